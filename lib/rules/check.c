/* SPDX-License-Identifier: MIT */
#include "rules/check.h"

#include <string.h>

/* What others hold of the community's own findings must not be marked or sorted. */
static void copy_findings(const struct cop_findings *from, struct cop_findings *to)
{
	for (size_t i = 0; i < from->n; i++) {
		struct cop_finding *one = COP_NEW(to->arena, struct cop_finding);

		*one = *from->at[i];
		*COP_PUSH(to->arena, to->at, to->n, to->cap) = one;
	}
}

/* Runs the rules of the judge's question over what is found already. */
static enum cop_code judge(struct cop_judge *j, struct cop_findings *all,
			   struct cop_findings *ret, struct cop_error *err)
{
	j->findings = all;
	j->age = cop_community_age(j->c);
	cop_rules_run(j, NULL);
	if (j->failed.code) {
		*err = j->failed;
		return err->code;
	}
	cop_rules_accept(j->c, all);
	cop_findings_sort(all);
	*ret = *all;
	return COP_OK;
}

enum cop_code cop_check(struct cop_community *c, struct cop_calendar_door calendar,
			struct cop_findings *ret, struct cop_error *err)
{
	struct cop_judge j = { .c = c, .today = c->today, .calendar = calendar };
	enum cop_code code = cop_community_load(c, COP_KINDS_ALL, err);
	struct cop_findings all;

	if (code)
		return code;
	cop_findings_init(&all, c->arena);
	copy_findings(&c->findings, &all);
	cop_community_references(c, &all);
	return judge(&j, &all, ret, err);
}

enum cop_code cop_check_risks(struct cop_community *c, struct cop_calendar_door calendar,
			      struct cop_findings *ret, struct cop_error *err)
{
	struct cop_judge j = {
		.c = c, .today = c->today, .question = COP_ASK_RISKS, .calendar = calendar
	};
	enum cop_code code = cop_community_load(c, COP_KINDS_ALL, err);
	struct cop_findings all;

	if (code)
		return code;
	cop_findings_init(&all, c->arena);
	return judge(&j, &all, ret, err);
}

void cop_check_only(struct cop_findings *f, const char *const *rules)
{
	size_t kept = 0;

	for (size_t i = 0; i < f->n; i++) {
		for (size_t r = 0; rules[r]; r++) {
			if (strcmp(rules[r], f->at[i]->rule->id) == 0) {
				f->at[kept++] = f->at[i];
				break;
			}
		}
	}
	f->n = kept;
}
