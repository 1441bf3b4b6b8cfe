/* SPDX-License-Identifier: MIT */
/* The entries of `findings` in cop.yaml. */
#include "accept.h"

#include <string.h>

#include "base/enc.h"

bool accept_holds(const struct cop_words *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++) {
		if (strcmp(list->at[i], id) == 0)
			return true;
	}
	return false;
}

enum cop_code accept_read(struct accept *w, struct cop_error *err)
{
	struct cop_node *root;
	enum cop_code code = cop_yaml_parse(w->env->arena,
					    w->env->community->cop->rec.src,
					    &cop_yaml_community, &root, err);

	if (!code && root)
		w->seq = cop_node_get(root, "findings");
	return code;
}

size_t accept_count_about(const struct cop_node *entry)
{
	const struct cop_node *about = cop_node_get(entry, "about");

	return about && about->kind == COP_SEQ ? about->count : 0;
}

static bool is_about(const struct cop_node *entry, const struct cop_words *ids)
{
	const struct cop_node *about = cop_node_get(entry, "about");
	size_t found = 0;

	if (!about || about->kind != COP_SEQ)
		return !ids->n;
	for (const struct cop_node *n = about->first; n; n = n->next) {
		for (size_t i = 0; i < ids->n; i++)
			found += cop_node_is(n, ids->at[i]);
	}
	return ids->n && found == ids->n;
}

bool accept_is_of_rule(const struct cop_node *entry, const char *rule)
{
	const struct cop_node *n = entry->kind == COP_MAP ? cop_node_get(entry, "rule")
							  : NULL;

	return n && cop_node_is(n, rule);
}

/* The entry about these records, and `exactly`: about no other. */
struct cop_node *accept_entry(const struct accept *w, bool exactly)
{
	for (struct cop_node *n = w->seq ? w->seq->first : NULL; n; n = n->next) {
		if (accept_is_of_rule(n, w->o->rule) && is_about(n, &w->about) &&
		    (!exactly || accept_count_about(n) == w->about.n))
			return n;
	}
	return NULL;
}

/* Path of the entry: "findings.seats", "findings.seats.scribe". */
static const char *path_to(const struct accept *w)
{
	const char *dot = w->about.n ? "." : "";

	return cop_arena_printf(w->env->arena, "findings.%s%s%s", w->o->rule, dot,
				w->about.n ? w->about.at[0] : "");
}

static struct cop_node *list_of(struct cop_arena *a, const struct cop_words *ids)
{
	struct cop_node *seq = cop_make_seq(a, COP_FLOW);

	for (size_t i = 0; i < ids->n; i++)
		cop_make_push(seq, cop_make_text(a, cop_str_text(a, ids->at[i])));
	return seq;
}

/* NULL: the entry has no such field. */
static struct cop_node *value_of(const struct accept *w, const char *key)
{
	struct cop_arena *a = w->env->arena;
	char day[COP_DATE_TEXT];

	if (strcmp(key, "rule") == 0)
		return cop_make_text(a, cop_str_text(a, w->o->rule));
	if (strcmp(key, "about") == 0)
		return w->about.n ? list_of(a, &w->about) : NULL;
	if (strcmp(key, "response") == 0)
		return cop_make_bare(a, w->owner ? "in-hand" : "accepted");
	if (strcmp(key, "owner") == 0)
		return w->owner ? cop_make_text(a, cop_str_text(a, w->owner)) : NULL;
	if (strcmp(key, "by") == 0)
		return list_of(a, &w->by);
	if (strcmp(key, "reason") == 0)
		return cop_make_text(a, w->env->common.reason);
	return cop_make_bare(a, cop_date_text(w->o->until, day));
}

static const char *const keys[] = { "rule", "about",  "response", "owner",
				    "by",   "reason", "until" };
#define CHANGING 2 /* keys from here on are not what names the entry */

static enum cop_code create(const struct accept *w, struct cop_change *c,
			    struct cop_error *err)
{
	struct cop_node *entry = cop_make_map(w->env->arena, COP_BLOCK);

	for (size_t i = 0; i < COP_COUNT(keys); i++) {
		struct cop_node *value = value_of(w, keys[i]);

		if (value)
			cop_make_put(w->env->arena, entry, keys[i], value);
	}
	return cop_change_put(c, &cop_record_cop, "", "findings+", entry, err);
}

/* An answer that is there already is changed where it stands, with what is beside it. */
static enum cop_code renew(const struct accept *w, struct cop_change *c,
			   const struct cop_node *old, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	for (size_t i = CHANGING; i < COP_COUNT(keys) && !code; i++) {
		const char *path =
			cop_arena_printf(w->env->arena, "%s.%s", path_to(w), keys[i]);
		struct cop_node *value = value_of(w, keys[i]);

		if (value)
			code = cop_change_put(c, &cop_record_cop, "", path, value, err);
		else if (cop_node_get(old, keys[i]))
			code = cop_change_remove(c, &cop_record_cop, "", path, err);
	}
	return code;
}

enum cop_code accept_put(const struct accept *w, struct cop_change *c,
			 struct cop_error *err)
{
	const struct cop_node *old = accept_entry(w, true);

	return old ? renew(w, c, old, err) : create(w, c, err);
}

/* Some of its records only: it goes on for the others. */
static enum cop_code keep_others(const struct accept *w, struct cop_change *c,
				 const struct cop_node *about, struct cop_error *err)
{
	struct cop_arena *a = w->env->arena;
	struct cop_words left = { COP_NEW_N(a, const char *, about->count), 0 };

	for (const struct cop_node *n = about->first; n; n = n->next) {
		const char *id = cop_enc_shown(a, n->value);

		if (!accept_holds(&w->about, id))
			left.at[left.n++] = id;
	}
	return cop_change_put(c, &cop_record_cop, "",
			      cop_arena_printf(a, "%s.about", path_to(w)),
			      list_of(a, &left), err);
}

enum cop_code accept_take_back(const struct accept *w, struct cop_change *c,
			       const struct cop_node *old, struct cop_error *err)
{
	if (accept_count_about(old) == w->about.n)
		return cop_change_remove(c, &cop_record_cop, "", path_to(w), err);
	return keep_others(w, c, cop_node_get(old, "about"), err);
}
