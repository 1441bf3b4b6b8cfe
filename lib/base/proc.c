/* SPDX-License-Identifier: MIT */
#include "base/proc.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"

/* Which step failed in the child, and why: what it writes before it gives up. */
struct child_error {
	enum step { STEP_DIR, STEP_IO, STEP_EXEC } step;
	int sys;
};

/* [0] is ours or -1, [1] the child's. */
struct ends {
	int in[2], out[2], err[2], told[2];
};

static void close_pair(int pair[2])
{
	cop_fd_close(&pair[0]);
	cop_fd_close(&pair[1]);
	pair[0] = pair[1] = -1;
}

static void close_ends(struct ends *e)
{
	close_pair(e->in);
	close_pair(e->out);
	close_pair(e->err);
	close_pair(e->told);
}

static void swap(int pair[2])
{
	int first = pair[0];

	pair[0] = pair[1];
	pair[1] = first;
}

static bool open_end(enum cop_proc_io io, bool feeds, int pair[2])
{
	switch (io) {
	case COP_PROC_INHERIT:
		return true;
	case COP_PROC_NULL:
		pair[1] = open("/dev/null", O_RDWR | O_CLOEXEC);
		return pair[1] >= 0;
	case COP_PROC_PIPE:
		if (pipe2(pair, O_CLOEXEC) < 0)
			return false;
		if (feeds)
			swap(pair);
		return fcntl(pair[0], F_SETFL, O_NONBLOCK) == 0;
	}
	return false;
}

static bool open_ends(const struct cop_proc *p, struct ends *e)
{
	return open_end(p->in, true, e->in) && open_end(p->out, false, e->out) &&
	       open_end(p->err, false, e->err) && pipe2(e->told, O_CLOEXEC) == 0;
}

/*
 * Above the standard three first: were one of ours closed at the start, a pipe could have
 * got its number and be overwritten by the next dup2.
 */
static bool lift(int *fd)
{
	int high = *fd < 0 ? -1 : fcntl(*fd, F_DUPFD_CLOEXEC, 3);

	if (*fd >= 0 && high < 0)
		return false;
	*fd = high;
	return true;
}

static bool place_ends(struct ends *e)
{
	int *from[] = { &e->in[1], &e->out[1], &e->err[1] };

	if (!lift(&e->told[1]))
		return false;
	for (size_t i = 0; i < COP_COUNT(from); i++) {
		if (!lift(from[i]))
			return false;
	}
	for (int i = 0; i < (int)COP_COUNT(from); i++) {
		if (*from[i] >= 0 && dup2(*from[i], i) < 0)
			return false;
	}
	return true;
}

static COP_NORETURN void give_up(const struct ends *e, enum step step)
{
	struct child_error why = { step, errno };
	ssize_t n = write(e->told[1], &why, sizeof(why));

	_exit(n > 0 ? 127 : 126);
}

/* Between fork and exec: only calls that are safe there, and putenv, as we have one thread. */
static COP_NORETURN void be_child(const struct cop_proc *p, struct ends *e)
{
	sigset_t none;

	if (!place_ends(e))
		give_up(e, STEP_IO);
	if (p->dir && chdir(p->dir) < 0)
		give_up(e, STEP_DIR);
	for (size_t i = 0; p->env && p->env[i]; i++) {
		if (strchr(p->env[i], '='))
			putenv((char *)(uintptr_t)p->env[i]);
		else
			unsetenv(p->env[i]);
	}
	/* Ignored signals would be inherited and change how programs end. */
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	execvp(p->argv[0], (char *const *)(uintptr_t)p->argv);
	give_up(e, STEP_EXEC);
}

/* One piped end of ours: closes it when its work is done. */
static void feed(int *fd, const struct cop_proc *p, size_t *done)
{
	ssize_t n = write(*fd, p->input + *done, p->input_len - *done);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	*done += n > 0 ? (size_t)n : 0;
	/* EPIPE: it wants no more, which is its own affair. */
	if (n < 0 || *done == p->input_len) {
		cop_fd_close(fd);
		*fd = -1;
	}
}

static void collect(int *fd, struct cop_buf *into)
{
	char piece[16384];
	ssize_t n = read(*fd, piece, sizeof(piece));

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n > 0 && into)
		cop_buf_add(into, piece, (size_t)n);
	if (n <= 0) {
		cop_fd_close(fd);
		*fd = -1;
	}
}

/* The program, and how it ended. */
struct child {
	pid_t pid;
	bool ended;
	int status; /* as a shell would say it */
};

static void wait_for(struct child *c, int options)
{
	int status = 0;
	pid_t pid;

	do {
		pid = waitpid(c->pid, &status, options);
	} while (pid < 0 && errno == EINTR);
	if (pid == 0)
		return;
	c->ended = true;
	c->status = pid < 0               ? 127
		    : WIFSIGNALED(status) ? 128 + WTERMSIG(status)
					  : WEXITSTATUS(status);
}

#define LOOK_MS 100

/*
 * Feeds and collects at the same time, so that neither side waits for the other for ever.
 * What the program leaves running may keep the pipes open as long as it lives: once the
 * program has ended and nothing more is there to read, they are not waited for.
 */
static void exchange(const struct cop_proc *p, struct ends *e, struct child *c,
		     struct cop_buf *out, struct cop_buf *err)
{
	size_t done = 0;

	if (p->input_len == 0)
		close_pair(e->in);
	while (e->in[0] >= 0 || e->out[0] >= 0 || e->err[0] >= 0) {
		struct pollfd at[] = {
			{ e->in[0], POLLOUT, 0 },
			{ e->out[0], POLLIN, 0 },
			{ e->err[0], POLLIN, 0 },
		};
		int ready = poll(at, COP_COUNT(at), c->ended ? 0 : LOOK_MS);

		if (ready == 0 && c->ended)
			return;
		if (ready == 0)
			wait_for(c, WNOHANG);
		if (ready <= 0)
			continue;
		if (at[0].revents)
			feed(&e->in[0], p, &done);
		if (at[1].revents)
			collect(&e->out[0], out);
		if (at[2].revents)
			collect(&e->err[0], err);
	}
}

/* Waits until the program runs (the pipe closes on exec) or the child says why it does not. */
static bool has_started(int told, struct child_error *why)
{
	ssize_t n;

	do {
		n = read(told, why, sizeof(*why));
	} while (n < 0 && errno == EINTR);
	return n != (ssize_t)sizeof(*why);
}

static enum cop_code not_started(const struct cop_proc *p, struct child_error why,
				 struct cop_error *err)
{
	if (why.step == STEP_DIR)
		return cop_fail_os(err, why.sys, "work in", p->dir);
	/* execvp says EACCES for a name it met nowhere, once PATH has a folder closed to us. */
	if (why.step == STEP_EXEC &&
	    (why.sys == ENOENT || (why.sys == EACCES && !strchr(p->argv[0], '/') &&
				   !cop_proc_exists(p->argv[0]))))
		return cop_fail(err, COP_E_NOT_FOUND, "no program '%s'", p->argv[0]);
	return cop_fail_os(err, why.sys, "run", p->argv[0]);
}

static enum cop_code start(const struct cop_proc *p, struct ends *e, struct child *ret,
			   struct cop_error *err)
{
	struct child_error why = { 0 };
	struct child child = { 0 };

	if (!open_ends(p, e))
		return cop_fail_os(err, errno, "run", p->argv[0]);
	child.pid = fork();
	if (child.pid < 0)
		return cop_fail_os(err, errno, "run", p->argv[0]);
	if (child.pid == 0)
		be_child(p, e);
	/* Ends of the child that stayed open here would keep its pipes from ending. */
	cop_fd_close(&e->in[1]);
	cop_fd_close(&e->out[1]);
	cop_fd_close(&e->err[1]);
	cop_fd_close(&e->told[1]);
	e->in[1] = e->out[1] = e->err[1] = e->told[1] = -1;
	if (!has_started(e->told[0], &why)) {
		wait_for(&child, 0);
		return not_started(p, why, err);
	}
	*ret = child;
	return COP_OK;
}

enum cop_code cop_proc_run(const struct cop_proc *p, struct cop_buf *ret_out,
			   struct cop_buf *ret_err, int *ret_status,
			   struct cop_error *err)
{
	COP_CLEANUP(close_ends)
	struct ends e = { { -1, -1 }, { -1, -1 }, { -1, -1 }, { -1, -1 } };
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
	struct child child = { 0 };
	enum cop_code code;

	code = start(p, &e, &child, err);
	if (code)
		return code;
	sigaction(SIGPIPE, &ignore, &before);
	exchange(p, &e, &child, ret_out, ret_err);
	sigaction(SIGPIPE, &before, NULL);
	if (!child.ended)
		wait_for(&child, 0);
	*ret_status = child.status;
	return COP_OK;
}

static bool is_program(const char *path)
{
	struct stat is;

	return access(path, X_OK) == 0 && stat(path, &is) == 0 && S_ISREG(is.st_mode);
}

bool cop_proc_exists(const char *program)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };
	const char *dirs = getenv("PATH");

	if (strchr(program, '/'))
		return is_program(program);
	dirs = dirs ? dirs : "/usr/local/bin:/usr/bin:/bin";
	while (*dirs) {
		size_t len = strcspn(dirs, ":");

		cop_buf_reset(&path);
		cop_buf_add(&path, dirs, len);
		cop_buf_text(&path, len ? "/" : "./");
		cop_buf_text(&path, program);
		if (is_program(path.at))
			return true;
		dirs += len + (dirs[len] == ':');
	}
	return false;
}
