/* SPDX-License-Identifier: MIT */
#include "cmd.h"

#include <string.h>

#define SECTION(name)
#define GROUP(name, summary)
#define LEAF(group, name) extern const struct cop_cmd cop_cmd_##group##_##name;
#define LEAF_AS(group, name, word) LEAF(group, name)
#define GROUP_BELOW(of, name, summary)
#define LEAF_BELOW(of, group, name) LEAF(of##_##group, name)
#include "leaves.h"
#undef SECTION
#undef GROUP
#undef LEAF
#undef LEAF_AS
#undef GROUP_BELOW
#undef LEAF_BELOW

#define SECTION(name_) { .kind = COP_LINE_SECTION, .name = #name_ },
#define GROUP(name_, summary_) \
	{ .kind = COP_LINE_GROUP, .name = #name_, .summary = (summary_) },
#define LEAF_AS(group_, name_, word_) \
	{ .kind = COP_LINE_LEAF, \
	  .group = #group_, \
	  .name = (word_), \
	  .cmd = &cop_cmd_##group_##_##name_ },
#define LEAF(group, name) LEAF_AS(group, name, #name)
#define GROUP_BELOW(of_, name_, summary_) \
	{ .kind = COP_LINE_GROUP, .name = #of_ " " #name_, .summary = (summary_) },
#define LEAF_BELOW(of_, group_, name_) \
	{ .kind = COP_LINE_LEAF, \
	  .group = #of_ " " #group_, \
	  .name = #name_, \
	  .cmd = &cop_cmd_##of_##_##group_##_##name_ },
const struct cop_line cop_lines[] = {
#include "leaves.h"
};
const size_t cop_nlines = COP_COUNT(cop_lines);

const struct cop_line *cop_line_leaf(const char *group, const char *name)
{
	for (size_t i = 0; i < cop_nlines; i++)
		if (cop_lines[i].kind == COP_LINE_LEAF &&
		    strcmp(cop_lines[i].group, group) == 0 &&
		    strcmp(cop_lines[i].name, name) == 0)
			return &cop_lines[i];
	return NULL;
}

const struct cop_line *cop_line_group(const char *name)
{
	for (size_t i = 0; i < cop_nlines; i++)
		if (cop_lines[i].kind == COP_LINE_GROUP &&
		    strcmp(cop_lines[i].name, name) == 0)
			return &cop_lines[i];
	return NULL;
}

const struct cop_line *cop_line_below(const char *group, const char *word)
{
	size_t len = strlen(group);

	for (size_t i = 0; i < cop_nlines; i++) {
		const char *last = cop_line_last(&cop_lines[i]);

		if (last && strcmp(last, word) == 0 &&
		    strncmp(cop_lines[i].name, group, len) == 0 &&
		    cop_lines[i].name + len + 1 == last)
			return &cop_lines[i];
	}
	return NULL;
}

const char *cop_line_last(const struct cop_line *line)
{
	const char *space = line->kind == COP_LINE_GROUP ? strchr(line->name, ' ') : NULL;

	return space ? space + 1 : NULL;
}

bool cop_line_plumbing(const struct cop_line *line)
{
	while (line > cop_lines && line->kind != COP_LINE_SECTION)
		line--;
	return line->kind == COP_LINE_SECTION && strcmp(line->name, "plumbing") == 0;
}

const char *cop_line_words(struct cop_arena *a, const struct cop_line *line)
{
	bool top, self;

	if (line->kind != COP_LINE_LEAF)
		return line->name;
	top = strcmp(line->group, "top") == 0;
	self = strcmp(line->name, "self") == 0;
	if (self)
		return top ? "" : line->group;
	return top ? line->name : cop_arena_printf(a, "%s %s", line->group, line->name);
}
