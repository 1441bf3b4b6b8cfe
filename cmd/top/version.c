/* SPDX-License-Identifier: MIT */
#include "env.h"

#include <string.h>

#include "config.h"

static const char *const examples[] = { "cop version", "cop version --verbose", NULL };

/* "libyaml 0.2.5, libgit2 1.5.1" as a map. */
static struct cop_value libraries(struct cop_arena *a)
{
	struct cop_value map = cop_v_map();
	const char *text = COP_LIBRARIES;

	while (*text) {
		size_t name = strcspn(text, " ");
		size_t version = strcspn(text + name + 1, ",");

		cop_v_put(a, &map, cop_arena_copy(a, text, name),
			  cop_v_word(cop_arena_copy(a, text + name + 1, version)));
		text += name + 1 + version;
		text += strspn(text, ", ");
	}
	return map;
}

static struct cop_doc *document(struct cop_arena *a)
{
	struct cop_doc *d = cop_doc_new(a, "cop.version/1");

	cop_v_put(a, &d->head, "version", cop_v_word(COP_VERSION));
	cop_v_put(a, &d->head, "file_format", cop_v_word(COP_FILE_FORMAT));
	cop_v_put(a, &d->head, "libraries", libraries(a));
	return d;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	(void)opts;
	if (env->format == cop_format_json)
		return cop_show(env, document(env->arena), err);
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
	.formats = "text json",
	.document = "cop.version/1",
	.needs = COP_NO_COMMUNITY,
	.run = run,
};
