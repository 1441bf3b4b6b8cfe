/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include <unistd.h>

#include "repo.h"
#include "store/commit.h"

static void close_repo(struct repo *r)
{
	repo_close(r);
}

#define WITH_REPO(r, sub) \
	COP_CLEANUP(close_repo) struct repo r; \
	repo_open(&r, sub)

static void makes_the_first_commit_on_an_unborn_branch(void **state)
{
	const struct cop_write files[] = { file_is("cop.yaml", "name: Plain\n"),
					   file_is("roles/scribe.yaml",
						   "title: Scribe\n") };
	struct cop_done done = { 0 };
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	assert_int_equal(repo_commit(&r, files, 2, &done, &err), COP_OK);

	assert_false(done.by_program);
	assert_string_equal(repo_sh(&r, "git rev-parse main"),
			    cop_arena_printf(r.a, "%s\n", done.commit));
	assert_string_equal(repo_sh(&r, "git show --format= --name-status HEAD"),
			    "A\tcop.yaml\nA\troles/scribe.yaml\n");
	assert_string_equal(repo_get(&r, "cop.yaml"), "name: Plain\n");
	repo_sound(&r, "");
}

static void writes_message_person_and_time(void **state)
{
	const struct cop_write files[] = { file_is("cop.yaml", "name: Plain\n") };
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	r.by.author.name = "Ben Okoro";
	r.by.author.email = "ben@example.org";
	assert_int_equal(repo_commit(&r, files, 1, &done, &err), COP_OK);

	assert_string_equal(
		repo_sh(&r, "git log --format='%%an <%%ae> %%ai|%%cn <%%ce> %%ci%%n%%B'"),
		"Ben Okoro <ben@example.org> 2026-01-01 01:00:00 +0100|"
		"Ana Silva <ana@example.org> 2026-01-01 01:00:00 +0100\n"
		"role: Ana Silva becomes Scribe\n\nAgreed in May.\n\n"
		"Cop-Command: role assign\nCop-Decision: 2026-05-04-decision-scribe\n\n");
	assert_string_equal(repo_sh(&r, "git reflog --format=%%gs"),
			    "cop: role: Ana Silva becomes Scribe\n");
}

static void adds_changes_and_deletes_in_one_commit(void **state)
{
	const struct cop_write files[] = {
		file_is("charter.yaml", "purpose: plainer words\n"),
		file_is("plan/deep/clinic.yaml", "title: Clinic\n"),
		file_gone("roles/scribe.yaml")
	};
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	assert_int_equal(repo_commit(&r, files, 3, &done, &err), COP_OK);

	assert_string_equal(
		repo_sh(&r, "git show --format= --name-status HEAD"),
		"M\tcharter.yaml\nA\tplan/deep/clinic.yaml\nD\troles/scribe.yaml\n");
	assert_string_equal(repo_sh(&r, "git ls-tree -r -t --name-only HEAD"),
			    "charter.yaml\nplan\nplan/deep\nplan/deep/clinic.yaml\n");
	assert_null(repo_get(&r, "roles/scribe.yaml"));
	repo_sound(&r, "");
}

static void takes_emptied_folders_out_of_the_tree(void **state)
{
	const struct cop_write files[] = { file_gone("a/b/c/one.yaml"),
					   file_gone("a/b/two.yaml"),
					   file_gone("a/d/3.yaml"),
					   file_gone("never-there.yaml") };
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_put(&r, "a/b/c/one.yaml", "1\n");
	repo_put(&r, "a/b/two.yaml", "2\n");
	repo_put(&r, "a/d/3.yaml", "3\n");
	repo_sh(&r, "git add . && git commit -qm more");
	assert_int_equal(repo_commit(&r, files, 4, &done, &err), COP_OK);

	assert_string_equal(repo_sh(&r, "git ls-tree -r -t --name-only HEAD"),
			    "charter.yaml\nroles\nroles/scribe.yaml\n");
	repo_sound(&r, "");
}

static void keeps_the_mode_of_a_file(void **state)
{
	const struct cop_write files[] = { file_is("charter.yaml", "purpose: other\n") };
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "chmod +x charter.yaml && git add . && git commit -qm mode");
	assert_int_equal(repo_commit(&r, files, 1, &done, &err), COP_OK);

	assert_string_equal(repo_sh(&r, "git ls-tree HEAD charter.yaml | cut -c1-6"),
			    "100755\n");
	repo_sound(&r, "");
}

static void writes_a_hundred_files_as_one_pack(void **state)
{
	struct cop_write files[100];
	const char *loose;
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	loose = repo_sh(&r, "git count-objects -v | grep ^count");
	for (size_t i = 0; i < COP_COUNT(files); i++)
		files[i] = file_is(cop_arena_printf(r.a, "members/m%03zu.yaml", i),
				   cop_arena_printf(r.a, "name: Member %zu\n", i));
	assert_int_equal(repo_commit(&r, files, COP_COUNT(files), &done, &err), COP_OK);

	assert_string_equal(repo_sh(&r, "git count-objects -v | grep ^count"), loose);
	assert_string_equal(
		repo_sh(&r, "git count-objects -v | grep -E '^(packs|in-pack)'"),
		"in-pack: 103\npacks: 1\n"); /* blobs, two trees, a commit */
	assert_string_equal(repo_sh(&r, "git ls-tree -r HEAD | wc -l"), "102\n");
	repo_sound(&r, "");
}

static void works_in_a_folder_of_a_repository(void **state)
{
	const struct cop_write files[] = { file_is("charter.yaml", "purpose: plainer\n"),
					   file_gone("roles/scribe.yaml") };
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "teams/writers");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "echo x > other.txt && git add . && git commit -qm other");
	assert_int_equal(repo_commit(&r, files, 2, &done, &err), COP_OK);

	assert_string_equal(
		repo_sh(&r, "git show --format= --name-status HEAD"),
		"M\tteams/writers/charter.yaml\nD\tteams/writers/roles/scribe.yaml\n");
	repo_sound(&r, "");
}

/* The entries of the index with all they hold, but for the files of the change. */
static const char *other_entries(struct repo *r)
{
	return repo_sh(r,
		       "git ls-files --stage --debug -- . ':!charter.yaml' ':!new.yaml'");
}

static void leaves_the_users_own_work_alone(void **state)
{
	const struct cop_write files[] = { file_is("charter.yaml", "purpose: plainer\n"),
					   file_is("new.yaml", "title: New\n") };
	const char *before, *status;
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "for f in dirty gone both removed; do echo old > $f.txt; done && "
		    "git add . && git commit -qm more && echo staged > staged.txt && "
		    "echo staged > both.txt && git add . && echo again >> both.txt && "
		    "echo dirty > dirty.txt && rm gone.txt && git rm -q --cached "
		    "removed.txt && "
		    "echo meant > meant.txt && git add -N meant.txt && echo new > "
		    "untracked.txt && "
		    "touch -d 2020-01-01 *.txt && git status >/dev/null");
	before = other_entries(&r);
	status = repo_sh(&r, "git status --porcelain && git diff && git diff --cached");
	assert_int_equal(repo_commit(&r, files, 2, &done, &err), COP_OK);

	assert_string_equal(other_entries(&r), before);
	assert_string_equal(
		repo_sh(&r, "git status --porcelain && git diff && git diff --cached"),
		status);
	assert_string_equal(repo_sh(&r, "git show --format= --name-only HEAD"),
			    "charter.yaml\nnew.yaml\n");
	assert_string_equal(repo_sh(&r, "cat both.txt dirty.txt untracked.txt"),
			    "staged\nagain\ndirty\nnew\n");
}

/* What the user did to a file of the change, and what the refusal says. */
static const struct {
	const char *arrange, *msg, *hint;
} edited[] = {
	{ "echo mine >> charter.yaml",
	  "charter.yaml has edits of yours that are not committed",
	  "git commit charter.yaml, or git restore it" },
	{ "rm charter.yaml", "charter.yaml has edits of yours that are not committed",
	  "git commit charter.yaml, or git restore it" },
	{ "echo mine >> charter.yaml && git add charter.yaml",
	  "charter.yaml has edits of yours that are staged, but not committed",
	  "git commit charter.yaml, or git restore --staged --worktree it" },
	{ "git rm -q --cached charter.yaml",
	  "charter.yaml has edits of yours that are not committed",
	  "git commit charter.yaml, or git restore it" },
	{ "echo mine > new.yaml", "new.yaml is there already, but git does not know it",
	  "git add new.yaml && git commit new.yaml, or move it away" },
	{ "ln -s charter.yaml new.yaml",
	  "new.yaml is not a plain file "
	  "(a link, a folder, a submodule)",
	  "" },
	{ "ln -s /tmp new.yaml && git add . && git commit -qm link",
	  "new.yaml is not a plain file (a link, a folder, a submodule)", "" },
	{ "git update-index --skip-worktree charter.yaml && rm charter.yaml",
	  "charter.yaml is left out by this sparse checkout",
	  "git sparse-checkout add charter.yaml" },
};

static void refuses_a_file_with_edits_of_the_user(void **state)
{
	const struct cop_write files[] = { file_is("charter.yaml", "purpose: plainer\n"),
					   file_is("new.yaml", "title: New\n") };
	struct cop_error err;

	(void)state;
	for (size_t i = 0; i < COP_COUNT(edited); i++) {
		struct cop_done done = { "untouched", false };
		const char *head, *status;
		WITH_REPO(r, "");

		repo_start(&r);
		repo_sh(&r, "%s", edited[i].arrange);
		head = repo_sh(&r, "git rev-parse HEAD");
		status = repo_sh(
			&r, "git status --porcelain && git diff && git diff --cached");
		assert_int_equal(repo_commit(&r, files, 2, &done, &err), COP_E_REFUSED);

		assert_string_equal(err.msg, edited[i].msg);
		assert_string_equal(err.hint, edited[i].hint);
		assert_string_equal(done.commit, "untouched");
		assert_string_equal(repo_sh(&r, "git rev-parse HEAD"), head);
		assert_string_equal(repo_sh(&r, "git status --porcelain && git diff && "
						"git diff --cached"),
				    status);
	}
}

/* States of a repository in which nothing is committed. */
static const struct {
	const char *arrange, *msg, *hint;
} refused[] = {
	{ "git checkout -q --detach",
	  "no branch is checked out (detached HEAD): a commit would be lost",
	  "git switch BRANCH, or git switch -c NEW-BRANCH" },
	{ "git checkout -qb side && echo a > x && git add x && git commit -qm a && "
	  "git checkout -q main && echo b > x && git add x && git commit -qm b && "
	  "! git merge side",
	  "a merge is under way in this repository",
	  "git merge --continue, or git merge --abort" },
	{ "git checkout -qb side && echo a > x && git add x && git commit -qm a && "
	  "git checkout -q main && echo b > x && git add x && git commit -qm b && "
	  "! git cherry-pick side",
	  "a cherry-pick is under way in this repository",
	  "git cherry-pick --continue, or git cherry-pick --abort" },
	{ "git checkout -qb side && echo a > x && git add x && git commit -qm a && "
	  "git checkout -q main && echo b > x && git add x && git commit -qm b && "
	  "! git rebase side",
	  "a rebase is under way in this repository",
	  "git rebase --continue, or git rebase --abort" },
	{ "git commit -q --allow-empty -m 2 && git bisect start && git bisect bad && "
	  "git bisect good HEAD~",
	  "a bisect is under way in this repository", "git bisect reset" },
	{ "git config --global --unset user.name && git config --global --unset "
	  "user.email",
	  "git does not know your name and e-mail address, which a commit has to carry",
	  "git config --global user.name \"Your Name\" && "
	  "git config --global user.email you@example.org" },
	{ "git config --global --unset user.email",
	  "git does not know your e-mail address, which a commit has to carry",
	  "git config --global user.email you@example.org" },
};

/* A line end in it would make a commit that no later command can read. */
static void takes_out_of_names_what_breaks_a_commit(void **state)
{
	const struct cop_write one[] = { file_is("charter.yaml", "purpose: plainer\n") };
	const struct cop_write two[] = { file_is("charter.yaml", "purpose: plainest\n") };
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	r.by.author.name = "\n.Ana\n <Silva>,";
	r.by.author.email = "ana@example.org\nparent 1";
	assert_int_equal(repo_commit(&r, one, 1, &done, &err), COP_OK);

	assert_string_equal(repo_sh(&r, "git log -1 --format='%%an|%%ae'"),
			    "Ana Silva|ana@example.orgparent 1\n");
	repo_sound(&r, "");
	r.by.author.name = "<\n>";
	assert_int_equal(repo_commit(&r, two, 1, &done, &err), COP_E_REFUSED);
	assert_string_equal(err.msg, "git does not know your name, which a commit has to "
				     "carry");
	repo_sound(&r, "");
}

static void keeps_out_what_git_is_told_to_ignore(void **state)
{
	const struct cop_write both[] = { file_is("members/jo-lund.yaml", "name: Jo\n"),
					  file_is("charter.yaml", "purpose: plainer\n") };
	const struct cop_write known[] = { file_is("charter.yaml",
						   "purpose: plainer\n") };
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "teams");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "printf 'members/\\ncharter.yaml\\n' > .git/info/exclude");
	assert_int_equal(repo_commit(&r, both, 2, &done, &err), COP_E_REFUSED);

	assert_string_equal(err.msg, "git is told to ignore members/jo-lund.yaml, so it "
				     "stays out of commits");
	assert_string_equal(err.hint, "git check-ignore -v members/jo-lund.yaml shows by "
				      "which line; --no-commit writes the file only");
	assert_null(repo_get(&r, "members/jo-lund.yaml"));
	/* what git tracks, it does not ignore */
	assert_int_equal(repo_commit(&r, known, 1, &done, &err), COP_OK);
	repo_sound(&r, "");
}

static void refuses_states_that_are_not_ours_to_end(void **state)
{
	const struct cop_write files[] = { file_is("charter.yaml",
						   "purpose: plainer\n") };
	struct cop_error err;

	(void)state;
	for (size_t i = 0; i < COP_COUNT(refused); i++) {
		struct cop_done done = { "untouched", false };
		const char *before;
		WITH_REPO(r, "");

		repo_start(&r);
		repo_sh(&r, "%s", refused[i].arrange);
		before = repo_sh(&r, "git rev-parse HEAD && git status --porcelain=v2");
		assert_int_equal(repo_commit(&r, files, 1, &done, &err), COP_E_REFUSED);

		assert_string_equal(err.msg, refused[i].msg);
		assert_string_equal(err.hint, refused[i].hint);
		assert_string_equal(
			repo_sh(&r, "git rev-parse HEAD && git status --porcelain=v2"),
			before);
	}
}

static void refuses_while_git_holds_the_index(void **state)
{
	const struct cop_write files[] = { file_is("charter.yaml",
						   "purpose: plainer\n") };
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_sh(&r, "touch .git/index.lock");
	assert_int_equal(repo_commit(&r, files, 1, &done, &err), COP_E_REPO);

	assert_string_equal(err.msg, "another git command is at work in this repository");
	repo_sh(&r, "rm .git/index.lock");
	repo_sound(&r, "");
}

static void says_where_there_is_no_repository(void **state)
{
	const struct cop_write files[] = { file_is("cop.yaml", "name: Plain\n") };
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_sh(&r, "mkdir ../plain");
	r.root = cop_arena_printf(r.a, "%s/plain", r.dir);
	assert_int_equal(repo_commit(&r, files, 1, &done, &err), COP_E_NOT_FOUND);

	assert_string_equal(
		err.msg,
		cop_arena_printf(r.a, "'%s' is not in a git repository", r.root));
	assert_string_equal(err.hint, "git init, or --no-commit to write the files only");
	assert_null(repo_get(&r, "cop.yaml"));
}

static enum cop_code cannot_look(struct cop_git *g, const char *path,
				 char ret[COP_GIT_ID], struct cop_error *err)
{
	(void)g;
	(void)ret;
	return cop_fail(err, COP_E_OS, "cannot read '%s': no luck", path);
}

static void reports_a_commit_whose_files_are_behind(void **state)
{
	const struct cop_write files[] = { file_is("charter.yaml",
						   "purpose: plainer\n") };
	const struct cop_write more[] = { file_is("roles/scribe.yaml",
						  "title: Secretary\n") };
	struct cop_git_table broken = cop_git_module;
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	broken.in_work = cannot_look;
	r.by.git = &broken;
	assert_int_equal(repo_commit(&r, files, 1, &done, &err), COP_E_PARTIAL);

	assert_string_equal(repo_sh(&r, "git rev-parse HEAD"),
			    cop_arena_printf(r.a, "%s\n", done.commit));
	assert_non_null(strstr(err.msg, cop_arena_printf(r.a,
							 "committed as %.7s, but the "
							 "files here are not all up to "
							 "date: cannot read",
							 done.commit)));
	assert_string_equal(err.hint, "git checkout HEAD -- charter.yaml");
	repo_sh(&r, "test -e .git/cop/journal && test ! -e .git/index.lock");

	/* the next one finishes it first */
	r.by.git = &cop_git_module;
	assert_int_equal(repo_commit(&r, more, 1, &done, &err), COP_OK);
	repo_sh(&r, "test ! -e .git/cop/journal");
	repo_sound(&r, "");
}

static enum cop_code cannot_write_index(struct cop_git *g,
					const struct cop_git_file *files, size_t n,
					const char *into, struct cop_error *err)
{
	(void)g;
	(void)files;
	(void)n;
	(void)into;
	return cop_fail(err, COP_E_REPO, "cannot write the index: no space");
}

static void commits_nothing_where_the_index_cannot_be_written(void **state)
{
	const struct cop_write files[] = { file_is("charter.yaml", "purpose: plainer\n"),
					   file_is("notes/new.yaml", "title: New\n") };
	struct cop_git_table broken = cop_git_module;
	struct cop_done done = { "untouched", false };
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	broken.index = cannot_write_index;
	r.by.git = &broken;
	assert_int_equal(repo_commit(&r, files, 2, &done, &err), COP_E_REPO);

	assert_string_equal(err.msg, "cannot write the index: no space");
	assert_string_equal(done.commit, "untouched");
	assert_string_equal(repo_sh(&r, "git log --format=%%s"), "start\n");
	repo_sh(&r, "test ! -e .git/cop/journal && test ! -e notes && test -z \"$(find . "
		    "-name '.cop-*' -o -name '*.lock')\"");
	repo_sound(&r, "");
}

static enum cop_code commits_first(struct cop_git *g, const struct cop_tip *from,
				   const char *to, const char *note,
				   struct cop_error *err)
{
	const char *race = getenv("COP_TEST_RACE");

	assert_int_equal(system(race), 0);
	return cop_git_module.move(g, from, to, note, err);
}

static void loses_against_a_faster_writer_and_may_try_again(void **state)
{
	const struct cop_write files[] = { file_is("charter.yaml",
						   "purpose: plainer\n") };
	struct cop_git_table racing = cop_git_module;
	const char *head;
	struct cop_done done = { "untouched", false };
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	racing.move = commits_first;
	r.by.git = &racing;
	setenv("COP_TEST_RACE",
	       cop_arena_printf(r.a,
				"cd '%s' && git update-ref refs/heads/main $(git "
				"commit-tree -p HEAD -m theirs HEAD^{tree})",
				r.top),
	       1);
	assert_int_equal(repo_commit(&r, files, 1, &done, &err), COP_E_AGAIN);

	head = repo_sh(&r, "git log --format=%%s");
	assert_string_equal(head, "theirs\nstart\n");
	assert_string_equal(done.commit, "untouched");
	repo_sound(&r, "");

	r.by.git = &cop_git_module;
	assert_int_equal(repo_commit(&r, files, 1, &done, &err), COP_OK);
	assert_string_equal(repo_sh(&r, "git log --format=%%s"),
			    "role: Ana Silva becomes Scribe\ntheirs\nstart\n");
	repo_sound(&r, "");
}

static void lets_no_trailer_be_forged(void **state)
{
	const struct cop_write files[] = { file_is("cop.yaml", "name: Plain\n") };
	const struct cop_writes writes = { files, 1 };
	struct cop_done done;
	struct cop_error err = { 0 };
	WITH_REPO(r, "");
	const struct cop_message message = {
		.subject = cop_str_text(
			r.a, "note: heard\nSigned-off-by: Eve <eve@example.org>"),
		.body = cop_str_text(r.a,
				     "Why not.\n\nCo-authored-by: Eve <eve@example.org>\n"
				     "Cop-Decision: forged\n"),
		.command = "note add",
	};

	(void)state;
	assert_int_equal(cop_commit(&r.by, r.root, &writes, &message, &done, &err),
			 COP_OK);

	assert_string_equal(
		repo_sh(&r, "git log -1 --format=%%B | git interpret-trailers --parse"),
		"Cop-Command: note add\n");
	assert_string_equal(repo_sh(&r, "git log -1 --format=%%s"),
			    "note: heard Signed-off-by: Eve <eve@example.org>\n");
}

static void refuses_before_the_commit_where_a_folder_is_closed(void **state)
{
	const struct cop_write files[] = { file_is("charter.yaml", "purpose: other\n"),
					   file_is("roles/2026/new.yaml", "title: A\n") };
	struct cop_done done;
	struct cop_error err;
	const char *head;
	WITH_REPO(r, "");

	(void)state;
	if (geteuid() == 0)
		COP_SKIP("nothing is closed to root");
	repo_start(&r);
	head = repo_sh(&r, "git rev-parse HEAD");
	repo_sh(&r, "chmod a-w roles");
	assert_int_equal(repo_commit(&r, files, 2, &done, &err), COP_E_OS);
	repo_sh(&r, "chmod u+w roles");

	assert_string_equal(err.msg,
			    "cannot write 'roles/2026/new.yaml': Permission denied");
	assert_string_equal(repo_sh(&r, "git rev-parse HEAD"), head);
	repo_sound(&r, "");
	repo_sh(&r, "chmod a-w .git");
	assert_int_equal(repo_commit(&r, files, 2, &done, &err), COP_E_OS);
	repo_sh(&r, "chmod u+w .git");
	assert_string_equal(repo_sh(&r, "git rev-parse HEAD"), head);
	repo_sound(&r, "");
}

static void takes_back_what_it_wrote_when_a_file_cannot_be(void **state)
{
	const struct cop_write files[] = { file_is("charter.yaml", "purpose: other\n"),
					   file_is("teams/a.yaml", "title: A\n"),
					   file_gone("roles/scribe.yaml"),
					   file_is("plan/clinic.yaml", "title: C\n") };
	const struct cop_writes writes = { files, 4 };
	struct cop_error err = { 0 };
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	repo_put(&r, "charter.yaml", "purpose: mine, not committed\n");
	repo_put(&r, "plan", "a file in the way\n");
	assert_int_equal(cop_write_files(r.root, &writes, &err), COP_E_INVALID);

	assert_string_equal(err.msg, "'plan' is in the way: it is not a folder");
	assert_string_equal(repo_get(&r, "charter.yaml"),
			    "purpose: mine, not committed\n");
	assert_string_equal(repo_get(&r, "plan"), "a file in the way\n");
	assert_false(repo_try(&r, "ls teams"));
	repo_sound(&r, " M charter.yaml\n?? plan\n");
}

static void writes_files_without_git(void **state)
{
	const struct cop_write files[] = { file_is("plan/clinic.yaml", "title: Clinic\n"),
					   file_gone("roles/scribe.yaml") };
	const struct cop_writes writes = { files, 2 };
	struct cop_error err = { 0 };
	WITH_REPO(r, "");

	(void)state;
	repo_start(&r);
	assert_int_equal(cop_write_files(r.root, &writes, &err), COP_OK);

	assert_string_equal(repo_get(&r, "plan/clinic.yaml"), "title: Clinic\n");
	repo_sound(&r, " D roles/scribe.yaml\n?? plan/clinic.yaml\n");
}

static void opens_the_module_on_first_need(void **state)
{
	const struct cop_write files[] = { file_is("cop.yaml", "name: Plain\n") };
	const char *const modules[] = { "/nowhere", getenv("COP_MODULES"), NULL };
	const char *const nowhere[] = { "/nowhere", NULL };
	struct cop_done done;
	struct cop_error err;
	WITH_REPO(r, "");

	(void)state;
	r.by.git = NULL;
	r.by.modules = nowhere;
	assert_int_equal(repo_commit(&r, files, 1, &done, &err), COP_E_NOT_FOUND);
	r.by.modules = modules;
	assert_int_equal(repo_commit(&r, files, 1, &done, &err), COP_OK);

	repo_sound(&r, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_the_first_commit_on_an_unborn_branch),
		cmocka_unit_test(writes_message_person_and_time),
		cmocka_unit_test(adds_changes_and_deletes_in_one_commit),
		cmocka_unit_test(takes_emptied_folders_out_of_the_tree),
		cmocka_unit_test(keeps_the_mode_of_a_file),
		cmocka_unit_test(writes_a_hundred_files_as_one_pack),
		cmocka_unit_test(works_in_a_folder_of_a_repository),
		cmocka_unit_test(leaves_the_users_own_work_alone),
		cmocka_unit_test(refuses_a_file_with_edits_of_the_user),
		cmocka_unit_test(takes_out_of_names_what_breaks_a_commit),
		cmocka_unit_test(keeps_out_what_git_is_told_to_ignore),
		cmocka_unit_test(refuses_states_that_are_not_ours_to_end),
		cmocka_unit_test(refuses_while_git_holds_the_index),
		cmocka_unit_test(says_where_there_is_no_repository),
		cmocka_unit_test(reports_a_commit_whose_files_are_behind),
		cmocka_unit_test(commits_nothing_where_the_index_cannot_be_written),
		cmocka_unit_test(loses_against_a_faster_writer_and_may_try_again),
		cmocka_unit_test(lets_no_trailer_be_forged),
		cmocka_unit_test(refuses_before_the_commit_where_a_folder_is_closed),
		cmocka_unit_test(takes_back_what_it_wrote_when_a_file_cannot_be),
		cmocka_unit_test(writes_files_without_git),
		cmocka_unit_test(opens_the_module_on_first_need),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
