/* SPDX-License-Identifier: MIT */
/* What two texts share, and what each of two made of a common one. One letter is one piece. */
#include "test.h"

#include "base/buf.h"
#include "base/compare.h"

static struct cop_pieces letters(struct cop_arena *a, const char *text)
{
	struct cop_pieces p = { COP_NEW_N(a, struct cop_piece, strlen(text) + 1),
				strlen(text) };

	for (size_t i = 0; i < p.n; i++)
		p.at[i] = (struct cop_piece){ text + i, 1 };
	return p;
}

static void lines_keep_their_ends(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	const char *text = "one\n\nlast";
	struct cop_pieces p = cop_pieces_of_lines(a, text, strlen(text));

	(void)state;
	assert_int_equal(p.n, 3);
	assert_int_equal(p.at[0].len, 4);
	assert_int_equal(p.at[1].len, 1);
	assert_int_equal(p.at[2].len, 4);
	assert_int_equal(cop_pieces_of_lines(a, text, 4).n, 1);
	assert_int_equal(cop_pieces_of_lines(a, "", 0).n, 0);
}

static void pieces_are_equal_byte_for_byte(void **state)
{
	struct cop_piece none = { NULL, 0 }, empty = { "", 0 }, x = { "x", 1 },
			 xy = { "xy", 2 }, z = { "z", 1 };

	(void)state;
	assert_true(cop_piece_equal(&none, &empty));
	assert_true(cop_piece_equal(&x, &x));
	assert_false(cop_piece_equal(&x, &xy));
	assert_false(cop_piece_equal(&x, &z));
	assert_false(cop_piece_equal(&none, &x));
}

/* --- two --- */

/* "ab-c+d": kept as they are, gone after a minus, come after a plus. */
static void assert_two(const char *before, const char *after, const char *want)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_pieces x = letters(a, before), y = letters(a, after);
	struct cop_marks m = cop_compare(a, &x, &y);
	size_t i = 0, k = 0;

	while (i < x.n || k < y.n) {
		if (i < x.n && m.gone[i]) {
			cop_buf_printf(&out, "-%c", before[i++]);
		} else if (k < y.n && m.come[k]) {
			cop_buf_printf(&out, "+%c", after[k++]);
		} else {
			assert_true(i < x.n && k < y.n);
			assert_int_equal(before[i], after[k]);
			cop_buf_char(&out, before[i++]);
			k++;
		}
	}
	assert_string_equal(cop_buf_str(&out), want);
}

static void two_texts_share_what_they_can(void **state)
{
	(void)state;
	assert_two("", "", "");
	assert_two("abc", "abc", "abc");
	assert_two("", "ab", "+a+b");
	assert_two("ab", "", "-a-b");
	assert_two("abc", "axc", "a-b+xc");
	assert_two("abc", "abxc", "ab+xc");
	assert_two("abc", "ac", "a-bc");
	assert_two("abc", "xabcy", "+xabc+y");
	assert_two("abcdef", "abXdeYf", "ab-c+Xde+Yf");
	assert_two("ab", "xy", "-a-b+x+y");
}

/* Every piece differs: far more edits than are searched for. */
static void many_edits_count_as_replaced(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	enum { N = 2000 };
	struct cop_pieces x = { COP_NEW_N(a, struct cop_piece, N), N };
	struct cop_pieces y = { COP_NEW_N(a, struct cop_piece, N), N };
	struct cop_marks m;

	(void)state;
	for (size_t i = 0; i < N; i++) {
		bool end = i == 0 || i == N - 1 || i == N / 2;

		x.at[i] = (struct cop_piece){ end ? "=" : "x", 1 };
		y.at[i] = (struct cop_piece){ end ? "=" : "y", 1 };
	}
	m = cop_compare(a, &x, &y);
	assert_false(m.gone[0] || m.come[0] || m.gone[N - 1] || m.come[N - 1]);
	for (size_t i = 1; i < N - 1; i++)
		assert_true(m.gone[i] && m.come[i]);
}

static void one_edit_in_many_pieces_is_found(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	enum { N = 5000 };
	struct cop_pieces x = { COP_NEW_N(a, struct cop_piece, N), N };
	struct cop_pieces y = { COP_NEW_N(a, struct cop_piece, N), N };
	struct cop_marks m;

	(void)state;
	for (size_t i = 0; i < N; i++) {
		x.at[i].at = y.at[i].at = cop_arena_printf(a, "%zu", i);
		x.at[i].len = y.at[i].len = strlen(x.at[i].at);
	}
	y.at[10] = y.at[4000] = (struct cop_piece){ "new", 3 };
	m = cop_compare(a, &x, &y);
	for (size_t i = 0; i < N; i++) {
		assert_int_equal(m.gone[i], i == 10 || i == 4000);
		assert_int_equal(m.come[i], i == 10 || i == 4000);
	}
}

/* --- three --- */

/* "same ab", "ours o>x", "theirs o>y", "both o>x", "clash o>x|y". */
static void put_stretch(struct cop_buf *out, const struct cop_stretch *s,
			const char *const text[3])
{
	int no = (int)s->no, na = (int)s->na, nb = (int)s->nb;
	const char *o = text[0] + s->o, *a = text[1] + s->a, *b = text[2] + s->b;

	cop_buf_text(out, out->len ? " " : "");
	switch (s->kind) {
	case COP_STRETCH_SAME:
		assert_int_equal(no, na);
		assert_int_equal(no, nb);
		assert_memory_equal(o, a, s->no);
		assert_memory_equal(o, b, s->no);
		cop_buf_printf(out, "same %.*s", no, o);
		break;
	case COP_STRETCH_OURS:
		assert_int_equal(no, nb);
		assert_memory_equal(o, b, s->no);
		cop_buf_printf(out, "ours %.*s>%.*s", no, o, na, a);
		break;
	case COP_STRETCH_THEIRS:
		assert_int_equal(no, na);
		assert_memory_equal(o, a, s->no);
		cop_buf_printf(out, "theirs %.*s>%.*s", no, o, nb, b);
		break;
	case COP_STRETCH_BOTH:
		assert_int_equal(na, nb);
		assert_memory_equal(a, b, s->na);
		cop_buf_printf(out, "both %.*s>%.*s", no, o, na, a);
		break;
	case COP_STRETCH_CLASH:
		cop_buf_printf(out, "clash %.*s>%.*s|%.*s", no, o, na, a, nb, b);
		break;
	}
}

static void three(const char *const text[3], struct cop_buf *out)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *arena = cop_arena_new();
	struct cop_pieces o = letters(arena, text[0]), a = letters(arena, text[1]),
			  b = letters(arena, text[2]);
	struct cop_stretches s = cop_compare3(arena, &o, &a, &b);
	size_t at_o = 0, at_a = 0, at_b = 0;

	for (size_t i = 0; i < s.n; i++) {
		assert_int_equal(s.at[i].o, at_o);
		assert_int_equal(s.at[i].a, at_a);
		assert_int_equal(s.at[i].b, at_b);
		at_o += s.at[i].no;
		at_a += s.at[i].na;
		at_b += s.at[i].nb;
		put_stretch(out, &s.at[i], text);
	}
	assert_int_equal(at_o, o.n);
	assert_int_equal(at_a, a.n);
	assert_int_equal(at_b, b.n);
}

/* Each case the other way round too: the same stretches with the sides exchanged. */
static const struct {
	const char *o, *a, *b, *want, *exchanged;
} cases[] = {
	{ "", "", "", "", "" },
	{ "abc", "abc", "abc", "same abc", "same abc" },
	{ "abc", "axc", "abc", "same a ours b>x same c", "same a theirs b>x same c" },
	{ "abc", "", "abc", "ours abc>", "theirs abc>" },
	{ "", "x", "", "ours >x", "theirs >x" },
	{ "", "x", "x", "both >x", "both >x" },
	{ "", "x", "y", "clash >x|y", "clash >y|x" },
	{ "abc", "axc", "axc", "same a both b>x same c", "same a both b>x same c" },
	{ "abc", "axc", "ayc", "same a clash b>x|y same c", "same a clash b>y|x same c" },
	{ "abc", "ac", "ac", "same a both b> same c", "same a both b> same c" },
	{ "abc", "ac", "ayc", "same a clash b>|y same c", "same a clash b>y| same c" },
	{ "abcde", "xbcde", "abcdy", "ours a>x same bcd theirs e>y",
	  "theirs a>x same bcd ours e>y" },
	/* Neighbours may both be rewritten, whoever comes first. */
	{ "abcd", "axcd", "abyd", "same a ours b>x theirs c>y same d",
	  "same a theirs b>x ours c>y same d" },
	{ "abc", "xbz", "ayc", "ours a>x theirs b>y ours c>z",
	  "theirs a>x ours b>y theirs c>z" },
	/* What comes beside a change belongs before or after it: nobody knows. */
	{ "abc", "axc", "abyc", "same a clash b>x|by same c",
	  "same a clash b>by|x same c" },
	{ "abc", "axc", "aybc", "same a clash b>x|yb same c",
	  "same a clash b>yb|x same c" },
	{ "abcd", "acd", "abyd", "same a clash bc>c|by same d",
	  "same a clash bc>by|c same d" },
	{ "abcd", "acd", "abd", "same a clash bc>c|b same d",
	  "same a clash bc>b|c same d" },
	/* A long change takes in all it meets. */
	{ "abcdef", "axyzef", "abXdYf", "same a clash bcd>xyz|bXd theirs e>Y same f",
	  "same a clash bcd>bXd|xyz ours e>Y same f" },
	{ "abcdefg", "axyzeug", "abcpqrg", "same a clash bcdef>xyzeu|bcpqr same g",
	  "same a clash bcdef>bcpqr|xyzeu same g" },
	{ "abcdef", "", "abxdef", "clash abcdef>|abxdef", "clash abcdef>abxdef|" },
};

static void three_texts_are_cut_into_stretches(void **state)
{
	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 }, back = { 0 };

		three((const char *const[]){ cases[i].o, cases[i].a, cases[i].b }, &out);
		assert_string_equal(cop_buf_str(&out), cases[i].want);
		three((const char *const[]){ cases[i].o, cases[i].b, cases[i].a }, &back);
		assert_string_equal(cop_buf_str(&back), cases[i].exchanged);
	}
}

/* Whatever the texts are: nothing of either side is left out, nothing stands twice. */
static void every_piece_is_in_one_stretch(void **state)
{
	unsigned lottery = 1;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
		char text[3][16];

		for (size_t k = 0; k < 3; k++) {
			size_t n = (lottery = lottery * 1103515245u + 12345u) >> 28;

			n = n < 15 ? n : 14;
			for (size_t c = 0; c < n; c++) {
				lottery = lottery * 1103515245u + 12345u;
				text[k][c] = (char)('a' + (lottery >> 16) % 4);
			}
			text[k][n] = 0;
		}
		three((const char *const[]){ text[0], text[1], text[2] }, &out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_keep_their_ends),
		cmocka_unit_test(pieces_are_equal_byte_for_byte),
		cmocka_unit_test(two_texts_share_what_they_can),
		cmocka_unit_test(many_edits_count_as_replaced),
		cmocka_unit_test(one_edit_in_many_pieces_is_found),
		cmocka_unit_test(three_texts_are_cut_into_stretches),
		cmocka_unit_test(every_piece_is_in_one_stretch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
