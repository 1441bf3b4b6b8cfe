/* SPDX-License-Identifier: MIT */
/* platforms/: candidates and chosen platforms (format.md 3.6, checklist 4.4). */
#ifndef COP_MODEL_PLATFORM_H
#define COP_MODEL_PLATFORM_H

#include "model/words.h"

#define PLATFORM_STATUS_WORDS(W, t) \
	W(t, candidate, "candidate", "Is being looked at.") \
	W(t, chosen, "chosen", "Was decided on.") \
	W(t, live, "live", "Is in use.") \
	W(t, retired, "retired", "Was in use.") \
	W(t, rejected, "rejected", "Was looked at and not taken.")
COP_ENUM(platform_status, PLATFORM_STATUS_WORDS);

#define BUILD_OR_BUY_WORDS(W, t) \
	W(t, build, "build", "Made by ourselves.") \
	W(t, buy, "buy", "An established product or service.")
COP_ENUM(build_or_buy, BUILD_OR_BUY_WORDS);

/* What each is asked as stands in share/catalogue/platform-checks.yaml. */
#define PLATFORM_CHECK_WORDS(W, t) \
	W(t, comfort, "comfort", "People are at ease with it.") \
	W(t, access, "access", "Everyone can use it.") \
	W(t, privacy, "privacy", "Privacy can be chosen.") \
	W(t, features, "features", "It has what we need.") \
	W(t, easy, "easy", "Easy to post and answer.") \
	W(t, scale, "scale", "Grows with us.") \
	W(t, search, "search", "Search.") \
	W(t, alerts, "alerts", "Notifications.") \
	W(t, contact, "contact", "Members find each other.") \
	W(t, moderation, "moderation", "Moderation and membership.") \
	W(t, analytics, "analytics", "Figures of use.") \
	W(t, support, "support", "Help and support.") \
	W(t, charter, "charter", "Fits the charter.") \
	W(t, interact, "interact", "Talking with each other.") \
	W(t, share_ideas, "share-ideas", "Sharing ideas.") \
	W(t, brainstorm, "brainstorm", "Brainstorming.") \
	W(t, co_create, "co-create", "Making things together.") \
	W(t, publish, "publish", "Publishing results.") \
	W(t, simple, "simple", "Simple.") \
	W(t, secure, "secure", "Secure.")
COP_ENUM(platform_check, PLATFORM_CHECK_WORDS);

#define PLATFORM_STEP_FIELDS(ONE, LIST) \
	ONE(DATE, , date, COP_REQUIRED, "Day it became so.", .serves = "R1a") \
	ONE(ENUM, platform_status, status, COP_REQUIRED, "What it became.", \
	    .serves = "62, 176; R1a") \
	LIST(REF, , by, COP_SET, "Who decided it.", .refs = COP_REF_WHO, \
	     .serves = "R1a") \
	ONE(REF, , decision, 0, "Note of the decision.", .refs = COP_REF_NOTE, \
	    .only = "decision", .serves = "R1a") \
	ONE(TEXT, , note, 0, "Why.", .serves = "R1a")
COP_STRUCT(platform_step, PLATFORM_STEP_FIELDS);

#define PLATFORM_FUNCTIONS_FIELDS(ONE, LIST) \
	ONE(BOOL, , forum, 0, "Discussion in threads.", .serves = "22, 155, 156; R1b") \
	ONE(BOOL, , documents, 0, "Files kept and shared.", \
	    .serves = "22, 155, 157; R1b") \
	ONE(BOOL, , wiki, 0, "Pages that everybody edits.", \
	    .serves = "22, 155, 158; R1b") \
	ONE(BOOL, , blog, 0, "Posts with a date and an author.", \
	    .serves = "22, 155, 159; R1b") \
	ONE(BOOL, , calendar, 0, "Dates and invitations.", \
	    .serves = "22, 155, 160; R1b") \
	ONE(BOOL, , ideas, 0, "Ideas collected and voted on.", \
	    .serves = "22, 155, 161; R1b") \
	ONE(BOOL, , members, 0, "A directory of members.", \
	    .serves = "22, 155, 162; R1b") \
	ONE(BOOL, , polls, 0, "Quick polls.", .serves = "22, 155, 163; R1b") \
	ONE(BOOL, , analytics, 0, "Figures about use.", .serves = "22, 155, 164; R1b")
COP_STRUCT(platform_functions, PLATFORM_FUNCTIONS_FIELDS);

#define ASSESSMENT_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the question.", \
	    .limits = "an id of the checklist, or one of your own", \
	    .serves = "63, 64, 153, 165 to 176; R1c") \
	ONE(TEXT, , text, 0, "The question.", .when = "own criterion", \
	    .serves = "176; R1c") \
	ONE(BOOL, , met, 0, "Whether it passes.", .limits = "absent: unknown", \
	    .serves = "63; R1c") \
	ONE(TEXT, , note, 0, "What the answer rests on.", .serves = "63, 153; R1c")
COP_STRUCT(assessment, ASSESSMENT_FIELDS);

#define PLATFORM_FIELDS(ONE, LIST) \
	ONE(TEXT, , title, COP_REQUIRED, "Name of the product or place.", \
	    .serves = "22; E5") \
	ONE(URL, , url, 0, "Where it is.", .serves = "22; E5") \
	ONE(PROSE, , purpose, 0, "What we use it for.", .when = "live", \
	    .serves = "22; R1a") \
	LIST(MAP, platform_step, history, COP_REQUIRED | COP_HISTORY, \
	     "From candidate to retired; the last status holds.", .keyed = "date", \
	     .serves = "R1a") \
	ONE(ENUM, build_or_buy, build_or_buy, 0, \
	    "Made by ourselves, or an established product.", .when = "chosen", \
	    .serves = "154; check") \
	ONE(TEXT, , reason, 0, "Why this one, and why made or bought.", \
	    .when = "chosen", .serves = "154; check") \
	ONE(REF, , owner, 0, "Who knows it in detail.", .refs = COP_REF_WHO, \
	    .when = "live", .serves = "22, 23; check") \
	ONE(ENUM, visibility, visibility, 0, "Privacy it is set to.", .when = "chosen", \
	    .serves = "166; check") \
	ONE(MAP, platform_functions, functions, 0, "What it offers.", \
	    .limits = "absent key: unknown", .serves = "22, 155 to 164; R1b") \
	ONE(MONEY, , cost, 0, "What it costs.", .serves = "22; R15 R1a") \
	ONE(DATE, , assessed, 0, "Day of the assessment.", .when = "assessment given", \
	    .serves = "176; check") \
	LIST(MAP, assessment, assessment, 0, \
	     "Answers to the checklist, plus questions of our own.", .keyed = "id", \
	     .serves = "63, 64, 153, 165 to 176; R1c")
COP_STRUCT(platform, PLATFORM_FIELDS);

#endif
