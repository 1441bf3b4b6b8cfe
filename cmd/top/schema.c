/* SPDX-License-Identifier: MIT */
/* JSON Schema of the files, for editors and for checks by others. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/fs.h"
#include "base/near.h"
#include "env.h"
#include "schema/schema.h"

struct opts {
	const char *kind;
	bool all;
};

static enum cop_code find_kind(const char *word, const struct cop_record **ret,
			       struct cop_error *err)
{
	struct cop_near near = { .typed = word };

	for (unsigned k = 0; k < cop_kind_count; k++) {
		const struct cop_record *r = cop_records[k];

		if (strcmp(word, r->name) == 0 || strcmp(word, r->plural) == 0) {
			*ret = r;
			return COP_OK;
		}
		cop_near_try(&near, r->name);
	}
	cop_fail(err, COP_E_USAGE, "no kind of record '%s'", word);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'?", near.best);
	return cop_fail_hint(err, "cop schema lists them");
}

static enum cop_code list_kinds(struct cop_env *env, struct cop_error *err)
{
	static const struct cop_column columns[] = {
		{ "kind", NULL, 0 },
		{ "where", NULL, 0 },
		{ "fields", NULL, COP_COL_RIGHT },
		{ "what", NULL, 0 },
	};
	struct cop_doc *doc = cop_doc_new(env->arena, "cop.schema-list/1");
	struct cop_table *t =
		cop_doc_table(doc, NULL, "items", columns, COP_COUNT(columns));

	for (unsigned k = 0; k < cop_kind_count; k++) {
		const struct cop_record *r = cop_records[k];
		struct cop_value *row = cop_table_row(t);

		row[0] = cop_v_word(r->name);
		row[1] = cop_v_word(
			r->shape == COP_SHAPE_FILE
				? r->where
				: cop_arena_printf(env->arena, "%s/*.yaml", r->where));
		row[2] = cop_v_num((double)cop_schema_count(r->schema));
		row[3] = cop_v_word(r->schema->doc);
	}
	return cop_show(env, doc, err);
}

static enum cop_code write_one(struct cop_env *env, const struct cop_record *r,
			       const char *path, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf json = { 0 };
	enum cop_code code;

	cop_schema_json(&json, r);
	code = cop_fs_replace_any(path, cop_buf_str(&json), json.len, err);
	if (!code)
		cop_say(env, "wrote %s (draft-07, %zu fields)", path,
			cop_schema_count(r->schema));
	return code;
}

static enum cop_code write_all(struct cop_env *env, struct cop_error *err)
{
	const char *dir = env->common.output;
	enum cop_code code = COP_OK;

	if (!dir) {
		cop_fail(err, COP_E_USAGE, "--all needs a folder to write to");
		return cop_fail_hint(err, "cop schema --all -o DIR");
	}
	if (mkdir(dir, 0777) && errno != EEXIST)
		return cop_fail_os(err, errno, "make", dir);
	for (unsigned k = 0; k < cop_kind_count && !code; k++)
		code = write_one(env, cop_records[k],
				 cop_arena_printf(env->arena, "%s/%s.schema.json", dir,
						  cop_records[k]->name),
				 err);
	return code;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf json = { 0 };
	const struct opts *o = opts;
	const char *path = env->common.output;
	const struct cop_record *r;
	enum cop_code code;

	if (o->all)
		return write_all(env, err);
	if (!o->kind)
		return list_kinds(env, err);
	if ((code = find_kind(o->kind, &r, err)))
		return code;
	if (path && strcmp(path, "-") != 0)
		return write_one(env, r, path, err);
	cop_schema_json(&json, r);
	return cop_show_text(env, &json, err);
}

static const char *const examples[] = { "cop schema", "cop schema role -o role.json",
					"cop schema --all -o .schemas", NULL };

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_FLAG,
	  .name = "all",
	  .help = "every kind, each as a file in the folder of -o",
	  .offset = offsetof(struct opts, all) },
};

static const struct cop_arg args[] = {
	{ .name = "KIND",
	  .min = 0,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, kind),
	  .hint = COP_HINT_SCHEMA,
	  .help = "role, member, charter ...: cop schema lists them" },
};

const struct cop_cmd cop_cmd_top_schema = {
	.summary = "fields of the files, as JSON Schema",
	.rule = "Draft-07, so that every editor understands it.",
	.help = "An editor that knows the schema completes fields and marks mistakes\n"
		"while you type. The files themselves need not name it.",
	.examples = examples,
	.see = "cop check; cop help files",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.schema-list/1",
	.needs = COP_NO_COMMUNITY,
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
