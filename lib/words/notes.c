/* SPDX-License-Identifier: MIT */
/* Notes that were taken, and answers to them. */
#include <string.h>

#include "model/life.h"
#include "words/tell.h"

static const char *kind_of(const struct cop_note *n)
{
	const char *kind = cop_enum_word(&cop_enum_note_kind, (int)n->kind);

	return *kind ? kind : "note";
}

static void tell_come(struct cop_teller *t, const struct cop_note *n, const char *title)
{
	bool owed = n->owner && cop_note_is_open(n, t->sides.new->today);
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_told *told;

	if (n->by.n)
		cop_buf_printf(&out, ", by %s", cop_say_whos(t, n->by.at, n->by.n));
	if (owed)
		cop_buf_printf(&out, "; %s answers%s", cop_say_who(t, n->owner),
			       cop_day_after(t->arena, " by ", n->due));
	if (n->outcome)
		cop_buf_printf(&out, "; %s",
			       cop_enum_word(&cop_enum_outcome, (int)n->outcome));
	told = cop_say_that(t, cop_deed_added, NULL, "%s: %s (%s)%s", kind_of(n), title,
			    cop_day_text(t->arena, n->date), cop_buf_str(&out));
	told->together = "are noted";
	told->name = title;
}

void cop_tell_note(struct cop_teller *t, const struct cop_twin *twin)
{
	const struct cop_note *old = twin->old ? twin->old->rec : NULL,
			      *new = twin->new ? twin->new->rec : NULL;
	const char *title = cop_say_record(t, cop_kind_note, t->item);
	struct cop_whose whose = { .path = "", .past = COP_KEYS("outcome", "answered") };

	if (!old) {
		tell_come(t, new, title);
		return;
	}
	whose.label = cop_arena_printf(t->arena, "%s %s", kind_of(old), title);
	if (!new) {
		cop_say_that(t, cop_deed_removed, NULL, "%s is no longer on record",
			     whose.label);
		return;
	}
	if (strcmp(twin->old->id, twin->new->id) != 0)
		cop_say_that(t, cop_deed_renamed, NULL, "%s has the id %s now (was %s)",
			     whose.label, twin->new->id, twin->old->id);
	if (old->outcome != new->outcome || old->answered.day != new->answered.day)
		cop_say_that(t, cop_deed_answered, "outcome", "%s is %s%s", whose.label,
			     new->outcome
				     ? cop_enum_word(&cop_enum_outcome, (int)new->outcome)
				     : "open again",
			     cop_day_after(t->arena, ", answered ", new->answered));
	cop_tell_fields(t, &whose, &cop_schema_note, old, new);
}
