/* SPDX-License-Identifier: MIT */
/* What makes two entries of two versions the same entry. */
#include <string.h>

#include "base/raw.h"
#include "merge/part.h"

struct cop_kin cop_kin_of_root(const struct cop_record *kind, const struct cop_node *root)
{
	struct cop_kin kin = { 0 };

	if (!kind || !root)
		return kin;
	if (kind->shape == COP_SHAPE_LINES)
		kin.list = &kind->schema->fields[0];
	else
		kin.map = kind->schema;
	kin.record_list = root->kind == COP_SEQ && kind->shape != COP_SHAPE_LINES;
	return kin;
}

static const struct cop_field *field_of(const struct cop_schema *s,
					const struct cop_node *key)
{
	for (size_t i = 0; s && key && i < s->nfields; i++)
		if (cop_node_is(key, cop_field_key(&s->fields[i])))
			return &s->fields[i];
	return NULL;
}

struct cop_kin cop_kin_of_child(const struct cop_merge_job *j, struct cop_kin of,
				const struct cop_node *child)
{
	const struct cop_field *f;

	(void)j;
	if (of.record_list)
		return (struct cop_kin){ .map = of.map };
	if (child->parent->kind == COP_SEQ)
		return (struct cop_kin){ .map = of.list && of.list->kind == COP_K_MAP
							? of.list->of
							: NULL };
	f = field_of(of.map, child->key);
	if (f && f->kind == COP_K_MAP && !(f->flags & COP_IS_LIST))
		return (struct cop_kin){ .map = f->of };
	if (f && (f->flags & COP_IS_LIST) && f->kind != COP_K_DICT)
		return (struct cop_kin){ .list = f };
	return (struct cop_kin){ 0 };
}

/* --- what a value says --- */

struct saying {
	struct cop_piece key, value;
};

static int by_piece(const void *va, const void *vb)
{
	const struct cop_piece *a = va, *b = vb;
	size_t n = a->len < b->len ? a->len : b->len;
	int order = n ? memcmp(a->at, b->at, n) : 0;

	return order ? order : (a->len > b->len) - (a->len < b->len);
}

static int by_key(const void *va, const void *vb)
{
	const struct saying *a = va, *b = vb;

	return by_piece(&a->key, &b->key);
}

static bool free_order(struct cop_kin kin, const struct cop_node *n)
{
	return n->kind == COP_MAP || kin.record_list ||
	       (kin.list && (kin.list->flags & (COP_SET | COP_SORTED)));
}

static void put_scalar(const struct cop_merge_job *j, const struct cop_node *n,
		       struct cop_buf *out)
{
	/* The type comes from the field; where there is none, quotes decide. */
	bool quoted = !j->in->kind && !cop_node_plain(n);
	char sign = n->kind == COP_ALIAS ? '*' : quoted ? '"' : '=';

	cop_buf_printf(out, "%c%zu:", sign, cop_str_len(n->value));
	cop_buf_add(out, cop_str_raw(n->value), cop_str_len(n->value));
}

struct cop_piece cop_key_text(const struct cop_merge_job *j, const struct cop_node *key)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (key->kind != COP_SCALAR)
		return cop_meaning(j, (struct cop_kin){ 0 }, key);
	cop_buf_printf(&out, "=%zu:", cop_str_len(key->value));
	cop_buf_add(&out, cop_str_raw(key->value), cop_str_len(key->value));
	return (struct cop_piece){ cop_buf_keep(&out, j->arena), out.len };
}

/* Not recursive in depth beyond the limits of the parser. */
struct cop_piece cop_meaning(const struct cop_merge_job *j, struct cop_kin kin,
			     const struct cop_node *n)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct saying *list;
	size_t count = 0;

	if (!n)
		return (struct cop_piece){ "", 0 };
	if (n->props)
		cop_buf_text(&out, n->props);
	if (n->kind == COP_SCALAR || n->kind == COP_ALIAS) {
		put_scalar(j, n, &out);
		return (struct cop_piece){ cop_buf_keep(&out, j->arena), out.len };
	}
	list = COP_NEW_N(j->arena, struct saying, n->count);
	for (const struct cop_node *c = n->first; c; c = c->next, count++) {
		list[count].value = cop_meaning(j, cop_kin_of_child(j, kin, c), c);
		list[count].key = c->key ? cop_key_text(j, c->key) : list[count].value;
	}
	if (free_order(kin, n))
		cop_sort(list, count, sizeof(*list), by_key);
	cop_buf_char(&out, n->kind == COP_MAP ? '{' : '[');
	for (size_t i = 0; i < count; i++) {
		if (n->kind == COP_MAP)
			cop_buf_add(&out, list[i].key.at, list[i].key.len);
		cop_buf_add(&out, list[i].value.at, list[i].value.len);
		cop_buf_char(&out, ',');
	}
	cop_buf_char(&out, n->kind == COP_MAP ? '}' : ']');
	return (struct cop_piece){ cop_buf_keep(&out, j->arena), out.len };
}

bool cop_same_meaning(const struct cop_merge_job *j, struct cop_kin kin,
		      const struct cop_node *x, const struct cop_node *y)
{
	struct cop_piece a, b;

	if (!x || !y)
		return x == y;
	a = cop_meaning(j, kin, x);
	b = cop_meaning(j, kin, y);
	return cop_piece_equal(&a, &b);
}

/* --- keys --- */

/* "member+from" of a holder: the parts one after the other; `id` of a record. */
static struct cop_piece key_of_map(const struct cop_merge_job *j, const char *keyed,
				   const struct cop_node *n)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	while (n->kind == COP_MAP && *keyed) {
		size_t len = strcspn(keyed, "+");
		const char *name = cop_arena_copy(j->arena, keyed, len);
		const struct cop_node *part = cop_node_get(n, name);
		struct cop_piece said = cop_meaning(j, (struct cop_kin){ 0 }, part);

		cop_buf_add(&out, said.at, said.len);
		cop_buf_char(&out, ';');
		keyed += len + (keyed[len] == '+');
	}
	if (out.len == 0 || strcspn(cop_buf_str(&out), ";") == 0)
		return (struct cop_piece){ 0 };
	return (struct cop_piece){ cop_buf_keep(&out, j->arena), out.len };
}

static struct cop_piece key_of(const struct cop_merge_job *j, struct cop_kin kin,
			       const struct cop_node *n)
{
	if (n->key)
		return cop_key_text(j, n->key);
	if (kin.record_list)
		return key_of_map(j, "id", n);
	if (kin.list && kin.list->keyed)
		return key_of_map(j, kin.list->keyed, n);
	return cop_meaning(j, cop_kin_of_child(j, kin, n), n);
}

static uint64_t hash(const struct cop_piece *key)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < key->len; i++)
		h = (h ^ (unsigned char)key->at[i]) * 1099511628211u;
	return h;
}

/* Open addressing; the table is at most half full. */
static struct cop_part **place_of(const struct cop_parts *p, const struct cop_piece *key)
{
	size_t at = (size_t)hash(key) & (p->cap - 1);

	while (p->table[at] && !cop_piece_equal(&p->table[at]->key, key))
		at = (at + 1) & (p->cap - 1);
	return &p->table[at];
}

const struct cop_part *cop_part_with(const struct cop_parts *p,
				     const struct cop_piece *key)
{
	return *place_of(p, key);
}

/*
 * Every entry a key of its own; `number`: the second of its kind gets another one, which is
 * for entries that say all they say with their key.
 */
static bool index_keys(const struct cop_merge_job *j, struct cop_parts *p, bool number)
{
	for (p->cap = 4; p->cap < 2 * p->n;)
		p->cap *= 2;
	p->table = COP_NEW_N(j->arena, struct cop_part *, p->cap);
	for (size_t i = 0; i < p->n; i++) {
		struct cop_part *one = &p->at[i], **at;

		if (!one->key.at && !number)
			return false;
		if (!one->key.at)
			continue;
		at = place_of(p, &one->key);
		if (*at && !number)
			return false;
		if (*at) {
			one->key.at = cop_arena_printf(j->arena, "%s#%zu", one->key.at,
						       ++(*at)->repeats);
			one->key.len = strlen(one->key.at);
			at = place_of(p, &one->key);
		}
		*at = one;
	}
	return true;
}

bool cop_kin_stream(const struct cop_merge_job *j, struct cop_kin kin)
{
	return kin.list && !kin.list->keyed && j->in->kind &&
	       j->in->kind->shape == COP_SHAPE_LINES &&
	       kin.list == &j->in->kind->schema->fields[0];
}

/* The entries alone, without their texts. */
struct cop_parts cop_entries_of(const struct cop_merge_job *j, const struct cop_node *n)
{
	struct cop_parts p = { .at = COP_NEW_N(j->arena, struct cop_part,
					       n ? n->count + 1 : 1) };

	for (const struct cop_node *c = n ? n->first : NULL; c; c = c->next)
		p.at[p.n++] = (struct cop_part){ .node = c, .src = c->src };
	return p;
}

/* The entry after i with the key that i had before the second one was numbered. */
static const struct cop_node *second_of(const struct cop_merge_job *j, struct cop_kin kin,
					const struct cop_parts *p, size_t i)
{
	struct cop_piece key = key_of(j, kin, p->at[i].node);

	for (size_t k = i + 1; k < p->n; k++) {
		struct cop_piece other = key_of(j, kin, p->at[k].node);

		if (other.at && cop_piece_equal(&key, &other))
			return p->at[k].node;
	}
	return p->at[i].node;
}

static bool keys_serve(const struct cop_merge_job *j, struct cop_kin kin,
		       struct cop_parts *const *sides, size_t n)
{
	bool stream = cop_kin_stream(j, kin);

	for (size_t s = 0; s < n; s++) {
		for (size_t i = 0; i < sides[s]->n; i++) {
			const struct cop_node *one = sides[s]->at[i].node;

			sides[s]->at[i].repeats = 0;
			sides[s]->at[i].key = key_of(j, kin, one);
		}
		if (!index_keys(j, sides[s], stream))
			return false;
	}
	return true;
}

/* The days on which a life took several steps in one of the versions, sorted. */
static struct cop_pieces busy_days(const struct cop_merge_job *j,
				   struct cop_parts *const *sides, size_t n)
{
	struct cop_pieces ret = { 0 };
	size_t cap = 0;

	for (size_t s = 0; s < n; s++) {
		struct saying *days = COP_NEW_N(j->arena, struct saying, sides[s]->n + 1);

		for (size_t i = 0; i < sides[s]->n; i++)
			days[i].key = key_of_map(j, "date", sides[s]->at[i].node);
		cop_sort(days, sides[s]->n, sizeof(*days), by_key);
		for (size_t i = 1; i < sides[s]->n; i++)
			if (by_key(&days[i - 1], &days[i]) == 0)
				*COP_PUSH(j->arena, ret.at, ret.n, cap) = days[i].key;
	}
	cop_sort(ret.at, ret.n, sizeof(*ret.at), by_piece);
	return ret;
}

static bool is_among(const struct cop_pieces *sorted, const struct cop_piece *one)
{
	size_t from = 0, to = sorted->n;

	while (from < to) {
		size_t at = from + (to - from) / 2;
		int order = by_piece(&sorted->at[at], one);

		if (order == 0)
			return true;
		if (order < 0)
			from = at + 1;
		else
			to = at;
	}
	return false;
}

/*
 * A life goes by day. On days on which it took several steps in one of the three versions
 * (what a result has does not count) these are told apart by status; the same step twice
 * is none of its own.
 */
static bool life_serves(const struct cop_merge_job *j, struct cop_parts *const *sides,
			size_t n)
{
	struct cop_pieces busy = busy_days(j, sides, n < 3 ? n : 3);

	for (size_t s = 0; s < n; s++) {
		for (size_t i = 0; i < sides[s]->n; i++) {
			struct cop_part *p = &sides[s]->at[i];

			p->repeats = 0;
			p->key = key_of_map(j, "date", p->node);
			if (is_among(&busy, &p->key))
				p->key = key_of_map(j, "date+status", p->node);
		}
		if (!index_keys(j, sides[s], false))
			return false;
	}
	return true;
}

enum cop_match cop_identify(const struct cop_merge_job *j, struct cop_kin kin,
			    enum cop_node_kind kind, struct cop_parts *const *sides,
			    size_t n)
{
	bool life = kin.list && (kin.list->flags & COP_HISTORY);
	bool keyed = kind == COP_MAP || kin.record_list ||
		     (kin.list && (kin.list->keyed || (kin.list->flags & COP_SET)));

	if (kind == COP_SEQ && cop_kin_stream(j, kin)) {
		keys_serve(j, kin, sides, n);
		return COP_MATCH_LINES;
	}
	if (life)
		return life_serves(j, sides, n) ? COP_MATCH_KEY : COP_MATCH_ORDER;
	return keyed && keys_serve(j, kin, sides, n) ? COP_MATCH_KEY : COP_MATCH_ORDER;
}

/* In this collection alone. */
static const struct cop_node *own_twice(const struct cop_merge_job *j, struct cop_kin kin,
					const struct cop_node *n, size_t *count)
{
	struct cop_parts p = cop_entries_of(j, n);
	const struct cop_node *ret = NULL;

	for (size_t i = 0; i < p.n; i++)
		p.at[i].key = key_of(j, kin, p.at[i].node);
	index_keys(j, &p, true);
	for (size_t i = 0; i < p.n; i++) {
		if (p.at[i].repeats && !ret)
			ret = second_of(j, kin, &p, i);
		*count += p.at[i].repeats;
	}
	return ret;
}

const struct cop_node *cop_stands_twice(const struct cop_merge_job *j, struct cop_kin kin,
					const struct cop_node *n, size_t *count)
{
	bool keyed = n->kind == COP_MAP || kin.record_list ||
		     (kin.list && (kin.list->keyed || (kin.list->flags & COP_SET)));
	bool life = kin.list && (kin.list->flags & COP_HISTORY);
	const struct cop_node *ret = NULL;

	if (keyed && !life)
		ret = own_twice(j, kin, n, count);
	for (const struct cop_node *c = n->first; c; c = c->next) {
		const struct cop_node *inner =
			c->first ? cop_stands_twice(j, cop_kin_of_child(j, kin, c), c,
						    count)
				 : NULL;

		ret = ret ? ret : inner;
	}
	return ret;
}

/* --- order --- */

bool cop_kin_sorted(const struct cop_merge_job *j, struct cop_kin kin)
{
	return kin.list && ((kin.list->flags & (COP_SET | COP_SORTED | COP_HISTORY)) ||
			    cop_kin_stream(j, kin));
}

static const char *order_word(struct cop_kin kin, const struct cop_node *n)
{
	const char *keyed = kin.list->keyed ? kin.list->keyed : "date";
	char name[32];

	if (n->kind == COP_SCALAR)
		return cop_str_raw(n->value);
	if (strcmp(keyed, "member+from") == 0)
		keyed = "from";
	memset(name, 0, sizeof(name));
	strncpy(name, keyed, strcspn(keyed, "+") < 31 ? strcspn(keyed, "+") : 31);
	n = cop_node_get(n, name);
	return n && n->kind == COP_SCALAR ? cop_str_raw(n->value) : "";
}

int cop_kin_order(struct cop_kin kin, const struct cop_node *x, const struct cop_node *y)
{
	return strcmp(order_word(kin, x), order_word(kin, y));
}
