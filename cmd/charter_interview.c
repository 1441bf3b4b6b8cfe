/* SPDX-License-Identifier: MIT */
/* The living interview: one prompt after another, made as the answers come. */
#include <string.h>

#include "ask.h"
#include "base/enc.h"
#include "charter_slots.h"

#define SHORT 60 /* columns of an answer that stands in brackets */
#define NO_ITEM ((size_t)-1)

struct interview {
	struct charter_slots slots;
	const struct charter_chosen *chosen;
	size_t q, f;    /* the next question and field to ask about */
	size_t item;    /* the entry that was asked for last; NO_ITEM: of no list */
	bool has_parts; /* and its other fields were asked for */
};

/* --- making prompts --- */

static struct charter_slot *add(struct interview *iv, enum charter_slot_kind kind,
				const char *path, const struct cop_field *f)
{
	struct charter_slot *s =
		COP_PUSH(iv->slots.env->arena, iv->slots.at, iv->slots.n, iv->slots.cap);

	*s = (struct charter_slot){ .kind = kind,
				    .q = iv->chosen->at[iv->q],
				    .path = path,
				    .field = f,
				    .item = iv->item };
	return s;
}

/* "respond within" of "respond_within" */
static const char *in_words(struct cop_arena *a, const char *key)
{
	char *words = cop_arena_text(a, key);

	for (char *at = words; *at; at++)
		*at = *at == '_' ? ' ' : *at;
	return words;
}

/* The question where the prompt is its first one, then what the prompt is about. */
static const char *words_of(const struct interview *iv, const char *path)
{
	const struct charter_question *q = iv->chosen->at[iv->q];
	const struct charter_slot *last = iv->slots.n ? &iv->slots.at[iv->slots.n - 1]
						      : NULL;
	struct cop_arena *a = iv->slots.env->arena;
	const char *dot = strrchr(path, '.');
	const char *about = in_words(a, dot ? dot + 1 : path);
	const char *all = cop_enc_shown(a, q->of->text);
	const char *keys = last ? "" : "   (? why we ask, e editor, Enter later)";

	if (last && last->q == q)
		return cop_arena_printf(a, "  %s", about);
	if (q->of->fields.n > 1 || strcmp(path, q->of->fields.at[0]) != 0)
		return cop_arena_printf(a, "%zu of %zu  %s%s\n  %s", iv->q + 1,
					iv->chosen->n, all, keys, about);
	return cop_arena_printf(a, "%zu of %zu  %s%s", iv->q + 1, iv->chosen->n, all,
				keys);
}

static void add_value(struct interview *iv, const char *path, const struct cop_field *f,
		      bool needed)
{
	const char *text = words_of(iv, path);
	const struct cop_str *present = charter_present(&iv->slots, path);
	struct charter_slot *s = add(iv, CHARTER_VALUE, path, f);

	s->text = text;
	s->present = present;
	s->needed = needed && !present;
}

static void add_item(struct interview *iv, const char *path, const struct cop_field *f,
		     bool again)
{
	const char *text = again ? "  one more, or Enter to go on" : words_of(iv, path);
	const struct cop_str *present = again ? NULL : charter_present(&iv->slots, path);
	struct charter_slot *s = add(iv, CHARTER_ITEM, path, f);

	s->text = text;
	s->present = present;
	iv->item = iv->slots.n - 1;
	iv->has_parts = false;
}

/* The other fields of the entry whose text was just given. */
static bool add_parts(struct interview *iv)
{
	const struct charter_slot item = iv->slots.at[iv->item];
	const struct cop_schema *of = item.field->kind == COP_K_MAP ? item.field->of
								    : NULL;
	size_t before = iv->slots.n;

	iv->has_parts = true;
	for (size_t i = 0; of && i < of->nfields; i++) {
		const struct cop_field *f = &of->fields[i];
		struct charter_slot *s;

		if (strcmp(f->name, "id") == 0 || f == cop_single_main(of))
			continue;
		s = add(iv, CHARTER_PART, item.path, f);
		s->text = cop_arena_printf(
			iv->slots.env->arena, "    %s",
			in_words(iv->slots.env->arena, cop_field_key(f)));
		s->needed = (f->flags & COP_REQUIRED) != 0;
	}
	return iv->slots.n > before;
}

/* --- which come next --- */

static bool is_said(const struct interview *iv, const char *path)
{
	if (charter_present(&iv->slots, path))
		return true;
	for (size_t i = 0; i < iv->slots.n; i++)
		if (iv->slots.at[i].kind != CHARTER_PART &&
		    charter_slot_says(&iv->slots.at[i]) &&
		    strcmp(iv->slots.at[i].path, path) == 0)
			return true;
	return false;
}

/* "need" of "need.gap"; NULL: it stands by itself. */
static const char *above(struct cop_arena *a, const char *path)
{
	const char *dot = strrchr(path, '.');

	return dot ? cop_arena_copy(a, path, (size_t)(dot - path)) : NULL;
}

/*
 * What a part of the charter cannot do without comes first; where that was left open, the
 * rest of the part waits for another day.
 */
static bool waits(const struct interview *iv, const char *path, bool *ret_needed)
{
	struct cop_arena *a = iv->slots.env->arena;
	const char *part = above(a, path);
	const struct cop_field *up = part ? cop_path_field(&cop_schema_charter, part)
					  : NULL;
	const struct cop_schema *of =
		up && up->kind == COP_K_MAP && !(up->flags & COP_IS_LIST) ? up->of : NULL;
	const char *key = part ? path + strlen(part) + 1 : path;

	*ret_needed = false;
	for (size_t i = 0; of && i < of->nfields; i++) {
		const struct cop_field *f = &of->fields[i];

		if (strcmp(cop_field_key(f), key) == 0) {
			if (f->flags & COP_REQUIRED)
				return false;
			continue;
		}
		if (!(f->flags & COP_REQUIRED) || (f->flags & COP_IS_LIST))
			continue;
		if (!is_said(iv, cop_arena_printf(a, "%s.%s", part, cop_field_key(f))))
			return true;
		*ret_needed = true;
	}
	return false;
}

/* A field of every entry of a list: of each that is there. */
static bool add_of_entries(struct interview *iv, const char *list, const char *key,
			   const struct cop_field *f)
{
	struct cop_error ignored = { 0 };
	struct cop_place_in at = { 0 };
	size_t before = iv->slots.n;

	if (cop_path_find(iv->slots.env->arena, &cop_schema_charter, iv->slots.root, list,
			  &at, &ignored) ||
	    !at.node)
		return false;
	for (const struct cop_node *e = at.node->first; e; e = e->next) {
		const struct cop_node *id = e->kind == COP_MAP ? cop_node_get(e, "id")
							       : NULL;
		const char *path;

		if (!id || id->kind != COP_SCALAR)
			continue;
		path = cop_arena_printf(iv->slots.env->arena, "%s.%s.%s", list,
					cop_enc_shown(iv->slots.env->arena, id->value),
					key);
		add_value(iv, path, f, false);
		iv->slots.at[iv->slots.n - 1].text =
			cop_arena_printf(iv->slots.env->arena, "%s: %s of '%s'",
					 cop_enc_shown(iv->slots.env->arena,
						       iv->chosen->at[iv->q]->of->text),
					 in_words(iv->slots.env->arena, key),
					 cop_enc_shown(iv->slots.env->arena, id->value));
	}
	return iv->slots.n > before;
}

static bool add_field(struct interview *iv, const char *path)
{
	struct cop_arena *a = iv->slots.env->arena;
	const struct cop_field *f = cop_path_field(&cop_schema_charter, path);
	const char *part = above(a, path);
	const struct cop_field *up = part ? cop_path_field(&cop_schema_charter, part)
					  : NULL;
	const struct cop_schema *of = f->kind == COP_K_MAP ? f->of : NULL;
	bool needed;

	if (up && (up->flags & COP_IS_LIST))
		return add_of_entries(iv, part, path + strlen(part) + 1, f);
	if (waits(iv, path, &needed))
		return false;
	if (f->flags & COP_IS_LIST)
		add_item(iv, path, f, false);
	else if (!of)
		add_value(iv, path, f, needed && (f->flags & COP_REQUIRED));
	for (size_t i = 0; of && !(f->flags & COP_IS_LIST) && i < of->nfields; i++)
		add_value(
			iv,
			cop_arena_printf(a, "%s.%s", path, cop_field_key(&of->fields[i])),
			&of->fields[i], false);
	return true;
}

/* More prompts; false: there are none. */
static bool expand(struct interview *iv)
{
	if (iv->item != NO_ITEM && charter_slot_says(&iv->slots.at[iv->item])) {
		const struct charter_slot last = iv->slots.at[iv->item];

		if (!iv->has_parts && add_parts(iv))
			return true;
		add_item(iv, last.path, last.field, true);
		return true;
	}
	iv->item = NO_ITEM;
	for (; iv->q < iv->chosen->n; iv->q++, iv->f = 0) {
		const struct cop_guide_question *q = iv->chosen->at[iv->q]->of;

		while (iv->f < q->fields.n)
			if (add_field(iv, q->fields.at[iv->f++]))
				return true;
	}
	return false;
}

/* --- asking --- */

struct prompt {
	struct interview *iv;
	struct charter_slot *slot;
};

static bool fits_brackets(const struct cop_str *s)
{
	return !cop_str_has_newline(s) && cop_str_width(s) <= SHORT;
}

static void say_present(void *with)
{
	const struct prompt *p = with;
	const struct charter_slot *s = p->slot;

	if (s->present && (s->kind == CHARTER_ITEM || !fits_brackets(s->present)))
		cop_say(p->iv->slots.env, "  now: %s",
			cop_enc_shown(p->iv->slots.env->arena, s->present));
}

static const char *fit(void *with, const struct cop_str **answer)
{
	const struct prompt *p = with;

	return charter_slot_fit(&p->iv->slots, p->slot, answer);
}

#define FEW 12 /* ids that are told at once */

/* Of what may be named: which there are, or how to see them. */
static const char *explain_ref(const struct interview *iv, const struct cop_field *f)
{
	const struct cop_community *c = iv->slots.env->community;
	struct cop_arena *a = iv->slots.env->arena;
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	size_t n = 0;

	for (unsigned k = 0; k < cop_kind_count; k++) {
		for (size_t i = 0; cop_records[k]->ref & f->refs && i < c->items[k].n;
		     i++)
			if (n++ < FEW)
				cop_buf_printf(&out, "%s%s", out.len ? ", " : "",
					       c->items[k].at[i].id);
	}
	if (f->refs & COP_REF_INDICATOR)
		return cop_arena_printf(a,
					"%s By its id: %s%scop health list --all shows "
					"those that cop computes.",
					f->doc, cop_buf_str(&out), out.len ? "; " : "");
	if (!out.len)
		return f->doc;
	return cop_arena_printf(a, "%s By id: %s%s", f->doc, cop_buf_str(&out),
				n > FEW ? cop_arena_printf(a, " and %zu more", n - FEW)
					: "");
}

static enum cop_code ask(struct interview *iv, size_t i, bool *ret_back,
			 struct cop_error *err)
{
	struct charter_slot *s = &iv->slots.at[i];
	struct cop_arena *a = iv->slots.env->arena;
	struct prompt p = { iv, s };
	bool whole = s->kind != CHARTER_PART && s->q->of->fields.n == 1;
	struct cop_ask q = {
		.text = s->text,
		.kept = s->answer,
		.explain = whole                         ? cop_enc_shown(a, s->q->of->why)
			   : s->field->kind == COP_K_REF ? explain_ref(iv, s->field)
							 : s->field->doc,
		.example = whole ? cop_enc_shown(a, s->q->of->example) : NULL,
		.field = s->kind == CHARTER_ITEM ? NULL : s->field,
		.needed = s->needed,
		.before = say_present,
		.fit = fit,
		.with = &p,
	};

	if (!q.kept && s->kind == CHARTER_VALUE && s->present &&
	    fits_brackets(s->present))
		q.kept = s->present;
	return cop_ask_step(iv->slots.env, &q, i ? ret_back : NULL, &s->answer, err);
}

enum cop_code charter_interview(struct cop_env *env, const struct charter_questions *all,
				const struct charter_chosen *chosen, struct cop_change *c,
				struct cop_words *answered, struct cop_error *err)
{
	struct interview iv = { .slots = { .env = env, .root = all->root },
				.chosen = chosen,
				.item = NO_ITEM };
	struct cop_error stopped = { 0 };
	size_t i = 0;

	while (i < iv.slots.n || expand(&iv)) {
		bool back = false;
		enum cop_code code = ask(&iv, i, &back, &stopped);

		if (code == COP_E_ASK)
			break;
		if (code)
			return code;
		i = back ? i - 1 : i + 1;
	}
	return charter_slots_write(&iv.slots, c, answered, err);
}
