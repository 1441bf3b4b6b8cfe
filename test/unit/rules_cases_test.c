/* SPDX-License-Identifier: MIT */
/* What rules find and what they leave alone, in communities of a few lines, on 2026-06-15. */
#include "test.h"

#include "rules_world.h"

static void judges_answers_of_the_charter(void **state)
{
	static const struct verdict rows[] = {
		{ "objective-unmeasured",
		  1,
		  "nobody can tell when 'calls' is reached: it has no indicator and no "
		  "target",
		  { CHARTER("objectives: [{id: calls, text: Fewer calls.}]\n") } },
		{ "objective-unmeasured",
		  1,
		  "nobody can tell when 'calls' is reached: it has no target",
		  { CHARTER("objectives: [{id: calls, text: Fewer., indicator: "
			    "satisfaction}]\n") } },
		{ "objective-unmeasured",
		  0,
		  NULL,
		  { CHARTER("objectives:\n  - {id: calls, text: Fewer., indicator: "
			    "satisfaction, target: 4, due: 2026-12-31}\n") } },
		{ "barrier-unremedied",
		  1,
		  "a known barrier without a remedy: 'no-video'",
		  { CHARTER(
			  "participation:\n  barriers:\n    - id: no-video\n      text: "
			  "No camera.\n") } },
		{ "reward-for-manager", 1, "nothing says thank you", { CHARTER("") } },
		{ "reward-for-manager",
		  0,
		  NULL,
		  { CHARTER("rewards: [{id: tea, text: Tea., for: "
			    "[community-manager]}]\n") } },
		{ "review-due",
		  1,
		  "was to be looked at again by 2026-06-01",
		  { ADOPTED("review_by: 2026-06-01\n") } },
		{ "review-due", 0, NULL, { ADOPTED("review_by: 2026-06-15\n") } },
		{ "review-due", 0, NULL, { CHARTER("review_by: 2026-06-01\n") } },
	};

	(void)state;
	JUDGE(rows);
}

static void ids_of_the_charter_are_its_own_as_a_whole(void **state)
{
	static const struct verdict rows[] = {
		{ "duplicate-entry",
		  1,
		  "'calls' stands in 'objectives' too",
		  { CHARTER("objectives: [{id: calls, text: Fewer.}]\n"
			    "problems: [{id: calls, text: Many.}]\n") } },
		{ "duplicate-entry",
		  0,
		  NULL,
		  { CHARTER("objectives: [{id: fewer-calls, text: Fewer.}]\n"
			    "problems: [{id: calls, text: Many.}]\n") } },
	};

	(void)state;
	JUDGE(rows);
}

static void sees_when_two_answers_disagree(void **state)
{
	static const struct verdict rows[] = {
		{ "audience-contradiction",
		  1,
		  "two answers disagree: open to our own people only, but 1 member is of",
		  { COP_YAML("organisation: Example City\n"),
		    CHARTER("membership: {open_to: internal}\n"),
		    { "members/ana.yaml", "name: Ana\norganisation: Other\n" ACTIVE } } },
		{ "audience-contradiction",
		  0,
		  NULL,
		  { COP_YAML("organisation: Example City\n"),
		    CHARTER("membership: {open_to: internal}\n"),
		    { "members/ana.yaml",
		      "name: Ana\norganisation: EXAMPLE CITY\n" ACTIVE } } },
		{ "audience-contradiction",
		  1,
		  "two answers disagree: open to our own people only, but the audience "
		  "'guests'",
		  { COP_YAML("organisation: Example City\n"),
		    CHARTER("audiences: [{id: guests, text: Guests., external: true}]\n"
			    "membership: {open_to: internal}\n") } },
	};

	(void)state;
	JUDGE(rows);
}

static void wants_answers_that_the_state_of_the_charter_needs(void **state)
{
#define WHOLE \
	"domain: {kind: issue, text: Letters.}\n" \
	"need: {text: Alone., shared_by: [ana, ben]}\n" \
	"purpose: We rewrite letters.\n" \
	"membership: {open_to: both}\nparticipation: {time_ask: An hour.}\n"
	static const struct verdict rows[] = {
		{ "adopted-incomplete", 0, NULL, { CHARTER("") } },
		{ "adopted-incomplete",
		  1,
		  "adopted without 'scope.in'",
		  { ADOPTED("review_by: 2027-02-01\n" WHOLE "scope: {out: [web]}\n"), ANA,
		    BEN } },
		{ "adopted-incomplete",
		  0,
		  NULL,
		  { ADOPTED("review_by: 2027-02-01\nrevisit: [scope]\n" WHOLE
			    "scope: {out: [web]}\n"),
		    ANA, BEN } },
		/* before the launch nothing is wanted that belongs to it */
		{ "adopted-incomplete",
		  0,
		  NULL,
		  { ADOPTED("review_by: 2027-02-01\n" WHOLE "scope: {in: [letters]}\n"),
		    ANA, BEN } },
		{ "adopted-incomplete",
		  6,
		  NULL,
		  { COP_YAML("launched: 2026-02-05\n"),
		    ADOPTED("review_by: 2027-02-01\n" WHOLE "scope: {in: [letters]}\n"),
		    ANA, BEN } },
	};

	(void)state;
	JUDGE(rows);
}

static void judges_single_people(void **state)
{
	static const struct verdict rows[] = {
		/* one name, once with a composed and once with a combining letter */
		{ "member-duplicate",
		  1,
		  "one person? 'a' and 'b' have the same name",
		  { { "members/a.yaml", "name: Zo\u00eb Brandt\n" ACTIVE },
		    { "members/b.yaml", "name: ZOE\u0308 BRANDT\n" ACTIVE } } },
		/* the second begins with a Cyrillic letter */
		{ "member-duplicate",
		  1,
		  "one person? 'a' and 'b' have names that look alike",
		  { { "members/a.yaml", "name: Ana Silva\n" ACTIVE },
		    { "members/b.yaml", "name: \u0410na Silva\n" ACTIVE } } },
		{ "member-duplicate",
		  0,
		  NULL,
		  { { "members/a.yaml", "name: \u0410\u043d\u043d\u0430\n" ACTIVE },
		    { "members/b.yaml", "name: Ana\n" ACTIVE } } },
		{ "member-duplicate",
		  1,
		  "one person? 'a' and 'b' have the same email",
		  { { "members/a.yaml", "name: A\nemail: x@example.org\n" ACTIVE },
		    { "members/b.yaml", "name: B\nemail: X@example.org\n" ACTIVE } } },
		{ "declined-without-policy",
		  1,
		  "declined, but it does not say",
		  { { "members/a.yaml",
		      "name: A\nhistory:\n"
		      "  - {date: 2026-03-02, status: interested}\n"
		      "  - {date: 2026-03-06, status: declined, by: [ana]}\n" },
		    ANA } },
		{ "declined-without-policy",
		  0,
		  NULL, /* their own no */
		  { { "members/a.yaml",
		      "name: A\nhistory:\n"
		      "  - {date: 2026-03-02, status: interested}\n"
		      "  - {date: 2026-03-06, status: declined}\n" } } },
		{ "buddy-self",
		  1,
		  "Ana cannot be their own buddy",
		  { { "members/ana.yaml", "name: Ana\nbuddy: ana\n" ACTIVE } } },
		{ "invited-by-self",
		  1,
		  "Ana cannot have invited themselves",
		  { { "members/ana.yaml", "name: Ana\ninvited_by: ana\n" ACTIVE } } },
		{ "orphan-member",
		  1,
		  "nothing names this associate",
		  { { "members/a.yaml",
		      "name: A\nhistory: [{date: 2026-01-01, status: associate}]\n" } } },
		{ "orphan-member",
		  0,
		  NULL,
		  { { "members/a.yaml",
		      "name: A\nhistory: [{date: 2026-01-01, status: associate}]\n" },
		    { "members/b.yaml", "name: B\ninvited_by: a\n" ACTIVE } } },
		{ "consent-date",
		  1,
		  "consent needs the day and how it was given",
		  { { "members/a.yaml", "name: A\nconsent: {name: public}\n" ACTIVE } } },
		{ "break-over",
		  0,
		  NULL, /* 13 days after */
		  { { "members/a.yaml", "name: A\nhistory:\n"
					"  - {date: 2025-11-10, status: active}\n"
					"  - {date: 2026-03-01, status: on-break, until: "
					"2026-06-02}\n" } } },
		{ "break-over",
		  1,
		  "the break was to end on 2026-06-01",
		  { { "members/a.yaml", "name: A\nhistory:\n"
					"  - {date: 2025-11-10, status: active}\n"
					"  - {date: 2026-03-01, status: on-break, until: "
					"2026-06-01}\n" } } },
	};

	(void)state;
	JUDGE(rows);
}

#define ITEM(more) \
	{ \
		"plan/x.yaml", "title: X\nowner: ana\n" more \
	}

static void judges_items_of_the_plan(void **state)
{
	static const struct verdict rows[] = {
		{ "prize-missing",
		  1,
		  "a competition without a prize",
		  { ANA,
		    ITEM("kind: competition\nstatus: planned\ndue: 2026-07-02\n") } },
		{ "prize-missing",
		  0,
		  NULL,
		  { ANA, ITEM("kind: competition\nstatus: idea\n") } },
		{ "overdue",
		  1,
		  "due 2026-06-14",
		  { ANA, ITEM("kind: clinic\nstatus: planned\ndue: 2026-06-14\n") } },
		{ "overdue",
		  0,
		  NULL, /* it was held */
		  { ANA,
		    ITEM("kind: clinic\nstatus: planned\ndue: 2026-06-14\n"),
		    { "activity/2026-06-14-x.yaml",
		      "date: 2026-06-14\nplan: x\nattended: [ana]\n" } } },
		{ "follow-through",
		  1,
		  "done on 2026-06-01, not promoted, without results, without feedback",
		  { ANA, ITEM("kind: blog\nstatus: done\ndue: 2026-06-01\ndone: "
			      "2026-06-01\n") } },
		{ "follow-through",
		  1,
		  "done on 2026-06-01, without feedback",
		  { ANA,
		    ITEM("kind: blog\nstatus: done\ndue: 2026-06-01\ndone: 2026-06-01\n"
			 "promoted: 2026-06-02\nresults: {views: 3}\n") } },
		{ "follow-through",
		  0,
		  NULL, /* not yet two weeks */
		  { ANA, ITEM("kind: blog\nstatus: done\ndue: 2026-06-02\ndone: "
			      "2026-06-02\n") } },
		{ "follow-through",
		  0,
		  NULL, /* nobody promotes a task */
		  { ANA, ITEM("kind: task\nstatus: done\ndue: 2026-06-01\ndone: "
			      "2026-06-01\n") } },
		{ "not-current-member",
		  1,
		  "Dev left on 2026-05-31",
		  { ANA,
		    { "members/dev.yaml", "name: Dev\nhistory:\n"
					  "  - {date: 2025-11-10, status: active}\n"
					  "  - {date: 2026-05-31, status: alumni, "
					  "cause: moved}\n" },
		    ITEM("kind: task\nstatus: planned\ndue: 2026-07-02\n"
			 "checklist: [{id: a, text: A., owner: dev}]\n") } },
		{ "field-not-for-kind",
		  1,
		  "'logistics' belongs to gatherings",
		  { ANA, ITEM("kind: blog\nstatus: planned\nlogistics: ana\ndue: "
			      "2026-07-02\n") } },
		{ "placeholder",
		  1,
		  "'text' says nothing yet",
		  { ANA,
		    ITEM("kind: task\nstatus: planned\ntext: tbd\ndue: 2026-07-02\n") } },
		{ "placeholder",
		  0,
		  NULL,
		  { ANA, ITEM("kind: task\nstatus: planned\ntext: Todos Juntos\ndue: "
			      "2026-07-02\n") } },
	};

	(void)state;
	JUDGE(rows);
}

static void judges_what_repeats(void **state)
{
#define MONTHLY \
	"kind: clinic\nstatus: planned\ndue: 2026-07-02\nrepeat: " \
	"FREQ=MONTHLY;BYDAY=1TH\n"
	static const struct verdict rows[] = {
		{ "clash",
		  1,
		  "2026-08-06 falls into 'Summer'",
		  { COP_YAML("quiet: [{from: 2026-08-01, to: 2026-08-14, text: "
			     "Summer}]\n"),
		    ANA, ITEM(MONTHLY) } },
		{ "clash",
		  0,
		  NULL, /* it moved away */
		  { COP_YAML("quiet: [{from: 2026-08-01, to: 2026-08-14, text: "
			     "Summer}]\n"),
		    ANA,
		    ITEM(MONTHLY
			 "occurrences: [{date: 2026-08-06, due: 2026-08-20}]\n") } },
		{ "clash",
		  1,
		  "2026-07-02 falls on 'Forum'",
		  { ANA,
		    ITEM("kind: clinic\nstatus: planned\ndue: 2026-07-02\n"),
		    { "plan/forum.yaml", "title: Forum\nkind: external-event\nstatus: "
					 "planned\ndue: 2026-07-02\n" } } },
		{ "occurrence-both",
		  1,
		  "cancelled and held at once",
		  { ANA,
		    { "plan/x.yaml",
		      "title: X\nowner: ana\nkind: clinic\nstatus: planned\n"
		      "due: 2026-06-04\nrepeat: FREQ=MONTHLY;BYDAY=1TH\n"
		      "occurrences: [{date: 2026-06-04, status: cancelled, "
		      "note: Rain}]\n" },
		    { "activity/2026-06-04-x.yaml",
		      "date: 2026-06-04\nplan: x\nattended: [ana]\n" } } },
		{ "not-an-occurrence",
		  1,
		  "2026-08-06 is a date of an item that does not",
		  { ANA, ITEM("kind: clinic\nstatus: planned\ndue: 2026-07-02\n"
			      "occurrences: [{date: 2026-08-06, due: 2026-08-20}]\n") } },
		{ "held-without-occurrence",
		  0,
		  NULL, /* moved to that day */
		  { ANA,
		    { "plan/x.yaml",
		      "title: X\nowner: ana\nkind: clinic\nstatus: planned\n"
		      "due: 2026-06-04\nrepeat: FREQ=MONTHLY;BYDAY=1TH\n"
		      "occurrences: [{date: 2026-06-04, due: 2026-06-10}]\n" },
		    { "activity/2026-06-10-x.yaml",
		      "date: 2026-06-10\nplan: x\nattended: [ana]\n" } } },
	};

	(void)state;
	JUDGE(rows);
}

static void judges_holders(void **state)
{
#define ROLE(more) \
	{ \
		"roles/r.yaml", "title: R\nkind: role\npurpose: P.\nduties: [{id: d, " \
				"text: D.}]\n" \
				"term: 12 months\ndefined: 2025-01-01\nholders:\n" more \
	}
	static const struct verdict rows[] = {
		{ "holders-overlap",
		  0,
		  NULL, /* the first ended with its term */
		  { ANA, ROLE("  - {member: ana, from: 2025-05-01}\n"
			      "  - {member: ana, from: 2026-05-01}\n") } },
		{ "holders-overlap",
		  1,
		  "Ana Silva holds it twice from 2026-04-30",
		  { ANA, ROLE("  - {member: ana, from: 2025-05-01}\n"
			      "  - {member: ana, from: 2026-04-30}\n") } },
		{ "term-ended",
		  1,
		  "the term ended on 2026-04-30, 46 days ago",
		  { ANA, ROLE("  - {member: ana, from: 2025-05-01}\n") } },
		{ "term-ended",
		  0,
		  NULL, /* somebody said when */
		  { ANA,
		    ROLE("  - {member: ana, from: 2025-05-01, to: 2026-12-31}\n") } },
		{ "not-current-member",
		  0,
		  NULL, /* ended before they left */
		  { { "members/ana.yaml", "name: Ana\nhistory:\n"
					  "  - {date: 2025-01-10, status: active}\n"
					  "  - {date: 2026-05-31, status: alumni, cause: "
					  "moved}\n" },
		    ROLE("  - {member: ana, from: 2025-05-01, to: 2026-04-30}\n") } },
		{ "field-not-for-kind",
		  1,
		  "'lead' belongs to groups",
		  { ANA, ROLE("  - {member: ana, from: 2025-07-01, lead: true}\n") } },
		{ "seats",
		  1,
		  "the seats fall",
		  { { "roles/r.yaml",
		      "title: R\nkind: role\nseats: {min: 3, max: 2}\n" } } },
	};

	(void)state;
	JUDGE(rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(judges_answers_of_the_charter),
		cmocka_unit_test(ids_of_the_charter_are_its_own_as_a_whole),
		cmocka_unit_test(sees_when_two_answers_disagree),
		cmocka_unit_test(wants_answers_that_the_state_of_the_charter_needs),
		cmocka_unit_test(judges_single_people),
		cmocka_unit_test(judges_items_of_the_plan),
		cmocka_unit_test(judges_what_repeats),
		cmocka_unit_test(judges_holders),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
