/* SPDX-License-Identifier: MIT */
#include "topics.h"

#include <string.h>

#include "base/enc.h"
#include "usage.h"

const struct cop_embedded *cop_topic_find(const char *name)
{
	for (size_t i = 0; i < cop_ntopics; i++)
		if (strcmp(cop_topics[i].name, name) == 0)
			return &cop_topics[i];
	return NULL;
}

/* "  2026-Q1   a quarter", "- an entry": where the second column begins; 0: there is none. */
static size_t second_column(const char *line)
{
	size_t lead = strspn(line, " ");
	const char *gap = strstr(line + lead, "  ");

	if (strncmp(line, "- ", 2) == 0)
		return 2;
	return gap ? (size_t)(gap - line) + strspn(gap, " ") : 0;
}

/* A line that is laid out: broken below its own second column, or its beginning. */
static void put_laid_out(struct cop_buf *out, const char *line, size_t width)
{
	size_t lead = strspn(line, " "), column = second_column(line), at = lead;
	bool below = column && column <= width / 2;

	if (cop_utf8_width(line, strlen(line)) <= width) {
		cop_buf_text(out, line);
		return;
	}
	if (below)
		at = column;
	cop_buf_add(out, line, at);
	cop_usage_wrap_to(out, line + at, at, below ? column : lead + 4, width);
}

/* With the lines that go on below its second column. */
static const char *whole_line(struct cop_arena *a, const char **from)
{
	size_t len = strcspn(*from, "\n");
	const char *line = cop_arena_copy(a, *from, len);
	size_t column = second_column(line);

	*from += len + ((*from)[len] == '\n');
	while (column && strspn(*from, " ") == column) {
		len = strcspn(*from, "\n");
		line = cop_arena_printf(a, "%s %.*s", line, (int)(len - column),
					*from + column);
		*from += len + ((*from)[len] == '\n');
	}
	return line;
}

void cop_topic_write(struct cop_arena *a, const struct cop_embedded *topic, size_t width,
		     struct cop_buf *out)
{
	const char *from = cop_arena_copy(a, topic->at, topic->len);
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
