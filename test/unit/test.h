/* SPDX-License-Identifier: MIT */
/* cmocka 1.1 needs four headers before its own; everything a unit test wants. */
#ifndef COP_TEST_H
#define COP_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

/* Ends the test, visibly. cmocka 1.1 writes "not ok # SKIP", which meson takes for a failure. */
#define COP_SKIP(why) \
	do { \
		print_message("# SKIP %s\n", why); \
		return; \
	} while (0)

#endif
