/* SPDX-License-Identifier: MIT */
#include "charter_slots.h"

#include <string.h>

#include "base/enc.h"

/* --- what is there --- */

static const struct cop_str *entry_text(const struct cop_field *list,
					const struct cop_node *entry)
{
	const struct cop_field *main =
		list && list->kind == COP_K_MAP ? cop_single_main(list->of) : NULL;
	const struct cop_node *n = entry;

	if (entry->kind == COP_MAP)
		n = main ? cop_node_get(entry, cop_field_key(main)) : NULL;
	return n && n->kind == COP_SCALAR ? n->value : NULL;
}

const struct cop_str *charter_present(const struct charter_slots *s, const char *path)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_error ignored = { 0 };
	struct cop_place_in at = { 0 };

	if (cop_path_find(s->env->arena, &cop_schema_charter, s->root, path, &at,
			  &ignored) ||
	    !at.node)
		return NULL;
	if (at.node->kind == COP_SCALAR)
		return at.node->value;
	for (const struct cop_node *n = at.node->first; n; n = n->next) {
		cop_buf_text(&out, out.len ? "; " : "");
		cop_enc_term(&out, entry_text(at.field, n));
	}
	return out.len ? cop_str_new(s->env->arena, cop_buf_str(&out), out.len) : NULL;
}

bool charter_slot_says(const struct charter_slot *s)
{
	return cop_str_len(s->answer) && !(s->kind == CHARTER_VALUE && s->present &&
					   cop_str_equal(s->answer, s->present));
}

/* --- is it right? --- */

static const char *id_of_item(const struct charter_slots *all, size_t i)
{
	return cop_str_slug(all->env->arena, all->at[i].answer);
}

/* An entry that this interview makes, of a list whose ids this field may name. */
static bool is_new(const struct charter_slots *all, const char *id)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].kind == CHARTER_ITEM && charter_slot_says(&all->at[i]) &&
		    strcmp(id_of_item(all, i), id) == 0)
			return true;
	return false;
}

static const char *find_ref(const struct charter_slots *all, const struct cop_field *f,
			    const struct cop_str *typed, const char **ret)
{
	struct cop_community *c = all->env->community;
	const char *word = cop_enc_shown(all->env->arena, typed), *id = word;
	struct cop_error wrong = { 0 };
	unsigned kinds = 0;
	enum cop_kind kind;

	for (unsigned k = 0; k < cop_kind_count; k++)
		kinds |= cop_records[k]->ref & f->refs ? 1u << k : 0;
	if (kinds && !cop_community_resolve(c, kinds, word, &id, &kind, &wrong)) {
		*ret = id;
		return NULL;
	}
	if ((cop_community_what(c, word) & f->refs) || (!kinds && is_new(all, word))) {
		*ret = word;
		return NULL;
	}
	if (wrong.code)
		return cop_arena_text(all->env->arena, wrong.msg);
	return cop_arena_printf(all->env->arena, "there is no '%s'", word);
}

static const char *fit_one(const struct charter_slots *all, const struct cop_field *f,
			   const struct cop_str **value)
{
	struct cop_error wrong = { 0 };
	struct cop_node *ignored;
	const char *id, *why;

	if (f->kind == COP_K_REF) {
		why = find_ref(all, f, *value, &id);
		if (!why)
			*value = cop_str_text(all->env->arena, id);
		return why;
	}
	if (!cop_value_typed(all->env->arena, f, *value, all->env->today, &ignored,
			     &wrong))
		return NULL;
	return cop_arena_printf(all->env->arena, "%s; %s", wrong.msg, wrong.hint);
}

/* Several, where commas set them apart; each is judged for itself. */
static size_t parts_of(const struct charter_slots *all, const struct cop_field *f,
		       const struct cop_str *answer, const struct cop_str ***ret)
{
	if (cop_field_takes_commas(f))
		return cop_str_split(all->env->arena, answer, ",", ret);
	*ret = COP_NEW_N(all->env->arena, const struct cop_str *, 1);
	(*ret)[0] = answer;
	return 1;
}

const char *charter_slot_fit(const struct charter_slots *all,
			     const struct charter_slot *s, const struct cop_str **answer)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const struct cop_field *f = s->field;
	const struct cop_str **parts;
	size_t n;

	if (s->kind == CHARTER_ITEM && f->kind == COP_K_MAP)
		return *cop_str_slug(all->env->arena, *answer) || !f->keyed ||
				       strcmp(f->keyed, "id") != 0
			       ? fit_one(all, cop_single_main(f->of), answer)
			       : "no id can be made of this text; begin with a word";
	n = parts_of(all, f, *answer, &parts);
	for (size_t i = 0; i < n; i++) {
		const char *why = fit_one(all, f, &parts[i]);

		if (why)
			return why;
		cop_buf_text(&out, i ? ", " : "");
		cop_enc_term_lines(&out, parts[i], 0);
	}
	if (f->kind == COP_K_REF)
		*answer = cop_str_new(all->env->arena, cop_buf_str(&out), out.len);
	return NULL;
}

/* --- the change --- */

struct writing {
	const struct charter_slots *all;
	struct cop_change *c;
	struct cop_words *answered;
	size_t cap;
	const char **ids; /* given in this interview */
	size_t nids, cids;
};

static void note_answer(struct writing *w, const char *path)
{
	struct cop_arena *a = w->all->env->arena;

	*COP_PUSH(a, w->answered->at, w->answered->n, w->cap) = path;
	*COP_PUSH(a, w->answered->at, w->answered->n, w->cap) = "";
}

static bool is_taken(const struct writing *w, const char *id)
{
	for (size_t i = 0; i < w->nids; i++)
		if (strcmp(w->ids[i], id) == 0)
			return true;
	return cop_community_what(w->all->env->community, id) != 0;
}

static const char *fresh_id(struct writing *w, const struct cop_str *text)
{
	struct cop_arena *a = w->all->env->arena;
	const char *slug = cop_str_slug(a, text), *id = slug;

	for (unsigned n = 2; is_taken(w, id); n++)
		id = cop_arena_printf(a, "%s-%u", slug, n);
	*COP_PUSH(a, w->ids, w->nids, w->cids) = id;
	return id;
}

static enum cop_code part_value(struct writing *w, const struct cop_field *f,
				const struct cop_str *answer, struct cop_node **ret,
				struct cop_error *err)
{
	struct cop_env *env = w->all->env;
	struct cop_node *seq = cop_make_seq(env->arena, COP_FLOW), *one;
	const struct cop_str **parts;
	enum cop_code code = COP_OK;
	size_t n;

	if (!(f->flags & COP_IS_LIST))
		return cop_value_typed(env->arena, f, answer, env->today, ret, err);
	n = parts_of(w->all, f, answer, &parts);
	for (size_t i = 0; i < n && !code; i++) {
		code = cop_value_typed(env->arena, f, parts[i], env->today, &one, err);
		if (!code)
			cop_make_push(seq, one);
	}
	seq->style = (uint8_t)cop_list_style(f, seq);
	*ret = seq;
	return code;
}

/* The answer to a field of the entry; NULL: there is none. */
static const struct cop_str *part_of(const struct charter_slots *all, size_t item,
				     const struct cop_field *f)
{
	for (size_t i = item + 1; i < all->n; i++)
		if (all->at[i].kind == CHARTER_PART && all->at[i].item == item &&
		    all->at[i].field == f)
			return cop_str_len(all->at[i].answer) ? all->at[i].answer : NULL;
	return NULL;
}

static enum cop_code entry_field(struct writing *w, size_t item,
				 const struct cop_field *f, struct cop_node *map,
				 struct cop_error *err)
{
	const struct charter_slot *s = &w->all->at[item];
	struct cop_arena *a = w->all->env->arena;
	const struct cop_str *said = part_of(w->all, item, f);
	struct cop_node *value = NULL;
	enum cop_code code = COP_OK;

	if (strcmp(f->name, "id") == 0)
		value = cop_make_text(a, cop_str_text(a, fresh_id(w, s->answer)));
	else if (f == cop_single_main(s->field->of))
		code = part_value(w, f, s->answer, &value, err);
	else if (said)
		code = part_value(w, f, said, &value, err);
	if (!code && value)
		cop_make_put(a, map, cop_field_key(f), value);
	return code;
}

/* Stopped before something was said that the entry cannot do without? */
static const char *lacks(const struct charter_slots *all, size_t item)
{
	const struct cop_schema *of = all->at[item].field->of;

	for (size_t i = 0; i < of->nfields; i++) {
		const struct cop_field *f = &of->fields[i];

		if ((f->flags & COP_REQUIRED) && strcmp(f->name, "id") != 0 &&
		    f != cop_single_main(of) && !part_of(all, item, f))
			return cop_field_key(f);
	}
	return NULL;
}

static enum cop_code write_entry(struct writing *w, size_t item, struct cop_error *err)
{
	const struct charter_slot *s = &w->all->at[item];
	const struct cop_schema *of = s->field->of;
	struct cop_node *map = cop_make_map(w->all->env->arena, COP_FLOW);
	const char *missing = lacks(w->all, item);
	enum cop_code code = COP_OK;

	if (missing) {
		cop_say(w->all->env, "note: '%s' is left out: it needs '%s', too",
			cop_enc_shown(w->all->env->arena, s->answer), missing);
		return COP_OK;
	}
	for (size_t i = 0; i < of->nfields && !code; i++)
		code = entry_field(w, item, &of->fields[i], map, err);
	if (code)
		return code;
	note_answer(w, s->path);
	return cop_change_put(w->c, &cop_record_charter, "",
			      cop_arena_printf(w->all->env->arena, "%s+", s->path), map,
			      err);
}

static enum cop_code write_slot(struct writing *w, size_t i, struct cop_error *err)
{
	const struct charter_slot *s = &w->all->at[i];
	struct cop_env *env = w->all->env;

	if (s->kind == CHARTER_PART || !charter_slot_says(s))
		return COP_OK;
	if (s->kind == CHARTER_ITEM && s->field->kind == COP_K_MAP)
		return write_entry(w, i, err);
	note_answer(w, s->path);
	return cop_change_set(w->c, &cop_record_charter, "",
			      s->kind == CHARTER_ITEM
				      ? cop_arena_printf(env->arena, "%s+", s->path)
				      : s->path,
			      s->answer, err);
}

/* "None" is an answer where a list cannot be left out beside what was said. */
static enum cop_code write_none(struct writing *w, struct cop_error *err)
{
	const struct cop_str *none = cop_str_text(w->all->env->arena, "[]");
	static const char list[] = "due_diligence.similar";
	bool begun = false, there = charter_present(w->all, list) != NULL;

	for (size_t i = 0; i < w->answered->n; i += 2) {
		there |= strcmp(w->answered->at[i], list) == 0;
		begun |= charter_within(w->answered->at[i], "due_diligence");
	}
	return begun && !there
		       ? cop_change_set(w->c, &cop_record_charter, "", list, none, err)
		       : COP_OK;
}

enum cop_code charter_slots_write(const struct charter_slots *s, struct cop_change *c,
				  struct cop_words *answered, struct cop_error *err)
{
	struct writing w = { .all = s, .c = c, .answered = answered };
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < s->n && !code; i++)
		code = write_slot(&w, i, err);
	return code ? code : write_none(&w, err);
}
