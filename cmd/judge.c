/* SPDX-License-Identifier: MIT */
#include "judge.h"

#include <string.h>

#include "calendar.h"
#include "rules/check.h"

static enum cop_code open_calendar(void *with, const struct cop_calendar_table **ret,
				   struct cop_error *err)
{
	return cop_calendar(with, ret, err);
}

enum cop_code cop_judge_community(struct cop_env *env, struct cop_community *c,
				  struct cop_findings *ret, struct cop_error *err)
{
	const struct cop_calendar_door door = { open_calendar, env };

	return cop_check(c, door, ret, err);
}

enum cop_code cop_judge_risks(struct cop_env *env, struct cop_community *c,
			      struct cop_findings *ret, struct cop_error *err)
{
	const struct cop_calendar_door door = { open_calendar, env };

	return cop_check_risks(c, door, ret, err);
}

enum cop_code cop_judge_all(struct cop_env *env, struct cop_community *c,
			    struct cop_findings *ret, struct cop_error *err)
{
	struct cop_findings risks;
	enum cop_code code = cop_judge_community(env, c, ret, err);

	if (code || (code = cop_judge_risks(env, c, &risks, err)))
		return code;
	for (size_t i = 0; i < risks.n; i++)
		*COP_PUSH(ret->arena, ret->at, ret->n, ret->cap) = risks.at[i];
	cop_findings_sort(ret);
	return COP_OK;
}

void cop_judge_loaded(struct cop_env *env, const char *const *only,
		      struct cop_findings *ret)
{
	struct cop_judge j = { .c = env->community,
			       .today = env->today,
			       .age = cop_community_age(env->community),
			       .question = only ? COP_ASK_RECORD : COP_ASK_BOTH,
			       .findings = ret };

	cop_findings_init(ret, env->arena);
	cop_rules_run(&j, only);
	cop_rules_accept(env->community, ret);
	cop_findings_sort(ret);
}

static void push_of(struct cop_env *env, const struct cop_findings *f, const char *record,
		    struct cop_value *list)
{
	struct cop_arena *a = env->arena;

	for (size_t i = 0; i < f->n; i++) {
		const struct cop_finding *one = f->at[i];
		struct cop_value v = cop_v_map();

		if (!one->where.record || strcmp(one->where.record, record) != 0)
			continue;
		cop_v_put(a, &v, "rule", cop_v_word(one->rule->id));
		cop_v_put(a, &v, "severity",
			  cop_v_word(cop_severity_word(one->severity)));
		cop_v_put(a, &v, "message", cop_v_text(cop_str_text(a, one->msg)));
		if (one->hint)
			cop_v_put(a, &v, "hint", cop_v_text(cop_str_text(a, one->hint)));
		cop_v_put(a, &v, "accepted",
			  one->accepted ? cop_v_text(cop_str_text(a, one->accepted))
					: (struct cop_value){ 0 });
		cop_v_put(a, &v, "in_hand", cop_v_word(one->in_hand));
		cop_v_put(a, &v, "until", cop_v_date((struct cop_date){ one->until }));
		cop_v_push(a, list, v);
	}
}

struct cop_value cop_judge_item(struct cop_env *env, const struct cop_item *item)
{
	struct cop_value list = cop_v_list();
	struct cop_findings f;

	cop_judge_loaded(env, NULL, &f);
	cop_rules_accept(env->community, &env->community->findings);
	push_of(env, &env->community->findings, item->record, &list);
	push_of(env, &f, item->record, &list);
	return list.u.list.n ? list : (struct cop_value){ 0 };
}
