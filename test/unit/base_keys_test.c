/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/keys.h"

static void finds_what_was_put(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_keys k = { .arena = a };

	(void)state;
	assert_null(cop_keys_find(&k, "members/ana.yaml"));
	for (size_t i = 0; i < 5000; i++)
		cop_keys_put(&k, cop_arena_printf(a, "members/p-%zu.yaml", i), i);

	assert_int_equal(k.n, 5000);
	assert_int_equal(*cop_keys_find(&k, "members/p-0.yaml"), 0);
	assert_int_equal(*cop_keys_find(&k, "members/p-4999.yaml"), 4999);
	assert_null(cop_keys_find(&k, "members/p-5000.yaml"));
}

static void the_last_value_of_a_key_holds(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_keys k = { .arena = a };

	(void)state;
	cop_keys_put(&k, "ana", 1);
	cop_keys_put(&k, "ana", 2);

	assert_int_equal(k.n, 1);
	assert_int_equal(*cop_keys_find(&k, "ana"), 2);
}

static void is_empty_once_cleared(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_keys k = { .arena = a };

	(void)state;
	cop_keys_clear(&k);
	cop_keys_put(&k, "ana", 1);
	cop_keys_clear(&k);

	assert_null(cop_keys_find(&k, "ana"));
	assert_int_equal(k.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_was_put),
		cmocka_unit_test(the_last_value_of_a_key_holds),
		cmocka_unit_test(is_empty_once_cleared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
