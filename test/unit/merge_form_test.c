/* SPDX-License-Identifier: MIT */
/* The form of a file in three versions: layout, line ends, marks; what needs no merge; doubt. */
#include "merge_cases.h"

#include "merge/merge.h"
#include "model/kinds.h"

static const struct merge_case layouts[] = {
	{ "theirs moves its lists in", "role",
	  "title: A\nduties:\n- id: a\n  text: X\n- id: b\n  text: Y\n",
	  "title: A\nduties:\n- id: a\n  text: X!\n- id: b\n  text: Y\n- id: c\n  text: "
	  "Z\n",
	  "title: B\nduties:\n  - id: a\n    text: X\n  - id: b\n    text: Y!\n"
	  "  # new\n  - id: d\n    text: |\n      One.\n      Two.\n",
	  "title: B\nduties:\n- id: a\n  text: X!\n- id: b\n  text: Y!\n- id: c\n  text: "
	  "Z\n"
	  "# new\n- id: d\n  text: |\n    One.\n    Two.\n",
	  0 },
	{ "ours moves its lists in", "role",
	  "title: A\nduties:\n- id: a\n  text: X\n- id: b\n  text: Y\n",
	  "title: A\nduties:\n    - id: a\n      text: X\n    - id: b\n      text: Y\n",
	  "title: A\nduties:\n- id: a\n  text: X!\n- id: b\n  text: Y\n- id: d\n  text: "
	  "|\n"
	  "    One.\n    Two.\n",
	  "title: A\nduties:\n    - id: a\n      text: X!\n    - id: b\n      text: Y\n"
	  "    - id: d\n      text: |\n        One.\n        Two.\n",
	  0 },
	{ "in brackets with us, one a line with them", "member",
	  "name: A\nwants: [drawing]\n", "name: A\nwants: [drawing, writing]\n",
	  "name: A\nwants:\n  - drawing\n  - singing\n",
	  "name: A\n" OURS "wants: [drawing, writing]\n" MIDDLE
	  "wants:\n  - drawing\n  - singing\n" THEIRS,
	  1 },
	{ "entries in brackets, and an entry over several lines", "role",
	  "duties:\n  - {id: a, text: X}\n",
	  "duties:\n  - {id: a, text: X}\n"
	  "  - {id: b, text: Y}\n",
	  "duties:\n  - {id: a, text: X}\n  - id: c\n    text: |\n      One.\n      "
	  "Two.\n",
	  "duties:\n  - {id: a, text: X}\n  - {id: b, text: Y}\n"
	  "  - id: c\n    text: |\n      One.\n      Two.\n",
	  0 },
	{ "rewritten over several lines there, as it was here", "role",
	  "title: A\nduties:\n  - {id: a, text: X}\n",
	  "title: B\nduties:\n  - {id: a, text: X}\n",
	  "title: A\nduties:\n  - id: a\n    text: X\n",
	  "title: B\nduties:\n  - id: a\n    text: X\n", 0 },
	{ "one a line with us, one more in brackets with them: theirs", "member",
	  "name: A\nwants: [a, b]\n", "name: A\nwants:\n  - a\n  - b\n",
	  "name: A\nwants: [a, b, c]\n", "name: A\nwants: [a, b, c]\n", 0 },
	{ "one a line, with a remark, and one more in brackets: a conflict", "member",
	  "name: A\nwants: [a, b]\n", "name: A\nwants:\n  - a # x\n  - b\n",
	  "name: A\nwants: [a, b, c]\n",
	  "name: A\n" OURS "wants:\n  - a # x\n  - b\n" MIDDLE
	  "wants: [a, b, c]\n" THEIRS,
	  1 },
	{ "entries one a line, another text between brackets", "role",
	  "duties:\n  - {id: a, text: X}\n  - {id: b, text: Y}\n",
	  "duties:\n  - id: a\n    text: X\n  - id: b\n    text: Y\n",
	  "duties:\n  - {id: a, text: X}\n  - {id: b, text: Z}\n",
	  "duties:\n  - id: a\n    text: X\n  - {id: b, text: Z}\n", 0 },
	{ "an empty list filled one a line, and in brackets", "member",
	  "name: A\nwants: []\nunit: U\n", "name: A\nwants: [writing]\nunit: U\n",
	  "name: A\nwants:\n  - drawing\nunit: U\n",
	  "name: A\n" OURS "wants: [writing]\n" MIDDLE "wants:\n  - drawing\n" THEIRS
	  "unit: U\n",
	  1 },
	{ "quotes changed here, words there", "role", "title: A\nterm: 1 year\n",
	  "title: 'A'\nterm: 1 year\n", "title: B\nterm: 1 year\n",
	  "title: B\nterm: 1 year\n", 0 },
	{ "a folder's file in another order of keys", "role",
	  "title: A\nkind: role\nterm: 1 year\n", "term: 1 year\nkind: role\ntitle: A\n",
	  "title: A\nkind: role\nterm: 2 years\n",
	  "term: 2 years\nkind: role\ntitle: A\n", 0 },
	{ "spaces after a key", "role", "title:    A\nterm: 1 year\n",
	  "title:    A\nterm: 2 years\n", "title: B\nterm: 1 year\n",
	  "title: B\nterm: 2 years\n", 0 },
};

#define DASH(x) "duties:\n" x "term: 1 year\n"

static const struct merge_case dashes[] = {
	{ "a key beside the dash changed, one below too", "role",
	  DASH("  - text: X\n    id: a\n"), DASH("  - text: Y\n    id: a\n"),
	  DASH("  - text: X\n    id: a\n    x-n: 1\n"),
	  DASH("  - text: Y\n    id: a\n    x-n: 1\n"), 0 },
	{ "the key beside the dash taken out", "role",
	  DASH("  - text: X\n    id: a\n    x-n: 1\n"), DASH("  - id: a\n    x-n: 1\n"),
	  DASH("  - text: X\n    id: a\n    x-n: 2\n"), DASH("  - id: a\n    x-n: 2\n"),
	  0 },
	{ "the key beside the dash taken out by theirs", "role",
	  DASH("  - text: X\n    id: a\n    x-n: 1\n"),
	  DASH("  - text: X\n    id: a\n    x-n: 2\n"), DASH("  - id: a\n    x-n: 1\n"),
	  DASH("  - id: a\n    x-n: 2\n"), 0 },
	{ "another key comes beside the dash", "role", DASH("  - id: a\n    text: X\n"),
	  DASH("  - id: a\n    text: Y\n"), DASH("  - x-n: 1\n    id: a\n    text: X\n"),
	  DASH("  - x-n: 1\n    id: a\n    text: Y\n"), 0 },
	{ "a conflict beside the dash: the whole entry", "role",
	  DASH("  - text: X\n    id: a\n    x-n: 1\n"),
	  DASH("  - text: Y\n    id: a\n    x-n: 1\n"),
	  DASH("  - text: Z\n    id: a\n    x-n: 1\n"),
	  DASH(OURS "  - text: Y\n" MIDDLE "  - text: Z\n" THEIRS
		    "    id: a\n    x-n: 1\n"),
	  1 },
	{ "a conflict below the dash: that line", "role",
	  DASH("  - id: a\n    text: X\n    x-n: 1\n"),
	  DASH("  - id: a\n    text: Y\n    x-n: 1\n"),
	  DASH("  - id: a\n    text: Z\n    x-n: 2\n"),
	  DASH("  - id: a\n" OURS "    text: Y\n" MIDDLE "    text: Z\n" THEIRS
	       "    x-n: 2\n"),
	  1 },
	{ "a dash on a line of its own", "role", DASH("  -\n    id: a\n    text: X\n"),
	  DASH("  -\n    id: a\n    text: Y\n"),
	  DASH("  -\n    id: a\n    text: X\n    x-n: 1\n"),
	  DASH("  -\n    id: a\n    text: Y\n    x-n: 1\n"), 0 },
	{ "a dash far from its key", "role", DASH("  -   id: a\n      text: X\n"),
	  DASH("  -   id: a\n      text: Y\n"),
	  DASH("  - id: a\n    text: X\n    x-n: 1\n"),
	  DASH("  -   id: a\n      text: Y\n      x-n: 1\n"), 0 },
	{ "an id that stands twice with us: both whole", "role",
	  DASH("  - {id: a, text: X}\n"),
	  DASH("  - {id: a, text: X}\n  - {id: a, text: Y}\n"),
	  DASH("  - {id: a, text: Z}\n"),
	  DASH(OURS "  - {id: a, text: X}\n  - {id: a, text: Y}\n" MIDDLE
		    "  - {id: a, text: Z}\n" THEIRS),
	  1 },
	{ "a list in a list", NULL, "- - a\n  - b\n- - c\n",
	  "- - a\n  - b\n- - c\n- - d\n", "- - a\n  - x\n- - c\n",
	  "- - a\n  - x\n- - c\n- - d\n", 0 },
};

static const struct merge_case ends[] = {
	{ "line ends that theirs changed, to LF", "role", "title: A\r\nterm: 1 year\r\n",
	  "title: B\r\nterm: 1 year\r\n",
	  "title: A\nterm: 2 years\ntext: |\n  One.\n  Two.\n",
	  "title: B\nterm: 2 years\ntext: |\n  One.\n  Two.\n", 0 },
	{ "line ends that theirs changed, to CRLF", "role", "title: A\nterm: 1 year\n",
	  "title: B\nterm: 1 year\n", "title: A\r\nterm: 2 years\r\n",
	  "title: B\r\nterm: 2 years\r\n", 0 },
	{ "line ends that ours changed", "role", "title: A\nterm: 1 year\n",
	  "title: B\r\nterm: 1 year\r\n", "title: A\nterm: 2 years\n",
	  "title: B\r\nterm: 2 years\r\n", 0 },
	{ "line ends of the side that has some", "role", "title: A", "title: B",
	  "title: A\r\nterm: 2 years\r\n", "title: B\r\nterm: 2 years\r\n", 0 },
	{ "CRLF everywhere, prose, a conflict", "note",
	  "title: A\r\ntext: |\r\n  One.\r\n  Two.\r\n  Three.\r\n",
	  "title: B\r\ntext: |\r\n  Eins.\r\n  Two.\r\n  Three.\r\n",
	  "title: C\r\ntext: |\r\n  One.\r\n  Two.\r\n  Drei.\r\n",
	  "<<<<<<< ours\r\ntitle: B\r\n=======\r\ntitle: C\r\n>>>>>>> theirs\r\n"
	  "text: |\r\n  Eins.\r\n  Two.\r\n  Drei.\r\n",
	  1 },
	{ "both kinds of line ends in one text: in doubt", "role",
	  "title: A\nterm: 1 year\n", "title: B\r\nterm: 1 year\n",
	  "title: A\nterm: 2 years\n", NULL, 0 },
	{ "a byte order mark stays", "role", "\xEF\xBB\xBFtitle: A\nterm: 1 year\n",
	  "\xEF\xBB\xBFtitle: B\nterm: 1 year\n", "\xEF\xBB\xBFtitle: A\nterm: 2 years\n",
	  "\xEF\xBB\xBFtitle: B\nterm: 2 years\n", 0 },
	{ "a byte order mark that theirs took out", "role",
	  "\xEF\xBB\xBFtitle: A\nterm: 1 year\n", "\xEF\xBB\xBFtitle: B\nterm: 1 year\n",
	  "title: A\nterm: 2 years\n", "title: B\nterm: 2 years\n", 0 },
	{ "no line end at the end", "role", "title: A\nterm: 1 year",
	  "title: B\nterm: 1 year", "title: A\nterm: 2 years", "title: B\nterm: 2 years",
	  0 },
	{ "no line end at the end, and both add there", "role", "title: A",
	  "title: A\nkind: role", "title: A\nterm: 2 years",
	  "title: A\nkind: role\nterm: 2 years", 0 },
	{ "a line end that ours added", "role", "title: A\nterm: 1 year",
	  "title: A\nterm: 1 year\n", "title: B\nterm: 1 year",
	  "title: B\nterm: 1 year\n", 0 },
	{ "a literal at the end without a line end", "note",
	  "title: A\ntext: |\n  One.\n  Two.", "title: B\ntext: |\n  One.\n  Two.",
	  "title: A\ntext: |\n  One.\n  Zwei.", "title: B\ntext: |\n  One.\n  Zwei.", 0 },
	{ "one line that has no end", "role", "title: A", "title: 'A' # x", "title: B",
	  "title: B # x", 0 },
};

static const struct merge_case doubts[] = {
	{ "an anchor", NULL, "a: &x 1\nb: 2\n", "a: &x 1\nb: 3\n", "a: &x 2\nb: 2\n",
	  NULL, 0 },
	{ "an alias that theirs brings", NULL, "a: 1\nb: 2\n", "a: 1\nb: 3\n",
	  "a: &x 1\nb: 2\nc: *x\n", NULL, 0 },
	{ "a tag", NULL, "a: 1\nb: 2\n", "a: !!str 1\nb: 2\n", "a: 1\nb: 3\n", NULL, 0 },
	{ "a key twice", "role", "title: A\nterm: 1 year\n",
	  "title: A\nterm: 1 year\nterm: 1 year\n", "title: B\nterm: 1 year\n", NULL, 0 },
	{ "an id twice", "role", "duties:\n  - {id: a, text: X}\n",
	  "duties:\n  - {id: a, text: X}\n  - {id: a, text: Y}\n",
	  "duties:\n  - {id: a, text: X}\nterm: 1 year\n", NULL, 0 },
	{ "a value twice in a set", "member", "wants: [a]\nname: A\n",
	  "wants: [a, a]\nname: A\n", "wants: [a]\nname: B\n", NULL, 0 },
	{ "a version that is empty", "role", "title: A\n", "", "title: B\n", NULL, 0 },
	{ "a version of comments alone", "role", "title: A\n", "# nothing\n",
	  "title: B\n", NULL, 0 },
	{ "both begin the file", "role", "", "title: A\n", "title: B\n", NULL, 0 },
	{ "a tab for an indent", "role", "title: A\nseats:\n  min: 1\n",
	  "title: A\nseats:\n\tmin: 2\n", "title: B\nseats:\n  min: 1\n", NULL, 0 },
	{ "two documents", NULL, "a: 1\n", "a: 1\n---\nb: 1\n", "a: 2\n", NULL, 0 },
	{ "no YAML", "role", "title: A\n", "title: [\n", "title: B\n", NULL, 0 },
	{ "one record here, several there", "role", "title: A\n", "title: B\n",
	  "- id: a\n  title: A\n", NULL, 0 },
	{ "all of it between brackets", "role", "{title: A, term: 1 year}\n",
	  "{title: B, term: 1 year}\n", "{title: A, term: 2 years}\n", NULL, 0 },
	{ "a scalar alone", NULL, "a\n", "b\n", "c\n", NULL, 0 },
	{ "nothing left of it", NULL, "a: 1\nb: 2\n", "a: 1\n", "b: 2\n", NULL, 0 },
	{ "a key of two lines", NULL, "? a\n: 1\n", "? a\n: 2\n", "? a\n: 1\n? b\n: 2\n",
	  NULL, 0 },
	{ "bytes that are no text", "role", "title: A\n", "title: \xFF\n", "title: B\n",
	  NULL, 0 },
};

#define BASE "# of it\n\ntitle:   A   # first\nterm: 1 year"
#define SIDE "# of it\n\ntitle:   'A'   # first\r\nterm: 2 years\n\n\n"
#define BROKEN "title: [\n\t&x"

/* Byte for byte, whatever they hold. */
static const struct merge_case same[] = {
	{ "theirs did nothing: ours", "role", BASE, SIDE, BASE, SIDE, 0 },
	{ "ours did nothing: theirs", "role", BASE, BASE, SIDE, SIDE, 0 },
	{ "both did the same", "role", BASE, SIDE, SIDE, SIDE, 0 },
	{ "nobody did anything", "role", BASE, BASE, BASE, BASE, 0 },
};

/* Text that cannot be read needs no merge either, where one side is as it was. */
static void what_one_side_left_alone_is_not_looked_at(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_source base = { "f", BASE, strlen(BASE) };
	struct cop_source broken = { "f", BROKEN, strlen(BROKEN) };
	struct cop_merge_in in = { &base, &base, &broken, NULL, "o", "t", 7 };
	struct cop_merged m;

	(void)state;
	cop_merge(a, &in, &m);
	assert_string_equal(m.text->text, BROKEN);
	in.ours = &broken;
	cop_merge(a, &in, &m);
	assert_string_equal(m.text->text, BROKEN);
}

static void markers_are_as_long_as_asked_and_named(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_source o = { "f", "a: 1\n", 5 }, x = { "f", "a: 2\n", 5 },
			  y = { "f", "a: 3\n", 5 };
	struct cop_merge_in in = { &o, &x, &y, NULL, "HEAD", "", 3 };
	struct cop_merged m;

	(void)state;
	cop_merge(a, &in, &m);
	assert_int_equal(m.conflicts, 1);
	assert_string_equal(m.text->text, "<<< HEAD\na: 2\n===\na: 3\n>>>\n");
}

/* What a merge by lines leaves behind without a word. */
static const struct {
	const char *kind, *text;
	unsigned line; /* 0: nothing is wrong */
} left[] = {
	{ "role", "title: A\nduties:\n  - {id: a, text: X}\n  - {id: b, text: X}\n", 0 },
	{ "role", "title: A\nduties:\n  - {id: a, text: X}\n  - {id: a, text: Y}\n", 4 },
	{ "role", "- {id: a, title: X}\n- {id: b, title: X}\n- {id: a, title: Z}\n", 3 },
	{ "role", "title: A\nterm: 1 year\ntitle: B\n", 3 },
	{ "member", "name: A\nwants:\n  - x\n  - y\n  - x\n", 5 },
	{ "member",
	  "history:\n  - {date: 2026-01-05, status: invited}\n"
	  "  - {date: 2026-01-05, status: active}\n",
	  0 },
	{ "role",
	  "holders:\n  - {member: a, from: 2026-01-01}\n"
	  "  - {member: a, from: 2026-02-01}\n",
	  0 },
	{ "role",
	  "holders:\n  - {member: a, from: 2026-01-01}\n"
	  "  - {member: a, from: 2026-01-01, to: 2026-02-01}\n",
	  3 },
	{ "activity",
	  "- {date: 2026-01-01, kind: ask}\n- {date: 2026-01-01, kind: ask}\n", 0 },
	{ "observation",
	  "- {date: 2026-01-01, value: 1}\n- {date: 2026-01-01, value: 2}\n", 2 },
	{ NULL, "a: [1, 1]\n", 0 },
	{ "role", "title: A\nduties:\n\t- x\n", 3 },
	{ NULL, "a: &x 1\nb: *x\nc: *x\nd: !t &y [*x]\ne: *y\n", 0 },
	{ NULL, "a: &x 1\nb: 2\nc: *y\nd: &y 3\n", 3 },
	{ NULL, "a: *x\n&x b: 1\nc: *x\n", 1 },
	{ NULL, "a: &x 1\nb: &y 2\nc: [&x 2]\nd: &y 3\n", 3 },
};

static void what_stands_twice_is_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < COP_COUNT(left); i++) {
		struct cop_source src = { "f", left[i].text, strlen(left[i].text) };
		const struct cop_record *kind = NULL;
		struct cop_error err = { 0 };
		enum cop_code code;

		for (size_t k = 0; left[i].kind && k < cop_kind_count; k++)
			if (strcmp(cop_records[k]->name, left[i].kind) == 0)
				kind = cop_records[k];
		code = cop_merge_lint(&src, kind, &err);
		if (err.line != left[i].line)
			print_error("%s%s\n", left[i].text, err.msg);
		assert_int_equal(code, left[i].line ? COP_E_INVALID : COP_OK);
		assert_int_equal(err.line, left[i].line);
	}
}

#define TABLE(name) \
	static void name##_merge(void **state) \
	{ \
		(void)state; \
		assert_merges(name, COP_COUNT(name)); \
	}

TABLE(layouts)
TABLE(dashes)
TABLE(ends)
TABLE(doubts)
TABLE(same)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(layouts_merge),
		cmocka_unit_test(dashes_merge),
		cmocka_unit_test(ends_merge),
		cmocka_unit_test(doubts_merge),
		cmocka_unit_test(same_merge),
		cmocka_unit_test(what_one_side_left_alone_is_not_looked_at),
		cmocka_unit_test(markers_are_as_long_as_asked_and_named),
		cmocka_unit_test(what_stands_twice_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
