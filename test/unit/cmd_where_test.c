/* SPDX-License-Identifier: MIT */
/* Conditions of lists (commands.md 1.3), on one row with a field of every sort. */
#include "test.h"

#include <stdio.h>

#include "where.h"

struct fixture {
	struct cop_arena *a;
	struct cop_date today;
};

static int setup(void **state)
{
	struct fixture *x = test_malloc(sizeof(*x));

	x->a = cop_arena_new();
	x->today = cop_date_of(2026, 6, 15);
	*state = x;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *x = *state;

	cop_arena_free(&x->a);
	test_free(x);
	return 0;
}

/* The row: name "Ana Silva", status active, joined 2026-02-10, age 4.5, buddy no, lead yes,
 * term "6 months", topics [forms, law], tags [], rate 3 of 4; nothing else is filled. */
static struct cop_value find(void *of, const char *field)
{
	struct cop_arena *a = of;
	struct cop_value list = cop_v_list();

	if (strcmp(field, "name") == 0)
		return cop_v_text(cop_str_text(a, "Ana Silva"));
	if (strcmp(field, "status") == 0)
		return cop_v_word("active");
	if (strcmp(field, "joined") == 0)
		return cop_v_date(cop_date_of(2026, 2, 10));
	if (strcmp(field, "age") == 0)
		return cop_v_num(4.5);
	if (strcmp(field, "buddy") == 0)
		return cop_v_bool(false);
	if (strcmp(field, "lead") == 0)
		return cop_v_bool(true);
	if (strcmp(field, "term") == 0)
		return cop_v_text(cop_str_text(a, "6 months"));
	if (strcmp(field, "topics") == 0) {
		cop_v_push(a, &list, cop_v_word("forms"));
		cop_v_push(a, &list, cop_v_word("law"));
		return list;
	}
	if (strcmp(field, "days") == 0) {
		cop_v_push(a, &list, cop_v_date(cop_date_of(2026, 1, 5)));
		cop_v_push(a, &list, cop_v_date(cop_date_of(2026, 5, 5)));
		return list;
	}
	return (struct cop_value){ 0 };
}

struct condition {
	const char *text;
	bool holds;
};

static const struct condition conditions[] = {
	/* texts and words: equal ignores case, ~ contains */
	{ "status=active", true },
	{ "status = ACTIVE", true },
	{ "status!=active", false },
	{ "status!=past", true },
	{ "name='Ana Silva'", true },
	{ "name=\"Ana Silva\"", true },
	{ "name~silva", true },
	{ "name~\"a S\"", true },
	{ "name~ben", false },
	{ "name>Ada", true },
	{ "name>=Ana\tand name<Bob", true },
	/* filled or not */
	{ "name", true },
	{ "owner", false },
	{ "not owner", true },
	{ "buddy", false },
	{ "lead", true },
	{ "lead=true and buddy=false", true },
	{ "owner=ana", false },
	{ "owner!=ana", true },
	{ "owner<ana or owner>ana or owner~a", false },
	/* numbers */
	{ "age=4.5", true },
	{ "age>4", true },
	{ "age<10", true },
	{ "age>=4.5 and age<=4.5", true },
	{ "age!=4.5", false },
	{ "age>many", false },
	{ "age~4", true },
	/* dates: a day, a period, a span, words; on the edges both days count */
	{ "joined=2026-02-10", true },
	{ "joined>2026-02-10", false },
	{ "joined>=2026-02-10", true },
	{ "joined=2026-02", true },
	{ "joined=2026-Q1", true },
	{ "joined=2026", true },
	{ "joined=2025", false },
	{ "joined!=2025", true },
	{ "joined>=2026-Q1", true },
	{ "joined>2026-Q1", false },
	{ "joined<2026-Q2", true },
	{ "joined<=2026-01", false },
	{ "joined=2026-02-01..2026-02-10", true },
	{ "joined=..2026-02-09", false },
	{ "joined=2026-02-10..", true },
	{ "joined<today and joined>-26w", true },
	{ "joined>=-10d", false },
	{ "joined~2026-02", true },
	{ "joined=last-quarter", true },
	/* durations in any unit */
	{ "term=6mo", true },
	{ "term>10w", true },
	{ "term>='1 year'", false },
	/* lists: any item */
	{ "topics=law", true },
	{ "topics=tax", false },
	{ "topics~for", true },
	{ "not topics=tax", true },
	{ "days>=2026-05", true },
	{ "days>2026-05", false },
	/* and binds more than or; not more than and; brackets most */
	{ "lead or lead and buddy", true },
	{ "(lead or lead) and buddy", false },
	{ "buddy and lead or lead", true },
	{ "buddy and (lead or lead)", false },
	{ "not buddy and lead", true },
	{ "not (buddy or lead)", false },
	{ "not not lead", true },
	{ "NOT buddy AND lead", true },
	{ "((((lead))))", true },
	{ "(status=active)and(lead)", true },
	{ "(name~silva)", true },
	/* words that only begin like and, or, not */
	{ "android or notes or ordinary", false },
	{ "not-yet=3", false },
};

static void holds_as_it_says(void **state)
{
	struct fixture *x = *state;
	bool bad = false;

	for (size_t i = 0; i < COP_COUNT(conditions); i++) {
		const struct condition *c = &conditions[i];
		struct cop_where_expr *e = NULL;
		struct cop_error err = { 0 };

		if (cop_where_read(x->a, c->text, x->today, &e, &err)) {
			print_error("%s: %s\n", c->text, err.msg);
			bad = true;
		} else if (cop_where_holds(e, find, x->a) != c->holds) {
			print_error("%s: should be %s\n", c->text,
				    c->holds ? "true" : "false");
			bad = true;
		}
	}
	assert_false(bad);
}

static const char *const wrongs[][2] = {
	{ "", "a field is wanted" },
	{ "and", "a field is wanted" },
	{ "lead and", "a field is wanted" },
	{ "lead or or lead", "a field is wanted" },
	{ "not", "a field is wanted" },
	{ "=3", "a field is wanted" },
	{ "age=", "a value is wanted" },
	{ "age= ", "a value is wanted" },
	{ "age=()", "a value is wanted" },
	{ "name='Ana", "a quote is not closed" },
	{ "(lead", "a bracket is not closed" },
	{ "(lead and (buddy)", "a bracket is not closed" },
	{ "lead)", "')' is left over" },
	{ "lead lead", "'lead' is left over" },
	{ "name=Ana Silva", "'Silva' is left over" },
};

static void refuses_what_is_no_condition(void **state)
{
	struct fixture *x = *state;
	bool bad = false;

	for (size_t i = 0; i < COP_COUNT(wrongs); i++) {
		struct cop_where_expr *e = NULL;
		struct cop_error err = { 0 };
		enum cop_code code =
			cop_where_read(x->a, wrongs[i][0], x->today, &e, &err);
		const char *want = cop_arena_printf(x->a, "'%s' is not a condition: %s",
						    wrongs[i][0], wrongs[i][1]);

		if (code != COP_E_USAGE || strcmp(err.msg, want) != 0) {
			print_error("%s: %d %s\n", wrongs[i][0], code, err.msg);
			bad = true;
		}
		assert_null(e);
	}
	assert_false(bad);
}

static void refuses_nesting_and_length_without_end(void **state)
{
	struct fixture *x = *state;
	const char *const parts[] = { "(", "not ", "lead and ", "(lead or " };

	for (size_t i = 0; i < COP_COUNT(parts); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
		struct cop_where_expr *e = NULL;
		struct cop_error err = { 0 };

		for (int k = 0; k < 20000; k++)
			cop_buf_text(&text, parts[i]);
		cop_buf_text(&text, "lead");
		assert_int_equal(
			cop_where_read(x->a, cop_buf_str(&text), x->today, &e, &err),
			COP_E_USAGE);
	}
}

static bool is_known(void *of, const char *field)
{
	return strcmp(field, of) == 0;
}

static void names_the_first_field_that_nobody_knows(void **state)
{
	struct fixture *x = *state;
	struct cop_where_expr *e = NULL;
	struct cop_error err = { 0 };
	char known[] = "lead";

	assert_int_equal(cop_where_read(x->a, "lead and not (lead or stat=held) and x",
					x->today, &e, &err),
			 0);
	assert_string_equal(cop_where_unknown(e, is_known, known), "stat");
	assert_int_equal(cop_where_read(x->a, "not lead", x->today, &e, &err), 0);
	assert_null(cop_where_unknown(e, is_known, known));
}

static void orders_values_with_the_unfilled_last(void **state)
{
	struct fixture *x = *state;
	struct cop_value none = { 0 }, a = cop_v_num(1), b = cop_v_num(2);
	struct cop_value early = cop_v_date(cop_date_of(2026, 1, 1)),
			 late = cop_v_date(cop_date_of(2026, 1, 2));
	struct cop_value text = cop_v_text(cop_str_text(x->a, "\303\226de")),
			 other = cop_v_text(cop_str_text(x->a, "Zug"));

	assert_true(cop_value_order(&a, &b) < 0);
	assert_true(cop_value_order(&b, &a) > 0);
	assert_int_equal(cop_value_order(&a, &a), 0);
	assert_true(cop_value_order(&none, &a) > 0);
	assert_true(cop_value_order(&a, &none) < 0);
	assert_int_equal(cop_value_order(&none, &none), 0);
	assert_true(cop_value_order(&early, &late) < 0);
	assert_int_not_equal(cop_value_order(&text, &other), 0);
	assert_int_equal(cop_value_order(&text, &other), -cop_value_order(&other, &text));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(holds_as_it_says, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_what_is_no_condition, setup,
						teardown),
		cmocka_unit_test_setup_teardown(refuses_nesting_and_length_without_end,
						setup, teardown),
		cmocka_unit_test_setup_teardown(names_the_first_field_that_nobody_knows,
						setup, teardown),
		cmocka_unit_test_setup_teardown(orders_values_with_the_unfilled_last,
						setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
