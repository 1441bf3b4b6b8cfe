/* SPDX-License-Identifier: MIT */
/* The table of the git module by itself; whole commits are in store_commit_test.c. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "repo.h"

static const struct cop_git_table *const git = &cop_git_module;

static void close_repo(struct repo *r)
{
	repo_close(r);
}

static void close_git(struct cop_git **g)
{
	git->close(*g);
}

#define WITH_REPO(r, sub) \
	COP_CLEANUP(close_repo) struct repo r; \
	repo_open(&r, sub)

static enum cop_code open_at(struct repo *r, const char *dir, struct cop_git **ret,
			     struct cop_error *err)
{
	const struct cop_git_start start = { dir, r->dir, COP_GIT_FSYNC_FULL };

	*err = (struct cop_error){ 0 };
	return git->open(&start, ret, err);
}

/* Writes a commit with one file on the tip, and moves nothing. */
static void write_one(struct repo *r, struct cop_git *g, const struct cop_tip *tip,
		      const char *path, char ret[COP_GIT_ID])
{
	struct cop_git_commit c = { "test\n", r->by.author, r->by.committer };
	const struct cop_write file = file_is(path, "title: New\n");
	struct cop_error err = { 0 };

	assert_int_equal(git->identify(g, &c.author, &c.committer, &err), COP_OK);
	assert_int_equal(git->write(g, tip, &file, 1, &c, ret, &err), COP_OK);
}

static void knows_where_a_commit_would_stand(void **state)
{
	COP_CLEANUP(close_git) struct cop_git *g = NULL;
	struct cop_error err;
	struct cop_tip tip;
	WITH_REPO(r, "teams/writers");

	(void)state;
	assert_int_equal(open_at(&r, r.root, &g, &err), COP_OK);
	assert_int_equal(git->tip(g, NULL, 0, &tip, &err), COP_OK);
	assert_string_equal(tip.branch, "refs/heads/main");
	assert_string_equal(tip.id, "");
	assert_string_equal(tip.prefix, "teams/writers/");
	assert_string_equal(tip.top, cop_arena_printf(r.a, "%s/", r.top));
	assert_int_equal(tip.need, COP_GIT_OURS);

	repo_start(&r);
	assert_int_equal(git->tip(g, NULL, 0, &tip, &err), COP_OK);
	assert_string_equal(repo_sh(&r, "git rev-parse HEAD"),
			    cop_arena_printf(r.a, "%s\n", tip.id));
}

static void finds_the_folder_through_a_link(void **state)
{
	COP_CLEANUP(close_git) struct cop_git *g = NULL;
	struct cop_error err;
	struct cop_tip tip;
	WITH_REPO(r, "teams/writers");

	(void)state;
	repo_sh(&r, "ln -s top/teams ../shortcut");
	assert_int_equal(open_at(&r, cop_arena_printf(r.a, "%s/shortcut/writers", r.dir),
				 &g, &err),
			 COP_OK);
	assert_int_equal(git->tip(g, NULL, 0, &tip, &err), COP_OK);
	assert_string_equal(tip.prefix, "teams/writers/");
}

static void refuses_a_bare_repository(void **state)
{
	struct cop_git *g = NULL;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_sh(&r, "git init -q --bare ../bare");
	assert_int_equal(open_at(&r, cop_arena_printf(r.a, "%s/bare", r.dir), &g, &err),
			 COP_E_REFUSED);
	assert_string_equal(
		err.msg,
		cop_arena_printf(r.a, "'%s/bare/' is a bare repository: it has no files",
				 r.dir));
	assert_null(g);
}

static void refuses_a_repository_of_somebody_else(void **state)
{
	COP_CLEANUP(close_git) struct cop_git *g = NULL;
	struct cop_error err;
	WITH_REPO(r, "team");

	(void)state;
	if (geteuid())
		COP_SKIP("only root can give a folder to somebody else");
	repo_sh(&r, "chown -R 12345 .");
	assert_int_equal(open_at(&r, r.root, &g, &err), COP_E_REFUSED);
	assert_string_equal(
		err.msg,
		cop_arena_printf(r.a, "the repository '%s' belongs to another user",
				 r.top));
	assert_string_equal(
		err.hint,
		cop_arena_printf(
			r.a,
			"if you trust it: git config --global --add safe.directory %s",
			r.top));
	repo_sh(&r, "%s", err.hint + strlen("if you trust it: "));
	assert_int_equal(open_at(&r, r.root, &g, &err), COP_OK);
}

/* Indexes libgit2 cannot open; the remedy must make it work. */
static const struct {
	const char *arrange, *why;
} indexes[] = {
	{ "git update-index --split-index", "the repository has a split index" },
	{ "git sparse-checkout set --cone --sparse-index roles",
	  "the repository has a sparse index" },
};

static void leaves_odd_indexes_to_git_and_names_the_remedy(void **state)
{
	(void)state;
	for (size_t i = 0; i < COP_COUNT(indexes); i++) {
		COP_CLEANUP(close_git) struct cop_git *g = NULL;
		COP_CLEANUP(close_git) struct cop_git *again = NULL;
		struct cop_error err;
		struct cop_tip tip;
		WITH_REPO(r, "");

		repo_start(&r);
		repo_put(&r, "far/away/file.yaml", "x: 1\n");
		repo_sh(&r, "git add . && git commit -qm far");
		repo_sh(&r, "%s", indexes[i].arrange);
		assert_int_equal(open_at(&r, r.root, &g, &err), COP_OK);
		assert_int_equal(git->tip(g, NULL, 0, &tip, &err), COP_OK);
		assert_int_equal(tip.need, COP_GIT_INDEX);
		assert_string_equal(tip.why, indexes[i].why);

		repo_sh(&r, "%s", tip.remedy);
		assert_int_equal(open_at(&r, r.root, &again, &err), COP_OK);
		assert_int_equal(git->tip(again, NULL, 0, &tip, &err), COP_OK);
		assert_int_equal(tip.need, COP_GIT_OURS);
	}
}

static void leaves_an_index_without_checksum_to_git(void **state)
{
	COP_CLEANUP(close_git) struct cop_git *g = NULL;
	struct cop_error err;
	struct cop_tip tip;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "truncate -s -20 .git/index && head -c 20 /dev/zero >> .git/index");
	assert_int_equal(open_at(&r, r.root, &g, &err), COP_OK);
	assert_int_equal(git->tip(g, NULL, 0, &tip, &err), COP_OK);
	assert_int_equal(tip.need, COP_GIT_INDEX);
	assert_string_equal(tip.why, "the index of the repository has no checksum");
}

static void refuses_a_damaged_index(void **state)
{
	struct cop_git *g = NULL;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r,
		"printf xxxx | dd of=.git/index bs=1 seek=40 conv=notrunc status=none");
	assert_int_equal(open_at(&r, r.root, &g, &err), COP_E_REPO);
	assert_null(g);
}

static void moves_a_branch_only_from_where_it_stood(void **state)
{
	COP_CLEANUP(close_git) struct cop_git *g = NULL;
	char id[COP_GIT_ID];
	struct cop_error err;
	struct cop_tip tip;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	assert_int_equal(open_at(&r, r.root, &g, &err), COP_OK);
	assert_int_equal(git->tip(g, NULL, 0, &tip, &err), COP_OK);
	write_one(&r, g, &tip, "new.yaml", id);
	repo_sh(&r, "git commit -q --allow-empty -m theirs");
	assert_int_equal(git->move(g, &tip, id, "cop: test", &err), COP_E_AGAIN);
	assert_string_equal(
		err.msg,
		"the branch 'main' has moved meanwhile: somebody else committed");
	assert_string_equal(repo_sh(&r, "git log --format=%%s"), "theirs\nstart\n");

	assert_int_equal(git->tip(g, NULL, 0, &tip, &(struct cop_error){ 0 }), COP_OK);
	write_one(&r, g, &tip, "new.yaml", id);
	err = (struct cop_error){ 0 };
	assert_int_equal(git->move(g, &tip, id, "cop: test", &err), COP_OK);
	assert_string_equal(repo_sh(&r, "git log --format=%%s"), "test\ntheirs\nstart\n");
	assert_string_equal(repo_sh(&r, "git reflog -1 --format=%%gs HEAD"),
			    "cop: test\n");
}

static void never_moves_a_branch_that_came_up_meanwhile(void **state)
{
	COP_CLEANUP(close_git) struct cop_git *g = NULL;
	char id[COP_GIT_ID];
	struct cop_error err;
	struct cop_tip tip;
	WITH_REPO(r, "");

	(void)state;
	assert_int_equal(open_at(&r, r.root, &g, &err), COP_OK);
	assert_int_equal(git->tip(g, NULL, 0, &tip, &err), COP_OK);
	write_one(&r, g, &tip, "new.yaml", id);
	repo_sh(&r, "git commit -q --allow-empty -m theirs");
	assert_int_equal(git->move(g, &tip, id, "cop: test", &err), COP_E_AGAIN);
	assert_string_equal(repo_sh(&r, "git log --format=%%s"), "theirs\n");
}

static void names_the_lock_of_a_branch(void **state)
{
	COP_CLEANUP(close_git) struct cop_git *g = NULL;
	char id[COP_GIT_ID];
	struct cop_error err;
	struct cop_tip tip;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	assert_int_equal(open_at(&r, r.root, &g, &err), COP_OK);
	assert_int_equal(git->tip(g, NULL, 0, &tip, &err), COP_OK);
	write_one(&r, g, &tip, "new.yaml", id);
	repo_sh(&r, "touch .git/refs/heads/main.lock");
	assert_int_equal(git->move(g, &tip, id, "cop: test", &err), COP_E_REPO);
	assert_string_equal(err.msg, "another git command holds the branch 'main'");
}

static void works_in_a_linked_worktree(void **state)
{
	const struct cop_write file = file_is("new.yaml", "title: New\n");
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "git worktree add -q -b side ../side");
	r.top = r.root = cop_arena_printf(r.a, "%s/side", r.dir);
	assert_int_equal(repo_commit(&r, &file, 1, &done, &err), COP_OK);
	assert_string_equal(repo_sh(&r, "git rev-parse side"),
			    cop_arena_printf(r.a, "%s\n", done.commit));
	repo_sound(&r, "");
}

static void shows_an_edit_made_while_it_wrote(void **state)
{
	struct cop_git_file file = { .path = "charter.yaml", .mode = 0100644 };
	COP_CLEANUP(close_git) struct cop_git *g = NULL;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	assert_int_equal(open_at(&r, r.root, &g, &err), COP_OK);
	snprintf(file.pre, sizeof(file.pre), "%.40s",
		 repo_sh(&r, "git rev-parse HEAD:charter.yaml"));
	snprintf(file.post, sizeof(file.post), "%.40s",
		 repo_sh(&r, "echo 'purpose: ours' | git hash-object -w --stdin"));
	repo_put(&r, "charter.yaml", "purpose: mine\n"); /* the same length */
	assert_int_equal(git->index(g, &file, 1,
				    cop_arena_printf(r.a, "%s/.git/new", r.top), &err),
			 COP_OK);
	repo_sh(&r, "mv .git/new .git/index");
	assert_string_equal(repo_sh(&r, "git status --porcelain"), "MM charter.yaml\n");
}

static void makes_a_repository_on_the_branch_the_user_wants(void **state)
{
	struct cop_error err = { 0 };
	const char *dir;
	WITH_REPO(r, "");

	(void)state;
	repo_sh(&r, "git config --global --unset init.defaultBranch");
	dir = cop_arena_printf(r.a, "%s/deep/one", r.dir);
	assert_int_equal(git->init(dir, COP_GIT_FSYNC_NONE, &err), COP_OK);
	assert_string_equal(repo_sh(&r, "git -C '%s' symbolic-ref HEAD", dir),
			    "refs/heads/main\n");
	assert_int_equal(git->init(dir, COP_GIT_FSYNC_NONE, &err), COP_E_REFUSED);

	err = (struct cop_error){ 0 };
	repo_sh(&r, "git config --global init.defaultBranch trunk");
	dir = cop_arena_printf(r.a, "%s/two", r.dir);
	assert_int_equal(git->init(dir, COP_GIT_FSYNC_NONE, &err), COP_OK);
	assert_string_equal(repo_sh(&r, "git -C '%s' symbolic-ref HEAD", dir),
			    "refs/heads/trunk\n");
}

static void reads_settings_of_the_user_never_of_the_repository(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf value = { 0 };
	WITH_REPO(r, "");

	(void)state;
	repo_sh(&r, "git config cop.editor evil && git config --global cop.me ana-silva");
	assert_false(git->config("cop.editor", &value));
	assert_true(git->config("cop.me", &value));
	assert_string_equal(cop_buf_str(&value), "ana-silva");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_where_a_commit_would_stand),
		cmocka_unit_test(finds_the_folder_through_a_link),
		cmocka_unit_test(refuses_a_bare_repository),
		cmocka_unit_test(refuses_a_repository_of_somebody_else),
		cmocka_unit_test(leaves_odd_indexes_to_git_and_names_the_remedy),
		cmocka_unit_test(leaves_an_index_without_checksum_to_git),
		cmocka_unit_test(refuses_a_damaged_index),
		cmocka_unit_test(moves_a_branch_only_from_where_it_stood),
		cmocka_unit_test(never_moves_a_branch_that_came_up_meanwhile),
		cmocka_unit_test(names_the_lock_of_a_branch),
		cmocka_unit_test(works_in_a_linked_worktree),
		cmocka_unit_test(shows_an_edit_made_while_it_wrote),
		cmocka_unit_test(makes_a_repository_on_the_branch_the_user_wants),
		cmocka_unit_test(reads_settings_of_the_user_never_of_the_repository),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
