/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <stdlib.h>

#include "base/enc.h"
#include "repo.h"
#include "store/history.h"

static void close_repo(struct repo *r)
{
	repo_close(r);
}

#define WITH_REPO(r, sub) \
	COP_CLEANUP(close_repo) struct repo r; \
	repo_open(&r, sub)

/* Three commits on three days; the last one outside the community. */
static void three_commits(struct repo *r)
{
	repo_sh(r,
		"export GIT_AUTHOR_DATE='2026-02-01T23:30:00-0500' && cd '%s' && "
		"echo 'purpose: a' > charter.yaml && git add . && "
		"git commit -qm 'charter: purpose'",
		r->root);
	repo_sh(r,
		"export GIT_AUTHOR_DATE='2026-03-05T10:00:00+0000' && cd '%s' && "
		"mkdir roles && echo 'title: S' > roles/scribe.yaml && "
		"echo 'purpose: b' > charter.yaml && git add . && "
		"git commit -qm 'role: scribe' -m 'why' --author='Ben Okoro "
		"<b@example.org>'",
		r->root);
	repo_sh(r, "export GIT_AUTHOR_DATE='2026-04-01T10:00:00+0000' && echo x > "
		   "other.txt && "
		   "git add . && git commit -qm other");
}

static const char *subjects(struct repo *r, const struct cop_log *log)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	for (size_t i = 0; i < log->n; i++)
		cop_buf_printf(&out, "%s;", cop_enc_shown(r->a, log->at[i].subject));
	return cop_buf_keep(&out, r->a);
}

static void lists_the_commits_of_the_community_newest_first(void **state)
{
	const struct cop_log_query q = { 0 };
	struct cop_error err = { 0 };
	struct cop_log log;
	WITH_REPO(r, "team");

	(void)state;
	three_commits(&r);
	assert_int_equal(cop_history_log(r.a, r.root, &q, &log, &err), COP_OK);

	assert_string_equal(subjects(&r, &log), "role: scribe;charter: purpose;");
	assert_true(cop_str_is(log.at[0].author, "Ben Okoro"));
	assert_int_equal(log.at[0].date.day, cop_date_of(2026, 3, 5).day);
	assert_int_equal(log.at[1].date.day,
			 cop_date_of(2026, 2, 1).day); /* the author's day */
	assert_string_equal(repo_sh(&r, "git rev-parse HEAD~1"),
			    cop_arena_printf(r.a, "%s\n", log.at[0].id));
	assert_memory_equal(log.at[0].id, log.at[0].short_id, strlen(log.at[0].short_id));
	assert_int_equal(log.at[0].ntouched, 0);
}

static void filters_by_path_period_and_number(void **state)
{
	const char *const role[] = { "roles/scribe.yaml", NULL };
	const struct {
		struct cop_log_query q;
		const char *expected;
	} cases[] = {
		{ { .paths = role }, "role: scribe;" },
		{ { .limit = 1 }, "other;" },
		{ { .rev = "HEAD~2" }, "charter: purpose;" },
		{ { .period = { cop_date_of(2026, 2, 1), cop_date_of(2026, 2, 1) } },
		  "charter: purpose;" },
		{ { .period = { .to = cop_date_of(2026, 3, 5) }, .limit = 1 },
		  "role: scribe;" },
		{ { .period = { .from = cop_date_of(2026, 4, 2) } }, "" },
	};
	struct cop_error err = { 0 };
	WITH_REPO(r, "");

	(void)state;
	three_commits(&r);
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct cop_log log;

		assert_int_equal(cop_history_log(r.a, r.root, &cases[i].q, &log, &err),
				 COP_OK);
		assert_string_equal(subjects(&r, &log), cases[i].expected);
	}
}

/* What git prints, without the line's end. */
static const char *repo_line(struct repo *r, const char *command)
{
	const char *out = repo_sh(r, "%s", command);

	return cop_arena_copy(r->a, out, strcspn(out, "\n"));
}

static void names_the_files_of_each_commit(void **state)
{
	const struct cop_log_query q = { .files = true };
	struct cop_error err = { 0 };
	struct cop_log log;
	WITH_REPO(r, "team");

	(void)state;
	three_commits(&r);
	assert_int_equal(cop_history_log(r.a, r.root, &q, &log, &err), COP_OK);

	assert_int_equal(log.n, 2);
	assert_int_equal(log.at[0].ntouched, 2);
	assert_string_equal(log.at[0].touched[0].path, "charter.yaml");
	assert_string_equal(
		log.at[0].touched[0].was,
		repo_line(&r, "git rev-parse --short HEAD~2:team/charter.yaml"));
	assert_string_equal(
		log.at[0].touched[0].is,
		repo_line(&r, "git rev-parse --short HEAD:team/charter.yaml"));
	assert_string_equal(log.at[0].touched[1].path, "roles/scribe.yaml");
	assert_null(log.at[0].touched[1].was);
	assert_int_equal(log.at[1].ntouched, 1);
	assert_null(log.at[1].touched[0].was);
}

/* A file moved twice, another one put where it was, and a hundred commits beside. */
static void moved_about(struct repo *r)
{
	repo_sh(r,
		"cd '%s' && mkdir -p roles && printf 'title: S\npurpose: p\nkind: "
		"role\n' > "
		"roles/a.yaml && git add . && git commit -qm one && "
		"git mv roles/a.yaml roles/b.yaml && git commit -qm two && "
		"echo 'title: Other' > roles/a.yaml && git add . && git commit -qm three "
		"&& "
		"for i in 1 2 3 4 5; do git commit -qm beside --allow-empty; done && "
		"mkdir roles/x && git mv roles/b.yaml roles/x/c.yaml && git commit -qm "
		"four "
		"&& echo '# c' >> roles/x/c.yaml && git commit -qam five",
		r->root);
}

static void follows_a_file_through_its_names(void **state)
{
	const char *const c[] = { "roles/x/c.yaml", NULL },
			  *const a[] = { "roles/a.yaml", NULL },
			  *const b[] = { "roles/b.yaml", NULL };
	const struct {
		struct cop_log_query q;
		const char *expected;
	} cases[] = {
		{ { .paths = c, .follow = true }, "five;four;two;one;" },
		{ { .paths = c, .follow = true, .limit = 2 }, "five;four;" },
		{ { .paths = c, .follow = true, .limit = 3 }, "five;four;two;" },
		{ { .paths = a, .follow = true }, "three;" },
		{ { .paths = b, .follow = true }, "four;two;one;" },
		{ { .paths = c, .follow = true, .rev = "HEAD~1" }, "four;two;one;" },
		{ { .not_in = "HEAD~2" }, "five;four;" },
	};
	struct cop_error err = { 0 };
	WITH_REPO(r, "team");

	(void)state;
	moved_about(&r);
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct cop_log log;

		assert_int_equal(cop_history_log(r.a, r.root, &cases[i].q, &log, &err),
				 COP_OK);
		assert_string_equal(subjects(&r, &log), cases[i].expected);
	}
}

static void tells_what_differs_from_a_commit(void **state)
{
	struct cop_differing d = { 0 };
	struct cop_error err = { 0 };
	const char *first, *base;
	WITH_REPO(r, "team");

	(void)state;
	three_commits(&r);
	first = repo_line(&r, "git rev-parse HEAD~2");
	assert_int_equal(cop_history_differing(r.a, r.root, first, "HEAD", &d, &err),
			 COP_OK);
	assert_int_equal(d.n, 2);
	assert_string_equal(d.paths[0], "charter.yaml");
	assert_string_equal(d.was[0]->text, "purpose: a\n");
	assert_string_equal(d.paths[1], "roles/scribe.yaml");
	assert_null(d.was[1]);

	repo_put(&r, "notes/new.yaml", "kind: win\n");
	repo_sh(&r, "rm team/charter.yaml && git checkout -q -b side HEAD~1");
	assert_int_equal(cop_history_differing(r.a, r.root, first, NULL, &d, &err),
			 COP_OK);
	assert_int_equal(d.n, 3);
	assert_string_equal(d.paths[2], "notes/new.yaml");
	assert_null(d.was[2]);

	assert_int_equal(cop_history_base(r.a, r.root, "main", "side", &base, &err),
			 COP_OK);
	assert_string_equal(base, repo_line(&r, "git rev-parse side"));
	repo_sh(&r, "git checkout -q --orphan alone && git commit -qm alone");
	assert_int_equal(cop_history_base(r.a, r.root, "main", "alone", &base, &err),
			 COP_E_NOT_FOUND);
	assert_string_equal(err.msg, "'main' and 'alone' have no commit in common");
}

static void has_an_empty_log_before_the_first_commit(void **state)
{
	const struct cop_log_query q = { 0 };
	struct cop_error err = { 0 };
	struct cop_log log = { NULL, 7 };
	WITH_REPO(r, "");

	(void)state;
	assert_int_equal(cop_history_log(r.a, r.root, &q, &log, &err), COP_OK);

	assert_int_equal(log.n, 0);
}

static void reads_all_files_of_a_commit(void **state)
{
	struct cop_history_files files;
	struct cop_error err = { 0 };
	WITH_REPO(r, "team");

	(void)state;
	three_commits(&r);
	repo_put(&r, "odd\nname", "");
	repo_sh(&r, "ln -s charter.yaml team/link && git add . && git commit -qm odd");
	assert_int_equal(cop_history_files(r.a, r.root, "main", &files, &err), COP_OK);

	assert_int_equal(files.n, 3);
	assert_string_equal(files.at[0].path, "charter.yaml");
	assert_string_equal(files.at[0].text, "purpose: b\n");
	assert_string_equal(files.at[1].path, "odd\nname");
	assert_int_equal(files.at[1].len, 0);
	assert_string_equal(files.at[2].path, "roles/scribe.yaml");
	assert_string_equal(files.at[2].text, "title: S\n");
}

static void counts_files_that_are_not_committed(void **state)
{
	struct cop_error err = { 0 };
	size_t n = 7;
	WITH_REPO(r, "team");

	(void)state;
	three_commits(&r);
	assert_int_equal(cop_history_dirty(r.a, r.root, &n, &err), COP_OK);
	assert_int_equal(n, 0);

	repo_sh(&r, "echo y > other.txt && echo 'purpose: c' > team/charter.yaml && "
		    "git mv team/roles/scribe.yaml team/roles/writer.yaml && echo > "
		    "team/new");
	assert_int_equal(cop_history_dirty(r.a, r.root, &n, &err), COP_OK);
	assert_int_equal(n, 4);
}

static void knows_a_shallow_clone(void **state)
{
	struct cop_error err = { 0 };
	bool shallow = true;
	WITH_REPO(r, "");

	(void)state;
	three_commits(&r);
	assert_int_equal(cop_history_shallow(r.a, r.root, &shallow, &err), COP_OK);
	assert_false(shallow);

	repo_sh(&r, "git clone -q --depth 1 \"file://$PWD\" ../clone");
	assert_int_equal(cop_history_shallow(r.a,
					     cop_arena_printf(r.a, "%s/clone", r.dir),
					     &shallow, &err),
			 COP_OK);
	assert_true(shallow);
}

static void says_what_is_missing(void **state)
{
	char *path = strdup(getenv("PATH"));
	const struct cop_log_query q = { 0 };
	struct cop_error err = { 0 };
	struct cop_log log;
	enum cop_code code;
	const char *plain;
	WITH_REPO(r, "");

	(void)state;
	plain = cop_arena_printf(r.a, "%s/plain", r.dir);
	repo_sh(&r, "mkdir '%s'", plain);
	assert_int_equal(cop_history_log(r.a, plain, &q, &log, &err), COP_E_NOT_FOUND);
	assert_string_equal(
		err.msg, cop_arena_printf(r.a, "'%s' is not in a git repository", plain));

	err = (struct cop_error){ 0 };
	setenv("PATH", "/nowhere", 1);
	code = cop_history_log(r.a, r.root, &q, &log, &err);
	setenv("PATH", path, 1);
	free(path);
	assert_int_equal(code, COP_E_REPO);
	assert_string_equal(err.msg, "git is not installed");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_the_commits_of_the_community_newest_first),
		cmocka_unit_test(filters_by_path_period_and_number),
		cmocka_unit_test(names_the_files_of_each_commit),
		cmocka_unit_test(follows_a_file_through_its_names),
		cmocka_unit_test(tells_what_differs_from_a_commit),
		cmocka_unit_test(has_an_empty_log_before_the_first_commit),
		cmocka_unit_test(reads_all_files_of_a_commit),
		cmocka_unit_test(counts_files_that_are_not_committed),
		cmocka_unit_test(knows_a_shallow_clone),
		cmocka_unit_test(says_what_is_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
