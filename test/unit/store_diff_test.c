/* SPDX-License-Identifier: MIT */
/* What cop shows as a diff is what git and people can apply. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "repo.h"
#include "store/diff.h"

static struct cop_source source(const char *text)
{
	return (struct cop_source){ .path = "f", .text = text, .len = strlen(text) };
}

static void assert_diff(const char *before, const char *after, const char *want)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_source a = source(before ? before : ""),
			  b = source(after ? after : "");

	cop_diff(&out, "f", before ? &a : NULL, after ? &b : NULL);
	assert_string_equal(cop_buf_str(&out), want);
}

#define HEAD "diff --git a/f b/f\n"
#define BOTH HEAD "--- a/f\n+++ b/f\n"

static void shows_a_change_with_three_lines_about_it(void **state)
{
	(void)state;
	assert_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
		    BOTH "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
	assert_diff("a\n", "b\n", BOTH "@@ -1 +1 @@\n-a\n+b\n");
}

static void joins_changes_that_are_near_and_parts_those_that_are_not(void **state)
{
	(void)state;
	assert_diff("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n",
		    BOTH "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
	assert_diff("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
		    BOTH "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n"
			 "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
}

static void says_what_a_new_a_removed_and_an_empty_file_are(void **state)
{
	(void)state;
	assert_diff(NULL, "a\nb\n",
		    HEAD "new file mode 100644\n--- /dev/null\n+++ b/f\n"
			 "@@ -0,0 +1,2 @@\n+a\n+b\n");
	assert_diff("a\n", NULL,
		    HEAD "deleted file mode 100644\n--- a/f\n+++ /dev/null\n"
			 "@@ -1 +0,0 @@\n-a\n");
	assert_diff(NULL, "", HEAD "new file mode 100644\n");
	assert_diff("", NULL, HEAD "deleted file mode 100644\n");
	assert_diff("", "a\n", BOTH "@@ -0,0 +1 @@\n+a\n");
	assert_diff("same\n", "same\n", "");
	assert_diff(NULL, NULL, "");
}

static void tells_of_a_missing_line_end(void **state)
{
	(void)state;
	assert_diff("a", "a\n",
		    BOTH "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
	assert_diff("a\nb", "A\nb",
		    BOTH "@@ -1,2 +1,2 @@\n-a\n+A\n b\n\\ No newline at end of file\n");
}

static void writes_strange_paths_as_git_does(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_source b = source("a\n");

	(void)state;
	cop_diff(&out, "notes/\"old\"/x.yaml", NULL, &b);
	assert_non_null(
		strstr(cop_buf_str(&out), "+++ \"b/notes/\\\"old\\\"/x.yaml\"\n"));
	cop_buf_reset(&out);
	cop_diff(&out, "notes/old ones/x.yaml", NULL, &b);
	assert_non_null(strstr(cop_buf_str(&out), "+++ b/notes/old ones/x.yaml\t\n"));
}

static void counts_lines(void **state)
{
	struct cop_source a = source("1\n2\n3\n"), b = source("1\n3\n4\n5\n");
	size_t added = 9, removed = 9;

	(void)state;
	cop_diff_count(&a, &b, &added, &removed);
	assert_int_equal(added, 2);
	assert_int_equal(removed, 1);
	cop_diff_count(NULL, &b, &added, &removed);
	assert_int_equal(added, 4);
	assert_int_equal(removed, 0);
}

/* --- random pairs, applied by git --- */

static unsigned next(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

/* Lines of few words, so that many are equal; sometimes no line end at the end. */
static void random_text(unsigned *seed, struct cop_buf *out)
{
	unsigned lines = next(seed, 40);

	for (unsigned i = 0; i < lines; i++)
		cop_buf_printf(out, "%c\n", 'a' + (int)next(seed, 6));
	if (out->len && next(seed, 4) == 0)
		out->len--;
}

/* Copies most lines, and drops, adds and changes some. */
static void random_change(unsigned *seed, const struct cop_buf *from, struct cop_buf *out)
{
	const char *at = cop_buf_str(from), *end = at + from->len;
	unsigned rate = 2 + next(seed, 20);

	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t len = stop ? (size_t)(stop - at) + 1 : (size_t)(end - at);

		switch (next(seed, rate)) {
		case 0:
			break;
		case 1:
			cop_buf_printf(out, "%c\n", 'a' + (int)next(seed, 6));
			cop_buf_add(out, at, len);
			break;
		default:
			cop_buf_add(out, at, len);
			break;
		}
		at += len;
	}
}

static void write_file(struct repo *r, const char *name, const struct cop_buf *text)
{
	FILE *f = fopen(cop_arena_printf(r->a, "%s/%s", r->top, name), "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(cop_buf_str(text), 1, text->len, f), text->len);
	assert_int_equal(fclose(f), 0);
}

#define PAIRS 300

/* One patch of all pairs, so that git runs once each way. */
static void git_applies_what_it_shows_both_ways(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf patch = { 0 };
	struct repo r;
	unsigned seed = 20260615;

	(void)state;
	repo_open(&r, "");
	repo_sh(&r, "mkdir before after");
	for (int i = 0; i < PAIRS; i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf a = { 0 };
		COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
		const char *name = cop_arena_printf(r.a, "f%03d", i);
		struct cop_source before, after;

		random_text(&seed, &a);
		if (next(&seed, 10))
			random_change(&seed, &a, &b);
		else
			random_text(&seed, &b);
		write_file(&r, cop_arena_printf(r.a, "before/%s", name), &a);
		write_file(&r, cop_arena_printf(r.a, "after/%s", name), &b);
		before = (struct cop_source){ "", cop_buf_str(&a), a.len };
		after = (struct cop_source){ "", cop_buf_str(&b), b.len };
		cop_diff(&patch, name, &before, &after);
	}
	write_file(&r, "patch", &patch);
	repo_sh(&r, "cp -r before there && git apply --directory=there patch && "
		    "diff -r there after");
	repo_sh(&r, "cp -r after back && git apply -R --directory=back patch && "
		    "diff -r back before");
	/* no longer than git's own, which is minimal for such small files */
	repo_sh(&r, "ours=$(grep -c '^[-+]' patch); theirs=$(git diff --no-index "
		    "--minimal before after | grep -c '^[-+]'); "
		    "test \"$ours\" -le \"$theirs\"");
	repo_close(&r);
}

static void new_and_removed_files_are_applied_too(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf patch = { 0 };
	struct cop_source a = source("old\n"), b = source("new"), none = source("");
	struct repo r;

	(void)state;
	repo_open(&r, "");
	repo_sh(&r, "printf 'old\\n' >gone && mkdir -p 'sub d'");
	cop_diff(&patch, "gone", &a, NULL);
	cop_diff(&patch, "sub d/b\303\266se.yaml", NULL, &b);
	cop_diff(&patch, "empty", NULL, &none);
	write_file(&r, "patch", &patch);
	repo_sh(&r,
		"git apply patch && test ! -e gone && test -e empty && test ! -s empty");
	assert_string_equal(repo_get(&r, "sub d/b\303\266se.yaml"), "new");
	repo_close(&r);
}

static void files_that_share_little_are_shown_quickly_and_truly(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf a = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf patch = { 0 };
	struct cop_source before, after;
	struct repo r;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		cop_buf_printf(&a, "a %d\n", i);
		cop_buf_printf(&b, "b %d\n", i);
	}
	before = (struct cop_source){ "", cop_buf_str(&a), a.len };
	after = (struct cop_source){ "", cop_buf_str(&b), b.len };
	repo_open(&r, "");
	cop_diff(&patch, "f", &before, &after);
	write_file(&r, "f", &a);
	write_file(&r, "g", &b);
	write_file(&r, "patch", &patch);
	repo_sh(&r, "git apply patch && cmp f g");
	repo_close(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_a_change_with_three_lines_about_it),
		cmocka_unit_test(
			joins_changes_that_are_near_and_parts_those_that_are_not),
		cmocka_unit_test(says_what_a_new_a_removed_and_an_empty_file_are),
		cmocka_unit_test(tells_of_a_missing_line_end),
		cmocka_unit_test(writes_strange_paths_as_git_does),
		cmocka_unit_test(counts_lines),
		cmocka_unit_test(git_applies_what_it_shows_both_ways),
		cmocka_unit_test(new_and_removed_files_are_applied_too),
		cmocka_unit_test(files_that_share_little_are_shown_quickly_and_truly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
