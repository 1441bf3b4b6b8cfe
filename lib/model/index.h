/* SPDX-License-Identifier: MIT */
/* What exists in a community, by id: records, and entries of charter and budget. */
#ifndef COP_MODEL_INDEX_H
#define COP_MODEL_INDEX_H

#include "base/near.h"
#include "model/community.h"

struct cop_index;

/* Of everything loaded. Lives in the community's arena. */
struct cop_index *cop_index_new(const struct cop_community *c);
uint32_t cop_index_what(const struct cop_index *index, const char *id);
/*
 * May `id` be one of `refs`, as far as the files tell that cannot be read? Their names say which
 * record they hold, and what a charter or a budget that cannot be read defines is anybody's guess.
 */
bool cop_index_may_hold(const struct cop_index *index, uint32_t refs, const char *id);
/* Tries every id that is one of `refs`; of equally near ones the first by the alphabet is best. */
void cop_index_near(const struct cop_index *index, uint32_t refs, struct cop_near *near);

#endif
