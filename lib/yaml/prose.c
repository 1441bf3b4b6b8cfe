/* SPDX-License-Identifier: MIT */
#include "yaml/prose.h"

#include <string.h>

#include "base/raw.h"

/* Without the line breaks at its end. */
static size_t words_len(const struct cop_str *text)
{
	size_t len = cop_str_len(text);

	while (len && cop_str_raw(text)[len - 1] == '\n')
		len--;
	return len;
}

static bool has_lines(const struct cop_str *text)
{
	return memchr(cop_str_raw(text), '\n', words_len(text)) != NULL;
}

const struct cop_str *cop_prose_line(struct cop_arena *a, const struct cop_str *text)
{
	size_t len = cop_str_len(text);

	if (!len || has_lines(text) || words_len(text) + 1 != len)
		return text;
	return cop_str_new(a, cop_str_raw(text), len - 1);
}

const struct cop_str *cop_prose_like(struct cop_arena *a, const struct cop_node *old,
				     const struct cop_str *text)
{
	size_t len = words_len(text);
	const char *end;

	if (!old || old->kind != COP_SCALAR || !has_lines(old->value) || !has_lines(text))
		return text;
	end = words_len(old->value) < cop_str_len(old->value) ? "\n" : "";
	return cop_str_text(
		a, cop_arena_printf(a, "%.*s%s", (int)len, cop_str_raw(text), end));
}
