/* SPDX-License-Identifier: MIT */
/* The last line break of texts that come from files and standard input. */
#ifndef COP_YAML_PROSE_H
#define COP_YAML_PROSE_H

#include "yaml/yaml.h"

/* A text of one line without the line break it ends in; others as they are. */
const struct cop_str *cop_prose_line(struct cop_arena *a, const struct cop_str *text);
/*
 * A text of several lines that replaces another one ends as that does, with one line break or
 * without, so that only the lines that differ change. All others as they are.
 */
const struct cop_str *cop_prose_like(struct cop_arena *a, const struct cop_node *old,
				     const struct cop_str *text);

#endif
