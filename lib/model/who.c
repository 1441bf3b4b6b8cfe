/* SPDX-License-Identifier: MIT */
/* Names of things, and things by name (commands.md 1.2). */
#include <stdio.h>
#include <string.h>

#include "base/enc.h"
#include "base/raw.h"
#include "model/index.h"
#include "model/life.h"

const struct cop_str *cop_member_name(const struct cop_community *c, const char *id)
{
	const struct cop_member *m = cop_member_of(c, id);

	return m && m->name ? m->name : cop_str_text(c->arena, id ? id : "nobody");
}

const struct cop_str *cop_who_name(const struct cop_community *c, const char *id)
{
	const struct cop_role *r = cop_role_of(c, id);

	return r && r->title ? r->title : cop_member_name(c, id);
}

/* The field people read a record by: name, else title. */
static const struct cop_str *title_in(const struct cop_schema *s, const void *rec)
{
	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];

		if (f->kind == COP_K_TEXT && !(f->flags & COP_IS_LIST) &&
		    (strcmp(f->name, "title") == 0 || strcmp(f->name, "name") == 0))
			return *(const struct cop_str *const *)((const char *)rec +
								f->offset);
	}
	return NULL;
}

uint32_t cop_community_what(struct cop_community *c, const char *id)
{
	uint32_t bits;

	if (!c->index)
		c->index = cop_index_new(c);
	bits = cop_index_what(c->index, id);
	for (unsigned k = 0; k < cop_kind_count; k++) {
		const struct cop_record *kind = cop_records[k];

		if (!(c->loaded >> k & 1) && kind->ref && kind->shape != COP_SHAPE_FILE &&
		    cop_store_path(c->store, kind, id))
			bits |= kind->ref;
	}
	return bits;
}

/* --- resolving --- */

struct search {
	struct cop_community *c;
	struct cop_arena *scratch; /* for the words of every name there is */
	const struct cop_str *word;
	const char *found[3];
	enum cop_kind kind;
	size_t n;
	bool mixed; /* of several kinds */
};

static const char *next_word(const char *at)
{
	at += strcspn(at, " ");
	return at + strspn(at, " ");
}

/* One word of a name, or several that follow each other: "Chen Wu" of "Dr. Chen Wu". */
static bool is_word_of(const struct cop_str *word, const struct cop_str *name,
		       struct cop_arena *a)
{
	for (const char *from = cop_str_raw(name); *from; from = next_word(from)) {
		for (const char *to = from; *to;) {
			size_t len = (size_t)(to - from) + strcspn(to, " ");

			if (cop_str_same_name(word, cop_str_new(a, from, len)))
				return true;
			to = next_word(to);
		}
	}
	return false;
}

/* An id is written without accents, as a name is often typed: lucia of lucia-ferrer. */
static bool is_part_of(const struct cop_str *word, const char *id)
{
	const char *typed = cop_str_raw(word);
	size_t len;

	for (; *id; id += id[len] ? len + 1 : len) {
		len = strcspn(id, "-");
		if (strlen(typed) == len && memcmp(typed, id, len) == 0)
			return true;
	}
	return false;
}

static void note_match(struct search *s, enum cop_kind kind, const char *id)
{
	if (s->n < COP_COUNT(s->found))
		s->found[s->n] = id;
	s->mixed |= s->n && s->kind != kind;
	s->n++;
	s->kind = kind;
}

static bool member_is(const struct search *s, const struct cop_member *m)
{
	if (m->email && cop_str_same_name(m->email, s->word))
		return true;
	for (size_t i = 0; i < m->aliases.n; i++) {
		if (cop_str_same_name(m->aliases.at[i], s->word))
			return true;
	}
	return false;
}

static void search_kind(struct search *s, enum cop_kind kind, bool whole)
{
	for (size_t i = 0; i < s->c->items[kind].n; i++) {
		const struct cop_item *item = &s->c->items[kind].at[i];
		const struct cop_str *title =
			title_in(cop_records[kind]->schema, item->rec);
		bool is = title && (whole ? cop_str_same_name(title, s->word)
					  : is_word_of(s->word, title, s->scratch));

		is |= !whole && is_part_of(s->word, item->id);
		if (!is && whole && kind == cop_kind_member)
			is = member_is(s, item->rec);
		if (is)
			note_match(s, kind, item->id);
	}
}

static enum cop_code several(const struct search *s, const char *word,
			     struct cop_error *err)
{
	const char *what = s->mixed ? "things" : cop_records[s->kind]->plural;

	if (s->n == 2)
		cop_fail(err, COP_E_NOT_FOUND, "two %s match '%s': %s, %s", what, word,
			 s->found[0], s->found[1]);
	else
		cop_fail(err, COP_E_NOT_FOUND, "%zu %s match '%s': %s, %s, %s%s", s->n,
			 what, word, s->found[0], s->found[1], s->found[2],
			 s->n > 3 ? " ..." : "");
	return cop_fail_hint(err, "use the id");
}

static const struct cop_record *first_kind(unsigned kinds, enum cop_kind *ret)
{
	for (unsigned k = 0; k < cop_kind_count; k++) {
		if (kinds >> k & 1) {
			*ret = (enum cop_kind)k;
			return cop_records[k];
		}
	}
	*ret = cop_kind_role;
	return cop_records[cop_kind_role];
}

/* What else it names; the charter's own lists are read for that, now that it has failed. */
static uint32_t names_else(struct cop_community *c, const char *word)
{
	struct cop_error ignored = { 0 };
	uint32_t is;

	if (!cop_id_valid(word, strlen(word)))
		return 0;
	is = cop_community_what(c, word);
	if (is || cop_community_load(c, COP_KIND_BIT(charter), &ignored))
		return is;
	return cop_community_what(c, word);
}

static enum cop_code none(struct cop_community *c, unsigned kinds, const char *word,
			  struct cop_error *err)
{
	struct cop_near near = { .typed = word };
	enum cop_kind k;
	const char *wanted = first_kind(kinds, &k)->name;
	uint32_t is = names_else(c, word);

	if (kinds == (COP_KIND_BIT(member) | COP_KIND_BIT(role)))
		wanted = "member or role";
	else if (kinds & (kinds - 1))
		wanted = "thing";
	if (is) {
		cop_fail(err, COP_E_NOT_FOUND, "no %s '%s'; that is %s %s", wanted, word,
			 cop_article(cop_ref_word(is)), cop_ref_word(is));
		return err->code;
	}
	cop_fail(err, COP_E_NOT_FOUND, "no %s '%s'", wanted, word);
	for (unsigned i = 0; i < cop_kind_count; i++) {
		for (size_t n = 0; (kinds >> i & 1) && n < c->items[i].n; n++)
			cop_near_try(&near, c->items[i].at[n].id);
	}
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'?", near.best);
	return err->code;
}

static unsigned line_of(const struct cop_item *item)
{
	const struct cop_rec *rec = item->rec;

	return cop_loc_place((struct cop_loc){ rec->src, rec->at }).line;
}

/* Of two records in a file, the one that a line is in: the last to begin at or above it. */
static bool is_nearer(unsigned at, unsigned best, unsigned line)
{
	return at <= line ? best > line || at > best : at < best;
}

/* "plan/clinic.yaml:12" -> the record on that line of such a file; NULL: no such file. */
static const char *id_of_path(struct cop_community *c, const char *word,
			      enum cop_kind *ret_kind)
{
	size_t len = strcspn(word, ":");
	unsigned line = 0, best = 0;
	const char *id = NULL;

	if (len < 6 || strncmp(word + len - 5, ".yaml", 5) != 0)
		return NULL;
	sscanf(word + len, ":%9u", &line);
	for (unsigned k = 0; k < cop_kind_count; k++) {
		for (size_t i = 0; i < c->items[k].n; i++) {
			const struct cop_item *item = &c->items[k].at[i];

			if (strlen(item->path) != len ||
			    strncmp(item->path, word, len) != 0 ||
			    (id && !is_nearer(line_of(item), best, line)))
				continue;
			*ret_kind = (enum cop_kind)k;
			best = line_of(item);
			id = item->id;
		}
	}
	return id;
}

static bool by_own_id(struct cop_community *c, unsigned kinds, const char *word,
		      const char **ret, enum cop_kind *ret_kind)
{
	if (!cop_id_valid(word, strlen(word)))
		return false;
	for (unsigned k = 0; k < cop_kind_count; k++) {
		bool here;

		if (!(kinds >> k & 1) || cop_records[k]->shape == COP_SHAPE_FILE)
			continue;
		here = c->loaded >> k & 1
			       ? cop_community_item(c, (enum cop_kind)k, word) != NULL
			       : cop_store_path(c->store, cop_records[k], word) != NULL;
		if (here) {
			*ret = cop_arena_text(c->arena, word);
			*ret_kind = (enum cop_kind)k;
			return true;
		}
	}
	return false;
}

/* A file of that name that cannot be read: what is wrong in it, instead of "no such thing". */
static bool is_unread(const struct cop_community *c, unsigned kinds, const char *word,
		      struct cop_error *err)
{
	const char *path = cop_arena_copy(c->arena, word, strcspn(word, ":"));

	for (unsigned k = 0; k < cop_kind_count && c->unreadable; k++) {
		if (!(kinds >> k & 1) || cop_records[k]->shape == COP_SHAPE_FILE)
			continue;
		if (cop_id_valid(word, strlen(word)))
			path = cop_store_path(c->store, cop_records[k], word);
		if (path && cop_community_left_out(c, path))
			return cop_community_fail_left_out(c, path, err) != COP_OK;
	}
	return false;
}

enum cop_code cop_community_resolve(struct cop_community *c, unsigned kinds,
				    const char *word, const char **ret,
				    enum cop_kind *ret_kind, struct cop_error *err)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = NULL;
	struct search s = { .c = c };
	const char *id;
	enum cop_code code;

	if (by_own_id(c, kinds, word, ret, ret_kind))
		return COP_OK;
	code = cop_community_load(c, kinds, err);
	if (code)
		return code;
	if (by_own_id(c, kinds, word, ret, ret_kind))
		return COP_OK; /* one of many in a file of another name */
	if (is_unread(c, kinds, word, err))
		return err->code;
	id = id_of_path(c, word, ret_kind);
	if (id && (kinds >> *ret_kind & 1)) {
		*ret = id;
		return COP_OK;
	}
	s.scratch = scratch = cop_arena_new();
	s.word = cop_str_text(scratch, word);
	for (int whole = 1; whole >= 0 && !s.n; whole--) {
		for (unsigned k = 0; k < cop_kind_count; k++) {
			if (kinds >> k & 1)
				search_kind(&s, (enum cop_kind)k, whole);
		}
	}
	if (s.n > 1)
		return several(&s, word, err);
	if (s.n == 0)
		return none(c, kinds, word, err);
	*ret = s.found[0];
	*ret_kind = s.kind;
	return COP_OK;
}
