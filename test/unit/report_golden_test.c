/* SPDX-License-Identifier: MIT */
/*
 * Reports of examples/plain-words against test/golden/report. With COP_ACCEPT=1 the files
 * are written instead, to be reviewed as a diff.
 */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "report_sample.h"

struct golden {
	const char *name, *ending;
	enum cop_report_kind kind;
	enum cop_format format;
	enum cop_tier readers;
	const char *period;
	bool brief;
	const char *subject;
};

static void close_file(FILE **f)
{
	if (*f)
		fclose(*f);
}

static FILE *open_golden(const struct golden *g, const char *mode)
{
	char path[512];

	snprintf(path, sizeof(path), "%s/test/golden/report/%s.%s", getenv("COP_SOURCE"),
		 g->name, g->ending);
	return fopen(path, mode);
}

static void check(const struct golden *g, const struct cop_buf *got)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf want = { 0 };
	COP_CLEANUP(close_file) FILE *f = NULL;
	char part[4096];
	size_t n;

	if (getenv("COP_ACCEPT")) {
		f = open_golden(g, "wb");
		assert_non_null(f);
		assert_int_equal(fwrite(cop_buf_str(got), 1, got->len, f), got->len);
		return;
	}
	f = open_golden(g, "rb");
	assert_non_null(f);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		cop_buf_add(&want, part, n);
	assert_string_equal(cop_buf_str(got), cop_buf_str(&want));
}

static void build(struct cop_arena *a, const struct golden *g, struct cop_buf *out)
{
	char *dir = cop_arena_printf(a, "%s/examples/plain-words", getenv("COP_SOURCE"));
	struct cop_community *c = sample_community(a, dir, cop_date_of(2026, 6, 15));
	struct cop_report *r = sample_report(a, c, g->kind);
	struct cop_look look = { .version = "cop" };
	struct cop_error err = { 0 };

	r->readers = g->readers ? g->readers : r->readers;
	r->brief = g->brief;
	r->subject = g->subject;
	if (g->period)
		assert_int_equal(cop_period_read(g->period, c->today, &r->period, &err),
				 COP_OK);
	cop_report_make(cop_report_form(g->kind), r);
	assert_int_equal(cop_doc_render(r->doc, g->format, &look, out, &err), COP_OK);
	cop_store_close(&c->store);
}

#define SPONSOR .kind = cop_report_kind_sponsor
#define ROSTER .kind = cop_report_kind_roster
#define CARD .subject = "community-manager", .kind = cop_report_kind_role_card
#define CHARTER .kind = cop_report_kind_charter

static const struct golden rows[] = {
	{ "sponsor", "md", SPONSOR, cop_format_md },
	{ "sponsor", "txt", SPONSOR, cop_format_text },
	{ "sponsor", "json", SPONSOR, cop_format_json },
	{ "sponsor", "html", SPONSOR, cop_format_html },
	{ "sponsor-q2", "md", SPONSOR, cop_format_md, .period = "2026-Q2" },
	{ "sponsor-members", "md", SPONSOR, cop_format_md, cop_tier_members, "2026-Q2" },
	{ "charter", "md", CHARTER, cop_format_md },
	{ "charter", "json", CHARTER, cop_format_json },
	{ "roster", "md", ROSTER, cop_format_md },
	{ "roster", "html", ROSTER, cop_format_html },
	{ "roster-public", "json", ROSTER, cop_format_json, cop_tier_public },
	{ "role-card", "md", CARD, cop_format_md },
	{ "role-card", "html", CARD, cop_format_html },
	{ "inception", "md", .kind = cop_report_kind_inception, cop_format_md },
	{ "inception", "json", .kind = cop_report_kind_inception, cop_format_json },
	{ "charter-brief", "md", CHARTER, cop_format_md, .brief = true },
};

static void builds_reports_as_they_were_reviewed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

		build(a, &rows[i], &out);
		check(&rows[i], &out);
	}
}

static void gives_the_same_bytes_for_the_same_input(void **state)
{
	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
		COP_CLEANUP(cop_buf_clear) struct cop_buf one = { 0 }, two = { 0 };

		build(a, &rows[i], &one);
		build(a, &rows[i], &two);
		assert_string_equal(cop_buf_str(&one), cop_buf_str(&two));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(builds_reports_as_they_were_reviewed),
		cmocka_unit_test(gives_the_same_bytes_for_the_same_input),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
