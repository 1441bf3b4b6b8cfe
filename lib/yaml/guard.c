/* SPDX-License-Identifier: MIT */
/* What must not be edited, and why. Most of it cannot be met in a community's file. */
#include "yaml/edit.h"

#include <string.h>

#include "base/enc.h"
#include "yaml/block.h"
#include "yaml/scalar.h"
#include "yaml/scan.h"

enum cop_code cop_edit_refuse(const struct cop_edit *e, size_t at, const char *what,
			      const char *hint, struct cop_error *err)
{
	cop_fail_at(err, COP_E_REFUSED, (struct cop_loc){ e->src, (uint32_t)at }, "%s",
		    what);
	return cop_fail_hint(err, "%s", hint);
}

static bool foreign(const struct cop_edit *e)
{
	return e->limits->profile != COP_YAML_COMMUNITY;
}

static size_t aliases(const struct cop_node *top, const char *name)
{
	size_t found = 0;

	for (const struct cop_node *n = top; n; n = cop_tree_next(n, top))
		found += n->kind == COP_ALIAS && cop_str_is(n->value, name);
	return found;
}

/* "&name" or "&name !<tag>": is there an alias to it, outside of `but` (which may be NULL)? */
static bool anchor_used(const struct cop_edit *e, const char *props,
			const struct cop_node *but)
{
	const char *name = cop_arena_copy(e->arena, props + 1, strcspn(props + 1, " "));

	return aliases(e->tree.root, name) > aliases(but, name);
}

static bool same_key(const struct cop_node *a, const struct cop_node *b)
{
	return a->kind == COP_SCALAR && b->kind == COP_SCALAR &&
	       cop_str_equal(a->value, b->value);
}

static enum cop_code guard_merge(const struct cop_edit *e, const struct cop_node *n,
				 struct cop_error *err)
{
	if (!cop_node_plain(n->key) || !cop_node_is(n->key, "<<"))
		return COP_OK;
	return cop_edit_refuse(e, n->lead, "a merge key ('<<') brings in other fields",
			       "change the mapping that it names, by hand", err);
}

/* Is it a word, and alone of its name? */
static enum cop_code guard_key(const struct cop_edit *e, const struct cop_node *n,
			       struct cop_error *err)
{
	if (n->key->kind != COP_SCALAR)
		return cop_edit_refuse(e, n->lead, "the key is not a word",
				       "quote it if it is a text, or change it by hand",
				       err);
	for (const struct cop_node *o = n->parent->first; o; o = o->next) {
		if (o == n || !same_key(o->key, n->key))
			continue;
		cop_fail_at(err, COP_E_REFUSED, (struct cop_loc){ e->src, n->key->start },
			    "the key '%s' stands twice",
			    cop_enc_shown(e->arena, n->key->value));
		cop_fail_also(err, COP_CAUSE_KEY_TWICE, "also",
			      (struct cop_loc){ e->src, o->key->start });
		return cop_fail_hint(err, "take one of them out by hand");
	}
	return COP_OK;
}

enum cop_code cop_guard_way(const struct cop_edit *e, const struct cop_node *n,
			    struct cop_error *err)
{
	enum cop_code code;

	if (!foreign(e))
		return COP_OK;
	for (; n; n = n->parent) {
		if (n->key &&
		    ((code = guard_merge(e, n, err)) || (code = guard_key(e, n, err))))
			return code;
		if (n->props && n->props[0] == '&' && anchor_used(e, n->props, NULL))
			return cop_edit_refuse(
				e, n->start,
				"the value has an anchor ('&'): it stands in other "
				"places too",
				"change it by hand, and look where its '*name' stands",
				err);
	}
	return COP_OK;
}

enum cop_code cop_guard_entry(const struct cop_edit *e, const struct cop_node *n,
			      bool goes, struct cop_error *err)
{
	enum cop_code code;

	if (!foreign(e))
		return COP_OK;
	if (n->key &&
	    ((!goes && (code = guard_merge(e, n, err))) || (code = guard_key(e, n, err))))
		return code;
	return cop_guard_way(e, n->parent, err);
}

enum cop_code cop_guard_loss(const struct cop_edit *e, const struct cop_node *n,
			     struct cop_error *err)
{
	if (!foreign(e))
		return COP_OK;
	for (const struct cop_node *c = n; c; c = cop_tree_next(c, n))
		if (c->props && c->props[0] == '&' && anchor_used(e, c->props, n))
			return cop_edit_refuse(
				e, c->start, "an anchor ('&') would be lost",
				"change it by hand, and look where its '*name' stands",
				err);
	return COP_OK;
}

enum cop_code cop_guard_column(const struct cop_edit *e, size_t at, struct cop_error *err)
{
	if (!cop_tab_before(e->src, at))
		return COP_OK;
	return cop_edit_refuse(e, at, "a tab stands before the value on its line",
			       "put spaces in its place", err);
}

enum cop_code cop_guard_below(const struct cop_edit *e, const struct cop_node *n,
			      size_t at, struct cop_error *err)
{
	size_t comment = cop_block_reach(n, at).comment;

	if (!comment)
		return COP_OK;
	return cop_edit_refuse(
		e, comment, "the comment would become part of the text above it",
		"move it out to the column of the key, or take it out", err);
}

enum cop_code cop_guard_new_key(const struct cop_edit *e, const struct cop_node *map,
				const char *key, struct cop_error *err)
{
	const struct cop_node *old = cop_node_get(map, key);
	const struct cop_str *text = cop_str_text(e->arena, key);

	if (!old)
		return COP_OK;
	if (cop_edit_made(old))
		cop_fail(err, COP_E_REFUSED, "the key '%s' is already there",
			 cop_enc_shown(e->arena, text));
	else
		cop_fail_at(
			err, COP_E_REFUSED, (struct cop_loc){ e->src, old->key->start },
			"the key '%s' is already there", cop_enc_shown(e->arena, text));
	return cop_fail_hint(err, "set it, or take another key");
}

/* --- values from outside the tree --- */

static enum cop_code check_text(const struct cop_edit *e, const struct cop_node *n,
				struct cop_error *err)
{
	struct cop_loc nowhere = { NULL, 0 };
	size_t len = cop_str_len(n->value);

	if (n->kind == COP_ALIAS || n->props)
		return cop_edit_refuse(e, 0, "an alias, anchor or tag cannot be copied",
				       "write the value out", err);
	if (cop_node_is_collection(n))
		return COP_OK;
	if (len > e->limits->scalar) {
		cop_fail(err, COP_E_INVALID,
			 "the text is too long: %zu bytes, at most %zu", len,
			 e->limits->scalar);
		return cop_fail_hint(err,
				     "put it into a document of its own and link it");
	}
	return cop_scan_value(n->value, e->limits->profile, nowhere, err);
}

static enum cop_code check_key(const struct cop_edit *e, const struct cop_node *key,
			       struct cop_error *err)
{
	enum cop_code code = check_text(e, key, err);

	if (code)
		return code;
	if (key->kind != COP_SCALAR || cop_str_len(key->value) == 0) {
		cop_fail(err, COP_E_INVALID, "a key must be a word");
		return cop_fail_hint(err, "give it a name");
	}
	if (cop_str_len(key->value) <= e->limits->key)
		return COP_OK;
	cop_fail(err, COP_E_INVALID, "the key is too long: more than %zu bytes",
		 e->limits->key);
	return cop_fail_hint(err, "take a short word");
}

enum cop_code cop_adopt(struct cop_edit *e, const struct cop_node *value, bool flow,
			unsigned indent, struct cop_node **ret, struct cop_error *err)
{
	struct cop_node *copy = cop_node_copy(e->arena, value, COP_MADE_DEPTH_MAX);
	enum cop_code code;

	if (!copy) {
		cop_fail(err, COP_E_INVALID, "nested too deep: more than %d levels",
			 COP_MADE_DEPTH_MAX);
		return cop_fail_hint(err, "split the value");
	}
	for (const struct cop_node *n = copy; n; n = cop_tree_next(n, copy)) {
		if ((code = check_text(e, n, err)))
			return code;
		if (n->key && (code = check_key(e, n->key, err)))
			return code;
	}
	cop_write_settle(copy, flow, indent);
	*ret = copy;
	return COP_OK;
}

enum cop_code cop_adopt_key(struct cop_edit *e, const char *key, unsigned spot,
			    enum cop_style keep, struct cop_node **ret,
			    struct cop_error *err)
{
	struct cop_node *n = cop_make_text(e->arena, cop_str_text(e->arena, key));
	enum cop_code code = check_key(e, n, err);

	if (code)
		return code;
	n->style = (uint8_t)cop_scalar_style(n->value, spot | COP_SPOT_KEY, keep);
	*ret = n;
	return COP_OK;
}
