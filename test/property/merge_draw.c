/* SPDX-License-Identifier: MIT */
/* Which edit is tried: drawn among those that the document has a place for. */
#include <string.h>

#include "flat.h"
#include "merge_edits.h"
#include "yaml/place.h"

#define TRIES 60

static const char *path_of(struct cop_arena *a, const struct spot *s, size_t depth)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	for (size_t i = 0; i < depth; i++)
		cop_buf_printf(&out, "%s\n", s->at[i]);
	return cop_arena_text(a, cop_buf_str(&out));
}

static const char *touched(struct cop_arena *a, const struct found *f,
			   const struct edit *e)
{
	const char *path = path_of(a, &f->spot, f->unit ? f->unit : f->spot.depth);

	if (f->unit)
		return path;
	switch (e->kind) {
	case EDIT_SET:
		return cop_arena_printf(a, "%s=", path);
	case EDIT_SENTENCE:
	case EDIT_MORE_PROSE:
	case EDIT_LESS_PROSE:
		return cop_arena_printf(a, "%s=%s\n", path, e->old);
	case EDIT_ADD_FIELD:
		return cop_arena_printf(a, "%s%s\n", path, e->field);
	case EDIT_ADD_ENTRY:
		return entries_of(f->is) == ENTRIES_WHOLE
			       ? path
			       : cop_arena_printf(a, "%s+%u\n", path, e->number);
	case EDIT_REMARK:
	case EDIT_REMARK_SET:
		return cop_arena_printf(a, "%s#above", path);
	case EDIT_BESIDE:
		return cop_arena_printf(a, "%s#beside", path);
	case EDIT_HEADER:
		return cop_arena_printf(a, "%s#header", path);
	case EDIT_CHOMP:
		return cop_arena_printf(a, "%s#chomp", path);
	default:
		return path;
	}
}

bool edits_meet(const struct edit *x, const struct edit *y)
{
	size_t nx = strlen(x->touches), ny = strlen(y->touches);

	return strncmp(x->touches, y->touches, nx < ny ? nx : ny) == 0;
}

/* --- comments and prose that are there --- */

/* The comment on the line above `line` at this column; NULL: none. */
static const char *remark_above(struct cop_arena *a, const struct cop_source *src,
				size_t line, size_t column)
{
	size_t above = line ? cop_line_start(src, line - 1) : 0;
	size_t word = above + strspn(src->text + above, " ");

	if (!line || src->text[word] != '#' || word - above != column)
		return NULL;
	return cop_arena_copy(a, src->text + word, cop_line_end(src, word) - word);
}

static void remarks_of(struct cop_arena *a, const struct cop_source *src,
		       const struct cop_node *n, struct edit *e)
{
	size_t line = cop_line_start(src, n->lead), column = n->lead - line;

	for (size_t i = 0; i < REMARKS && cop_first_on_line(src, n->lead); i++) {
		e->gone[i] = remark_above(a, src, line, column);
		if (!e->gone[i])
			return;
		line = cop_line_start(src, line - 1);
	}
}

/* A line of a literal that has words; NULL: fewer than `least` of them. */
static const char *sentence_of(struct cop_arena *a, struct lottery *l,
			       const struct cop_node *n, size_t least)
{
	const struct cop_source *src = n->src;
	const char *lines[64];
	size_t count = 0;

	for (size_t at = cop_line_next(src, n->start); at < n->end && count < 64;
	     at = cop_line_next(src, at)) {
		size_t word = at + strspn(src->text + at, " ");

		if (!cop_line_blank(src, at))
			lines[count++] = cop_arena_copy(a, src->text + word,
							cop_line_end(src, at) - word);
	}
	return count < least ? NULL : lines[draw(l, count)];
}

/* --- what fits where --- */

static bool own_line(const struct found *f)
{
	const struct cop_node *n = f->node;

	return n->parent && n->parent->style == COP_BLOCK &&
	       cop_first_on_line(n->src, n->lead);
}

static bool fits_field(struct cop_arena *a, struct lottery *l, const struct found *f,
		       struct edit *e)
{
	const struct cop_schema *s = f->is.map;
	const struct cop_field *field;
	bool flow = f->node->style == COP_FLOW;

	if (f->node->kind != COP_MAP)
		return false;
	e->field = cop_arena_printf(a, "x-new-%u", e->number);
	if (!s || one_in(l, 5))
		return true;
	field = &s->fields[draw(l, s->nfields)];
	e->field = cop_field_key(field);
	if (field->kind == COP_K_DICT ||
	    (field->kind == COP_K_MAP && !(field->flags & COP_IS_LIST)))
		return false;
	if (flow && (field->kind == COP_K_PROSE || field->kind == COP_K_MAP))
		return false;
	return !cop_node_get(f->node, e->field) && strcmp(e->field, "date") != 0 &&
	       strcmp(e->field, "from") != 0 && strcmp(e->field, "about") != 0;
}

static bool fits_prose(struct cop_arena *a, struct lottery *l, const struct found *f,
		       struct edit *e)
{
	if (f->is_key || f->node->kind != COP_SCALAR || f->node->style != COP_LITERAL)
		return false;
	e->old = sentence_of(a, l, f->node, e->kind == EDIT_LESS_PROSE ? 3 : 1);
	return e->old;
}

static bool fits_removal(struct cop_arena *a, struct lottery *l, const struct found *f,
			 struct edit *e)
{
	const struct cop_node *n = f->node;

	if (f->is_key || !n->parent || (!n->parent->parent && n->parent->count == 1) ||
	    (n->parent->count == 1 && !one_in(l, 4)))
		return false;
	if (!one_in(l, 4))
		remarks_of(a, n->src, n, e);
	return true;
}

static bool fits_remark(struct cop_arena *a, const struct found *f, struct edit *e)
{
	const struct cop_node *n = f->node;
	size_t line;

	if (!own_line(f))
		return false;
	line = cop_line_start(n->src, n->lead);
	switch (e->kind) {
	case EDIT_BESIDE:
		return edit_beside(n->src, n) < SIZE_MAX;
	case EDIT_REMARK_SET:
		e->old = remark_above(a, n->src, line, n->lead - line);
		return e->old;
	default:
		return true;
	}
}

/* An entry that says more than its key. */
static bool fits_rekey(struct cop_arena *a, const struct found *f, struct edit *e)
{
	const struct cop_node *n = f->node, *part;
	const char *keyed = f->in.records ? "id" : f->in.stream ? "date" : NULL;

	if (!keyed && f->in.list)
		keyed = f->in.list->keyed;
	if (!keyed || n->key || n->kind != COP_MAP || n->count < 2 || !n->parent)
		return false;
	e->field = cop_arena_copy(a, keyed, strcspn(keyed, "+"));
	part = cop_node_get(n, e->field);
	return part && part->kind == COP_SCALAR && part->style != COP_LITERAL &&
	       (n->parent->parent || n->parent->count > 1);
}

static bool fits(struct cop_arena *a, struct lottery *l, const struct found *f,
		 struct edit *e)
{
	const struct cop_node *n = f->node;

	switch (e->kind) {
	case EDIT_SET:
		return n->kind == COP_SCALAR && n->key && !f->is_key &&
		       n->style != COP_LITERAL && n->style != COP_FOLDED;
	case EDIT_ADD_FIELD:
		return fits_field(a, l, f, e);
	case EDIT_REMOVE:
		return fits_removal(a, l, f, e);
	case EDIT_ADD_ENTRY:
		e->block = n->style == COP_BLOCK && one_in(l, 2);
		return n->kind == COP_SEQ && !f->is_key;
	case EDIT_SENTENCE:
	case EDIT_MORE_PROSE:
	case EDIT_LESS_PROSE:
		return fits_prose(a, l, f, e);
	case EDIT_HEADER:
	case EDIT_CHOMP:
		return !f->is_key && n->kind == COP_SCALAR && n->style == COP_LITERAL;
	case EDIT_REKEY:
		return fits_rekey(a, f, e);
	case EDIT_RESTYLE:
		return n->kind != COP_SCALAR && n->style == COP_FLOW && n->first &&
		       n->parent && n->parent->style == COP_BLOCK;
	default:
		return fits_remark(a, f, e);
	}
}

static bool draw_kind(struct cop_arena *a, struct lottery *l, const struct doc *d,
		      struct edit *e, struct found *f)
{
	size_t count = flat_count(d->root);

	for (int i = 0; i < TRIES; i++) {
		struct cop_node *n = flat_node(d->root, draw(l, count));

		if (!spot_of(a, d->kind, n, f) || !fits(a, l, f, e))
			continue;
		e->spot = f->spot;
		e->touches = touched(a, f, e);
		return true;
	}
	return false;
}

bool edit_draw(struct cop_arena *a, struct lottery *l, const struct doc *d,
	       unsigned number, struct edit *ret)
{
	struct found f;

	for (int i = 0; i < TRIES; i++) {
		*ret = (struct edit){ .kind = (enum edit_kind)draw(l, EDIT_RESTYLE),
				      .number = number };
		if (draw_kind(a, l, d, ret, &f))
			return true;
	}
	return false;
}

/* --- edits that cannot both be --- */

/* Something about the value that is set goes, or the value itself. */
static bool removal_about(const struct found *f, struct lottery *l, struct edit *e)
{
	const struct cop_node *n = f->node;
	size_t depth = f->unit ? f->unit : 1 + draw(l, f->spot.depth);

	for (size_t i = f->spot.depth; i > depth; i--)
		n = n->parent;
	if (!n->parent->parent && n->parent->count == 1)
		return false;
	*e = (struct edit){ .kind = EDIT_REMOVE, .spot = f->spot };
	e->spot.depth = depth;
	return true;
}

bool edit_draw_against(struct cop_arena *a, struct lottery *l, const struct doc *d,
		       unsigned number, struct edit ret[2])
{
	static const enum edit_kind kinds[] = { EDIT_SET,      EDIT_SET,   EDIT_ADD_ENTRY,
						EDIT_SENTENCE, EDIT_REKEY, EDIT_REKEY };
	struct found f;

	for (int i = 0; i < TRIES; i++) {
		size_t way = draw(l, COP_COUNT(kinds));

		ret[0] = (struct edit){ .kind = kinds[way], .number = number };
		if (!draw_kind(a, l, d, &ret[0], &f) ||
		    (kinds[way] == EDIT_ADD_ENTRY && entries_of(f.is) != ENTRIES_KEYED))
			continue;
		ret[1] = ret[0];
		ret[1].variant = 1;
		if (way == 0 && !removal_about(&f, l, &ret[1]))
			continue;
		if (way == 4) /* the other takes it out */
			ret[1] = (struct edit){ .kind = EDIT_REMOVE,
						.spot = f.spot,
						.touches = ret[0].touches };
		if (way == 0)
			ret[1].touches = path_of(a, &ret[1].spot, ret[1].spot.depth);
		return true;
	}
	return false;
}

/* --- base documents --- */

void doc_dress(struct cop_arena *a, struct lottery *l, struct doc *d)
{
	static const enum edit_kind more[] = { EDIT_ADD_ENTRY, EDIT_ADD_ENTRY,
					       EDIT_ADD_FIELD, EDIT_RESTYLE,
					       EDIT_REMARK,    EDIT_BESIDE,
					       EDIT_HEADER };

	for (size_t i = 0, n = 4 + draw(l, 12); i < n; i++) {
		struct edit e = { .kind = more[draw(l, COP_COUNT(more))],
				  .number = 1000 + (unsigned)i };
		struct doc next = *d;
		struct found f;

		if (draw_kind(a, l, d, &e, &f) && edit_make(a, &e, &next))
			*d = next;
	}
}
