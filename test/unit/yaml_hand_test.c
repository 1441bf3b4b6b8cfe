/* SPDX-License-Identifier: MIT */
/*
 * What people who keep files by hand do to them: comments in odd places, brackets over several
 * lines, entries moved. Each edit is done, and takes no comment with it that is not its own.
 */
#include "yaml_test.h"

struct edit_case {
	const char *before, *pointer, *say, *after;
};

struct bench {
	struct cop_arena *a;
	struct cop_edit *e;
	struct cop_pointer at;
	struct cop_error err;
};

static void begin(struct bench *b, const char *text, const char *pointer)
{
	const struct cop_source *src;

	*b = (struct bench){ .a = cop_arena_new() };
	src = source_of(b->a, "a.yaml", text, strlen(text));
	if (cop_edit_new(b->a, src, &cop_yaml_any, &b->e, &b->err))
		fail_msg("%u:%u: %s in '%s'", b->err.line, b->err.column, b->err.msg,
			 text);
	assert_int_equal(
		cop_pointer_find(b->a, cop_edit_root(b->e), pointer, &b->at, &b->err),
		COP_OK);
}

static struct cop_node *text_node(struct bench *b, const char *text)
{
	return cop_make_text(b->a, cop_str_text(b->a, text));
}

static enum cop_code set_text(struct bench *b, const char *say)
{
	return cop_edit_set(b->e, b->at.node, text_node(b, say), &b->err);
}

static enum cop_code set_map(struct bench *b, const char *say)
{
	struct cop_node *map = cop_make_map(b->a, COP_BLOCK);

	cop_make_put(b->a, map, "k", text_node(b, say));
	cop_make_put(b->a, map, "l", text_node(b, "two words"));
	return cop_edit_set(b->e, b->at.node, map, &b->err);
}

static enum cop_code put(struct bench *b, const char *say)
{
	return cop_edit_put(b->e, b->at.parent, b->at.key, text_node(b, say), NULL,
			    &b->err);
}

static enum cop_code append(struct bench *b, const char *say)
{
	return cop_edit_insert(b->e, b->at.node, SIZE_MAX, text_node(b, say), &b->err);
}

static enum cop_code take(struct bench *b, const char *say)
{
	(void)say;
	return cop_edit_remove(b->e, b->at.node, COP_LEAVE_EMPTY, &b->err);
}

/* say: the place of the sibling that it goes before; "-": the end. */
static enum cop_code move(struct bench *b, const char *say)
{
	struct cop_node *before = b->at.parent->first;

	for (int i = *say == '-' ? 99 : *say - '0'; before && i > 0; i--)
		before = before->next;
	return cop_edit_move(b->e, b->at.node, before, &b->err);
}

static void run(const struct edit_case *cases, size_t n,
		enum cop_code (*act)(struct bench *, const char *))
{
	for (size_t i = 0; i < n; i++) {
		const struct cop_source *src = NULL;
		struct bench b;

		begin(&b, cases[i].before, cases[i].pointer);
		if (act(&b, cases[i].say) || cop_edit_finish(b.e, &src, &b.err))
			fail_msg("case %zu: %s", i, b.err.msg);
		assert_string_equal(src->text, cases[i].after);
		cop_arena_free(&b.a);
	}
}

static void writes_lines_further_in_than_what_would_become_part_of_them(void **state)
{
	static const struct edit_case cases[] = {
		{ "a: 1\n    # far\nb: 2\n", "/a", "x\ny\n",
		  "a: |\n     x\n     y\n    # far\nb: 2\n" },
		{ "a: 1\n     \nb: 2\n", "/a", "x\ny\n",
		  "a: |\n     x\n     y\n     \nb: 2\n" },
		{ "a: 1\n  # near\nb: 2\n", "/a", "x\ny\n",
		  "a: |\n   x\n   y\n  # near\nb: 2\n" },
		{ "a: 1\n# out\nb: 2\n", "/a", "x\ny\n",
		  "a: |\n  x\n  y\n# out\nb: 2\n" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), set_text);
}

static void sets_a_mapping_where_a_comment_stands_above_the_value(void **state)
{
	static const struct edit_case cases[] = {
		{ "a:\n  # note\n  x\nb: 1\n", "/a", "v",
		  "a:\n  # note\n  k: v\n  l: two words\nb: 1\n" },
		{ "--- x # note\n", "", "v", "--- # note\nk: v\nl: two words\n" },
		{ "--- | # note\n  x\n", "", "v", "--- # note\nk: v\nl: two words\n" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), set_map);
}

static void gives_a_value_to_a_word_between_braces(void **state)
{
	static const struct edit_case cases[] = {
		{ "a: {b, c: d}\n", "/a/b", "x", "a: {b: x, c: d}\n" },
		{ "a: {c: d, b }\n", "/a/b", "x", "a: {c: d, b: x }\n" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), set_text);
}

static void adds_to_what_holds_nothing_but_comments(void **state)
{
	static const struct edit_case cases[] = {
		{ "---\n# nothing yet\n", "/a", "x", "---\n# nothing yet\na: x\n" },
		{ "\xEF\xBB\xBF---", "/a", "x", "\xEF\xBB\xBF---\na: x" },
		{ "--- # one\n...\n", "/a", "x", "--- # one\na: x\n...\n" },
		{ "m: { # none yet\n  }\n", "/m/a", "x",
		  "m: { # none yet\n    a: x\n  }\n" },
		{ "a: |\n  text", "/b", "x", "a: |-\n  text\nb: x" },
		{ "a: >+ # kept\n  text", "/b", "x", "a: >- # kept\n  text\nb: x" },
		{ "a: |2-\n  text", "/b", "x", "a: |2-\n  text\nb: x" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), put);
}

static void appends_between_brackets_below_a_comment(void **state)
{
	static const struct edit_case cases[] = {
		{ "l: [ # none yet\n  ]\n", "/l", "x", "l: [ # none yet\n    x\n  ]\n" },
		{ "l: [\n    a, # one\n    b # two\n  ]\n", "/l", "x",
		  "l: [\n    a, # one\n    b, # two\n    x\n  ]\n" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), append);
}

static void deletes_beside_comments_that_are_not_its_own(void **state)
{
	static const struct edit_case cases[] = {
		{ "- a: 1\n  # about b\n  b: 2\n", "/0/a", "",
		  "-\n  # about b\n  b: 2\n" },
		{ "- a: 1 # own\n    # own too\n  # about b\n  b: 2\n", "/0/a", "",
		  "-\n  # about b\n  b: 2\n" },
		{ "- a: 1\r\n  # about b\r\n  b: 2\r\n", "/0/a", "",
		  "-\r\n  # about b\r\n  b: 2\r\n" },
		{ "l: [\n  a, # one\n  # above\n  b, # two\n  c # three\n  ]\n", "/l/1",
		  "", "l: [\n  a, # one\n  # above\n  c # three\n  ]\n" },
		{ "l: [\n  a, # one\n  b # two\n  ]\n", "/l/1", "",
		  "l: [\n  a # one\n  ]\n" },
		{ "l: [\n  a, # one\n  b, # two\n  ]\n", "/l/1", "",
		  "l: [\n  a, # one\n  ]\n" },
		{ "l: [a, # one\n  # above\n  b]\n", "/l/0", "",
		  "l: [\n  # above\n  b]\n" },
		{ "l: [a, # one\n  b]\n", "/l/1", "", "l: [a # one\n  ]\n" },
		{ "a: &x 1\nb: 2\n", "/a", "", "b: 2\n" },
		{ "a: [&x 1, *x]\nb: 2\n", "/a", "", "b: 2\n" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), take);
}

static void takes_out_what_stands_below_a_text_that_keeps_blank_lines(void **state)
{
	static const struct edit_case cases[] = {
		{ "a: |+\n  x\n\nb: 1\n\nc: 2\n", "/b", "", "a: |+\n  x\n\nc: 2\n" },
		{ "a: |+\n  x\nb: 1\n\n\n# of c\nc: 2\n", "/b", "",
		  "a: |+\n  x\n# of c\nc: 2\n" },
		{ "m:\n  a: >+\n    x\n\n  b: 1\n\nc: 2\n", "/m/b", "",
		  "m:\n  a: >+\n    x\n\nc: 2\n" },
		{ "- a: |+\n    x\n- b\n\n- c\n", "/1", "", "- a: |+\n    x\n- c\n" },
		{ "m:\n  a: |+\n\n  b: 1\n\n  # of c\n  c: 2\n", "/m/b", "",
		  "m:\n  a: |+\n\n  # of c\n  c: 2\n" },
		{ "a: |\n  x\nb: 1\n\n     \n\nc: 2\n", "/b", "", "a: |\n  x\n\nc: 2\n" },
		{ "a: |+\r\n  x\r\n\r\nb: 1\r\n\r\n", "/b", "", "a: |+\r\n  x\r\n\r\n" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), take);
}

static void moves_beside_texts_that_keep_blank_lines(void **state)
{
	static const struct edit_case cases[] = {
		{ "a: |+\n  x\n\nb: 1\n\nc: 2\n", "/b", "-",
		  "a: |+\n  x\n\nc: 2\n\nb: 1\n" },
		{ "a: |+\n  x\n\nb: 1\n\nc: 2\n", "/b", "0",
		  "b: 1\n\na: |+\n  x\n\nc: 2\n" },
		{ "a: |+\n  x\n\nb: 1\nc: 2\n", "/a", "-", "b: 1\nc: 2\na: |+\n  x\n\n" },
		{ "a: 1\n\nb: |+\n  x\n", "/a", "-", "b: |+\n  x\na: 1\n" },
		{ "a: 1\n\nb: |+\n  x\n", "/b", "0", "b: |+\n  x\na: 1\n" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), move);
}

static void moves_an_entry_with_its_comments(void **state)
{
	static const struct edit_case cases[] = {
		{ "- a\n- b\n- c\n", "/2", "0", "- c\n- a\n- b\n" },
		{ "- a\n- b\n- c\n", "/0", "-", "- b\n- c\n- a\n" },
		{ "- a\n- b\n- c\n", "/0", "2", "- b\n- a\n- c\n" },
		{ "- a\n- b\n", "/0", "1", "- a\n- b\n" },
		{ "a: 1\n# about b\n# more\nb: 2 # beside\n  # below\nc: 3\n", "/b", "-",
		  "a: 1\nc: 3\n# about b\n# more\nb: 2 # beside\n  # below\n" },
		{ "# file\na: 1\nb: 2\n", "/a", "-", "# file\nb: 2\na: 1\n" },
		{ "# file\n\n# about a\na: 1\nb: 2\n", "/a", "-",
		  "# file\n\nb: 2\n# about a\na: 1\n" },
		{ "m:\n  # about a\n  a:\n    x: 1\n  b: 2\nz: 3\n", "/m/a", "-",
		  "m:\n  b: 2\n  # about a\n  a:\n    x: 1\nz: 3\n" },
		{ "m:\n  a: 1\n  # apart\n\n  b: 2\nz: 3\n", "/m/b", "0",
		  "m:\n  b: 2\n\n  a: 1\n  # apart\nz: 3\n" },
		{ "? a\n:: x\n", "/a", "-", ":: x\n? a\n" },
		{ "? a\n! b: x", "/a", "-", "! b: x\n? a" },
		{ "? a\n:: x", "/a", "-", ":: x\n? a" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), move);
}

static void moves_and_leaves_blank_lines_as_they_were(void **state)
{
	static const struct edit_case cases[] = {
		{ "- a\n\n- b\n\n- c\n", "/2", "0", "- c\n\n- a\n\n- b\n" },
		{ "- a\n\n- b\n\n- c\n", "/0", "-", "- b\n\n- c\n\n- a\n" },
		{ "a: 1\nb: 2\n\nc: 3\nd: 4\n", "/d", "0", "d: 4\na: 1\nb: 2\n\nc: 3\n" },
		{ "a: 1\nb: 2\n\nc: 3\nd: 4\n", "/c", "0", "c: 3\na: 1\nb: 2\n\nd: 4\n" },
		{ "a: 1\nb: 2", "/b", "0", "b: 2\na: 1" },
		{ "a: 1\r\nb: 2", "/a", "-", "b: 2\r\na: 1" },
		{ "a: |\n  x\nb: 2", "/a", "-", "b: 2\na: |\n  x\n" },
		{ "a: 1\nb: |\n  x", "/b", "0", "b: |-\n  x\na: 1" },
		{ "\xEF\xBB\xBF"
		  "a: 1\nb: 2\n",
		  "/a", "-",
		  "\xEF\xBB\xBF"
		  "b: 2\na: 1\n" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), move);
}

static void moves_what_shares_its_line_with_a_dash(void **state)
{
	static const struct edit_case cases[] = {
		{ "- a: 1\n  b: 2\n  c: 3\n- z\n", "/0/a", "-",
		  "- b: 2\n  c: 3\n  a: 1\n- z\n" },
		{ "- a: 1\n  b: 2\n  c: 3\n- z\n", "/0/c", "0",
		  "- c: 3\n  a: 1\n  b: 2\n- z\n" },
		{ "- a: 1\n  # about b\n  b: 2\n", "/0/a", "-",
		  "-\n  # about b\n  b: 2\n  a: 1\n" },
		{ "- a: 1\n  # about b\n  b: 2\n", "/0/b", "0",
		  "- # about b\n  b: 2\n  a: 1\n" },
		{ "- - a\n  - b\n", "/0/0", "-", "- - b\n  - a\n" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), move);
}

static void moves_between_brackets(void **state)
{
	static const struct edit_case cases[] = {
		{ "l: [a,  b, 'c' ] # x\n", "/l/2", "0", "l: ['c',  a, b ] # x\n" },
		{ "m: {a: 1, b: , c: 3}\n", "/m/b", "-", "m: {a: 1, c: 3, b: }\n" },
		{ "l: [\n    a, # one\n    # above\n    b, # two\n    c # three\n  ]\n",
		  "/l/1", "-",
		  "l: [\n    a, # one\n    c, # three\n    # above\n    b # two\n  ]\n" },
		{ "l: [\n    a, # one\n    b , # two\n    c # three\n  ]\n", "/l/2", "0",
		  "l: [\n    c, # three\n    a, # one\n    b  # two\n  ]\n" },
		{ "l: [\n    a, # one\n    b, # two\n  ]\n", "/l/0", "-",
		  "l: [\n    b, # two\n    a, # one\n  ]\n" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), move);
}

static void refuses_to_move_what_has_a_name_or_no_line_of_its_own(void **state)
{
	static const struct {
		const char *text, *pointer, *msg;
	} cases[] = {
		{ "a: &x 1\nb: *x\n", "/a",
		  "an anchor ('&') or alias ('*') would come to another place" },
		{ "a: [&x 1]\nb: 2\n", "/a",
		  "an anchor ('&') or alias ('*') would come to another place" },
		{ "a: [b, # one\n  c, d]\n", "/a/0",
		  "a comment stands between entries that share a line" },
		{ "a: 1\na: 2\n", "", "this is the whole document" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		const struct cop_source *src = NULL;
		struct bench b;

		begin(&b, cases[i].text, cases[i].pointer);
		assert_int_equal(cop_edit_move(b.e, b.at.node, NULL, &b.err),
				 COP_E_REFUSED);
		assert_string_equal(b.err.msg, cases[i].msg);
		assert_true(b.err.line > 0 && b.err.hint[0]);
		b.err = (struct cop_error){ 0 };
		assert_int_equal(cop_edit_finish(b.e, &src, &b.err), COP_OK);
		assert_string_equal(src->text, cases[i].text);
		cop_arena_free(&b.a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			writes_lines_further_in_than_what_would_become_part_of_them),
		cmocka_unit_test(sets_a_mapping_where_a_comment_stands_above_the_value),
		cmocka_unit_test(gives_a_value_to_a_word_between_braces),
		cmocka_unit_test(adds_to_what_holds_nothing_but_comments),
		cmocka_unit_test(appends_between_brackets_below_a_comment),
		cmocka_unit_test(deletes_beside_comments_that_are_not_its_own),
		cmocka_unit_test(
			takes_out_what_stands_below_a_text_that_keeps_blank_lines),
		cmocka_unit_test(moves_beside_texts_that_keep_blank_lines),
		cmocka_unit_test(moves_an_entry_with_its_comments),
		cmocka_unit_test(moves_and_leaves_blank_lines_as_they_were),
		cmocka_unit_test(moves_what_shares_its_line_with_a_dash),
		cmocka_unit_test(moves_between_brackets),
		cmocka_unit_test(refuses_to_move_what_has_a_name_or_no_line_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
