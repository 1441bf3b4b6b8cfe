/* SPDX-License-Identifier: MIT */
/* What follows from what was decided, for a reader who does not know the rest by heart. */
#include <string.h>

#include "model/life.h"
#include "words/tell.h"

/* --- seats that fall vacant, or are held again --- */

/* The first day from `on` on which nobody holds it; zero: none is in sight. */
static struct cop_date vacant_from(const struct cop_role *r, struct cop_date on)
{
	struct cop_date day = on;
	bool held = true;

	while (held) {
		held = false;
		for (size_t i = 0; i < r->holders.n; i++) {
			const struct cop_holder *h = &r->holders.at[i];

			if (!h->from.day || !cop_holder_on(h, day))
				continue;
			if (!h->to.day)
				return (struct cop_date){ 0 };
			held = true;
			day = cop_date_add(h->to, 1);
			break;
		}
	}
	return day;
}

/* The next one to begin after that day; NULL: nobody is named. */
static const struct cop_holder *next_after(const struct cop_role *r, struct cop_date day)
{
	const struct cop_holder *next = NULL;

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (h->from.day > day.day && (!next || h->from.day < next->from.day))
			next = h;
	}
	return next;
}

static const char *seat(const struct cop_teller *t, const struct cop_role *r)
{
	const char *title = cop_say_record(t, cop_kind_role, t->item);
	const char *weight = cop_enum_word(&cop_enum_importance, (int)r->importance);

	if (r->kind && r->kind != cop_role_kind_role)
		return title;
	return cop_arena_printf(t->arena, "the %s seat%s%s%s", title, *weight ? " (" : "",
				weight, *weight ? ")" : "");
}

static void tell_vacancy(struct cop_teller *t, const struct cop_role *r,
			 struct cop_date day)
{
	bool group = r->kind && r->kind != cop_role_kind_role;
	bool now = day.day <= t->sides.new->today.day;
	const struct cop_holder *next = next_after(r, day);
	const char *word = group ? "empty" : "vacant";

	cop_say_that(t, cop_deed_released, "holders", "%s is %s%s%s%s%s%s%s", seat(t, r),
		     now ? "now " : "", word,
		     now ? "" : cop_day_after(t->arena, " from ", day),
		     next ? cop_day_after(t->arena, " until ", next->from) : "",
		     next ? ", when " : "", next ? cop_say_who(t, next->member) : "",
		     next ? " begins" : "");
}

static void look_at_seat(struct cop_teller *t, const struct cop_twin *twin)
{
	const struct cop_role *old = twin->old->rec, *new = twin->new->rec;
	struct cop_date today = t->sides.new->today;
	struct cop_date was = vacant_from(old, today), is = vacant_from(new, today);
	bool open = cop_role_open(new, today);

	if (is.day && open && (!was.day || is.day < was.day))
		tell_vacancy(t, new, is);
	else if (was.day == today.day && is.day != today.day && old->holders.n)
		cop_say_that(t, cop_deed_appointed, "holders", "%s is %s again",
			     seat(t, new),
			     new->kind == cop_role_kind_role || !new->kind ? "held"
									   : "filled");
}

static void look_at_seats(struct cop_teller *t)
{
	const struct cop_twins *twins = &t->twins[cop_kind_role];

	t->kind = cop_kind_role;
	for (size_t i = 0; i < twins->n; i++) {
		t->item = twins->at[i].new;
		if (twins->at[i].old && twins->at[i].new)
			look_at_seat(t, &twins->at[i]);
	}
}

/* --- hours of the managers --- */

#define MANAGER "community-manager"

static double hours_on(const struct cop_role *r, struct cop_date on)
{
	double sum = 0;

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];
		struct cop_num hours = cop_holder_hours(r, h);

		if (h->from.day && cop_holder_on(h, on) && hours.known)
			sum += hours.value;
	}
	return sum;
}

/* The last day on which something changes in the role. */
static struct cop_date last_day(const struct cop_role *r, struct cop_date today)
{
	struct cop_date last = today;

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (h->from.day > last.day)
			last = h->from;
	}
	return last;
}

static void look_at_hours(struct cop_teller *t)
{
	const struct cop_role *old = cop_role_of(t->sides.old, MANAGER),
			      *new = cop_role_of(t->sides.new, MANAGER);
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_date today = t->sides.new->today, day;
	double was, is;

	if (!old || !new || old == new || t->sides.readers == cop_tier_public)
		return;
	day = last_day(new, today);
	was = hours_on(old, day);
	is = hours_on(new, day);
	if (was == is || was <= 0 || is <= 0)
		return; /* a seat that falls vacant is said by itself */
	cop_num_write(&out, is);
	cop_buf_printf(&out, " h a week%s instead of ",
		       day.day > today.day ? cop_day_after(t->arena, " from ", day) : "");
	cop_num_write(&out, was);
	t->item = cop_community_item(t->sides.new, cop_kind_role, MANAGER);
	cop_say_that(t, cop_deed_changed, "holders", "the managers have %s",
		     cop_buf_str(&out));
}

/* --- items without anybody --- */

static bool is_gone(const struct cop_community *c, const char *id, struct cop_date on)
{
	const struct cop_member *m = cop_member_of(c, id);
	enum cop_member_status s = m ? cop_member_status_on(m, on)
				     : cop_member_status_erased;

	return s == cop_member_status_alumni || s == cop_member_status_declined ||
	       s == cop_member_status_erased;
}

static bool has_somebody(const struct cop_community *c, const struct cop_plan *p)
{
	struct cop_date on = p->due.day > c->today.day ? p->due : c->today;
	const struct cop_role *r = p->owner ? cop_role_of(c, p->owner) : NULL;

	if (!r)
		return p->owner && !is_gone(c, p->owner, on);
	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (h->member && cop_holder_on(h, on) && !is_gone(c, h->member, on))
			return true;
	}
	return false;
}

static void look_at_owners(struct cop_teller *t)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const struct cop_plan *p;
	size_t n = 0;

	t->kind = cop_kind_plan;
	t->item = NULL;
	for (COP_EACH(t->sides.new, plan, p)) {
		const struct cop_plan *old = cop_plan_of(t->sides.old, p->rec.id);

		if (!old || !cop_plan_is_open(p, t->sides.new->today) ||
		    has_somebody(t->sides.new, p) || !has_somebody(t->sides.old, old))
			continue;
		if (n++ < 3)
			cop_buf_printf(&out, "%s%s%s", n > 1 ? ", " : "",
				       cop_quoted(t->arena, p->title),
				       cop_day_after(t->arena, " due ", p->due));
	}
	if (n > 3)
		cop_buf_printf(&out, " and %zu more", n - 3);
	if (n)
		cop_say_that(t, cop_deed_changed, "owner", "%s: %s",
			     n == 1 ? "1 item loses its owner"
				    : cop_arena_printf(t->arena,
						       "%zu items lose their owner", n),
			     cop_buf_str(&out));
}

/* --- a charter that nobody has agreed to as it stands --- */

static bool says_the_same(const struct cop_teller *t, const struct cop_charter *old,
			  const struct cop_charter *new)
{
	static const char *const beside[] = { "history", "review_by", "revisit" };
	const struct cop_schema *s = &cop_schema_charter;

	for (size_t i = 0; i < s->nfields; i++) {
		bool passed = false;

		for (size_t b = 0; b < COP_COUNT(beside); b++)
			passed |= strcmp(s->fields[i].name, beside[b]) == 0;
		if (!passed && !cop_same_field(t, &s->fields[i], old, new))
			return false;
	}
	return true;
}

static void look_at_charter(struct cop_teller *t)
{
	const struct cop_charter *old = t->sides.old->charter,
				 *new = t->sides.new->charter;
	const struct cop_charter_step *last;

	if (!old || !new || old == new || !new->history.n ||
	    new->history.n != old->history.n || says_the_same(t, old, new))
		return;
	last = &new->history.at[new->history.n - 1];
	t->kind = cop_kind_charter;
	t->item = cop_community_item(t->sides.new, cop_kind_charter, "");
	if (last->status == cop_charter_status_adopted)
		cop_say_that(t, cop_deed_changed, NULL,
			     "the charter is no longer what was adopted on %s as version "
			     "%u, and does not say so",
			     cop_day_text(t->arena, last->date),
			     cop_charter_version(new, last->date));
}

void cop_tell_so_that(struct cop_arena *a, const struct cop_told_sides *sides,
		      struct cop_tale *ret)
{
	struct cop_teller t = { .arena = a, .sides = *sides, .tale = ret };

	*ret = (struct cop_tale){ .arena = a };
	cop_twins_find(&t);
	look_at_seats(&t);
	look_at_hours(&t);
	look_at_owners(&t);
	look_at_charter(&t);
}
