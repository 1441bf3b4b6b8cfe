/* SPDX-License-Identifier: MIT */
/* The ledger of promises: everything that waits for somebody, oldest first. */
#include <string.h>

#include "note.h"

static const struct cop_column columns[] = {
	{ "age", NULL, COP_COL_COMPUTED | COP_COL_RIGHT },
	{ "id", NULL, 0 },
	{ "kind", NULL, 0 },
	{ "by", NULL, 0 },
	{ "owner", NULL, 0 },
	{ "due", NULL, 0 },
	{ "title", NULL, 0 },
	{ "state", NULL, COP_COL_COMPUTED | COP_COL_WIDE },
};

/* For people "14 d", for programs 14. */
static struct cop_value age_value(struct cop_env *env, const struct cop_note *n)
{
	int days = env->today.day - n->date.day;

	if (env->format != cop_format_table && env->format != cop_format_md)
		return cop_v_num(days);
	return cop_v_word(cop_arena_printf(env->arena, "%d d", days));
}

static int oldest_first(const void *va, const void *vb)
{
	const struct cop_note *a = ((const struct cop_list_row *)va)->item->rec;
	const struct cop_note *b = ((const struct cop_list_row *)vb)->item->rec;

	if (a->date.day != b->date.day)
		return a->date.day < b->date.day ? -1 : 1;
	return strcmp(a->rec.id, b->rec.id);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_items *notes = &env->community->items[cop_kind_note];
	struct cop_listing l = { 0 };

	(void)opts;
	for (size_t i = 0; i < notes->n; i++) {
		const struct cop_note *n = notes->at[i].rec;
		struct cop_value computed = cop_v_map();

		if (!cop_note_is_open(n, env->today))
			continue;
		cop_v_put(env->arena, &computed, "age", age_value(env, n));
		cop_v_put(env->arena, &computed, "state",
			  cop_v_word(cop_note_state(n, env->today)));
		cop_listing_add(env, &l, &notes->at[i], computed, NULL);
	}
	cop_sort(l.at, l.n, sizeof(*l.at), oldest_first);
	return cop_listing_show(env, &l, columns, COP_COUNT(columns),
				"nothing waits for an answer", err);
}

static const char *const examples[] = { "cop note", "cop note --where 'owner=sponsor'",
					"cop note --json", NULL };

const struct cop_cmd cop_cmd_note_self = {
	.summary = "what waits for an answer, oldest first",
	.examples = examples,
	.see = "cop note list, cop note answer, cop note add",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.note-list/1",
	.needs = COP_READS | COP_LISTS | COP_NEED(note),
	.record = &cop_record_note,
	.run = run,
};
