/* SPDX-License-Identifier: MIT */
/* `cop charter`: which of the 28 questions are answered, and what contradicts. */
#include <string.h>

#include "charter.h"
#include "model/catalogue.h"
#include "model/life.h"

static const struct cop_column columns[] = {
	{ .key = "question" },
	{ .key = "state" },
	{ .key = "where" },
	{ .key = "id", .flags = COP_COL_WIDE },
	{ .key = "launch", .flags = COP_COL_JSON },
};

static struct charter_answer answer_of(const struct cop_guide_question *q,
				       struct cop_node *root,
				       const struct cop_findings *f)
{
	struct charter_answer a =
		charter_answer_of(root, q->fields.at, q->fields.n, q->any == COP_TRUE);

	if (charter_holds_place(f, q->fields.at, q->fields.n))
		a.state = CHARTER_PLACEHOLDER;
	return a;
}

static void put_question(struct cop_env *env, struct cop_table *t,
			 const struct cop_guide_question *q,
			 const struct charter_answer *a)
{
	struct cop_value *row = cop_table_row(t);
	bool open = a->open && a->state != CHARTER_PLACEHOLDER;
	const char *where = open ? charter_how(env, a->open) : charter_where(env, a->at);

	row[0] = cop_v_text(q->text);
	row[1] = cop_v_word(charter_state_word(a->state));
	row[2] = cop_v_word(where);
	row[3] = cop_v_word(q->id);
	row[4] = q->launch == COP_TRUE ? cop_v_bool(true) : (struct cop_value){ 0 };
}

/* --- what contradicts --- */

static void put_contradiction(struct cop_env *env, struct cop_doc *doc,
			      struct cop_value *list, const char *message,
			      const char *rule, struct cop_loc at)
{
	struct cop_value one = cop_v_map();

	cop_v_put(env->arena, &one, "message", cop_v_word(message));
	cop_v_put(env->arena, &one, "rule", cop_v_word(rule));
	cop_v_put(env->arena, &one, "where", cop_v_word(charter_where(env, at)));
	cop_v_push(env->arena, list, one);
	cop_doc_line(doc, NULL, "contradiction: %s [%s]", message, rule);
}

static void put_contradictions(struct cop_env *env, struct cop_doc *doc,
			       const struct cop_findings *f)
{
	const struct cop_cop *cop = env->community->cop;
	struct cop_value list = cop_v_list();
	char day[COP_DATE_TEXT];

	for (size_t i = 0; i < f->n; i++)
		if (!f->at[i]->accepted && strcmp(f->at[i]->rule->id, "placeholder") != 0)
			put_contradiction(env, doc, &list, f->at[i]->msg,
					  f->at[i]->rule->id, f->at[i]->where.at);
	if (cop->ends.day && cop->ends.day < env->today.day)
		put_contradiction(env, doc, &list,
				  cop_arena_printf(env->arena,
						   "the community was to end on %s",
						   cop_date_text(cop->ends, day)),
				  "ends",
				  cop_rec_where(env->community->places, &cop_schema_cop,
						"cop", &cop->rec, "ends")
					  .at);
	cop_doc_data(doc, NULL, "contradictions", list);
}

enum cop_code charter_status_run(struct cop_env *env, const void *opts,
				 struct cop_error *err)
{
	const struct cop_guide_questions *guide = cop_catalogue_questions(env->arena);
	struct cop_doc *doc = cop_doc_new(env->arena, env->cmd->document);
	struct cop_findings findings;
	struct cop_table *t;
	struct cop_node *root;
	size_t answered = 0;
	enum cop_code code = charter_root(env, &root, err);

	(void)opts;
	if (code)
		return code;
	charter_judge(env, &findings);
	t = cop_doc_table(doc, NULL, "questions", columns, COP_COUNT(columns));
	for (size_t i = 0; i < guide->all.n; i++) {
		struct charter_answer a = answer_of(&guide->all.at[i], root, &findings);

		answered += a.state == CHARTER_ANSWERED;
		put_question(env, t, &guide->all.at[i], &a);
	}
	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &doc->head, "as_of", cop_v_date(env->today));
	cop_v_put(env->arena, &doc->head, "answered", cop_v_num((double)answered));
	cop_v_put(env->arena, &doc->head, "total", cop_v_num((double)guide->all.n));
	put_contradictions(env, doc, &findings);
	return cop_show(env, doc, err);
}

static const char *const examples[] = { "cop charter status", "cop charter status --json",
					NULL };

const struct cop_cmd cop_cmd_charter_status = {
	.summary = "which questions the charter answers, and what contradicts",
	.examples = examples,
	.see = "cop charter steps, cop charter show, cop charter set",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.charter-status/1",
	.needs = COP_READS | COP_NEED(charter) | COP_NEED(member),
	.record = &cop_record_charter,
	.run = charter_status_run,
};
