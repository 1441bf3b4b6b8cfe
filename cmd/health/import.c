/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "gauges.h"
#include "health/intake.h"
#include "rows.h"

struct opts {
	const char *file, *indicator, *plan, *rejects;
	struct cop_words map;
	int as;
};

struct import {
	const struct opts *o;
	struct cop_rows rows;
	struct cop_intake_columns cols;
	struct cop_intake in;
	struct cop_gauge gauge; /* values */
};

/* --- reading --- */

static enum cop_code read_table(struct cop_env *env, const struct opts *o,
				struct import *im, struct cop_error *err)
{
	enum cop_intake_kind as = (enum cop_intake_kind)o->as;
	enum cop_code code = cop_rows_read(env, o->file, o->rejects, &im->rows, err);

	/* Only who came is of an item of the plan. */
	if (!as && o->plan && !o->indicator)
		as = cop_intake_kind_attendance;
	if (!as && o->indicator)
		as = cop_intake_kind_values;
	if (!code)
		code = cop_intake_columns(env->arena, &im->rows.csv, as, o->map.at,
					  o->map.n, &im->cols, err);
	return code;
}

static enum cop_code read_values(struct cop_env *env, struct import *im,
				 struct cop_error *err)
{
	struct cop_health *h = cop_health_begin(env);
	enum cop_code code;

	if (!im->o->indicator) {
		cop_fail(err, COP_E_USAGE, "values are of an indicator");
		return cop_fail_hint(err, "--indicator ID: cop health list --all");
	}
	code = cop_health_find(env, h, im->o->indicator, &im->gauge, err);
	if (!code)
		cop_intake_values(h, &im->gauge, &im->cols, &im->in);
	return code;
}

static enum cop_code read_attendance(struct cop_env *env, struct import *im,
				     struct cop_error *err)
{
	struct cop_intake_else otherwise = { .date = cop_day(env) };
	enum cop_kind kind;
	enum cop_code code = COP_OK;

	if (im->o->plan)
		code = cop_community_resolve(env->community, COP_KIND_BIT(plan),
					     im->o->plan, &otherwise.plan, &kind, err);
	if (!code)
		cop_intake_attendance(env->community, env->arena, &im->cols, otherwise,
				      &im->in);
	return code;
}

static void judge_rows(struct cop_env *env, struct import *im)
{
	for (size_t i = 0; i < im->in.n; i++) {
		const struct cop_intake_row *row = &im->in.at[i];
		bool refused = row->what == COP_INTAKE_REFUSED;
		struct cop_rows_bad bad = { .row = row->row,
					    .col = row->col,
					    .why = refused ? row->why : NULL,
					    .rule = row->rule };

		cop_rows_judged(env, &im->rows, im->o->file, &bad);
	}
}

/* --- saying --- */

static void write_falls(struct cop_buf *out, const struct import *im)
{
	size_t n = 0;

	for (size_t i = 0; i < im->in.n; i++) {
		const struct cop_intake_row *row = &im->in.at[i];
		char day[COP_DATE_TEXT];

		if (row->falls && row->what == COP_INTAKE_NEW && !n++)
			cop_buf_printf(out, "%s falls by more than half: line %u",
				       cop_date_text(row->reading.date, day),
				       cop_rows_line(&im->rows, row->row, row->col));
	}
	if (n > 1)
		cop_buf_printf(out, " and %zu more", n - 1);
}

static size_t count_gatherings(const struct import *im)
{
	size_t n = 0;

	for (size_t i = 0; i < im->in.n; i++)
		n += im->in.at[i].what == COP_INTAKE_NEW && im->in.at[i].id &&
		     !im->in.at[i].joined;
	return n;
}

static const char *subject_of(struct cop_env *env, const struct import *im)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf beside = { 0 };
	size_t same = im->in.count[COP_INTAKE_SAME], n = im->in.count[COP_INTAKE_NEW];

	if (same)
		cop_buf_printf(&beside, "%zu known already", same);
	if (im->cols.kind == cop_intake_kind_values) {
		cop_buf_printf(&b, "health: %s: %zu new value%s", im->gauge.id, n,
			       n == 1 ? "" : "s");
		if (beside.len)
			cop_buf_text(&beside, "; ");
		write_falls(&beside, im);
	} else {
		n = count_gatherings(im);
		cop_buf_printf(&b, "health: who came to %zu gathering%s", n,
			       n == 1 ? "" : "s");
	}
	while (beside.len && strchr("; ", beside.at[beside.len - 1]))
		beside.at[--beside.len] = '\0';
	if (beside.len)
		cop_buf_printf(&b, " (%s)", cop_buf_str(&beside));
	return cop_buf_keep(&b, env->arena);
}

static const char *const *notes_of(struct cop_env *env, const struct import *im)
{
	const char **notes = COP_NEW_N(env->arena, const char *, 4);
	char day[COP_DATE_TEXT];
	size_t n = 0;

	if (!im->cols.at[COP_INTAKE_DATE])
		notes[n++] = cop_arena_printf(env->arena,
					      "no column has a day: taken as %s (--on)",
					      cop_date_text(cop_day(env), day));

	if (*im->cols.ignored)
		notes[n++] = cop_arena_printf(env->arena, "columns ignored: %s",
					      im->cols.ignored);
	notes[n] = cop_rows_note(env, &im->rows);
	return notes;
}

/* new same odd refused: keys of cop.change/1. */
static struct cop_value values_of(struct cop_env *env, const struct import *im)
{
	struct cop_value v = cop_v_map(), odd = cop_v_list();

	for (size_t i = 0; i < im->in.n; i++)
		if (im->in.at[i].falls)
			cop_v_push(env->arena, &odd,
				   cop_v_date(im->in.at[i].reading.date));
	cop_v_put(env->arena, &v, "new", cop_v_num((double)im->in.count[COP_INTAKE_NEW]));
	cop_v_put(env->arena, &v, "same",
		  cop_v_num((double)im->in.count[COP_INTAKE_SAME]));
	if (odd.u.list.n)
		cop_v_put(env->arena, &v, "odd", odd);
	cop_v_put(env->arena, &v, "refused",
		  cop_v_num((double)im->in.count[COP_INTAKE_REFUSED]));
	return v;
}

/* --- writing --- */

static enum cop_code collect(struct cop_env *env, const struct import *im,
			     struct cop_change *c, struct cop_error *err)
{
	struct cop_arena *a = env->arena;
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < im->in.n && !code; i++) {
		const struct cop_intake_row *row = &im->in.at[i];

		if (row->what != COP_INTAKE_NEW || row->joined)
			continue;
		if (im->cols.kind == cop_intake_kind_values)
			code = cop_change_line(c, &cop_record_observation, im->gauge.id,
					       cop_schema_emit(a, &cop_schema_reading,
							       &row->reading, COP_FLOW),
					       err);
		else
			code = cop_change_create(c, &cop_record_gathering, row->id,
						 cop_schema_emit(a, &cop_schema_gathering,
								 row->held, COP_BLOCK),
						 err);
	}
	return code;
}

static enum cop_code write_all(struct cop_env *env, const struct import *im,
			       struct cop_error *err)
{
	struct cop_change *c = cop_begin(env);
	struct cop_decided d = { .subject = subject_of(env, im),
				 .notes = notes_of(env, im),
				 .extra = values_of(env, im) };
	enum cop_code code = collect(env, im, c, err);

	if (!im->in.count[COP_INTAKE_NEW])
		cop_say(env, "%zu row%s, %zu known already", im->in.n,
			im->in.n == 1 ? "" : "s", im->in.count[COP_INTAKE_SAME]);
	return code ? code : cop_rows_finish(env, &im->rows, c, &d, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct import im = { .o = opts };
	enum cop_code code = read_table(env, opts, &im, err);

	if (!code && im.cols.kind == cop_intake_kind_values)
		code = read_values(env, &im, err);
	else if (!code)
		code = read_attendance(env, &im, err);
	if (code)
		return code;
	judge_rows(env, &im);
	if (cop_rows_stop(&im.rows))
		return cop_rows_refuse(env, &im.rows, err);
	return write_all(env, &im, err);
}

static const char *const examples[] = {
	"cop health import calls.csv --indicator calls",
	"cop health import t.csv --indicator calls --map Day=date",
	"cop health import who-came.csv --plan clinic --on 2026-06-04", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_CHOICE,
	  .name = "as",
	  .help = "what the table holds",
	  .fallback = "by its header",
	  .of = &cop_enum_intake_kind,
	  .offset = offsetof(struct opts, as) },
	{ .kind = COP_OPT_WORD,
	  .name = "indicator",
	  .metavar = "ID",
	  .help = "whose values they are",
	  .hint = COP_HINT_INDICATOR,
	  .offset = offsetof(struct opts, indicator) },
	{ .kind = COP_OPT_WORD,
	  .name = "plan",
	  .metavar = "ITEM",
	  .help = "item of the plan that was attended, where no column says it",
	  .hint = COP_HINT_PLAN,
	  .offset = offsetof(struct opts, plan) },
	{ .kind = COP_OPT_WORD,
	  .name = "map",
	  .metavar = "HEADER=FIELD",
	  .help = "this column is that field",
	  .fallback = "by its header",
	  .flags = COP_OPT_REPEAT,
	  .offset = offsetof(struct opts, map) },
	COP_ROWS_REJECTS(struct opts),
};

static const struct cop_arg args[] = { COP_ROWS_FILE(struct opts) };

const struct cop_cmd cop_cmd_health_import = {
	.summary = "dated values, or who came, from a table",
	.rule = "All or nothing; the same table again brings nothing new.",
	.help = "A header with date and value (or count and of) holds values of one\n"
		"indicator; one with date and members (or member, email or name, a row "
		"each)\n"
		"says who came to gatherings. People are known by id, else e-mail, else "
		"whole\n"
		"name. Where no column has a date, --on is the day. A day is 2026-03-31; "
		"2026-03\n"
		"means its last day. What stands on record is not changed: a row that "
		"says\n"
		"otherwise is refused.",
	.examples = examples,
	.see = "cop health record, cop health trend",
	.needs = COP_WRITES | COP_DATED,
	.record = &cop_record_observation,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
