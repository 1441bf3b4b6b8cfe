/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <string.h>

#include "store/journal.h"

#define ID_A "1111111111111111111111111111111111111111"
#define ID_B "2222222222222222222222222222222222222222"

static const struct cop_git_file two[] = {
	{ .path = "charter.yaml", .pre = ID_A, .post = ID_B, .mode = 0100644 },
	{ .path = "teams/a b/\xC3\xBC.yaml", .post = ID_A, .mode = 0100755 },
};

static struct cop_journal sample(void)
{
	return (struct cop_journal){ .tree = "side",
				     .branch = "refs/heads/main",
				     .old = "",
				     .new = ID_B,
				     .files = two,
				     .n = 2 };
}

static bool parses(struct cop_arena *a, const struct cop_journal *j)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	struct cop_journal back;

	cop_journal_print(j, &text);
	return cop_journal_parse(text.at, text.len, a, &back);
}

static void reads_what_it_wrote(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	const struct cop_journal j = sample();
	struct cop_journal back;

	(void)state;
	cop_journal_print(&j, &text);
	assert_true(cop_journal_parse(text.at, text.len, a, &back));

	assert_string_equal(back.tree, "side");
	assert_string_equal(back.branch, "refs/heads/main");
	assert_string_equal(back.old, "");
	assert_string_equal(back.new, ID_B);
	assert_int_equal(back.n, 2);
	assert_string_equal(back.files[1].path, two[1].path);
	assert_string_equal(back.files[0].pre, ID_A);
	assert_string_equal(back.files[1].pre, "");
	assert_int_equal(back.files[1].mode, 0100755);
}

static void refuses_every_part_of_one(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	const struct cop_journal j = sample();
	struct cop_journal back;

	(void)state;
	cop_journal_print(&j, &text);
	for (size_t len = 0; len < text.len; len++)
		assert_false(cop_journal_parse(text.at, len, a, &back));
}

static void refuses_every_changed_byte(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	const struct cop_journal j = sample();
	struct cop_journal back;

	(void)state;
	cop_journal_print(&j, &text);
	for (size_t i = 0; i < text.len; i++) {
		text.at[i] ^= 1;
		assert_false(cop_journal_parse(text.at, text.len, a, &back));
		text.at[i] ^= 1;
	}
	assert_true(cop_journal_parse(text.at, text.len, a, &back));
}

static void refuses_paths_that_lead_elsewhere(void **state)
{
	static const char *const paths[] = { "",       "/etc/passwd", "../x",
					     "a/../b", "a//b",        "./a",
					     "a/",     ".git/config", "a/.GIT/hooks",
					     "..",     "a/." };
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();

	(void)state;
	for (size_t i = 0; i < COP_COUNT(paths); i++) {
		const struct cop_git_file file = {
			.path = paths[i], .pre = ID_A, .post = ID_B, .mode = 0100644
		};
		struct cop_journal j = sample();

		j.files = &file;
		j.n = 1;
		assert_false(parses(a, &j));
	}
}

static void refuses_branches_ids_and_modes_that_are_none(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_git_file file = two[0];
	struct cop_journal j = sample();

	(void)state;
	j.branch = "HEAD";
	assert_false(parses(a, &j));
	j.branch = "refs/heads/../../config";
	assert_false(parses(a, &j));
	j = sample();
	j.new = "";
	assert_false(parses(a, &j));
	j.new = "12";
	assert_false(parses(a, &j));
	j = sample();
	j.tree = "../other";
	assert_false(parses(a, &j));
	j = sample();
	file.mode = 0120000;
	j.files = &file;
	j.n = 1;
	assert_false(parses(a, &j));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_it_wrote),
		cmocka_unit_test(refuses_every_part_of_one),
		cmocka_unit_test(refuses_every_changed_byte),
		cmocka_unit_test(refuses_paths_that_lead_elsewhere),
		cmocka_unit_test(refuses_branches_ids_and_modes_that_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
