/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/enc.h"
#include "calendar.h"
#include "health/dashboard.h"
#include "judge.h"
#include "report/ledger.h"
#include "status.h"
#include "store/history.h"

#define WEEK 7

static const char *kept(const struct cop_status *s, const struct cop_buf *b)
{
	return cop_buf_keep(b, s->env->arena);
}

static void put_count(struct cop_status *s, struct cop_status_part *p, const char *key,
		      size_t n)
{
	cop_v_put(s->env->arena, &p->data, key, cop_v_num((double)n));
}

/* --- plan --- */

struct gathering {
	const struct cop_plan *plan; /* NULL: none is planned */
	struct cop_plan_day day;
};

static struct gathering next_gathering(struct cop_status *s)
{
	const struct cop_community *c = s->env->community;
	struct gathering next = { 0 };
	struct cop_error ignored = { 0 };
	const struct cop_plan *p;

	for (COP_EACH(c, plan, p)) {
		struct cop_plan_day day = { 0 };

		if (!cop_plan_is_gathering(p) || !cop_plan_is_open(p, c->today) ||
		    cop_plan_next_day(c, s->calendar, p, c->today, &day, &ignored) ||
		    !day.date.day || (next.plan && next.day.date.day <= day.date.day))
			continue;
		next = (struct gathering){ p, day };
	}
	return next;
}

static void say_gathering(struct cop_status *s, const struct gathering *g,
			  struct cop_buf *b)
{
	cop_buf_text(b, b->len ? "; next gathering " : "next gathering ");
	cop_date_write_weekday(b, g->day.date);
	if (g->day.at.minute) {
		cop_buf_char(b, ' ');
		cop_time_write(b, g->day.at);
	}
	cop_buf_printf(b, " %s", cop_enc_snippet(s->env->arena, g->plan->title, 30));
}

void cop_status_plan(struct cop_status *s, struct cop_status_part *ret)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	struct gathering next = next_gathering(s);
	size_t due = 0, overdue = 0;

	for (size_t i = 0; i < s->order.n; i++) {
		const struct cop_order_row *row = &s->order.at[i];

		overdue += row->overdue;
		due += row->due.day && !row->overdue &&
		       row->due.day <= s->env->today.day + WEEK;
	}
	cop_status_count(&b, due, "due this week");
	cop_status_count(&b, overdue, "overdue");
	if (next.plan)
		say_gathering(s, &next, &b);
	if (!b.len)
		cop_buf_text(&b, s->order.n ? "nothing is due this week" : "empty");
	ret->text = kept(s, &b);
	ret->command = overdue || !next.plan ? "cop plan" : NULL;
	put_count(s, ret, "due_this_week", due);
	put_count(s, ret, "overdue", overdue);
	if (next.plan) {
		cop_v_put(s->env->arena, &ret->data, "next_gathering",
			  cop_v_word(next.plan->rec.id));
		cop_v_put(s->env->arena, &ret->data, "next_gathering_on",
			  cop_v_date(next.day.date));
	}
}

/* --- health --- */

static const struct cop_calendar_table *health_calendar(struct cop_status *s)
{
	const struct cop_calendar_table *table = NULL;
	struct cop_error ignored = { 0 };

	if (s->calendar || !cop_health_wants_calendar(s->env->community))
		return s->calendar;
	return cop_calendar(s->env, &table, &ignored) ? NULL : table;
}

void cop_status_health(struct cop_status *s, struct cop_status_part *ret)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	struct cop_health *h =
		cop_health_new(s->env->arena, s->env->community, health_calendar(s));
	static const struct {
		enum cop_level level;
		const char *key;
	} levels[] = {
		{ COP_LEVEL_ACT, "act" },
		{ COP_LEVEL_WATCH, "watch" },
		{ COP_LEVEL_OK, "ok" },
		{ COP_LEVEL_NO_DATA, "no_data" },
	};
	struct cop_dashboard d;

	cop_dashboard_make(h, (struct cop_period){ 0 }, false, &d);
	s->stage = cop_enum_word(&cop_enum_stage, (int)cop_stage_shown(&d.stage));
	for (size_t i = 0; i < COP_COUNT(levels); i++) {
		cop_status_count(&b, d.levels[levels[i].level],
				 cop_level_words[levels[i].level].plain);
		put_count(s, ret, levels[i].key, d.levels[levels[i].level]);
	}
	ret->text = b.len ? kept(s, &b) : NULL;
	ret->command = "cop health";
}

/* --- reports and asks --- */

struct asks {
	size_t n;
	int oldest; /* days */
};

static struct asks open_asks(const struct cop_env *env)
{
	const struct cop_note *n;
	struct asks asks = { 0 };

	for (COP_EACH(env->community, note, n)) {
		int days = env->today.day - n->date.day;

		if (n->kind != cop_note_kind_ask || !cop_note_is_open(n, env->today))
			continue;
		asks.n++;
		asks.oldest = days > asks.oldest ? days : asks.oldest;
	}
	return asks;
}

void cop_status_report(struct cop_status *s, struct cop_status_part *ret)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	const struct cop_report_form *form = cop_report_form(cop_report_kind_sponsor);
	struct asks asks = open_asks(s->env);
	struct cop_ledger l = { 0 };
	char day[COP_DATE_TEXT];

	if (form)
		cop_ledger_read(s->env->arena, s->env->community, form, s->env->today,
				&l);
	if (l.next_due.day)
		cop_buf_printf(&b, "sponsor report %s %s",
			       l.next_due.day < s->env->today.day ? "was due" : "due",
			       cop_date_text(l.next_due, day));
	if (asks.n)
		cop_buf_printf(&b, "%s%zu ask%s open %d day%s", b.len ? "; " : "", asks.n,
			       asks.n == 1 ? "" : "s", asks.oldest,
			       asks.oldest == 1 ? "" : "s");
	ret->text = b.len ? kept(s, &b) : NULL;
	ret->command = "cop report";
	cop_v_put(s->env->arena, &ret->data, "sponsor_due", cop_v_date(l.next_due));
	put_count(s, ret, "asks_open", asks.n);
}

/* --- the record --- */

static void count_findings(struct cop_status *s, struct cop_status_part *p,
			   struct cop_buf *b)
{
	struct cop_findings f, risks;
	size_t errors, warnings, critical;

	if ((s->code = cop_judge_community(s->env, s->env->community, &f, s->err)) ||
	    (s->code = cop_judge_risks(s->env, s->env->community, &risks, s->err)))
		return;
	/* before anybody is there, what is next says it in kinder words */
	critical = s->env->community->items[cop_kind_member].n
			   ? cop_findings_count(&risks, COP_CRITICAL)
			   : 0;
	errors = cop_findings_count(&f, COP_ERROR);
	warnings = cop_findings_count(&f, COP_WARNING);
	cop_status_count(b, errors, errors == 1 ? "error" : "errors");
	cop_status_count(b, warnings, warnings == 1 ? "warning" : "warnings");
	if (!b->len)
		cop_buf_text(b, "sound");
	if (critical)
		cop_buf_printf(b, "; %zu critical risk%s", critical,
			       critical == 1 ? "" : "s");
	p->command = critical            ? "cop health risks"
		     : errors + warnings ? "cop check"
					 : NULL;
	put_count(s, p, "errors", errors);
	put_count(s, p, "warnings", warnings);
	put_count(s, p, "critical_risks", critical);
}

void cop_status_record(struct cop_status *s, struct cop_status_part *ret)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	struct cop_error ignored = { 0 };
	size_t dirty = 0;

	count_findings(s, ret, &b);
	if (s->code)
		return;
	if (!cop_history_dirty(s->env->arena, cop_store_root(s->env->community->store),
			       &dirty, &ignored)) {
		if (dirty)
			cop_buf_printf(&b, "; %zu file%s not committed", dirty,
				       dirty == 1 ? "" : "s");
		else
			cop_buf_text(&b, "; nothing uncommitted");
		put_count(s, ret, "uncommitted", dirty);
	}
	ret->text = kept(s, &b);
}
