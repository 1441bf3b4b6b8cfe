/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <stdlib.h>

struct cop_place cop_loc_place(struct cop_loc at)
{
	struct cop_place place = { 1, 1 };

	if (!at.src)
		return (struct cop_place){ 0, 0 };
	for (size_t i = 0; i < at.at && i < at.src->len; i++) {
		unsigned char c = (unsigned char)at.src->text[i];

		if (c == '\n') {
			place.line++;
			place.column = 1;
		} else if ((c & 0xC0) != 0x80) {
			place.column++;
		}
	}
	return place;
}

void cop_sort(void *base, size_t n, size_t size, int (*order)(const void *, const void *))
{
	if (n > 1)
		qsort(base, n, size, order);
}
