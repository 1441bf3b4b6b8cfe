/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "calendar/calendar.h"

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
#define TAIL "END:VCALENDAR\r\n"

static struct cop_ics_events read(struct cop_arena *a, const char *text)
{
	struct cop_ics_events events = { 0 };
	struct cop_error err = { 0 };

	if (cop_calendar_module.read(a, text, strlen(text), &events, &err))
		fail_msg("%s", err.msg);
	return events;
}

static struct cop_ics_read read_one(struct cop_arena *a, const char *lines)
{
	struct cop_ics_events events = read(
		a,
		cop_arena_printf(a, HEAD "BEGIN:VEVENT\r\n%sEND:VEVENT\r\n" TAIL, lines));

	assert_int_equal(events.n, 1);
	return events.at[0];
}

static void reads_what_others_write(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_ics_read e = read_one(
		a, "UID:1@example.org\r\nSUMMARY:Clinic\\, "
		   "first\r\nDESCRIPTION:One\\nTwo\r\n"
		   "LOCATION:Room 4\r\nURL:https://example.org/x\r\n"
		   "DTSTART;TZID=Europe/Berlin:20260129T183000\r\n"
		   "DTEND;TZID=Europe/Berlin:20260129T200000\r\n"
		   "RRULE:FREQ=MONTHLY;WKST=SU;BYDAY=-1TH;INTERVAL=1\r\n"
		   "EXDATE;TZID=Europe/Berlin:20260226T183000\r\n"
		   "EXDATE;TZID=Europe/Berlin:20260430T183000\r\nSTATUS:CANCELLED\r\n");

	(void)state;
	assert_true(cop_str_is(e.uid, "1@example.org"));
	assert_true(cop_str_is(e.summary, "Clinic, first"));
	assert_true(cop_str_is(e.description, "One\nTwo"));
	assert_true(cop_str_is(e.location, "Room 4"));
	assert_true(cop_str_is(e.url, "https://example.org/x"));
	assert_true(cop_str_is(e.timezone, "Europe/Berlin"));
	assert_int_equal(e.date.day, cop_date_of(2026, 1, 29).day);
	assert_int_equal(e.last.day, e.date.day);
	assert_int_equal(e.at.minute, 18 * 60 + 30 + 1);
	assert_int_equal(e.duration.unit, COP_MINUTES);
	assert_true(e.duration.n == 90);
	assert_string_equal(e.rule, "FREQ=MONTHLY;BYDAY=-1TH");
	assert_int_equal(e.nskipped, 2);
	assert_int_equal(e.skipped[1].day, cop_date_of(2026, 4, 30).day);
	assert_true(e.cancelled);
}

static void a_day_is_a_day(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_ics_read one = read_one(a, "DTSTART;VALUE=DATE:20260403\r\n");
	struct cop_ics_read three = read_one(
		a, "DTSTART;VALUE=DATE:20260403\r\nDTEND;VALUE=DATE:20260406\r\n");

	(void)state;
	assert_int_equal(one.date.day, cop_date_of(2026, 4, 3).day);
	assert_int_equal(one.last.day, one.date.day);
	assert_int_equal(one.at.minute, 0);
	assert_null(one.timezone);
	assert_null(one.summary);
	assert_int_equal(three.last.day, cop_date_of(2026, 4, 5).day);
}

static void an_end_in_utc_is_the_day_it_is_there(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_ics_read e =
		read_one(a, "DTSTART;TZID=America/New_York:20260305T200000\r\n"
			    "RRULE:FREQ=WEEKLY;UNTIL=20260403T000000Z\r\n");

	(void)state;
	assert_string_equal(e.rule, "FREQ=WEEKLY;UNTIL=20260402");
}

static void says_why_it_cannot_take_a_rule(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_ics_read e =
		read_one(a, "DTSTART:20260305T200000Z\r\n"
			    "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1\r\n");
	struct cop_ics_read two = read_one(a, "DTSTART:20260305T200000Z\r\n"
					      "RRULE:FREQ=DAILY;COUNT=2\r\n"
					      "RRULE:FREQ=WEEKLY;COUNT=2\r\n");

	(void)state;
	assert_null(e.rule);
	assert_non_null(strstr(e.why_no_rule, "'BYSETPOS' is not among the parts"));
	assert_true(cop_str_is(e.timezone, "UTC"));
	assert_null(two.rule);
	assert_string_equal(two.why_no_rule, "it has more than one rule");
}

static void keeps_going_where_an_event_has_no_day(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_ics_events events =
		read(a, HEAD "BEGIN:VEVENT\r\nSUMMARY:No day\r\nEND:VEVENT\r\n"
			     "BEGIN:VTODO\r\nSUMMARY:Not an event\r\nEND:VTODO\r\n"
			     "BEGIN:VEVENT\r\nDTSTART:18500305T200000Z\r\nEND:VEVENT\r\n"
			     "BEGIN:VEVENT\r\nDTSTART:garbage\r\nSUMMARY:\xff\r\n"
			     "END:VEVENT\r\n" TAIL HEAD
			     "BEGIN:VEVENT\r\nRECURRENCE-ID;VALUE=DATE:20260305\r\n"
			     "DTSTART;VALUE=DATE:20260306\r\nEND:VEVENT\r\n" TAIL);

	(void)state;
	assert_int_equal(events.n, 4);
	assert_int_equal(events.at[0].date.day, 0);
	assert_int_equal(events.at[1].date.day, 0);
	assert_int_equal(events.at[2].date.day, 0);
	assert_int_equal(events.at[3].date.day, cop_date_of(2026, 3, 6).day);
	assert_int_equal(events.at[3].instance.day, cop_date_of(2026, 3, 5).day);
}

static void refuses_what_is_no_calendar(void **state)
{
	static const char *const texts[] = { "", "name,date\nclinic,2026-03-05\n",
					     "BEGIN:VCARD\r\nFN:Ana\r\nEND:VCARD\r\n" };

	(void)state;
	for (size_t i = 0; i < COP_COUNT(texts); i++) {
		COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
		struct cop_ics_events events = { .n = 77 };
		struct cop_error err = { 0 };

		assert_int_equal(cop_calendar_module.read(a, texts[i], strlen(texts[i]),
							  &events, &err),
				 COP_E_INVALID);
		assert_string_equal(err.msg, "this is no iCalendar file");
		assert_int_equal(events.n, 77);
	}
}

static void reads_back_what_it_writes(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const struct cop_date skipped = cop_date_of(2026, 8, 6);
	const struct cop_ics_instance moved = { .date = cop_date_of(2026, 9, 3),
						.due = cop_date_of(2026, 9, 10) };
	const struct cop_ics_event event = {
		.uid = "clinic@example.org",
		.summary = cop_str_text(
			a, "Plain; language, a long title that has to be folded "
			   "somewhere: \xc3\xa4\xc3\xb6\xc3\xbc"),
		.date = cop_date_of(2026, 3, 5),
		.at = { 15 * 60 + 1 },
		.timezone = "America/New_York",
		.duration = { 1, COP_HOURS },
		.rule = "FREQ=MONTHLY;BYDAY=1TH;UNTIL=20261203",
		.skipped = &skipped,
		.nskipped = 1,
		.instances = &moved,
		.ninstances = 1,
	};
	const struct cop_ics_calendar calendar = { .prodid = "-//example.org//cop//EN" };
	struct cop_error err = { 0 };
	struct cop_ics_events events;

	(void)state;
	assert_int_equal(cop_calendar_module.write(&calendar, &event, 1, &out, &err),
			 COP_OK);
	events = read(a, cop_buf_str(&out));
	assert_int_equal(events.n, 2);
	assert_true(cop_str_equal(events.at[0].summary, event.summary));
	assert_true(cop_str_is(events.at[0].timezone, event.timezone));
	assert_int_equal(events.at[0].at.minute, event.at.minute);
	assert_int_equal(events.at[0].duration.unit, COP_HOURS);
	assert_string_equal(events.at[0].rule, event.rule);
	assert_int_equal(events.at[0].skipped[0].day, skipped.day);
	assert_int_equal(events.at[1].instance.day, moved.date.day);
	assert_int_equal(events.at[1].date.day, moved.due.day);
}

static void survives_damaged_files(void **state)
{
	static const char whole[] = HEAD
		"BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:"
		"19700101T000000\r\n"
		"TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:"
		"VTIMEZONE\r\n"
		"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Clinic\\, first\r\n"
		"DTSTART;TZID=X:20260129T183000\r\nDTEND;TZID=X:20260129T200000\r\n"
		"RRULE:FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20261231T000000Z\r\n"
		"EXDATE;TZID=X:20260226T183000,20260326T183000\r\nEND:VEVENT\r\n" TAIL;
	uint32_t seed = 20260129;

	(void)state;
	for (size_t i = 0; i < 2000; i++) {
		COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
		char *text = cop_arena_copy(a, whole, sizeof(whole) - 1);
		struct cop_ics_events events = { 0 };
		struct cop_error err = { 0 };

		for (int n = 0; n < 4; n++) {
			seed = seed * 1664525 + 1013904223;
			text[(seed >> 8) % (sizeof(whole) - 1)] =
				(char)(seed >> 16 ^ seed >> 24);
		}
		if (!cop_calendar_module.read(a, text, sizeof(whole) - 1, &events, &err))
			assert_true(events.n <= 2);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_others_write),
		cmocka_unit_test(a_day_is_a_day),
		cmocka_unit_test(an_end_in_utc_is_the_day_it_is_there),
		cmocka_unit_test(says_why_it_cannot_take_a_rule),
		cmocka_unit_test(keeps_going_where_an_event_has_no_day),
		cmocka_unit_test(refuses_what_is_no_calendar),
		cmocka_unit_test(survives_damaged_files),
		cmocka_unit_test(reads_back_what_it_writes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
