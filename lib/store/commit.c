/* SPDX-License-Identifier: MIT */
#include "store/commit.h"

#include <assert.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/enc.h"
#include "base/fs.h"
#include "base/raw.h"
#include "store/journal.h"
#include "store/lock.h"
#include "store/steps.h"
#include "store/undo.h"

/* No trailer can come from subject or body. */
static void put_message(struct cop_buf *out, const struct cop_message *m)
{
	cop_enc_commit_subject(out, m->subject);
	cop_buf_char(out, '\n');
	if (cop_str_len(m->body)) {
		cop_buf_char(out, '\n');
		cop_enc_commit_body(out, cop_str_raw(m->body), cop_str_len(m->body));
		if (out->at[out->len - 1] != '\n')
			cop_buf_char(out, '\n');
	}
	if (m->command || m->decision)
		cop_buf_char(out, '\n');
	if (m->command)
		cop_buf_printf(out, "Cop-Command: %s\n", m->command);
	if (m->decision)
		cop_buf_printf(out, "Cop-Decision: %s\n", m->decision);
}

/* The folder of a file as a word of the shell; the file itself where it has none. */
static const char *folder_of(struct cop_steps *c, const char *path)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf word = { 0 };
	const char *slash = strrchr(path, '/');

	cop_enc_shell_text(&word, path, slash ? (size_t)(slash - path) : strlen(path));
	return cop_buf_keep(&word, c->arena);
}

enum cop_code cop_fail_side(struct cop_steps *c, const char *path, enum cop_git_side side,
			    struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf word = { 0 };
	const char *w;

	cop_enc_shell_text(&word, path, strlen(path));
	w = cop_buf_keep(&word, c->arena);
	switch (side) {
	case COP_GIT_CLEAN:
		break; /* no failure: never asked for */
	case COP_GIT_EDITED:
		cop_fail(err, COP_E_REFUSED,
			 "%s has edits of yours that are not committed", path);
		return cop_fail_hint(err, "git commit %s, or git restore it", w);
	case COP_GIT_STAGED:
		cop_fail(err, COP_E_REFUSED,
			 "%s has edits of yours that are staged, but not committed",
			 path);
		return cop_fail_hint(
			err, "git commit %s, or git restore --staged --worktree it", w);
	case COP_GIT_UNTRACKED:
		cop_fail(err, COP_E_REFUSED,
			 "%s is there already, but git does not know it", path);
		return cop_fail_hint(err, "git add %s && git commit %s, or move it away",
				     w, w);
	case COP_GIT_CONFLICT:
		cop_fail(err, COP_E_REFUSED, "%s has two versions since a merge", path);
		return cop_fail_hint(
			err, "keep one in your editor, then git add %s && git commit", w);
	case COP_GIT_SPARSE:
		cop_fail(err, COP_E_REFUSED, "%s is left out by this sparse checkout",
			 path);
		return cop_fail_hint(err, "git sparse-checkout add %s",
				     folder_of(c, path));
	case COP_GIT_IGNORED:
		cop_fail(err, COP_E_REFUSED,
			 "git is told to ignore %s, so it stays out of commits", path);
		return cop_fail_hint(err,
				     "git check-ignore -v %s shows by which line; "
				     "--no-commit writes the file only",
				     w);
	case COP_GIT_MODULE:
		cop_fail(err, COP_E_REFUSED,
			 "%s is in another repository inside this one, as submodules are",
			 path);
		return cop_fail_hint(err,
				     "git -C %s log; a community is in one repository",
				     folder_of(c, path));
	case COP_GIT_ODD:
		return cop_fail(err, COP_E_REFUSED,
				"%s is not a plain file (a link, a folder, a submodule)",
				path);
	}
	return cop_fail(err, COP_E_REFUSED, "%s is in no state to be changed", path);
}

static enum cop_code fail_again(struct cop_error *err)
{
	cop_fail(err, COP_E_AGAIN, "somebody else committed meanwhile");
	return cop_fail_hint(err, "run the command again");
}

/* What was read at `seen` is still so: whoever committed since touched no record. */
static enum cop_code check_seen(struct cop_steps *c, struct cop_error *err)
{
	const char *seen = c->by->seen;
	bool differ = true;
	enum cop_code code = COP_OK;

	if (!seen || c->asked || strcmp(seen, c->tip.id) == 0)
		return COP_OK;
	if (*seen && *c->tip.id)
		code = c->table->records(c->git, seen, c->tip.id, &differ, err);
	return code || !differ ? code : fail_again(err);
}

/* Where the commit would stand, who makes it, and under which names. Under the lock. */
static enum cop_code step_stand(struct cop_steps *c, struct cop_error *err)
{
	struct cop_recovered did = { 0 };
	enum cop_code code;

	if ((code = cop_steps_open(c, err)) || (code = cop_step_lock(c, &did, err)) ||
	    (code = c->table->tip(c->git, c->writes->at, c->writes->n, &c->tip, err)))
		return code;
	if ((code = check_seen(c, err)))
		return code;
	if (did.back || did.left) /* decided upon what is not there any more */
		return fail_again(err);
	c->commit.author = c->by->author;
	c->commit.committer = c->by->committer;
	return c->table->identify(c->git, &c->commit.author, &c->commit.committer, err);
}

static enum cop_code step_refuse(struct cop_steps *c, struct cop_error *err)
{
	struct cop_touched touched;
	enum cop_code code;

	cop_index_look(c);
	code = c->table->clean(c->git, &c->tip, c->writes->at, c->writes->n, &touched,
			       err);
	if (code)
		return code;
	if (touched.side != COP_GIT_CLEAN)
		return cop_fail_side(c, touched.path, touched.side, err);
	return COP_OK;
}

/* Is each file still what the change was decided upon? */
static enum cop_code step_still(struct cop_steps *c, struct cop_error *err)
{
	struct cop_undo now;
	enum cop_code code = cop_undo_begin(c->fd, c->writes, c->arena, &now, err);

	for (size_t i = 0; i < c->writes->n && !code; i++) {
		const struct cop_source *was = c->writes->at[i].was, *is = now.old[i];

		if (!c->writes->at[i].known || (!was && !is))
			continue;
		if (!was || !is || was->len != is->len ||
		    (was->len && memcmp(was->text, is->text, was->len) != 0))
			return fail_again(err);
	}
	return code;
}

/* Asked before the commit point: behind it a closed folder leaves commit and files apart. */
static enum cop_code step_may_write(struct cop_steps *c, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < c->writes->n && !code; i++)
		code = cop_fs_may_write(c->fd, c->writes->at[i].path, err);
	return code;
}

/* A file is replaced, not written into: another name of it is left with what it held. */
static enum cop_code step_links(struct cop_steps *c, struct cop_error *err)
{
	struct stat is;

	(void)err;
	for (size_t i = 0; i < c->writes->n && !c->linked; i++) {
		const char *path = c->writes->at[i].path;

		if (!fstatat(c->fd, path, &is, AT_SYMLINK_NOFOLLOW) && is.st_nlink > 1)
			c->linked = path;
	}
	return COP_OK;
}

static enum cop_code step_objects(struct cop_steps *c, struct cop_error *err)
{
	return c->table->write(c->git, &c->tip, c->writes->at, c->writes->n, &c->commit,
			       c->id, err);
}

static enum cop_code step_ids(struct cop_steps *c, struct cop_error *err)
{
	c->files = COP_NEW_N(c->arena, struct cop_git_file, c->writes->n);
	return c->table->files(c->git, &c->tip, c->id, c->writes->at, c->writes->n,
			       c->files, err);
}

/*
 * With git kept out, what was looked at before is looked at again; quickly, for a git that
 * finds the index locked gives up at once.
 */
static enum cop_code step_lock_index(struct cop_steps *c, struct cop_error *err)
{
	bool full = c->by->fsync == COP_GIT_FSYNC_FULL;
	struct cop_tip tip;
	enum cop_code code;

	if ((code = cop_lock_index(c->folder, c->place.dir, c->by->wait, full, err)))
		return code;
	c->locked = true;
	if (cop_index_untouched(c))
		return COP_OK;
	if ((code = c->table->tip(c->git, NULL, 0, &tip, err)))
		return code;
	if (strcmp(tip.branch, c->tip.branch) != 0 || strcmp(tip.id, c->tip.id) != 0)
		return fail_again(err);
	code = step_refuse(c, err);
	return code ? code : cop_step_index_make(c, err);
}

static bool branch_is_locked(struct cop_steps *c)
{
	return access(cop_arena_printf(c->arena, "%s%s.lock", c->place.common,
				       c->tip.branch),
		      F_OK) == 0;
}

/*
 * libgit2 moves the branch and may then fail to take its own lock away, without a word. While that
 * stays, nobody can commit: the journal stays too, and the next command tries again.
 */
static enum cop_code step_let_go(struct cop_steps *c, struct cop_error *err)
{
	if (cop_unlock_branch(c->place.common, c->tip.branch, c->id))
		return COP_OK;
	cop_fail(err, COP_E_OS, "the lock of the branch cannot be removed");
	return cop_fail_hint(err, "the next command tries again");
}

static enum cop_code step_reference(struct cop_steps *c, struct cop_error *err)
{
	struct cop_wait w = { .most = c->by->wait };
	unsigned tries = 0;
	struct cop_error e;
	enum cop_code code;

	do {
		e = (struct cop_error){ 0 };
		code = c->table->move(c->git, &c->tip, c->id, c->note, &e);
		/* whoever held the branch may be gone by the time we look */
	} while (code == COP_E_REPO && (branch_is_locked(c) || tries++ < 3) &&
		 cop_wait_more(&w));
	c->moved = code == COP_OK;
	c->unsure = code == COP_E_PARTIAL;
	if (code)
		*err = e;
	return code;
}

static enum cop_code write_file(int root, const struct cop_write *w, bool later,
				struct cop_error *err)
{
	if (w->remove)
		return cop_fs_remove(root, w->path, err);
	if (later)
		return cop_fs_replace_later(root, w->path, w->text, w->len, err);
	return cop_fs_replace(root, w->path, w->text, w->len, err);
}

/* Past the commit point git has every text: many files may be saved to the disk at once. */
enum cop_code cop_step_files(struct cop_steps *c, struct cop_error *err)
{
	bool full = c->by->fsync == COP_GIT_FSYNC_FULL;
	bool later = !full || c->writes->n > COP_GIT_LOOSE_MAX;
	enum cop_code code;

	for (size_t i = 0; i < c->writes->n; i++)
		if ((code = write_file(c->fd, &c->writes->at[i], later, err)))
			return code;
	return full && later ? cop_fs_sync(c->fd, err) : COP_OK;
}

/* Names that changed come to the disk with git let in again; the journal is there till then. */
static enum cop_code step_save(struct cop_steps *c, struct cop_error *err)
{
	const struct cop_placing p = cop_place_of(c);

	return c->by->fsync == COP_GIT_FSYNC_FULL ? cop_place_sync(&p, c->place.dir, err)
						  : COP_OK;
}

typedef enum cop_code step_fn(struct cop_steps *c, struct cop_error *err);

/* The reference is the commit point: what fails before it changes nothing anybody sees. */
static step_fn *const ours[] = {
	step_refuse,
	step_still,
	step_may_write,
	step_links,
	step_objects,
	step_ids,
	cop_step_journal_begin,
	cop_step_stage,
	cop_step_index_make,
	step_lock_index,
	cop_step_index_put,
	step_reference,
	cop_step_place,
	cop_step_index_done,
	step_let_go,
	step_save,
	cop_step_journal_done,
	NULL,
};

static step_fn *const program[] = {
	cop_step_program_refuse, step_still, step_links, cop_step_program, NULL,
};

/* Names the files as long as they fit into a hint. */
static enum cop_code fail_partial(struct cop_steps *c, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf hint = { 0 };

	err->code = COP_E_PARTIAL;
	cop_fail_prefix(err,
			"committed as %.7s, but the files here are not all up to date",
			c->id);
	if (err->hint[0] && c->locked)
		return err->code; /* git can do nothing before the lock is gone */
	cop_buf_text(&hint, "git checkout HEAD --");
	for (size_t i = 0; i < c->writes->n; i++) {
		cop_buf_char(&hint, ' ');
		cop_enc_shell_text(&hint, c->writes->at[i].path,
				   strlen(c->writes->at[i].path));
	}
	if (hint.len >= COP_ERROR_HINT_MAX)
		return cop_fail_hint(err,
				     "git status shows them; git checkout HEAD -- FILE");
	return cop_fail_hint(err, "%s", cop_buf_str(&hint));
}

/* What the user wrote in the last instant is theirs; the commit stands all the same. */
static enum cop_code fail_left(struct cop_steps *c, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf word = { 0 };

	cop_enc_shell_text(&word, c->left, strlen(c->left));
	cop_fail(err, COP_E_PARTIAL,
		 "committed as %.7s, but %s has an edit of yours made just now, and "
		 "keeps it",
		 c->id, c->left);
	return cop_fail_hint(err, "git diff %s", cop_buf_str(&word));
}

static enum cop_code fail_unsure(struct cop_steps *c, struct cop_error *err)
{
	err->code = COP_E_REPO;
	cop_fail_prefix(err, "whether this was committed as %.7s cannot be told", c->id);
	return cop_fail_hint(err, "git log -1 shows it once git can be read again");
}

/* Nothing came of it: what was prepared goes, and the journal last. */
static void take_back(struct cop_steps *c)
{
	const struct cop_placing p = cop_place_of(c);
	struct cop_error ignored = { 0 };

	if (!c->journal)
		return;
	cop_index_back(c);
	/* what stays is put right by the next command, and git is kept out if it must be */
	if (cop_place_drop(&p, &ignored) || c->indexed)
		return;
	if (cop_journal_remove(c->folder, &ignored))
		return; /* the next command will find that nothing came of it */
	c->journal = false;
}

static enum cop_code run_steps(struct cop_steps *c, struct cop_error *err)
{
	enum cop_code code = step_stand(c, err);
	step_fn *const *step = c->tip.need == COP_GIT_OURS ? ours : program;
	struct cop_error e = { 0 };

	for (; !code && *step; step++)
		code = (*step)(c, err);
	if (code && c->unsure)
		return fail_unsure(c, err);
	if (code && !c->moved)
		take_back(c);
	if (c->locked && !cop_unlock_index(c->place.dir, &e))
		c->locked = false;
	if (code && c->moved)
		return fail_partial(c, err);
	if (!code && c->left)
		return fail_left(c, err);
	return code;
}

enum cop_code cop_commit(const struct cop_writer *by, const char *root,
			 const struct cop_writes *writes,
			 const struct cop_message *message, struct cop_done *ret,
			 struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf note = { 0 };
	COP_CLEANUP(cop_steps_clear)
	struct cop_steps c = { .by = by,
			       .root = root,
			       .fd = -1,
			       .top = -1,
			       .folder = -1,
			       .own = { -1 },
			       .writes = writes };
	enum cop_code code;

	assert(writes->n > 0);
	c.arena = cop_arena_new();
	put_message(&text, message);
	cop_buf_text(&note, "cop: ");
	cop_enc_commit_subject(&note, message->subject);
	c.commit.message = cop_buf_str(&text);
	c.note = cop_buf_str(&note);
	code = run_steps(&c, err);
	if (code && code != COP_E_PARTIAL)
		return code;
	memcpy(ret->commit, c.id, sizeof(ret->commit));
	ret->linked = c.linked;
	ret->by_program = c.tip.need != COP_GIT_OURS;
	return code;
}

enum cop_code cop_write_files(const char *root, const struct cop_writes *writes,
			      struct cop_error *err)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_fd_close) int fd = -1;
	struct cop_undo undo;
	bool all; /* the message says it */
	enum cop_code code;

	if ((code = cop_fs_root(root, &fd, err)) ||
	    (code = cop_undo_begin(fd, writes, a, &undo, err)))
		return code;
	for (size_t i = 0; i < writes->n && !code; i++)
		code = write_file(fd, &writes->at[i], false, err);
	return code ? cop_undo(&undo, &all, err) : COP_OK;
}
