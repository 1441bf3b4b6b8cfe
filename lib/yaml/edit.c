/* SPDX-License-Identifier: MIT */
/* An edit as a whole: begin, finish with proof, begin again on the result. */
#include "yaml/edit.h"

#include <string.h>

#include "yaml/block.h"

static bool mixes_line_ends(const struct cop_source *src)
{
	bool lf = false, crlf = false;

	for (const char *at = src->text;
	     (at = memchr(at, '\n', src->len - (size_t)(at - src->text))); at++) {
		bool cr = at > src->text && at[-1] == '\r';

		crlf = crlf || cr;
		lf = lf || !cr;
	}
	return lf && crlf;
}

static void load(struct cop_edit *e, const struct cop_source *src,
		 const struct cop_tree *tree)
{
	e->src = src;
	e->tree = *tree;
	e->layout = cop_layout_of(tree->root);
	e->one_by_one = cop_text_open(src) || mixes_line_ends(src);
	e->splices = NULL;
	e->n = e->cap = 0;
	e->grown = e->grown_after = NULL;
}

enum cop_code cop_edit_new(struct cop_arena *a, const struct cop_source *src,
			   const struct cop_yaml_limits *limits, struct cop_edit **ret,
			   struct cop_error *err)
{
	struct cop_edit *e = COP_NEW(a, struct cop_edit);
	struct cop_tree tree = { 0 };
	enum cop_code code;

	*e = (struct cop_edit){ .arena = a, .first = src, .src = src, .limits = limits };
	if ((code = cop_tree_parse(a, src, limits, &tree, err)))
		return code;
	if (tree.tag_lines)
		return cop_edit_refuse(e, 0, "the file explains tags of its own ('%TAG')",
				       "change it by hand, tags as that line says", err);
	load(e, src, &tree);
	*ret = e;
	return COP_OK;
}

struct cop_node *cop_edit_root(struct cop_edit *e)
{
	return e->tree.root;
}

bool cop_edit_made(const struct cop_node *n)
{
	for (; n; n = n->parent)
		if (n->flags & COP_NODE_MADE)
			return true;
	return false;
}

bool cop_edit_stale(const struct cop_edit *e, const struct cop_node *n)
{
	return cop_edit_made(n) || (e->n > 0 && e->one_by_one);
}

bool cop_edit_touched(const struct cop_node *n)
{
	for (const struct cop_node *c = n; c; c = cop_tree_next(c, n))
		if (c->flags & (COP_NODE_MADE | COP_NODE_DIRTY))
			return true;
	return false;
}

static size_t first_place(const struct cop_edit *e)
{
	return e->n ? e->splices[0].at : 0;
}

/* Reads the result and compares it with the edited tree, so that no slip gets through. */
static enum cop_code prove(const struct cop_edit *e, const struct cop_source **ret_src,
			   struct cop_tree *ret_tree, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	struct cop_source *src = COP_NEW(e->arena, struct cop_source);
	struct cop_error why = { 0 };
	struct cop_tree tree = { 0 };

	cop_splice_all(e, &text);
	src->path = e->src->path;
	src->text = cop_buf_keep(&text, e->arena);
	src->len = text.len;
	if (cop_tree_parse(e->arena, src, e->limits, &tree, &why)) {
		cop_fail_at(err, COP_E_REFUSED,
			    (struct cop_loc){ e->src, (uint32_t)first_place(e) },
			    "the change would make the file unreadable (line %u, column "
			    "%u: %s)",
			    why.line, why.column, why.msg);
		return cop_fail_hint(err, "change this place by hand");
	}
	if (!cop_node_equal(e->tree.root, tree.root))
		return cop_edit_refuse(e, first_place(e),
				       "the change would not be read back as it is meant",
				       "change this place by hand, and please report it",
				       err);
	*ret_src = src;
	*ret_tree = tree;
	return COP_OK;
}

static bool same_bytes(const struct cop_source *a, const struct cop_source *b)
{
	return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

enum cop_code cop_edit_finish(struct cop_edit *e, const struct cop_source **ret,
			      struct cop_error *err)
{
	const struct cop_source *src;
	struct cop_tree tree;
	enum cop_code code;

	if (e->n > 0) {
		if ((code = prove(e, &src, &tree, err)))
			return code;
		load(e, src, &tree);
	}
	*ret = same_bytes(e->src, e->first) ? e->first : e->src;
	return COP_OK;
}

enum cop_code cop_edit_done(const struct cop_edit *e, enum cop_code code, bool again,
			    struct cop_error *err)
{
	if (code || !again)
		return code;
	return cop_edit_refuse(e, 0, "this part of the file cannot be edited",
			       "change it by hand, and please report it", err);
}

bool cop_edit_close_text(struct cop_edit *e, const struct cop_node *last)
{
	const struct cop_node *leaf = last;
	struct cop_patch p = { 0 };
	struct cop_block_header h;
	const char *mark;

	if (!cop_text_open(e->src) || last->end != e->src->len)
		return false;
	while (cop_node_is_block(leaf) && leaf->last)
		leaf = leaf->last;
	if (leaf->style != COP_LITERAL && leaf->style != COP_FOLDED)
		return false;
	if (cop_edit_made(leaf))
		return true;
	h = cop_block_header(leaf);
	mark = e->src->text + h.start;
	if (memchr(mark, '-', h.end - h.start))
		return false;
	if (h.keep)
		mark = memchr(mark, '+', h.end - h.start);
	cop_patch_text(e, &p, h.keep ? (size_t)(mark - e->src->text) : h.end, h.keep,
		       "-");
	return cop_patch_note(e, &p);
}

enum cop_code cop_edit_again(struct cop_edit *e, struct cop_node **a, struct cop_node **b,
			     struct cop_error *err)
{
	struct cop_node **nodes[] = { a, b };
	struct cop_way ways[2] = { { 0 } };
	const struct cop_source *src;
	struct cop_tree tree;
	enum cop_code code;

	for (size_t i = 0; i < 2; i++)
		if (nodes[i] && *nodes[i])
			ways[i] = cop_way_to(e->arena, *nodes[i]);
	if ((code = prove(e, &src, &tree, err)))
		return code;
	load(e, src, &tree);
	for (size_t i = 0; i < 2; i++)
		if (nodes[i] && *nodes[i])
			*nodes[i] = cop_way_follow(e->tree.root, &ways[i]);
	return COP_OK;
}

enum cop_code cop_edit_root_set(struct cop_edit *e, struct cop_node *root,
				struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	struct cop_patch p = { 0 };
	struct cop_node *copy;
	enum cop_code code;

	if (e->tree.root)
		return cop_edit_set(e, e->tree.root, root, err);
	if (!cop_node_is_collection(root))
		return cop_edit_refuse(e, 0, "a file holds a mapping or a list",
				       "give a key to the value", err);
	if ((code = cop_adopt(e, root, false, 0, &copy, err)))
		return code;
	if (cop_text_open(e->src))
		cop_buf_char(&text, '\n');
	if (copy->first)
		copy->style = COP_BLOCK;
	cop_write_settle(copy, false, 0);
	if (copy->style == COP_BLOCK)
		cop_write_entries(&text, copy, 0, &e->layout);
	else
		cop_write_inline(&text, copy, 0);
	cop_buf_char(&text, '\n');
	cop_patch_add(e, &p, e->src->len, 0, &text);
	if ((code = cop_edit_done(e, COP_OK, !cop_patch_note(e, &p), err)))
		return code;
	copy->flags |= COP_NODE_MADE | COP_NODE_NEW;
	e->tree.root = copy;
	return COP_OK;
}
