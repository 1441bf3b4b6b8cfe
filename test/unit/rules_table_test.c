/* SPDX-License-Identifier: MIT */
/* The table of rules, and how findings are judged by age and by what was accepted. */
#include "test.h"

#include <string.h>

#include "rules/moments.h"
#include "rules_world.h"

static bool ends_with_stop(const char *text)
{
	size_t len = strlen(text);

	return len && text[len - 1] == '.';
}

static void every_rule_says_what_and_why(void **state)
{
	const struct cop_rule *r;
	size_t n = 0;

	(void)state;
	for (; (r = cop_rules_at(n)) != NULL; n++) {
		const struct cop_rule_id *id = r->id;

		if (!cop_id_valid(id->id, strlen(id->id)) || !id->title ||
		    ends_with_stop(id->title) || !id->explain ||
		    !ends_with_stop(id->explain) ||
		    (id->hint && ends_with_stop(id->hint)))
			fail_msg("%s", id->id);
		assert_ptr_equal(cop_rules_find(id->id), r);
		assert_false(r->each && r->all);
	}
	assert_true(n >= 70);
}

static void limits_have_ids_of_their_own(void **state)
{
	const struct cop_rule *r;

	(void)state;
	for (size_t i = 0; (r = cop_rules_at(i)) != NULL; i++) {
		for (size_t n = 0; n < COP_COUNT(r->limits) && r->limits[n].id; n++) {
			assert_true(
				cop_id_valid(r->limits[n].id, strlen(r->limits[n].id)));
			assert_non_null(r->limits[n].unit);
			assert_true(ends_with_stop(r->limits[n].doc));
		}
	}
}

static void look_for_moments(const struct cop_schema *s, unsigned depth)
{
	for (size_t i = 0; depth && i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];

		if (f->when && !cop_moment_of(s, f))
			fail_msg("%s.%s: nobody says when '%s' is", s->name,
				 cop_field_key(f), f->when);
		if (f->kind == COP_K_MAP || f->kind == COP_K_DICT)
			look_for_moments(f->of, depth - 1);
	}
}

static void every_moment_of_the_tables_is_known(void **state)
{
	(void)state;
	for (size_t k = 0; k < cop_kind_count; k++)
		look_for_moments(cop_records[k]->schema, 4);
}

#define HEAD \
	"cop: 1\nuid: s.example.org\nname: S\nsummary: S.\ntimezone: Europe/Lisbon\n" \
	"language: en\nvisibility: restricted\n"

static void the_age_of_the_community_decides_how_bad_it_is(void **state)
{
	static const struct {
		const char *launched;
		enum cop_severity want;
	} rows[] = {
		{ HEAD, COP_INFO },
		{ HEAD "launched: 2026-07-01\n", COP_INFO },
		{ HEAD "launched: 2026-05-01\n", COP_WARNING },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		const struct cop_file files[] = { { "cop.yaml", rows[i].launched },
						  { NULL, NULL } };
		struct cop_world w;

		world_make(&w, files);
		assert_non_null(world_first(&w, "role-unfilled"));
		assert_int_equal(world_first(&w, "reward-for-manager")->severity,
				 rows[i].want);
		world_close(&w);
	}
}

#define SEATS \
	{ "roles/r.yaml", "title: R\nkind: role\nseats: {min: 3, max: 2}\n" }, \
	{ \
		"roles/q.yaml", "title: Q\nkind: role\nseats: {min: 3, max: 2}\n" \
	}
#define ACCEPTED(about, until) \
	HEAD "findings:\n  - {rule: seats, " about "response: accepted, by: [ana], " \
	     "reason: So be it., until: " until "}\n"

static size_t accepted(const struct cop_world *w, const char *rule)
{
	size_t n = 0;

	for (size_t i = 0; i < w->findings.n; i++)
		n += w->findings.at[i]->accepted &&
		     strcmp(w->findings.at[i]->rule->id, rule) == 0;
	return n;
}

static void what_is_accepted_speaks_again_on_its_day(void **state)
{
	static const struct {
		const char *cop;
		size_t want;
	} rows[] = {
		{ ACCEPTED("", "2026-06-16"), 2 },
		{ ACCEPTED("", "2026-06-15"), 0 },
		{ ACCEPTED("about: [r], ", "2026-06-16"), 1 },
		{ ACCEPTED("about: [ana], ", "2026-06-16"), 0 },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		const struct cop_file files[] = { { "cop.yaml", rows[i].cop },
						  SEATS,
						  { NULL, NULL } };
		struct cop_world w;

		world_make(&w, files);
		assert_int_equal(world_count(&w, "seats"), 2);
		assert_int_equal(accepted(&w, "seats"), rows[i].want);
		if (rows[i].want)
			assert_string_equal(world_first(&w, "seats")->accepted
						    ? world_first(&w, "seats")->accepted
						    : "So be it.",
					    "So be it.");
		world_close(&w);
	}
}

static void a_limit_of_the_community_replaces_the_usual(void **state)
{
	const struct cop_file files[] = {
		{ "cop.yaml", HEAD "thresholds: {break-grace: 60 days}\n" },
		{ "members/a.yaml",
		  "name: A\nhistory:\n  - {date: 2025-11-10, status: active}\n"
		  "  - {date: 2026-03-01, status: on-break, until: 2026-05-01}\n" },
		{ NULL, NULL },
	};
	struct cop_world w;

	(void)state;
	world_make(&w, files);
	assert_int_equal(world_count(&w, "break-over"), 0);
	world_close(&w);
}

static void keeps_the_findings_of_the_rules_asked_for(void **state)
{
	static const char *const only[] = { "seats", "overdue", NULL };
	const struct cop_file files[] = { SEATS, { NULL, NULL } };
	struct cop_world w;

	(void)state;
	world_make(&w, files);
	assert_true(w.findings.n > 2);
	cop_check_only(&w.findings, only);
	assert_int_equal(w.findings.n, 2);
	world_close(&w);
}

static void rules_without_their_kinds_are_left_out(void **state)
{
	struct cop_arena *a = cop_arena_new();
	const char *dir = world_source(a, "test/fixtures/broken/stand-in");
	struct cop_store *store = NULL;
	struct cop_community *c = NULL;
	struct cop_error err = { 0 };
	struct cop_findings f;
	struct cop_judge j = { .findings = &f };

	(void)state;
	cop_findings_init(&f, a);
	assert_int_equal(cop_store_open(a, dir, &store, &err), COP_OK);
	assert_int_equal(cop_community_open(a, store, cop_date_of(2026, 6, 15), &c, &err),
			 COP_OK);
	j.c = c;
	j.today = c->today;
	cop_rules_run(&j, NULL);
	assert_int_equal(f.n, 0);
	cop_store_close(&store);
	cop_arena_free(&a);
}

static void hints_name_the_record_where_it_can_be_edited(void **state)
{
	const struct cop_file files[] = {
		{ "plan/p.yaml", "title: P\nkind: task\nstatus: planned\nowner: ana\n"
				 "start: 2026-06-20\ndue: 2026-06-18\n" },
		{ "notes/2026-06-01-ask-n.yaml",
		  "date: 2026-06-01\nkind: ask\ntitle: N\nanswered: 2026-05-01\n"
		  "outcome: agreed\nanswer: Yes.\n" },
		{ "members/m.yaml", "name: M\nbuddy: m\nhistory:\n"
				    "  - {date: 2026-01-01, status: active}\n" },
		{ NULL, NULL }
	};
	struct cop_world w;
	bool plan = false, note = false;

	(void)state;
	world_make(&w, files);
	for (size_t i = 0; i < w.findings.n; i++) {
		const struct cop_finding *f = w.findings.at[i];

		if (strcmp(f->rule->id, "date-order") != 0)
			continue;
		plan |= strcmp(f->hint,
			       "cop plan edit p; correct one of the two dates") == 0;
		note |= strcmp(f->hint, "correct one of the two dates") == 0;
	}
	assert_true(plan);
	assert_true(note);
	assert_string_equal(world_first(&w, "buddy-self")->hint,
			    "cop member set m buddy MEMBER");
	world_close(&w);
}

static enum cop_code no_calendar(void *with, const struct cop_calendar_table **ret,
				 struct cop_error *err)
{
	(void)with;
	(void)ret;
	return cop_fail(err, COP_E_NOT_FOUND, "no calendar");
}

static void fails_where_days_are_wanted_and_there_is_no_calendar(void **state)
{
	static const struct {
		const char *folder;
		enum cop_code want;
	} rows[] = { { "not-an-occurrence", COP_E_NOT_FOUND }, { "overdue", COP_OK } };
	const struct cop_calendar_door door = { .open = no_calendar };

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		struct cop_arena *a = cop_arena_new();
		const char *dir = world_source(
			a,
			cop_arena_printf(a, "test/fixtures/broken/%s", rows[i].folder));
		struct cop_store *store = NULL;
		struct cop_community *c = NULL;
		struct cop_findings f = { 0 };
		struct cop_error err = { 0 };

		assert_int_equal(cop_store_open(a, dir, &store, &err), COP_OK);
		assert_int_equal(
			cop_community_open(a, store, cop_date_of(2026, 6, 15), &c, &err),
			COP_OK);
		assert_int_equal(cop_check(c, door, &f, &err), rows[i].want);
		assert_int_equal(f.n > 0, rows[i].want == COP_OK);
		assert_string_equal(err.msg, rows[i].want ? "no calendar" : "");
		cop_store_close(&store);
		cop_arena_free(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_says_what_and_why),
		cmocka_unit_test(limits_have_ids_of_their_own),
		cmocka_unit_test(every_moment_of_the_tables_is_known),
		cmocka_unit_test(the_age_of_the_community_decides_how_bad_it_is),
		cmocka_unit_test(what_is_accepted_speaks_again_on_its_day),
		cmocka_unit_test(a_limit_of_the_community_replaces_the_usual),
		cmocka_unit_test(keeps_the_findings_of_the_rules_asked_for),
		cmocka_unit_test(hints_name_the_record_where_it_can_be_edited),
		cmocka_unit_test(rules_without_their_kinds_are_left_out),
		cmocka_unit_test(fails_where_days_are_wanted_and_there_is_no_calendar),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
