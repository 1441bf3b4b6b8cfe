/* SPDX-License-Identifier: MIT */
#include "doc/marked.h"

#include <string.h>

/* Where a marker stands: its line, and the first byte after its line break. */
struct spot {
	size_t at, next, times;
	bool crlf;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static bool is_line(const char *line, size_t len, const char *marker)
{
	while (len && is_blank(line[len - 1]))
		len--;
	while (len && is_blank(*line)) {
		line++;
		len--;
	}
	return len == strlen(marker) && memcmp(line, marker, len) == 0;
}

static struct spot find(const char *text, size_t len, const char *marker)
{
	struct spot s = { 0 };

	for (size_t at = 0, next; at < len; at = next) {
		const char *stop = memchr(text + at, '\n', len - at);
		size_t line = stop ? (size_t)(stop - text) - at : len - at;

		next = at + line + (stop ? 1 : 0);
		if (!is_line(text + at, line, marker))
			continue;
		if (!s.times++)
			s = (struct spot){ at, next, 1,
					   line && text[at + line - 1] == '\r' };
	}
	return s;
}

static void add_lines(struct cop_buf *out, const char *lines, bool crlf)
{
	for (; *lines; lines++) {
		if (*lines == '\n' && crlf)
			cop_buf_char(out, '\r');
		cop_buf_char(out, *lines);
	}
}

static enum cop_code refuse(const struct cop_marked *m, const struct spot *begin,
			    const struct spot *end, struct cop_error *err)
{
	if (begin->times > 1 || end->times > 1)
		cop_fail(err, COP_E_INVALID, "the marker '%s' stands there twice",
			 begin->times > 1 ? m->begin : m->end);
	else if (begin->times && end->times)
		cop_fail(err, COP_E_INVALID, "the marker '%s' stands before '%s'", m->end,
			 m->begin);
	else
		cop_fail(err, COP_E_INVALID, "the marker '%s' is missing",
			 begin->times ? m->end : m->begin);
	return cop_fail_hint(err, "put it right in an editor: '%s', then '%s'", m->begin,
			     m->end);
}

enum cop_code cop_marked_replace(const char *text, size_t len, const struct cop_marked *m,
				 struct cop_buf *out, struct cop_error *err)
{
	struct spot begin = find(text, len, m->begin), end = find(text, len, m->end);

	if (!begin.times && !end.times) {
		cop_buf_add(out, text, len);
		if (len && text[len - 1] != '\n')
			cop_buf_char(out, '\n');
		cop_buf_printf(out, "%s%s\n%s%s\n", len ? "\n" : "", m->begin, m->block,
			       m->end);
		return COP_OK;
	}
	if (begin.times != 1 || end.times != 1 || end.at < begin.next)
		return refuse(m, &begin, &end, err);
	cop_buf_add(out, text, begin.next);
	add_lines(out, m->block, begin.crlf);
	cop_buf_add(out, text + end.at, len - end.at);
	return COP_OK;
}
