/* SPDX-License-Identifier: MIT */
/*
 * LD_PRELOAD: one fault of one call of one process, which strace cannot play.
 *
 *     COP_FAULT=CALL:HOW:K   the K-th CALL (from 1): write, fsync, rename, close, malloc, or
 *                            own: an allocation by cop, its modules or libyaml
 *       short                writes half of it, and says so
 *       after                does it, and says EIO all the same
 *       fail                 does nothing, and says ENOMEM or EIO
 *       count                nothing; K does not matter, and FILE gets how many there were
 *     COP_FAULT_MARK=FILE    made when the fault fired; FILE.live gets how many blocks were
 *                            not freed at the end, unless the process ended itself at once
 *
 * Only the program itself: the variables are taken out of what its children get.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum how { NONE, SHORT, AFTER, FAIL, COUNT };

static char call[16];
static enum how how;
static unsigned long at, count;
static long live; /* blocks */
static char mark[512];

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void __libc_free(void *block);

__attribute__((constructor)) static void begin(void)
{
	const char *fault = getenv("COP_FAULT"), *file = getenv("COP_FAULT_MARK");
	char word[16];

	if (!fault || !file || sscanf(fault, "%15[^:]:%15[^:]:%lu", call, word, &at) != 3)
		return;
	snprintf(mark, sizeof(mark), "%s", file);
	how = strcmp(word, "short") == 0   ? SHORT
	      : strcmp(word, "after") == 0 ? AFTER
	      : strcmp(word, "fail") == 0  ? FAIL
	      : strcmp(word, "count") == 0 ? COUNT
					   : NONE;
	unsetenv("COP_FAULT");
	unsetenv("LD_PRELOAD");
}

/* Is it the turn of this call? Raw system calls: nothing here may be counted itself. */
static enum how turn(const char *name)
{
	long fd;

	if (how == NONE || strcmp(call, name) != 0 || ++count != at || how == COUNT)
		return NONE;
	fd = syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
	if (fd >= 0)
		syscall(SYS_close, fd);
	return how;
}

static void put_number(const char *file, long n)
{
	char text[32];
	long fd =
		syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);

	syscall(SYS_write, fd, text, snprintf(text, sizeof(text), "%ld\n", n));
	syscall(SYS_close, fd);
}

__attribute__((destructor)) static void end(void)
{
	long n = live;

	if (how == NONE)
		return;
	if (how == COUNT)
		put_number(mark, (long)count);
	strcat(mark, ".live");
	put_number(mark, n);
}

ssize_t write(int fd, const void *text, size_t len)
{
	enum how h = turn("write");

	if (h == FAIL) {
		errno = EIO;
		return -1;
	}
	return syscall(SYS_write, fd, text, h == SHORT && len > 1 ? len / 2 : len);
}

static int after(enum how h, long rc)
{
	if (h == AFTER) {
		errno = EIO;
		return -1;
	}
	return (int)rc;
}

int fsync(int fd)
{
	enum how h = turn("fsync");

	return after(h, syscall(SYS_fsync, fd));
}

int rename(const char *from, const char *to)
{
	enum how h = turn("rename");

	return after(h, syscall(SYS_rename, from, to));
}

int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags)
{
	enum how h = turn("rename");

	return after(h, syscall(SYS_renameat2, from_dir, from, to_dir, to, flags));
}

int close(int fd)
{
	enum how h = turn("close");

	return after(h, syscall(SYS_close, fd));
}

/* Is the code at this place cop's or libyaml's? */
static int is_own(const void *place)
{
	Dl_info from;
	const char *slash, *name;

	if (!dladdr(place, &from) || !from.dli_fname)
		return 0;
	slash = strrchr(from.dli_fname, '/');
	name = slash ? slash + 1 : from.dli_fname;
	return strncmp(name, "cop", 3) == 0 || strncmp(name, "libyaml", 7) == 0;
}

static int fails(const void *place)
{
	if (how == NONE ||
	    (turn("malloc") != FAIL &&
	     (strcmp(call, "own") != 0 || !is_own(place) || turn("own") != FAIL)))
		return 0;
	errno = ENOMEM;
	return 1;
}

static void *counted(void *block)
{
	live += block != NULL;
	return block;
}

void *malloc(size_t size)
{
	return fails(__builtin_return_address(0)) ? NULL : counted(__libc_malloc(size));
}

void *calloc(size_t n, size_t size)
{
	return fails(__builtin_return_address(0)) ? NULL
						  : counted(__libc_calloc(n, size));
}

void *realloc(void *old, size_t size)
{
	void *block;

	if (fails(__builtin_return_address(0)))
		return NULL;
	block = __libc_realloc(old, size);
	live += !old && block;
	live -= old && !size;
	return block;
}

void free(void *block)
{
	live -= block != NULL;
	__libc_free(block);
}
