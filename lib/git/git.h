/* SPDX-License-Identifier: MIT */
/*
 * The git module: everything the program knows of libgit2. Plain types only; ids are
 * hexadecimal text. Opened on first need as `cop-git.so` (base/module.h), symbol
 * `cop_git_module`, by writing commands only: readers and history do without it.
 *
 * Every path is relative to the folder given to open(), which may be a folder inside the
 * repository; the module puts the prefix before it. Paths were checked by the caller (ids,
 * known file names): no "..", no leading slash.
 */
#ifndef COP_GIT_GIT_H
#define COP_GIT_GIT_H

#include "base/buf.h"
#include "base/error.h"
#include "base/module.h"

#define COP_GIT_NAME "cop-git"
#define COP_GIT_SYMBOL "cop_git_module"
#define COP_GIT_VERSION 2

/* Room for an id with its NUL: 40 digits, 64 where the repository uses SHA-256. */
#define COP_GIT_ID 65
/* Above this many files the objects of a commit are written as one pack. */
#define COP_GIT_LOOSE_MAX 64

struct cop_git; /* an open repository */

/* One file as it will be. With `remove` the text is not looked at. */
struct cop_write {
	const char *path;
	const char *text;
	size_t len;
	bool remove;
	/* What was decided upon, for whoever writes: `was` NULL: there was no file. */
	bool known;
	const struct cop_source *was;
};

enum cop_git_fsync {
	COP_GIT_FSYNC_FULL, /* objects, packs, references and the folder of objects */
	COP_GIT_FSYNC_GIT,  /* as libgit2 does by itself */
	COP_GIT_FSYNC_NONE,
};

/*
 * Who signs for a commit and when. NULL name or email: git's own setting (author.name,
 * user.name ...). Modules read no clock: `when` (seconds since 1970) and `offset` (minutes
 * east of UTC) are always given.
 */
struct cop_git_person {
	const char *name, *email;
	int64_t when;
	int offset;
};

struct cop_git_start {
	const char *dir;      /* absolute: the community's folder */
	const char *ceilings; /* GIT_CEILING_DIRECTORIES, or NULL */
	enum cop_git_fsync fsync;
};

/* Why the user's own `git commit` has to make the commit: what libgit2 would bypass. */
enum cop_git_need {
	COP_GIT_OURS,   /* it does not: the module can */
	COP_GIT_HOOK,   /* an active hook, core.hooksPath included */
	COP_GIT_SIGN,   /* commit.gpgsign */
	COP_GIT_FILTER, /* filters, encodings, line ends change one of the files */
	COP_GIT_INDEX,  /* split or sparse index, or one without checksum */
	COP_GIT_FORMAT, /* SHA-256, reftable and the like: libgit2 reads nothing */
};

/* What a commit would stand on. Texts live until close(). With FORMAT: no branch, no id. */
struct cop_tip {
	const char *branch;  /* "refs/heads/main"; NULL: detached HEAD, after peek() */
	char id[COP_GIT_ID]; /* "" where the branch has no commit yet */
	const char *prefix;  /* of the folder in the repository: "" or "teams/writers/" */
	const char *top;     /* the work tree, absolute, ends in '/' */
	enum cop_git_need need;
	const char *why;    /* need != OURS: "the repository has a 'pre-commit' hook" */
	const char *remedy; /* a command that removes the need, or NULL */
};

/* In which way a file of the change is not as the last commit has it. */
enum cop_git_side {
	COP_GIT_CLEAN,
	COP_GIT_EDITED,    /* the work tree differs */
	COP_GIT_STAGED,    /* the index differs */
	COP_GIT_UNTRACKED, /* a file is there that git does not know */
	COP_GIT_CONFLICT,  /* two versions in the index */
	COP_GIT_SPARSE,    /* left out by a sparse checkout */
	COP_GIT_IGNORED,   /* new, and the user told git to keep such files out */
	COP_GIT_MODULE,    /* in a submodule or another repository inside this one */
	COP_GIT_ODD,       /* a symbolic link, a folder */
};

struct cop_touched {
	enum cop_git_side side;
	const char *path; /* the first such file, as the caller named it; or NULL */
};

/* One file of a commit by its ids, for the journal: enough to finish what was cut off. */
struct cop_git_file {
	const char *path;                       /* from the top of the repository */
	char pre[COP_GIT_ID], post[COP_GIT_ID]; /* of the text; "" where there is none */
	unsigned mode;                          /* 0100644 or 0100755 */
};

/* Folders of an open repository, absolute, ending in '/'. */
struct cop_git_place {
	const char *common; /* shared by all work trees */
	const char *dir;    /* of this work tree: holds its index */
	const char *name;   /* of this work tree; "" for the first one */
	const char *top;    /* the work tree */
};

/* How far a branch has come, seen from a commit. */
enum cop_git_reach {
	COP_GIT_APART, /* the branch does not have it */
	COP_GIT_AT,    /* it is the tip */
	COP_GIT_BELOW, /* others stand on it */
};

/* What write() puts into the commit besides the files. */
struct cop_git_commit {
	const char *message; /* whole and encoded, ends in a newline */
	struct cop_git_person author, committer;
};

struct cop_git_table {
	struct cop_module_head head;

	/*
	 * Finds the repository from `dir` upwards. COP_E_NOT_FOUND: there is none.
	 * COP_E_REFUSED, each with cause and command: bare, owned by somebody else, a merge,
	 * rebase, cherry-pick, revert or bisect under way, detached HEAD.
	 */
	enum cop_code (*open)(const struct cop_git_start *start, struct cop_git **ret,
			      struct cop_error *err);
	/*
	 * The same to look only: what is under way and a detached HEAD do not refuse; the tip
	 * then has no branch. For `cop doctor`, which tells everything at once.
	 */
	enum cop_code (*peek)(const struct cop_git_start *start, struct cop_git **ret,
			      struct cop_error *err);
	/* Also shuts libgit2 down, so that leak checkers stay quiet. NULL is fine. */
	void (*close)(struct cop_git *g);
	/* Where a commit of these files (may be none) would stand and who has to make it. */
	enum cop_code (*tip)(struct cop_git *g, const struct cop_write *files, size_t n,
			     struct cop_tip *ret, struct cop_error *err);
	/*
	 * Fills in name and email where they are NULL (texts live until close()).
	 * COP_E_REFUSED with the two commands where git does not know them.
	 */
	enum cop_code (*identify)(struct cop_git *g, struct cop_git_person *author,
				  struct cop_git_person *committer,
				  struct cop_error *err);
	/* Is each file the same in work tree, index and tip, or absent in all three? */
	enum cop_code (*clean)(struct cop_git *g, const struct cop_tip *on,
			       const struct cop_write *files, size_t n,
			       struct cop_touched *ret, struct cop_error *err);
	/*
	 * Writes blobs, trees (the tip's with the change) and the commit; moves nothing. Loose
	 * objects, or one pack above COP_GIT_LOOSE_MAX files. Persons must be identified.
	 */
	enum cop_code (*write)(struct cop_git *g, const struct cop_tip *on,
			       const struct cop_write *files, size_t n,
			       const struct cop_git_commit *c,
			       char ret_commit[COP_GIT_ID], struct cop_error *err);
	/*
	 * Moves the branch from the tip to a commit made on it, by compare and swap, with
	 * `note` in the reflog. COP_E_AGAIN: the branch had moved; nothing changed.
	 * COP_E_PARTIAL: how it ended could not be read. Any other failure: the branch was
	 * read again and stands where it stood.
	 */
	enum cop_code (*move)(struct cop_git *g, const struct cop_tip *from,
			      const char *to, const char *note, struct cop_error *err);
	/*
	 * A new index made at `into` (a path for us alone, on the same file system as the old
	 * one): the entries of these files, where they were as `pre`, are as `post` in it;
	 * others stay. The caller holds index.lock when that takes the old one's place.
	 */
	enum cop_code (*index)(struct cop_git *g, const struct cop_git_file *files,
			       size_t n, const char *into, struct cop_error *err);

	/* The repository's folders, until close(). False where libgit2 cannot open it. */
	bool (*place)(struct cop_git *g, struct cop_git_place *ret);
	/* The same repository by another of its work trees; COP_E_NOT_FOUND: it is gone. */
	enum cop_code (*sibling)(struct cop_git *g, const char *name,
				 struct cop_git **ret, struct cop_error *err);
	/* The files by their ids before (the tip) and in a commit made on it. */
	enum cop_code (*files)(struct cop_git *g, const struct cop_tip *on,
			       const char *commit, const struct cop_write *writes,
			       size_t n, struct cop_git_file *ret, struct cop_error *err);
	/* Where a branch stands to a commit. ret_now: its tip, "" where there is none. */
	enum cop_code (*reach)(struct cop_git *g, const char *branch, const char *commit,
			       enum cop_git_reach *ret, char ret_now[COP_GIT_ID],
			       struct cop_error *err);
	/*
	 * Is any record of the community (*.yaml below its folder) another in one commit than
	 * in the other? Whoever read it at the first may go on at the second where not.
	 */
	enum cop_code (*records)(struct cop_git *g, const char *from, const char *to,
				 bool *ret_differ, struct cop_error *err);
	/* Id of a file's text in a commit; "" where it has none. */
	enum cop_code (*in_commit)(struct cop_git *g, const char *commit,
				   const char *path, char ret[COP_GIT_ID],
				   struct cop_error *err);
	/* The same of what is staged. */
	enum cop_code (*in_index)(struct cop_git *g, const char *path,
				  char ret[COP_GIT_ID], struct cop_error *err);
	/* The same of what stands in the work tree. COP_E_INVALID: that is no plain file. */
	enum cop_code (*in_work)(struct cop_git *g, const char *path,
				 char ret[COP_GIT_ID], struct cop_error *err);
	/* The text of an id, in the arena. */
	enum cop_code (*text)(struct cop_git *g, const char *id, struct cop_arena *a,
			      const struct cop_source **ret, struct cop_error *err);

	/* A new repository at `dir` (made if need be), branch init.defaultBranch or main. Whole
	 * or not at all; with FSYNC_FULL on the disk before it is there. */
	enum cop_code (*init)(const char *dir, enum cop_git_fsync fsync,
			      struct cop_error *err);
	/* The user's own setting (system, XDG, global; never the repository's). False: none. */
	bool (*config)(const char *key, struct cop_buf *ret);
	/* "1.5.1": the library in use. */
	const char *(*library)(void);
};

COP_EXPORT extern const struct cop_git_table cop_git_module;

#endif
