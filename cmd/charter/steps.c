/* SPDX-License-Identifier: MIT */
/* The eight steps to a living community, and what shows that each was taken. */
#include "charter.h"

#include <string.h>

#include "base/enc.h"
#include "calendar.h"
#include "health/health.h"
#include "opt.h"

static const struct cop_column columns[] = {
	{ .key = "step" },
	{ .key = "state" },
	{ .key = "evidence", .flags = COP_COL_NO_JSON },
	{ .key = "next" },
	{ .key = "id", .flags = COP_COL_JSON },
	{ .key = "evidence", .flags = COP_COL_JSON },
};
enum { STEP, STATE, EVIDENCE, NEXT, ID, PROOFS };

/* One step as far as it was taken. */
struct taken {
	size_t done, all;
	const char *first; /* the first place that shows something */
	size_t more;       /* places beside it */
	const char *next;
	struct cop_value proofs;
};

/* Before the public start everything but the last step has to be done. */
static bool is_critical(const struct cop_guide_step *s)
{
	return strcmp(s->id, "sustain") != 0;
}

static const char *shown(struct cop_env *env, const struct cop_str *s)
{
	return s ? cop_enc_shown(env->arena, s) : NULL;
}

/* "plan/launch.yaml:12" as file and line. */
static void put_place(struct cop_arena *a, struct cop_value *map, const char *where)
{
	const char *colon = where ? strrchr(where, ':') : NULL;
	double line = 0;

	if (!colon)
		return;
	for (const char *p = colon + 1; *p; p++)
		line = line * 10 + (*p - '0');
	cop_v_put(a, map, "file",
		  cop_v_word(cop_arena_copy(a, where, (size_t)(colon - where))));
	cop_v_put(a, map, "line", cop_v_num(line));
}

static void take(struct taken *t, struct cop_env *env, const struct cop_guide_evidence *e,
		 const struct charter_proof *p)
{
	struct cop_value one = cop_v_map();

	t->all += !p->moot;
	t->done += p->done && !p->moot;
	if (p->where && t->first && strcmp(p->where, t->first) != 0)
		t->more++;
	if (p->where && !t->first)
		t->first = p->where;
	if (!p->done && !t->next)
		t->next = p->why ? p->why : shown(env, e->how ? e->how : e->text);
	cop_v_put(env->arena, &one, "id", cop_v_word(e->id));
	cop_v_put(env->arena, &one, "text", cop_v_text(e->text));
	cop_v_put(env->arena, &one, "done", cop_v_bool(p->done));
	put_place(env->arena, &one, p->where);
	cop_v_push(env->arena, &t->proofs, one);
}

static const char *state_of(const struct taken *t)
{
	return t->done == t->all ? "done" : t->done ? "partial" : "not";
}

static void put_step(const struct charter_look *l, struct cop_table *table,
		     const struct cop_guide_step *s, size_t number, struct taken *t)
{
	struct cop_value *row = cop_table_row(table);
	struct cop_arena *a = l->env->arena;

	*t = (struct taken){ .proofs = cop_v_list() };
	for (size_t i = 0; i < s->evidence.n; i++) {
		struct charter_proof p = charter_prove(l, &s->evidence.at[i]);

		take(t, l->env, &s->evidence.at[i], &p);
	}
	row[STEP] = cop_v_word(
		cop_arena_printf(a, "%zu %s", number, shown(l->env, s->title)));
	row[STATE] = cop_v_word(state_of(t));
	row[EVIDENCE] = cop_v_word(
		t->more ? cop_arena_printf(a, "%s and %zu more", t->first, t->more)
			: t->first);
	row[NEXT] = cop_v_word(t->next);
	row[ID] = cop_v_word(s->id);
	row[PROOFS] = t->proofs;
}

/* error: a step before the start is open; warning and info: any is. */
static bool fails(const struct cop_env *env, bool critical_open, bool any_open)
{
	const char *level = cop_enum_word(&cop_enum_fail_on, env->common.fail_on);

	if (strcmp(level, "error") == 0 || strcmp(level, "critical") == 0)
		return critical_open;
	return (strcmp(level, "warning") == 0 || strcmp(level, "info") == 0) && any_open;
}

static enum cop_code look(struct cop_env *env, struct charter_look *ret,
			  struct cop_error *err)
{
	enum cop_code code;

	*ret = (struct charter_look){ .env = env, .c = env->community };
	if ((code = charter_root(env, &ret->root, err)) ||
	    (code = cop_calendar_of_plan(env, &ret->calendar, err)))
		return code;
	ret->health = cop_health_new(env->arena, env->community, ret->calendar);
	return COP_OK;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_guide_steps *guide = cop_catalogue_steps(env->arena);
	struct cop_doc *doc = cop_doc_new(env->arena, env->cmd->document);
	bool critical_open = false, any_open = false;
	struct charter_look l;
	struct cop_table *table;
	enum cop_code code = look(env, &l, err);

	(void)opts;
	if (code)
		return code;
	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &doc->head, "as_of", cop_v_date(env->today));
	table = cop_doc_table(doc, NULL, "steps", columns, COP_COUNT(columns));
	for (size_t i = 0; i < guide->all.n; i++) {
		struct taken t;

		put_step(&l, table, &guide->all.at[i], i + 1, &t);
		any_open |= t.done < t.all;
		critical_open |= t.done < t.all && is_critical(&guide->all.at[i]);
	}
	if ((code = cop_show(env, doc, err)))
		return code;
	return fails(env, critical_open, any_open) ? COP_E_NO : COP_OK;
}

static const char *const examples[] = { "cop charter steps",
					"cop charter steps --fail-on error", NULL };

const struct cop_cmd cop_cmd_charter_steps = {
	.summary = "the eight steps to a living community, with evidence",
	.rule = "--fail-on error exits 1 while a step before the public start is open.",
	.examples = examples,
	.see = "cop charter, cop role, cop plan",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.charter-steps/1",
	.needs = COP_READS | COP_GATES | COP_NEED(charter) | COP_NEED(role) |
		 COP_NEED(member) | COP_NEED(platform) | COP_NEED(plan) |
		 COP_NEED(practice) | COP_NEED(gathering) | COP_NEED(activity) |
		 COP_NEED(indicator) | COP_NEED(observation) | COP_NEED(survey) |
		 COP_NEED(note),
	.record = &cop_record_charter,
	.run = run,
};
