/* SPDX-License-Identifier: MIT */
/* members/: one person each (format.md 3.5). */
#ifndef COP_MODEL_MEMBER_H
#define COP_MODEL_MEMBER_H

#include "model/words.h"

#define MEMBER_STATUS_WORDS(W, t) \
	W(t, prospect, "prospect", "Somebody we would like to win.") \
	W(t, invited, "invited", "Was asked to join.") \
	W(t, interested, "interested", "Asked to join, or said they might.") \
	W(t, active, "active", "Is a member.") \
	W(t, on_break, "on-break", "Is a member who is away for a while.") \
	W(t, alumni, "alumni", "Was a member.") \
	W(t, declined, "declined", "Did not come in: their own no, or ours.") \
	W(t, associate, "associate", \
	  "Is named in the files, but not counted as a member.") \
	W(t, erased, "erased", "Asked to be removed; only this line is left.")
COP_ENUM(member_status, MEMBER_STATUS_WORDS);

#define LEAVING_CAUSE_WORDS(W, t) \
	W(t, inactive, "inactive", "Was not seen any more.") \
	W(t, resigned, "resigned", "Said so.") \
	W(t, moved, "moved", "Went to another job or place.") \
	W(t, closed, "closed", "The community ended.")
COP_ENUM(leaving_cause, LEAVING_CAUSE_WORDS);

#define WELCOME_FIELDS(ONE, LIST) \
	ONE(DATE, , greeted, 0, "Day they were greeted by name.", \
	    .serves = "110; E5 F1") \
	ONE(DATE, , needs_asked, 0, "Day they were asked what they need.", \
	    .serves = "110; E5 F1") \
	ONE(DATE, , first_step, 0, "Day they took their first step.", \
	    .serves = "110; E5 F1") \
	ONE(DATE, , day_30, 0, "Day we spoke after about a month.", \
	    .serves = "110; E5 F1") \
	ONE(DATE, , day_90, 0, "Day we spoke after about three months.", \
	    .serves = "110; E5 F1")
COP_STRUCT(welcome, WELCOME_FIELDS);

#define CONSENT_FIELDS(ONE, LIST) \
	ONE(ENUM, tier, name, 0, "Who may read the name.", .serves = "46; privacy") \
	ONE(ENUM, tier, email, 0, "Who may read the address.", .serves = "46; privacy") \
	ONE(ENUM, tier, organisation, 0, "Who may read organisation and unit.", \
	    .serves = "46; privacy") \
	ONE(ENUM, tier, url, 0, "Who may see the page or profile.", \
	    .serves = "46; privacy")
COP_STRUCT(consent, CONSENT_FIELDS);

#define MEMBER_STEP_FIELDS(ONE, LIST) \
	ONE(DATE, , date, COP_REQUIRED, "Day of the change.", \
	    .serves = "58, 219; B1 B2") \
	ONE(ENUM, member_status, status, COP_REQUIRED, "What the person became.", \
	    .serves = "29, 58, 204, 215, 217, 218; B1") \
	LIST(REF, , by, COP_SET, "Who decided it.", .refs = COP_REF_WHO, \
	     .when = "declined", .serves = "58, 219; B1 B2") \
	ONE(DATE, , until, 0, "Day they mean to be back.", .when = "on-break", \
	    .serves = "218; R24") \
	ONE(ENUM, leaving_cause, cause, 0, "Why they left.", .when = "alumni", \
	    .serves = "217; B2") \
	ONE(REF, , policy, 0, "The policy that was applied.", .refs = COP_REF_REJECTION, \
	    .when = "declined", .serves = "114, 219; R28") \
	ONE(TEXT, , note, 0, "A remark aside.", .serves = "58, 219; B1 B2")
COP_STRUCT(member_step, MEMBER_STEP_FIELDS);

#define MEMBER_FIELDS(ONE, LIST) \
	ONE(TEXT, , name, 0, "Name as the person writes it.", .when = "unless erased", \
	    .serves = "E5") \
	ONE(EMAIL, , email, 0, "Address for mail.", .serves = "E5") \
	ONE(TEXT, , organisation, 0, "Where they work.", .serves = "59; B18") \
	ONE(TEXT, , unit, 0, "Department inside it.", .serves = "6; B18 R33") \
	ONE(URL, , url, 0, "Own page or profile.", .serves = "E5") \
	LIST(REF, , audiences, COP_SET | COP_SENSITIVE, \
	     "Which of our audiences they belong to.", .refs = COP_REF_AUDIENCE, \
	     .serves = "101, 183; B1") \
	ONE(TEXT, , source, COP_SENSITIVE, "How they found us.", \
	    .limits = "a word or a plan id", .serves = "117, 191, 215; B3") \
	ONE(REF, , invited_by, COP_SENSITIVE, "Who brought them.", \
	    .refs = COP_REF_MEMBER, .serves = "35, 188; B3") \
	ONE(REF, , buddy, COP_SENSITIVE, "Who looks after them.", \
	    .refs = COP_REF_MEMBER, .limits = "not self", .serves = "35; E5") \
	LIST(TEXT, , expertise, COP_SET | COP_SENSITIVE, "What they know.", \
	     .serves = "14; check") \
	LIST(TEXT, , wants, COP_SET | COP_SENSITIVE, \
	     "What they would like to do or learn; 'leadership' is known.", \
	     .serves = "197; F6") \
	LIST(TEXT, , tags, COP_SET | COP_SENSITIVE, \
	     "Free marks; 'already-doing' is known.", .serves = "194; check") \
	ONE(ENUM, mode, mode, COP_SENSITIVE, \
	    "How they say they take part now; the computed mode is never stored.", \
	    .serves = "203; B12") \
	ONE(TEXT, , next_step, COP_SENSITIVE, "Next thing to do with this person.", \
	    .serves = "192; F1") \
	ONE(DATE, , due, COP_SENSITIVE, "Day by which.", .when = "next_step given", \
	    .serves = "192; F1") \
	ONE(MAP, welcome, welcome, COP_SENSITIVE, \
	    "Days on which each step of the welcome was done.", .serves = "110; E5 F1") \
	LIST(TEXT, , aliases, COP_SET | COP_SENSITIVE, \
	     "Other names, addresses, handles; used to match imports.", .serves = "B.0") \
	ONE(MAP, consent, consent, COP_SENSITIVE, \
	    "Who may read what; organisation includes the unit.", \
	    .limits = "absent key: stewards", .serves = "46; privacy") \
	ONE(DATE, , consented, COP_SENSITIVE, "Day the person said so.", \
	    .when = "consent given", .serves = "46; privacy") \
	ONE(TEXT, , consent_source, COP_SENSITIVE, "How they said so.", \
	    .when = "consent given", .serves = "46; privacy") \
	LIST(MAP, member_step, history, COP_REQUIRED | COP_HISTORY | COP_SENSITIVE, \
	     "Every change of standing; the last one holds.", .keyed = "date", \
	     .serves = "58, 219; B1 B2")
COP_STRUCT(member, MEMBER_FIELDS);

#endif
