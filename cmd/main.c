/* SPDX-License-Identifier: MIT */
#include "dispatch.h"
#include "report_error.h"

#include <signal.h>

int main(int argc, char **argv)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *arena = cop_arena_new();
	struct cop_env env = { .arena = arena };
	struct cop_error err = { 0 };
	bool json = false;
	enum cop_code code;

	(void)argc;
	/* a reader that closes early (`cop log | head`) is not a failure of ours */
	signal(SIGPIPE, SIG_DFL);
	code = cop_env_start(&env, &err);
	if (!code)
		code = cop_dispatch(&env, argv[0] ? argv + 1 : argv, &json, &err);
	if (code)
		cop_report_error(&env, &err, json);
	return cop_exit_status(code);
}
