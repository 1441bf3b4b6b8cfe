/* SPDX-License-Identifier: MIT */
#include "hostile.h"

#include <stdio.h>
#include <string.h>

/* N brackets, and N that close them. */
static void closed(struct cop_buf *out, size_t size)
{
	cop_buf_fill(out, '[', size / 2);
	cop_buf_fill(out, ']', size / 2);
}

/* Each line one further in than the last, down to the deepest that is read; then again. */
static void stairs(struct cop_buf *out, size_t size)
{
	for (size_t n = 0; out->len + 200 < size; n++) {
		cop_buf_fill(out, ' ', n % 28);
		cop_buf_printf(out, "k%zu:\n", n);
	}
}

/* Lines that all end a block which stands very far in. */
static void cliffs(struct cop_buf *out, size_t size)
{
	while (out->len + 2100 < size) {
		cop_buf_printf(out, "k%zu:\n", out->len);
		cop_buf_fill(out, ' ', 2000);
		cop_buf_text(out, "- a\n");
	}
}

/* Keys of 1,000 characters that differ in the last ones only. */
static void long_keys(struct cop_buf *out, size_t size)
{
	while (out->len + 1100 < size) {
		cop_buf_fill(out, 'k', 1000);
		cop_buf_printf(out, "%zu: 1\n", out->len);
	}
}

/* Half of it anchors, half of it aliases to them. */
static void anchors(struct cop_buf *out, size_t size)
{
	size_t n = 0;

	for (; out->len + 30 < size / 2; n++)
		cop_buf_printf(out, "- &a%zu x\n", n);
	for (; n > 0 && out->len + 30 < size; n--)
		cop_buf_printf(out, "- *a%zu\n", n - 1);
}

const struct hostile hostile_texts[] = {
	/* nesting */
	{ .name = "[ nested", .unit = "[" },
	{ .name = "[ nested and closed", .make = closed },
	{ .name = "{\"\":[ nested", .unit = "{\"\":[" },
	{ .name = "{ nested", .unit = "{" },
	{ .name = "[a: nested", .unit = "[a: " },
	{ .name = "[? nested", .unit = "[? " },
	{ .name = "- nested", .unit = "- " },
	{ .name = "? nested", .unit = "? " },
	{ .name = ": nested", .unit = ": " },
	{ .name = "? and - nested", .unit = "? - " },
	{ .name = "stairs of keys", .make = stairs },
	{ .name = "cliffs", .make = cliffs },
	{ .name = "63 levels, items within",
	  .head = "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
	  .unit = "a,",
	  .tail = "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]" },
	/* many small values */
	{ .name = "flow list", .head = "[", .unit = "a,", .tail = "]" },
	{ .name = "flow list of empty", .head = "[", .unit = "[],", .tail = "]" },
	{ .name = "flow map without values", .head = "{", .unit = "a,", .tail = "}" },
	{ .name = "flow map", .head = "{", .unit = "a%zu: b,", .tail = "}" },
	{ .name = "flow map of empty", .head = "{", .unit = "? ,", .tail = "}" },
	{ .name = "flow pairs", .head = "[", .unit = "a: b,", .tail = "]" },
	{ .name = "flow pairs of empty", .head = "[", .unit = "? ,", .tail = "]" },
	{ .name = "flow, one a line", .head = "a: [\n", .unit = " a,\n", .tail = " ]\n" },
	{ .name = "flow with comments",
	  .head = "a: [\n",
	  .unit = " a, # c\n",
	  .tail = " ]\n" },
	{ .name = "quoted words in flow", .head = "[", .unit = "\"\",", .tail = "]" },
	{ .name = "items", .unit = "- a\n" },
	{ .name = "empty items", .unit = "-\n" },
	{ .name = "items of items", .unit = "- - - a\n" },
	{ .name = "items in a map", .head = "a:\n", .unit = "- b\n" },
	{ .name = "items apart", .unit = "- a\n\n\n" },
	{ .name = "items with comments", .unit = "- a # c\n# d\n" },
	{ .name = "records", .unit = "- id: a%zu\n  name: b\n" },
	{ .name = "literals", .unit = "- |\n  x\n" },
	{ .name = "keys", .unit = "k%zu: 1\n" },
	{ .name = "keys without values", .unit = "k%zu:\n" },
	{ .name = "keys with ?", .unit = "? k%zu\n" },
	{ .name = "the same key", .unit = "a: 1\n" },
	{ .name = "the empty key", .unit = ": 1\n" },
	{ .name = "long keys", .make = long_keys },
	{ .name = "merge keys", .unit = "<<: {a: 1}\n" },
	{ .name = "keys, not ASCII", .unit = "\xC3\xA9%zu: \xF0\x9F\x98\x80\n" },
	/* anchors, aliases, tags, directives, documents */
	{ .name = "anchors upon anchors", .unit = "&a " },
	{ .name = "anchors of items", .unit = "- &a x\n" },
	{ .name = "anchors of anchors", .unit = "- &a%zu\n" },
	{ .name = "anchors and aliases", .make = anchors },
	{ .name = "aliases", .unit = "*a" },
	{ .name = "aliases of items", .head = "- &a x\n", .unit = "- *a\n" },
	{ .name = "a long anchor", .head = "&", .unit = "a", .tail = " x\n" },
	{ .name = "tags", .unit = "!a " },
	{ .name = "tags of items", .unit = "- !a x\n" },
	{ .name = "a long tag", .head = "!<", .unit = "a", .tail = "> x\n" },
	{ .name = "an escaped tag", .head = "!<", .unit = "%%41", .tail = "> x\n" },
	{ .name = "tag directives", .unit = "%%TAG !a%zu! b\n", .tail = "--- a\n" },
	{ .name = "directives", .unit = "%%A b\n", .tail = "--- a\n" },
	{ .name = "documents", .unit = "---\n" },
	{ .name = "ends of documents", .unit = "...\n" },
	/* long scalars */
	{ .name = "a word", .unit = "a" },
	{ .name = "words on a line", .unit = "a " },
	{ .name = "words on lines", .unit = "a\n" },
	{ .name = "words far apart", .unit = "a\n\n\n\n" },
	{ .name = "a line as a value", .head = "a: ", .unit = "b ", .tail = "c\n" },
	{ .name = "colons", .unit = ":" },
	{ .name = "a:b", .unit = "a:b" },
	{ .name = "dashes", .unit = "-" },
	{ .name = "hashes", .unit = "a#" },
	{ .name = "an emoji and again", .unit = "\xF0\x9F\x98\x80" },
	{ .name = "double quotes", .unit = "\"" },
	{ .name = "single quotes", .unit = "'" },
	{ .name = "a text in double quotes", .head = "\"", .unit = "a ", .tail = "\"\n" },
	{ .name = "lines in double quotes", .head = "\"", .unit = "a\n", .tail = "\"\n" },
	{ .name = "blanks in double quotes", .head = "\"", .unit = " ", .tail = "\"\n" },
	{ .name = "escapes", .head = "\"", .unit = "\\x41", .tail = "\"\n" },
	{ .name = "escaped line ends", .head = "\"", .unit = "\\\n", .tail = "\"\n" },
	{ .name = "open double quotes", .head = "a: \"", .unit = "b\n" },
	{ .name = "open single quotes", .head = "a: '", .unit = "b\n" },
	{ .name = "a literal", .head = "a: |\n", .unit = " x\n" },
	{ .name = "a literal of one line", .head = "a: |\n ", .unit = "x" },
	{ .name = "a literal of blank lines", .head = "a: |+\n", .unit = "\n" },
	{ .name = "a literal of wide blanks", .head = "a: |\n", .unit = "          \n" },
	{ .name = "a folded text", .head = "a: >\n", .unit = " x\n\n" },
	{ .name = "literal headers", .unit = "|" },
	/* nothing at all */
	{ .name = "blank lines", .unit = "\n" },
	{ .name = "blanks", .unit = " " },
	{ .name = "tabs", .unit = "\t" },
	{ .name = "CRLF", .unit = "\r\n" },
	{ .name = "comments", .unit = "#\n" },
	{ .name = "a comment", .unit = "#" },
	{ .name = "comments between keys", .unit = "k%zu: 1\n# c\n\n" },
	{ .name = "comments, then a key",
	  .head = "a: 1\n",
	  .unit = "  # c\n",
	  .tail = "b: 2\n" },
	{ .name = "commas", .unit = "," },
	{ .name = "closing brackets", .unit = "]" },
	{ .name = "question marks", .unit = "?" },
	{ .name = "at signs", .unit = "@" },
	{ .name = "not UTF-8", .head = "a: ", .unit = "\xC3" },
};

const size_t hostile_count = COP_COUNT(hostile_texts);

/* Only "%zu" and "%%" are meant in a unit. */
static void put_unit(struct cop_buf *out, const char *unit, size_t n)
{
	for (; *unit; unit++) {
		if (strncmp(unit, "%zu", 3) == 0) {
			cop_buf_printf(out, "%zu", n);
			unit += 2;
			continue;
		}
		unit += unit[0] == '%' && unit[1] == '%';
		cop_buf_char(out, *unit);
	}
}

void hostile_make(struct cop_buf *out, const struct hostile *h, size_t size)
{
	size_t tail = h->tail ? strlen(h->tail) : 0;

	if (h->make) {
		h->make(out, size);
		return;
	}
	if (h->head)
		cop_buf_text(out, h->head);
	for (size_t n = 0; out->len + 24 + tail < size;)
		put_unit(out, h->unit, n++);
	if (h->tail)
		cop_buf_text(out, h->tail);
}
