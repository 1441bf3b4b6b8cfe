/* SPDX-License-Identifier: MIT */
#include "health/health.h"

struct cop_health *cop_health_new(struct cop_arena *a, const struct cop_community *c,
				  const struct cop_calendar_table *calendar)
{
	struct cop_health *h = COP_NEW(a, struct cop_health);

	h->arena = a;
	h->c = c;
	h->asof = c->today;
	h->age = cop_community_age(c);
	h->calendar = calendar;
	h->builtins = cop_catalogue_indicators(a);
	cop_deeds_read(a, c, &h->deeds);
	return h;
}

bool cop_health_wants_calendar(const struct cop_community *c)
{
	const struct cop_plan *p;

	for (COP_EACH(c, plan, p))
		if (p->repeat)
			return true;
	return false;
}

void cop_measure_share(struct cop_measure *m, double k, double n)
{
	cop_figure_share(&m->figure, k, n);
	m->sampled = true;
}

void cop_measure_part(struct cop_measure *m, double k, double n)
{
	m->figure.k = k;
	m->figure.n = n;
	m->figure.unit = "%";
	m->figure.has_value = true;
	m->figure.value = 100 * k / n;
}

void cop_measure_number(struct cop_measure *m, double value)
{
	m->figure.has_value = true;
	m->figure.value = value;
}

void cop_measure_unknown(const struct cop_health *h, struct cop_measure *m,
			 const char *command, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	m->figure.why = cop_arena_vprintf(h->arena, fmt, args);
	va_end(args);
	m->figure.source = command;
	m->figure.state = COP_NOT_KNOWN;
}

void cop_measure_nothing(const struct cop_health *h, struct cop_measure *m,
			 const char *command)
{
	cop_measure_unknown(h, m, command, "nothing recorded in %s",
			    cop_period_text(h->arena, m->period));
}

void cop_measure_suppress(struct cop_measure *m)
{
	m->figure.state = COP_SUPPRESSED;
}

void cop_measure_beside(const struct cop_health *h, struct cop_measure *m,
			const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	m->beside = cop_arena_vprintf(h->arena, fmt, args);
	va_end(args);
}

void cop_measure_raise(struct cop_measure *m, enum cop_level level, const char *why)
{
	m->at_least = level;
	m->concern = why;
}

const char *cop_period_text(struct cop_arena *a, struct cop_period p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (p.from.day == p.to.day)
		cop_date_write(&out, p.to);
	else
		cop_period_write(&out, p);
	return cop_buf_keep(&out, a);
}

int cop_loud_days(const struct cop_community *c, struct cop_period p)
{
	int days = 0;

	for (struct cop_date d = p.from; d.day <= p.to.day; d.day++)
		days += !cop_is_quiet(c, d);
	return days;
}
