/* SPDX-License-Identifier: MIT */
/*
 * Indicators, built in or the community's own: what each is, its value over a period, what
 * that means, and how it went.
 */
#ifndef COP_HEALTH_INDICATOR_H
#define COP_HEALTH_INDICATOR_H

#include "health/health.h"

/* An indicator with its settings: the community's file first, then the catalogue. */
struct cop_gauge {
	const char *id;
	const struct cop_item *item;       /* its file; NULL: built in, without one */
	const struct cop_indicator *own;   /* the record of the file, or NULL */
	const struct cop_builtin *builtin; /* NULL: the community's own */
	const struct cop_str *title, *text, *unit, *source;
	enum cop_indicator_kind kind;
	enum cop_indicator_status status; /* on the as-of day */
	enum cop_desirable desirable;
	struct cop_num low, high;
	struct cop_duration window;
	const struct cop_objective *objective; /* that promises a value of it, or NULL */
	bool computed;                         /* by this program, from the records */
};

/* False: neither a file nor built in; *ret untouched. */
bool cop_gauge_find(const struct cop_health *h, const char *id, struct cop_gauge *ret);
/* All: the community's own by id, then the built-in ones in the order of the catalogue. */
size_t cop_gauges(const struct cop_health *h, struct cop_gauge **ret);

/*
 * The period a figure covers: the given one, cut at the as-of day; where none is given (both
 * ends open), the indicator's window up to that day. A quarter or no window is 90 days.
 */
struct cop_period cop_gauge_period(const struct cop_health *h, const struct cop_gauge *g,
				   struct cop_period given);
/* Value and level over one period (both ends set), without a trend. */
void cop_gauge_measure(const struct cop_health *h, const struct cop_gauge *g,
		       struct cop_period p, struct cop_measure *ret);
/*
 * The same for what cop_gauge_period gives, with the last eight values and the change in
 * words: what a dashboard or report shows.
 */
void cop_gauge_figure(const struct cop_health *h, const struct cop_gauge *g,
		      struct cop_period given, struct cop_measure *ret);

/* One value in a series. */
struct cop_gauge_point {
	struct cop_point point;
	double k, n; /* n > 0: of a share */
	const struct cop_str *note;
	const char *break_note; /* what changed in the definition, shown; or NULL */
};
struct cop_gauge_series {
	struct cop_gauge_point *at; /* oldest first */
	size_t n;
};
/*
 * Of recorded values all that lie in the period (an open end is no bound), the baseline
 * first; of computed ones as many windows of the length of `p` as `most` up to its end,
 * with values recorded from before the register where it has none.
 */
struct cop_gauge_series cop_gauge_trend(const struct cop_health *h,
					const struct cop_gauge *g, struct cop_period p,
					size_t most);
/* The same without the unknown ones before the first known. */
struct cop_gauge_series cop_gauge_series_known(struct cop_gauge_series s);
/* Is the unit percent? Then values are percent, as in "43 %". */
bool cop_gauge_in_percent(const struct cop_gauge *g);
/* Value in the unit of the gauge -> as figures show it (ratios become percent). */
double cop_gauge_scale(const struct cop_gauge *g);
/* Where it began, as figures show it; not known where nobody said. */
struct cop_num cop_gauge_baseline(const struct cop_gauge *g);

#endif
