/* SPDX-License-Identifier: MIT */
/* The only includer of libyaml: its events become nodes with byte spans and true ends. */
#include "yaml/tree.h"

#include <assert.h>
#include <string.h>
#include <yaml.h>

#include "base/enc.h"
#include "yaml/block.h"
#include "yaml/complaint.h"
#include "yaml/conflict.h"
#include "yaml/scan.h"

const struct cop_yaml_limits cop_yaml_community = {
	.profile = COP_YAML_COMMUNITY,
	.bytes = (size_t)1 << 20,
	.nodes = 100000,
	.scalar = (size_t)64 << 10,
	.key = 120,
	.depth = 32,
};

const struct cop_yaml_limits cop_yaml_any = {
	.profile = COP_YAML_ANY,
	.bytes = (size_t)16 << 20,
	.nodes = 250000,
	.scalar = (size_t)1 << 20,
	.key = 1024,
	.depth = 64,
};

/*
 * A node takes some hundred bytes, twice in an edit: a small text must not ask for much. What
 * people write has more than this for each value, so a long text may have more of them.
 */
#define BYTES_PER_NODE 16

struct frame {
	struct cop_node *node;
	struct cop_node *key; /* read, its value not yet */
};

struct build {
	struct cop_arena *arena;
	const struct cop_source *src;
	const struct cop_yaml_limits *limits;
	struct cop_scan scan;
	struct frame *frames; /* limits->depth of them */
	unsigned depth;
	size_t nodes, nodes_max;
	size_t mark_chars, mark_bytes; /* the mark counted last */
	struct cop_tree tree;
	unsigned documents;
};

static size_t byte_after(const struct cop_source *src, size_t at)
{
	at++;
	while (at < src->len && ((unsigned char)src->text[at] & 0xC0) == 0x80)
		at++;
	return at;
}

/* Marks count characters. They come almost in order, so counting on from the last is linear. */
static uint32_t byte_of(struct build *b, yaml_mark_t mark)
{
	const char *t = b->src->text;

	if (b->scan.ascii)
		return (uint32_t)(b->scan.bom + mark.index);
	while (b->mark_chars < mark.index && b->mark_bytes < b->src->len) {
		b->mark_bytes = byte_after(b->src, b->mark_bytes);
		b->mark_chars++;
	}
	while (b->mark_chars > mark.index) {
		do
			b->mark_bytes--;
		while (((unsigned char)t[b->mark_bytes] & 0xC0) == 0x80);
		b->mark_chars--;
	}
	return (uint32_t)b->mark_bytes;
}

static struct cop_loc loc(const struct build *b, size_t at)
{
	return (struct cop_loc){ b->src, (uint32_t)at };
}

static bool strict(const struct build *b)
{
	return b->limits->profile == COP_YAML_COMMUNITY;
}

static enum cop_code refuse(const struct build *b, size_t at, const char *what,
			    const char *hint, struct cop_error *err)
{
	cop_fail_at(err, COP_E_INVALID, loc(b, at), "%s", what);
	return cop_fail_hint(err, "%s", hint);
}

static enum cop_code make_node(struct build *b, const yaml_event_t *e,
			       enum cop_node_kind kind, struct cop_node **ret,
			       struct cop_error *err)
{
	struct cop_node *n;

	if (++b->nodes > b->nodes_max) {
		cop_fail_at(err, COP_E_INVALID, loc(b, byte_of(b, e->start_mark)),
			    "more than %zu values in one file", b->nodes_max);
		return cop_fail_hint(err, "split it into several files");
	}
	n = COP_NEW(b->arena, struct cop_node);
	n->src = b->src;
	n->kind = (uint8_t)kind;
	n->start = byte_of(b, e->start_mark);
	n->end = byte_of(b, e->end_mark);
	*ret = n;
	return COP_OK;
}

static enum cop_code take_props(struct build *b, struct cop_node *n,
				const yaml_char_t *anchor, const yaml_char_t *tag,
				struct cop_error *err)
{
	char first = n->start < b->src->len ? b->src->text[n->start] : '\0';
	/* A lone `!` on a scalar leaves no tag in the event, only in the text; where nothing
	 * stands, the one in the text is the next key's. */
	bool bare = !anchor && !tag && n->kind == COP_SCALAR && n->start < n->end &&
		    first == '!';

	if (!anchor && !tag && !bare)
		return COP_OK;
	if (strict(b) && anchor)
		return refuse(b, n->start, "an anchor ('&name') may not stand here",
			      "write the value out in each place where it is needed",
			      err);
	if (strict(b))
		return refuse(
			b, n->start, "a tag ('!name') may not stand here",
			"take it out; put text in quotes where it looks like a number",
			err);
	n->props = cop_arena_printf(b->arena, "%s%s%s%s%s%s", anchor ? "&" : "",
				    anchor ? (const char *)anchor : "",
				    anchor && (tag || bare) ? " " : "", tag ? "!<" : "",
				    tag ? (const char *)tag : "",
				    tag    ? ">"
				    : bare ? "!"
					   : "");
	return COP_OK;
}

static enum cop_code check_key(const struct build *b, const struct cop_node *key,
			       struct cop_error *err)
{
	size_t chars = 0, len = cop_str_len(key->value);

	if (!strict(b) && key->kind != COP_SCALAR)
		return COP_OK;
	if (key->kind != COP_SCALAR)
		return refuse(b, key->start,
			      "a key must be a word, not a list or a mapping",
			      "give it a name", err);
	if (strict(b) && len == 0)
		return refuse(b, key->start, "a key is missing before ':'",
			      "give it a name", err);
	if (strict(b) && key->style == COP_PLAIN && cop_node_is(key, "<<"))
		return refuse(b, key->start, "a merge key ('<<') may not stand here",
			      "write the fields out", err);
	for (size_t at = key->start; at < key->end; at = byte_after(b->src, at))
		chars++;
	if (chars <= b->limits->key || len <= b->limits->key)
		return COP_OK;
	cop_fail_at(err, COP_E_INVALID, loc(b, key->start),
		    "the key is too long: more than %zu characters", b->limits->key);
	return cop_fail_hint(err, "is a line end or a quote missing?");
}

/* Where a gap ends that began after the entry before, or after what opens the collection. */
static size_t gap_from(const struct build *b, const struct cop_node *parent)
{
	size_t at = parent->last ? parent->last->end : parent->start;

	if (!parent->last)
		at = cop_gap_skip(b->src, at, parent->props != NULL);
	if (parent->style != COP_FLOW || (parent->flags & COP_NODE_PAIR))
		return cop_gap_skip(b->src, at, false);
	at = cop_gap_skip(b->src, at + !parent->last, false);
	if (at < b->src->len && b->src->text[at] == ',')
		at = cop_gap_skip(b->src, at + 1, false);
	return at;
}

static bool blank_at(const struct cop_source *src, size_t at)
{
	return at >= src->len || strchr(" \t\r\n", src->text[at]);
}

/* A key that just came: where does its entry begin? */
static void find_key_lead(const struct build *b, struct cop_node *key)
{
	size_t at = gap_from(b, key->parent);

	key->lead = key->start;
	if (at < key->start && b->src->text[at] == '?' && blank_at(b->src, at + 1)) {
		key->lead = (uint32_t)at;
		key->flags |= COP_NODE_COMPLEX;
	}
}

/* Outside of brackets a colon before a word begins that word: the next key may be `::`. */
static bool value_colon(const struct build *b, const struct cop_node *map, size_t at)
{
	return at < b->src->len && b->src->text[at] == ':' &&
	       (map->style == COP_FLOW || blank_at(b->src, at + 1));
}

/* libyaml puts an empty value at the next token; we put it right after its colon. */
static void place_empty_value(const struct build *b, struct cop_node *n)
{
	size_t at = cop_gap_skip(b->src, n->key->end, false);

	if (at <= n->start && value_colon(b, n->key->parent, at)) {
		n->start = n->end = (uint32_t)at + 1;
		return;
	}
	n->start = n->end = n->key->end;
	n->flags |= COP_NODE_NO_COLON;
}

static void find_item_lead(const struct build *b, struct cop_node *n)
{
	size_t at;

	n->lead = n->start;
	if (n->parent->style == COP_FLOW)
		return;
	at = gap_from(b, n->parent);
	if (at >= b->src->len || b->src->text[at] != '-')
		return;
	n->lead = (uint32_t)at;
	if (cop_node_is_void(n))
		n->start = n->end = (uint32_t)at + 1;
}

static enum cop_code attach(struct build *b, struct cop_node *n, struct cop_error *err)
{
	struct frame *top;
	enum cop_code code;

	if (b->depth == 0) {
		b->tree.root = n;
		n->lead = n->start;
		return COP_OK;
	}
	top = &b->frames[b->depth - 1];
	n->parent = top->node;
	if (top->node->kind == COP_SEQ) {
		find_item_lead(b, n);
	} else if (!top->key) {
		if ((code = check_key(b, n, err)))
			return code;
		find_key_lead(b, n);
		top->key = n;
		return COP_OK;
	} else {
		cop_node_set_key(n, top->key, top->node);
		n->lead = n->key->lead;
		n->flags |= n->key->flags & COP_NODE_COMPLEX;
		if (cop_node_is_void(n))
			place_empty_value(b, n);
		top->key = NULL;
	}
	cop_node_append(top->node, n);
	return COP_OK;
}

static enum cop_style scalar_style(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
		return COP_SINGLE;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return COP_DOUBLE;
	case YAML_LITERAL_SCALAR_STYLE:
		return COP_LITERAL;
	case YAML_FOLDED_SCALAR_STYLE:
		return COP_FOLDED;
	default:
		return COP_PLAIN;
	}
}

static enum cop_code take_scalar(struct build *b, const yaml_event_t *e,
				 struct cop_error *err)
{
	const char *text = (const char *)e->data.scalar.value;
	size_t len = e->data.scalar.length;
	struct cop_node *n;
	enum cop_code code;

	if ((code = make_node(b, e, COP_SCALAR, &n, err)))
		return code;
	n->style = (uint8_t)scalar_style(e->data.scalar.style);
	if (len > b->limits->scalar) {
		cop_fail_at(err, COP_E_INVALID, loc(b, n->start),
			    "the text is too long: %zu bytes, at most %zu", len,
			    b->limits->scalar);
		return cop_fail_hint(err, "is a quote missing at its end?");
	}
	if ((code = take_props(b, n, e->data.scalar.anchor, e->data.scalar.tag, err)))
		return code;
	n->value = cop_str_new(b->arena, text, len);
	if ((code = cop_scan_value(n->value, b->limits->profile, loc(b, n->start), err)))
		return code;
	if (n->style == COP_LITERAL || n->style == COP_FOLDED)
		n->end = cop_block_end(n);
	return attach(b, n, err);
}

static enum cop_code take_alias(struct build *b, const yaml_event_t *e,
				struct cop_error *err)
{
	const char *name = (const char *)e->data.alias.anchor;
	struct cop_node *n;
	enum cop_code code;

	if ((code = make_node(b, e, COP_ALIAS, &n, err)))
		return code;
	if (strict(b))
		return refuse(b, n->start, "an alias ('*name') may not stand here",
			      "write the value out", err);
	n->value = cop_str_new(b->arena, name, strlen(name));
	return attach(b, n, err);
}

static enum cop_code open_collection(struct build *b, struct cop_node *n,
				     struct cop_error *err)
{
	enum cop_code code;

	if (b->depth >= b->limits->depth) {
		cop_fail_at(err, COP_E_INVALID, loc(b, n->start),
			    "nested too deep: more than %u levels", b->limits->depth);
		return cop_fail_hint(err, "is a closing bracket missing?");
	}
	if ((code = attach(b, n, err)))
		return code;
	b->frames[b->depth++] = (struct frame){ .node = n };
	return COP_OK;
}

static enum cop_code open_map(struct build *b, const yaml_event_t *e,
			      struct cop_error *err)
{
	struct cop_node *n;
	enum cop_code code;

	if ((code = make_node(b, e, COP_MAP, &n, err)) ||
	    (code = take_props(b, n, e->data.mapping_start.anchor,
			       e->data.mapping_start.tag, err)))
		return code;
	n->style = COP_BLOCK;
	if (e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE) {
		n->style = COP_FLOW;
		if (!n->props && b->src->text[n->start] != '{')
			n->flags |= COP_NODE_PAIR;
	}
	return open_collection(b, n, err);
}

static enum cop_code open_seq(struct build *b, const yaml_event_t *e,
			      struct cop_error *err)
{
	struct cop_node *n;
	enum cop_code code;

	if ((code = make_node(b, e, COP_SEQ, &n, err)) ||
	    (code = take_props(b, n, e->data.sequence_start.anchor,
			       e->data.sequence_start.tag, err)))
		return code;
	n->style = e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? COP_FLOW
									    : COP_BLOCK;
	return open_collection(b, n, err);
}

/* A block's END mark is at the token after it: it truly ends where its last entry does. */
static enum cop_code close_collection(struct build *b, const yaml_event_t *e,
				      struct cop_error *err)
{
	struct cop_node *n = b->frames[--b->depth].node;

	n->end = byte_of(b, e->end_mark);
	if ((n->style == COP_BLOCK || (n->flags & COP_NODE_PAIR)) && n->last)
		n->end = n->last->end;
	if (n->kind == COP_MAP && strict(b))
		return cop_tree_check_keys(b->arena, n, err);
	return COP_OK;
}

static enum cop_code open_document(struct build *b, const yaml_event_t *e,
				   struct cop_error *err)
{
	size_t at = byte_of(b, e->start_mark);
	bool tags = e->data.document_start.tag_directives.start !=
		    e->data.document_start.tag_directives.end;

	if (b->documents++ > 0)
		return refuse(b, at,
			      "a second document ('---') may not stand in one file",
			      "split the file, one document each", err);
	b->tree.tag_lines = tags;
	if (strict(b) && (tags || e->data.document_start.version_directive))
		return refuse(b, at, "a directive ('%') may not stand here",
			      "take the line out", err);
	return COP_OK;
}

static enum cop_code take(struct build *b, const yaml_event_t *e, struct cop_error *err)
{
	switch (e->type) {
	case YAML_DOCUMENT_START_EVENT:
		return open_document(b, e, err);
	case YAML_SCALAR_EVENT:
		return take_scalar(b, e, err);
	case YAML_ALIAS_EVENT:
		return take_alias(b, e, err);
	case YAML_MAPPING_START_EVENT:
		return open_map(b, e, err);
	case YAML_SEQUENCE_START_EVENT:
		return open_seq(b, e, err);
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		return close_collection(b, e, err);
	default:
		return COP_OK;
	}
}

static enum cop_code complain(struct build *b, const yaml_parser_t *p,
			      struct cop_error *err)
{
	struct cop_complaint c = {
		.src = b->src,
		.problem = p->problem ? p->problem : "it cannot be read",
		.context = p->context ? p->context : "",
		.at = byte_of(b, p->problem_mark),
		.context_at = byte_of(b, p->context_mark),
	};

	/* That says nothing about the file; in places libyaml says nothing at all then. */
	if (p->error == YAML_MEMORY_ERROR || p->error == YAML_NO_ERROR)
		cop_out_of_memory();
	/* The reader gives no mark; all it could object to was refused before. */
	if (p->error == YAML_READER_ERROR)
		c.at = c.context_at = (uint32_t)p->problem_offset;
	return cop_yaml_complain(&c, err);
}

static enum cop_code run(struct build *b, yaml_parser_t *p, struct cop_error *err)
{
	for (bool more = true; more;) {
		COP_CLEANUP(yaml_event_delete) yaml_event_t e = { 0 };
		enum cop_code code;

		if (!yaml_parser_parse(p, &e))
			return complain(b, p, err);
		more = e.type != YAML_STREAM_END_EVENT;
		if ((code = take(b, &e, err)))
			return code;
	}
	return COP_OK;
}

/* What cannot be read since a merge left both versions in it is said in these words. */
static enum cop_code or_conflict(const struct cop_source *src, enum cop_code code,
				 struct cop_error *err)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	struct cop_conflict conflict;

	if (code != COP_E_INVALID || !cop_yaml_conflict(scratch, src, &conflict))
		return code;
	*err = (struct cop_error){ 0 };
	return cop_conflict_fail(&conflict, err);
}

enum cop_code cop_tree_parse(struct cop_arena *a, const struct cop_source *src,
			     const struct cop_yaml_limits *limits, struct cop_tree *ret,
			     struct cop_error *err)
{
	struct build b = { .arena = a, .src = src, .limits = limits };
	COP_CLEANUP(yaml_parser_delete) yaml_parser_t p = { 0 };
	enum cop_code code;

	if ((code = cop_scan_text(src, limits, &b.scan, err)))
		return code;
	if (!yaml_parser_initialize(&p))
		cop_out_of_memory();
	b.nodes_max = src->len / BYTES_PER_NODE > limits->nodes
			      ? src->len / BYTES_PER_NODE
			      : limits->nodes;
	b.frames = COP_NEW_N(a, struct frame, limits->depth);
	b.mark_bytes = b.scan.bom;
	yaml_parser_set_encoding(&p, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&p, (const unsigned char *)src->text + b.scan.bom,
				     src->len - b.scan.bom);
	if ((code = run(&b, &p, err)))
		return or_conflict(src, code, err);
	assert(b.depth == 0);
	if (strict(&b) && (code = cop_tree_check_tabs(src, b.tree.root, err)))
		return code;
	*ret = b.tree;
	return COP_OK;
}

enum cop_code cop_yaml_parse(struct cop_arena *a, const struct cop_source *src,
			     const struct cop_yaml_limits *limits,
			     struct cop_node **ret_root, struct cop_error *err)
{
	struct cop_tree tree = { 0 };
	enum cop_code code;

	if ((code = cop_tree_parse(a, src, limits, &tree, err)))
		return code;
	*ret_root = tree.root;
	return COP_OK;
}
