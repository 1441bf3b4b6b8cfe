/* SPDX-License-Identifier: MIT */
/* P7, P9: an edit changes only what it should. Knows nothing of how the editor does it. */
#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "trial.h"

#define BOM "\xEF\xBB\xBF"

static size_t entry_end(const struct cop_source *src, const struct cop_node *n)
{
	size_t line = line_of(src, n->end);
	size_t column = n->lead - line_at(src, line_of(src, n->lead));

	while (line_is_comment(src, line + 1, column))
		line++;
	return line;
}

static bool within(struct line_diff d, size_t first, size_t last)
{
	return d.first >= first && d.last <= last + 1;
}

static bool removes_only_it(const struct trial *t, struct line_diff d)
{
	const struct cop_source *src = t->before;
	const struct cop_node *n = t->change.at;
	size_t first = line_of(src, n->lead), last = entry_end(src, n);

	if (n->parent->style == COP_FLOW || n->parent->count == 1)
		return within(d, line_of(src, n->parent->lead),
			      entry_end(src, n->parent));
	if (n->next && line_of(src, n->next->lead) > last && d.added > 0)
		last = line_of(src, n->next->lead);
	while (first > 0 && line_is_blank(src, first - 1))
		first--;
	while (line_is_blank(src, last + 1))
		last++;
	while (!within(d, first, last))
		if (!lines_slide_up(src, &d))
			return false;
	return true;
}

/* A line without its indentation and dashes. */
struct words {
	const char *at;
	size_t len;
};

static int by_words(const void *a, const void *b)
{
	const struct words *x = a, *y = b;
	size_t len = x->len < y->len ? x->len : y->len;
	int order = memcmp(x->at, y->at, len);

	return order ? order : (x->len > y->len) - (x->len < y->len);
}

/* All lines that are not blank, sorted. */
static size_t sorted_lines(struct cop_arena *a, const struct cop_source *src,
			   struct words **ret)
{
	size_t n = 0, cap = 0;
	struct words *at = NULL;

	for (size_t i = strncmp(src->text, BOM, 3) == 0 ? 3 : 0; i < src->len;) {
		const char *nl = memchr(src->text + i, '\n', src->len - i);
		size_t end = nl ? (size_t)(nl - src->text) : src->len, next = end + 1;

		while (i < end && strchr(" \t-", src->text[i]))
			i++;
		while (end > i && strchr(" \t\r", src->text[end - 1]))
			end--;
		if (end > i)
			*COP_PUSH(a, at, n, cap) =
				(struct words){ src->text + i, end - i };
		i = next;
	}
	if (n)
		qsort(at, n, sizeof(*at), by_words);
	*ret = at;
	return n;
}

static bool same_lines(struct cop_arena *a, const struct cop_source *before,
		       const struct cop_source *after)
{
	struct words *x = NULL, *y = NULL;
	size_t n = sorted_lines(a, before, &x);

	if (n != sorted_lines(a, after, &y))
		return false;
	for (size_t i = 0; i < n; i++)
		if (by_words(&x[i], &y[i]) != 0)
			return false;
	return true;
}

/* No line is lost or new, and those outside of where it came from and went to stay. */
static bool moves_only_it(const struct trial *t, struct line_diff d)
{
	const struct cop_source *src = t->before;
	const struct cop_node *n = t->change.at, *to = t->change.before;
	const struct cop_node *first = n, *last = n;
	bool below = to && to->nth > n->nth;
	size_t top;

	if (n->parent->style == COP_FLOW)
		return within(d, line_of(src, n->parent->lead),
			      entry_end(src, n->parent));
	if (to && to->nth < n->nth)
		first = to;
	else
		last = to ? to->prev : n->parent->last;
	top = line_of(src, first->lead);
	while (top > 0 && (line_is_blank(src, top - 1) || line_is_remark(src, top - 1)))
		top--;
	return within(d, top,
		      below ? line_of(src, to->lead) : entry_end(src, last) + 1) &&
	       same_lines(t->arena, src, t->after);
}

bool trial_in_place(const struct trial *t)
{
	struct line_diff d = lines_changed(t->before, t->after);
	const struct cop_source *src = t->before;
	const struct cop_node *n = t->change.at;
	bool whole = n->kind != COP_SCALAR || n->start == n->end || t->op == OP_MAP ||
		     t->op == OP_LIST;

	if (t->change.kind == CHANGE_SET && !n->parent && n->start == n->end)
		return d.last - d.first <= 1;

	switch (t->change.kind) {
	case CHANGE_SET:
		return within(d, line_of(src, whole ? n->lead : n->start),
			      whole ? entry_end(src, n) : line_of(src, n->end));
	case CHANGE_RENAME:
		return within(d, line_of(src, n->key->start), line_of(src, n->key->end));
	case CHANGE_REMOVE:
		return removes_only_it(t, d);
	case CHANGE_MOVE:
		return moves_only_it(t, d);
	default:
		if (n->style == COP_BLOCK && d.last == d.first)
			return d.added <= (t->op == OP_PUT_LINES ? 7 : 3);
		return within(d, line_of(src, n->lead), entry_end(src, n));
	}
}

/* Whether line ends are the same ones everywhere: 0 none, 1 LF, 2 CRLF, 3 both. */
static int line_ends(const struct cop_source *src)
{
	int found = 0;

	for (size_t i = 0; i < src->len; i++)
		if (src->text[i] == '\n')
			found |= i > 0 && src->text[i - 1] == '\r' ? 2 : 1;
	return found;
}

bool trial_keeps_form(const struct trial *t)
{
	const struct cop_source *a = t->before, *b = t->after;
	bool bom_a = strncmp(a->text, BOM, 3) == 0;
	bool bom_b = strncmp(b->text, BOM, 3) == 0;
	bool open_a = a->len && a->text[a->len - 1] != '\n';
	bool open_b = b->len && b->text[b->len - 1] != '\n';
	int ends_a = line_ends(a), ends_b = line_ends(b);

	/* A literal that comes to the end of a text without line end needs one. */
	return bom_a == bom_b &&
	       (open_a == open_b || t->op == OP_LINES || t->op == OP_PUT_LINES ||
		t->op == OP_REMOVE || op_moves(t->op)) &&
	       (!ends_a || (ends_b & ~ends_a) == 0);
}
