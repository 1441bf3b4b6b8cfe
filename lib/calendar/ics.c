/* SPDX-License-Identifier: MIT */
#include "calendar/ics.h"

#include "base/enc.h"
#include "base/raw.h"
#include "calendar/repeat.h"
#include "calendar/zone.h"

#include <string.h>

#define DAY 86400
#define MAX_STAMP 84000 /* days after 1970 that a date can be: 2199 */

/* The file in the making. */
struct ics {
	struct cop_buf *out;
	struct cop_buf line; /* the content line being put together */
	struct cop_zone *zones;
	size_t nzones;
};

/* When something happens, in the form its event has. zone NULL: floating, or all day. */
struct when {
	struct cop_date date;
	struct cop_time at; /* zero: all day */
	const struct cop_zone *zone;
};

static void clear(struct ics *w)
{
	cop_buf_clear(&w->line);
}

static void end_line(struct ics *w)
{
	cop_ics_line(w->out, cop_buf_str(&w->line), w->line.len);
	cop_buf_reset(&w->line);
}

static void put(struct ics *w, const char *line)
{
	cop_buf_text(&w->line, line);
	end_line(w);
}

static void put_text(struct ics *w, const char *key, const struct cop_str *value)
{
	if (!cop_str_len(value))
		return;
	cop_buf_printf(&w->line, "%s:", key);
	cop_enc_ics(&w->line, value);
	end_line(w);
}

/* A URI is no TEXT: nothing in it is escaped, so only what cannot break the line passes. */
static void put_url(struct ics *w, const struct cop_str *url)
{
	if (!cop_str_len(url) || !cop_url_safe(url))
		return;
	cop_buf_printf(&w->line, "URL:%s", cop_str_raw(url));
	end_line(w);
}

static void put_stamp(struct ics *w, const char *key, int64_t seconds)
{
	int64_t days = seconds / DAY - (seconds % DAY < 0 ? 1 : 0);
	int second = (int)(seconds - days * DAY);
	struct cop_date date = cop_date_of(1970, 1, 1);
	struct cop_ymd d;

	if (days > 0 && days < MAX_STAMP)
		date = cop_date_add(date, (int)days);
	d = cop_date_parts(date);
	cop_buf_printf(&w->line, "%s%04d%02d%02dT%02d%02d%02dZ", key, d.year, d.month,
		       d.day, second / 3600, second / 60 % 60, second % 60);
}

static void put_when(struct ics *w, const char *key, struct when t)
{
	struct cop_ymd d = cop_date_parts(t.date);
	int minute = t.at.minute ? t.at.minute - 1 : 0;

	cop_buf_text(&w->line, key);
	if (!t.at.minute)
		cop_buf_text(&w->line, ";VALUE=DATE");
	else if (t.zone)
		cop_buf_printf(&w->line, ";TZID=%s", t.zone->name);
	cop_buf_printf(&w->line, ":%04d%02d%02d", d.year, d.month, d.day);
	if (t.at.minute)
		cop_buf_printf(&w->line, "T%02d%02d00", minute / 60, minute % 60);
	end_line(w);
}

static const struct cop_zone *find_zone(const struct ics *w, const char *name)
{
	for (size_t i = 0; name && i < w->nzones; i++)
		if (strcmp(w->zones[i].name, name) == 0)
			return &w->zones[i];
	return NULL;
}

/* An end for a day, a length for a time; a time without length stays a moment. */
static void put_length(struct ics *w, const struct cop_ics_event *e, struct when t)
{
	double days = cop_duration_days(e->duration);
	long minutes = (long)(cop_duration_hours(e->duration) * 60 + 0.5);

	if (!t.at.minute) {
		t.date = cop_date_add(t.date, days >= 1 ? (int)(days + 0.5) : 1);
		put_when(w, "DTEND", t);
		return;
	}
	if (!e->duration.unit || days > 3660 || (minutes == 0 && days < 1))
		return;
	if (e->duration.unit > COP_HOURS)
		cop_buf_printf(&w->line, "DURATION:P%ldD", (long)(days + 0.5));
	else if (minutes % 60 == 0)
		cop_buf_printf(&w->line, "DURATION:PT%ldH", minutes / 60);
	else if (minutes > 60)
		cop_buf_printf(&w->line, "DURATION:PT%ldH%ldM", minutes / 60,
			       minutes % 60);
	else
		cop_buf_printf(&w->line, "DURATION:PT%ldM", minutes);
	end_line(w);
}

static void put_categories(struct ics *w, const struct cop_ics_event *e)
{
	if (!e->ncategories)
		return;
	for (size_t i = 0; i < e->ncategories; i++) {
		cop_buf_text(&w->line, i ? "," : "CATEGORIES:");
		cop_enc_ics(&w->line, e->categories[i]);
	}
	end_line(w);
}

/* What an event and a single date of it have in common, up to when it begins. */
static void put_head(struct ics *w, const struct cop_ics_event *e)
{
	put(w, "BEGIN:VEVENT");
	cop_buf_text(&w->line, "UID:");
	cop_enc_ics_text(&w->line, e->uid, strlen(e->uid));
	end_line(w);
	put_stamp(w, "DTSTAMP:", e->stamp);
	end_line(w);
	if (e->modified) {
		put_stamp(w, "LAST-MODIFIED:", e->modified);
		end_line(w);
	}
	cop_buf_printf(&w->line, "SEQUENCE:%u", e->sequence);
	end_line(w);
}

static const struct cop_str *or_else(const struct cop_str *own,
				     const struct cop_str *general)
{
	return own ? own : general;
}

static void put_body(struct ics *w, const struct cop_ics_event *e,
		     const struct cop_ics_instance *own, struct when t)
{
	put_text(w, "SUMMARY", or_else(own->summary, e->summary));
	put_text(w, "DESCRIPTION", or_else(own->description, e->description));
	put_text(w, "LOCATION", or_else(own->location, e->location));
	put_url(w, or_else(own->url, e->url));
	put_categories(w, e);
	put(w, e->cancelled || own->cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
	if (!t.at.minute)
		put(w,
		    "TRANSP:TRANSPARENT"); /* a day that something is due is not a busy day */
	put(w, "END:VEVENT");
}

/* UNTIL has to be UTC where the start has a zone, and of the form of the start elsewhere. */
static void put_until(struct ics *w, struct when last)
{
	struct cop_ymd d = cop_date_parts(last.date);

	if (last.at.minute && last.zone) {
		put_stamp(w, ";UNTIL=", cop_zone_utc(last.zone, last.date, last.at));
		return;
	}
	cop_buf_printf(&w->line, ";UNTIL=%04d%02d%02d", d.year, d.month, d.day);
	if (last.at.minute)
		cop_buf_printf(&w->line, "T%02d%02d00", (last.at.minute - 1) / 60,
			       (last.at.minute - 1) % 60);
}

static enum cop_code put_rule(struct ics *w, const struct cop_ics_event *e, struct when t,
			      struct cop_error *err)
{
	struct cop_repeat r;
	struct cop_date until;
	char first[COP_DATE_TEXT];
	enum cop_code code = cop_repeat_iso(e->rule, strlen(e->rule), &r, err);

	if (code)
		return code;
	if (!cop_repeat_starts(&r, e->date))
		return cop_fail(
			err, COP_E_INVALID,
			"the first date must be one that the rule gives: %s is not in %s",
			cop_date_text(e->date, first), e->rule);
	until = r.until;
	r.until = (struct cop_date){ 0 };
	cop_buf_text(&w->line, "RRULE:");
	cop_repeat_write(&w->line, &r);
	if (until.day)
		put_until(w, (struct when){ until, t.at, t.zone });
	end_line(w);
	for (size_t i = 0; i < e->nskipped; i++)
		put_when(w, "EXDATE", (struct when){ e->skipped[i], t.at, t.zone });
	return COP_OK;
}

static void put_instance(struct ics *w, const struct cop_ics_event *e,
			 const struct cop_ics_instance *own, struct when t)
{
	struct when now = { own->due.day ? own->due : own->date,
			    own->at.minute ? own->at : t.at, find_zone(w, e->timezone) };

	put_head(w, e);
	t.date = own->date;
	put_when(w, "RECURRENCE-ID", t);
	put_when(w, "DTSTART", now);
	put_length(w, e, now);
	put_body(w, e, own, now);
}

static enum cop_code put_event(struct ics *w, const struct cop_ics_event *e,
			       struct cop_error *err)
{
	static const struct cop_ics_instance none;
	struct when t = { e->date, e->at,
			  e->at.minute ? find_zone(w, e->timezone) : NULL };

	put_head(w, e);
	put_when(w, "DTSTART", t);
	put_length(w, e, t);
	if (e->rule) {
		enum cop_code code = put_rule(w, e, t, err);

		if (code)
			return cop_fail_prefix(err, "'%s'", e->uid);
	}
	put_body(w, e, &none, t);
	for (size_t i = 0; e->rule && i < e->ninstances; i++)
		put_instance(w, e, &e->instances[i], t);
	return COP_OK;
}

static void put_calendar(struct ics *w, const struct cop_ics_calendar *c)
{
	put(w, "BEGIN:VCALENDAR");
	put(w, "VERSION:2.0");
	cop_buf_text(&w->line, "PRODID:");
	cop_enc_ics_text(&w->line, c->prodid, strlen(c->prodid));
	end_line(w);
	put(w, "CALSCALE:GREGORIAN");
	if (c->refresh_hours)
		put(w, "METHOD:PUBLISH");
	put_text(w, "NAME", c->name);
	put_text(w, "X-WR-CALNAME", c->name);
	if (c->timezone) {
		cop_buf_text(&w->line, "X-WR-TIMEZONE:");
		cop_enc_ics_text(&w->line, c->timezone, strlen(c->timezone));
		end_line(w);
	}
	if (c->refresh_hours) {
		cop_buf_printf(&w->line, "REFRESH-INTERVAL;VALUE=DURATION:PT%uH",
			       c->refresh_hours);
		end_line(w);
		cop_buf_printf(&w->line, "X-PUBLISHED-TTL:PT%uH", c->refresh_hours);
		end_line(w);
	}
}

static bool needs_zone(const struct cop_ics_event *e)
{
	bool timed = e->at.minute;

	for (size_t i = 0; i < e->ninstances; i++)
		timed = timed || e->instances[i].at.minute;
	return timed && e->timezone;
}

static int by_name(const void *a, const void *b)
{
	const struct cop_zone *left = a, *right = b;

	return strcmp(left->name, right->name);
}

static enum cop_code load_zones(struct ics *w, struct cop_arena *a,
				const struct cop_ics_calendar *c,
				const struct cop_ics_event *events, size_t n,
				struct cop_error *err)
{
	const char *folder = c->zones ? c->zones : COP_CALENDAR_ZONES;
	size_t cap = 0;

	for (size_t i = 0; i < n; i++) {
		struct cop_zone zone;
		enum cop_code code;

		if (!needs_zone(&events[i]) || find_zone(w, events[i].timezone))
			continue;
		code = cop_zone_load(folder, events[i].timezone, &zone, err);
		if (code)
			return code;
		*COP_PUSH(a, w->zones, w->nzones, cap) = zone;
	}
	cop_sort(w->zones, w->nzones, sizeof(*w->zones), by_name);
	return COP_OK;
}

static int by_date(const void *a, const void *b)
{
	const struct cop_ics_event *left = *(const struct cop_ics_event *const *)a;
	const struct cop_ics_event *right = *(const struct cop_ics_event *const *)b;

	if (left->date.day != right->date.day)
		return left->date.day < right->date.day ? -1 : 1;
	if (left->at.minute != right->at.minute)
		return left->at.minute < right->at.minute ? -1 : 1;
	return strcmp(left->uid, right->uid);
}

enum cop_code cop_ics_write(const struct cop_ics_calendar *c,
			    const struct cop_ics_event *events, size_t n,
			    struct cop_buf *out, struct cop_error *err)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(clear) struct ics w = { .out = out };
	const struct cop_ics_event **sorted =
		COP_NEW_N(a, const struct cop_ics_event *, n);
	size_t before = out->len;
	enum cop_code code = load_zones(&w, a, c, events, n, err);

	if (code)
		return code;
	for (size_t i = 0; i < n; i++)
		sorted[i] = &events[i];
	cop_sort(sorted, n, sizeof(*sorted), by_date);
	put_calendar(&w, c);
	for (size_t i = 0; i < w.nzones; i++)
		cop_zone_write(out, &w.zones[i]);
	for (size_t i = 0; i < n; i++) {
		code = put_event(&w, sorted[i], err);
		if (code) {
			cop_buf_splice(out, before, out->len - before, "", 0);
			return code;
		}
	}
	put(&w, "END:VCALENDAR");
	return COP_OK;
}
