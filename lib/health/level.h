/* SPDX-License-Identifier: MIT */
/*
 * What a value means: ACT beyond a limit, WATCH short of what was promised, OK otherwise.
 * Not a score: nothing is added up.
 */
#ifndef COP_HEALTH_LEVEL_H
#define COP_HEALTH_LEVEL_H

#include "doc/doc.h"
#include "model/indicator.h"

/* Values, limits and target in the same unit. */
struct cop_stand {
	double value;
	enum cop_desirable desirable;
	struct cop_num low, high; /* limits: low does not bind what should fall, nor high
				   * what should rise */
	struct cop_num target, baseline;
	struct cop_date due, since; /* of the target, of the baseline; zero: not said */
	struct cop_date on;         /* the day of the value */
	bool gentle; /* nothing is ACT: few answers, or a young community */
};

/*
 * A promise is kept when the target is reached, or when the value is no worse than a
 * straight line from the baseline to the target has it on that day. Past its due day an
 * unkept promise is ACT.
 */
enum cop_level cop_level_of(const struct cop_stand *s);

#endif
