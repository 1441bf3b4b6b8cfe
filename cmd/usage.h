/* SPDX-License-Identifier: MIT */
/* Help pages made from the rows. All append plain text of at most 80 columns. */
#ifndef COP_USAGE_H
#define COP_USAGE_H

#include "opt.h"

/* "cop role assign ROLE MEMBER... [options]" */
void cop_usage_line(struct cop_arena *a, const struct cop_line *leaf,
		    struct cop_buf *out);
/* -h: one screen, at most 40 lines (commands.md 1.9). */
void cop_usage_leaf(struct cop_arena *a, const struct cop_line *leaf,
		    struct cop_buf *out);
void cop_usage_group(struct cop_arena *a, const struct cop_line *group,
		     struct cop_buf *out);
/* In fewer columns than 80 each command has a line of its own. */
void cop_usage_front(struct cop_buf *out, size_t width);
/* `cop help -a`: every command on one line, plumbing too. */
void cop_usage_all(struct cop_arena *a, struct cop_buf *out);

/* What a command names under "see also", without what does not exist; NULL: nothing. */
const char *cop_usage_see(struct cop_arena *a, const struct cop_cmd *cmd);
/* "-n, --dry-run", "--due DATE" */
const char *cop_usage_spec(struct cop_arena *a, const struct cop_cmd *cmd,
			   const struct cop_opt *o);
/*
 * Words of `text` from column `at` on, broken before column 79, following lines indented by
 * `indent`; ends without newline. Returns the column after the last word.
 */
size_t cop_usage_wrap(struct cop_buf *out, const char *text, size_t at, size_t indent);
/* The same in lines of at most `width` columns. */
size_t cop_usage_wrap_to(struct cop_buf *out, const char *text, size_t at, size_t indent,
			 size_t width);

/*
 * A command from column `lead` on: a line that goes on ends in a backslash, so that all of it
 * can still be pasted.
 */
void cop_usage_command(struct cop_buf *out, const char *line, size_t lead, size_t width);

#define COP_USAGE_WIDTH 80
/*
 * Text that was laid out for 80 columns, wrapped to `width`: prose anew, columns below each
 * other, commands so that they can still be pasted. A longer word stands alone.
 */
void cop_usage_reflow(struct cop_arena *a, const char *text, size_t width,
		      struct cop_buf *out);
/* The same with a page that was made; in 80 columns or more it stays as it is. */
void cop_usage_fit(struct cop_arena *a, size_t width, struct cop_buf *out);

#endif
