/* SPDX-License-Identifier: MIT */
#include "git/handle.h"

#include <git2.h>

#include <errno.h>
#include <string.h>

/* What the system said stands at the end of libgit2's message; these have a cure of their own. */
static const struct {
	int code;
	const char *remedy;
} causes[] = {
	{ ENOSPC, "make room; df -h shows where it is short" },
	{ EDQUOT, "make room; df -h shows where it is short" },
	{ EACCES, "ls -ld .git shows who may write there" },
	{ EROFS, "ls -ld .git shows who may write there" },
	{ EPERM, "ls -ld .git shows who may write there" },
	{ EFBIG, "ulimit -f shows how large a file may be" },
	{ EMFILE, "ulimit -n shows how many files may be open" },
	{ ENFILE, "close other programs, and try again" },
	{ ENOMEM, "close other programs, and try again" },
	{ EIO, "the disk has a fault: copy what is on it, then look at its health" },
	{ EINTR, "try again" },
	{ ELOOP, "ls -l .git shows the link" },
	{ ENOTDIR, "ls -ld .git shows what is in the way" },
	{ EISDIR, "ls -ld .git shows what is in the way" },
};

/* Where the system is not to blame: what libgit2 was at. */
static const struct {
	int klass;
	const char *why, *remedy;
} parts[] = {
	{ GIT_ERROR_NOMEMORY, "there is no memory left",
	  "close other programs, and try again" },
	{ GIT_ERROR_INDEX, "the index is damaged",
	  "rm \"$(git rev-parse --git-path index)\" && git reset; what was staged is "
	  "lost" },
	{ GIT_ERROR_CONFIG, "a file of git's settings is not sound",
	  "git config --list shows which line" },
	{ GIT_ERROR_REFERENCE, "a branch or HEAD is damaged",
	  "git fsck, and git reflog, show what it was" },
	{ GIT_ERROR_ODB, "an object is not here, or damaged",
	  "git fsck shows which; git fetch brings what others have" },
	{ GIT_ERROR_OBJECT, "an object is not what it should be",
	  "git fsck shows which" },
	{ GIT_ERROR_ZLIB, "an object is damaged",
	  "git fsck shows which; git fetch brings what others have" },
	{ GIT_ERROR_TREE,
	  "a folder of the last commit stands where a file should, or a "
	  "file where a folder should",
	  "git ls-tree -r HEAD shows what is there" },
	{ GIT_ERROR_SUBMODULE, "a submodule is in the way", "git submodule status" },
};

static enum cop_code fail(struct cop_error *err, const char *act, const char *why,
			  const char *remedy)
{
	cop_fail(err, COP_E_REPO, "cannot %s: %s", act, why);
	return cop_fail_hint(err, "%s", remedy);
}

enum cop_code cop_git_fail(struct cop_error *err, const char *act)
{
	const git_error *e = git_error_last();
	const char *said = e && e->message ? e->message : "";

	for (size_t i = 0; i < COP_COUNT(causes); i++) {
		const char *why = strerror(causes[i].code);

		if (strstr(said, why))
			return fail(err, act, why, causes[i].remedy);
	}
	for (size_t i = 0; i < COP_COUNT(parts); i++) {
		if (e && e->klass == parts[i].klass)
			return fail(err, act, parts[i].why, parts[i].remedy);
	}
	return fail(err, act, "something in the repository is not as it should be",
		    "git fsck, and git status, show what is broken");
}
