/* SPDX-License-Identifier: MIT */
/* Ids that exist without a file: the built-in indicators (format.md 4.7), in their order. */
#ifndef COP_MODEL_BUILTIN_H
#define COP_MODEL_BUILTIN_H

#include "base/base.h"

extern const char *const cop_builtin_indicators[];
extern const size_t cop_nbuiltin_indicators;
bool cop_builtin_indicator(const char *id);

#endif
