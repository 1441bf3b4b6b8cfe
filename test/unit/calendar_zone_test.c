/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "calendar/zone.h"

#include <stdlib.h>
#include <time.h>

#define ZONES "/usr/share/zoneinfo"

static const struct {
	const char *name, *line, *standard, *daylight;
} zones[] = {
	{ "America/New_York", "EST5EDT,M3.2.0,M11.1.0",
	  "DTSTART:19701101T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\n"
	  "TZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nTZNAME:EST\r\n",
	  "DTSTART:19700308T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n"
	  "TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nTZNAME:EDT\r\n" },
	{ "Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3",
	  "DTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
	  "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n",
	  "DTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
	  "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n" },
	{ "Asia/Kolkata", "IST-5:30",
	  "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530\r\n"
	  "TZNAME:IST\r\n",
	  NULL },
	{ "Pacific/Apia", "<+13>-13",
	  "DTSTART:19700101T000000\r\nTZOFFSETFROM:+1300\r\nTZOFFSETTO:+1300\r\n"
	  "TZNAME:+13\r\n",
	  NULL },
	/* Dublin counts its winter as the exception; the smaller offset is standard. */
	{ "Europe/Dublin", "IST-1GMT0,M10.5.0,M3.5.0/1",
	  "DTSTART:19701025T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
	  "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nTZNAME:GMT\r\n",
	  "DTSTART:19700329T010000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
	  "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nTZNAME:IST\r\n" },
	/* A time beyond its day: 26:00 on the fourth Thursday is Friday 02:00. */
	{ "Asia/Jerusalem", "IST-2IDT,M3.4.4/26,M10.5.0",
	  "DTSTART:19701025T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
	  "TZOFFSETFROM:+0300\r\nTZOFFSETTO:+0200\r\nTZNAME:IST\r\n",
	  "DTSTART:19700327T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=FR;"
	  "BYMONTHDAY=23,24,25,26,27,28,29\r\n"
	  "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0300\r\nTZNAME:IDT\r\n" },
	{ "America/Nuuk", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
	  "DTSTART:19701025T000000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
	  "TZOFFSETFROM:-0100\r\nTZOFFSETTO:-0200\r\nTZNAME:-02\r\n",
	  "DTSTART:19700328T230000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=SA;"
	  "BYMONTHDAY=24,25,26,27,28,29,30\r\n"
	  "TZOFFSETFROM:-0200\r\nTZOFFSETTO:-0100\r\nTZNAME:-01\r\n" },
	/* 24:00 on the last Thursday of October may be in November: a second early. */
	{ "Africa/Cairo", "EET-2EEST,M4.5.5/0,M10.5.4/24",
	  "DTSTART:19701029T235959\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1TH\r\n"
	  "TZOFFSETFROM:+0300\r\nTZOFFSETTO:+0200\r\nTZNAME:EET\r\n",
	  "DTSTART:19700424T000000\r\nRRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=-1FR\r\n"
	  "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0300\r\nTZNAME:EEST\r\n" },
};

static void writes_the_two_blocks_that_every_calendar_reads(void **state)
{
	(void)state;
	for (size_t i = 0; i < COP_COUNT(zones); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf got = { 0 }, expected = { 0 };
		struct cop_zone z;

		assert_true(cop_zone_parse(zones[i].line, &z));
		z.name = zones[i].name;
		cop_zone_write(&got, &z);
		cop_buf_printf(&expected,
			       "BEGIN:VTIMEZONE\r\nTZID:%s\r\nBEGIN:STANDARD\r\n%sEND:"
			       "STANDARD\r\n",
			       zones[i].name, zones[i].standard);
		if (zones[i].daylight)
			cop_buf_printf(&expected, "BEGIN:DAYLIGHT\r\n%sEND:DAYLIGHT\r\n",
				       zones[i].daylight);
		cop_buf_text(&expected, "END:VTIMEZONE\r\n");
		assert_string_equal(cop_buf_str(&got), cop_buf_str(&expected));
	}
}

static void refuses_a_rule_it_cannot_share(void **state)
{
	static const char *const lines[] = {
		"",
		"E5",
		"<+01",
		"EST",
		"EST5EDT",
		"EST5EDT,M3.2.0",
		"EST5EDT,J60,J300",
		"EST5EDT,M13.2.0,M11.1.0",
		"EST168",
		"EST5EDT,M3.6.0,M11.1.0",
		"EST5EDT,M3.2.7,M11.1.0",
		"EST5EDT,M3.2.0,M11.1.0,",
		"EST5EDT,M3.5.0/49,M11.1.0", /* may end in April */
		"EST5EDT,M2.5.0/25,M11.1.0",
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(lines); i++) {
		struct cop_zone z = { .offset = 77 };

		if (cop_zone_parse(lines[i], &z))
			fail_msg("'%s' was taken", lines[i]);
		assert_int_equal(z.offset, 77);
	}
}

static void opens_no_file_outside_the_folder(void **state)
{
	static const char *const names[] = {
		"",    "../passwd", "/etc/passwd", "Europe//Berlin",
		"a b", "Europe/",   "x;y",         "Europe/Berlin\n"
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(names); i++) {
		struct cop_error err = { 0 };
		struct cop_zone z;

		assert_int_equal(cop_zone_load(ZONES, names[i], &z, &err), COP_E_INVALID);
		assert_non_null(strstr(err.msg, "is not the name of a time zone"));
	}
}

static void says_which_zone_is_not_there(void **state)
{
	struct cop_error err = { 0 }, folder = { 0 };
	struct cop_zone z;

	(void)state;
	assert_int_equal(cop_zone_load(ZONES, "Europe/Berlim", &z, &err),
			 COP_E_NOT_FOUND);
	assert_string_equal(err.msg, "no time zone 'Europe/Berlim' on this system");
	assert_non_null(strstr(err.hint, "Europe/Berlin"));
	assert_int_equal(cop_zone_load("/usr/share", "zoneinfo", &z, &folder),
			 COP_E_INVALID);
}

static void use_zone(const char *name)
{
	setenv("TZ", name, 1);
	tzset();
}

/* The same wall clock can come twice; then the earlier of the two is the right answer. */
static bool same_wall_clock(int64_t a, int64_t b)
{
	struct tm left, right;
	time_t first = (time_t)a, second = (time_t)b;

	localtime_r(&first, &left);
	localtime_r(&second, &right);
	return a <= b && left.tm_mday == right.tm_mday && left.tm_hour == right.tm_hour &&
	       left.tm_min == right.tm_min;
}

static void check_zone(const char *name)
{
	struct cop_error err = { 0 };
	struct cop_zone z;

	use_zone(name);
	if (cop_zone_load(ZONES, name, &z, &err))
		fail_msg("%s", err.msg);
	/* Two years from 2026-01-01, every half hour. */
	for (time_t t = 1767225600; t < 1767225600 + 2 * 365 * 86400; t += 1800) {
		struct tm local;
		struct cop_time at;
		int64_t got;

		localtime_r(&t, &local);
		at.minute = (int16_t)(local.tm_hour * 60 + local.tm_min + 1);
		got = cop_zone_utc(&z,
				   cop_date_of(local.tm_year + 1900, local.tm_mon + 1,
					       local.tm_mday),
				   at);
		if (!same_wall_clock(got, t))
			fail_msg("%s: %ld became %ld", name, (long)t, (long)got);
	}
}

static void agrees_with_the_system_on_two_years_of_half_hours(void **state)
{
	static const char *const names[] = {
		"America/New_York", "Europe/Berlin",
		"Europe/Dublin",    "Asia/Kolkata",
		"Pacific/Apia",     "Pacific/Chatham",
		"Australia/Sydney", "America/Santiago",
		"Africa/Cairo",     "Asia/Gaza",
		"Asia/Jerusalem",   "America/Nuuk",
		"Asia/Kathmandu",   "UTC",
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(names); i++)
		check_zone(names[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_the_two_blocks_that_every_calendar_reads),
		cmocka_unit_test(refuses_a_rule_it_cannot_share),
		cmocka_unit_test(opens_no_file_outside_the_folder),
		cmocka_unit_test(says_which_zone_is_not_there),
		cmocka_unit_test(agrees_with_the_system_on_two_years_of_half_hours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
