/* SPDX-License-Identifier: MIT */
/* Who came to a gathering, from names or a list, as the record in activity/. */
#ifndef COP_PLAN_HELD_H
#define COP_PLAN_HELD_H

#include "plan_item.h"

/* What was said about a gathering. */
struct cop_plan_held {
	struct cop_words attended; /* as typed: members, or one file */
	struct cop_num registered, guests, walk_ins;
	const struct cop_str *recording;
};

/* Who came, counted. */
struct cop_plan_came {
	size_t members, guests;
};

/*
 * Puts activity/DATE-ITEM.yaml into the change. A file is one word that ends in .csv, .tsv or
 * .txt (or "-"): its rows are met with members by id, address or whole name; who is no member
 * counts as a guest where --guests does not say otherwise. COP_E_ASK: nobody said who came;
 * COP_E_REFUSED: recorded already, or still to come.
 */
enum cop_code cop_plan_hold(struct cop_env *env, struct cop_change *c,
			    const struct cop_plan_named *n, struct cop_date date,
			    const struct cop_plan_held *held, struct cop_plan_came *ret,
			    struct cop_error *err) COP_CHECKED;

#endif
