/* SPDX-License-Identifier: MIT */
/* Commits cut off by a child process that ends in the middle, and what the next one does. */
#include "test.h"

#include "repo.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/stand.h"

static void close_repo(struct repo *r)
{
	repo_close(r);
}

#define WITH_REPO(r, sub) \
	COP_CLEANUP(close_repo) struct repo r; \
	repo_open(&r, sub)

/* --- where a run ends --- */

static enum cop_code end_before(struct cop_git *g, const struct cop_tip *from,
				const char *to, const char *note, struct cop_error *err)
{
	(void)g;
	(void)from;
	(void)to;
	(void)note;
	(void)err;
	_exit(9);
}

static enum cop_code end_after(struct cop_git *g, const struct cop_tip *from,
			       const char *to, const char *note, struct cop_error *err)
{
	if (cop_git_module.move(g, from, to, note, err))
		_exit(1);
	_exit(9);
}

static enum cop_code end_in_files(struct cop_git *g, const char *path,
				  char ret[COP_GIT_ID], struct cop_error *err)
{
	(void)g;
	(void)path;
	(void)ret;
	(void)err;
	_exit(9);
}

/* One file changes, one is new, one goes. */
static void cut_off(struct repo *r, const struct cop_git_table *table)
{
	const struct cop_write files[] = { file_is("charter.yaml", "purpose: plainer\n"),
					   file_is("notes/new.yaml", "title: New\n"),
					   file_gone("roles/scribe.yaml") };
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		struct cop_done done;
		struct cop_error err;

		r->by.git = table;
		_exit(repo_commit(r, files, 3, &done, &err) == COP_OK);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 9);
	repo_sh(r, "test -e \"$(git rev-parse --git-common-dir)/cop/journal\"");
}

static void cut_off_before(struct repo *r)
{
	struct cop_git_table table = cop_git_module;

	table.move = end_before;
	cut_off(r, &table);
}

static void cut_off_after(struct repo *r)
{
	struct cop_git_table table = cop_git_module;

	table.move = end_after;
	cut_off(r, &table);
}

static struct cop_stand stand(struct repo *r)
{
	struct cop_stand s;
	struct cop_error err = { 0 };

	assert_int_equal(cop_stand(&r->by, r->root, false, r->a, &s, &err), COP_OK);
	repo_sh(r, "test -z \"$(find . -name '*.lock' -o -name '.cop-*' -o -path "
		   "'*/cop/journal')\"");
	return s;
}

/* What a command does that has to begin again: it holds the lock, so it mends first. */
static void stand_and_lock(struct repo *r)
{
	struct cop_stand s;
	struct cop_error err = { 0 };

	assert_int_equal(cop_stand(&r->by, r->root, true, r->a, &s, &err), COP_OK);
}

static const char is_old[] = "test \"$(cat charter.yaml)\" = 'purpose: plain words' && "
			     "test -e roles/scribe.yaml && test ! -e notes/new.yaml";
static const char is_new[] = "test \"$(cat charter.yaml)\" = 'purpose: plainer' && "
			     "test ! -e roles && test -e notes/new.yaml";

/* --- what becomes of it --- */

static void takes_back_what_did_not_reach_the_branch(void **state)
{
	struct cop_stand s;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	cut_off_before(&r);
	repo_sh(&r, "%s && test -e .git/index.lock", is_old);

	s = stand(&r);

	assert_string_equal(s.did.commit, "");
	repo_sh(&r, "%s", is_old);
	repo_sound(&r, "");
}

static void finishes_what_reached_the_branch(void **state)
{
	struct cop_stand s;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	cut_off_after(&r);
	repo_sh(&r, "%s", is_old);

	s = stand(&r);

	assert_string_equal(cop_arena_printf(r.a, "%s\n", s.did.commit),
			    repo_sh(&r, "git rev-parse HEAD"));
	assert_string_equal(s.tip, s.did.commit);
	assert_null(s.did.left);
	repo_sh(&r, "%s", is_new);
	repo_sound(&r, "");
}

static void finishes_between_two_files(void **state)
{
	struct cop_git_table table = cop_git_module;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	table.in_work = end_in_files;
	cut_off(&r, &table);
	stand(&r);
	repo_sh(&r, "%s", is_new);
	repo_sound(&r, "");
}

static void finishes_a_first_commit(void **state)
{
	const struct cop_write file = file_is("cop.yaml", "name: Plain\n");
	struct cop_git_table table = cop_git_module;
	pid_t pid;
	WITH_REPO(r, "");

	(void)state;
	for (int after = 0; after < 2; after++) {
		table.move = after ? end_after : end_before;
		pid = fork();
		if (pid == 0) {
			struct cop_done done;
			struct cop_error err;

			r.by.git = &table;
			_exit(repo_commit(&r, &file, 1, &done, &err) == COP_OK);
		}
		waitpid(pid, NULL, 0);
		stand(&r);
		assert_string_equal(repo_sh(&r, "git status --porcelain"), "");
		assert_int_equal(repo_try(&r, "git rev-parse -q --verify HEAD"), after);
	}
	assert_string_equal(repo_get(&r, "cop.yaml"), "name: Plain\n");
}

static void knows_a_branch_that_is_packed(void **state)
{
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "git pack-refs --all && git gc -q");
	cut_off_before(&r);
	stand(&r);
	repo_sound(&r, "");
	cut_off_after(&r);
	repo_sh(&r, "git pack-refs --all");
	stand(&r);
	repo_sh(&r, "%s", is_new);
	repo_sound(&r, "");
}

static void finishes_for_another_work_tree(void **state)
{
	struct repo side;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "git worktree add -q -b side ../side");
	side = r;
	side.top = side.root = cop_arena_printf(r.a, "%s/side", r.dir);
	cut_off_after(&side);

	stand(&r); /* of the first one */

	repo_sh(&side, "%s", is_new);
	repo_sound(&side, "");
	repo_sh(&r, "%s", is_old);
	repo_sound(&r, "");
}

static void forgets_a_work_tree_that_is_gone(void **state)
{
	struct repo side;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "git worktree add -q -b side ../side");
	side = r;
	side.top = side.root = cop_arena_printf(r.a, "%s/side", r.dir);
	cut_off_after(&side);
	repo_sh(&r, "rm -rf ../side && git worktree prune");
	stand(&r);
	repo_sound(&r, "");
}

static void leaves_what_was_edited_since(void **state)
{
	struct cop_stand s;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	cut_off_after(&r);
	repo_put(&r, "charter.yaml", "purpose: mine\n");

	s = stand(&r);

	assert_string_equal(s.did.left, "charter.yaml");
	assert_string_equal(repo_get(&r, "charter.yaml"), "purpose: mine\n");
	repo_sound(&r, " M charter.yaml\n");
}

static void leaves_what_a_later_commit_decided(void **state)
{
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	cut_off_after(&r);
	repo_sh(&r, "rm .git/index.lock && git checkout -q HEAD -- charter.yaml && echo "
		    "'purpose: "
		    "later' >charter.yaml && git commit -qm later charter.yaml");
	stand(&r);
	assert_string_equal(repo_get(&r, "charter.yaml"), "purpose: later\n");
	assert_string_equal(repo_get(&r, "notes/new.yaml"), "title: New\n");
	repo_sound(&r, "");
}

static void removes_the_lock_left_on_the_branch(void **state)
{
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	cut_off_before(&r);
	repo_sh(&r, ": >.git/refs/heads/main.lock");
	stand(&r);
	repo_sound(&r, "");
}

static void leaves_the_locks_of_others(void **state)
{
	struct cop_stand s;
	struct cop_error err = { 0 };
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	cut_off_before(&r);
	repo_sh(&r, "rm .git/index.lock && echo theirs >.git/index.lock && git rev-parse "
		    "HEAD >.git/refs/heads/main.lock");
	assert_int_equal(cop_stand(&r.by, r.root, false, r.a, &s, &err), COP_E_REPO);
	assert_non_null(strstr(err.msg, "another git command is at work"));
	repo_sh(&r,
		"test -e .git/cop/journal && test \"$(cat .git/index.lock)\" = theirs "
		"&& rm .git/index.lock");
	err = (struct cop_error){ 0 };
	assert_int_equal(cop_stand(&r.by, r.root, false, r.a, &s, &err), COP_OK);
	repo_sh(&r, "rm .git/refs/heads/main.lock");
	repo_sound(&r, "");
}

static void never_guesses_what_a_damaged_journal_meant(void **state)
{
	const struct cop_write file = file_is("charter.yaml", "purpose: plainer\n");
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	cut_off_after(&r);
	repo_sh(&r, "printf x >>.git/cop/journal");
	assert_int_equal(repo_commit(&r, &file, 1, &done, &err), COP_E_REFUSED);
	assert_string_equal(
		err.msg, cop_arena_printf(r.a,
					  "'%s/.git/cop/journal', left by a command that "
					  "was cut off, cannot be read",
					  r.top));
	repo_sh(&r, "test -e .git/cop/journal");

	repo_sh(&r, "rm .git/cop/journal && ln -s ../HEAD .git/cop/journal");
	assert_int_equal(repo_commit(&r, &file, 1, &done, &err), COP_E_REFUSED);
	repo_sh(&r, "rm .git/cop/journal && mkfifo .git/cop/journal");
	assert_int_equal(repo_commit(&r, &file, 1, &done, &err), COP_E_REFUSED);
}

/* --- several writers --- */

static void waits_for_another_writer(void **state)
{
	const struct cop_write file = file_is("charter.yaml", "purpose: plainer\n");
	struct cop_hold theirs = { -1 };
	struct cop_writer by;
	struct cop_stand s;
	struct cop_done done;
	struct cop_error err = { 0 };
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	by = r.by;
	by.hold = &theirs;
	assert_int_equal(cop_stand(&by, r.root, true, r.a, &s, &err), COP_OK);

	r.by.wait = 30;
	assert_int_equal(repo_commit(&r, &file, 1, &done, &err), COP_E_REPO);
	assert_string_equal(err.hint, "try again, or --lock-timeout 60s");

	cop_hold_release(&theirs);
	assert_int_equal(repo_commit(&r, &file, 1, &done, &err), COP_OK);
	repo_sound(&r, "");
}

static void notices_what_was_committed_since_it_looked(void **state)
{
	const struct cop_write file = file_is("charter.yaml", "purpose: plainer\n");
	struct cop_done done;
	struct cop_error err;
	struct cop_stand s;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	s = stand(&r);
	assert_true(s.known);
	repo_sh(&r, "echo 'title: S' >roles/scribe.yaml && git commit -qam theirs");
	r.by.seen = s.tip;
	assert_int_equal(repo_commit(&r, &file, 1, &done, &err), COP_E_AGAIN);
	s = stand(&r);
	assert_int_equal(repo_commit(&r, &file, 1, &done, &err), COP_OK);
	repo_sound(&r, "");
}

static void goes_on_where_no_record_was_touched_since_it_looked(void **state)
{
	const struct cop_write file = file_is("charter.yaml", "purpose: plainer\n");
	struct cop_done done;
	struct cop_error err;
	struct cop_stand s;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	s = stand(&r);
	repo_sh(&r, "echo x >mine.txt && git add mine.txt && git commit -qm theirs");
	r.by.seen = s.tip;
	assert_int_equal(repo_commit(&r, &file, 1, &done, &err), COP_OK);
	repo_sh(&r, "test \"$(git log --format=%%s | sed -n 2p)\" = theirs");
	repo_sound(&r, "");
}

/* As a `git commit` does that had read the index before our commit, and writes it after. */
static void lifts_an_index_that_fell_back(void **state)
{
	const struct cop_write file = file_is("charter.yaml", "purpose: plainer\n");
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "cp .git/index ../old-index");
	assert_int_equal(repo_commit(&r, &file, 1, &done, &err), COP_OK);
	repo_sh(&r, "sleep 0.02 && cp ../old-index .git/index && test \"$(git status "
		    "--porcelain)\" = 'MM charter.yaml'");
	stand_and_lock(&r);
	repo_sound(&r, "");
	/* what the user stages later is theirs, whatever it holds */
	repo_sh(&r,
		"touch -d '1 minute ago' .git/cop/last && cp ../old-index .git/index");
	stand_and_lock(&r);
	repo_sh(&r, "test \"$(git status --porcelain)\" = 'MM charter.yaml'");
}

static void notices_a_file_that_is_not_what_was_read(void **state)
{
	const struct cop_source was = { "charter.yaml", "purpose: other\n", 15 };
	struct cop_write file = file_is("charter.yaml", "purpose: plainer\n");
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	file.known = true;
	file.was = &was;
	assert_int_equal(repo_commit(&r, &file, 1, &done, &err), COP_E_AGAIN);
	repo_sound(&r, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_back_what_did_not_reach_the_branch),
		cmocka_unit_test(finishes_what_reached_the_branch),
		cmocka_unit_test(finishes_between_two_files),
		cmocka_unit_test(finishes_a_first_commit),
		cmocka_unit_test(knows_a_branch_that_is_packed),
		cmocka_unit_test(finishes_for_another_work_tree),
		cmocka_unit_test(forgets_a_work_tree_that_is_gone),
		cmocka_unit_test(leaves_what_was_edited_since),
		cmocka_unit_test(leaves_what_a_later_commit_decided),
		cmocka_unit_test(removes_the_lock_left_on_the_branch),
		cmocka_unit_test(leaves_the_locks_of_others),
		cmocka_unit_test(never_guesses_what_a_damaged_journal_meant),
		cmocka_unit_test(waits_for_another_writer),
		cmocka_unit_test(notices_what_was_committed_since_it_looked),
		cmocka_unit_test(goes_on_where_no_record_was_touched_since_it_looked),
		cmocka_unit_test(lifts_an_index_that_fell_back),
		cmocka_unit_test(notices_a_file_that_is_not_what_was_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
