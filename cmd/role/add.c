/* SPDX-License-Identifier: MIT */
#include "role.h"

#include <string.h>

#include "base/near.h"
#include "model/catalogue.h"

struct opts {
	const struct cop_str *title;
	const char *standard;
	struct cop_given given;
};

static bool given(const struct opts *o, const char *path)
{
	for (size_t i = 0; i < o->given.n; i++) {
		if (strcmp(o->given.at[i].path, path) == 0)
			return true;
	}
	return false;
}

static struct cop_node *today_node(struct cop_env *env)
{
	char day[COP_DATE_TEXT];

	return cop_make_bare(env->arena, cop_date_text(cop_day(env), day));
}

static bool is_kind(const struct opts *o, const char *kind)
{
	for (size_t i = 0; i < o->given.n; i++) {
		if (strcmp(o->given.at[i].path, "kind") == 0)
			return cop_str_is(o->given.at[i].text, kind);
	}
	return strcmp(kind, "role") == 0;
}

static bool is_council(const struct opts *o)
{
	return is_kind(o, "council");
}

/* Purpose and first duty make a definition; of all but roles the purpose alone does. */
static bool is_defined(const struct opts *o)
{
	return given(o, "purpose") && (given(o, "duties") || !is_kind(o, "role"));
}

/* A definition has a day; a council begins. */
static enum cop_code add_dates(struct cop_env *env, struct cop_change *c, const char *id,
			       const struct opts *o, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	if (is_council(o) && !given(o, "from"))
		code = cop_change_put(c, &cop_record_role, id, "from", today_node(env),
				      err);
	if (!code && is_defined(o))
		code = cop_change_put(c, &cop_record_role, id, "defined", today_node(env),
				      err);
	return code;
}

static enum cop_code add_own(struct cop_env *env, const struct opts *o,
			     struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_node *root = cop_make_map(env->arena, COP_BLOCK);
	struct cop_change *c = cop_begin(env);
	const char *id;
	enum cop_code code;

	if (is_council(o) && !given(o, "to")) {
		cop_fail(err, COP_E_USAGE, "a council needs the day by which it answers");
		return cop_fail_hint(err, "--to DATE");
	}
	code = cop_noun_new_id(env, o->title, NULL, &id, err);
	if (code)
		return code;
	cop_make_put(env->arena, root, "title", cop_make_text(env->arena, o->title));
	if (!given(o, "kind"))
		cop_make_put(env->arena, root, "kind", cop_make_bare(env->arena, "role"));
	code = cop_change_create(c, &cop_record_role, id, root, err);
	if (!code)
		code = cop_noun_given(env, c, id, &o->given, err);
	if (!code)
		code = add_dates(env, c, id, o, err);
	if (code)
		return code;
	cop_buf_text(&subject, "role: ");
	cop_subject_text(&subject, o->title);
	cop_buf_text(&subject, is_defined(o) ? " defined" : " added");
	for (size_t i = 0; i < o->given.n; i++) {
		if (strcmp(o->given.at[i].path, "to") == 0) {
			struct cop_node *day;

			code = cop_value_typed(env->arena, o->given.at[i].field,
					       o->given.at[i].text, env->today, &day,
					       err);
			if (code)
				return code;
			cop_buf_text(&subject, ", until ");
			cop_subject_text(&subject, day->value);
		}
	}
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

/* --- from the catalogue --- */

static bool wanted(const struct cop_role *r, const char *word)
{
	return strcmp(word, "all") == 0 || strcmp(word, r->rec.id) == 0 ||
	       strcmp(word, cop_enum_word(&cop_enum_importance, (int)r->importance)) == 0;
}

static enum cop_code add_one(struct cop_env *env, struct cop_change *c, const char *id,
			     const struct opts *o, struct cop_error *err)
{
	struct cop_role *r = cop_catalogue_role(env->arena, id);
	struct cop_node *root;
	enum cop_code code;

	r->defined = cop_day(env);
	if (o->title)
		r->title = o->title;
	if (r->reports_to &&
	    !(cop_community_what(env->community, r->reports_to) & COP_REF_ROLE))
		r->reports_to = NULL;
	root = cop_schema_emit(env->arena, &cop_schema_role, r, COP_BLOCK);
	code = cop_change_create(c, &cop_record_role, id, root, err);
	return code ? code : cop_noun_given(env, c, id, &o->given, err);
}

static enum cop_code no_such_standard(const struct cop_items *roles, const char *word,
				      struct cop_error *err)
{
	struct cop_near near = { .typed = word };

	for (size_t i = 0; i < roles->n; i++)
		cop_near_try(&near, roles->at[i].id);
	cop_fail(err, COP_E_NOT_FOUND, "the catalogue has no role '%s'", word);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'?", near.best);
	return cop_fail_hint(err, "cop role list --standard");
}

static enum cop_code add_standard(struct cop_env *env, const struct opts *o,
				  struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_items roles = cop_catalogue_roles(env->arena);
	struct cop_change *c = cop_begin(env);
	size_t n = 0, known = 0;
	enum cop_code code = COP_OK;

	cop_buf_text(&subject, "role: ");
	for (size_t i = 0; i < roles.n && !code; i++) {
		const struct cop_role *r = roles.at[i].rec;

		if (!wanted(r, o->standard))
			continue;
		known++;
		if (cop_role_of(env->community, r->rec.id))
			continue;
		code = add_one(env, c, r->rec.id, o, err);
		if (n++ < 4) {
			cop_buf_text(&subject, n > 1 ? ", " : "");
			cop_subject_text(&subject, o->title ? o->title : r->title);
		}
	}
	if (code)
		return code;
	if (!known)
		return no_such_standard(&roles, o->standard, err);
	if (known > 1 && o->title) {
		cop_fail(err, COP_E_USAGE, "one title does not fit %zu roles", known);
		return cop_fail_hint(err, "cop role add --standard %s", o->standard);
	}
	if (!n && known == 1)
		cop_say(env, "note: the role '%s' is there already: cop role edit %s",
			o->standard, o->standard);
	if (n > 4)
		cop_buf_printf(&subject, " and %zu more", n - 4);
	cop_buf_text(&subject, " defined, from the catalogue");
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;

	if (o->standard)
		return add_standard(env, o, err);
	if (o->title)
		return add_own(env, o, err);
	cop_fail(err, COP_E_USAGE, "a role needs a title");
	return cop_fail_hint(
		err,
		"cop role add \"Scribe\", or --standard NAME: cop role list --standard");
}

static const char *const examples[] = { "cop role add Scribe --purpose \"Keeps our "
					"memory\" --duties \"Writes the minutes\"",
					"cop role add --standard km-advisor",
					"cop role add \"Forms council\" --kind council "
					"--purpose \"Which form?\" --to eoq",
					NULL };

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_WORD,
	  .name = "standard",
	  .metavar = "NAME",
	  .help = "take it from the catalogue: an id, required, recommended or all",
	  .offset = offsetof(struct opts, standard) },
	{ .kind = COP_OPT_FIELD,
	  .field = "kind",
	  .offset = offsetof(struct opts, given),
	  .fallback = "role" },
	{ .kind = COP_OPT_FIELD,
	  .field = "importance",
	  .offset = offsetof(struct opts, given),
	  .fallback = "optional" },
	{ .kind = COP_OPT_FIELD,
	  .field = "purpose",
	  .offset = offsetof(struct opts, given) },
	{ .kind = COP_OPT_FIELD,
	  .field = "duties",
	  .metavar = "TEXT",
	  .help = "what the holders do; may be repeated",
	  .flags = COP_OPT_REPEAT,
	  .offset = offsetof(struct opts, given) },
	{ .kind = COP_OPT_FIELD,
	  .field = "skills",
	  .metavar = "SKILL,...",
	  .flags = COP_OPT_COMMA,
	  .offset = offsetof(struct opts, given) },
	{ .kind = COP_OPT_FIELD,
	  .field = "phases",
	  .metavar = "PHASE,...",
	  .flags = COP_OPT_COMMA,
	  .offset = offsetof(struct opts, given) },
	{ .kind = COP_OPT_FIELD,
	  .field = "hours_per_week",
	  .offset = offsetof(struct opts, given) },
	{ .kind = COP_OPT_FIELD,
	  .field = "cost",
	  .offset = offsetof(struct opts, given) },
	{ .kind = COP_OPT_FIELD,
	  .field = "reports_to",
	  .metavar = "ROLE",
	  .hint = COP_HINT_ROLE,
	  .offset = offsetof(struct opts, given) },
	{ .kind = COP_OPT_FIELD,
	  .field = "seats.min",
	  .offset = offsetof(struct opts, given) },
	{ .kind = COP_OPT_FIELD,
	  .field = "seats.usual",
	  .offset = offsetof(struct opts, given) },
	{ .kind = COP_OPT_FIELD,
	  .field = "seats.max",
	  .offset = offsetof(struct opts, given) },
	{ .kind = COP_OPT_FIELD,
	  .field = "term",
	  .offset = offsetof(struct opts, given) },
	{ .kind = COP_OPT_FIELD,
	  .field = "from",
	  .offset = offsetof(struct opts, given) },
	{ .kind = COP_OPT_FIELD, .field = "to", .offset = offsetof(struct opts, given) },
};

static const struct cop_arg args[] = {
	{ .name = "TITLE",
	  .min = 0,
	  .max = 1,
	  .kind = COP_OPT_TEXT,
	  .offset = offsetof(struct opts, title),
	  .help = "what people call it" },
};

const struct cop_cmd cop_cmd_role_add = {
	.summary = "define a role, group, council or project",
	.rule = "Purpose and one duty make a definition; then it can be assigned.",
	.examples = examples,
	.see = "cop role assign, cop role set, cop role list --standard",
	.needs = COP_WRITES | COP_DATED | COP_NAMES_NEW | COP_CITES | COP_TAKES_FILE,
	.record = &cop_record_role,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
