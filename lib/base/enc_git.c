/* SPDX-License-Identifier: MIT */
#include "base/enc.h"

#include <ctype.h>
#include <string.h>

#include "base/enc_point.h"
#include "base/raw.h"

static void github(struct cop_buf *out, const char *at, size_t len, const char *special)
{
	struct cop_point p;

	for (size_t i = 0; cop_point_next(at, len, &i, &p);) {
		if (p.point && p.point < 0x80 && strchr(special, (int)p.point))
			cop_buf_printf(out, "%%%02X", (unsigned)p.point);
		else
			cop_point_show(out, &p);
	}
}

void cop_enc_github(struct cop_buf *out, const char *at, size_t len)
{
	github(out, at, len, "%\r\n");
}

void cop_enc_github_property(struct cop_buf *out, const char *at, size_t len)
{
	github(out, at, len, "%\r\n:,");
}

/* Controls and direction marks are left out: a message is read in many places. */
static void add_plain(struct cop_buf *out, const struct cop_point *p)
{
	if (!cop_point_control(p->point) && !cop_point_bidi(p->point))
		cop_point_copy(out, p);
}

void cop_enc_commit_subject(struct cop_buf *out, const struct cop_str *s)
{
	struct cop_point p;

	for (size_t i = 0; cop_point_next(cop_str_raw(s), cop_str_len(s), &i, &p);) {
		if (p.point == '\n' || p.point == '\t')
			cop_buf_char(out, ' ');
		else
			add_plain(out, &p);
	}
}

/* git takes "Token: value", and any of its configurable separators, for a trailer. */
static bool is_trailer(const char *line)
{
	size_t n = 0;

	while (isalnum((unsigned char)line[n]) || line[n] == '-')
		n++;
	if (n == 0)
		return false;
	n += strspn(line + n, " \t");
	return line[n] && strchr(":=#", line[n]);
}

static bool is_risky(const char *line)
{
	/* '#' and its configurable stand-ins; a patch or a scissors line ends the message */
	return (line[0] && strchr("#;@!$%^&|:>", line[0])) ||
	       strncmp(line, "--", 2) == 0 || strncmp(line, "diff -", 6) == 0 ||
	       strncmp(line, "Index: ", 7) == 0 ||
	       strncmp(line, "(cherry picked from", 19) == 0 || is_trailer(line);
}

static void commit_line(struct cop_buf *out, const char *at, size_t len)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf line = { 0 };
	struct cop_point p;

	for (size_t i = 0; cop_point_next(at, len, &i, &p);) {
		if (p.point == '\t')
			cop_buf_char(&line, '\t');
		else
			add_plain(&line, &p);
	}
	/* Looked at when clean, so that a control in front cannot hide a trailer. */
	if (is_risky(cop_buf_str(&line)))
		cop_buf_fill(out, ' ', 4);
	cop_buf_add(out, line.at, line.len);
}

void cop_enc_commit_body(struct cop_buf *out, const char *at, size_t len)
{
	for (size_t i = 0; i < len;) {
		const char *end = memchr(at + i, '\n', len - i);
		size_t n = end ? (size_t)(end - at) - i : len - i;

		commit_line(out, at + i, n);
		if (end)
			cop_buf_char(out, '\n');
		i += n + 1;
	}
}
