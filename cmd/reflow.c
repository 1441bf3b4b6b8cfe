/* SPDX-License-Identifier: MIT */
/* Text that was laid out for 80 columns, in fewer: prose is wrapped anew, columns go below. */
#include "usage.h"

#include <string.h>

/* "  2026-Q1   a quarter", "- an entry": where the second column begins; 0: there is none. */
static size_t second_column(const char *line)
{
	size_t lead = strspn(line, " ");
	const char *gap = strstr(line + lead, "  ");

	if (strncmp(line, "- ", 2) == 0)
		return 2;
	return gap ? (size_t)(gap - line) + strspn(gap, " ") : 0;
}

static bool fits(const char *line, size_t width)
{
	return cop_utf8_width(line, strlen(line)) <= width;
}

void cop_usage_command(struct cop_buf *out, const char *line, size_t lead, size_t width)
{
	size_t at = lead;
	char quote = 0; /* in single quotes a backslash is one */

	cop_buf_fill(out, ' ', lead);
	for (line += strspn(line, " "); *line; line += strspn(line, " ")) {
		size_t len = strcspn(line, " ");
		size_t wide = cop_utf8_width(line, len);

		if (at > lead && at + 1 + wide + 2 > width) {
			cop_buf_text(out, quote == '\'' ? "\n" : " \\\n");
			cop_buf_fill(out, ' ', lead + 2);
			at = lead + 2;
		} else if (at > lead) {
			cop_buf_char(out, ' ');
			at++;
		}
		cop_buf_add(out, line, len);
		at += wide;
		for (; len; len--, line++) {
			if (!quote && (*line == '\'' || *line == '"'))
				quote = *line;
			else if (*line == quote)
				quote = 0;
		}
	}
}

/* The first column on its own, the second below it. */
static void put_below(struct cop_buf *out, const char *line, size_t column, size_t width)
{
	size_t lead = strspn(line, " ");
	size_t len = (size_t)(strstr(line + lead, "  ") - line) - lead;
	struct cop_arena *a = cop_arena_new();

	cop_buf_fill(out, ' ', lead);
	cop_usage_wrap_to(out, cop_arena_copy(a, line + lead, len), lead, lead + 2,
			  width);
	cop_buf_char(out, '\n');
	cop_buf_fill(out, ' ', lead + 4);
	cop_usage_wrap_to(out, line + column, lead + 4, lead + 4, width);
	cop_arena_free(&a);
}

/* A line that is laid out: broken below its own second column, or its beginning. */
static void put_laid_out(struct cop_buf *out, const char *line, size_t width)
{
	size_t lead = strspn(line, " "), column = second_column(line);

	if (fits(line, width)) {
		cop_buf_text(out, line);
	} else if (lead && !column && strncmp(line + lead, "cop ", 4) == 0) {
		cop_usage_command(out, line, lead, width);
	} else if (column > width / 2 && column > 2) {
		put_below(out, line, column, width);
	} else {
		size_t at = column ? column : lead;

		cop_buf_add(out, line, at);
		cop_usage_wrap_to(out, line + at, at, column ? column : lead + 4, width);
	}
}

/* With the lines that go on below it, further in and without columns of their own. */
static const char *whole_line(struct cop_arena *a, const char **from)
{
	size_t len = strcspn(*from, "\n");
	const char *line = cop_arena_copy(a, *from, len);
	size_t column = second_column(line), first = strspn(line, " ");

	*from += len + ((*from)[len] == '\n');
	while (column) {
		size_t lead = strspn(*from, " ");

		len = strcspn(*from, "\n");
		if (lead <= first || second_column(cop_arena_copy(a, *from, len)))
			break;
		line = cop_arena_printf(a, "%s %.*s", line, (int)(len - lead),
					*from + lead);
		*from += len + ((*from)[len] == '\n');
	}
	return line;
}

void cop_usage_reflow(struct cop_arena *a, const char *from, size_t width,
		      struct cop_buf *out)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

	while (*from) {
		const char *line = whole_line(a, &from);
		bool prose = *line && *line != ' ' && !second_column(line);

		if (prose) {
			cop_buf_printf(&text, "%s ", line);
			if (*from && *from != ' ' && *from != '\n')
				continue;
			cop_usage_wrap_to(out, cop_buf_str(&text), 0, 0, width);
			cop_buf_reset(&text);
		} else {
			put_laid_out(out, line, width);
		}
		cop_buf_char(out, '\n');
	}
}

void cop_usage_fit(struct cop_arena *a, size_t width, struct cop_buf *out)
{
	const char *text;

	if (width >= COP_USAGE_WIDTH)
		return;
	text = cop_buf_keep(out, a);
	cop_buf_reset(out);
	cop_usage_reflow(a, text, width, out);
}
