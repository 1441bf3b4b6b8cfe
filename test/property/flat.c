/* SPDX-License-Identifier: MIT */
#include "flat.h"

#include "base/enc.h"

#define EITHER '\x01' /* stands for plain or quoted */

static void put_scalar(struct cop_buf *out, char class, const struct cop_str *value)
{
	cop_buf_char(out, class);
	cop_enc_json(out, value);
	cop_buf_char(out, '\n');
}

/* A value that the edit brings: nothing is known of its quotes. Depth as the tests make it. */
static void put_new(struct cop_buf *out, const struct cop_node *n)
{
	if (n->kind == COP_SCALAR) {
		put_scalar(out, EITHER, n->value);
		return;
	}
	cop_buf_char(out, n->kind == COP_MAP ? '{' : '[');
	for (const struct cop_node *c = n->first; c; c = c->next) {
		if (c->key)
			put_scalar(out, EITHER, c->key->value);
		put_new(out, c);
	}
	cop_buf_text(out, ".\n");
}

static void put_entry(struct cop_buf *out, const struct change *c)
{
	if (c->kind == CHANGE_PUT) {
		cop_buf_char(out, EITHER);
		cop_enc_json_text(out, c->key, __builtin_strlen(c->key));
		cop_buf_char(out, '\n');
	}
	put_new(out, c->value);
}

static void put_key(struct cop_buf *out, const struct cop_node *n, const struct change *c)
{
	if (c->kind == CHANGE_RENAME && n == c->at) {
		cop_buf_char(out, EITHER);
		cop_enc_json_text(out, c->key, __builtin_strlen(c->key));
		cop_buf_char(out, '\n');
	} else {
		flat(out, n->key, c);
	}
}

static void put_old(struct cop_buf *out, const struct cop_node *v, const struct change *c)
{
	if (v->key)
		put_key(out, v, c);
	flat(out, v, c);
}

/* Nesting is limited by the parser. */
void flat(struct cop_buf *out, const struct cop_node *n, const struct change *c)
{
	bool adds = (c->kind == CHANGE_PUT || c->kind == CHANGE_INSERT) && n == c->at;
	bool moves = c->kind == CHANGE_MOVE && n && n == c->at->parent;

	if (!n)
		return;
	if (c->kind == CHANGE_SET && n == c->at) {
		put_new(out, c->value);
		return;
	}
	cop_buf_text(out, n->props ? n->props : "");
	if (n->kind == COP_SCALAR || n->kind == COP_ALIAS) {
		put_scalar(out,
			   n->kind == COP_ALIAS ? '*'
			   : cop_node_plain(n)  ? 'p'
						: 'q',
			   n->value);
		return;
	}
	cop_buf_char(out, n->kind == COP_MAP ? '{' : '[');
	for (const struct cop_node *v = n->first; v; v = v->next) {
		bool goes = c->kind == CHANGE_REMOVE || c->kind == CHANGE_MOVE;

		if (adds && v == c->before)
			put_entry(out, c);
		if (moves && v == c->before)
			put_old(out, c->at, c);
		if (!goes || v != c->at)
			put_old(out, v, c);
	}
	if (adds && !c->before)
		put_entry(out, c);
	if (moves && !c->before)
		put_old(out, c->at, c);
	cop_buf_text(out, ".\n");
}

bool flat_matches(const char *expected, const char *actual)
{
	for (; *expected && *actual; expected++, actual++)
		if (*expected != *actual &&
		    !(*expected == EITHER && (*actual == 'p' || *actual == 'q')))
			return false;
	return *expected == *actual;
}

static struct cop_node *after(struct cop_node *n, const struct cop_node *root)
{
	if (n->first)
		return n->first;
	while (n != root && !n->next)
		n = n->parent;
	return n == root ? NULL : n->next;
}

struct cop_node *flat_node(struct cop_node *root, size_t i)
{
	struct cop_node *n = root;

	while (n && i-- > 0)
		n = after(n, root);
	return n;
}

size_t flat_count(const struct cop_node *root)
{
	size_t n = 0;
	struct cop_node *at = (struct cop_node *)(uintptr_t)root;

	for (; at; at = after(at, root))
		n++;
	return n;
}
