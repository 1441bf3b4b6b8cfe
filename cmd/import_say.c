/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/enc.h"
#include "import.h"

static const char *const whats[COP_ROSTER_WHATS] = {
	[COP_ROSTER_NEW] = "new",         [COP_ROSTER_CHANGED] = "changed",
	[COP_ROSTER_SAME] = "same",       [COP_ROSTER_TWICE] = "twice",
	[COP_ROSTER_MACHINE] = "machine", [COP_ROSTER_REFUSED] = "refused",
};

void cop_import_say_columns(struct cop_env *env, const struct cop_import *im)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf used = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf ignored = { 0 };

	for (size_t i = 0; i < im->map.n; i++) {
		const struct cop_roster_column *col = &im->map.at[i];
		const char *header = cop_enc_snippet(env->arena, col->header, 30);
		const char *field = col->first || col->last ? "name" : col->field;

		if (field)
			cop_buf_printf(&used, "%s%s=%s", used.len ? ", " : "", header,
				       field);
		else
			cop_buf_printf(&ignored, "%s%s", ignored.len ? ", " : "", header);
	}
	if (ignored.len)
		cop_buf_printf(&used, " (ignored: %s)", cop_buf_str(&ignored));
	cop_say(env, "read as: csv; %s", cop_buf_str(&used));
}

static void add_count(struct cop_buf *b, size_t n, const char *what)
{
	if (n)
		cop_buf_printf(b, "%s%zu %s", b->len ? ", " : "", n, what);
}

void cop_import_say_counts(struct cop_env *env, const struct cop_import *im)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	const size_t *count = im->roster.count;

	add_count(&b, count[COP_ROSTER_NEW], "new");
	if (im->roster.namesakes)
		cop_buf_printf(&b,
			       " (%zu of them share%s a name with somebody, not an "
			       "e-mail)",
			       im->roster.namesakes,
			       im->roster.namesakes == 1 ? "s" : "");
	add_count(&b, count[COP_ROSTER_CHANGED],
		  im->update ? "changed" : "known, with other values (--update)");
	add_count(&b, count[COP_ROSTER_SAME], "known and same");
	add_count(&b, count[COP_ROSTER_TWICE], "twice in the file");
	add_count(&b, count[COP_ROSTER_MACHINE], "ignored as machines");
	add_count(&b, count[COP_ROSTER_REFUSED], "refused");
	if (im->map.remembered)
		cop_buf_printf(&b, " (columns%s remembered)",
			       im->map.order ? " and date order" : "");
	cop_say(env, "%zu row%s: %s", im->roster.n, im->roster.n == 1 ? "" : "s",
		cop_buf_str(&b));
}

enum cop_code cop_import_show_rows(struct cop_env *env, const struct cop_import *im,
				   struct cop_error *err)
{
	static const struct cop_column columns[] = {
		{ "line", NULL, COP_COL_RIGHT },
		{ "what", NULL, 0 },
		{ "id", NULL, 0 },
		{ "name", NULL, 0 },
		{ "why", NULL, 0 },
	};
	struct cop_doc *doc = cop_doc_new(env->arena, "cop.import/1");
	struct cop_table *t =
		cop_doc_table(doc, NULL, "items", columns, COP_COUNT(columns));

	for (size_t i = 0; i < im->roster.n; i++) {
		const struct cop_roster_row *row = &im->roster.at[i];
		struct cop_value *v = cop_table_row(t);

		v[0] = cop_v_num(cop_rows_line(&im->rows, row->row, row->col));
		v[1] = cop_v_word(whats[row->what]);
		v[2] = cop_v_word(row->id);
		v[3] = cop_v_text(row->member.name);
		v[4] = cop_v_text(row->why ? cop_str_text(env->arena, row->why) : NULL);
	}
	env->format = env->host.out_tty ? cop_format_table : cop_format_tsv;
	return cop_show(env, doc, err);
}

static struct cop_value refused_values(struct cop_env *env, const struct cop_import *im)
{
	struct cop_value list = cop_v_list();

	for (size_t i = 0; i < im->roster.n; i++) {
		const struct cop_roster_row *row = &im->roster.at[i];
		struct cop_value one = cop_v_map();

		if (row->what != COP_ROSTER_REFUSED)
			continue;
		cop_v_put(env->arena, &one, "line",
			  cop_v_num(cop_rows_line(&im->rows, row->row, row->col)));
		cop_v_put(env->arena, &one, "text",
			  cop_v_text(cop_str_text(env->arena, row->why)));
		cop_v_push(env->arena, &list, one);
	}
	return list;
}

struct cop_value cop_import_values(struct cop_env *env, const struct cop_import *im)
{
	const size_t *count = im->roster.count;
	struct cop_arena *a = env->arena;
	struct cop_value v = cop_v_map();

	cop_v_put(a, &v, "new", cop_v_num((double)count[COP_ROSTER_NEW]));
	cop_v_put(a, &v, "changed", cop_v_num((double)count[COP_ROSTER_CHANGED]));
	cop_v_put(a, &v, "same", cop_v_num((double)count[COP_ROSTER_SAME]));
	cop_v_put(a, &v, "duplicate", cop_v_num((double)count[COP_ROSTER_TWICE]));
	cop_v_put(a, &v, "machines", cop_v_num((double)count[COP_ROSTER_MACHINE]));
	cop_v_put(a, &v, "refused", refused_values(env, im));
	return v;
}
