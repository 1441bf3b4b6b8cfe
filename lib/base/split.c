/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <string.h>

#include "base/raw.h"

static const struct cop_str *trimmed(struct cop_arena *a, const char *at, size_t len)
{
	while (len && *at == ' ') {
		at++;
		len--;
	}
	while (len && at[len - 1] == ' ')
		len--;
	return cop_str_new(a, at, len);
}

const struct cop_str *cop_str_trim(struct cop_arena *a, const struct cop_str *s)
{
	return trimmed(a, cop_str_raw(s), cop_str_len(s));
}

size_t cop_str_split(struct cop_arena *a, const struct cop_str *s, const char *separators,
		     const struct cop_str ***ret)
{
	const struct cop_str **list = NULL;
	size_t n = 0, cap = 0;

	for (const char *at = cop_str_raw(s); *at;) {
		size_t len = strcspn(at, separators);
		const struct cop_str *one = trimmed(a, at, len);

		if (cop_str_len(one))
			*COP_PUSH(a, list, n, cap) = one;
		at += len + (at[len] != '\0');
	}
	*ret = list;
	return n;
}

static int by_bytes(const void *va, const void *vb)
{
	return strcmp(cop_str_raw(*(const struct cop_str *const *)va),
		      cop_str_raw(*(const struct cop_str *const *)vb));
}

size_t cop_str_sort_set(const struct cop_str **list, size_t n)
{
	size_t kept = 0;

	cop_sort(list, n, sizeof(*list), by_bytes);
	for (size_t i = 0; i < n; i++) {
		if (!kept || !cop_str_equal(list[kept - 1], list[i]))
			list[kept++] = list[i];
	}
	return kept;
}
