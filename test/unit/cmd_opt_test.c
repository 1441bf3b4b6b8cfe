/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <stdlib.h>

#include "opt.h"

struct opts {
	bool flag, other;
	const struct cop_str *text;
	const char *word;
	int choice;
	enum cop_bool yes;
	unsigned count;
	struct cop_num hours;
	struct cop_date date, end;
	struct cop_duration term;
	struct cop_words many, tags;
	struct cop_given given;
	const char *thing;
	struct cop_words rest;
};

#define AT(member) .offset = offsetof(struct opts, member)

static const struct cop_opt options[] = {
	{ COP_OPT_FLAG, 'f', "flag", .help = "a flag", AT(flag), .flags = COP_OPT_NO },
	{ COP_OPT_FLAG, 'g', "other", .help = "another", AT(other) },
	{ COP_OPT_TEXT, 't', "text", .help = "text", AT(text) },
	{ COP_OPT_WORD, 0, "word", "WORD", "a word", AT(word) },
	{ COP_OPT_CHOICE, 0, "level", .help = "a choice", .of = &cop_enum_fail_on,
	  AT(choice) },
	{ COP_OPT_BOOL, 0, "yes", .help = "yes or no", AT(yes) },
	{ COP_OPT_UINT, 0, "count", .help = "how many", AT(count) },
	{ COP_OPT_HOURS, 0, "hours", .help = "how long", AT(hours) },
	{ COP_OPT_DATE, 0, "date", .help = "a day", AT(date) },
	{ COP_OPT_DATE, 0, "end", .help = "a last day", AT(end), .flags = COP_OPT_END },
	{ COP_OPT_DURATION, 0, "term", .help = "a span", AT(term) },
	{ COP_OPT_WORD, 0, "many", "WORD", "words", AT(many), .flags = COP_OPT_REPEAT },
	{ COP_OPT_WORD, 0, "tags", "WORD,...", "words", AT(tags),
	  .flags = COP_OPT_COMMA },
	{ COP_OPT_FIELD, 0, .field = "purpose", AT(given) },
	{ COP_OPT_FIELD, 0, .field = "seats.max", AT(given) },
};

static const struct cop_arg args[] = {
	{ "THING", 1, 1, COP_OPT_WORD, offsetof(struct opts, thing), .help = "which" },
	{ "WORD", 0, 0, COP_OPT_WORD, offsetof(struct opts, rest), .help = "more" },
};

static const struct cop_cmd command = {
	.summary = "a command for tests",
	.needs = COP_WRITES | COP_DATED,
	.record = &cop_record_role,
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
};

static const struct cop_line leaf = {
	.kind = COP_LINE_LEAF, .group = "thing", .name = "try", .cmd = &command
};

struct fixture {
	struct cop_env env;
	struct opts opts;
	struct cop_error err;
};

static int set_up(void **state)
{
	struct fixture *f = malloc(sizeof(*f));

	assert_non_null(f);

	*f = (struct fixture){ .env = { .arena = cop_arena_new(),
					.today = cop_date_of(2026, 6, 15),
					.can_ask = true } };
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	cop_arena_free(&f->env.arena);
	free(f);
	return 0;
}

/* Parses words, NULL-terminated, behind the command. */
#define PARSE(f, ...) parse((f), (const char *[]){ __VA_ARGS__, NULL })

/* argv as main has it: words that may be written to. */
static char **own(struct fixture *f, const char *const *words)
{
	size_t n = 0;
	char **argv;

	while (words[n])
		n++;
	argv = COP_NEW_N(f->env.arena, char *, n + 1);
	for (size_t i = 0; i < n; i++)
		argv[i] = cop_arena_text(f->env.arena, words[i]);
	return argv;
}

static enum cop_code parse(struct fixture *f, const char *const *words)
{
	struct cop_scan scan;
	enum cop_code code;

	f->opts = (struct opts){ 0 };
	f->err = (struct cop_error){ 0 };
	code = cop_opt_scan_leaf(f->env.arena, &leaf, own(f, words), &scan, &f->err);
	return code ? code : cop_opt_fill(&f->env, &scan, &f->opts, &f->err);
}

static void reads_values_behind_blank_and_equals_sign(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(PARSE(f, "--count=7", "x", "--level", "info", "--word=a=b"),
			 COP_OK);
	assert_int_equal(f->opts.count, 7);
	assert_int_equal(f->opts.choice, 4);
	assert_string_equal(f->opts.word, "a=b");
	assert_string_equal(f->opts.thing, "x");
}

static void reads_letters_alone_bundled_and_with_their_value(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(PARSE(f, "-fg", "x", "-tone"), COP_OK);
	assert_true(f->opts.flag && f->opts.other);
	assert_true(cop_str_is(f->opts.text, "one"));
	assert_int_equal(PARSE(f, "-ft", "two", "x"), COP_OK);
	assert_true(cop_str_is(f->opts.text, "two"));
}

static void the_last_of_a_flag_and_its_no_form_wins(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(PARSE(f, "x", "--flag", "--no-flag"), COP_OK);
	assert_false(f->opts.flag);
	assert_int_equal(PARSE(f, "x", "--no-flag", "-f"), COP_OK);
	assert_true(f->opts.flag);
	assert_int_equal(PARSE(f, "x", "--no-other"), COP_E_USAGE);
	assert_string_equal(f->err.msg, "try has no option --no-other");
}

static void words_after_two_dashes_are_no_options(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(PARSE(f, "--", "--flag", "-x"), COP_OK);
	assert_string_equal(f->opts.thing, "--flag");
	assert_string_equal(f->opts.rest.at[0], "-x");
	assert_null(f->opts.rest.at[1]);
}

static void a_dash_and_a_negative_span_are_words(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(PARSE(f, "-", "-10d", "--date", "-10d"), COP_OK);
	assert_string_equal(f->opts.thing, "-");
	assert_string_equal(f->opts.rest.at[0], "-10d");
	assert_int_equal(f->opts.date.day, cop_date_of(2026, 6, 5).day);
}

static void options_that_repeat_and_commas_make_lists(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(PARSE(f, "x", "--many", "a,b", "--many=c", "--many", "d",
			       "--many=e", "--tags", "a,b,,c"),
			 COP_OK);
	assert_int_equal(f->opts.many.n, 4);
	assert_string_equal(f->opts.many.at[0], "a,b");
	assert_string_equal(f->opts.many.at[3], "e");
	assert_null(f->opts.many.at[4]);
	assert_int_equal(f->opts.tags.n, 3);
	assert_string_equal(f->opts.tags.at[2], "c");
}

static void a_month_ends_where_an_end_is_meant(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(PARSE(f, "x", "--date", "2026-02", "--end", "2026-02"), COP_OK);
	assert_int_equal(f->opts.date.day, cop_date_of(2026, 2, 1).day);
	assert_int_equal(f->opts.end.day, cop_date_of(2026, 2, 28).day);
}

static void reads_hours_spans_and_truth(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(PARSE(f, "x", "--hours", "90min", "--term=6mo", "--yes=false"),
			 COP_OK);
	assert_true(f->opts.hours.known && f->opts.hours.value == 1.5);
	assert_int_equal(f->opts.term.unit, COP_MONTHS);
	assert_int_equal(f->opts.yes, COP_FALSE);
}

static void fields_of_a_record_are_options_by_their_last_name(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(PARSE(f, "x", "--purpose", "To listen", "--max", "3"), COP_OK);
	assert_int_equal(f->opts.given.n, 2);
	assert_string_equal(f->opts.given.at[0].path, "purpose");
	assert_string_equal(f->opts.given.at[1].path, "seats.max");
	assert_true(cop_str_is(f->opts.given.at[1].text, "3"));
}

static void fields_without_a_row_are_options_too(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(PARSE(f, "x", "--importance=required", "--duties",
			       "Listens, asks", "--skills", "writing,listening"),
			 COP_OK);
	assert_int_equal(f->opts.given.n, 4);
	assert_string_equal(f->opts.given.at[0].path, "importance");
	assert_true(cop_str_is(f->opts.given.at[1].text, "Listens, asks"));
	assert_string_equal(f->opts.given.at[3].path, "skills");
	assert_true(cop_str_is(f->opts.given.at[3].text, "listening"));
}

static void a_field_that_is_no_list_is_given_once(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(PARSE(f, "x", "--max=1", "--max=2"), COP_E_USAGE);
	assert_string_equal(f->err.msg, "'--max' is given twice");
}

static void common_options_go_to_the_environment(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(
		PARSE(f, "x", "-n", "-m", "Because", "--on", "friday", "-C", "dir"),
		COP_OK);
	assert_true(f->env.common.dry_run);
	assert_true(cop_str_is(f->env.common.message, "Because"));
	assert_int_equal(f->env.common.on.day, cop_date_of(2026, 6, 19).day);
	assert_string_equal(f->env.common.dir, "dir");
}

struct refusal {
	const char *words[5];
	const char *msg, *hint;
};

static void refuses_with_the_line_that_helps(void **state)
{
	static const struct refusal cases[] = {
		{ { "x", "--flagg" },
		  "try has no option --flagg",
		  "did you mean --flag?" },
		{ { "x", "--format", "tsv" },
		  "try has no option --format",
		  "cop thing try -h" },
		{ { "x", "-z" }, "try has no option -z", "cop thing try -h" },
		{ { "x", "--flag=1" }, "'--flag' takes no value", "" },
		{ { "x", "--word" }, "'--word' has no value", "--word WORD" },
		{ { "x", "-t" }, "'-t' has no value", "-t TEXT" },
		{ { "x", "--count", "-3" }, "'-3' is not a whole number", "--count 10" },
		{ { "x", "--hours", "many" }, "'many' is not a number of hours", NULL },
		{ { "x", "--level", "inf" },
		  "'inf' is not a choice of '--level'",
		  "did you mean 'info'? It is error, critical, warning, info or never" },
		{ { "x", "--yes", "maybe" },
		  "'maybe' is neither true nor false",
		  "--yes true, or --yes false" },
		{ { "x", "--date", "3/4" }, "'3/4' is not a date", NULL },
		{ { "x", "--text", "\xff" }, "the value of '--text' is not UTF-8", "" },
		{ { "--flag" }, "'cop thing try' lacks THING", "cop thing try -h" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		assert_int_equal(parse(f, cases[i].words), COP_E_USAGE);
		assert_string_equal(f->err.msg, cases[i].msg);
		if (cases[i].hint)
			assert_string_equal(f->err.hint, cases[i].hint);
	}
}

static void help_is_seen_behind_a_mistake(void **state)
{
	struct fixture *f = *state;
	const char *words[] = { "--nothing", "x", "-h", NULL };
	struct cop_scan scan;

	f->err = (struct cop_error){ 0 };
	assert_int_equal(
		cop_opt_scan_leaf(f->env.arena, &leaf, own(f, words), &scan, &f->err),
		COP_E_USAGE);
	assert_true(scan.help);
}

/* THING... NEW: the open argument leaves the last word to the fixed one behind it. */
static void a_fixed_argument_may_stand_behind_an_open_one(void **state)
{
	static const struct cop_arg late[] = {
		{ "WORD", 1, 0, COP_OPT_WORD, offsetof(struct opts, rest),
		  .help = "more" },
		{ "THING", 1, 1, COP_OPT_WORD, offsetof(struct opts, thing),
		  .help = "last" },
	};
	static const struct cop_cmd other = { .opts_size = sizeof(struct opts),
					      .args = late,
					      .nargs = COP_COUNT(late) };
	static const struct cop_line line = {
		.kind = COP_LINE_LEAF, .group = "thing", .name = "try", .cmd = &other
	};
	struct fixture *f = *state;
	const char *words[] = { "a", "b", "c", NULL };
	struct cop_scan scan;

	assert_int_equal(
		cop_opt_scan_leaf(f->env.arena, &line, own(f, words), &scan, &f->err),
		COP_OK);
	assert_int_equal(cop_opt_fill(&f->env, &scan, &f->opts, &f->err), COP_OK);
	assert_int_equal(f->opts.rest.n, 2);
	assert_string_equal(f->opts.thing, "c");
}

static void color_is_decided_by_option_setting_environment_terminal(void **state)
{
	const struct cop_host plain = { 0 };
	const struct cop_host no = { .no_color = true, .force_color = true };
	const struct cop_host force = { .force_color = true, .dumb = true };
	const struct cop_host dumb = { .dumb = true };

	(void)state;
	assert_true(cop_color_wanted(&no, 2, "never", false));
	assert_false(cop_color_wanted(&force, 3, "always", true));
	assert_true(cop_color_wanted(&no, 0, "always", false));
	assert_false(cop_color_wanted(&no, 0, "auto", true));
	assert_false(cop_color_wanted(&no, 0, NULL, true));
	assert_true(cop_color_wanted(&force, 1, NULL, false));
	assert_false(cop_color_wanted(&dumb, 0, NULL, true));
	assert_true(cop_color_wanted(&plain, 0, NULL, true));
	assert_false(cop_color_wanted(&plain, 0, NULL, false));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_values_behind_blank_and_equals_sign),
		TEST(reads_letters_alone_bundled_and_with_their_value),
		TEST(the_last_of_a_flag_and_its_no_form_wins),
		TEST(words_after_two_dashes_are_no_options),
		TEST(a_dash_and_a_negative_span_are_words),
		TEST(options_that_repeat_and_commas_make_lists),
		TEST(a_month_ends_where_an_end_is_meant),
		TEST(reads_hours_spans_and_truth),
		TEST(fields_of_a_record_are_options_by_their_last_name),
		TEST(fields_without_a_row_are_options_too),
		TEST(a_field_that_is_no_list_is_given_once),
		TEST(common_options_go_to_the_environment),
		TEST(refuses_with_the_line_that_helps),
		TEST(help_is_seen_behind_a_mistake),
		TEST(a_fixed_argument_may_stand_behind_an_open_one),
		cmocka_unit_test(color_is_decided_by_option_setting_environment_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
