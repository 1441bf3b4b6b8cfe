/* SPDX-License-Identifier: MIT */
/* What an import of people says and writes; the leaf is cmd/member/import.c. */
#ifndef COP_IMPORT_H
#define COP_IMPORT_H

#include "finish.h"
#include "model/roster.h"
#include "rows.h"

struct cop_import {
	struct cop_rows rows;
	const char *stem; /* id of the table's list in cop.yaml */
	struct cop_roster_map map;
	struct cop_roster roster;
	bool told; /* of columns or the order of dates: worth remembering */
	bool update;
};

/* --- said, on standard error --- */

/* "read as: csv; Mail=email (ignored: Bounce)" */
void cop_import_say_columns(struct cop_env *env, const struct cop_import *im);
/* "3000 rows: 2870 new, 97 same ..." */
void cop_import_say_counts(struct cop_env *env, const struct cop_import *im);
/* Every row and what becomes of it, on standard output. */
enum cop_code cop_import_show_rows(struct cop_env *env, const struct cop_import *im,
				   struct cop_error *err) COP_CHECKED;
/* new changed same duplicate refused[]: keys of cop.change/1. */
struct cop_value cop_import_values(struct cop_env *env, const struct cop_import *im);

/* --- written --- */

/* Does the change remember the columns in cop.yaml: they were told, and no list has them yet? */
bool cop_import_remembers(const struct cop_env *env, const struct cop_import *im);
/* Collects all of it in the change. */
enum cop_code cop_import_change(struct cop_env *env, const struct cop_import *im,
				struct cop_change *c, struct cop_error *err) COP_CHECKED;

#endif
