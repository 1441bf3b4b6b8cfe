/* SPDX-License-Identifier: MIT */
/* Items of the plan: new ones, moved, done, dropped, in other hands. */
#include <string.h>

#include "model/life.h"
#include "words/tell.h"

static const char *name(const struct cop_teller *t)
{
	return cop_say_record(t, cop_kind_plan, t->item);
}

static void tell_come(struct cop_teller *t, const struct cop_plan *p)
{
	bool idea = p->status == cop_plan_status_idea;
	struct cop_told *told;

	if (p->status == cop_plan_status_done)
		told = cop_say_that(t, cop_deed_added, NULL, "%s was done%s", name(t),
				    cop_day_after(t->arena, " on ", p->done));
	else
		told = cop_say_that(t, cop_deed_added, NULL, "%s %s%s%s%s%s", name(t),
				    idea ? "is an idea" : "is planned",
				    cop_day_after(t->arena, " for ", p->due),
				    p->repeat ? ", and again from then on" : "",
				    p->owner ? ", owner " : "",
				    p->owner ? cop_say_who(t, p->owner) : "");
	told->together = idea ? "are ideas" : "are planned";
	told->name = name(t);
}

static void tell_gone(struct cop_teller *t, const struct cop_plan *p)
{
	struct cop_told *told;

	told = cop_say_that(t, cop_deed_removed, NULL, "%s is no longer in the plan%s%s",
			    name(t), cop_day_after(t->arena, " (due ", p->due),
			    p->due.day ? ")" : "");
	told->together = "are no longer in the plan";
	told->name = name(t);
}

/* "for the third time" is what a reader wants to know; the days it was due say it. */
static void tell_due(struct cop_teller *t, const struct cop_plan *old,
		     const struct cop_plan *new)
{
	if (old->due.day == new->due.day)
		return;
	if (!new->due.day)
		cop_say_that(t, cop_deed_moved, "due",
			     "%s has no day any more (was due %s)", name(t),
			     cop_day_text(t->arena, old->due));
	else if (!old->due.day)
		cop_say_that(t, cop_deed_moved, "due", "%s is due %s", name(t),
			     cop_day_text(t->arena, new->due));
	else
		cop_say_that(t, cop_deed_moved, "due", "%s moves from %s to %s%s",
			     name(t), cop_day_text(t->arena, old->due),
			     cop_day_text(t->arena, new->due),
			     new->was_due.n > 1
				     ? cop_arena_printf(t->arena, ", moved %zu times now",
							new->was_due.n)
				     : "");
}

static void tell_status(struct cop_teller *t, const struct cop_plan *old,
			const struct cop_plan *new)
{
	const char *now = cop_enum_word(&cop_enum_plan_status, (int)new->status),
		   *was = cop_enum_word(&cop_enum_plan_status, (int)old->status);

	if (old->status == new->status && old->done.day == new->done.day)
		return;
	if (new->status == cop_plan_status_done)
		cop_say_that(t, cop_deed_done, "status", "%s is done%s", name(t),
			     cop_day_after(t->arena, ", on ", new->done));
	else if (new->status == cop_plan_status_dropped)
		cop_say_that(t, cop_deed_changed, "status",
			     "%s is dropped; it will not be done", name(t));
	else if (new->status == cop_plan_status_in_review)
		cop_say_that(t, cop_deed_changed, "status", "%s is in review%s%s",
			     name(t), new->reviewer ? ", by " : "",
			     new->reviewer ? cop_say_who(t, new->reviewer) : "");
	else
		cop_say_that(t, cop_deed_changed, "status", "%s is %s now (was %s)",
			     name(t), now, was);
}

static void tell_owner(struct cop_teller *t, const struct cop_plan *old,
		       const struct cop_plan *new)
{
	const char *was = cop_now(t, old->owner), *is = new->owner;

	if (was == is || (was && is && strcmp(was, is) == 0))
		return;
	/* the sentence about who leaves says who takes over */
	if (was && is && cop_has_left(t, old->owner))
		return;
	if (is)
		cop_say_that(t, cop_deed_changed, "owner", "%s goes to %s%s%s%s", name(t),
			     cop_say_who(t, is), was ? " (was with " : "",
			     was ? cop_say_who(t, was) : "", was ? ")" : "");
	else
		cop_say_that(t, cop_deed_changed, "owner",
			     "%s has no owner any more (was with %s)", name(t),
			     cop_say_who(t, was));
}

/* --- one date of a repeating item --- */

static const struct cop_occurrence *occurrence(const struct cop_plan *p,
					       struct cop_date date)
{
	for (size_t i = 0; i < p->occurrences.n; i++) {
		if (p->occurrences.at[i].date.day == date.day)
			return &p->occurrences.at[i];
	}
	return NULL;
}

static void tell_occurrence(struct cop_teller *t, const struct cop_occurrence *old,
			    const struct cop_occurrence *new)
{
	static const struct cop_occurrence nothing;
	const char *day = cop_day_text(t->arena, new->date);
	const struct cop_whose whose = {
		.label = cop_arena_printf(t->arena, "%s of %s", name(t), day),
		.path = cop_dot(t->arena, "occurrences", day),
		.past = COP_KEYS("date", "due", "status", "done"),
	};

	old = old ? old : &nothing;
	if (old->due.day != new->due.day)
		cop_say_that(t, cop_deed_moved, whose.path, "%s moves to %s", whose.label,
			     new->due.day ? cop_day_text(t->arena, new->due)
					  : "its own day again");
	if (old->status != new->status || old->done.day != new->done.day)
		cop_say_that(t, cop_deed_changed, whose.path, "%s is %s%s", whose.label,
			     new->status ? cop_enum_word(&cop_enum_occurrence_status,
							 (int)new->status)
					 : "planned again",
			     cop_day_after(t->arena, ", on ", new->done));
	cop_tell_fields(t, &whose, &cop_schema_occurrence, old, new);
}

static void tell_occurrences(struct cop_teller *t, const struct cop_plan *old,
			     const struct cop_plan *new)
{
	for (size_t i = 0; i < new->occurrences.n; i++) {
		const struct cop_occurrence *o = &new->occurrences.at[i];

		tell_occurrence(t, occurrence(old, o->date), o);
	}
	for (size_t i = 0; i < old->occurrences.n; i++) {
		const struct cop_occurrence *o = &old->occurrences.at[i];

		if (!occurrence(new, o->date))
			cop_say_that(t, cop_deed_changed, "occurrences",
				     "%s of %s is as all others again", name(t),
				     cop_day_text(t->arena, o->date));
	}
}

void cop_tell_plan(struct cop_teller *t, const struct cop_twin *twin)
{
	const struct cop_plan *old = twin->old ? twin->old->rec : NULL,
			      *new = twin->new ? twin->new->rec : NULL;
	struct cop_whose whose = { .path = "",
				   .past = COP_KEYS("title", "due", "was_due", "status",
						    "done", "owner", "occurrences") };

	if (!old || !new) {
		if (new)
			tell_come(t, new);
		else
			tell_gone(t, old);
		return;
	}
	whose.label = name(t);
	if (strcmp(twin->old->id, twin->new->id) != 0)
		cop_say_that(t, cop_deed_renamed, NULL, "%s has the id %s now (was %s)",
			     whose.label, twin->new->id, twin->old->id);
	if (!cop_str_equal(old->title, new->title))
		cop_say_that(t, cop_deed_renamed, "title", "%s is called %s now",
			     cop_say_record(t, cop_kind_plan, twin->old), whose.label);
	tell_due(t, old, new);
	if (old->due.day == new->due.day && old->was_due.n != new->was_due.n)
		cop_say_that(t, cop_deed_changed, "was_due",
			     "%s: the days it was due before are put right", whose.label);
	tell_status(t, old, new);
	tell_owner(t, old, new);
	tell_occurrences(t, old, new);
	cop_tell_fields(t, &whose, &cop_schema_plan, old, new);
}
