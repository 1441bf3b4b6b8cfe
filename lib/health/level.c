/* SPDX-License-Identifier: MIT */
#include "health/level.h"

/* Beyond low or high, as far as they bind? */
static bool is_beyond(const struct cop_stand *s)
{
	if (s->low.known && s->desirable != cop_desirable_down && s->value < s->low.value)
		return true;
	return s->high.known && s->desirable != cop_desirable_up &&
	       s->value > s->high.value;
}

static bool no_worse(const struct cop_stand *s, double than)
{
	return s->desirable == cop_desirable_down ? s->value <= than : s->value >= than;
}

/* What the line from baseline to target says for the day of the value. */
static bool expected(const struct cop_stand *s, double *ret)
{
	double whole = s->due.day - s->since.day, gone = s->on.day - s->since.day;

	if (!s->baseline.known || !s->since.day || !s->due.day || whole <= 0 || gone < 0)
		return false;
	*ret = s->baseline.value +
	       (s->target.value - s->baseline.value) * (gone < whole ? gone / whole : 1);
	return true;
}

static enum cop_level promised(const struct cop_stand *s)
{
	double by_now;

	if (!s->target.known || no_worse(s, s->target.value))
		return COP_LEVEL_OK;
	if (s->due.day && s->due.day < s->on.day)
		return COP_LEVEL_ACT;
	if (expected(s, &by_now) && no_worse(s, by_now))
		return COP_LEVEL_OK;
	return COP_LEVEL_WATCH;
}

enum cop_level cop_level_of(const struct cop_stand *s)
{
	enum cop_level level = is_beyond(s) ? COP_LEVEL_ACT : promised(s);

	return level == COP_LEVEL_ACT && s->gentle ? COP_LEVEL_WATCH : level;
}
