/* SPDX-License-Identifier: MIT */
/* A community in memory, file by file, for tests of what is computed from records. */
#ifndef COP_TEST_SMALL_H
#define COP_TEST_SMALL_H

#include "model/community.h"

struct cop_small {
	struct cop_arena *arena;
	struct cop_store *store;
};

/* With a cop.yaml; `more` is added to it. */
struct cop_small cop_small_new(const char *more);
void cop_small_free(struct cop_small *s);
/* A file of the community: path, text. */
void cop_small_file(struct cop_small *s, const char *path, const char *fmt, ...)
	COP_PRINTF(3, 4);
/* members/<id>.yaml; history: the flow entries, "{date: 2026-01-01, status: active}". */
void cop_small_member(struct cop_small *s, const char *id, const char *history);
/* Loaded whole, on a day; the test fails where a file has a finding. */
struct cop_community *cop_small_load(struct cop_small *s, const char *today);

#endif
