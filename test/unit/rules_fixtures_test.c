/* SPDX-License-Identifier: MIT */
/* The communities of test/fixtures/broken and the complete ones, against what is expected. */
#include "test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules_world.h"

/* rule TAB file:line:column TAB severity TAB first words of the message */
struct expected {
	char rule[64], place[256], severity[16], msg[256];
	bool seen;
};

#define EXPECTED_MAX 16

static size_t read_expected(const char *path, struct expected *ret)
{
	FILE *in = fopen(path, "r");
	char line[700];
	size_t n = 0;

	while (in && n < EXPECTED_MAX && fgets(line, sizeof(line), in)) {
		struct expected *e = &ret[n];

		*e = (struct expected){ 0 };
		line[strcspn(line, "\n")] = 0;
		if (sscanf(line, "%63[^\t]\t%255[^\t]\t%15[^\t]\t%255[^\t]", e->rule,
			   e->place, e->severity, e->msg) == 4)
			n++;
	}
	if (in)
		fclose(in);
	return n;
}

static void place_of(const struct cop_finding *f, char *out, size_t size)
{
	struct cop_place p = { 0 };

	if (f->where.at.src)
		p = cop_loc_place(f->where.at);
	snprintf(out, size, "%s:%u:%u",
		 f->where.at.src ? f->where.at.src->path : f->where.record, p.line,
		 p.column);
}

static bool is_expected(const struct cop_finding *f, struct expected *list, size_t n)
{
	char place[300];

	place_of(f, place, sizeof(place));
	for (size_t i = 0; i < n; i++) {
		struct expected *e = &list[i];

		if (!e->seen && strcmp(e->rule, f->rule->id) == 0 &&
		    strcmp(e->place, place) == 0 &&
		    strcmp(e->severity, cop_severity_word(f->severity)) == 0 &&
		    strncmp(e->msg, f->msg, strlen(e->msg)) == 0) {
			e->seen = true;
			return true;
		}
	}
	return false;
}

static void print_finding(const char *what, const char *name, const struct cop_finding *f)
{
	char place[300];

	place_of(f, place, sizeof(place));
	print_error("%s: %s: %s\t%s\t%s\t%s\n", name, what, f->rule->id, place,
		    cop_severity_word(f->severity), f->msg);
}

/* How many findings are missing or too many. */
static size_t judge_folder(const char *name)
{
	struct cop_arena *a = cop_arena_new();
	const char *dir =
		world_source(a, cop_arena_printf(a, "test/fixtures/broken/%s", name));
	struct expected expected[EXPECTED_MAX];
	size_t n = read_expected(cop_arena_printf(a, "%s/expected.tsv", dir), expected);
	struct cop_error err = { 0 };
	struct cop_world w;
	size_t bad = 0;

	if (!world_open(&w, dir, cop_date_of(2026, 6, 15), &err)) {
		print_error("%s: %s\n", name, err.msg);
		bad++;
	}
	for (size_t i = 0; i < w.findings.n; i++) {
		const struct cop_finding *f = w.findings.at[i];

		if (is_expected(f, expected, n) || f->severity > COP_WARNING)
			continue;
		print_finding("not expected", name, f);
		bad++;
	}
	for (size_t i = 0; i < n; i++) {
		if (expected[i].seen)
			continue;
		print_error("%s: not found: %s\t%s\t%s\t%s\n", name, expected[i].rule,
			    expected[i].place, expected[i].severity, expected[i].msg);
		bad++;
	}
	world_close(&w);
	cop_arena_free(&a);
	return bad;
}

static void finds_what_is_wrong_and_nothing_else(void **state)
{
	struct cop_arena *a = cop_arena_new();
	DIR *dir = opendir(world_source(a, "test/fixtures/broken"));
	size_t bad = 0, folders = 0;

	(void)state;
	assert_non_null(dir);
	for (struct dirent *e; (e = readdir(dir));) {
		if (e->d_name[0] == '.' || strchr(e->d_name, '.'))
			continue;
		folders++;
		bad += judge_folder(e->d_name);
	}
	closedir(dir);
	cop_arena_free(&a);
	assert_true(folders > 50);
	assert_int_equal(bad, 0);
}

static void assert_no_errors(const char *where, struct cop_date today)
{
	struct cop_arena *a = cop_arena_new();
	struct cop_error err = { 0 };
	struct cop_world w;

	if (!world_open(&w, world_source(a, where), today, &err))
		fail_msg("%s: %s", where, err.msg);
	for (size_t i = 0; i < w.findings.n; i++) {
		if (w.findings.at[i]->severity == COP_ERROR)
			print_finding("no error wanted", where, w.findings.at[i]);
		else if (getenv("COP_SHOW_FINDINGS"))
			print_finding("so it says", where, w.findings.at[i]);
	}
	assert_int_equal(cop_findings_count(&w.findings, COP_ERROR), 0);
	world_close(&w);
	cop_arena_free(&a);
}

static void finds_no_error_in_the_invented_community(void **state)
{
	(void)state;
	assert_no_errors("examples/plain-words", cop_date_of(2026, 6, 15));
}

static void finds_no_error_in_the_examples_of_the_format(void **state)
{
	(void)state;
	assert_no_errors("test/fixtures/format", cop_date_of(2026, 11, 30));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_is_wrong_and_nothing_else),
		cmocka_unit_test(finds_no_error_in_the_invented_community),
		cmocka_unit_test(finds_no_error_in_the_examples_of_the_format),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
