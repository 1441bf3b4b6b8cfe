/* SPDX-License-Identifier: MIT */
/* Before the public start: how many of the eight steps are taken. */
#include "base/enc.h"
#include "charter.h"
#include "health/health.h"
#include "model/catalogue.h"
#include "status.h"

static bool is_taken(const struct charter_look *l, const struct cop_guide_step *step)
{
	for (size_t i = 0; i < step->evidence.n; i++) {
		struct charter_proof p = charter_prove(l, &step->evidence.at[i]);

		if (!p.done && !p.moot)
			return false;
	}
	return true;
}

void cop_status_steps(struct cop_status *s, struct cop_status_part *ret)
{
	const struct cop_guide_steps *guide = cop_catalogue_steps(s->env->arena);
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	struct charter_look l = { .env = s->env,
				  .c = s->env->community,
				  .calendar = s->calendar };
	struct cop_error ignored = { 0 };
	size_t taken = 0, next = guide->all.n;

	if (charter_root(s->env, &l.root, &ignored))
		return;
	l.health = cop_health_new(s->env->arena, s->env->community, s->calendar);
	for (size_t i = 0; i < guide->all.n; i++) {
		if (is_taken(&l, &guide->all.at[i]))
			taken++;
		else if (next == guide->all.n)
			next = i;
	}
	cop_buf_printf(&b, "%zu of %zu taken", taken, guide->all.n);
	if (next < guide->all.n)
		cop_buf_printf(&b, "; next: %zu %s", next + 1,
			       cop_enc_shown(s->env->arena, guide->all.at[next].title));
	ret->text = cop_buf_keep(&b, s->env->arena);
	ret->command = "cop charter steps";
	cop_v_put(s->env->arena, &ret->data, "taken", cop_v_num((double)taken));
	cop_v_put(s->env->arena, &ret->data, "of", cop_v_num((double)guide->all.n));
	if (next < guide->all.n)
		cop_v_put(s->env->arena, &ret->data, "next",
			  cop_v_word(guide->all.at[next].id));
}
