/* SPDX-License-Identifier: MIT */
/*
 * The one hatch in opaque text. Only the files named in test/lint/raw.list may include
 * this: encoders, the YAML writer, the value decoder, the store.
 */
#ifndef COP_BASE_RAW_H
#define COP_BASE_RAW_H

#include "base/str.h"

/* NUL-terminated; NULL gives "". Borrowed as long as s lives. */
const char *cop_str_raw(const struct cop_str *s);

#endif
