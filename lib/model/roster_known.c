/* SPDX-License-Identifier: MIT */
/* People by id, address and name: one table for all three, that takes several of a name. */
#include <string.h>

#include "model/roster_part.h"

#define FEWEST 256

enum tag { BY_ID = 1, BY_EMAIL, BY_NAME };

struct slot {
	enum tag tag; /* 0: free */
	uint64_t hash;
	const struct cop_str *key;
	struct cop_roster_person *person;
};

struct cop_roster_known {
	struct cop_arena *arena;
	struct slot *at;
	size_t n, cap;
};

/* A walk over the slots with one key. */
struct walk {
	enum tag tag;
	const struct cop_str *key;
	uint64_t hash;
	size_t at;
};

static uint64_t hash_of(enum tag tag, const struct cop_str *key)
{
	uint64_t h = (cop_str_hash(key) ^ (uint64_t)tag) * UINT64_C(1099511628211);

	return h ^ h >> 32;
}

static struct walk begin(const struct cop_roster_known *k, enum tag tag,
			 const struct cop_str *key)
{
	uint64_t hash = hash_of(tag, key);

	return (struct walk){ tag, key, hash, (size_t)hash & (k->cap - 1) };
}

/* NULL: no more. */
static const struct slot *next(const struct cop_roster_known *k, struct walk *w)
{
	while (k->at[w->at].tag) {
		const struct slot *s = &k->at[w->at];

		w->at = (w->at + 1) & (k->cap - 1);
		if (s->tag == w->tag && s->hash == w->hash &&
		    cop_str_same_name(s->key, w->key))
			return s;
	}
	return NULL;
}

static void place(struct cop_roster_known *k, struct slot s)
{
	size_t at = (size_t)s.hash & (k->cap - 1);

	while (k->at[at].tag)
		at = (at + 1) & (k->cap - 1);
	k->at[at] = s;
	k->n++;
}

static void grow(struct cop_roster_known *k)
{
	struct cop_roster_known larger = { .arena = k->arena, .cap = 2 * k->cap };

	larger.at = COP_NEW_N(k->arena, struct slot, larger.cap);
	for (size_t i = 0; i < k->cap; i++)
		if (k->at[i].tag)
			place(&larger, k->at[i]);
	*k = larger;
}

static void add(struct cop_roster_known *k, enum tag tag, const struct cop_str *key,
		struct cop_roster_person *person)
{
	if (!cop_str_len(key))
		return;
	if (2 * (k->n + 1) > k->cap)
		grow(k);
	place(k, (struct slot){ tag, hash_of(tag, key), key, person });
}

struct cop_roster_person *cop_roster_known_add(struct cop_roster_known *k,
					       const struct cop_member *m, const char *id,
					       bool here)
{
	struct cop_roster_person *p = COP_NEW(k->arena, struct cop_roster_person);

	*p = (struct cop_roster_person){ .member = m, .id = id, .here = here };
	add(k, BY_ID, cop_str_text(k->arena, id), p);
	add(k, BY_EMAIL, m->email, p);
	add(k, BY_NAME, m->name, p);
	for (size_t i = 0; i < m->aliases.n; i++) {
		add(k, BY_EMAIL, m->aliases.at[i], p);
		add(k, BY_NAME, m->aliases.at[i], p);
	}
	return p;
}

struct cop_roster_known *cop_roster_known_new(struct cop_arena *a,
					      const struct cop_community *c)
{
	struct cop_roster_known *k = COP_NEW(a, struct cop_roster_known);
	const struct cop_items *members = &c->items[cop_kind_member];

	k->arena = a;
	k->cap = FEWEST;
	k->at = COP_NEW_N(a, struct slot, k->cap);
	for (size_t i = 0; i < members->n; i++)
		cop_roster_known_add(k, members->at[i].rec, members->at[i].id, true);
	return k;
}

static struct cop_roster_person *one(const struct cop_roster_known *k, enum tag tag,
				     const struct cop_str *key)
{
	struct walk w = begin(k, tag, key);
	const struct slot *s = next(k, &w);

	return s ? s->person : NULL;
}

struct cop_roster_person *cop_roster_by_id(const struct cop_roster_known *k,
					   const char *id)
{
	return one(k, BY_ID, cop_str_text(k->arena, id));
}

struct cop_roster_person *cop_roster_by_email(const struct cop_roster_known *k,
					      const struct cop_str *email)
{
	return one(k, BY_EMAIL, email);
}

size_t cop_roster_by_name(const struct cop_roster_known *k, const struct cop_str *name,
			  const struct cop_str *email, struct cop_roster_person **ret,
			  size_t *ret_others)
{
	struct walk w = begin(k, BY_NAME, name);
	const struct slot *s;
	size_t n = 0;

	*ret_others = 0;
	while ((s = next(k, &w))) {
		const struct cop_str *theirs = s->person->member->email;

		if (n && s->person == *ret)
			continue; /* by name and by alias */
		if (email && theirs && !cop_str_same_name(email, theirs)) {
			++*ret_others;
			continue;
		}
		*ret = s->person;
		n++;
	}
	return n;
}
