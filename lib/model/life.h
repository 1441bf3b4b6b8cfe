/* SPDX-License-Identifier: MIT */
/*
 * Small questions about one record on a day. A fact holds from its date (format.md 1, rule
 * 5): entries and dated fields after the day are not seen.
 */
#ifndef COP_MODEL_LIFE_H
#define COP_MODEL_LIFE_H

#include "model/community.h"
#include "model/indicator.h"
#include "model/member.h"
#include "model/note.h"
#include "model/plan.h"
#include "model/platform.h"
#include "model/practice.h"
#include "model/role.h"

/* --- charter --- */
const struct cop_charter_step *cop_charter_step_on(const struct cop_charter *c,
						   struct cop_date on);
unsigned cop_charter_version(const struct cop_charter *c,
			     struct cop_date on); /* adoptions */
struct cop_date cop_charter_adopted(const struct cop_charter *c,
				    struct cop_date on); /* last */

/* --- members --- */
/* The entry that holds on the day; NULL: none yet. */
const struct cop_member_step *cop_member_step_on(const struct cop_member *m,
						 struct cop_date on);
enum cop_member_status cop_member_status_on(const struct cop_member *m,
					    struct cop_date on);
/* Members are those who are active or on a break. */
bool cop_member_counts(const struct cop_member *m, struct cop_date on);
/* First day as active, zero: never. */
struct cop_date cop_member_joined(const struct cop_member *m, struct cop_date on);
/* How often people came to count, or ceased to, in the period; both may happen to one. */
struct cop_moves {
	size_t came, left;
};
struct cop_moves cop_members_moved(const struct cop_community *c, struct cop_period p);
/* Of another organisation than the host's. Unknown organisation: no. */
bool cop_member_external(const struct cop_community *c, const struct cop_member *m);
size_t cop_members_on(const struct cop_community *c,
		      struct cop_date on); /* how many count */

/* --- roles --- */
/* Last day of a holding: `to`, else from + the role's term less a day, else zero: open. */
struct cop_date cop_holder_end(const struct cop_role *r, const struct cop_holder *h);
/* Begun, and not past `to`. */
bool cop_holder_on(const struct cop_holder *h, struct cop_date on);
/* Past its end but without `to`: the person goes on until somebody says otherwise. */
bool cop_holder_overdue(const struct cop_role *r, const struct cop_holder *h,
			struct cop_date on);
/*
 * Present holders: begun, and not past `to`. An expired term without `to` still counts
 * (rule term-ended says so). Order of the file.
 */
size_t cop_role_holders(struct cop_arena *a, const struct cop_role *r, struct cop_date on,
			const struct cop_holder ***ret);
bool cop_role_held_by(const struct cop_role *r, const char *member, struct cop_date on);
bool cop_role_open(const struct cop_role *r, struct cop_date on); /* not closed */
bool cop_role_defined(const struct cop_role *r); /* has a purpose; a role also one duty */
/* Weekly hours of one holding: hours_per_week, percent of a 40 hour week, else the role's. */
struct cop_num cop_holder_hours(const struct cop_role *r, const struct cop_holder *h);

/*
 * Is `who` (member or role) this member today? A role means its present holders; the role
 * `members` without holders means everybody who counts.
 */
bool cop_who_is(const struct cop_community *c, const char *who, const char *member,
		struct cop_date on);
/* The members `who` means today; a member is itself. */
size_t cop_who_members(const struct cop_community *c, const char *who, struct cop_date on,
		       const char ***ret);

/* --- plan --- */
enum cop_plan_status cop_plan_status_on(const struct cop_plan *p, struct cop_date on);
bool cop_plan_is_open(const struct cop_plan *p, struct cop_date on); /* idea..in-review */
bool cop_plan_is_gathering(const struct cop_plan *p);

/* --- notes --- */
/* How a note of this kind may end (format.md 4.6), as bits 1 << outcome; 0: nobody waits. */
unsigned cop_note_outcomes(enum cop_note_kind kind);
bool cop_note_waits(enum cop_note_kind kind); /* kinds that have an outcome */
bool cop_note_is_open(const struct cop_note *n, struct cop_date on);

/* --- others: the last status that holds on the day, 0 none --- */
enum cop_platform_status cop_platform_status_on(const struct cop_platform *p,
						struct cop_date on);
enum cop_practice_status cop_practice_status_on(const struct cop_practice *p,
						struct cop_date on);
enum cop_indicator_status cop_indicator_status_on(const struct cop_indicator *i,
						  struct cop_date on);

#endif
