/* SPDX-License-Identifier: MIT */
/* What was decided about the charter, in words. */
#include <string.h>

#include "base/enc.h"
#include "charter.h"

#define NAMED 3 /* answers named before the rest is counted */

/* First name of a path, as people say it: "due diligence". */
static void say_first(struct cop_buf *out, const char *path)
{
	for (; *path && !strchr(".+", *path); path++)
		cop_buf_char(out, *path == '_' ? ' ' : *path);
}

static size_t first_length(const char *path)
{
	return strcspn(path, ".+");
}

static bool said_before(const struct cop_words *pairs, size_t i)
{
	size_t len = first_length(pairs->at[i]);

	for (size_t k = 0; k < i; k += 2)
		if (first_length(pairs->at[k]) == len &&
		    strncmp(pairs->at[k], pairs->at[i], len) == 0)
			return true;
	return false;
}

/* "due_diligence.similar+" as people say it: "due diligence similar". */
static const char *in_words(struct cop_arena *a, const char *path)
{
	char *name = cop_arena_copy(a, path, strcspn(path, "+"));

	for (char *at = name; *at; at++)
		if (*at == '.' || *at == '_')
			*at = ' ';
	return name;
}

void charter_say_paths(struct cop_env *env, struct cop_buf *out,
		       const struct cop_words *pairs)
{
	if (pairs->n != 2 ||
	    !cop_noun_said(env, out, in_words(env->arena, pairs->at[0]), pairs))
		charter_say_answered(out, pairs);
}

void charter_say_answered(struct cop_buf *out, const struct cop_words *pairs)
{
	size_t total = 0, n = 0;

	for (size_t i = 0; i < pairs->n; i += 2)
		total += !said_before(pairs, i);
	for (size_t i = 0; i < pairs->n; i += 2) {
		if (said_before(pairs, i))
			continue;
		if (n == NAMED && total > NAMED + 1) {
			cop_buf_printf(out, " and %zu more answers", total - n);
			return;
		}
		cop_buf_text(out, n == 0 ? "" : n + 1 == total ? " and " : ", ");
		say_first(out, pairs->at[i]);
		n++;
	}
}

/* "fewer-calls" of "objectives.fewer-calls.target"; NULL: another path. */
static const char *measured(struct cop_arena *a, const char *path)
{
	static const char list[] = "objectives.";
	const char *dot;

	if (strncmp(path, list, strlen(list)) != 0)
		return NULL;
	path += strlen(list);
	dot = strchr(path, '.');
	if (!dot || (strcmp(dot, ".indicator") != 0 && strcmp(dot, ".target") != 0 &&
		     strcmp(dot, ".due") != 0))
		return NULL;
	return cop_arena_copy(a, path, (size_t)(dot - path));
}

void charter_say_objective(struct cop_buf *out, const struct cop_objective *o)
{
	char due[COP_DATE_TEXT];

	cop_buf_text(out, "objective \"");
	cop_subject_text(out, o->text);
	cop_buf_char(out, '"');
	if (!o->indicator && !o->due.day)
		return;
	cop_buf_char(out, ':');
	if (o->indicator)
		cop_buf_printf(out, " %s", o->indicator);
	if (o->indicator && o->target.known) {
		cop_buf_text(out, " at ");
		cop_num_write(out, o->target.value);
	}
	if (o->due.day)
		cop_buf_printf(out, " by %s", cop_date_text(o->due, due));
}

static const struct cop_objective *objective(const struct cop_charter *c, const char *id)
{
	for (size_t i = 0; c && i < c->objectives.n; i++)
		if (c->objectives.at[i].id && strcmp(c->objectives.at[i].id, id) == 0)
			return &c->objectives.at[i];
	return NULL;
}

bool charter_say_measure(struct cop_env *env, struct cop_buf *out,
			 const struct cop_words *pairs)
{
	const char *id = pairs->n ? measured(env->arena, pairs->at[0]) : NULL;
	struct cop_error ignored = { 0 };
	const struct cop_objective *o;
	struct cop_community *with;

	for (size_t i = 2; id && i < pairs->n; i += 2) {
		const char *other = measured(env->arena, pairs->at[i]);

		if (!other || strcmp(id, other) != 0)
			id = NULL;
	}
	if (!id || cop_community_after(env->community, &with, &ignored))
		return false;
	o = objective(with->charter, id);
	if (o)
		charter_say_objective(out, o);
	return o != NULL;
}

void charter_say_entry(struct cop_buf *out, const char *list, const struct cop_str *text,
		       bool gone)
{
	static const struct {
		const char *list, *here, *gone;
	} words[] = {
		{ "scope.in", "scope includes", "scope no longer includes" },
		{ "scope.out", "scope excludes", "scope no longer excludes" },
		{ "objectives", "objective", NULL },
		{ "problems", "problem", NULL },
		{ "audiences", "audience", NULL },
		{ "backers", "backer", NULL },
		{ "values", "value", NULL },
		{ "participation.barriers", "barrier", NULL },
		{ "participation.first_steps", "first step", NULL },
		{ "participation.benefits", "benefit", NULL },
		{ "policies.rejection", "reason to decline", NULL },
		{ "growth.channels", "channel", NULL },
		{ "activities", "activity", NULL },
		{ "rewards", "reward", NULL },
		{ "pathways", "pathway", NULL },
		{ "stakeholders", "stakeholder", NULL },
		{ "resources", "resource", NULL },
		{ "due_diligence.similar", "similar group", NULL },
		{ "revisit", "in doubt:", "no longer in doubt:" },
	};
	const char *word = strrchr(list, '.') ? strrchr(list, '.') + 1 : list;
	const char *ending = gone ? " is removed" : "";

	for (size_t i = 0; i < COP_COUNT(words); i++) {
		if (strcmp(words[i].list, list) != 0)
			continue;
		word = gone && words[i].gone ? words[i].gone : words[i].here;
		if (words[i].gone)
			ending = "";
	}
	cop_buf_printf(out, "%s \"", word);
	cop_subject_text(out, text);
	cop_buf_printf(out, "\"%s", ending);
}
