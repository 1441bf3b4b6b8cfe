/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/enc.h"
#include "model/catalogue.h"
#include "people.h"
#include "status.h"

#define ENDING_DAYS 60

void cop_status_count(struct cop_buf *out, size_t n, const char *what)
{
	if (n)
		cop_buf_printf(out, "%s%zu %s", out->len ? ", " : "", n, what);
}

static const char *kept(const struct cop_status *s, const struct cop_buf *b)
{
	return cop_buf_keep(b, s->env->arena);
}

static void put_count(struct cop_status *s, struct cop_status_part *p, const char *key,
		      size_t n)
{
	cop_v_put(s->env->arena, &p->data, key, cop_v_num((double)n));
}

/* --- people --- */

struct people {
	size_t active, on_break, to_greet;
	const struct cop_member *back; /* the one who is back first */
	struct cop_date back_on;
};

static void count_person(const struct cop_env *env, const struct cop_member *m,
			 struct people *p)
{
	const struct cop_member_step *step = cop_member_step_on(m, env->today);
	struct cop_date day;

	if (!step)
		return;
	p->active += step->status == cop_member_status_active;
	p->to_greet += cop_people_want(env, m, COP_ATTENTION_GREET, &day);
	if (step->status != cop_member_status_on_break)
		return;
	p->on_break++;
	if (!step->until.day || (p->back && p->back_on.day <= step->until.day))
		return;
	p->back = m;
	p->back_on = step->until;
}

void cop_status_people(struct cop_status *s, struct cop_status_part *ret)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	struct people p = { 0 };
	const struct cop_member *m;
	char day[COP_DATE_TEXT];
	size_t n;

	for (COP_EACH(s->env->community, member, m))
		count_person(s->env, m, &p);
	n = p.active + p.on_break;
	cop_buf_printf(&b, "%zu member%s", n, n == 1 ? "" : "s");
	if (p.on_break)
		cop_buf_printf(&b, ": %zu active, %zu on break", p.active, p.on_break);
	if (p.back)
		cop_buf_printf(&b, " (%s back %s)", cop_people_name(s->env, p.back),
			       cop_date_text(p.back_on, day));
	if (p.to_greet)
		cop_buf_printf(&b, "; %zu to greet", p.to_greet);
	ret->text = kept(s, &b);
	ret->command = !n ? "cop member add NAME" : p.to_greet ? "cop member" : NULL;
	put_count(s, ret, "members", n);
	put_count(s, ret, "active", p.active);
	put_count(s, ret, "on_break", p.on_break);
	put_count(s, ret, "to_greet", p.to_greet);
}

/* --- roles --- */

struct roles {
	size_t wanted, held;
	const struct cop_role *ending; /* whose term ends first */
	struct cop_date end;
	const struct cop_str *vacant; /* the first */
	size_t nvacant;
};

static bool is_held(const struct cop_env *env, const char *id)
{
	const struct cop_holder **holders;
	const struct cop_role *r = cop_role_of(env->community, id);

	if (strcmp(id, "members") == 0)
		return cop_members_on(env->community, env->today) > 0;
	return r && cop_role_holders(env->arena, r, env->today, &holders) > 0;
}

static void count_role(const struct cop_env *env, const struct cop_role *r,
		       struct roles *ret)
{
	if (r->importance != cop_importance_required &&
	    r->importance != cop_importance_recommended)
		return;
	ret->wanted++;
	if (is_held(env, r->rec.id)) {
		ret->held++;
		return;
	}
	if (!ret->nvacant++)
		ret->vacant = r->title;
}

static void look_for_end(const struct cop_env *env, const struct cop_role *r,
			 struct roles *ret)
{
	for (size_t i = 0; i < r->holders.n; i++) {
		struct cop_date end = cop_holder_end(r, &r->holders.at[i]);

		if (!cop_holder_on(&r->holders.at[i], env->today) || !end.day ||
		    end.day > env->today.day + ENDING_DAYS ||
		    (ret->ending && ret->end.day <= end.day))
			continue;
		ret->ending = r;
		ret->end = end;
	}
}

/* Own roles, and those every community should have though nobody defined them here. */
static struct roles count_roles(const struct cop_env *env)
{
	struct cop_items standard = cop_catalogue_roles(env->arena);
	struct roles all = { 0 };
	const struct cop_role *r;

	for (COP_EACH(env->community, role, r)) {
		if (!cop_role_open(r, env->today))
			continue;
		count_role(env, r, &all);
		look_for_end(env, r, &all);
	}
	for (size_t i = 0; i < standard.n; i++) {
		if (!cop_role_of(env->community, standard.at[i].id))
			count_role(env, standard.at[i].rec, &all);
	}
	return all;
}

static void say_end(struct cop_buf *b, struct cop_arena *a, const struct roles *all,
		    struct cop_date today)
{
	int days = all->end.day - today.day;
	const char *title = cop_enc_snippet(a, all->ending->title, 30);

	if (days < 0)
		cop_buf_printf(b, "; %s's term ended %d day%s ago", title, -days,
			       days == -1 ? "" : "s");
	else if (days == 0)
		cop_buf_printf(b, "; %s's term ends today", title);
	else
		cop_buf_printf(b, "; %s's term ends in %d day%s", title, days,
			       days == 1 ? "" : "s");
}

void cop_status_roles(struct cop_status *s, struct cop_status_part *ret)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	struct roles all = count_roles(s->env);

	cop_buf_printf(&b, "%zu of %zu required and recommended held", all.held,
		       all.wanted);
	if (all.nvacant == 1 && all.vacant)
		cop_buf_printf(&b, "; %s is vacant",
			       cop_enc_snippet(s->env->arena, all.vacant, 30));
	if (all.ending)
		say_end(&b, s->env->arena, &all, s->env->today);
	ret->text = kept(s, &b);
	ret->command = all.nvacant || all.ending ? "cop role" : NULL;
	put_count(s, ret, "held", all.held);
	put_count(s, ret, "wanted", all.wanted);
	if (all.ending) {
		cop_v_put(s->env->arena, &ret->data, "ending",
			  cop_v_word(all.ending->rec.id));
		cop_v_put(s->env->arena, &ret->data, "ends", cop_v_date(all.end));
	}
}

/* --- charter --- */

void cop_status_charter(struct cop_status *s, struct cop_status_part *ret)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	const struct cop_charter *c = s->env->community->charter;
	const struct cop_charter_step *step = cop_charter_step_on(c, s->env->today);
	unsigned version = cop_charter_version(c, s->env->today);
	const char *word =
		step ? cop_enum_word(&cop_enum_charter_status, (int)step->status)
		     : "no charter yet";
	char day[COP_DATE_TEXT];

	ret->command = "cop charter";
	if (version)
		cop_buf_printf(&b, "version %u", version);
	if (!version || step->status == cop_charter_status_under_review)
		cop_buf_printf(&b, "%s%s", version ? ", " : "",
			       step && step->status == cop_charter_status_under_review
				       ? "under review"
				       : word);
	if (c && c->review_by.day) {
		bool late = c->review_by.day < s->env->today.day;

		cop_buf_printf(&b, ", review %s %s", late ? "was due" : "by",
			       cop_date_text(c->review_by, day));
		ret->command = late ? ret->command : NULL;
		cop_v_put(s->env->arena, &ret->data, "review_by",
			  cop_v_date(c->review_by));
	}
	ret->text = kept(s, &b);
	if (step)
		cop_v_put(s->env->arena, &ret->data, "status", cop_v_word(word));
	if (version)
		cop_v_put(s->env->arena, &ret->data, "version", cop_v_num(version));
}
