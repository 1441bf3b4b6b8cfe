/* SPDX-License-Identifier: MIT */
#include "dispatch.h"

#include <string.h>

#include "derive.h"
#include "finish.h"
#include "page.h"
#include "play.h"
#include "usage.h"

/* The words of `cop.alias.NAME` instead of the name; NULL: no such alias. */
static char **expand_alias(struct cop_env *env, char **argv, char **rest)
{
	const char *key = cop_arena_printf(env->arena, "cop.alias.%s", rest[0]);
	const char *value = cop_setting(env, key);
	size_t before = (size_t)(rest - argv), after = 0, n = 0;
	char **words, *text, *next;

	if (!value)
		return NULL;
	while (rest[after + 1])
		after++;
	text = cop_arena_text(env->arena, value);
	words = COP_NEW_N(env->arena, char *, before + strlen(value) / 2 + after + 2);
	for (; n < before; n++)
		words[n] = argv[n];
	for (char *w = strtok_r(text, " ", &next); w; w = strtok_r(NULL, " ", &next))
		words[n++] = w;
	memcpy(words + n, rest + 1, after * sizeof(*words));
	return words;
}

static enum cop_code unknown_command(struct cop_env *env, char **argv, struct cop_scan *s,
				     struct cop_error *err)
{
	char **words;
	enum cop_code code;

	if ((code = cop_opt_fill_early(env, s, err)))
		return code;
	cop_env_become(env, s->rest);
	words = expand_alias(env, argv, s->rest);
	if (!words)
		return cop_hint_command(env->arena, s->rest, err);
	if ((code = cop_opt_scan(env->arena, words, s, err)))
		return code;
	env->common = (struct cop_common){ 0 };
	if (!s->unknown)
		return COP_OK;
	cop_hint_command(env->arena, s->rest, err);
	return cop_fail_prefix(err, "alias");
}

static enum cop_code show_help(struct cop_env *env, const struct cop_scan *s,
			       struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	bool self = s->leaf && strcmp(s->leaf->name, "self") == 0;

	if (s->long_help && s->leaf)
		cop_page_text(env->arena, s->leaf, cop_text_width(env), &out);
	else if (s->group && (self || !s->leaf))
		cop_usage_group(env->arena, s->group, &out);
	else if (s->leaf && !self)
		cop_usage_leaf(env->arena, s->leaf, &out);
	else
		cop_usage_front(&out, cop_text_width(env));
	if (!s->long_help || !s->leaf)
		cop_usage_fit(env->arena, cop_text_width(env), &out);
	env->common.output = NULL;
	env->common.no_pager = !s->long_help;
	return cop_show_text(env, &out, err);
}

static enum cop_code lacks_verb(const struct cop_line *group, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	for (size_t i = 0; i < cop_nlines; i++)
		if (cop_lines[i].kind == COP_LINE_LEAF &&
		    strcmp(cop_lines[i].group, group->name) == 0)
			cop_buf_printf(&b, "%s%s", b.len ? ", " : "", cop_lines[i].name);
	cop_fail(err, COP_E_USAGE, "'cop %s' lacks a verb", group->name);
	return cop_fail_hint(err, "cop %s -h; there are %s", group->name,
			     cop_buf_str(&b));
}

/* What the words are about is told before what they lack: `member set ana`, two of them. */
static enum cop_code first_thing(struct cop_env *env, const struct cop_scan *s,
				 enum cop_code code, struct cop_error *err)
{
	const struct cop_cmd *cmd = s->leaf->cmd;
	struct cop_error unclear = { 0 };
	enum cop_kind kind;
	const char *id;

	if (s->nwords != 1 || cmd->nargs < 2 || !cmd->record ||
	    cmd->record->shape == COP_SHAPE_FILE || cmd->args[0].hint == COP_HINT_NONE)
		return code;
	if (!cop_community_resolve(env->community, 1u << cmd->record->kind, s->words[0],
				   &id, &kind, &unclear))
		return code;
	*err = unclear;
	return err->hint[0] ? err->code
			    : cop_fail_hint(err, "cop %s list", cmd->record->name);
}

/*
 * Days on the command line count from the community's own today, so it is opened first; a
 * mistake on the line is still told before that there is no community.
 */
static enum cop_code prepare(struct cop_env *env, const struct cop_scan *s, void *opts,
			     struct cop_error *err)
{
	struct cop_error none = { 0 };
	enum cop_code code, opened;

	if ((code = cop_opt_fill_early(env, s, err)) || (code = cop_play_wait(env, err)))
		return code;
	opened = cop_start_open(env, &none);
	env->common = (struct cop_common){ 0 };
	if ((code = cop_opt_fill(env, s, opts, err)))
		return opened ? code : first_thing(env, s, code, err);
	if ((code = cop_env_settle(env, err)))
		return code;
	if (opened)
		*err = none;
	if (opened || (code = cop_start_load(env, err)))
		return opened ? opened : code;
	return cop_cited(env, err);
}

/* An error always says how to go on; where nothing closer is known, by the command's help. */
static enum cop_code with_hint(struct cop_env *env, enum cop_code code,
			       struct cop_error *err)
{
	bool by_line = code == COP_E_USAGE || code == COP_E_NOT_FOUND;

	if (!by_line || !err->msg[0] || err->hint[0])
		return code;
	return cop_fail_hint(err, "cop %s -h", cop_line_words(env->arena, env->line));
}

static enum cop_code play(struct cop_env *env, const struct cop_scan *s, bool *ret_json,
			  struct cop_error *err)
{
	void *opts = cop_alloc(env->arena, s->leaf->cmd->opts_size);
	enum cop_code code = prepare(env, s, opts, err);

	*ret_json |= env->format == cop_format_json;
	if (!code)
		code = env->cmd->run(env, opts, err);
	cop_stop(env, err);
	return code;
}

/* As it was before the command began; what was asked of git and what is open stays. */
static void rewind_env(struct cop_env *env, const struct cop_env *first)
{
	struct cop_env now = *env;

	*env = *first;
	env->settings = now.settings;
	env->nsettings = now.nsettings;
	env->settings_read = now.settings_read;
	env->calendar = now.calendar;
}

static enum cop_code run(struct cop_env *env, const struct cop_scan *s, bool *ret_json,
			 struct cop_error *err)
{
	struct cop_env first;
	enum cop_code code;

	env->line = s->leaf;
	env->cmd = s->leaf->cmd;
	cop_play_begin(env);
	first = *env;
	code = play(env, s, ret_json, err);
	while (cop_play_again(env, &code, err)) {
		rewind_env(env, &first);
		code = play(env, s, ret_json, err);
	}
	cop_play_end(env);
	if (code)
		return with_hint(env, code, err);
	if (!env->unreadable) {
		cop_tell_flaws(env);
		return COP_OK;
	}
	cop_fail(err, COP_E_INVALID, "%zu file%s could not be read", env->unreadable,
		 env->unreadable == 1 ? "" : "s");
	return cop_line_leaf("top", "check") ? cop_fail_hint(err, "cop check")
					     : err->code;
}

static enum cop_code act(struct cop_env *env, char **argv, struct cop_scan *s,
			 bool *ret_json, struct cop_error *err)
{
	enum cop_code code = cop_opt_scan(env->arena, argv, s, err);

	*ret_json = s->json;
	if (!code && s->unknown)
		code = unknown_command(env, argv, s, err);
	if ((s->help || s->long_help) && (!code || s->leaf || s->group)) {
		*err = (struct cop_error){ 0 };
		return show_help(env, s, err);
	}
	if (code)
		return code;
	if (s->version)
		s->leaf = cop_line_leaf("top", "version");
	if (!s->leaf && s->group)
		return lacks_verb(s->group, err);
	if (!s->leaf)
		return show_help(env, s, err);
	return run(env, s, ret_json, err);
}

enum cop_code cop_dispatch(struct cop_env *env, char **argv, bool *ret_json,
			   struct cop_error *err)
{
	struct cop_scan s = { 0 };
	bool hidden;
	enum cop_code code = cop_hidden(env, argv, &hidden, err);

	*ret_json = false;
	if (hidden)
		return code;
	code = act(env, argv, &s, ret_json, err);
	/* where nothing closer can be said, the command says how it is called */
	if (code != COP_E_USAGE || err->hint[0])
		return code;
	return s.leaf ? cop_fail_hint(err, "cop %s -h",
				      cop_line_words(env->arena, s.leaf))
		      : cop_fail_hint(err, "cop help");
}
