/* SPDX-License-Identifier: MIT */
#include "base/enc_point.h"

#include "base/str.h"

struct range {
	uint32_t first, last;
};

static const struct range bidi[] = {
	{ 0x61C, 0x61C },
	{ 0x200E, 0x200F },
	{ 0x202A, 0x202E },
	{ 0x2066, 0x2069 },
};

static const struct range hidden[] = {
	{ 0xAD, 0xAD },     { 0x34F, 0x34F },     { 0x61C, 0x61C },   { 0x115F, 0x1160 },
	{ 0x17B4, 0x17B5 }, { 0x180B, 0x180F },   { 0x200B, 0x200F }, { 0x2028, 0x202E },
	{ 0x2060, 0x206F }, { 0x3164, 0x3164 },   { 0xFEFF, 0xFEFF }, { 0xFFA0, 0xFFA0 },
	{ 0xFFF9, 0xFFFB }, { 0xE0000, 0xE0FFF },
};

static bool within(const struct range *ranges, size_t n, uint32_t point)
{
	for (size_t i = 0; i < n; i++) {
		if (point >= ranges[i].first && point <= ranges[i].last)
			return true;
	}
	return false;
}

bool cop_point_control(uint32_t point)
{
	return point < 0x20 || (point >= 0x7F && point <= 0x9F);
}

bool cop_point_bidi(uint32_t point)
{
	return point >= bidi[0].first && within(bidi, COP_COUNT(bidi), point);
}

bool cop_point_hidden(const struct cop_point *p)
{
	if (p->point < hidden[0].first || p->joins)
		return false;
	return (p->point & 0xFFFE) == 0xFFFE ||
	       within(hidden, COP_COUNT(hidden), p->point);
}

static bool is_letter(uint32_t point)
{
	return point > 0x9F && !within(hidden, COP_COUNT(hidden), point);
}

/* Is the code point of n bytes at text[i] between two visible ones that are not ASCII? */
static bool is_between(const char *text, size_t len, size_t i, size_t n)
{
	uint32_t before, after;
	size_t back = i;

	while (back > 0 && i - back < 4 && (back == i || (text[back] & 0xC0) == 0x80))
		back--;
	return cop_utf8_next(text + back, i - back, &before) == i - back && i > back &&
	       cop_utf8_next(text + i + n, len - i - n, &after) && is_letter(before) &&
	       is_letter(after);
}

bool cop_point_next(const char *at, size_t len, size_t *i, struct cop_point *ret)
{
	size_t n;

	if (*i >= len)
		return false;
	ret->at = at + *i;
	n = cop_utf8_next(ret->at, len - *i, &ret->point);
	if (n == 0) {
		ret->point = COP_POINT_BAD;
		n = 1;
	}
	ret->len = n;
	ret->joins = (ret->point == 0x200C || ret->point == 0x200D) &&
		     is_between(at, len, *i, n);
	*i += n;
	return true;
}

void cop_point_show(struct cop_buf *out, const struct cop_point *p)
{
	if (p->point == COP_POINT_BAD)
		cop_buf_printf(out, "\\x%02X", (unsigned)(unsigned char)*p->at);
	else if (p->point < 0x20 || p->point == 0x7F)
		cop_buf_printf(out, "^%c", (int)(p->point ^ 0x40));
	else if (cop_point_control(p->point))
		cop_buf_printf(out, "\\x%02X", (unsigned)p->point);
	else if (cop_point_hidden(p))
		cop_buf_printf(out, "<U+%04X>", (unsigned)p->point);
	else
		cop_buf_add(out, p->at, p->len);
}

void cop_point_copy(struct cop_buf *out, const struct cop_point *p)
{
	if (p->point == COP_POINT_BAD)
		cop_buf_text(out, COP_REPLACEMENT);
	else
		cop_buf_add(out, p->at, p->len);
}

void cop_point_clean(struct cop_buf *out, const struct cop_point *p)
{
	if (cop_point_control(p->point) || cop_point_bidi(p->point))
		cop_buf_text(out, COP_REPLACEMENT);
	else
		cop_point_copy(out, p);
}
