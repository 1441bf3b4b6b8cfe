/* SPDX-License-Identifier: MIT */
/* Prose line by line, and the comments about entries. */
#include "merge_cases.h"

#define SAYS(x) "title: T\ntext: |\n" x "kind: need\n"
#define A "  One sentence.\n"
#define B "  And a second.\n"
#define C "  Then a third.\n"
#define D "  At last the fourth.\n"

static const struct merge_case prose[] = {
	{ "each changes another sentence", "note", SAYS(A B C D), SAYS("  One.\n" B C D),
	  SAYS(A B C "  Four.\n"), SAYS("  One.\n" B C "  Four.\n"), 0 },
	{ "neighbours", "note", SAYS(A B C D), SAYS(A "  Two.\n" C D),
	  SAYS(A B "  Three.\n" D),
	  SAYS(A "  Two.\n"
		 "  Three.\n" D),
	  0 },
	{ "both the same sentence: a conflict, both whole", "note", SAYS(A B C),
	  SAYS(A "  Two.\n" C), SAYS(A "  Zwei.\n" C),
	  SAYS(A OURS "  Two.\n" MIDDLE "  Zwei.\n" THEIRS C), 1 },
	{ "both in the same way", "note", SAYS(A B), SAYS(A "  Two.\n"),
	  "# n\n" SAYS(A "  Two.\n"), "# n\n" SAYS(A "  Two.\n"), 0 },
	{ "both add a sentence at the end: nobody knows the order", "note", SAYS(A),
	  SAYS(A B), SAYS(A C), SAYS(A OURS B MIDDLE C THEIRS), 1 },
	{ "one adds at the end, one at the front", "note", SAYS(A B), SAYS(A B C),
	  SAYS(D A B), SAYS(D A B C), 0 },
	{ "one takes out, one adds elsewhere", "note", SAYS(A B C D), SAYS(B C D),
	  SAYS(A B C "  New.\n" D), SAYS(B C "  New.\n" D), 0 },
	{ "one takes out what the other changes: a conflict", "note", SAYS(A B C),
	  SAYS(A C), SAYS(A "  Two.\n" C), SAYS(A OURS MIDDLE "  Two.\n" THEIRS C), 1 },
	{ "paragraphs", "note", SAYS(A "\n" B), SAYS(A C "\n" B), SAYS(A "\n" B D),
	  SAYS(A C "\n" B D), 0 },
	{ "one line becomes several on one side", "note",
	  "title: T\ntext: One sentence.\nkind: need\n", SAYS(A B),
	  "title: U\ntext: One sentence.\nkind: need\n",
	  "title: U\ntext: |\n" A B "kind: need\n", 0 },
	{ "one line becomes several on both: a conflict", "note",
	  "title: T\ntext: One sentence.\nkind: need\n", SAYS(A B), SAYS(A C),
	  SAYS(A OURS B MIDDLE C THEIRS), 1 },
	{ "several lines grow from one at both ends", "note",
	  "title: T\ntext: One sentence.\nkind: need\n", SAYS(A B), SAYS(D A),
	  SAYS(D A B), 0 },
	{ "a last line break does not count", "note", SAYS(A B C),
	  "title: T\ntext: |-\n" A B "  Three.\n"
	  "kind: need\n",
	  SAYS("  One.\n" B C),
	  "title: T\ntext: |-\n  One.\n" B "  Three.\n"
	  "kind: need\n",
	  0 },
	{ "theirs indents it further", "note", SAYS(A B C), SAYS("  One.\n" B C),
	  "title: T\ntext: |\n    One sentence.\n    And a second.\n    Three.\n"
	  "kind: need\n",
	  SAYS("  One.\n" B "  Three.\n"), 0 },
	{ "lines that stand further in", "note", SAYS(A "    - item\n" B),
	  SAYS("  One.\n"
	       "    - item\n" B),
	  SAYS(A "    - item\n"
		 "  Two.\n"),
	  SAYS("  One.\n"
	       "    - item\n"
	       "  Two.\n"),
	  0 },
	{ "a first line that stands further in", "note",
	  "title: T\ntext: |2\n    deep\n" B C "kind: need\n",
	  "title: T\ntext: |2\n    deep\n" B "  Three.\n"
	  "kind: need\n",
	  "title: T\ntext: |2\n    deeper\n" B C "kind: need\n",
	  "title: T\ntext: |2\n    deeper\n" B "  Three.\n"
	  "kind: need\n",
	  0 },
	{ "in an entry of a list", "role",
	  "duties:\n  - id: a\n    text: |\n      One.\n      Two.\n      Three.\n",
	  "duties:\n  - id: a\n    text: |\n      One!\n      Two.\n      Three.\n",
	  "duties:\n  - id: a\n    text: |\n      One.\n      Two.\n      Three!\n",
	  "duties:\n  - id: a\n    text: |\n      One!\n      Two.\n      Three!\n", 0 },
	{ "folded text has no lines: a conflict", "note",
	  "text: >\n" A B C "kind: need\n", "text: >\n  One.\n" B C "kind: need\n",
	  "text: >\n" A B "  Three.\n"
	  "kind: need\n",
	  "text: >\n" OURS "  One.\n" B C MIDDLE A B "  Three.\n" THEIRS "kind: need\n",
	  1 },
	{ "a comment behind the words is no part of a literal", "note",
	  "title: T\ntext: One.\nkind: need\n",
	  "title: T\ntext: One. # ask\nkind: need\n",
	  "title: T\ntext: |\n  One.\n  Two.\nkind: need\n",
	  "title: T\n" OURS "text: One. # ask\n" MIDDLE "text: |\n  One.\n  Two.\n" THEIRS
	  "kind: need\n",
	  1 },
	{ "a comment below them neither, whatever else stands against each other", "note",
	  "title: T\ntext: One.\nkind: need\n",
	  "title: A\ntext: One.\n    # ask\nkind: need\n",
	  "title: B\ntext: |\n  One.\n  Two.\nkind: need\n",
	  OURS "title: A\n" MIDDLE "title: B\n" THEIRS OURS
	       "text: One.\n    # ask\n" MIDDLE "text: |\n  One.\n  Two.\n" THEIRS
	       "kind: need\n",
	  2 },
	{ "an end that one side took away", NULL, "a: |\n  One.\n  Two.\n",
	  "a: |\n  One.\n  Zwei.\n", "a: |-\n  One.\n  Two.\n",
	  "a: |-\n  One.\n  Zwei.\n", 0 },
	{ "an end that a literal brings, and one that does not", NULL, "a: One.\nb: 1\n",
	  "a: |-\n  One.\n  Two.\nb: 1\n", "a: |\n  Null.\n  One.\nb: 1\n",
	  "a: |\n  Null.\n  One.\n  Two.\nb: 1\n", 0 },
	{ "an end that stays away, of a literal that names its indent", NULL,
	  "a: |2-\n    One.\n  Two.\n", "a: |2-\n    One.\n  Zwei.\n",
	  "a: |2-\n    Eins.\n  Two.\n", "a: |2-\n    Eins.\n  Zwei.\n", 0 },
	{ "a conflict mark in the prose is prose", "note", SAYS("  <<<<<<< ours\n" A B C),
	  SAYS("  <<<<<<< ours\n  One.\n" B C), SAYS("  <<<<<<< ours\n" A B "  Three.\n"),
	  SAYS("  <<<<<<< ours\n  One.\n" B "  Three.\n"), 0 },
};

#define ROLE(duties) "title: Scribe\nduties:\n" duties "term: 1 year\n"
#define LIST "  - {id: list, text: Keep the list.}\n"
#define NOTES "  - {id: notes, text: Take notes.}\n"
#define SEND "  - {id: send, text: Send them.}\n"

#define NOTED(x) "title: T\ntext: |" x "\n"

static const struct merge_case comments[] = {
	{ "above an entry that is new", "role", ROLE(LIST),
	  ROLE(LIST "  # of us\n" NOTES), ROLE(LIST "  # of them\n" SEND),
	  ROLE(LIST "  # of us\n" NOTES "  # of them\n" SEND), 0 },
	{ "above an entry that the other changes", "role", ROLE(LIST NOTES),
	  ROLE("  # a word\n" LIST NOTES), ROLE("  - {id: list, text: Keep it.}\n" NOTES),
	  ROLE("  # a word\n  - {id: list, text: Keep it.}\n" NOTES), 0 },
	{ "on the line that the other changes", "role", "title: A\nterm: 1 year\n",
	  "title: A # a word\nterm: 1 year\n", "title: B\nterm: 1 year\n",
	  "title: B # a word\nterm: 1 year\n", 0 },
	{ "on two lines", "role", "title: A\nterm: 1 year\n",
	  "title: A # ours\nterm: 1 year\n", "title: A\nterm: 1 year # theirs\n",
	  "title: A # ours\nterm: 1 year # theirs\n", 0 },
	{ "above and on the line", "role", "title: A\nterm: 1 year\n",
	  "title: A\n# above\nterm: 1 year\n", "title: A\nterm: 1 year # beside\n",
	  "title: A\n# above\nterm: 1 year # beside\n", 0 },
	{ "both change another line of one remark", "role",
	  "title: A\n# one\n# two\n# three\nterm: 1 year\n",
	  "title: A\n# eins\n# two\n# three\nterm: 1 year\n",
	  "title: A\n# one\n# two\n# drei\nterm: 1 year\n",
	  "title: A\n# eins\n# two\n# drei\nterm: 1 year\n", 0 },
	{ "both change the same: a conflict", "role", "title: A\n# one\nterm: 1 year\n",
	  "title: A\n# eins\nterm: 1 year\n", "title: A\n# uno\nterm: 1 year\n",
	  "title: A\n" OURS "# eins\n" MIDDLE "# uno\n" THEIRS "term: 1 year\n", 1 },
	{ "both change the one on the line: a conflict", "role", "title: A # one\n",
	  "title: A # eins\n", "title: A # uno\n",
	  OURS "title: A # eins\n" MIDDLE "title: A # uno\n" THEIRS, 1 },
	{ "both add another above one entry: a conflict", "role",
	  "title: A\nterm: 1 year\n", "title: A\n# ours\nterm: 1 year\n",
	  "title: A\n# theirs\nterm: 1 year\n",
	  "title: A\n" OURS "# ours\n" MIDDLE "# theirs\n" THEIRS "term: 1 year\n", 1 },
	{ "an entry goes with its remark", "role", ROLE(LIST "  # of it\n" NOTES SEND),
	  ROLE(LIST SEND), ROLE("  # first\n" LIST "  # of it\n" NOTES SEND),
	  ROLE("  # first\n" LIST SEND), 0 },
	{ "an entry goes, its remark was changed: a conflict", "role",
	  ROLE(LIST "  # of it\n" NOTES SEND), ROLE(LIST SEND),
	  ROLE(LIST "  # of it, and more\n" NOTES SEND),
	  ROLE(LIST OURS MIDDLE "  # of it, and more\n" NOTES THEIRS SEND), 1 },
	{ "an entry goes, a remark was put above it: a conflict", "role",
	  ROLE(LIST NOTES SEND), ROLE(LIST "  # why\n" NOTES SEND), ROLE(LIST SEND),
	  ROLE(LIST OURS "  # why\n" NOTES MIDDLE THEIRS SEND), 1 },
	{ "an entry goes, a remark was put on its line: a conflict", "role",
	  "title: A\nterm: 1 year\nkind: role\n",
	  "title: A\nterm: 1 year # why\nkind: role\n", "title: A\nkind: role\n",
	  "title: A\n" OURS "term: 1 year # why\n" MIDDLE THEIRS "kind: role\n", 1 },
	{ "below the last entry of a list", "role", ROLE(LIST),
	  ROLE(LIST "  # more to come\n"), ROLE(LIST NOTES),
	  ROLE(LIST NOTES "  # more to come\n"), 0 },
	{ "further in, below an entry", "role", ROLE(LIST NOTES),
	  ROLE(LIST "    # about the list\n" NOTES), ROLE("  # first\n" LIST NOTES),
	  ROLE("  # first\n" LIST "    # about the list\n" NOTES), 0 },
	{ "at the head of the file", "role", "title: A\nterm: 1 year\n",
	  "# Of the scribe\n\ntitle: A\nterm: 1 year\n", "title: B\nterm: 1 year\n",
	  "# Of the scribe\n\ntitle: B\nterm: 1 year\n", 0 },
	{ "both at the head: a conflict there", "role", "# x\n\ntitle: A\nterm: 1 year\n",
	  "# y\n\ntitle: A\nterm: 2 years\n", "# z\n\ntitle: B\nterm: 1 year\n",
	  OURS "# y\n" MIDDLE "# z\n" THEIRS "\ntitle: B\nterm: 2 years\n", 1 },
	{ "a head of theirs, entries of ours", "role", "title: A\nterm: 1 year\n",
	  "title: A\nterm: 2 years\n", "# head\n# of them\n\ntitle: A\nterm: 1 year\n",
	  "# head\n# of them\n\ntitle: A\nterm: 2 years\n", 0 },
	{ "above the first entry, where no head was, is about that entry", "role",
	  "title: A\nterm: 1 year\n", "# of the title\ntitle: A\nterm: 1 year\n",
	  "x-from: B\ntitle: A\nterm: 1 year\n",
	  "x-from: B\n# of the title\ntitle: A\nterm: 1 year\n", 0 },
	{ "above the first line of a stream too", "activity",
	  "- {date: 2026-06-10, kind: ask}\n",
	  "# a guess\n- {date: 2026-06-10, kind: ask}\n",
	  "- {date: 2026-06-01, kind: ask}\n- {date: 2026-06-10, kind: ask}\n",
	  "- {date: 2026-06-01, kind: ask}\n# a guess\n- {date: 2026-06-10, kind: ask}\n",
	  0 },
	{ "above the first entry, which goes: a conflict", "role",
	  "title: A\nterm: 1 year\n", "# of the title\ntitle: A\nterm: 1 year\n",
	  "term: 1 year\n",
	  OURS "# of the title\ntitle: A\n" MIDDLE THEIRS "term: 1 year\n", 1 },
	{ "at the end of the file", "role", "title: A\nterm: 1 year\n",
	  "title: A\nterm: 1 year\n\n# the end\n", "title: B\nterm: 1 year\nkind: role\n",
	  "title: B\nterm: 1 year\nkind: role\n\n# the end\n", 0 },
	{ "different ones at the end: in doubt", "role", "title: A\n",
	  "title: A\n# one\n", "title: A\n# two\n", NULL, 0 },
	{ "on the line of a list", "role", ROLE(LIST),
	  "title: Scribe\nduties: # what\n" LIST "term: 1 year\n", ROLE(LIST NOTES),
	  "title: Scribe\nduties: # what\n" LIST NOTES "term: 1 year\n", 0 },
	{ "on two entries between brackets over several lines", "member",
	  "wants: [\n  drawing, # one\n  writing # two\n]\nname: A\n",
	  "wants: [\n  drawing, # eins\n  writing # two\n]\nname: A\n",
	  "wants: [\n  drawing, # one\n  writing # two\n]\nname: B\n",
	  "wants: [\n  drawing, # eins\n  writing # two\n]\nname: B\n", 0 },
	{ "blank lines that both move", "role", "title: A\nterm: 1 year\nkind: role\n",
	  "title: A\n\nterm: 1 year\nkind: role\n",
	  "title: A\nterm: 1 year\n\nkind: role\n",
	  "title: A\n\nterm: 1 year\n\nkind: role\n", 0 },
	{ "a blank line above what goes is no change", "role",
	  "title: A\nterm: 1 year\nkind: role\n", "title: A\nkind: role\n",
	  "title: B\n\nterm: 1 year\n\nkind: role\n", "title: B\n\nkind: role\n", 0 },
	{ "both add one entry, one of them with a remark", "role", ROLE(LIST),
	  ROLE(LIST NOTES), ROLE(LIST "  # why\n" NOTES SEND),
	  ROLE(LIST "  # why\n" NOTES SEND), 0 },
	{ "both add one entry, each with a remark of its own: a conflict", "role",
	  ROLE(LIST), ROLE(LIST "  # ours\n" NOTES), ROLE(LIST "  # theirs\n" NOTES),
	  ROLE(LIST OURS "  # ours\n" MIDDLE "  # theirs\n" THEIRS NOTES), 1 },
	{ "a remark after entries that all go: a conflict", "role",
	  ROLE(LIST NOTES "  # more to come\n"), ROLE(LIST "  # more to come\n"),
	  ROLE(NOTES "  # more to come\n"),
	  ROLE(OURS LIST MIDDLE NOTES THEIRS "  # more to come\n"), 1 },
	{ "between brackets, and an entry comes: a conflict", "member",
	  "wants: [\n  drawing, # one\n  writing\n]\n",
	  "wants: [\n  drawing, # one\n  singing,\n  writing\n]\n",
	  "wants: [\n  drawing, # eins\n  writing\n]\n",
	  "wants: [\n" OURS "  drawing, # one\n  singing,\n" MIDDLE
	  "  drawing, # eins\n" THEIRS "  writing\n]\n",
	  1 },
	{ "between brackets, about an entry that goes: a conflict", "member",
	  "wants: [\n  drawing, # one\n  writing\n]\n",
	  "wants: [\n  drawing, # one\n  singing,\n  writing\n]\n",
	  "wants: [\n  drawing\n]\n",
	  "wants: [\n" OURS "  drawing, # one\n  singing,\n  writing\n" MIDDLE
	  "  drawing\n" THEIRS "]\n",
	  1 },
	{ "on a list that theirs empties: a conflict", "role", ROLE(LIST),
	  ROLE(LIST NOTES), "title: Scribe\nduties: [] # none\nterm: 1 year\n",
	  "title: Scribe\n" OURS "duties:\n" LIST NOTES MIDDLE
	  "duties: [] # none\n" THEIRS "term: 1 year\n",
	  1 },
	{ "the same words in several places", "role",
	  "# x\n\ntitle: A # x\n# x\nterm: 1 year\n# x\nkind: role\n",
	  "# x\n\ntitle: A\n# x\nterm: 1 year\n# x\nkind: role\n# x\npurpose: P\n",
	  "# x\n\ntitle: A # x\nterm: 1 year\nkind: role\n",
	  "# x\n\ntitle: A\nterm: 1 year\nkind: role\n# x\npurpose: P\n", 0 },
	{ "on the line of a literal, words on the other side", "note", SAYS(A B),
	  SAYS(A "  Two.\n"), NOTED("  # of May") A B "kind: need\n",
	  NOTED("  # of May") A "  Two.\nkind: need\n", 0 },
	{ "on the line of a literal, words on both sides", "note", SAYS(A B C),
	  SAYS(A B "  Three.\n"), NOTED(" # of May") "  One.\n" B C "kind: need\n",
	  NOTED(" # of May") "  One.\n" B "  Three.\nkind: need\n", 0 },
	{ "on the line of a literal, taken out", "note", NOTED(" # x") A B "kind: need\n",
	  NOTED(" # x") A "  Two.\nkind: need\n", SAYS(A B), SAYS(A "  Two.\n"), 0 },
	{ "on the line of a literal, changed on both sides: a conflict", "note",
	  NOTED(" # x") A B "kind: need\n", NOTED(" # y") A "  Two.\nkind: need\n",
	  NOTED(" # z") A B "kind: need\n",
	  "title: T\n" OURS "text: | # y\n" A "  Two.\n" MIDDLE "text: | # z\n" A B THEIRS
	  "kind: need\n",
	  1 },
	{ "on the line of a folded text, words on the other side: a conflict", "note",
	  "text: >\n" A B "kind: need\n", "text: > # x\n" A B "kind: need\n",
	  "text: >\n" A "  Two.\nkind: need\n",
	  OURS "text: > # x\n" A B MIDDLE "text: >\n" A "  Two.\n" THEIRS "kind: need\n",
	  1 },
	{ "a sign in words is no remark", "role", "title: 'A # b'\nterm: 1 year\n",
	  "title: 'A # c'\nterm: 1 year\n", "title: 'A # b'\nterm: 2 years\n",
	  "title: 'A # c'\nterm: 2 years\n", 0 },
};

static void prose_merges(void **state)
{
	(void)state;
	assert_merges(prose, COP_COUNT(prose));
}

static void comments_merge(void **state)
{
	(void)state;
	assert_merges(comments, COP_COUNT(comments));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prose_merges),
		cmocka_unit_test(comments_merge),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
