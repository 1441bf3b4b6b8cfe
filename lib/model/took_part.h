/* SPDX-License-Identifier: MIT */
/* What one member took part in, quarter by quarter. */
#ifndef COP_MODEL_TOOK_PART_H
#define COP_MODEL_TOOK_PART_H

#include "model/community.h"

#define COP_TOOK_PART_QUARTERS 4

/* One calendar quarter: gatherings attended, and other recorded acts (contributions at
 * gatherings, lines of activity). */
struct cop_took_part {
	struct cop_period quarter;
	size_t gatherings, acts;
};

/*
 * The quarter of the day `on`, up to that day, and the three before it, newest first. Loads
 * activity. True in *ret_any: at least one of them is not empty.
 */
enum cop_code cop_took_part(struct cop_community *c, const char *member,
			    struct cop_date on,
			    struct cop_took_part ret[COP_TOOK_PART_QUARTERS],
			    bool *ret_any, struct cop_error *err) COP_CHECKED;

#endif
