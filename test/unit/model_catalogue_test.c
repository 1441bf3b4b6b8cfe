/* SPDX-License-Identifier: MIT */
#include "model/catalogue.h"
#include "model/platform.h"

#include <string.h>

#include "model/builtin.h"
#include "model/life.h"
#include "test.h"

static void holds_the_roles_in_their_order(void **state)
{
	struct cop_arena *a = cop_arena_new();
	struct cop_items roles = cop_catalogue_roles(a);
	const struct cop_role *leader;

	(void)state;
	assert_int_equal(roles.n, 11);
	assert_string_equal(roles.at[0].id, "community-leader");
	assert_string_equal(roles.at[10].record, "roles/core-group");
	leader = roles.at[0].rec;
	assert_int_equal(leader->importance, cop_importance_recommended);
	cop_arena_free(&a);
}

static void gives_a_role_as_a_copy_of_its_own(void **state)
{
	struct cop_arena *a = cop_arena_new();
	struct cop_role *one = cop_catalogue_role(a, "sponsor");
	struct cop_role *other = cop_catalogue_role(a, "sponsor");

	(void)state;
	one->defined = cop_date_of(2026, 6, 15);
	assert_int_equal(other->defined.day, 0);
	assert_true(cop_role_defined(one));
	assert_null(cop_catalogue_role(a, "cook"));
	cop_arena_free(&a);
}

static void holds_questions_and_steps(void **state)
{
	struct cop_arena *a = cop_arena_new();

	(void)state;
	assert_int_equal(cop_catalogue_questions(a)->all.n, 28 + 24);
	assert_int_equal(cop_catalogue_steps(a)->all.n, 8);
	cop_arena_free(&a);
}

static void asks_every_check_and_function_in_their_order(void **state)
{
	struct cop_arena *a = cop_arena_new();
	const struct cop_guide_checks *checks = cop_catalogue_checks(a);
	const struct cop_guide_checks *functions = cop_catalogue_functions(a);

	(void)state;
	assert_int_equal(checks->all.n, cop_enum_platform_check.n);
	for (size_t i = 0; i < checks->all.n; i++) {
		assert_string_equal(checks->all.at[i].id,
				    cop_enum_platform_check.words[i].word);
		assert_non_null(checks->all.at[i].example);
	}
	assert_int_equal(functions->all.n, cop_enum_function.n);
	for (size_t i = 0; i < functions->all.n; i++) {
		assert_string_equal(functions->all.at[i].id,
				    cop_enum_function.words[i].word);
		assert_non_null(functions->all.at[i].instead);
	}
	cop_arena_free(&a);
}

static void holds_an_indicator_for_every_built_in_id(void **state)
{
	struct cop_arena *a = cop_arena_new();
	struct cop_builtins list = cop_catalogue_indicators(a);

	(void)state;
	assert_int_equal(list.n, cop_nbuiltin_indicators);
	for (size_t i = 0; i < list.n; i++) {
		assert_string_equal(list.at[i].id, cop_builtin_indicators[i]);
		assert_non_null(list.at[i].record->title);
	}
	cop_arena_free(&a);
}

static void has_nothing_of_another_name(void **state)
{
	struct cop_arena *a = cop_arena_new();

	(void)state;
	assert_null(cop_catalogue_tree(a, "recipes"));
	cop_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(holds_the_roles_in_their_order),
		cmocka_unit_test(gives_a_role_as_a_copy_of_its_own),
		cmocka_unit_test(holds_questions_and_steps),
		cmocka_unit_test(asks_every_check_and_function_in_their_order),
		cmocka_unit_test(holds_an_indicator_for_every_built_in_id),
		cmocka_unit_test(has_nothing_of_another_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
