/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <stdlib.h>

#include "base/module.h"

struct probe_table {
	struct cop_module_head head;
	int answer;
};

static enum cop_code open_probe(const char *name, const char *symbol, uint32_t version,
				const struct probe_table **ret, struct cop_error *err)
{
	const char *const dirs[] = { "/absent", getenv("COP_TEST_DIR"), NULL };
	const void *table = NULL;
	enum cop_code code;

	assert_non_null(dirs[1]);
	code = cop_module_open(dirs, name, symbol, version, sizeof(**ret), &table, err);
	*ret = table;
	return code;
}

static void opens_the_first_module_it_finds(void **state)
{
	const struct probe_table *table = NULL;
	struct cop_error err = { 0 };

	(void)state;
	assert_int_equal(
		open_probe("base_module_probe", "cop_probe_table", 3, &table, &err),
		COP_OK);
	assert_int_equal(table->answer, 42);
}

static void says_reinstall_when_a_module_is_missing(void **state)
{
	const struct probe_table *table = NULL;
	struct cop_error err = { 0 };

	(void)state;
	assert_int_equal(open_probe("absent", "cop_probe_table", 3, &table, &err),
			 COP_E_NOT_FOUND);
	assert_string_equal(err.msg, "the part 'absent' of cop is missing");
	assert_string_equal(err.hint, "reinstall cop; 'absent.so' belongs in '/absent'");
	assert_null(table);
}

static void refuses_a_module_of_another_version(void **state)
{
	static const struct {
		const char *symbol;
		uint32_t version;
	} rows[] = { { "cop_probe_table", 4 }, { "cop_no_such_table", 3 } };

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		const struct probe_table *table = NULL;
		struct cop_error err = { 0 };

		assert_int_equal(open_probe("base_module_probe", rows[i].symbol,
					    rows[i].version, &table, &err),
				 COP_E_INVALID);
		assert_non_null(strstr(err.msg, "belongs to another version of cop"));
		assert_string_equal(err.hint, "reinstall cop");
		assert_null(table);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opens_the_first_module_it_finds),
		cmocka_unit_test(says_reinstall_when_a_module_is_missing),
		cmocka_unit_test(refuses_a_module_of_another_version),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
