/* SPDX-License-Identifier: MIT */
/*
 * The calendar module: everything the program knows of libical. Plain types only. Opened on
 * first need as `cop-calendar.so` (base/module.h), symbol `cop_calendar_module`: when a
 * repeating item has to be expanded, and for iCalendar files. Rules in words and the check
 * of a rule's form need no module (calendar/repeat.h).
 *
 * Rules are text in the file form of repeat.h (`const char *`, as the schema loads them) and
 * are checked again here.
 */
#ifndef COP_CALENDAR_CALENDAR_H
#define COP_CALENDAR_CALENDAR_H

#include "base/date.h"
#include "base/module.h"
#include "base/str.h"
#include "base/zones.h"

#define COP_CALENDAR_NAME "cop-calendar"
#define COP_CALENDAR_SYMBOL "cop_calendar_module"
#define COP_CALENDAR_VERSION 1

#define COP_CALENDAR_ZONES COP_ZONES

/* Something that comes again: its first day, which the rule must give itself, and the rule. */
struct cop_series {
	struct cop_date first;
	const char *rule; /* "FREQ=MONTHLY;BYDAY=1TH" */
};

/* Days in order. Lives in the arena given to the call. */
struct cop_days {
	struct cop_date *at;
	size_t n;
	bool more; /* there are more than were asked for */
};

/* The given days around one day; zero where there is none on that side. */
struct cop_near_days {
	struct cop_date before, after; /* both equal to the day where the rule gives it */
};

/* One date of a series that is not as the rule has it. NULL and zero: as the event. */
struct cop_ics_instance {
	struct cop_date date; /* the day the rule gives */
	struct cop_date due;  /* the day it moved to */
	struct cop_time at;
	const struct cop_str *summary, *description, *location, *url;
	bool cancelled;
};

struct cop_ics_event {
	const char *uid; /* "clinic@example.org": stable, never made from title or date */
	const struct cop_str *summary, *description, *location, *url; /* or NULL */
	const struct cop_str *const *categories;
	size_t ncategories;
	struct cop_date date;
	struct cop_time at;           /* zero: all day */
	const char *timezone;         /* IANA name; not looked at where all day */
	struct cop_duration duration; /* of an all-day event only whole days count */
	const char *rule;             /* or NULL */
	const struct cop_date
		*skipped; /* days of the rule that do not take place: EXDATE */
	size_t nskipped;
	const struct cop_ics_instance
		*instances; /* shown as cancelled, moved or different */
	size_t ninstances;
	bool cancelled;    /* the whole event; stays in the file as cancelled */
	unsigned sequence; /* must not go down between two exports */
	int64_t stamp;     /* seconds since 1970: last commit that touched the item */
	int64_t modified;  /* the same kind; 0: not written */
};

struct cop_ics_calendar {
	const struct cop_str *name;
	const char *prodid;     /* "-//example.org//cop//EN" */
	const char *timezone;   /* for X-WR-TIMEZONE; or NULL */
	const char *zones;      /* folder of compiled zones; NULL: COP_CALENDAR_ZONES */
	unsigned refresh_hours; /* a feed that is fetched again; 0: a file handed over */
};

/* One event read from a foreign file. Text and arrays live in the arena. */
struct cop_ics_read {
	const struct cop_str *uid, *summary, *description, *location, *url; /* or NULL */
	struct cop_date date; /* zero: it has none, or one that no cop_date can be */
	struct cop_date last; /* last day of several; else as date */
	struct cop_time at;   /* zero: all day */
	const struct cop_str *timezone; /* its TZID, "UTC", or NULL: floating, all day */
	struct cop_duration duration;   /* of a timed event */
	const char *rule;               /* in the canonical file form, or NULL */
	const char *why_no_rule;  /* it repeats in a way that cop does not: the cause */
	struct cop_date *skipped; /* EXDATE */
	size_t nskipped;
	struct cop_date instance; /* RECURRENCE-ID: stands for that day of its series */
	bool cancelled;
};

struct cop_ics_events {
	struct cop_ics_read *at;
	size_t n;
};

struct cop_calendar_table {
	struct cop_module_head head;

	/*
	 * The days of a series within a period (an open end is no bound), at most `max`, in
	 * order. COP_E_INVALID: the rule is not in the subset, with the cause.
	 */
	enum cop_code (*days)(struct cop_arena *a, const struct cop_series *s,
			      struct cop_period within, size_t max, struct cop_days *ret,
			      struct cop_error *err);
	/*
	 * The nearest days of the series at or around `day`: both equal to it where the
	 * series gives it, else the last before and the first after.
	 */
	enum cop_code (*near)(const struct cop_series *s, struct cop_date day,
			      struct cop_near_days *ret, struct cop_error *err);
	/*
	 * A whole iCalendar file (RFC 5545), appended to `out`: the same bytes for the same
	 * input, events by date, time and uid. COP_E_NOT_FOUND: no such time zone on this
	 * system; COP_E_INVALID: a zone's name or a rule that cannot be written.
	 */
	enum cop_code (*write)(const struct cop_ics_calendar *c,
			       const struct cop_ics_event *events, size_t n,
			       struct cop_buf *out, struct cop_error *err);
	/*
	 * The events of a file, in its order; to-dos, journals and alarms are left out.
	 * COP_E_INVALID: it is no iCalendar file.
	 */
	enum cop_code (*read)(struct cop_arena *a, const char *text, size_t len,
			      struct cop_ics_events *ret, struct cop_error *err);
	/* "3.0.16": the library in use. */
	const char *(*library)(void);
};

COP_EXPORT extern const struct cop_calendar_table cop_calendar_module;

#endif
