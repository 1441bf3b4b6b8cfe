/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "page.h"
#include "usage.h"

struct assign_opts {
	const char *role;
	struct cop_words members, focus;
	struct cop_date from, to;
	struct cop_num hours, percent;
	enum cop_bool in_job_description;
	const char *stands_in_for;
	bool lead;
};

#define AT(member) .offset = offsetof(struct assign_opts, member)

/* The second example of commands.md 1.9. */
static const struct cop_opt options[] = {
	{ COP_OPT_DATE, 0, "from", .help = "first day", .fallback = "--on, today",
	  AT(from) },
	{ COP_OPT_DATE, 0, "to", .help = "last day; a duration counts from --from",
	  .fallback = "the role's term", AT(to), .flags = COP_OPT_END },
	{ COP_OPT_HOURS, 0, "hours-per-week", .help = "time given",
	  .fallback = "the role's", AT(hours) },
	{ COP_OPT_WORD, 0, "focus", "DUTY,...", "part of the duties", "all", AT(focus),
	  .flags = COP_OPT_COMMA },
	{ COP_OPT_BOOL, 0, "in-job-description", .help = "is it part of the job?",
	  .fallback = "unknown", AT(in_job_description) },
	{ COP_OPT_NUM, 0, "percent", "P",
	  "share of working time instead of hours, with --agreed DATE and --agreed-with "
	  "NAME",
	  NULL, AT(percent) },
	{ COP_OPT_WORD, 0, "stands-in-for", "MEMBER", "covers for this holder until --to",
	  NULL, AT(stands_in_for) },
	{ COP_OPT_FLAG, 0, "lead", .help = "leads the group, council or project",
	  AT(lead) },
};

static const struct cop_arg args[] = {
	{ "ROLE", 1, 1, COP_OPT_WORD, offsetof(struct assign_opts, role), COP_HINT_ROLE,
	  "the role to give" },
	{ "MEMBER", 1, 0, COP_OPT_WORD, offsetof(struct assign_opts, members),
	  COP_HINT_MEMBER, "who gets it" },
};

static const char *const examples[] = {
	"cop role assign community-manager ana-silva --hours-per-week 4",
	"cop role assign sponsor \"Mary Chen\" --to 2027-12-31 -m \"Agreed by the "
	"board\"",
	NULL,
};

static const struct cop_cmd assign = {
	.summary = "give a role to one or more members, for a term",
	.rule = "A role is defined before it is given: it needs a purpose and one duty.",
	.examples = examples,
	.see = "cop version, cop role juggle, cop help; cop help dates, cop help "
	       "juggling",
	.needs = COP_WRITES | COP_DATED | COP_CITES,
	.opts_size = sizeof(struct assign_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
};

static const struct cop_line leaf = {
	.kind = COP_LINE_LEAF, .group = "role", .name = "assign", .cmd = &assign
};

static const char short_help[] =
	"cop role assign - give a role to one or more members, for a term\n"
	"\n"
	"usage: cop role assign ROLE MEMBER... [options]\n"
	"\n"
	"  cop role assign community-manager ana-silva --hours-per-week 4\n"
	"  cop role assign sponsor \"Mary Chen\" --to 2027-12-31 -m \"Agreed by the "
	"board\"\n"
	"\n"
	"A role is defined before it is given: it needs a purpose and one duty.\n"
	"\n"
	"  --from DATE              first day                            [--on, today]\n"
	"  --to DATE                last day; a duration counts from --from\n"
	"                                                            [the role's term]\n"
	"  --hours-per-week HOURS   time given                            [the role's]\n"
	"  --focus DUTY,...         part of the duties                           [all]\n"
	"  --in-job-description true|false   is it part of the job?          [unknown]\n"
	"  --percent P              share of working time instead of hours, with\n"
	"                           --agreed DATE and --agreed-with NAME\n"
	"  --stands-in-for MEMBER   covers for this holder until --to\n"
	"  --lead                   leads the group, council or project\n"
	"  --on DATE, --decision NOTE, -m TEXT, -n, --no-commit\n"
	"     as on every command that writes\n"
	"\n"
	"see also: cop version, cop help; cop help dates\n";

static void short_help_is_one_screen_with_examples(void **state)
{
	struct cop_arena *a = cop_arena_new();
	struct cop_buf out = { 0 };

	(void)state;
	cop_usage_leaf(a, &leaf, &out);
	assert_string_equal(cop_buf_str(&out), short_help);
	cop_buf_clear(&out);
	cop_arena_free(&a);
}

static const struct cop_page_item *item_of(const struct cop_page *p, const char *term)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->at[i].term && strcmp(p->at[i].term, term) == 0)
			return &p->at[i];
	return NULL;
}

static void the_whole_page_says_defaults_and_common_options(void **state)
{
	struct cop_arena *a = cop_arena_new();
	struct cop_page page;

	(void)state;
	cop_page_make(a, &leaf, &page);

	assert_string_equal(page.name, "cop-role-assign");
	assert_non_null(item_of(&page, "--from DATE"));
	assert_string_equal(item_of(&page, "--from DATE")->text,
			    "First day. Default: --on, today.");
	assert_non_null(item_of(&page, "-n, --dry-run"));
	assert_null(item_of(&page, "--as-of DATE"));
	assert_non_null(item_of(&page, "5"));
	cop_arena_free(&a);
}

static void marks_of_scdoc_in_texts_mean_nothing(void **state)
{
	struct cop_arena *a = cop_arena_new();
	struct cop_page_item items[] = {
		{ COP_PAGE_HEADING, NULL, "NAME" },
		{ COP_PAGE_PARA, NULL, "#1 *is* a_name \\ here" },
		{ COP_PAGE_TERM, "--no_x", "- not a list" },
	};
	struct cop_page page = { a, "cop-x", items, COP_COUNT(items), COP_COUNT(items) };
	struct cop_buf out = { 0 };

	(void)state;
	cop_page_scdoc(&page, 1, &out);
	assert_non_null(strstr(out.at, "\n\\#1 \\*is\\* a\\_name \\\\ here\n"));
	assert_non_null(strstr(out.at, "*\\--no\\_x*\n\t\\- not a list\n"));
	cop_buf_clear(&out);
	cop_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_help_is_one_screen_with_examples),
		cmocka_unit_test(the_whole_page_says_defaults_and_common_options),
		cmocka_unit_test(marks_of_scdoc_in_texts_mean_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
