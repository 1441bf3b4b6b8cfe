/* SPDX-License-Identifier: MIT */
/*
 * Any text, any place, any edit: done as meant, or refused; no crash, no hang. The input is
 * two edits of four bytes each (what, where, where, value) and then the text.
 */
#include <stdlib.h>

#include "../property/flat.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define HEAD 8
#define KEY "key-of-the-test"

struct wish {
	unsigned op, value;
	size_t node;
};

static struct wish read_wish(const uint8_t *at)
{
	return (struct wish){ .op = at[0] % 9,
			      .node = at[1] + 256u * at[2],
			      .value = at[3] % 6 };
}

static struct cop_node *value_of(struct cop_arena *a, unsigned which)
{
	static const char *const texts[] = { "word", "two\nlines\n", "yes", "it's: #1",
					     "" };
	struct cop_node *n;

	if (which < COP_COUNT(texts))
		return cop_make_text(a, cop_str_text(a, texts[which]));
	n = cop_make_map(a, COP_BLOCK);
	cop_make_put(a, n, "one", value_of(a, 1));
	cop_make_put(a, n, "two", cop_make_bare(a, "2"));
	return n;
}

/* What the wish means on paper; false where it makes no sense on that node. */
static bool plan(struct cop_arena *a, struct cop_node *n, struct wish w,
		 struct change *ret)
{
	struct change c = { .at = n, .value = value_of(a, w.value), .key = KEY };

	switch (w.op) {
	case 0:
		c.kind = CHANGE_SET;
		break;
	case 1:
	case 2:
		c.kind = CHANGE_PUT;
		c.before = w.op == 1 ? NULL : n->first;
		break;
	case 3:
	case 4:
		c.kind = CHANGE_INSERT;
		c.before = w.op == 3 ? NULL : n->first;
		break;
	case 5:
		c.kind = CHANGE_REMOVE;
		break;
	case 6:
		c.kind = CHANGE_RENAME;
		break;
	default:
		c.kind = CHANGE_MOVE;
		c.before = w.op == 7 || !n->parent ? NULL : n->parent->first;
		break;
	}
	*ret = c;
	return c.kind == CHANGE_SET || (c.kind == CHANGE_PUT && n->kind == COP_MAP) ||
	       (c.kind == CHANGE_INSERT && n->kind == COP_SEQ) ||
	       (c.kind == CHANGE_REMOVE && n->parent) ||
	       (c.kind == CHANGE_MOVE && n->parent && c.before != n) ||
	       (c.kind == CHANGE_RENAME && n->key);
}

static enum cop_code act(struct cop_edit *e, struct cop_node *n, const struct change *c,
			 struct cop_node *value, struct cop_error *err)
{
	switch (c->kind) {
	case CHANGE_SET:
		return cop_edit_set(e, n, value, err);
	case CHANGE_PUT:
		return cop_edit_put(e, n, KEY, value, c->before ? n->first : NULL, err);
	case CHANGE_INSERT:
		return cop_edit_insert(e, n, c->before ? 0 : SIZE_MAX, value, err);
	case CHANGE_REMOVE:
		return cop_edit_remove(e, n, COP_LEAVE_EMPTY, err);
	case CHANGE_RENAME:
		return cop_edit_rename(e, n, KEY, err);
	case CHANGE_MOVE:
		return cop_edit_move(e, n, c->before ? n->parent->first : NULL, err);
	case CHANGE_NONE:
		break;
	}
	return COP_OK;
}

static void must_mean(struct cop_arena *a, const struct cop_source *after,
		      const struct cop_yaml_limits *limits, struct cop_node *before,
		      const struct change *c)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf want = { 0 }, have = { 0 };
	struct cop_node *root = NULL;
	struct cop_error err = { 0 };
	struct change none = { 0 };

	if (cop_yaml_parse(a, after, limits, &root, &err))
		abort();
	flat(&want, before, c);
	flat(&have, root, &none);
	if (!flat_matches(cop_buf_str(&want), cop_buf_str(&have)))
		abort();
}

static void one_edit(struct cop_arena *a, const struct cop_source *src,
		     const struct cop_yaml_limits *limits, struct wish w)
{
	struct cop_node *paper = NULL, *n;
	const struct cop_source *after = NULL;
	struct cop_edit *e = NULL;
	struct cop_error err = { 0 };
	struct change c;

	if (cop_yaml_parse(a, src, limits, &paper, &err) || !paper)
		return;
	w.node %= flat_count(paper);
	if (!plan(a, flat_node(paper, w.node), w, &c))
		return;
	if (cop_edit_new(a, src, limits, &e, &err))
		return;
	n = flat_node(cop_edit_root(e), w.node);
	if (act(e, n, &c, value_of(a, w.value), &err) ||
	    cop_edit_finish(e, &after, &err)) {
		if (!err.hint[0])
			abort();
		return;
	}
	must_mean(a, after, limits, paper, &c);
}

/* The proof of the editor stands for what two edits mean together. */
static void two_edits(struct cop_arena *a, const struct cop_source *src,
		      const struct cop_yaml_limits *limits, const struct wish *w)
{
	const struct cop_source *after = NULL;
	struct cop_edit *e = NULL;
	struct cop_error err = { 0 };

	if (cop_edit_new(a, src, limits, &e, &err))
		return;
	for (size_t i = 0; i < 2; i++) {
		struct cop_node *root = cop_edit_root(e), *n;
		struct cop_error why = { 0 };
		struct change c;

		if (!root)
			return;
		n = flat_node(root, w[i].node % flat_count(root));
		if (plan(a, n, w[i], &c) &&
		    act(e, n, &c, value_of(a, w[i].value), &why) && !why.hint[0])
			abort();
	}
	if (cop_edit_finish(e, &after, &err) && !err.hint[0])
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct wish w[2];
	struct cop_source src = { .path = "fuzz.yaml" };

	if (size < HEAD)
		return 0;
	w[0] = read_wish(data);
	w[1] = read_wish(data + 4);
	src.len = size - HEAD;
	src.text = cop_arena_copy(a, (const char *)data + HEAD, src.len);
	one_edit(a, &src, &cop_yaml_any, w[0]);
	one_edit(a, &src, &cop_yaml_community, w[1]);
	two_edits(a, &src, &cop_yaml_any, w);
	return 0;
}
