/* SPDX-License-Identifier: MIT */
#include "yaml_test.h"

struct bench {
	struct cop_arena *a;
	struct cop_edit *e;
	struct cop_error err;
};

static struct bench begin(const char *text, const struct cop_yaml_limits *limits)
{
	struct bench b = { .a = cop_arena_new() };

	assert_int_equal(cop_edit_new(b.a, source_of(b.a, "a.yaml", text, strlen(text)),
				      limits, &b.e, &b.err),
			 COP_OK);
	return b;
}

static void ends_as(struct bench *b, const char *want)
{
	const struct cop_source *src = NULL;
	enum cop_code code = cop_edit_finish(b->e, &src, &b->err);

	if (code)
		print_message("%u:%u: %s\n", b->err.line, b->err.column, b->err.msg);
	assert_int_equal(code, COP_OK);
	assert_string_equal(src->text, want);
	cop_arena_free(&b->a);
}

static struct cop_pointer find(struct bench *b, const char *pointer)
{
	struct cop_pointer at = { 0 };

	assert_int_equal(
		cop_pointer_find(b->a, cop_edit_root(b->e), pointer, &at, &b->err),
		COP_OK);
	return at;
}

/* "x" a text, "=x" a bare word, "[a" and "{a" collections with one entry. */
static struct cop_node *value(struct bench *b, const char *say)
{
	struct cop_node *n;

	switch (say[0]) {
	case '=':
		return cop_make_bare(b->a, say + 1);
	case '[':
		n = cop_make_seq(b->a, COP_BLOCK);
		cop_make_push(n, value(b, say + 1));
		return n;
	case '{':
		n = cop_make_map(b->a, COP_BLOCK);
		cop_make_put(b->a, n, "k", value(b, say + 1));
		cop_make_put(b->a, n, "l", value(b, say + 1));
		return n;
	default:
		return cop_make_text(b->a, cop_str_text(b->a, say));
	}
}

struct edit_case {
	const char *before, *pointer, *say, *after;
};

static enum cop_code do_set(struct bench *b, const struct edit_case *c)
{
	return cop_edit_set(b->e, find(b, c->pointer).node, value(b, c->say), &b->err);
}

static void run(const struct edit_case *cases, size_t n,
		enum cop_code (*act)(struct bench *, const struct edit_case *))
{
	for (size_t i = 0; i < n; i++) {
		struct bench b = begin(cases[i].before, &cop_yaml_any);
		enum cop_code code = act(&b, &cases[i]);

		if (code)
			print_message("case %zu: %s\n", i, b.err.msg);
		assert_int_equal(code, COP_OK);
		ends_as(&b, cases[i].after);
	}
}

static void sets_a_word_and_nothing_else(void **state)
{
	static const struct edit_case cases[] = {
		{ "a: 1   # note\nb: 2\n", "/a", "x", "a: x   # note\nb: 2\n" },
		{ "a: 1", "/a", "x", "a: x" },
		{ "a: 'it'\n", "/a", "x", "a: 'x'\n" },
		{ "a: \"it\"\n", "/a", "it's", "a: \"it's\"\n" },
		{ "a: it\n", "/a", "yes", "a: 'yes'\n" },
		{ "a: it\n", "/a", "=2026-01-05", "a: 2026-01-05\n" },
		{ "a: one\n  two\n  three\nb: 1\n", "/a", "x", "a: x\nb: 1\n" },
		{ "a:\n  far\nb: 1\n", "/a", "x", "a:\n  x\nb: 1\n" },
		{ "a: | # note\n  one\n  two\n\nb: 1\n", "/a", "x",
		  "a: x # note\n\nb: 1\n" },
		{ "a: >-\n  one\n", "/a", "x", "a: x\n" },
		{ "a:   # note\nb: 1\n", "/a", "x", "a: x   # note\nb: 1\n" },
		{ "a:  \nb: 1\n", "/a", "x", "a: x\nb: 1\n" },
		{ "a:", "/a", "x", "a: x" },
		{ "-\n- b\n", "/0", "x", "- x\n- b\n" },
		{ "- \r\n- b\r\n", "/0", "x", "- x\r\n- b\r\n" },
		{ "a: {b: , c: d}\n", "/a/b", "x", "a: {b: x, c: d}\n" },
		{ "a: {b: }\n", "/a/b", "x, y", "a: {b: 'x, y'}\n" },
		{ "a: [b, c]\n", "/a/1", "x", "a: [b, x]\n" },
		{ "a: [b: c]\n", "/a/0/b", "x", "a: [b: x]\n" },
		{ "\xEF\xBB\xBF\xC3\xA9: \xF0\x9F\x98\x80 b\nc: d # \xC3\xA9\n", "/c",
		  "x", "\xEF\xBB\xBF\xC3\xA9: \xF0\x9F\x98\x80 b\nc: x # \xC3\xA9\n" },
		{ "? a\n: b\n", "/a", "x", "? a\n: x\n" },
		{ "word\n", "", "x", "x\n" },
		{ "[a]\n", "", "x", "x\n" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), do_set);
}

static void sets_text_of_several_lines(void **state)
{
	static const struct edit_case cases[] = {
		{ "a: 1 # note\nb: 2\n", "/a", "x\ny", "a: |- # note\n  x\n  y\nb: 2\n" },
		{ "a: 1", "/a", "x\ny\n", "a: |\n  x\n  y\n" },
		{ "a: 1", "/a", "x\ny", "a: |-\n  x\n  y" },
		{ "a: 1\r\nb: 2\r\n", "/a", "x\ny\n", "a: |\r\n  x\r\n  y\r\nb: 2\r\n" },
		{ "- 1\n- 2\n", "/0", "x\ny\n", "- |\n  x\n  y\n- 2\n" },
		{ "a:\n    b: 1\n", "/a/b", "x\ny\n",
		  "a:\n    b: |\n        x\n        y\n" },
		{ "a: |+ # note\n     x\n\nb: 1\n", "/a", "x\ny\n",
		  "a: | # note\n     x\n     y\nb: 1\n" },
		{ "a:\nb: 1\n", "/a", "x\ny", "a: |-\n  x\n  y\nb: 1\n" },
		{ "a: # c\nb: 1\n", "/a", "x\ny", "a: |- # c\n  x\n  y\nb: 1\n" },
		{ "a: [b]\n", "/a/0", "x\ny", "a: [\"x\\ny\"]\n" },
		{ "a:\n  - 1\n  # end\nb: 1\n", "/a", "x\ny", "a: |-\n  x\n  y\nb: 1\n" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), do_set);
}

static void sets_a_collection_where_a_word_stood_and_back(void **state)
{
	static const struct edit_case cases[] = {
		{ "a: 1 # note\nb: 2\n", "/a", "{x",
		  "a: # note\n  k: x\n  l: x\nb: 2\n" },
		{ "a: 1\nb: 2\n", "/a", "[x", "a:\n  - x\nb: 2\n" },
		{ "c:\n- 1\na: 1\n", "/a", "[x", "c:\n- 1\na:\n- x\n" },
		{ "-   1\n- 2\n", "/0", "{x", "-   k: x\n    l: x\n- 2\n" },
		{ "- 1 # note\n", "/0", "{x", "- k: x # note\n  l: x\n" },
		{ "-\n- 2\n", "/0", "[x", "- - x\n- 2\n" },
		{ "a: |\n  x\nb: 1\n", "/a", "{x", "a:\n  k: x\n  l: x\nb: 1\n" },
		{ "a: {b: 1}\n", "/a/b", "{x", "a: {b: {k: x, l: x}}\n" },
		{ "a: # note\n  b: 1\n  # end\nc: 2 # d\n", "/a", "x",
		  "a: x # note\nc: 2 # d\n" },
		{ "a:\n  - 1\n  - 2 # two\nc: 1\n", "/a", "x", "a: x\nc: 1\n" },
		{ "- a: 1\n  b: 2\n- c\n", "/0", "x", "- x\n- c\n" },
		{ "- a: 1 # note\n- c\n", "/0", "x", "- x # note\n- c\n" },
		{ "-\n  a: 1\n- c\n", "/0", "x", "- x\n- c\n" },
		{ "a:\n    b: 1\nc: 1", "/a", "{x", "a:\n    k: x\n    l: x\nc: 1" },
		{ "a:\n- 1\nc: 1\n", "/a", "{x", "a:\n  k: x\n  l: x\nc: 1\n" },
		{ "a: 1\nb: 2", "", "{x", "k: x\nl: x" },
		{ "a: 1\n", "", "[x", "- x\n" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), do_set);
}

static void writes_nothing_where_nothing_changes(void **state)
{
	static const struct edit_case cases[] = {
		{ "a: 'x'\n", "/a", "x", NULL },
		{ "a: x\n", "/a", "x", NULL },
		{ "a: \"yes\"\n", "/a", "yes", NULL },
		{ "a: |\n  x\n  y\n", "/a", "x\ny\n", NULL },
		{ "a: 2026-01-05\n", "/a", "=2026-01-05", NULL },
		{ "a: [x]\n", "/a", "[x", NULL },
		{ "a:\n-   x\n", "/a", "[x", NULL },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct bench b = begin(cases[i].before, &cop_yaml_any);
		const struct cop_source *src = NULL;
		const char *text = cop_edit_root(b.e)->src->text;

		assert_int_equal(do_set(&b, &cases[i]), COP_OK);
		assert_int_equal(cop_edit_finish(b.e, &src, &b.err), COP_OK);
		assert_ptr_equal(src->text, text);
		cop_arena_free(&b.a);
	}
}

static enum cop_code do_put(struct bench *b, const struct edit_case *c)
{
	return cop_edit_put(b->e, find(b, c->pointer).node, "m", value(b, c->say), NULL,
			    &b->err);
}

static void puts_a_key_at_the_end(void **state)
{
	static const struct edit_case cases[] = {
		{ "a: 1\n\n# end\n", "", "x", "a: 1\nm: x\n\n# end\n" },
		{ "a: 1", "", "x", "a: 1\nm: x" },
		{ "a: 1\r\n", "", "x", "a: 1\r\nm: x\r\n" },
		{ "a:\n   b: 1 # c\n   # deep\nc: 1\n", "/a", "x",
		  "a:\n   b: 1 # c\n   m: x\n   # deep\nc: 1\n" },
		{ "a:\n  b:\n    c: 1\n    # deep\nc: 1\n", "/a", "x",
		  "a:\n  b:\n    c: 1\n    # deep\n  m: x\nc: 1\n" },
		{ "a: |\n  t\n\n\n", "", "x", "a: |\n  t\nm: x\n\n\n" },
		{ "a: |+\n  t\n\n", "", "x", "a: |+\n  t\n\nm: x\n" },
		{ "a:\n- 1\n", "", "{x", "a:\n- 1\nm:\n  k: x\n  l: x\n" },
		{ "- a: 1\n- b: 1\n", "/0", "x", "- a: 1\n  m: x\n- b: 1\n" },
		{ "a: 1\n---\n", "", "x", NULL },
		{ "a: 1\n...\n", "", "x", "a: 1\nm: x\n...\n" },
		{ "a: {}\n", "/a", "x", "a: {m: x}\n" },
		{ "a: {}  # c\n", "/a", "{x", "a:  # c\n  m:\n    k: x\n    l: x\n" },
		{ "{}\n", "", "x", "m: x\n" },
		{ "a:\nb: 1\n", "/a", "x", "a: {m: x}\nb: 1\n" },
		{ "a: {b: 1}\n", "/a", "x?", "a: {b: 1, m: 'x?'}\n" },
		{ "a: {b: 1,}\n", "/a", "x", "a: {b: 1, m: x,}\n" },
		{ "a: {b: }\n", "/a", "x", "a: {b: , m: x}\n" },
		{ "a: {\n    b: 1, # one\n    c: 2  # two\n  }\n", "/a", "x",
		  "a: {\n    b: 1, # one\n    c: 2,  # two\n    m: x\n  }\n" },
		{ "a: {\n    b: 1, # one\n  }\n", "/a", "x",
		  "a: {\n    b: 1, # one\n    m: x,\n  }\n" },
		{ "a: {b: 1,\n    c: 2}\n", "/a", "x",
		  "a: {b: 1,\n    c: 2,\n    m: x}\n" },
		{ "a:\n  b:\n    c: 1\n\n  d:\n    e: 1\n", "/a", "{x",
		  "a:\n  b:\n    c: 1\n\n  d:\n    e: 1\n\n  m:\n    k: x\n    l: x\n" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++)
		if (cases[i].after)
			run(&cases[i], 1, do_put);
}

static enum cop_code do_put_first(struct bench *b, const struct edit_case *c)
{
	struct cop_node *map = find(b, c->pointer).node;

	return cop_edit_put(b->e, map, "m", value(b, c->say), map->first, &b->err);
}

static enum cop_code do_put_second(struct bench *b, const struct edit_case *c)
{
	struct cop_node *map = find(b, c->pointer).node;

	return cop_edit_put(b->e, map, "m", value(b, c->say), map->first->next, &b->err);
}

static void puts_a_key_before_another(void **state)
{
	static const struct edit_case first[] = {
		{ "# file\na: 1\n", "", "x", "# file\nm: x\na: 1\n" },
		{ "\xEF\xBB\xBF"
		  "a: 1\n",
		  "", "x",
		  "\xEF\xBB\xBF"
		  "m: x\na: 1\n" },
		{ "a:\n  # of b\n  b: 1\n", "/a", "x", "a:\n  m: x\n  # of b\n  b: 1\n" },
		{ "- a: 1\n  b: 2\n", "/0", "x", "- m: x\n  a: 1\n  b: 2\n" },
		{ "- a: 1\n  b: 2\n", "/0", "[x", "- m:\n    - x\n  a: 1\n  b: 2\n" },
		{ "a: {b: 1}\n", "/a", "x", "a: {m: x, b: 1}\n" },
		{ "a: {\n  b: 1\n  }\n", "/a", "x", "a: {\n  m: x,\n  b: 1\n  }\n" },
	};
	static const struct edit_case second[] = {
		{ "a: 1\n\n# of b\nb: 2\n", "", "x", "a: 1\nm: x\n\n# of b\nb: 2\n" },
		{ "a: {b: 1, c: 2}\n", "/a", "x", "a: {b: 1, m: x, c: 2}\n" },
	};

	(void)state;
	run(first, COP_COUNT(first), do_put_first);
	run(second, COP_COUNT(second), do_put_second);
}

static enum cop_code do_append(struct bench *b, const struct edit_case *c)
{
	return cop_edit_insert(b->e, find(b, c->pointer).node, SIZE_MAX, value(b, c->say),
			       &b->err);
}

static enum cop_code do_insert_first(struct bench *b, const struct edit_case *c)
{
	return cop_edit_insert(b->e, find(b, c->pointer).node, 0, value(b, c->say),
			       &b->err);
}

static enum cop_code do_insert_second(struct bench *b, const struct edit_case *c)
{
	return cop_edit_insert(b->e, find(b, c->pointer).node, 1, value(b, c->say),
			       &b->err);
}

static void inserts_items(void **state)
{
	static const struct edit_case last[] = {
		{ "a:\n  - 1\n  - 2 # two\n# end\nb: 1\n", "/a", "x",
		  "a:\n  - 1\n  - 2 # two\n  - x\n# end\nb: 1\n" },
		{ "a:\n- 1\nb: 1\n", "/a", "x", "a:\n- 1\n- x\nb: 1\n" },
		{ "-   1\n", "", "{x", "-   1\n-   k: x\n    l: x\n" },
		{ "- 1", "", "x", "- 1\n- x" },
		{ "- a: 1\n\n- a: 2\n\n# end\n", "", "{x",
		  "- a: 1\n\n- a: 2\n\n- k: x\n  l: x\n\n# end\n" },
		{ "- - 1\n  - 2\n- 3\n", "/0", "x", "- - 1\n  - 2\n  - x\n- 3\n" },
		{ "a: []\n", "/a", "x", "a: [x]\n" },
		{ "a: [] # c\n", "/a", "{x", "a: # c\n  - k: x\n    l: x\n" },
		{ "a: [ ]\n", "/a", "x", "a: [x]\n" },
		{ "a:\n", "/a", "x", "a: [x]\n" },
		{ "a: [1, 2]\n", "/a", "x", "a: [1, 2, x]\n" },
		{ "a: [1, 2]\n", "/a", "{x", "a: [1, 2, {k: x, l: x}]\n" },
		{ "a: [\n  1,\n  2\n  ]\n", "/a", "x", "a: [\n  1,\n  2,\n  x\n  ]\n" },
		{ "- |\n  t\n\n- |\n  u\n", "", "x\ny\n",
		  "- |\n  t\n\n- |\n  u\n\n- |\n  x\n  y\n" },
	};
	static const struct edit_case first[] = {
		{ "a:\n  - 1\n", "/a", "x", "a:\n  - x\n  - 1\n" },
		{ "- - 1\n  - 2\n", "/0", "x", "- - x\n  - 1\n  - 2\n" },
		{ "a: [1]\n", "/a", "x", "a: [x, 1]\n" },
		{ "- 1\n\n- 2\n", "", "x", "- x\n\n- 1\n\n- 2\n" },
	};
	static const struct edit_case second[] = {
		{ "- 1 # one\n# of two\n- 2\n", "", "x",
		  "- 1 # one\n- x\n# of two\n- 2\n" },
		{ "[1, 2]\n", "", "x", "[1, x, 2]\n" },
	};

	(void)state;
	run(last, COP_COUNT(last), do_append);
	run(first, COP_COUNT(first), do_insert_first);
	run(second, COP_COUNT(second), do_insert_second);
}

static enum cop_code do_remove(struct bench *b, const struct edit_case *c)
{
	return cop_edit_remove(b->e, find(b, c->pointer).node, COP_LEAVE_EMPTY, &b->err);
}

static enum cop_code do_remove_parent(struct bench *b, const struct edit_case *c)
{
	return cop_edit_remove(b->e, find(b, c->pointer).node, COP_REMOVE_PARENT,
			       &b->err);
}

static void removes_entries(void **state)
{
	static const struct edit_case cases[] = {
		{ "a: 1\nb: 2 # two\nc: 3\n", "/b", "", "a: 1\nc: 3\n" },
		{ "a: 1\n# of b\nb: 2\nc: 3\n", "/b", "", "a: 1\n# of b\nc: 3\n" },
		{ "a:\n  b: 1\n  # deep\nc: 3\n", "/a", "", "c: 3\n" },
		{ "a: 1\nb: 2", "/b", "", "a: 1" },
		{ "a: 1\r\nb: 2", "/b", "", "a: 1" },
		{ "a: |\n  t\n\nb: 2\n", "/a", "", "b: 2\n" },
		{ "- a\n\n- b\n\n- c\n", "/1", "", "- a\n\n- c\n" },
		{ "- a\n\n- b\n", "/1", "", "- a\n" },
		{ "- a: 1\n  b: 2\n- c\n", "/0/a", "", "- b: 2\n- c\n" },
		{ "- a: 1\n  b: 2\n- c\n", "/0/b", "", "- a: 1\n- c\n" },
		{ "- - 1\n  - 2\n", "/0/0", "", "- - 2\n" },
		{ "a: [1, 2, 3]\n", "/a/0", "", "a: [2, 3]\n" },
		{ "a: [1, 2, 3]\n", "/a/2", "", "a: [1, 2]\n" },
		{ "a: [1, 2,]\n", "/a/1", "", "a: [1,]\n" },
		{ "a: [\n  1,\n  2,\n  3\n  ]\n", "/a/1", "", "a: [\n  1,\n  3\n  ]\n" },
		{ "a: {b: , c: 1}\n", "/a/c", "", "a: {b: }\n" },
		{ "a:\n  b: 1\nc: 1\n", "/a/b", "", "a: {}\nc: 1\n" },
		{ "a: # note\n  - 1\nc: 1\n", "/a/0", "", "a: [] # note\nc: 1\n" },
		{ "a: # note\n\n  # one\n\n  # two\n\n  - 1 # own\n    # deep\nc: 1\n",
		  "/a/0", "", "a: [] # note\n\n  # one\n\n  # two\nc: 1\n" },
		{ "a:\n# one\n- 1", "/a/0", "", "a: []\n# one" },
		{ "-\n  # one\n  a: 1\n", "/0/a", "", "- {}\n  # one\n" },
		{ "a: [1]\n", "/a/0", "", "a: []\n" },
		{ "a: 1\n", "/a", "", "{}\n" },
		{ "a: &x {k: 1}\nb:\n  <<: *x\n  j: 2\n", "/b/<<", "",
		  "a: &x {k: 1}\nb:\n  j: 2\n" },
		{ "a: &x {k: 1}\nb: {j: 2, <<: *x}\n", "/b/<<", "",
		  "a: &x {k: 1}\nb: {j: 2}\n" },
		{ "a: &x {k: 1}\nb:\n  <<: *x\n", "/b/<<", "", "a: &x {k: 1}\nb: {}\n" },
	};
	static const struct edit_case parents[] = {
		{ "a:\n  b:\n    - 1\nc: 1\n", "/a/b/0", "", "c: 1\n" },
		{ "a:\n  b: 1\n", "/a/b", "", "{}\n" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), do_remove);
	run(parents, COP_COUNT(parents), do_remove_parent);
}

static enum cop_code do_rename(struct bench *b, const struct edit_case *c)
{
	return cop_edit_rename(b->e, find(b, c->pointer).node, c->say, &b->err);
}

static void renames_keys_in_their_place(void **state)
{
	static const struct edit_case cases[] = {
		{ "a: 1 # c\nb: 2\n", "/a", "n", "'n': 1 # c\nb: 2\n" },
		{ "\"a\": 1\n", "/a", "new", "\"new\": 1\n" },
		{ "a: {b: 1}\n", "/a/b", "c d", "a: {c d: 1}\n" },
		{ "a: {b: 1}\n", "/a/b", "c?", "a: {'c?': 1}\n" },
		{ "? a\n: 1\n", "/a", "b", "? b\n: 1\n" },
		{ "a:\n- 1\n", "/a", "b", "b:\n- 1\n" },
		{ "a: 1\n", "/a", "a", "a: 1\n" },
		{ "a: &x 1\nb: *x\n", "/a", "c", "c: &x 1\nb: *x\n" },
		{ "a: &x {k: 1}\nb: *x\n", "/b", "c", "a: &x {k: 1}\nc: *x\n" },
	};

	(void)state;
	run(cases, COP_COUNT(cases), do_rename);
}

static void lays_a_root_into_an_empty_text(void **state)
{
	static const struct edit_case cases[] = {
		{ "", "", "{x", "k: x\nl: x\n" },
		{ "# note", "", "[x", "# note\n- x\n" },
		{ "# note\r\n", "", "{x", "# note\r\nk: x\r\nl: x\r\n" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct bench b = begin(cases[i].before, &cop_yaml_community);

		assert_null(cop_edit_root(b.e));
		assert_int_equal(cop_edit_root_set(b.e, value(&b, cases[i].say), &b.err),
				 COP_OK);
		ends_as(&b, cases[i].after);
	}
}

static void does_several_edits_on_one_text(void **state)
{
	struct bench b =
		begin("a: 1\nb:\n  - x\n  - z\nc: {d: 1, e: 2}\nf: 1\n", &cop_yaml_any);

	(void)state;
	assert_int_equal(cop_edit_set(b.e, find(&b, "/a").node, value(&b, "one"), &b.err),
			 0);
	assert_int_equal(
		cop_edit_insert(b.e, find(&b, "/b").node, 9, value(&b, "p"), &b.err), 0);
	assert_int_equal(
		cop_edit_insert(b.e, find(&b, "/b").node, 9, value(&b, "{q"), &b.err), 0);
	assert_int_equal(
		cop_edit_insert(b.e, find(&b, "/b").node, 1, value(&b, "o"), &b.err), 0);
	assert_int_equal(
		cop_edit_set(b.e, find(&b, "/b/4/k").node, value(&b, "r"), &b.err), 0);
	assert_int_equal(cop_edit_put(b.e, find(&b, "/b/4").node, "s", value(&b, "t"),
				      NULL, &b.err),
			 0);
	assert_int_equal(cop_edit_remove(b.e, find(&b, "/c/d").node, 0, &b.err), 0);
	assert_int_equal(cop_edit_remove(b.e, find(&b, "/c/e").node, 0, &b.err), 0);
	assert_int_equal(cop_edit_remove(b.e, find(&b, "/b/0").node, 0, &b.err), 0);
	assert_int_equal(cop_edit_rename(b.e, find(&b, "/f").node, "g", &b.err), 0);
	assert_int_equal(cop_edit_set(b.e, find(&b, "/g").node, value(&b, "h"), &b.err),
			 0);
	ends_as(&b, "a: one\nb:\n  - o\n  - z\n  - p\n  - k: r\n    l: q\n    s: t\n"
		    "c: {}\ng: h\n");
}

static void empties_a_list_item_by_item(void **state)
{
	struct bench b = begin("a:\n  - 1\n  - 2\n  - 3\nb: 1", &cop_yaml_any);

	(void)state;
	for (int i = 0; i < 3; i++)
		assert_int_equal(cop_edit_remove(b.e, find(&b, "/a/0").node, 0, &b.err),
				 0);
	ends_as(&b, "a: []\nb: 1");
}

static void takes_thousands_of_rows_in_one_reading(void **state)
{
	struct bench b = begin("- a: 1\n- a: 2\n", &cop_yaml_community);
	const struct cop_source *src = NULL;

	(void)state;
	for (int i = 0; i < 5000; i++)
		assert_int_equal(cop_edit_insert(b.e, cop_edit_root(b.e), SIZE_MAX,
						 value(&b, "{x"), &b.err),
				 0);
	assert_int_equal(cop_edit_finish(b.e, &src, &b.err), COP_OK);
	assert_int_equal(src->len, 14 + 5000 * 14);
	cop_arena_free(&b.a);
}

static void refuses_what_it_cannot_do_safely(void **state)
{
	static const struct {
		const char *text, *pointer;
		unsigned line, column;
		const char *msg;
	} cases[] = {
		{ "a: &x 1\nb: *x\n", "/a", 1, 4, "an anchor ('&') would be lost" },
		{ "a: &x\n  c: 1\nb: *x\n", "/a/c", 1, 4,
		  "the value has an anchor ('&'): it stands in other places too" },
		{ "a: &x 1\nb: *x\n", "/b", 2, 4,
		  "the value is an alias ('*'): it stands elsewhere" },
		{ "a: !t 1\n", "/a", 1, 4,
		  "the value has a tag ('!'), which says how to read it" },
		{ "a: ! 1\n", "/a", 1, 4,
		  "the value has a tag ('!'), which says how to read it" },
		{ "? a\n? b\n", "/a", 1, 4, "the key has no ':' to put a value after" },
		{ "a: &d {b: 1}\n<<: {c: 1}\n", "/<</c", 2, 1,
		  "a merge key ('<<') brings in other fields" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct bench b = begin(cases[i].text, &cop_yaml_any);

		assert_int_equal(cop_edit_set(b.e, find(&b, cases[i].pointer).node,
					      value(&b, "new"), &b.err),
				 COP_E_REFUSED);
		assert_string_equal(b.err.msg, cases[i].msg);
		assert_int_equal(b.err.line, cases[i].line);
		assert_int_equal(b.err.column, cases[i].column);
		assert_true(b.err.hint[0]);
		b.err = (struct cop_error){ 0 };
		ends_as(&b, cases[i].text);
	}
}

static void refuses_a_second_of_the_same_key(void **state)
{
	struct bench b = begin("a: 1\nb: 2\n", &cop_yaml_any);
	struct bench c = begin("a: 1\nb: 2\n", &cop_yaml_any);
	struct bench d = begin("a: 1\na: 2\n", &cop_yaml_any);

	(void)state;
	assert_int_equal(
		cop_edit_put(b.e, cop_edit_root(b.e), "b", value(&b, "x"), NULL, &b.err),
		COP_E_REFUSED);
	assert_string_equal(b.err.msg, "the key 'b' is already there");
	assert_int_equal(b.err.line, 2);
	assert_int_equal(cop_edit_rename(c.e, cop_edit_root(c.e)->first, "b", &c.err),
			 COP_E_REFUSED);
	assert_int_equal(
		cop_edit_set(d.e, cop_edit_root(d.e)->first, value(&d, "x"), &d.err),
		COP_E_REFUSED);
	assert_string_equal(d.err.msg,
			    "the key 'a' stands twice; also at line 2, column 1");
	cop_arena_free(&b.a);
	cop_arena_free(&c.a);
	cop_arena_free(&d.a);
}

static void refuses_text_that_a_community_may_not_hold(void **state)
{
	struct bench b = begin("a: 1\n", &cop_yaml_community);

	(void)state;
	assert_int_equal(cop_edit_set(b.e, cop_edit_root(b.e)->first,
				      value(&b, "x\x1B[1m"), &b.err),
			 COP_E_INVALID);
	assert_string_equal(b.err.msg, "U+001B is a control character");
	b.err = (struct cop_error){ 0 };
	ends_as(&b, "a: 1\n");
}

static void stays_as_it_was_when_the_proof_fails(void **state)
{
	struct bench b = begin("a: 1\n", &cop_yaml_any);
	const struct cop_source *src = NULL;

	(void)state;
	/* A bare word that is none: the caller's mistake, caught by the proof. */
	assert_int_equal(cop_edit_set(b.e, cop_edit_root(b.e)->first,
				      cop_make_bare(b.a, "x: y"), &b.err),
			 COP_OK);
	assert_int_equal(cop_edit_finish(b.e, &src, &b.err), COP_E_REFUSED);
	assert_int_equal(b.err.line, 1);
	assert_null(src);
	cop_arena_free(&b.a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sets_a_word_and_nothing_else),
		cmocka_unit_test(sets_text_of_several_lines),
		cmocka_unit_test(sets_a_collection_where_a_word_stood_and_back),
		cmocka_unit_test(writes_nothing_where_nothing_changes),
		cmocka_unit_test(puts_a_key_at_the_end),
		cmocka_unit_test(puts_a_key_before_another),
		cmocka_unit_test(inserts_items),
		cmocka_unit_test(removes_entries),
		cmocka_unit_test(renames_keys_in_their_place),
		cmocka_unit_test(lays_a_root_into_an_empty_text),
		cmocka_unit_test(does_several_edits_on_one_text),
		cmocka_unit_test(empties_a_list_item_by_item),
		cmocka_unit_test(takes_thousands_of_rows_in_one_reading),
		cmocka_unit_test(refuses_what_it_cannot_do_safely),
		cmocka_unit_test(refuses_a_second_of_the_same_key),
		cmocka_unit_test(refuses_text_that_a_community_may_not_hold),
		cmocka_unit_test(stays_as_it_was_when_the_proof_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
