/* SPDX-License-Identifier: MIT */
#include "member_leave.h"

#include <string.h>

#include "base/enc.h"

/* --- what is refused --- */

static enum cop_code check_standing(struct leave *p, const struct cop_member *m,
				    struct cop_error *err)
{
	enum cop_member_status was = cop_member_status_on(m, p->last);

	if (was == cop_member_status_active || was == cop_member_status_on_break ||
	    was == cop_member_status_associate)
		return COP_OK;
	if (was == cop_member_status_alumni)
		cop_fail(err, COP_E_REFUSED, "'%s' has left already", m->rec.id);
	else
		cop_fail(err, COP_E_REFUSED, "'%s' was no member", m->rec.id);
	return cop_fail_hint(err, "cop member show %s", m->rec.id);
}

static bool is_leaver(const struct leave *p, const char *id)
{
	for (size_t i = 0; i < p->n; i++) {
		if (strcmp(p->at[i].m->rec.id, id) == 0)
			return true;
	}
	return false;
}

bool leave_held_without(const struct leave *p, const struct cop_role *r)
{
	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (cop_holder_on(h, p->next) && !is_leaver(p, h->member))
			return true;
	}
	return false;
}

/* A required role must not lose its last holder without saying so. */
static enum cop_code check_vacant(struct leave *p, const struct leaver *l,
				  struct cop_error *err)
{
	for (size_t i = 0; i < l->left.nroles; i++) {
		const struct cop_role *r = l->left.roles[i].role;

		if (r->importance != cop_importance_required ||
		    p->env->common.leave_vacant || leave_held_without(p, r))
			continue;
		cop_fail(err, COP_E_REFUSED, "%s is required and %s is its only holder",
			 cop_enc_shown(p->env->arena, r->title), l->m->rec.id);
		return cop_fail_hint(err,
				     "cop role handover %s %s MEMBER first, or "
				     "--leave-vacant",
				     r->rec.id, l->m->rec.id);
	}
	return COP_OK;
}

/* What falls due while they are still here is theirs to finish. */
static void find_work(struct leave *p, struct leaver *l)
{
	struct cop_date today = p->env->today;

	l->items = COP_NEW_N(p->env->arena, const struct cop_left_item *, l->left.nitems);
	for (size_t i = 0; i < l->left.nitems; i++) {
		const struct cop_left_item *item = &l->left.items[i];
		bool before = item->due.day >= today.day && item->due.day <= p->last.day;

		if (!item->through && !before)
			l->items[l->nitems++] = item;
	}
	p->nitems += l->nitems;
}

static enum cop_code check_work(struct leave *p, const struct leaver *l,
				struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf items = { 0 };
	const char *command;

	if (!l->nitems || p->heir)
		return COP_OK;
	cop_left_items_say(p->env, l->items, l->nitems, &items);
	cop_fail(err, COP_E_REFUSED, "%s owns %zu open item%s: %s", l->m->rec.id,
		 l->nitems, l->nitems == 1 ? "" : "s", cop_buf_str(&items));
	command = cop_left_item_command(p->env, l->items[0], "MEMBER");
	if (!command)
		return cop_fail_hint(err, "--handover-to MEMBER");
	return cop_fail_hint(err, "--handover-to MEMBER, or %s first", command);
}

static enum cop_code find_heir(struct leave *p, struct cop_error *err)
{
	const struct cop_member *m;
	enum cop_code code;

	if (!p->o->heir)
		return COP_OK;
	code = cop_noun_who(p->env, p->o->heir, false, &p->heir, err);
	if (code)
		return code;
	m = cop_member_of(p->env->community, p->heir);
	if (is_leaver(p, p->heir) || !m || !cop_member_counts(m, p->next)) {
		cop_fail(err, COP_E_REFUSED,
			 "'%s' is not there afterwards, so nothing can go to them",
			 p->heir);
		return cop_fail_hint(err, "--handover-to somebody who is active");
	}
	return COP_OK;
}

enum cop_code leave_prepare(struct leave *p, struct cop_error *err)
{
	struct cop_words members = p->o->members;
	enum cop_code code = cop_noun_whos(p->env, &members, false, err);

	p->at = COP_NEW_N(p->env->arena, struct leaver, members.n);
	for (size_t i = 0; i < members.n && !code; i++) {
		const struct cop_member *m =
			cop_member_of(p->env->community, members.at[i]);

		if (is_leaver(p, members.at[i]))
			continue;
		code = check_standing(p, m, err);
		p->at[p->n++].m = m;
	}
	if (!code)
		code = find_heir(p, err);
	for (size_t i = 0; i < p->n && !code; i++) {
		struct leaver *l = &p->at[i];

		cop_left_behind(p->env->community, p->env->arena, l->m->rec.id, p->next,
				&l->left);
		find_work(p, l);
		code = check_vacant(p, l, err);
		if (!code)
			code = check_work(p, l, err);
	}
	return code;
}

/* --- what is written --- */

/* Terms end on the last day; those that would begin later do not begin. */
static enum cop_code end_terms(struct leave *p, const struct leaver *l,
			       const struct cop_role *r, struct cop_error *err)
{
	struct cop_arena *a = p->env->arena;
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < r->holders.n && !code; i++) {
		const struct cop_holder *h = &r->holders.at[i];
		char from[COP_DATE_TEXT], last[COP_DATE_TEXT];
		const char *line;

		if (!h->member || strcmp(h->member, l->m->rec.id) != 0 ||
		    (h->to.day && h->to.day <= p->last.day))
			continue;
		line = cop_arena_printf(a, "holders.%s.%s", h->member,
					cop_date_text(h->from, from));
		if (h->from.day > p->last.day)
			code = cop_change_remove(p->c, &cop_record_role, r->rec.id, line,
						 err);
		else
			code = cop_change_put(
				p->c, &cop_record_role, r->rec.id,
				cop_arena_printf(a, "%s.to", line),
				cop_make_bare(a, cop_date_text(p->last, last)), err);
	}
	return code;
}

static enum cop_code hand_over(struct leave *p, const struct leaver *l,
			       struct cop_error *err)
{
	struct cop_arena *a = p->env->arena;
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < l->nitems && !code; i++)
		code = cop_change_put(p->c, cop_records[l->items[i]->kind],
				      l->items[i]->id, l->items[i]->part,
				      cop_make_text(a, cop_str_text(a, p->heir)), err);
	return code;
}

/* --data minimal: what is not needed to know that they were here. */
static enum cop_code reduce(struct leave *p, const struct cop_member *m,
			    struct cop_error *err)
{
	const struct {
		const char *field;
		bool given;
	} fields[] = {
		{ "email", m->email != NULL },
		{ "url", m->url != NULL },
		{ "audiences", m->audiences.n > 0 },
		{ "buddy", m->buddy != NULL },
		{ "expertise", m->expertise.n > 0 },
		{ "wants", m->wants.n > 0 },
		{ "tags", m->tags.n > 0 },
		{ "mode", m->mode != cop_mode_none },
		{ "next_step", m->next_step != NULL },
		{ "due", m->due.day != 0 },
		{ "welcome", m->welcome.rec.src != NULL },
		{ "aliases", m->aliases.n > 0 },
	};
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < COP_COUNT(fields) && !code; i++) {
		if (fields[i].given)
			code = cop_change_remove(p->c, &cop_record_member, m->rec.id,
						 fields[i].field, err);
	}
	return code;
}

static enum cop_code part_with(struct leave *p, const struct leaver *l,
			       struct cop_error *err)
{
	const struct cop_member_step step = { .date = p->last,
					      .status = cop_member_status_alumni,
					      .cause = p->cause };
	const struct cop_role *r;
	enum cop_code code = cop_member_step_put(p->env, p->c, l->m->rec.id, &step, err);

	for (size_t i = 0; (r = cop_role_at(p->env->community, i)) != NULL && !code; i++)
		code = end_terms(p, l, r, err);
	if (!code)
		code = hand_over(p, l, err);
	if (!code && p->o->data == LEAVE_MINIMAL)
		code = reduce(p, l->m, err);
	return code;
}

/* Thanks are given today, whenever the last day is. */
static enum cop_code write_thanks(struct leave *p, struct cop_error *err)
{
	struct cop_arena *a = p->env->arena;
	const char **people = COP_NEW_N(a, const char *, p->n), *id;
	struct cop_note n = { .date = p->env->today,
			      .kind = cop_note_kind_recognition,
			      .title = p->o->thanks };
	struct cop_words by = { 0 };
	char day[COP_DATE_TEXT];
	enum cop_code code = cop_deciders(p->env, &by, err);

	for (size_t i = 0; i < p->n; i++)
		people[i] = p->at[i].m->rec.id;
	n.by.at = by.at;
	n.by.n = by.n;
	n.people.at = people;
	n.people.n = p->n;
	if (!code)
		code = cop_noun_new_id(p->env, n.title,
				       cop_arena_printf(a, "%s-recognition-",
							cop_date_text(n.date, day)),
				       &id, err);
	return code ? code
		    : cop_change_create(
			      p->c, &cop_record_note, id,
			      cop_schema_emit(a, &cop_schema_note, &n, COP_BLOCK), err);
}

enum cop_code leave_write(struct leave *p, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < p->n && !code; i++)
		code = part_with(p, &p->at[i], err);
	if (!code && cop_str_len(p->o->thanks))
		code = write_thanks(p, err);
	return code;
}
