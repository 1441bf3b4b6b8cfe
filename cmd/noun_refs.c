/* SPDX-License-Identifier: MIT */
/* rename and remove: what else names the thing. */
#include <string.h>

#include "noun.h"

enum cop_code cop_noun_check_new(struct cop_env *env, const char *id,
				 struct cop_error *err)
{
	uint32_t is;

	if (!cop_id_valid(id, strlen(id))) {
		cop_fail(err, COP_E_USAGE, "'%s' is not an id", id);
		return cop_fail_hint(err,
				     "lower-case letters, digits and hyphens: ana-silva");
	}
	is = cop_community_what(env->community, id) & COP_REF_ANY;
	if (is)
		return cop_fail(err, COP_E_REFUSED, "'%s' is taken by %s %s", id,
				cop_article(cop_ref_word(is)), cop_ref_word(is));
	if (cop_id_reserved(id))
		return cop_fail(err, COP_E_REFUSED, "'%s' has a meaning of its own", id);
	return COP_OK;
}

/* Every reference in every record; the moved record may name itself too. */
static enum cop_code follow(struct cop_env *env, struct cop_change *c, const char *from,
			    const char *to, size_t *ret_count, struct cop_error *err)
{
	const struct cop_new_name name = { env->cmd->record->ref, from, to };
	struct cop_naming *named;
	size_t n = cop_community_named_by(env->community, from, name.refs, &named);
	const struct cop_item *last = NULL;
	enum cop_code code = COP_OK;

	*ret_count = n;
	for (size_t i = 0; i < n && !code; i++) {
		const struct cop_item *item = named[i].item;
		bool itself = named[i].kind == cop_noun_kind(env) &&
			      strcmp(item->id, from) == 0;
		size_t count;

		if (item == last)
			continue;
		last = item;
		code = cop_change_replace_ref(c, cop_records[named[i].kind],
					      itself ? to : item->id, &name, &count, err);
	}
	return code;
}

/* Values of an indicator stand under its id, in a file of their own. */
static enum cop_code move_values(struct cop_env *env, struct cop_change *c,
				 const char *from, const char *to, struct cop_error *err)
{
	if (cop_noun_kind(env) != cop_kind_indicator ||
	    !cop_observation_of(env->community, from))
		return COP_OK;
	return cop_change_move(c, &cop_record_observation, from, to, err);
}

enum cop_code cop_noun_rename_run(struct cop_env *env, const void *opts,
				  struct cop_error *err)
{
	const struct cop_noun_rename *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	const struct cop_item *item;
	size_t count = 0;
	enum cop_code code = cop_noun_find(env, o->thing, &item, err);

	if (!code)
		code = cop_noun_check_new(env, o->new_id, err);
	if (!code)
		code = cop_change_move(c, env->cmd->record, item->id, o->new_id, err);
	if (!code)
		code = move_values(env, c, item->id, o->new_id, err);
	if (!code)
		code = follow(env, c, item->id, o->new_id, &count, err);
	if (code)
		return code;
	cop_noun_area(env, &subject);
	cop_buf_printf(&subject, "%s is now %s", item->id, o->new_id);
	if (count)
		cop_buf_printf(&subject, "; %zu reference%s follow%s", count,
			       count == 1 ? "" : "s", count == 1 ? "s" : "");
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

/* --- remove --- */

static bool is_listed(const struct cop_words *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++) {
		if (strcmp(list->at[i], id) == 0)
			return true;
	}
	return false;
}

/* Who else names it, the things that go with it apart. */
static enum cop_code check_named(struct cop_env *env, const char *id,
				 const struct cop_words *going, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf who = { 0 };
	struct cop_naming *named;
	size_t n =
		cop_community_named_by(env->community, id, env->cmd->record->ref, &named);
	size_t shown = 0;

	for (size_t i = 0; i < n; i++) {
		const char *by = named[i].item->id[0] ? named[i].item->id
						      : named[i].item->path;

		if (named[i].kind == cop_noun_kind(env) && is_listed(going, by))
			continue;
		if (shown++ < 5)
			cop_buf_printf(&who, "%s%s (%s)", who.len ? ", " : "", by,
				       cop_field_key(named[i].field));
	}
	if (!shown)
		return COP_OK;
	cop_fail(err, COP_E_REFUSED, "'%s' is named by %s%s", id, cop_buf_str(&who),
		 shown > 5 ? " and others" : "");
	return cop_fail_hint(err, "take it out there first; cop %s show %s",
			     env->line->group, id);
}

enum cop_code cop_noun_remove_run(struct cop_env *env, const void *opts,
				  struct cop_error *err)
{
	const struct cop_noun_things *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_words ids = { COP_NEW_N(env->arena, const char *, o->things.n + 1),
				 o->things.n };
	struct cop_change *c = cop_begin(env);
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < ids.n && !code; i++) {
		const struct cop_item *item;

		code = cop_noun_find(env, o->things.at[i], &item, err);
		if (!code)
			ids.at[i] = item->id;
	}
	cop_noun_area(env, &subject);
	for (size_t i = 0; i < ids.n && !code; i++) {
		code = check_named(env, ids.at[i], &ids, err);
		if (!code)
			code = cop_change_delete(c, env->cmd->record, ids.at[i], err);
		cop_buf_printf(&subject, "%s%s", i ? ", " : "", ids.at[i]);
	}
	if (code)
		return code;
	cop_buf_text(&subject, ids.n == 1 ? " is removed" : " are removed");
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}
