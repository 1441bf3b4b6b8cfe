/* SPDX-License-Identifier: MIT */
/* Paths: holders.ana-silva.to, scope.out.2, history.last.note, duties+ (commands.md 1.2). */
#include "schema/schema.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/near.h"
#include "base/raw.h"

struct walk {
	struct cop_arena *a;
	const char *path, *at; /* at: what is still to be read */
	struct cop_place_in place;
};

/* The next name of the path, NULL at its end. */
static const char *next_name(struct walk *w)
{
	size_t len = strcspn(w->at, ".");
	const char *name;

	if (!*w->at)
		return NULL;
	name = cop_arena_copy(w->a, w->at, len);
	w->at += len;
	if (*w->at == '.')
		w->at++;
	return name;
}

static const struct cop_field *find_key(const struct cop_schema *s, const char *key)
{
	for (size_t i = 0; i < s->nfields; i++) {
		if (!(s->fields[i].flags & COP_DICT_KEY) &&
		    strcmp(cop_field_key(&s->fields[i]), key) == 0)
			return &s->fields[i];
	}
	return NULL;
}

/* A table of a part only ("charter_cadence") has no name for people; its path says it. */
static enum cop_code no_field(const struct walk *w, const char *name, const char *start,
			      struct cop_error *err)
{
	const struct cop_schema *s = w->place.in;
	bool single = strcmp(s->name, "charter") == 0 || strcmp(s->name, "budget") == 0;
	struct cop_near near = { .typed = name };

	/* what a record with a history has for a person: cop member set ID status WORD */
	if (cop_path_field(s, "history.status"))
		cop_near_try(&near, "status");
	for (size_t i = 0; i < s->nfields; i++)
		cop_near_try(&near, cop_field_key(&s->fields[i]));
	if (strcmp(s->name, "cop") == 0)
		cop_fail(err, COP_E_USAGE, "cop.yaml has no '%s'", name);
	else if (strchr(s->name, '_') && start > w->path)
		cop_fail(err, COP_E_USAGE, "'%.*s' has no '%s'",
			 (int)(start - w->path - 1), w->path, name);
	else
		cop_fail(err, COP_E_USAGE, "%s %s has no '%s'",
			 single ? "the" : cop_article(s->name), s->name, name);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'?", near.best);
	return cop_fail_hint(err, "cop schema %.*s lists the fields",
			     (int)strcspn(s->name, "_"), s->name);
}

/* --- entries of lists --- */

static bool scalar_is(const struct cop_node *map, const char *key, const char *text)
{
	const struct cop_node *n = map->kind == COP_MAP ? cop_node_get(map, key) : NULL;

	return n && n->kind == COP_SCALAR && cop_str_is(n->value, text);
}

static const char *scalar_of(const struct cop_node *map, const char *key)
{
	const struct cop_node *n = map->kind == COP_MAP ? cop_node_get(map, key) : NULL;

	return n && n->kind == COP_SCALAR ? cop_str_raw(n->value) : "";
}

static void key_parts(const struct cop_field *f, char first[32], char second[32])
{
	const char *plus = strchr(f->keyed, '+');

	snprintf(first, 32, "%.*s", plus ? (int)(plus - f->keyed) : 31, f->keyed);
	snprintf(second, 32, "%s", plus ? plus + 1 : "");
}

static bool by_number(const struct cop_field *f)
{
	return !f->keyed || (f->flags & (COP_HISTORY | COP_BY_NUMBER));
}

/* "2", "last" -> the item, counted from 1. */
static struct cop_node *numbered(const struct cop_node *seq, const char *name)
{
	unsigned long n = 0;

	if (strcmp(name, "last") == 0)
		return seq->last;
	if (!*name || strspn(name, "0123456789") != strlen(name) || strlen(name) > 6)
		return NULL;
	sscanf(name, "%lu", &n);
	return n ? cop_node_item(seq, n - 1) : NULL;
}

/* A second part of a key may be a list: a finding is answered for some records. */
static bool second_is(const struct cop_node *map, const char *key, const char *text)
{
	const struct cop_node *n = map->kind == COP_MAP ? cop_node_get(map, key) : NULL;

	if (!n || n->kind != COP_SEQ)
		return scalar_is(map, key, text);
	for (const struct cop_node *one = n->first; one; one = one->next) {
		if (one->kind == COP_SCALAR && cop_str_is(one->value, text))
			return true;
	}
	return false;
}

/* Of two entries of one key: the newer one, and what holds for all before what does not. */
static bool goes_before(const struct cop_node *n, const struct cop_node *best,
			const char *second)
{
	const struct cop_node *some = cop_node_get(n, second);
	const struct cop_node *best_some = cop_node_get(best, second);

	if (!some && best_some && best_some->kind == COP_SEQ)
		return true;
	if (some && some->kind == COP_SEQ && !best_some)
		return false;
	return strcmp(scalar_of(n, second), scalar_of(best, second)) >= 0;
}

/* The entry with this key; where the key occurs twice, the newest, or the one whose second
 * part is named next in the path. */
static struct cop_node *keyed_entry(struct walk *w, const struct cop_field *f,
				    const struct cop_node *seq, const char *name)
{
	char first[32], second[32];
	struct cop_node *best = NULL;
	const char *after = w->at;
	const char *next;

	key_parts(f, first, second);
	next = *second ? next_name(w) : NULL;
	for (struct cop_node *n = seq->first; n; n = n->next) {
		if (!scalar_is(n, first, name))
			continue;
		if (next && second_is(n, second, next))
			return n;
		if (!best || !*second || goes_before(n, best, second))
			best = n;
	}
	w->at = after;
	return best;
}

#define KEYS_SHOWN 5

/* "holders has ana-silva, ben-okoro": ids, so that they may be shown as they are. */
static enum cop_code hint_keys(struct cop_error *err, const struct cop_field *f,
			       const struct cop_node *seq, const char *key)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf keys = { 0 };
	size_t n = 0;

	for (const struct cop_node *e = seq ? seq->first : NULL; e; e = e->next) {
		const char *id = scalar_of(e, key);

		if (cop_id_valid(id, strlen(id)) && n++ < KEYS_SHOWN)
			cop_buf_printf(&keys, "%s%s", keys.len ? ", " : "", id);
	}
	if (!n)
		return cop_fail_hint(err, "%s has no entries yet", cop_field_key(f));
	return cop_fail_hint(err, "%s has %s%s", cop_field_key(f), cop_buf_str(&keys),
			     n > KEYS_SHOWN ? ", ..." : "");
}

static enum cop_code no_entry(const struct cop_field *f, const struct cop_node *seq,
			      const char *name, struct cop_error *err)
{
	struct cop_near near = { .typed = name };
	char first[32], second[32];

	cop_fail(err, COP_E_NOT_FOUND, "there is no '%s' in %s", name, cop_field_key(f));
	if (by_number(f))
		return cop_fail_hint(
			err, "entries of %s are numbered from 1%s; 'last' is the last",
			cop_field_key(f), seq ? "" : ", and there is none yet");
	key_parts(f, first, second);
	for (const struct cop_node *n = seq ? seq->first : NULL; n; n = n->next)
		cop_near_try(&near, scalar_of(n, first));
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'?", near.best);
	return hint_keys(err, f, seq, first);
}

/* Does the path go on with a day, which no field is called? */
static bool is_day(const char *at)
{
	struct cop_date d;

	return cop_date_iso(at, strcspn(at, "."), &d);
}

static enum cop_code no_such_day(const struct walk *w, const struct cop_field *f,
				 const char *name, struct cop_error *err)
{
	char first[32], second[32];

	key_parts(f, first, second);
	cop_fail(err, COP_E_NOT_FOUND, "there is no '%.*s' of '%s' in %s",
		 (int)strcspn(w->at, "."), w->at, name, cop_field_key(f));
	return cop_fail_hint(err, "without the day the newest is meant: %s.%s",
			     cop_field_key(f), name);
}

static enum cop_code enter_list(struct walk *w, const struct cop_field *f,
				const char *name, struct cop_error *err)
{
	struct cop_node *seq = w->place.node, *item = NULL;

	if (seq && seq->kind == COP_SEQ)
		item = by_number(f) ? numbered(seq, name) : keyed_entry(w, f, seq, name);
	if (!item)
		return no_entry(f, seq && seq->kind == COP_SEQ ? seq : NULL, name, err);
	if (!by_number(f) && is_day(w->at))
		return no_such_day(w, f, name, err);
	w->place.node = w->place.up = item;
	w->place.rest = w->at;
	w->place.entry = true;
	w->place.in = f->kind == COP_K_MAP ? f->of : NULL;
	return COP_OK;
}

/* Goes to child `key` of the present node, which may be absent. */
static void step_down(struct walk *w, const char *key, const char *start)
{
	struct cop_node *child = NULL;

	if (w->place.node && w->place.node->kind == COP_MAP)
		child = cop_node_get(w->place.node, key);
	if (w->place.node && !child)
		w->place.rest = start;
	w->place.node = child;
	if (child) {
		w->place.up = child;
		w->place.rest = w->at;
	}
	w->place.entry = false;
}

/* Below an x- key there are no tables: lists are entered by number. */
static void step_into_own(struct walk *w, const char *name, const char *start)
{
	struct cop_node *seq = w->place.node;
	struct cop_node *item = seq && seq->kind == COP_SEQ ? numbered(seq, name) : NULL;

	if (!item) {
		step_down(w, name, start);
		return;
	}
	w->place.node = w->place.up = item;
	w->place.rest = w->at;
	w->place.entry = true;
}

static enum cop_code enter_dict(struct walk *w, const struct cop_field *f,
				const char *name, const char *start)
{
	const struct cop_schema *s = f->of;

	step_down(w, name, start);
	w->place.in = s;
	w->place.entry = true;
	for (size_t i = 0; i < s->nfields; i++) {
		if (s->fields[i].flags & COP_DICT_VALUE) {
			w->place.field = &s->fields[i];
			w->place.in = NULL;
		}
	}
	return COP_OK;
}

/* One name within a mapping that follows the table `in`. */
static enum cop_code enter_map(struct walk *w, const char *name, const char *start,
			       struct cop_error *err)
{
	const struct cop_field *f;

	if (strncmp(name, "x-", 2) == 0) {
		step_down(w, name, start);
		w->place.field = NULL;
		w->place.in = NULL;
		return COP_OK;
	}
	f = find_key(w->place.in, name);
	if (!f)
		return no_field(w, name, start, err);
	step_down(w, name, start);
	w->place.field = f;
	w->place.in = f->kind == COP_K_MAP && !(f->flags & COP_IS_LIST) ? f->of : NULL;
	return COP_OK;
}

static enum cop_code enter(struct walk *w, const char *name, const char *start,
			   struct cop_error *err)
{
	const struct cop_field *f = w->place.field;

	if (w->place.in)
		return enter_map(w, name, start, err);
	if (!f) {
		step_into_own(w, name, start);
		return COP_OK;
	}
	if (f->kind == COP_K_DICT && !w->place.entry)
		return enter_dict(w, f, name, start);
	if ((f->flags & COP_IS_LIST) && !w->place.entry)
		return enter_list(w, f, name, err);
	cop_fail(err, COP_E_USAGE, "'%s' has no fields of its own", cop_field_key(f));
	return cop_fail_hint(err, "its path ends at '%.*s'", (int)(start - w->path - 1),
			     w->path);
}

static enum cop_code take_append(struct walk *w, struct cop_error *err)
{
	const struct cop_field *f = w->place.field;

	if (f && (f->flags & COP_IS_LIST) && f->kind != COP_K_DICT && !w->place.entry) {
		w->place.append = true;
		return COP_OK;
	}
	cop_fail(err, COP_E_USAGE, "'%s' is not a list, so nothing can be appended",
		 w->path);
	return cop_fail_hint(err, "leave the + away to set it");
}

enum cop_code cop_path_find(struct cop_arena *a, const struct cop_schema *s,
			    struct cop_node *root, const char *path,
			    struct cop_place_in *ret, struct cop_error *err)
{
	size_t len = strlen(path);
	bool append = len && path[len - 1] == '+';
	const char *plain = append ? cop_arena_copy(a, path, len - 1) : path;
	struct walk w = { .a = a, .path = plain, .at = plain };
	enum cop_code code = COP_OK;
	const char *start, *name;

	w.place =
		(struct cop_place_in){ .in = s, .node = root, .up = root, .rest = plain };
	if (s->nfields == 1 && (!root || root->kind == COP_SEQ)) {
		w.place.field = &s->fields[0];
		w.place.in = NULL;
	}
	if (!*plain || strstr(plain, "..") || plain[0] == '.' ||
	    plain[strlen(plain) - 1] == '.') {
		cop_fail(err, COP_E_USAGE, "'%s' is not a path", path);
		return cop_fail_hint(
			err,
			"field names joined by dots: scope.out, holders.ana-silva.to");
	}
	for (start = w.at; !code && (name = next_name(&w)); start = w.at)
		code = enter(&w, name, start, err);
	if (!code && append)
		code = take_append(&w, err);
	if (code)
		return code;
	if (w.place.node)
		w.place.rest = "";
	*ret = w.place;
	return COP_OK;
}

const struct cop_field *cop_path_field(const struct cop_schema *s, const char *path)
{
	const struct cop_field *f = NULL;
	char name[64];

	while (*path) {
		size_t len = strcspn(path, ".");

		if (!s)
			return NULL;
		snprintf(name, sizeof(name), "%.*s", (int)len, path);
		f = find_key(s, name);
		if (!f)
			return NULL;
		s = f->kind == COP_K_MAP || f->kind == COP_K_DICT ? f->of : NULL;
		path += len + (path[len] == '.');
	}
	return f;
}

/* --- node -> path --- */

#define DEPTH_MAX 64

static void write_entry_name(const struct cop_field *f, const struct cop_node *item,
			     struct cop_buf *ret)
{
	char first[32], second[32];

	if (f && !by_number(f)) {
		key_parts(f, first, second);
		if (*scalar_of(item, first)) {
			cop_buf_text(ret, scalar_of(item, first));
			return;
		}
	}
	cop_buf_printf(ret, "%u", (unsigned)item->nth + 1);
}

void cop_path_of(const struct cop_schema *s, const struct cop_node *n,
		 struct cop_buf *ret)
{
	const struct cop_node *way[DEPTH_MAX];
	const struct cop_field *f = NULL;
	size_t depth = 0;

	for (; n->parent && depth < DEPTH_MAX; n = n->parent)
		way[depth++] = n;
	if (n->kind == COP_SEQ && s && s->nfields == 1) {
		f = &s->fields[0];
		s = NULL;
	} else if (n->kind == COP_SEQ && depth) {
		depth--; /* a file of many records: the way begins in one of them */
	}
	while (depth--) {
		const struct cop_node *step = way[depth];

		if (ret->len)
			cop_buf_char(ret, '.');
		if (step->parent->kind == COP_MAP) {
			const char *key = cop_str_raw(step->key->value);

			cop_buf_text(ret, key);
			f = s && !(f && f->kind == COP_K_DICT) ? find_key(s, key) : NULL;
			s = f && (f->kind == COP_K_DICT ||
				  (f->kind == COP_K_MAP && !(f->flags & COP_IS_LIST)))
				    ? f->of
				    : NULL;
		} else {
			write_entry_name(f, step, ret);
			s = f && f->kind == COP_K_MAP ? f->of : NULL;
		}
	}
}
