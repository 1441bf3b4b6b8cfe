/* SPDX-License-Identifier: MIT */
/* What git made of three texts by lines: taken, or both versions between markers. */
#include "merge_cases.h"

#include "merge/merge.h"
#include "model/kinds.h"

struct lines_case {
	const char *claim, *kind;
	const char *base, *ours, *theirs;
	const char *lines; /* of git */
	size_t conflicts;  /* of git */
	const char *want;  /* NULL: the lines */
	size_t marked;
};

#define PLAIN "title: A\npurpose:\n  One.\n  Two.\n"
#define FOUR(x, y, z) \
	x "title: A\n" y "kind: role\nterm: 1 year\npurpose: P\nimportance: core\n" z

static const struct lines_case cases[] = {
	{ "a comment does not become text", "role", PLAIN "kind: role\n",
	  PLAIN "  # ask Ben\nkind: role\n",
	  "title: A\npurpose: |\n  One.\n  Two.\nkind: role\n",
	  "title: A\npurpose: |\n  One.\n  Two.\n  # ask Ben\nkind: role\n", 0,
	  "title: A\n" OURS "purpose:\n  One.\n  Two.\n  # ask Ben\n" MIDDLE
	  "purpose: |\n  One.\n  Two.\n" THEIRS "kind: role\n",
	  1 },
	{ "a comment that both moved does not stand twice", "role", FOUR("", "# x\n", ""),
	  FOUR("# x\n", "", ""), FOUR("", "", "# x\n"), FOUR("# x\n", "", "# x\n"), 0,
	  FOUR(OURS "# x\n" MIDDLE THEIRS, "", OURS MIDDLE "# x\n" THEIRS), 2 },
	{ "nothing stands twice, whatever else is between markers", "member",
	  "name: A\nwants: [b]\nunit: U\n", "name: A\nemail: x\nwants: [b]\nunit: V\n",
	  "name: A\nwants: [b]\nemail: y\nunit: W\n",
	  "name: A\nemail: x\nwants: [b]\nemail: y\n" OURS "unit: V\n" MIDDLE
	  "unit: W\n" THEIRS,
	  1,
	  "name: A\n" OURS "email: x\nwants: [b]\nunit: V\n" MIDDLE
	  "wants: [b]\nemail: y\nunit: W\n" THEIRS,
	  1 },
	{ "nothing of one side is lost beside the markers", NULL,
	  "a: &x 1\nb: 2\nc: 3\nd: 4\n", "a: &x 2\nb: 2\nc: 3\nd: 4\n",
	  "a: &x 3\nb: 2\nc: 3\nd: 5\n",
	  OURS "a: &x 2\n" MIDDLE "a: &x 3\n" THEIRS "b: 2\nc: 3\nd: 4\n", 1,
	  OURS "a: &x 2\nb: 2\nc: 3\nd: 4\n" MIDDLE "a: &x 3\nb: 2\nc: 3\nd: 5\n" THEIRS,
	  1 },
	{ "each side of git's markers can be read, or git's are not taken", "role",
	  "a: {x: 1}\n", "a: {x: 2}\n", "a: {x: 3}\n",
	  "a:\n" OURS "  {x: 2\n" MIDDLE "  {x: 3\n" THEIRS "}\n]\n", 1,
	  OURS "a: {x: 2}\n" MIDDLE "a: {x: 3}\n" THEIRS, 1 },
	{ "an alias that both keep", NULL, "a: &x 1\nb: 2\nc: *x\n",
	  "a: &x 1\nb: 3\nc: *x\n", "a: &x 1\nb: 2\nc: *x\nd: 4\n",
	  "a: &x 1\nb: 3\nc: *x\nd: 4\n", 0, NULL, 0 },
	{ "an alias of another name is another value", NULL, "a: &x 1\nb: &y 2\nc: *x\n",
	  "a: &x 1\nb: &y 2\nc: *y\n", "a: &x 1\nb: &y 3\nc: *x\n",
	  "a: &x 1\nb: &y 3\nc: *x\n", 0,
	  "a: &x 1\n" OURS "b: &y 2\nc: *y\n" MIDDLE "b: &y 3\nc: *x\n" THEIRS, 1 },
	{ "an anchor that one side renames, an alias that the other brings", NULL,
	  "a: &x 1\nb: 2\nc: 3\n", "a: &y 1\nb: 2\nc: 3\n", "a: &x 1\nb: 2\nc: *x\n",
	  "a: &y 1\nb: 2\nc: *x\n", 0,
	  OURS "a: &y 1\nb: 2\nc: 3\n" MIDDLE "a: &x 1\nb: 2\nc: *x\n" THEIRS, 1 },
	{ "an anchor of the same name between another and its alias", NULL,
	  "a: &x 1\nb: 2\nc: 3\n", "a: &x 1\nb: 2\nc: *x\n", "a: &x 1\nb: &x 2\nc: 3\n",
	  "a: &x 1\nb: &x 2\nc: *x\n", 0,
	  "a: &x 1\n" OURS "b: 2\nc: *x\n" MIDDLE "b: &x 2\nc: 3\n" THEIRS, 1 },
	{ "an entry whose key both changed does not stand twice", "observation",
	  "- {date: 2026-01-02, value: 1}\n", "- {date: 2026-01-03, value: 1}\n",
	  "- {date: 2026-01-01, value: 1}\n",
	  "- {date: 2026-01-01, value: 1}\n- {date: 2026-01-03, value: 1}\n", 0,
	  OURS "- {date: 2026-01-03, value: 1}\n" MIDDLE
	       "- {date: 2026-01-01, value: 1}\n" THEIRS,
	  1 },
	{ "a text without a line end at its end", NULL, "a: &x 1", "a: &x 2", "a: &x 3",
	  "a: &x 4", 0, OURS "a: &x 2\n" MIDDLE "a: &x 3\n" THEIRS, 1 },
	{ "a file that nobody can read has git's markers", NULL, "a: [\n", "a: [1\n",
	  "a: [2\n", OURS "a: [1\n" MIDDLE "a: [2\n" THEIRS, 1, NULL, 1 },
	{ "a file that nobody can read is clean for nobody", NULL, "a: [\n\nb\n",
	  "a: [1\n\nb\n", "a: [\n\nc\n", "a: [1\n\nc\n", 0,
	  OURS "a: [1\n\nb\n" MIDDLE "a: [\n\nc\n" THEIRS, 1 },
	{ "all went on one side, on the other it stayed as it was", "role",
	  "# of it\n\ntitle: A\n", "# of it\n", "# of it!\n\ntitle: A\n", "# of it!\n", 0,
	  NULL, 0 },
};

static struct cop_source source(const char *text)
{
	return (struct cop_source){ "f.yaml", text, strlen(text) };
}

static const struct cop_record *record(const char *name)
{
	for (size_t i = 0; name && i < cop_kind_count; i++)
		if (strcmp(cop_records[i]->name, name) == 0)
			return cop_records[i];
	return NULL;
}

static bool holds(const struct lines_case *c)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_source o = source(c->base), x = source(c->ours), y = source(c->theirs);
	struct cop_source lines = source(c->lines);
	struct cop_merge_in in = { &o, &x, &y, record(c->kind), "ours", "theirs", 7 };
	const char *want = c->want ? c->want : c->lines;
	struct cop_merged m;

	cop_merge_by_lines(a, &in, &lines, c->conflicts, &m);
	if (strcmp(m.text->text, want) == 0 && m.conflicts == c->marked &&
	    !m.doubt == !c->want)
		return true;
	print_error("%s: %zu conflicts, %s\n%s--- wanted: %zu conflicts\n%s\n", c->claim,
		    m.conflicts, m.doubt ? m.doubt : "no doubt", m.text->text, c->marked,
		    want);
	return false;
}

static void lines_of_git_are_looked_at(void **state)
{
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++)
		failed += !holds(&cases[i]);
	assert_int_equal(failed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_of_git_are_looked_at),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
