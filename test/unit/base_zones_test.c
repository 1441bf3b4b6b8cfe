/* SPDX-License-Identifier: MIT */
#include "base/zones.h"

#include <unistd.h>

#include "test.h"

/* Where a system has no zones, every name is believed and none is near. */
static bool has_zones(void)
{
	return access(COP_ZONES "/UTC", R_OK) == 0;
}

static void believes_names_of_zones_only(void **state)
{
	(void)state;
	if (!has_zones())
		skip();
	assert_true(cop_zones_believe("UTC"));
	assert_true(cop_zones_believe("Europe/Berlin"));
	assert_false(cop_zones_believe("Mars/Phobos"));
	/* a folder of zones is none */
	assert_false(cop_zones_believe("Europe"));
	assert_false(cop_zones_believe(""));
}

static void finds_a_slip_and_a_city(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();

	(void)state;
	if (access(COP_ZONES "/tzdata.zi", R_OK) != 0)
		skip();
	assert_string_equal(cop_zones_near(a, "Europe/Berln"), "Europe/Berlin");
	assert_string_equal(cop_zones_near(a, "berlin"), "Europe/Berlin");
	assert_string_equal(cop_zones_near(a, "europe/lisbon"), "Europe/Lisbon");
	assert_null(cop_zones_near(a, "Mars/Phobos"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(believes_names_of_zones_only),
		cmocka_unit_test(finds_a_slip_and_a_city),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
