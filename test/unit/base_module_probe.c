/* SPDX-License-Identifier: MIT */
/* A module as small as can be, for base_module_test.c to open. */
#include "base/module.h"

struct probe_table {
	struct cop_module_head head;
	int answer;
};

extern COP_EXPORT const struct probe_table cop_probe_table;

const struct probe_table cop_probe_table = { { 3, sizeof(struct probe_table) }, 42 };
