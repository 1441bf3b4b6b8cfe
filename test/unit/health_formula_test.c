/* SPDX-License-Identifier: MIT */
/* The test vectors of the catalogue of indicators. */
#include "test.h"

#include <math.h>

#include "base/base.h"
#include "health/formula.h"

#define LISTED(...) { __VA_ARGS__ }, sizeof((double[]){ __VA_ARGS__ }) / sizeof(double)

struct list {
	double at[10];
	size_t n;
	double want, other;
};

static void near(double got, double want)
{
	if (fabs(got - want) > 0.00006)
		fail_msg("%f is not %f", got, want);
}

static void takes_the_middle_of_a_list(void **state)
{
	static const struct list rows[] = {
		{ LISTED(5), .want = 5 },
		{ LISTED(3, 1, 2), .want = 2 },
		{ LISTED(4, 1, 3, 2), .want = 2.5 },
	};
	double got = -7;

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		struct list row = rows[i];

		assert_true(cop_median(row.at, row.n, &got));
		near(got, row.want);
	}
	got = -7;
	assert_false(cop_median(NULL, 0, &got));
	near(got, -7);
}

static void takes_the_ninth_decile_by_nearest_rank(void **state)
{
	static const struct list rows[] = {
		{ LISTED(10, 9, 8, 7, 6, 5, 4, 3, 2, 1), .want = 9 },
		{ LISTED(4), .want = 4 },
		{ LISTED(1, 2), .want = 2 },
	};
	double got = -7;

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		struct list row = rows[i];

		assert_true(cop_ninth_decile(row.at, row.n, &got));
		near(got, row.want);
	}
	assert_false(cop_ninth_decile(NULL, 0, &got));
}

static void counts_those_who_gave_half(void **state)
{
	static const struct list rows[] = {
		{ LISTED(1000, 202, 90, 33, 332, 343, 42, 433), .want = 2,
		  .other = 0.404 },
		{ LISTED(12, 12, 12, 12, 12, 12, 12, 12), .want = 4, .other = 0.125 },
		{ LISTED(25, 50, 25), .want = 1, .other = 0.5 },
	};
	double share = 0;
	size_t got = 99;

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		struct list row = rows[i];

		assert_true(cop_absence_factor(row.at, row.n, &got));
		assert_int_equal(got, (size_t)row.want);
		assert_true(cop_top_share(row.at, row.n, 1, &share));
		assert_true(fabs(share - row.other) < 0.0005);
	}
	got = 99;
	assert_false(cop_absence_factor(NULL, 0, &got));
	assert_int_equal(got, 99);
	assert_false(cop_top_share(NULL, 0, 1, &share));
}

static void says_how_even_a_mix_is(void **state)
{
	static const struct list rows[] = {
		{ LISTED(10, 5, 3, 2), .want = 0.8714 },
		{ LISTED(5, 5, 5, 5), .want = 1 },
		{ LISTED(5, 0, 5), .want = 1 },
	};
	static const double one[] = { 0, 7 };
	double got = -7;

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		assert_true(cop_evenness(rows[i].at, rows[i].n, &got));
		near(got, rows[i].want);
	}
	assert_false(cop_evenness(one, 2, &got));
	assert_false(cop_evenness(one, 0, &got));
}

static void says_how_bursty_gaps_are(void **state)
{
	static const struct list rows[] = {
		{ LISTED(7, 7, 7, 7), .want = -1, .other = -1 },
		{ LISTED(1, 1, 1, 27), .want = 0.7786, .other = 0.2004 },
	};
	static const double all_in_one[] = { 0, 0, 0, 30 };
	double got = -7, plain = -7;

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		assert_true(cop_burstiness(rows[i].at, rows[i].n, &got, &plain));
		near(got, rows[i].want);
		near(plain, rows[i].other);
	}
	assert_true(cop_burstiness(all_in_one, 4, &got, &plain));
	near(got, 1);
	assert_false(cop_burstiness(all_in_one, 3, &got, &plain));
}

static void narrows_the_margin_of_a_small_population(void **state)
{
	double got = -7;

	(void)state;
	assert_true(cop_survey_margin(0.5, 20, 60, &got));
	near(got / (1.96 * sqrt(0.25 / 20)), 0.8234);
	assert_true(cop_survey_margin(0.5, 60, 60, &got));
	near(got, 0);
	assert_false(cop_survey_margin(0.5, 0, 60, &got));
	assert_false(cop_survey_margin(0.5, 61, 60, &got));
}

static void scores_who_would_recommend(void **state)
{
	double score = -7, margin = -7;

	(void)state;
	assert_true(cop_promoter_score(25, 15, 10, &score, &margin));
	near(score, 30);
	assert_true(fabs(margin - 21.6) < 0.05);
	assert_true(cop_promoter_score(4, 1, 0, &score, &margin));
	near(score, 80);
	assert_true(fabs(margin - 35.1) < 0.05);
	assert_true(cop_promoter_score(10, 0, 0, &score, &margin));
	near(score, 100);
	near(margin, 0);
	assert_false(cop_promoter_score(0, 0, 0, &score, &margin));
}

static void weighs_levels_by_their_squares(void **state)
{
	static const double first[] = { 17, 8, 4, 1 }, second[] = { 15, 9, 5, 1 },
			    third[] = { 12, 10, 6, 2 };

	(void)state;
	near(cop_level_weight(first), 441);
	near(cop_level_weight(second), 504);
	near(cop_level_weight(third), 666);
	near((cop_level_weight(second) - cop_level_weight(first)) / 30, 2.1);
	near((cop_level_weight(third) - cop_level_weight(second)) / 30, 5.4);
}

static void counts_the_hours_that_managers_need(void **state)
{
	(void)state;
	near(cop_hours_needed(4, 12), 7);
	near((3.0 + 2.0) / cop_hours_needed(4, 12), 0.714286);
	near(cop_hours_needed(0, 0), 4);
	near(cop_hours_needed(1, 4), 4);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_the_middle_of_a_list),
		cmocka_unit_test(takes_the_ninth_decile_by_nearest_rank),
		cmocka_unit_test(counts_those_who_gave_half),
		cmocka_unit_test(says_how_even_a_mix_is),
		cmocka_unit_test(says_how_bursty_gaps_are),
		cmocka_unit_test(narrows_the_margin_of_a_small_population),
		cmocka_unit_test(scores_who_would_recommend),
		cmocka_unit_test(weighs_levels_by_their_squares),
		cmocka_unit_test(counts_the_hours_that_managers_need),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
