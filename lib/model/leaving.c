/* SPDX-License-Identifier: MIT */
#include "model/leaving.h"

#include <string.h>

#include "base/enc.h"
#include "model/life.h"

#define ID_MAX 64
#define TEXT_COLUMNS 150

/* --- roles --- */

static bool is_theirs(const struct cop_holder *h, const char *member)
{
	return h->member && strcmp(h->member, member) == 0;
}

/* People, each once, who hold it on the day without this one and those who cover for them. */
static size_t others_on(const struct cop_role *r, const char *member, struct cop_date on)
{
	size_t n = 0;

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		n += cop_holder_on(h, on) && !is_theirs(h, member) &&
		     !(h->stands_in_for && strcmp(h->stands_in_for, member) == 0);
	}
	return n;
}

/* Their present or next holding on the day or after it. */
static const struct cop_holder *holding_of(const struct cop_role *r, const char *member,
					   struct cop_date from)
{
	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (is_theirs(h, member) && (!h->to.day || h->to.day >= from.day))
			return h;
	}
	return NULL;
}

/* --- areas --- */

static bool looks_after(const struct cop_holder *h, const char *duty)
{
	for (size_t i = 0; i < h->focus.n; i++) {
		if (h->focus.at[i] && strcmp(h->focus.at[i], duty) == 0)
			return true;
	}
	return !h->focus.n;
}

static bool others_cover(const struct cop_role *r, const char *member, const char *duty,
			 struct cop_date on)
{
	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (cop_holder_on(h, on) && !is_theirs(h, member) && looks_after(h, duty))
			return true;
	}
	return false;
}

static void add_areas(struct cop_arena *a, const struct cop_left_role *l,
		      const char *member, struct cop_date from, struct cop_left *ret)
{
	const struct cop_role *r = l->role;

	for (size_t i = 0; i < r->duties.n; i++) {
		const struct cop_duty *d = &r->duties.at[i];

		if (!d->id || !looks_after(l->holding, d->id) ||
		    others_cover(r, member, d->id, from))
			continue;
		*COP_PUSH(a, ret->areas, ret->nareas, ret->careas) =
			(struct cop_left_area){ r, d };
	}
}

/* --- work --- */

/* The role, left vacant, through which the work is theirs. */
static bool is_left(const struct cop_left *l, const char *who, const char *member,
		    const char **ret_through)
{
	*ret_through = NULL;
	if (!who || strcmp(who, member) == 0)
		return who != NULL;
	for (size_t i = 0; i < l->nroles; i++) {
		if (!l->roles[i].others && strcmp(l->roles[i].role->rec.id, who) == 0) {
			*ret_through = who;
			return true;
		}
	}
	return false;
}

struct work {
	struct cop_arena *a;
	struct cop_left *ret;
	const char *member;
};

static void add_work(struct work *w, const char *who, struct cop_left_item item)
{
	if (is_left(w->ret, who, w->member, &item.through))
		*COP_PUSH(w->a, w->ret->items, w->ret->nitems, w->ret->citems) = item;
}

static void add_plan(struct work *w, const struct cop_community *c, struct cop_date from)
{
	const struct cop_plan *p;

	for (COP_EACH(c, plan, p)) {
		struct cop_left_item item = { .kind = cop_kind_plan,
					      .id = p->rec.id,
					      .title = p->title,
					      .part = "owner" };

		if (!cop_plan_is_open(p, from))
			continue;
		item.due = p->repeat ? (struct cop_date){ 0 } : p->due;
		add_work(w, p->owner, item);
		item.part = "reviewer";
		add_work(w, p->reviewer, item);
		item.part = "publisher";
		add_work(w, p->publisher, item);
	}
}

static void add_others(struct work *w, const struct cop_community *c,
		       struct cop_date from)
{
	const struct cop_note *n;
	const struct cop_practice *p;
	const struct cop_platform *f;

	for (COP_EACH(c, note, n)) {
		if (cop_note_waits(n->kind) && cop_note_is_open(n, from))
			add_work(w, n->owner,
				 (struct cop_left_item){ .kind = cop_kind_note,
							 .id = n->rec.id,
							 .title = n->title,
							 .due = n->due,
							 .part = "owner" });
	}
	for (COP_EACH(c, practice, p)) {
		if (cop_practice_status_on(p, from) != cop_practice_status_retired)
			add_work(w, p->owner,
				 (struct cop_left_item){ .kind = cop_kind_practice,
							 .id = p->rec.id,
							 .title = p->title,
							 .part = "owner" });
	}
	for (COP_EACH(c, platform, f)) {
		if (cop_platform_status_on(f, from) == cop_platform_status_live)
			add_work(w, f->owner,
				 (struct cop_left_item){ .kind = cop_kind_platform,
							 .id = f->rec.id,
							 .title = f->title,
							 .part = "owner" });
	}
}

void cop_left_behind(const struct cop_community *c, struct cop_arena *a,
		     const char *member, struct cop_date from, struct cop_left *ret)
{
	struct work w = { a, ret, member };
	const struct cop_role *r;

	*ret = (struct cop_left){ 0 };
	for (COP_EACH(c, role, r)) {
		const struct cop_holder *h = holding_of(r, member, from);

		if (h && cop_role_open(r, from))
			*COP_PUSH(a, ret->roles, ret->nroles, ret->croles) =
				(struct cop_left_role){ r, h,
							others_on(r, member, from) };
	}
	for (size_t i = 0; i < ret->nroles; i++)
		add_areas(a, &ret->roles[i], member, from, ret);
	add_plan(&w, c, from);
	add_others(&w, c, from);
}

/* --- the draft of a hand-over --- */

struct draft {
	struct cop_arena *a;
	struct cop_handover_step *at;
	size_t n, cap;
};

static bool has_step(const struct draft *d, const char *id)
{
	for (size_t i = 0; i < d->n; i++) {
		if (strcmp(d->at[i].id, id) == 0)
			return true;
	}
	return false;
}

/* Without a full stop at its end, to stand before brackets. */
static const char *clause(struct cop_arena *a, const struct cop_str *text)
{
	const char *shown = cop_enc_snippet(a, text, TEXT_COLUMNS);
	size_t len = strlen(shown);

	if (!len || shown[len - 1] != '.' || (len > 1 && shown[len - 2] == '.'))
		return shown;
	return cop_arena_copy(a, shown, len - 1);
}

/* An id that is taken, or would be too long, becomes a number. */
static void add_step(struct draft *d, const char *before, const char *id,
		     const struct cop_str *what, const char *words)
{
	const char *step = cop_arena_printf(d->a, "%s%s", before, id);
	const char *text = words;

	if (strlen(step) > ID_MAX || has_step(d, step))
		step = cop_arena_printf(d->a, "%s%zu", before, d->n + 1);
	if (what)
		text = cop_arena_printf(d->a, "%s (%s)", clause(d->a, what), words);
	*COP_PUSH(d->a, d->at, d->n, d->cap) =
		(struct cop_handover_step){ step, cop_str_text(d->a, text) };
}

static bool is_wanted(const char *role, const char *id)
{
	return !role || strcmp(role, id) == 0;
}

size_t cop_handover_draft(struct cop_arena *a, const struct cop_left *left,
			  const char *role, struct cop_handover_step **ret)
{
	struct draft d = { .a = a };

	for (size_t i = 0; i < left->nroles; i++) {
		const struct cop_left_role *l = &left->roles[i];

		for (size_t n = 0;
		     is_wanted(role, l->role->rec.id) && n < l->role->duties.n; n++) {
			const struct cop_duty *duty = &l->role->duties.at[n];

			if (duty->id && looks_after(l->holding, duty->id))
				add_step(&d, "duty-", duty->id, duty->text,
					 "how it is done");
		}
	}
	for (size_t i = 0; i < left->nitems; i++) {
		const struct cop_left_item *item = &left->items[i];

		if (!item->through || is_wanted(role, item->through))
			add_step(&d, "", item->id, item->title, "where it stands");
	}
	if (d.n) {
		add_step(&d, "", "access", NULL, "Accounts, lists, folders and keys");
		add_step(&d, "", "people", NULL, "Whom to know, and what was promised");
	}
	*ret = d.at;
	return d.n;
}
