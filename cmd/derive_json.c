/* SPDX-License-Identifier: MIT */
#include "derive.h"

#include <string.h>

#include "config.h"
#include "opt.h"
#include "topics.h"
#include "usage.h"

static void put_word(struct cop_arena *a, struct cop_value *map, const char *key,
		     const char *word)
{
	cop_v_put(a, map, key, cop_v_word(word));
}

static void put_yes(struct cop_arena *a, struct cop_value *map, const char *key, bool yes)
{
	if (yes)
		cop_v_put(a, map, key, cop_v_bool(true));
}

static void put_list(struct cop_arena *a, struct cop_value *map, const char *key,
		     struct cop_value list)
{
	if (list.u.list.n)
		cop_v_put(a, map, key, list);
}

/* Words separated by blanks as a list. */
static struct cop_value split(struct cop_arena *a, const char *words)
{
	struct cop_value list = cop_v_list();

	while (words && *words) {
		size_t len = strcspn(words, " ");

		cop_v_push(a, &list, cop_v_word(cop_arena_copy(a, words, len)));
		words += len + strspn(words + len, " ");
	}
	return list;
}

static const char *kind_word(enum cop_opt_kind kind)
{
	static const char *const words[] = {
		[COP_OPT_FLAG] = "flag",         [COP_OPT_TEXT] = "text",
		[COP_OPT_WORD] = "word",         [COP_OPT_CHOICE] = "choice",
		[COP_OPT_BOOL] = "bool",         [COP_OPT_UINT] = "count",
		[COP_OPT_NUM] = "number",        [COP_OPT_HOURS] = "hours",
		[COP_OPT_DATE] = "date",         [COP_OPT_PERIOD] = "period",
		[COP_OPT_DURATION] = "duration", [COP_OPT_FIELD] = "field",
	};

	return words[kind];
}

static struct cop_value choices(struct cop_arena *a, const struct cop_enum *e)
{
	struct cop_value list = cop_v_list();

	for (size_t i = 0; e && i < e->n; i++)
		cop_v_push(a, &list, cop_v_word(e->words[i].word));
	return list;
}

static struct cop_value option(struct cop_arena *a, const struct cop_cmd *cmd,
			       const struct cop_opt *o)
{
	struct cop_value v = cop_v_map();

	put_word(a, &v, "name", cop_opt_name(a, o));
	if (o->letter)
		put_word(a, &v, "letter", cop_arena_copy(a, &o->letter, 1));
	put_word(a, &v, "kind", kind_word(o->kind));
	put_word(a, &v, "value", cop_opt_metavar(a, cmd, o));
	put_word(a, &v, "help", cop_opt_help(a, cmd, o));
	put_word(a, &v, "default", o->fallback);
	put_word(a, &v, "field", o->field);
	put_list(a, &v, "choices", choices(a, cop_opt_enum(cmd, o)));
	put_yes(a, &v, "repeat", (o->flags & COP_OPT_REPEAT) != 0);
	put_yes(a, &v, "commas", (o->flags & COP_OPT_COMMA) != 0);
	put_yes(a, &v, "negatable", (o->flags & COP_OPT_NO) != 0);
	put_yes(a, &v, "needed", (o->flags & COP_OPT_NEEDED) != 0);
	return v;
}

static struct cop_value arguments(struct cop_arena *a, const struct cop_cmd *cmd)
{
	struct cop_value list = cop_v_list();

	for (size_t i = 0; i < cmd->nargs; i++) {
		const struct cop_arg *arg = &cmd->args[i];
		struct cop_value v = cop_v_map();

		put_word(a, &v, "name", arg->name);
		put_word(a, &v, "kind", kind_word(arg->kind));
		cop_v_put(a, &v, "min", cop_v_num(arg->min));
		if (arg->max)
			cop_v_put(a, &v, "max", cop_v_num(arg->max));
		put_word(a, &v, "help", arg->help);
		cop_v_push(a, &list, v);
	}
	return list;
}

static struct cop_value common_names(struct cop_arena *a, const struct cop_cmd *cmd)
{
	struct cop_value list = cop_v_list();

	for (size_t i = 0; i < cop_ncommon_opts; i++) {
		const struct cop_common_opt *o = &cop_common_opts[i];

		if (o->when != COP_WHEN_ALWAYS && cop_common_applies(o, cmd))
			cop_v_push(a, &list,
				   cop_v_word(o->opt.name
						      ? o->opt.name
						      : cop_arena_copy(a, &o->opt.letter,
								       1)));
	}
	return list;
}

static const char *community_word(const struct cop_cmd *cmd)
{
	if (cmd->needs & COP_NO_COMMUNITY)
		return "none";
	return cmd->needs & COP_MAYBE_COMMUNITY ? "optional" : "needed";
}

static struct cop_value command(struct cop_arena *a, const struct cop_line *line)
{
	const struct cop_cmd *cmd = line->cmd;
	struct cop_value v = cop_v_map(), options = cop_v_list(), examples = cop_v_list();
	COP_CLEANUP(cop_buf_clear) struct cop_buf usage = { 0 };

	cop_usage_line(a, line, &usage);
	for (size_t i = 0; i < cmd->nopts; i++)
		cop_v_push(a, &options, option(a, cmd, &cmd->opts[i]));
	for (const char *const *e = cmd->examples; e && *e; e++)
		cop_v_push(a, &examples, cop_v_word(*e));
	put_word(a, &v, "command", cop_line_words(a, line));
	put_word(a, &v, "summary", cmd->summary);
	put_word(a, &v, "usage", cop_buf_keep(&usage, a));
	put_word(a, &v, "rule", cmd->rule);
	put_yes(a, &v, "writes", (cmd->needs & COP_WRITES) != 0);
	put_word(a, &v, "community", community_word(cmd));
	put_yes(a, &v, "plumbing", cop_line_plumbing(line));
	put_list(a, &v, "examples", examples);
	put_list(a, &v, "arguments", arguments(a, cmd));
	put_list(a, &v, "options", options);
	put_list(a, &v, "common", common_names(a, cmd));
	put_list(a, &v, "formats", split(a, cmd->formats));
	put_word(a, &v, "document", cmd->document);
	return v;
}

struct cop_doc *cop_derive_json(struct cop_arena *a)
{
	struct cop_doc *d = cop_doc_new(a, "cop.help/1");
	struct cop_value commands = cop_v_list(), common = cop_v_list(),
			 topics = cop_v_list();

	for (size_t i = 0; i < cop_nlines; i++)
		if (cop_lines[i].kind == COP_LINE_LEAF)
			cop_v_push(a, &commands, command(a, &cop_lines[i]));
	for (size_t i = 0; i < cop_ncommon_opts; i++)
		cop_v_push(a, &common, option(a, NULL, &cop_common_opts[i].opt));
	for (size_t i = 0; i < cop_ntopics; i++)
		cop_v_push(a, &topics, cop_v_word(cop_topics[i].name));
	put_word(a, &d->head, "version", COP_VERSION);
	cop_v_put(a, &d->head, "commands", commands);
	cop_v_put(a, &d->head, "options", common);
	cop_v_put(a, &d->head, "topics", topics);
	return d;
}
