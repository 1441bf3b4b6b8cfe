/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <utf8proc.h>

struct lead {
	unsigned char mask, bits; /* (byte & mask) == bits */
	unsigned char len;
	uint32_t least; /* below this the form is overlong */
};

static const struct lead leads[] = {
	{ 0x80, 0x00, 1, 0 },
	{ 0xE0, 0xC0, 2, 0x80 },
	{ 0xF0, 0xE0, 3, 0x800 },
	{ 0xF8, 0xF0, 4, 0x10000 },
};

static bool is_scalar(uint32_t point)
{
	return point < 0xD800 || (point > 0xDFFF && point <= 0x10FFFF);
}

static const struct lead *lead_of(unsigned char c)
{
	for (size_t i = 0; i < COP_COUNT(leads); i++) {
		if ((c & leads[i].mask) == leads[i].bits)
			return &leads[i];
	}
	return NULL;
}

size_t cop_utf8_next(const char *at, size_t len, uint32_t *ret_point)
{
	const unsigned char *byte = (const unsigned char *)at;
	const struct lead *lead = len ? lead_of(byte[0]) : NULL;
	uint32_t point;

	if (!lead || lead->len > len)
		return 0;
	point = byte[0] & (unsigned char)~lead->mask;
	for (size_t i = 1; i < lead->len; i++) {
		if ((byte[i] & 0xC0) != 0x80)
			return 0;
		point = point << 6 | (byte[i] & 0x3F);
	}
	if (point < lead->least || !is_scalar(point))
		return 0;
	*ret_point = point;
	return lead->len;
}

bool cop_utf8_valid(const char *at, size_t len)
{
	uint32_t point;

	for (size_t i = 0; i < len;) {
		size_t n = cop_utf8_next(at + i, len - i, &point);

		if (!n)
			return false;
		i += n;
	}
	return true;
}

static size_t point_width(uint32_t point)
{
	int width;

	if (point == '\n')
		return 1;
	width = utf8proc_charwidth((utf8proc_int32_t)point);
	return width > 0 ? (size_t)width : 0;
}

size_t cop_utf8_width(const char *at, size_t len)
{
	size_t width = 0;
	uint32_t point;

	for (size_t i = 0; i < len;) {
		size_t n = cop_utf8_next(at + i, len - i, &point);

		width += n ? point_width(point) : 1;
		i += n ? n : 1;
	}
	return width;
}
