/* SPDX-License-Identifier: MIT */
/* Indicators and their values: a definition that changes breaks the series. */
#include <string.h>

#include "model/indicator.h"
#include "model/observation.h"
#include "words/tell.h"

/* --- indicators --- */

static void tell_step(struct cop_teller *t, const char *name,
		      const struct cop_indicator_step *s)
{
	const char *status = cop_enum_word(&cop_enum_indicator_status, (int)s->status);
	const char *from = cop_day_after(t->arena, " from ", s->date);

	if (s->break_ == COP_TRUE)
		cop_say_that(
			t, cop_deed_redefined, "history",
			"%s is measured another way%s; values before and after cannot "
			"be compared%s%s",
			name, from, s->note ? ": " : "",
			s->note ? cop_quoted(t->arena, s->note) : "");
	else if (s->status == cop_indicator_status_retired)
		cop_say_that(t, cop_deed_standing, "history",
			     "%s is no longer followed%s", name, from);
	else
		cop_say_that(t, cop_deed_standing, "history", "%s is %s%s%s%s", name,
			     status, from, s->by.n ? ", by " : "",
			     s->by.n ? cop_say_whos(t, s->by.at, s->by.n) : "");
}

static bool breaks(const struct cop_indicator *i, size_t from)
{
	for (; from < i->history.n; from++) {
		if (i->history.at[from].break_ == COP_TRUE)
			return true;
	}
	return false;
}

static void tell_history(struct cop_teller *t, const char *name,
			 const struct cop_indicator *old, const struct cop_indicator *new)
{
	size_t both = old->history.n < new->history.n ? old->history.n : new->history.n;

	for (size_t i = 0; i < both; i++) {
		if (!cop_same_record(t, &cop_schema_indicator_step, &old->history.at[i],
				     &new->history.at[i]))
			tell_step(t, name, &new->history.at[i]);
	}
	for (size_t i = both; i < new->history.n; i++)
		tell_step(t, name, &new->history.at[i]);
	if (new->history.n < old->history.n)
		cop_say_that(t, cop_deed_changed, "history",
			     "%s: the history is shorter by %zu", name,
			     old->history.n - new->history.n);
}

/* What a value means: these make the values of two days two different things. */
static bool redefined(const struct cop_teller *t, const struct cop_indicator *old,
		      const struct cop_indicator *new)
{
	static const char *const meaning[] = { "text", "unit", "window" };
	const struct cop_schema *s = &cop_schema_indicator;

	for (size_t i = 0; i < s->nfields; i++) {
		for (size_t m = 0; m < COP_COUNT(meaning); m++) {
			if (strcmp(s->fields[i].name, meaning[m]) == 0 &&
			    cop_is_given(&s->fields[i], old) &&
			    !cop_same_field(t, &s->fields[i], old, new))
				return true;
		}
	}
	return false;
}

void cop_tell_indicator(struct cop_teller *t, const struct cop_twin *twin)
{
	const struct cop_indicator *old = twin->old ? twin->old->rec : NULL,
				   *new = twin->new ? twin->new->rec : NULL;
	const char *name = cop_say_record(t, cop_kind_indicator, t->item);
	const struct cop_whose whose = { .label = name,
					 .path = "",
					 .past = COP_KEYS("history") };

	if (!old || !new) {
		cop_say_that(t, new ? cop_deed_added : cop_deed_removed, NULL, "%s is %s",
			     name, new ? "followed as a figure" : "no longer a figure");
		return;
	}
	if (strcmp(twin->old->id, twin->new->id) != 0)
		cop_say_that(t, cop_deed_renamed, NULL, "%s has the id %s now (was %s)",
			     name, twin->new->id, twin->old->id);
	tell_history(t, name, old, new);
	cop_tell_fields(t, &whose, &cop_schema_indicator, old, new);
	if (redefined(t, old, new) && !breaks(new, old->history.n))
		cop_say_that(t, cop_deed_redefined, NULL,
			     "%s means something else now, and no break is marked: later "
			     "values will be compared with earlier ones",
			     name);
}

/* --- values --- */

static const char *value_of(struct cop_arena *a, const struct cop_reading *r)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (r->value.known) {
		cop_num_write(&out, r->value.value);
	} else if (r->count.known) {
		cop_num_write(&out, r->count.value);
		cop_buf_char(&out, '/');
		cop_num_write(&out, r->of.value);
	}
	return out.len ? cop_buf_keep(&out, a) : "no value";
}

static const struct cop_reading *reading(const struct cop_observation *o,
					 struct cop_date date)
{
	for (size_t i = 0; o && i < o->readings.n; i++) {
		if (o->readings.at[i].date.day == date.day)
			return &o->readings.at[i];
	}
	return NULL;
}

/* "1040 on 2026-05-31", or from the first to the last of several. */
static void tell_new_values(struct cop_teller *t, const char *name,
			    const struct cop_observation *old,
			    const struct cop_observation *new)
{
	const struct cop_reading *first = NULL, *last = NULL;
	size_t n = 0;

	for (size_t i = 0; i < new->readings.n; i++) {
		const struct cop_reading *r = &new->readings.at[i];

		if (reading(old, r->date))
			continue;
		first = first ? first : r;
		last = r;
		n++;
	}
	if (n == 1)
		cop_say_that(t, cop_deed_recorded, "readings", "%s: %s on %s", name,
			     value_of(t->arena, last),
			     cop_day_text(t->arena, last->date));
	else if (n)
		cop_say_that(
			t, cop_deed_recorded, "readings",
			"%s: %zu values recorded, from %s on %s to %s on %s", name, n,
			value_of(t->arena, first), cop_day_text(t->arena, first->date),
			value_of(t->arena, last), cop_day_text(t->arena, last->date));
}

static void tell_old_values(struct cop_teller *t, const char *name,
			    const struct cop_observation *old,
			    const struct cop_observation *new)
{
	for (size_t i = 0; old && i < old->readings.n; i++) {
		const struct cop_reading *was = &old->readings.at[i],
					 *is = reading(new, was->date);
		const char *day = cop_day_text(t->arena, was->date);

		if (is && cop_same_record(t, &cop_schema_reading, was, is))
			continue;
		if (!is)
			cop_say_that(t, cop_deed_removed, "readings",
				     "%s: %s on %s is no longer on record", name,
				     value_of(t->arena, was), day);
		else if (strcmp(value_of(t->arena, was), value_of(t->arena, is)) != 0)
			cop_say_that(t, cop_deed_changed, "readings",
				     "%s on %s is now %s (was %s)", name, day,
				     value_of(t->arena, is), value_of(t->arena, was));
		else
			cop_say_that(t, cop_deed_changed, "readings",
				     "%s on %s: the same value, otherwise explained",
				     name, day);
	}
}

void cop_tell_observation(struct cop_teller *t, const struct cop_twin *twin)
{
	const struct cop_observation *old = twin->old ? twin->old->rec : NULL,
				     *new = twin->new ? twin->new->rec : NULL;
	const char *name = cop_say_ref(t, t->item->id);

	if (!new) {
		cop_say_that(t, cop_deed_removed, NULL,
			     "%s: %zu values are no longer on record", name,
			     old->readings.n);
		return;
	}
	tell_new_values(t, name, old, new);
	tell_old_values(t, name, old, new);
}
