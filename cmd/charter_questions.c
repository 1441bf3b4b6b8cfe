/* SPDX-License-Identifier: MIT */
/* Where each question of the charter stands: answered, open, or to be looked at again. */
#include <string.h>

#include "base/enc.h"
#include "charter.h"
#include "model/catalogue.h"
#include "model/life.h"
#include "rules/rule.h"

/* What decides whether an answer is stale, once for all questions. */
struct ageing {
	struct cop_env *env;
	const struct cop_charter *charter;
	struct cop_date adopted; /* zero: never */
	double days;             /* an answer nobody touched or agreed to for so long */
};

/* Declared with the rule that says when the charter as a whole is to be read again. */
static double stale_after(const struct cop_env *env)
{
	const struct cop_limit *l = &cop_rules_find("review-due")->limits[0];

	return cop_threshold(env->community, l->id, l->fallback);
}

/* Is one of the places in doubt, or something inside it, or what holds it? */
static bool is_doubted(const struct cop_charter *c, const struct cop_guide_question *q)
{
	for (size_t i = 0; i < c->revisit.n; i++)
		for (size_t k = 0; k < q->fields.n; k++)
			if (c->revisit.at[i] &&
			    (charter_within(c->revisit.at[i], q->fields.at[k]) ||
			     charter_within(q->fields.at[k], c->revisit.at[i])))
				return true;
	return false;
}

/* The day on which somebody last wrote it or the group agreed to it; zero: nobody knows. */
static struct cop_date last_held(const struct ageing *g, const struct cop_blame_entry *e)
{
	struct cop_date d = e && !e->pending && !e->unknown ? e->date
							    : (struct cop_date){ 0 };

	if (e && e->pending)
		d = g->env->today;
	return d.day > g->adopted.day ? d : g->adopted;
}

/* Why an answer is to be looked at again; NULL: it is not. */
static const char *staleness(const struct ageing *g, const struct charter_question *q)
{
	struct cop_date held = last_held(g, q->changed);
	struct cop_date by = g->charter->review_by;
	char day[COP_DATE_TEXT];

	if (is_doubted(g->charter, q->of))
		return "in doubt";
	if (!held.day)
		return NULL;
	if (g->adopted.day && by.day && by.day < g->env->today.day && held.day <= by.day)
		return cop_arena_printf(g->env->arena, "was to be read again by %s",
					cop_date_text(by, day));
	if (g->env->today.day - held.day > g->days)
		return cop_arena_printf(g->env->arena,
					g->adopted.day == held.day
						? "agreed to on %s, and not since"
						: "written on %s, and not touched since",
					cop_date_text(held, day));
	return NULL;
}

static void judge(const struct ageing *g, const struct charter_questions *all,
		  const struct cop_blame *b, struct charter_question *q)
{
	const struct cop_guide_question *of = q->of;

	q->answer = charter_answer_of(all->root, of->fields.at, of->fields.n,
				      of->any == COP_TRUE);
	if (charter_holds_place(&all->findings, of->fields.at, of->fields.n))
		q->answer.state = CHARTER_PLACEHOLDER;
	if (b)
		q->changed = charter_changed(b, all->root, of->fields.at, of->fields.n);
	if (q->answer.state != CHARTER_ANSWERED)
		return;
	q->why = staleness(g, q);
	if (q->why)
		q->answer.state = CHARTER_STALE;
}

/* A community without a repository has no history; other trouble with git is told. */
static bool read_history(struct cop_env *env, struct cop_blame *ret)
{
	const char *root = cop_store_root(env->community->store);
	struct cop_error err = { 0 };
	enum cop_code code = cop_blame_file(env->arena, root, env->rev,
					    cop_record_charter.where, ret, &err);

	if (code && code != COP_E_NOT_FOUND)
		cop_say(env, "note: who changed what is not known: %s", err.msg);
	return code == COP_OK;
}

enum cop_code charter_questions(struct cop_env *env, bool history,
				struct charter_questions *ret, struct cop_error *err)
{
	const struct cop_guide_questions *guide = cop_catalogue_questions(env->arena);
	struct ageing g = { .env = env, .charter = env->community->charter };
	struct cop_blame blame;
	bool known;
	enum cop_code code = charter_root(env, &ret->root, err);

	if (code)
		return code;
	g.adopted = cop_charter_adopted(g.charter, env->today);
	g.days = stale_after(env);
	charter_judge(env, &ret->findings);
	known = history && read_history(env, &blame);
	ret->n = guide->all.n;
	ret->at = COP_NEW_N(env->arena, struct charter_question, ret->n);
	for (size_t i = 0; i < ret->n; i++) {
		ret->at[i].of = &guide->all.at[i];
		judge(&g, ret, known ? &blame : NULL, &ret->at[i]);
	}
	return COP_OK;
}

bool charter_is_gap(const struct charter_question *q)
{
	return q->of->launch == COP_TRUE && q->answer.state < CHARTER_ANSWERED;
}

/* --- who, when --- */

struct cop_value charter_changed_on(const struct cop_blame_entry *e)
{
	if (!e)
		return (struct cop_value){ 0 };
	if (e->pending)
		return cop_v_word("uncommitted");
	return e->unknown || !e->date.day ? cop_v_word("unknown") : cop_v_date(e->date);
}

/* The member who is this author of git; NULL: somebody else. */
static const struct cop_member *member_of(const struct cop_community *c,
					  const struct cop_blame_entry *e)
{
	const struct cop_member *m;

	for (COP_EACH(c, member, m))
		if (m->email && e->email && cop_str_same_name(m->email, e->email))
			return m;
	for (COP_EACH(c, member, m))
		if (m->name && e->author && cop_str_same_name(m->name, e->author))
			return m;
	return NULL;
}

struct cop_value charter_changed_by(struct cop_env *env, const struct cop_blame_entry *e)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf who = { 0 };
	const struct cop_member *m;

	if (!e || e->pending)
		return (struct cop_value){ 0 };
	if (e->unknown)
		return cop_v_word("unknown");
	m = member_of(env->community, e);
	if (!m)
		return cop_v_text(e->author);
	cop_subject_who(env, &who, m->rec.id);
	return cop_v_word(cop_buf_keep(&who, env->arena));
}
