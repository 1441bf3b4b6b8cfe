/* SPDX-License-Identifier: MIT */
#include "lines.h"

#include <string.h>

static size_t line_len(const struct cop_source *src, size_t at)
{
	const char *nl = memchr(src->text + at, '\n', src->len - at);
	size_t len = (nl ? (size_t)(nl - src->text) : src->len) - at;

	return len > 0 && src->text[at + len - 1] == '\r' ? len - 1 : len;
}

static size_t next(const struct cop_source *src, size_t at)
{
	const char *nl = memchr(src->text + at, '\n', src->len - at);

	return nl ? (size_t)(nl - src->text) + 1 : src->len;
}

static size_t start_before(const struct cop_source *src, size_t at)
{
	at--;
	while (at > 0 && src->text[at - 1] != '\n')
		at--;
	return at;
}

static bool same(const struct cop_source *a, size_t i, const struct cop_source *b,
		 size_t j)
{
	size_t len = line_len(a, i);

	return len == line_len(b, j) && memcmp(a->text + i, b->text + j, len) == 0;
}

static size_t count(const struct cop_source *src, size_t from, size_t to)
{
	size_t n = 0;

	while (from < to) {
		from = next(src, from);
		n++;
	}
	return n;
}

struct line_diff lines_changed(const struct cop_source *a, const struct cop_source *b)
{
	size_t i = 0, j = 0, x = a->len, y = b->len;
	struct line_diff d = { 0 };

	while (i < a->len && j < b->len && same(a, i, b, j)) {
		i = next(a, i);
		j = next(b, j);
		d.first++;
	}
	while (x > i && y > j) {
		size_t p = start_before(a, x), q = start_before(b, y);

		if (p < i || q < j || !same(a, p, b, q))
			break;
		x = p;
		y = q;
	}
	d.last = d.first + count(a, i, x);
	d.added = count(b, j, y);
	return d;
}

bool lines_slide_up(const struct cop_source *before, struct line_diff *d)
{
	if (d->added || d->first == 0 || d->first == d->last ||
	    !same(before, line_at(before, d->first - 1), before,
		  line_at(before, d->last - 1)))
		return false;
	d->first--;
	d->last--;
	return true;
}

size_t line_of(const struct cop_source *src, size_t at)
{
	size_t n = 0;

	for (size_t i = 0; i < at; i++)
		n += src->text[i] == '\n';
	return n;
}

size_t line_at(const struct cop_source *src, size_t line)
{
	size_t at = 0;

	while (line-- > 0 && at < src->len)
		at = next(src, at);
	return at;
}

bool line_is_blank(const struct cop_source *src, size_t line)
{
	size_t at = line_at(src, line);

	return at < src->len && strspn(src->text + at, " \t") >= line_len(src, at);
}

bool line_is_comment(const struct cop_source *src, size_t line, size_t column)
{
	size_t at = line_at(src, line);
	size_t indent = strspn(src->text + at, " ");

	return at < src->len && src->text[at + indent] == '#' && indent > column;
}

bool line_is_remark(const struct cop_source *src, size_t line)
{
	size_t at = line_at(src, line);

	return at < src->len && src->text[at + strspn(src->text + at, " ")] == '#';
}
