/* SPDX-License-Identifier: MIT */
/* The rules that references are checked by; lib/rules lists them beside its own. */
#ifndef COP_MODEL_REFS_H
#define COP_MODEL_REFS_H

#include "base/finding.h"

extern const struct cop_rule_id cop_rule_unknown_reference, cop_rule_id_taken;

#endif
