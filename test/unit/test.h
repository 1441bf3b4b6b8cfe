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

#endif
