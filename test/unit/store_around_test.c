/* SPDX-License-Identifier: MIT */
/* The user's own git, and what stands around it: formatting hooks, ignored files, GIT_DIR. */
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

static const char all_names[] =
	"M\tcharter.yaml\nA\tplan/clinic.yaml\nD\troles/scribe.yaml\n";

static const char *names(struct repo *r)
{
	return repo_sh(r, "git show --format= --name-status HEAD");
}

static void add_hook(struct repo *r, const char *name, const char *text)
{
	repo_sh(r,
		"mkdir -p .git/hooks && printf '#!/bin/sh\\n%%s\\n' '%s' > .git/hooks/%s "
		"&& "
		"chmod +x .git/hooks/%s",
		text, name, name);
}

static void says_so_when_a_hook_gives_no_reason(void **state)
{
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	add_hook(&r, "commit-msg", "exit 1");
	assert_int_equal(repo_commit(&r, files, 3, &done, &err), COP_E_REFUSED);

	assert_string_equal(err.msg,
			    "git did not make the commit: it ended with status 1 "
			    "and no word of why");
	repo_sound(&r, "");
}

/* As formatters do. The commit has the hook's text; so have file and index afterwards. */
static void keeps_what_a_hook_adds(void **state)
{
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "echo staged > staged.txt && git add staged.txt");
	add_hook(&r, "pre-commit",
		 "echo checked: yes >> charter.yaml; git add charter.yaml");
	assert_int_equal(repo_commit(&r, files, 3, &done, &err), COP_OK);

	assert_string_equal(repo_sh(&r, "git show HEAD:charter.yaml"),
			    "purpose: plainer words\nchecked: yes\n");
	repo_sound(&r, "A  staged.txt\n");
}

static void keeps_out_what_git_is_told_to_ignore(void **state)
{
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	add_hook(&r, "pre-commit", "exit 0");
	repo_sh(&r, "echo 'plan/' > .git/info/exclude");
	assert_int_equal(repo_commit(&r, files, 3, &done, &err), COP_E_REFUSED);

	assert_string_equal(err.msg,
			    "git is told to ignore plan/clinic.yaml, so it stays "
			    "out of commits");
	assert_null(repo_get(&r, "plan/clinic.yaml"));
	repo_sound(&r, "");
}

/* As somebody's hook has it, or a script. */
static void commits_where_the_files_lie(void **state)
{
	enum cop_code code;
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	add_hook(&r, "pre-commit", "exit 0");
	repo_sh(&r, "git init -q ../other && echo x > ../other/x");
	setenv("GIT_DIR", cop_arena_printf(r.a, "%s/other/.git", r.dir), 1);
	setenv("GIT_WORK_TREE", cop_arena_printf(r.a, "%s/other", r.dir), 1);
	code = repo_commit(&r, files, 3, &done, &err);
	unsetenv("GIT_DIR");
	unsetenv("GIT_WORK_TREE");

	assert_int_equal(code, COP_OK);
	assert_string_equal(names(&r), all_names);
	assert_false(repo_try(&r, "git -C ../other rev-parse -q --verify HEAD"));
	repo_sound(&r, "");
}

static void leaves_a_sparse_checkout_as_it_is(void **state)
{
	const struct cop_write added[] = { file_is("plan/clinic.yaml",
						   "title: Clinic\n") };
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	if (!repo_try(&r, "git sparse-checkout set --sparse-index roles"))
		COP_SKIP("git knows no sparse index");
	repo_sh(&r, "git ls-files --sparse -s >../before");
	assert_int_equal(repo_commit(&r, added, 1, &done, &err), COP_E_REFUSED);

	assert_string_equal(err.msg,
			    "plan/clinic.yaml is left out by this sparse checkout");
	assert_null(repo_get(&r, "plan/clinic.yaml"));
	repo_sh(&r, "git ls-files --sparse -s | cmp - ../before");
}

static void removes_a_file_whose_line_ends_git_converts(void **state)
{
	const struct cop_write gone[] = { file_gone("roles/scribe.yaml") };
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r,
		"git config core.autocrlf true && rm -r charter.yaml roles .git/index && "
		"git reset -q --hard && grep -q \"$(printf '\\r')\" roles/scribe.yaml");
	assert_int_equal(repo_commit(&r, gone, 1, &done, &err), COP_OK);

	assert_string_equal(names(&r), "D\troles/scribe.yaml\n");
	repo_sound(&r, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_so_when_a_hook_gives_no_reason),
		cmocka_unit_test(keeps_what_a_hook_adds),
		cmocka_unit_test(keeps_out_what_git_is_told_to_ignore),
		cmocka_unit_test(commits_where_the_files_lie),
		cmocka_unit_test(leaves_a_sparse_checkout_as_it_is),
		cmocka_unit_test(removes_a_file_whose_line_ends_git_converts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
