/* SPDX-License-Identifier: MIT */
/* What has to be there before a group can agree to a charter. */
#include <string.h>

#include "base/enc.h"
#include "charter.h"
#include "model/life.h"
#include "rules/rule.h"

static bool from_the_core(const struct cop_community *c, const struct cop_charter_step *s)
{
	static const char *const groups[] = { "core-group", "core-team" };

	for (size_t i = 0; i < s->by.n; i++)
		for (size_t g = 0; g < COP_COUNT(groups); g++) {
			const struct cop_role *r = cop_role_of(c, groups[g]);
			const char **who;

			/* a group counts as its holders: an empty one is nobody */
			if (strcmp(s->by.at[i], groups[g]) == 0 &&
			    cop_who_members(c, groups[g], s->date, &who))
				return true;
			if (r && cop_role_held_by(r, s->by.at[i], s->date))
				return true;
		}
	return false;
}

enum cop_code charter_may_adopt(const struct cop_community *c,
				const struct cop_charter_step *s, struct cop_error *err)
{
	const struct cop_charter *t = c->charter;
	const struct {
		bool there;
		const char *path, *value;
	} needed[] = {
		{ t->purpose != NULL, "purpose", "TEXT" },
		{ t->domain.rec.src != NULL, "domain.kind", "WORD domain.text TEXT" },
		{ t->scope.rec.src != NULL, "scope.in", "TEXT" },
		{ t->review_by.day != 0, "review_by", "DATE" },
	};

	for (size_t i = 0; i < COP_COUNT(needed); i++) {
		if (needed[i].there)
			continue;
		cop_fail(err, COP_E_REFUSED, "it cannot be adopted without '%s'",
			 needed[i].path);
		return cop_fail_hint(err, "cop charter set %s %s", needed[i].path,
				     needed[i].value);
	}
	if (from_the_core(c, s))
		return COP_OK;
	cop_fail(err, COP_E_REFUSED,
		 "nobody of the core group or core team is among those who adopt it");
	return cop_fail_hint(err, "--by MEMBER,...; cop role assign core-group MEMBER");
}

void charter_say_adopted(struct cop_env *env, struct cop_buf *out,
			 const struct cop_charter *t, const struct cop_charter_step *s)
{
	cop_buf_printf(out, "version %u is adopted by ", cop_charter_version(t, s->date));
	cop_subject_whos(env, out, s->by.at, s->by.n);
}

/* --- questions that a public start needs --- */

static const char *how_open(enum charter_state s)
{
	if (s == CHARTER_PLACEHOLDER)
		return "is answered by a text that only holds the place";
	return s == CHARTER_PARTIAL ? "is answered in part only" : "is not answered";
}

struct cop_findings *charter_gaps(struct cop_env *env,
				  const struct charter_questions *all)
{
	const struct cop_rule *rule = cop_rules_find("adopted-incomplete");
	struct cop_findings *gaps = COP_NEW(env->arena, struct cop_findings);

	cop_findings_init(gaps, env->arena);
	for (size_t i = 0; i < all->n; i++) {
		const struct charter_question *q = &all->at[i];
		const char *open = q->answer.open ? q->answer.open : q->of->fields.at[0];
		struct cop_where where = { .record = "charter", .path = open };
		struct cop_finding *f;

		if (!charter_is_gap(q))
			continue;
		where.at = q->answer.at;
		f = cop_find(gaps, rule->id, where, "'%s' %s",
			     cop_enc_shown(env->arena, q->of->text),
			     how_open(q->answer.state));
		f->severity = COP_ERROR; /* it stops what was asked for */
		cop_finding_hint(gaps, f, "%s", charter_how(env, open));
	}
	return gaps;
}
