/* SPDX-License-Identifier: MIT */
/* Communities for the tests of rules: folders of fixtures, or a few files made on the spot. */
#ifndef COP_RULES_WORLD_H
#define COP_RULES_WORLD_H

#include "rules/check.h"

struct cop_world {
	struct cop_arena *arena;
	struct cop_store *store;
	struct cop_community *c;
	struct cop_findings findings;
};

/* Checks the community in `dir` as of a day; false: it cannot be opened (err says why). */
bool world_open(struct cop_world *w, const char *dir, struct cop_date today,
		struct cop_error *err);
void world_close(struct cop_world *w);

/* One file of a community that lives in memory only, upon a smallest cop.yaml. */
struct cop_file {
	const char *path, *text;
};
/* Files end with a NULL path; cop.yaml and charter.yaml are added where not given. As of
 * 2026-06-15; with the practice risks. */
void world_make(struct cop_world *w, const struct cop_file *files);

/* How many findings there are of the rule, and the first of them (NULL: none). */
size_t world_count(const struct cop_world *w, const char *rule);
const struct cop_finding *world_first(const struct cop_world *w, const char *rule);

/* What one rule says of a few files, as of 2026-06-15. */
struct verdict {
	const char *rule;
	size_t times;
	const char *msg;          /* first words of the first; NULL where there is none */
	struct cop_file files[5]; /* at most four: the last is the end */
};
/* Prints the rows that are judged otherwise, and fails. */
void world_judge(const struct verdict *v, size_t n);
#define JUDGE(rows) world_judge((rows), COP_COUNT(rows))

#define COP_YAML(more) \
	{ \
		"cop.yaml", "cop: 1\nuid: s.example.org\nname: S\nsummary: S.\n" \
			    "timezone: Europe/Lisbon\nlanguage: en\nvisibility: " \
			    "restricted\n" more \
	}
#define CHARTER(more) \
	{ \
		"charter.yaml", "history: [{date: 2025-11-10, status: draft}]\n" more \
	}
#define ADOPTED(more) \
	{ \
		"charter.yaml", \
			"history:\n  - {date: 2025-11-10, status: draft}\n" \
			"  - {date: 2026-02-01, status: adopted, by: [ana]}\n" more \
	}
#define ACTIVE "history: [{date: 2025-11-10, status: active}]\n"
#define ANA \
	{ \
		"members/ana.yaml", "name: Ana Silva\n" ACTIVE \
	}
#define BEN \
	{ \
		"members/ben.yaml", "name: Ben Okoro\n" ACTIVE \
	}

/* The built module, from the folder in COP_MODULES. */
struct cop_calendar_door world_calendar(void);

/* An absolute path below the source tree. */
const char *world_source(struct cop_arena *a, const char *path);

#endif
