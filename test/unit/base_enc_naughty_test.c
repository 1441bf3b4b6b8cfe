/* SPDX-License-Identifier: MIT */
/* What must hold for every text in every encoder; texts that have broken such code before. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/enc.h"
#include "base/fs.h"
#include "utf8_put.h"

static const char *const naughty[] = {
	"",
	" ",
	"\n",
	"\r\n",
	"\t",
	"'",
	"\"",
	"\\",
	"\\n",
	"`",
	"plain",
	"a\r\nb\r\nc",
	"trailing newline\n",
	"\n\nleading",
	"\x1B[31mred\x1B[0m",
	"\x1B]0;title\a",
	"\x1B]8;;https://evil.example\x1B\\click\x1B]8;;\x1B\\",
	"\x1B]52;c;cGF5bG9hZA==\a",
	"\xC2\x9B"
	"2J\xC2\x9D"
	"0;x\xC2\x9C",
	"\x01\x02\x03\x7F\x0B\x0C\x08",
	"\xE2\x80\xAE"
	"txt.exe\xE2\x80\xAC",
	"\xE2\x81\xA6isolate\xE2\x81\xA9\xE2\x80\x8E\xE2\x80\x8F",
	"zero\xE2\x80\x8Bwidth\xE2\x80\x8Djoin\xEF\xBB\xBF",
	"line\xE2\x80\xA8sep\xE2\x80\xA9par\xC2\x85nel",
	"\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2",
	"\xEF\xBF\xBE\xEF\xBF\xBF",
	"\xFF\xFE\x80 invalid \xC0\xAF \xED\xA0\x80 cut \xE2\x82",
	"=1+1",
	"+1",
	"-1",
	"@SUM(A1:A9)",
	"=cmd|' /C calc'!A0",
	"  =1+1",
	"\t=1+1",
	"\r=1+1",
	"\xEF\xBC\x9D"
	"1\xEF\xBC\x8B"
	"1",
	"a;=1+1,\"=2\"",
	"::error file=x::owned",
	"50%0A::error::x",
	"##[error]x",
	"Signed-off-by: Eve <eve@example.org>",
	"x\n\nCo-authored-by: Eve <eve@example.org>\n# comment\n-- \n---\n",
	"<script>alert(1)</script>",
	"\"><img src=x onerror=alert(1)>",
	"' onmouseover='alert(1)",
	"</title></style></textarea>",
	"&lt;&amp;&#x3C;",
	"[x](javascript:alert(1))",
	"![x](https://evil.example/t.png)",
	"<javascript:alert(1)>",
	"| a | b |\n|---|---|",
	"```\ncode\n```",
	"1. one\n2) two",
	"    indented",
	"--flag",
	"$(touch /tmp/x) `touch /tmp/x` ${HOME} !! ~ *",
	"END:VEVENT\r\nBEGIN:VALARM",
	"a\\;b\\,c\\\\d",
	"e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85",
	"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7\xF0\x9F"
	"\x87\xAA",
	"\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7",
	"\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E",
};

typedef void encode(struct cop_buf *out, const char *at, size_t len);

static struct cop_buf encoded(encode *enc, const struct cop_buf *text)
{
	struct cop_buf out = { 0 };

	enc(&out, cop_buf_str(text), text->len);
	cop_buf_add(&out, "", 0);
	return out;
}

static void assert_same(const struct cop_buf *a, const struct cop_buf *b)
{
	assert_int_equal(a->len, b->len);
	if (a->len)
		assert_memory_equal(a->at, b->at, a->len);
}

static bool holds(const struct cop_buf *text, const char *any)
{
	return strpbrk(cop_buf_str(text), any) || strlen(cop_buf_str(text)) != text->len;
}

static void assert_no_controls(const struct cop_buf *text)
{
	uint32_t point = 0;

	for (size_t i = 0; i < text->len;) {
		size_t n = cop_utf8_next(text->at + i, text->len - i, &point);

		assert_true(n > 0);
		assert_true(point >= 0x20 && !(point >= 0x7F && point <= 0x9F));
		i += n;
	}
}

/* Nothing in it that any encoder leaves out or shows in another way, but newlines. */
static bool is_plain(const struct cop_buf *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf flat = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf shown = { 0 };

	for (size_t i = 0; i < text->len; i++)
		cop_buf_char(&flat, text->at[i] == '\n' ? ' ' : text->at[i]);
	shown = encoded(cop_enc_term_text, &flat);
	return shown.len == flat.len &&
	       memcmp(cop_buf_str(&shown), cop_buf_str(&flat), flat.len) == 0;
}

static void terminal_output_is_harmless(const struct cop_buf *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf once = encoded(cop_enc_term_text, text);
	COP_CLEANUP(cop_buf_clear)
	struct cop_buf twice = encoded(cop_enc_term_text, &once);

	assert_no_controls(&once);
	assert_same(&once, &twice);
}

static uint32_t hex4(const char *at)
{
	char digits[5] = { at[0], at[1], at[2], at[3] };

	return (uint32_t)strtoul(digits, NULL, 16);
}

/* Decodes the JSON string that begins at text[i]; returns where it ends. */
static size_t read_json(const char *text, size_t i, struct cop_buf *ret)
{
	static const char letters[] = "\"\\/bfnrt", plain[] = "\"\\/\b\f\n\r\t";
	char put[4];

	assert_int_equal(text[i++], '"');
	for (; text[i] != '"'; i++) {
		uint32_t point;

		assert_true((unsigned char)text[i] >= 0x20);
		if (text[i] != '\\') {
			cop_buf_char(ret, text[i]);
			continue;
		}
		if (text[++i] != 'u') {
			assert_non_null(strchr(letters, text[i]));
			cop_buf_char(ret, plain[strchr(letters, text[i]) - letters]);
			continue;
		}
		point = hex4(text + i + 1);
		i += 4;
		if (point >= 0xD800 && point < 0xDC00) {
			point = 0x10000 + ((point - 0xD800) << 10) + hex4(text + i + 3) -
				0xDC00;
			i += 6;
		}
		cop_buf_add(ret, put, utf8_put(put, point));
	}
	return i + 1;
}

static void json_decodes_to_the_same(const struct cop_buf *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = encoded(cop_enc_json_text, text);
	COP_CLEANUP(cop_buf_clear) struct cop_buf back = { 0 };

	assert_no_controls(&out);
	assert_int_equal(read_json(out.at, 0, &back), out.len);
	if (cop_utf8_valid(cop_buf_str(text), text->len))
		assert_same(&back, text);
}

static void html_decodes_to_the_same(const struct cop_buf *text)
{
	static const struct {
		const char *entity, one;
	} entities[] = {
		{ "&amp;", '&' },  { "&lt;", '<' },   { "&gt;", '>' },
		{ "&quot;", '"' }, { "&#39;", '\'' },
	};
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = encoded(cop_enc_html_text, text);
	COP_CLEANUP(cop_buf_clear) struct cop_buf back = { 0 };

	assert_false(holds(&out, "<>\"'\r\x1B"));
	for (size_t i = 0; i < out.len;) {
		size_t e = 0;

		if (out.at[i] != '&') {
			cop_buf_char(&back, out.at[i++]);
			continue;
		}
		while (strncmp(out.at + i, entities[e].entity,
			       strlen(entities[e].entity)) != 0)
			assert_true(++e < COP_COUNT(entities));
		cop_buf_char(&back, entities[e].one);
		i += strlen(entities[e].entity);
	}
	if (is_plain(text))
		assert_same(&back, text);
}

static void markdown_is_one_line_without_markup(const struct cop_buf *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = encoded(cop_enc_md_text, text);

	assert_no_controls(&out);
	for (size_t i = 0; i < out.len; i++) {
		if (out.at[i] == '\\')
			i++;
		else
			assert_null(strchr("`*_[]<>|~#&", out.at[i]));
	}
	assert_true(out.len == 0 || !strchr(" -+=", out.at[0]));
}

static void csv_decodes_to_the_same_and_computes_nothing(const struct cop_buf *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = encoded(cop_enc_csv_text, text);
	COP_CLEANUP(cop_buf_clear) struct cop_buf back = { 0 };
	bool quoted = out.len && out.at[0] == '"';
	const char *first;

	for (size_t i = quoted; i < out.len - quoted; i++) {
		if (quoted && out.at[i] == '"')
			assert_int_equal(out.at[++i], '"');
		else if (!quoted)
			assert_null(strchr("\",\n\r", out.at[i]));
		cop_buf_char(&back, out.at[i]);
	}
	first = cop_buf_str(&back) + strspn(cop_buf_str(&back), " \n");
	assert_null(*first ? strchr("=+-@\t\r", *first) : NULL);
	if (back.len == text->len + 1 && back.at[0] == '\'')
		cop_buf_splice(&back, 0, 1, "", 0);
	if (is_plain(text))
		assert_same(&back, text);
}

/* Undoes backslashes as TSV and iCalendar have them. */
static void unescape(const struct cop_buf *text, struct cop_buf *ret)
{
	for (size_t i = 0; i < text->len; i++) {
		char c = text->at[i];

		if (c == '\\') {
			c = text->at[++i];
			c = (char)(c == 'n' ? '\n' : c == 't' ? '\t' : c);
		}
		cop_buf_char(ret, c);
	}
}

static void tsv_decodes_to_the_same(const struct cop_buf *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = encoded(cop_enc_tsv_text, text);
	COP_CLEANUP(cop_buf_clear) struct cop_buf back = { 0 };

	assert_no_controls(&out);
	unescape(&out, &back);
	if (is_plain(text))
		assert_same(&back, text);
}

/* Takes the folds out and checks what each line must be. */
static void unfold(const struct cop_buf *folded, struct cop_buf *ret)
{
	const char *at = folded->at;

	while (*at) {
		const char *end = strstr(at, "\r\n");

		assert_non_null(end);
		assert_true(end - at <= 75);
		assert_true(cop_utf8_valid(at, (size_t)(end - at)));
		assert_true(at == folded->at || *at == ' ');
		cop_buf_add(ret, at + (at != folded->at),
			    (size_t)(end - at) - (at != folded->at));
		at = end + 2;
	}
}

static void icalendar_decodes_to_the_same(const struct cop_buf *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = encoded(cop_enc_ics_text, text);
	COP_CLEANUP(cop_buf_clear) struct cop_buf folded = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf unfolded = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf back = { 0 };

	assert_false(holds(&out, "\r\n\x1B"));
	cop_ics_line(&folded, cop_buf_str(&out), out.len);
	unfold(&folded, &unfolded);
	assert_same(&unfolded, &out);
	unescape(&out, &back);
	if (is_plain(text))
		assert_same(&back, text);
}

static void github_commands_stay_on_one_line(const struct cop_buf *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf message = encoded(cop_enc_github, text);
	COP_CLEANUP(cop_buf_clear)
	struct cop_buf property = encoded(cop_enc_github_property, text);

	assert_no_controls(&message);
	assert_no_controls(&property);
	assert_false(holds(&property, ":,"));
}

static void commit_messages_hold_no_trailer(const struct cop_buf *text)
{
	COP_CLEANUP(cop_buf_clear)
	struct cop_buf body = encoded(cop_enc_commit_body, text);
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_arena *a = cop_arena_new();

	assert_false(holds(&body, "\r\x1B\x7F"));
	for (const char *line = body.at; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		assert_null(*line ? strchr("#;@%^&|:>", *line) : NULL);
		assert_int_not_equal(strncmp(line, "---", 3), 0);
		assert_int_not_equal(strncmp(line, "Signed-off-by", 13), 0);
		assert_int_not_equal(strncmp(line, "Co-authored-by", 14), 0);
	}
	cop_enc_commit_subject(&subject, cop_str_new(a, cop_buf_str(text), text->len));
	assert_no_controls(&subject);
	cop_arena_free(&a);
}

static void shell_words_read_back_as_one_word(const struct cop_buf *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = encoded(cop_enc_shell_text, text);
	COP_CLEANUP(cop_buf_clear) struct cop_buf back = { 0 };
	bool quoted = false;

	for (size_t i = 0; i < out.len; i++) {
		if (out.at[i] == '\'') {
			quoted = !quoted;
		} else if (!quoted && out.at[i] == '\\') {
			cop_buf_char(&back, out.at[++i]);
		} else {
			assert_true(quoted ||
				    !strchr(" \t\n$`\"!*?#~&|;<>(){}[]", out.at[i]));
			cop_buf_char(&back, out.at[i]);
		}
	}
	assert_false(quoted);
	if (!memchr(cop_buf_str(text), '\0', text->len))
		assert_same(&back, text);
}

static void check(const struct cop_buf *text)
{
	terminal_output_is_harmless(text);
	json_decodes_to_the_same(text);
	html_decodes_to_the_same(text);
	markdown_is_one_line_without_markup(text);
	csv_decodes_to_the_same_and_computes_nothing(text);
	tsv_decodes_to_the_same(text);
	icalendar_decodes_to_the_same(text);
	github_commands_stay_on_one_line(text);
	commit_messages_hold_no_trailer(text);
	shell_words_read_back_as_one_word(text);
}

static void every_encoder_holds_for_naughty_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COP_COUNT(naughty); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

		cop_buf_text(&text, naughty[i]);
		check(&text);
	}
}

static void every_encoder_holds_for_naughty_texts_within_others(void **state)
{
	(void)state;
	for (size_t i = 0; i < COP_COUNT(naughty); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

		cop_buf_printf(&text, "Zo\xC3\xAB %s\n%s end", naughty[i],
			       naughty[(i * 7 + 3) % COP_COUNT(naughty)]);
		check(&text);
	}
}

static void every_encoder_holds_for_a_very_long_text(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

	(void)state;
	while (text.len < 100000)
		cop_buf_printf(&text, "%s\xC3\xA9",
			       naughty[text.len % COP_COUNT(naughty)]);
	check(&text);
}

static void every_encoder_holds_for_every_single_byte(void **state)
{
	(void)state;
	for (int byte = 0; byte < 256; byte++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

		cop_buf_char(&text, (char)byte);
		check(&text);
	}
}

static void every_encoder_holds_for_the_big_list_of_naughty_strings(void **state)
{
	const char *root = getenv("COP_SOURCE");
	COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };
	struct cop_arena *a = cop_arena_new();
	const struct cop_source *src = NULL;
	struct cop_error err = { 0 };
	size_t i, n = 0;

	(void)state;
	cop_buf_printf(&path, "%s/../shared/data/naughty-strings/blns.json",
		       root ? root : ".");
	if (cop_fs_read_any(path.at, 1 << 20, a, &src, &err)) {
		/* cmocka's skip() is a failure in meson's reading of TAP */
		print_message("# SKIP %s\n", err.msg);
		cop_arena_free(&a);
		return;
	}
	i = strcspn(src->text, "\"");
	while (src->text[i]) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

		i = read_json(src->text, i, &text);
		i += strcspn(src->text + i, "\"");
		check(&text);
		n++;
	}
	assert_int_equal(n, 515);
	cop_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_encoder_holds_for_naughty_texts),
		cmocka_unit_test(every_encoder_holds_for_naughty_texts_within_others),
		cmocka_unit_test(every_encoder_holds_for_a_very_long_text),
		cmocka_unit_test(every_encoder_holds_for_every_single_byte),
		cmocka_unit_test(every_encoder_holds_for_the_big_list_of_naughty_strings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
