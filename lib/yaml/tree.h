/* SPDX-License-Identifier: MIT */
/* What the files of this layer share about trees; nobody else includes it. */
#ifndef COP_YAML_TREE_H
#define COP_YAML_TREE_H

#include "yaml/yaml.h"

enum cop_node_flag {
	COP_NODE_PAIR = 1, /* `[key: value]`: a mapping without brackets of its own */
	COP_NODE_NO_COLON =
		2, /* a value that is empty because not even its colon is there */
	COP_NODE_COMPLEX = 4, /* an entry with `?` before its key */
	COP_NODE_MADE =
		8, /* in an edited tree: by this batch; span of what it replaced */
	COP_NODE_NEW = 16, /* made, and replaced nothing: no span */
	COP_NODE_DIRTY =
		32, /* a collection whose entries this batch added to or took from */
};

#define COP_MADE_DEPTH_MAX 64 /* levels of a value to be written */

/* A parsed text: the tree and what the tree does not hold. */
struct cop_tree {
	struct cop_node *root;
	bool tag_lines; /* %TAG stands before it */
};

enum cop_code cop_tree_parse(struct cop_arena *a, const struct cop_source *src,
			     const struct cop_yaml_limits *limits, struct cop_tree *ret,
			     struct cop_error *err) COP_CHECKED;

/* Refuses, in the community profile, keys that stand twice in one mapping. */
enum cop_code cop_tree_check_keys(struct cop_arena *a, const struct cop_node *map,
				  struct cop_error *err) COP_CHECKED;
/* Tabs before the first word of a line that is not inside a scalar. */
enum cop_code cop_tree_check_tabs(const struct cop_source *src,
				  const struct cop_node *root, struct cop_error *err)
	COP_CHECKED;

/* The node after n in the order of the text (keys before their values); NULL at the end. */
struct cop_node *cop_tree_next(const struct cop_node *n, const struct cop_node *root);

void cop_node_append(struct cop_node *parent, struct cop_node *child);
/* Before `next`; at the end where NULL. */
void cop_node_link(struct cop_node *parent, struct cop_node *child,
		   struct cop_node *next);
void cop_node_unlink(struct cop_node *child);
/* A key's parent is the mapping, its `next` its value. */
void cop_node_set_key(struct cop_node *value, struct cop_node *key, struct cop_node *map);
/* Deep copy; empty plain values become `null`. NULL where it is nested deeper than `depth`. */
struct cop_node *cop_node_copy(struct cop_arena *a, const struct cop_node *n,
			       unsigned depth);
bool cop_node_is_collection(const struct cop_node *n);
bool cop_node_is_block(const struct cop_node *n); /* a collection in block style */

/*
 * The first place from `at` that is not white space, a comment, or (where `props`) an
 * anchor or a tag; src->len where there is none.
 */
size_t cop_gap_skip(const struct cop_source *src, size_t at, bool props);

#endif
