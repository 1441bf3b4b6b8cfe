/* SPDX-License-Identifier: MIT */
/*
 * Modules (git, calendar) are opened by absolute path on first need and never closed, so
 * that a command that needs neither starts without their libraries.
 */
#ifndef COP_BASE_MODULE_H
#define COP_BASE_MODULE_H

#include "base/error.h"

/* The first two members of every table a module exports as a data symbol. */
struct cop_module_head {
	uint32_t version, size;
};

/*
 * Tries `<dir>/<name>.so` for each folder of dirs (NULL-terminated, absolute, most wanted
 * first), takes the data symbol and checks version and size. COP_E_NOT_FOUND: no such file
 * in any folder ("reinstall"); COP_E_INVALID: another version beside this program.
 */
enum cop_code cop_module_open(const char *const *dirs, const char *name,
			      const char *symbol, uint32_t version, uint32_t size,
			      const void **ret_table, struct cop_error *err) COP_CHECKED;

#endif
