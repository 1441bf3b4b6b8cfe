/* SPDX-License-Identifier: MIT */
#include "env.h"
#include "report/ledger.h"

static const struct cop_column columns[] = {
	{ "kind" }, { "last_sent" }, { "to" }, { "next_due" }, { "state" },
};

/* Ids, as on every list for those who run the community. */
static struct cop_value people(struct cop_arena *a, const struct cop_note *n)
{
	struct cop_value list = cop_v_list();

	for (size_t i = 0; n && i < n->people.n; i++)
		cop_v_push(a, &list, cop_v_word(n->people.at[i]));
	return list;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct cop_doc *d = cop_doc_new(env->arena, "cop.reports/1");
	struct cop_table *t =
		cop_doc_table(d, NULL, "kinds", columns, COP_COUNT(columns));

	(void)opts;
	cop_v_put(env->arena, &d->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &d->head, "as_of", cop_v_date(env->today));
	for (size_t i = 0; i < cop_nreport_forms; i++) {
		const struct cop_report_form *f = &cop_report_forms[i];
		struct cop_value *row = cop_table_row(t);
		struct cop_ledger l;

		cop_ledger_read(env->arena, env->community, f, env->today, &l);
		row[0] = cop_v_word(cop_enum_word(&cop_enum_report_kind, (int)f->kind));
		row[1] = l.last ? cop_v_date(l.last->sent) : cop_v_word(NULL);
		row[2] = people(env->arena, l.last);
		row[3] = cop_v_date(l.next_due);
		row[4] = cop_v_word(l.state);
	}
	return cop_show(env, d, err);
}

static const char *const examples[] = { "cop report", NULL };

const struct cop_cmd cop_cmd_report_self = {
	.summary = "reports, last sent and next due",
	.rule = "Due dates follow the rhythm of the charter: cadence.sponsor_report.",
	.examples = examples,
	.see = "cop report sponsor, cop report sent",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.reports/1",
	.needs = COP_READS | COP_NEED(charter) | COP_NEED(note) | COP_NEED(role) |
		 COP_NEED(member),
	.run = run,
};
