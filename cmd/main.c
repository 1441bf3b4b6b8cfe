/* SPDX-License-Identifier: MIT */
#include "dispatch.h"
#include "report_error.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/*
 * Where a standard stream is closed, the next file opened would take its number, and what is
 * said would be written into it. Opened the wrong way round, it still cannot be used.
 */
static void fill_streams(void)
{
	int fd;

	do {
		fd = open("/dev/null", O_RDONLY);
	} while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

static int status_of(const struct cop_env *env, enum cop_code code)
{
	if (code > COP_E_NO && env->cmd && env->cmd->failed)
		return env->cmd->failed;
	return cop_exit_status(code);
}

int main(int argc, char **argv)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *arena = cop_arena_new();
	struct cop_env env = { .arena = arena };
	struct cop_error err = { 0 };
	bool json = false;
	enum cop_code code;

	(void)argc;
	fill_streams();
	/* a reader that closes early (`cop log | head`) is not a failure of ours */
	signal(SIGPIPE, SIG_DFL);
	/* a limit on the size of files is an error like a full disk, no reason to die */
	signal(SIGXFSZ, SIG_IGN);
	code = cop_env_start(&env, &err);
	if (!code)
		code = cop_dispatch(&env, argv[0] ? argv + 1 : argv, &json, &err);
	if (code)
		cop_report_error(&env, &err, json);
	return status_of(&env, code);
}
