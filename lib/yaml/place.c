/* SPDX-License-Identifier: MIT */
#include "yaml/place.h"

#include <string.h>

#include "yaml/scan.h"
#include "yaml/tree.h"

size_t cop_text_start(const struct cop_source *src)
{
	return src->len >= COP_BOM_LEN && memcmp(src->text, COP_BOM, COP_BOM_LEN) == 0
		       ? COP_BOM_LEN
		       : 0;
}

size_t cop_line_start(const struct cop_source *src, size_t at)
{
	size_t first = cop_text_start(src);

	while (at > first && src->text[at - 1] != '\n')
		at--;
	return at;
}

size_t cop_line_end(const struct cop_source *src, size_t at)
{
	const char *nl = memchr(src->text + at, '\n', src->len - at);
	size_t end = nl ? (size_t)(nl - src->text) : src->len;

	return nl && end > at && src->text[end - 1] == '\r' ? end - 1 : end;
}

size_t cop_line_next(const struct cop_source *src, size_t at)
{
	const char *nl = memchr(src->text + at, '\n', src->len - at);

	return nl ? (size_t)(nl - src->text) + 1 : src->len;
}

bool cop_rest_blank(const struct cop_source *src, size_t at)
{
	size_t end = cop_line_end(src, at);

	return strspn(src->text + at, " \t") >= end - at;
}

bool cop_line_blank(const struct cop_source *src, size_t start)
{
	return cop_rest_blank(src, start);
}

const char *cop_line_break(const struct cop_source *src, size_t at)
{
	size_t end = cop_line_next(src, at);

	if (end == src->len && cop_text_open(src))
		end = cop_line_start(src, at);
	return end >= 2 && src->text[end - 1] == '\n' && src->text[end - 2] == '\r'
		       ? "\r\n"
		       : "\n";
}

bool cop_text_open(const struct cop_source *src)
{
	return src->len > cop_text_start(src) && src->text[src->len - 1] != '\n';
}

unsigned cop_column(const struct cop_source *src, size_t at)
{
	return (unsigned)(at - cop_line_start(src, at));
}

bool cop_first_on_line(const struct cop_source *src, size_t at)
{
	size_t start = cop_line_start(src, at);

	return strspn(src->text + start, " ") >= at - start;
}

bool cop_same_line(const struct cop_source *src, size_t a, size_t b)
{
	return cop_line_start(src, a) == cop_line_start(src, b);
}

bool cop_tab_before(const struct cop_source *src, size_t at)
{
	size_t start = cop_line_start(src, at);

	return memchr(src->text + start, '\t', at - start) != NULL;
}

bool cop_comment_between(const struct cop_source *src, size_t from, size_t to)
{
	return from < to && memchr(src->text + from, '#', to - from) != NULL;
}

size_t cop_after_entry(const struct cop_source *src, size_t end, unsigned column)
{
	size_t at = cop_line_next(src, end);

	while (at < src->len) {
		size_t word = at + strspn(src->text + at, " ");

		if (src->text[word] != '#' || word - at <= column)
			break;
		at = cop_line_next(src, at);
	}
	return at;
}

size_t cop_blank_above(const struct cop_source *src, size_t start, size_t floor)
{
	while (start > floor && start > cop_text_start(src)) {
		size_t above = cop_line_start(src, start - 1);

		if (above < floor || !cop_line_blank(src, above))
			break;
		start = above;
	}
	return start;
}

size_t cop_comment_above(const struct cop_source *src, size_t start, unsigned column)
{
	while (start > cop_text_start(src)) {
		size_t above = cop_line_start(src, start - 1);

		if (strspn(src->text + above, " ") != column ||
		    src->text[above + column] != '#')
			break;
		start = above;
	}
	return start;
}

unsigned cop_clear_of(const struct cop_source *src, size_t at, unsigned lines)
{
	for (; at < src->len; at = cop_line_next(src, at)) {
		unsigned indent = (unsigned)strspn(src->text + at, " ");

		if (!cop_line_blank(src, at) && src->text[at + indent] != '#')
			break;
		if (indent >= lines)
			lines = at + indent < cop_line_end(src, at) ? indent + 1 : indent;
	}
	return lines;
}

size_t cop_end_in_flow(const struct cop_source *src, const struct cop_node *n)
{
	bool gap = cop_node_is_void(n) && !(n->flags & COP_NODE_NO_COLON);

	return n->end + (gap ? strspn(src->text + n->end, " ") : 0);
}

static void learn(const struct cop_node *n, struct cop_layout *found)
{
	const struct cop_source *src = n->src;
	unsigned outer, inner;

	if (!cop_node_is_collection(n) || n->style != COP_BLOCK || !n->first)
		return;
	inner = cop_column(src, n->first->lead);
	if (n->kind == COP_SEQ && !found->gap && n->first->start > n->first->lead + 1 &&
	    cop_same_line(src, n->first->lead, n->first->start))
		found->gap = n->first->start - n->first->lead - 1;
	if (!n->key || (n->flags & COP_NODE_COMPLEX))
		return;
	outer = cop_column(src, n->lead);
	if (n->kind == COP_MAP && found->step == 0 && inner > outer)
		found->step = inner - outer;
	if (n->kind == COP_SEQ && found->dash == UINT32_MAX && inner >= outer)
		found->dash = inner - outer;
}

struct cop_layout cop_layout_of(const struct cop_node *root)
{
	struct cop_layout found = { .dash = UINT32_MAX };

	for (const struct cop_node *n = root; n; n = cop_tree_next(n, root)) {
		learn(n, &found);
		if (found.step && found.gap && found.dash != UINT32_MAX)
			break;
	}
	if (found.step < 1 || found.step > 8)
		found.step = cop_layout_ours.step;
	if (found.dash > 8)
		found.dash = found.step;
	if (found.gap < 1 || found.gap > 8)
		found.gap = cop_layout_ours.gap;
	return found;
}
