/* SPDX-License-Identifier: MIT */
#include "plan_item.h"

#include <string.h>

static const char *const examples[] = {
	"cop plan set forum due +1w", "cop plan set clinic repeat 'monthly on the 15th'",
	"cop plan set forum after+ invite priority high", NULL
};

static const struct cop_arg args[] = {
	COP_NOUN_THING("ITEM", PLAN, cop_noun_set, thing),
	{ "PATH", 1, 0, COP_OPT_WORD, offsetof(struct cop_noun_set, pairs), COP_HINT_PATH,
	  "a field and its new value, as often as wanted" },
};

/* The pairs as they will be set, and the item they are set on. */
struct setting {
	struct cop_env *env;
	const struct cop_plan *plan;
	struct cop_words pairs; /* a copy, with room for one more pair */
};

static const char **value_of(const struct setting *s, const char *path)
{
	for (size_t i = 0; i + 1 < s->pairs.n; i += 2) {
		if (strcmp(s->pairs.at[i], path) == 0)
			return &s->pairs.at[i + 1];
	}
	return NULL;
}

static void copy_pairs(struct setting *s, const struct cop_words *from)
{
	s->pairs.n = from->n;
	s->pairs.at = COP_NEW_N(s->env->arena, const char *, from->n + 3);
	if (from->n)
		memcpy(s->pairs.at, from->at, from->n * sizeof(*from->at));
}

/* Rule and first date go together, whichever of them is set. */
static enum cop_code settle_repeat(struct setting *s, struct cop_error *err)
{
	const char **repeat = value_of(s, "repeat"), **due = value_of(s, "due");
	const char *typed = repeat ? *repeat : s->plan->repeat, *rule;
	struct cop_date first = s->plan->due;
	char text[COP_DATE_TEXT];
	enum cop_code code = COP_OK;

	if (!typed || !*typed || (!repeat && !due))
		return COP_OK;
	if (due && **due)
		code = cop_date_read(*due, s->env->today, COP_DATE_END, &first, err);
	if (!code)
		code = cop_plan_repeat(s->env, typed, &first, &rule, err);
	if (code || !repeat)
		return code;
	*repeat = rule;
	if (s->plan->due.day || due)
		return COP_OK;
	s->pairs.at[s->pairs.n++] = "due";
	s->pairs.at[s->pairs.n++] =
		cop_arena_text(s->env->arena, cop_date_text(first, text));
	return COP_OK;
}

static bool will_have(const struct setting *s, const char *path, bool has)
{
	const char **value = value_of(s, path);

	return value ? **value != '\0' : has;
}

/* What a step needs (format.md 5); done and dropped are acts with commands of their own. */
static enum cop_code check_status(const struct setting *s, const char *id,
				  struct cop_error *err)
{
	const char **status = value_of(s, "status");

	if (!status)
		return COP_OK;
	if (strcmp(*status, "done") == 0 && !value_of(s, "done")) {
		cop_fail(err, COP_E_USAGE, "'done' has its own command");
		return cop_fail_hint(err, "cop plan done %s", id);
	}
	if (strcmp(*status, "dropped") == 0) {
		cop_fail(err, COP_E_USAGE, "'dropped' has its own command");
		return cop_fail_hint(err, "cop plan drop %s --reason TEXT", id);
	}
	if (strcmp(*status, "in-review") == 0 &&
	    !will_have(s, "reviewer", s->plan->reviewer != NULL)) {
		cop_fail(err, COP_E_REFUSED, "a review needs a reviewer");
		return cop_fail_hint(
			err, "cop plan set %s status in-review reviewer MEMBER", id);
	}
	if (strcmp(*status, "planned") == 0 &&
	    (!will_have(s, "owner", s->plan->owner != NULL) ||
	     !will_have(s, "due", s->plan->due.day != 0))) {
		cop_fail(err, COP_E_REFUSED, "what is planned needs an owner and a day");
		return cop_fail_hint(
			err, "cop plan set %s status planned owner MEMBER due DATE", id);
	}
	return COP_OK;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct cop_noun_set o = *(const struct cop_noun_set *)opts;
	struct setting s = { .env = env };
	const struct cop_item *item;
	enum cop_code code = cop_noun_find(env, o.thing, &item, err);

	if (code)
		return code;
	s.plan = item->rec;
	copy_pairs(&s, &o.pairs);
	code = settle_repeat(&s, err);
	if (!code)
		code = check_status(&s, item->id, err);
	if (code)
		return code;
	o.thing = item->id;
	o.pairs = s.pairs;
	return cop_noun_set_run(env, &o, err);
}

const struct cop_cmd cop_cmd_plan_set = {
	.summary = "change fields of an item",
	.rule = "An empty value clears a field; PATH+ adds to a list.",
	.help = "A rule is taken in words or by RFC 5545. One date of an item that "
		"repeats is\n"
		"changed by its day: occurrences.2026-09-03.due 2026-09-10.",
	.examples = examples,
	.see = "cop plan show, cop plan edit; cop help paths",
	.document = "cop.change/1",
	.needs = COP_WRITES,
	.record = &cop_record_plan,
	.opts_size = sizeof(struct cop_noun_set),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
