/* SPDX-License-Identifier: MIT */
/* The comments of a text, which are in no tree: what an edit leaves standing, or takes away. */
#ifndef COP_YAML_REMARK_H
#define COP_YAML_REMARK_H

#include "yaml/yaml.h"

/* The first of the comment lines right above an entry, in its column. False: there is none. */
bool cop_remark_above(const struct cop_node *entry, struct cop_loc *ret);
/* What stands from there to the end of the line, without blanks at its end. */
const struct cop_str *cop_remark_text(struct cop_arena *a, struct cop_loc at);
/*
 * `after` was made of `before` by an edit that writes no comments: the first that it took away.
 * False: none. Both are roots of parsed texts, NULL where there is nothing but comments. Of
 * several that say the same the last counts as taken.
 */
bool cop_remark_gone(struct cop_arena *a, const struct cop_node *before,
		     const struct cop_node *after, struct cop_loc *ret);

#endif
