/* SPDX-License-Identifier: MIT */
#include "people.h"

#include <string.h>

#include "base/enc.h"

#define GREET_DAYS 30
#define MONTH_DAYS 30
#define QUARTER_DAYS 90
#define WORD_DAYS 30 /* how long a word after a month or three is still worth it */
#define BACK_DAYS 7

/* --- computed values --- */

static struct cop_value roles_held(struct cop_env *env, const char *id)
{
	struct cop_value list = cop_v_list();
	const struct cop_role *r;

	for (COP_EACH(env->community, role, r)) {
		if (cop_role_held_by(r, id, env->today))
			cop_v_push(env->arena, &list, cop_v_word(r->rec.id));
	}
	return list.u.list.n ? list : (struct cop_value){ 0 };
}

struct cop_value cop_people_computed(struct cop_env *env, const struct cop_member *m,
				     const struct cop_seen *seen)
{
	const struct cop_member_step *step = cop_member_step_on(m, env->today);
	struct cop_arena *a = env->arena;
	struct cop_value v = cop_v_map();

	if (step) {
		cop_v_put(a, &v, "status",
			  cop_v_word(cop_enum_word(&cop_enum_member_status,
						   (int)step->status)));
		cop_v_put(a, &v, "until", cop_v_date(step->until));
	}
	cop_v_put(a, &v, "joined", cop_v_date(cop_member_joined(m, env->today)));
	cop_v_put(a, &v, "roles", roles_held(env, m->rec.id));
	if (seen)
		cop_v_put(a, &v, "last_seen", cop_v_date(cop_seen_day(seen, m->rec.id)));
	return v;
}

bool cop_people_gone(enum cop_member_status s)
{
	return s == cop_member_status_alumni || s == cop_member_status_declined ||
	       s == cop_member_status_erased;
}

/* --- attention --- */

static bool between(struct cop_date day, struct cop_date today, int from, int to)
{
	int age = today.day - day.day;

	return day.day && age >= from && age < to;
}

static bool wants_word(const struct cop_env *env, const struct cop_member *m, int after,
		       struct cop_date given, struct cop_date *ret_day)
{
	*ret_day = cop_member_joined(m, env->today);
	return !given.day && between(*ret_day, env->today, after, after + WORD_DAYS);
}

bool cop_people_want(const struct cop_env *env, const struct cop_member *m,
		     enum cop_attention what, struct cop_date *ret_day)
{
	const struct cop_member_step *step = cop_member_step_on(m, env->today);
	enum cop_member_status status = step ? step->status : cop_member_status_none;
	bool active = status == cop_member_status_active;

	switch (what) {
	case COP_ATTENTION_GREET:
		*ret_day = cop_member_joined(m, env->today);
		return active && !m->welcome.greeted.day &&
		       between(*ret_day, env->today, 0, GREET_DAYS);
	case COP_ATTENTION_DAY_30:
		return active &&
		       wants_word(env, m, MONTH_DAYS, m->welcome.day_30, ret_day);
	case COP_ATTENTION_DAY_90:
		return active &&
		       wants_word(env, m, QUARTER_DAYS, m->welcome.day_90, ret_day);
	case COP_ATTENTION_BACK:
		*ret_day = step ? step->until : (struct cop_date){ 0 };
		return status == cop_member_status_on_break && ret_day->day &&
		       ret_day->day <= env->today.day + BACK_DAYS;
	case COP_ATTENTION_WAITING:
		*ret_day = step ? step->date : (struct cop_date){ 0 };
		return status == cop_member_status_interested;
	case COP_ATTENTIONS:
		break;
	}
	return false;
}

const char *cop_people_name(struct cop_env *env, const struct cop_member *m)
{
	return m->name ? cop_enc_snippet(env->arena, m->name, 40) : m->rec.id;
}
