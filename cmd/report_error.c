/* SPDX-License-Identifier: MIT */
#include "report_error.h"

#include <string.h>

#include "base/enc.h"

static void put_line(struct cop_buf *out, const char *text)
{
	cop_enc_term_text(out, text, strlen(text));
	cop_buf_char(out, '\n');
}

static void put_text(const struct cop_env *env, const struct cop_error *e,
		     struct cop_buf *out)
{
	/* an answer that is no (`get` of an empty field) needs no words */
	if (!e->msg[0])
		return;
	if (e->file[0]) {
		cop_enc_term_text(out, e->file, strlen(e->file));
		if (e->line)
			cop_buf_printf(out, ":%u:%u", e->line, e->column);
		cop_buf_text(out, ": ");
	}
	if (env->err_color)
		cop_buf_text(out, "\033[1;31m");
	cop_buf_text(out, e->file[0] ? "error:" : "cop:");
	if (env->err_color)
		cop_buf_text(out, "\033[0m");
	cop_buf_char(out, ' ');
	put_line(out, e->msg);
	if (e->hint[0]) {
		cop_buf_text(out, "hint: ");
		put_line(out, e->hint);
	}
}

static void put_key(struct cop_buf *out, const char *key, const char *value)
{
	cop_buf_printf(out, ",\n  \"%s\": ", key);
	cop_enc_json_text(out, value, strlen(value));
}

static void put_finding(struct cop_buf *out, const struct cop_finding *f)
{
	struct cop_place place = { 0 };

	cop_buf_printf(out, "\n    {\"rule\": \"%s\", \"level\": \"%s\"", f->rule->id,
		       cop_severity_word(f->severity));
	if (f->where.at.src) {
		place = cop_loc_place(f->where.at);
		cop_buf_text(out, ", \"file\": ");
		cop_enc_json_text(out, f->where.at.src->path,
				  strlen(f->where.at.src->path));
		cop_buf_printf(out, ", \"line\": %u, \"column\": %u", place.line,
			       place.column);
	}
	cop_buf_text(out, ", \"text\": ");
	cop_enc_json_text(out, f->msg, strlen(f->msg));
	if (f->hint) {
		cop_buf_text(out, ", \"hint\": ");
		cop_enc_json_text(out, f->hint, strlen(f->hint));
	}
	cop_buf_char(out, '}');
}

static void put_json(const struct cop_env *env, const struct cop_error *e,
		     struct cop_buf *out)
{
	size_t n = env->findings ? env->findings->n : 0, shown = 0;

	cop_buf_printf(out, "{\n  \"schema\": \"cop.error/1\",\n  \"exit\": %d",
		       cop_exit_status(e->code));
	put_key(out, "message", e->msg);
	if (e->hint[0])
		put_key(out, "hint", e->hint);
	if (e->file[0])
		put_key(out, "file", e->file);
	if (e->line)
		cop_buf_printf(out, ",\n  \"line\": %u,\n  \"column\": %u", e->line,
			       e->column);
	cop_buf_text(out, ",\n  \"findings\": [");
	for (size_t i = 0; i < n; i++) {
		const struct cop_finding *f = env->findings->at[i];

		/* warnings beside them are not why */
		if (f->severity != COP_ERROR || f->accepted)
			continue;
		cop_buf_text(out, shown++ ? "," : "");
		put_finding(out, f);
	}
	cop_buf_text(out, shown ? "\n  ]\n}\n" : "]\n}\n");
}

void cop_report_error(const struct cop_env *env, const struct cop_error *e, bool json)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf doc = { 0 };

	/* what was shown is the answer, and it is no */
	if (e->code == COP_E_NO && !e->msg[0])
		return;
	put_text(env, e, &text);
	cop_runner_calm(env, &text, false);
	fwrite(cop_buf_str(&text), 1, text.len, env->err);
	if (!json || env->wrote)
		return;
	put_json(env, e, &doc);
	cop_runner_calm(env, &doc, true);
	fwrite(doc.at, 1, doc.len, env->out);
}
