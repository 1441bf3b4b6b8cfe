/* SPDX-License-Identifier: MIT */
#include "yaml_test.h"

/* The bytes of the node at a dotted path from 1 are exactly these. */
static void spans_exactly_what_belongs_to_a_value(void **state)
{
	static const struct {
		const char *text, *path, *span;
	} cases[] = {
		{ "a: one\n", "a", "one" },
		{ "a: one  # note\nb: 2\n", "a", "one" },
		{ "a: h\xC3\xA9llo\nb: \xF0\x9F\x98\x80 x\nc: y\n", "b",
		  "\xF0\x9F\x98\x80 x" },
		{ "a: h\xC3\xA9llo\nb: \xF0\x9F\x98\x80 x\nc: y\n", "c", "y" },
		{ "\xEF\xBB\xBF"
		  "a: x\nb: y\n",
		  "b", "y" },
		{ "\xEF\xBB\xBF"
		  "\xC3\xA9: x\nb: y\n",
		  "b", "y" },
		{ "a: one\n  two\n# c\nb: 1\n", "a", "one\n  two" },
		{ "a: 'it''s'\nb: \"x\\\"y\" # c\n", "b", "\"x\\\"y\"" },
		{ "a: |\n  x\n  y\n\n\nb: 1\n", "a", "|\n  x\n  y" },
		{ "a: |-\n  x\n\n", "a", "|-\n  x" },
		{ "a: |+\n  x\n\nb: 1\n", "a", "|+\n  x\n" },
		{ "a: |+\n  x\n\n", "a", "|+\n  x\n" },
		{ "a: >2\n    x\n   \n\nb: 1\n", "a", ">2\n    x\n   " },
		{ "a: |\n  x\n# less far in\nb: 1\n", "a", "|\n  x" },
		{ "a: |\n  x", "a", "|\n  x" },
		{ "a: | # note\r\n  x\r\n\r\nb: 1\r\n", "a", "| # note\r\n  x" },
		{ "a:\n  b: 1\n  c: 2\n  # end\n\nd: 3\n", "a", "b: 1\n  c: 2" },
		{ "a:\n- x\n- y\nb: 1\n", "a", "- x\n- y" },
		{ "a:\n  - x\n  -\n  # end\nb: 1\n", "a", "- x\n  -" },
		{ "a:   # none\nb: 1\n", "a", "" },
		{ "a: [x, {b: 1}] # c\n", "a.2", "{b: 1}" },
		{ "a: [x, b: 1, y]\n", "a.2", "b: 1" },
		{ "a: {b: , c: 2}\n", "a.b", "" },
		{ "a:\n  ? b\n  :c: x\n", "a", "? b\n  :c: x" },
		{ "a:\n  ? b\n  ! c: x\n", "a", "? b\n  ! c: x" },
		{ "a:\n  ? b\n! c: x\n", "a", "? b" },
		{ "a:\n  :c: x\n  ? b\n:d: x\n", "a", ":c: x\n  ? b" },
		{ "- - x\n  - y\n- z\n", "1", "- x\n  - y" },
		{ "a: x", "a", "x" },
		{ "a:\n  b: 1", "a", "b: 1" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct cop_arena *a = cop_arena_new();
		struct cop_node *n = parsed(a, cases[i].text, &cop_yaml_any);
		char *path = cop_arena_text(a, cases[i].path), *save = NULL;

		for (char *p = strtok_r(path, ".", &save); p;
		     p = strtok_r(NULL, ".", &save))
			n = n->kind == COP_SEQ ? cop_node_item(n, (size_t)(*p - '1'))
					       : cop_node_get(n, p);
		assert_non_null(n);
		assert_string_equal(
			cop_arena_copy(a, n->src->text + n->start, n->end - n->start),
			cases[i].span);
		cop_arena_free(&a);
	}
}

static void knows_where_an_entry_begins(void **state)
{
	static const struct {
		const char *text;
		uint32_t first, last;
	} cases[] = {
		{ "a: 1\nb: 2\n", 0, 5 },
		{ "- a\n# - no\n-   b\n", 0, 11 },
		{ "-\n- \n", 0, 2 },
		{ "? a\n: 1\n? b\n: 2\n", 0, 8 },
		{ "[a, b]\n", 1, 4 },
		{ "{a: 1, 'b': 2}\n", 1, 7 },
		{ "--- &x\n- a\n- b\n", 7, 11 },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct cop_arena *a = cop_arena_new();
		struct cop_node *n = parsed(a, cases[i].text, &cop_yaml_any);

		assert_int_equal(n->first->lead, cases[i].first);
		assert_int_equal(n->last->lead, cases[i].last);
		cop_arena_free(&a);
	}
}

static void gives_no_root_where_nothing_is_said(void **state)
{
	static const char *const texts[] = { "", "\n\n", "# only a note\n",
					     "\xEF\xBB\xBF" };

	(void)state;
	for (size_t i = 0; i < COP_COUNT(texts); i++) {
		struct cop_arena *a = cop_arena_new();

		assert_null(parsed(a, texts[i], &cop_yaml_community));
		cop_arena_free(&a);
	}
}

static void keeps_anchors_and_tags_of_foreign_files(void **state)
{
	struct cop_arena *a = cop_arena_new();
	struct cop_node *n = parsed(a, "a: &x !t 1\nb: *x\n? [k]\n: 2\n", &cop_yaml_any);

	(void)state;
	assert_string_equal(cop_node_get(n, "a")->props, "&x !<!t>");
	assert_int_equal(cop_node_get(n, "b")->kind, COP_ALIAS);
	assert_int_equal(n->last->key->kind, COP_SEQ);
	cop_arena_free(&a);
}

static void stops_at_each_limit(void **state)
{
	static const struct cop_yaml_limits small = { COP_YAML_ANY, 200, 10, 20, 8, 3 };
	static const struct {
		const char *text;
		unsigned line, column;
		const char *msg;
	} cases[] = {
		{ "a:\n  b:\n    c:\n      d: 1\n", 4, 7,
		  "nested too deep: more than 3 levels" },
		{ "[[[[", 1, 4, "nested too deep: more than 3 levels" },
		{ "[1,2,3,4,5,6,7,8,9,0]", 1, 20, "more than 10 values in one file" },
		{ "a: abcdefghijklmnopqrstuvw\n", 1, 4,
		  "the text is too long: 23 bytes, at most 20" },
		{ "x: 1\nabcdefghi: 1\n", 2, 1,
		  "the key is too long: more than 8 characters" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct cop_arena *a = cop_arena_new();
		struct cop_node *root = NULL;
		struct cop_error err = { 0 };

		assert_int_equal(cop_yaml_parse(a,
						source_of(a, "a.yaml", cases[i].text,
							  strlen(cases[i].text)),
						&small, &root, &err),
				 COP_E_INVALID);
		assert_string_equal(err.msg, cases[i].msg);
		assert_int_equal(err.line, cases[i].line);
		assert_int_equal(err.column, cases[i].column);
		assert_null(root);
		cop_arena_free(&a);
	}
}

/* A long text may hold more values than a short one: one for 16 bytes. */
static void allows_more_values_in_longer_texts(void **state)
{
	static const struct cop_yaml_limits small = { COP_YAML_ANY, 2000, 10, 20, 8, 3 };

	(void)state;
	for (unsigned items = 19; items <= 20; items++) {
		struct cop_arena *a = cop_arena_new();
		COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
		struct cop_node *root = NULL;
		struct cop_error err = { 0 };

		cop_buf_fill(&text, '\n', 320 - 4 * items);
		for (unsigned i = 0; i < items; i++)
			cop_buf_text(&text, "- a\n");
		assert_int_equal(cop_yaml_parse(a,
						source_of(a, "a.yaml", text.at, text.len),
						&small, &root, &err),
				 items == 19 ? COP_OK : COP_E_INVALID);
		if (items == 20)
			assert_string_equal(err.msg, "more than 20 values in one file");
		cop_arena_free(&a);
	}
}

/* libyaml's time for them grows with the square of their number. */
static void refuses_many_tag_directives_at_once(void **state)
{
	(void)state;
	for (unsigned lines = 64; lines <= 65; lines++) {
		struct cop_arena *a = cop_arena_new();
		COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
		struct cop_node *root = NULL;
		struct cop_error err = { 0 };

		for (unsigned i = 0; i < lines; i++)
			cop_buf_printf(&text, "%%TAG !t%u! tag:example.org:\n", i);
		cop_buf_text(&text, "--- \"not one: %TAG\"\n");
		assert_int_equal(cop_yaml_parse(a,
						source_of(a, "a.yaml", text.at, text.len),
						&cop_yaml_any, &root, &err),
				 lines == 64 ? COP_OK : COP_E_INVALID);
		if (lines == 65) {
			assert_string_equal(err.msg, "more than 64 lines of %TAG");
			assert_int_equal(err.line, 65);
		}
		cop_arena_free(&a);
	}
}

static void names_the_earliest_repeated_key_of_many(void **state)
{
	struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	struct cop_node *root = NULL;
	struct cop_error err = { 0 };

	(void)state;
	for (int i = 0; i < 2000; i++)
		cop_buf_printf(&text, "k%d: 1\n", i % 1500);
	assert_int_equal(cop_yaml_parse(a, source_of(a, "a.yaml", text.at, text.len),
					&cop_yaml_community, &root, &err),
			 COP_E_INVALID);
	assert_string_equal(err.msg,
			    "the key 'k0' stands twice; first at line 1, column 1");
	assert_int_equal(err.line, 1501);
	assert_int_equal(err.cause, COP_CAUSE_KEY_TWICE);
	assert_int_equal(err.core, strlen("the key 'k0' stands twice"));
	cop_fail_prefix(&err, "a.yaml");
	assert_string_equal(err.msg + err.core, "; first at line 1, column 1");
	cop_arena_free(&a);
}

static void refuses_a_million_brackets_at_once(void **state)
{
	struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	struct cop_node *root = NULL;
	struct cop_error err = { 0 };

	(void)state;
	cop_buf_fill(&text, '[', 2000000);
	assert_int_equal(cop_yaml_parse(a, source_of(a, "a.yaml", text.at, text.len),
					&cop_yaml_any, &root, &err),
			 COP_E_INVALID);
	assert_int_equal(err.column, 65);
	cop_arena_free(&a);
}

/* Wherever it stands: plain bytes are looked at many at a time. */
static void finds_the_one_byte_that_may_not_be_there(void **state)
{
	enum { LEN = 300 };

	(void)state;
	for (size_t i = 0; i <= LEN; i++) {
		struct cop_arena *a = cop_arena_new();
		char text[LEN + 2];
		struct cop_node *root = NULL;
		struct cop_error err = { 0 };

		memset(text, 'x', LEN);
		strcpy(text + LEN, "\n");
		if (i < LEN)
			text[i] = '\a';
		assert_int_equal(cop_yaml_parse(a, source_of(a, "a.yaml", text, LEN + 1),
						&cop_yaml_any, &root, &err),
				 i < LEN ? COP_E_INVALID : COP_OK);
		assert_int_equal(err.column, i < LEN ? i + 1 : 0);
		cop_arena_free(&a);
	}
}

static void compares_what_is_said_not_how_it_is_laid_out(void **state)
{
	struct cop_arena *a = cop_arena_new();
	const char *texts[] = { "a: [x, '1']\nb: |\n  t\n",
				"{a: [x, \"1\"], b: \"t\\n\"}", "a: [x, 1]\nb: |\n  t\n",
				"b: |\n  t\na: [x, '1']\n" };
	struct cop_node *n[4];

	(void)state;
	for (size_t i = 0; i < 4; i++)
		n[i] = parsed(a, texts[i], &cop_yaml_any);
	assert_true(cop_node_equal(n[0], n[1]));
	assert_false(cop_node_equal(n[0], n[2]));
	assert_false(cop_node_equal(n[0], n[3]));
	assert_true(cop_node_equal(NULL, NULL));
	assert_false(cop_node_equal(n[0], NULL));
	cop_arena_free(&a);
}

static void goes_through_values_in_order_and_finds_them_again(void **state)
{
	static const char text[] = "a: 1\nb:\n  - x\n  - {c: 2, d: []}\ne: 3\n";
	struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf seen = { 0 };
	struct cop_node *root = parsed(a, text, &cop_yaml_any), *b;
	struct cop_node *again = parsed(a, text, &cop_yaml_any);

	(void)state;
	for (struct cop_node *n = root; n; n = cop_node_after(n, root)) {
		struct cop_way way = cop_way_to(a, n);

		cop_buf_printf(&seen, "%u ", (unsigned)n->start);
		assert_int_equal(cop_way_follow(again, &way)->start, n->start);
	}
	b = cop_node_get(root, "b");
	cop_buf_text(&seen, "b: ");
	for (struct cop_node *n = b; n; n = cop_node_after(n, b))
		cop_buf_printf(&seen, "%u ", (unsigned)n->start);
	assert_string_equal(cop_buf_str(&seen),
			    "0 3 10 12 18 22 28 35 b: 10 12 18 22 28 ");
	assert_null(cop_way_follow(cop_node_get(again, "a"),
				   &(struct cop_way){ (size_t[]){ 0 }, 1 }));
	cop_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans_exactly_what_belongs_to_a_value),
		cmocka_unit_test(knows_where_an_entry_begins),
		cmocka_unit_test(gives_no_root_where_nothing_is_said),
		cmocka_unit_test(keeps_anchors_and_tags_of_foreign_files),
		cmocka_unit_test(stops_at_each_limit),
		cmocka_unit_test(allows_more_values_in_longer_texts),
		cmocka_unit_test(refuses_many_tag_directives_at_once),
		cmocka_unit_test(names_the_earliest_repeated_key_of_many),
		cmocka_unit_test(refuses_a_million_brackets_at_once),
		cmocka_unit_test(finds_the_one_byte_that_may_not_be_there),
		cmocka_unit_test(compares_what_is_said_not_how_it_is_laid_out),
		cmocka_unit_test(goes_through_values_in_order_and_finds_them_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
