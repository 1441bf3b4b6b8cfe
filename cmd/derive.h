/* SPDX-License-Identifier: MIT */
/* What is made of the table besides help: the JSON form, completion, man pages. */
#ifndef COP_DERIVE_H
#define COP_DERIVE_H

#include "env.h"

/* The whole table as one document, cop.help/1. */
struct cop_doc *cop_derive_json(struct cop_arena *a);

/*
 * Candidates for the last of `words` (argv after the program's name, the last one may be
 * empty): lines of word TAB description, sorted as the table has them. A line `:files` or
 * `:dirs` asks the shell for its own.
 */
enum cop_code cop_complete(struct cop_env *env, char **words, struct cop_buf *out,
			   struct cop_error *err) COP_CHECKED;
/* Source for scdoc of the page "cop-role-assign", "cop-role", "cop"; false: no such page. */
bool cop_derive_man(struct cop_arena *a, const char *page, struct cop_buf *out);
/* The field reference, source of cop-files(5), from the tables of records. */
void cop_derive_files(struct cop_arena *a, struct cop_buf *out);
/* Names of all man pages of section 1, one a line. */
void cop_derive_pages(struct cop_arena *a, struct cop_buf *out);

/*
 * The two words no person types: `cop __complete WORD...` and `cop __derive man PAGE`,
 * `cop __derive pages`. ret_done says whether argv was one of them.
 */
enum cop_code cop_hidden(struct cop_env *env, char **argv, bool *ret_done,
			 struct cop_error *err) COP_CHECKED;

#endif
