/* SPDX-License-Identifier: MIT */
/* Prose on a terminal: lines broken at spaces, list items hanging. */
#include "doc/render.h"

/* How far a Markdown list mark or quote reaches into its line: "  - ", "12. ", "> ". */
static size_t mark_width(const char *line, size_t len)
{
	size_t i = 0, digits;

	while (i < len && line[i] == ' ')
		i++;
	digits = i;
	while (digits < len && line[digits] >= '0' && line[digits] <= '9')
		digits++;
	if (digits > i && digits + 1 < len &&
	    (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ')
		return digits + 2;
	if (i + 1 < len && strchr("-*+>", line[i]) && line[i + 1] == ' ')
		return i + 2;
	return i;
}

static void wrap_line(struct cop_buf *out, const char *line, size_t len, size_t used,
		      size_t indent, size_t width)
{
	size_t start = strspn(line, " ");
	size_t hang = indent + mark_width(line, len), i = start < len ? start : len;
	size_t column = used + i;

	cop_buf_fill(out, ' ', i);
	while (i < len) {
		const char *space = memchr(line + i, ' ', len - i);
		size_t word = space ? (size_t)(space - line) - i : len - i;
		size_t wide = cop_utf8_width(line + i, word);

		if (i > start) {
			if (column + 1 + wide > width && column > hang) {
				cop_buf_char(out, '\n');
				cop_buf_fill(out, ' ', hang);
				column = hang;
			} else {
				cop_buf_char(out, ' ');
				column++;
			}
		}
		cop_buf_add(out, line + i, word);
		column += wide;
		i += word + (space ? 1 : 0);
	}
}

void cop_text_wrap(struct cop_buf *out, const char *text, size_t used, size_t indent,
		   size_t width)
{
	size_t limit = width ? width : SIZE_MAX;
	bool first = true;

	while (*text) {
		size_t len = strcspn(text, "\n");

		if (!first && len)
			cop_buf_fill(out, ' ', indent);
		wrap_line(out, text, len, first ? used : indent, indent, limit);
		cop_buf_char(out, '\n');
		text += len + (text[len] == '\n');
		first = false;
	}
	if (first)
		cop_buf_char(out, '\n');
}
