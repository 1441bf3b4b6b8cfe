/* SPDX-License-Identifier: MIT */
/* What people and things are called in a sentence. */
#include <string.h>

#include "base/enc.h"
#include "model/member.h"
#include "model/role.h"
#include "words/tell.h"

#define QUOTE_COLUMNS 80
#define WHOS 3 /* people named before the rest is counted */

/* As it is known today, for consent may have been taken back; else as a side has it. */
static const struct cop_item *find(const struct cop_teller *t, enum cop_kind kind,
				   const char *id)
{
	const struct cop_community *in[] = { t->sides.known, t->sides.new, t->sides.old };
	const struct cop_item *item = NULL;

	for (size_t i = 0; !item && i < COP_COUNT(in); i++)
		item = in[i] ? cop_community_item(in[i], kind, id) : NULL;
	return item;
}

/* A role is called what it was called then. */
static const struct cop_item *find_then(const struct cop_teller *t, enum cop_kind kind,
					const char *id)
{
	const struct cop_item *item = cop_community_item(t->sides.new, kind, id);

	if (!item)
		item = cop_community_item(t->sides.old, kind, id);
	return item ? item : find(t, kind, id);
}

/* The tiers are in order, public first; none given means stewards. */
static bool may_read(const struct cop_teller *t, enum cop_tier consent)
{
	enum cop_tier readers = t->sides.readers ? t->sides.readers : cop_tier_members;

	return readers == cop_tier_stewards || (consent && consent <= readers);
}

static const char *member(const struct cop_teller *t, const char *id)
{
	const struct cop_item *item = find(t, cop_kind_member, id);
	const struct cop_member *m = item ? item->rec : NULL;

	if (!m || !m->name || !may_read(t, m->consent.name))
		return id;
	return cop_enc_snippet(t->arena, m->name, QUOTE_COLUMNS);
}

const char *cop_say_who(const struct cop_teller *t, const char *id)
{
	const struct cop_item *item = id ? find_then(t, cop_kind_role, id) : NULL;
	const struct cop_role *r = item ? item->rec : NULL;

	if (r && r->title)
		return cop_enc_snippet(t->arena, r->title, QUOTE_COLUMNS);
	return id ? member(t, cop_now(t, id)) : "nobody";
}

const char *cop_say_whos(const struct cop_teller *t, const char *const *ids, size_t n)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	size_t shown = n > WHOS ? WHOS - 1 : n;

	for (size_t i = 0; i < shown; i++) {
		if (i)
			cop_buf_text(&out, i + 1 == n ? " and " : ", ");
		cop_buf_text(&out, cop_say_who(t, ids[i]));
	}
	if (shown < n)
		cop_buf_printf(&out, " and %zu more", n - shown);
	return cop_buf_keep(&out, t->arena);
}

const char *cop_quoted(struct cop_arena *a, const struct cop_str *text)
{
	return cop_arena_printf(
		a, "\"%s\"",
		cop_enc_snippet(a, cop_str_first_line(a, text), QUOTE_COLUMNS));
}

const struct cop_str *cop_main_text(const struct cop_schema *s, const void *rec)
{
	static const char *const names[] = { "title", "text", "name", "funder" };

	for (size_t n = 0; n < COP_COUNT(names); n++) {
		for (size_t i = 0; i < s->nfields; i++) {
			const struct cop_field *f = &s->fields[i];
			const struct cop_str *text;

			if ((f->kind != COP_K_TEXT && f->kind != COP_K_PROSE) ||
			    (f->flags & COP_IS_LIST) || strcmp(f->name, names[n]) != 0)
				continue;
			text = *(const struct cop_str *const *)((const char *)rec +
								f->offset);
			if (text)
				return text;
		}
	}
	return NULL;
}

const char *cop_say_record(const struct cop_teller *t, enum cop_kind kind,
			   const struct cop_item *item)
{
	const struct cop_str *text;

	if (kind == cop_kind_member)
		return member(t, item->id);
	text = cop_main_text(cop_records[kind]->schema, item->rec);
	if (kind == cop_kind_role && text)
		return cop_enc_snippet(t->arena, text, QUOTE_COLUMNS);
	return text ? cop_quoted(t->arena, text) : item->id;
}

const char *cop_say_ref(const struct cop_teller *t, const char *id)
{
	for (unsigned k = 0; k < cop_kind_count; k++) {
		const struct cop_item *item = NULL;

		if (cop_records[k]->shape == COP_SHAPE_FOLDER &&
		    k != cop_kind_gathering && k != cop_kind_observation)
			item = find_then(t, (enum cop_kind)k, id);
		if (item)
			return cop_say_record(t, (enum cop_kind)k, item);
	}
	return id;
}

/* --- texts made by others --- */

static const char *replaced(struct cop_arena *a, const char *text, const char *name,
			    const char *id)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	size_t len = strlen(name);
	const char *at;

	if (!len || !strstr(text, name))
		return text;
	for (; (at = strstr(text, name)) != NULL; text = at + len) {
		cop_buf_add(&out, text, (size_t)(at - text));
		cop_buf_text(&out, id);
	}
	cop_buf_text(&out, text);
	return cop_buf_keep(&out, a);
}

const char *cop_tell_hiding(struct cop_arena *a, const struct cop_told_sides *sides,
			    const char *text)
{
	const struct cop_community *in[] = { sides->new, sides->old };
	const struct cop_teller t = { .arena = a, .sides = *sides };

	for (size_t i = 0; text && i < COP_COUNT(in); i++) {
		const struct cop_member *m;

		for (COP_EACH(in[i], member, m)) {
			const struct cop_item *item =
				find(&t, cop_kind_member, m->rec.id);
			const struct cop_member *now = item ? item->rec : m;

			if (m->name && !may_read(&t, now->consent.name))
				text = replaced(a, text, cop_enc_shown(a, m->name),
						m->rec.id);
		}
	}
	return text;
}
