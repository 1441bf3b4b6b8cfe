/* SPDX-License-Identifier: MIT */
/* When a field is needed, and which records it belongs to. Inside lib/rules. */
#ifndef COP_RULES_MOMENTS_H
#define COP_RULES_MOMENTS_H

#include "rules/rule.h"

/*
 * A word of `when` in a table (schema.h) and what it means there. `map` is the mapping the
 * field stands in, k->rec the record. holds NULL: a rule of its own looks at the field.
 */
struct cop_moment {
	const struct cop_schema *schema;
	const char *when;
	bool (*holds)(const struct cop_case *k, const void *map);
	bool answer;     /* of the charter: judged by adopted-incomplete */
	const char *but; /* a field of that word that another rule looks at */
};
/* NULL: nobody says what the word means there, which a test refuses. */
const struct cop_moment *cop_moment_of(const struct cop_schema *s,
				       const struct cop_field *f);

/* A field that only some records may have. */
struct cop_belonging {
	const struct cop_schema *schema;
	const char *field;
	bool (*fits)(const struct cop_case *k, const void *map);
	const char *to; /* "stories" */
};
const struct cop_belonging *cop_belonging_of(const struct cop_schema *s,
					     const struct cop_field *f);

#endif
