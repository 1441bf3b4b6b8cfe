/* SPDX-License-Identifier: MIT */
/* Which entries of two sides are the same, and what becomes of them (format.md section 8). */
#include "merge_cases.h"

#define ROLE(duties) "title: Scribe\nkind: role\nduties:\n" duties "defined: 2026-01-05\n"
#define LIST "  - {id: list, text: Keep the list.}\n"
#define NOTES "  - {id: notes, text: Take notes.}\n"
#define SEND "  - {id: send, text: Send them.}\n"
#define ROOM "  - {id: room, text: Book a room.}\n"

static const struct merge_case keyed[] = {
	{ "one side alone is taken", "role", ROLE(LIST), ROLE(LIST NOTES), ROLE(LIST),
	  ROLE(LIST NOTES), 0 },
	{ "both add the same entry: once", "role", ROLE(LIST), ROLE(LIST NOTES),
	  "# head\n" ROLE(LIST NOTES), "# head\n" ROLE(LIST NOTES), 0 },
	{ "both add another entry at the end: ours first", "role", ROLE(LIST),
	  ROLE(LIST NOTES), ROLE(LIST SEND), ROLE(LIST NOTES SEND), 0 },
	{ "both add several", "role", ROLE(LIST), ROLE(ROOM LIST NOTES),
	  ROLE(LIST SEND "  - {id: x, text: X.}\n"),
	  ROLE(ROOM LIST NOTES SEND "  - {id: x, text: X.}\n"), 0 },
	{ "both add one id with two contents: a conflict, both whole", "role", ROLE(LIST),
	  ROLE(LIST NOTES), ROLE(LIST "  - {id: notes, text: Write all down.}\n"),
	  ROLE(LIST OURS NOTES MIDDLE "  - {id: notes, text: Write all down.}\n" THEIRS),
	  1 },
	{ "each changes a field of one entry", "role",
	  ROLE("  - {id: list, text: Keep the list.}\n"),
	  ROLE("  - {id: list, text: Keep the list in order.}\n"),
	  ROLE("  - {id: list, text: Keep the list., x-hours: 2}\n"),
	  ROLE("  - {id: list, text: Keep the list in order., x-hours: 2}\n"), 0 },
	{ "both change one field: a conflict around that entry", "role",
	  ROLE(LIST NOTES SEND), ROLE(LIST "  - {id: notes, text: Note.}\n" SEND),
	  ROLE(LIST "  - {id: notes, text: Write.}\n" SEND ROOM),
	  ROLE(LIST OURS "  - {id: notes, text: Note.}\n" MIDDLE
			 "  - {id: notes, text: Write.}\n" THEIRS SEND ROOM),
	  1 },
	{ "taken out by one, as it was with the other", "role", ROLE(LIST NOTES SEND),
	  ROLE(LIST SEND), ROLE(LIST NOTES SEND ROOM), ROLE(LIST SEND ROOM), 0 },
	{ "taken out by both", "role", ROLE(LIST NOTES SEND), ROLE(LIST SEND),
	  ROLE(ROOM LIST SEND), ROLE(ROOM LIST SEND), 0 },
	{ "each takes out another", "role", ROLE(LIST NOTES SEND), ROLE(LIST NOTES),
	  ROLE(NOTES SEND), ROLE(NOTES), 0 },
	{ "taken out by ours, changed by theirs: a conflict", "role",
	  ROLE(LIST NOTES SEND), ROLE(LIST SEND),
	  ROLE(LIST "  - {id: notes, text: Write.}\n" SEND),
	  ROLE(LIST OURS MIDDLE "  - {id: notes, text: Write.}\n" THEIRS SEND), 1 },
	{ "changed by ours, taken out by theirs: a conflict", "role",
	  ROLE(LIST NOTES SEND), ROLE(LIST "  - {id: notes, text: Write.}\n" SEND),
	  ROLE(LIST SEND),
	  ROLE(LIST OURS "  - {id: notes, text: Write.}\n" MIDDLE THEIRS SEND), 1 },
	{ "the author's order stays that of ours", "role", ROLE(LIST NOTES SEND),
	  ROLE(SEND NOTES LIST), ROLE(LIST NOTES ROOM SEND), ROLE(SEND NOTES ROOM LIST),
	  0 },
	{ "a move is no edit", "role", ROLE(LIST NOTES SEND), ROLE(LIST NOTES SEND ROOM),
	  ROLE(SEND LIST NOTES), ROLE(LIST NOTES SEND ROOM), 0 },
	{ "what theirs adds at the front stands at the front", "role", ROLE(LIST NOTES),
	  ROLE(LIST NOTES SEND), ROLE(ROOM LIST NOTES), ROLE(ROOM LIST NOTES SEND), 0 },
	{ "what comes after an entry that is gone finds a place", "role",
	  ROLE(LIST NOTES SEND), ROLE(LIST SEND), ROLE(LIST NOTES ROOM SEND),
	  ROLE(LIST ROOM SEND), 0 },
	{ "both take out all in turns: an empty list", "role", ROLE(LIST NOTES),
	  ROLE(LIST), ROLE(NOTES),
	  "title: Scribe\nkind: role\nduties: []\ndefined: 2026-01-05\n", 0 },
	{ "the only entry taken out, and changed: with its key", "role", ROLE(LIST),
	  "title: Scribe\nkind: role\nduties: []\ndefined: 2026-01-05\n",
	  ROLE("  - {id: list, text: Keep it.}\n"),
	  "title: Scribe\nkind: role\n" OURS "duties: []\n" MIDDLE
	  "duties:\n  - {id: list, text: Keep it.}\n" THEIRS "defined: 2026-01-05\n",
	  1 },
	{ "an id changed by one, its words by the other: nothing is lost", "role",
	  ROLE(LIST NOTES), ROLE("  - {id: mail, text: Keep the list.}\n" NOTES),
	  ROLE("  - {id: list, text: Keep it.}\n" NOTES),
	  ROLE("  - {id: mail, text: Keep the list.}\n" OURS MIDDLE
	       "  - {id: list, text: Keep it.}\n" THEIRS NOTES),
	  1 },
};

#define READ(x) "- {date: " x "}\n"

static const struct merge_case sorted[] = {
	{ "readings go in by date", "observation", READ("2026-01-31, value: 1"),
	  READ("2026-01-31, value: 1") READ("2026-03-31, value: 3"),
	  READ("2026-01-31, value: 1") READ("2026-02-28, value: 2"),
	  READ("2026-01-31, value: 1") READ("2026-02-28, value: 2")
		  READ("2026-03-31, value: 3"),
	  0 },
	{ "one date read twice: a conflict", "observation", READ("2026-01-31, value: 1"),
	  READ("2026-01-31, value: 1") READ("2026-03-31, value: 3"),
	  READ("2026-01-31, value: 1") READ("2026-03-31, value: 4"),
	  READ("2026-01-31, value: 1") OURS READ("2026-03-31, value: 3")
		  MIDDLE READ("2026-03-31, value: 4") THEIRS,
	  1 },
	{ "both begin the file", "observation", "\n",
	  READ("2026-01-31, value: 1") READ("2026-03-31, value: 3"),
	  READ("2026-02-28, value: 2") READ("2026-03-31, value: 3"),
	  READ("2026-01-31, value: 1") READ("2026-02-28, value: 2")
		  READ("2026-03-31, value: 3"),
	  0 },
	{ "both begin the file with one date: a conflict", "observation", "",
	  READ("2026-03-31, value: 3"), READ("2026-03-31, value: 4"),
	  OURS READ("2026-03-31, value: 3") MIDDLE READ("2026-03-31, value: 4") THEIRS,
	  1 },
	{ "occurrences too", "plan",
	  "title: C\noccurrences:\n  - {date: 2026-05-01, status: done}\n",
	  "title: C\noccurrences:\n  - {date: 2026-05-01, status: done}\n"
	  "  - {date: 2026-07-01, status: cancelled}\n",
	  "title: C\noccurrences:\n  - {date: 2026-04-01, status: done}\n"
	  "  - {date: 2026-05-01, status: done}\n  - {date: 2026-06-01, note: Moved}\n",
	  "title: C\noccurrences:\n  - {date: 2026-04-01, status: done}\n"
	  "  - {date: 2026-05-01, status: done}\n  - {date: 2026-06-01, note: Moved}\n"
	  "  - {date: 2026-07-01, status: cancelled}\n",
	  0 },
};

#define PERSON(history) "name: Ana Silva\nhistory:\n" history
#define STEP(x) "  - {date: " x "}\n"

#define TWO STEP("2026-01-05, status: invited") STEP("2026-01-05, status: active")

static const struct merge_case histories[] = {
	{ "both go on with a life: by date", "member",
	  PERSON(STEP("2026-01-05, status: active")),
	  PERSON(STEP("2026-01-05, status: active") STEP("2026-06-01, status: alumni")),
	  PERSON(STEP("2026-01-05, status: active") STEP("2026-03-01, status: on-break")),
	  PERSON(STEP("2026-01-05, status: active") STEP("2026-03-01, status: on-break")
			 STEP("2026-06-01, status: alumni")),
	  0 },
	{ "one day, two stories: a conflict", "member",
	  PERSON(STEP("2026-01-05, status: active")),
	  PERSON(STEP("2026-01-05, status: active") STEP("2026-06-01, status: alumni")),
	  PERSON(STEP("2026-01-05, status: active") STEP("2026-06-01, status: on-break")),
	  PERSON(STEP("2026-01-05, status: active")
			 OURS STEP("2026-06-01, status: alumni")
				 MIDDLE STEP("2026-06-01, status: on-break") THEIRS),
	  1 },
	{ "two steps of one day: one taken out, the other changed", "member",
	  PERSON(STEP("2026-01-05, status: invited") STEP("2026-01-05, status: active")),
	  PERSON(STEP("2026-01-05, status: active")),
	  PERSON(STEP("2026-01-05, status: invited")
			 STEP("2026-01-05, status: active, note: At once")),
	  PERSON(STEP("2026-01-05, status: active, note: At once")), 0 },
	{ "two steps of one day: the same taken out and changed is a conflict", "member",
	  PERSON(STEP("2026-01-05, status: invited") STEP("2026-01-05, status: active")),
	  PERSON(STEP("2026-01-05, status: active")),
	  PERSON(STEP("2026-01-05, status: invited, note: By mail")
			 STEP("2026-01-05, status: active")),
	  PERSON(OURS MIDDLE STEP("2026-01-05, status: invited, note: By mail")
			 THEIRS STEP("2026-01-05, status: active")),
	  1 },
	{ "one day, two stories, while another day has two steps: a conflict", "member",
	  PERSON(TWO STEP("2026-06-01, status: on-break")),
	  PERSON(TWO STEP("2026-06-01, status: alumni")),
	  PERSON(TWO STEP("2026-06-01, status: removed")),
	  PERSON(TWO OURS STEP("2026-06-01, status: alumni")
			 MIDDLE STEP("2026-06-01, status: removed") THEIRS),
	  1 },
	{ "one new day, two stories, while another day has two steps: a conflict",
	  "member", PERSON(TWO), PERSON(TWO STEP("2026-09-01, status: active, note: N")),
	  PERSON(TWO STEP("2026-09-01, status: alumni")),
	  PERSON(TWO OURS STEP("2026-09-01, status: active, note: N")
			 MIDDLE STEP("2026-09-01, status: alumni") THEIRS),
	  1 },
	{ "an earlier step of a day stays the earlier one", "member",
	  PERSON(STEP("2026-01-05, status: active")),
	  "email: a@example.org\n" PERSON(STEP("2026-01-05, status: active")),
	  PERSON(STEP("2026-01-05, status: invited")
			 STEP("2026-01-05, status: active, note: N")),
	  "email: a@example.org\n" PERSON(STEP("2026-01-05, status: invited") STEP(
		  "2026-01-05, status: active, note: N")),
	  0 },
	{ "an earlier step of a day, and a later one", "member",
	  PERSON(STEP("2026-01-05, status: active")),
	  PERSON(STEP("2026-01-05, status: active") STEP("2026-02-01, status: alumni")),
	  PERSON(STEP("2026-01-05, status: invited") STEP("2026-01-05, status: active")),
	  PERSON(STEP("2026-01-05, status: invited") STEP("2026-01-05, status: active")
			 STEP("2026-02-01, status: alumni")),
	  0 },
	{ "each adds a step to a day that has two", "member",
	  PERSON(STEP("2026-01-05, status: invited") STEP("2026-01-05, status: active")),
	  PERSON(STEP("2026-01-05, status: invited") STEP("2026-01-05, status: active")
			 STEP("2026-02-01, status: alumni")),
	  PERSON(STEP("2026-01-04, status: prospect") STEP("2026-01-05, status: invited")
			 STEP("2026-01-05, status: active")),
	  PERSON(STEP("2026-01-04, status: prospect") STEP("2026-01-05, status: invited")
			 STEP("2026-01-05, status: active")
				 STEP("2026-02-01, status: alumni")),
	  0 },
};

#define HOLDERS(x) "title: Scribe\nkind: role\nholders:\n" x
#define ANA "  - {member: ana-silva, from: 2026-01-10}\n"
#define ANA_TO "  - {member: ana-silva, from: 2026-01-10, to: 2026-06-30}\n"
#define ANA_2 "  - {member: ana-silva, from: 2026-09-01}\n"
#define BEN "  - {member: ben-okoro, from: 2026-07-01}\n"

static const struct merge_case holders[] = {
	{ "a hand-over and a second term", "role", HOLDERS(ANA), HOLDERS(ANA_TO BEN),
	  HOLDERS(ANA ANA_2), HOLDERS(ANA_TO BEN ANA_2), 0 },
	{ "one person, two terms: each its own", "role", HOLDERS(ANA ANA_2),
	  HOLDERS(ANA_TO ANA_2),
	  HOLDERS(ANA "  - {member: ana-silva, from: 2026-09-01, lead: true}\n"),
	  HOLDERS(ANA_TO "  - {member: ana-silva, from: 2026-09-01, lead: true}\n"), 0 },
	{ "one term ended on two days: a conflict", "role", HOLDERS(ANA), HOLDERS(ANA_TO),
	  HOLDERS("  - {member: ana-silva, from: 2026-01-10, to: 2026-07-31}\n"),
	  HOLDERS(OURS ANA_TO MIDDLE
		  "  - {member: ana-silva, from: 2026-01-10, to: 2026-07-31}\n" THEIRS),
	  1 },
};

static const struct merge_case sets[] = {
	{ "in brackets, both add", "member", "name: A\nwants: [leadership]\n",
	  "name: A\nwants: [leadership, writing]\n",
	  "name: A\nwants: [drawing, leadership]\n",
	  "name: A\nwants: [drawing, leadership, writing]\n", 0 },
	{ "both add the same", "member", "name: A\nwants: [leadership]\n",
	  "name: A\nwants: [leadership, writing]\n",
	  "name: A\nwants: [leadership, painting, writing]\n",
	  "name: A\nwants: [leadership, painting, writing]\n", 0 },
	{ "one takes out, one adds", "member", "name: A\nwants: [drawing, writing]\n",
	  "name: A\nwants: [writing]\n", "name: A\nwants: [drawing, singing, writing]\n",
	  "name: A\nwants: [singing, writing]\n", 0 },
	{ "all taken out by turns", "member", "name: A\nwants: [drawing, writing]\n",
	  "name: A\nwants: [writing]\n", "name: A\nwants: [drawing]\n",
	  "name: A\nwants: []\n", 0 },
	{ "none said on both sides, then one each", "member", "name: A\nwants: []\n",
	  "name: A\nwants: [writing]\n", "name: A\nwants: [drawing]\n",
	  "name: A\nwants: [drawing, writing]\n", 0 },
	{ "new on both sides", "member", "name: A\nunit: U\n",
	  "name: A\nunit: U\nwants: [writing]\n", "name: A\nunit: U\nwants: [drawing]\n",
	  "name: A\nunit: U\nwants: [drawing, writing]\n", 0 },
	{ "new on both sides, none here and one there: a conflict", "member", "name: A\n",
	  "name: A\nwants: []\n", "name: A\nunit: U\nwants: [writing]\n",
	  "name: A\nunit: U\n" OURS "wants: []\n" MIDDLE "wants: [writing]\n" THEIRS, 1 },
	{ "one a line", "member", "name: A\nwants:\n  - leadership\n",
	  "name: A\nwants:\n  - leadership\n  - writing\n",
	  "name: A\nwants:\n  - drawing\n  - leadership\n",
	  "name: A\nwants:\n  - drawing\n  - leadership\n  - writing\n", 0 },
	{ "one a line, all taken out by turns", "member",
	  "name: A\nwants:\n  - drawing\n  - writing\nunit: U\n",
	  "name: A\nwants:\n  - drawing\nunit: U\n",
	  "name: A\nwants:\n  - writing\nunit: U\n", "name: A\nwants: []\nunit: U\n", 0 },
	{ "quotes are no difference", "member", "name: A\nwants: [drawing]\n",
	  "name: A\nwants: [\"drawing\", writing]\n",
	  "name: A\nwants: [drawing, 'singing']\n",
	  "name: A\nwants: [\"drawing\", 'singing', writing]\n", 0 },
	{ "the gaps of ours", "member", "name: A\nwants: [ drawing,  writing ]\n",
	  "name: A\nwants: [ drawing,  tennis,  writing ]\n",
	  "name: A\nwants: [ drawing,  singing,  writing ]\n",
	  "name: A\nwants: [ drawing,  singing,  tennis,  writing ]\n", 0 },
	{ "a field taken out against an addition: a conflict", "member",
	  "name: A\nwants: [drawing]\nunit: U\n", "name: A\nunit: U\n",
	  "name: A\nwants: [drawing, writing]\nunit: U\n",
	  "name: A\n" OURS MIDDLE "wants: [drawing, writing]\n" THEIRS "unit: U\n", 1 },
};

#define LINE(x) "- {date: " x "}\n"
#define L1 LINE("2026-09-02, member: ana, kind: ask")
#define L2 LINE("2026-09-04, member: ben, kind: work, hours: 1")
#define L3 LINE("2026-09-18, member: ben, kind: ask")
#define L2A LINE("2026-09-04, member: ben, kind: work, hours: 2")
#define L2B LINE("2026-09-04, member: ben, kind: work, hours: 3")

static const struct merge_case streams[] = {
	{ "both add lines: by date", "activity", L2, L2 L3, L1 L2, L1 L2 L3, 0 },
	{ "both add the same line: once", "activity", L1, L1 L2, L1 L2 L3, L1 L2 L3, 0 },
	{ "one adds the same once more", "activity", L1, L1 L1, L1 L2, L1 L1 L2, 0 },
	{ "a line stands twice, one of them goes", "activity", L1 L1 L2, L1 L2,
	  L1 L1 L2 L3, L1 L2 L3, 0 },
	{ "one edits a line, the other adds one", "activity", L1 L2, L1 L2A, L1 L2 L3,
	  L1 L2A L3, 0 },
	{ "each edits another line", "activity", L1 L2 L3,
	  LINE("2026-09-02, member: eva, kind: ask") L2 L3, L1 L2A L3,
	  LINE("2026-09-02, member: eva, kind: ask") L2A L3, 0 },
	{ "both edit one line: a conflict", "activity", L1 L2 L3, L1 L2A L3, L1 L2B L3,
	  L1 OURS L2A MIDDLE L2B THEIRS L3, 1 },
	{ "one takes a line out, the other edits it: a conflict", "activity", L1 L2 L3,
	  L1 L3, L1 L2A L3, L1 OURS MIDDLE L2A THEIRS L3, 1 },
	{ "both begin the file", "activity", "", L2 L3, "# May\n\n" L1 L2,
	  "# May\n\n" L1 L2 L3, 0 },
	{ "both take one out", "activity", L1 L2 L3, L1 L3, L3, L3, 0 },
};

#define AT(day) LINE("2026-09-" day ", member: ben, kind: work, hours: 1")

/* An entry that both took out, with one like it in its place, was edited. */
static const struct merge_case rekeyed[] = {
	{ "one id in two ways: a conflict", "role", ROLE(LIST NOTES),
	  ROLE("  - {id: mail, text: Keep the list.}\n" NOTES),
	  ROLE("  - {id: book, text: Keep the list.}\n" NOTES),
	  ROLE(OURS "  - {id: mail, text: Keep the list.}\n" MIDDLE
		    "  - {id: book, text: Keep the list.}\n" THEIRS NOTES),
	  1 },
	{ "one id in one way", "role", ROLE(LIST NOTES),
	  ROLE("  - {id: mail, text: Keep the list.}\n" NOTES),
	  ROLE("  - {id: mail, text: Keep the list.}\n" NOTES SEND),
	  ROLE("  - {id: mail, text: Keep the list.}\n" NOTES SEND), 0 },
	{ "an id changed here, the entry taken out there: a conflict", "role",
	  ROLE(LIST NOTES), ROLE("  - {id: mail, text: Keep the list.}\n" NOTES),
	  ROLE(NOTES),
	  ROLE(OURS "  - {id: mail, text: Keep the list.}\n" MIDDLE THEIRS NOTES), 1 },
	{ "an entry taken out by both, and another comes", "role", ROLE(LIST NOTES),
	  ROLE(NOTES SEND), ROLE(NOTES), ROLE(NOTES SEND), 0 },
	{ "the day of a reading, in two ways: a conflict", "observation",
	  READ("2026-01-31, value: 1") READ("2026-02-28, value: 2"),
	  READ("2026-01-31, value: 1") READ("2026-02-27, value: 2"),
	  READ("2026-01-31, value: 1") READ("2026-02-26, value: 2"),
	  READ("2026-01-31, value: 1") OURS READ("2026-02-27, value: 2")
		  MIDDLE READ("2026-02-26, value: 2") THEIRS,
	  1 },
	{ "the member of a term and its start: a conflict", "role", HOLDERS(ANA),
	  HOLDERS("  - {member: ben-okoro, from: 2026-01-10}\n"), HOLDERS(ANA_2),
	  HOLDERS(OURS "  - {member: ben-okoro, from: 2026-01-10}\n" MIDDLE ANA_2 THEIRS),
	  1 },
	{ "a free key in two ways: a conflict", "cop",
	  "thresholds:\n  inactive-after: 120 days\n", "thresholds:\n  quiet: 120 days\n",
	  "thresholds:\n  silent: 120 days\n",
	  "thresholds:\n" OURS "  quiet: 120 days\n" MIDDLE "  silent: 120 days\n" THEIRS,
	  1 },
	{ "the day of a line, in two ways: a conflict", "activity", L1 L2 L3,
	  L1 AT("05") L3, L1 AT("06") L3, L1 OURS AT("05") MIDDLE AT("06") THEIRS L3, 1 },
	{ "the day of a line, and the line taken out: a conflict", "activity", L1 L2 L3,
	  L1 L3, L1 AT("06") L3, L1 OURS MIDDLE AT("06") THEIRS L3, 1 },
	{ "the line most like it is what became of it", "activity", L2,
	  LINE("2026-09-04, member: ana, kind: ask") L2A, L2B,
	  LINE("2026-09-04, member: ana, kind: ask") OURS L2A MIDDLE L2B THEIRS, 1 },
	{ "two lines of one day, each with what became of it", "activity",
	  LINE("2026-09-04, member: ana, kind: work, hours: 1") L2, L2A,
	  LINE("2026-09-04, member: ana, kind: work, hours: 2"),
	  OURS L2A MIDDLE THEIRS OURS MIDDLE LINE(
		  "2026-09-04, member: ana, kind: work, hours: 2") THEIRS,
	  2 },
	{ "values of a set are no edited ones", "member", "name: A\nwants: [a]\n",
	  "name: A\nwants: [b]\n", "name: A\nwants: [c]\n", "name: A\nwants: [b, c]\n",
	  0 },
	{ "a key with quotes and without them is one key", NULL, "a: 1\nz: 2\n",
	  "a: 1\n\"k\": 3\nz: 2\n", "a: 1\nz: 2\nk: 4\n",
	  "a: 1\n" OURS "\"k\": 3\n" MIDDLE "k: 4\n" THEIRS "z: 2\n", 1 },
};

static const struct merge_case mappings[] = {
	{ "neighbours both changed", "role", "title: A\nkind: role\npurpose: P\n",
	  "title: B\nkind: role\npurpose: P\n", "title: A\nkind: group\npurpose: P\n",
	  "title: B\nkind: group\npurpose: P\n", 0 },
	{ "both add a key at one place: ours first", "role", "title: A\nkind: role\n",
	  "title: A\nkind: role\nterm: 1 year\n", "title: A\nkind: role\npurpose: P\n",
	  "title: A\nkind: role\nterm: 1 year\npurpose: P\n", 0 },
	{ "both add one key, one value", "role", "title: A\n", "title: A\nterm: 1 year\n",
	  "title: A\nterm: '1 year'\nkind: role\n",
	  "title: A\nterm: 1 year\nkind: role\n", 0 },
	{ "both add one key, two values: a conflict", "role", "title: A\nkind: role\n",
	  "title: A\nkind: role\nterm: 1 year\n", "title: A\nterm: 2 years\nkind: role\n",
	  "title: A\nkind: role\n" OURS "term: 1 year\n" MIDDLE "term: 2 years\n" THEIRS,
	  1 },
	{ "one value set in two ways: a conflict of that line", "role",
	  "title: A\nkind: role\nterm: 1 year\n", "title: A\nkind: role\nterm: 2 years\n",
	  "title: B\nkind: role\nterm: 3 years\n",
	  "title: B\nkind: role\n" OURS "term: 2 years\n" MIDDLE "term: 3 years\n" THEIRS,
	  1 },
	{ "both set the same", "role", "title: A\nterm: 1 year\n",
	  "title: A\nterm: 2 years\n", "title: B\nterm: 2 years\n",
	  "title: B\nterm: 2 years\n", 0 },
	{ "a mapping in it, key by key", "role",
	  "seats: {min: 1, max: 4}\nterm: 1 year\n",
	  "seats: {min: 2, max: 4}\nterm: 1 year\n",
	  "seats: {min: 1, usual: 2, max: 5}\nterm: 1 year\n",
	  "seats: {min: 2, usual: 2, max: 5}\nterm: 1 year\n", 0 },
	{ "free keys", "cop",
	  "thresholds:\n  inactive-after: 120 days\n  sponsor-report-late: 110 days\n",
	  "thresholds:\n  inactive-after: 90 days\n  sponsor-report-late: 110 days\n",
	  "thresholds:\n  inactive-after: 120 days\n  sponsor-report-late: 99 days\n"
	  "  x-y: 3\n",
	  "thresholds:\n  inactive-after: 90 days\n  sponsor-report-late: 99 days\n"
	  "  x-y: 3\n",
	  0 },
	{ "both add the same mapping with other keys", "member", "name: A\n",
	  "name: A\nconsent: {name: public}\n", "name: A\nconsent: {email: members}\n",
	  "name: A\nconsent: {name: public, email: members}\n", 0 },
	{ "a value becomes a list: one side", NULL, "a: 1\nb: 2\n", "a: [1, 2]\nb: 2\n",
	  "a: 1\nb: 3\n", "a: [1, 2]\nb: 3\n", 0 },
	{ "a value becomes a list, and another value: a conflict", NULL, "a: 1\nb: 2\n",
	  "a: [1, 2]\nb: 2\n", "a: 5\nb: 2\n",
	  OURS "a: [1, 2]\n" MIDDLE "a: 5\n" THEIRS "b: 2\n", 1 },
	{ "two conflicts are two", NULL, "a: 1\nb: 2\nc: 3\n", "a: 2\nb: 2\nc: 4\n",
	  "a: 3\nb: 2\nc: 5\n",
	  OURS "a: 2\n" MIDDLE "a: 3\n" THEIRS "b: 2\n" OURS "c: 4\n" MIDDLE
	       "c: 5\n" THEIRS,
	  2 },
	{ "records of one file by id", "role",
	  "- id: scribe\n  title: Scribe\n- id: host\n  title: Host\n",
	  "- id: scribe\n  title: Scribe of all\n- id: host\n  title: Host\n",
	  "- id: guide\n  title: Guide\n- id: scribe\n  title: Scribe\n"
	  "- id: host\n  title: Good host\n",
	  "- id: guide\n  title: Guide\n- id: scribe\n  title: Scribe of all\n"
	  "- id: host\n  title: Good host\n",
	  0 },
	{ "records of one id on both sides: a conflict, both whole", "role",
	  "- id: scribe\n  title: Scribe\n",
	  "- id: scribe\n  title: Scribe\n- id: host\n  title: Host\n",
	  "- id: scribe\n  title: Scribe\n- id: host\n  title: Guest\n",
	  "- id: scribe\n  title: Scribe\n- id: host\n" OURS "  title: Host\n" MIDDLE
	  "  title: Guest\n" THEIRS,
	  1 },
};

static const struct merge_case whole_lists[] = {
	{ "changed by one side", "role", "decides: [a, b]\nterm: 1 year\n",
	  "decides: [a, c, b]\nterm: 1 year\n", "decides: [a, b]\nterm: 2 years\n",
	  "decides: [a, c, b]\nterm: 2 years\n", 0 },
	{ "both at one place: a conflict", "role", "decides: [a, b]\nterm: 1 year\n",
	  "decides: [a, b, c]\nterm: 1 year\n", "decides: [a, b, d]\nterm: 1 year\n",
	  OURS "decides: [a, b, c]\n" MIDDLE "decides: [a, b, d]\n" THEIRS
	       "term: 1 year\n",
	  1 },
	{ "both in the same way", "role", "decides: [a, b]\nterm: 1 year\n",
	  "decides: [a, b, c]\nterm: 1 year\n", "decides: [a, b, c]\nterm: 2 years\n",
	  "decides: [a, b, c]\nterm: 2 years\n", 0 },
	{ "a line of it each, far apart", NULL, "a:\n  - 1\n  - 2\n  - 3\n  - 4\n",
	  "a:\n  - 1\n  - 9\n  - 2\n  - 3\n  - 4\n",
	  "a:\n  - 1\n  - 2\n  - 3\n  - 4\n  - 5\n",
	  "a:\n  - 1\n  - 9\n  - 2\n  - 3\n  - 4\n  - 5\n", 0 },
	{ "lines at the end of both: a conflict there alone", NULL, "a:\n  - 1\n  - 2\n",
	  "a:\n  - 1\n  - 2\n  - 3\n", "a:\n  - 1\n  - 2\n  - 4\n",
	  "a:\n  - 1\n  - 2\n" OURS "  - 3\n" MIDDLE "  - 4\n" THEIRS, 1 },
	{ "entries without a kind have no keys", NULL, "- {id: a, x: 1}\n",
	  "- {id: a, x: 1}\n- {id: b}\n", "- {id: a, x: 1}\n- {id: c}\n",
	  "- {id: a, x: 1}\n" OURS "- {id: b}\n" MIDDLE "- {id: c}\n" THEIRS, 1 },
};

#define TABLE(name) \
	static void name##_merge(void **state) \
	{ \
		(void)state; \
		assert_merges(name, COP_COUNT(name)); \
	}

TABLE(keyed)
TABLE(sorted)
TABLE(histories)
TABLE(holders)
TABLE(sets)
TABLE(streams)
TABLE(rekeyed)
TABLE(mappings)
TABLE(whole_lists)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keyed_merge),       cmocka_unit_test(sorted_merge),
		cmocka_unit_test(histories_merge),   cmocka_unit_test(holders_merge),
		cmocka_unit_test(sets_merge),        cmocka_unit_test(streams_merge),
		cmocka_unit_test(rekeyed_merge),     cmocka_unit_test(mappings_merge),
		cmocka_unit_test(whole_lists_merge),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
