/* SPDX-License-Identifier: MIT */
/* What `cop help where` ends with: the names that conditions and columns may use. */
#include "topics.h"

#include <string.h>

#include "usage.h"

#define NAMES_AT 12 /* column of the names */

static bool computed(const struct cop_cmd *cmd, const char *name)
{
	for (size_t i = 0; i < cmd->ncolumns; i++)
		if ((cmd->columns[i].flags & COP_COL_COMPUTED) &&
		    strcmp(cmd->columns[i].key, name) == 0)
			return true;
	return false;
}

static void put_fields(const struct cop_cmd *cmd, struct cop_buf *out)
{
	const struct cop_schema *s = cmd->record->schema;

	cop_buf_text(out, "id");
	for (size_t i = 0; i < s->nfields; i++)
		if (!computed(cmd, cop_field_key(&s->fields[i])))
			cop_buf_printf(out, " %s", cop_field_key(&s->fields[i]));
}

static void put_computed(const struct cop_cmd *cmd, struct cop_buf *out)
{
	cop_buf_text(out, "computed:");
	for (size_t i = 0; i < cmd->ncolumns; i++)
		if (cmd->columns[i].flags & COP_COL_COMPUTED)
			cop_buf_printf(out, " %s", cmd->columns[i].key);
}

void cop_topic_fields(size_t width, struct cop_buf *out)
{
	for (size_t i = 0; i < cop_nlines; i++) {
		const struct cop_line *l = &cop_lines[i];
		COP_CLEANUP(cop_buf_clear) struct cop_buf fields = { 0 };
		COP_CLEANUP(cop_buf_clear) struct cop_buf values = { 0 };

		if (l->kind != COP_LINE_LEAF || !l->cmd->ncolumns)
			continue;
		put_fields(l->cmd, &fields);
		put_computed(l->cmd, &values);
		cop_buf_printf(out, "\n  %-*s", NAMES_AT - 2, l->group);
		cop_usage_wrap_to(out, cop_buf_str(&fields), NAMES_AT, NAMES_AT, width);
		cop_buf_char(out, '\n');
		cop_buf_fill(out, ' ', NAMES_AT);
		cop_usage_wrap_to(out, cop_buf_str(&values), NAMES_AT, NAMES_AT + 2,
				  width);
		cop_buf_char(out, '\n');
	}
}
