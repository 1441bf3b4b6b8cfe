/* SPDX-License-Identifier: MIT */
#include "model/next.h"

#include <stdlib.h>
#include <string.h>

#include "base/enc.h"
#include "model/activity.h"

#define HOURS_A_DAY 8.0 /* of work */
#define HOURS_A_WEEK 40.0
#define SITTING_MOST 120
#define GREET_WITHIN 2  /* days after somebody joined */
#define GREET_UNTIL 30  /* after that a greeting is no greeting any more */
#define ANSWER_WITHIN 5 /* days, where the charter promises nothing else */
#define TERM_AHEAD 35   /* days before a term ends in which to find somebody */
#define TITLE_SHOWN 40

struct finding_next {
	const struct cop_community *c;
	const struct cop_next_who *who;
	struct cop_date today;
	struct cop_next *out;
};

/* --- whose it is --- */

static bool is_theirs(const struct finding_next *f, const char *id)
{
	for (size_t i = 0; id && i < f->who->n; i++) {
		if (cop_who_is(f->c, id, f->who->at[i], f->today))
			return true;
	}
	return f->who->n == 0;
}

static const char *const whole[] = { "community-manager", "community-leader",
				     "core-team" };

static bool is_looked_after(const struct finding_next *f)
{
	for (size_t i = 0; i < COP_COUNT(whole); i++) {
		const char **who;

		if (cop_role_of(f->c, whole[i]) &&
		    cop_who_members(f->c, whole[i], f->today, &who))
			return true;
	}
	return false;
}

/*
 * Those who look after the whole: newcomers and empty roles are theirs, and everybody's
 * while nobody holds such a role.
 */
static bool looks_after(const struct finding_next *f)
{
	for (size_t i = 0; i < COP_COUNT(whole); i++) {
		if (is_theirs(f, whole[i]))
			return true;
	}
	return !is_looked_after(f);
}

/* --- adding --- */

static struct cop_next_thing *add(struct finding_next *f, struct cop_date by,
				  unsigned minutes, const char *id, const char *folder)
{
	struct cop_arena *a = f->c->arena;
	struct cop_next_thing *t;

	if (by.day > f->today.day + COP_NEXT_AHEAD)
		return NULL;
	t = COP_PUSH(a, f->out->at, f->out->n, f->out->cap);
	*t = (struct cop_next_thing){ .minutes = minutes, .by = by, .id = id };
	t->source = cop_arena_printf(a, "%s/%s.yaml", folder, id);
	return t;
}

static const char *shown(const struct finding_next *f, const struct cop_str *title)
{
	return cop_enc_snippet(f->c->arena, title, TITLE_SHOWN);
}

static const char *name_of(const struct finding_next *f, const char *who)
{
	return cop_enc_snippet(f->c->arena, cop_who_name(f->c, who), TITLE_SHOWN);
}

static const char *days_text(const struct finding_next *f, int n)
{
	return cop_arena_printf(f->c->arena, "%d day%s", n, n == 1 ? "" : "s");
}

/* "due Wed 2026-06-17", "due today", "4 days late" */
static const char *due_text(const struct finding_next *f, struct cop_date due)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (due.day < f->today.day)
		return cop_arena_printf(f->c->arena, "%s late",
					days_text(f, f->today.day - due.day));
	if (due.day == f->today.day)
		return "due today";
	cop_buf_text(&out, "due ");
	cop_date_write_weekday(&out, due);
	return cop_buf_keep(&out, f->c->arena);
}

/* --- the plan --- */

/* Minutes one sitting on this item takes: its effort, at most two hours; else one. */
static unsigned sitting(const struct cop_plan *p)
{
	double hours = 1;

	switch (p->effort.unit) {
	case COP_UNIT_NONE:
		break;
	case COP_MINUTES:
	case COP_HOURS:
		hours = cop_duration_hours(p->effort);
		break;
	case COP_DAYS:
		hours = p->effort.n * HOURS_A_DAY;
		break;
	default:
		hours = HOURS_A_WEEK;
	}
	return hours * 60 > SITTING_MOST ? SITTING_MOST : (unsigned)(hours * 60 + 0.5);
}

static const char *item_name(const struct finding_next *f,
			     const struct cop_order_row *row)
{
	char day[COP_DATE_TEXT];

	if (!row->rule.day)
		return row->item->id;
	return cop_arena_printf(f->c->arena, "%s@%s", row->item->id,
				cop_date_text(row->rule, day));
}

static void add_item(struct finding_next *f, const struct cop_order_row *row)
{
	bool held = cop_plan_is_gathering(row->plan) && row->overdue;
	const char *owner = row->plan->owner;
	struct cop_arena *a = f->c->arena;
	struct cop_next_thing *t;

	if (!row->due.day || row->plan->kind == cop_plan_kind_external_event ||
	    !(owner ? is_theirs(f, owner) : looks_after(f)))
		return;
	t = add(f, row->due, held ? 15 : sitting(row->plan), row->item->id, "plan");
	if (!t)
		return;
	t->what = held ? cop_arena_printf(a, "record who came: %s",
					  shown(f, row->plan->title))
		       : shown(f, row->plan->title);
	t->why = due_text(f, row->due);
	t->command = cop_arena_printf(
		a, held ? "cop plan done %s --attended MEMBER,..." : "cop plan show %s",
		item_name(f, row));
}

static void find_items(struct finding_next *f, const struct cop_order *order)
{
	for (size_t i = 0; i < order->free; i++)
		add_item(f, &order->at[i]);
}

/* --- notes --- */

static struct cop_date answer_by(const struct finding_next *f, const struct cop_note *n)
{
	const struct cop_charter *charter = f->c->charter;
	struct cop_date by = n->due;

	if (by.day)
		return by;
	if (charter && charter->feedback.respond_within.unit)
		return cop_date_add_duration(n->date, charter->feedback.respond_within,
					     1);
	return cop_date_add(n->date, ANSWER_WITHIN);
}

static void add_waiting(struct finding_next *f, const struct cop_note *n)
{
	struct cop_arena *a = f->c->arena;
	struct cop_date by = answer_by(f, n);
	struct cop_next_thing *t = add(f, by, 30, n->rec.id, "notes");
	const char *verb = n->kind == cop_note_kind_promise ? "keep the promise"
			   : n->kind == cop_note_kind_ask   ? "decide what was asked"
							    : "answer";

	if (!t)
		return;
	t->what = cop_arena_printf(a, "%s: %s", verb, shown(f, n->title));
	t->why = n->due.day ? due_text(f, by)
			    : cop_arena_printf(a, "open %s",
					       days_text(f, f->today.day - n->date.day));
	t->command = cop_arena_printf(a, "cop note answer %s \"...\"", n->rec.id);
}

/* Somebody else has to act; what can be done is to remind them, once it is late. */
static void add_reminder(struct finding_next *f, const struct cop_note *n)
{
	struct cop_arena *a = f->c->arena;
	struct cop_next_thing *t;

	if (!n->due.day || n->due.day >= f->today.day || !looks_after(f))
		return;
	t = add(f, n->due, 10, n->rec.id, "notes");
	t->what = cop_arena_printf(a, "remind %s: %s", name_of(f, n->owner),
				   shown(f, n->title));
	t->why = due_text(f, n->due);
	t->command = cop_arena_printf(a, "cop note show %s", n->rec.id);
}

static bool is_answerable(enum cop_note_kind kind)
{
	return cop_note_waits(kind) && kind != cop_note_kind_need &&
	       kind != cop_note_kind_inquiry;
}

static void find_notes(struct finding_next *f)
{
	const struct cop_note *n;

	for (COP_EACH(f->c, note, n)) {
		if (!is_answerable(n->kind) || !cop_note_is_open(n, f->today))
			continue;
		if (n->owner ? is_theirs(f, n->owner) : looks_after(f))
			add_waiting(f, n);
		else if (n->owner)
			add_reminder(f, n);
	}
}

/* --- people --- */

static void add_newcomer(struct finding_next *f, const struct cop_member *m,
			 struct cop_date joined)
{
	int here = f->today.day - joined.day;
	struct cop_arena *a = f->c->arena;
	struct cop_next_thing *t;

	if (!joined.day || here > GREET_UNTIL ||
	    (m->welcome.greeted.day && m->welcome.greeted.day <= f->today.day))
		return;
	t = add(f, cop_date_add(joined, GREET_WITHIN), 20, m->rec.id, "members");
	if (!t)
		return;
	t->what = cop_arena_printf(a, "greet %s", name_of(f, m->rec.id));
	t->why = here ? cop_arena_printf(a, "here %s, nobody has", days_text(f, here))
		      : "here since today";
	t->command =
		cop_arena_printf(a, "cop member set %s welcome.greeted today", m->rec.id);
}

static void add_step(struct finding_next *f, const struct cop_member *m)
{
	struct cop_arena *a = f->c->arena;
	struct cop_next_thing *t;

	if (!m->next_step || !m->due.day)
		return;
	t = add(f, m->due, 15, m->rec.id, "members");
	if (!t)
		return;
	t->what = cop_arena_printf(a, "%s: %s", name_of(f, m->rec.id),
				   shown(f, m->next_step));
	t->why = due_text(f, m->due);
	t->command = cop_arena_printf(a, "cop member show %s", m->rec.id);
}

/* Roles are given to members, so whoever begins comes first. */
static void add_first(struct finding_next *f)
{
	struct cop_next_thing *t = add(f, f->today, 5, "members", "members");

	t->what = "name those who begin";
	t->why = "nobody is a member yet";
	t->command = "cop member add NAME";
	t->source = "members";
}

static void find_people(struct finding_next *f)
{
	bool all = looks_after(f);
	const struct cop_member *m;

	if (all && !f->c->items[cop_kind_member].n && f->c->loaded & COP_KIND_BIT(member))
		add_first(f);
	for (COP_EACH(f->c, member, m)) {
		if (!all && !(m->buddy && is_theirs(f, m->buddy)))
			continue;
		if (cop_member_status_on(m, f->today) == cop_member_status_active)
			add_newcomer(f, m, cop_member_joined(m, f->today));
		add_step(f, m);
	}
}

/* --- roles --- */

static void add_vacancy(struct finding_next *f, const struct cop_role *r)
{
	struct cop_arena *a = f->c->arena;
	struct cop_next_thing *t = add(f, f->today, 45, r->rec.id, "roles");

	t->what = cop_arena_printf(a, "find a %s", shown(f, r->title));
	t->why = "nobody holds it, and it is required";
	t->command = cop_arena_printf(a, "cop role assign %s MEMBER", r->rec.id);
}

static void add_term(struct finding_next *f, const struct cop_role *r,
		     const struct cop_holder *h)
{
	struct cop_date end = cop_holder_end(r, h);
	struct cop_arena *a = f->c->arena;
	int left = end.day - f->today.day;
	struct cop_next_thing *t;

	if (!end.day)
		return;
	t = add(f, cop_date_add(end, -TERM_AHEAD), 45, r->rec.id, "roles");
	if (!t)
		return;
	t->what = cop_arena_printf(a, "ask %s to go on as %s, or who follows",
				   name_of(f, h->member), shown(f, r->title));
	t->why = left < 0
			 ? cop_arena_printf(a, "the term ended %s ago",
					    days_text(f, -left))
			 : cop_arena_printf(a, "the term ends in %s", days_text(f, left));
	t->command = cop_arena_printf(a, "cop role assign %s MEMBER", r->rec.id);
}

static void find_roles(struct finding_next *f)
{
	const struct cop_role *r;

	if (!looks_after(f))
		return;
	for (COP_EACH(f->c, role, r)) {
		const struct cop_holder **holders;
		size_t n = cop_role_holders(f->c->arena, r, f->today, &holders);

		if (r->kind != cop_role_kind_role || !cop_role_open(r, f->today))
			continue;
		if (!n && r->importance == cop_importance_required &&
		    strcmp(r->rec.id, "members") != 0)
			add_vacancy(f, r);
		for (size_t i = 0; i < n; i++)
			add_term(f, r, holders[i]);
	}
}

/* --- the charter --- */

static void find_charter(struct finding_next *f)
{
	const struct cop_charter *c = f->c->charter;
	struct cop_next_thing *t;

	if (!c || c->purpose || !looks_after(f))
		return;
	t = add(f, f->today, 40, "charter", "charter");
	t->what = "say why the community exists";
	t->why = "the charter has no purpose yet";
	t->command = "cop charter ask";
	t->source = "charter.yaml";
}

/* --- together --- */

static int by_day(const void *a, const void *b)
{
	const struct cop_next_thing *left = a, *right = b;

	if (left->by.day != right->by.day)
		return left->by.day < right->by.day ? -1 : 1;
	if (left->minutes != right->minutes)
		return left->minutes < right->minutes ? -1 : 1;
	return strcmp(left->what, right->what);
}

void cop_next_find(const struct cop_community *c, const struct cop_order *order,
		   const struct cop_next_who *who, struct cop_next *ret)
{
	struct finding_next f = { .c = c, .who = who, .today = c->today, .out = ret };

	*ret = (struct cop_next){ 0 };
	find_items(&f, order);
	find_notes(&f);
	find_people(&f);
	find_roles(&f);
	find_charter(&f);
	cop_sort(ret->at, ret->n, sizeof(*ret->at), by_day);
}

/* --- hours --- */

static bool is_one_of(const struct cop_next_who *who, const char *member)
{
	for (size_t i = 0; i < who->n; i++) {
		if (strcmp(who->at[i], member) == 0)
			return true;
	}
	return false;
}

struct cop_num cop_next_declared(const struct cop_community *c,
				 const struct cop_next_who *who)
{
	struct cop_num sum = { 0 };
	const struct cop_role *r;

	for (COP_EACH(c, role, r)) {
		for (size_t i = 0; i < r->holders.n; i++) {
			const struct cop_holder *h = &r->holders.at[i];
			struct cop_num hours = cop_holder_hours(r, h);

			if (!hours.known || !cop_holder_on(h, c->today) ||
			    !is_one_of(who, h->member))
				continue;
			sum.known = true;
			sum.value += hours.value;
		}
	}
	return sum;
}

double cop_next_used(const struct cop_community *c, const struct cop_next_who *who)
{
	struct cop_date monday = cop_date_add(c->today, -cop_date_weekday(c->today));
	const struct cop_activity *stream;
	double sum = 0;

	for (COP_EACH(c, activity, stream)) {
		for (size_t i = 0; i < stream->lines.n; i++) {
			const struct cop_fact *l = &stream->lines.at[i];

			if (l->kind == cop_line_kind_work && l->member &&
			    l->date.day >= monday.day && l->date.day <= c->today.day &&
			    is_one_of(who, l->member))
				sum += l->hours.known ? l->hours.value : 0;
		}
	}
	return sum;
}
