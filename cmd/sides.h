/* SPDX-License-Identifier: MIT */
/* Two states of the community beside each other: a commit and another, or the files as they are. */
#ifndef COP_SIDES_H
#define COP_SIDES_H

#include "env.h"
#include "store/history.h"
#include "words/words.h"

/* What was typed. */
struct cop_span {
	const char *from; /* NULL: the commit that is checked out */
	const char *to;   /* NULL: the files as they are, or as --rev has them */
	bool parted;      /* from where the branch left `from`: A...B, --base */
};

struct cop_sides {
	struct cop_community *old, *new; /* every kind loaded */
	struct cop_told_sides told;
	const char *from_id, *to_id; /* whole; to_id NULL: the files as they are */
	const char *since;           /* "main", "the last commit" */
	struct cop_differing files;  /* and what stood in them on the older side */
	struct cop_log commits;      /* in the newer and not in the older side */
	size_t uncommitted;          /* files of the working tree that are not as HEAD */
};

/*
 * Only files that differ are read twice. With a newer side of its own, env->community is that
 * side from then on, and today its day. Failures: COP_E_REPO, COP_E_NOT_FOUND.
 */
enum cop_code cop_sides_open(struct cop_env *env, const struct cop_span *span,
			     struct cop_sides *ret, struct cop_error *err) COP_CHECKED;

struct cop_brought {
	struct cop_findings brought, cleared; /* on one side only, sorted by place */
	struct cop_findings all;              /* of the newer side */
	const char *const *renamed;           /* as cop_tell_renamed */
};

/*
 * Findings side by side: those of check (cop_judge_community), or with the risks
 * (cop_judge_all). A record that was renamed is the same.
 */
typedef enum cop_code cop_judge_fn(struct cop_env *env, struct cop_community *c,
				   struct cop_findings *ret, struct cop_error *err);
enum cop_code cop_sides_judge(struct cop_env *env, const struct cop_sides *s,
			      cop_judge_fn *judge, struct cop_brought *ret,
			      struct cop_error *err) COP_CHECKED;
/* Keeps what was brought and cleared at this severity or worse; what is accepted goes. */
void cop_brought_grave(struct cop_brought *b, enum cop_severity least);

#endif
