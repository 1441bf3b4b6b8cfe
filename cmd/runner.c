/* SPDX-License-Identifier: MIT */
/*
 * GitHub's runner reads what programs print: a line whose first word begins with "::" is an
 * order to it, and so is "##[" anywhere. What communities write must not give any.
 */
#include "env.h"

#include <string.h>

#define OLD_ORDER "##["

/* Blanks as the runner counts them, which leaves them out before it looks. */
static bool is_blank(uint32_t point)
{
	return (point >= 0x09 && point <= 0x0D) || point == 0x20 || point == 0x85 ||
	       point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) ||
	       point == 0x2028 || point == 0x2029 || point == 0x202F || point == 0x205F ||
	       point == 0x3000;
}

/* First byte that is no blank. */
static size_t past_blanks(const char *at, size_t len)
{
	uint32_t point;
	size_t i = 0;

	while (i < len) {
		size_t n = cop_utf8_next(at + i, len - i, &point);

		if (!n || !is_blank(point))
			break;
		i += n;
	}
	return i;
}

static void put_line(struct cop_buf *out, const char *at, size_t len, const char *bracket)
{
	size_t from = past_blanks(at, len);
	bool order = len - from >= 2 && memcmp(at + from, "::", 2) == 0;
	size_t old = strlen(OLD_ORDER);

	cop_buf_add(out, at, from);
	if (order)
		cop_buf_char(out, '\\');
	while (from < len) {
		const char *next = memmem(at + from, len - from, OLD_ORDER, old);
		size_t to = next ? (size_t)(next - at) + old - 1 : len;

		cop_buf_add(out, at + from, to - from);
		if (next)
			cop_buf_text(out, bracket);
		from = to + (next != NULL);
	}
}

void cop_runner_calm(const struct cop_env *env, struct cop_buf *text, bool json)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	size_t at = 0;

	if (!env->host.runner)
		return;
	while (at < text->len) {
		const char *stop = memchr(text->at + at, '\n', text->len - at);
		size_t to = stop ? (size_t)(stop - text->at) + 1 : text->len;

		put_line(&out, text->at + at, to - at, json ? "\\u005b" : "\\[");
		at = to;
	}
	cop_buf_reset(text);
	cop_buf_add(text, out.at, out.len);
}
