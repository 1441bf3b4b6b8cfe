/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <stdio.h>

#include "base/raw.h"
#include "schema/schema.h"

/* A small table with one of everything that the loader treats differently. */
#define COLOUR_WORDS(W, t) \
	W(t, red, "red", "Like a rose.") \
	W(t, sky_blue, "sky-blue", "Like the sky.")
COP_ENUM(colour, COLOUR_WORDS);
COP_ENUM_DEFINE(colour, COLOUR_WORDS);

#define PART_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Its id.") \
	ONE(DATE, , from, 0, "First day.") \
	ONE(TEXT, , text, 0, "Words.")
COP_STRUCT(part, PART_FIELDS);
#define COP_REC struct cop_part
COP_SCHEMA(part, PART_FIELDS, "A part.");
#undef COP_REC

#define SCORE_FIELDS(ONE, LIST) \
	ONE(TEXT, , name, COP_DICT_KEY, "Whose.") \
	ONE(NUM, , points, COP_DICT_VALUE | COP_INTEGER, "How many.")
COP_STRUCT(score, SCORE_FIELDS);
#define COP_REC struct cop_score
COP_SCHEMA(score, SCORE_FIELDS, "Points by name.");
#undef COP_REC

#define THING_FIELDS(ONE, LIST) \
	ONE(TEXT, , title, COP_REQUIRED, "What it is called.") \
	ONE(ENUM, colour, colour, 0, "How it looks.") \
	ONE(NUM, , hours, 0, "How long.", .min = 0, .max = 60) \
	ONE(BOOL, , open, 0, "Is it open?") \
	ONE(TIME, , at, 0, "When.") \
	ONE(MONEY, , cost, 0, "How much.") \
	ONE(DURATION, , term, 0, "How long.") \
	ONE(EMAIL, , email, 0, "Address.") \
	ONE(MAP, part, main, 0, "The main part.") \
	LIST(MAP, part, parts, COP_SORTED, "Parts.", .keyed = "id") \
	LIST(TEXT, , for_, COP_SET, "For whom.", .as = "for") \
	LIST(DICT, score, scores, 0, "Points.")
COP_STRUCT(thing, THING_FIELDS);
#define COP_REC struct cop_thing
COP_SCHEMA(thing, THING_FIELDS, "A thing.");
#undef COP_REC

struct fixture {
	struct cop_arena *a;
	struct cop_findings f;
	const struct cop_thing *thing;
};

static void load(struct fixture *x, const char *text)
{
	struct cop_source *src;
	struct cop_node *root = NULL;
	struct cop_error err = { 0 };
	struct cop_load l = { .record = "things/one" };

	x->a = cop_arena_new();
	cop_findings_init(&x->f, x->a);
	src = COP_NEW(x->a, struct cop_source);
	*src = (struct cop_source){ "things/one.yaml", text, strlen(text) };
	assert_int_equal(cop_yaml_parse(x->a, src, &cop_yaml_community, &root, &err),
			 COP_OK);
	l.arena = x->a;
	l.findings = &x->f;
	x->thing = cop_schema_load(&l, &cop_schema_thing, root, "one");
	cop_findings_sort(&x->f);
}

static void fills_every_kind_of_member(void **state)
{
	struct fixture x;

	(void)state;
	load(&x,
	     "title: '2026'\ncolour: sky-blue\nhours: 1.5\nopen: false\nat: \"09:30\"\n"
	     "cost: 12 EUR per month\nterm: 6 months\nemail: a@example.org\n"
	     "main: {id: m, from: 2026-03-01}\nparts:\n  - {id: a}\n  - {id: b, text: "
	     "T}\n"
	     "for: [ana, ben]\nscores: {Case work: 3, 4: 1}\nx-own: [1, {y: 2}]\n");
	assert_int_equal(x.f.n, 0);
	assert_true(cop_str_is(x.thing->title, "2026"));
	assert_int_equal(x.thing->colour, cop_colour_sky_blue);
	assert_true(x.thing->hours.known && x.thing->hours.value == 1.5);
	assert_int_equal(x.thing->open, COP_FALSE);
	assert_int_equal(x.thing->at.minute, 9 * 60 + 30 + 1);
	assert_string_equal(x.thing->cost.currency, "EUR");
	assert_int_equal(x.thing->term.unit, COP_MONTHS);
	assert_string_equal(x.thing->main.id, "m");
	assert_string_equal(x.thing->main.rec.id, "m");
	assert_int_equal(x.thing->parts.n, 2);
	assert_string_equal(x.thing->parts.at[1].id, "b");
	assert_true(cop_str_is(x.thing->for_.at[1], "ben"));
	assert_int_equal(x.thing->scores.n, 2);
	assert_true(cop_str_is(x.thing->scores.at[0].name, "Case work"));
	assert_int_equal((int)x.thing->scores.at[1].points.value, 1);
	cop_arena_free(&x.a);
}

static void leaves_what_is_absent_not_given(void **state)
{
	struct fixture x;

	(void)state;
	load(&x, "title: T\nparts: []\n");
	assert_int_equal(x.f.n, 0);
	assert_false(x.thing->hours.known);
	assert_int_equal(x.thing->open, COP_UNSAID);
	assert_null(x.thing->main.rec.src);
	assert_true(x.thing->parts.given);
	assert_false(x.thing->for_.given);
	cop_arena_free(&x.a);
}

struct wrong {
	const char *yaml, *rule, *path, *msg, *hint;
	unsigned line, column;
};

static const struct wrong wrongs[] = {
	{ "title: T\ncolor: red\n", "unknown-key", "color", "unknown key 'color'",
	  "did you mean 'colour'? own keys begin with x-", 2, 1 },
	{ "title: T\ncolour: rad\n", "not-a-choice", "colour",
	  "'rad' is not a choice of 'colour'", "did you mean 'red'?", 2, 9 },
	{ "title: T\ncolour: mauve\n", "not-a-choice", "colour",
	  "'mauve' is not a choice of 'colour'", "one of red, sky-blue", 2, 9 },
	{ "title: T\nhours: soon\n", "wrong-type", "hours", "'soon' is not a number",
	  "write a number, such as 1.5", 2, 8 },
	{ "title: T\nhours: 61\n", "wrong-type", "hours", "'61' is too large", NULL, 2,
	  8 },
	{ "title: T\nopen: yes\n", "wrong-type", "open",
	  "'yes' is neither true nor false", "write true or false", 2, 7 },
	{ "title: T\nat: 9am\n", "wrong-type", "at", "'9am' is not a time", NULL, 2, 5 },
	{ "title: T\nmain: {id: m, from: 2026-02-30}\n", "wrong-type", "main.from",
	  "'2026-02-30' is not a date", "write a date, such as 2026-12-03", 2, 21 },
	{ "title: T\nparts:\n  - {id: B}\n", "bad-id", "parts.B.id", "'B' is not an id",
	  NULL, 3, 10 },
	{ "title: T\nparts:\n  - {id: a}\n  - {id: a}\n", "duplicate-entry", "parts.a",
	  "'a' stands twice in 'parts'", "remove one of them", 4, 5 },
	{ "title: T\nparts:\n  - {id: b}\n  - {id: a}\n", "not-sorted", "parts.a",
	  "'parts' is out of order", NULL, 4, 5 },
	{ "title: T\nfor: [x, x]\n", "duplicate-entry", "for.2",
	  "'x' stands twice in 'for'", NULL, 2, 10 },
	{ "title: T\nparts: a\n", "wrong-type", "parts", "'parts' is not a list", NULL, 2,
	  8 },
	{ "title: T\nmain: a\n", "wrong-type", "main",
	  "a mapping of fields is wanted here", "A part.", 2, 7 },
	{ "title: T\nparts:\n  - {text: T}\n", "missing-field", "parts.1",
	  "'id' is missing", "id: Its id.", 3, 5 },
	{ "colour: red\n", "missing-field", "", "'title' is missing",
	  "title: What it is called.", 1, 1 },
	{ "title:\n", "wrong-type", "title", "'title' is empty",
	  "fill it, or remove the line", 1, 7 },
	{ "title: [a]\n", "wrong-type", "title",
	  "'title' is a list, not one line of text", NULL, 1, 8 },
	{ "title: T\nid: one\n", "id-not-stem", "id",
	  "'id' stands in a file that holds one record", NULL, 2, 5 },
	{ "title: T\nscores: {a: many}\n", "wrong-type", "scores.a",
	  "'many' is not a whole number", NULL, 2, 13 },
	{ "title: T\nemail: someone\n", "wrong-type", "email",
	  "'someone' is not an e-mail address", NULL, 2, 8 },
};

static void says_what_is_wrong_and_where(void **state)
{
	(void)state;
	for (size_t i = 0; i < COP_COUNT(wrongs); i++) {
		const struct wrong *w = &wrongs[i];
		struct fixture x;
		struct cop_place at;

		load(&x, w->yaml);
		if (x.f.n != 1)
			printf("# %s", w->yaml);
		assert_int_equal(x.f.n, 1);
		at = cop_loc_place(x.f.at[0]->where.at);
		assert_string_equal(x.f.at[0]->rule->id, w->rule);
		assert_string_equal(x.f.at[0]->msg, w->msg);
		assert_string_equal(x.f.at[0]->where.path, w->path);
		assert_string_equal(x.f.at[0]->where.record, "things/one");
		if (w->hint)
			assert_string_equal(x.f.at[0]->hint, w->hint);
		assert_int_equal(at.line, w->line);
		assert_int_equal(at.column, w->column);
		cop_arena_free(&x.a);
	}
}

static void reports_every_finding_at_once(void **state)
{
	struct fixture x;

	(void)state;
	load(&x, "colour: mauve\nhours: soon\nopen: maybe\nwhat: 1\nparts:\n  - {from: "
		 "never}\n");
	assert_int_equal(x.f.n, 7);
	cop_arena_free(&x.a);
}

static void emits_what_it_loaded_in_the_order_of_the_table(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct fixture x;

	(void)state;
	load(&x, "scores: {b: 2}\nfor: [z]\nparts:\n  - {id: a, from: 2026-01-02}\n"
		 "at: '09:30'\nhours: 2.50\ncolour: red\ntitle: \"no\"\nmain: {id: m}\n");
	cop_yaml_write_file(&out,
			    cop_schema_emit(x.a, &cop_schema_thing, x.thing, COP_BLOCK));
	assert_string_equal(cop_buf_str(&out),
			    "title: 'no'\ncolour: red\nhours: 2.5\nat: \"09:30\"\n"
			    "main:\n  id: m\nparts:\n  - {id: a, from: 2026-01-02}\n"
			    "for: [z]\nscores: {b: 2}\n");
	cop_arena_free(&x.a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fills_every_kind_of_member),
		cmocka_unit_test(leaves_what_is_absent_not_given),
		cmocka_unit_test(says_what_is_wrong_and_where),
		cmocka_unit_test(reports_every_finding_at_once),
		cmocka_unit_test(emits_what_it_loaded_in_the_order_of_the_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
