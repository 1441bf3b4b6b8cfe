/* SPDX-License-Identifier: MIT */
#include "yaml/block.h"

#include <string.h>

#include "base/raw.h"
#include "yaml/place.h"
#include "yaml/tree.h"

static size_t line_end(const char *text, size_t at, size_t stop)
{
	const char *nl = at < stop ? memchr(text + at, '\n', stop - at) : NULL;

	return nl ? (size_t)(nl - text) : stop;
}

static size_t spaces(const char *text, size_t at, size_t stop)
{
	size_t n = 0;

	while (at + n < stop && text[at + n] == ' ')
		n++;
	return n;
}

static bool blank(const char *text, size_t at, size_t stop)
{
	while (at < stop && strchr(" \t\r", text[at]))
		at++;
	return at >= stop;
}

/* Leading spaces of the first line with a word on it; false where there is none. */
static bool first_word(const char *text, size_t at, size_t stop, size_t *ret)
{
	while (at < stop) {
		size_t end = line_end(text, at, stop);

		if (!blank(text, at, end)) {
			*ret = spaces(text, at, end);
			return true;
		}
		at = end + 1;
	}
	return false;
}

/* The lines stand as far in as source and value differ at the first word. */
static uint32_t content_indent(const char *text, size_t from, size_t stop,
			       const char *value, size_t len)
{
	size_t outer = 0, inner = 0;

	if (!first_word(text, from, stop, &outer) || !first_word(value, 0, len, &inner) ||
	    inner > outer)
		return 0;
	return (uint32_t)(outer - inner);
}

struct cop_block_header cop_block_header(const struct cop_node *n)
{
	const struct cop_source *src = n->src;
	size_t at = cop_gap_skip(src, n->start, true);
	struct cop_block_header h = { .start = (uint32_t)at };

	for (at++; at < src->len && strchr("+-123456789", src->text[at]); at++) {
		h.keep = h.keep || src->text[at] == '+';
		h.fixed = h.fixed || strchr("123456789", src->text[at]);
	}
	h.end = (uint32_t)at;
	h.indent = content_indent(src->text, line_end(src->text, at, src->len) + 1,
				  n->end, cop_str_raw(n->value), cop_str_len(n->value));
	return h;
}

uint32_t cop_block_end(const struct cop_node *n)
{
	const struct cop_source *src = n->src;
	struct cop_block_header h = cop_block_header(n);
	size_t head = line_end(src->text, h.end, src->len);
	size_t end = n->end > head ? n->end : head;

	/* Marks stand at the start of the line after, or at the end of the text. */
	while (end > head + 1) {
		size_t stop = end;
		size_t start;

		if (src->text[stop - 1] == '\n')
			stop--;
		for (start = stop; start > head + 1 && src->text[start - 1] != '\n';)
			start--;
		if (h.keep || !blank(src->text, start, stop) ||
		    (h.indent && spaces(src->text, start, stop) > h.indent))
			break;
		end = start;
	}
	if (end > head && src->text[end - 1] == '\n')
		end--;
	if (end > head && src->text[end - 1] == '\r')
		end--;
	return (uint32_t)end;
}

/* NULL: it ends in no block text, or in one that stands in no source. */
static const struct cop_node *last_text(const struct cop_node *n)
{
	while (n && cop_node_is_block(n) && n->last)
		n = n->last;
	return n && n->src && (n->style == COP_LITERAL || n->style == COP_FOLDED) ? n
										  : NULL;
}

bool cop_block_keeps(const struct cop_node *n)
{
	const struct cop_node *text = last_text(n);

	return text && cop_block_header(text).keep;
}

struct cop_block_reach cop_block_reach(const struct cop_node *n, size_t at)
{
	struct cop_block_reach found = { .blanks = at };
	const struct cop_node *text = last_text(n);
	struct cop_block_header h;
	unsigned least;

	if (!text)
		return found;
	h = cop_block_header(text);
	least = h.indent ? h.indent : cop_column(text->src, text->lead) + 1;
	while (at < text->src->len) {
		size_t end = line_end(text->src->text, at, text->src->len);
		size_t indent = spaces(text->src->text, at, end);

		if (!blank(text->src->text, at, end)) {
			if (text->src->text[at + indent] == '#' && indent >= least)
				found.comment = at + indent;
			break;
		}
		at = end < text->src->len ? end + 1 : end;
		if (h.keep || (h.indent && indent > h.indent))
			found.blanks = at;
	}
	return found;
}
