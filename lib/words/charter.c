/* SPDX-License-Identifier: MIT */
/* What the charter now says, and how it stands. */
#include <string.h>

#include "model/life.h"
#include "words/tell.h"

/* --- history --- */

static void tell_step(struct cop_teller *t, const struct cop_charter *c, size_t at)
{
	const struct cop_charter_step *s = &c->history.at[at];
	const char *on = cop_day_after(t->arena, " on ", s->date);
	unsigned version = 0;

	for (size_t i = 0; i <= at; i++)
		version += c->history.at[i].status == cop_charter_status_adopted;
	if (s->status == cop_charter_status_adopted)
		cop_say_that(t, cop_deed_adopted, "history",
			     "version %u is adopted%s%s%s%s%s", version, on,
			     s->by.n ? " by " : "",
			     s->by.n ? cop_say_whos(t, s->by.at, s->by.n) : "",
			     s->decision ? "; decision " : "",
			     s->decision ? cop_say_ref(t, s->decision) : "");
	else if (s->status == cop_charter_status_under_review && version)
		cop_say_that(t, cop_deed_standing, "history",
			     "version %u is under review%s", version,
			     cop_day_after(t->arena, " from ", s->date));
	else
		cop_say_that(t, cop_deed_standing, "history", "the charter is %s%s",
			     s->status == cop_charter_status_draft ? "a draft"
								   : "under review",
			     cop_day_after(t->arena, " from ", s->date));
}

static bool same_step(const struct cop_teller *t, const struct cop_charter *old,
		      const struct cop_charter *new, size_t i)
{
	return i < old->history.n &&
	       i < new->history.n &&cop_same_record(t, &cop_schema_charter_step,
						    &old->history.at[i],
						    &new->history.at[i]);
}

static void tell_history(struct cop_teller *t, const struct cop_charter *old,
			 const struct cop_charter *new)
{
	size_t n = old->history.n > new->history.n ? old->history.n : new->history.n;

	for (size_t i = 0; i < n; i++) {
		if (same_step(t, old, new, i))
			continue;
		if (i < old->history.n)
			cop_say_that(t, cop_deed_changed, "history",
				     "the history no longer says: %s on %s",
				     cop_enum_word(&cop_enum_charter_status,
						   (int)old->history.at[i].status),
				     cop_day_text(t->arena, old->history.at[i].date));
		if (i < new->history.n)
			tell_step(t, new, i);
	}
}

/* --- scope --- */

struct words_list {
	const struct cop_str *const *at;
	size_t n;
};

static bool has(struct words_list in, const struct cop_str *one)
{
	for (size_t i = 0; i < in.n; i++) {
		if (cop_str_equal(in.at[i], one))
			return true;
	}
	return false;
}

/* "a", "b" of `from` that `in` has not. */
static const char *only_in(struct cop_arena *a, struct words_list from,
			   struct words_list in)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	for (size_t i = 0; i < from.n; i++) {
		if (!has(in, from.at[i]))
			cop_buf_printf(&out, "%s%s", out.len ? ", " : "",
				       cop_quoted(a, from.at[i]));
	}
	return out.len ? cop_buf_keep(&out, a) : NULL;
}

static void tell_side(struct cop_teller *t, const char *path, const char *says,
		      const char *which)
{
	if (which)
		cop_say_that(t, cop_deed_changed, path, "%s %s", says, which);
}

static void tell_scope(struct cop_teller *t, const struct cop_charter_scope *old,
		       const struct cop_charter_scope *new)
{
	const struct words_list old_in = { old->in.at, old->in.n },
				new_in = { new->in.at, new->in.n },
				old_out = { old->out.at, old->out.n },
				new_out = { new->out.at, new->out.n };
	size_t before = t->tale->n;

	tell_side(t, "scope.in", "scope now includes", only_in(t->arena, new_in, old_in));
	tell_side(t, "scope.in", "scope no longer includes",
		  only_in(t->arena, old_in, new_in));
	tell_side(t, "scope.out",
		  "now out of scope:", only_in(t->arena, new_out, old_out));
	tell_side(t, "scope.out",
		  "no longer out of scope:", only_in(t->arena, old_out, new_out));
	/* the order alone, or [] where nothing was said before */
	if (t->tale->n == before &&
	    !cop_same_record(t, &cop_schema_charter_scope, old, new))
		cop_say_that(t, cop_deed_changed, "scope", "scope is put another way");
}

/* --- objectives --- */

static const struct cop_objective *objective(const struct cop_charter *c, const char *id)
{
	for (size_t i = 0; id && i < c->objectives.n; i++) {
		if (c->objectives.at[i].id && strcmp(c->objectives.at[i].id, id) == 0)
			return &c->objectives.at[i];
	}
	return NULL;
}

static const char *target_of(struct cop_arena *a, const struct cop_objective *o)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (o->indicator)
		cop_buf_printf(&out, "%s ", o->indicator);
	if (o->target.known)
		cop_num_write(&out, o->target.value);
	cop_buf_text(&out, cop_day_after(a, " by ", o->due));
	return out.len ? cop_buf_keep(&out, a) : "not measured";
}

static void tell_objective(struct cop_teller *t, const struct cop_objective *old,
			   const struct cop_objective *new)
{
	const char *path = cop_dot(t->arena, "objectives", new->id ? new->id : "");
	const char *name = cop_quoted(t->arena, new->text);
	const struct cop_whose whose = {
		.label = cop_arena_printf(t->arena, "objective %s", name),
		.path = path,
		.past = COP_KEYS("id", "text"),
	};

	if (!cop_str_equal(old->text, new->text)) {
		struct cop_told *told = cop_say_that(t, cop_deed_worded, path,
						     "objective %s is worded anew",
						     new->id ? new->id : name);

		cop_put_sentences(t, told, old->text, new->text);
	}
	cop_tell_fields(t, &whose, &cop_schema_objective, old, new);
}

static void tell_objectives(struct cop_teller *t, const struct cop_charter *old,
			    const struct cop_charter *new)
{
	size_t before = t->tale->n;

	for (size_t i = 0; i < new->objectives.n; i++) {
		const struct cop_objective *o = &new->objectives.at[i],
					   *was = objective(old, o->id);

		if (was && !cop_same_record(t, &cop_schema_objective, was, o))
			tell_objective(t, was, o);
		else if (!was)
			cop_say_that(t, cop_deed_added,
				     cop_dot(t->arena, "objectives", o->id ? o->id : ""),
				     "new objective: %s, %s",
				     cop_quoted(t->arena, o->text),
				     target_of(t->arena, o));
	}
	for (size_t i = 0; i < old->objectives.n; i++) {
		const struct cop_objective *o = &old->objectives.at[i];

		if (!objective(new, o->id))
			cop_say_that(t, cop_deed_removed,
				     cop_dot(t->arena, "objectives", o->id ? o->id : ""),
				     "no longer an objective: %s, %s",
				     cop_quoted(t->arena, o->text),
				     target_of(t->arena, o));
	}
	if (t->tale->n == before && old->objectives.n && new->objectives.n)
		cop_say_that(t, cop_deed_changed, "objectives",
			     "objectives: another order");
}

/* --- the whole --- */

static bool same_objectives(const struct cop_teller *t, const struct cop_charter *old,
			    const struct cop_charter *new)
{
	for (size_t i = 0; i < cop_schema_charter.nfields; i++) {
		const struct cop_field *f = &cop_schema_charter.fields[i];

		if (strcmp(f->name, "objectives") == 0)
			return cop_same_field(t, f, old, new);
	}
	return true;
}

/* A charter that was not there before answers everything at once. */
static void mark_answers(struct cop_teller *t, size_t from)
{
	for (size_t i = from; i < t->tale->n; i++) {
		struct cop_told *told = &t->tale->at[i];

		told->together = "are given";
		told->name = told->path ? told->path : "";
	}
}

void cop_tell_charter(struct cop_teller *t, const struct cop_twin *twin)
{
	static const struct cop_charter nothing;
	const struct cop_charter *old = twin->old ? twin->old->rec : &nothing,
				 *new = twin->new ? twin->new->rec : &nothing;
	const struct cop_whose whose = {
		.label = "",
		.path = "",
		.past = COP_KEYS("history", "scope", "objectives"),
	};

	size_t before = t->tale->n;

	if (!twin->new) {
		cop_say_that(t, cop_deed_removed, NULL, "there is no charter any more");
		return;
	}
	tell_scope(t, &old->scope, &new->scope);
	if (!same_objectives(t, old, new))
		tell_objectives(t, old, new);
	cop_tell_fields(t, &whose, &cop_schema_charter, old, new);
	if (!twin->old)
		mark_answers(t, before);
	tell_history(t, old, new);
}
