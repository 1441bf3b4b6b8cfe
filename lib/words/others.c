/* SPDX-License-Identifier: MIT */
/* Settings, and kinds whose fields say enough: practices, platforms, surveys, the budget. */
#include <string.h>

#include "base/enc.h"
#include "model/cop.h"
#include "words/tell.h"

/* --- a life: the last status holds --- */

/* The history's field of a record that has one; NULL: none. */
static const struct cop_field *history_of(const struct cop_schema *s)
{
	for (size_t i = 0; i < s->nfields; i++) {
		if (s->fields[i].flags & COP_HISTORY)
			return &s->fields[i];
	}
	return NULL;
}

static const char *step_value(struct cop_teller *t, const struct cop_field *history,
			      const void *step, const char *key)
{
	const struct cop_schema *s = history->of;

	for (size_t i = 0; i < s->nfields; i++) {
		const char *value = strcmp(s->fields[i].name, key) == 0
					    ? cop_say_field(t, &s->fields[i], step)
					    : NULL;

		if (value)
			return value;
	}
	return "";
}

static void tell_steps(struct cop_teller *t, const char *name,
		       const struct cop_twin *twin)
{
	const struct cop_field *f = history_of(cop_records[t->kind]->schema);
	struct cop_list old, new;

	if (!f || cop_same_field(t, f, twin->old->rec, twin->new->rec))
		return;
	old = cop_list_of(f, twin->old->rec);
	new = cop_list_of(f, twin->new->rec);
	for (size_t i = 0; i < new.n; i++) {
		const void *step = cop_list_at(f, new, i);
		const char *by;

		if (i < old.n && cop_same_value(t, f, cop_list_at(f, old, i), step))
			continue;
		by = step_value(t, f, step, "by");
		cop_say_that(t, cop_deed_standing, "history", "%s is %s from %s%s%s",
			     name, step_value(t, f, step, "status"),
			     step_value(t, f, step, "date"), *by ? ", by " : "", by);
	}
	if (new.n < old.n)
		cop_say_that(t, cop_deed_changed, "history",
			     "%s: the history is shorter by %zu", name, old.n - new.n);
}

void cop_tell_other(struct cop_teller *t, const struct cop_twin *twin)
{
	const struct cop_record *kind = cop_records[t->kind];
	bool file = kind->shape == COP_SHAPE_FILE;
	const char *name = file ? "" : cop_say_record(t, t->kind, t->item);
	const struct cop_whose whose = { .label = name,
					 .path = "",
					 .past = COP_KEYS("history") };

	if (!twin->old || !twin->new) {
		cop_say_that(t, twin->new ? cop_deed_added : cop_deed_removed, NULL,
			     twin->new ? "%s is on record" : "%s is no longer on record",
			     file ? cop_arena_printf(t->arena, "a %s", kind->name)
				  : name);
		return;
	}
	if (strcmp(twin->old->id, twin->new->id) != 0)
		cop_say_that(t, cop_deed_renamed, NULL, "%s has the id %s now (was %s)",
			     name, twin->new->id, twin->old->id);
	tell_steps(t, name, twin);
	cop_tell_fields(t, &whose, kind->schema, twin->old->rec, twin->new->rec);
}

/* --- settings --- */

static const struct cop_answered_finding *same_answer(
	const struct cop_teller *t, const struct cop_cop *in,
	const struct cop_answered_finding *a)
{
	for (size_t i = 0; i < in->findings.n; i++) {
		if (cop_same_record(t, &cop_schema_answered_finding, &in->findings.at[i],
				    a))
			return &in->findings.at[i];
	}
	return NULL;
}

static void tell_answers(struct cop_teller *t, const struct cop_cop *old,
			 const struct cop_cop *new)
{
	for (size_t i = 0; i < new->findings.n; i++) {
		const struct cop_answered_finding *a = &new->findings.at[i];
		bool in_hand = a->response == cop_response_in_hand;

		if (same_answer(t, old, a))
			continue;
		cop_say_that(t, cop_deed_changed, "findings", "%s is %s%s%s%s: %s",
			     a->rule ? a->rule : "a finding",
			     in_hand ? "in hand" : "accepted",
			     in_hand && a->owner ? ", with " : "",
			     in_hand && a->owner ? cop_say_who(t, a->owner) : "",
			     cop_day_after(t->arena, " until ", a->until),
			     a->reason ? cop_quoted(t->arena, a->reason) : "no reason");
	}
	for (size_t i = 0; i < old->findings.n; i++) {
		const struct cop_answered_finding *a = &old->findings.at[i];

		if (!same_answer(t, new, a))
			cop_say_that(t, cop_deed_changed, "findings",
				     "%s is no longer accepted%s",
				     a->rule ? a->rule : "a finding",
				     cop_day_after(t->arena, " until ", a->until));
	}
}

void cop_tell_settings(struct cop_teller *t, const struct cop_twin *twin)
{
	const struct cop_whose whose = { .label = "",
					 .path = "",
					 .past = COP_KEYS("launched", "findings") };
	const struct cop_cop *old, *new;

	if (!twin->old || !twin->new) {
		cop_say_that(t, twin->new ? cop_deed_added : cop_deed_removed, NULL,
			     twin->new ? "the community begins" : "there is no cop.yaml");
		return;
	}
	old = twin->old->rec;
	new = twin->new->rec;
	if (old->launched.day != new->launched.day)
		cop_say_that(t, cop_deed_changed, "launched", "the community is %s%s",
			     new->launched.day ? "launched on " : "not launched any more",
			     cop_day_text(t->arena, new->launched));
	tell_answers(t, old, new);
	cop_tell_fields(t, &whose, &cop_schema_cop, old, new);
}
