/* SPDX-License-Identifier: MIT */
/* The day each member was last seen: at a gathering, or in a line of activity. */
#ifndef COP_MODEL_SEEN_H
#define COP_MODEL_SEEN_H

#include "base/keys.h"
#include "model/community.h"

struct cop_seen {
	struct cop_keys days; /* id -> day */
};

/* As on the day `on`. Loads activity. */
enum cop_code cop_seen_read(struct cop_community *c, struct cop_date on,
			    struct cop_seen *ret, struct cop_error *err) COP_CHECKED;
/* Zero: never. */
struct cop_date cop_seen_day(const struct cop_seen *seen, const char *member);

#endif
