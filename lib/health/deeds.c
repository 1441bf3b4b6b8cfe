/* SPDX-License-Identifier: MIT */
#include "health/deeds.h"

#include <string.h>

#include "model/activity.h"
#include "model/gathering.h"

struct taker {
	const struct cop_community *c;
	struct cop_deeds *deeds;
	struct cop_arena *arena;
	size_t cap;
};

size_t cop_member_index(const struct cop_community *c, const char *id)
{
	const struct cop_item *item = cop_community_item(c, cop_kind_member, id);

	return item ? (size_t)(item - c->items[cop_kind_member].at) : COP_NOBODY;
}

static enum cop_deed_kind kind_of_line(enum cop_line_kind kind)
{
	switch (kind) {
	case cop_line_kind_none:
	case cop_line_kind_work:
		return COP_DEED_WORK;
	case cop_line_kind_consume:
		return COP_DEED_CONSUME;
	case cop_line_kind_ask:
	case cop_line_kind_contribute:
		return COP_DEED_CONTRIBUTE;
	case cop_line_kind_collaborate:
		return COP_DEED_COLLABORATE;
	case cop_line_kind_co_create:
		return COP_DEED_CO_CREATE;
	case cop_line_kind_champion:
		return COP_DEED_CHAMPION;
	}
	return COP_DEED_WORK;
}

static enum cop_deed_kind kind_of_contribution(enum cop_contribution_kind kind)
{
	switch (kind) {
	case cop_contribution_kind_none:
	case cop_contribution_kind_contribute:
		return COP_DEED_CONTRIBUTE;
	case cop_contribution_kind_collaborate:
		return COP_DEED_COLLABORATE;
	case cop_contribution_kind_co_create:
		return COP_DEED_CO_CREATE;
	case cop_contribution_kind_champion:
		return COP_DEED_CHAMPION;
	}
	return COP_DEED_CONTRIBUTE;
}

static void take(struct taker *t, struct cop_deed deed)
{
	if (deed.date.day)
		*COP_PUSH(t->arena, t->deeds->at, t->deeds->n, t->cap) = deed;
}

static void take_gathering(struct taker *t, const struct cop_gathering *g)
{
	struct cop_deed deed = { .date = g->date,
				 .at = g->at,
				 .loc = { g->rec.src, g->rec.at } };

	for (size_t i = 0; i < g->attended.n; i++) {
		deed.kind = COP_DEED_ATTEND;
		deed.member = cop_member_index(t->c, g->attended.at[i]);
		take(t, deed);
	}
	for (size_t i = 0; i < g->contributed.n; i++) {
		const struct cop_contribution *did = &g->contributed.at[i];

		deed.kind = kind_of_contribution(did->kind);
		deed.member = cop_member_index(t->c, did->member);
		deed.with = did->with.at;
		deed.nwith = did->with.n;
		deed.hours = did->hours.value;
		deed.loc = (struct cop_loc){ did->rec.src, did->rec.at };
		take(t, deed);
	}
}

static void take_line(struct taker *t, const struct cop_fact *line)
{
	take(t, (struct cop_deed){ .date = line->date,
				   .at = line->at,
				   .kind = kind_of_line(line->kind),
				   .member = cop_member_index(t->c, line->member),
				   .thread = line->thread,
				   .with = line->with.at,
				   .nwith = line->with.n,
				   .hours = line->hours.value,
				   .loc = { line->rec.src, line->rec.at } });
}

/* Files are read in order, so their paths and bytes settle what date and time leave open. */
static int by_moment(const void *va, const void *vb)
{
	const struct cop_deed *a = va, *b = vb;
	int order = (a->date.day > b->date.day) - (a->date.day < b->date.day);

	if (!order)
		order = (a->at.minute > b->at.minute) - (a->at.minute < b->at.minute);
	if (!order && a->loc.src != b->loc.src && a->loc.src && b->loc.src)
		order = strcmp(a->loc.src->path, b->loc.src->path);
	if (!order)
		order = (a->loc.at > b->loc.at) - (a->loc.at < b->loc.at);
	if (!order)
		order = (a->kind > b->kind) - (a->kind < b->kind);
	if (!order)
		order = (a->member > b->member) - (a->member < b->member);
	return order;
}

void cop_deeds_read(struct cop_arena *a, const struct cop_community *c,
		    struct cop_deeds *ret)
{
	struct cop_deeds deeds = { .members = c->items[cop_kind_member].n };
	struct taker t = { .c = c, .deeds = &deeds, .arena = a };
	const struct cop_gathering *g;
	const struct cop_activity *stream;

	for (COP_EACH(c, gathering, g))
		take_gathering(&t, g);
	for (COP_EACH(c, activity, stream)) {
		for (size_t i = 0; i < stream->lines.n; i++)
			take_line(&t, &stream->lines.at[i]);
	}
	cop_sort(deeds.at, deeds.n, sizeof(*deeds.at), by_moment);
	/* A gathering that nobody was recorded for still begins the register. */
	if (deeds.n)
		deeds.first = deeds.at[0].date;
	for (COP_EACH(c, gathering, g))
		if (g->date.day && (!deeds.first.day || g->date.day < deeds.first.day))
			deeds.first = g->date;
	*ret = deeds;
}

/* The first deed on or after a day. */
static size_t find_day(const struct cop_deeds *f, int32_t day)
{
	size_t low = 0, high = f->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (f->at[mid].date.day < day)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void cop_deeds_within(const struct cop_deeds *f, struct cop_period p, size_t *ret_from,
		      size_t *ret_to)
{
	*ret_from = p.from.day ? find_day(f, p.from.day) : 0;
	*ret_to = p.to.day ? find_day(f, p.to.day + 1) : f->n;
	if (*ret_to < *ret_from)
		*ret_to = *ret_from;
}
