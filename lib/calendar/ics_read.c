/* SPDX-License-Identifier: MIT */
#include "calendar/ics_read.h"

#include "calendar/repeat.h"

#include <stdlib.h>
#include <string.h>

#include <libical/ical.h>

#define DAY 86400

/* Foreign text being turned into events. */
struct reader {
	struct cop_arena *a;
	struct cop_ics_events *events;
	size_t cap;
};

static void close_component(icalcomponent **c)
{
	if (*c)
		icalcomponent_free(*c);
	icalmemory_free_ring(); /* what libical lends out, kept until here */
}

static struct cop_date day_of(struct icaltimetype t)
{
	if (icaltime_is_null_time(t))
		return (struct cop_date){ 0 };
	return cop_date_of(t.year, t.month, t.day);
}

static const struct cop_str *text_of(struct reader *r, const char *text)
{
	return text && *text ? cop_str_new(r->a, text, strlen(text)) : NULL;
}

static const struct cop_str *url_of(struct reader *r, icalcomponent *c)
{
	icalproperty *p = icalcomponent_get_first_property(c, ICAL_URL_PROPERTY);

	return text_of(r, p ? icalproperty_get_url(p) : NULL);
}

/* The zone is kept as the file names it; whether it is one is for the caller to say. */
static const struct cop_str *zone_of(struct reader *r, icalproperty *p,
				     struct icaltimetype t)
{
	icalparameter *zone = icalproperty_get_first_parameter(p, ICAL_TZID_PARAMETER);

	if (t.is_date)
		return NULL;
	if (zone)
		return text_of(r, icalparameter_get_tzid(zone));
	return icaltime_is_utc(t) ? cop_str_text(r->a, "UTC") : NULL;
}

static struct cop_duration length(int seconds)
{
	if (seconds < 60)
		return (struct cop_duration){ 0 };
	if (seconds % DAY == 0)
		return (struct cop_duration){ seconds / DAY, COP_DAYS };
	if (seconds % 3600 == 0)
		return (struct cop_duration){ seconds / 3600, COP_HOURS };
	return (struct cop_duration){ seconds / 60, COP_MINUTES };
}

/* Fills in when it takes place. Returns the start with its zone, for the rule's end. */
static struct icaltimetype read_when(struct reader *r, icalcomponent *c,
				     struct cop_ics_read *e)
{
	icalproperty *p = icalcomponent_get_first_property(c, ICAL_DTSTART_PROPERTY);
	struct icaltimetype start = icaltime_null_time();
	int seconds, begin = 0;

	if (!p)
		return start;
	start = icalproperty_get_datetime_with_component(p, c);
	seconds = icaldurationtype_as_int(icalcomponent_get_duration(c));
	if (seconds < 0)
		seconds = 0;
	e->date = e->last = day_of(start);
	e->timezone = zone_of(r, p, start);
	if (!start.is_date) {
		begin = start.hour * 3600 + start.minute * 60;
		e->at.minute = (int16_t)(begin / 60 + 1);
		e->duration = length(seconds);
	}
	if (e->date.day && seconds > 1)
		e->last = cop_date_add(e->date, (begin + seconds - 1) / DAY);
	return start;
}

/* An end in UTC means that day where the event is. */
static void settle_until(struct icalrecurrencetype *rule, struct icaltimetype start)
{
	icaltimezone *zone = (icaltimezone *)icaltime_get_timezone(start);

	if (icaltime_is_null_time(rule->until) || rule->until.is_date)
		return;
	if (zone && icaltime_is_utc(rule->until))
		rule->until = icaltime_convert_to_zone(rule->until, zone);
	rule->until.is_date = 1;
	rule->until.zone = NULL;
	rule->until.hour = rule->until.minute = rule->until.second = 0;
}

static void read_rule(struct reader *r, icalcomponent *c, struct icaltimetype start,
		      struct cop_ics_read *e)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf canonical = { 0 };
	icalproperty *p = icalcomponent_get_first_property(c, ICAL_RRULE_PROPERTY);
	struct icalrecurrencetype rule;
	struct cop_error err = { 0 };
	struct cop_repeat parts;
	char *text;

	if (!p)
		return;
	rule = icalproperty_get_rrule(p);
	settle_until(&rule, start);
	/* The week's first day matters only where weeks are left out. */
	if (rule.freq != ICAL_WEEKLY_RECURRENCE || rule.interval == 1)
		rule.week_start = ICAL_MONDAY_WEEKDAY;
	text = icalrecurrencetype_as_string_r(&rule);
	if (!text || cop_repeat_iso(text, strlen(text), &parts, &err)) {
		e->why_no_rule =
			cop_arena_text(r->a, *err.msg ? err.msg : "it cannot be read");
	} else {
		cop_repeat_write(&canonical, &parts);
		e->rule = cop_buf_keep(&canonical, r->a);
	}
	icalmemory_free_buffer(text);
	if (icalcomponent_get_next_property(c, ICAL_RRULE_PROPERTY) ||
	    icalcomponent_get_first_property(c, ICAL_RDATE_PROPERTY)) {
		e->rule = NULL;
		e->why_no_rule = "it has more than one rule";
	}
}

static void read_skipped(struct reader *r, icalcomponent *c, struct cop_ics_read *e)
{
	icalproperty *p = icalcomponent_get_first_property(c, ICAL_EXDATE_PROPERTY);
	size_t cap = 0;

	for (; p; p = icalcomponent_get_next_property(c, ICAL_EXDATE_PROPERTY)) {
		struct cop_date day = day_of(icalproperty_get_exdate(p));

		if (day.day)
			*COP_PUSH(r->a, e->skipped, e->nskipped, cap) = day;
	}
}

static void read_event(struct reader *r, icalcomponent *c)
{
	struct cop_ics_read e = { 0 };
	icalproperty *instance =
		icalcomponent_get_first_property(c, ICAL_RECURRENCEID_PROPERTY);
	struct icaltimetype start = read_when(r, c, &e);

	e.uid = text_of(r, icalcomponent_get_uid(c));
	e.summary = text_of(r, icalcomponent_get_summary(c));
	e.description = text_of(r, icalcomponent_get_description(c));
	e.location = text_of(r, icalcomponent_get_location(c));
	e.url = url_of(r, c);
	e.cancelled = icalcomponent_get_status(c) == ICAL_STATUS_CANCELLED;
	if (instance)
		e.instance = day_of(icalproperty_get_recurrenceid(instance));
	read_rule(r, c, start, &e);
	read_skipped(r, c, &e);
	*COP_PUSH(r->a, r->events->at, r->events->n, r->cap) = e;
}

static void read_calendar(struct reader *r, icalcomponent *calendar)
{
	icalcomponent *c =
		icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);

	for (; c; c = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
		read_event(r, c);
}

enum cop_code cop_ics_parse(struct cop_arena *a, const char *text, size_t len,
			    struct cop_ics_events *ret, struct cop_error *err)
{
	COP_CLEANUP(close_component) icalcomponent *root = NULL;
	struct cop_ics_events events = { 0 };
	struct reader r = { .a = a, .events = &events };
	icalcomponent *calendar;

	icalerror_set_errors_are_fatal(0);
	root = icalparser_parse_string(cop_arena_copy(a, text, len));
	if (!root)
		return cop_fail(err, COP_E_INVALID, "this is no iCalendar file");
	if (icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT) {
		read_calendar(&r, root);
		*ret = events;
		return COP_OK;
	}
	calendar = icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT);
	if (!calendar)
		return cop_fail(err, COP_E_INVALID, "this is no iCalendar file");
	for (; calendar;
	     calendar = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT))
		read_calendar(&r, calendar);
	*ret = events;
	return COP_OK;
}
