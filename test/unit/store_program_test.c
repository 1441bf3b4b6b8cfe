/* SPDX-License-Identifier: MIT */
/* Commits the user's own git has to make: hooks, signing, conversions, other formats. */
#include "test.h"

#include <stdlib.h>

#include "repo.h"
#include "store/commit.h"

static void close_repo(struct repo *r)
{
	repo_close(r);
}

#define WITH_REPO(r, sub) \
	COP_CLEANUP(close_repo) struct repo r; \
	repo_open(&r, sub)

/* One file changed, one added, one removed. */
static const struct cop_write files[] = {
	{ "charter.yaml", "purpose: plainer words\n", 23, false },
	{ "plan/clinic.yaml", "title: Clinic\n", 14, false },
	{ "roles/scribe.yaml", NULL, 0, true },
};

static void add_hook(struct repo *r, const char *folder, const char *name,
		     const char *text)
{
	repo_sh(r,
		"mkdir -p %s && printf '#!/bin/sh\\n%%s\\n' '%s' > %s/%s && chmod +x "
		"%s/%s",
		folder, text, folder, name, folder, name);
}

static const char *names(struct repo *r)
{
	return repo_sh(r, "git show --format= --name-status HEAD");
}

static const char all_names[] =
	"M\tcharter.yaml\nA\tplan/clinic.yaml\nD\troles/scribe.yaml\n";

static void runs_the_hooks_of_the_repository(void **state)
{
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	add_hook(&r, ".git/hooks", "pre-commit",
		 "git diff --cached --name-only > ../seen");
	assert_int_equal(repo_commit(&r, files, 3, &done, &err), COP_OK);

	assert_true(done.by_program);
	assert_string_equal(repo_sh(&r, "cat ../seen"),
			    "charter.yaml\nplan/clinic.yaml\nroles/scribe.yaml\n");
	assert_string_equal(names(&r), all_names);
	assert_string_equal(repo_sh(&r, "git rev-parse HEAD"),
			    cop_arena_printf(r.a, "%s\n", done.commit));
	assert_string_equal(repo_sh(&r, "git log -1 --format='%%an %%ai%%n%%B'"),
			    "Ana Silva 2026-01-01 01:00:00 +0100\n"
			    "role: Ana Silva becomes Scribe\n\nAgreed in May.\n\n"
			    "Cop-Command: role assign\n"
			    "Cop-Decision: 2026-05-04-decision-scribe\n\n");
	repo_sound(&r, "");
}

static void runs_a_hook_for_the_first_commit_in_a_folder(void **state)
{
	const struct cop_write first[] = { file_is("cop.yaml", "name: Plain\n") };
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "teams/writers");

	(void)state;
	repo_sh(&r, "git config core.hooksPath ../my-hooks");
	add_hook(&r, "../my-hooks", "commit-msg", "echo \"Reviewed: yes\" >> \"$1\"");
	assert_int_equal(repo_commit(&r, first, 1, &done, &err), COP_OK);

	assert_true(done.by_program);
	assert_string_equal(names(&r), "A\tteams/writers/cop.yaml\n");
	assert_string_equal(repo_sh(&r, "git log -1 --format=%%B | tail -2"),
			    "Reviewed: yes\n\n");
	repo_sound(&r, "");
}

static void restores_the_files_when_a_hook_says_no(void **state)
{
	struct cop_done done = { "untouched", false };
	struct cop_error err;
	const char *before, *status;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "echo a > staged && git add staged && echo b > loose && git status");
	before = repo_sh(&r, "git ls-files --stage && git rev-parse HEAD");
	status = repo_sh(&r, "git status --porcelain");
	add_hook(&r, ".git/hooks", "pre-commit",
		 "echo no clinics on Fridays >&2; exit 1");
	assert_int_equal(repo_commit(&r, files, 3, &done, &err), COP_E_REFUSED);

	assert_string_equal(err.msg,
			    "git did not make the commit: no clinics on Fridays");
	assert_string_equal(err.hint,
			    "the repository has a 'pre-commit' hook; mend it, or "
			    "--no-commit to write the files only");
	assert_string_equal(done.commit, "untouched");
	assert_string_equal(repo_get(&r, "charter.yaml"), "purpose: plain words\n");
	assert_string_equal(repo_get(&r, "roles/scribe.yaml"), "title: Scribe\n");
	assert_null(repo_get(&r, "plan/clinic.yaml"));
	assert_string_equal(repo_sh(&r, "git ls-files --stage && git rev-parse HEAD"),
			    before);
	repo_sound(&r, status);
}

static void ignores_a_hook_that_cannot_run(void **state)
{
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	add_hook(&r, ".git/hooks", "pre-commit", "exit 1");
	repo_sh(&r, "chmod -x .git/hooks/pre-commit");
	assert_int_equal(repo_commit(&r, files, 3, &done, &err), COP_OK);

	assert_false(done.by_program);
	repo_sound(&r, "");
}

static void leaves_the_users_own_work_alone(void **state)
{
	const char *before;
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	add_hook(&r, ".git/hooks", "pre-commit", "exit 0");
	repo_sh(&r,
		"echo old > dirty.txt && git add . && git commit -qm more && "
		"echo staged > staged.txt && git add . && echo again >> staged.txt && "
		"echo dirty > dirty.txt && echo new > untracked.txt");
	before = repo_sh(&r, "git status --porcelain && git diff && git diff --cached");
	assert_int_equal(repo_commit(&r, files, 3, &done, &err), COP_OK);

	assert_string_equal(names(&r), all_names);
	assert_string_equal(
		repo_sh(&r, "git status --porcelain && git diff && git diff --cached"),
		before);
}

/* The same refusals as without hooks. */
static const struct {
	const char *arrange, *msg;
} edited[] = {
	{ "echo mine >> charter.yaml",
	  "charter.yaml has edits of yours that are not committed" },
	{ "echo mine >> charter.yaml && git add charter.yaml",
	  "charter.yaml has edits of yours that are staged, but not committed" },
	{ "mkdir plan && echo mine > plan/clinic.yaml",
	  "plan/clinic.yaml is there already, but git does not know it" },
	{ "echo plan > .git/info/exclude && mkdir plan && echo mine > plan/clinic.yaml",
	  "plan/clinic.yaml is there already, but git does not know it" },
};

static void refuses_a_file_with_edits_of_the_user(void **state)
{
	struct cop_done done;
	struct cop_error err;

	(void)state;
	for (size_t i = 0; i < COP_COUNT(edited); i++) {
		const char *before;
		WITH_REPO(r, "");

		repo_start(&r);
		add_hook(&r, ".git/hooks", "pre-commit", "exit 0");
		repo_sh(&r, "%s", edited[i].arrange);
		before = repo_sh(
			&r, "git rev-parse HEAD && git status --porcelain && git diff");
		assert_int_equal(repo_commit(&r, files, 3, &done, &err), COP_E_REFUSED);

		assert_string_equal(err.msg, edited[i].msg);
		assert_string_equal(repo_sh(&r, "git rev-parse HEAD && git status "
						"--porcelain && git diff"),
				    before);
	}
}

static void signs_where_the_user_signs(void **state)
{
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	if (!repo_try(&r, "command -v ssh-keygen"))
		COP_SKIP("ssh-keygen is not installed");
	repo_start(&r);
	repo_sh(&r, "ssh-keygen -q -t ed25519 -N '' -f ../key && "
		    "git config gpg.format ssh && git config user.signingkey ../key && "
		    "git config commit.gpgsign true && "
		    "echo \"ana@example.org $(cat ../key.pub)\" > ../signers && "
		    "git config gpg.ssh.allowedSignersFile ../signers");
	assert_int_equal(repo_commit(&r, files, 3, &done, &err), COP_OK);

	assert_true(done.by_program);
	assert_true(repo_try(&r, "git verify-commit HEAD"));
	assert_string_equal(names(&r), all_names);
	repo_sound(&r, "");
}

static void refuses_when_the_key_is_missing(void **state)
{
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r,
		"git config gpg.format ssh && git config user.signingkey ../no-key && "
		"git config commit.gpgsign true");
	assert_int_equal(repo_commit(&r, files, 3, &done, &err), COP_E_REFUSED);

	assert_string_equal(repo_get(&r, "charter.yaml"), "purpose: plain words\n");
	repo_sound(&r, "");
}

/* A git that makes the commit and then fails, as it does when the index cannot be written. */
static void notices_a_commit_made_by_a_git_that_failed(void **state)
{
	char *path = strdup(getenv("PATH"));
	enum cop_code code;
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	add_hook(&r, ".git/hooks", "pre-commit", "exit 0");
	repo_sh(&r,
		"mkdir ../bin && printf '#!/bin/sh\\n%%s \"$@\" || exit\\n"
		"case \" $* \" in *\" commit --quiet \"*) echo no space >&2; exit 128;; "
		"esac\\n' \"$(command -v git)\" > ../bin/git && chmod +x ../bin/git");
	setenv("PATH", cop_arena_printf(r.a, "%s/bin:%s", r.dir, path), 1);
	code = repo_commit(&r, files, 3, &done, &err);
	setenv("PATH", path, 1);
	free(path);

	assert_int_equal(code, COP_E_PARTIAL);
	assert_string_equal(repo_sh(&r, "git rev-parse HEAD"),
			    cop_arena_printf(r.a, "%s\n", done.commit));
	assert_string_equal(
		err.msg,
		cop_arena_printf(r.a,
				 "committed as %.7s, but the files here are not all up "
				 "to date: git did not end well: no space",
				 done.commit));
	assert_string_equal(repo_get(&r, "charter.yaml"), "purpose: plainer words\n");
}

/* What libgit2 cannot do or open, and git can. */
static const struct {
	const char *arrange;
} needs_git[] = {
	{ "git update-index --split-index" },
	{ "git config core.autocrlf true && git rm -q --cached -r . && git reset -q "
	  "--hard" },
	{ "git config filter.loud.clean 'tr a-z A-Z' && git config filter.loud.smudge "
	  "'tr A-Z a-z' && echo 'plan/* filter=loud' > .gitattributes && git add . && "
	  "git commit -qm attributes" },
	{ "rm -rf .git && git init -q --object-format=sha256 && git add . && "
	  "git commit -qm again" },
};

static void leaves_to_git_what_libgit2_cannot_do(void **state)
{
	struct cop_done done;
	struct cop_error err;

	(void)state;
	for (size_t i = 0; i < COP_COUNT(needs_git); i++) {
		WITH_REPO(r, "");

		repo_start(&r);
		repo_sh(&r, "%s", needs_git[i].arrange);
		assert_int_equal(repo_commit(&r, files, 3, &done, &err), COP_OK);

		assert_true(done.by_program);
		assert_string_equal(names(&r), all_names);
		assert_string_equal(repo_sh(&r, "git rev-parse HEAD"),
				    cop_arena_printf(r.a, "%s\n", done.commit));
		repo_sound(&r, "");
	}
}

static void needs_no_git_for_plain_line_ends(void **state)
{
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "echo '*.yaml text eol=lf -filter' > .gitattributes && git add . && "
		    "git commit -qm attributes");
	assert_int_equal(repo_commit(&r, files, 3, &done, &err), COP_OK);

	assert_false(done.by_program);
	repo_sound(&r, "");
}

static void refuses_where_git_would_be_needed_and_is_missing(void **state)
{
	char *path = strdup(getenv("PATH"));
	enum cop_code code;
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "git update-index --split-index");
	setenv("PATH", "/nowhere", 1);
	code = repo_commit(&r, files, 3, &done, &err);
	setenv("PATH", path, 1);
	free(path);

	assert_int_equal(code, COP_E_REFUSED);
	assert_string_equal(err.msg,
			    "the repository has a split index, so git itself has to make "
			    "the commit, and it is not installed");
	assert_string_equal(err.hint, "git update-index --no-split-index");
	repo_sound(&r, "");
}

static void refuses_states_of_a_repository_libgit2_cannot_read(void **state)
{
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "rm -rf .git && git init -q --object-format=sha256 && git add . && "
		    "git commit -qm again && git checkout -q --detach");
	assert_int_equal(repo_commit(&r, files, 3, &done, &err), COP_E_REFUSED);
	assert_string_equal(
		err.msg,
		"no branch is checked out (detached HEAD): a commit would be lost");

	repo_sh(&r, "git checkout -q main && git bisect start");
	assert_int_equal(repo_commit(&r, files, 3, &done, &err), COP_E_REFUSED);
	assert_string_equal(err.msg, "a bisect is under way in this repository");
	repo_sound(&r, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(runs_the_hooks_of_the_repository),
		cmocka_unit_test(runs_a_hook_for_the_first_commit_in_a_folder),
		cmocka_unit_test(restores_the_files_when_a_hook_says_no),
		cmocka_unit_test(ignores_a_hook_that_cannot_run),
		cmocka_unit_test(leaves_the_users_own_work_alone),
		cmocka_unit_test(refuses_a_file_with_edits_of_the_user),
		cmocka_unit_test(signs_where_the_user_signs),
		cmocka_unit_test(refuses_when_the_key_is_missing),
		cmocka_unit_test(notices_a_commit_made_by_a_git_that_failed),
		cmocka_unit_test(leaves_to_git_what_libgit2_cannot_do),
		cmocka_unit_test(needs_no_git_for_plain_line_ends),
		cmocka_unit_test(refuses_where_git_would_be_needed_and_is_missing),
		cmocka_unit_test(refuses_states_of_a_repository_libgit2_cannot_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
