/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "health/dashboard.h"
#include "small.h"

static struct cop_health *health_on(struct cop_small *s, const char *today)
{
	return cop_health_new(s->arena, cop_small_load(s, today), NULL);
}

static struct cop_stage_view stage_on(struct cop_small *s, const char *today)
{
	struct cop_stage_view v;

	cop_stage_look(health_on(s, today), &v);
	return v;
}

static bool says(const char *const *list, size_t n, const char *fact)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i], fact) == 0)
			return true;
	return false;
}

static void the_records_say_outright(void **state)
{
	struct cop_small s = cop_small_new("launched: 2026-05-12\nends: 2026-12-31\n");
	struct cop_stage_view v;

	(void)state;
	v = stage_on(&s, "2026-05-11");
	assert_int_equal(v.computed, cop_stage_potential);
	assert_string_equal(v.decided[0], "not launched yet");
	assert_string_equal(v.missing[0], "a launch");
	v = stage_on(&s, "2026-06-15");
	assert_int_equal(v.computed, cop_stage_coalescing);
	assert_true(says(v.decided, v.ndecided, "launched 34 days ago (under 6 months)"));
	assert_true(says(v.missing, v.nmissing, "6 months since the launch"));
	assert_true(says(v.missing, v.nmissing, "3 gatherings held"));
	v = stage_on(&s, "2027-01-01");
	assert_int_equal(v.computed, cop_stage_closed);
	cop_small_free(&s);
}

static void a_charter_under_review_is_a_transformation(void **state)
{
	struct cop_small s = cop_small_new("launched: 2024-05-12\n");

	(void)state;
	cop_small_file(&s, "charter.yaml",
		       "history:\n  - {date: 2024-01-01, status: draft}\n"
		       "  - {date: 2026-06-01, status: under-review}\n");
	assert_int_equal(stage_on(&s, "2026-06-15").computed, cop_stage_transformation);
	assert_int_equal(stage_on(&s, "2026-05-31").computed, cop_stage_coalescing);
	cop_small_free(&s);
}

static void a_charter_read_again_before_the_launch_transforms_nothing(void **state)
{
	struct cop_small s = cop_small_new("launched: 2026-07-01\n");

	(void)state;
	cop_small_file(&s, "charter.yaml",
		       "history:\n  - {date: 2026-01-01, status: draft}\n"
		       "  - {date: 2026-06-01, status: under-review}\n");
	assert_int_equal(stage_on(&s, "2026-06-15").computed, cop_stage_potential);
	cop_small_free(&s);
}

static void what_was_declared_goes_first(void **state)
{
	struct cop_small s = cop_small_new(
		"launched: 2026-05-12\n"
		"declared: {stage: maturing, date: 2026-06-01, by: [a-1], reason: R}\n");
	struct cop_stage_view v;

	(void)state;
	cop_small_member(&s, "a-1", "{date: 2025-06-01, status: active}");
	v = stage_on(&s, "2026-06-15");
	assert_int_equal(v.computed, cop_stage_coalescing);
	assert_int_equal(cop_stage_shown(&v), cop_stage_maturing);
	v = stage_on(&s, "2026-05-31");
	assert_int_equal(cop_stage_shown(&v), cop_stage_coalescing);
	cop_small_free(&s);
}

/* Three people outside the core team carry monthly meetings for a year. */
static void add_life(struct cop_small *s)
{
	static const char *const days[] = { "01-08", "02-05", "03-05", "04-09",
					    "05-07", "06-04", "07-09", "08-06",
					    "09-03", "10-08", "11-05", "12-03" };

	for (unsigned i = 1; i <= 4; i++)
		cop_small_member(s, cop_arena_printf(s->arena, "a-%u", i),
				 "{date: 2024-06-01, status: active}");
	cop_small_file(s, "roles/core-group.yaml",
		       "title: Core group\nkind: group\npurpose: P\nholders:\n"
		       "  - {member: a-2, from: 2024-06-01}\n"
		       "  - {member: a-3, from: 2024-06-01}\n"
		       "  - {member: a-4, from: 2024-06-01}\n");
	cop_small_file(s, "roles/core-team.yaml",
		       "title: Core team\nkind: group\npurpose: P\nholders:\n"
		       "  - {member: a-1, from: 2024-06-01}\n");
	cop_small_file(s, "roles/sponsor.yaml",
		       "title: Sponsor\nkind: role\nimportance: required\npurpose: P\n"
		       "duties:\n  - {id: d, text: D}\nholders:\n"
		       "  - {member: a-1, from: 2024-06-01}\n");
	cop_small_file(s, "roles/community-manager.yaml",
		       "title: Manager\nkind: role\nimportance: required\npurpose: P\n"
		       "duties:\n  - {id: d, text: D}\nholders:\n"
		       "  - {member: a-2, from: 2024-06-01}\n");
	cop_small_file(s, "charter.yaml",
		       "history:\n  - {date: 2024-01-01, status: draft}\n"
		       "cadence:\n  online: 1 month\n");
	for (size_t i = 0; i < COP_COUNT(days); i++)
		cop_small_file(
			s,
			cop_arena_printf(s->arena, "activity/2025-%s-meet.yaml", days[i]),
			"date: 2025-%s\ntitle: Meet\nattended: [a-1, a-2, a-3, a-4]\n"
			"contributed:\n  - {member: a-%u, kind: contribute}\n",
			days[i], (unsigned)(i % 3 + 2));
}

static void maturing_needs_every_gate_and_outlives_one_bad_quarter(void **state)
{
	struct cop_small s = cop_small_new("launched: 2024-12-01\n");
	struct cop_stage_view v;

	(void)state;
	add_life(&s);
	v = stage_on(&s, "2025-12-10");
	assert_int_equal(v.computed, cop_stage_maturing);
	assert_true(says(v.missing, v.nmissing, "four quarters of maturing") ||
		    says(v.missing, v.nmissing, "a story put to use in each quarter"));
	/* Two silent months and a half: the quarter before still held. */
	v = stage_on(&s, "2026-02-28");
	assert_int_equal(v.computed, cop_stage_maturing);
	assert_true(says(v.decided, v.ndecided, "a gate failed in one quarter only"));
	v = stage_on(&s, "2026-07-31");
	assert_int_equal(v.computed, cop_stage_coalescing);
	cop_small_free(&s);
}

static struct cop_dashboard dashboard(struct cop_small *s, const char *today, bool all)
{
	struct cop_dashboard d;

	cop_dashboard_make(health_on(s, today), (struct cop_period){ { 0 }, { 0 } }, all,
			   &d);
	return d;
}

static bool shows(const struct cop_dashboard *d, const char *id)
{
	for (size_t i = 0; i < d->n; i++)
		if (strcmp(d->at[i].figure.id, id) == 0)
			return true;
	return false;
}

static void the_first_screen_suits_the_stage(void **state)
{
	struct cop_small s = cop_small_new("launched: 2026-05-12\n");
	struct cop_dashboard d;

	(void)state;
	add_life(&s);
	d = dashboard(&s, "2026-05-01", false);
	assert_true(d.n <= 10);
	assert_false(shows(&d, "net-growth"));
	assert_true(says(d.hidden, d.nhidden, "satisfaction"));
	d = dashboard(&s, "2026-06-15", false);
	assert_int_equal(d.n, 10);
	assert_true(shows(&d, "activation-rate"));
	assert_true(says(d.hidden, d.nhidden, "community-size"));
	for (size_t i = 1; i < d.n; i++)
		assert_true(d.at[i - 1].figure.level <= d.at[i].figure.level);
	d = dashboard(&s, "2026-06-15", true);
	assert_int_equal(d.n, 36);
	assert_int_equal(d.nhidden, 0);
	cop_small_free(&s);
}

static void a_community_chooses_its_first_screen(void **state)
{
	struct cop_small s =
		cop_small_new("dashboard: [community-size, plan-delivery]\n");
	struct cop_dashboard d;

	(void)state;
	add_life(&s);
	d = dashboard(&s, "2025-06-15", false);
	assert_int_equal(d.n, 2);
	assert_int_equal(d.nhidden, 0);
	assert_string_equal(d.at[0].figure.id, "community-size");
	assert_int_equal(d.levels[COP_LEVEL_OK], 1);
	assert_int_equal(d.levels[COP_LEVEL_NO_DATA], 1);
	cop_small_free(&s);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_records_say_outright),
		cmocka_unit_test(a_charter_under_review_is_a_transformation),
		cmocka_unit_test(
			a_charter_read_again_before_the_launch_transforms_nothing),
		cmocka_unit_test(what_was_declared_goes_first),
		cmocka_unit_test(maturing_needs_every_gate_and_outlives_one_bad_quarter),
		cmocka_unit_test(the_first_screen_suits_the_stage),
		cmocka_unit_test(a_community_chooses_its_first_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
