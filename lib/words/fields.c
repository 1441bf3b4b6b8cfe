/* SPDX-License-Identifier: MIT */
/*
 * Whatever has no words of its own, told by the tables: no field is passed over in silence.
 */
#include <string.h>

#include "words/tell.h"

#define SHORT 60 /* columns of a text that is told within the sentence */

/* One field of two records. */
struct spot {
	struct cop_teller *t;
	const struct cop_field *f;
	const void *old, *new; /* the records */
	const char *path;
	const char *name; /* "Scribe: hours per week" */
};

static bool listed(const char *const *list, const char *word)
{
	for (; list && *list; list++) {
		if (strcmp(*list, word) == 0)
			return true;
	}
	return false;
}

static const struct cop_str *text_at(const struct cop_field *f, const void *rec)
{
	return *(const struct cop_str *const *)((const char *)rec + f->offset);
}

/* --- texts --- */

static bool is_long(const struct cop_str *text)
{
	return text && (cop_str_width(text) > SHORT || cop_str_has_newline(text));
}

static void tell_prose(const struct spot *s, const struct cop_str *old,
		       const struct cop_str *new)
{
	const char *how = old && new ? "is worded anew"
			  : new      ? "is written"
				     : "is taken out";
	struct cop_told *told;

	if (s->t->kind == cop_kind_charter && !(old && new))
		how = new ? "is answered" : "is no longer answered";
	told = cop_say_that(s->t, cop_deed_worded, s->path, "%s %s", s->name, how);
	cop_put_sentences(s->t, told, old, new);
	if (!told->was && !told->is)
		told->text = cop_arena_printf(
			s->t->arena, "%s: the same sentences, cut otherwise", s->name);
}

static bool is_prose(const struct spot *s)
{
	if (s->f->kind == COP_K_PROSE)
		return true;
	return s->f->kind == COP_K_TEXT &&
	       (is_long(text_at(s->f, s->old)) || is_long(text_at(s->f, s->new)));
}

/* --- one value --- */

static void tell_value(const struct spot *s)
{
	const char *was = cop_say_field(s->t, s->f, s->old),
		   *is = cop_say_field(s->t, s->f, s->new);

	if (was && is)
		cop_say_that(s->t, cop_deed_changed, s->path, "%s is now %s (was %s)",
			     s->name, is, was);
	else if (is)
		cop_say_that(s->t, cop_deed_changed, s->path, "%s is %s", s->name, is);
	else
		cop_say_that(s->t, cop_deed_changed, s->path,
			     "%s is no longer given (was %s)", s->name,
			     was ? was : "none");
}

/* --- lists of plain values --- */

static bool has(const struct spot *s, struct cop_list in, const void *one, bool old_in)
{
	for (size_t i = 0; i < in.n; i++) {
		const void *other = cop_list_at(s->f, in, i);

		if (old_in ? cop_same_value(s->t, s->f, other, one)
			   : cop_same_value(s->t, s->f, one, other))
			return true;
	}
	return false;
}

/* What `from` has and `in` has not, joined; NULL: nothing. */
static const char *only_in(const struct spot *s, struct cop_list from, struct cop_list in,
			   bool old_in)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	for (size_t i = 0; i < from.n; i++) {
		const void *one = cop_list_at(s->f, from, i);
		const char *value;

		if (has(s, in, one, old_in))
			continue;
		value = cop_say_value(s->t, s->f, one);
		cop_buf_printf(&out, "%s%s", out.len ? ", " : "", value ? value : "");
	}
	return out.len ? cop_buf_keep(&out, s->t->arena) : NULL;
}

static void tell_list(const struct spot *s)
{
	struct cop_list old = cop_list_of(s->f, s->old), new = cop_list_of(s->f, s->new);
	const char *come = only_in(s, new, old, true),
		   *gone = only_in(s, old, new, false);

	if (come && gone)
		cop_say_that(s->t, cop_deed_changed, s->path, "%s now: %s; no longer: %s",
			     s->name, come, gone);
	else if (come)
		cop_say_that(s->t, cop_deed_changed, s->path, "%s %s: %s", s->name,
			     old.n ? "also" : "now", come);
	else if (gone)
		cop_say_that(s->t, cop_deed_changed, s->path, "%s no longer: %s", s->name,
			     gone);
	else if (old.n)
		cop_say_that(s->t, cop_deed_changed, s->path, "%s: another order",
			     s->name);
	else
		cop_say_that(s->t, cop_deed_changed, s->path, "%s is %s", s->name,
			     new.given ? "none" : "not answered");
}

/* --- lists of entries --- */

static const void *entry_named(const struct spot *s, struct cop_list in, const char *name)
{
	for (size_t i = 0; *name && i < in.n; i++) {
		const void *entry = cop_list_at(s->f, in, i);

		if (strcmp(cop_entry_name(s->t->arena, s->f, entry), name) == 0)
			return entry;
	}
	return NULL;
}

static bool said_elsewhere(const struct spot *s, struct cop_list in, const void *entry,
			   bool old_in)
{
	const char *name = cop_entry_name(s->t->arena, s->f, entry);

	return *name ? entry_named(s, in, name) != NULL : has(s, in, entry, old_in);
}

static void tell_entry(const struct spot *s, const void *old, const void *new)
{
	const char *name = cop_entry_name(s->t->arena, s->f, new);
	const struct cop_str *main = cop_main_text(s->f->of, new);
	const struct cop_whose whose = {
		.label = cop_arena_printf(s->t->arena, "%s %s", s->name,
					  main ? cop_quoted(s->t->arena, main) : name),
		.path = cop_dot(s->t->arena, s->path, name),
	};

	cop_tell_fields(s->t, &whose, s->f->of, old, new);
}

static void tell_entries(const struct spot *s)
{
	struct cop_list old = cop_list_of(s->f, s->old), new = cop_list_of(s->f, s->new);
	size_t before = s->t->tale->n;

	for (size_t i = 0; i < new.n; i++) {
		const void *entry = cop_list_at(s->f, new, i);
		const char *name = cop_entry_name(s->t->arena, s->f, entry);
		const void *was = entry_named(s, old, name);

		if (was && !cop_same_value(s->t, s->f, was, entry))
			tell_entry(s, was, entry);
		else if (!was && !said_elsewhere(s, old, entry, true))
			cop_say_that(s->t, cop_deed_added,
				     cop_dot(s->t->arena, s->path, name), "%s: new: %s",
				     s->name, cop_say_entry(s->t, s->f->of, entry));
	}
	for (size_t i = 0; i < old.n; i++) {
		const void *entry = cop_list_at(s->f, old, i);
		const char *name = cop_entry_name(s->t->arena, s->f, entry);

		if (!said_elsewhere(s, new, entry, false))
			cop_say_that(s->t, cop_deed_removed,
				     cop_dot(s->t->arena, s->path, name),
				     "%s: no longer: %s", s->name,
				     cop_say_entry(s->t, s->f->of, entry));
	}
	if (s->t->tale->n == before)
		cop_say_that(s->t, cop_deed_changed, s->path, "%s: %s", s->name,
			     old.n ? "another order" : "none, as an answer");
}

/* --- a field, whatever it is --- */

static void tell_map(const struct spot *s)
{
	const char *new = (const char *)s->new + s->f->offset;
	const char *old = (const char *)s->old + s->f->offset;
	const struct cop_whose whose = { .label = s->name, .path = s->path };

	cop_tell_fields(s->t, &whose, s->f->of, old, new);
}

static void tell_field(const struct spot *s)
{
	bool list = s->f->flags & COP_IS_LIST;

	if (list && s->f->kind == COP_K_MAP)
		tell_entries(s);
	else if (list && s->f->kind == COP_K_DICT)
		tell_entries(s);
	else if (list)
		tell_list(s);
	else if (s->f->kind == COP_K_MAP)
		tell_map(s);
	else if (is_prose(s))
		tell_prose(s, text_at(s->f, s->old), text_at(s->f, s->new));
	else
		tell_value(s);
}

static const char *name_of(struct cop_teller *t, const struct cop_whose *w,
			   const struct cop_field *f)
{
	const char *key = cop_say_key(t->arena, f);

	return *w->label ? cop_arena_printf(t->arena, "%s: %s", w->label, key) : key;
}

/* What stewards alone may read: that it changed, not what it says. */
static void tell_quietly(struct cop_teller *t, const struct cop_whose *w,
			 const struct cop_buf *names)
{
	if (names->len)
		cop_say_that(t, cop_deed_changed, w->path, "%s%s%s changed", w->label,
			     *w->label ? ": " : "", cop_buf_str(names));
}

void cop_tell_fields(struct cop_teller *t, const struct cop_whose *w,
		     const struct cop_schema *s, const void *old, const void *new)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf quiet = { 0 };

	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		struct spot spot = { t, f, old, new, "", "" };

		if (listed(w->past, f->name) || cop_same_field(t, f, old, new))
			continue;
		if ((w->quiet || (f->flags & COP_SENSITIVE)) &&
		    t->sides.readers != cop_tier_stewards) {
			cop_buf_printf(&quiet, "%s%s", quiet.len ? ", " : "",
				       cop_say_key(t->arena, f));
			continue;
		}
		spot.path = cop_dot(t->arena, w->path, cop_field_key(f));
		spot.name = name_of(t, w, f);
		tell_field(&spot);
	}
	tell_quietly(t, w, &quiet);
}
