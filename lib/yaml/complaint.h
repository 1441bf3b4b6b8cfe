/* SPDX-License-Identifier: MIT */
/* libyaml's complaints in plain words, with what to do. */
#ifndef COP_YAML_COMPLAINT_H
#define COP_YAML_COMPLAINT_H

#include "base/error.h"

struct cop_complaint {
	const struct cop_source *src;
	const char *problem, *context;
	uint32_t at, context_at; /* bytes */
};

/* Always COP_E_INVALID. */
enum cop_code cop_yaml_complain(const struct cop_complaint *c, struct cop_error *err);

#endif
