/* SPDX-License-Identifier: MIT */
#include "rows.h"

#include <string.h>

#include "base/enc.h"
#include "base/fs.h"

#define SHOWN 5

enum cop_code cop_rows_read(struct cop_env *env, const char *file, const char *into,
			    struct cop_rows *ret, struct cop_error *err)
{
	struct cop_rows r = { .file = file, .into = into };
	const struct cop_source *src;
	enum cop_code code;

	code = cop_fs_read_any(file, COP_CSV_MOST_BYTES, env->arena, &src, err);
	if (!code)
		code = cop_csv_read(env->arena, src, &r.csv, err);
	if (code)
		return code;
	r.findings = COP_NEW(env->arena, struct cop_findings);
	cop_findings_init(r.findings, env->arena);
	*ret = r;
	return COP_OK;
}

static const struct cop_rule_id *rule_of(const struct cop_rows_bad *bad)
{
	return bad->rule ? bad->rule : &cop_rule_wrong_type;
}

void cop_rows_judged(struct cop_env *env, struct cop_rows *r, const char *record,
		     const struct cop_rows_bad *bad)
{
	struct cop_where w = { .at = cop_csv_loc(&r->csv, bad->row, bad->col),
			       .record = record };

	r->n++;
	if (!bad->why)
		return;
	*COP_PUSH(env->arena, r->bad, r->nbad, r->cap) = *bad;
	cop_find(r->findings, rule_of(bad), w, "%s", bad->why);
}

unsigned cop_rows_line(const struct cop_rows *r, size_t row, size_t col)
{
	return cop_loc_place(cop_csv_loc(&r->csv, row, col)).line;
}

/* --- refusing --- */

static void say_refused(struct cop_env *env, const struct cop_rows *r)
{
	size_t shown = 0, left = r->nbad;
	bool grouped = false;

	for (size_t i = 0; i < r->nbad && shown < SHOWN; i++) {
		const struct cop_rows_bad *bad = &r->bad[i];
		const char *like = "";

		if (bad->alike && grouped)
			continue;
		if (bad->alike > 1)
			like = cop_arena_printf(env->arena, ": %zu rows like it",
						bad->alike);
		cop_complain(env, "%s:%u: error: %s%s [%s]", r->file,
			     cop_rows_line(r, bad->row, bad->col), bad->why, like,
			     rule_of(bad)->id);
		left -= bad->alike ? bad->alike : 1;
		grouped |= bad->alike > 0;
		shown++;
	}
	if (left)
		cop_complain(env, "... %zu more: --json lists all", left);
}

enum cop_code cop_rows_refuse(struct cop_env *env, const struct cop_rows *r,
			      struct cop_error *err)
{
	env->findings = r->findings;
	if (env->format != cop_format_json)
		say_refused(env, r);
	cop_fail(err, COP_E_NO, "%zu of %zu rows %s refused, so nothing was written",
		 r->nbad, r->n, r->nbad == 1 ? "is" : "are");
	return cop_fail_hint(err, "--rejects FILE imports the others and puts these "
				  "there, each with its reason");
}

/* --- putting aside --- */

const char *cop_rows_note(struct cop_env *env, const struct cop_rows *r)
{
	if (!r->nbad)
		return NULL;
	return cop_arena_printf(env->arena,
				"%zu row%s left out: %s, each with its reason; correct "
				"and import that file",
				r->nbad, r->nbad == 1 ? "" : "s", r->into);
}

static void put_row(const struct cop_rows *r, size_t row, const char *last,
		    struct cop_buf *out)
{
	for (size_t i = 0; i < r->csv.rows[0].n; i++) {
		cop_enc_csv(out, cop_csv_text(&r->csv, row, i));
		cop_buf_char(out, ',');
	}
	cop_enc_csv_text(out, last, strlen(last));
	cop_buf_char(out, '\n');
}

static enum cop_code write_aside(const void *with, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const struct cop_rows *r = with;

	put_row(r, 0, "reason", &out);
	for (size_t i = 0; i < r->nbad; i++)
		put_row(r, r->bad[i].row, r->bad[i].why, &out);
	if (!cop_fs_replace_own(r->into, cop_buf_str(&out), out.len, err))
		return COP_OK;
	return cop_fail_hint(err, "the other rows are in; the same command with another "
				  "FILE writes those left out");
}

enum cop_code cop_rows_finish(struct cop_env *env, const struct cop_rows *r,
			      struct cop_change *c, struct cop_decided *d,
			      struct cop_error *err)
{
	enum cop_code code = r->nbad ? cop_fs_can_replace_any(r->into, err) : COP_OK;

	if (code)
		return code;
	if (r->nbad) {
		d->beside = write_aside;
		d->with = r;
	}
	return cop_finish(env, c, d, err);
}
