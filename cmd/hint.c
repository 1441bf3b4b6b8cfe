/* SPDX-License-Identifier: MIT */
#include "opt.h"

#include <string.h>

#include "base/enc.h"
#include "base/near.h"

/* Words people try, answered by what is meant here (commands.md 1.8). */
struct tried {
	const char *word, *meant;
};

static const struct tried tried_verbs[] = {
	{ "create", "add" },    { "new", "add" },    { "define", "add" },
	{ "delete", "remove" }, { "rm", "remove" },  { "update", "set" },
	{ "modify", "set" },    { "change", "set" }, { "ls", "list" },
	{ "view", "show" },     { "cat", "show" },   { "mv", "rename" },
	{ "finish", "done" },
};

static const struct tried tried_commands[] = {
	{ "people", "member" },  { "status", "" },    { "dashboard", "health" },
	{ "validate", "check" }, { "lint", "check" }, { "history", "log" },
	{ "tasks", "plan" },
};

/* Verbs that are missing on purpose. */
static const struct answer {
	const char *group, *verb, *message, *hint;
} answers[] = {
	{ "member", "remove", "people are not removed",
	  "who leaves stays on record: cop member offboard MEMBER" },
};

static const char *meant(const struct tried *table, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(table[i].word, word) == 0)
			return table[i].meant;
	return NULL;
}

static const struct answer *answer_to(const char *group, const char *typed)
{
	const char *verb = meant(tried_verbs, COP_COUNT(tried_verbs), typed);

	for (size_t i = 0; i < COP_COUNT(answers); i++) {
		if (strcmp(answers[i].group, group) == 0 &&
		    strcmp(answers[i].verb, verb ? verb : typed) == 0)
			return &answers[i];
	}
	return NULL;
}

/* `cop platform`: a noun that stands below another; NULL: it does not. */
static const struct cop_line *below_another(const char *word)
{
	for (size_t i = 0; i < cop_nlines; i++) {
		const char *last = cop_line_last(&cop_lines[i]);

		if (last && strcmp(last, word) == 0)
			return &cop_lines[i];
	}
	return NULL;
}

static bool is_command(const char *word)
{
	if (!*word)
		return cop_line_leaf("top", "self") != NULL;
	return cop_line_group(word) || cop_line_leaf("top", word);
}

/* " scribe 'a title'": what was typed after the word, ready to be pasted. */
static const char *rest_of(struct cop_arena *a, char **words)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	for (; *words; words++) {
		cop_buf_char(&b, ' ');
		cop_enc_shell_text(&b, *words, strlen(*words));
	}
	return cop_buf_keep(&b, a);
}

/* `cop list role`, `cop assign scribe ana`: a verb where the noun belongs. */
static const char *noun_for_verb(struct cop_arena *a, char **rest)
{
	const char *verb = meant(tried_verbs, COP_COUNT(tried_verbs), rest[0]);
	const char *found = NULL;

	verb = verb ? verb : rest[0];
	for (size_t i = 0; i < cop_nlines; i++) {
		const struct cop_line *l = &cop_lines[i];
		struct cop_near near = { .typed = rest[1] };

		if (l->kind != COP_LINE_LEAF || strcmp(l->name, verb) != 0 ||
		    strcmp(l->group, "top") == 0 || cop_line_plumbing(l))
			continue;
		if (rest[1])
			cop_near_try(&near, l->group);
		if (near.best)
			return cop_arena_printf(a, "%s %s%s", l->group, verb,
						rest_of(a, rest + 2));
		found = found ? "NOUN" : l->group;
	}
	return found ? cop_arena_printf(a, "%s %s%s", found, verb, rest_of(a, rest + 1))
		     : NULL;
}

static void try_all(struct cop_near *near)
{
	for (size_t i = 0; i < cop_nlines; i++) {
		const struct cop_line *l = &cop_lines[i];
		bool top = l->kind == COP_LINE_LEAF && strcmp(l->group, "top") == 0 &&
			   strcmp(l->name, "self") != 0;

		if ((top || l->kind == COP_LINE_GROUP) && !cop_line_last(l) &&
		    !cop_line_plumbing(l))
			cop_near_try(near, l->name);
	}
	for (size_t i = 0; i < COP_COUNT(tried_commands); i++)
		if (is_command(tried_commands[i].meant))
			cop_near_try(near, tried_commands[i].word);
}

enum cop_code cop_hint_command(struct cop_arena *a, char **rest, struct cop_error *err)
{
	struct cop_near near = { .typed = rest[0] };
	const char *best, *instead;

	cop_fail(err, COP_E_USAGE, "'%s' is not a command", rest[0]);
	if (strcmp(rest[0], "undo") == 0)
		return cop_fail_hint(err, "git revert --no-edit HEAD");
	if (below_another(rest[0]))
		return cop_fail_hint(err, "did you mean 'cop %s%s'?",
				     below_another(rest[0])->name, rest_of(a, rest + 1));
	best = meant(tried_commands, COP_COUNT(tried_commands), rest[0]);
	if (!best || !is_command(best)) {
		const char *noun = noun_for_verb(a, rest);

		if (noun)
			return cop_fail_hint(err, "the noun comes first: cop %s", noun);
		try_all(&near);
		best = near.best;
		if (!best)
			return cop_fail_hint(err, "cop -h lists the commands");
	}
	instead = meant(tried_commands, COP_COUNT(tried_commands), best);
	if (!instead)
		instead = best;
	if (!*instead)
		return cop_fail_hint(err, "cop alone shows where you are");
	return cop_fail_hint(err, "did you mean 'cop %s'?", instead);
}

static bool has_verb(const struct cop_line *group, const char *verb)
{
	return strcmp(verb, "self") != 0 && cop_line_leaf(group->name, verb);
}

static const char *nearest_verb(const struct cop_line *group, const char *typed)
{
	const char *verb = meant(tried_verbs, COP_COUNT(tried_verbs), typed);
	struct cop_near near = { .typed = typed };

	if (verb && has_verb(group, verb))
		return verb;
	for (size_t i = 0; i < cop_nlines; i++)
		if (cop_lines[i].kind == COP_LINE_LEAF &&
		    strcmp(cop_lines[i].group, group->name) == 0 &&
		    strcmp(cop_lines[i].name, "self") != 0)
			cop_near_try(&near, cop_lines[i].name);
		else if (cop_line_last(&cop_lines[i]) &&
			 cop_line_below(group->name, cop_line_last(&cop_lines[i])))
			cop_near_try(&near, cop_line_last(&cop_lines[i]));
	return near.best;
}

enum cop_code cop_hint_verb(struct cop_arena *a, const struct cop_line *group,
			    char **rest, struct cop_error *err)
{
	const struct answer *answer = answer_to(group->name, rest[0]);
	const char *verb = nearest_verb(group, rest[0]);

	if (answer) {
		cop_fail(err, COP_E_USAGE, "%s", answer->message);
		return cop_fail_hint(err, "%s", answer->hint);
	}
	cop_fail(err, COP_E_USAGE, "'%s' is not a verb of %s", rest[0], group->name);
	if (verb)
		return cop_fail_hint(err, "did you mean 'cop %s %s%s'?", group->name,
				     verb, rest_of(a, rest + 1));
	return cop_fail_hint(err, "cop %s -h lists its verbs", group->name);
}

static void try_options(struct cop_arena *a, const struct cop_cmd *cmd,
			struct cop_near *near)
{
	for (size_t i = 0; cmd && i < cmd->nopts; i++)
		if (cop_opt_name(a, &cmd->opts[i]))
			cop_near_try(near, cop_opt_name(a, &cmd->opts[i]));
	for (size_t i = 0; i < cop_ncommon_opts; i++) {
		const struct cop_common_opt *o = &cop_common_opts[i];

		if (o->opt.name && (!cmd || cop_common_applies(o, cmd)))
			cop_near_try(near, o->opt.name);
	}
}

static const char *where_instead(struct cop_arena *a, const struct cop_cmd *cmd,
				 const char *name, const char *value)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	char *field = cop_arena_text(a, name);

	for (char *p = field; *p; p++)
		if (*p == '-')
			*p = '_';
	if (!cmd || !(cmd->needs & COP_LISTS) || !cmd->record ||
	    !cop_path_field(cmd->record->schema, field))
		return NULL;
	cop_buf_printf(&b, "%s=%s", field, value ? value : "VALUE");
	field = cop_buf_keep(&b, a);
	cop_buf_reset(&b);
	cop_enc_shell_text(&b, field, strlen(field));
	return cop_buf_keep(&b, a);
}

enum cop_code cop_hint_option(struct cop_arena *a, const struct cop_cmd *cmd,
			      const char *words, const char *name, const char *value,
			      struct cop_error *err)
{
	const char *dashes = name[0] && !name[1] ? "-" : "--";
	const char *where = where_instead(a, cmd, name, value);
	const char *last = strrchr(words, ' ');
	struct cop_near near = { .typed = name };

	last = last ? last + 1 : *words ? words : "cop";
	cop_fail(err, COP_E_USAGE, "%s has no option %s%s", last, dashes, name);
	if (where)
		return cop_fail_hint(err, "--where %s", where);
	try_options(a, cmd, &near);
	if (near.best)
		return cop_fail_hint(err, "did you mean --%s?", near.best);
	return cop_fail_hint(err, "cop%s%s -h", *words ? " " : "", words);
}
