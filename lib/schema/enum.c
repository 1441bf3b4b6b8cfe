/* SPDX-License-Identifier: MIT */
#include "schema/schema.h"

#include <string.h>

const char *cop_enum_word(const struct cop_enum *e, int value)
{
	if (value <= 0 || (size_t)value > e->n)
		return "";
	return e->words[value - 1].word;
}

int cop_enum_find(const struct cop_enum *e, const char *at, size_t len)
{
	for (size_t i = 0; i < e->n; i++) {
		if (strlen(e->words[i].word) == len &&
		    memcmp(e->words[i].word, at, len) == 0)
			return (int)i + 1;
	}
	return 0;
}
