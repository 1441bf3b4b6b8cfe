/* SPDX-License-Identifier: MIT */
/* Writes the calendar that ics_check.py knows the right answers for. */
#include "calendar/calendar.h"

#include <stdio.h>

static struct cop_time at(int hour, int minute)
{
	return (struct cop_time){ (int16_t)(hour * 60 + minute + 1) };
}

int main(void)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const struct cop_ics_instance instances[] = {
		{ .date = cop_date_of(2026, 7, 2), .cancelled = true },
		{ .date = cop_date_of(2026, 9, 3),
		  .due = cop_date_of(2026, 9, 10),
		  .at = at(16, 0),
		  .summary = cop_str_text(a, "Clinic; moved, and \\ renamed") },
	};
	const struct cop_date skipped = cop_date_of(2026, 8, 6);
	const struct cop_str *topics[] = { cop_str_text(a, "forms"),
					   cop_str_text(a, "letters") };
	const struct cop_ics_event events[] = {
		{ .uid = "new-york@example.org",
		  .summary = cop_str_text(a, "Plain-language clinic"),
		  .description =
			  cop_str_text(a, "One hour, one real form.\nBring yours; "
					  "Gr\xc3\xbc\xc3\x9f"
					  "e und \xe4\xbd\xa0\xe5\xa5\xbd to everybody "
					  "who comes \xf0\x9f\x8e\x89"),
		  .url = cop_str_text(a, "https://meet.example.org/clinic?a=1;b,c"),
		  .categories = topics,
		  .ncategories = 2,
		  .date = cop_date_of(2026, 3, 5),
		  .at = at(15, 0),
		  .timezone = "America/New_York",
		  .duration = { 60, COP_MINUTES },
		  .rule = "FREQ=MONTHLY;BYDAY=1TH;UNTIL=20261203",
		  .skipped = &skipped,
		  .nskipped = 1,
		  .instances = instances,
		  .ninstances = COP_COUNT(instances) },
		{ .uid = "berlin@example.org",
		  .summary = cop_str_text(a, "Werkstatt"),
		  .date = cop_date_of(2026, 3, 24),
		  .at = at(18, 30),
		  .timezone = "Europe/Berlin",
		  .duration = { 90, COP_MINUTES },
		  .rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3" },
		{ .uid = "apia@example.org",
		  .summary = cop_str_text(a, "Talanoa"),
		  .date = cop_date_of(2026, 1, 30),
		  .at = at(9, 0),
		  .timezone = "Pacific/Apia",
		  .rule = "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3" },
		{ .uid = "kolkata@example.org",
		  .summary = cop_str_text(a, "Charcha"),
		  .date = cop_date_of(2026, 1, 15),
		  .at = at(10, 0),
		  .timezone = "Asia/Kolkata",
		  .rule = "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20260315" },
		{ .uid = "cairo@example.org",
		  .summary = cop_str_text(a, "Majlis"),
		  .date = cop_date_of(2026, 10, 29),
		  .at = at(12, 0),
		  .timezone = "Africa/Cairo",
		  .rule = "FREQ=DAILY;COUNT=3" },
		{ .uid = "jerusalem@example.org",
		  .summary = cop_str_text(a, "Once"),
		  .date = cop_date_of(2026, 3, 27),
		  .at = at(12, 0),
		  .timezone = "Asia/Jerusalem",
		  .cancelled = true },
		{ .uid = "deadline@example.org",
		  .summary = cop_str_text(a, "Report due"),
		  .date = cop_date_of(2026, 5, 10),
		  .rule = "FREQ=YEARLY;BYMONTHDAY=10;BYMONTH=5;COUNT=2" },
	};
	const struct cop_ics_calendar calendar = { .name = cop_str_text(a,
									"Plain language"),
						   .prodid = "-//example.org//cop//EN",
						   .timezone = "America/New_York",
						   .refresh_hours = 12 };
	struct cop_error err = { 0 };

	if (cop_calendar_module.write(&calendar, events, COP_COUNT(events), &out, &err)) {
		fprintf(stderr, "%s\n", err.msg);
		return 1;
	}
	return fwrite(out.at, 1, out.len, stdout) == out.len ? 0 : 1;
}
