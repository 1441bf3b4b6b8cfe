/* SPDX-License-Identifier: MIT */
/* Findings for machines and for pages: json, ndjson, md, github. */
#include "doc/doc.h"

#include "doc/finding.h"
#include "doc/json.h"
#include "doc/render.h"

/* GitHub shows ten annotations of each kind per step and drops the others in silence. */
#define ANNOTATIONS_MAX 10

static bool shown(const struct cop_finding *f, const struct cop_finding_look *look)
{
	return look->all || !f->accepted;
}

static void put_pairs(struct cop_json *j, const struct cop_finding *f,
		      struct cop_counted *counted)
{
	const struct cop_source *src = f->where.at.src;

	cop_json_put_word(j, "rule", f->rule->id);
	cop_json_put_word(j, "level", cop_severity_word(f->severity));
	if (src)
		cop_json_put_word(j, "file", src->path);
	if (src && src->text) {
		struct cop_place place = cop_counted_place(counted, f->where.at);

		cop_json_put_num(j, "line", place.line);
		cop_json_put_num(j, "column", place.column);
	}
	cop_json_put_word(j, "text", f->msg);
	cop_json_put_word(j, "hint", f->hint);
	cop_json_put_date(j, "since", (struct cop_date){ f->since });
	cop_json_put_word(j, "accepted", f->accepted);
	cop_json_put_word(j, "record", f->where.record);
	cop_json_put_word(j, "path", f->where.path);
	cop_json_put_word(j, "in_hand", f->in_hand);
	cop_json_put_date(j, "until", (struct cop_date){ f->until });
}

static void put_json(const struct cop_findings *f, const struct cop_finding_look *look,
		     struct cop_buf *out)
{
	struct cop_json j = { .out = out };
	struct cop_counted counted = { 0 };

	cop_json_open(&j, '{');
	cop_json_put_word(&j, "schema", "cop.findings/1");
	cop_json_put_word(&j, "community", look->community);
	cop_json_put_date(&j, "as_of", look->as_of);
	cop_json_put_word(&j, "since", look->since);
	if (look->older)
		cop_json_put_num(&j, "older", (double)look->older);
	if (look->files)
		cop_json_put_num(&j, "files", (double)look->files);
	cop_json_put_num(&j, "errors", (double)cop_findings_count(f, COP_ERROR));
	cop_json_put_num(&j, "warnings", (double)cop_findings_count(f, COP_WARNING));
	cop_json_key(&j, "findings");
	cop_json_open(&j, '[');
	for (size_t i = 0; i < f->n; i++) {
		if (!shown(f->at[i], look))
			continue;
		cop_json_item(&j);
		cop_json_open(&j, '{');
		put_pairs(&j, f->at[i], &counted);
		cop_json_close(&j, '}');
	}
	cop_json_close(&j, ']');
	cop_json_close(&j, '}');
	cop_buf_char(out, '\n');
}

static void put_ndjson(const struct cop_findings *f, const struct cop_finding_look *look,
		       struct cop_buf *out)
{
	struct cop_counted counted = { 0 };

	for (size_t i = 0; i < f->n; i++) {
		struct cop_json j = { .out = out, .compact = true };

		if (!shown(f->at[i], look))
			continue;
		cop_json_open(&j, '{');
		put_pairs(&j, f->at[i], &counted);
		cop_json_close(&j, '}');
		cop_buf_char(out, '\n');
	}
}

static void put_cell(struct cop_buf *out, const char *text)
{
	cop_buf_text(out, " | ");
	if (text)
		cop_enc_md_text(out, text, strlen(text));
}

static void put_md(const struct cop_findings *f, const struct cop_finding_look *look,
		   struct cop_buf *out)
{
	struct cop_counted counted = { 0 };
	bool any = false;

	for (size_t i = 0; i < f->n; i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf place = { 0 };
		const struct cop_finding *one = f->at[i];

		if (!shown(one, look))
			continue;
		if (!any)
			cop_buf_text(out, "| Level | Where | What | Hint | Rule |\n"
					  "| --- | --- | --- | --- | --- |\n");
		any = true;
		cop_finding_place(&place, one, &counted);
		cop_buf_printf(out, "| %s", cop_severity_word(one->severity));
		put_cell(out, cop_buf_str(&place));
		put_cell(out, one->msg);
		put_cell(out, one->hint);
		put_cell(out, one->rule->id);
		cop_buf_text(out, " |\n");
	}
	if (any)
		cop_buf_char(out, '\n');
	cop_findings_summary(out, f, look);
}

/* Kinds of annotation, worst first: what GitHub knows. */
static const char *const kinds[] = { "error", "warning", "notice" };

static size_t kind_of(enum cop_severity s)
{
	if (s == COP_ERROR || s == COP_CRITICAL)
		return 0;
	return s == COP_WARNING ? 1 : 2;
}

static void put_property(struct cop_buf *out, const char *name, const char *a,
			 const char *b)
{
	cop_buf_printf(out, "%s=", name);
	cop_enc_github_property(out, a, strlen(a));
	cop_enc_github_property(out, b, strlen(b));
	cop_buf_char(out, ',');
}

static void put_annotation(struct cop_buf *out, const struct cop_finding *f,
			   struct cop_counted *counted,
			   const struct cop_finding_look *look)
{
	const struct cop_source *src = f->where.at.src;
	const char *prefix = look->prefix ? look->prefix : "";

	cop_buf_printf(out, "::%s ", kinds[kind_of(f->severity)]);
	if (src && src->path)
		put_property(out, "file", prefix, src->path);
	if (src && src->path && src->text) {
		struct cop_place place = cop_counted_place(counted, f->where.at);

		cop_buf_printf(out, "line=%u,col=%u,", (unsigned)place.line,
			       (unsigned)place.column);
	}
	cop_buf_text(out, "title=");
	cop_enc_github_property(out, f->rule->id, strlen(f->rule->id));
	cop_buf_text(out, "::");
	cop_enc_github(out, f->msg, strlen(f->msg));
	if (f->hint && *f->hint) {
		cop_buf_text(out, " (");
		cop_enc_github(out, f->hint, strlen(f->hint));
		cop_buf_char(out, ')');
	}
	cop_buf_char(out, '\n');
}

static void put_github(const struct cop_findings *f, const struct cop_finding_look *look,
		       struct cop_buf *out)
{
	size_t left[COP_COUNT(kinds)] = { 0 }, total = 0;

	for (size_t kind = 0; kind < COP_COUNT(kinds); kind++) {
		struct cop_counted counted = { 0 };
		size_t n = 0;

		for (size_t i = 0; i < f->n; i++) {
			if (!shown(f->at[i], look) || kind_of(f->at[i]->severity) != kind)
				continue;
			if (n++ < ANNOTATIONS_MAX)
				put_annotation(out, f->at[i], &counted, look);
		}
		left[kind] = n > ANNOTATIONS_MAX ? n - ANNOTATIONS_MAX : 0;
		total += left[kind];
	}
	cop_findings_summary(out, f, look);
	if (total)
		cop_buf_printf(
			out,
			"%zu more not shown here (%zu error%s, %zu warning%s, %zu "
			"note%s): "
			"GitHub shows %d of each; cop check --format md lists all\n",
			total, left[0], left[0] == 1 ? "" : "s", left[1],
			left[1] == 1 ? "" : "s", left[2], left[2] == 1 ? "" : "s",
			ANNOTATIONS_MAX);
}

enum cop_code cop_findings_render(const struct cop_findings *f, enum cop_format format,
				  const struct cop_finding_look *look,
				  struct cop_buf *out, struct cop_error *err)
{
	if (format == cop_format_text || format == cop_format_table) {
		cop_findings_text(f, look, out);
	} else if (format == cop_format_json) {
		put_json(f, look, out);
	} else if (format == cop_format_ndjson) {
		put_ndjson(f, look, out);
	} else if (format == cop_format_md) {
		put_md(f, look, out);
	} else if (format == cop_format_github) {
		put_github(f, look, out);
	} else {
		cop_fail(err, COP_E_USAGE, "findings have no such form");
		return cop_fail_hint(err, "--format text, json, ndjson, md or github");
	}
	return COP_OK;
}
