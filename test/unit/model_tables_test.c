/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <ctype.h>

#include "base/buf.h"
#include "model/kinds.h"
#include "model/plan.h"

/* The rows of the field tables of the file format, in their order. */
static const char *const rows[cop_kind_count] = {
	[cop_kind_cop] =
		"cop uid name summary organisation url timezone language "
		"visibility started launched ends ids dashboard thresholds quiet "
		"quiet.from quiet.to ignore imports findings findings.rule "
		"findings.about findings.response findings.owner findings.by "
		"findings.reason findings.until declared declared.stage "
		"declared.date declared.by declared.reason",
	[cop_kind_charter] =
		"history history.status review_by revisit domain domain.kind "
		"domain.text vision origin need need.text need.shared_by need.gap "
		"due_diligence due_diligence.date due_diligence.similar "
		"due_diligence.breadth due_diligence.interest backers approach "
		"purpose objectives objectives.text objectives.indicator "
		"objectives.target objectives.due objectives.funding problems "
		"problems.strategy scope scope.in scope.out audiences "
		"audiences.text audiences.why_needed audiences.external "
		"audiences.gathers membership membership.open_to "
		"membership.requirements membership.demographics "
		"membership.target_size cadence participation "
		"participation.meaningful participation.first_experience "
		"participation.first_steps participation.expectations "
		"participation.time_ask participation.benefits "
		"participation.barriers participation.barriers.audiences "
		"participation.barriers.remedy participation.barriers.owner "
		"values policies policies.guidelines policies.acceptance "
		"policies.rejection policies.safety policies.contact growth "
		"growth.discovery growth.message growth.channels "
		"growth.channels.audiences success success.stories "
		"success.satisfaction knowledge activities activities.uses "
		"rewards rewards.for rewards.equity pathways pathways.role "
		"feedback feedback.channel feedback.owner feedback.respond_within "
		"stakeholders stakeholders.owner resources resources.title",
	[cop_kind_budget] =
		"funding funding.by funding.funder funding.grant funding.amount "
		"funding.from funding.to funding.acknowledgement "
		"funding.sustainability lines lines.funding lines.text "
		"lines.amount lines.spent lines.date lines.note",
	[cop_kind_role] = "title kind importance purpose duties weekly_tasks "
			  "weekly_tasks.text weekly_tasks.hours_per_week decides skills "
			  "qualities phases hours_per_week cost reports_to seats term "
			  "defined defined_with from to closed output holders "
			  "holders.member holders.from holders.to holders.engagement "
			  "holders.hours_per_week holders.percent holders.agreed "
			  "holders.agreed_with holders.in_job_description holders.focus "
			  "holders.lead holders.stands_in_for holders.ratings "
			  "holders.decision",
	[cop_kind_member] =
		"name email organisation unit url audiences source invited_by "
		"buddy expertise wants tags mode next_step due welcome aliases "
		"consent consented consent_source history history.status "
		"history.until history.cause history.policy",
	[cop_kind_platform] =
		"title url purpose history history.status build_or_buy reason "
		"owner visibility functions cost assessed assessment "
		"assessment.met",
	[cop_kind_plan] =
		"title kind status priority text owner publisher reviewer "
		"logistics amplifiers start due was_due done at timezone duration "
		"repeat after serves about aim audiences channel topics flags "
		"group effort cost form place url signup prize promoted results "
		"lesson checklist checklist.owner checklist.done occurrences "
		"occurrences.date occurrences.due occurrences.at "
		"occurrences.status occurrences.title occurrences.owner "
		"occurrences.place occurrences.url occurrences.done "
		"occurrences.promoted occurrences.results occurrences.note",
	[cop_kind_practice] =
		"title kind text stage history history.status owner people "
		"organisation unit review_by url licence topics about share",
	[cop_kind_gathering] =
		"date plan title form at registered attended guests walk_ins "
		"views recording contributed contributed.member contributed.kind "
		"contributed.with contributed.hours contributed.note",
	[cop_kind_activity] =
		"lines lines.date lines.at lines.member lines.kind lines.plan "
		"lines.group lines.thread lines.with lines.topics lines.task "
		"lines.hours lines.note",
	[cop_kind_indicator] =
		"title kind text unit source platform desirable low high window "
		"baseline baseline_date history history.status history.break",
	[cop_kind_observation] =
		"observations observations.date observations.value observations.count "
		"observations.of observations.from observations.url observations.note",
	[cop_kind_survey] =
		"title from to plan audiences invited responses text questions "
		"questions.text questions.scale questions.element "
		"questions.demographic questions.answers",
	[cop_kind_note] =
		"date kind title text by owner due outcome answered answer people "
		"stakeholders audiences about topics url flags share cycle gained "
		"did result quote review_by reward report from to sent delivered "
		"opens clicks unsubscribed clicks_by_topic",
};

/* All of them, and the fields of entries that have only their shared meaning. */
enum { FIELDS = 434, DEEPEST = 4 };

static const struct cop_schema *inner(const struct cop_field *f)
{
	return f->kind == COP_K_MAP || f->kind == COP_K_DICT ? f->of : NULL;
}

static void walk(const struct cop_schema *s, const char *prefix, int depth,
		 void (*see)(const struct cop_field *, const char *))
{
	assert_in_range(depth, 0, DEEPEST);
	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };

		cop_buf_printf(&path, "%s%s%s", prefix, *prefix ? "." : "",
			       cop_field_key(f));
		see(f, cop_buf_str(&path));
		if (inner(f))
			walk(inner(f), cop_buf_str(&path), depth + 1, see);
	}
}

static void walk_all(void (*see)(const struct cop_field *, const char *))
{
	for (size_t k = 0; k < cop_kind_count; k++)
		walk(cop_records[k]->schema, "", 0, see);
}

static bool has_field(const struct cop_schema *s, const char *key, size_t len)
{
	for (size_t i = 0; i < s->nfields; i++) {
		const char *name = cop_field_key(&s->fields[i]);

		if (strlen(name) == len && strncmp(name, key, len) == 0)
			return true;
	}
	return false;
}

/* --- rows --- */

/* Appends every path that a table holds and the format names, in the order of the table. */
static void list_paths(struct cop_buf *out, const struct cop_schema *s,
		       const char *prefix, const char *named)
{
	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };
		COP_CLEANUP(cop_buf_clear) struct cop_buf word = { 0 };

		cop_buf_printf(&path, "%s%s%s", prefix, *prefix ? "." : "",
			       cop_field_key(f));
		cop_buf_printf(&word, " %s ", cop_buf_str(&path));
		if (strstr(named, cop_buf_str(&word)))
			cop_buf_printf(out, "%s ", cop_buf_str(&path));
		if (inner(f))
			list_paths(out, inner(f), cop_buf_str(&path), named);
	}
}

static void holds_every_row_of_the_format_in_its_order(void **state)
{
	(void)state;
	for (size_t k = 0; k < cop_kind_count; k++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf want = { 0 }, got = { 0 };

		cop_buf_printf(&want, " %s ", rows[k]);
		cop_buf_text(&got, " ");
		list_paths(&got, cop_records[k]->schema, "", cop_buf_str(&want));
		assert_string_equal(cop_buf_str(&got), cop_buf_str(&want));
	}
}

/* Maps with fixed keys and free keys are one field of the format. */
static size_t count(const struct cop_schema *s, const char *prefix, const char *named)
{
	size_t n = 0;

	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };
		COP_CLEANUP(cop_buf_clear) struct cop_buf below = { 0 };

		cop_buf_printf(&path, "%s%s%s", prefix, *prefix ? "." : "",
			       cop_field_key(f));
		cop_buf_printf(&below, " %s.", cop_buf_str(&path));
		n++;
		if (f->kind == COP_K_MAP &&
		    (f->flags & COP_IS_LIST || strstr(named, cop_buf_str(&below))))
			n += count(f->of, cop_buf_str(&path), named);
	}
	return n;
}

static void holds_as_many_fields_as_the_format(void **state)
{
	size_t n = 0;

	(void)state;
	for (size_t k = 0; k < cop_kind_count; k++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf named = { 0 };

		cop_buf_printf(&named, " %s ", rows[k]);
		n += count(cop_records[k]->schema, "", cop_buf_str(&named));
		if (cop_records[k]->shape == COP_SHAPE_LINES)
			n--; /* the list that stands for the file itself */
	}
	assert_int_equal(n, FIELDS);
}

/* --- every field --- */

static void assert_sentence(const char *text, const char *of)
{
	size_t len = text ? strlen(text) : 0;

	if (len < 3 || text[len - 1] != '.' || islower((unsigned char)text[0]))
		fail_msg("%s: '%s' is no sentence", of, text ? text : "");
}

static void see_words(const struct cop_field *f, const char *path)
{
	assert_sentence(f->doc, path);
	if (!f->serves || !*f->serves)
		fail_msg("%s serves nothing", path);
}

static void says_what_every_field_is_and_whom_it_serves(void **state)
{
	(void)state;
	walk_all(see_words);
}

static void has_no_flaw(void **state)
{
	struct cop_arena *a = cop_arena_new();

	(void)state;
	for (size_t k = 0; k < cop_kind_count; k++)
		assert_null(cop_schema_flaw(a, cop_records[k]->schema));
	cop_arena_free(&a);
}

static void see_target(const struct cop_field *f, const char *path)
{
	bool needs = f->kind == COP_K_ENUM || f->kind == COP_K_MAP ||
		     f->kind == COP_K_DICT;

	if (needs != (f->of != NULL) || (f->kind == COP_K_REF) != (f->refs != 0))
		fail_msg("%s names no target, or one too many", path);
	if (f->only && f->refs != COP_REF_NOTE)
		fail_msg("%s: only notes have kinds to choose from", path);
}

static void names_a_target_where_one_is_needed(void **state)
{
	(void)state;
	walk_all(see_target);
}

static void see_keys(const struct cop_field *f, const char *path)
{
	if (f->flags & COP_HISTORY && (!f->keyed || strcmp(f->keyed, "date") != 0))
		fail_msg("%s: a life is ordered by date", path);
	if (f->flags & (COP_SORTED | COP_BY_NUMBER) && !f->keyed)
		fail_msg("%s: sorted, by what?", path);
	for (const char *at = f->keyed; at && *at;) {
		size_t len = strcspn(at, "+");

		if (!inner(f) || !has_field(inner(f), at, len))
			fail_msg("%s has no '%s' to be keyed by", path, at);
		at += len + (at[len] == '+');
	}
}

static void keys_lists_by_fields_they_have(void **state)
{
	(void)state;
	walk_all(see_keys);
}

static void see_dict(const struct cop_field *f, const char *path)
{
	size_t keys = 0, values = 0;
	const struct cop_schema *s = inner(f);

	if (f->kind != COP_K_DICT)
		return;
	for (size_t i = 0; i < s->nfields; i++) {
		keys += (s->fields[i].flags & COP_DICT_KEY) != 0;
		values += (s->fields[i].flags & COP_DICT_VALUE) != 0;
	}
	if (!(f->flags & COP_IS_LIST) || keys != 1 || values > 1)
		fail_msg("%s: a mapping with free keys has one key row", path);
}

static void gives_every_mapping_with_free_keys_one_key(void **state)
{
	(void)state;
	walk_all(see_dict);
}

static void see_enum(const struct cop_field *f, const char *path)
{
	static const char *const taken[] = { "on", "off",  "yes",  "no",   "y",
					     "n",  "none", "null", "true", "false" };
	const struct cop_enum *e = f->of;

	if (f->kind != COP_K_ENUM)
		return;
	assert_true(e->n > 1);
	for (size_t i = 0; i < e->n; i++) {
		assert_sentence(e->words[i].doc, path);
		assert_true(cop_id_valid(e->words[i].word, strlen(e->words[i].word)));
		for (size_t t = 0; t < COP_COUNT(taken); t++)
			assert_string_not_equal(e->words[i].word, taken[t]);
	}
}

static void explains_every_word_of_a_choice(void **state)
{
	(void)state;
	walk_all(see_enum);
}

/* --- kinds --- */

static void numbers_kinds_as_they_stand_in_the_list(void **state)
{
	(void)state;
	for (size_t k = 0; k < cop_kind_count; k++) {
		const struct cop_record *r = cop_records[k];

		assert_int_equal(r->kind, k);
		assert_string_equal(r->name, r->schema->name);
		assert_non_null(r->where);
		assert_non_null(r->plural);
	}
}

static void puts_every_plan_kind_in_its_class(void **state)
{
	static const struct {
		enum cop_plan_kind first, last;
		const char *class;
	} classes[] = {
		{ cop_plan_kind_none, cop_plan_kind_none, "" },
		{ cop_plan_kind_meeting, cop_plan_kind_retrospective, "gathering" },
		{ cop_plan_kind_newsletter, cop_plan_kind_resource, "content" },
		{ cop_plan_kind_communication, cop_plan_kind_recruitment, "outreach" },
		{ cop_plan_kind_change, cop_plan_kind_training, "change" },
		{ cop_plan_kind_experiment, cop_plan_kind_review, "inquiry" },
		{ cop_plan_kind_seed_funding, cop_plan_kind_competition, "money" },
		{ cop_plan_kind_external_event, cop_plan_kind_task, "mark" },
	};

	(void)state;
	assert_int_equal(cop_enum_plan_kind.n, cop_plan_kind_task);
	for (size_t i = 0; i < COP_COUNT(classes); i++) {
		assert_string_equal(cop_plan_class(classes[i].first), classes[i].class);
		assert_string_equal(cop_plan_class(classes[i].last), classes[i].class);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(holds_every_row_of_the_format_in_its_order),
		cmocka_unit_test(holds_as_many_fields_as_the_format),
		cmocka_unit_test(says_what_every_field_is_and_whom_it_serves),
		cmocka_unit_test(has_no_flaw),
		cmocka_unit_test(names_a_target_where_one_is_needed),
		cmocka_unit_test(keys_lists_by_fields_they_have),
		cmocka_unit_test(gives_every_mapping_with_free_keys_one_key),
		cmocka_unit_test(explains_every_word_of_a_choice),
		cmocka_unit_test(numbers_kinds_as_they_stand_in_the_list),
		cmocka_unit_test(puts_every_plan_kind_in_its_class),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
