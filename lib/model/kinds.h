/* SPDX-License-Identifier: MIT */
/*
 * The one list of record kinds. From it come the enum, the tables, what commands may say
 * they need, and (read by lib/model/meson.build, one kind a line) the sources of this
 * layer: a kind is a pair of files <kind>.h and <kind>.c and one line here.
 */
#ifndef COP_MODEL_KINDS_H
#define COP_MODEL_KINDS_H

#include "schema/schema.h"

#define COP_RECORDS(X) \
	X(cop) \
	X(charter) \
	X(budget) \
	X(role) \
	X(member) \
	X(platform) \
	X(plan) \
	X(practice) \
	X(gathering) \
	X(activity) \
	X(indicator) \
	X(observation) \
	X(survey) \
	X(note)

#define COP_KIND_VALUE(kind) cop_kind_##kind,
#define COP_KIND_EXTERN(kind) extern const struct cop_record cop_record_##kind;
#define COP_KIND_ROW(kind) &cop_record_##kind,

enum cop_kind { COP_RECORDS(COP_KIND_VALUE) cop_kind_count };

COP_RECORDS(COP_KIND_EXTERN)

/* By enum cop_kind; cop_kind_count of them. */
extern const struct cop_record *const cop_records[cop_kind_count];

/*
 * What a file of the community holds, by its path inside: "roles/2026/scribe.yaml". Of the
 * two kinds that share a folder, `lines` is the one whose files are lists. NULL: none.
 */
const struct cop_record *cop_record_of_path(const char *path, bool lines);

#endif
