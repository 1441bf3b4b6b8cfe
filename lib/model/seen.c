/* SPDX-License-Identifier: MIT */
#include "model/seen.h"

#include "model/activity.h"
#include "model/gathering.h"

static void note_day(struct cop_seen *seen, struct cop_date on, const char *id,
		     struct cop_date day)
{
	const size_t *last;

	if (!id || !day.day || day.day > on.day)
		return;
	last = cop_keys_find(&seen->days, id);
	if (!last || *last < (size_t)day.day)
		cop_keys_put(&seen->days, id, (size_t)day.day);
}

static void note_gathering(struct cop_seen *seen, struct cop_date on,
			   const struct cop_gathering *g)
{
	for (size_t i = 0; i < g->attended.n; i++)
		note_day(seen, on, g->attended.at[i], g->date);
	for (size_t i = 0; i < g->contributed.n; i++)
		note_day(seen, on, g->contributed.at[i].member, g->date);
}

enum cop_code cop_seen_read(struct cop_community *c, struct cop_date on,
			    struct cop_seen *ret, struct cop_error *err)
{
	const struct cop_gathering *g;
	const struct cop_activity *a;
	enum cop_code code = cop_community_load(c, COP_KIND_BIT(gathering), err);

	if (code)
		return code;
	*ret = (struct cop_seen){ .days.arena = c->arena };
	for (COP_EACH(c, gathering, g))
		note_gathering(ret, on, g);
	for (COP_EACH(c, activity, a)) {
		for (size_t i = 0; i < a->lines.n; i++)
			note_day(ret, on, a->lines.at[i].member, a->lines.at[i].date);
	}
	return COP_OK;
}

struct cop_date cop_seen_day(const struct cop_seen *seen, const char *member)
{
	const size_t *day = cop_keys_find(&seen->days, member);

	return (struct cop_date){ day ? (int32_t)*day : 0 };
}
