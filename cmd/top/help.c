/* SPDX-License-Identifier: MIT */
#include "env.h"

#include <string.h>

#include "base/near.h"
#include "derive.h"
#include "page.h"
#include "topics.h"
#include "usage.h"

struct help_opts {
	struct cop_words words;
	bool all;
};

static const struct cop_opt options[] = {
	{ COP_OPT_FLAG, 'a', "all", .help = "every command on one line, plumbing too",
	  .offset = offsetof(struct help_opts, all) },
};

static const struct cop_arg args[] = {
	{ "TOPIC", 0, 0, COP_OPT_WORD, offsetof(struct help_opts, words),
	  COP_HINT_COMMAND, "a topic, or the words of a command" },
};

static const char *const examples[] = { "cop help", "cop help dates", "cop help version",
					NULL };

static const struct cop_line *find_line(const struct cop_words *words)
{
	const struct cop_line *group = cop_line_group(words->at[0]);
	const struct cop_line *leaf;
	size_t used = 1;

	if (group && words->n > 1 && cop_line_below(group->name, words->at[1])) {
		group = cop_line_below(group->name, words->at[1]);
		used = 2;
	}
	if (words->n > used + 1)
		return NULL;
	if (words->n == used + 1)
		return group ? cop_line_leaf(group->name, words->at[used]) : NULL;
	if (!group)
		return cop_line_leaf("top", words->at[0]);
	leaf = cop_line_leaf(group->name, "self");
	return leaf ? leaf : group;
}

static enum cop_code no_such(const struct cop_words *words, struct cop_error *err)
{
	struct cop_near near = { .typed = words->at[0] };

	cop_fail(err, COP_E_USAGE, "no help on '%s%s%s'", words->at[0],
		 words->n > 1 ? " " : "", words->n > 1 ? words->at[1] : "");
	for (size_t i = 0; i < cop_ntopics; i++)
		cop_near_try(&near, cop_topics[i].name);
	for (size_t i = 0; i < cop_nlines; i++)
		if (cop_lines[i].kind == COP_LINE_GROUP ||
		    (cop_lines[i].kind == COP_LINE_LEAF &&
		     strcmp(cop_lines[i].group, "top") == 0))
			cop_near_try(&near, cop_lines[i].name);
	if (near.best)
		return cop_fail_hint(err, "did you mean 'cop help %s'?", near.best);
	return cop_fail_hint(err, "cop help lists commands and topics");
}

static void put_topics(struct cop_buf *out)
{
	size_t at = 7;

	cop_buf_text(out, "\ntopics");
	for (size_t i = 0; i < cop_ntopics; i++) {
		if (at + strlen(cop_topics[i].name) > 76) {
			cop_buf_text(out, "\n      ");
			at = 7;
		}
		cop_buf_printf(out, " %s", cop_topics[i].name);
		at += strlen(cop_topics[i].name) + 1;
	}
	cop_buf_text(
		out,
		"\n       cop help TOPIC explains one, cop help COMMAND a command\n");
}

/* `cop help foo` is `cop-foo --help` where there is such a program. */
static void become_other(struct cop_env *env, const struct cop_words *words)
{
	char help[] = "--help";
	char *argv[] = { cop_arena_text(env->arena, words->at[0]), help, NULL };

	if (words->n == 1)
		cop_env_become(env, argv);
}

static enum cop_code write_help(struct cop_env *env, const struct help_opts *opts,
				struct cop_buf *out, struct cop_error *err)
{
	const struct cop_embedded *topic;
	const struct cop_line *line;

	if (opts->all) {
		cop_usage_all(env->arena, out);
		cop_usage_fit(env->arena, cop_text_width(env), out);
		return COP_OK;
	}
	if (!opts->words.n) {
		cop_usage_front(out, cop_text_width(env));
		put_topics(out);
		cop_usage_fit(env->arena, cop_text_width(env), out);
		return COP_OK;
	}
	line = find_line(&opts->words);
	if (line) {
		cop_page_text(env->arena, line, cop_text_width(env), out);
		return COP_OK;
	}
	topic = opts->words.n == 1 ? cop_topic_find(opts->words.at[0]) : NULL;
	if (!topic) {
		become_other(env, &opts->words);
		return no_such(&opts->words, err);
	}
	cop_topic_write(env->arena, topic, cop_text_width(env), out);
	if (strcmp(topic->name, "where") == 0)
		cop_topic_fields(cop_text_width(env), out);
	return COP_OK;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	enum cop_code code;

	if (env->format == cop_format_json)
		return cop_show(env, cop_derive_json(env->arena), err);
	if ((code = write_help(env, opts, &out, err)))
		return code;
	return cop_show_text(env, &out, err);
}

const struct cop_cmd cop_cmd_top_help = {
	.summary = "how a command or topic works",
	.help = "Without a word: what there is. With a command: its whole page, as its "
		"--help\n"
		"prints it. With a topic: what holds for all commands, in one short "
		"text.",
	.examples = examples,
	.see = "cop -h",
	.formats = "text json",
	.document = "cop.help/1",
	.needs = COP_NO_COMMUNITY,
	.opts_size = sizeof(struct help_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
