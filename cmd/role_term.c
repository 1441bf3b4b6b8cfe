/* SPDX-License-Identifier: MIT */
#include "role_term.h"

#include <string.h>

const struct cop_str *cop_role_opt(const struct cop_role_opts *o, const char *name)
{
	for (size_t i = 0; i < o->given.n; i++) {
		if (strcmp(o->given.at[i].field->name, name) == 0)
			return o->given.at[i].text;
	}
	return NULL;
}

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

static enum cop_code check_role(const struct cop_role *r, struct cop_date from,
				struct cop_error *err)
{
	if (!cop_role_open(r, from)) {
		cop_fail(err, COP_E_REFUSED, "'%s' is closed", r->rec.id);
		return cop_fail_hint(err, "cop role set %s closed \"\" opens it again",
				     r->rec.id);
	}
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

enum cop_code cop_role_term_read(struct cop_env *env, const struct cop_role_opts *o,
				 const struct cop_item *item, struct cop_role_term *t,
				 struct cop_error *err)
{
	enum cop_code code = COP_OK;

	*t = (struct cop_role_term){ .item = item,
				     .role = item->rec,
				     .from = o->from.day ? o->from : cop_day(env) };
	if (o->to)
		code = read_end(env, o->to, t->from, &t->to, err);
	if (!code && t->to.day && t->to.day < t->from.day)
		code = cop_fail(err, COP_E_USAGE, "the last day is before the first");
	return code ? code : check_role(t->role, t->from, err);
}

struct cop_date cop_role_term_end(const struct cop_role_term *t)
{
	const struct cop_holder like = { .from = t->from, .to = t->to };

	return cop_holder_end(t->role, &like);
}

enum cop_code cop_role_term_fits(struct cop_env *env, const struct cop_role_term *t,
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

enum cop_code cop_role_term_line(struct cop_env *env, const struct cop_role_opts *o,
				 const struct cop_role_term *t, const char *member,
				 struct cop_node **ret, struct cop_error *err)
{
	const struct cop_schema *s = &cop_schema_holder;
	struct cop_node *n = cop_make_map(env->arena, COP_FLOW), *value;
	char day[COP_DATE_TEXT];

	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		const struct cop_str *text = cop_role_opt(o, f->name);
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
