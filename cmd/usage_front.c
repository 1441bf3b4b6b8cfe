/* SPDX-License-Identifier: MIT */
#include "usage.h"

#include <string.h>

/* Columns of the front page: section, then two entries of name and summary. */
#define NAME_AT 7
#define NAME_WIDTH 10
#define SECOND_AT 40
#define SECOND_NAME_WIDTH 9

static bool is_entry(const struct cop_line *l)
{
	if (l->kind == COP_LINE_GROUP)
		return !cop_line_last(l);
	return l->kind == COP_LINE_LEAF && strcmp(l->group, "top") == 0 &&
	       strcmp(l->name, "self") != 0;
}

/* A section that has nothing yet is not shown. */
static bool is_empty(const struct cop_line *section)
{
	return section + 1 == cop_lines + cop_nlines ||
	       section[1].kind == COP_LINE_SECTION;
}

static const char *summary_of(const struct cop_line *l)
{
	return l->kind == COP_LINE_GROUP ? l->summary : l->cmd->summary;
}

/* The short form: up to the first colon or comma, where the whole does not fit. */
static size_t short_len(const char *summary, size_t most)
{
	size_t len = strlen(summary);

	if (len > most)
		len = strcspn(summary, ":;,");
	return len;
}

static void put_entry(struct cop_buf *out, size_t *at, bool second,
		      const struct cop_line *l)
{
	const char *summary = summary_of(l);
	size_t from = second ? SECOND_AT : NAME_AT;
	size_t width = second ? SECOND_NAME_WIDTH : NAME_WIDTH;
	size_t most = second ? 80 - SECOND_AT - SECOND_NAME_WIDTH
			     : SECOND_AT - NAME_AT - NAME_WIDTH - 1;
	size_t len = short_len(summary, most);

	if (strlen(l->name) >= width)
		width = strlen(l->name) + 1;
	cop_buf_fill(out, ' ', from > *at ? from - *at : 1);
	cop_buf_printf(out, "%-*s%.*s", (int)width, l->name, (int)len, summary);
	*at = (from > *at ? from : *at + 1) + width + len;
}

static void put_section(struct cop_buf *out, const struct cop_line *section, bool one)
{
	const struct cop_line *end = cop_lines + cop_nlines;
	size_t at = strlen(section->name);
	unsigned n = 0;

	cop_buf_text(out, section->name);
	for (const struct cop_line *l = section + 1;
	     l < end && l->kind != COP_LINE_SECTION; l++) {
		if (!is_entry(l))
			continue;
		if (n && (one || n % 2 == 0 || at >= SECOND_AT)) {
			cop_buf_char(out, '\n');
			at = 0;
			n = 0;
		}
		put_entry(out, &at, n % 2, l);
		n++;
	}
	cop_buf_char(out, '\n');
}

static void put_example(struct cop_buf *out, const char *group, const char *leaf,
			const char *command, const char *what)
{
	if (cop_line_leaf(group, leaf))
		cop_buf_printf(out, "  %-34s %s\n", command, what);
}

void cop_usage_front(struct cop_buf *out, size_t width)
{
	cop_buf_text(out,
		     "cop - convene a community of practice, in plain files under git\n\n"
		     "usage: cop [-C DIR] COMMAND [...]");
	if (cop_line_leaf("top", "self"))
		cop_buf_printf(out, "%scop alone: where are we, what next",
			       width < COP_USAGE_WIDTH ? "\n  " : "      ");
	cop_buf_text(out, "\n\n");
	for (size_t i = 0; i < cop_nlines; i++)
		if (cop_lines[i].kind == COP_LINE_SECTION && !is_empty(&cop_lines[i]) &&
		    !cop_line_plumbing(&cop_lines[i]))
			put_section(out, &cop_lines[i], width < COP_USAGE_WIDTH);
	cop_buf_char(out, '\n');
	put_example(out, "top", "init", "cop init plain-language", "begin");
	put_example(out, "charter", "ask", "cop charter ask",
		    "the questions, one at a time");
	put_example(out, "plan", "next", "cop plan next",
		    "the best use of your hours this week");
	put_example(out, "top", "help", "cop help dates",
		    "how days and spans are written");
	cop_buf_text(out, "\nEvery change is one commit; -n shows it first. "
			  "cop COMMAND -h, cop help start\n");
}

void cop_usage_all(struct cop_arena *a, struct cop_buf *out)
{
	for (size_t i = 0; i < cop_nlines; i++) {
		const struct cop_line *l = &cop_lines[i];

		if (l->kind == COP_LINE_SECTION && !is_empty(l))
			cop_buf_printf(out, "%s%s\n", out->len ? "\n" : "", l->name);
		if (l->kind != COP_LINE_LEAF)
			continue;
		cop_buf_printf(out, "  cop %-20s ", cop_line_words(a, l));
		cop_usage_wrap(out, l->cmd->summary, 27, 27);
		cop_buf_char(out, '\n');
	}
}
