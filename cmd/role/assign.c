/* SPDX-License-Identifier: MIT */
#include "role.h"

#include <string.h>

#include "base/enc.h"

struct opts {
	const char *role;
	struct cop_words members;
	struct cop_date from;
	const char *to;
	struct cop_given given;
	bool lead;
};

struct term {
	const struct cop_item *item;
	const struct cop_role *role;
	struct cop_date from, to;
};

static enum cop_code undefined(const struct cop_role *r, struct cop_error *err)
{
	const char *id = r->rec.id;

	if (!r->purpose && !r->duties.n)
		cop_fail(
			err, COP_E_REFUSED,
			"'%s' has no purpose and no duties yet, so it cannot be assigned",
			id);
	else if (!r->purpose)
		cop_fail(err, COP_E_REFUSED,
			 "'%s' has duties but no purpose yet, so it cannot be assigned",
			 id);
	else
		cop_fail(err, COP_E_REFUSED,
			 "'%s' has a purpose but no duties yet, so it cannot be assigned",
			 id);
	if (!r->purpose)
		return cop_fail_hint(err, "cop role set %s purpose \"Why it exists\"",
				     id);
	return cop_fail_hint(err, "cop role set %s duties+ \"What its holders do\"", id);
}

static enum cop_code check_role(struct cop_env *env, const struct cop_role *r,
				struct cop_date from, struct cop_error *err)
{
	if (!cop_role_open(r, from)) {
		cop_fail(err, COP_E_REFUSED, "'%s' is closed", r->rec.id);
		return cop_fail_hint(err, "cop role set %s closed \"\" opens it again",
				     r->rec.id);
	}
	(void)env;
	if (!cop_role_defined(r))
		return undefined(r, err);
	return COP_OK;
}

/* "2027-12-31", "friday", "+6mo", or how long it lasts from the first day. */
static enum cop_code read_end(struct cop_env *env, const char *text, struct cop_date from,
			      struct cop_date *ret, struct cop_error *err)
{
	struct cop_error not_long = { 0 };
	struct cop_duration d;

	if (text[0] != '+' && text[0] != '-' && !cop_duration_read(text, &d, &not_long)) {
		*ret = cop_date_add(cop_date_add_duration(from, d, 1), -1);
		return COP_OK;
	}
	return cop_date_read(text, text[0] == '+' ? from : env->today, COP_DATE_END, ret,
			     err);
}

static enum cop_code check_member(struct cop_env *env, const struct term *t,
				  const char *id, bool stand_in, struct cop_error *err)
{
	const struct cop_member *m = cop_member_of(env->community, id);
	enum cop_member_status s = m ? cop_member_status_on(m, t->from)
				     : cop_member_status_none;

	if (s == cop_member_status_erased || s == cop_member_status_declined ||
	    s == cop_member_status_alumni) {
		cop_fail(err, COP_E_REFUSED, "'%s' is %s, so no role can be given", id,
			 cop_enum_word(&cop_enum_member_status, (int)s));
		return cop_fail_hint(err, "cop member set %s status active", id);
	}
	for (size_t i = 0; i < t->role->holders.n && !stand_in; i++) {
		const struct cop_holder *h = &t->role->holders.at[i];
		char from[COP_DATE_TEXT];

		if (!h->member || strcmp(h->member, id) != 0 || h->stands_in_for ||
		    (h->to.day && h->to.day < t->from.day) ||
		    (t->to.day && h->from.day > t->to.day))
			continue;
		cop_fail(err, COP_E_REFUSED, "%s holds '%s' already, since %s", id,
			 t->item->id, cop_date_text(h->from, from));
		return cop_fail_hint(err,
				     "cop role set %s holders.%s.to DATE changes the end",
				     t->item->id, id);
	}
	return COP_OK;
}

static const struct cop_str *given_text(const struct opts *o, const char *name)
{
	for (size_t i = 0; i < o->given.n; i++) {
		if (strcmp(o->given.at[i].field->name, name) == 0)
			return o->given.at[i].text;
	}
	return NULL;
}

/* One line of `holders`, its fields in the order of the table. */
static enum cop_code make_holder(struct cop_env *env, const struct opts *o,
				 const struct term *t, const char *member,
				 struct cop_node **ret, struct cop_error *err)
{
	const struct cop_schema *s = &cop_schema_holder;
	struct cop_node *n = cop_make_map(env->arena, COP_FLOW), *value;
	char day[COP_DATE_TEXT];

	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		const struct cop_str *text = given_text(o, f->name);
		enum cop_code code = COP_OK;

		value = NULL;
		if (strcmp(f->name, "member") == 0)
			value = cop_make_text(env->arena,
					      cop_str_text(env->arena, member));
		else if (strcmp(f->name, "from") == 0)
			value = cop_make_bare(env->arena, cop_date_text(t->from, day));
		else if (strcmp(f->name, "to") == 0 && t->to.day)
			value = cop_make_bare(env->arena, cop_date_text(t->to, day));
		else if (strcmp(f->name, "lead") == 0 && o->lead)
			value = cop_make_bare(env->arena, "true");
		else if (strcmp(f->name, "decision") == 0 && env->common.decision)
			value = cop_make_text(
				env->arena,
				cop_str_text(env->arena, env->common.decision));
		else if (text && (f->flags & COP_IS_LIST))
			code = cop_given_list(env, &o->given, f, &value, err);
		else if (text)
			code = cop_value_typed(env->arena, f, text, env->today, &value,
					       err);
		if (code)
			return code;
		if (value)
			cop_make_put(env->arena, n, f->name, value);
	}
	*ret = n;
	return COP_OK;
}

static enum cop_code prepare(struct cop_env *env, struct opts *o, struct term *t,
			     struct cop_error *err)
{
	enum cop_code code = cop_role_find(env, o->role, &t->item, &t->role, err);

	if (code)
		cop_noun_swapped(env, "assign", o->role, &o->members, err);
	t->from = o->from.day ? o->from : cop_day(env);
	if (!code && o->to)
		code = read_end(env, o->to, t->from, &t->to, err);
	if (!code && t->to.day && t->to.day < t->from.day)
		code = cop_fail(err, COP_E_USAGE, "the last day is before the first");
	if (!code)
		code = check_role(env, t->role, t->from, err);
	if (!code)
		code = cop_noun_whos(env, &o->members, false, err);
	for (size_t i = 0; i < o->members.n && !code; i++)
		code = check_member(env, t, o->members.at[i],
				    given_text(o, "stands_in_for") != NULL, err);
	return code;
}

static void say_who(struct cop_env *env, const struct opts *o, const struct term *t,
		    struct cop_buf *subject)
{
	bool group = t->role->kind != cop_role_kind_role;
	struct cop_date end = t->to;
	char day[COP_DATE_TEXT];

	cop_buf_text(subject, "role: ");
	if (group && o->members.n > 1)
		cop_buf_printf(subject, "%zu people join ", o->members.n);
	else
		cop_subject_whos(env, subject, o->members.at, o->members.n);
	if (given_text(o, "stands_in_for"))
		cop_buf_text(subject,
			     o->members.n > 1 ? " stand in as " : " stands in as ");
	else if (!group)
		cop_buf_text(subject, o->members.n > 1 ? " become " : " becomes ");
	else if (o->members.n == 1)
		cop_buf_text(subject, o->lead ? " leads " : " joins ");
	cop_subject_text(subject, t->role->title);
	if (t->from.day > env->today.day)
		cop_buf_printf(subject, " from %s", cop_date_text(t->from, day));
	if (!end.day && !group && t->role->term.unit)
		end = cop_date_add(cop_date_add_duration(t->from, t->role->term, 1), -1);
	if (end.day)
		cop_buf_printf(subject, " until %s", cop_date_text(end, day));
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct opts o = *(const struct opts *)opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	struct term t = { 0 };
	enum cop_code code = prepare(env, &o, &t, err);

	for (size_t i = 0; i < o.members.n && !code; i++) {
		struct cop_node *holder;

		code = make_holder(env, &o, &t, o.members.at[i], &holder, err);
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

#define FIELD(path_, ...) \
	{ \
		.kind = COP_OPT_FIELD, .field = "holders." path_, \
		.offset = offsetof(struct opts, given), __VA_ARGS__ \
	}

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_DATE,
	  .name = "from",
	  .help = "first day",
	  .fallback = "--on, today",
	  .offset = offsetof(struct opts, from) },
	{ .kind = COP_OPT_WORD,
	  .name = "to",
	  .metavar = "DATE",
	  .help = "last day; a duration counts from --from",
	  .fallback = "the role's term",
	  .offset = offsetof(struct opts, to) },
	FIELD("hours_per_week", .help = "time given", .fallback = "the role's"),
	FIELD("focus", .metavar = "DUTY,...", .help = "part of the duties",
	      .fallback = "all", .flags = COP_OPT_COMMA),
	FIELD("in_job_description", .help = "is it part of the job?",
	      .fallback = "unknown"),
	FIELD("engagement", .help = "always there, or called in", .fallback = "standing"),
	FIELD("percent", .help = "share of working time instead of hours"),
	FIELD("agreed", .help = "day the share was agreed"),
	FIELD("agreed_with", .help = "who agreed to the share"),
	FIELD("stands_in_for", .metavar = "MEMBER",
	      .help = "covers for this holder until --to", .hint = COP_HINT_MEMBER),
	{ .kind = COP_OPT_FLAG,
	  .name = "lead",
	  .help = "leads the group, council or project",
	  .offset = offsetof(struct opts, lead) },
};

static const struct cop_arg args[] = { COP_ROLE_HOLDERS(struct opts) };

const struct cop_cmd cop_cmd_role_assign = {
	.summary = "give a role to one or more members, for a term",
	.rule = "A role is defined before it is given: it needs a purpose and one duty.",
	.examples = examples,
	.see = "cop role release, cop role show; cop help dates",
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
