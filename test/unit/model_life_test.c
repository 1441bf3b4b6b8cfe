/* SPDX-License-Identifier: MIT */
/* Small questions about one record on a day: a fact holds from its date. */
#include "test.h"

#include "model/life.h"
#include "small.h"

static struct cop_date day(const char *iso)
{
	struct cop_date d = { 0 };

	assert_true(cop_date_iso(iso, strlen(iso), &d));
	return d;
}

static struct cop_community *load_one(struct cop_small *s, const char *path,
				      const char *text)
{
	*s = cop_small_new("organisation: Office of Tax\n");
	cop_small_file(s, path, "%s", text);
	return cop_small_load(s, "2026-06-15");
}

static void a_member_is_what_the_last_entry_of_the_day_says(void **state)
{
	static const struct {
		const char *on;
		enum cop_member_status status;
		bool counts;
	} days[] = {
		{ "2025-12-31", cop_member_status_none, false },
		{ "2026-01-01", cop_member_status_invited, false },
		{ "2026-01-09", cop_member_status_invited, false },
		{ "2026-01-10", cop_member_status_active, true },
		{ "2026-03-01", cop_member_status_on_break, true },
		{ "2026-05-01", cop_member_status_active, true },
		{ "2026-05-31", cop_member_status_active, true },
		{ "2026-06-01", cop_member_status_alumni, false },
	};
	struct cop_small s;
	struct cop_community *c =
		load_one(&s, "members/ana.yaml",
			 "name: Ana\nhistory:\n  - {date: 2026-01-01, status: invited}\n"
			 "  - {date: 2026-01-10, status: active}\n"
			 "  - {date: 2026-03-01, status: on-break}\n"
			 "  - {date: 2026-05-01, status: active}\n"
			 "  - {date: 2026-06-01, status: alumni}\n");
	const struct cop_member *m = cop_member_of(c, "ana");

	(void)state;
	for (size_t i = 0; i < COP_COUNT(days); i++) {
		struct cop_date on = day(days[i].on);

		assert_int_equal(cop_member_status_on(m, on), days[i].status);
		assert_int_equal(cop_member_counts(m, on), days[i].counts);
		assert_int_equal(cop_members_on(c, on), days[i].counts);
	}
	assert_int_equal(cop_member_joined(m, day("2026-01-09")).day, 0);
	assert_int_equal(cop_member_joined(m, day("2026-06-15")).day,
			 day("2026-01-10").day);
	cop_small_free(&s);
}

static void a_member_of_another_organisation_is_external(void **state)
{
	struct cop_small s = cop_small_new("organisation: Office of Tax\n");
	struct cop_community *c;

	(void)state;
	cop_small_member(&s, "none", "{date: 2026-01-01, status: active}");
	cop_small_file(&s, "members/own.yaml",
		       "name: Own\norganisation: office of tax\n"
		       "history: [{date: 2026-01-01, status: active}]\n");
	cop_small_file(&s, "members/other.yaml",
		       "name: Other\norganisation: City\n"
		       "history: [{date: 2026-01-01, status: active}]\n");
	c = cop_small_load(&s, "2026-06-15");
	assert_false(cop_member_external(c, cop_member_of(c, "none")));
	assert_false(cop_member_external(c, cop_member_of(c, "own")));
	assert_true(cop_member_external(c, cop_member_of(c, "other")));
	cop_small_free(&s);
}

#define ROLE \
	"title: Scribe\nkind: role\npurpose: To write.\nhours_per_week: 3\n" \
	"term: 12 months\nclosed: 2027-12-31\n" \
	"holders:\n  - {member: ana, from: 2025-01-10, to: 2025-12-31, percent: 25}\n" \
	"  - {member: ben, from: 2025-03-01, hours_per_week: 2}\n" \
	"  - {member: cal, from: 2026-07-01}\n"

static void a_holding_runs_from_its_first_to_its_last_day(void **state)
{
	static const struct {
		const char *on;
		bool ana, ben, cal, ben_overdue;
	} days[] = {
		{ "2025-01-09", false, false, false, false },
		{ "2025-01-10", true, false, false, false },
		{ "2025-12-31", true, true, false, false },
		{ "2026-01-01", false, true, false, false },
		{ "2026-02-28", false, true, false, false },
		{ "2026-03-01", false, true, false,
		  true }, /* term over, nobody said so */
		{ "2026-07-01", false, true, true, true },
	};
	struct cop_small s;
	struct cop_community *c = load_one(&s, "roles/scribe.yaml", ROLE);
	const struct cop_role *r = cop_role_of(c, "scribe");
	const struct cop_holder *h = r->holders.at, **list;

	(void)state;
	assert_int_equal(cop_holder_end(r, &h[0]).day, day("2025-12-31").day);
	assert_int_equal(cop_holder_end(r, &h[1]).day, day("2026-02-28").day);
	for (size_t i = 0; i < COP_COUNT(days); i++) {
		struct cop_date on = day(days[i].on);

		assert_int_equal(cop_role_held_by(r, "ana", on), days[i].ana);
		assert_int_equal(cop_holder_on(&h[1], on), days[i].ben);
		assert_int_equal(cop_who_is(c, "scribe", "cal", on), days[i].cal);
		assert_int_equal(cop_holder_overdue(r, &h[1], on), days[i].ben_overdue);
		assert_int_equal(cop_role_holders(s.arena, r, on, &list),
				 (size_t)days[i].ana + days[i].ben + days[i].cal);
	}
	assert_true(cop_holder_hours(r, &h[0]).value == 10);
	assert_true(cop_holder_hours(r, &h[1]).value == 2);
	assert_true(cop_holder_hours(r, &h[2]).value == 3);
	assert_true(cop_role_open(r, day("2027-12-30")));
	assert_false(cop_role_open(r, day("2027-12-31")));
	assert_false(cop_role_defined(r)); /* no duties */
	cop_small_free(&s);
}

static void who_means_a_member_or_the_holders_of_a_role(void **state)
{
	struct cop_small s = cop_small_new("");
	struct cop_date on = day("2026-06-15");
	struct cop_community *c;
	const char **list;

	(void)state;
	cop_small_member(&s, "ana", "{date: 2026-01-01, status: active}");
	cop_small_member(&s, "ben", "{date: 2026-01-01, status: on-break}");
	cop_small_member(&s, "old", "{date: 2026-01-01, status: alumni}");
	cop_small_file(&s, "roles/scribe.yaml", "%s", ROLE);
	cop_small_file(&s, "roles/empty.yaml", "title: E\nkind: role\n");
	cop_small_file(&s, "roles/members.yaml", "title: Members\nkind: role\n");
	c = cop_small_load(&s, "2026-06-15");
	assert_int_equal(cop_who_members(c, "ana", on, &list), 1);
	assert_string_equal(list[0], "ana");
	assert_int_equal(cop_who_members(c, "scribe", on, &list), 1);
	assert_string_equal(list[0], "ben");
	assert_int_equal(cop_who_members(c, "empty", on, &list), 0);
	assert_int_equal(cop_who_members(c, NULL, on, &list), 0);
	assert_true(cop_who_is(c, "ana", "ana", on));
	assert_false(cop_who_is(c, NULL, "ana", on));
	/* members is everybody who counts, and needs no holders */
	assert_int_equal(cop_who_members(c, "members", on, &list), 2);
	assert_true(cop_who_is(c, "members", "ben", on));
	assert_false(cop_who_is(c, "members", "old", on));
	assert_false(cop_who_is(c, "members", "nobody", on));
	cop_small_free(&s);
}

static void a_charter_has_as_many_versions_as_adoptions(void **state)
{
	struct cop_small s;
	struct cop_community *c =
		load_one(&s, "charter.yaml",
			 "history:\n  - {date: 2026-01-01, status: draft}\n"
			 "  - {date: 2026-02-01, status: adopted, by: [ana]}\n"
			 "  - {date: 2026-05-01, status: adopted, by: [ana]}\n");

	(void)state;
	assert_null(cop_charter_step_on(c->charter, day("2025-12-31")));
	assert_int_equal(cop_charter_step_on(c->charter, day("2026-02-01"))->status,
			 cop_charter_status_adopted);
	assert_int_equal(cop_charter_version(c->charter, day("2026-01-31")), 0);
	assert_int_equal(cop_charter_version(c->charter, day("2026-02-01")), 1);
	assert_int_equal(cop_charter_version(c->charter, day("2026-06-15")), 2);
	assert_int_equal(cop_charter_adopted(c->charter, day("2026-04-30")).day,
			 day("2026-02-01").day);
	assert_int_equal(cop_charter_version(NULL, day("2026-06-15")), 0);
	assert_null(cop_charter_step_on(NULL, day("2026-06-15")));
	cop_small_free(&s);
}

static void what_is_done_later_is_planned_today(void **state)
{
	struct cop_small s;
	struct cop_community *c = load_one(
		&s, "plan/clinic.yaml",
		"title: Clinic\nkind: meeting\nstatus: done\ndone: 2026-06-11\n");
	const struct cop_plan *p = cop_plan_of(c, "clinic");

	(void)state;
	assert_int_equal(cop_plan_status_on(p, day("2026-06-10")),
			 cop_plan_status_planned);
	assert_int_equal(cop_plan_status_on(p, day("2026-06-11")), cop_plan_status_done);
	assert_true(cop_plan_is_open(p, day("2026-06-10")));
	assert_false(cop_plan_is_open(p, day("2026-06-11")));
	assert_true(cop_plan_is_gathering(p));
	cop_small_free(&s);
}

static void a_note_waits_until_it_is_answered(void **state)
{
	struct cop_small s;
	struct cop_community *c =
		load_one(&s, "notes/2026-05-01-ask-room.yaml",
			 "date: 2026-05-01\nkind: ask\ntitle: A room\noutcome: agreed\n"
			 "answered: 2026-06-01\n");
	const struct cop_note *n = cop_note_of(c, "2026-05-01-ask-room");

	(void)state;
	assert_false(cop_note_is_open(n, day("2026-04-30")));
	assert_true(cop_note_is_open(n, day("2026-05-01")));
	assert_true(cop_note_is_open(n, day("2026-05-31")));
	assert_false(cop_note_is_open(n, day("2026-06-01")));
	assert_true(cop_note_waits(cop_note_kind_need));
	assert_false(cop_note_waits(cop_note_kind_story));
	cop_small_free(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_member_is_what_the_last_entry_of_the_day_says),
		cmocka_unit_test(a_member_of_another_organisation_is_external),
		cmocka_unit_test(a_holding_runs_from_its_first_to_its_last_day),
		cmocka_unit_test(who_means_a_member_or_the_holders_of_a_role),
		cmocka_unit_test(a_charter_has_as_many_versions_as_adoptions),
		cmocka_unit_test(what_is_done_later_is_planned_today),
		cmocka_unit_test(a_note_waits_until_it_is_answered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
