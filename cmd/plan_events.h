/* SPDX-License-Identifier: MIT */
/* Items of the plan as events of a calendar, for readers of one tier (format.md 9). */
#ifndef COP_PLAN_EVENTS_H
#define COP_PLAN_EVENTS_H

#include "plan_item.h"

/* The tier of --readers; public where it is not said. */
enum cop_tier cop_plan_readers(const struct cop_env *env);
/* May readers of this tier see the item in a calendar? Members: gatherings and dates of
 * others; public: those of them with an audience outside; stewards: everything. */
bool cop_plan_may_see(const struct cop_community *c, const struct cop_plan *p,
		      enum cop_tier tier);
/* Who owns it, as far as consent lets these readers know; NULL: nobody, or not for them. */
const struct cop_str *cop_plan_owner_shown(const struct cop_community *c,
					   const struct cop_plan *p, enum cop_tier tier);
/*
 * An iCalendar file of these items: times for gatherings, whole days for the rest. What is
 * dropped or cancelled stays, as cancelled. SEQUENCE, LAST-MODIFIED, DTSTAMP and the UID of a
 * renamed item come from the commits (store/touches.h), an edit that is not committed being
 * one more, of the as-of day; so the same history and day give the same bytes. Without a
 * commit DTSTAMP is the as-of day at midnight, and SEQUENCE counts the moves and
 * cancellations on record. What history cannot tell is said on standard error.
 */
enum cop_code cop_plan_ics(struct cop_env *env, const struct cop_item *const *items,
			   size_t n, struct cop_buf *out, struct cop_error *err)
	COP_CHECKED;

#endif
