/* SPDX-License-Identifier: MIT */
/* Sums of a source of money. */
#include "test.h"

#include "model/money.h"

static const struct cop_funding grant = { .rec = { .id = "grant" },
					  .amount = { 9000, "EUR", COP_PER_ONCE } };

static void sums_what_the_source_pays(void **state)
{
	struct cop_budget_line lines[] = {
		{ .funding = "grant",
		  .amount = { 2400, "EUR", 0 },
		  .spent = { 800, "EUR", 0 },
		  .date = { 100 } },
		{ .funding = "grant",
		  .amount = { 600, "EUR", 0 },
		  .spent = { 590, "EUR", 0 },
		  .date = { 90 } },
		{ .funding = "grant", .amount = { 4000, "EUR", 0 } },
		{ .funding = "other", .amount = { 1, "EUR", 0 } },
		{ .amount = { 1, "EUR", 0 } },
	};
	struct cop_budget b = { .lines = { lines, COP_COUNT(lines), true } };
	struct cop_funds sum;

	(void)state;
	cop_funds_sum(&b, &grant, &sum);

	assert_true(sum.adds_up);
	assert_int_equal(sum.lines, 3);
	assert_int_equal(sum.unknown, 1);
	assert_int_equal(sum.on.day, 100);
	assert_true(sum.planned.amount == 7000);
	assert_true(sum.spent.amount == 1390);
	assert_true(sum.left.amount == 7610);
	assert_string_equal(sum.left.currency, "EUR");
}

static void does_not_add_other_money(void **state)
{
	struct cop_budget_line lines[] = {
		{ .funding = "grant", .amount = { 10, "USD", 0 } },
		{ .funding = "grant", .amount = { 10, "EUR", COP_PER_YEAR } },
		{ .funding = "grant",
		  .amount = { 10, "EUR", 0 },
		  .spent = { 1, "USD", 0 } },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(lines); i++) {
		struct cop_budget b = { .lines = { &lines[i], 1, true } };
		struct cop_funds sum;

		cop_funds_sum(&b, &grant, &sum);

		assert_false(sum.adds_up);
	}
}

static void a_source_without_an_id_pays_nothing(void **state)
{
	const struct cop_funding nameless = { .amount = { 5, "EUR", 0 } };
	const struct cop_budget_line line = { .funding = "grant" };

	(void)state;
	assert_false(cop_funds_pay(&nameless, &line));
	assert_true(cop_funds_pay(&grant, &line));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_what_the_source_pays),
		cmocka_unit_test(does_not_add_other_money),
		cmocka_unit_test(a_source_without_an_id_pays_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
