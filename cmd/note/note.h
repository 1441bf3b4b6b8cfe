/* SPDX-License-Identifier: MIT */
/* What the leaves of note share. */
#ifndef COP_NOTE_NOTE_H
#define COP_NOTE_NOTE_H

#include "model/life.h"
#include "noun.h"

/* "open", "overdue", the word of its outcome, "draft", "sent"; NULL: nothing to say. */
static inline const char *cop_note_state(const struct cop_note *n, struct cop_date today)
{
	if (n->kind == cop_note_kind_report)
		return n->sent.day && n->sent.day <= today.day ? "sent" : "draft";
	if (!cop_note_waits(n->kind))
		return NULL;
	if (!cop_note_is_open(n, today))
		return cop_enum_word(&cop_enum_outcome, (int)n->outcome);
	return n->due.day && n->due.day < today.day ? "overdue" : "open";
}

/* "an" ask, "a" story. */
static inline const char *cop_note_article(enum cop_note_kind kind)
{
	bool vowel = kind == cop_note_kind_ask || kind == cop_note_kind_inquiry;

	return vowel ? "an" : "a";
}

#endif
