/* SPDX-License-Identifier: MIT */
#include "yaml_test.h"

/* The rule of yaml.md 4.3, with the words that broke earlier drafts of it. */
static void writes_a_text_as_the_rule_says(void **state)
{
	static const struct {
		const char *text;
		enum cop_yaml_where where;
		enum cop_style keep;
		const char *want;
	} cases[] = {
		{ "Ana Silva", COP_AT_VALUE, COP_STYLE_AUTO, "Ana Silva" },
		{ "", COP_AT_VALUE, COP_STYLE_AUTO, "''" },
		{ "yes", COP_AT_VALUE, COP_STYLE_AUTO, "'yes'" },
		{ "NO", COP_AT_ITEM, COP_STYLE_AUTO, "'NO'" },
		{ "Y", COP_AT_KEY, COP_STYLE_AUTO, "'Y'" },
		{ "none", COP_AT_VALUE, COP_STYLE_AUTO, "'none'" },
		{ "nonesuch", COP_AT_VALUE, COP_STYLE_AUTO, "nonesuch" },
		{ "12:30", COP_AT_VALUE, COP_STYLE_AUTO, "'12:30'" },
		{ "2026-01-05", COP_AT_VALUE, COP_STYLE_AUTO, "'2026-01-05'" },
		{ "010", COP_AT_VALUE, COP_STYLE_AUTO, "'010'" },
		{ "0xFACE", COP_AT_VALUE, COP_STYLE_AUTO, "'0xFACE'" },
		{ "1_000", COP_AT_VALUE, COP_STYLE_AUTO, "'1_000'" },
		{ "1e3", COP_AT_VALUE, COP_STYLE_AUTO, "'1e3'" },
		{ "E5", COP_AT_VALUE, COP_STYLE_AUTO, "'E5'" },
		{ "E+22", COP_AT_VALUE, COP_STYLE_AUTO, "'E+22'" },
		{ "e", COP_AT_VALUE, COP_STYLE_AUTO, "'e'" },
		{ "Eve", COP_AT_VALUE, COP_STYLE_AUTO, "Eve" },
		{ ".inf", COP_AT_VALUE, COP_STYLE_AUTO, "'.inf'" },
		{ "+.inf", COP_AT_VALUE, COP_STYLE_AUTO, "'+.inf'" },
		{ "... and so on", COP_AT_KEY, COP_STYLE_AUTO, "'... and so on'" },
		{ "4 seats", COP_AT_VALUE, COP_STYLE_AUTO, "4 seats" },
		{ "4 face", COP_AT_VALUE, COP_STYLE_AUTO, "'4 face'" },
		{ "<<", COP_AT_KEY, COP_STYLE_AUTO, "'<<'" },
		{ "=", COP_AT_VALUE, COP_STYLE_AUTO, "'='" },
		{ ":x", COP_AT_VALUE, COP_STYLE_AUTO, "':x'" },
		{ "- x", COP_AT_VALUE, COP_STYLE_AUTO, "'- x'" },
		{ "# x", COP_AT_VALUE, COP_STYLE_AUTO, "'# x'" },
		{ "a #b", COP_AT_VALUE, COP_STYLE_AUTO, "'a #b'" },
		{ "a#b", COP_AT_VALUE, COP_STYLE_AUTO, "a#b" },
		{ "a: b", COP_AT_VALUE, COP_STYLE_AUTO, "'a: b'" },
		{ "a:b", COP_AT_VALUE, COP_STYLE_AUTO, "a:b" },
		{ "a:", COP_AT_VALUE, COP_STYLE_AUTO, "'a:'" },
		{ "a:b", COP_IN_FLOW, COP_STYLE_AUTO, "'a:b'" },
		{ "a?", COP_AT_VALUE, COP_STYLE_AUTO, "a?" },
		{ "a?", COP_IN_FLOW, COP_STYLE_AUTO, "'a?'" },
		{ "a, b", COP_IN_FLOW, COP_STYLE_AUTO, "'a, b'" },
		{ "a, b", COP_AT_VALUE, COP_STYLE_AUTO, "a, b" },
		{ " a", COP_AT_VALUE, COP_STYLE_AUTO, "' a'" },
		{ "a ", COP_AT_VALUE, COP_STYLE_AUTO, "'a '" },
		{ "it's", COP_AT_VALUE, COP_STYLE_AUTO, "it's" },
		{ "'tis", COP_AT_VALUE, COP_STYLE_AUTO, "'''tis'" },
		{ "a\tb", COP_AT_VALUE, COP_STYLE_AUTO, "\"a\\tb\"" },
		{ "a\x1B[1m", COP_AT_VALUE, COP_STYLE_AUTO, "\"a\\x1B[1m\"" },
		{ "a\xC2\xA0z", COP_AT_VALUE, COP_STYLE_AUTO, "\"a\\xA0z\"" },
		{ "a\xE2\x80\xAEz", COP_AT_VALUE, COP_STYLE_AUTO, "\"a\\u202Ez\"" },
		{ "h\xC3\xA9 \xF0\x9F\x98\x80", COP_AT_VALUE, COP_STYLE_AUTO,
		  "h\xC3\xA9 \xF0\x9F\x98\x80" },
		{ "abc", COP_AT_VALUE, COP_SINGLE, "'abc'" },
		{ "abc", COP_AT_VALUE, COP_DOUBLE, "\"abc\"" },
		{ "yes", COP_AT_VALUE, COP_PLAIN, "'yes'" },
		{ "a\tb", COP_AT_VALUE, COP_SINGLE, "\"a\\tb\"" },
		{ "a\\b", COP_AT_VALUE, COP_DOUBLE, "\"a\\\\b\"" },
		{ "one\ntwo\n", COP_AT_VALUE, COP_STYLE_AUTO, "|\n  one\n  two\n" },
		{ "one\n\ntwo", COP_AT_VALUE, COP_STYLE_AUTO, "|-\n  one\n\n  two\n" },
		{ "one\n\n", COP_AT_VALUE, COP_STYLE_AUTO, "\"one\\n\\n\"" },
		{ "one \ntwo", COP_AT_VALUE, COP_STYLE_AUTO, "\"one \\ntwo\"" },
		{ " one\ntwo", COP_AT_VALUE, COP_STYLE_AUTO, "\" one\\ntwo\"" },
		{ "one\n\ttwo", COP_AT_VALUE, COP_STYLE_AUTO, "\"one\\n\\ttwo\"" },
		{ "one\n  two\tx", COP_AT_VALUE, COP_STYLE_AUTO,
		  "|-\n  one\n    two\tx\n" },
		{ "\n", COP_AT_VALUE, COP_STYLE_AUTO, "\"\\n\"" },
		{ "one\ntwo", COP_IN_FLOW, COP_STYLE_AUTO, "\"one\\ntwo\"" },
		{ "one\ntwo", COP_AT_KEY, COP_STYLE_AUTO, "\"one\\ntwo\"" },
		{ "one\ntwo", COP_AT_VALUE, COP_FOLDED, "|-\n  one\n  two\n" },
	};
	struct cop_arena *a = cop_arena_new();

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

		cop_yaml_write_scalar(&out, cop_str_text(a, cases[i].text), 2,
				      cases[i].where, cases[i].keep);
		assert_string_equal(cop_buf_str(&out), cases[i].want);
	}
	cop_arena_free(&a);
}

static void quotes_a_long_key(void **state)
{
	struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf key = { 0 }, out = { 0 };

	(void)state;
	cop_buf_fill(&key, 'k', 121);
	cop_yaml_write_scalar(&out, cop_str_text(a, key.at), 0, COP_AT_KEY,
			      COP_STYLE_AUTO);
	assert_int_equal(out.at[0], '\'');
	cop_arena_free(&a);
}

static struct cop_node *text(struct cop_arena *a, const char *t)
{
	return cop_make_text(a, cop_str_text(a, t));
}

/* A file with each kind of value; reading it gives the same tree. */
static void lays_a_file_out_as_the_format_says(void **state)
{
	struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_node *root = cop_make_map(a, COP_STYLE_AUTO);
	struct cop_node *history = cop_make_seq(a, COP_BLOCK);
	struct cop_node *fact = cop_make_map(a, COP_STYLE_AUTO);
	struct cop_node *words = cop_make_map(a, COP_STYLE_AUTO);
	struct cop_node *tags = cop_make_seq(a, COP_STYLE_AUTO);

	(void)state;
	cop_make_put(a, root, "name", text(a, "Ana: Silva"));
	cop_make_put(a, root, "joined", cop_make_bare(a, "2026-01-05"));
	cop_make_put(a, root, "text", text(a, "One sentence.\nAnother one.\n"));
	cop_make_push(tags, text(a, "already-doing"));
	cop_make_push(tags, text(a, "why?"));
	cop_make_put(a, root, "tags", tags);
	cop_make_put(a, fact, "date", cop_make_bare(a, "2026-01-05"));
	cop_make_put(a, fact, "status", cop_make_bare(a, "active"));
	cop_make_put(a, fact, "note", text(a, "A short one."));
	cop_make_push(history, fact);
	cop_make_put(a, words, "title", text(a, "Two words"));
	cop_make_put(a, words, "text", text(a, "Lines\nof it."));
	cop_make_push(history, words);
	cop_make_put(a, root, "history", history);
	cop_make_put(a, root, "none", cop_make_seq(a, COP_BLOCK));
	cop_yaml_write_file(&out, root);
	assert_string_equal(cop_buf_str(&out),
			    "name: 'Ana: Silva'\n"
			    "joined: 2026-01-05\n"
			    "text: |\n"
			    "  One sentence.\n"
			    "  Another one.\n"
			    "tags: [already-doing, 'why?']\n"
			    "history:\n"
			    "  - {date: 2026-01-05, status: active, note: A short one.}\n"
			    "  - title: Two words\n"
			    "    text: |-\n"
			    "      Lines\n"
			    "      of it.\n"
			    "'none': []\n");
	assert_true(cop_node_equal(root, parsed(a, out.at, &cop_yaml_community)));
	cop_arena_free(&a);
}

static void writes_lists_in_lists_beside_the_dash(void **state)
{
	struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_node *outer = cop_make_seq(a, COP_BLOCK),
			*inner = cop_make_seq(a, COP_BLOCK);

	(void)state;
	cop_make_push(inner, text(a, "x"));
	cop_make_push(inner, text(a, "w"));
	cop_make_push(outer, inner);
	cop_make_push(outer, text(a, "z"));
	cop_yaml_write_file(&out, outer);
	assert_string_equal(cop_buf_str(&out), "- - x\n  - w\n- z\n");
	cop_arena_free(&a);
}

static void keeps_how_a_value_was_quoted(void **state)
{
	struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_node *n = parsed(
		a, "a:\n    b: 'yes'\n    c: yes\n    d:\ne: {f: 'no'}\n", &cop_yaml_any);

	(void)state;
	cop_yaml_write_file(&out, n);
	assert_string_equal(cop_buf_str(&out), "a:\n  b: 'yes'\n  c: yes\n  d: null\n"
					       "e: {f: 'no'}\n");
	cop_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_a_text_as_the_rule_says),
		cmocka_unit_test(quotes_a_long_key),
		cmocka_unit_test(lays_a_file_out_as_the_format_says),
		cmocka_unit_test(writes_lists_in_lists_beside_the_dash),
		cmocka_unit_test(keeps_how_a_value_was_quoted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
