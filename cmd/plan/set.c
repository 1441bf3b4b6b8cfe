/* SPDX-License-Identifier: MIT */
#include "plan_item.h"

#include <string.h>

static const char *const examples[] = {
	"cop plan set forum due +1w", "cop plan set clinic repeat 'monthly on the 15th'",
	"cop plan set forum after+ invite priority high", NULL
};

static const struct cop_arg args[] = {
	COP_NOUN_THING("ITEM", PLAN, cop_noun_set, thing),
	{ "PATH VALUE", 1, 0, COP_OPT_WORD, offsetof(struct cop_noun_set, pairs),
	  COP_HINT_PATH, "a field and its new value, as often as wanted" },
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
	s->pairs.at = COP_NEW_N(s->env->arena, const char *, from->n + 5);
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
		return cop_fail_hint(
			err, "cop plan done %s%s", id,
			cop_plan_is_gathering(s->plan) ? " --attended MEMBER,..." : "");
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

/* --- moving --- */

static bool names(const struct setting *s, const char *field)
{
	size_t len = strlen(field);

	for (size_t i = 0; i < s->pairs.n; i += 2)
		if (strncmp(s->pairs.at[i], field, len) == 0 &&
		    strchr(".+", s->pairs.at[i][len]))
			return true;
	return false;
}

/* The day an item that was promised moves to; zero: it stays, or was no promise. */
static struct cop_date moves_to(const struct setting *s)
{
	const struct cop_plan *p = s->plan;
	const char **due = value_of(s, "due"), **repeat = value_of(s, "repeat");
	struct cop_error ignored = { 0 };
	struct cop_date to = { 0 };

	if (!due || !p->due.day || p->repeat || (repeat && **repeat) ||
	    p->status == cop_plan_status_idea || !cop_plan_is_open(p, s->env->today) ||
	    cop_date_read(*due, s->env->today, COP_DATE_END, &to, &ignored) ||
	    to.day == p->due.day)
		return (struct cop_date){ 0 };
	return to;
}

/* The same for one date of an item that repeats, whose old day is the rule's. */
static struct cop_date day_moves_to(const struct setting *s)
{
	const char **due = value_of(s, "due");
	struct cop_error ignored = { 0 };
	struct cop_date to = { 0 };

	if (!due || cop_date_read(*due, s->env->today, COP_DATE_END, &to, &ignored))
		return (struct cop_date){ 0 };
	return to;
}

/* The days it was due before, so that it counts as moved (format.md 3.7). */
static void keep_old_day(struct setting *s, struct cop_date to)
{
	const struct cop_plan *p = s->plan;
	COP_CLEANUP(cop_buf_clear) struct cop_buf days = { 0 };
	bool there = false;

	if (!to.day || names(s, "was_due"))
		return;
	for (size_t i = 0; i < p->was_due.n; i++) {
		there |= p->was_due.at[i].day == p->due.day;
		if (p->was_due.at[i].day == to.day)
			continue;
		cop_buf_text(&days, days.len ? "," : "");
		cop_date_write(&days, p->was_due.at[i]);
	}
	if (!there) {
		cop_buf_text(&days, days.len ? "," : "");
		cop_date_write(&days, p->due);
	}
	s->pairs.at[s->pairs.n++] = "was_due";
	s->pairs.at[s->pairs.n++] = cop_buf_keep(&days, s->env->arena);
}

/* The pairs without `due`, which is said by itself. */
static struct cop_words others(struct cop_env *env, const struct cop_words *pairs)
{
	struct cop_words rest = { COP_NEW_N(env->arena, const char *, pairs->n + 1), 0 };

	for (size_t i = 0; i < pairs->n; i += 2) {
		if (strcmp(pairs->at[i], "due") == 0)
			continue;
		rest.at[rest.n++] = pairs->at[i];
		if (i + 1 < pairs->n)
			rest.at[rest.n++] = pairs->at[i + 1];
	}
	return rest;
}

/* "Clinic moves from 2026-07-01 to 2026-07-20; owner Ana Silva" */
static void say(struct cop_env *env, struct cop_buf *out, const struct cop_words *pairs,
		struct cop_date from, struct cop_date to)
{
	struct cop_words rest = *pairs;
	char day[COP_DATE_TEXT];

	if (to.day) {
		cop_buf_text(out, " moves");
		if (from.day)
			cop_buf_printf(out, " from %s", cop_date_text(from, day));
		cop_buf_printf(out, " to %s", cop_date_text(to, day));
		rest = others(env, pairs);
	}
	if (!rest.n)
		return;
	cop_buf_text(out, to.day ? "; " : ": ");
	cop_noun_say(env, out, &rest);
}

/* --- one date of an item that repeats --- */

/* Of clinic@2026-07-02 every path means one of that occurrence. */
static enum cop_code aim_at_day(struct setting *s, const struct cop_plan_named *n,
				struct cop_error *err)
{
	const char **status = value_of(s, "status");
	char day[COP_DATE_TEXT];

	cop_date_text(n->day.rule, day);
	if (status) {
		cop_fail(err, COP_E_USAGE, "'%s' has its own command", *status);
		return cop_fail_hint(err, "cop plan done %s@%s, or cop plan drop %s@%s",
				     n->item->id, day, n->item->id, day);
	}
	for (size_t i = 0; i < s->pairs.n; i += 2)
		s->pairs.at[i] = cop_arena_printf(s->env->arena, "occurrences.%s.%s", day,
						  s->pairs.at[i]);
	return COP_OK;
}

/* "occurrences.2026-07-02.due": the day, where it has no entry yet; else zero. */
static struct cop_date missing_day(const struct setting *s, const char *path)
{
	static const char list[] = "occurrences.";
	size_t at = sizeof(list) - 1;
	struct cop_date day = { 0 };

	if (strncmp(path, list, at) != 0 ||
	    !cop_date_iso(path + at, strcspn(path + at, "."), &day) ||
	    cop_plan_occurrence(s->plan, day))
		return (struct cop_date){ 0 };
	return day;
}

static enum cop_code make_days(const struct setting *s, struct cop_change *c,
			       const char *id, struct cop_error *err)
{
	struct cop_date made = { 0 };
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < s->pairs.n && !code; i += 2) {
		struct cop_plan_named n = {
			.item = cop_community_item(s->env->community, cop_kind_plan, id)
		};

		n.day.rule = missing_day(s, s->pairs.at[i]);
		if (!n.day.rule.day || n.day.rule.day == made.day)
			continue;
		made = n.day.rule;
		code = cop_plan_occur(s->env, c, &n, NULL, 0, err);
	}
	return code;
}

static enum cop_code check(struct setting *s, const struct cop_plan_named *n,
			   struct cop_error *err)
{
	enum cop_code code;

	if (n->day.date.day)
		return aim_at_day(s, n, err);
	code = settle_repeat(s, err);
	return code ? code : check_status(s, n->item->id, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct cop_noun_set o = *(const struct cop_noun_set *)opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct setting s = { .env = env };
	struct cop_change *c = cop_begin(env);
	struct cop_plan_named n;
	struct cop_date to = { 0 };
	enum cop_code code = cop_plan_named(env, o.thing, &n, err);

	if (code)
		return code;
	s.plan = n.plan;
	copy_pairs(&s, &o.pairs);
	cop_buf_text(&subject, "plan: ");
	cop_subject_text(&subject, n.plan->title);
	if (n.day.date.day) {
		cop_buf_text(&subject, " of ");
		cop_date_write(&subject, n.day.rule);
	}
	to = n.day.date.day ? day_moves_to(&s) : moves_to(&s);
	code = check(&s, &n, err);
	say(env, &subject, n.day.date.day ? &o.pairs : &s.pairs,
	    n.day.date.day ? (struct cop_date){ 0 } : n.plan->due, to);
	if (!n.day.date.day)
		keep_old_day(&s, to);
	o.pairs = s.pairs;
	if (!code)
		code = make_days(&s, c, n.item->id, err);
	if (!code)
		code = cop_noun_set_pairs(env, c, n.item->id, &o, err);
	if (code)
		return code;
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

const struct cop_cmd cop_cmd_plan_set = {
	.summary = "change fields of an item",
	.rule = "An empty value clears a field; PATH+ adds; ITEM@DATE is one date only.",
	.help = "A rule is taken in words or by RFC 5545. One date of an item that "
		"repeats is\n"
		"changed by its day: cop plan set clinic@2026-09-03 due 2026-09-10 moves "
		"it.",
	.examples = examples,
	.see = "cop plan show, cop plan edit; cop help paths",
	.document = "cop.change/1",
	.needs = COP_WRITES | COP_TAKES_FILE,
	.record = &cop_record_plan,
	.opts_size = sizeof(struct cop_noun_set),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
