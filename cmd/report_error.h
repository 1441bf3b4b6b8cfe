/* SPDX-License-Identifier: MIT */
/* The one place where a failure is printed: `cop: message`, `hint: ...` on standard error. */
#ifndef COP_REPORT_ERROR_H
#define COP_REPORT_ERROR_H

#include "env.h"

/* json: also a cop.error/1 document on standard output, where nothing else went there. */
void cop_report_error(const struct cop_env *env, const struct cop_error *e, bool json);

#endif
