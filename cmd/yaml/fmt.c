/* SPDX-License-Identifier: MIT */
#include "yaml_file.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "schema/tidy.h"
#include "store/diff.h"
#include "store/store.h"

struct opts {
	struct cop_words files;
	bool dry_run, check;
};

struct file {
	const char *path; /* as typed */
	const struct cop_source *before, *after;
};

static bool is_list(struct cop_env *env, const struct cop_source *src)
{
	struct cop_error ignored = { 0 };
	struct cop_node *root = NULL;

	return !cop_yaml_parse(env->arena, src, &cop_yaml_any, &root, &ignored) && root &&
	       root->kind == COP_SEQ;
}

/* The community is the one that the file is in, wherever the command was started. */
static const struct cop_schema *schema_of(struct cop_env *env, const struct file *f)
{
	struct cop_store *store = NULL;
	struct cop_error ignored = { 0 };
	const struct cop_record *record = NULL;
	char real[PATH_MAX], *slash;
	const char *root;
	size_t len;

	if (!realpath(f->path, real))
		return NULL;
	slash = strrchr(real, '/');
	*slash = '\0';
	if (cop_store_open(env->arena, *real ? real : "/", &store, &ignored))
		return NULL;
	*slash = '/';
	root = cop_store_root(store);
	len = strlen(root);
	if (strncmp(real, root, len) == 0 && real[len] == '/')
		record = cop_record_of_path(real + len + 1, is_list(env, f->before));
	cop_store_close(&store);
	return record ? record->schema : NULL;
}

static enum cop_code lay_out(struct cop_env *env, struct file *f, struct cop_error *err)
{
	enum cop_code code =
		cop_fs_read_any(f->path, cop_yaml_any.bytes, env->arena, &f->before, err);

	return code ? code
		    : cop_schema_tidy(env->arena, schema_of(env, f), f->before, &f->after,
				      err);
}

static enum cop_code write_back(struct cop_env *env, const struct file *f,
				struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (strcmp(f->path, "-") == 0) {
		cop_buf_add(&out, f->after->text, f->after->len);
		return cop_show_text(env, &out, err);
	}
	return f->after == f->before
		       ? COP_OK
		       : cop_fs_replace_any(f->path, f->after->text, f->after->len, err);
}

/* The diffs, or the names, of what would change. */
static enum cop_code report(struct cop_env *env, const struct opts *o,
			    const struct file *files, size_t n, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	bool changes = false;
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < n; i++) {
		if (files[i].after == files[i].before)
			continue;
		changes = true;
		if (o->dry_run)
			cop_diff(&out, files[i].path, files[i].before, files[i].after);
		else
			cop_buf_printf(&out, "%s\n", files[i].path);
	}
	if (out.len)
		code = cop_show_text(env, &out, err);
	return code ? code : o->check && changes ? COP_E_NO : COP_OK;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct file *files = COP_NEW_N(env->arena, struct file, o->files.n);
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < o->files.n && !code; i++) {
		files[i].path = o->files.at[i];
		code = lay_out(env, &files[i], err);
	}
	if (code)
		return code;
	if (o->dry_run || o->check)
		return report(env, o, files, o->files.n, err);
	for (size_t i = 0; i < o->files.n && !code; i++)
		code = write_back(env, &files[i], err);
	return code;
}

static const char *const examples[] = { "cop yaml fmt roles/*.yaml charter.yaml",
					"cop yaml fmt -n plan/clinic.yaml",
					"cop yaml fmt --check */*.yaml *.yaml", NULL };

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_FLAG,
	  .name = "check",
	  .help = "write nothing, name what would change, exit 1",
	  .offset = offsetof(struct opts, check) },
	{ .kind = COP_OPT_FLAG,
	  .letter = 'n',
	  .name = "dry-run",
	  .help = "show the diff, write nothing",
	  .offset = offsetof(struct opts, dry_run) },
};

static const struct cop_arg args[] = {
	{ .name = "FILE",
	  .min = 1,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, files),
	  .hint = COP_HINT_FILE,
	  .help = "any YAML files; - is standard input" },
};

const struct cop_cmd cop_cmd_yaml_fmt = {
	.summary = "put sets in order and mend the spacing, nothing else",
	.rule = "All of the files, or none where one cannot be read or mended safely.",
	.help = "In a file of a community, lists whose order means nothing (sets) and\n"
		"those that are kept by a key are put in order, so that cop check calls\n"
		"them sorted. The file's folder says which these are. An entry takes\n"
		"along the comments on its lines, those right above it in its column,\n"
		"and those right below it that stand further in; the comment on top of\n"
		"a file stays there. Lists in their author's order, histories and keys\n"
		"stay as they are. Of any other YAML file only the spacing is mended.\n"
		"\n"
		"Spacing is: two columns from a mapping to the one inside it, and from\n"
		"a key to the dashes of its list; one blank after a dash, a colon and a\n"
		"comma, none before them, none inside the ends of [ ] and { }; no\n"
		"blanks at the ends of lines; one empty line where there are more, none\n"
		"at the start and the end of the file; a line end after the last line.\n"
		"The blanks before a comment on its line stay, and so do quotes, line\n"
		"breaks, CRLF, a byte order mark, and the words of comments and texts.\n"
		"\n"
		"The result is read again and has to mean the same. What cannot be done\n"
		"safely is refused with its place, and then no file is written. With\n"
		"--check the exit status is 1 where a file would change; with -n too,\n"
		"the diffs are shown in place of the names.",
	.examples = examples,
	.see = "cop check, cop yaml set; cop help files",
	.needs = COP_NO_COMMUNITY,
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
