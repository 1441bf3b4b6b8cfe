/* SPDX-License-Identifier: MIT */
/* Making an edit: values by the editor of lib/yaml, prose and comments as lines of text. */
#include "merge_edits.h"

#include <string.h>

#include "yaml/place.h"

bool doc_read(struct cop_arena *a, const struct cop_record *kind,
	      const struct cop_source *src, struct doc *ret)
{
	struct cop_error err = { 0 };

	*ret = (struct doc){ .kind = kind, .src = src };
	return !cop_yaml_parse(a, src, &cop_yaml_community, &ret->root, &err) &&
	       ret->root;
}

/* --- what comes --- */

static struct cop_node *text_node(struct cop_arena *a, const char *text)
{
	return cop_make_text(a, cop_str_text(a, text));
}

static const char *day_of(struct cop_arena *a, unsigned n)
{
	return cop_arena_printf(a, "20%02u-%02u-%02u", 24 + n % 5, 1 + n / 5 % 12,
				1 + n / 60 % 28);
}

static struct cop_node *prose_node(struct cop_arena *a, unsigned n)
{
	return text_node(a, cop_arena_printf(a,
					     "Sentence %u a.\nSentence %u b.\n\n"
					     "Sentence %u c.\n- Sentence %u d.\n"
					     "Sentence %u e.\n",
					     n, n, n, n, n));
}

/* A value for the part of a key, or for any other field. */
static struct cop_node *part_node(struct cop_arena *a, const char *name, unsigned n)
{
	if (strcmp(name, "date") == 0 || strcmp(name, "from") == 0)
		return cop_make_bare(a, day_of(a, n));
	if (strcmp(name, "about") == 0) {
		struct cop_node *seq = cop_make_seq(a, COP_FLOW);

		cop_make_push(seq, text_node(a, cop_arena_printf(a, "about-%u", n)));
		return seq;
	}
	return text_node(
		a, cop_arena_printf(a, "%c-%s-%u", 'a' + (int)(n * 7 % 26), name, n));
}

static struct cop_node *new_entry(struct cop_arena *a, const struct edit *e,
				  struct what list)
{
	const char *keyed = list.records ? "id" : list.list ? list.list->keyed : NULL;
	struct cop_node *map = cop_make_map(a, e->block ? COP_BLOCK : COP_FLOW);

	if (!list.stream && !keyed)
		return part_node(a, "word", e->number);
	for (keyed = keyed ? keyed : "date"; *keyed;) {
		size_t len = strcspn(keyed, "+");
		const char *name = cop_arena_copy(a, keyed, len);

		cop_make_put(a, map, name, part_node(a, name, e->number));
		keyed += len + (keyed[len] == '+');
	}
	cop_make_put(
		a, map, "note",
		text_node(a, cop_arena_printf(a, "Note %u, %u", e->number, e->variant)));
	if (e->block && e->number % 3 == 0)
		cop_make_put(a, map, "text", prose_node(a, e->number));
	if (e->variant % 2)
		cop_make_put(a, map, "hours", cop_make_bare(a, "2"));
	return map;
}

/* The entry's place in a list that is sorted, anywhere in others. */
static size_t place_in(struct cop_arena *a, const struct cop_node *list, struct what w,
		       const struct cop_node *entry, unsigned number)
{
	size_t at = 0;

	if (!sorts(w))
		return entries_of(w) == ENTRIES_WHOLE ? list->count
						      : number % (list->count + 1);
	for (const struct cop_node *c = list->first; c; c = c->next, at++)
		if (strcmp(sort_word(a, w, c), sort_word(a, w, entry)) > 0)
			return at;
	return at;
}

static struct cop_node *new_value(struct cop_arena *a, const struct edit *e,
				  const struct cop_field *f)
{
	struct cop_node *seq;

	if (f && (f->flags & COP_IS_LIST)) {
		struct what list = { .list = f };

		seq = cop_make_seq(a, e->block || f->kind == COP_K_MAP ? COP_BLOCK
								       : COP_FLOW);
		cop_make_push(seq, new_entry(a, e, list));
		return seq;
	}
	if (f && f->kind == COP_K_PROSE)
		return prose_node(a, e->number);
	return text_node(a, cop_arena_printf(a, "Value %u, %u", e->number, e->variant));
}

/* SIZE_MAX: the table has none of that name. */
static size_t nth_of(const struct cop_schema *s, const struct cop_node *key)
{
	for (size_t i = 0; s && i < s->nfields; i++)
		if (cop_node_is(key, cop_field_key(&s->fields[i])))
			return i;
	return SIZE_MAX;
}

/* Before the first field that the table has later. */
static struct cop_node *field_after(const struct cop_schema *s, struct cop_node *map,
				    size_t nth)
{
	for (struct cop_node *c = map->first; c; c = c->next) {
		size_t other = nth_of(s, c->key);

		if (nth < SIZE_MAX && other < SIZE_MAX && other > nth)
			return c;
	}
	return NULL;
}

/* --- by the editor --- */

/* The same value, one entry a line. */
static struct cop_node *in_lines(struct cop_arena *a, const struct cop_node *n)
{
	struct cop_node *made;

	if (n->kind == COP_SCALAR)
		return cop_make_text(a, n->value);
	made = n->kind == COP_MAP ? cop_make_map(a, COP_BLOCK)
				  : cop_make_seq(a, COP_BLOCK);
	for (const struct cop_node *c = n->first; c; c = c->next) {
		if (c->key)
			cop_make_put_str(a, made, c->key->value, in_lines(a, c));
		else
			cop_make_push(made, in_lines(a, c));
	}
	return made;
}

static enum cop_code by_editor(struct cop_arena *a, const struct edit *e,
			       struct cop_edit *ed, const struct found *f,
			       struct cop_error *err)
{
	struct cop_node *n = f->node, *value;
	size_t nth;

	switch (e->kind) {
	case EDIT_SET:
		return cop_edit_set(ed, n, new_value(a, e, NULL), err);
	case EDIT_RESTYLE:
		return cop_edit_set(ed, n, in_lines(a, n), err);
	case EDIT_REKEY:
		n = cop_node_get(n, e->field);
		return cop_edit_set(
			ed, n, part_node(a, e->field, e->number + 13 * e->variant), err);
	case EDIT_REMOVE:
		return cop_edit_remove(ed, n, COP_LEAVE_EMPTY, err);
	case EDIT_ADD_FIELD:
		nth = nth_of(f->is.map, text_node(a, e->field));
		value = new_value(a, e, nth < SIZE_MAX ? &f->is.map->fields[nth] : NULL);
		return cop_edit_put(ed, n, e->field, value,
				    field_after(f->is.map, n, nth), err);
	default:
		value = new_entry(a, e, f->is);
		return cop_edit_insert(ed, n, place_in(a, n, f->is, value, e->number),
				       value, err);
	}
}

static bool edit_by_editor(struct cop_arena *a, const struct edit *e, struct doc *d)
{
	struct cop_error err = { 0 };
	struct cop_edit *ed = NULL;
	struct cop_node *n;
	struct found f;
	const struct cop_source *src;

	if (cop_edit_new(a, d->src, &cop_yaml_community, &ed, &err))
		return false;
	n = spot_find(a, d->kind, cop_edit_root(ed), &e->spot);
	return n && spot_of(a, d->kind, n, &f) && f.node == n &&
	       !by_editor(a, e, ed, &f, &err) && !cop_edit_finish(ed, &src, &err) &&
	       doc_read(a, d->kind, src, d);
}

/* --- as lines --- */

static bool splice(struct cop_arena *a, struct doc *d, size_t from, size_t to,
		   const char *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_source *src = COP_NEW(a, struct cop_source);

	cop_buf_add(&out, d->src->text, from);
	cop_buf_text(&out, text);
	cop_buf_add(&out, d->src->text + to, d->src->len - to);
	*src = (struct cop_source){ d->src->path, cop_buf_keep(&out, a), out.len };
	return doc_read(a, d->kind, src, d);
}

static size_t line_with(const struct cop_source *src, size_t from, size_t to,
			const char *words)
{
	size_t len = strlen(words);

	for (size_t at = cop_line_start(src, from); at < to;
	     at = cop_line_next(src, at)) {
		size_t word = at + strspn(src->text + at, " ");

		if (strncmp(src->text + word, words, len) == 0 &&
		    cop_line_end(src, word) == word + len)
			return word;
	}
	return SIZE_MAX;
}

static bool edit_prose(struct cop_arena *a, const struct edit *e, struct doc *d,
		       const struct cop_node *n)
{
	const struct cop_source *src = d->src;
	size_t at = n->style == COP_LITERAL ? line_with(src, n->start, n->end, e->old)
					    : SIZE_MAX;
	size_t line, end;

	if (at == SIZE_MAX)
		return false;
	line = cop_line_start(src, at);
	end = cop_line_end(src, at);
	if (e->kind == EDIT_LESS_PROSE)
		return splice(a, d, line, cop_line_next(src, at), "");
	if (e->kind == EDIT_SENTENCE)
		return splice(a, d, at, end,
			      cop_arena_printf(a, "Another sentence %u, %u.", e->number,
					       e->variant));
	return splice(a, d, end, end,
		      cop_arena_printf(a, "%s%*sOne more sentence %u.",
				       cop_line_break(src, at), (int)(at - line), "",
				       e->number));
}

/* The line of the `|`: its comment, or the sign for no line end at the end. */
static bool edit_header(struct cop_arena *a, const struct edit *e, struct doc *d,
			const struct cop_node *n)
{
	const struct cop_source *src = d->src;
	size_t end = cop_line_end(src, n->start), at = n->start + 1;
	const char *hash = memchr(src->text + at, '#', end - at);
	bool open = at < end &&
		    memchr(src->text + at, '-', strcspn(src->text + at, " #\r\n"));

	if (n->style != COP_LITERAL)
		return false;
	if (e->kind == EDIT_CHOMP && open)
		at += strcspn(src->text + at, "-");
	if (e->kind == EDIT_CHOMP)
		return splice(a, d, at, at + open, open ? "" : "-");
	at += strcspn(src->text + at, " #\r\n");
	return splice(a, d, at, end,
		      hash ? "" : cop_arena_printf(a, "  # header %u", e->number));
}

size_t edit_beside(const struct cop_source *src, const struct cop_node *n)
{
	bool block = n->style == COP_BLOCK || n->style == COP_LITERAL ||
		     n->style == COP_FOLDED;
	size_t at = block ? (n->key && n->style == COP_BLOCK ? n->key->end + 1 : SIZE_MAX)
			  : n->end;

	if (at == SIZE_MAX || !cop_same_line(src, n->lead, at) ||
	    !cop_first_on_line(src, n->lead) || !cop_rest_blank(src, at))
		return SIZE_MAX;
	return cop_line_end(src, at);
}

static bool edit_remark(struct cop_arena *a, const struct edit *e, struct doc *d,
			const struct cop_node *n)
{
	const struct cop_source *src = d->src;
	size_t at;

	if (e->kind == EDIT_REMARK_SET) {
		at = line_with(src, 0, src->len, e->old);
		return at < SIZE_MAX && splice(a, d, at, cop_line_end(src, at),
					       cop_arena_printf(a, "# changed %u, %u",
								e->number, e->variant));
	}
	if (e->kind == EDIT_BESIDE) {
		at = edit_beside(src, n);
		return at < SIZE_MAX &&
		       splice(a, d, at, at,
			      cop_arena_printf(a, " # beside %u", e->number));
	}
	at = cop_line_start(src, n->lead);
	return cop_first_on_line(src, n->lead) &&
	       splice(a, d, at, at,
		      cop_arena_printf(a, "%*s# remark %u%s", (int)(n->lead - at), "",
				       e->number, cop_line_break(src, at)));
}

static bool drop_remarks(struct cop_arena *a, const struct edit *e, struct doc *d)
{
	for (size_t i = 0; i < REMARKS && e->gone[i]; i++) {
		size_t at = line_with(d->src, 0, d->src->len, e->gone[i]);

		if (at == SIZE_MAX || !splice(a, d, cop_line_start(d->src, at),
					      cop_line_next(d->src, at), ""))
			return false;
	}
	return true;
}

bool edit_make(struct cop_arena *a, const struct edit *e, struct doc *d)
{
	const struct cop_node *n = spot_find(a, d->kind, d->root, &e->spot);

	if (!n)
		return false;
	switch (e->kind) {
	case EDIT_SENTENCE:
	case EDIT_MORE_PROSE:
	case EDIT_LESS_PROSE:
		return edit_prose(a, e, d, n);
	case EDIT_REMARK:
	case EDIT_BESIDE:
	case EDIT_REMARK_SET:
		return edit_remark(a, e, d, n);
	case EDIT_HEADER:
	case EDIT_CHOMP:
		return edit_header(a, e, d, n);
	default:
		return edit_by_editor(a, e, d) && drop_remarks(a, e, d);
	}
}
