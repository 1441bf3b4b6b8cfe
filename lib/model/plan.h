/* SPDX-License-Identifier: MIT */
/* plan/: items of the plan (format.md 3.7, kinds 4.3). */
#ifndef COP_MODEL_PLAN_H
#define COP_MODEL_PLAN_H

#include "model/words.h"

#define PLAN_KIND_WORDS(W, t) \
	W(t, meeting, "meeting", "A regular meeting.") \
	W(t, clinic, "clinic", "Members bring a case and work on it together.") \
	W(t, jam, "jam", "A short burst of work on one question.") \
	W(t, sharing_session, "sharing-session", "Members show what they do.") \
	W(t, workshop, "workshop", "Learning by doing, with a guide.") \
	W(t, webinar, "webinar", "A talk online, with questions.") \
	W(t, social, "social", "Time together without an agenda.") \
	W(t, launch, "launch", "The public start.") \
	W(t, inception, "inception", \
	  "The first meeting, in which the group designs itself.") \
	W(t, focus_group, "focus-group", "A few members are asked in depth.") \
	W(t, retrospective, "retrospective", \
	  "Looking back on what went well and what did not.") \
	W(t, newsletter, "newsletter", "A regular letter to readers.") \
	W(t, blog, "blog", "A post.") \
	W(t, discussion, "discussion", "A question put to the forum.") \
	W(t, announcement, "announcement", "A short piece of news.") \
	W(t, poll, "poll", "A quick question with given answers.") \
	W(t, video, "video", "A film.") \
	W(t, documented_event, "documented-event", \
	  "A record of something that was held.") \
	W(t, infographic, "infographic", "A picture that explains.") \
	W(t, audio, "audio", "A recording to listen to.") \
	W(t, case_study, "case-study", "A case told with its lessons.") \
	W(t, resource, "resource", \
	  "Something to use again: a guide, a template, a list.") \
	W(t, communication, "communication", \
	  "A message to people around the community.") \
	W(t, promotion, "promotion", "Making something known.") \
	W(t, pitch, "pitch", "Asking for support or interest.") \
	W(t, recruitment, "recruitment", "Winning new members or holders of roles.") \
	W(t, change, "change", "Helping people to work in a new way.") \
	W(t, training, "training", "Teaching what the change needs.") \
	W(t, experiment, "experiment", "Trying something out, to learn.") \
	W(t, interview, "interview", "Asking one person.") \
	W(t, survey, "survey", "Asking many people.") \
	W(t, review, "review", "Going through something with a critical eye.") \
	W(t, seed_funding, "seed-funding", \
	  "A little money for members to try something.") \
	W(t, competition, "competition", "A contest with a prize.") \
	W(t, external_event, "external-event", "A date of others that we plan around.") \
	W(t, closing, "closing", "What is to be done when the community ends.") \
	W(t, task, "task", "Anything else to be done.")
COP_ENUM(plan_kind, PLAN_KIND_WORDS);

#define PLAN_STATUS_WORDS(W, t) \
	W(t, idea, "idea", "Somebody thought of it.") \
	W(t, planned, "planned", "Has an owner and a day.") \
	W(t, in_review, "in-review", "Waits for its reviewer.") \
	W(t, done, "done", "Is finished, published or held.") \
	W(t, dropped, "dropped", "Will not be done.")
COP_ENUM(plan_status, PLAN_STATUS_WORDS);

#define PRIORITY_WORDS(W, t) \
	W(t, high, "high", "Goes first.") \
	W(t, normal, "normal", "Goes in its turn.") \
	W(t, low, "low", "Goes when there is time.")
COP_ENUM(priority, PRIORITY_WORDS);

#define AIM_WORDS(W, t) \
	W(t, explore, "explore", "Look into something new.") \
	W(t, solve, "solve", "Solve a problem of somebody.") \
	W(t, share, "share", "Show each other what works.") \
	W(t, learn, "learn", "Learn something.") \
	W(t, decide, "decide", "Come to a decision.") \
	W(t, celebrate, "celebrate", "Enjoy what was reached.")
COP_ENUM(aim, AIM_WORDS);

#define PLAN_FLAG_WORDS(W, t) \
	W(t, seed, "seed", "Is there to start interaction.") \
	W(t, external, "external", "Brings a view from outside.") \
	W(t, leadership, "leadership", "Is a chance for a member to lead.")
COP_ENUM(plan_flag, PLAN_FLAG_WORDS);

#define OCCURRENCE_STATUS_WORDS(W, t) \
	W(t, done, "done", "It was published or finished.") \
	W(t, cancelled, "cancelled", "It does not take place.")
COP_ENUM(occurrence_status, OCCURRENCE_STATUS_WORDS);

#define RESULTS_FIELDS(ONE, LIST) \
	ONE(NUM, , reach, COP_INTEGER, "People it reached.", \
	    .serves = "27, 145, 190, 206; B27") \
	ONE(NUM, , interested, COP_INTEGER, "People who showed interest.", \
	    .serves = "27, 145, 190, 206; B27") \
	ONE(NUM, , bids, COP_INTEGER, "Proposals that came in.", \
	    .serves = "27, 145, 190, 206; B27") \
	ONE(NUM, , awards, COP_INTEGER, "Proposals that were taken, or prizes given.", \
	    .serves = "27, 145, 190, 206; B27") \
	ONE(NUM, , views, COP_INTEGER, "Times it was looked at.", \
	    .serves = "27, 145, 190, 206; B27") \
	ONE(NUM, , answers, COP_INTEGER, "Answers it got.", \
	    .serves = "27, 145, 190, 206; B27")
COP_STRUCT(results, RESULTS_FIELDS);

#define CHECKLIST_STEP_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the step.", \
	    .serves = "28, 82, 83, 84, 85; E6 run sheet") \
	ONE(TEXT, , text, COP_REQUIRED, "What is to be done.", \
	    .serves = "28, 82, 83, 84, 85; E6 run sheet") \
	ONE(REF, , owner, 0, "Who does it.", .refs = COP_REF_WHO, \
	    .limits = "default: owner", .serves = "82; E6") \
	ONE(DATE, , done, 0, "Day it was done.", .serves = "82; R14")
COP_STRUCT(checklist_step, CHECKLIST_STEP_FIELDS);

#define OCCURRENCE_FIELDS(ONE, LIST) \
	ONE(DATE, , date, COP_REQUIRED, "The day the rule gives.", \
	    .limits = "a date of 'repeat'", .serves = "139; iCal") \
	ONE(DATE, , due, 0, "Day it moved to.", .serves = "B27") \
	ONE(TIME, , at, 0, "Time of this date, where it differs.", .serves = "iCal") \
	ONE(ENUM, occurrence_status, status, 0, \
	    "Done (content), or cancelled; a gathering is done when its activity " \
	    "file exists.", \
	    .limits = "absent: planned", .serves = "139; B21") \
	ONE(TEXT, , title, 0, "Title of this date, where it differs.", .serves = "iCal") \
	ONE(REF, , owner, 0, "Who owns this date, if not the owner of the item.", \
	    .refs = COP_REF_WHO, .serves = "R38") \
	ONE(TEXT, , place, 0, "Place of this date, where it differs.", .serves = "iCal") \
	ONE(URL, , url, 0, "Link of this date, or what was published.", .serves = "E3") \
	ONE(DATE, , done, 0, "Day it was done.", .when = "content done", \
	    .serves = "B27") \
	ONE(DATE, , promoted, 0, "Day the owner promoted it.", .serves = "145; B27") \
	ONE(MAP, results, results, 0, "What came of it.", .serves = "145; B27") \
	ONE(TEXT, , note, 0, "Why it differs.", .when = "cancelled", .serves = "diff")
COP_STRUCT(occurrence, OCCURRENCE_FIELDS);

#define PLAN_FIELDS(ONE, LIST) \
	ONE(TEXT, , title, COP_REQUIRED, "What readers see.", .serves = "E all") \
	ONE(ENUM, plan_kind, kind, COP_REQUIRED, "What sort of item it is.", \
	    .serves = "33, 40, 58, 74, 77, 82, 119, 139, 140, 143, 159, 184, " \
		      "190, 191, 198, 206, 207, 213; B28") \
	ONE(ENUM, plan_status, status, COP_REQUIRED, "Where it stands.", \
	    .serves = "40, 68, 161; B27") \
	ONE(ENUM, priority, priority, 0, "What goes first when time is short.", \
	    .limits = "default normal", .serves = "142; F1") \
	ONE(PROSE, , text, 0, "What it is, in a few sentences.", .serves = "E3") \
	ONE(REF, , owner, 0, \
	    "Accountable for the item, its promotion, feedback and measuring.", \
	    .refs = COP_REF_WHO, .when = "unless idea", .serves = "2, 144; R38 B27") \
	ONE(REF, , publisher, 0, "Who puts it out, if not the owner.", \
	    .refs = COP_REF_WHO, .serves = "144; plan week") \
	ONE(REF, , reviewer, 0, "Who reviews it.", .refs = COP_REF_WHO, \
	    .when = "in-review", .limits = "not the owner", .serves = "26, 68; R39") \
	ONE(REF, , logistics, 0, "Who arranges room, links and lists.", \
	    .refs = COP_REF_WHO, .limits = "gatherings", .serves = "28; check") \
	LIST(REF, , amplifiers, COP_SET, "Who carries it further.", .refs = COP_REF_WHO, \
	     .serves = "7; plan week") \
	ONE(DATE, , start, 0, "Day work on it begins.", .limits = "not after due", \
	    .serves = "141; E6 Gantt") \
	ONE(DATE, , due, 0, \
	    "Day it is due or takes place; of a repeating item, the first.", \
	    .when = "unless idea", .serves = "135, 138, 141; B27") \
	LIST(DATE, , was_due, 0, "Days it was due before it moved.", \
	     .limits = "none equal to due", .serves = "138, 141; B27") \
	ONE(DATE, , done, 0, "Day it was finished, published or held.", \
	    .when = "status done", .serves = "B27") \
	ONE(TIME, , at, 0, "Time it begins.", .limits = "gatherings", \
	    .serves = "149; R2e") \
	ONE(ZONE, , timezone, 0, "Zone of 'at'.", .limits = "default: cop.yaml", \
	    .serves = "iCal") \
	ONE(DURATION, , duration, 0, "Time it takes of a participant or reader.", \
	    .serves = "E3") \
	ONE(RRULE, , repeat, 0, "When it comes again.", .limits = "not with was_due", \
	    .serves = "107, 139; B21") \
	LIST(REF, , after, COP_SET, "What has to be done first.", .refs = COP_REF_PLAN, \
	     .limits = "no cycle", .serves = "142; R37") \
	LIST(REF, , serves, COP_SET, \
	     "Objectives, problems, needs and inquiries it is for.", \
	     .refs = COP_REF_OBJECTIVE | COP_REF_PROBLEM | COP_REF_NOTE, \
	     .limits = "notes of kind need or inquiry", .serves = "30, 99; R11") \
	LIST(REF, , about, COP_SET, "Other records it concerns.", .refs = COP_REF_ANY, \
	     .serves = "E6") \
	ONE(ENUM, aim, aim, 0, "What members mainly do in it.", .serves = "92; E4") \
	LIST(REF, , audiences, COP_SET, "Whom it is for.", .refs = COP_REF_AUDIENCE, \
	     .serves = "26; E1.5") \
	ONE(REF, , channel, 0, "Where it goes out.", .refs = COP_REF_CHANNEL, \
	    .serves = "27; E1.5") \
	LIST(TEXT, , topics, COP_SET, "Topic words.", .serves = "206, 211; F1") \
	LIST(ENUM, plan_flag, flags, COP_SET, \
	     "Seeds interaction, brings an outside view, is a chance to lead.", \
	     .serves = "44, 88, 89, 197; R12") \
	ONE(REF, , group, 0, "Workstream or group it belongs to.", .refs = COP_REF_ROLE, \
	    .limits = "kind group, council, project", .serves = "74, 221; D.2") \
	ONE(DURATION, , effort, 0, "Work of the owner.", .serves = "16, 130; B34 R9") \
	ONE(MONEY, , cost, 0, "What it costs.", .serves = "206; R15") \
	ONE(ENUM, form, form, 0, "How people take part.", .limits = "gatherings", \
	    .serves = "149; R2e") \
	ONE(TEXT, , place, 0, "Room and address.", .serves = "iCal") \
	ONE(URL, , url, 0, "Where to join or read.", .serves = "E3") \
	ONE(URL, , signup, 0, "Where to register or show interest.", \
	    .serves = "191; E6") \
	ONE(TEXT, , prize, 0, "Who wins what, and why that is fair.", \
	    .when = "competition", .serves = "207; R25") \
	ONE(DATE, , promoted, 0, "Day the owner promoted it.", .serves = "145; B27") \
	ONE(MAP, results, results, 0, "What came of it.", \
	    .serves = "27, 145, 190, 206; B27") \
	ONE(PROSE, , lesson, 0, "What to do differently next time.", .serves = "E2 E4") \
	LIST(MAP, checklist_step, checklist, 0, "Steps to tick off.", .keyed = "id", \
	     .serves = "28, 82, 83, 84, 85; E6 run sheet") \
	LIST(MAP, occurrence, occurrences, COP_SORTED, \
	     "Only what differs from 'repeat', or what came of one date.", \
	     .keyed = "date", .serves = "B21")
COP_STRUCT(plan, PLAN_FIELDS);

/* gathering, content, outreach, change, inquiry, money or mark; "" for none. */
const char *cop_plan_class(enum cop_plan_kind kind);

#endif
