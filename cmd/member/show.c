/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "model/took_part.h"
#include "noun.h"
#include "people.h"

/* What is left of the welcome, in the order of its steps. */
static struct cop_value welcome_left(struct cop_env *env, const struct cop_member *m)
{
	const struct {
		const char *step;
		struct cop_date done;
	} steps[] = {
		{ "greeted", m->welcome.greeted },
		{ "needs_asked", m->welcome.needs_asked },
		{ "first_step", m->welcome.first_step },
		{ "day_30", m->welcome.day_30 },
		{ "day_90", m->welcome.day_90 },
	};
	struct cop_value list = cop_v_list();

	for (size_t i = 0; i < COP_COUNT(steps); i++) {
		if (!steps[i].done.day)
			cop_v_push(env->arena, &list, cop_v_word(steps[i].step));
	}
	return list.u.list.n ? list : (struct cop_value){ 0 };
}

/* What the person, or a role of theirs, has promised and not done yet. */
static struct cop_value promises(struct cop_env *env, const char *id)
{
	struct cop_value list = cop_v_list();
	const struct cop_note *n;

	for (COP_EACH(env->community, note, n)) {
		if (n->kind == cop_note_kind_promise && cop_note_is_open(n, env->today) &&
		    cop_who_is(env->community, n->owner, id, env->today))
			cop_v_push(env->arena, &list, cop_v_word(n->rec.id));
	}
	return list.u.list.n ? list : (struct cop_value){ 0 };
}

/* The last four quarters since they joined, newest first, where they took part. */
static enum cop_code put_quarters(struct cop_env *env, const struct cop_member *m,
				  struct cop_value *computed, struct cop_error *err)
{
	struct cop_took_part q[COP_TOOK_PART_QUARTERS];
	struct cop_value list = cop_v_list();
	bool any;
	struct cop_date joined = cop_member_joined(m, env->today);
	enum cop_code code =
		cop_took_part(env->community, m->rec.id, env->today, q, &any, err);

	if (code || !any)
		return code;
	for (size_t i = 0; i < COP_COUNT(q); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
		struct cop_value one = cop_v_map();

		if (q[i].quarter.to.day < joined.day && !q[i].gatherings && !q[i].acts)
			break;
		cop_period_write(&b, cop_quarter_of(q[i].quarter.from));
		cop_v_put(env->arena, &one, "quarter",
			  cop_v_word(cop_arena_copy(env->arena, b.at, b.len)));
		cop_v_put(env->arena, &one, "gatherings",
			  cop_v_num((double)q[i].gatherings));
		cop_v_put(env->arena, &one, "acts", cop_v_num((double)q[i].acts));
		cop_v_push(env->arena, &list, one);
	}
	cop_v_put(env->arena, computed, "participation", list);
	return COP_OK;
}

static struct cop_value has_invited(struct cop_env *env, const char *id)
{
	struct cop_value list = cop_v_list();
	const struct cop_member *m;

	for (COP_EACH(env->community, member, m)) {
		if (m->invited_by && strcmp(m->invited_by, id) == 0)
			cop_v_push(env->arena, &list, cop_v_word(m->rec.id));
	}
	return list.u.list.n ? list : (struct cop_value){ 0 };
}

static int by_from(const void *va, const void *vb)
{
	const struct cop_value *a = va, *b = vb;
	int32_t x = a->u.map.at[1].value.u.date.day, y = b->u.map.at[1].value.u.date.day;

	return x < y ? -1 : x > y;
}

/* Every term in a role, past, present and to come, in the order of days. */
static struct cop_value terms(struct cop_env *env, const char *id)
{
	struct cop_value list = cop_v_list();
	struct cop_arena *a = env->arena;
	const struct cop_role *r;

	for (COP_EACH(env->community, role, r)) {
		for (size_t i = 0; i < r->holders.n; i++) {
			const struct cop_holder *h = &r->holders.at[i];
			struct cop_value one = cop_v_map();

			if (!h->member || strcmp(h->member, id) != 0)
				continue;
			cop_v_put(a, &one, "role", cop_v_word(r->rec.id));
			cop_v_put(a, &one, "from", cop_v_date(h->from));
			cop_v_put(a, &one, "to", cop_v_date(cop_holder_end(r, h)));
			if (h->stands_in_for)
				cop_v_put(a, &one, "stands_in_for",
					  cop_v_word(h->stands_in_for));
			cop_v_push(a, &list, one);
		}
	}
	cop_sort(list.u.list.at, list.u.list.n, sizeof(*list.u.list.at), by_from);
	return list.u.list.n ? list : (struct cop_value){ 0 };
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_show *o = opts;
	const struct cop_item *item;
	const struct cop_member *m;
	struct cop_seen seen;
	struct cop_value computed;
	enum cop_code code = cop_noun_find(env, o->thing, &item, err);

	if (!code)
		code = cop_seen_read(env->community, env->today, &seen, err);
	if (code)
		return code;
	m = item->rec;
	computed = cop_people_computed(env, m, &seen);
	cop_v_put(env->arena, &computed, "terms", terms(env, item->id));
	if (cop_member_counts(m, env->today))
		cop_v_put(env->arena, &computed, "welcome_left", welcome_left(env, m));
	if ((code = put_quarters(env, m, &computed, err)))
		return code;
	cop_v_put(env->arena, &computed, "promises", promises(env, item->id));
	cop_v_put(env->arena, &computed, "has_invited", has_invited(env, item->id));
	return cop_noun_show_item(env, item, computed, err);
}

static const char *const examples[] = { "cop member show ana-silva",
					"cop member show ana@example.org",
					"cop member show dee-park --json", NULL };

static const struct cop_arg args[] = { COP_NOUN_THING("MEMBER", MEMBER, cop_noun_show,
						      thing) };

const struct cop_cmd cop_cmd_member_show = {
	.summary = "one person: record, terms in roles, participation, promises",
	.rule = "A name, an e-mail address or an alias will do where it is unambiguous.",
	.examples = examples,
	.see = "cop member list, cop member get, cop member edit",
	.formats = "text json md",
	.document = "cop.member/1",
	.needs = COP_READS | COP_NEED(member) | COP_NEED(role) | COP_NEED(note),
	.record = &cop_record_member,
	.opts_size = sizeof(struct cop_noun_show),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
