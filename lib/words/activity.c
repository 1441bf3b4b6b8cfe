/* SPDX-License-Identifier: MIT */
/* What was held and done, in counts: who came is for stewards. */
#include <string.h>

#include "model/activity.h"
#include "model/gathering.h"
#include "words/tell.h"

static const char *name(const struct cop_teller *t, const struct cop_gathering *g)
{
	if (g->title)
		return cop_quoted(t->arena, g->title);
	return g->plan ? cop_say_ref(t, g->plan) : t->item->id;
}

static const char *came(const struct cop_teller *t, const struct cop_gathering *g)
{
	const char *members = cop_arena_printf(t->arena, "%zu came", g->attended.n);
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (!g->guests.known || g->guests.value < 1)
		return members;
	cop_buf_printf(&out, "%s and ", members);
	cop_num_write(&out, g->guests.value);
	cop_buf_text(&out, g->guests.value > 1 ? " guests" : " guest");
	return cop_buf_keep(&out, t->arena);
}

void cop_tell_gathering(struct cop_teller *t, const struct cop_twin *twin)
{
	const struct cop_gathering *old = twin->old ? twin->old->rec : NULL,
				   *new = twin->new ? twin->new->rec : NULL;
	const struct cop_gathering *one = new ? new : old;
	const char *day = cop_day_text(t->arena, one->date);
	struct cop_whose whose = { .path = "", .past = COP_KEYS("attended", "guests") };

	whose.label = cop_arena_printf(t->arena, "%s of %s", name(t, one), day);
	if (!old || !new) {
		cop_say_that(t, new ? cop_deed_recorded : cop_deed_removed, NULL,
			     new ? "%s was held: %s" : "%s is no longer on record (%s)",
			     whose.label, came(t, one));
		return;
	}
	if (strcmp(came(t, old), came(t, new)) != 0)
		cop_say_that(t, cop_deed_changed, "attended", "%s: %s (was %s)",
			     whose.label, came(t, new), came(t, old));
	else if (!cop_same_field(
			 t,
			 &(const struct cop_field){
				 .name = "attended",
				 .kind = COP_K_REF,
				 .flags = COP_IS_LIST | COP_SET,
				 .offset = offsetof(struct cop_gathering, attended) },
			 old, new))
		cop_say_that(t, cop_deed_changed, "attended", "%s: who came is put right",
			     whose.label);
	cop_tell_fields(t, &whose, &cop_schema_gathering, old, new);
}

void cop_tell_activity(struct cop_teller *t, const struct cop_twin *twin)
{
	const struct cop_activity *old = twin->old ? twin->old->rec : NULL,
				  *new = twin->new ? twin->new->rec : NULL;
	size_t was = old ? old->lines.n : 0, is = new ? new->lines.n : 0;
	size_t more = is > was ? is - was : 0, less = was > is ? was - is : 0;

	if (more)
		cop_say_that(t, cop_deed_recorded, NULL, "%s in %s",
			     cop_count(t->arena, more, "fact recorded", "facts recorded"),
			     t->item->id);
	else if (less)
		cop_say_that(t, cop_deed_removed, NULL, "%s in %s",
			     cop_count(t->arena, less, "fact fewer", "facts fewer"),
			     t->item->id);
	else if (!cop_same_record(t, &cop_schema_activity, old, new))
		cop_say_that(t, cop_deed_changed, NULL, "facts in %s are put right",
			     t->item->id);
}
