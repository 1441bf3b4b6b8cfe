/* SPDX-License-Identifier: MIT */
#include "git/handle.h"

#include <git2.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/fs_open.h"
#include "git/free.h"

#define INDEX_MAX ((size_t)1 << 30)

/* The new index on its way. */
struct work {
	struct cop_git *g;
	const char *path, *into;
	git_index *index;
	size_t entries;  /* that it has to hold */
	struct stat was; /* of the old one; all zero where there is none */
};

static void work_clear(struct work *w)
{
	git_index_free(w->index);
}

static uint32_t low(uint64_t n)
{
	return (uint32_t)(n &
			  UINT32_MAX); /* the index keeps 32 bits of each, as git does */
}

static void fill_stat(git_index_entry *entry, const struct stat *st)
{
	entry->ctime.seconds = (int32_t)st->st_ctim.tv_sec;
	entry->ctime.nanoseconds = low((uint64_t)st->st_ctim.tv_nsec);
	entry->mtime.seconds = (int32_t)st->st_mtim.tv_sec;
	entry->mtime.nanoseconds = low((uint64_t)st->st_mtim.tv_nsec);
	entry->dev = low(st->st_dev);
	entry->ino = low(st->st_ino);
	entry->uid = st->st_uid;
	entry->gid = st->st_gid;
	entry->file_size = low((uint64_t)st->st_size);
}

static bool holds(struct cop_git *g, const char *path, const git_oid *id)
{
	char now[COP_GIT_ID], want[COP_GIT_ID];
	struct cop_error ignored = { 0 };

	git_oid_tostr(want, sizeof(want), id);
	return !cop_git_in_work(g, path, now, &ignored) && !strcmp(now, want);
}

/*
 * The stat data is taken after the file came to its place and before it is read again: an
 * edit in between then shows as one. Without a match it stays zero, and git will look.
 */
static void stat_entry(struct cop_git *g, git_index_entry *entry)
{
	struct stat st;

	if (!fstatat(g->root, entry->path, &st, AT_SYMLINK_NOFOLLOW) &&
	    holds(g, entry->path, &entry->id))
		fill_stat(entry, &st);
}

static bool is_id(const git_index_entry *entry, const char *id)
{
	char text[COP_GIT_ID];

	if (!entry)
		return !*id;
	git_oid_tostr(text, sizeof(text), &entry->id);
	return !strcmp(text, id);
}

/* What the user staged since then stays as it is. */
static enum cop_code put_file(struct work *w, const struct cop_git_file *file,
			      struct cop_error *err)
{
	const git_index_entry *old = git_index_get_bypath(w->index, file->path, 0);
	git_index_entry entry = { .path = file->path, .mode = file->mode };

	if (!is_id(old, file->pre) && !is_id(old, file->post))
		return COP_OK;
	if (!*file->post) {
		if (old && git_index_remove(w->index, file->path, 0))
			return cop_git_fail(err, "take a file out of the index");
		w->entries -= old != NULL;
		return COP_OK;
	}
	w->entries += !old;
	if (old)
		entry.mode = old->mode;
	if (git_oid_fromstr(&entry.id, file->post))
		return cop_git_fail(err, "name an object");
	stat_entry(w->g, &entry);
	if (git_index_add(w->index, &entry))
		return cop_git_fail(err, "put a file into the index");
	return COP_OK;
}

/* Changed no earlier than the old index was written. */
static bool is_racy(const git_index_entry *entry, const struct stat *was)
{
	int32_t second = (int32_t)was->st_mtim.tv_sec;

	return entry->mtime.seconds > second ||
	       (entry->mtime.seconds == second &&
		entry->mtime.nanoseconds >= low((uint64_t)was->st_mtim.tv_nsec));
}

/*
 * git takes a file whose time is older than the index for unchanged. One written in the same
 * instant as the old index would begin to count as that: where it was edited, its size is
 * wiped, which makes git look.
 */
static enum cop_code smudge(struct work *w, struct cop_error *err)
{
	size_t n = git_index_entrycount(w->index);

	for (size_t i = 0; i < n; i++) {
		const git_index_entry *at = git_index_get_byindex(w->index, i);
		git_index_entry entry = *at;

		if (!is_racy(at, &w->was) || git_index_entry_stage(at) ||
		    (at->mode != GIT_FILEMODE_BLOB &&
		     at->mode != GIT_FILEMODE_BLOB_EXECUTABLE) ||
		    holds(w->g, at->path, &at->id))
			continue;
		entry.path = cop_arena_text(w->g->arena, at->path);
		entry.file_size = 0;
		if (git_index_add(w->index, &entry))
			return cop_git_fail(err, "put a file into the index");
	}
	return COP_OK;
}

/* The number of entries, as the head of an index says: "DIRC", version, number. */
static size_t entries_said(const struct cop_source *src)
{
	const unsigned char *at = (const unsigned char *)src->text + 8;

	if (src->len < 12)
		return 0;
	return (size_t)at[0] << 24 | (size_t)at[1] << 16 | (size_t)at[2] << 8 | at[3];
}

/*
 * Short of memory, libgit2 may read or write fewer entries and say nothing; what is missing would
 * count as removed by the user.
 */
static enum cop_code check_entries(const struct work *w, struct cop_error *err)
{
	if (git_index_entrycount(w->index) == w->entries)
		return COP_OK;
	cop_fail(err, COP_E_OS, "cannot read or write the whole index of the repository");
	return cop_fail_hint(err, "try again; git status shows whether git can");
}

static enum cop_code copy_text(const char *into, const struct cop_source *src,
			       struct cop_error *err)
{
	COP_CLEANUP(cop_fd_close)
	int fd = open(into, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);

	if (fd < 0 || !cop_fs_write_all(fd, src->text, src->len))
		return cop_fail_os(err, errno, "write", into);
	return COP_OK;
}

/* The copy is written where nobody looks; git's own lock is held by the caller. */
static enum cop_code copy_index(struct work *w, struct cop_error *err)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	COP_CLEANUP(cop_fd_close) int dir = -1;
	const struct cop_source *src;
	struct cop_error e = { 0 };
	enum cop_code code;

	unlink(cop_arena_printf(scratch, "%s.lock", w->into));
	unlink(w->into);
	if ((code = cop_fs_root(git_repository_path(w->g->repo), &dir, err)))
		return code;
	code = cop_fs_read(dir, "index", INDEX_MAX, scratch, &src, &e);
	if (code == COP_E_NOT_FOUND)
		return COP_OK;
	if (code) {
		*err = e;
		return code;
	}
	if (fstatat(dir, "index", &w->was, AT_SYMLINK_NOFOLLOW))
		return cop_fail_os(err, errno, "read", w->path);
	w->entries = entries_said(src);
	return copy_text(w->into, src, err);
}

static enum cop_code save(struct work *w, struct cop_error *err)
{
	COP_CLEANUP(cop_fd_close) int fd = -1;

	if (w->g->fsync != COP_GIT_FSYNC_FULL)
		return COP_OK;
	fd = open(w->into, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fsync(fd))
		return cop_fail_os(err, errno, "save", w->into);
	return COP_OK;
}

enum cop_code cop_git_index(struct cop_git *g, const struct cop_git_file *files, size_t n,
			    const char *into, struct cop_error *err)
{
	COP_CLEANUP(work_clear) struct work w = { .g = g, .into = into };
	enum cop_code code;

	w.path = cop_arena_printf(g->arena, "%sindex", git_repository_path(g->repo));
	if ((code = copy_index(&w, err)))
		return code;
	if (git_index_open(&w.index, into))
		return cop_git_fail(err, "read the index of the repository");
	if ((code = check_entries(&w, err)))
		return code;
	for (size_t i = 0; i < n; i++)
		if ((code = put_file(&w, &files[i], err)))
			return code;
	if (w.was.st_ino && (code = smudge(&w, err)))
		return code;
	if (git_index_write(w.index))
		return cop_git_fail(err, "write the index of the repository");
	git_index_free(w.index);
	w.index = NULL;
	if (git_index_open(&w.index, into))
		return cop_git_fail(err, "read the index of the repository");
	code = check_entries(&w, err);
	return code ? code : save(&w, err);
}
