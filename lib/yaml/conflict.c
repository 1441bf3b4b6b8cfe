/* SPDX-License-Identifier: MIT */
#include "yaml/conflict.h"

#include <string.h>

#include "base/enc.h"

#define SIGNS 7 /* at least, as git has it */

/* Walks the lines, and knows where it is. */
struct walk {
	const struct cop_source *src;
	size_t at, next;
	uint32_t line;
};

static bool step(struct walk *w)
{
	const char *nl;

	w->at = w->next;
	if (w->at >= w->src->len)
		return false;
	nl = memchr(w->src->text + w->at, '\n', w->src->len - w->at);
	w->next = nl ? (size_t)(nl - w->src->text) + 1 : w->src->len;
	w->line++;
	return true;
}

/* The name behind a marker of that sign; NULL: the line is none. */
static const char *marker(struct cop_arena *a, const struct walk *w, char sign)
{
	const char *text = w->src->text + w->at;
	size_t len = w->next - w->at, n = 0;

	while (n < len && text[n] == sign)
		n++;
	if (n < SIGNS || (n < len && !strchr(" \r\n", text[n])))
		return NULL;
	while (n < len && text[n] == ' ')
		n++;
	while (len > n && strchr("\r\n", text[len - 1]))
		len--;
	return cop_enc_shown(a, cop_str_new(a, text + n, len - n));
}

/* A key that begins a line at its first column; NULL: it begins with something else. */
static const char *key_of(struct cop_arena *a, const struct walk *w)
{
	const char *text = w->src->text + w->at;
	size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-");

	return n && text[n] == ':' && n < w->next - w->at ? cop_arena_copy(a, text, n)
							  : NULL;
}

static const char *person(const char *name)
{
	return !*name || !strcmp(name, "ours") || !strcmp(name, "HEAD") ? "yours" : name;
}

bool cop_yaml_conflict(struct cop_arena *a, const struct cop_source *src,
		       struct cop_conflict *ret)
{
	struct walk w = { .src = src };
	const char *open = NULL, *close = NULL;
	bool middle = false;

	*ret = (struct cop_conflict){ .key = "" };
	while (!close && step(&w)) {
		const char *key = key_of(a, &w), *name = marker(a, &w, '<');

		if (key && (!open || !*ret->key))
			ret->key = key;
		if (name) {
			open = name;
			middle = false;
			ret->first = w.line;
			ret->at = (struct cop_loc){ src, (uint32_t)w.at };
		}
		middle = middle || (open && marker(a, &w, '='));
		close = middle ? marker(a, &w, '>') : NULL;
	}
	if (!close)
		return false;
	ret->last = w.line;
	ret->ours = person(open);
	ret->theirs = *close ? close : "theirs";
	return true;
}

enum cop_code cop_conflict_fail(const struct cop_conflict *c, struct cop_error *err)
{
	cop_fail_at(err, COP_E_INVALID, c->at,
		    "%s%s%s two versions here, down to line %u (%s, %s)",
		    *c->key ? "'" : "", *c->key ? c->key : "a merge left",
		    *c->key ? "' has" : "", c->last, c->ours, c->theirs);
	return cop_fail_hint(err,
			     "keep one in your editor, then git add %s, git commit, cop "
			     "check",
			     c->at.src->path);
}
