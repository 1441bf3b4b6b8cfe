/* SPDX-License-Identifier: MIT */
/* Who is named to whom, what is told, and what an empty community says. */
#include "report/consent.h"

#include <stdio.h>
#include <string.h>

#include "report_sample.h"
#include "small.h"
#include "test.h"

static void add_people(struct cop_small *s)
{
	static const struct {
		const char *id, *name, *tier;
	} people[] = {
		{ "ana-silva", "Ana Silva", "public" },
		{ "ben-okoro", "Ben Okoro", "members" },
		{ "dee-park", "Dee Park", "stewards" },
	};

	for (size_t i = 0; i < COP_COUNT(people); i++) {
		char path[64];

		snprintf(path, sizeof(path), "members/%s.yaml", people[i].id);
		cop_small_file(s, path,
			       "name: %s\nconsent: {name: %s}\nconsented: 2026-01-01\n"
			       "consent_source: form\nhistory:\n"
			       "  - {date: 2026-01-01, status: active}\n",
			       people[i].name, people[i].tier);
	}
	cop_small_file(s, "members/eva-lind.yaml",
		       "name: Eva Lind\nhistory:\n"
		       "  - {date: 2026-01-01, status: active}\n");
	cop_small_file(s, "roles/sponsor.yaml",
		       "title: Sponsor\nkind: role\nimportance: required\n"
		       "purpose: Backs us.\nholders:\n"
		       "  - {member: dee-park, from: 2026-01-01}\n");
}

static const char *const everybody[] = { "ana-silva", "ben-okoro", "dee-park",
					 "eva-lind" };

static void names_people_as_far_as_they_agreed(void **state)
{
	static const struct {
		enum cop_tier readers;
		const char *line;
	} rows[] = {
		{ cop_tier_public, "Ana Silva, 3 members" },
		{ cop_tier_members, "Ana Silva, Ben Okoro, 2 members" },
		{ cop_tier_stewards, "Ana Silva, Ben Okoro, Dee Park, Eva Lind" },
	};
	struct cop_small s = cop_small_new("");
	struct cop_report r;

	(void)state;
	add_people(&s);
	r = (struct cop_report){ .arena = s.arena,
				 .c = cop_small_load(&s, "2026-06-15") };
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		r.readers = rows[i].readers;
		assert_string_equal(cop_report_who_line(&r, everybody, 4), rows[i].line);
	}
	cop_small_free(&s);
}

static void calls_a_role_by_its_title_alone(void **state)
{
	static const char *const sponsor[] = { "sponsor" };
	struct cop_small s = cop_small_new("");
	struct cop_report r;

	(void)state;
	add_people(&s);
	r = (struct cop_report){ .arena = s.arena,
				 .c = cop_small_load(&s, "2026-06-15"),
				 .readers = cop_tier_public };
	assert_string_equal(cop_report_who_line(&r, sponsor, 1), "Sponsor");
	assert_null(cop_report_who_line(&r, sponsor, 0));
	cop_small_free(&s);
}

static void notes_go_as_far_as_their_kind(void **state)
{
	static const struct {
		struct cop_note note;
		enum cop_tier share;
	} rows[] = {
		{ { .kind = cop_note_kind_story }, cop_tier_members },
		{ { .kind = cop_note_kind_ask }, cop_tier_stewards },
		{ { .kind = cop_note_kind_ask, .share = cop_tier_public },
		  cop_tier_public },
		{ { .kind = cop_note_kind_report, .report = cop_report_kind_sponsor },
		  cop_tier_stewards },
		{ { .kind = cop_note_kind_report, .report = cop_report_kind_roundup },
		  cop_tier_members },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++)
		assert_int_equal(cop_note_share(&rows[i].note), rows[i].share);
}

/* Renders the sponsor report of what was made, for some readers. */
static void render(struct cop_small *s, enum cop_tier readers, struct cop_buf *out)
{
	struct cop_community *c = cop_small_load(s, "2026-06-15");
	struct cop_report *r = sample_report(s->arena, c, cop_report_kind_sponsor);
	struct cop_look look = { 0 };
	struct cop_error err = { 0 };

	r->readers = readers;
	r->period.from = cop_date_of(2026, 4, 1);
	r->period.to = cop_date_of(2026, 6, 30);
	cop_report_make(cop_report_form(cop_report_kind_sponsor), r);
	assert_int_equal(cop_doc_render(r->doc, cop_format_md, &look, out, &err), COP_OK);
}

static void keeps_back_stories_that_may_not_go_so_far(void **state)
{
	struct cop_small s = cop_small_new("");
	COP_CLEANUP(cop_buf_clear) struct cop_buf public = { 0 }, members = { 0 };

	(void)state;
	add_people(&s);
	cop_small_file(&s, "notes/2026-05-01-story-letter.yaml",
		       "date: 2026-05-01\nkind: story\ntitle: A shorter letter\n"
		       "people: [eva-lind]\ncycle: applied\ngained: An order.\n"
		       "did: It was used.\n");
	render(&s, cop_tier_public, &public);
	render(&s, cop_tier_members, &members);
	assert_null(strstr(cop_buf_str(&public), "A shorter letter"));
	assert_non_null(
		strstr(cop_buf_str(&public), "1 story is recorded, but may not go"));
	assert_non_null(strstr(cop_buf_str(&members), "A shorter letter"));
	assert_null(strstr(cop_buf_str(&members), "Eva Lind"));
	cop_small_free(&s);
}

static void thanks_nobody_by_name_who_has_not_agreed(void **state)
{
	struct cop_small s = cop_small_new("");
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	(void)state;
	add_people(&s);
	cop_small_file(&s, "notes/2026-05-02-recognition-eva.yaml",
		       "date: 2026-05-02\nkind: recognition\n"
		       "title: A letter for Eva Lind\npeople: [eva-lind]\n");
	render(&s, cop_tier_public, &out);
	assert_null(strstr(cop_buf_str(&out), "Eva"));
	assert_non_null(strstr(cop_buf_str(&out), "thanks: a member"));
	cop_small_free(&s);
}

static void says_what_is_not_recorded_and_how_to(void **state)
{
	static const char *const gaps[] = { "stories", "objectives",   "members",
					    "roles",   "money",        "open asks",
					    "thanks",  "dates to come" };
	struct cop_small s = cop_small_new("");
	struct cop_community *c;
	struct cop_report *r;
	const struct cop_block **found;
	size_t n;

	(void)state;
	c = cop_small_load(&s, "2026-06-15");
	r = sample_report(s.arena, c, cop_report_kind_sponsor);
	cop_report_make(cop_report_form(cop_report_kind_sponsor), r);
	assert_int_equal(cop_report_sections(r->doc), 10);
	n = cop_report_gaps(s.arena, r->doc, &found);
	for (size_t i = 0; i < COP_COUNT(gaps); i++) {
		size_t at = 0;

		while (at < n && strcmp(found[at]->u.gap.text, gaps[i]) != 0)
			at++;
		assert_true(at < n);
		assert_memory_equal(found[at]->u.gap.command, "cop ", 4);
	}
	cop_small_free(&s);
}

static void covers_the_last_full_quarter_or_the_day(void **state)
{
	const struct cop_report_form *sponsor = cop_report_form(cop_report_kind_sponsor);
	struct cop_date day = cop_date_of(2026, 6, 15);
	struct cop_small s = cop_small_new("");
	struct cop_community *c;
	struct cop_period p;

	(void)state;
	add_people(&s);
	c = cop_small_load(&s, "2026-06-15");
	p = cop_report_span(sponsor, s.arena, c, day);
	assert_int_equal(p.from.day, cop_date_of(2026, 1, 1).day);
	assert_int_equal(p.to.day, cop_date_of(2026, 3, 31).day);
	p = cop_report_span(cop_report_form(cop_report_kind_charter), s.arena, c, day);
	assert_int_equal(p.from.day, day.day);
	assert_int_equal(p.to.day, day.day);
	/* the first record is of 2026-01-01: nothing could be told of the quarter before */
	p = cop_report_span(sponsor, s.arena, c, cop_date_of(2026, 2, 3));
	assert_int_equal(p.from.day, cop_date_of(2026, 1, 1).day);
	assert_int_equal(p.to.day, cop_date_of(2026, 3, 31).day);
	cop_small_free(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_people_as_far_as_they_agreed),
		cmocka_unit_test(calls_a_role_by_its_title_alone),
		cmocka_unit_test(notes_go_as_far_as_their_kind),
		cmocka_unit_test(keeps_back_stories_that_may_not_go_so_far),
		cmocka_unit_test(thanks_nobody_by_name_who_has_not_agreed),
		cmocka_unit_test(says_what_is_not_recorded_and_how_to),
		cmocka_unit_test(covers_the_last_full_quarter_or_the_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
