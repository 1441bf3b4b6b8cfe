/* SPDX-License-Identifier: MIT */
/* notes/: dated entries (format.md 3.13, kinds 4.6). */
#ifndef COP_MODEL_NOTE_H
#define COP_MODEL_NOTE_H

#include "model/words.h"

#define NOTE_KIND_WORDS(W, t) \
	W(t, need, "need", "What members need, with its evidence.") \
	W(t, feedback, "feedback", "What somebody told us.") \
	W(t, concern, "concern", \
	  "A worry, resistance, an unsafe moment, technical trouble.") \
	W(t, ask, "ask", "What we ask of the sponsor or of somebody else.") \
	W(t, promise, "promise", "What we, or others, said will be done.") \
	W(t, question, "question", "Somebody waits for an answer.") \
	W(t, inquiry, "inquiry", "What the group wants to find out.") \
	W(t, decision, "decision", "What was decided.") \
	W(t, touchpoint, "touchpoint", \
	  "Contact with a sponsor, stakeholder, member or prospect.") \
	W(t, story, "story", "Something that was of value to somebody.") \
	W(t, win, "win", "Something to celebrate.") \
	W(t, recognition, "recognition", "A reward or thanks that was given.") \
	W(t, report, "report", "A report that was prepared or sent, and what came back.")
COP_ENUM(note_kind, NOTE_KIND_WORDS);

#define OUTCOME_WORDS(W, t) \
	W(t, agreed, "agreed", "Yes.") \
	W(t, partly, "partly", "In part.") \
	W(t, declined, "declined", "No.") \
	W(t, withdrawn, "withdrawn", "Not wanted any more.") \
	W(t, done, "done", "It was done.")
COP_ENUM(outcome, OUTCOME_WORDS);

#define NOTE_FLAG_WORDS(W, t) \
	W(t, strategic, "strategic", "Matters for the aims of the organisation.") \
	W(t, enabling, "enabling", "Made other value possible.") \
	W(t, orienting, "orienting", "Showed where to go.") \
	W(t, unexpected, "unexpected", "Nobody had planned for it.") \
	W(t, keep, "keep", "Go on with it.") \
	W(t, stop, "stop", "Leave it.") \
	W(t, start, "start", "Begin with it.")
COP_ENUM(note_flag, NOTE_FLAG_WORDS);

#define CYCLE_WORDS(W, t) \
	W(t, immediate, "immediate", "Something was felt or lived through.") \
	W(t, potential, "potential", "Something was gained that may be used later.") \
	W(t, applied, "applied", "It was put to use.") \
	W(t, realised, "realised", "It made a difference.") \
	W(t, transformative, "transformative", "It changed what counts as success.")
COP_ENUM(cycle, CYCLE_WORDS);

#define REPORT_KIND_WORDS(W, t) \
	W(t, sponsor, "sponsor", "For the sponsor.") \
	W(t, funder, "funder", "For those who pay.") \
	W(t, roundup, "roundup", "What happened and what comes, for members.") \
	W(t, annual, "annual", "The year, with its lessons.") \
	W(t, onboarding, "onboarding", "For newcomers.") \
	W(t, charter, "charter", "What the group agreed.") \
	W(t, roster, "roster", "Who holds which role.") \
	W(t, pitch, "pitch", "To win support.") \
	W(t, inception, "inception", "Agenda of the first meeting.") \
	W(t, launch, "launch", "Readiness for the start.") \
	W(t, handover, "handover", "For the next holder of a role.") \
	W(t, role_card, "role-card", "A role on one page.") \
	W(t, contribution, "contribution", "What one member gave.") \
	W(t, site, "site", "A few pages for the web.")
COP_ENUM(report_kind, REPORT_KIND_WORDS);

#define TOPIC_CLICKS_FIELDS(ONE, LIST) \
	ONE(TEXT, , topic, COP_DICT_KEY, "The topic word.", .serves = "210, 211; B26") \
	ONE(NUM, , clicks, COP_INTEGER | COP_DICT_VALUE, "Clicks on it.", .min = 0, \
	    .max = COP_MANY, .serves = "210, 211; B26")
COP_STRUCT(topic_clicks, TOPIC_CLICKS_FIELDS);

#define NOTE_FIELDS(ONE, LIST) \
	ONE(DATE, , date, COP_REQUIRED, "Day it happened or was said.", \
	    .serves = "30, 90, 208; B36 R11") \
	ONE(ENUM, note_kind, kind, COP_REQUIRED, "What the entry is.", \
	    .serves = "19, 21, 30, 38, 54, 70, 79, 81, 85, 90, 122, 187, 196, " \
		      "220, 224; E all") \
	ONE(TEXT, , title, COP_REQUIRED, "One line that says it.", \
	    .serves = "90; E all") \
	ONE(PROSE, , text, 0, "The entry in full.", .when = "feedback, concern", \
	    .serves = "54; E all") \
	LIST(REF, , by, COP_SET, "Who said, did or decided it.", .refs = COP_REF_WHO, \
	     .when = "ask, question, decision", .serves = "30, 79; E3") \
	ONE(REF, , owner, 0, "Who has to act next.", .refs = COP_REF_WHO, \
	    .when = "ask, promise, inquiry", .serves = "21, 38, 79, 85; F8") \
	ONE(DATE, , due, 0, "Day by which.", .when = "ask, promise", \
	    .serves = "21, 79; F8") \
	ONE(ENUM, outcome, outcome, 0, "How it ended.", .when = "answered given", \
	    .serves = "21, 38, 81; F8") \
	ONE(DATE, , answered, 0, "Day of the answer.", .when = "outcome given", \
	    .limits = "not before date", .serves = "21, 81; R8") \
	ONE(PROSE, , answer, 0, "The answer, or what we did.", .when = "outcome given", \
	    .limits = "withdrawn: without", .serves = "21, 38, 79, 81, 85; E3") \
	LIST(REF, , people, COP_SET, "Whom it concerns or names.", \
	     .refs = COP_REF_MEMBER, .when = "recognition, story", \
	     .serves = "7, 19, 30, 45, 54, 187, 220; R30 R23") \
	LIST(REF, , stakeholders, COP_SET, "Stakeholders reached.", \
	     .refs = COP_REF_STAKEHOLDER, .serves = "54; R18") \
	LIST(REF, , audiences, COP_SET, "Which audiences it comes from or goes to.", \
	     .refs = COP_REF_AUDIENCE, .serves = "30; R11") \
	LIST(REF, , about, COP_SET, "Records it concerns; 'charter' is one.", \
	     .refs = COP_REF_ANY, .serves = "39, 54, 213; R14") \
	LIST(TEXT, , topics, COP_SET, "Topic words.", .serves = "211; F1") \
	ONE(URL, , url, 0, "Evidence, or where it was published.", \
	    .serves = "30, 201; B36") \
	LIST(ENUM, note_flag, flags, COP_SET, "Marks for reports.", \
	     .limits = "story: first four; feedback: last three", \
	     .serves = "73; B36 E4") \
	ONE(ENUM, tier, share, 0, "How far it may go.", \
	    .limits = "default: table of kinds", .serves = "46, 80; privacy") \
	ONE(ENUM, cycle, cycle, 0, "How far the value has come.", .when = "story", \
	    .serves = "45, 122; B36") \
	ONE(PROSE, , gained, 0, "What was gained.", .when = "story", \
	    .limits = "potential or beyond", .serves = "45; B36") \
	ONE(PROSE, , did, 0, "What was done with it.", .limits = "applied or beyond", \
	    .serves = "45; B36") \
	ONE(PROSE, , result, 0, "What changed.", .limits = "realised or beyond", \
	    .serves = "45; B36") \
	ONE(PROSE, , quote, 0, "Their own words.", .limits = "story", .serves = "E1.2") \
	ONE(DATE, , review_by, 0, "Day to ask what came of it.", .limits = "story", \
	    .serves = "39; F1") \
	ONE(REF, , reward, 0, "The reward that was given.", .refs = COP_REF_REWARD, \
	    .limits = "recognition", .serves = "196; R23") \
	ONE(ENUM, report_kind, report, 0, "Which report.", .when = "report", \
	    .serves = "20, 201, 205; B35") \
	ONE(DATE, , from, 0, "First day it covers.", .when = "report", \
	    .serves = "E all") \
	ONE(DATE, , to, 0, "Last day it covers.", .when = "report", \
	    .limits = "not before from", .serves = "E all") \
	ONE(DATE, , sent, 0, "Day it went out.", .limits = "report; absent: draft", \
	    .serves = "20, 201; B35 R7 R24") \
	ONE(NUM, , delivered, COP_INTEGER, "Copies delivered.", .limits = "report", \
	    .serves = "210; B26") \
	ONE(NUM, , opens, COP_INTEGER, "Unique opens.", .limits = "report", \
	    .serves = "210; B26") \
	ONE(NUM, , clicks, COP_INTEGER, "Unique clicks.", .limits = "report", \
	    .serves = "210; B26") \
	ONE(NUM, , unsubscribed, COP_INTEGER, "Left the list.", .limits = "report", \
	    .serves = "210; B26") \
	LIST(DICT, topic_clicks, clicks_by_topic, 0, "Clicks for each topic.", \
	     .limits = "report", .serves = "210, 211; B26")
COP_STRUCT(note, NOTE_FIELDS);

#endif
