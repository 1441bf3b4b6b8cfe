/* SPDX-License-Identifier: MIT */
/*
 * YAML as text with a tree over it. Reading gives nodes with byte spans; writing turns
 * nodes into text; edits are splices of the old text, proved by parsing the result and
 * comparing it with the edited tree. libyaml is used by parse.c alone, for its events; its
 * emitter and its document loader are never used.
 */
#ifndef COP_YAML_YAML_H
#define COP_YAML_YAML_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"

enum cop_node_kind { COP_SCALAR, COP_MAP, COP_SEQ, COP_ALIAS };

/* How a node is (or shall be) written. BARE: a made token that must not be quoted (date,
 * number, word of a list). For collections BLOCK or FLOW. AUTO: the writer decides. */
enum cop_style {
	COP_STYLE_AUTO,
	COP_PLAIN,
	COP_SINGLE,
	COP_DOUBLE,
	COP_LITERAL,
	COP_FOLDED,
	COP_BARE,
	COP_BLOCK,
	COP_FLOW,
};

/*
 * A node of a parsed text (src set), or of a value about to be written (src NULL). Lives in
 * the arena given to the parser or maker. In a mapping the children are the values, each
 * with its key node; in a sequence the items.
 */
struct cop_node {
	const struct cop_source *src;
	struct cop_node *parent, *key, *first, *last, *next, *prev;
	const struct cop_str *value; /* scalar, decoded; alias: its name */
	uint32_t start, end;         /* bytes; end is the true end, never libyaml's */
	uint32_t lead;  /* where the whole entry begins: its dash, `?` or key */
	uint32_t count; /* children */
	uint32_t nth;   /* place among the parent's children, from 0; keys have none */
	uint8_t kind, style; /* enum cop_node_kind, enum cop_style */
	uint8_t flags;       /* for lib/yaml alone */
	const char *props;   /* anchor and tag ("&a !<t>"): lenient profile only */
};

/*
 * COMMUNITY refuses what may not stand in a community's file (design.md section 5): anchors,
 * aliases, merge keys, tags, directives, several documents, duplicate keys, and so on.
 * ANY keeps anchors, tags and aliases as they are and protects them from edits.
 * Both refuse, with place and cause: other encodings than UTF-8, NUL and control characters,
 * raw NEL/LS/PS and lone CR, more than the limits.
 */
enum cop_yaml_profile { COP_YAML_COMMUNITY, COP_YAML_ANY };

struct cop_yaml_limits {
	enum cop_yaml_profile profile;
	/* nodes: or one for 16 bytes of text, where that is more; key in characters */
	size_t bytes, nodes, scalar, key;
	unsigned depth;
};

/* 1 MiB, 100 k nodes, 64 KiB, 120, 32 */
extern const struct cop_yaml_limits cop_yaml_community;
/* 16 MiB, 250 k nodes, 1 MiB, 1024, 64 */
extern const struct cop_yaml_limits cop_yaml_any;

/*
 * An empty file, or one of comments only, gives *ret_root NULL and COP_OK. COP_E_INVALID
 * with place and hint otherwise. The source must outlive the tree.
 */
enum cop_code cop_yaml_parse(struct cop_arena *a, const struct cop_source *src,
			     const struct cop_yaml_limits *limits,
			     struct cop_node **ret_root, struct cop_error *err)
	COP_CHECKED;

/* NULL: none. Both take NULL and other kinds as "nothing in it"; items count from 0. */
struct cop_node *cop_node_get(const struct cop_node *map, const char *key);
struct cop_node *cop_node_item(const struct cop_node *seq, size_t i);
bool cop_node_is(const struct cop_node *scalar, const char *text);
/* The next one in the order of the text, within root; keys are not among them. NULL: none. */
struct cop_node *cop_node_after(const struct cop_node *n, const struct cop_node *root);
/* The way from the root by number, which an edit beside it leaves true. */
struct cop_way {
	size_t *at, n;
};
struct cop_way cop_way_to(struct cop_arena *a, const struct cop_node *n);
/* NULL where it leads nowhere. */
struct cop_node *cop_way_follow(struct cop_node *root, const struct cop_way *way);
/* Is it a bare word that came without quotes? */
bool cop_node_plain(const struct cop_node *n);
/* An empty value: no bytes at all. */
bool cop_node_is_void(const struct cop_node *n);
struct cop_loc cop_node_loc(const struct cop_node *n);
/* Nothing but `key: value` and `- item`: no anchor, alias, tag, `?`, `[key: value]`, `{key}`. */
bool cop_node_simple(const struct cop_node *root);
/* Same kinds, keys in order, values and quoted-or-not; spans do not count. NULLs are equal. */
bool cop_node_equal(const struct cop_node *a, const struct cop_node *b);

/* --- values to be written --- */

/* Quoted as the rule says. */
struct cop_node *cop_make_text(struct cop_arena *a, const struct cop_str *text);
struct cop_node *cop_make_bare(struct cop_arena *a, const char *token);
struct cop_node *cop_make_map(struct cop_arena *a, enum cop_style style);
struct cop_node *cop_make_seq(struct cop_arena *a, enum cop_style style);
void cop_make_put(struct cop_arena *a, struct cop_node *map, const char *key,
		  struct cop_node *value);
/* Keys from outside (answers of a survey, columns): quoted by the rule. */
void cop_make_put_str(struct cop_arena *a, struct cop_node *map,
		      const struct cop_str *key, struct cop_node *value);
void cop_make_push(struct cop_node *seq, struct cop_node *item);
/* The same children, in this order. */
void cop_node_reorder(struct cop_node *parent, struct cop_node *const *order);

/* Where a value lands: decides what may stand there without quotes. */
enum cop_yaml_where { COP_AT_VALUE, COP_AT_ITEM, COP_IN_FLOW, COP_AT_KEY };

/*
 * One scalar by the rule: literal where it has lines and may be one, else plain, else single,
 * else double quotes; `keep` (the old kind, or COP_STYLE_AUTO) goes first where it can carry
 * the text. The lines of a literal stand at `indent` columns. Never a trailing newline but
 * after a literal.
 */
void cop_yaml_write_scalar(struct cop_buf *out, const struct cop_str *text,
			   unsigned indent, enum cop_yaml_where where,
			   enum cop_style keep);
/* A new file: the root mapping or sequence, ending in one newline. */
void cop_yaml_write_file(struct cop_buf *out, const struct cop_node *root);

/* --- edits --- */

/*
 * Edits of one text. Each call changes the tree and notes a splice of the old bytes; nothing
 * is final before finish. An edit inside something this batch made finishes what is pending
 * (with proof), parses again and goes on, so node pointers into the file die there: find
 * nodes by path from cop_edit_root() anew for each call.
 * Failures: COP_E_INVALID (cannot be parsed), COP_E_REFUSED (cannot be edited safely; place,
 * construct and what to do by hand). After a failure the edit is as before the call.
 */
struct cop_edit;

enum cop_code cop_edit_new(struct cop_arena *a, const struct cop_source *src,
			   const struct cop_yaml_limits *limits, struct cop_edit **ret,
			   struct cop_error *err) COP_CHECKED;
/* The tree as it will be; NULL: empty. */
struct cop_node *cop_edit_root(struct cop_edit *e);

enum cop_code cop_edit_set(struct cop_edit *e, struct cop_node *old,
			   struct cop_node *value, struct cop_error *err) COP_CHECKED;
/*
 * New key; before the entry `before` (a value node of the map), or at the end where NULL: that
 * is after the last entry and the comments that belong to it. `map` may also be an empty `{}`
 * or an absent value (`key:`). Refuses a key that is there.
 */
enum cop_code cop_edit_put(struct cop_edit *e, struct cop_node *map, const char *key,
			   struct cop_node *value, struct cop_node *before,
			   struct cop_error *err) COP_CHECKED;
/*
 * Before item `before` (from 0); the count or more appends. `seq` may also be an empty `[]` or
 * an absent value. Items kept apart by blank lines stay so.
 */
enum cop_code cop_edit_insert(struct cop_edit *e, struct cop_node *seq, size_t before,
			      struct cop_node *value, struct cop_error *err) COP_CHECKED;
/*
 * What happens when the only child goes: the container becomes {} or [], or goes too (and so
 * upwards; the root becomes {} or []). Comments on the entry's lines, and those below it that
 * stand further in, go with it; the ones above stay.
 */
enum cop_if_empty { COP_LEAVE_EMPTY, COP_REMOVE_PARENT };
enum cop_code cop_edit_remove(struct cop_edit *e, struct cop_node *entry,
			      enum cop_if_empty last, struct cop_error *err) COP_CHECKED;
enum cop_code cop_edit_rename(struct cop_edit *e, struct cop_node *entry, const char *key,
			      struct cop_error *err) COP_CHECKED;
/*
 * To another place in its mapping or list: before the sibling `before`, or to the end where
 * NULL. Its text goes as it is, with the comments on its lines, those below it that stand
 * further in, and those right above at its column (but not the ones that begin the file).
 * Always finished with proof at once: node pointers into the file die. Refuses what holds an
 * anchor or an alias.
 */
enum cop_code cop_edit_move(struct cop_edit *e, struct cop_node *entry,
			    struct cop_node *before, struct cop_error *err) COP_CHECKED;
/*
 * The items of a sequence in this order, a permutation of its children. An item takes along
 * what stands on its lines, the comments right above it at its column, and those right below
 * it that stand further in; a comment on the first line of the file stays there.
 */
enum cop_code cop_edit_sort(struct cop_edit *e, struct cop_node *seq,
			    struct cop_node *const *order, struct cop_error *err)
	COP_CHECKED;
/* An empty text gets this root (a mapping or sequence, block style). */
enum cop_code cop_edit_root_set(struct cop_edit *e, struct cop_node *root,
				struct cop_error *err) COP_CHECKED;
/* New text, proved: its tree equals the edited one. Equal bytes: ret is the old source. */
enum cop_code cop_edit_finish(struct cop_edit *e, const struct cop_source **ret,
			      struct cop_error *err) COP_CHECKED;

/* --- spacing --- */

/*
 * The text with its spacing mended and nothing else (format.md rule 8): mappings inside
 * mappings two columns further in, dashes of lists too; one blank after a dash, a colon and a
 * comma, none before them and none inside the brackets of a flow collection; no blanks at the
 * ends of lines, one empty line where there are more, none at the start and end of the file,
 * and a line end after the last line. Comments go with the lines they stand above or belong
 * to, and their distance from what stands before them on the line is kept. Inside a value
 * only the indentation changes. Proved: the result is read as the text was. Equal bytes: ret
 * is src. COP_E_INVALID: cannot be parsed; COP_E_REFUSED.
 */
enum cop_code cop_yaml_tidy(struct cop_arena *a, const struct cop_source *src,
			    const struct cop_yaml_limits *limits,
			    const struct cop_source **ret, struct cop_error *err)
	COP_CHECKED;

/* --- JSON Pointer (RFC 6901), for `cop yaml` --- */

struct cop_pointer {
	struct cop_node *node; /* what it names; NULL: absent, but its parent is there */
	struct cop_node
		*parent; /* NULL for the root, and where there is no root; may be an
				    empty value, which can become a mapping or a list */
	const char *key; /* last token, decoded */
	size_t index;    /* in a sequence; count for "-" */
};

/* COP_E_USAGE: not a pointer; COP_E_NOT_FOUND: a parent is absent (says which); COP_E_REFUSED:
 * the way leads through an alias, a merge key or a key that stands twice. */
enum cop_code cop_pointer_find(struct cop_arena *a, struct cop_node *root,
			       const char *pointer, struct cop_pointer *ret,
			       struct cop_error *err) COP_CHECKED;

#endif
