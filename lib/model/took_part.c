/* SPDX-License-Identifier: MIT */
#include "model/took_part.h"

#include <string.h>

#include "model/activity.h"
#include "model/gathering.h"

static struct cop_took_part *quarter_of(struct cop_took_part *q, struct cop_date day)
{
	for (size_t i = 0; i < COP_TOOK_PART_QUARTERS; i++)
		if (cop_period_holds(q[i].quarter, day))
			return &q[i];
	return NULL;
}

static bool is(const char *id, const char *member)
{
	return id && strcmp(id, member) == 0;
}

static void count_gathering(struct cop_took_part *q, const char *member,
			    const struct cop_gathering *g)
{
	struct cop_took_part *in = quarter_of(q, g->date);
	bool came = false;

	for (size_t i = 0; in && i < g->attended.n; i++)
		came |= is(g->attended.at[i], member);
	for (size_t i = 0; in && i < g->contributed.n; i++) {
		if (is(g->contributed.at[i].member, member)) {
			came = true; /* nobody contributes who was not there */
			in->acts++;
		}
	}
	if (came)
		in->gatherings++;
}

static void count_lines(struct cop_took_part *q, const char *member,
			const struct cop_activity *a)
{
	for (size_t i = 0; i < a->lines.n; i++) {
		const struct cop_fact *f = &a->lines.at[i];
		struct cop_took_part *in = is(f->member, member) ? quarter_of(q, f->date)
								 : NULL;

		if (in)
			in->acts++;
	}
}

enum cop_code cop_took_part(struct cop_community *c, const char *member,
			    struct cop_date on,
			    struct cop_took_part ret[COP_TOOK_PART_QUARTERS],
			    bool *ret_any, struct cop_error *err)
{
	const struct cop_gathering *g;
	const struct cop_activity *a;
	struct cop_date day = on;
	enum cop_code code = cop_community_load(c, COP_KIND_BIT(gathering), err);

	if (code)
		return code;
	for (size_t i = 0; i < COP_TOOK_PART_QUARTERS; i++) {
		struct cop_period quarter = cop_quarter_of(day);

		day.day = quarter.from.day - 1;
		if (!i)
			quarter.to = on;
		ret[i] = (struct cop_took_part){ .quarter = quarter };
	}
	for (COP_EACH(c, gathering, g))
		count_gathering(ret, member, g);
	for (COP_EACH(c, activity, a))
		count_lines(ret, member, a);
	*ret_any = false;
	for (size_t i = 0; i < COP_TOOK_PART_QUARTERS; i++)
		*ret_any |= ret[i].gatherings || ret[i].acts;
	return COP_OK;
}
