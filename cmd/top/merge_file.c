/* SPDX-License-Identifier: MIT */
/*
 * git's merge driver for the files of a community: cop merge-file %O %A %B %L %P. Whatever
 * cannot be merged by what it says goes to git's own merge by lines.
 */
#include <stdlib.h>
#include <unistd.h>

#include "base/enc.h"
#include "base/fs.h"
#include "base/proc.h"
#include "env.h"
#include "merge/merge.h"
#include "model/place.h"

/* git takes 1 to 128 for "conflicts", and would then go on with ours alone. */
#define FAILED 129

struct merge_file_opts {
	const char *base, *ours, *theirs;
	struct cop_words more; /* MARKER, PATH */
	const char *ours_name, *theirs_name;
	bool show;
};

static const struct cop_source *known_as(struct cop_env *env, const char *path,
					 const struct cop_source *src)
{
	struct cop_source *named = COP_NEW(env->arena, struct cop_source);

	*named = *src;
	if (path)
		named->path = path;
	return named;
}

static enum cop_code read_one(struct cop_env *env, const char *file, const char *path,
			      const struct cop_source **ret, struct cop_error *err)
{
	enum cop_code code =
		cop_fs_read_any(file, cop_yaml_any.bytes, env->arena, ret, err);

	if (!code)
		*ret = known_as(env, path, *ret);
	return code;
}

static bool is_there(const char *path)
{
	return access(path, F_OK) == 0;
}

/* Several records in one file are a stream where their folder has both (activity/). */
static const struct cop_record *kind_of(struct cop_env *env, const char *path,
					const struct cop_source *ours)
{
	struct cop_error ignored = { 0 };
	struct cop_node *root = NULL;
	bool seq = !cop_yaml_parse(env->arena, ours, &cop_yaml_any, &root, &ignored) &&
		   root && root->kind == COP_SEQ;

	return path ? cop_record_in_repository(path, seq, is_there) : NULL;
}

static unsigned marker_of(const struct merge_file_opts *o)
{
	long n = o->more.n ? strtol(o->more.at[0], NULL, 10) : 0;

	return n >= 1 && n <= 200 ? (unsigned)n : 7;
}

/* --- by lines --- */

static enum cop_code ask_git(struct cop_env *env, const struct merge_file_opts *o,
			     struct cop_buf *out, int *ret_conflicts,
			     struct cop_error *err)
{
	const char *const argv[] = { "git",
				     "merge-file",
				     "-p",
				     "-q",
				     cop_arena_printf(env->arena, "--marker-size=%u",
						      marker_of(o)),
				     "-L",
				     o->ours_name,
				     "-L",
				     "base",
				     "-L",
				     o->theirs_name,
				     "--",
				     o->ours,
				     o->base,
				     o->theirs,
				     NULL };
	struct cop_proc p = { .argv = argv, .in = COP_PROC_NULL, .out = COP_PROC_PIPE };
	enum cop_code code = cop_proc_run(&p, out, NULL, ret_conflicts, err);

	if (!code && *ret_conflicts > 127) {
		cop_fail(err, COP_E_REPO, "git cannot merge these files");
		code = cop_fail_hint(err, "git checkout --ours FILE, or --theirs");
	}
	if (code == COP_E_NOT_FOUND)
		cop_fail_hint(err, "install git");
	return code;
}

static enum cop_code by_lines(struct cop_env *env, const struct merge_file_opts *o,
			      const struct cop_merge_in *in, struct cop_merged *m,
			      struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_source *text = COP_NEW(env->arena, struct cop_source);
	int conflicts = 0;
	enum cop_code code = ask_git(env, o, &out, &conflicts, err);

	if (code)
		return code;
	*text = (struct cop_source){ in->ours->path, cop_buf_keep(&out, env->arena),
				     out.len };
	if (env->common.verbose)
		cop_say(env, "note: %s is merged by lines: %s", in->ours->path, m->doubt);
	cop_merge_by_lines(env->arena, in, text, (size_t)conflicts, m);
	if (m->doubt)
		cop_say(env,
			"note: %s: the merge by lines cannot be trusted (%s): both "
			"versions stand between markers",
			in->ours->path, m->doubt);
	return COP_OK;
}

static enum cop_code put(struct cop_env *env, const struct merge_file_opts *o,
			 const struct cop_source *text, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (!o->show)
		return cop_fs_replace_any(o->ours, text->text, text->len, err);
	cop_buf_add(&out, text->text, text->len);
	return cop_show_text(env, &out, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct merge_file_opts o = *(const struct merge_file_opts *)opts;
	struct cop_merge_in in = { .marker = marker_of(&o) };
	struct cop_merged m = { 0 };
	const char *path;
	enum cop_code code;

	path = o.more.n > 1 ? o.more.at[1] : NULL;
	o.ours_name = o.ours_name ? o.ours_name : "ours";
	o.theirs_name = o.theirs_name ? o.theirs_name : "theirs";
	in.ours_name = o.ours_name;
	in.theirs_name = o.theirs_name;
	if ((code = read_one(env, o.base, path, &in.base, err)) ||
	    (code = read_one(env, o.ours, path, &in.ours, err)) ||
	    (code = read_one(env, o.theirs, path, &in.theirs, err)))
		return code;
	in.kind = kind_of(env, path ? path : o.ours, in.ours);
	cop_merge(env->arena, &in, &m);
	if (m.doubt && (code = by_lines(env, &o, &in, &m, err)))
		return code;
	code = put(env, &o, m.text, err);
	if (!code && m.conflicts)
		err->code = code = COP_E_NO;
	return code;
}

#define AT(member) .offset = offsetof(struct merge_file_opts, member)
#define FILE_ARG(word, member, doc) \
	{ \
		.name = word, .min = 1, .max = 1, .kind = COP_OPT_WORD, AT(member), \
		.hint = COP_HINT_FILE, .help = doc \
	}

static const char *const examples[] = {
	"cop merge-file base.yaml ours.yaml theirs.yaml 7 roles/scribe.yaml",
	"cop merge-file base.yaml ours.yaml theirs.yaml --stdout", NULL
};
static const struct cop_opt options[] = {
	{ .kind = COP_OPT_FLAG,
	  .letter = 'p',
	  .name = "stdout",
	  .help = "print the result, leave OURS as it is",
	  AT(show) },
	{ .kind = COP_OPT_WORD,
	  .name = "ours-name",
	  .metavar = "NAME",
	  .help = "after the marker of our version",
	  .fallback = "ours",
	  AT(ours_name) },
	{ .kind = COP_OPT_WORD,
	  .name = "theirs-name",
	  .metavar = "NAME",
	  .help = "after the marker of their version",
	  .fallback = "theirs",
	  AT(theirs_name) },
};
static const struct cop_arg args[] = {
	FILE_ARG("BASE", base, "the version both come from"),
	FILE_ARG("OURS", ours, "our version; the result goes here"),
	FILE_ARG("THEIRS", theirs, "their version"),
	{ .name = "MARKER",
	  .min = 0,
	  .max = 2,
	  .kind = COP_OPT_WORD,
	  AT(more),
	  .help = "signs of a conflict marker; then the file's place in the repository, "
		  "which says what it holds" },
};

const struct cop_cmd cop_cmd_top_merge_file = {
	.summary = "merge three versions of a file by what it says",
	.rule = "git calls it once cop doctor --fix has registered it for this clone.",
	.help = "Records and keyed lists are merged by key, sets by value, prose by "
		"line; "
		"the\n"
		"rest as a whole. The text of OURS stays, with what THEIRS did put into "
		"it.\n"
		"What both changed in different ways stands between conflict markers, "
		"exit 1.\n"
		"Files that cannot be merged with certainty go to git's merge by lines, "
		"and\n"
		"where that does not say what both sides mean, both stand between "
		"markers.\n"
		"Where the work cannot be done at all: exit 129, so that git stops.",
	.examples = examples,
	.see = "cop doctor --fix; cop help merging",
	.needs = COP_NO_COMMUNITY,
	.opts_size = sizeof(struct merge_file_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.failed = FAILED,
	.run = run,
};
