/* SPDX-License-Identifier: MIT */
#include "rules/moments.h"

#include <string.h>

#include "model/activity.h"
#include "model/budget.h"
#include "model/builtin.h"
#include "model/gathering.h"
#include "model/life.h"
#include "model/observation.h"
#include "model/survey.h"

#define WHEN(name, type, condition) \
	static bool name(const struct cop_case *k, const void *map) \
	{ \
		const struct cop_##type *m = map; \
\
		(void)k; \
		(void)m; \
		return (condition); \
	}

static bool is_launched(const struct cop_case *k)
{
	return k->j->age != COP_AGE_PRE;
}

static bool is_adopted(const struct cop_case *k)
{
	const struct cop_charter_step *s = cop_charter_step_on(k->rec, k->j->today);

	return s && s->status >= cop_charter_status_adopted;
}

static bool is_internal(const struct cop_case *k)
{
	const struct cop_charter *c = k->j->c->charter;

	return c && c->membership.open_to == cop_open_to_internal;
}

/* Has it been chosen (live) at some time up to today, and not been given up? */
static bool platform_is(const struct cop_case *k, enum cop_platform_status from)
{
	enum cop_platform_status s = cop_platform_status_on(k->rec, k->j->today);

	return s >= from && s <= cop_platform_status_live;
}

static bool responses_of(const struct cop_case *k, double at_least)
{
	const struct cop_survey *s = k->rec;

	return s->responses.known && s->responses.value >= at_least;
}

WHEN(cop_internal, cop, is_internal(k))
WHEN(finding_in_hand, answered_finding, m->response == cop_response_in_hand)
WHEN(charter_adopted, rec, is_adopted(k))
WHEN(charter_launched, rec, is_launched(k))
WHEN(step_adopted, charter_step, m->status == cop_charter_status_adopted)
WHEN(target_given, objective, m->target.known)
WHEN(remedy_given, barrier, m->remedy != NULL)
WHEN(spent_given, budget_line, m->spent.currency[0] != 0)
WHEN(council, role, m->kind == cop_role_kind_council)
WHEN(council_closed, role, m->kind == cop_role_kind_council && m->closed.day)
WHEN(percent_given, holder, m->percent.known)
WHEN(not_erased, member, cop_member_status_on(m, k->j->today) != cop_member_status_erased)
WHEN(next_step_given, member, m->next_step != NULL)
WHEN(member_refused, member_step,
     m->status == cop_member_status_declined && m->policy != NULL)
WHEN(member_on_break, member_step, m->status == cop_member_status_on_break)
WHEN(member_left, member_step, m->status == cop_member_status_alumni)
WHEN(platform_chosen, platform, platform_is(k, cop_platform_status_chosen))
WHEN(platform_live, platform, platform_is(k, cop_platform_status_live))
WHEN(assessed, platform, m->assessment.n > 0)
WHEN(own_criterion, assessment,
     m->id && !cop_enum_find(&cop_enum_platform_check, m->id, strlen(m->id)))
WHEN(plan_firm, plan,
     m->kind != cop_plan_kind_external_event && m->status >= cop_plan_status_planned &&
	     m->status <= cop_plan_status_done)
WHEN(plan_reviewed, plan, m->status == cop_plan_status_in_review)
WHEN(plan_done, plan, m->status == cop_plan_status_done)
WHEN(date_done, occurrence, m->status == cop_occurrence_status_done)
WHEN(date_cancelled, occurrence, m->status == cop_occurrence_status_cancelled)
WHEN(practice_judged, practice_step,
     m->status == cop_practice_status_reviewed ||
	     m->status == cop_practice_status_adopted)
WHEN(practice_adopted, practice,
     cop_practice_status_on(m, k->j->today) == cop_practice_status_adopted)
WHEN(unplanned, gathering, !m->plan)
WHEN(line_asks, fact, m->kind == cop_line_kind_ask)
WHEN(own_indicator, indicator, !cop_builtin_indicator(k->item->id))
WHEN(band, indicator, m->desirable == cop_desirable_band)
WHEN(break_in, indicator_step, m->break_ == COP_TRUE)
WHEN(no_count, reading, !m->count.known)
WHEN(count_given, reading, m->count.known)
WHEN(survey_closed, survey, m->to.day && m->to.day < k->j->today.day)
WHEN(belonging, question, m->scale == cop_scale_belonging)
WHEN(answers_due, question, responses_of(k, 5))
WHEN(note_told, note,
     m->kind == cop_note_kind_feedback || m->kind == cop_note_kind_concern)
WHEN(note_said, note,
     m->kind == cop_note_kind_ask || m->kind == cop_note_kind_question ||
	     m->kind == cop_note_kind_decision)
WHEN(note_owned, note,
     m->kind == cop_note_kind_ask || m->kind == cop_note_kind_promise ||
	     m->kind == cop_note_kind_inquiry)
WHEN(note_dated, note, m->kind == cop_note_kind_ask || m->kind == cop_note_kind_promise)
WHEN(note_of_people, note,
     m->kind == cop_note_kind_recognition || m->kind == cop_note_kind_story)
WHEN(story, note, m->kind == cop_note_kind_story)
WHEN(report, note, m->kind == cop_note_kind_report)

#define ANSWERS(type) \
	{ &cop_schema_##type, "adopted", charter_adopted, .answer = true }, \
	{ \
		&cop_schema_##type, "launched", charter_launched, .answer = true \
	}

static const struct cop_moment moments[] = {
	{ &cop_schema_cop, "open_to is internal", cop_internal },
	{ &cop_schema_answered_finding, "response is in-hand", finding_in_hand },
	ANSWERS(charter),
	ANSWERS(charter_need),
	ANSWERS(charter_scope),
	ANSWERS(charter_membership),
	ANSWERS(charter_participation),
	ANSWERS(charter_policies),
	{ &cop_schema_charter_step, "adopted", step_adopted },
	{ &cop_schema_objective, "indicator given", NULL }, /* objective-unmeasured */
	{ &cop_schema_objective, "target given", target_given },
	{ &cop_schema_barrier, "remedy given", remedy_given },
	{ &cop_schema_budget_line, "spent given", spent_given },
	{ &cop_schema_role, "has holders", NULL }, /* role-not-defined */
	{ &cop_schema_role, "role with holders", NULL },
	{ &cop_schema_role, "importance not optional", NULL }, /* cost-unstated */
	{ &cop_schema_role, "council", council },
	{ &cop_schema_role, "council closed", council_closed },
	{ &cop_schema_holder, "percent given", percent_given, .but = "agreed" },
	{ &cop_schema_member, "unless erased", not_erased },
	{ &cop_schema_member, "next_step given", next_step_given },
	{ &cop_schema_member, "consent given", NULL }, /* consent-date */
	{ &cop_schema_member_step, "declined", member_refused },
	{ &cop_schema_member_step, "on-break", member_on_break },
	{ &cop_schema_member_step, "alumni", member_left },
	{ &cop_schema_platform, "chosen", platform_chosen },
	{ &cop_schema_platform, "live", platform_live },
	{ &cop_schema_platform, "assessment given", assessed },
	{ &cop_schema_assessment, "own criterion", own_criterion },
	{ &cop_schema_plan, "unless idea", plan_firm },
	{ &cop_schema_plan, "in-review", plan_reviewed },
	{ &cop_schema_plan, "status done", plan_done },
	{ &cop_schema_plan, "competition", NULL }, /* prize-missing */
	{ &cop_schema_occurrence, "content done", date_done },
	{ &cop_schema_occurrence, "cancelled", date_cancelled },
	{ &cop_schema_practice_step, "reviewed, adopted", practice_judged },
	{ &cop_schema_practice, "adopted", practice_adopted },
	{ &cop_schema_gathering, "without plan", unplanned },
	{ &cop_schema_fact, "kind ask", line_asks },
	{ &cop_schema_indicator, "own indicator", own_indicator },
	{ &cop_schema_indicator, "band", band },
	{ &cop_schema_indicator, "own, agreed", NULL }, /* baseline-missing */
	{ &cop_schema_indicator, "agreed", NULL },
	{ &cop_schema_indicator_step, "break", break_in },
	{ &cop_schema_reading, "without count", no_count },
	{ &cop_schema_reading, "without value", NULL }, /* said once, of the value */
	{ &cop_schema_reading, "count given", count_given },
	{ &cop_schema_survey, "after to", survey_closed },
	{ &cop_schema_question, "belonging", belonging },
	{ &cop_schema_question, "responses at least 5", answers_due },
	{ &cop_schema_note, "feedback, concern", note_told },
	{ &cop_schema_note, "ask, question, decision", note_said },
	{ &cop_schema_note, "ask, promise, inquiry", note_owned },
	{ &cop_schema_note, "ask, promise", note_dated },
	{ &cop_schema_note, "answered given", NULL }, /* note-outcome */
	{ &cop_schema_note, "outcome given", NULL },
	{ &cop_schema_note, "recognition, story", note_of_people },
	{ &cop_schema_note, "story", story },
	{ &cop_schema_note, "report", report },
};

const struct cop_moment *cop_moment_of(const struct cop_schema *s,
				       const struct cop_field *f)
{
	for (size_t i = 0; f->when && i < COP_COUNT(moments); i++) {
		if (moments[i].schema == s && strcmp(moments[i].when, f->when) == 0)
			return &moments[i];
	}
	return NULL;
}

/* --- fields of some kinds only --- */

WHEN(on_group, holder, ((const struct cop_role *)k->rec)->kind != cop_role_kind_role)
WHEN(on_refusal, member_step, m->status == cop_member_status_declined)
WHEN(on_gathering_or_work, plan,
     strcmp(cop_plan_class(m->kind), "content") != 0 &&
	     strcmp(cop_plan_class(m->kind), "money") != 0)
WHEN(on_once, plan, !m->repeat)
WHEN(on_work, fact, m->kind == cop_line_kind_work)
WHEN(on_recognition, note, m->kind == cop_note_kind_recognition)

/* cancelled and done: occurrence-both */
WHEN(date_settled, occurrence, m->status != cop_occurrence_status_none)

/* Of the flags, four are for stories and three for feedback. */
static bool flags_fit(const struct cop_case *k, const void *map)
{
	const struct cop_note *n = map;

	(void)k;
	for (size_t i = 0; i < n->flags.n; i++) {
		bool told = n->flags.at[i] >= cop_note_flag_keep;

		if (n->kind != (told ? cop_note_kind_feedback : cop_note_kind_story))
			return false;
	}
	return true;
}

#define STORY(field) \
	{ \
		&cop_schema_note, field, story, "stories" \
	}
#define REPORT(field) \
	{ \
		&cop_schema_note, field, report, "reports" \
	}

static const struct cop_belonging belongings[] = {
	{ &cop_schema_holder, "lead", on_group, "groups, councils and projects" },
	{ &cop_schema_member_step, "until", member_on_break, "a break" },
	{ &cop_schema_member_step, "cause", member_left, "alumni" },
	{ &cop_schema_member_step, "policy", on_refusal, "people who were declined" },
	{ &cop_schema_plan, "logistics", on_gathering_or_work, "gatherings" },
	{ &cop_schema_plan, "form", on_gathering_or_work, "gatherings" },
	{ &cop_schema_plan, "was_due", on_once, "items that do not repeat" },
	{ &cop_schema_plan, "done", plan_done, "items of status done" },
	{ &cop_schema_occurrence, "done", date_settled, "dates of status done" },
	{ &cop_schema_fact, "task", on_work, "lines of kind work" },
	{ &cop_schema_question, "element", belonging, "questions of scale belonging" },
	{ &cop_schema_note, "flags", flags_fit,
	  "stories (strategic, enabling, orienting, unexpected) and feedback (keep, "
	  "stop, start)" },
	STORY("cycle"),
	STORY("gained"),
	STORY("did"),
	STORY("result"),
	STORY("quote"),
	STORY("review_by"),
	{ &cop_schema_note, "reward", on_recognition, "recognitions" },
	REPORT("report"),
	REPORT("from"),
	REPORT("to"),
	REPORT("sent"),
	REPORT("delivered"),
	REPORT("opens"),
	REPORT("clicks"),
	REPORT("unsubscribed"),
	REPORT("clicks_by_topic"),
};

const struct cop_belonging *cop_belonging_of(const struct cop_schema *s,
					     const struct cop_field *f)
{
	for (size_t i = 0; i < COP_COUNT(belongings); i++) {
		if (belongings[i].schema == s &&
		    strcmp(belongings[i].field, f->name) == 0)
			return &belongings[i];
	}
	return NULL;
}
