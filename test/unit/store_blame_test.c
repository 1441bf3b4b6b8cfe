/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "repo.h"
#include "store/blame.h"

static void close_repo(struct repo *r)
{
	repo_close(r);
}

#define WITH_REPO(r, sub) \
	COP_CLEANUP(close_repo) struct repo r; \
	repo_open(&r, sub)

/* Two lines, of two people on two days: late on one evening, and in another zone. */
static void two_authors(struct repo *r)
{
	repo_put(r, "charter.yaml", "purpose: a\nvision: a\n");
	repo_sh(r, "git add . && GIT_AUTHOR_DATE='2026-02-01T23:30:00-0500' "
		   "git commit -qm one --author='Ana Silva <ana@example.org>'");
	repo_put(r, "charter.yaml", "purpose: a\nvision: b\n");
	repo_sh(r, "git add . && GIT_AUTHOR_DATE='2026-03-05T01:00:00+0530' "
		   "git commit -qm two --author='Ben Okoro <ben@example.org>'");
}

static void knows_who_changed_each_line_last_and_when(void **state)
{
	struct cop_error err = { 0 };
	struct cop_blame b;
	WITH_REPO(r, "team");

	(void)state;
	two_authors(&r);
	assert_int_equal(cop_blame_file(r.a, r.root, NULL, "charter.yaml", &b, &err),
			 COP_OK);

	assert_int_equal(b.n, 2);
	assert_true(cop_str_is(b.line[0]->author, "Ana Silva"));
	assert_true(cop_str_is(b.line[0]->email, "ana@example.org"));
	assert_int_equal(b.line[0]->date.day, cop_date_of(2026, 2, 1).day);
	assert_int_equal(b.line[1]->date.day, cop_date_of(2026, 3, 5).day);
	assert_false(b.line[0]->unknown);
	assert_ptr_equal(cop_blame_newest(&b, 1, 2), b.line[1]);
	assert_ptr_equal(cop_blame_newest(&b, 1, 1), b.line[0]);
}

static void takes_white_space_and_places_for_no_change(void **state)
{
	struct cop_error err = { 0 };
	struct cop_blame b;
	WITH_REPO(r, "");

	(void)state;
	two_authors(&r);
	repo_put(&r, "charter.yaml", "purpose:   a\nvision:  b\n");
	repo_sh(&r, "git commit -qam spaces");
	assert_int_equal(cop_blame_file(r.a, r.root, NULL, "charter.yaml", &b, &err),
			 COP_OK);

	assert_true(cop_str_is(b.line[0]->author, "Ana Silva"));
	assert_true(cop_str_is(b.line[1]->author, "Ben Okoro"));
}

static void says_what_is_not_committed(void **state)
{
	struct cop_error err = { 0 };
	struct cop_blame b;
	WITH_REPO(r, "");

	(void)state;
	two_authors(&r);
	repo_put(&r, "charter.yaml", "purpose: c\nvision: b\n");
	assert_int_equal(cop_blame_file(r.a, r.root, NULL, "charter.yaml", &b, &err),
			 COP_OK);
	assert_true(b.line[0]->pending);
	assert_null(b.line[0]->author);
	assert_false(b.line[1]->pending);
	assert_true(cop_blame_newest(&b, 1, 2)->pending);

	assert_int_equal(cop_blame_file(r.a, r.root, "HEAD", "charter.yaml", &b, &err),
			 COP_OK);
	assert_false(b.line[0]->pending);

	repo_put(&r, "budget.yaml", "{}\n");
	assert_int_equal(cop_blame_file(r.a, r.root, NULL, "budget.yaml", &b, &err),
			 COP_OK);
	assert_int_equal(b.n, 0);
	assert_true(cop_blame_newest(&b, 1, 1)->pending);
}

static void does_not_know_what_a_shallow_clone_has_not(void **state)
{
	struct cop_error err = { 0 };
	struct cop_blame b;
	const char *clone;
	WITH_REPO(r, "");

	(void)state;
	two_authors(&r);
	repo_put(&r, "charter.yaml", "purpose: c\nvision: b\n");
	repo_sh(&r, "git commit -qam three");
	clone = cop_arena_printf(r.a, "%s/clone", r.dir);
	repo_sh(&r, "git clone -q --depth 2 'file://%s' '%s' 2>/dev/null", r.top, clone);
	assert_int_equal(cop_blame_file(r.a, clone, NULL, "charter.yaml", &b, &err),
			 COP_OK);

	assert_false(b.line[0]->unknown);
	assert_true(b.line[1]->unknown);
	assert_ptr_equal(cop_blame_newest(&b, 1, 2), b.line[0]);
}

static void tells_a_folder_that_is_in_no_repository(void **state)
{
	struct cop_error err = { 0 };
	struct cop_blame b = { NULL, 7 };
	WITH_REPO(r, "");

	(void)state;
	assert_int_equal(cop_blame_file(r.a, "/", NULL, "charter.yaml", &b, &err),
			 COP_E_NOT_FOUND);

	assert_int_equal(b.n, 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_who_changed_each_line_last_and_when),
		cmocka_unit_test(takes_white_space_and_places_for_no_change),
		cmocka_unit_test(says_what_is_not_committed),
		cmocka_unit_test(does_not_know_what_a_shallow_clone_has_not),
		cmocka_unit_test(tells_a_folder_that_is_in_no_repository),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
