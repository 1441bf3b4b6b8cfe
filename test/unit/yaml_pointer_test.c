/* SPDX-License-Identifier: MIT */
#include "yaml_test.h"

static const char text[] =
	"a:\n  - x\n  - {b/c: 1, d~e: 2, '': 3}\nf: &n 1\ng: *n\nh: 1\nh: 2\n"
	"i:\n  <<: {j: 1}\n  k: 1\n";

static void finds_what_a_pointer_names(void **state)
{
	static const struct {
		const char *pointer, *value;
	} cases[] = {
		{ "/a/0", "x" },  { "/a/1/b~1c", "1" }, { "/a/1/d~0e", "2" },
		{ "/a/1/", "3" }, { "/i/k", "1" },
	};
	struct cop_arena *a = cop_arena_new();
	struct cop_node *root = parsed(a, text, &cop_yaml_any);

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct cop_pointer at = { 0 };
		struct cop_error err = { 0 };

		assert_int_equal(cop_pointer_find(a, root, cases[i].pointer, &at, &err),
				 COP_OK);
		assert_true(cop_node_is(at.node, cases[i].value));
		assert_ptr_equal(at.parent, at.node->parent);
	}
	cop_arena_free(&a);
}

static void tells_where_an_absent_one_would_go(void **state)
{
	struct cop_arena *a = cop_arena_new();
	struct cop_node *root = parsed(a, text, &cop_yaml_any);
	struct cop_pointer at = { 0 };
	struct cop_error err = { 0 };

	(void)state;
	assert_int_equal(cop_pointer_find(a, root, "/a/-", &at, &err), COP_OK);
	assert_null(at.node);
	assert_int_equal(at.index, 2);
	assert_int_equal(cop_pointer_find(a, root, "/new", &at, &err), COP_OK);
	assert_null(at.node);
	assert_ptr_equal(at.parent, root);
	assert_string_equal(at.key, "new");
	assert_int_equal(cop_pointer_find(a, NULL, "/new", &at, &err), COP_OK);
	assert_null(at.parent);
	assert_int_equal(cop_pointer_find(a, root, "", &at, &err), COP_OK);
	assert_ptr_equal(at.node, root);
	cop_arena_free(&a);
}

static void refuses_with_a_reason(void **state)
{
	static const struct {
		const char *pointer;
		enum cop_code code;
		const char *msg;
	} cases[] = {
		{ "a", COP_E_USAGE, "'a' is not a JSON pointer" },
		{ "/a~2", COP_E_USAGE, "'/a~2' is not a JSON pointer" },
		{ "/x/y", COP_E_NOT_FOUND, "there is no '/x'" },
		{ "/a/7/y", COP_E_NOT_FOUND, "there is no '/a/7'" },
		{ "/a/01", COP_E_NOT_FOUND, "'01' is not the number of an item" },
		{ "/a/b", COP_E_NOT_FOUND, "'b' is not the number of an item" },
		{ "/f/y", COP_E_NOT_FOUND,
		  "no 'y' here: the value is neither a mapping nor a list" },
		{ "/g/y", COP_E_REFUSED,
		  "the value is an alias ('*'): it stands elsewhere" },
		{ "/h", COP_E_REFUSED,
		  "the key 'h' stands twice; first at line 6, column 1" },
		{ "/i/j", COP_E_REFUSED,
		  "a merge key ('<<') brings in fields that stand elsewhere" },
	};
	struct cop_arena *a = cop_arena_new();
	struct cop_node *root = parsed(a, text, &cop_yaml_any);

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct cop_pointer at = { .index = 77 };
		struct cop_error err = { 0 };

		assert_int_equal(cop_pointer_find(a, root, cases[i].pointer, &at, &err),
				 cases[i].code);
		assert_string_equal(err.msg, cases[i].msg);
		assert_true(err.hint[0]);
		assert_int_equal(at.index, 77);
	}
	cop_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_a_pointer_names),
		cmocka_unit_test(tells_where_an_absent_one_would_go),
		cmocka_unit_test(refuses_with_a_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
