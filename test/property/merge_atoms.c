/* SPDX-License-Identifier: MIT */
#include "merge_atoms.h"

#include <string.h>

#include "base/enc.h"

struct what what_of_root(const struct cop_record *kind, const struct cop_node *root)
{
	bool lines = kind && kind->shape == COP_SHAPE_LINES;

	if (!kind || !root)
		return (struct what){ 0 };
	if (lines)
		return (struct what){ .list = &kind->schema->fields[0],
				      .stream = !kind->schema->fields[0].keyed };
	return (struct what){ .map = kind->schema, .records = root->kind == COP_SEQ };
}

static const struct cop_field *field_of(const struct cop_schema *s,
					const struct cop_node *key)
{
	for (size_t i = 0; s && i < s->nfields; i++)
		if (cop_node_is(key, cop_field_key(&s->fields[i])))
			return &s->fields[i];
	return NULL;
}

struct what what_of_child(struct what of, const struct cop_node *child)
{
	const struct cop_field *f;

	if (of.records)
		return (struct what){ .map = of.map };
	if (!child->key) {
		f = of.list;
		return (struct what){ .map = f && f->kind == COP_K_MAP ? f->of : NULL };
	}
	f = field_of(of.map, child->key);
	if (!f || f->kind == COP_K_DICT)
		return (struct what){ 0 };
	if (f->flags & COP_IS_LIST)
		return (struct what){ .list = f };
	return (struct what){ .map = f->kind == COP_K_MAP ? f->of : NULL };
}

enum entries entries_of(struct what w)
{
	if (w.stream)
		return ENTRIES_STREAM;
	if (w.records || (w.list && w.list->keyed))
		return ENTRIES_KEYED;
	return w.list && (w.list->flags & COP_SET) ? ENTRIES_SET : ENTRIES_WHOLE;
}

static void push(struct cop_arena *a, struct atoms *list, const char *text)
{
	*COP_PUSH(a, list->at, list->n, list->cap) = text;
}

static int by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

void atoms_sort(struct atoms *list)
{
	cop_sort(list->at, list->n, sizeof(*list->at), by_text);
}

const char *words_of(struct cop_arena *a, const struct cop_node *n)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	size_t len;

	cop_enc_json(&out, n->value);
	len = out.len - 1;
	while (len > 2 && strncmp(cop_buf_str(&out) + len - 2, "\\n", 2) == 0 &&
	       cop_buf_str(&out)[len - 3] != '\\')
		len -= 2;
	return cop_arena_copy(a, cop_buf_str(&out) + 1, len - 1);
}

/* Has the text a line end at its end? */
static bool ends_line(struct cop_arena *a, const struct cop_node *n)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	cop_enc_json(&out, n->value);
	return strcmp(cop_buf_str(&out) + strlen(words_of(a, n)) + 1, "\"") != 0;
}

static void add(struct cop_arena *a, const struct cop_node *n, struct what w,
		const char *path, struct atoms *ret);

/* All that a value says, in one line. */
static const char *all_of(struct cop_arena *a, const struct cop_node *n, struct what w)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct atoms list = { 0 };

	add(a, n, w, "", &list);
	atoms_sort(&list);
	for (size_t i = 0; i < list.n; i++)
		cop_buf_printf(&out, "%s%s", i ? "; " : "", list.at[i]);
	return cop_arena_text(a, cop_buf_str(&out));
}

static const char *key_of(struct cop_arena *a, const char *keyed,
			  const struct cop_node *n)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	while (*keyed) {
		size_t len = strcspn(keyed, "+");
		const struct cop_node *part =
			cop_node_get(n, cop_arena_copy(a, keyed, len));

		cop_buf_text(&out, out.len ? "+" : "");
		if (part && part->kind == COP_SCALAR)
			cop_buf_text(&out, words_of(a, part));
		else if (part)
			cop_buf_text(&out, all_of(a, part, (struct what){ 0 }));
		keyed += len + (keyed[len] == '+');
	}
	return cop_arena_text(a, cop_buf_str(&out));
}

const char *name_of(struct cop_arena *a, struct what of, const struct cop_node *child)
{
	if (child->key)
		return words_of(a, child->key);
	switch (entries_of(of)) {
	case ENTRIES_KEYED:
		return key_of(a, of.records ? "id" : of.list->keyed, child);
	case ENTRIES_SET:
	case ENTRIES_STREAM:
		return all_of(a, child, what_of_child(of, child));
	case ENTRIES_WHOLE:
		break;
	}
	return "";
}

static void add_entries(struct cop_arena *a, const struct cop_node *n, struct what w,
			const char *path, struct atoms *ret)
{
	for (const struct cop_node *c = n->first; c; c = c->next) {
		const char *name = name_of(a, w, c);
		const char *below = c->key ? cop_arena_printf(a, "%s%s%s", path,
							      *path ? "/" : "", name)
				    : entries_of(w) == ENTRIES_WHOLE
					    ? cop_arena_printf(a, "%s[%u]", path, c->nth)
					    : cop_arena_printf(a, "%s[%s]", path, name);

		add(a, c, what_of_child(w, c), below, ret);
	}
}

/* Nesting is limited by the parser. */
static void add(struct cop_arena *a, const struct cop_node *n, struct what w,
		const char *path, struct atoms *ret)
{
	if (n->kind == COP_SCALAR) {
		push(a, ret, cop_arena_printf(a, "%s = %s", path, words_of(a, n)));
		if (ends_line(a, n))
			push(a, ret, cop_arena_printf(a, "%s: a line end", path));
	} else if (!n->first)
		push(a, ret,
		     cop_arena_printf(a, "%s = %s", path,
				      n->kind == COP_MAP ? "{}" : "[]"));
	else
		add_entries(a, n, w, path, ret);
}

struct atoms atoms_of(struct cop_arena *a, const struct cop_record *kind,
		      const struct cop_node *root)
{
	struct atoms list = { 0 };

	if (root)
		add(a, root, what_of_root(kind, root), "", &list);
	atoms_sort(&list);
	return list;
}

/* --- comments --- */

static void mark(bool *taken, const struct cop_node *n)
{
	if (n->key)
		mark(taken, n->key);
	if (n->kind == COP_SCALAR) {
		bool block = n->style == COP_LITERAL || n->style == COP_FOLDED;
		size_t from = n->start;

		if (block) /* on the line of the `|` stand comments */
			from += strcspn(n->src->text + from, "\n");
		if (from < n->end)
			memset(taken + from, true, n->end - from);
	}
	for (const struct cop_node *c = n->first; c; c = c->next)
		mark(taken, c);
}

struct atoms comments_of(struct cop_arena *a, const struct cop_source *src,
			 const struct cop_node *root)
{
	bool *taken = COP_NEW_N(a, bool, src->len + 1);
	struct atoms list = { 0 };

	if (root)
		mark(taken, root);
	for (size_t i = 0; i < src->len; i++) {
		size_t len = strcspn(src->text + i, "\r\n");

		if (src->text[i] != '#' || taken[i])
			continue;
		while (len && src->text[i + len - 1] == ' ')
			len--;
		push(a, &list, cop_arena_copy(a, src->text + i, len));
		i += len;
	}
	atoms_sort(&list);
	return list;
}

struct atoms atoms_missing(struct cop_arena *a, const struct atoms *want,
			   const struct atoms *have)
{
	struct atoms list = { 0 };
	size_t k = 0;

	for (size_t i = 0; i < want->n; i++) {
		while (k < have->n && strcmp(have->at[k], want->at[i]) < 0)
			k++;
		if (k < have->n && strcmp(have->at[k], want->at[i]) == 0)
			k++;
		else
			push(a, &list, want->at[i]);
	}
	return list;
}
