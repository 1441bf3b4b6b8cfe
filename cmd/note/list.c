/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "note.h"

static const struct cop_column columns[] = {
	{ "date", NULL, 0 },
	{ "id", NULL, 0 },
	{ "kind", NULL, 0 },
	{ "by", NULL, 0 },
	{ "people", NULL, 0 },
	{ "owner", NULL, 0 },
	{ "due", NULL, 0 },
	{ "state", NULL, COP_COL_COMPUTED },
	{ "title", NULL, 0 },
	{ "age", NULL, COP_COL_COMPUTED | COP_COL_WIDE | COP_COL_RIGHT },
};

/* Asked for by a condition: then what is answered belongs to the list too. */
static bool asks_for_answered(const struct cop_env *env)
{
	for (size_t i = 0; i < env->common.where.n; i++) {
		const char *where = env->common.where.at[i];

		if (strstr(where, "state") || strstr(where, "outcome") ||
		    strstr(where, "answer"))
			return true;
	}
	return env->common.all;
}

static bool is_answered(const struct cop_note *n, struct cop_date today)
{
	return cop_note_waits(n->kind) && !cop_note_is_open(n, today);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_list *o = opts;
	const struct cop_items *notes = &env->community->items[cop_kind_note];
	bool all = asks_for_answered(env);
	struct cop_listing l = { 0 };

	for (size_t i = 0; i < notes->n; i++) {
		const struct cop_note *n = notes->at[i].rec;
		struct cop_value computed = cop_v_map();

		if (n->date.day > env->today.day || (!all && is_answered(n, env->today)))
			continue;
		cop_v_put(env->arena, &computed, "state",
			  cop_v_word(cop_note_state(n, env->today)));
		cop_v_put(env->arena, &computed, "age",
			  cop_v_num(env->today.day - n->date.day));
		cop_listing_add(env, &l, &notes->at[i], computed, &o->words);
	}
	return cop_listing_show(env, &l, columns, COP_COUNT(columns), "no notes match",
				err);
}

static const char *const examples[] = { "cop note list",
					"cop note list --where 'kind=ask and state=open'",
					"cop note list forms --all --sort -date",
					"cop note list --where 'date>=2026-Q2' --json",
					NULL };

static const struct cop_arg args[] = {
	{ .name = "WORD",
	  .min = 0,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_list, words),
	  .help = "only notes that contain the words" },
};

const struct cop_cmd cop_cmd_note_list = {
	.summary = "what was heard, asked, decided, enjoyed",
	.rule = "What was answered is left out; --all shows it.",
	.help = "Beside the fields of the file there are: state (open, overdue, or how "
		"it\n"
		"ended) and age in days.",
	.examples = examples,
	.see = "cop note show, cop note answer; cop help where",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.note-list/1",
	.needs = COP_READS | COP_LISTS | COP_NEED(note),
	.record = &cop_record_note,
	.columns = columns,
	.ncolumns = COP_COUNT(columns),
	.opts_size = sizeof(struct cop_noun_list),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
