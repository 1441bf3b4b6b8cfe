/* SPDX-License-Identifier: MIT */
/* What an import of people says and writes; the leaf is cmd/member/import.c. */
#ifndef COP_IMPORT_H
#define COP_IMPORT_H

#include "finish.h"
#include "model/roster.h"

struct cop_import {
	const char *file, *stem; /* as typed; the id of its list in cop.yaml */
	struct cop_csv csv;
	struct cop_roster_map map;
	struct cop_roster roster;
	bool told; /* of columns or the order of dates: worth remembering */
	bool update;
	const char *rejects; /* NULL: a refused row stops the import */
	struct cop_findings refused;
};

/* --- said, on standard error --- */

/* "read as: csv; Mail=email (ignored: Bounce)" */
void cop_import_say_columns(struct cop_env *env, const struct cop_import *im);
/* "3000 rows: 2870 new, 97 same ..." */
void cop_import_say_counts(struct cop_env *env, const struct cop_import *im);
/* The first of the refused rows; those that only lack the order of their dates as one. */
void cop_import_say_refused(struct cop_env *env, const struct cop_import *im);
/* Every row and what becomes of it, on standard output. */
enum cop_code cop_import_show_rows(struct cop_env *env, const struct cop_import *im,
				   struct cop_error *err) COP_CHECKED;
/* new changed same duplicate refused[]: keys of cop.change/1. */
struct cop_value cop_import_values(struct cop_env *env, const struct cop_import *im);
/* A finding for each refused row. */
void cop_import_findings(struct cop_env *env, struct cop_import *im);

/* --- written --- */

/* Collects all of it in the change. */
enum cop_code cop_import_change(struct cop_env *env, const struct cop_import *im,
				struct cop_change *c, struct cop_error *err) COP_CHECKED;
/* The refused rows as a table, each with its reason behind it. */
enum cop_code cop_import_rejects(const struct cop_import *im, struct cop_error *err)
	COP_CHECKED;

#endif
