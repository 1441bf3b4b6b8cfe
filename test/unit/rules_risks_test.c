/* SPDX-License-Identifier: MIT */
/* Risks of roles, time and money, each on the smallest community that has it or not. */
#include "test.h"

#include "rules_world.h"

#define ROLE(id, title, more) \
	{ \
		"roles/" id ".yaml", "title: " title "\nkind: role\npurpose: P.\n" \
				     "duties: [{id: d, text: D.}]\n" \
				     "defined: 2026-01-05\n" more \
	}
#define MANAGER(more) ROLE("community-manager", "Manager", "importance: required\n" more)
#define LEADER(more) ROLE("community-leader", "Leader", "importance: recommended\n" more)
#define LAUNCHED COP_YAML("launched: 2025-06-01\n")
#define TERM(who, from, to) "  - {member: " who ", from: " from ", to: " to "}\n"

static void names_a_role_that_nobody_follows_in(void **state)
{
	static const struct verdict rows[] = {
		/* sixty days ahead, and a day more */
		{ "no-successor",
		  1,
		  "vacant from 2026-08-15, nobody named",
		  { MANAGER("holders:\n" TERM("ana", "2026-01-10", "2026-08-14")),
		    ANA } },
		{ "no-successor",
		  0,
		  NULL,
		  { MANAGER("holders:\n" TERM("ana", "2026-01-10", "2026-08-15")),
		    ANA } },
		/* the term of the role counts where no day is said */
		{ "no-successor",
		  1,
		  "vacant from 2026-07-10",
		  { MANAGER("term: 6 months\nholders: [{member: ana, from: "
			    "2026-01-10}]\n"),
		    ANA } },
		/* somebody follows at once; a gap of a day is a vacancy */
		{ "no-successor",
		  0,
		  NULL,
		  { MANAGER("holders:\n" TERM("ana", "2026-01-10", "2026-07-31")
				    TERM("ben", "2026-08-01", "2027-07-31")),
		    ANA, BEN } },
		{ "no-successor",
		  1,
		  "vacant from 2026-08-01",
		  { MANAGER("holders:\n" TERM("ana", "2026-01-10", "2026-07-31")
				    TERM("ben", "2026-08-02", "2027-07-31")),
		    ANA, BEN } },
		/* another one stays; the ones who stand in do not follow */
		{ "no-successor",
		  0,
		  NULL,
		  { MANAGER("holders:\n" TERM("ana", "2026-01-10", "2026-07-31")
				    TERM("ben", "2026-02-01", "2027-01-31")),
		    ANA, BEN } },
		{ "no-successor",
		  1,
		  "vacant from 2026-08-01",
		  { MANAGER("holders:\n" TERM("ana", "2026-01-10",
					      "2026-07-31") "  - {member: ben, from: "
							    "2026-06-01, to: 2026-12-31, "
							    "stands_in_for: ana}\n"),
		    ANA, BEN } },
		/* all on one day, however far */
		{ "no-successor",
		  1,
		  "all 2 terms end together, vacant from 2027-02-01, nobody named",
		  { MANAGER("holders:\n" TERM("ana", "2026-01-10", "2027-01-31")
				    TERM("ben", "2026-02-01", "2027-01-31")),
		    ANA, BEN } },
		/* what is over already is said by term-ended; optional roles may rest */
		{ "no-successor",
		  0,
		  NULL,
		  { MANAGER("term: 1 month\nholders: [{member: ana, from: "
			    "2026-01-10}]\n"),
		    ANA } },
		{ "no-successor",
		  0,
		  NULL,
		  { ROLE("scribe", "Scribe",
			 "holders:\n" TERM("ana", "2026-01-10", "2026-06-30")),
		    ANA } },
	};

	(void)state;
	JUDGE(rows);
}

static void names_what_hangs_on_one_person(void **state)
{
	static const struct verdict rows[] = {
		{ "one-person",
		  1,
		  "Ana Silva alone holds community-leader, community-manager",
		  { MANAGER("holders: [{member: ana, from: 2026-01-10}]\n"),
		    LEADER("holders: [{member: ana, from: 2026-01-10}]\n"), ANA } },
		{ "one-person",
		  0,
		  NULL,
		  { MANAGER("holders: [{member: ana, from: 2026-01-10}]\n"),
		    LEADER("holders:\n  - {member: ana, from: 2026-01-10}\n"
			   "  - {member: ben, from: 2026-01-10}\n"),
		    ANA, BEN } },
		{ "one-person",
		  0,
		  NULL,
		  { MANAGER("holders: [{member: ana, from: 2026-01-10}]\n"), ANA } },
		{ "no-manager", 1, "nobody looks after the community", { ANA } },
		{ "no-manager",
		  0,
		  NULL,
		  { MANAGER("holders: [{member: ana, from: 2026-01-10}]\n"), ANA } },
		{ "no-manager",
		  1,
		  "Ana, who looks after the community, is away",
		  { MANAGER("holders: [{member: ana, from: 2026-01-10}]\n"),
		    { "members/ana.yaml",
		      "name: Ana\nhistory:\n  - {date: 2025-11-10, status: active}\n"
		      "  - {date: 2026-06-01, status: on-break, until: "
		      "2026-08-01}\n" } } },
		{ "single-leader",
		  0,
		  NULL, /* young: under twenty members */
		  { LAUNCHED, LEADER("holders: [{member: ana, from: 2026-01-10}]\n"),
		    ANA } },
		{ "core-idle",
		  1,
		  "the core group is empty",
		  { { "roles/core-group.yaml",
		      "title: Core\nkind: group\npurpose: P.\n" } } },
	};

	(void)state;
	JUDGE(rows);
}

#define MEMBERS 20

/* Twenty members, and a year since the launch. */
static void world_grown(struct cop_world *w, struct cop_arena *a)
{
	struct cop_file files[MEMBERS + 4] = {
		LAUNCHED,
		LEADER("holders: [{member: m0, from: 2026-01-10, hours_per_week: 2}]\n"),
		MANAGER("holders: [{member: m0, from: 2026-01-10, hours_per_week: 2}]\n"),
	};

	for (int i = 0; i < MEMBERS; i++)
		files[3 + i] = (struct cop_file){
			cop_arena_printf(a, "members/m%d.yaml", i),
			cop_arena_printf(a, "name: M %d\n" ACTIVE, i),
		};
	world_make(w, files);
}

static void expects_more_of_an_established_community(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_world w;

	(void)state;
	world_grown(&w, a);

	assert_int_equal(world_count(&w, "single-leader"), 1);
	assert_int_equal(world_count(&w, "one-person"), 1);
	assert_int_equal(world_first(&w, "one-person")->severity, COP_CRITICAL);
	assert_int_equal(world_first(&w, "manager-minimum")->severity, COP_CRITICAL);
	world_close(&w);
}

static void compares_hours_with_what_the_work_takes(void **state)
{
	static const struct verdict rows[] = {
		{ "manager-minimum",
		  1,
		  "managers have 3 h a week, the least is 4 h",
		  { MANAGER("holders: [{member: ana, from: 2026-01-10, "
			    "hours_per_week: 3}]\n"),
		    ANA } },
		{ "manager-minimum",
		  0,
		  NULL,
		  { MANAGER("holders: [{member: ana, from: 2026-01-10, percent: 10}]\n"),
		    ANA } },
		{ "manager-minimum",
		  1,
		  "hours of 1 of 1 manager are not known",
		  { MANAGER("holders: [{member: ana, from: 2026-01-10}]\n"), ANA } },
		/* 3 h of tasks, and 10 h in four weeks: 5 h 30 min */
		{ "work-exceeds-time",
		  1,
		  "managers have 4 h a week, the plan needs 5 h 30 min",
		  { MANAGER("weekly_tasks: [{id: t, text: T., hours_per_week: 3}]\n"
			    "holders: [{member: ana, from: 2026-01-10, "
			    "hours_per_week: 4}]\n"),
		    ANA,
		    { "plan/a.yaml",
		      "title: A\nkind: task\nstatus: planned\n"
		      "owner: ana\ndue: 2026-07-01\neffort: 10 hours\n" } } },
		{ "work-exceeds-time",
		  0,
		  NULL,
		  { MANAGER("holders: [{member: ana, from: 2026-01-10, "
			    "hours_per_week: 4}]\n"),
		    ANA } },
		{ "leader-overloaded",
		  1,
		  "leaders give 2 h a week, what they own takes 3 h",
		  { LEADER("holders: [{member: ana, from: 2026-01-10, "
			   "hours_per_week: 2}]\n"),
		    ANA,
		    { "plan/a.yaml",
		      "title: A\nkind: task\nstatus: planned\n"
		      "owner: ana\ndue: 2026-07-01\neffort: 12 hours\n" } } },
		{ "not-in-job",
		  1,
		  "Ana Silva manages the community beside the job",
		  { MANAGER("holders: [{member: ana, from: 2026-01-10, "
			    "in_job_description: false}]\n"),
		    ANA } },
		{ "not-in-job",
		  1,
		  "for 1 of 1 in the core team it is not known",
		  { { "roles/core-team.yaml",
		      "title: Team\nkind: group\npurpose: P.\ndefined: 2026-01-05\n"
		      "holders: [{member: ana, from: 2026-01-10}]\n" },
		    ANA } },
		{ "scope-gaps",
		  1,
		  "nobody looks after 'events'",
		  { { "roles/community-manager.yaml",
		      "title: M\nkind: role\npurpose: P.\ndefined: 2026-01-05\n"
		      "duties:\n  - {id: content, text: C.}\n"
		      "  - {id: events, text: E.}\n"
		      "holders: [{member: ana, from: 2026-01-10, focus: [content]}]\n" },
		    ANA } },
	};

	(void)state;
	JUDGE(rows);
}

#define MONEY(more) \
	{ \
		"budget.yaml", \
			"funding:\n  - id: m\n    funder: F\n    amount: 1000 EUR\n" \
			"    from: 2026-01-01\n    to: 2026-12-31\n" more \
	}

static void holds_costs_against_the_money(void **state)
{
	static const struct verdict rows[] = {
		{ "cost-unstated",
		  1,
		  "what this role costs is not said",
		  { LEADER("") } },
		{ "cost-unstated", 0, NULL, { LEADER("cost: 0 EUR per year\n") } },
		{ "cost-unstated", 0, NULL, { ROLE("scribe", "Scribe", "") } },
		{ "over-budget",
		  1,
		  "roles cost 1199 EUR and items 0, the money is 1000",
		  { MONEY(""), LEADER("cost: 100 EUR per month\n") } },
		{ "over-budget",
		  0,
		  NULL,
		  { MONEY(""), LEADER("cost: 100 CHF per month\n") } },
		{ "over-budget",
		  1,
		  "its lines add up to 1200 EUR, the money is 1000",
		  { MONEY("lines:\n"
			  "  - {id: a, funding: m, text: A, amount: 700 EUR}\n"
			  "  - {id: b, funding: m, text: B, amount: 500 EUR}\n") } },
		{ "over-budget",
		  1,
		  "120 EUR spent of 100",
		  { MONEY("lines:\n"
			  "  - {id: a, funding: m, text: A, amount: 100 EUR, "
			  "spent: 120 EUR, date: 2026-05-01}\n") } },
	};

	(void)state;
	JUDGE(rows);
}

#define PLATFORM(more) \
	{ \
		"platforms/forum.yaml", "title: Forum\n" more \
	}
#define CANDIDATE "  - {date: 2026-01-10, status: candidate}\n"
#define LIVE \
	"history:\n" CANDIDATE "  - {date: 2026-02-10, status: chosen}\n" \
	"  - {date: 2026-03-10, status: live}\n"
#define ANSWERED \
	"purpose: We rewrite.\nproblems: [{id: p, text: P.}]\n" \
	"audiences: [{id: a, text: A.}]\n"

static void points_out_a_place_that_came_before_its_purpose(void **state)
{
	static const struct verdict rows[] = {
		/* one of the three is enough; candidates harm nobody */
		{ "platform-before-purpose",
		  1,
		  "live before the charter says what for; open: purpose, problems, "
		  "audiences",
		  { PLATFORM(LIVE) } },
		{ "platform-before-purpose",
		  1,
		  "chosen before the charter says what for; open: problems, audiences",
		  { PLATFORM("history:\n" CANDIDATE
			     "  - {date: 2026-02-10, status: chosen}\n"),
		    CHARTER("purpose: We rewrite.\n") } },
		{ "platform-before-purpose",
		  0,
		  NULL,
		  { PLATFORM("history:\n" CANDIDATE) } },
		{ "platform-before-purpose",
		  0,
		  NULL,
		  { PLATFORM(LIVE "  - {date: 2026-05-01, status: retired}\n") } },
		/* answered by somebody; agreed to, or needed before, by the group */
		{ "platform-before-purpose",
		  1,
		  "live, and the group has neither agreed",
		  { PLATFORM(LIVE), CHARTER(ANSWERED) } },
		{ "platform-before-purpose",
		  0,
		  NULL,
		  { PLATFORM(LIVE), ADOPTED(ANSWERED) } },
		{ "platform-before-purpose",
		  0,
		  NULL,
		  { PLATFORM(LIVE),
		    CHARTER(ANSWERED),
		    { "notes/2026-02-10-need-a-place.yaml",
		      "date: 2026-02-10\nkind: need\ntitle: A place\n" } } },
		{ "platform-before-purpose",
		  1,
		  "live, and the group has neither agreed",
		  { PLATFORM(LIVE),
		    CHARTER(ANSWERED),
		    { "notes/2026-02-11-need-a-place.yaml",
		      "date: 2026-02-11\nkind: need\ntitle: A place\n" } } },
	};

	(void)state;
	JUDGE(rows);
}

static void asks_whether_members_can_and_will_use_the_place(void **state)
{
	static const struct verdict rows[] = {
		{ "platform-access",
		  2,
		  "in use, and nobody has said whether",
		  { PLATFORM(LIVE) } },
		{ "platform-access",
		  1,
		  "in use, and not everyone can use it",
		  { PLATFORM(LIVE "assessment:\n  - {id: comfort, met: true}\n"
				  "  - {id: access, met: false}\n") } },
		{ "platform-access",
		  0,
		  NULL,
		  { PLATFORM(LIVE "assessment:\n  - {id: comfort, met: true}\n"
				  "  - {id: access, met: true}\n") } },
		{ "platform-access", 0, NULL, { PLATFORM("history:\n" CANDIDATE) } },
		/* more than half of what it offers; unknown needs are no finding */
		{ "unneeded-functions",
		  1,
		  "2 of the 3 functions it offers serve no activity: wiki, polls",
		  { PLATFORM(LIVE "functions: {forum: true, wiki: true, polls: true}\n"),
		    CHARTER("activities: [{id: a, text: A., uses: [forum]}]\n") } },
		{ "unneeded-functions",
		  0,
		  NULL,
		  { PLATFORM(LIVE "functions: {forum: true, wiki: true}\n"),
		    CHARTER("activities: [{id: a, text: A., uses: [forum]}]\n") } },
		{ "unneeded-functions",
		  0,
		  NULL,
		  { PLATFORM(LIVE "functions: {wiki: true}\n"),
		    CHARTER("activities: [{id: a, text: A.}]\n") } },
	};

	(void)state;
	JUDGE(rows);
}

static void is_graver_once_the_community_is_public(void **state)
{
	struct cop_world w;
	struct cop_file files[] = { PLATFORM(LIVE), { NULL, NULL }, { NULL, NULL } };

	(void)state;
	world_make(&w, files);
	assert_int_equal(world_first(&w, "platform-before-purpose")->severity,
			 COP_WARNING);
	world_close(&w);

	files[1] = (struct cop_file)LAUNCHED;
	world_make(&w, files);
	assert_int_equal(world_first(&w, "platform-before-purpose")->severity,
			 COP_CRITICAL);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_a_role_that_nobody_follows_in),
		cmocka_unit_test(names_what_hangs_on_one_person),
		cmocka_unit_test(expects_more_of_an_established_community),
		cmocka_unit_test(compares_hours_with_what_the_work_takes),
		cmocka_unit_test(holds_costs_against_the_money),
		cmocka_unit_test(points_out_a_place_that_came_before_its_purpose),
		cmocka_unit_test(asks_whether_members_can_and_will_use_the_place),
		cmocka_unit_test(is_graver_once_the_community_is_public),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
