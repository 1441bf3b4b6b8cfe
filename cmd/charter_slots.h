/* SPDX-License-Identifier: MIT */
/*
 * Prompts of the charter's interview: what each asks, and where its answer goes
 * (cmd/charter_slots.c makes the change, cmd/charter_interview.c asks).
 */
#ifndef COP_CHARTER_SLOTS_H
#define COP_CHARTER_SLOTS_H

#include "charter.h"

enum charter_slot_kind {
	CHARTER_VALUE, /* a field */
	CHARTER_ITEM,  /* one more entry of a list: its text */
	CHARTER_PART   /* a field of the entry that `item` begins */
};

struct charter_slot {
	enum charter_slot_kind kind;
	const struct charter_question *q;
	const char *path;              /* of the field, or of the list */
	const struct cop_field *field; /* of the value; of an ITEM: the list */
	size_t item;                   /* PART: which slot */
	const char *text;              /* the prompt */
	const struct cop_str *present; /* what is there; NULL: nothing */
	const struct cop_str *answer;  /* NULL: skipped so far */
	bool needed;
};

struct charter_slots {
	struct cop_env *env;
	struct cop_node *root; /* charter.yaml */
	struct charter_slot *at;
	size_t n, cap;
};

/* "letters; forms", the text of a value or of the entries of a list; NULL: nothing there. */
const struct cop_str *charter_present(const struct charter_slots *s, const char *path);
/* Was the answer given, and does it say something new? */
bool charter_slot_says(const struct charter_slot *s);
/*
 * What is wrong with an answer, or NULL; a name becomes the id it means. New entries of the
 * same interview are known.
 */
const char *charter_slot_fit(const struct charter_slots *all,
			     const struct charter_slot *s, const struct cop_str **answer);
/* Puts all that was answered into the change; adds paths and "" to `answered`. */
enum cop_code charter_slots_write(const struct charter_slots *s, struct cop_change *c,
				  struct cop_words *answered, struct cop_error *err)
	COP_CHECKED;

#endif
