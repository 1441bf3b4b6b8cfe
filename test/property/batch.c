/* SPDX-License-Identifier: MIT */
/* Several edits on one text: in any order, and at once. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claims.h"
#include "trial.h"
#include "yaml/place.h"

#define BATCH 5

struct step {
	enum op op;
	size_t node;
	bool skip;
};

static const enum op mixed[] = { OP_SET,       OP_SET,          OP_LINES,    OP_MAP,
				 OP_PUT,       OP_APPEND,       OP_REMOVE,   OP_RENAME,
				 OP_PUT_FIRST, OP_INSERT_FIRST, OP_MOVE_LAST };

size_t draw(size_t n)
{
	static unsigned long lottery = 1;

	lottery = lottery * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(lottery >> 33) % n;
}

/* Nodes are numbered in the old text; later ones first, so that numbers stay right. */
static size_t draw_steps(struct cop_arena *a, struct cop_node *root, struct step *steps,
			 size_t want)
{
	size_t n = 0, count = flat_count(root);

	for (size_t i = 0; i < 200 && n < want; i++) {
		struct step step = { .op = mixed[draw(COP_COUNT(mixed))],
				     .node = draw(count) };
		struct change c;
		size_t at = n;

		if (!op_plan(a, flat_node(root, step.node), step.op, &c))
			continue;
		while (at > 0 && steps[at - 1].node < step.node)
			at--;
		if (at > 0 && steps[at - 1].node == step.node)
			continue;
		memmove(steps + at + 1, steps + at, (n - at) * sizeof(*steps));
		steps[at] = step;
		n++;
	}
	return n;
}

/* Does it still make sense after the steps before it (a neighbour may be gone)? */
static enum cop_code step_do(struct cop_arena *a, struct cop_edit *e,
			     const struct step *s, struct cop_error *err)
{
	struct cop_node *n = flat_node(cop_edit_root(e), s->node);
	struct change c;

	if (!n || !op_plan(a, n, s->op, &c))
		return cop_fail(err, COP_E_USAGE, "not here any more");
	return op_do(e, n, s->op, a, err);
}

static const struct cop_source *one_by_one(struct cop_arena *a,
					   const struct cop_source *src,
					   struct step *steps, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct cop_error err = { 0 };
		struct cop_edit *e = NULL;

		steps[i].skip = cop_edit_new(a, src, &cop_yaml_any, &e, &err) ||
				step_do(a, e, &steps[i], &err) ||
				cop_edit_finish(e, &src, &err);
	}
	return src;
}

static const struct cop_source *all_at_once(struct cop_arena *a,
					    const struct cop_source *src,
					    const struct step *steps, size_t n)
{
	struct cop_error err = { 0 };
	struct cop_edit *e = NULL;

	if (cop_edit_new(a, src, &cop_yaml_any, &e, &err))
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (!steps[i].skip && step_do(a, e, &steps[i], &err))
			return NULL;
	return cop_edit_finish(e, &src, &err) ? NULL : src;
}

struct outcome {
	const struct cop_source *src, *one, *other;
};

static void show(const char *corpus, const struct outcome *o, const struct step *steps,
		 size_t n, const char *what)
{
	printf("%s %s: %s:", corpus, o->src->path, what);
	for (size_t i = 0; i < n; i++)
		printf(" %s%s of %zu,", steps[i].skip ? "(not) " : "",
		       op_names[steps[i].op], steps[i].node);
	printf("\n");
	if (getenv("COP_PROPERTY_SHOW"))
		printf("--- one\n%s--- other\n%s", o->one ? o->one->text : "-",
		       o->other ? o->other->text : "-");
}

static bool same(const struct cop_source *x, const struct cop_source *y)
{
	return x && y && x->len == y->len && memcmp(x->text, y->text, x->len) == 0;
}

static void at_once(struct cop_arena *a, const char *corpus, const struct cop_source *src,
		    struct cop_node *root)
{
	struct step steps[BATCH + 1];
	size_t n = draw_steps(a, root, steps, BATCH);
	const struct cop_source *single = one_by_one(a, src, steps, n);
	const struct cop_source *batch = all_at_once(a, src, steps, n);

	if (!claim(P11, same(batch, single)))
		show(corpus, &(struct outcome){ src, single, batch }, steps, n,
		     "a batch is another text");
}

static bool is_above(const struct cop_node *up, const struct cop_node *n)
{
	for (; n; n = n->parent)
		if (n == up)
			return true;
	return false;
}

/* What an edit touches: the collection that gets or loses an entry, or the node. */
static const struct cop_node *touched(const struct cop_node *n, enum op op)
{
	return op == OP_REMOVE || op_moves(op) ? n->parent : n;
}

static size_t size_of(struct cop_node *n)
{
	return n ? flat_count(n) : 0;
}

static struct cop_node *root_of(struct cop_arena *a, const struct cop_source *src)
{
	struct cop_node *root = NULL;
	struct cop_error err = { 0 };

	return src && !cop_yaml_parse(a, src, &cop_yaml_any, &root, &err) ? root : NULL;
}

static bool same_layout(const struct cop_node *x, const struct cop_node *y)
{
	struct cop_layout p = cop_layout_of(x), q = cop_layout_of(y);

	return p.step == q.step && p.dash == q.dash && p.gap == q.gap;
}

/*
 * Does the step alone leave what shows how the file is indented? Where it does not, another
 * edit made after it is laid out as the rest of the file is, and not as one made before.
 */
static bool leaves_layout(struct cop_arena *a, const struct cop_source *src,
			  struct cop_node *root, const struct step *step)
{
	struct step alone = *step;

	return same_layout(root, root_of(a, one_by_one(a, src, &alone, 1)));
}

/*
 * The later node first; then the earlier one first, after which the later has another number
 * when nodes came or went before it.
 */
static void either_order(struct cop_arena *a, const char *corpus,
			 const struct cop_source *src, struct cop_node *root)
{
	struct step steps[3], turned[2];
	const struct cop_source *x, *y;
	const struct cop_node *p, *q;
	struct cop_node *after = NULL;
	struct cop_error err = { 0 };
	bool holds;

	if (draw_steps(a, root, steps, 2) < 2)
		return;
	p = touched(flat_node(root, steps[0].node), steps[0].op);
	q = touched(flat_node(root, steps[1].node), steps[1].op);
	if (is_above(p, q) || is_above(q, p))
		return;
	x = one_by_one(a, src, steps, 2);
	turned[0] = steps[1];
	turned[1] = steps[0];
	y = one_by_one(a, src, turned, 1);
	if (steps[0].skip || steps[1].skip || turned[0].skip ||
	    cop_yaml_parse(a, y, &cop_yaml_any, &after, &err))
		return;
	turned[1].node += size_of(after) - size_of(root);
	y = one_by_one(a, y, turned + 1, 1);
	holds = leaves_layout(a, src, root, &steps[0]) &&
				leaves_layout(a, src, root, &steps[1])
			? claim(P10, same(x, y))
			: claim(P10_LAYOUT, cop_node_equal(root_of(a, x), root_of(a, y)));
	if (!holds)
		show(corpus, &(struct outcome){ src, x, y }, steps, 2,
		     "the order of two edits matters");
}

void batch_run(const char *corpus, const struct cop_source *src, size_t rounds)
{
	for (size_t i = 0; i < rounds; i++) {
		COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
		struct cop_error err = { 0 };
		struct cop_edit *e = NULL;

		if (cop_edit_new(a, src, &cop_yaml_any, &e, &err) || !cop_edit_root(e))
			return;
		at_once(a, corpus, src, cop_edit_root(e));
		either_order(a, corpus, src, cop_edit_root(e));
	}
}
