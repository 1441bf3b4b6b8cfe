/* SPDX-License-Identifier: MIT */
/* `cop charter`: which questions are answered, since when, and what contradicts. */
#include "charter.h"

static const struct cop_column columns[] = {
	{ .key = "question" },
	{ .key = "state" },
	{ .key = "changed" },
	{ .key = "by" },
	{ .key = "where" },
	{ .key = "id", .flags = COP_COL_WIDE },
	{ .key = "launch", .flags = COP_COL_JSON },
	{ .key = "part", .flags = COP_COL_JSON },
	{ .key = "why", .flags = COP_COL_JSON },
};
enum { QUESTION, STATE, CHANGED, BY, WHERE, ID, LAUNCH, PART, WHY };

static struct cop_value mark(enum cop_bool b)
{
	return b == COP_TRUE ? cop_v_bool(true) : (struct cop_value){ 0 };
}

static void put_question(struct cop_env *env, struct cop_table *t,
			 const struct charter_question *q)
{
	struct cop_value *row = cop_table_row(t);
	const struct charter_answer *a = &q->answer;
	bool open = a->open && a->state != CHARTER_PLACEHOLDER;

	row[QUESTION] = cop_v_text(q->of->text);
	row[STATE] = cop_v_word(charter_state_word(a->state));
	row[CHANGED] = charter_changed_on(q->changed);
	row[BY] = charter_changed_by(env, q->changed);
	row[WHERE] =
		cop_v_word(open ? charter_how(env, a->open) : charter_where(env, a->at));
	row[ID] = cop_v_word(q->of->id);
	row[LAUNCH] = mark(q->of->launch);
	row[PART] = mark(q->of->part);
	if (q->why)
		row[WHY] = cop_v_word(q->why);
}

/* To read as lines, for programs as a list. */
static void put_contradictions(struct cop_env *env, struct cop_doc *doc,
			       const struct cop_findings *f)
{
	struct charter_contradiction *at;
	size_t n = charter_contradictions(env, f, &at);

	for (size_t i = 0; i < n; i++)
		cop_doc_line(doc, NULL, "contradiction: %s [%s]", at[i].message,
			     at[i].rule);
	cop_doc_data(doc, NULL, "contradictions",
		     charter_contradictions_value(env, at, n));
}

enum cop_code charter_status_run(struct cop_env *env, const void *opts,
				 struct cop_error *err)
{
	struct cop_doc *doc = cop_doc_new(env->arena, env->cmd->document);
	struct charter_questions all = { 0 };
	struct cop_table *t;
	size_t answered = 0;
	enum cop_code code = charter_questions(env, true, &all, err);

	(void)opts;
	if (code)
		return code;
	t = cop_doc_table(doc, NULL, "questions", columns, COP_COUNT(columns));
	for (size_t i = 0; i < all.n; i++) {
		answered += all.at[i].answer.state >= CHARTER_ANSWERED;
		put_question(env, t, &all.at[i]);
	}
	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &doc->head, "as_of", cop_v_date(env->today));
	cop_v_put(env->arena, &doc->head, "answered", cop_v_num((double)answered));
	cop_v_put(env->arena, &doc->head, "total", cop_v_num((double)all.n));
	put_contradictions(env, doc, &all.findings);
	return cop_show(env, doc, err);
}

static const char *const examples[] = { "cop charter status", "cop charter status --json",
					NULL };

const struct cop_cmd cop_cmd_charter_status = {
	.summary = "which questions are answered, when, by whom; what contradicts",
	.rule = "Stale: in doubt (revisit), past review_by, or untouched for a year.",
	.help = CHARTER_STATUS_HELP,
	.examples = examples,
	.see = "cop charter steps, cop charter agenda, cop charter show",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.charter-status/1",
	.needs = COP_READS | COP_NEED(charter) | COP_NEED(member) | COP_NEED(role),
	.record = &cop_record_charter,
	.run = charter_status_run,
};
