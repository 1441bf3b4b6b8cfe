/* SPDX-License-Identifier: MIT */
/* Words that several record kinds share (format.md section 2). */
#ifndef COP_MODEL_WORDS_H
#define COP_MODEL_WORDS_H

#include "schema/schema.h"

/* Upper limit of a count where format.md names only the lower one. */
#define COP_MANY 1e15

#define VISIBILITY_WORDS(W, t) \
	W(t, open, "open", "Anyone may look and join.") \
	W(t, restricted, "restricted", "Those who were admitted.") \
	W(t, private, "private", "Only those who were invited.")
COP_ENUM(visibility, VISIBILITY_WORDS);

#define TIER_WORDS(W, t) \
	W(t, public, "public", "May be read by everybody.") \
	W(t, members, "members", "May be read by members.") \
	W(t, stewards, "stewards", "Only for those who look after the community.")
COP_ENUM(tier, TIER_WORDS);

#define MODE_WORDS(W, t) \
	W(t, consume, "consume", "Reads, listens, watches.") \
	W(t, contribute, "contribute", "Asks, answers, brings something.") \
	W(t, collaborate, "collaborate", "Works on something with others.") \
	W(t, co_create, "co-create", "Makes something new together with others.") \
	W(t, champion, "champion", "Leads, or wins others for it.")
COP_ENUM(mode, MODE_WORDS);

#define FUNCTION_WORDS(W, t) \
	W(t, forum, "forum", "Discussion in threads.") \
	W(t, documents, "documents", "Files kept and shared.") \
	W(t, wiki, "wiki", "Pages that everybody edits.") \
	W(t, blog, "blog", "Posts with a date and an author.") \
	W(t, calendar, "calendar", "Dates and invitations.") \
	W(t, ideas, "ideas", "Ideas collected and voted on.") \
	W(t, members, "members", "A directory of members.") \
	W(t, polls, "polls", "Quick polls.") \
	W(t, analytics, "analytics", "Figures about use.")
COP_ENUM(function, FUNCTION_WORDS);

#define FORM_WORDS(W, t) \
	W(t, online, "online", "Everybody joins from afar.") \
	W(t, in_person, "in-person", "Everybody is in one place.") \
	W(t, hybrid, "hybrid", "Some in one place, some from afar.") \
	W(t, async, "async", "Each at a time of their own.")
COP_ENUM(form, FORM_WORDS);

#endif
