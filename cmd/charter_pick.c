/* SPDX-License-Identifier: MIT */
/* Which questions of the charter are meant. */
#include <string.h>

#include "base/near.h"
#include "charter.h"

bool charter_within(const char *path, const char *place)
{
	size_t len = strlen(place);

	return strncmp(path, place, len) == 0 && (!path[len] || path[len] == '.');
}

static bool touches(const struct cop_guide_question *q, const char *path)
{
	for (size_t i = 0; i < q->fields.n; i++)
		if (charter_within(q->fields.at[i], path) ||
		    charter_within(path, q->fields.at[i]))
			return true;
	return false;
}

static bool has(const struct charter_chosen *c, const struct charter_question *q)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->at[i] == q)
			return true;
	return false;
}

static void push(struct charter_chosen *c, const struct charter_question *q)
{
	if (!has(c, q))
		c->at[c->n++] = q;
}

/* Feedback goes to a channel: where there is none, that is asked for before. */
static void take(const struct charter_questions *all, struct charter_chosen *c,
		 const struct charter_question *q)
{
	for (size_t i = 0; touches(q->of, "feedback.channel") && i < all->n; i++)
		if (touches(all->at[i].of, "growth.channels") &&
		    all->at[i].answer.state == CHARTER_EMPTY)
			push(c, &all->at[i]);
	push(c, q);
}

/* A word names a question, one with those that go with it, or a place in the charter. */
static bool is_meant(const struct charter_questions *all,
		     const struct cop_guide_question *q, const char *word)
{
	for (size_t i = 0; i < all->n; i++)
		if (strcmp(all->at[i].of->id, word) == 0)
			return strcmp(q->id, word) == 0 ||
			       (q->of && strcmp(q->of, word) == 0);
	return touches(q, word);
}

static enum cop_code no_such(const struct charter_questions *all, const char *word,
			     struct cop_error *err)
{
	struct cop_near near = { .typed = word };

	for (size_t i = 0; i < all->n; i++) {
		cop_near_try(&near, all->at[i].of->id);
		for (size_t k = 0; k < all->at[i].of->fields.n; k++)
			cop_near_try(&near, all->at[i].of->fields.at[k]);
	}
	cop_fail(err, COP_E_USAGE, "no question of the charter is called '%s'", word);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'?", near.best);
	return cop_fail_hint(err,
			     "purpose, people, gathering, participation, policies, "
			     "growth, success, need, scope, knowledge, ... or a path");
}

static enum cop_code by_word(const struct charter_questions *all, const char *word,
			     struct charter_chosen *ret, struct cop_error *err)
{
	size_t before = ret->n;
	bool known = false;

	for (size_t i = 0; i < all->n; i++) {
		if (!is_meant(all, all->at[i].of, word))
			continue;
		known = true;
		take(all, ret, &all->at[i]);
	}
	return known || ret->n > before ? COP_OK : no_such(all, word, err);
}

enum cop_code charter_pick(struct cop_env *env, const struct charter_questions *all,
			   const struct cop_words *words, bool every,
			   struct charter_chosen *ret, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	ret->at = COP_NEW_N(env->arena, const struct charter_question *, all->n);
	ret->n = 0;
	for (size_t i = 0; i < words->n && !code; i++)
		code = by_word(all, words->at[i], ret, err);
	if (code || words->n)
		return code;
	for (size_t i = 0; i < all->n && !every; i++)
		if (charter_is_gap(&all->at[i]))
			take(all, ret, &all->at[i]);
	for (size_t i = 0; i < all->n; i++)
		if (every || all->at[i].answer.state != CHARTER_ANSWERED)
			take(all, ret, &all->at[i]);
	return COP_OK;
}
