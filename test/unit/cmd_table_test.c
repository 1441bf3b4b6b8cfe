/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <ctype.h>
#include <stdio.h>

#include "opt.h"
#include "page.h"
#include "usage.h"

/* What a claim about the table found first; "" where it holds for every row. */
struct claim {
	struct cop_arena *arena;
	const char *flaw;
};

#define FLAW(c, ...) \
	do { \
		if (!*(c)->flaw) \
			(c)->flaw = cop_arena_printf((c)->arena, __VA_ARGS__); \
	} while (0)

static void for_every_leaf(void (*check)(struct claim *, const struct cop_line *))
{
	struct claim c = { .arena = cop_arena_new(), .flaw = "" };

	for (size_t i = 0; i < cop_nlines; i++)
		if (cop_lines[i].kind == COP_LINE_LEAF)
			check(&c, &cop_lines[i]);
	assert_string_equal(c.flaw, "");
	cop_arena_free(&c.arena);
}

static void check_summary(struct claim *c, const struct cop_line *l)
{
	const char *s = l->cmd->summary;

	if (!s || !*s)
		FLAW(c, "%s %s has no summary", l->group, l->name);
	else if (strchr(".!", s[strlen(s) - 1]) || isupper((unsigned char)s[0]))
		FLAW(c, "summary of %s %s: '%s'", l->group, l->name, s);
	else if (strlen(s) > 64)
		FLAW(c, "summary of %s %s is long: '%s'", l->group, l->name, s);
	if (!l->cmd->run)
		FLAW(c, "%s %s cannot run", l->group, l->name);
}

static void every_command_has_a_summary_without_a_stop(void **state)
{
	(void)state;
	for_every_leaf(check_summary);
}

static size_t size_of(const struct cop_opt *o)
{
	if (o->kind == COP_OPT_FIELD)
		return sizeof(struct cop_given);
	if (o->flags & (COP_OPT_REPEAT | COP_OPT_COMMA))
		return sizeof(struct cop_words);
	switch (o->kind) {
	case COP_OPT_FLAG:
		return sizeof(bool);
	case COP_OPT_TEXT:
	case COP_OPT_WORD:
		return sizeof(void *);
	case COP_OPT_CHOICE:
	case COP_OPT_BOOL:
	case COP_OPT_UINT:
		return sizeof(int);
	case COP_OPT_NUM:
	case COP_OPT_HOURS:
		return sizeof(struct cop_num);
	case COP_OPT_DATE:
		return sizeof(struct cop_date);
	case COP_OPT_PERIOD:
		return sizeof(struct cop_period);
	case COP_OPT_DURATION:
		return sizeof(struct cop_duration);
	case COP_OPT_FIELD:
		break;
	}
	return 1;
}

static void check_option(struct claim *c, const struct cop_line *l,
			 const struct cop_opt *o)
{
	const char *name = cop_opt_name(c->arena, o);
	const char *help = cop_opt_help(c->arena, l->cmd, o);
	size_t len = strlen(help);

	if (!name && !o->letter)
		FLAW(c, "an option of %s %s has no name", l->group, l->name);
	else if (o->kind == COP_OPT_FIELD && !cop_opt_field(l->cmd, o))
		FLAW(c, "--%s of %s %s: no field '%s'", name, l->group, l->name,
		     o->field);
	else if (!len)
		FLAW(c, "--%s of %s %s has no help", name, l->group, l->name);
	else if (o->help && help[len - 1] == '.')
		FLAW(c, "help of --%s of %s %s ends in a stop", name, l->group, l->name);
	else if (o->kind == COP_OPT_CHOICE && !o->of)
		FLAW(c, "--%s of %s %s has no choices", name, l->group, l->name);
	else if (o->kind == COP_OPT_WORD && !o->metavar)
		FLAW(c, "--%s of %s %s has no metavar", name, l->group, l->name);
	else if (o->offset + size_of(o) > l->cmd->opts_size)
		FLAW(c, "--%s of %s %s lies outside the struct", name, l->group, l->name);
}

static void check_options(struct claim *c, const struct cop_line *l)
{
	for (size_t i = 0; i < l->cmd->nopts; i++)
		check_option(c, l, &l->cmd->opts[i]);
}

static void every_option_has_name_help_and_room(void **state)
{
	(void)state;
	for_every_leaf(check_options);
}

static void check_pair(struct claim *c, const struct cop_line *l, const struct cop_opt *a,
		       const struct cop_opt *b)
{
	const char *one = cop_opt_name(c->arena, a), *two = cop_opt_name(c->arena, b);

	if (a->letter && a->letter == b->letter)
		FLAW(c, "%s %s has two options -%c", l->group, l->name, a->letter);
	if (one && two && strcmp(one, two) == 0)
		FLAW(c, "%s %s has two options --%s", l->group, l->name, one);
}

static void check_doubles(struct claim *c, const struct cop_line *l)
{
	for (size_t i = 0; i < l->cmd->nopts; i++) {
		for (size_t j = 0; j < i; j++)
			check_pair(c, l, &l->cmd->opts[i], &l->cmd->opts[j]);
		for (size_t j = 0; j < cop_ncommon_opts; j++)
			if (cop_common_applies(&cop_common_opts[j], l->cmd))
				check_pair(c, l, &l->cmd->opts[i],
					   &cop_common_opts[j].opt);
	}
}

static void no_option_stands_twice(void **state)
{
	(void)state;
	for_every_leaf(check_doubles);
}

static void check_args(struct claim *c, const struct cop_line *l)
{
	unsigned open = 0;

	for (size_t i = 0; i < l->cmd->nargs; i++) {
		const struct cop_arg *arg = &l->cmd->args[i];
		struct cop_opt as = { arg->kind,
				      .flags = arg->max == 1 ? 0 : COP_OPT_REPEAT };

		open += arg->min != arg->max;
		if (!arg->name || arg->offset + size_of(&as) > l->cmd->opts_size)
			FLAW(c, "argument %zu of %s %s", i + 1, l->group, l->name);
	}
	if (open > 1)
		FLAW(c, "%s %s: two arguments of open number", l->group, l->name);
}

static void arguments_can_be_told_apart(void **state)
{
	(void)state;
	for_every_leaf(check_args);
}

static void check_help(struct claim *c, const struct cop_line *l)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	bool self = strcmp(l->name, "self") == 0 && strcmp(l->group, "top") != 0;
	unsigned lines = 0;
	size_t start = 0;

	if (self)
		cop_usage_group(c->arena, cop_line_group(l->group), &out);
	else
		cop_usage_leaf(c->arena, l, &out);
	for (size_t i = 0; i < out.len; i++) {
		if (out.at[i] != '\n')
			continue;
		if (cop_utf8_width(out.at + start, i - start) > 80)
			FLAW(c, "%s %s -h, line %u is wider than 80: %.*s", l->group,
			     l->name, lines + 1, (int)(i - start), out.at + start);
		start = i + 1;
		lines++;
	}
	if (lines > 40)
		FLAW(c, "%s %s -h has %u lines: COP_OPT_RARE hides options", l->group,
		     l->name, lines);
}

static void short_help_fits_one_screen(void **state)
{
	(void)state;
	for_every_leaf(check_help);
}

#define NARROW 40

/* The first line that is wider, though it has blanks to be broken at; NULL: none. */
static const char *too_wide(struct cop_arena *a, const struct cop_buf *out, size_t most)
{
	const char *line = cop_buf_str(out);

	while (*line) {
		size_t len = strcspn(line, "\n"), lead = strspn(line, " ");

		if (cop_utf8_width(line, len) > most &&
		    memchr(line + lead, ' ', len - lead) != NULL)
			return cop_arena_copy(a, line, len);
		line += len + (line[len] == '\n');
	}
	return NULL;
}

static void check_narrow(struct claim *c, const struct cop_line *l)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 }, page = { 0 };
	bool self = strcmp(l->name, "self") == 0 && strcmp(l->group, "top") != 0;
	const char *wide;

	if (self)
		cop_usage_group(c->arena, cop_line_group(l->group), &out);
	else
		cop_usage_leaf(c->arena, l, &out);
	cop_usage_fit(c->arena, NARROW, &out);
	wide = too_wide(c->arena, &out, NARROW);
	if (wide)
		FLAW(c, "%s %s -h in %d columns: '%s'", l->group, l->name, NARROW, wide);
	cop_page_text(c->arena, l, NARROW, &page);
	wide = too_wide(c->arena, &page, NARROW);
	if (wide)
		FLAW(c, "%s %s --help in %d columns: '%s'", l->group, l->name, NARROW,
		     wide);
}

static void help_keeps_to_a_narrow_terminal(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear)
	struct cop_buf front = { 0 }, all = { 0 }, wide = { 0 };

	(void)state;
	for_every_leaf(check_narrow);
	cop_usage_front(&front, NARROW);
	cop_usage_fit(a, NARROW, &front);
	assert_null(too_wide(a, &front, NARROW));
	cop_usage_all(a, &all);
	cop_usage_fit(a, NARROW, &all);
	assert_null(too_wide(a, &all, NARROW));
	cop_usage_all(a, &wide);
	cop_usage_fit(a, 80, &wide);
	assert_non_null(too_wide(a, &wide, NARROW));
}

/* An example is split at blanks; double and single quotes hold words together. */
static char **words_of(struct cop_arena *a, const char *line)
{
	char **words = COP_NEW_N(a, char *, strlen(line) + 1);
	char *at = cop_arena_text(a, line);
	size_t n = 0;

	while (*at) {
		char *to;

		at += strspn(at, " ");
		if (!*at || *at == '#' || *at == '|' || *at == '>')
			break;
		words[n++] = to = at;
		for (char quote = 0; *at && (quote || *at != ' '); at++) {
			if (!quote && (*at == '"' || *at == '\''))
				quote = *at;
			else if (*at == quote)
				quote = 0;
			else
				*to++ = *at;
		}
		if (*at)
			at++;
		*to = '\0';
	}
	return words;
}

static void check_example(struct claim *c, const struct cop_line *l, const char *example)
{
	struct cop_env env = { .arena = c->arena,
			       .today = cop_date_of(2026, 6, 15),
			       .stdin_taken = true };
	struct cop_error err = { 0 };
	struct cop_scan scan;
	enum cop_code code;
	char **words = words_of(c->arena, example);

	while (words[0] && strchr(words[0], '=')) /* NAME=value before the command */
		words++;
	if (!words[0] || strcmp(words[0], "cop") != 0)
		return;
	code = cop_opt_scan(c->arena, words + 1, &scan, &err);
	if (!code && !scan.leaf)
		FLAW(c, "'%s' names no command", example);
	else if (!code)
		code = cop_opt_fill(&env, &scan,
				    cop_alloc(c->arena, scan.leaf->cmd->opts_size), &err);
	if (code && !strstr(err.msg, "standard input"))
		FLAW(c, "example of %s %s: '%s': %s", l->group, l->name, example,
		     err.msg);
}

static void check_examples(struct claim *c, const struct cop_line *l)
{
	for (const char *const *e = l->cmd->examples; e && *e; e++)
		check_example(c, l, *e);
}

static void every_example_parses(void **state)
{
	(void)state;
	for_every_leaf(check_examples);
}

/* Prose is written in an editor: whoever takes it reads it from a file too. */
static void check_prose(struct claim *c, const struct cop_line *l)
{
	bool sets = strcmp(l->name, "set") == 0 && l->cmd->record;

	if ((sets || cop_opt_from_file(l->cmd)) && (l->cmd->needs & COP_WRITES) &&
	    !(l->cmd->needs & COP_TAKES_FILE))
		FLAW(c, "%s %s takes no --file", l->group, l->name);
}

static void whoever_takes_prose_takes_it_from_a_file(void **state)
{
	(void)state;
	for_every_leaf(check_prose);
}

static void check_formats(struct claim *c, const struct cop_line *l)
{
	const char *document = l->cmd->document;

	if (document && strncmp(document, "cop.", 4) != 0)
		FLAW(c, "document of %s %s", l->group, l->name);
	if (document && (!l->cmd->formats || !strstr(l->cmd->formats, "json")) &&
	    !(l->cmd->needs & COP_WRITES))
		FLAW(c, "%s %s has a document and no format json", l->group, l->name);
}

static void a_document_is_a_format_too(void **state)
{
	(void)state;
	for_every_leaf(check_formats);
}

/* Every "cop X" or "cop X Y" in a hint; options and words in capitals end it. */
static bool names_only_commands(const char *hint)
{
	for (const char *at = strstr(hint, "cop "); at; at = strstr(at + 1, "cop ")) {
		char first[32] = "", second[32] = "", third[32] = "";
		const struct cop_line *below;
		bool known;

		if (strncmp(at, "cop alone", 9) == 0 || strncmp(at, "cop -", 5) == 0)
			continue;
		sscanf(at, "cop %31[a-z] %31[a-z] %31[a-z]", first, second, third);
		known = cop_line_leaf("top", first) != NULL;
		below = cop_line_below(first, second);
		if (below)
			known = !*third || cop_line_leaf(below->name, third);
		else if (cop_line_group(first))
			known = !*second || cop_line_leaf(first, second);
		if (!known)
			return false;
	}
	return true;
}

static void hints_name_only_commands_that_exist(void **state)
{
	static const char *const tried[] = {
		"create", "new",  "define", "delete", "rm",      "update",    "modify",
		"ls",     "list", "view",   "cat",    "people",  "status",    "stauts",
		"tasks",  "add",  "set",    "show",   "assign",  "dashboard", "validate",
		"lint",   "edit", "get",    "member", "members", "roles",     "plans",
		"notes",  "init", "chek",   "self",
	};
	struct cop_arena *a = cop_arena_new();

	(void)state;
	for (size_t i = 0; i < COP_COUNT(tried); i++) {
		char *words[] = { cop_arena_text(a, tried[i]), cop_arena_text(a, "role"),
				  NULL };
		struct cop_error err = { 0 };

		if (cop_line_group(tried[i]) || cop_line_leaf("top", tried[i]))
			continue;
		assert_int_equal(cop_hint_command(a, words, &err), COP_E_USAGE);
		assert_true(err.hint[0]);
		assert_true(names_only_commands(err.hint));
	}
	for (size_t g = 0; g < cop_nlines; g++)
		for (size_t i = 0;
		     cop_lines[g].kind == COP_LINE_GROUP && i < COP_COUNT(tried); i++) {
			char *words[] = { cop_arena_text(a, tried[i]), NULL };
			struct cop_error err = { 0 };

			assert_int_equal(cop_hint_verb(a, &cop_lines[g], words, &err),
					 COP_E_USAGE);
			assert_true(names_only_commands(err.hint));
		}
	cop_arena_free(&a);
}

static void the_front_page_fits_one_screen(void **state)
{
	struct cop_buf out = { 0 };
	size_t lines = 0, widest = 0, start = 0;

	(void)state;
	cop_usage_front(&out, 80);
	for (size_t i = 0; i < out.len; i++) {
		if (out.at[i] != '\n')
			continue;
		if (cop_utf8_width(out.at + start, i - start) > widest)
			widest = cop_utf8_width(out.at + start, i - start);
		start = i + 1;
		lines++;
	}
	assert_in_range(lines, 5, 40);
	assert_in_range(widest, 20, 80);
	cop_buf_clear(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_has_a_summary_without_a_stop),
		cmocka_unit_test(every_option_has_name_help_and_room),
		cmocka_unit_test(no_option_stands_twice),
		cmocka_unit_test(arguments_can_be_told_apart),
		cmocka_unit_test(short_help_fits_one_screen),
		cmocka_unit_test(help_keeps_to_a_narrow_terminal),
		cmocka_unit_test(every_example_parses),
		cmocka_unit_test(whoever_takes_prose_takes_it_from_a_file),
		cmocka_unit_test(a_document_is_a_format_too),
		cmocka_unit_test(hints_name_only_commands_that_exist),
		cmocka_unit_test(the_front_page_fits_one_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
