/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <math.h>

#include "base/num.h"

static void reads_plain_decimals_only(void **state)
{
	static const struct {
		const char *text;
		bool good;
		double value;
	} rows[] = {
		{ "0", true, 0 },
		{ "12.5", true, 12.5 },
		{ "-3", true, -3 },
		{ "007", true, 7 },
		{ "0.1", true, 0.1 },
		{ "123456789012345", true, 123456789012345.0 },
		{ "0.123456", true, 0.123456 },
		{ "", false, 0 },
		{ "-", false, 0 },
		{ "+1", false, 0 },
		{ "1.", false, 0 },
		{ ".5", false, 0 },
		{ "1e3", false, 0 },
		{ "1,5", false, 0 },
		{ "1 000", false, 0 },
		{ "0x1F", false, 0 },
		{ "nan", false, 0 },
		{ "1.2.3", false, 0 },
		{ "1234567890123456", false, 0 },
		{ "0.1234567", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		struct cop_num n = { 99, false };

		assert_int_equal(cop_num_read(rows[i].text, strlen(rows[i].text), &n),
				 rows[i].good);
		assert_true(n.known == rows[i].good);
		assert_true(n.value == (rows[i].good ? rows[i].value : 99));
	}
}

static void tells_what_another_spelling_may_mean(void **state)
{
	static const struct {
		const char *text, *one, *other; /* one NULL: no other spelling */
	} rows[] = {
		{ "1.200", "1200", "1.2" },
		{ "1,200", "1200", "1.2" },
		{ "12.000", "12000", "12" },
		{ "1.125", "1125", "1.1250" },
		{ "-1.200", "-1200", "-1.2" },
		{ "1040,5", "1040.5", "" },
		{ "0,125", "0.125", "" },
		{ "1.040,5", "1040.5", "" },
		{ "1,040.5", "1040.5", "" },
		{ "1.200.300", "1200300", "" },
		{ "0.125", NULL, NULL },
		{ "1234.567", NULL, NULL },
		{ "1.2", NULL, NULL },
		{ "1.1250", NULL, NULL },
		{ "1,2,3", NULL, NULL },
		{ "1.04,5.1", NULL, NULL },
		{ ",5", NULL, NULL },
		{ "5,", NULL, NULL },
		{ "lots", NULL, NULL },
		{ "-", NULL, NULL },
		{ "", NULL, NULL },
		{ "111.222.333.444.555.666.777.888", NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		struct cop_num_meant m = { { 0 }, { 0 } };

		assert_int_equal(cop_num_meant(rows[i].text, strlen(rows[i].text), &m),
				 rows[i].one != NULL);
		assert_string_equal(m.one, rows[i].one ? rows[i].one : "");
		assert_string_equal(m.other, rows[i].other ? rows[i].other : "");
	}
}

static void never_reads_minus_zero(void **state)
{
	struct cop_num n;

	(void)state;
	assert_true(cop_num_read("-0.0", 4, &n));
	assert_false(signbit(n.value));
}

static void writes_the_shortest_form(void **state)
{
	static const struct {
		double value;
		const char *want;
	} rows[] = {
		{ 0, "0" },           { -0.0, "0" },
		{ -0.0000001, "0" },  { 1200, "1200" },
		{ 1.5, "1.5" },       { -2.25, "-2.25" },
		{ 0.1 + 0.2, "0.3" }, { 1.0 / 3, "0.333333" },
		{ 0.999999999, "1" }, { 123456789012345.0, "123456789012345" },
		{ 100, "100" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

		cop_num_write(&out, rows[i].value);
		assert_string_equal(cop_buf_str(&out), rows[i].want);
	}
}

static void rounds_half_away_from_zero(void **state)
{
	static const struct {
		double value;
		unsigned decimals;
		const char *want;
	} rows[] = {
		{ 2.5, 0, "3" },     { -2.5, 0, "-3" },     { 0.5, 0, "1" },
		{ -0.4, 0, "0" },    { 1.005, 2, "1.01" },  { 2.675, 2, "2.68" },
		{ 3, 2, "3.00" },    { 9.995, 2, "10.00" }, { 0.05, 1, "0.1" },
		{ -0.04, 1, "0.0" }, { 66.666, 1, "66.7" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

		cop_num_write_fixed(&out, rows[i].value, rows[i].decimals);
		assert_string_equal(cop_buf_str(&out), rows[i].want);
	}
}

static void reads_back_what_it_wrote(void **state)
{
	(void)state;
	for (int i = -200000; i < 200000; i += 37) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
		struct cop_num n;

		cop_num_write(&out, i / 1000.0);
		assert_true(cop_num_read(out.at, out.len, &n));
		assert_true(n.value == i / 1000.0);
	}
}

static void reads_money_as_files_have_it(void **state)
{
	static const struct {
		const char *text;
		bool iso, friendly;
		const char *written;
	} rows[] = {
		{ "1200 USD per year", true, true, "1200 USD per year" },
		{ "12.50 EUR", true, true, "12.5 EUR" },
		{ "-3 CHF per hour", true, true, "-3 CHF per hour" },
		{ "12000 USD/year", false, true, "12000 USD per year" },
		{ "  5 USD/quarter ", false, true, "5 USD per quarter" },
		{ "12000", false, false, "" },
		{ "12000USD", false, false, "" },
		{ "12,000 USD", false, false, "" },
		{ "$5", false, false, "" },
		{ "5 usd", false, false, "" },
		{ "5 US", false, false, "" },
		{ "5 USD per", false, false, "" },
		{ "5 USD per week", false, false, "" },
		{ "5 USD/", false, false, "" },
		{ "5 USDT", false, false, "" },
		{ "5 XYZ", false, false, "" },
		{ "5 AED", true, true, "5 AED" },
		{ "5 ZWG per month", true, true, "5 ZWG per month" },
		{ "", false, false, "" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
		size_t len = strlen(rows[i].text);
		struct cop_money m = { 0 };

		assert_int_equal(cop_money_iso(rows[i].text, len, &m), rows[i].iso);
		m = (struct cop_money){ 0 };
		assert_int_equal(cop_money_read(rows[i].text, len, &m), rows[i].friendly);
		cop_money_write(&out, &m);
		assert_string_equal(cop_buf_str(&out), rows[i].written);
	}
}

static void gives_the_wilson_interval(void **state)
{
	static const struct {
		double k, n, low, high;
	} rows[] = {
		{ 12, 40, 0.1807, 0.4543 },
		{ 4, 5, 0.3755, 0.9638 },
		{ 5, 5, 0.5655, 1 },
		{ 0, 5, 0, 0.4345 },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		double low, high;

		cop_wilson(rows[i].k, rows[i].n, &low, &high);
		assert_true(fabs(low - rows[i].low) < 0.00005);
		assert_true(fabs(high - rows[i].high) < 0.00005);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_plain_decimals_only),
		cmocka_unit_test(tells_what_another_spelling_may_mean),
		cmocka_unit_test(never_reads_minus_zero),
		cmocka_unit_test(writes_the_shortest_form),
		cmocka_unit_test(rounds_half_away_from_zero),
		cmocka_unit_test(reads_back_what_it_wrote),
		cmocka_unit_test(reads_money_as_files_have_it),
		cmocka_unit_test(gives_the_wilson_interval),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
