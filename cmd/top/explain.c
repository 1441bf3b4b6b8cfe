/* SPDX-License-Identifier: MIT */
#include "explain.h"

#include <string.h>

#include "base/near.h"
#include "model/community.h"
#include "rules/rule.h"

struct opts {
	const char *what;
};

static const struct cop_arg args[] = {
	{ "RULE|PATH|THING", 0, 1, COP_OPT_WORD, offsetof(struct opts, what),
	  COP_HINT_RULE,
	  "a rule, as it stands in brackets behind a finding; a place in a file; a "
	  "thing" },
};

static const char *const examples[] = { "cop explain term-ended",
					"cop explain charter.scope.out",
					"cop explain role.duties",
					"cop explain clinic",
					"cop explain participation-rate --period 90d",
					"cop explain",
					NULL };

static const struct cop_column columns[] = {
	{ "rule", NULL, 0 },
	{ "level", NULL, 0 },
	{ "title", "what it looks for", 0 },
};

/* "error", or "info / warning / warning" where it depends on the age. */
static const char *level_words(struct cop_arena *a, const struct cop_rule_id *id)
{
	const char *pre = cop_severity_word((enum cop_severity)id->pre);
	const char *young = cop_severity_word((enum cop_severity)id->young);
	const char *established = cop_severity_word((enum cop_severity)id->established);

	if (id->pre == id->young && id->young == id->established)
		return established;
	return cop_arena_printf(a, "%s / %s / %s", pre, young, established);
}

static enum cop_code list(struct cop_env *env, struct cop_error *err)
{
	struct cop_doc *doc = cop_doc_new(env->arena, "cop.explain-list/1");
	struct cop_table *t =
		cop_doc_table(doc, NULL, "items", columns, COP_COUNT(columns));
	const struct cop_rule *r;

	for (size_t i = 0; (r = cop_rules_at(i)) != NULL; i++) {
		struct cop_value *row = cop_table_row(t);

		row[0] = cop_v_word(r->id->id);
		row[1] = cop_v_word(level_words(env->arena, r->id));
		row[2] = cop_v_word(r->id->title);
	}
	return cop_show(env, doc, err);
}

/* Neither a rule nor, where there is a community, anything in it. */
static enum cop_code unknown(struct cop_env *env, const char *what, struct cop_error *err)
{
	struct cop_near near = { .typed = what };
	const struct cop_rule *r;

	for (size_t i = 0; (r = cop_rules_at(i)) != NULL; i++)
		cop_near_try(&near, r->id->id);
	if (near.best || !env->community || !err->hint[0]) {
		*err = (struct cop_error){ 0 };
		cop_fail(err, COP_E_NOT_FOUND,
			 env->community ? "no rule, path or thing '%s'" : "no rule '%s'",
			 what);
	}
	if (near.best)
		return cop_fail_hint(err, "did you mean 'cop explain %s'?", near.best);
	return err->hint[0] ? err->code
			    : cop_fail_hint(err, "cop explain lists the rules");
}

static enum cop_code other_than_rule(struct cop_env *env, const char *what,
				     struct cop_error *err)
{
	struct explain_path path;
	struct cop_error why = { 0 };
	enum cop_code code;

	if (explain_path_find(env, what, &path))
		return explain_path_show(env, &path, err);
	code = env->community ? explain_thing(env, what, &why) : COP_E_NOT_FOUND;
	if (code != COP_E_NOT_FOUND) {
		if (code)
			*err = why;
		return code;
	}
	*err = why;
	return unknown(env, what, err);
}

/* The community's own limit, where it has set one. */
static bool is_set(const struct cop_env *env, const char *id)
{
	const struct cop_cop *cop = env->community ? env->community->cop : NULL;

	for (size_t i = 0; cop && i < cop->thresholds.n; i++) {
		if (cop->thresholds.at[i].id && strcmp(cop->thresholds.at[i].id, id) == 0)
			return true;
	}
	return false;
}

static double limit_of(const struct cop_env *env, const struct cop_limit *l)
{
	return env->community ? cop_threshold(env->community, l->id, l->fallback)
			      : l->fallback;
}

static struct cop_value limits(struct cop_env *env, const struct cop_rule *r)
{
	struct cop_value all = cop_v_list();

	for (size_t i = 0; i < COP_COUNT(r->limits) && r->limits[i].id; i++) {
		const struct cop_limit *l = &r->limits[i];
		struct cop_value one = cop_v_map();

		cop_v_put(env->arena, &one, "id", cop_v_word(l->id));
		cop_v_put(env->arena, &one, "value", cop_v_num(limit_of(env, l)));
		cop_v_put(env->arena, &one, "unit", cop_v_word(l->unit));
		cop_v_put(env->arena, &one, "default", cop_v_num(l->fallback));
		cop_v_put(env->arena, &one, "source",
			  cop_v_word(is_set(env, l->id) ? "cop.yaml" : "default"));
		cop_v_push(env->arena, &all, one);
	}
	return all;
}

static struct cop_doc *document(struct cop_env *env, const struct cop_rule *r)
{
	struct cop_doc *doc = cop_doc_new(env->arena, "cop.explain/1");
	struct cop_arena *a = env->arena;
	struct cop_value level = cop_v_map(), threshold = limits(env, r);

	cop_v_put(a, &level, "pre",
		  cop_v_word(cop_severity_word((enum cop_severity)r->id->pre)));
	cop_v_put(a, &level, "young",
		  cop_v_word(cop_severity_word((enum cop_severity)r->id->young)));
	cop_v_put(a, &level, "established",
		  cop_v_word(cop_severity_word((enum cop_severity)r->id->established)));
	cop_v_put(a, &doc->head, "rule", cop_v_word(r->id->id));
	cop_v_put(a, &doc->head, "title", cop_v_word(r->id->title));
	cop_v_put(a, &doc->head, "definition", cop_v_word(r->id->explain));
	cop_v_put(a, &doc->head, "level", level);
	if (threshold.u.list.n)
		cop_v_put(a, &doc->head, "thresholds", threshold);
	cop_v_put(a, &doc->head, "hint", cop_v_word(r->id->hint));
	return doc;
}

/* Words of ours, broken into lines of at most 76 columns. */
static void put_wrapped(struct cop_buf *out, const char *text)
{
	size_t column = 0;

	while (*text) {
		size_t len = strcspn(text, " ");

		if (column && column + 1 + len > 76) {
			cop_buf_char(out, '\n');
			column = 0;
		}
		cop_buf_text(out, column ? " " : "");
		cop_buf_add(out, text, len);
		column += len + (column ? 1 : 0);
		text += len;
		text += strspn(text, " ");
	}
	cop_buf_char(out, '\n');
}

static void put_levels(struct cop_env *env, const struct cop_rule *r, struct cop_buf *out)
{
	static const char *const ages[] = { "before the launch", "young", "established" };
	const unsigned char levels[] = { r->id->pre, r->id->young, r->id->established };
	bool same = levels[0] == levels[1] && levels[1] == levels[2];

	cop_buf_text(out, "level      ");
	for (size_t i = 0; i < COP_COUNT(ages) && !same; i++)
		cop_buf_printf(out, "%s%s %s", i ? ", " : "",
			       cop_severity_word((enum cop_severity)levels[i]), ages[i]);
	cop_buf_printf(out, "%s\n",
		       same ? cop_severity_word((enum cop_severity)levels[0]) : "");
	if (!same && env->community)
		cop_buf_printf(out, "           this community is %s\n",
			       cop_community_age(env->community) == COP_AGE_PRE
				       ? "not launched yet"
			       : cop_community_age(env->community) == COP_AGE_YOUNG
				       ? "young"
				       : "established");
}

static void put_limits(struct cop_env *env, const struct cop_rule *r, struct cop_buf *out)
{
	for (size_t i = 0; i < COP_COUNT(r->limits) && r->limits[i].id; i++) {
		const struct cop_limit *l = &r->limits[i];

		cop_buf_printf(out, "threshold  %s: ", l->id);
		cop_num_write(out, limit_of(env, l));
		cop_buf_printf(out, " %s", l->unit);
		if (is_set(env, l->id)) {
			cop_buf_text(out, ", set in cop.yaml (default ");
			cop_num_write(out, l->fallback);
			cop_buf_char(out, ')');
		} else {
			cop_buf_text(out,
				     ", the default; thresholds in cop.yaml change it");
		}
		cop_buf_char(out, '\n');
	}
}

static void put_text(struct cop_env *env, const struct cop_rule *r, struct cop_buf *out)
{
	cop_buf_printf(out, "%s: %s\n\n", r->id->id, r->id->title);
	put_wrapped(out, r->id->explain);
	cop_buf_char(out, '\n');
	put_levels(env, r, out);
	put_limits(env, r, out);
	if (r->id->hint)
		cop_buf_printf(out, "hint       %s\n", r->id->hint);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const struct opts *o = opts;
	const struct cop_rule *r;

	if (!o->what)
		return list(env, err);
	r = cop_rules_find(o->what);
	if (!r || (env->community && cop_noun_what(env, o->what) & COP_REF_ANY))
		return other_than_rule(env, o->what, err);
	if (env->format == cop_format_json)
		return cop_show(env, document(env, r), err);
	put_text(env, r, &out);
	return cop_show_text(env, &out, err);
}

const struct cop_cmd cop_cmd_top_explain = {
	.summary = "where a figure comes from; what a rule or a field is for",
	.help = "Of a rule: what it looks for, why that matters, how bad it is at which "
		"age of a\n"
		"community, and which limits of it can be changed in cop.yaml. Without a "
		"word it\n"
		"lists all of them.\n\n"
		"Of a path: what the field is for, the question it answers, what may "
		"stand there,\n"
		"what stands there now and in which line, and the command that changes "
		"it. It\n"
		"begins with a file, a kind or a thing: charter.scope.out, role.duties, "
		"clinic.due.\n\n"
		"Of a figure: what it counts over which days (--period), in which lines "
		"of "
		"which\n"
		"files, what it is held against, and the command that changes that.\n\n"
		"Of a thing: what it is, where it stands, what names it and what is "
		"found about it.",
	.examples = examples,
	.see = "cop check, cop schema, cop accept",
	.formats = "text json md",
	.document = "cop.explain/1",
	.needs = COP_MAYBE_COMMUNITY | COP_NEED(member) | COP_SPANS,
	.opts_size = sizeof(struct opts),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
