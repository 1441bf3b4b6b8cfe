/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "repo.h"
#include "store/touches.h"

static void close_repo(struct repo *r)
{
	repo_close(r);
}

#define WITH_REPO(r, sub) \
	COP_CLEANUP(close_repo) struct repo r; \
	repo_open(&r, sub)

/* Commits what is in the folder, a second after the commit before. */
#define COMMIT(r, n) \
	repo_sh(&(r), \
		"GIT_COMMITTER_DATE='2026-03-01T00:00:0%dZ' git add -A && " \
		"GIT_COMMITTER_DATE='2026-03-01T00:00:0%dZ' git commit -qm x", \
		n, n)

#define SECOND(n) (INT64_C(1772323200) + (n)) /* date -d 2026-03-01T00:00:0nZ +%s */

/* Enough lines for git to know a file again. */
#define ITEM "title: Clinic\nkind: clinic\nowner: ana-silva\nduration: 1 hour\n"

static struct cop_touches touches(struct repo *r, const char *rev)
{
	struct cop_error err = { 0 };
	struct cop_touches t;

	assert_int_equal(cop_touches_read(r->a, r->root, rev, "plan", &t, &err), COP_OK);
	return t;
}

static void counts_commits_after_the_one_that_added_it(void **state)
{
	struct cop_touches t;
	WITH_REPO(r, "team");

	(void)state;
	repo_put(&r, "plan/clinic.yaml", ITEM);
	repo_put(&r, "plan/2026/panel.yaml", ITEM "due: 2026-04-01\n");
	COMMIT(r, 1);
	repo_put(&r, "plan/clinic.yaml", ITEM "due: 2026-04-01\n");
	COMMIT(r, 2);
	repo_put(&r, "charter.yaml", "purpose: other\n");
	COMMIT(r, 3);
	t = touches(&r, NULL);

	assert_int_equal(cop_touches_of(&t, "clinic")->times, 1);
	assert_int_equal(cop_touches_of(&t, "clinic")->last, SECOND(2));
	assert_int_equal(cop_touches_of(&t, "panel")->times, 0);
	assert_int_equal(cop_touches_of(&t, "panel")->last, SECOND(1));
	assert_string_equal(cop_touches_of(&t, "panel")->origin, "panel");
	assert_null(cop_touches_of(&t, "charter"));
	assert_false(t.shallow);

	t = touches(&r, "HEAD~2");
	assert_int_equal(cop_touches_of(&t, "clinic")->times, 0);
}

static void a_renamed_record_goes_on_and_its_old_id_begins_anew(void **state)
{
	struct cop_touches t;
	WITH_REPO(r, "");

	(void)state;
	repo_put(&r, "plan/clinc.yaml", ITEM);
	COMMIT(r, 1);
	repo_put(&r, "plan/clinc.yaml", ITEM "due: 2026-04-01\n");
	COMMIT(r, 2);
	repo_sh(&r, "git mv plan/clinc.yaml plan/clinic.yaml");
	COMMIT(r, 3);
	t = touches(&r, NULL);
	assert_int_equal(cop_touches_of(&t, "clinic")->times, 2);
	assert_string_equal(cop_touches_of(&t, "clinic")->origin, "clinc");

	repo_put(&r, "plan/clinc.yaml", "title: Something else\n");
	COMMIT(r, 4);
	t = touches(&r, NULL);
	assert_string_equal(cop_touches_of(&t, "clinic")->origin, "clinc");
	assert_string_equal(cop_touches_of(&t, "clinc")->origin, "clinc-2");
	assert_int_equal(cop_touches_of(&t, "clinc")->times, 0);
}

static void an_id_added_again_counts_on(void **state)
{
	struct cop_touches t;
	WITH_REPO(r, "");

	(void)state;
	repo_put(&r, "plan/clinic.yaml", ITEM);
	COMMIT(r, 1);
	repo_sh(&r, "git rm -q plan/clinic.yaml");
	COMMIT(r, 2);
	repo_put(&r, "plan/2027/clinic.yaml", ITEM);
	COMMIT(r, 3);
	t = touches(&r, NULL);

	assert_int_equal(cop_touches_of(&t, "clinic")->times, 2);
	assert_string_equal(cop_touches_of(&t, "clinic")->origin, "clinic");
}

static void a_merge_takes_no_number_back(void **state)
{
	unsigned before;
	struct cop_touches t;
	WITH_REPO(r, "");

	(void)state;
	repo_put(&r, "plan/clinc.yaml", ITEM);
	COMMIT(r, 1);
	repo_sh(&r, "git checkout -qb side && git mv plan/clinc.yaml plan/clinic.yaml");
	COMMIT(r, 2);
	repo_sh(&r, "git checkout -q main");
	repo_put(&r, "plan/clinc.yaml", ITEM "due: 2026-04-01\n");
	COMMIT(r, 3);
	repo_put(&r, "plan/clinc.yaml", ITEM);
	COMMIT(r, 4);
	t = touches(&r, NULL);
	before = cop_touches_of(&t, "clinc")->times;
	/* Both sides' text is the same now, so git would look at one of them only. */
	repo_sh(&r, "git merge -q --no-edit side");
	t = touches(&r, NULL);

	assert_int_equal(before, 2);
	assert_int_equal(cop_touches_of(&t, "clinic")->times, 3);
	assert_string_equal(cop_touches_of(&t, "clinic")->origin, "clinc");
}

static void sees_what_is_not_committed(void **state)
{
	struct cop_touches t;
	WITH_REPO(r, "team");

	(void)state;
	repo_put(&r, "plan/clinic.yaml", ITEM);
	repo_put(&r, "plan/panel.yaml", ITEM);
	COMMIT(r, 1);
	repo_put(&r, "plan/clinic.yaml", ITEM "due: 2026-04-01\n");
	repo_put(&r, "plan/new.yaml", ITEM);
	t = touches(&r, NULL);

	assert_true(cop_touches_of(&t, "clinic")->uncommitted);
	assert_false(cop_touches_of(&t, "panel")->uncommitted);
	assert_null(cop_touches_of(&t, "new"));
	t = touches(&r, "HEAD");
	assert_false(cop_touches_of(&t, "clinic")->uncommitted);
}

static void knows_a_clone_without_its_older_commits(void **state)
{
	struct cop_error err = { 0 };
	struct cop_touches t;
	WITH_REPO(r, "");

	(void)state;
	repo_put(&r, "plan/clinic.yaml", ITEM);
	COMMIT(r, 1);
	repo_put(&r, "plan/clinic.yaml", ITEM "due: 2026-04-01\n");
	COMMIT(r, 2);
	repo_sh(&r, "git clone -q --depth 1 \"file://$PWD\" ../clone");
	assert_int_equal(cop_touches_read(r.a, cop_arena_printf(r.a, "%s/clone", r.dir),
					  NULL, "plan", &t, &err),
			 COP_OK);

	assert_true(t.shallow);
	assert_int_equal(cop_touches_of(&t, "clinic")->times, 0);
}

static void says_where_there_is_no_commit(void **state)
{
	struct cop_touches t = { .n = 7 };
	struct cop_error err = { 0 };
	WITH_REPO(r, "");

	(void)state;
	assert_int_equal(cop_touches_read(r.a, r.root, NULL, "plan", &t, &err),
			 COP_E_NOT_FOUND);
	assert_string_equal(err.msg, "no commit 'HEAD'");
	assert_int_equal(t.n, 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_commits_after_the_one_that_added_it),
		cmocka_unit_test(a_renamed_record_goes_on_and_its_old_id_begins_anew),
		cmocka_unit_test(an_id_added_again_counts_on),
		cmocka_unit_test(a_merge_takes_no_number_back),
		cmocka_unit_test(sees_what_is_not_committed),
		cmocka_unit_test(knows_a_clone_without_its_older_commits),
		cmocka_unit_test(says_where_there_is_no_commit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
