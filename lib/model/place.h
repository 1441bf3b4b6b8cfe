/* SPDX-License-Identifier: MIT */
/* Which kind of record a file holds, by its place alone. */
#ifndef COP_MODEL_PLACE_H
#define COP_MODEL_PLACE_H

#include "model/kinds.h"

/*
 * `path` from the top of the repository, the community may stand in a folder of it: that is
 * the outermost one with a cop.yaml, asked of `there`, else the outermost one that fits.
 * `sequence`: the file holds a list, which tells a stream from a gathering. NULL: no record.
 */
const struct cop_record *cop_record_in_repository(const char *path, bool sequence,
						  bool (*there)(const char *path));

#endif
