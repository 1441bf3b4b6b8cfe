/* SPDX-License-Identifier: MIT */
#include "store/steps.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/enc.h"
#include "base/keys.h"
#include "base/proc.h"
#include "store/around.h"
#include "store/attempt.h"
#include "store/run.h"
#include "store/undo.h"

static const char **all_paths(struct cop_steps *c)
{
	const char **paths = COP_NEW_N(c->arena, const char *, c->writes->n + 1);

	for (size_t i = 0; i < c->writes->n; i++)
		paths[i] = c->writes->at[i].path;
	return paths;
}

static enum cop_code refuse_without_git(struct cop_steps *c, struct cop_error *err)
{
	if (cop_proc_exists("git"))
		return COP_OK;
	cop_fail(err, COP_E_REFUSED,
		 "%s, so git itself has to make the commit, and it is not installed",
		 c->tip.why);
	return cop_fail_hint(err, "%s", c->tip.remedy ? c->tip.remedy : "install git");
}

/* With a format libgit2 cannot read, the module refused nothing yet. */
static enum cop_code refuse_state(struct cop_steps *c, struct cop_error *err)
{
	struct cop_around around;

	return cop_around_find(c->arena, c->root, &around)
		       ? cop_around_refuse(&around, err)
		       : COP_OK;
}

static enum cop_code refuse_detached(struct cop_steps *c, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run head = { .words = COP_WORDS("symbolic-ref", "-q", "HEAD") };
	enum cop_code code;

	if ((code = cop_run_git(c->arena, c->root, &head, err)))
		return code;
	if (!head.status)
		return COP_OK;
	if (head.err.len)
		return cop_run_fail(c->arena, &head, "open the repository", err);
	cop_fail(err, COP_E_REFUSED,
		 "no branch is checked out (detached HEAD): a commit would be lost");
	return cop_fail_hint(err, "git switch BRANCH, or git switch -c NEW-BRANCH");
}

static enum cop_git_side side_of(const char *xy)
{
	if (xy[0] == '?' || xy[0] == '!')
		return COP_GIT_UNTRACKED;
	if (xy[0] == 'U' || xy[1] == 'U' || !strncmp(xy, "AA", 2) ||
	    !strncmp(xy, "DD", 2))
		return COP_GIT_CONFLICT;
	return xy[1] == ' ' ? COP_GIT_STAGED : COP_GIT_EDITED;
}

/* git names files from the top of the repository; people from the community. */
static const char *as_named(struct cop_steps *c, const char *path)
{
	for (size_t i = 0; i < c->writes->n; i++) {
		const char *ours = c->writes->at[i].path;
		size_t len = strlen(ours), whole = strlen(path);

		if (whole >= len && !strcmp(path + whole - len, ours) &&
		    (whole == len || path[whole - len - 1] == '/'))
			return ours;
	}
	return path;
}

/* The files of the change, and every folder they lie in. */
static const char **paths_and_folders(struct cop_steps *c)
{
	struct cop_keys seen = { .arena = c->arena };
	const char **paths = NULL;
	size_t n = 0, cap = 0;

	for (size_t i = 0; i < c->writes->n; i++) {
		const char *path = c->writes->at[i].path;

		*COP_PUSH(c->arena, paths, n, cap) = path;
		for (const char *at = strchr(path, '/'); at; at = strchr(at + 1, '/')) {
			const char *folder =
				cop_arena_copy(c->arena, path, (size_t)(at - path));

			if (cop_keys_find(&seen, folder))
				continue;
			cop_keys_put(&seen, folder, 1);
			*COP_PUSH(c->arena, paths, n, cap) = folder;
		}
	}
	*COP_PUSH(c->arena, paths, n, cap) = NULL;
	return paths;
}

/* The file of the change that is there, or lies in the folder that is. */
static const char *touched(struct cop_steps *c, const char *there)
{
	size_t len = strlen(there);

	for (size_t i = 0; i < c->writes->n; i++) {
		const char *path = c->writes->at[i].path;

		if (!strncmp(path, there, len) && (!path[len] || path[len] == '/'))
			return path;
	}
	return NULL;
}

/* Left out by a sparse checkout, or in a repository of its own: "S 160000 <id> 0\t<path>". */
static enum cop_code refuse_elsewhere(struct cop_steps *c, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run list = { .words = COP_WORDS("ls-files", "-t", "-s", "-z"),
				.paths = paths_and_folders(c) };
	struct cop_run_fields f;
	const char *text;
	enum cop_code code = cop_run_git(c->arena, c->root, &list, err);

	if (code)
		return code;
	if (list.status)
		return cop_run_fail(c->arena, &list, "tell the state of the files", err);
	f = cop_run_fields(&list);
	while ((text = cop_run_next(&f))) {
		const char *tab = strchr(text, '\t');
		const char *path = tab ? touched(c, tab + 1) : NULL;

		if (path && !strncmp(text + 2, "160000", 6))
			return cop_fail_side(c, path, COP_GIT_MODULE, err);
		if (path && text[0] == 'S')
			return cop_fail_side(c, path, COP_GIT_SPARSE, err);
	}
	return COP_OK;
}

static enum cop_code refuse_edited(struct cop_steps *c, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run status = { .words = COP_WORDS(
					  "status", "--porcelain", "-z", "--no-renames",
					  "--untracked-files=all", "--ignored"),
				  .paths = all_paths(c),
				  .commits = true };
	enum cop_code code;

	if ((code = cop_run_git(c->arena, c->root, &status, err)))
		return code;
	if (status.status)
		return cop_run_fail(c->arena, &status, "tell the state of the files",
				    err);
	if (status.out.len < 4)
		return COP_OK;
	return cop_fail_side(c, as_named(c, status.out.at + 3), side_of(status.out.at),
			     err);
}

enum cop_code cop_step_program_refuse(struct cop_steps *c, struct cop_error *err)
{
	enum cop_code code;

	if ((code = refuse_without_git(c, err)))
		return code;
	if (c->tip.need == COP_GIT_FORMAT &&
	    ((code = refuse_state(c, err)) || (code = refuse_detached(c, err))))
		return code;
	code = refuse_elsewhere(c, err);
	return code ? code : refuse_edited(c, err);
}

/* What has to come back when git says no. */
struct before {
	struct cop_undo files;
	const char **new; /* files git has to be told of; NULL-terminated */
	const char *head; /* "" where there was no commit */
};

enum cop_code cop_step_head(struct cop_steps *c, char ret[COP_GIT_ID],
			    struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run head = { .words = COP_WORDS("rev-parse", "-q", "--verify",
						   "HEAD") };
	enum cop_code code;

	if ((code = cop_run_git(c->arena, c->root, &head, err)))
		return code;
	if (head.status && head.err.len)
		return cop_run_fail(c->arena, &head, "read HEAD", err);
	ret[0] = '\0';
	if (!head.status)
		snprintf(ret, COP_GIT_ID, "%s", cop_run_line(c->arena, &head));
	return COP_OK;
}

static enum cop_code remember(struct cop_steps *c, struct before *b,
			      struct cop_error *err)
{
	char *head = cop_alloc(c->arena, COP_GIT_ID);
	enum cop_code code = cop_undo_begin(c->fd, c->writes, c->arena, &b->files, err);
	size_t fresh = 0;

	if (code)
		return code;
	b->new = COP_NEW_N(c->arena, const char *, c->writes->n + 1);
	b->head = head;
	for (size_t i = 0; i < c->writes->n; i++)
		if (!b->files.old[i] && !c->writes->at[i].remove)
			b->new[fresh++] = c->writes->at[i].path;
	return cop_step_head(c, head, err);
}

/* Returns the code of the failure that led here, which stays the one to report. */
static enum cop_code put_back(struct cop_steps *c, const struct before *b, bool *ret_all,
			      struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run forget = { .words = COP_WORDS("rm", "--cached", "--quiet",
						     "--force", "--ignore-unmatch"),
				  .paths = b->new,
				  .commits = true };
	struct cop_error ignored = { 0 };
	enum cop_code code = cop_undo(&b->files, ret_all, err);

	if (b->new[0] && cop_run_git(c->arena, c->root, &forget, &ignored))
		return code;
	return code;
}

static const char *date_of(struct cop_steps *c, const char *name,
			   const struct cop_git_person *p)
{
	int minutes = p->offset < 0 ? -p->offset : p->offset;

	return cop_arena_printf(c->arena, "%s=@%" PRId64 " %c%02d%02d", name, p->when,
				p->offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

static const char *const *names_of(struct cop_steps *c)
{
	const struct cop_git_person *a = &c->by->author, *k = &c->by->committer;
	const struct {
		const char *name, *value;
	} given[] = {
		{ "GIT_AUTHOR_NAME", a->name },
		{ "GIT_AUTHOR_EMAIL", a->email },
		{ "GIT_COMMITTER_NAME", k->name },
		{ "GIT_COMMITTER_EMAIL", k->email },
	};
	const char **env = COP_NEW_N(c->arena, const char *, COP_COUNT(given) + 3);
	size_t n = 0;

	env[n++] = date_of(c, "GIT_AUTHOR_DATE", a);
	env[n++] = date_of(c, "GIT_COMMITTER_DATE", k);
	for (size_t i = 0; i < COP_COUNT(given); i++)
		if (given[i].value)
			env[n++] = cop_arena_printf(c->arena, "%s=%s", given[i].name,
						    given[i].value);
	return env;
}

/* Did the commit come about although git ended with an error (index not written)? */
static bool made_after_all(struct cop_steps *c, const struct before *b)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run last = { .words = COP_WORDS("cat-file", "commit", "HEAD") };
	struct cop_error e = { 0 };
	char now[COP_GIT_ID];
	const char *text;

	if (cop_step_head(c, now, &e) || !strcmp(now, b->head) ||
	    cop_run_git(c->arena, c->root, &last, &e) || last.status)
		return false;
	text = strstr(cop_buf_str(&last.out), "\n\n");
	if (!text || strcmp(text + 2, c->commit.message))
		return false;
	memcpy(c->id, now, sizeof(now));
	return true;
}

static enum cop_code fail_said_no(struct cop_steps *c, const struct cop_run *r,
				  struct cop_error *err)
{
	cop_fail(err, COP_E_REFUSED, "git did not make the commit: %s",
		 cop_run_said(c->arena, r));
	return cop_fail_hint(err, "%s; mend it, or --no-commit to write the files only",
			     c->tip.why);
}

/* git adds neither what it is told to ignore nor what a sparse checkout leaves out. */
static enum cop_code fail_announce(struct cop_steps *c, const struct before *b,
				   const struct cop_run *said, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run ask = { .words = COP_WORDS("ls-files", "-z", "--others",
						  "--ignored", "--exclude-standard"),
			       .paths = b->new,
			       .commits = true };
	enum cop_code code;

	if ((code = cop_run_git(c->arena, c->root, &ask, err)))
		return code;
	if (ask.out.len)
		return cop_fail_side(c, cop_arena_text(c->arena, ask.out.at),
				     COP_GIT_IGNORED, err);
	if (strstr(cop_buf_str(&said->err), "sparse-checkout"))
		return cop_fail_side(c, b->new[0], COP_GIT_SPARSE, err);
	return fail_said_no(c, said, err);
}

/* A file git never heard of cannot be named to `commit --only`. */
static enum cop_code announce(struct cop_steps *c, const struct before *b,
			      struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run add = { .words = COP_WORDS("add", "--intent-to-add"),
			       .paths = b->new,
			       .commits = true };
	enum cop_code code;

	if (!b->new[0])
		return COP_OK;
	if ((code = cop_run_git(c->arena, c->root, &add, err)))
		return code;
	return add.status ? fail_announce(c, b, &add, err) : COP_OK;
}

/*
 * A hook that rewrites and adds a file puts it into the commit, but `commit --only` leaves the
 * text from before it in the index: the next commit would take the hook's work back. The files
 * were clean, so nothing staged by the user is lost.
 */
static enum cop_code follow_hooks(struct cop_steps *c, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run ask = { .words = COP_WORDS("diff-index", "--cached", "--quiet",
						  "HEAD"),
			       .paths = all_paths(c),
			       .commits = true };
	COP_CLEANUP(cop_run_clear)
	struct cop_run reset = { .words = COP_WORDS("reset", "--quiet", "HEAD"),
				 .paths = all_paths(c),
				 .commits = true };
	enum cop_code code;

	if ((code = cop_run_git(c->arena, c->root, &ask, err)) || ask.status != 1)
		return code;
	if ((code = cop_run_git(c->arena, c->root, &reset, err)))
		return code;
	return reset.status
		       ? cop_run_fail(c->arena, &reset, "bring its index up to date", err)
		       : COP_OK;
}

static enum cop_code commit_only(struct cop_steps *c, const struct before *b,
				 struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run commit = { .words = COP_WORDS("commit", "--quiet", "--only",
						     "--cleanup=verbatim", "-F", "-"),
				  .paths = all_paths(c),
				  .env = names_of(c),
				  .input = c->commit.message,
				  .input_len = strlen(c->commit.message),
				  .commits = true };
	enum cop_code code;

	if ((code = cop_step_files(c, err)) || (code = announce(c, b, err)) ||
	    (code = cop_run_git(c->arena, c->root, &commit, err)))
		return code;
	if (!commit.status) {
		c->moved = true;
		code = cop_step_head(c, c->id, err);
		return code ? code : follow_hooks(c, err);
	}
	c->moved = made_after_all(c, b);
	if (c->moved)
		return cop_fail(err, COP_E_PARTIAL, "git did not end well: %s",
				cop_run_said(c->arena, &commit));
	return fail_said_no(c, &commit, err);
}

enum cop_code cop_step_program(struct cop_steps *c, struct cop_error *err)
{
	struct before b = { 0 };
	struct cop_error e = { 0 };
	bool all = true;
	enum cop_code code;

	if ((code = remember(c, &b, err)) || (code = cop_attempt_begin(c, b.head, err)))
		return code;
	code = commit_only(c, &b, err);
	if (code && !c->moved)
		code = put_back(c, &b, &all, err);
	/* what could not be put back is tried again by the next command */
	if (all && cop_attempt_end(c, &e) && !code)
		*err = e;
	return code ? code : e.code;
}
