/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/arena.h"
#include "base/buf.h"

static void gives_zeroed_memory_of_any_size(void **state)
{
	static const size_t sizes[] = { 0, 1, 7, 64, 70000, 1000000 };
	struct cop_arena *a = cop_arena_new();

	(void)state;
	for (size_t i = 0; i < COP_COUNT(sizes); i++) {
		unsigned char *at = cop_alloc(a, sizes[i]);

		assert_non_null(at);
		for (size_t j = 0; j < sizes[i]; j++)
			assert_int_equal(at[j], 0);
		memset(at, 0xAA, sizes[i]);
	}
	cop_arena_free(&a);
	assert_null(a);
}

static void zeroes_again_after_a_reset(void **state)
{
	struct cop_arena *a = cop_arena_new();

	(void)state;
	memset(cop_alloc(a, 100), 0xAA, 100);
	cop_arena_reset(a);
	assert_int_equal(((unsigned char *)cop_alloc(a, 100))[99], 0);
	cop_arena_free(&a);
}

static void grows_an_array_and_keeps_what_was_in_it(void **state)
{
	struct cop_arena *a = cop_arena_new();
	size_t *list = NULL, n = 0, cap = 0;

	(void)state;
	for (size_t i = 0; i < 1000; i++)
		*COP_PUSH(a, list, n, cap) = i;
	assert_int_equal(n, 1000);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(list[i], i);
	cop_arena_free(&a);
}

static void splices_text_in_the_middle(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	(void)state;
	assert_string_equal(cop_buf_str(&b), "");
	cop_buf_text(&b, "abcdef");
	cop_buf_splice(&b, 2, 2, "XYZ", 3);
	assert_string_equal(cop_buf_str(&b), "abXYZef");
	cop_buf_splice(&b, 0, b.len, NULL, 0);
	assert_string_equal(cop_buf_str(&b), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_zeroed_memory_of_any_size),
		cmocka_unit_test(zeroes_again_after_a_reset),
		cmocka_unit_test(grows_an_array_and_keeps_what_was_in_it),
		cmocka_unit_test(splices_text_in_the_middle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
