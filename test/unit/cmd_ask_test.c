/* SPDX-License-Identifier: MIT */
#include "ask.h"

#include <string.h>

#include "model/cop.h"
#include "test.h"

#define SAID_MAX 1024

/* A conversation: what is typed, and what stood on the terminal. */
struct talk {
	struct cop_env env;
	char said[SAID_MAX];
};

static void begin(struct talk *t, const char *typed)
{
	*t = (struct talk){ .env = { .arena = cop_arena_new() } };
	t->env.today = cop_date_of(2026, 6, 15);
	t->env.in = fmemopen(cop_arena_text(t->env.arena, typed), strlen(typed), "r");
	t->env.err = fmemopen(t->said, sizeof(t->said), "w");
	assert_non_null(t->env.in);
	assert_non_null(t->env.err);
}

static void end(struct talk *t)
{
	fclose(t->env.in);
	fclose(t->env.err);
	cop_arena_free(&t->env.arena);
}

static void takes_the_line_without_its_blanks(void **state)
{
	const struct cop_ask q = { .text = "in one sentence" };
	const struct cop_str *answer = NULL;
	struct cop_error err = { 0 };
	struct talk t;

	(void)state;
	begin(&t, "  We rewrite letters \r\n");
	assert_int_equal(cop_ask(&t.env, &q, &answer, &err), COP_OK);
	assert_true(cop_str_is(answer, "We rewrite letters"));
	assert_string_equal(t.said, "in one sentence: ");
	end(&t);
}

static void keeps_what_stands_in_brackets(void **state)
{
	struct cop_ask q = { .text = "name" };
	const struct cop_str *answer = NULL;
	struct cop_error err = { 0 };
	struct talk t;

	(void)state;
	begin(&t, "\n");
	q.kept = cop_str_text(t.env.arena, "Plain\x1b[31m");
	assert_int_equal(cop_ask(&t.env, &q, &answer, &err), COP_OK);
	assert_ptr_equal(answer, q.kept);
	assert_string_equal(t.said, "name [Plain^[[31m]: ");
	end(&t);
}

static void skips_what_is_not_needed_and_asks_again_for_what_is(void **state)
{
	struct cop_ask q = { .text = "name" };
	const struct cop_str *answer = NULL;
	struct cop_error err = { 0 };
	struct talk t;

	(void)state;
	begin(&t, "\n\nAna\n");
	assert_int_equal(cop_ask(&t.env, &q, &answer, &err), COP_OK);
	assert_null(answer);
	q.needed = true;
	assert_int_equal(cop_ask(&t.env, &q, &answer, &err), COP_OK);
	assert_true(cop_str_is(answer, "Ana"));
	assert_non_null(strstr(t.said, "this one is needed"));
	end(&t);
}

static void explains_with_the_words_of_a_choice(void **state)
{
	const struct cop_ask q = { .text = "who may see it?",
				   .field = cop_path_field(&cop_schema_cop,
							   "visibility") };
	const struct cop_str *answer = NULL;
	struct cop_error err = { 0 };
	struct talk t;

	(void)state;
	begin(&t, "?\nopen\n");
	assert_int_equal(cop_ask(&t.env, &q, &answer, &err), COP_OK);
	assert_true(cop_str_is(answer, "open"));
	assert_non_null(strstr(t.said, "Who may see the community"));
	assert_non_null(strstr(t.said, "private      Only those who were invited."));
	end(&t);
}

static void asks_again_where_the_answer_does_not_fit(void **state)
{
	const struct cop_ask q = { .text = "since when?",
				   .field = cop_path_field(&cop_schema_cop, "started") };
	const struct cop_str *answer = NULL;
	struct cop_error err = { 0 };
	struct talk t;

	(void)state;
	begin(&t, "soon\n2026-03-05\n");
	assert_int_equal(cop_ask(&t.env, &q, &answer, &err), COP_OK);
	assert_true(cop_str_is(answer, "2026-03-05"));
	assert_non_null(strstr(t.said, "'soon' is not a date"));
	assert_int_equal(err.code, COP_OK);
	end(&t);
}

static void stops_at_q_and_at_the_end_of_input(void **state)
{
	const struct cop_ask q = { .text = "name" };
	const struct cop_str *answer = NULL;
	struct cop_error err = { 0 };
	struct talk t;

	(void)state;
	begin(&t, "q\n");
	assert_int_equal(cop_ask(&t.env, &q, &answer, &err), COP_E_ASK);
	assert_string_equal(err.msg, "stopped at 'name'");
	err = (struct cop_error){ 0 };
	assert_int_equal(cop_ask(&t.env, &q, &answer, &err), COP_E_ASK);
	assert_null(answer);
	end(&t);
}

static void goes_back_with_what_was_answered(void **state)
{
	const struct cop_ask qs[] = { { .text = "name" }, { .text = "in one sentence" } };
	const struct cop_str *answers[2];
	struct cop_error err = { 0 };
	struct talk t;

	(void)state;
	begin(&t, "b\nAna\nb\n\nWe rewrite letters\n");
	assert_int_equal(cop_ask_all(&t.env, qs, 2, answers, &err), COP_OK);
	assert_true(cop_str_is(answers[0], "Ana"));
	assert_true(cop_str_is(answers[1], "We rewrite letters"));
	assert_string_equal(t.said, "name:   this is the first question; q stops\n"
				    "name: in one sentence: name [Ana]: "
				    "in one sentence: ");
	end(&t);
}

static void explains_with_an_example(void **state)
{
	const struct cop_ask q = { .text = "name", .example = "Plain Language" };
	const struct cop_str *answer = NULL;
	struct cop_error err = { 0 };
	struct talk t;

	(void)state;
	begin(&t, "?\nAna\n");
	assert_int_equal(cop_ask(&t.env, &q, &answer, &err), COP_OK);
	assert_string_equal(t.said, "name:   for example: Plain Language\nname: ");
	end(&t);
}

static void takes_a_text_from_the_editor(void **state)
{
	struct cop_ask q = { .text = "in one sentence" };
	const struct cop_str *answer = NULL;
	struct cop_error err = { 0 };
	struct talk t;

	(void)state;
	begin(&t, "e\n");
	t.env.host.editor = "sed -i s/letters/forms/";
	t.env.host.own_editor = true;
	q.kept = cop_str_text(t.env.arena, "We rewrite letters");
	assert_int_equal(cop_ask(&t.env, &q, &answer, &err), COP_OK);
	assert_true(cop_str_is(answer, "We rewrite forms"));
	end(&t);
}

/* Says no to "no", and knows Ana by her id. */
static const char *by_name(void *with, const struct cop_str **answer)
{
	struct talk *t = with;

	if (cop_str_is(*answer, "no"))
		return "nobody is called 'no'";
	*answer = cop_str_text(t->env.arena, "ana-silva");
	return NULL;
}

static void lets_the_caller_judge_and_replace_an_answer(void **state)
{
	const struct cop_str *answer = NULL;
	struct cop_error err = { 0 };
	struct talk t;
	struct cop_ask q = { .text = "who", .fit = by_name, .with = &t };

	(void)state;
	begin(&t, "no\nAna\n");
	assert_int_equal(cop_ask(&t.env, &q, &answer, &err), COP_OK);
	assert_true(cop_str_is(answer, "ana-silva"));
	assert_string_equal(t.said, "who:   nobody is called 'no'\nwho: ");
	end(&t);
}

static void goes_a_step_back_and_leaves_the_answer(void **state)
{
	const struct cop_ask q = { .text = "who" };
	const struct cop_str *answer = NULL;
	struct cop_error err = { 0 };
	bool back = false;
	struct talk t;

	(void)state;
	begin(&t, "b\n");
	assert_int_equal(cop_ask_step(&t.env, &q, &back, &answer, &err), COP_OK);
	assert_true(back);
	assert_null(answer);
	end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(goes_back_with_what_was_answered),
		cmocka_unit_test(explains_with_an_example),
		cmocka_unit_test(takes_a_text_from_the_editor),
		cmocka_unit_test(takes_the_line_without_its_blanks),
		cmocka_unit_test(keeps_what_stands_in_brackets),
		cmocka_unit_test(skips_what_is_not_needed_and_asks_again_for_what_is),
		cmocka_unit_test(explains_with_the_words_of_a_choice),
		cmocka_unit_test(asks_again_where_the_answer_does_not_fit),
		cmocka_unit_test(stops_at_q_and_at_the_end_of_input),
		cmocka_unit_test(lets_the_caller_judge_and_replace_an_answer),
		cmocka_unit_test(goes_a_step_back_and_leaves_the_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
