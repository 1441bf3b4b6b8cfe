/* SPDX-License-Identifier: MIT */
/* Candidates side by side, and what activities need against what each offers. */
#include <string.h>

#include "base/enc.h"
#include "model/catalogue.h"
#include "platform.h"

#define BEFORE 2 /* columns before those of the platforms */

struct opts {
	struct cop_words things;
};

struct compare {
	struct cop_env *env;
	const struct cop_platform **list;
	size_t n;
	struct cop_table *t;
};

static const struct cop_column unmet_columns[] = {
	{ "platform", NULL, 0 }, { "needed", "needed, not offered", 0 },
	{ "offers", NULL, 0 },   { "activities", NULL, 0 },
	{ "instead", NULL, 0 },
};

static const struct cop_column surplus_columns[] = {
	{ "platform", NULL, 0 },
	{ "surplus", "offered, not needed", 0 },
};

/* --- which ones --- */

static bool is_open(const struct cop_env *env, const struct cop_platform *p)
{
	enum cop_platform_status s = cop_platform_status_on(p, env->today);

	return s == cop_platform_status_candidate || s == cop_platform_status_chosen ||
	       s == cop_platform_status_live;
}

static enum cop_code pick(struct compare *c, const struct cop_words *words,
			  struct cop_error *err)
{
	const struct cop_items *all = &c->env->community->items[cop_kind_platform];
	const struct cop_item *item;
	enum cop_code code = COP_OK;

	c->list = COP_NEW_N(c->env->arena, const struct cop_platform *,
			    all->n + words->n + 1);
	for (size_t i = 0; i < words->n && !code; i++) {
		code = cop_noun_find(c->env, words->at[i], &item, err);
		if (!code)
			c->list[c->n++] = item->rec;
	}
	for (size_t i = 0; i < all->n && !words->n; i++) {
		if (is_open(c->env, all->at[i].rec))
			c->list[c->n++] = all->at[i].rec;
	}
	return code;
}

/* --- side by side --- */

static struct cop_value *row(struct compare *c, const char *id, const char *label)
{
	struct cop_value *cells = cop_table_row(c->t);

	cells[0] = cop_v_word(label);
	cells[1] = cop_v_word(id);
	return cells + BEFORE;
}

static void put_checks(struct compare *c)
{
	struct platform_own *own;
	size_t n = platform_own(c->env, c->list, c->n, &own);

	for (size_t i = 0; i < cop_enum_platform_check.n; i++) {
		const char *id = cop_enum_platform_check.words[i].word;
		struct cop_value *cells = row(c, id, platform_label(c->env, id));

		for (size_t k = 0; k < c->n; k++)
			cells[k] = cop_v_word(
				platform_bool(cop_platform_met(c->list[k], id)));
	}
	for (size_t i = 0; i < n; i++) {
		const char *text = own[i].text ? cop_enc_shown(c->env->arena, own[i].text)
					       : own[i].id;
		struct cop_value *cells = row(c, own[i].id, NULL);

		cells[-BEFORE] = cop_v_text(cop_str_text(c->env->arena, text));
		for (size_t k = 0; k < c->n; k++)
			cells[k] = cop_v_word(
				platform_bool(cop_platform_met(c->list[k], own[i].id)));
	}
}

static void put_functions(struct compare *c)
{
	for (int f = 1; f <= (int)cop_enum_function.n; f++) {
		const char *id = cop_enum_word(&cop_enum_function, f);
		bool needed = cop_function_needed(c->env->community->charter,
						  (enum cop_function)f);
		struct cop_value *cells =
			row(c, id,
			    cop_arena_printf(c->env->arena, "%s%s", id,
					     needed ? " (needed)" : ""));

		for (size_t k = 0; k < c->n; k++)
			cells[k] = cop_v_word(platform_bool(
				cop_platform_offers(c->list[k], (enum cop_function)f)));
	}
}

static struct cop_value money(struct cop_env *env, const struct cop_money *m)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (!m->currency[0])
		return cop_v_word("unknown");
	cop_money_write(&out, m);
	return cop_v_word(cop_buf_keep(&out, env->arena));
}

static const char *or_unknown(const char *word)
{
	return *word ? word : "unknown";
}

static void put_facts(struct compare *c)
{
	struct cop_value *build = row(c, "build_or_buy", "build or buy");
	struct cop_value *seen = row(c, "visibility", "visible to");
	struct cop_value *cost = row(c, "cost", "cost");
	struct cop_value *met = row(c, "met", "checks met");
	struct cop_value *status = row(c, "status", "status");

	for (size_t k = 0; k < c->n; k++) {
		const struct cop_platform *p = c->list[k];
		struct cop_platform_score s = cop_platform_score(p);

		build[k] = cop_v_word(or_unknown(
			cop_enum_word(&cop_enum_build_or_buy, (int)p->build_or_buy)));
		seen[k] = cop_v_word(or_unknown(
			cop_enum_word(&cop_enum_visibility, (int)p->visibility)));
		cost[k] = money(c->env, &p->cost);
		met[k] = cop_v_word(cop_arena_printf(c->env->arena, "%u of %u", s.met,
						     s.met + s.unmet + s.unknown));
		status[k] = cop_v_word(
			cop_enum_word(&cop_enum_platform_status,
				      (int)cop_platform_status_on(p, c->env->today)));
	}
}

/* --- what is needed --- */

static struct cop_value uses(struct cop_env *env, enum cop_function f)
{
	struct cop_value list = cop_v_list();
	const struct cop_charter_activity *a;
	size_t at = 0;

	while ((a = cop_function_use(env->community->charter, f, &at)) != NULL)
		cop_v_push(env->arena, &list, cop_v_text(a->text));
	return list;
}

static void put_unmet(struct compare *c, struct cop_doc *doc)
{
	const struct cop_guide_checks *guide = cop_catalogue_functions(c->env->arena);
	struct cop_table *t = cop_doc_table(doc, NULL, "unmet", unmet_columns,
					    COP_COUNT(unmet_columns));

	for (size_t k = 0; k < c->n; k++) {
		for (int f = 1; f <= (int)cop_enum_function.n; f++) {
			enum cop_bool offers =
				cop_platform_offers(c->list[k], (enum cop_function)f);
			struct cop_value *cells;

			if (offers == COP_TRUE ||
			    !cop_function_needed(c->env->community->charter,
						 (enum cop_function)f))
				continue;
			cells = cop_table_row(t);
			cells[0] = cop_v_word(c->list[k]->rec.id);
			cells[1] = cop_v_word(cop_enum_word(&cop_enum_function, f));
			cells[2] = cop_v_word(platform_bool(offers));
			cells[3] = uses(c->env, (enum cop_function)f);
			cells[4] = offers == COP_FALSE
					   ? cop_v_text(guide->all.at[f - 1].instead)
					   : cop_v_word(NULL);
		}
	}
}

static void put_surplus(struct compare *c, struct cop_doc *doc)
{
	struct cop_table *t = cop_doc_table(doc, NULL, "surplus", surplus_columns,
					    COP_COUNT(surplus_columns));

	for (size_t k = 0; k < c->n; k++) {
		for (int f = 1; f <= (int)cop_enum_function.n; f++) {
			struct cop_value *cells;

			if (cop_platform_offers(c->list[k], (enum cop_function)f) !=
				    COP_TRUE ||
			    cop_function_needed(c->env->community->charter,
						(enum cop_function)f))
				continue;
			cells = cop_table_row(t);
			cells[0] = cop_v_word(c->list[k]->rec.id);
			cells[1] = cop_v_word(cop_enum_word(&cop_enum_function, f));
		}
	}
}

static void say_notes(const struct compare *c)
{
	const struct cop_charter *charter = c->env->community->charter;
	bool uses_any = false;

	for (size_t i = 0; charter && i < charter->activities.n; i++)
		uses_any |= charter->activities.at[i].uses.n > 0;
	if (platform_too_early(c->env->community))
		cop_say(c->env, "note: %s", platform_too_early(c->env->community));
	if (!uses_any)
		cop_say(c->env, "note: no activity says what it needs, so nothing is "
				"known to be missing; cop charter add activities TEXT "
				"--uses FUNCTION");
	if (!c->n)
		cop_say(c->env, "note: no platforms yet; cop charter platform add TITLE");
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct compare c = { .env = env };
	struct cop_doc *doc = cop_doc_new(env->arena, env->cmd->document);
	struct cop_column *columns;
	enum cop_code code = pick(&c, &o->things, err);

	if (code)
		return code;
	columns = COP_NEW_N(env->arena, struct cop_column, c.n + BEFORE);
	columns[0] = (struct cop_column){ .key = "criterion" };
	columns[1] = (struct cop_column){ .key = "id", .flags = COP_COL_JSON };
	for (size_t i = 0; i < c.n; i++)
		columns[BEFORE + i] = (struct cop_column){ .key = c.list[i]->rec.id };
	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &doc->head, "as_of", cop_v_date(env->today));
	c.t = cop_doc_table(doc, NULL, "criteria", columns, c.n + BEFORE);
	if (c.n) {
		put_checks(&c);
		put_functions(&c);
		put_facts(&c);
		put_unmet(&c, doc);
		put_surplus(&c, doc);
	}
	say_notes(&c);
	return cop_show(env, doc, err);
}

static const char *const examples[] = { "cop charter platform compare",
					"cop charter platform compare ms-teams listserv",
					"cop charter platform compare --format md",
					NULL };

static const struct cop_arg args[] = {
	{ .name = "PLATFORM",
	  .min = 0,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, things),
	  .hint = COP_HINT_PLATFORM,
	  .help = "which ones; without, all but the retired and rejected" },
};

const struct cop_cmd cop_cmd_charter_platform_compare = {
	.summary = "candidates side by side, and what activities still need",
	.rule = "Activities first, then functions: what they use decides what is needed.",
	.help = "Three tables: every check, own criterion, function and fact with one "
		"column\n"
		"for each platform; functions that an activity of the charter uses and "
		"a\n"
		"platform does not offer (or nobody has looked), with what can stand in; "
		"and\n"
		"functions that are offered and nothing uses.",
	.examples = examples,
	.see = "cop charter platform ask, cop charter platform choose, cop charter add",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.platform-comparison/1",
	.needs = COP_READS | COP_NEED(platform) | COP_NEED(charter),
	.record = &cop_record_platform,
	.opts_size = sizeof(struct opts),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
