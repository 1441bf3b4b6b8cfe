/* SPDX-License-Identifier: MIT */
/* The community as a whole, judged: what writers compare before and after a change. */
#ifndef COP_JUDGE_H
#define COP_JUDGE_H

#include "env.h"
#include "model/community.h"

/*
 * Findings of loading, references and data rules, sorted by place; ret is initialised here.
 * Fails as cop_check does.
 */
enum cop_code cop_judge_community(struct cop_env *env, struct cop_community *c,
				  struct cop_findings *ret, struct cop_error *err)
	COP_CHECKED;

/* The practice risks of the community, in the same form. */
enum cop_code cop_judge_risks(struct cop_env *env, struct cop_community *c,
			      struct cop_findings *ret, struct cop_error *err)
	COP_CHECKED;
/* Both in one list, sorted by place: is the record right, and is the community well? */
enum cop_code cop_judge_all(struct cop_env *env, struct cop_community *c,
			    struct cop_findings *ret, struct cop_error *err) COP_CHECKED;

/*
 * What can be judged by the records that are loaded; `only` NULL, or a NULL-terminated list
 * of rules. No calendar is opened: rules that ask it pass repeating items over. Sorted by
 * place, accepted ones marked; ret is initialised here.
 */
void cop_judge_loaded(struct cop_env *env, const char *const *only,
		      struct cop_findings *ret);
/*
 * The findings and risks of one record, of its file and of the records that are loaded, as a
 * list of maps (rule, severity, message, hint; where it is answered: accepted with the reason,
 * in_hand, until); NONE where there are none.
 */
struct cop_value cop_judge_item(struct cop_env *env, const struct cop_item *item);

#endif
