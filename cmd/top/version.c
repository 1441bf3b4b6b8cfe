/* SPDX-License-Identifier: MIT */
#include "env.h"

#include "config.h"

static const char *const examples[] = { "cop version", "cop version --verbose", NULL };

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	(void)opts;
	cop_buf_text(&out, "cop " COP_VERSION " (file format " COP_FILE_FORMAT ")\n");
	if (env->common.verbose)
		cop_buf_text(&out, "built with " COP_LIBRARIES "\n");
	return cop_show_text(env, &out, err);
}

const struct cop_cmd cop_cmd_top_version = {
	.summary = "versions of cop and its files",
	.help = "Prints the version of the program and of the file format it writes. "
		"With\n"
		"--verbose also the versions of the libraries it was built with.",
	.examples = examples,
	.see = "cop help",
	.needs = COP_NO_COMMUNITY,
	.run = run,
};
