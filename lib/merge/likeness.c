/* SPDX-License-Identifier: MIT */
/*
 * Entries whose key was changed. An entry that both sides took out, with one like it in its
 * place, was not taken out: what the two made of it stands against each other.
 */
#include <string.h>

#include "merge/part.h"

/* Beyond that many pairs nobody counts what they share: one that is free will do. */
#define PAIRS 40000

struct fields {
	struct cop_piece *at; /* "key, value", sorted */
	size_t n;
};

/* An entry that only one version has, or (shared) that both brought. */
struct fresh {
	const struct cop_part *part;
	struct fields says;
	bool shared, taken;
};

struct freshes {
	struct fresh *at;
	size_t n;
};

/* An entry that both took out, and what each has in its place. */
struct lost {
	const struct cop_part *part;
	struct fields says;
	const struct fresh *a, *b;
};

struct losts {
	struct lost *at;
	size_t n;
};

struct seeker {
	const struct cop_merge_job *j;
	struct cop_kin kin;
	bool stream;
};

static int by_text(const void *va, const void *vb)
{
	const struct cop_piece *a = va, *b = vb;
	size_t n = a->len < b->len ? a->len : b->len;
	int order = memcmp(a->at, b->at, n);

	return order ? order : (a->len > b->len) - (a->len < b->len);
}

/* A mapping says its fields; whatever else has a key, its value. */
static struct fields fields_of(const struct seeker *w, const struct cop_node *n)
{
	struct cop_kin kin = cop_kin_of_child(w->j, w->kin, n);
	bool map = !n->key && n->kind == COP_MAP;
	struct fields f = {
		COP_NEW_N(w->j->arena, struct cop_piece, map ? n->count + 1 : 1), 0
	};

	if (!map) {
		f.at[f.n++] = cop_meaning(w->j, kin, n);
		return f;
	}
	for (const struct cop_node *c = n->first; c; c = c->next) {
		struct cop_piece said =
			cop_meaning(w->j, cop_kin_of_child(w->j, kin, c), c);

		f.at[f.n].at = cop_arena_printf(w->j->arena, "%s: %s",
						cop_key_text(w->j, c->key).at, said.at);
		f.at[f.n].len = strlen(f.at[f.n].at);
		f.n++;
	}
	cop_sort(f.at, f.n, sizeof(*f.at), by_text);
	return f;
}

static size_t shared_by(const struct fields *x, const struct fields *y)
{
	size_t n = 0;

	for (size_t i = 0, k = 0; i < x->n && k < y->n;) {
		int order = by_text(&x->at[i], &y->at[k]);

		n += order == 0;
		i += order <= 0;
		k += order >= 0;
	}
	return n;
}

/* 0: not like it. In a stream a line of that day is like it, whatever it says. */
static size_t likeness(const struct seeker *w, const struct lost *gone,
		       const struct fresh *f)
{
	size_t n = shared_by(&gone->says, &f->says);

	if (w->stream && cop_kin_order(w->kin, gone->part->node, f->part->node) == 0)
		return n + 1;
	return 2 * n >= gone->says.n ? n : 0;
}

static struct freshes freshes_of(const struct seeker *w, const struct cop_parts *o,
				 const struct cop_parts *own,
				 const struct cop_parts *other)
{
	struct freshes list = { COP_NEW_N(w->j->arena, struct fresh, own->n + 1), 0 };

	for (size_t i = 0; i < own->n; i++) {
		const struct cop_part *p = &own->at[i];

		if (!cop_part_with(o, &p->key))
			list.at[list.n++] = (struct fresh){
				.part = p,
				.shared = cop_part_with(other, &p->key),
				.says = fields_of(w, p->node),
			};
	}
	return list;
}

static struct losts losts_of(const struct seeker *w, const struct cop_parts v[3])
{
	struct losts list = { COP_NEW_N(w->j->arena, struct lost, v[0].n + 1), 0 };

	for (size_t i = 0; i < v[0].n; i++) {
		const struct cop_part *p = &v[0].at[i];

		if (!cop_part_with(&v[1], &p->key) && !cop_part_with(&v[2], &p->key))
			list.at[list.n++] =
				(struct lost){ .part = p, .says = fields_of(w, p->node) };
	}
	return list;
}

struct couple {
	size_t like, gone, fresh;
};

/* The most like first. */
static int by_likeness(const void *va, const void *vb)
{
	const struct couple *a = va, *b = vb;

	if (a->like != b->like)
		return a->like < b->like ? 1 : -1;
	if (a->gone != b->gone)
		return a->gone < b->gone ? -1 : 1;
	return (a->fresh > b->fresh) - (a->fresh < b->fresh);
}

/* Each once. */
static void match(const struct seeker *w, struct losts *gone, struct freshes *list,
		  bool ours)
{
	bool blind = list->n && gone->n > PAIRS / list->n;
	struct couple *at = NULL;
	size_t n = 0, cap = 0;

	for (size_t i = 0; i < gone->n; i++) {
		size_t k = blind ? i : 0, end = blind ? i + 1 : list->n;

		for (; k < end && k < list->n; k++) {
			size_t like = blind ? 1 : likeness(w, &gone->at[i], &list->at[k]);

			if (like)
				*COP_PUSH(w->j->arena, at, n, cap) =
					(struct couple){ like, i, k };
		}
	}
	cop_sort(at, n, sizeof(*at), by_likeness);
	for (size_t i = 0; i < n; i++) {
		struct lost *one = &gone->at[at[i].gone];
		const struct fresh **place = ours ? &one->a : &one->b;
		struct fresh *f = &list->at[at[i].fresh];

		if (*place || f->taken)
			continue;
		f->taken = true;
		*place = f;
	}
}

/* Both brought it: it stands against nothing. */
static const struct cop_part *alone(const struct fresh *f)
{
	return f && !f->shared ? f->part : NULL;
}

struct cop_rekeyed cop_rekeyed_of(const struct cop_merge_job *j, struct cop_kin kin,
				  enum cop_node_kind kind, const struct cop_parts v[3])
{
	struct seeker w = { j, kin, false };
	struct cop_rekeyed ret = { 0 };
	struct freshes a, b;
	struct losts gone;

	w.stream = kind == COP_SEQ && cop_kin_stream(j, kin);
	if (kind == COP_SEQ && !w.stream && !kin.record_list && !kin.list->keyed)
		return ret; /* a set: a value is its key, and another value another entry */
	gone = losts_of(&w, v);
	if (!gone.n)
		return ret;
	a = freshes_of(&w, &v[0], &v[1], &v[2]);
	b = freshes_of(&w, &v[0], &v[2], &v[1]);
	match(&w, &gone, &a, true);
	match(&w, &gone, &b, false);
	ret.at = COP_NEW_N(j->arena, struct cop_trio, gone.n);
	for (size_t i = 0; i < gone.n; i++) {
		struct cop_trio t = { gone.at[i].part, alone(gone.at[i].a),
				      alone(gone.at[i].b) };

		if (t.a || t.b)
			ret.at[ret.n++] = t;
	}
	return ret;
}
