/* SPDX-License-Identifier: MIT */
#include "base/keys.h"

#include <string.h>

#define FEWEST 64

static size_t hash(const char *key)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *key; key++)
		h = (h ^ (unsigned char)*key) * UINT64_C(1099511628211);
	return (size_t)(h ^ h >> 32);
}

/* Open addressing; the table is never more than half full, so a free slot is found. */
static struct cop_key_slot *slot_of(const struct cop_keys *k, const char *key)
{
	size_t at = hash(key) & (k->cap - 1);

	while (k->at[at].key && strcmp(k->at[at].key, key) != 0)
		at = (at + 1) & (k->cap - 1);
	return &k->at[at];
}

static void grow(struct cop_keys *k)
{
	struct cop_keys larger = { .arena = k->arena,
				   .cap = k->cap ? 2 * k->cap : FEWEST };

	larger.at = COP_NEW_N(k->arena, struct cop_key_slot, larger.cap);
	for (size_t i = 0; i < k->cap; i++) {
		if (k->at[i].key)
			*slot_of(&larger, k->at[i].key) = k->at[i];
	}
	larger.n = k->n;
	*k = larger;
}

size_t *cop_keys_find(const struct cop_keys *k, const char *key)
{
	struct cop_key_slot *s = k->cap ? slot_of(k, key) : NULL;

	return s && s->key ? &s->value : NULL;
}

void cop_keys_put(struct cop_keys *k, const char *key, size_t value)
{
	struct cop_key_slot *s;

	if (2 * (k->n + 1) > k->cap)
		grow(k);
	s = slot_of(k, key);
	k->n += s->key == NULL;
	*s = (struct cop_key_slot){ key, value };
}

void cop_keys_clear(struct cop_keys *k)
{
	if (k->cap)
		memset(k->at, 0, k->cap * sizeof(*k->at));
	k->n = 0;
}
