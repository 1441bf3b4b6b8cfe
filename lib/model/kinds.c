/* SPDX-License-Identifier: MIT */
#include "model/kinds.h"

const struct cop_record *const cop_records[cop_kind_count] = { COP_RECORDS(
	COP_KIND_ROW) };
