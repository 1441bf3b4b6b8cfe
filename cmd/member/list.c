/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "noun.h"
#include "people.h"

static const struct cop_column columns[] = {
	{ "id", NULL, 0 },
	{ "name", NULL, 0 },
	{ "organisation", NULL, 0 },
	{ "status", NULL, COP_COL_COMPUTED },
	{ "joined", NULL, COP_COL_COMPUTED },
	{ "roles", NULL, COP_COL_COMPUTED },
	{ "last_seen", NULL, COP_COL_COMPUTED | COP_COL_WIDE },
	{ "until", NULL, COP_COL_COMPUTED | COP_COL_WIDE },
};

static bool mentions(const struct cop_words *words, const char *field)
{
	for (size_t i = 0; i < words->n; i++) {
		if (strstr(words->at[i], field))
			return true;
	}
	return false;
}

/* Activity is read only where somebody asks for what comes from it. */
static bool wants_seen(const struct cop_env *env)
{
	return mentions(&env->common.columns, "last_seen") ||
	       mentions(&env->common.where, "last_seen") ||
	       mentions(&env->common.sort, "last_seen");
}

/* Their history begins after the day that is looked at. */
static bool is_to_come(const struct cop_member *m, struct cop_date on)
{
	return m->history.n && cop_member_status_on(m, on) == cop_member_status_none;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_list *o = opts;
	bool all = env->common.all || mentions(&env->common.where, "status");
	const struct cop_items *members = &env->community->items[cop_kind_member];
	struct cop_listing l = { 0 };
	struct cop_seen seen = { 0 };
	bool with_seen = wants_seen(env);
	enum cop_code code =
		with_seen ? cop_seen_read(env->community, env->today, &seen, err)
			  : COP_OK;

	if (code)
		return code;
	for (size_t i = 0; i < members->n; i++) {
		const struct cop_member *m = members->at[i].rec;

		if (!all && (is_to_come(m, env->today) ||
			     cop_people_gone(cop_member_status_on(m, env->today))))
			continue;
		cop_listing_add(env, &l, &members->at[i],
				cop_people_computed(env, m, with_seen ? &seen : NULL),
				&o->words);
	}
	return cop_listing_show(env, &l, columns, COP_COUNT(columns), "no members match",
				err);
}

static const char *const examples[] = {
	"cop member list", "cop member list forms --where 'joined>=2026-Q2'",
	"cop member list --where status=on-break --columns id,until",
	"cop member list --sort -joined --limit 10 --json", NULL
};

static const struct cop_arg args[] = {
	{ .name = "WORD",
	  .min = 0,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_list, words),
	  .help = "only people whose record contains the words" },
};

const struct cop_cmd cop_cmd_member_list = {
	.summary = "people: who they are, since when, in which roles",
	.rule = "Who left, never came or is yet to come is left out; --all shows them.",
	.help = "Beside the fields of the file there are: status, until, joined, roles,\n"
		"and last_seen, which is read from activity/.",
	.examples = examples,
	.see = "cop member show, cop member; cop help where",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.member-list/1",
	.needs = COP_READS | COP_LISTS | COP_NEED(member) | COP_NEED(role),
	.record = &cop_record_member,
	.columns = columns,
	.ncolumns = COP_COUNT(columns),
	.opts_size = sizeof(struct cop_noun_list),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
