/* SPDX-License-Identifier: MIT */
/* Members in a table that is about something else: who came to a gathering. */
#include <string.h>

#include "base/enc.h"
#include "model/roster_part.h"

/* By what a column knows somebody, surest first. */
static int rank_of(struct cop_arena *a, const struct cop_str *header)
{
	static const char *const ranks[] = { "id", "email", "name" };
	const char *field = cop_roster_field(a, header);

	for (int i = 0; field && i < COP_ROSTER_WHO_COLUMNS; i++) {
		if (strcmp(ranks[i], field) == 0)
			return i;
	}
	return -1;
}

void cop_roster_who_columns(struct cop_arena *a, const struct cop_csv *csv,
			    struct cop_roster_who_columns *ret)
{
	struct cop_roster_who_columns cols = { 0 };

	for (size_t i = 0; csv->n && i < csv->rows[0].n; i++) {
		int rank = rank_of(a, cop_csv_text(csv, 0, i));

		if (rank >= 0 && !cols.at[rank])
			cols.at[rank] = i + 1;
	}
	*ret = cols;
}

enum cop_roster_who cop_roster_who(const struct cop_roster_known *k, struct cop_arena *a,
				   const struct cop_str *text, const char **ret_id)
{
	struct cop_roster_person *p;
	size_t n = 1, others;

	if (!cop_str_len(text))
		return COP_ROSTER_WHO_EMPTY;
	p = cop_roster_by_id(k, cop_enc_shown(a, text));
	if (!p)
		p = cop_roster_by_email(k, text);
	if (!p)
		n = cop_roster_by_name(k, text, NULL, &p, &others);
	if (n != 1)
		return n ? COP_ROSTER_WHO_SEVERAL : COP_ROSTER_WHO_NOBODY;
	*ret_id = p->id;
	return COP_ROSTER_WHO_ONE;
}

enum cop_roster_who cop_roster_who_row(const struct cop_roster_known *k,
				       struct cop_arena *a, const struct cop_csv *csv,
				       const struct cop_roster_who_columns *cols,
				       struct cop_roster_who_cell *ret)
{
	enum cop_roster_who found = COP_ROSTER_WHO_EMPTY;

	for (size_t i = 0; i < COP_ROSTER_WHO_COLUMNS; i++) {
		size_t col = cols->at[i] ? cols->at[i] - 1 : 0;
		enum cop_roster_who one = COP_ROSTER_WHO_EMPTY;

		if (cols->at[i])
			one = cop_roster_who(k, a, cop_csv_text(csv, ret->row, col),
					     &ret->id);
		if (one == COP_ROSTER_WHO_EMPTY)
			continue;
		/* What is told of is a name that two have, else the surest column. */
		if (found == COP_ROSTER_WHO_EMPTY || one != COP_ROSTER_WHO_NOBODY) {
			ret->col = col;
			found = one;
		}
		if (one == COP_ROSTER_WHO_ONE)
			break;
	}
	return found;
}
