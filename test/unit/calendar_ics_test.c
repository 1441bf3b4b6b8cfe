/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "calendar/calendar.h"

#define STAMP 1767225600 /* 2026-01-01T00:00:00Z */

/* What every case starts from; texts live in the arena. */
struct fixture {
	struct cop_arena *a;
	struct cop_ics_calendar calendar;
	struct cop_ics_event clinic;
};

static struct cop_time at(int hour, int minute)
{
	return (struct cop_time){ (int16_t)(hour * 60 + minute + 1) };
}

static struct fixture *fixture(struct cop_arena *a)
{
	struct fixture *f = COP_NEW(a, struct fixture);

	f->a = a;
	f->calendar.name = cop_str_text(a, "Plain language");
	f->calendar.prodid = "-//example.org//cop//EN";
	f->clinic.uid = "clinic@example.org";
	f->clinic.summary = cop_str_text(a, "Plain-language clinic");
	f->clinic.date = cop_date_of(2026, 3, 5);
	f->clinic.at = at(15, 0);
	f->clinic.timezone = "America/New_York";
	f->clinic.duration = (struct cop_duration){ 60, COP_MINUTES };
	f->clinic.stamp = STAMP;
	return f;
}

static const char *written(struct fixture *f, const struct cop_ics_event *events,
			   size_t n)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_error err = { 0 };

	if (cop_calendar_module.write(&f->calendar, events, n, &out, &err))
		fail_msg("%s", err.msg);
	return cop_buf_keep(&out, f->a);
}

/* From the first event on. */
static const char *events_of(const char *ics)
{
	const char *start = strstr(ics, "BEGIN:VEVENT");

	assert_non_null(start);
	return start;
}

static void has(const char *text, const char *part)
{
	if (!text || !strstr(text, part))
		fail_msg("no '%s' in:\n%s", part, text ? text : "nothing");
}

static void has_not(const char *text, const char *part)
{
	if (strstr(text, part))
		fail_msg("'%s' in:\n%s", part, text);
}

static void writes_a_whole_file(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct fixture *f = fixture(a);

	(void)state;
	f->clinic.rule = "FREQ=MONTHLY;BYDAY=1TH";
	f->clinic.sequence = 2;
	f->clinic.modified = STAMP + 86399;
	assert_string_equal(
		written(f, &f->clinic, 1),
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example.org//cop//EN\r\n"
		"CALSCALE:GREGORIAN\r\nNAME:Plain language\r\nX-WR-CALNAME:Plain "
		"language\r\n"
		"BEGIN:VTIMEZONE\r\nTZID:America/New_York\r\nBEGIN:STANDARD\r\n"
		"DTSTART:19701101T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\n"
		"TZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nTZNAME:EST\r\nEND:STANDARD\r\n"
		"BEGIN:DAYLIGHT\r\n"
		"DTSTART:19700308T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n"
		"TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nTZNAME:EDT\r\nEND:DAYLIGHT\r\n"
		"END:VTIMEZONE\r\n"
		"BEGIN:VEVENT\r\nUID:clinic@example.org\r\nDTSTAMP:20260101T000000Z\r\n"
		"LAST-MODIFIED:20260101T235959Z\r\nSEQUENCE:2\r\n"
		"DTSTART;TZID=America/New_York:20260305T150000\r\nDURATION:PT1H\r\n"
		"RRULE:FREQ=MONTHLY;BYDAY=1TH\r\nSUMMARY:Plain-language clinic\r\n"
		"STATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

static void a_feed_says_how_often_to_fetch_it(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct fixture *f = fixture(a);

	(void)state;
	f->calendar.refresh_hours = 12;
	f->calendar.timezone = "America/New_York";
	has(written(f, NULL, 0),
	    "METHOD:PUBLISH\r\nNAME:Plain language\r\nX-WR-CALNAME:Plain language\r\n"
	    "X-WR-TIMEZONE:America/New_York\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n"
	    "X-PUBLISHED-TTL:PT12H\r\nEND:VCALENDAR\r\n");
}

static void a_day_without_time_ends_on_the_next(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct fixture *f = fixture(a);
	const char *ics;

	(void)state;
	f->clinic.at = (struct cop_time){ 0 };
	f->clinic.duration = (struct cop_duration){ 0 };
	ics = written(f, &f->clinic, 1);
	has(ics, "DTSTART;VALUE=DATE:20260305\r\nDTEND;VALUE=DATE:20260306\r\n");
	has(ics, "TRANSP:TRANSPARENT\r\n");
	has_not(ics, "VTIMEZONE");
	f->clinic.duration = (struct cop_duration){ 2, COP_DAYS };
	has(written(f, &f->clinic, 1), "DTEND;VALUE=DATE:20260307\r\n");
}

static void writes_lengths_in_the_largest_units(void **state)
{
	static const struct {
		struct cop_duration duration;
		const char *line;
	} cases[] = {
		{ { 45, COP_MINUTES }, "DURATION:PT45M\r\n" },
		{ { 90, COP_MINUTES }, "DURATION:PT1H30M\r\n" },
		{ { 1.5, COP_HOURS }, "DURATION:PT1H30M\r\n" },
		{ { 2, COP_DAYS }, "DURATION:P2D\r\n" },
		{ { 1, COP_WEEKS }, "DURATION:P7D\r\n" },
		{ { 0, COP_UNIT_NONE }, "20260305T150000\r\nSUMMARY" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
		struct fixture *f = fixture(a);

		f->clinic.duration = cases[i].duration;
		has(written(f, &f->clinic, 1), cases[i].line);
	}
}

static void the_last_day_of_a_rule_is_utc_where_the_start_has_a_zone(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct fixture *f = fixture(a);

	(void)state;
	f->clinic.rule = "FREQ=MONTHLY;BYDAY=1TH;UNTIL=20260702";
	has(written(f, &f->clinic, 1),
	    "RRULE:FREQ=MONTHLY;BYDAY=1TH;UNTIL=20260702T190000Z\r\n");
	f->clinic.rule = "FREQ=MONTHLY;BYDAY=1TH;UNTIL=20261203";
	has(written(f, &f->clinic, 1), "UNTIL=20261203T200000Z\r\n");
	f->clinic.timezone = NULL;
	has(written(f, &f->clinic, 1), "UNTIL=20261203T150000\r\n");
	f->clinic.at = (struct cop_time){ 0 };
	has(written(f, &f->clinic, 1), "UNTIL=20261203\r\n");
}

static void dates_that_differ_stay_part_of_their_series(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct fixture *f = fixture(a);
	const struct cop_date skipped[] = { cop_date_of(2026, 8, 6) };
	const struct cop_ics_instance instances[] = {
		{ .date = cop_date_of(2026, 7, 2), .cancelled = true },
		{ .date = cop_date_of(2026, 9, 3),
		  .due = cop_date_of(2026, 9, 10),
		  .at = at(16, 0),
		  .summary = cop_str_text(a, "Clinic on notices") },
	};
	const char *ics;

	(void)state;
	f->clinic.rule = "FREQ=MONTHLY;BYDAY=1TH";
	f->clinic.skipped = skipped;
	f->clinic.nskipped = 1;
	f->clinic.instances = instances;
	f->clinic.ninstances = 2;
	ics = events_of(written(f, &f->clinic, 1));
	has(ics, "EXDATE;TZID=America/New_York:20260806T150000\r\n");
	has(ics, "RECURRENCE-ID;TZID=America/New_York:20260702T150000\r\n"
		 "DTSTART;TZID=America/New_York:20260702T150000\r\nDURATION:PT1H\r\n"
		 "SUMMARY:Plain-language clinic\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n");
	has(ics, "RECURRENCE-ID;TZID=America/New_York:20260903T150000\r\n"
		 "DTSTART;TZID=America/New_York:20260910T160000\r\nDURATION:PT1H\r\n"
		 "SUMMARY:Clinic on notices\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\n");
}

static void what_is_cancelled_stays_as_cancelled(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct fixture *f = fixture(a);

	(void)state;
	f->clinic.cancelled = true;
	has(written(f, &f->clinic, 1), "STATUS:CANCELLED\r\n");
}

static void text_cannot_leave_its_line(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct fixture *f = fixture(a);
	const struct cop_str *topics[] = { cop_str_text(a, "forms, notices"),
					   cop_str_text(a, "web") };
	const char *ics;

	(void)state;
	f->clinic.summary = cop_str_text(a, "A; B, C\\ D\r\nEND:VEVENT");
	f->clinic.location = cop_str_text(a, "Room 4\nMain Street");
	f->clinic.url = cop_str_text(a, "javascript:alert(1)");
	f->clinic.categories = topics;
	f->clinic.ncategories = 2;
	ics = written(f, &f->clinic, 1);
	has(ics, "SUMMARY:A\\; B\\, C\\\\ D\\nEND:VEVENT\r\n");
	has(ics, "LOCATION:Room 4\\nMain Street\r\n");
	has(ics, "CATEGORIES:forms\\, notices,web\r\n");
	has_not(ics, "URL");
	f->clinic.url = cop_str_text(a, "https://example.org/a;b,c?d=e");
	has(written(f, &f->clinic, 1), "URL:https://example.org/a;b,c?d=e\r\n");
}

static void the_order_of_the_input_does_not_matter(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct fixture *f = fixture(a);
	struct cop_ics_event forward[4], backward[4];

	(void)state;
	for (size_t i = 0; i < COP_COUNT(forward); i++)
		forward[i] = f->clinic;
	forward[0].timezone = "Europe/Berlin";
	forward[1].uid = "later@example.org";
	forward[2].at = at(16, 0);
	forward[3].date = cop_date_of(2026, 3, 6);
	for (size_t i = 0; i < COP_COUNT(forward); i++)
		backward[i] = forward[COP_COUNT(forward) - 1 - i];
	assert_string_equal(written(f, forward, 4), written(f, backward, 4));
}

static void refuses_what_calendars_would_read_differently(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct fixture *f = fixture(a);
	struct cop_error misfit = { 0 }, subset = { 0 }, zone = { 0 };

	(void)state;
	cop_buf_text(&out, "kept");
	f->clinic.rule = "FREQ=MONTHLY;BYDAY=2TH";
	assert_int_equal(
		cop_calendar_module.write(&f->calendar, &f->clinic, 1, &out, &misfit),
		COP_E_INVALID);
	assert_string_equal(misfit.msg,
			    "'clinic@example.org': the first date must be one that "
			    "the rule gives: 2026-03-05 is not in "
			    "FREQ=MONTHLY;BYDAY=2TH");
	f->clinic.rule = "FREQ=MONTHLY;BYSETPOS=1";
	assert_int_equal(
		cop_calendar_module.write(&f->calendar, &f->clinic, 1, &out, &subset),
		COP_E_INVALID);
	f->clinic.rule = NULL;
	f->clinic.timezone = "Europe/Berlim";
	assert_int_equal(
		cop_calendar_module.write(&f->calendar, &f->clinic, 1, &out, &zone),
		COP_E_NOT_FOUND);
	assert_string_equal(cop_buf_str(&out), "kept");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_a_whole_file),
		cmocka_unit_test(a_feed_says_how_often_to_fetch_it),
		cmocka_unit_test(a_day_without_time_ends_on_the_next),
		cmocka_unit_test(writes_lengths_in_the_largest_units),
		cmocka_unit_test(
			the_last_day_of_a_rule_is_utc_where_the_start_has_a_zone),
		cmocka_unit_test(dates_that_differ_stay_part_of_their_series),
		cmocka_unit_test(what_is_cancelled_stays_as_cancelled),
		cmocka_unit_test(text_cannot_leave_its_line),
		cmocka_unit_test(the_order_of_the_input_does_not_matter),
		cmocka_unit_test(refuses_what_calendars_would_read_differently),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
