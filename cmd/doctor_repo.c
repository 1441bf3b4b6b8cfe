/* SPDX-License-Identifier: MIT */
/* The repository around a community: what a commit would ask, and what is odd about it. */
#include <string.h>

#include "base/enc.h"
#include "base/proc.h"
#include "doctor.h"
#include "finish.h"
#include "store/around.h"
#include "store/driver.h"
#include "store/history.h"
#include "store/run.h"

static const char *root_of(const struct doctor *d)
{
	return cop_store_root(d->env->community->store);
}

static const char *shown(const struct doctor *d, const char *text)
{
	return cop_enc_shown(d->env->arena, cop_str_text(d->env->arena, text));
}

static const char *word(const struct doctor *d, const char *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	cop_enc_shell_text(&out, text, strlen(text));
	return cop_buf_keep(&out, d->env->arena);
}

/* --- where it is, and what is under way --- */

static void ask_place(struct doctor *d, const struct cop_around *r)
{
	static const char heads[] = "refs/heads/";
	const char *branch = cop_around_branch(d->env->arena, r);

	if (branch)
		doctor_tell(d, DOCTOR_OK, NULL, "on %s",
			    shown(d, strncmp(branch, heads, strlen(heads)) == 0
					     ? branch + strlen(heads)
					     : branch));
	else if (cop_around_detached(d->env->arena, r) && !cop_around_under_way(r, 0))
		doctor_tell(d, DOCTOR_STOP,
			    "git switch BRANCH, or git switch -c NEW-BRANCH",
			    "no branch is checked out (detached HEAD): a commit would "
			    "be lost");
	if (strcmp(r->dir, r->common) != 0)
		doctor_tell(d, DOCTOR_OK, NULL, "a linked work tree of %s",
			    shown(d, r->common));
}

static void ask_under_way(struct doctor *d, const struct cop_around *r)
{
	const struct cop_under_way *is;

	for (size_t i = 0; (is = cop_around_under_way(r, i)) != NULL; i++)
		doctor_tell(d, DOCTOR_STOP, is->remedy,
			    "%s is under way in this repository", is->what);
	if (cop_around_locked(r))
		doctor_tell(d, DOCTOR_STOP,
			    cop_arena_printf(
				    d->env->arena, "wait; where no git is running: rm %s",
				    word(d, cop_arena_printf(d->env->arena,
							     "%s/index.lock", r->dir))),
			    "a git command is at work here, or was killed "
			    "(index.lock)");
}

/* The first line that git answers; "" where it answers none. */
static const char *asked(struct doctor *d, const char *const *words)
{
	COP_CLEANUP(cop_run_clear) struct cop_run r = { .words = words };
	struct cop_error ignored = { 0 };

	if (!d->git || cop_run_git(d->env->arena, root_of(d), &r, &ignored) || r.status)
		return "";
	return cop_run_line(d->env->arena, &r);
}

static void ask_outer(struct doctor *d)
{
	const char *outer =
		asked(d, COP_WORDS("rev-parse", "--show-superproject-working-tree"));

	if (*outer)
		doctor_tell(d, DOCTOR_OK, NULL, "a submodule of %s, which is left alone",
			    shown(d, outer));
}

/* --- who makes commits, and under which name --- */

/* Where libgit2 cannot read the repository, git is asked whom it would name. */
static void ask_ident(struct doctor *d)
{
	static const char *const argv[] = { "git", "var", "GIT_AUTHOR_IDENT", NULL };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_proc p = { .argv = argv,
			      .dir = root_of(d),
			      .in = COP_PROC_NULL,
			      .out = COP_PROC_PIPE,
			      .err = COP_PROC_NULL };
	struct cop_error ignored = { 0 };
	int status = 0;

	if (!d->git || cop_proc_run(&p, &out, NULL, &status, &ignored) || status)
		return; /* what is wrong is said of the repository */
	doctor_tell(d, DOCTOR_OK, NULL, "commits are signed with the name %s",
		    cop_enc_shown(d->env->arena,
				  cop_str_new(d->env->arena, cop_buf_str(&out),
					      strcspn(cop_buf_str(&out), ">") + 1)));
}

static void ask_person(struct doctor *d, const struct cop_git_table *git,
		       struct cop_git *repo, const struct cop_writer *by)
{
	struct cop_git_person author = by->author, committer = by->committer;
	struct cop_error err = { 0 };

	if (git->identify(repo, &author, &committer, &err)) {
		doctor_tell_error(d, DOCTOR_STOP, &err);
		return;
	}
	if (!author.name || !author.email) {
		ask_ident(d);
		return;
	}
	doctor_tell(d, DOCTOR_OK, NULL, "commits are signed with the name %s <%s>",
		    shown(d, author.name), shown(d, author.email));
}

static void ask_maker(struct doctor *d, const struct cop_tip *tip)
{
	const char *remedy = tip->remedy ? cop_arena_text(d->env->arena, tip->remedy)
					 : NULL;

	if (tip->need == COP_GIT_OURS)
		doctor_tell(d, DOCTOR_OK, NULL,
			    "commits are made by cop: no hooks, signing off");
	else if (d->git)
		doctor_tell(d, DOCTOR_OK, remedy, "commits are made by your git: %s",
			    shown(d, tip->why));
	else
		doctor_tell(d, DOCTOR_STOP, remedy ? remedy : "install git",
			    "%s, so git itself has to make commits, and it is not "
			    "installed",
			    shown(d, tip->why));
}

/* The branch names it; is it there to stand on? */
static void ask_last(struct doctor *d, const struct cop_tip *tip)
{
	struct cop_error ignored = { 0 };
	const char *id = NULL;

	if (tip->id[0] && d->git &&
	    (cop_history_tip(d->env->arena, root_of(d), &id, &ignored) || !id))
		doctor_tell(d, DOCTOR_STOP,
			    "git fsck shows which; git fetch brings what others have",
			    "the last commit is not here, or damaged");
}

/* cop.yaml stands for all files of a community: they have the same attributes. */
static void ask_tip(struct doctor *d, const struct cop_git_table *git,
		    struct cop_git *repo)
{
	struct cop_write file = { .path = "cop.yaml", .text = "" };
	const struct cop_source *src;
	struct cop_error err = { 0 };
	struct cop_tip tip = { 0 };

	if (!cop_store_read(d->env->community->store, file.path, &src, &err)) {
		file.text = src->text;
		file.len = src->len;
	}
	err = (struct cop_error){ 0 };
	if (git->tip(repo, &file, 1, &tip, &err)) {
		doctor_tell_error(d, DOCTOR_STOP, &err);
		return;
	}
	ask_last(d, &tip);
	if (!tip.id[0] && tip.need != COP_GIT_FORMAT)
		doctor_tell(d, DOCTOR_OK, NULL,
			    "no commit yet: the next one is the first");
	ask_maker(d, &tip);
}

/* False: it cannot be opened, and that was said. */
static bool ask_commits(struct doctor *d, const struct cop_git_table *git,
			const struct cop_writer *by)
{
	const struct cop_git_start start = { root_of(d), by->ceilings, by->fsync };
	struct cop_git *repo = NULL;
	struct cop_error err = { 0 };

	if (git->peek(&start, &repo, &err)) {
		doctor_tell_error(d, DOCTOR_STOP, &err);
		return false;
	}
	ask_tip(d, git, repo);
	ask_person(d, git, repo, by);
	git->close(repo);
	return true;
}

/* --- what of it is here --- */

static void ask_partial(struct doctor *d)
{
	const char *promises = asked(d, COP_WORDS("config", "--get-regexp",
						  "^remote\\..*\\.promisor$", "^true$"));

	if (*promises)
		doctor_tell(d, DOCTOR_LOOK, "git fetch --refetch --no-filter",
			    "partial clone: old texts come from the remote when they are "
			    "wanted");
}

static void ask_left_out(struct doctor *d, const struct cop_around *r)
{
	struct cop_history_files files = { 0 };
	struct cop_error ignored = { 0 };

	if (!cop_around_sparse(r) || !d->git ||
	    cop_history_left_out(d->env->arena, root_of(d), &files, &ignored) || !files.n)
		return;
	doctor_tell(d, DOCTOR_LOOK, "git sparse-checkout disable",
		    "%zu file%s left out by this sparse checkout: read, but not changed",
		    files.n, files.n == 1 ? " is" : "s are");
}

static void ask_dirty(struct doctor *d)
{
	struct cop_error ignored = { 0 };
	size_t dirty = 0;

	if (!cop_history_dirty(d->env->arena, root_of(d), &dirty, &ignored) && dirty)
		doctor_tell(d, DOCTOR_LOOK, "git status",
			    "%zu file%s not committed; cop leaves them alone", dirty,
			    dirty == 1 ? " is" : "s are");
}

static void ask_history(struct doctor *d, const struct cop_around *r)
{
	struct cop_error err = { 0 };
	bool shallow = false;

	if (!d->git)
		return;
	if (cop_history_shallow(d->env->arena, root_of(d), &shallow, &err)) {
		doctor_tell_error(d, DOCTOR_STOP, &err);
		return;
	}
	if (shallow)
		doctor_tell(d, DOCTOR_LOOK, "git fetch --unshallow",
			    "history is cut off: days and authors of decisions are "
			    "unknown");
	else
		doctor_tell(d, DOCTOR_OK, NULL, "full clone");
	ask_partial(d);
	ask_left_out(d, r);
	ask_dirty(d);
}

static void fix_merging(struct doctor *d, const char *root)
{
	struct cop_error err = { 0 };

	if (cop_driver_register(d->env->arena, root, &err))
		doctor_tell_error(d, DOCTOR_LOOK, &err);
	else
		doctor_tell(d, DOCTOR_FIXED, NULL,
			    "merge driver registered for this clone");
}

static void ask_merging(struct doctor *d)
{
	const char *root = root_of(d);
	struct cop_error ignored = { 0 };
	enum cop_driver state;

	if (!d->git || cop_driver_look(d->env->arena, root, &state, &ignored))
		return;
	if (state == COP_DRIVER_READY)
		doctor_tell(d, DOCTOR_OK, NULL, "merge driver registered for this clone");
	else if (state == COP_DRIVER_UNASKED)
		doctor_tell(d, DOCTOR_LOOK, "cop help merging",
			    ".gitattributes does not name the merge driver");
	else if (d->fix)
		fix_merging(d, root);
	else
		doctor_tell(d, DOCTOR_LOOK, "cop doctor --fix",
			    state == COP_DRIVER_UNKNOWN
				    ? "merge driver not registered for this clone: git "
				      "merges "
				      "by lines"
				    : "merge.cop.driver is another program");
}

void doctor_ask_repository(struct doctor *d)
{
	const struct cop_git_table *git = NULL;
	struct cop_around around;
	struct cop_error err = { 0 };
	struct cop_writer by;
	bool found = cop_around_find(d->env->arena, root_of(d), &around);

	cop_env_writer(d->env, &by);
	if (cop_writer_git(&by, &git, &err))
		doctor_tell_error(d, DOCTOR_STOP, &err);
	else
		doctor_tell(d, DOCTOR_OK, NULL, "the git module is found");
	if (found) {
		ask_place(d, &around);
		ask_outer(d);
		ask_under_way(d, &around);
	}
	if ((git && !ask_commits(d, git, &by)) || !found)
		return;
	ask_history(d, &around);
	ask_merging(d);
}
