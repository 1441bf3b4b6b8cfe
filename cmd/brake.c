/* SPDX-License-Identifier: MIT */
#include "brake.h"

#include <string.h>

#include "base/num.h"

enum cop_code cop_brake_read(const char *text, double *ret, struct cop_error *err)
{
	size_t len = text ? strcspn(text, "%") : 0;
	struct cop_num n = { 0 };

	if (!text) {
		*ret = COP_REMOVAL_MOST;
		return COP_OK;
	}
	if (cop_num_read(text, len, &n) && n.value >= 0 && n.value <= 100 &&
	    strlen(text + len) <= 1) {
		*ret = n.value;
		return COP_OK;
	}
	cop_fail(err, COP_E_USAGE, "'%s' is no share", text);
	return cop_fail_hint(err, "--max-removal 30%%");
}

/* What has another id now is not gone. */
static const char *const *renamed(struct cop_env *env, const struct cop_change *c)
{
	const struct cop_moved *moves;
	size_t n = cop_change_moves(c, &moves);
	const char **pairs = COP_NEW_N(env->arena, const char *, 2 * n + 1);

	for (size_t i = 0; i < n; i++) {
		pairs[2 * i] = moves[i].from;
		pairs[2 * i + 1] = moves[i].to;
	}
	return pairs;
}

enum cop_code cop_brake(struct cop_env *env, const struct cop_change *c,
			struct cop_community *with, struct cop_findings *findings,
			struct cop_removal *ret, struct cop_error *err)
{
	struct cop_branch b = { .old = env->community,
				.renamed = renamed(env, c),
				.leave_vacant = env->common.leave_vacant };
	struct cop_judge j = { .c = with,
			       .today = env->today,
			       .age = cop_community_age(with),
			       .findings = findings };
	enum cop_code code = cop_brake_read(env->common.max_removal, &b.most, err);

	if (!code)
		*ret = cop_rules_brake(&j, &b);
	return code;
}

const char *cop_brake_options(struct cop_env *env, const struct cop_removal *r)
{
	const char *share =
		r->share > 0
			? cop_arena_printf(env->arena, "--max-removal %.0f%%", r->share)
			: "";

	return cop_arena_printf(env->arena, "%s%s%s", share,
				*share && r->vacates ? " " : "",
				r->vacates ? "--leave-vacant" : "");
}
