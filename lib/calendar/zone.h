/* SPDX-License-Identifier: MIT */
/*
 * A time zone as its present rule has it: the last line of the compiled zone file (RFC 9636
 * 3.3, "CET-1CEST,M3.5.0,M10.5.0/3"). Plans look ahead, so older rules are not needed. What
 * that line does not say is left out: Morocco's hour back during Ramadan has no yearly rule.
 * Inside the calendar module.
 */
#ifndef COP_CALENDAR_ZONE_H
#define COP_CALENDAR_ZONE_H

#include "base/date.h"

/* When the clock changes, every year: the n-th weekday of a month, and seconds after its
 * midnight (may be below 0 or above a day). */
struct cop_zone_change {
	int month, week; /* week 5: the last */
	int weekday;     /* 0 Monday */
	int second;
};

struct cop_zone {
	const char *name;
	char standard[16],
		daylight[16]; /* abbreviations; daylight "" without summer time */
	int offset, summer;   /* seconds east of UTC; summer is the larger one */
	struct cop_zone_change to_summer, to_standard;
};

/*
 * Reads `<folder>/<name>`; `name` stays borrowed. COP_E_INVALID: not the name of a zone, or
 * a file that cannot be used; COP_E_NOT_FOUND: not on this system.
 */
enum cop_code cop_zone_load(const char *folder, const char *name, struct cop_zone *ret,
			    struct cop_error *err) COP_CHECKED;
/* The rule line itself, "" for none; split out for tests. False: not understood. */
bool cop_zone_parse(const char *line, struct cop_zone *ret);
/* Seconds since 1970 of a local time; one that a change skips counts by the old offset. */
int64_t cop_zone_utc(const struct cop_zone *z, struct cop_date date, struct cop_time at);
/* VTIMEZONE with this exact name: blocks with a yearly rule that begin in 1970. */
void cop_zone_write(struct cop_buf *out, const struct cop_zone *z);

#endif
