/* SPDX-License-Identifier: MIT */
#include "usage.h"

#include <string.h>

#include "topics.h"

/* The next word of an entry, "" at its end. */
static const char *next_word(struct cop_arena *a, const char **at)
{
	const char *word = *at + strspn(*at, " ");
	size_t len = strcspn(word, " ");

	*at = word + len;
	return cop_arena_copy(a, word, len);
}

/* "cop role release": is there such a command, or such a topic? Other things are. */
static bool exists(struct cop_arena *a, const char *entry)
{
	const struct cop_line *below;
	const char *first, *second, *third;

	if (strcmp(next_word(a, &entry), "cop") != 0)
		return true;
	first = next_word(a, &entry);
	second = next_word(a, &entry);
	third = next_word(a, &entry);
	if (!*first || first[0] == '-')
		return true;
	if (strcmp(first, "help") == 0)
		return !*second || cop_topic_find(second) || cop_line_group(second) ||
		       cop_line_leaf("top", second);
	below = cop_line_below(first, second);
	if (below)
		return !*third || cop_line_leaf(below->name, third);
	if (cop_line_group(first))
		return !*second || cop_line_leaf(first, second);
	return cop_line_leaf("top", first) != NULL;
}

const char *cop_usage_see(struct cop_arena *a, const struct cop_cmd *cmd)
{
	const char *at = cmd->see ? cmd->see : "";
	char before = 0;
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	while (*at) {
		size_t len = strcspn(at, ",;");
		const char *entry = cop_arena_copy(a, at, len);

		entry += strspn(entry, " ");
		if (exists(a, entry))
			cop_buf_printf(&b, "%.*s%s%s", b.len && before ? 1 : 0, &before,
				       b.len ? " " : "", entry);
		before = at[len];
		at += len + (at[len] != '\0');
	}
	return b.len ? cop_buf_keep(&b, a) : NULL;
}
