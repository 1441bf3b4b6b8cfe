/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <locale.h>

#include "base/raw.h"
#include "base/str.h"
#include "utf8_put.h"

static int make_arena(void **state)
{
	*state = cop_arena_new();
	return 0;
}

static int free_arena(void **state)
{
	struct cop_arena *a = *state;

	cop_arena_free(&a);
	return 0;
}

static void refuses_overlong_surrogate_and_cut_utf8(void **state)
{
	static const struct {
		const char *at;
		bool valid;
	} rows[] = {
		{ "", true },
		{ "plain", true },
		{ "\xC3\xA9", true },
		{ "\xE2\x82\xAC", true },
		{ "\xF0\x9F\x98\x80", true },
		{ "\xF4\x8F\xBF\xBF", true },
		{ "\xC0\xAF", false },         /* overlong / */
		{ "\xE0\x80\xAF", false },     /* overlong */
		{ "\xED\xA0\x80", false },     /* surrogate */
		{ "\xF4\x90\x80\x80", false }, /* beyond U+10FFFF */
		{ "\xE2\x82", false },
		{ "\x80", false },
		{ "\xFF", false },
		{ "\xC3(", false },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++)
		assert_int_equal(cop_utf8_valid(rows[i].at, strlen(rows[i].at)),
				 rows[i].valid);
}

static void puts_back_every_scalar_it_reads(void **state)
{
	(void)state;
	for (uint32_t point = 0; point <= 0x10FFFF; point += point < 0x3000 ? 1 : 97) {
		uint32_t back = 0;
		char at[4];
		size_t n;

		if (point >= 0xD800 && point <= 0xDFFF)
			continue;
		n = utf8_put(at, point);
		assert_int_equal(cop_utf8_next(at, n, &back), n);
		assert_int_equal(back, point);
	}
}

static void replaces_each_invalid_byte(void **state)
{
	struct cop_arena *a = *state;
	const struct cop_str *s = cop_str_new(a, "a\xFF\xC3z", 4);

	assert_string_equal(cop_str_raw(s), "a\xEF\xBF\xBD\xEF\xBF\xBDz");
	assert_int_equal(cop_str_len(s), 8);
}

static void takes_null_as_empty(void **state)
{
	struct cop_arena *a = *state;
	const struct cop_str *empty = cop_str_text(a, "");

	assert_string_equal(cop_str_raw(NULL), "");
	assert_int_equal(cop_str_len(NULL), 0);
	assert_true(cop_str_equal(NULL, empty));
	assert_true(cop_str_is(NULL, ""));
	assert_true(cop_str_same_name(NULL, empty));
	assert_true(cop_str_has(NULL, empty));
	assert_false(cop_str_has_newline(NULL));
	assert_null(cop_str_first_line(a, NULL));
	assert_int_equal(cop_str_words(NULL), 0);
	assert_string_equal(cop_str_slug(a, NULL), "");
}

static void compares_names_without_case_form_or_locale(void **state)
{
	static const struct {
		const char *a, *b;
		int sign;
	} rows[] = {
		{ "Ana Silva", "ana silva", 0 },
		{ "Zo\xC3\xAB", "ZOE\xCC\x88", 0 }, /* NFC and NFD */
		{ "STRASSE",
		  "stra\xC3\x9F"
		  "e",
		  0 },
		{ "\xCE\x91\xCE\xA3", "\xCE\xB1\xCF\x82", 0 }, /* final sigma */
		{ "INGE", "inge", 0 },
		{ "anna", "bert", -1 },
		{ "Bert", "anna", 1 },
		{ "ann", "anna", -1 },
		{ "\xC3\xA9", "z", 1 },
	};
	struct cop_arena *a = *state;

	setlocale(LC_ALL, "tr_TR.UTF-8");
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		int order = cop_str_order(cop_str_text(a, rows[i].a),
					  cop_str_text(a, rows[i].b));

		assert_int_equal((order > 0) - (order < 0), rows[i].sign);
	}
	setlocale(LC_ALL, "C");
}

static void finds_a_word_in_any_case(void **state)
{
	struct cop_arena *a = *state;
	const struct cop_str *text = cop_str_text(a, "Caf\xC3\xA9 of the North");

	assert_true(cop_str_has(text, cop_str_text(a, "CAFE\xCC\x81")));
	assert_true(cop_str_has(text, cop_str_text(a, "north")));
	assert_true(cop_str_has(text, NULL));
	assert_false(cop_str_has(text, cop_str_text(a, "south")));
}

static void measures_columns(void **state)
{
	static const struct {
		const char *text;
		size_t width;
	} rows[] = {
		{ "", 0 },          { "abc", 3 },
		{ "e\xCC\x81", 1 }, { "\xE6\x97\xA5\xE6\x9C\xAC", 4 },
		{ "a\nb", 3 },      { "\xE2\x80\x8B", 0 },
	};
	struct cop_arena *a = *state;

	for (size_t i = 0; i < COP_COUNT(rows); i++)
		assert_int_equal(cop_str_width(cop_str_text(a, rows[i].text)),
				 rows[i].width);
	assert_int_equal(cop_utf8_width("a\xFF", 2), 2);
}

static void counts_words_and_cuts_the_first_line(void **state)
{
	struct cop_arena *a = *state;
	const struct cop_str *s = cop_str_text(a, "  two words\nand\xC2\xA0three\tmore ");

	assert_int_equal(cop_str_words(s), 5);
	assert_true(cop_str_has_newline(s));
	assert_true(cop_str_is(cop_str_first_line(a, s), "  two words"));
}

static void cuts_a_text_into_a_set_of_words(void **state)
{
	const struct cop_str *text = cop_str_text(*state, " north; east ,, north,\tx ;");
	const char *const wanted[] = { "\tx", "east", "north" };
	const struct cop_str **words;
	size_t n = cop_str_split(*state, text, ",;", &words);

	assert_int_equal(n, 4);
	assert_true(cop_str_is(words[0], "north"));
	n = cop_str_sort_set(words, n);
	assert_int_equal(n, COP_COUNT(wanted));
	for (size_t i = 0; i < n; i++)
		assert_true(cop_str_is(words[i], wanted[i]));
	assert_int_equal(cop_str_split(*state, NULL, ",", &words), 0);
	assert_int_equal(cop_str_sort_set(NULL, 0), 0);
	assert_true(cop_str_is(cop_str_trim(*state, text), "north; east ,, north,\tx ;"));
}

static void makes_a_valid_id_from_a_title(void **state)
{
	static const struct {
		const char *title, *slug;
	} rows[] = {
		{ "Community Manager", "community-manager" },
		{ "  Q&A: 1st session! ", "q-a-1st-session" },
		{ "Zo\xC3\xAB M\xC3\xBCller-\xC3\x98sterg\xC3\xA5rd",
		  "zoe-muller-ostergard" },
		{ "The writer's guide", "the-writers-guide" },
		{ "Stra\xC3\x9F"
		  "e",
		  "strasse" },
		{ "\xC4\xB0stanbul", "istanbul" },
		{ "\xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0", "" },
		{ "---", "" },
		{ "CON", "" },
		{ "A title of so many words that it must be cut somewhere",
		  "a-title-of-so-many-words-that-it-must-be" },
		{ "A title of so many words that it must bend somewhere",
		  "a-title-of-so-many-words-that-it-must" },
		{ "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
		  "abcdefghijklmnopqrstuvwxyzabcdefghijklmn" },
	};
	struct cop_arena *a = *state;

	for (size_t i = 0; i < COP_COUNT(rows); i++)
		assert_string_equal(cop_str_slug(a, cop_str_text(a, rows[i].title)),
				    rows[i].slug);
}

static void accepts_only_whitelisted_ids(void **state)
{
	static const struct {
		const char *id;
		bool valid;
	} rows[] = {
		{ "a", true },         { "ana-silva", true }, { "2026-q1", true },
		{ "com0", true },      { "conn", true },      { "com10", true },
		{ "", false },         { "-rf", false },      { "a-", false },
		{ "Ana", false },      { "../x", false },     { "/x", false },
		{ ".git", false },     { "git~1", false },    { "con", false },
		{ "prn", false },      { "aux", false },      { "nul", false },
		{ "com1", false },     { "lpt9", false },     { "nul.yaml", false },
		{ "a b", false },      { "a.", false },       { "%2e", false },
		{ "\xC3\xA9", false }, { "a\n", false },
	};
	char longest[66];

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++)
		assert_int_equal(cop_id_valid(rows[i].id, strlen(rows[i].id)),
				 rows[i].valid);
	memset(longest, 'a', sizeof(longest));
	assert_true(cop_id_valid(longest, 64));
	assert_false(cop_id_valid(longest, 65));
	assert_false(cop_id_valid("a\0b", 3));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_overlong_surrogate_and_cut_utf8),
		cmocka_unit_test(puts_back_every_scalar_it_reads),
		cmocka_unit_test(replaces_each_invalid_byte),
		cmocka_unit_test(takes_null_as_empty),
		cmocka_unit_test(compares_names_without_case_form_or_locale),
		cmocka_unit_test(finds_a_word_in_any_case),
		cmocka_unit_test(measures_columns),
		cmocka_unit_test(counts_words_and_cuts_the_first_line),
		cmocka_unit_test(cuts_a_text_into_a_set_of_words),
		cmocka_unit_test(makes_a_valid_id_from_a_title),
		cmocka_unit_test(accepts_only_whitelisted_ids),
	};

	return cmocka_run_group_tests(tests, make_arena, free_arena);
}
