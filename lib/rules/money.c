/* SPDX-License-Identifier: MIT */
/* Risks of money: what roles cost, and whether it is there. */
#include <string.h>

#include "model/budget.h"
#include "model/life.h"
#include "rules/subjects.h"

#define YEAR_DAYS 365.25
#define WEEKS 52.0

/* --- cost-unstated --- */

static void cost_unstated(const struct cop_case *k)
{
	const struct cop_role *r = k->rec;
	struct cop_finding *f;

	if ((r->importance != cop_importance_required &&
	     r->importance != cop_importance_recommended) ||
	    r->cost.currency[0] || !cop_role_open(r, k->j->today) ||
	    strcmp(k->item->id, "members") == 0)
		return;
	f = cop_flag(k, COP_AT(k, role, r, cost), "what this role costs is not said");
	cop_flag_hint(k, f, "cop role set %s cost \"0 EUR per year\"; 0 is an answer",
		      k->item->id);
}

/* --- over-budget --- */

static struct cop_period span_of(const struct cop_funding *m)
{
	return (struct cop_period){ m->from, m->to };
}

static double years_in(struct cop_period p)
{
	return (double)(p.to.day - p.from.day + 1) / YEAR_DAYS;
}

/* What it comes to over the period; what is paid by the hour needs hours a week. */
static double over(const struct cop_money *m, struct cop_period p, double hours_a_week)
{
	switch ((enum cop_per)m->per) {
	case COP_PER_YEAR:
		return m->amount * years_in(p);
	case COP_PER_QUARTER:
		return m->amount * years_in(p) * 4;
	case COP_PER_MONTH:
		return m->amount * years_in(p) * 12;
	case COP_PER_HOUR:
		return m->amount * hours_a_week * WEEKS * years_in(p);
	case COP_PER_ONCE:
		break;
	}
	return m->amount;
}

/* Everything of one currency in the time that today's money covers. */
struct account {
	const struct cop_case *k;
	const char *currency;
	struct cop_period span;
	double funded, roles, items;
};

static bool counts(const struct account *a, const struct cop_money *m)
{
	return strcmp(m->currency, a->currency) == 0;
}

static void add_funding(struct account *a, const struct cop_budget *b)
{
	for (size_t i = 0; i < b->funding.n; i++) {
		const struct cop_funding *m = &b->funding.at[i];

		if (!counts(a, &m->amount) ||
		    !cop_period_holds(span_of(m), a->k->j->today))
			continue;
		a->funded += over(&m->amount, span_of(m), 0);
		if (!a->span.from.day || m->from.day < a->span.from.day)
			a->span.from = m->from;
		if (m->to.day > a->span.to.day)
			a->span.to = m->to;
	}
}

static void add_costs(struct account *a)
{
	const struct cop_role *r;
	const struct cop_plan *p;

	for (COP_EACH(a->k->j->c, role, r)) {
		double hours = r->hours_per_week.known ? r->hours_per_week.value : 0;

		if (cop_role_open(r, a->k->j->today) && counts(a, &r->cost))
			a->roles += over(&r->cost, a->span, hours);
	}
	for (COP_EACH(a->k->j->c, plan, p)) {
		struct cop_date day = p->done.day ? p->done : p->due;

		if (p->status != cop_plan_status_dropped && counts(a, &p->cost) &&
		    cop_period_holds(a->span, day))
			a->items += over(&p->cost, a->span, 0);
	}
}

/* Is the currency that of an earlier entry, judged already? */
static bool again(const struct cop_budget *b, size_t i)
{
	for (size_t e = 0; e < i; e++) {
		if (strcmp(b->funding.at[e].amount.currency,
			   b->funding.at[i].amount.currency) == 0)
			return true;
	}
	return false;
}

/* Hours of people may be given in kind; items are paid. */
static void flag_costs(const struct account *a, const struct cop_funding *m)
{
	const struct cop_case *k = a->k;
	struct cop_finding *f =
		cop_flag(k, COP_AT(k, budget, m, amount),
			 "roles cost %.0f %s and items %.0f, the money is %.0f", a->roles,
			 a->currency, a->items, a->funded);

	if (a->items > a->funded)
		return;
	f->severity = COP_WARNING;
	cop_flag_hint(k, f,
		      "cop note add ask TEXT; or say what is given in kind: cop role set "
		      "ROLE cost \"0 %s per year\"",
		      a->currency);
}

static void judge_currency(const struct cop_case *k, const struct cop_budget *b, size_t i)
{
	const struct cop_funding *m = &b->funding.at[i];
	struct account a = { .k = k, .currency = m->amount.currency };

	add_funding(&a, b);
	if (!a.span.to.day)
		return;
	add_costs(&a);
	if (a.roles + a.items > a.funded)
		flag_costs(&a, m);
}

/* Lines that share out more than their money, or were spent beyond themselves. */
static void judge_lines(const struct cop_case *k, const struct cop_funding *m,
			const struct cop_budget *b)
{
	double planned = 0;

	for (size_t i = 0; i < b->lines.n; i++) {
		const struct cop_budget_line *l = &b->lines.at[i];

		if (!l->funding || !m->rec.id || strcmp(l->funding, m->rec.id) != 0 ||
		    strcmp(l->amount.currency, m->amount.currency) != 0)
			continue;
		planned += over(&l->amount, span_of(m), 0);
		if (strcmp(l->spent.currency, l->amount.currency) == 0 &&
		    l->spent.amount > over(&l->amount, span_of(m), 0))
			cop_flag(k, COP_AT(k, budget, l, spent), "%.0f %s spent of %.0f",
				 l->spent.amount, l->spent.currency,
				 over(&l->amount, span_of(m), 0));
	}
	if (planned > over(&m->amount, span_of(m), 0))
		cop_flag(k, COP_AT(k, budget, m, amount),
			 "its lines add up to %.0f %s, the money is %.0f", planned,
			 m->amount.currency, over(&m->amount, span_of(m), 0));
}

static void over_budget(const struct cop_case *k)
{
	const struct cop_budget *b = k->rec;

	for (size_t i = 0; i < b->funding.n; i++) {
		if (!b->funding.at[i].amount.currency[0])
			continue;
		judge_lines(k, &b->funding.at[i], b);
		if (!again(b, i))
			judge_currency(k, b, i);
	}
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "cost-unstated", .title = "nobody says what a role costs",
		       .explain =
			       "Time that looks free is the first that is missed. What a "
			       "required or recommended role costs the organisation is "
			       "said once, and 0 is an answer.",
		       COP_ALWAYS(COP_INFO)),
	  .risk = true,
	  .of = cop_kind_role,
	  .each = cost_unstated },
	{ .id = COP_ID(.id = "over-budget",
		       .title = "roles and plan cost more than there is money for",
		       .explain =
			       "In the time that today's money covers, the cost of roles "
			       "and of items in the plan is held against it, currency by "
			       "currency. So are the lines of the budget, and what was "
			       "spent on each.",
		       .hint = "look at budget.yaml; then cop plan drop ITEM, or ask the "
			       "sponsor: cop note add ask TEXT",
		       COP_ALWAYS(COP_CRITICAL)),
	  .risk = true,
	  .needs = COP_KIND_BIT(role) | COP_KIND_BIT(plan),
	  .of = cop_kind_budget,
	  .each = over_budget },
};

COP_RULE_ROWS(money, rows);
