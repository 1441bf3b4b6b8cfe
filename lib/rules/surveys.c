/* SPDX-License-Identifier: MIT */
/* Surveys hold counts: do they add up, and can nobody be picked out? */
#include <stdio.h>

#include "base/enc.h"
#include "model/survey.h"
#include "rules/subjects.h"

/* --- survey-counts --- */

/* False: any option will do. */
static bool points_of(enum cop_scale scale, int *ret_low, int *ret_high)
{
	switch (scale) {
	case cop_scale_satisfaction:
		*ret_low = 1;
		*ret_high = 5;
		return true;
	case cop_scale_recommend:
		*ret_low = 0;
		*ret_high = 10;
		return true;
	case cop_scale_belonging:
		*ret_low = 0;
		*ret_high = 3;
		return true;
	default:
		return false;
	}
}

static bool is_point(const struct cop_str *answer, int low, int high)
{
	char text[16];

	for (int point = low; point <= high; point++) {
		snprintf(text, sizeof(text), "%d", point);
		if (cop_str_is(answer, text))
			return true;
	}
	return cop_str_is(answer, "dont-know");
}

static void look_options(const struct cop_case *k, const struct cop_question *q)
{
	int low = 0, high = 0;

	if (!points_of(q->scale, &low, &high))
		return;
	for (size_t i = 0; i < q->answers.n; i++) {
		const struct cop_str *answer = q->answers.at[i].answer;
		struct cop_finding *f;

		if (!answer || is_point(answer, low, high))
			continue;
		f = cop_flag(k, COP_AT(k, survey, q, answers),
			     "'%s' is not on the scale of '%s'",
			     cop_enc_shown(k->j->c->arena, answer),
			     cop_enum_word(&cop_enum_scale, (int)q->scale));
		cop_flag_hint(k, f, "one of %d to %d, or dont-know", low, high);
	}
}

static double answers_to(const struct cop_question *q)
{
	double n = 0;

	for (size_t i = 0; i < q->answers.n; i++)
		n += q->answers.at[i].count.value;
	return n;
}

static void survey_counts(const struct cop_case *k)
{
	const struct cop_survey *s = k->rec;

	if (s->responses.known && s->invited.known &&
	    s->responses.value > s->invited.value)
		cop_flag(k, COP_AT(k, survey, s, responses),
			 "%.0f answered, but %.0f were asked", s->responses.value,
			 s->invited.value);
	for (size_t i = 0; i < s->questions.n; i++) {
		const struct cop_question *q = &s->questions.at[i];

		look_options(k, q);
		/* one free answer may belong to several themes */
		if (s->responses.known && q->scale != cop_scale_themes &&
		    answers_to(q) > s->responses.value)
			cop_flag(k, COP_AT(k, survey, q, answers),
				 "%.0f answers from %.0f people", answers_to(q),
				 s->responses.value);
	}
}

/* --- survey-small --- */

#define GROUP_MIN 5

static void survey_small(const struct cop_case *k)
{
	const struct cop_survey *s = k->rec;

	for (size_t i = 0; i < s->questions.n; i++) {
		const struct cop_question *q = &s->questions.at[i];

		if (q->answers.n && s->responses.known && s->responses.value < GROUP_MIN)
			cop_flag(k, COP_AT(k, survey, q, answers),
				 "answers of fewer than %d people", GROUP_MIN);
		for (size_t n = 0; q->demographic == COP_TRUE && n < q->answers.n; n++) {
			const struct cop_answer *a = &q->answers.at[n];

			if (a->count.value >= 1 && a->count.value < GROUP_MIN)
				cop_flag(k, COP_AT(k, survey, q, answers),
					 "a group of fewer than %d people: '%s'",
					 GROUP_MIN,
					 cop_enc_shown(k->j->c->arena, a->answer));
		}
	}
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "survey-counts", .title = "answers that do not add up",
		       .explain = "No question can have more answers than people who "
				  "answered, "
				  "and a scale has only its own points.",
		       .hint = "check the counts", COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_survey,
	  .each = survey_counts },
	{ .id = COP_ID(.id = "survey-small",
		       .title = "answers of so few that people can be picked out",
		       .explain =
			       "Below five answers, or in a demographic group of one to "
			       "four, colleagues can guess who said what. Such counts "
			       "are "
			       "not written down at all, because git keeps them for "
			       "ever.",
		       .hint = "merge groups before you write them down",
		       COP_ALWAYS(COP_ERROR)),
	  .of = cop_kind_survey,
	  .each = survey_small },
};

COP_RULE_ROWS(surveys, rows);
