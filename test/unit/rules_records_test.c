/* SPDX-License-Identifier: MIT */
/* What rules find in figures, surveys and notes, and what they leave alone. */
#include "test.h"

#include "rules_world.h"

static void judges_figures(void **state)
{
#define INDICATOR(more) \
	{ \
		"indicators/calls.yaml", \
			"title: Calls\nkind: impact\ntext: Calls.\nunit: calls\n" \
			"source: Desk\ndesirable: down\n" more \
			"history: [{date: 2026-01-05, status: agreed}]\n" \
	}
#define SURVEY(more) \
	{ \
		"surveys/s.yaml", \
			"title: S\nfrom: 2026-05-01\nto: 2026-05-09\ninvited: 30\n" more \
	}
	static const struct verdict rows[] = {
		{ "gathering-numbers",
		  1,
		  "3 walk-ins, but 2 people came",
		  { ANA,
		    { "activity/2026-06-01-a.yaml",
		      "date: 2026-06-01\ntitle: A\nregistered: 4\nattended: [ana]\n"
		      "guests: 1\nwalk_ins: 3\n" } } },
		{ "gathering-numbers",
		  1,
		  "walk-ins, but it does not say",
		  { ANA,
		    { "activity/2026-06-01-a.yaml",
		      "date: 2026-06-01\ntitle: A\nattended: [ana]\nwalk_ins: 1\n" } } },
		{ "baseline-missing", 1, "agreed without a start", { INDICATOR("") } },
		{ "baseline-missing",
		  1,
		  "agreed without the day",
		  { INDICATOR("baseline: 1400\n") } },
		{ "baseline-missing",
		  0,
		  NULL,
		  { INDICATOR("baseline: 1400\nbaseline_date: 2025-12-31\n") } },
		{ "observation-jump",
		  0,
		  NULL, /* the reason is given */
		  { INDICATOR("baseline: 1400\nbaseline_date: 2025-12-31\n"),
		    { "observations/calls.yaml",
		      "- {date: 2026-01-28, value: 1400}\n- {date: 2026-02-28, value: "
		      "1380}\n"
		      "- {date: 2026-03-28, value: 1390}\n- {date: 2026-04-28, value: "
		      "1370}\n"
		      "- {date: 2026-05-28, value: 290, note: Strike}\n" } } },
		{ "survey-counts",
		  1,
		  "26 answers from 20 people",
		  { SURVEY(
			  "responses: 20\nquestions:\n  - id: a\n    text: A\n    scale: "
			  "satisfaction\n    answers: {3: 20, 4: 6}\n") } },
		{ "survey-counts",
		  1,
		  "'6' is not on the scale of 'satisfaction'",
		  { SURVEY(
			  "responses: 20\nquestions:\n  - id: a\n    text: A\n    scale: "
			  "satisfaction\n    answers: {6: 20}\n") } },
		{ "survey-counts",
		  1,
		  "40 answered, but 30 were asked",
		  { SURVEY("responses: 40\nquestions: []\n") } },
		{ "survey-counts",
		  0,
		  NULL,
		  { SURVEY(
			  "responses: 20\nquestions:\n  - id: a\n    text: A\n    scale: "
			  "recommend\n    answers: {0: 5, 10: 14, dont-know: 1}\n") } },
		{ "survey-small",
		  1,
		  "answers of fewer than 5 people",
		  { SURVEY("responses: 4\nquestions:\n  - id: a\n    text: A\n    scale: "
			   "satisfaction\n    answers: {3: 4}\n") } },
		{ "survey-small",
		  1,
		  "a group of fewer than 5 people: 'Law'",
		  { SURVEY(
			  "responses: 20\nquestions:\n  - id: a\n    text: A\n    scale: "
			  "choice\n    demographic: true\n    answers: {Care: 18, Law: "
			  "2}\n") } },
	};

	(void)state;
	JUDGE(rows);
}

#define NOTE(kind, more) \
	{ \
		"notes/n.yaml", "date: 2026-03-01\nkind: " kind "\ntitle: T\n" more \
	}

static void judges_notes(void **state)
{
	static const struct verdict rows[] = {
		{ "note-outcome",
		  1,
		  "answered without outcome",
		  { ANA, NOTE("question",
			      "by: [ana]\nanswered: 2026-03-05\nanswer: Yes.\n") } },
		{ "note-outcome",
		  1,
		  "'agreed' is no outcome of a question",
		  { ANA,
		    NOTE("question", "by: [ana]\noutcome: agreed\nanswered: 2026-03-05\n"
				     "answer: Yes.\n") } },
		{ "note-outcome",
		  1,
		  "an outcome without an answer",
		  { ANA, NOTE("question",
			      "by: [ana]\noutcome: done\nanswered: 2026-03-05\n") } },
		{ "note-outcome",
		  1,
		  "withdrawn, so there is no answer",
		  { ANA, NOTE("question", "by: [ana]\noutcome: withdrawn\nanswered: "
					  "2026-03-05\nanswer: Yes.\n") } },
		{ "note-outcome",
		  1,
		  "'done' is no outcome of a win",
		  { NOTE("win",
			 "outcome: done\nanswered: 2026-03-05\nanswer: Yes.\n") } },
		{ "note-outcome",
		  0,
		  NULL,
		  { ANA, NOTE("question", "by: [ana]\noutcome: withdrawn\nanswered: "
					  "2026-03-05\n") } },
		{ "promise-overdue",
		  1,
		  "waits for Ana Silva since 2026-04-01",
		  { ANA, NOTE("promise", "owner: ana\ndue: 2026-04-01\n") } },
		{ "promise-overdue",
		  1,
		  "waits for an answer since 2026-03-06",
		  { CHARTER("growth: {channels: [{id: mail, text: Mail.}]}\n"
			    "feedback: {channel: mail, owner: ana, respond_within: 5 "
			    "days}\n"),
		    ANA, NOTE("concern", "text: The room is cold.\n") } },
		{ "promise-overdue",
		  0,
		  NULL, /* nobody promised an answer */
		  { NOTE("concern", "text: The room is cold.\n") } },
		{ "story-depth",
		  1,
		  "called applied, but nothing says what was done",
		  { ANA,
		    NOTE("story", "people: [ana]\ncycle: applied\ngained: Order.\n") } },
		{ "story-depth",
		  1,
		  "called realised, but nothing says what changed",
		  { ANA,
		    NOTE("story", "people: [ana]\ncycle: realised\ngained: Order.\ndid: "
				  "All.\n") } },
		{ "report-twice",
		  1,
		  "the sponsor report of 2026-Q1 was sent twice",
		  { NOTE("report",
			 "report: sponsor\nfrom: 2026-01-01\nto: 2026-03-31\nsent: "
			 "2026-04-02\n"),
		    { "notes/o.yaml", "date: 2026-04-03\nkind: report\ntitle: T\nreport: "
				      "sponsor\nfrom: 2026-01-01\nto: 2026-03-31\nsent: "
				      "2026-04-03\n" } } },
		{ "generated-stale",
		  1,
		  "the page is older than the charter",
		  { ADOPTED(""), ANA,
		    NOTE("report",
			 "report: charter\nfrom: 2026-01-01\nto: 2026-01-31\nsent: "
			 "2026-01-31\n") } },
	};

	(void)state;
	JUDGE(rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(judges_figures),
		cmocka_unit_test(judges_notes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
