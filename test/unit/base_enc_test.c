/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/enc.h"

struct row {
	const char *text, *want;
};

typedef void encode(struct cop_buf *out, const char *at, size_t len);

static void check_rows(encode *enc, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

		enc(&out, rows[i].text, strlen(rows[i].text));
		assert_string_equal(cop_buf_str(&out), rows[i].want);
	}
}

static void shows_controls_on_a_terminal(void **state)
{
	static const struct row rows[] = {
		{ "", "" },
		{ "Zo\xC3\xAB \xF0\x9F\x98\x80", "Zo\xC3\xAB \xF0\x9F\x98\x80" },
		{ "\x1B[31mred\x1B[0m", "^[[31mred^[[0m" },
		{ "\x1B]8;;https://evil.example\aclick\x1B]8;;\a",
		  "^[]8;;https://evil.example^Gclick^[]8;;^G" },
		{ "a\rb\tc\x7F", "a^Mb^Ic^?" },
		{ "a\nb", "a b" },
		{ "\xC2\x9B"
		  "31m",
		  "\\x9B31m" }, /* C1 control sequence introducer */
		{ "\xFF", "\\xFF" },
		{ "a\xE2\x80\xAE"
		  "b",
		  "a<U+202E>b" },
		{ "a\xE2\x80\x8B"
		  "b",
		  "a<U+200B>b" },
		{ "ad\xE2\x80\x8D"
		  "min",
		  "ad<U+200D>min" },
		/* a joiner inside a Persian word and inside an emoji is spelling */
		{ "\xD9\x85\xE2\x80\x8C\xD8\xAE", "\xD9\x85\xE2\x80\x8C\xD8\xAE" },
		{ "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB",
		  "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB" },
		{ "\xEF\xBB\xBFx\xE2\x80\xA8", "<U+FEFF>x<U+2028>" },
		{ "\xF3\xA0\x81\x81", "<U+E0041>" },
	};

	(void)state;
	check_rows(cop_enc_term_text, rows, COP_COUNT(rows));
}

static void indents_following_lines_of_prose(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_arena *a = cop_arena_new();

	(void)state;
	cop_enc_term_lines(&out, cop_str_text(a, "one\n\ntwo\x1B"), 4);
	assert_string_equal(cop_buf_str(&out), "one\n\n    two^[");
	cop_arena_free(&a);
}

static void cuts_a_snippet_at_its_columns(void **state)
{
	struct cop_arena *a = cop_arena_new();

	(void)state;
	assert_string_equal(cop_enc_snippet(a, cop_str_text(a, "abcdefgh"), 8),
			    "abcdefgh");
	assert_string_equal(cop_enc_snippet(a, cop_str_text(a, "abcdefghi"), 8),
			    "abcde...");
	assert_string_equal(
		cop_enc_snippet(a, cop_str_text(a, "\x1B\x1B\x1B\x1B\x1B"), 8),
		"^[^[...");
	assert_string_equal(cop_enc_snippet(a, NULL, 8), "");
	assert_string_equal(cop_enc_shown(a, cop_str_text(a, "a\nb\x1B")), "a b^[");
	cop_arena_free(&a);
}

static void escapes_json(void **state)
{
	static const struct row rows[] = {
		{ "", "\"\"" },
		{ "say \"hi\" \\o/", "\"say \\\"hi\\\" \\\\o/\"" },
		{ "a\nb\tc\r\x01\x1B\x7F", "\"a\\nb\\tc\\r\\u0001\\u001b\\u007f\"" },
		{ "\xC2\x85\xE2\x80\xA8\xE2\x80\xAE", "\"\\u0085\\u2028\\u202e\"" },
		{ "\xF0\x9F\x98\x80\xC3\xA9", "\"\xF0\x9F\x98\x80\xC3\xA9\"" },
		{ "\xFF", "\"\xEF\xBF\xBD\"" },
	};

	(void)state;
	check_rows(cop_enc_json_text, rows, COP_COUNT(rows));
}

static void escapes_html(void **state)
{
	static const struct row rows[] = {
		{ "<script>alert('x')</script>",
		  "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" },
		{ "\" onload=\"x & y", "&quot; onload=&quot;x &amp; y" },
		{ "a\nb\tc\x1B", "a\nb\tc\xEF\xBF\xBD" },
		{ "\xE2\x80\xAE", "\xEF\xBF\xBD" },
	};

	(void)state;
	check_rows(cop_enc_html_text, rows, COP_COUNT(rows));
}

static void escapes_markdown(void **state)
{
	static const struct row rows[] = {
		{ "plain, with: marks - and 1.5 (ok)!",
		  "plain, with: marks - and 1.5 (ok)!" },
		{ "a | b", "a \\| b" },
		{ "*b* _i_ `c` ~s~", "\\*b\\* \\_i\\_ \\`c\\` \\~s\\~" },
		{ "![x](y) <b> &amp; \\", "!\\[x\\](y) \\<b\\> \\&amp; \\\\" },
		{ "# heading", "\\# heading" },
		{ "> quote", "\\> quote" },
		{ "- item", "\\- item" },
		{ "+ item", "\\+ item" },
		{ "===", "\\===" },
		{ ":-:", "\\:-:" },
		{ "12. item", "12\\. item" },
		{ "1) item", "1\\) item" },
		{ "3.", "3\\." },
		{ "71.43 %", "71.43 %" },
		{ "    code", "code" },
		{ "hard  \nbreak  ", "hard   break" },
		{ "one\n# two", "one \\# two" },
		{ "\x1B", "\xEF\xBF\xBD" },
	};

	(void)state;
	check_rows(cop_enc_md_text, rows, COP_COUNT(rows));
}

static void defuses_formulas_in_csv(void **state)
{
	static const struct row rows[] = {
		{ "", "" },
		{ "plain", "plain" },
		{ "O'Neil", "O'Neil" },
		{ "a,b", "\"a,b\"" },
		{ "say \"hi\"", "\"say \"\"hi\"\"\"" },
		{ "a\nb", "\"a\nb\"" },
		{ " x", "\" x\"" },
		{ "=1+1", "\"'=1+1\"" },
		{ "+49 30", "\"'+49 30\"" },
		{ "-2", "\"'-2\"" },
		{ "@SUM(A1)", "\"'@SUM(A1)\"" },
		{ "  =1+1", "\"'  =1+1\"" },
		{ "\n=1", "\"'\n=1\"" },
		{ "\xEF\xBB\xBF=1", "\"'<U+FEFF>=1\"" },
		{ "\tx", "\"'\tx\"" },
		{ "\rx", "\"'^Mx\"" },
		{ "\xEF\xBC\x9D"
		  "1",
		  "\"'\xEF\xBC\x9D"
		  "1\"" },
		{ "a\x1B", "a^[" },
	};

	(void)state;
	check_rows(cop_enc_csv_text, rows, COP_COUNT(rows));
}

static void keeps_a_tsv_record_on_one_line(void **state)
{
	static const struct row rows[] = {
		{ "a\tb\nc\\d", "a\\tb\\nc\\\\d" },
		{ "\x1B\r", "^[^M" },
	};

	(void)state;
	check_rows(cop_enc_tsv_text, rows, COP_COUNT(rows));
}

static void escapes_ics_text(void **state)
{
	static const struct row rows[] = {
		{ "a;b,c\\d", "a\\;b\\,c\\\\d" },
		{ "a\r\nATTENDEE:mailto:x", "a\\nATTENDEE:mailto:x" },
		{ "a\x1B\x7F\xC2\x85"
		  "b",
		  "ab" },
	};

	(void)state;
	check_rows(cop_enc_ics_text, rows, COP_COUNT(rows));
}

static void folds_ics_lines_at_75_octets(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf line = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	(void)state;
	cop_buf_fill(&line, 'x', 75);
	cop_ics_line(&out, line.at, line.len);
	assert_int_equal(out.len, 77);

	cop_buf_reset(&out);
	cop_buf_reset(&line);
	cop_buf_fill(&line, 'x', 74);
	cop_buf_text(&line, "\xC3\xA9");
	cop_buf_fill(&line, 'y', 73);
	cop_ics_line(&out, line.at, line.len);
	assert_memory_equal(out.at + 74, "\r\n \xC3\xA9", 5);
	assert_memory_equal(out.at + 74 + 5 + 72, "\r\n y\r\n", 6);
	assert_int_equal(out.len, 74 + 5 + 72 + 6);
}

static void escapes_github_commands(void **state)
{
	static const struct row message[] = {
		{ "50%\n::error::x", "50%25%0A::error::x" },
		{ "a\r\x1B", "a%0D^[" },
	};
	static const struct row property[] = {
		{ "a:b,c%", "a%3Ab%2Cc%25" },
	};

	(void)state;
	check_rows(cop_enc_github, message, COP_COUNT(message));
	check_rows(cop_enc_github_property, property, COP_COUNT(property));
}

static void forges_no_trailer_in_a_commit_body(void **state)
{
	static const struct row rows[] = {
		{ "Some words.\n\nMore: words with a colon later",
		  "Some words.\n\n    More: words with a colon later" },
		{ "a\n\nSigned-off-by: x <x@example.org>",
		  "a\n\n    Signed-off-by: x <x@example.org>" },
		{ "\rSigned-off-by: x", "    Signed-off-by: x" },
		{ "Reviewed-by : x", "    Reviewed-by : x" },
		{ "Fixes #3", "    Fixes #3" },
		{ "# note", "    # note" },
		{ "; note", "    ; note" },
		{ "# ------------------------ >8", "    # ------------------------ >8" },
		{ "---\n a", "    ---\n a" },
		{ "diff --git a b", "    diff --git a b" },
		{ "(cherry picked from commit 1)", "    (cherry picked from commit 1)" },
		{ "- an item\n", "- an item\n" },
		{ "two words: fine", "two words: fine" },
		{ "a\x1B[1mb\r\nc", "a[1mb\nc" },
	};
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_arena *a = cop_arena_new();

	(void)state;
	check_rows(cop_enc_commit_body, rows, COP_COUNT(rows));
	cop_enc_commit_subject(&subject,
			       cop_str_text(a, "one\ntwo\x1B\xE2\x80\xAE three"));
	assert_string_equal(cop_buf_str(&subject), "one two three");
	cop_arena_free(&a);
}

static void quotes_words_for_a_shell(void **state)
{
	static const struct row rows[] = {
		{ "ana-silva", "ana-silva" },
		{ "a/b.yaml", "a/b.yaml" },
		{ "", "''" },
		{ "=x", "'=x'" },
		{ "two words", "'two words'" },
		{ "it's", "'it'\\''s'" },
		{ "$(rm -rf .)`x`", "'$(rm -rf .)`x`'" },
		{ "~", "'~'" },
	};

	(void)state;
	check_rows(cop_enc_shell_text, rows, COP_COUNT(rows));
}

static void links_only_known_schemes(void **state)
{
	static const struct {
		const char *url;
		bool safe;
	} rows[] = {
		{ "https://example.org/a?b=c&d=(e)#f", true },
		{ "HTTP://example.org", true },
		{ "mailto:ana@example.org", true },
		{ "https://example.org/\xC3\xA9", true },
		{ "", false },
		{ "https://", false },
		{ "https:///x", false },
		{ "mailto:", false },
		{ "javascript:alert(1)", false },
		{ "java\nscript:alert(1)", false },
		{ " https://example.org", false },
		{ "data:text/html,x", false },
		{ "//example.org", false },
		{ "ftp://example.org", false },
		{ "https://example.org/a b", false },
		{ "https://example.org/\"onload=", false },
		{ "https://example.org/\n", false },
		{ "https://example.org/\xE2\x80\xAE", false },
	};
	struct cop_arena *a = cop_arena_new();

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++)
		assert_int_equal(cop_url_safe(cop_str_text(a, rows[i].url)),
				 rows[i].safe);
	assert_false(cop_url_safe(NULL));
	cop_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_controls_on_a_terminal),
		cmocka_unit_test(indents_following_lines_of_prose),
		cmocka_unit_test(cuts_a_snippet_at_its_columns),
		cmocka_unit_test(escapes_json),
		cmocka_unit_test(escapes_html),
		cmocka_unit_test(escapes_markdown),
		cmocka_unit_test(defuses_formulas_in_csv),
		cmocka_unit_test(keeps_a_tsv_record_on_one_line),
		cmocka_unit_test(escapes_ics_text),
		cmocka_unit_test(folds_ics_lines_at_75_octets),
		cmocka_unit_test(escapes_github_commands),
		cmocka_unit_test(forges_no_trailer_in_a_commit_body),
		cmocka_unit_test(quotes_words_for_a_shell),
		cmocka_unit_test(links_only_known_schemes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
