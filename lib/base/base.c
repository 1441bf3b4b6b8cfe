/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <stdlib.h>

struct cop_place cop_counted_place(struct cop_counted *p, struct cop_loc at)
{
	if (!at.src)
		return (struct cop_place){ 0, 0 };
	if (p->at.src != at.src || p->at.at > at.at)
		*p = (struct cop_counted){ { at.src, 0 }, { 1, 1 } };
	for (; p->at.at < at.at && p->at.at < at.src->len; p->at.at++) {
		unsigned char c = (unsigned char)at.src->text[p->at.at];

		if (c == '\n') {
			p->place.line++;
			p->place.column = 1;
		} else if ((c & 0xC0) != 0x80) {
			p->place.column++;
		}
	}
	return p->place;
}

struct cop_place cop_loc_place(struct cop_loc at)
{
	struct cop_counted alone = { 0 };

	return cop_counted_place(&alone, at);
}

void cop_sort(void *base, size_t n, size_t size, int (*order)(const void *, const void *))
{
	if (n > 1)
		qsort(base, n, size, order);
}
