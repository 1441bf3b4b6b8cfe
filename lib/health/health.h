/* SPDX-License-Identifier: MIT */
/*
 * Figures about a community: what may be known, on a day and over a period. No clock: the
 * day is the community's (as-of), the period an argument. Unknown is said, never guessed:
 * where nothing was recorded, a figure is unknown and names the command that records it.
 */
#ifndef COP_HEALTH_HEALTH_H
#define COP_HEALTH_HEALTH_H

#include "doc/doc.h"
#include "health/deeds.h"
#include "model/catalogue.h"
#include "model/life.h"

/* Kinds that must be loaded before cop_health_new. */
#define COP_HEALTH_KINDS \
	(COP_KIND_BIT(cop) | COP_KIND_BIT(charter) | COP_KIND_BIT(role) | \
	 COP_KIND_BIT(member) | COP_KIND_BIT(plan) | COP_KIND_BIT(practice) | \
	 COP_KIND_BIT(gathering) | COP_KIND_BIT(activity) | COP_KIND_BIT(indicator) | \
	 COP_KIND_BIT(observation) | COP_KIND_BIT(survey) | COP_KIND_BIT(note))

struct cop_calendar_table;

/* What every figure is computed from. */
struct cop_health {
	struct cop_arena *arena;
	const struct cop_community *c;
	struct cop_date asof;
	enum cop_age age;
	struct cop_deeds deeds;
	struct cop_builtins builtins;
	/* Expands repeating items; NULL: of those only the dates on record are seen. */
	const struct cop_calendar_table *calendar;
};

/* Reads the deeds once. Borrows the community; everything new lives in the arena. */
struct cop_health *cop_health_new(struct cop_arena *a, const struct cop_community *c,
				  const struct cop_calendar_table *calendar);
/* Does any item of the plan repeat, so that the calendar would be asked? */
bool cop_health_wants_calendar(const struct cop_community *c);

/* One figure as it was measured. */
struct cop_measure {
	struct cop_figure
		figure; /* why: of an unknown one, the cause; source: a command */
	struct cop_period period;
	const char *beside; /* what belongs beside it: "6 on time, 1 late"; or NULL */
	bool sampled;       /* a share of people or answers: below ten, counts only */
	enum cop_level at_least; /* a level that the value alone does not show */
	const char *concern;     /* and why */
};

/* --- for the functions that measure --- */

/* k of n people or answers, with its interval; n 0: call cop_measure_unknown instead. */
void cop_measure_share(struct cop_measure *m, double k, double n);
/* k of n things that were all counted: no interval, and k may exceed n. */
void cop_measure_part(struct cop_measure *m, double k, double n);
void cop_measure_number(struct cop_measure *m, double value);
/* The command that would change it; cause as in "nobody joined in 2026-Q1". */
void cop_measure_unknown(const struct cop_health *h, struct cop_measure *m,
			 const char *command, const char *fmt, ...) COP_PRINTF(4, 5);
/* "nothing recorded in 2026-Q1". */
void cop_measure_nothing(const struct cop_health *h, struct cop_measure *m,
			 const char *command);
/* Under five answers. */
void cop_measure_suppress(struct cop_measure *m);
void cop_measure_beside(const struct cop_health *h, struct cop_measure *m,
			const char *fmt, ...) COP_PRINTF(3, 4);
/* Something beside the value asks for attention: OK and WATCH become at least this. */
void cop_measure_raise(struct cop_measure *m, enum cop_level level, const char *why);
/* "2026-Q1", "2026-03-18..2026-06-15". */
const char *cop_period_text(struct cop_arena *a, struct cop_period p);
/* Days of the period without the quiet ones. */
int cop_loud_days(const struct cop_community *c, struct cop_period p);

/* Limits of figures that communities may change; ends with an id of NULL. */
extern const struct cop_limit cop_health_limits[];

#define COP_RECORD_ACTIVITY "cop health import FILE --as attendance"

#endif
