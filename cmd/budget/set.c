/* SPDX-License-Identifier: MIT */
#include "base/enc.h"
#include "model/budget.h"
#include "single.h"

#include <string.h>

#define LINES "lines."
#define FUNDING "funding."

/* "lines.printing.spent": the id in it; NULL: another path. */
static const char *id_in(struct cop_env *env, const char *path)
{
	const char *start = NULL;

	if (strncmp(path, LINES, strlen(LINES)) == 0)
		start = path + strlen(LINES);
	else if (strncmp(path, FUNDING, strlen(FUNDING)) == 0)
		start = path + strlen(FUNDING);
	return start ? cop_arena_copy(env->arena, start, strcspn(start, ".")) : NULL;
}

static const struct cop_str *name_of(const struct cop_budget *b, const char *id)
{
	for (size_t i = 0; b && id && i < b->lines.n; i++) {
		if (b->lines.at[i].id && strcmp(b->lines.at[i].id, id) == 0)
			return b->lines.at[i].text;
	}
	for (size_t i = 0; b && id && i < b->funding.n; i++) {
		if (b->funding.at[i].id && strcmp(b->funding.at[i].id, id) == 0)
			return b->funding.at[i].funder;
	}
	return NULL;
}

/* "Printed examples: spent, date" where all is about one entry; else the paths. */
static void say(struct cop_env *env, struct cop_buf *out, const struct cop_words *pairs)
{
	const char *id = pairs->n ? id_in(env, pairs->at[0]) : NULL;
	const struct cop_str *name = name_of(env->community->budget, id);

	for (size_t i = 2; id && i < pairs->n; i += 2) {
		const char *other = id_in(env, pairs->at[i]);

		if (!other || strcmp(id, other) != 0)
			name = NULL;
	}
	cop_buf_text(out, "budget: ");
	if (!name) {
		cop_noun_paths(out, pairs);
		return;
	}
	cop_subject_text(out, name);
	cop_buf_char(out, ':');
	for (size_t i = 0; i < pairs->n; i += 2)
		cop_buf_printf(out, "%s %s", i ? "," : "",
			       strrchr(pairs->at[i], '.') + 1);
}

/* A sum that is copied from the accounts has a day: the given one. */
static enum cop_code date_spent(struct cop_env *env, struct cop_change *c,
				const struct cop_words *pairs, struct cop_error *err)
{
	enum cop_code code = COP_OK;
	char day[COP_DATE_TEXT];

	for (size_t i = 0; i + 1 < pairs->n && !code; i += 2) {
		const char *path = pairs->at[i], *last = strrchr(path, '.');
		const char *date;
		bool said = false;

		if (strncmp(path, LINES, strlen(LINES)) != 0 ||
		    strcmp(last, ".spent") != 0 || !*pairs->at[i + 1])
			continue;
		date = cop_arena_printf(env->arena, "%.*s.date", (int)(last - path),
					path);
		for (size_t k = 0; k < pairs->n; k += 2)
			said |= strcmp(pairs->at[k], date) == 0;
		if (!said)
			code = cop_change_put(
				c, env->cmd->record, "", date,
				cop_make_bare(env->arena,
					      cop_date_text(cop_day(env), day)),
				err);
	}
	return code;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_set *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	const struct cop_item *item;
	enum cop_code code = cop_noun_find(env, NULL, &item, err);

	if (!code)
		code = cop_noun_set_pairs(env, c, "", o, err);
	if (!code)
		code = date_spent(env, c, &o->pairs, err);
	if (code)
		return code;
	say(env, &subject, &o->pairs);
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static const char *const examples[] = {
	"cop budget set lines.printing.spent \"590 EUR\" --on 2026-05-31",
	"cop budget set funding.letters-2026.amount \"12000 EUR\" -m \"Raised in June\"",
	NULL
};

static const struct cop_arg args[] = {
	{ .name = "PATH VALUE",
	  .min = 1,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_set, pairs),
	  .hint = COP_HINT_PATH,
	  .help = "fields and their new values; \"\" clears" },
};

const struct cop_cmd cop_cmd_budget_set = {
	.summary = "change sums, days and words of the budget",
	.rule = "What is spent is copied from the accounts; --on is the day of it.",
	.examples = examples,
	.see = "cop budget, cop budget add; cop help paths",
	.needs = COP_WRITES | COP_DATED | COP_CITES | COP_TAKES_FILE,
	.record = &cop_record_budget,
	.document = "cop.change/1",
	.opts_size = sizeof(struct cop_noun_set),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
