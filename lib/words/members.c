/* SPDX-License-Identifier: MIT */
/* Members who come, are away, are back, or leave. */
#include <string.h>

#include "model/life.h"
#include "words/tell.h"

static enum cop_member_status last_status(const struct cop_member *m)
{
	return m && m->history.n ? m->history.at[m->history.n - 1].status
				 : cop_member_status_none;
}

static bool belongs(enum cop_member_status s)
{
	return s == cop_member_status_active || s == cop_member_status_on_break;
}

bool cop_has_left(const struct cop_teller *t, const char *member)
{
	const struct cop_member *old = cop_member_of(t->sides.old, member),
				*new = cop_member_of(t->sides.new, cop_now(t, member));

	return old && belongs(last_status(old)) && !belongs(last_status(new));
}

/* --- what a step of the history means --- */

/* After the name; `many` the same for several people. */
struct standing {
	const char *one, *many;
};

static struct standing standing_of(enum cop_member_status from, enum cop_member_status to)
{
	bool was_away = from == cop_member_status_on_break;
	bool was_gone = from == cop_member_status_alumni;

	switch (to) {
	case cop_member_status_prospect:
		return (struct standing){ "is somebody to win", "are people to win" };
	case cop_member_status_invited:
		return (struct standing){ "is invited", "are invited" };
	case cop_member_status_interested:
		return (struct standing){ "asks to join", "ask to join" };
	case cop_member_status_active:
		if (was_away)
			return (struct standing){ "is back", "are back" };
		if (was_gone)
			return (struct standing){ "joins again", "join again" };
		return (struct standing){ "joins", "join" };
	case cop_member_status_on_break:
		return (struct standing){ "is on a break", "are on a break" };
	case cop_member_status_alumni:
		return (struct standing){ "leaves", "leave" };
	case cop_member_status_declined:
		return (struct standing){ "does not join", "do not join" };
	case cop_member_status_associate:
		return (struct standing){ "is named as an associate",
					  "are named as associates" };
	case cop_member_status_erased:
		return (struct standing){ "asked to be removed; one line is left",
					  "asked to be removed" };
	case cop_member_status_none:
		break;
	}
	return (struct standing){ "has a standing that is not said",
				  "have a standing that is not said" };
}

/* --- what goes with a leaving: thanks, and work that others take over --- */

static bool is_thanked(const struct cop_teller *t, const char *id)
{
	const struct cop_note *n;

	for (COP_EACH(t->sides.new, note, n)) {
		if (n->kind != cop_note_kind_recognition ||
		    cop_note_of(t->sides.old, n->rec.id))
			continue;
		for (size_t i = 0; i < n->people.n; i++) {
			if (n->people.at[i] && strcmp(n->people.at[i], id) == 0)
				return true;
		}
	}
	return false;
}

/* Who has the item now that this member owned; NULL: it is not theirs, or still is. */
static const char *heir(const struct cop_teller *t, const struct cop_plan *new,
			const char *leaver)
{
	const struct cop_plan *old = cop_plan_of(t->sides.old, new->rec.id);

	if (!old || !old->owner || !new->owner ||
	    strcmp(cop_now(t, old->owner), leaver) != 0 ||
	    strcmp(new->owner, leaver) == 0)
		return NULL;
	return new->owner;
}

static void put_handed_over(const struct cop_teller *t, const char *id,
			    struct cop_buf *out)
{
	const struct cop_plan *p;
	const char **heirs = NULL;
	size_t n = 0, cap = 0;

	for (COP_EACH(t->sides.new, plan, p)) {
		const char *one = heir(t, p, id);

		if (one)
			*COP_PUSH(t->arena, heirs, n, cap) = one;
	}
	for (size_t i = 0; i < n; i++) {
		size_t same = 0, before = 0;

		for (size_t k = 0; k < n; k++) {
			same += strcmp(heirs[k], heirs[i]) == 0;
			before += k < i && strcmp(heirs[k], heirs[i]) == 0;
		}
		if (!before)
			cop_buf_printf(out, "; %s to %s",
				       cop_count(t->arena, same, "item goes", "items go"),
				       cop_say_who(t, heirs[i]));
	}
}

static void put_details(const struct cop_teller *t, const struct cop_member_step *step,
			struct cop_buf *out)
{
	if (step->status == cop_member_status_on_break)
		cop_buf_text(out, cop_day_after(t->arena, " until ", step->until));
	if (step->status != cop_member_status_alumni)
		return;
	if (step->cause)
		cop_buf_printf(out, " (%s)",
			       cop_enum_word(&cop_enum_leaving_cause, (int)step->cause));
	if (is_thanked(t, t->item->id))
		cop_buf_text(out, ", thanked");
	put_handed_over(t, t->item->id, out);
}

static void tell_step(struct cop_teller *t, enum cop_member_status before,
		      const struct cop_member_step *step)
{
	struct standing s = standing_of(before, step->status);
	bool lasts = step->status == cop_member_status_on_break ||
		     step->status == cop_member_status_prospect ||
		     step->status == cop_member_status_associate;
	COP_CLEANUP(cop_buf_clear) struct cop_buf details = { 0 };
	struct cop_told *told;

	put_details(t, step, &details);
	told = cop_say_that(
		t, cop_deed_standing, "history", "%s %s%s%s", cop_say_who(t, t->item->id),
		s.one, cop_day_after(t->arena, lasts ? " from " : " on ", step->date),
		cop_buf_str(&details));
	told->together = s.many;
	told->name = cop_say_who(t, t->item->id);
}

/* --- a history that grew, or was put right --- */

static const struct cop_member_step *step_at(const struct cop_member *m, size_t i)
{
	return i < m->history.n ? &m->history.at[i] : NULL;
}

static void tell_put_right(struct cop_teller *t, const struct cop_member_step *old,
			   const struct cop_member_step *new)
{
	const char *was = cop_enum_word(&cop_enum_member_status, (int)old->status);
	const char *who = cop_say_who(t, t->item->id);

	if (!new) {
		cop_say_that(t, cop_deed_standing, "history",
			     "%s: %s on %s is no longer in the history", who, was,
			     cop_day_text(t->arena, old->date));
		return;
	}
	cop_say_that(t, cop_deed_standing, "history", "%s: %s on %s%s (was %s on %s)",
		     who, cop_enum_word(&cop_enum_member_status, (int)new->status),
		     cop_day_text(t->arena, new->date),
		     cop_day_after(t->arena, " until ", new->until), was,
		     cop_day_text(t->arena, old->date));
}

static void tell_history(struct cop_teller *t, const struct cop_member *old,
			 const struct cop_member *new)
{
	size_t n = old->history.n > new->history.n ? old->history.n : new->history.n;

	for (size_t i = 0; i < n; i++) {
		const struct cop_member_step *a = step_at(old, i), *b = step_at(new, i);

		if (a && b && cop_same_record(t, &cop_schema_member_step, a, b))
			continue;
		if (a)
			tell_put_right(t, a, b);
		else
			tell_step(t, i ? new->history.at[i - 1].status : 0, b);
	}
}

/* --- the record --- */

static void tell_come(struct cop_teller *t, const struct cop_member *m)
{
	const struct cop_member_step none = { .status = cop_member_status_none };
	size_t n = m->history.n;

	tell_step(t, 0, n ? &m->history.at[0] : &none);
	t->tale->at[t->tale->n - 1].deed = cop_deed_added;
	for (size_t i = 1; i < n; i++)
		tell_step(t, m->history.at[i - 1].status, &m->history.at[i]);
}

static void tell_gone(struct cop_teller *t)
{
	const char *who = cop_say_who(t, t->item->id);
	struct cop_told *told = cop_say_that(t, cop_deed_removed, NULL,
					     "%s is no longer in the register", who);

	told->together = "are no longer in the register";
	told->name = who;
}

void cop_tell_member(struct cop_teller *t, const struct cop_twin *twin)
{
	const struct cop_member *old = twin->old ? twin->old->rec : NULL,
				*new = twin->new ? twin->new->rec : NULL;
	/* What is known of a person is theirs to show: only what changed is said. */
	struct cop_whose whose = { .path = "",
				   .past = COP_KEYS("history"),
				   .quiet = true };

	if (!old || !new) {
		if (new)
			tell_come(t, new);
		else
			tell_gone(t);
		return;
	}
	whose.label = cop_say_who(t, new->rec.id);
	if (strcmp(twin->old->id, twin->new->id) != 0)
		cop_say_that(t, cop_deed_renamed, NULL, "%s has the id %s now (was %s)",
			     whose.label, twin->new->id, twin->old->id);
	tell_history(t, old, new);
	if (last_status(new) == cop_member_status_erased)
		return;
	cop_tell_fields(t, &whose, &cop_schema_member, old, new);
}
