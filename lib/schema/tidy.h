/* SPDX-License-Identifier: MIT */
/* A file as `cop` would lay it out. */
#ifndef COP_SCHEMA_TIDY_H
#define COP_SCHEMA_TIDY_H

#include "schema/schema.h"

/*
 * The text of a file of that table (one record, a list of records, or the lines of a stream)
 * with sets and keyed lists in order, then its spacing mended (cop_yaml_tidy). NULL: not a
 * record's, only the spacing. Nothing else changes; proved by reading the result. Equal
 * bytes: ret is src. COP_E_INVALID: cannot be parsed; COP_E_REFUSED: place, cause, remedy.
 */
enum cop_code cop_schema_tidy(struct cop_arena *a, const struct cop_schema *s,
			      const struct cop_source *src, const struct cop_source **ret,
			      struct cop_error *err) COP_CHECKED;

#endif
