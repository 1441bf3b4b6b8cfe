/* SPDX-License-Identifier: MIT */
#include "role.h"

#include <string.h>

static bool sets(const struct cop_words *pairs, const char *field)
{
	size_t len = strlen(field);

	for (size_t i = 0; i + 1 < pairs->n; i += 2) {
		if (strncmp(pairs->at[i], field, len) == 0 &&
		    (!pairs->at[i][len] || strchr("+.", pairs->at[i][len])) &&
		    pairs->at[i + 1][0])
			return true;
	}
	return false;
}

/* The `set` that completes purpose and first duty dates the definition. */
static enum cop_code date_definition(struct cop_env *env, struct cop_change *c,
				     const struct cop_role *r,
				     const struct cop_noun_set *o, struct cop_error *err)
{
	char day[COP_DATE_TEXT];
	bool purpose = r->purpose || sets(&o->pairs, "purpose");
	bool duties = r->duties.n || sets(&o->pairs, "duties") ||
		      r->kind != cop_role_kind_role;

	if (r->defined.day || sets(&o->pairs, "defined") || !purpose || !duties ||
	    cop_role_defined(r))
		return COP_OK;
	return cop_change_put(c, &cop_record_role, r->rec.id, "defined",
			      cop_make_bare(env->arena, cop_date_text(cop_day(env), day)),
			      err);
}

/* The day that closes it as typed; zero: it is not set, or no day. */
static struct cop_date closing_day(struct cop_env *env, const struct cop_noun_set *o)
{
	struct cop_date day = { 0 };
	struct cop_error ignored = { 0 };

	for (size_t i = 0; i + 1 < o->pairs.n; i += 2) {
		if (strcmp(o->pairs.at[i], "closed") == 0 &&
		    cop_date_read(o->pairs.at[i + 1], env->today, COP_DATE_END, &day,
				  &ignored))
			day.day = 0;
	}
	return day;
}

/* The last day of a council is the last day of its holders too. */
static enum cop_code end_holders(struct cop_env *env, struct cop_change *c,
				 const struct cop_role *r, const struct cop_noun_set *o,
				 struct cop_error *err)
{
	struct cop_date last = closing_day(env, o);
	char from[COP_DATE_TEXT], day[COP_DATE_TEXT];
	enum cop_code code = COP_OK;

	for (size_t i = 0; last.day && i < r->holders.n && !code; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (!h->member || h->from.day > last.day ||
		    (h->to.day && h->to.day <= last.day))
			continue;
		code = cop_change_put(
			c, &cop_record_role, r->rec.id,
			cop_arena_printf(env->arena, "holders.%s.%s.to", h->member,
					 cop_date_text(h->from, from)),
			cop_make_bare(env->arena, cop_date_text(last, day)), err);
	}
	return code;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_set *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	const struct cop_item *item;
	const struct cop_role *r;
	enum cop_code code = cop_role_find(env, o->thing, &item, &r, err);

	if (!code)
		code = cop_noun_set_pairs(env, c, item->id, o, err);
	if (!code)
		code = date_definition(env, c, r, o, err);
	if (!code)
		code = end_holders(env, c, r, o, err);
	if (code)
		return code;
	cop_buf_text(&subject, "role: ");
	cop_subject_text(&subject, r->title);
	if (sets(&o->pairs, "closed")) {
		cop_buf_text(&subject, " is closed");
	} else {
		cop_buf_text(&subject, ": ");
		cop_noun_say(env, &subject, &o->pairs);
	}
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static const char *const examples[] = {
	"cop role set community-manager hours_per_week 4",
	"cop role set scribe duties+ \"Writes the minutes\"",
	"cop role set letter-council closed today output \"The short version\"", NULL
};

static const struct cop_arg args[] = {
	COP_NOUN_THING("ROLE", ROLE, cop_noun_set, thing),
	{ .name = "PATH VALUE",
	  .min = 1,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_set, pairs),
	  .hint = COP_HINT_PATH,
	  .help = "fields and their new values; \"\" clears" },
};

const struct cop_cmd cop_cmd_role_set = {
	.summary = "change fields of a role",
	.rule = "A path that ends in + appends to a list; \"\" clears a field.",
	.examples = examples,
	.see = "cop role edit, cop role assign; cop help paths",
	.needs = COP_WRITES | COP_DATED | COP_CITES | COP_TAKES_FILE | COP_MAY_REMOVE,
	.record = &cop_record_role,
	.document = "cop.change/1",
	.opts_size = sizeof(struct cop_noun_set),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
