/* SPDX-License-Identifier: MIT */
/* Who takes up a role, goes on in it, or steps down, and when. */
#include <string.h>

#include "model/life.h"
#include "words/tell.h"

/* The role and one holding of it; of a new one `was` is NULL, of one that went `is`. */
struct holding {
	const struct cop_role *role; /* as it is called now */
	const struct cop_role *role_was;
	const struct cop_holder *was, *is;
	const char *who, *title, *path;
};

static bool is_group(const struct holding *h)
{
	return h->role->kind != cop_role_kind_role && h->role->kind;
}

/* "3 h a week", "30 % of the working time"; NULL: not said, or not for everybody. */
static const char *time_of(const struct cop_teller *t, const struct cop_holder *h)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (t->sides.readers == cop_tier_public)
		return NULL;
	if (h->hours_per_week.known) {
		cop_num_write(&out, h->hours_per_week.value);
		cop_buf_text(&out, " h a week");
	} else if (h->percent.known) {
		cop_num_write(&out, h->percent.value);
		cop_buf_text(&out, " % of the working time");
	}
	return out.len ? cop_buf_keep(&out, t->arena) : NULL;
}

/* --- who comes --- */

static void put_verb(const struct cop_teller *t, const struct holding *h, bool over,
		     struct cop_buf *out)
{
	const struct cop_holder *is = h->is;
	bool lead = is->lead == COP_TRUE;

	if (over)
		cop_buf_printf(out, is_group(h) ? "%s was in %s" : "%s was %s", h->who,
			       h->title);
	else if (is->stands_in_for)
		cop_buf_printf(out, "%s stands in for %s as %s", h->who,
			       cop_say_who(t, is->stands_in_for), h->title);
	else if (is_group(h))
		cop_buf_printf(out, "%s joins %s%s", h->who, h->title,
			       lead ? " and leads it" : "");
	else
		cop_buf_printf(out, "%s becomes %s", h->who, h->title);
}

static void put_focus(const struct cop_holder *h, struct cop_buf *out)
{
	for (size_t i = 0; i < h->focus.n; i++)
		cop_buf_printf(out, "%s%s", i ? ", " : ", for ",
			       h->focus.at[i] ? h->focus.at[i] : "?");
}

static void tell_come(struct cop_teller *t, const struct holding *h)
{
	struct cop_date end = cop_holder_end(h->role, h->is);
	bool over = h->is->to.day && h->is->to.day < t->sides.new->today.day;
	const char *time = time_of(t, h->is);
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_told *told;

	put_verb(t, h, over, &out);
	cop_buf_text(&out, cop_day_after(t->arena, " from ", h->is->from));
	cop_buf_text(&out, cop_day_after(t->arena, over ? " to " : " until ", end));
	if (time)
		cop_buf_printf(&out, ", %s", time);
	put_focus(h->is, &out);
	if (h->is->decision)
		cop_buf_printf(&out, "; decision %s", cop_say_ref(t, h->is->decision));
	told = cop_say_that(t, cop_deed_appointed, h->path, "%s", cop_buf_str(&out));
	told->together = cop_arena_printf(t->arena, "%s %s",
					  is_group(h) ? "join" : "become", h->title);
	told->name = h->who;
}

/* --- who goes on, or not --- */

static void tell_released(struct cop_teller *t, const struct holding *h)
{
	const char *to = cop_day_text(t->arena, h->is->to);
	const char *since = cop_day_after(t->arena, " (since ", h->is->from);
	const char *planned = cop_day_after(t->arena, ", planned until ", h->was->to);
	struct cop_told *told;

	told = cop_say_that(t, cop_deed_released, h->path,
			    is_group(h) ? "%s leaves %s on %s%s%s%s"
					: "%s steps down as %s on %s%s%s%s",
			    h->who, h->title, to, since, planned, *since ? ")" : "");
	told->together = cop_arena_printf(
		t->arena, is_group(h) ? "leave %s" : "step down as %s", h->title);
	told->name = h->who;
}

static void tell_term(struct cop_teller *t, const struct holding *h)
{
	struct cop_date was = cop_holder_end(h->role_was, h->was),
			is = cop_holder_end(h->role, h->is);
	const char *verb = is_group(h) ? "stays in" : "stays";

	if (h->is->to.day && (!was.day || h->is->to.day < was.day)) {
		tell_released(t, h);
		return;
	}
	cop_say_that(t, cop_deed_term, h->path, "%s %s %s%s%s%s", h->who, verb, h->title,
		     is.day ? cop_day_after(t->arena, " until ", is) : " without an end",
		     was.day && was.day != is.day
			     ? cop_day_after(t->arena, " (was until ", was)
			     : "",
		     was.day && was.day != is.day ? ")" : "");
}

static void tell_time(struct cop_teller *t, const struct holding *h)
{
	const char *was = time_of(t, h->was), *is = time_of(t, h->is);

	if ((!was && !is) || (was && is && strcmp(was, is) == 0))
		return;
	cop_say_that(t, cop_deed_changed, h->path, "%s gives %s as %s (was %s)", h->who,
		     is ? is : "time that is not said", h->title, was ? was : "not said");
}

static void tell_changed(struct cop_teller *t, const struct holding *h)
{
	const struct cop_whose rest = {
		.label = cop_arena_printf(t->arena, is_group(h) ? "%s in %s" : "%s as %s",
					  h->who, h->title),
		.path = h->path,
		.past = COP_KEYS("member", "from", "to", "hours_per_week", "percent"),
	};

	if (h->was->from.day != h->is->from.day)
		cop_say_that(t, cop_deed_term, h->path,
			     "%s is %s%s from %s (was from %s)", h->who,
			     is_group(h) ? "in " : "", h->title,
			     cop_day_text(t->arena, h->is->from),
			     cop_day_text(t->arena, h->was->from));
	if (h->was->to.day != h->is->to.day)
		tell_term(t, h);
	tell_time(t, h);
	cop_tell_fields(t, &rest, &cop_schema_holder, h->was, h->is);
}

static void tell_gone(struct cop_teller *t, const struct holding *h)
{
	struct cop_told *told;

	told = cop_say_that(t, cop_deed_removed, h->path,
			    "%s is no longer on record as %s%s%s%s", h->who, h->title,
			    cop_day_after(t->arena, " (from ", h->was->from),
			    cop_day_after(t->arena, " until ", h->was->to),
			    h->was->from.day ? ")" : "");
	told->together =
		cop_arena_printf(t->arena, "are no longer on record as %s", h->title);
	told->name = h->who;
}

/* --- which holding is which --- */

static bool same_member(const struct cop_teller *t, const struct cop_holder *old,
			const struct cop_holder *new)
{
	return old->member &&
	       new->member &&strcmp(cop_now(t, old->member), new->member) == 0;
}

/*
 * The same person from the same day; else, where `moved`, the same person's only holding that
 * nothing else was matched with: its first day was put right.
 */
static const struct cop_holder *match(const struct cop_teller *t,
				      const struct cop_role *old,
				      const struct cop_holder *new, const bool *taken,
				      bool moved)
{
	for (size_t i = 0; old && i < old->holders.n; i++) {
		const struct cop_holder *one = &old->holders.at[i];

		if (taken[i] || !same_member(t, one, new))
			continue;
		if (moved || one->from.day == new->from.day)
			return one;
	}
	return NULL;
}

static size_t count(const struct cop_role *r)
{
	return r ? r->holders.n : 0;
}

void cop_tell_holders(struct cop_teller *t, const struct cop_role *old,
		      const struct cop_role *new)
{
	bool *taken = COP_NEW_N(t->arena, bool, count(old));
	const struct cop_holder **was =
		COP_NEW_N(t->arena, const struct cop_holder *, count(new));
	struct holding h = { .role = new ? new : old, .role_was = old ? old : new };

	h.title = cop_say_record(t, cop_kind_role, t->item);
	for (int moved = 0; moved < 2; moved++) {
		for (size_t i = 0; i < count(new); i++) {
			if (!was[i])
				was[i] = match(t, old, &new->holders.at[i], taken, moved);
			if (was[i])
				taken[was[i] - old->holders.at] = true;
		}
	}
	for (size_t i = 0; i < count(old); i++) {
		h.was = &old->holders.at[i];
		h.who = cop_say_who(t, h.was->member);
		h.path = cop_dot(t->arena, "holders", h.was->member ? h.was->member : "");
		h.is = NULL;
		for (size_t n = 0; n < count(new) && !h.is; n++)
			h.is = was[n] == h.was ? &new->holders.at[n] : NULL;
		if (h.is)
			tell_changed(t, &h);
		else
			tell_gone(t, &h);
	}
	for (size_t i = 0; i < count(new); i++) {
		h.is = &new->holders.at[i];
		h.who = cop_say_who(t, h.is->member);
		h.path = cop_dot(t->arena, "holders", h.is->member ? h.is->member : "");
		if (!was[i])
			tell_come(t, &h);
	}
}
