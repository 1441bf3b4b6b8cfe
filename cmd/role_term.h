/* SPDX-License-Identifier: MIT */
/* A term in a role, as assign and handover give it. */
#ifndef COP_ROLE_TERM_H
#define COP_ROLE_TERM_H

#include "model/life.h"
#include "noun.h"

/* What both take: when, and everything a line of `holders` may say. */
struct cop_role_opts {
	struct cop_date from;
	const char *to;
	struct cop_given given;
	bool lead;
};

#define COP_ROLE_TERM_FIELD(type, path_, ...) \
	{ \
		.kind = COP_OPT_FIELD, .field = "holders." path_, \
		.offset = offsetof(type, term.given), __VA_ARGS__ \
	}
/* The options; opts has a member `term` of struct cop_role_opts. */
#define COP_ROLE_TERM_OPTIONS(type) \
	{ .kind = COP_OPT_DATE, \
	  .name = "from", \
	  .help = "first day", \
	  .fallback = "--on, today", \
	  .offset = offsetof(type, term.from) }, \
		{ .kind = COP_OPT_WORD, \
		  .name = "to", \
		  .metavar = "DATE", \
		  .help = "last day; a duration counts from --from", \
		  .fallback = "the role's term", \
		  .offset = offsetof(type, term.to) }, \
		COP_ROLE_TERM_FIELD(type, "hours_per_week", .help = "time given", \
				    .fallback = "the role's"), \
		COP_ROLE_TERM_FIELD(type, "focus", .metavar = "DUTY,...", \
				    .help = "part of the duties", .fallback = "all", \
				    .flags = COP_OPT_COMMA), \
		COP_ROLE_TERM_FIELD(type, "in_job_description", \
				    .help = "is it part of the job?", \
				    .fallback = "unknown"), \
		COP_ROLE_TERM_FIELD(type, "engagement", \
				    .help = "always there, or called in", \
				    .fallback = "standing"), \
		COP_ROLE_TERM_FIELD(type, "percent", \
				    .help = "share of working time instead of hours"), \
		COP_ROLE_TERM_FIELD(type, "agreed", .help = "day the share was agreed"), \
		COP_ROLE_TERM_FIELD(type, "agreed_with", \
				    .help = "who agreed to the share"), \
		COP_ROLE_TERM_FIELD(type, "stands_in_for", .metavar = "MEMBER", \
				    .help = "covers for this holder until --to", \
				    .hint = COP_HINT_MEMBER), \
	{ \
		.kind = COP_OPT_FLAG, .name = "lead", \
		.help = "leads the group, council or project", \
		.offset = offsetof(type, term.lead) \
	}

struct cop_role_term {
	const struct cop_item *item;
	const struct cop_role *role;
	struct cop_date from, to; /* to zero: none was said */
};

/* What was given for a field of the line, NULL: nothing. */
const struct cop_str *cop_role_opt(const struct cop_role_opts *o, const char *name);
/* Days of the term. Refused where the role is closed then, or not defined. */
enum cop_code cop_role_term_read(struct cop_env *env, const struct cop_role_opts *o,
				 const struct cop_item *item, struct cop_role_term *t,
				 struct cop_error *err) COP_CHECKED;
/* Its last day: said, or by the role's term; zero: open. */
struct cop_date cop_role_term_end(const struct cop_role_term *t);
/* May this member take it? Not who is gone, nor, but to stand in, who holds it then. */
enum cop_code cop_role_term_fits(struct cop_env *env, const struct cop_role_term *t,
				 const char *id, bool stand_in, struct cop_error *err)
	COP_CHECKED;
/* The line of `holders`, its fields in the order of the table. */
enum cop_code cop_role_term_line(struct cop_env *env, const struct cop_role_opts *o,
				 const struct cop_role_term *t, const char *member,
				 struct cop_node **ret, struct cop_error *err)
	COP_CHECKED;

#endif
