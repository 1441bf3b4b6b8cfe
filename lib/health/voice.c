/* SPDX-License-Identifier: MIT */
#include "health/figures.h"
#include "health/formula.h"

#include <math.h>

#include "model/survey.h"

#define FEWEST_ANSWERS 5
#define CRITICAL_SILENCE 190
#define A_YEAR 365
#define A_QUARTER 90

/* The newest survey that ended in the period, of those with a question on `scale`
 * (0: any). */
static const struct cop_survey *latest(const struct cop_health *h, struct cop_period p,
				       enum cop_scale scale)
{
	const struct cop_survey *s, *last = NULL;

	for (COP_EACH(h->c, survey, s)) {
		bool fits = scale == cop_scale_none;

		for (size_t i = 0; i < s->questions.n; i++)
			fits |= s->questions.at[i].scale == scale;
		if (fits && cop_period_holds(p, s->to) &&
		    (!last || s->to.day >= last->to.day))
			last = s;
	}
	return last;
}

/* False, and said so: no survey, no counts yet, or too few answers to show any. */
static bool begin(const struct cop_health *h, struct cop_measure *m, enum cop_scale scale,
		  const struct cop_survey **ret)
{
	const struct cop_survey *s = latest(h, m->period, scale);

	if (!s) {
		cop_measure_unknown(h, m, NULL, "nobody was asked in %s",
				    cop_period_text(h->arena, m->period));
		return false;
	}
	if (!s->responses.known || !s->invited.known) {
		cop_measure_unknown(h, m, NULL, "the answers are not counted yet");
		return false;
	}
	if (s->responses.value < FEWEST_ANSWERS) {
		cop_measure_suppress(m);
		return false;
	}
	*ret = s;
	return true;
}

void cop_measure_survey_response(const struct cop_health *h, struct cop_measure *m)
{
	const struct cop_survey *s;
	double margin;

	if (!begin(h, m, cop_scale_none, &s))
		return;
	cop_measure_share(m, s->responses.value, s->invited.value);
	/* Who was asked is known to the last; nothing is estimated. */
	m->figure.has_interval = false;
	if (cop_survey_margin(0.5, s->responses.value, s->invited.value, &margin))
		cop_measure_beside(h, m,
				   "a share of the answers is sure within %.0f points",
				   100 * margin);
}

/* How many gave the answer that is the point `n` of a scale. */
static double count_of(struct cop_arena *a, const struct cop_question *q, int point)
{
	const char *word = cop_arena_printf(a, "%d", point);

	for (size_t i = 0; i < q->answers.n; i++)
		if (cop_str_is(q->answers.at[i].answer, word))
			return q->answers.at[i].count.value;
	return 0;
}

static double count_range(struct cop_arena *a, const struct cop_question *q, int from,
			  int to)
{
	double n = 0;

	for (int point = from; point <= to; point++)
		n += count_of(a, q, point);
	return n;
}

static const struct cop_question *question_on(const struct cop_survey *s,
					      enum cop_scale scale)
{
	for (size_t i = 0; i < s->questions.n; i++)
		if (s->questions.at[i].scale == scale)
			return &s->questions.at[i];
	return NULL;
}

static bool enough(const struct cop_health *h, struct cop_measure *m, double n)
{
	if (n <= 0)
		cop_measure_unknown(h, m, NULL, "the answers are not counted yet");
	else if (n < FEWEST_ANSWERS)
		cop_measure_suppress(m);
	return n >= FEWEST_ANSWERS;
}

void cop_measure_satisfaction(const struct cop_health *h, struct cop_measure *m)
{
	const struct cop_question *q;
	const struct cop_survey *s;
	char day[COP_DATE_TEXT];
	double n;

	if (!begin(h, m, cop_scale_satisfaction, &s))
		return;
	q = question_on(s, cop_scale_satisfaction);
	n = count_range(h->arena, q, 1, 5);
	if (!enough(h, m, n))
		return;
	cop_measure_share(m, count_range(h->arena, q, 4, 5), n);
	cop_measure_beside(h, m, "answered 4 or 5; asked until %s",
			   cop_date_text(s->to, day));
}

void cop_measure_recommendation(const struct cop_health *h, struct cop_measure *m)
{
	const struct cop_question *q;
	const struct cop_survey *s;
	double n, score, margin;

	if (!begin(h, m, cop_scale_recommend, &s))
		return;
	q = question_on(s, cop_scale_recommend);
	n = count_range(h->arena, q, 0, 10);
	if (!enough(h, m, n))
		return;
	cop_promoter_score(count_range(h->arena, q, 9, 10),
			   count_range(h->arena, q, 7, 8),
			   n - count_range(h->arena, q, 7, 10), &score, &margin);
	cop_measure_number(m, score);
	if (margin <= 0) {
		cop_measure_beside(h, m, "%g answers, too uniform to estimate a margin",
				   n);
		return;
	}
	m->figure.has_interval = true;
	m->figure.low = fmax(-100, score - margin);
	m->figure.high = fmin(100, score + margin);
	cop_measure_beside(h, m, "%g answers", n);
}

void cop_measure_belonging(const struct cop_health *h, struct cop_measure *m)
{
	const struct cop_survey *s;
	enum cop_element lowest = cop_element_none;
	double least = 0;

	if (!begin(h, m, cop_scale_belonging, &s))
		return;
	for (size_t i = 0; i < s->questions.n; i++) {
		const struct cop_question *q = &s->questions.at[i];
		double n = count_range(h->arena, q, 0, 3), mean;

		if (q->scale != cop_scale_belonging || !q->element || n < FEWEST_ANSWERS)
			continue;
		mean = (count_of(h->arena, q, 1) + 2 * count_of(h->arena, q, 2) +
			3 * count_of(h->arena, q, 3)) /
		       n;
		if (lowest && mean >= least)
			continue;
		lowest = q->element;
		least = mean;
	}
	if (!lowest) {
		cop_measure_suppress(m);
		return;
	}
	cop_measure_number(m, least);
	cop_measure_beside(h, m, "lowest of the four: %s",
			   cop_enum_word(&cop_enum_element, (int)lowest));
}

/* --- the sponsor --- */

struct contact {
	struct cop_date last;
	unsigned sent, touched, open;
	int32_t oldest; /* of the open asks, in days */
};

static struct contact look_for_contact(const struct cop_health *h, struct cop_date on)
{
	struct contact ret = { 0 };
	const struct cop_note *n;

	for (COP_EACH(h->c, note, n)) {
		if (n->kind == cop_note_kind_report &&
		    n->report == cop_report_kind_sponsor && n->sent.day &&
		    n->sent.day <= on.day) {
			ret.last = n->sent.day > ret.last.day ? n->sent : ret.last;
			ret.sent += on.day - n->sent.day < A_YEAR;
		}
		if (n->kind == cop_note_kind_ask && cop_note_is_open(n, on)) {
			int32_t old = on.day - n->date.day;

			ret.open++;
			ret.oldest = old > ret.oldest ? old : ret.oldest;
		}
		if (n->kind != cop_note_kind_touchpoint || n->date.day > on.day ||
		    on.day - n->date.day >= A_QUARTER)
			continue;
		for (size_t i = 0; i < n->people.n; i++)
			ret.touched += cop_who_is(h->c, "sponsor", n->people.at[i], on);
	}
	return ret;
}

void cop_measure_sponsor_contact(const struct cop_health *h, struct cop_measure *m)
{
	struct contact c = look_for_contact(h, m->period.to);
	int32_t days = m->period.to.day - c.last.day;

	if (!c.last.day) {
		cop_measure_unknown(h, m, "cop report sent sponsor",
				    "no report was sent to the sponsor yet");
		return;
	}
	cop_measure_number(m, days);
	if (c.open)
		cop_measure_beside(h, m,
				   "%u sent in a year, %u contact%s in a quarter, %u "
				   "ask%s open, the oldest for %d day%s",
				   c.sent, c.touched, c.touched == 1 ? "" : "s", c.open,
				   c.open == 1 ? "" : "s", (int)c.oldest,
				   c.oldest == 1 ? "" : "s");
	else
		cop_measure_beside(h, m, "%u sent in a year, %u contact%s in a quarter",
				   c.sent, c.touched, c.touched == 1 ? "" : "s");
	if (days > CRITICAL_SILENCE)
		cop_measure_raise(m, COP_LEVEL_ACT, "more than two quarters of silence");
}

/* --- letters to readers --- */

void cop_measure_newsletter_engagement(const struct cop_health *h, struct cop_measure *m)
{
	const struct cop_note *n;
	double delivered = 0, clicks = 0, opens = 0;
	unsigned sent = 0;

	for (COP_EACH(h->c, note, n)) {
		if (n->kind != cop_note_kind_report ||
		    !cop_period_holds(m->period, n->sent) || !n->delivered.known ||
		    !n->clicks.known)
			continue;
		sent++;
		delivered += n->delivered.value;
		clicks += n->clicks.value;
		opens += n->opens.value;
	}
	if (delivered <= 0) {
		cop_measure_unknown(h, m, NULL, "no delivered and clicks in notes/ of %s",
				    cop_period_text(h->arena, m->period));
		return;
	}
	cop_measure_share(m, fmin(clicks, delivered), delivered);
	if (opens > 0)
		cop_measure_beside(h, m,
				   "of %u sent; %g opens, which mail programs inflate",
				   sent, opens);
	else
		cop_measure_beside(h, m, "of %u sent", sent);
}

/* --- stories --- */

void cop_measure_value_stories(const struct cop_health *h, struct cop_measure *m)
{
	unsigned by[cop_cycle_transformative + 1] = { 0 }, all = 0;
	const struct cop_note *n;

	for (COP_EACH(h->c, note, n)) {
		if (n->kind != cop_note_kind_story ||
		    !cop_period_holds(m->period, n->date))
			continue;
		by[n->cycle]++;
		all++;
	}
	if (!all) {
		cop_measure_unknown(h, m, "cop note add story TITLE",
				    "no story recorded in %s",
				    cop_period_text(h->arena, m->period));
		return;
	}
	cop_measure_number(m, by[cop_cycle_applied] + by[cop_cycle_realised] +
				      by[cop_cycle_transformative]);
	cop_measure_beside(h, m,
			   "immediate %u, potential %u, applied %u, realised %u, "
			   "transformative %u",
			   by[cop_cycle_immediate], by[cop_cycle_potential],
			   by[cop_cycle_applied], by[cop_cycle_realised],
			   by[cop_cycle_transformative]);
}
