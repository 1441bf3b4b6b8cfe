/* SPDX-License-Identifier: MIT */
#include "role.h"
#include "role_term.h"

struct opts {
	const char *role;
	struct cop_words members;
	struct cop_role_opts term;
};

static enum cop_code prepare(struct cop_env *env, struct opts *o, struct cop_role_term *t,
			     struct cop_error *err)
{
	enum cop_code code = cop_role_find(env, o->role, &t->item, &t->role, err);

	if (code)
		cop_noun_swapped(env, "assign", o->role, &o->members, err);
	if (!code)
		code = cop_role_term_read(env, &o->term, t->item, t, err);
	if (!code)
		code = cop_noun_whos(env, &o->members, false, err);
	for (size_t i = 0; i < o->members.n && !code; i++)
		code = cop_role_term_fits(env, t, o->members.at[i],
					  cop_role_opt(&o->term, "stands_in_for") != NULL,
					  err);
	return code;
}

static void say_who(struct cop_env *env, const struct opts *o,
		    const struct cop_role_term *t, struct cop_buf *subject)
{
	bool group = t->role->kind != cop_role_kind_role;
	struct cop_date end = group ? t->to : cop_role_term_end(t);
	char day[COP_DATE_TEXT];

	cop_buf_text(subject, "role: ");
	if (group && o->members.n > 1)
		cop_buf_printf(subject, "%zu people join ", o->members.n);
	else
		cop_subject_whos(env, subject, o->members.at, o->members.n);
	if (cop_role_opt(&o->term, "stands_in_for"))
		cop_buf_text(subject,
			     o->members.n > 1 ? " stand in as " : " stands in as ");
	else if (!group)
		cop_buf_text(subject, o->members.n > 1 ? " become " : " becomes ");
	else if (o->members.n == 1)
		cop_buf_text(subject, o->term.lead ? " leads " : " joins ");
	cop_subject_text(subject, t->role->title);
	if (t->from.day > env->today.day)
		cop_buf_printf(subject, " from %s", cop_date_text(t->from, day));
	if (end.day)
		cop_buf_printf(subject, " until %s", cop_date_text(end, day));
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct opts o = *(const struct opts *)opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	struct cop_role_term t = { 0 };
	enum cop_code code = prepare(env, &o, &t, err);

	for (size_t i = 0; i < o.members.n && !code; i++) {
		struct cop_node *holder;

		code = cop_role_term_line(env, &o.term, &t, o.members.at[i], &holder,
					  err);
		if (!code)
			code = cop_change_put(c, &cop_record_role, t.item->id, "holders+",
					      holder, err);
	}
	if (code)
		return code;
	say_who(env, &o, &t, &subject);
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static const char *const examples[] = {
	"cop role assign community-manager ana-silva --hours-per-week 4",
	"cop role assign sponsor \"Mary Chen\" --to 2027-12-31 -m \"Agreed by the "
	"board\"",
	"cop role assign technical-expert cam-ito --stands-in-for dee-park --to +6mo",
	NULL
};

static const struct cop_opt options[] = { COP_ROLE_TERM_OPTIONS(struct opts) };

static const struct cop_arg args[] = { COP_ROLE_HOLDERS(struct opts) };

const struct cop_cmd cop_cmd_role_assign = {
	.summary = "give a role to one or more members, for a term",
	.rule = "A role is defined before it is given: it needs a purpose and one duty.",
	.examples = examples,
	.see = "cop role handover, cop role release, cop role show; cop help dates",
	.needs = COP_WRITES | COP_DATED | COP_CITES,
	.record = &cop_record_role,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
