/* SPDX-License-Identifier: MIT */
/*
 * The properties of the editor (yaml.md section 3) on every file of three corpora:
 *   yaml_property <source root>
 * Fails where one edit changed the meaning of anything else, where a refusal says neither
 * place nor remedy, or where fewer than 99.5 % of `set` on real files change only the
 * target's lines. COP_TEST_DATA names the folder of the corpora when it is not beside the
 * source root.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "corpus.h"
#include "flat.h"
#include "lines.h"
#include "ops.h"

#define SAMPLE 60 /* nodes tried per file for all but `set` */
#define REASONS 64

enum verdict { ZERO, COLLATERAL, REFUSED, WRONG, VERDICTS };

struct score {
	const char *corpus;
	size_t files, unreadable;
	size_t verdict[OP_COUNT][VERDICTS];
	size_t same[OP_COUNT], differs[OP_COUNT]; /* undone: bytes as before, or not */
	size_t batches, batches_differ;
	struct {
		char msg[96];
		size_t n;
	} reasons[REASONS];
};

/* One edit on one text. */
struct trial {
	struct cop_arena *arena;
	const struct cop_source *before, *after;
	struct cop_node *root; /* of before, for the paper */
	enum op op;
	size_t node;
	struct change change;
	struct cop_error err;
};

/* Does the operation make sense on the node? Fills in what it changes, on paper. */
static bool plan(struct trial *t)
{
	struct cop_node *n = flat_node(t->root, t->node);
	struct change *c = &t->change;
	bool map = n->kind == COP_MAP, seq = n->kind == COP_SEQ;

	*c = (struct change){ .at = n,
			      .value = op_value(t->arena, t->op),
			      .key = NEW_KEY };
	switch (t->op) {
	case OP_SET:
		c->kind = CHANGE_SET;
		return n->kind == COP_SCALAR;
	case OP_LINES:
	case OP_MAP:
		c->kind = CHANGE_SET;
		return true;
	case OP_PUT_FIRST:
	case OP_PUT:
		c->kind = CHANGE_PUT;
		c->before = t->op == OP_PUT_FIRST ? n->first : NULL;
		return map;
	case OP_INSERT_FIRST:
	case OP_APPEND:
		c->kind = CHANGE_INSERT;
		c->before = t->op == OP_INSERT_FIRST ? n->first : NULL;
		return seq;
	case OP_REMOVE:
		c->kind = CHANGE_REMOVE;
		return n->parent;
	case OP_RENAME:
		c->kind = CHANGE_RENAME;
		return n->key;
	case OP_COUNT:
		break;
	}
	return false;
}

static enum cop_code edit(struct trial *t)
{
	struct cop_edit *e = NULL;
	enum cop_code code =
		cop_edit_new(t->arena, t->before, &cop_yaml_any, &e, &t->err);

	if (code)
		return code;
	code = op_do(e, flat_node(cop_edit_root(e), t->node), t->op, t->arena, &t->err);
	return code ? code : cop_edit_finish(e, &t->after, &t->err);
}

static bool means_what_it_should(const struct trial *t)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf want = { 0 }, have = { 0 };
	struct cop_node *root = NULL;
	struct cop_error err = { 0 };
	struct change none = { 0 };

	if (cop_yaml_parse(t->arena, t->after, &cop_yaml_any, &root, &err))
		return false;
	flat(&want, t->root, &t->change);
	flat(&have, root, &none);
	return flat_matches(cop_buf_str(&want), cop_buf_str(&have));
}

/* --- P7, P9: only where it should --- */

static size_t entry_end(const struct cop_source *src, const struct cop_node *n)
{
	size_t line = line_of(src, n->end);
	size_t column = n->lead - line_at(src, line_of(src, n->lead));

	while (line_is_comment(src, line + 1, column))
		line++;
	return line;
}

static bool within(struct line_diff d, size_t first, size_t last)
{
	return d.first >= first && d.last <= last + 1;
}

static bool removes_only_it(const struct trial *t, struct line_diff d)
{
	const struct cop_source *src = t->before;
	const struct cop_node *n = t->change.at;
	size_t first = line_of(src, n->lead), last = entry_end(src, n);

	if (n->parent->style == COP_FLOW || n->parent->count == 1)
		return within(d, line_of(src, n->parent->lead),
			      entry_end(src, n->parent));
	if (n->next && line_of(src, n->next->lead) > last && d.added > 0)
		last = line_of(src, n->next->lead);
	while (first > 0 && line_is_blank(src, first - 1))
		first--;
	while (line_is_blank(src, last + 1))
		last++;
	while (!within(d, first, last))
		if (!lines_slide_up(src, &d))
			return false;
	return true;
}

static bool changes_only_it(const struct trial *t)
{
	struct line_diff d = lines_changed(t->before, t->after);
	const struct cop_source *src = t->before;
	const struct cop_node *n = t->change.at;
	bool whole = n->kind != COP_SCALAR || n->start == n->end || t->op == OP_MAP;

	switch (t->change.kind) {
	case CHANGE_SET:
		return within(d, line_of(src, whole ? n->lead : n->start),
			      whole ? entry_end(src, n) : line_of(src, n->end));
	case CHANGE_RENAME:
		return within(d, line_of(src, n->key->start), line_of(src, n->key->end));
	case CHANGE_REMOVE:
		return removes_only_it(t, d);
	default:
		if (n->style == COP_BLOCK && d.last == d.first)
			return d.added <= 3;
		return within(d, line_of(src, n->lead), entry_end(src, n));
	}
}

/* Whether line ends are the same ones everywhere: 0 none, 1 LF, 2 CRLF, 3 both. */
static int line_ends(const struct cop_source *src)
{
	int found = 0;

	for (size_t i = 0; i < src->len; i++)
		if (src->text[i] == '\n')
			found |= i > 0 && src->text[i - 1] == '\r' ? 2 : 1;
	return found;
}

static bool keeps_the_form(const struct trial *t)
{
	const struct cop_source *a = t->before, *b = t->after;
	bool bom_a = strncmp(a->text, "\xEF\xBB\xBF", 3) == 0;
	bool bom_b = strncmp(b->text, "\xEF\xBB\xBF", 3) == 0;
	bool open_a = a->len && a->text[a->len - 1] != '\n';
	bool open_b = b->len && b->text[b->len - 1] != '\n';
	int ends_a = line_ends(a), ends_b = line_ends(b);

	/* A literal that comes to the end of a text without line end needs one. */
	return bom_a == bom_b &&
	       (open_a == open_b || t->op == OP_LINES || t->op == OP_REMOVE) &&
	       (!ends_a || (ends_b & ~ends_a) == 0);
}

/* --- scores --- */

static void count_reason(struct score *s, const struct trial *t)
{
	size_t len = strcspn(t->err.msg, "0123456789");

	for (size_t i = 0; i < REASONS; i++) {
		if (s->reasons[i].n &&
		    strncmp(s->reasons[i].msg, t->err.msg, len < 95 ? len : 95) != 0)
			continue;
		snprintf(s->reasons[i].msg, sizeof(s->reasons[i].msg), "%.*s", (int)len,
			 t->err.msg);
		s->reasons[i].n++;
		return;
	}
}

static void show(const struct score *s, const struct trial *t, const char *what)
{
	printf("%s %s: %s of node %zu: %s%s%s\n", s->corpus, t->before->path,
	       op_names[t->op], t->node, what, t->err.msg[0] ? ": " : "", t->err.msg);
	if (getenv("COP_PROPERTY_SHOW") && t->after)
		printf("--- before\n%s\n--- after\n%s\n", t->before->text,
		       t->after->text);
}

static enum verdict judge(struct score *s, struct trial *t)
{
	enum cop_code code = edit(t);

	if (code) {
		count_reason(s, t);
		if (getenv("COP_PROPERTY_SHOW"))
			show(s, t, "refused");
		if (code == COP_E_REFUSED && t->err.line && t->err.file[0] &&
		    t->err.hint[0])
			return REFUSED;
		show(s, t, "a refusal without place or remedy");
		return WRONG;
	}
	if (!means_what_it_should(t)) {
		show(s, t, "other meaning");
		return WRONG;
	}
	if (changes_only_it(t) && keeps_the_form(t))
		return ZERO;
	if (getenv("COP_PROPERTY_SHOW"))
		show(s, t, "collateral");
	return COLLATERAL;
}

/* P2, P8: the same again writes nothing. P3, P4, P5, P12: undone, the bytes are as before. */
static bool undo(const struct trial *t, struct cop_edit *e, struct cop_node *n,
		 struct cop_error *err, enum cop_code *ret)
{
	const struct cop_node *old = t->change.at;

	switch (t->op) {
	case OP_PUT:
	case OP_APPEND:
		*ret = cop_edit_remove(e, n->last, COP_LEAVE_EMPTY, err);
		return true;
	case OP_PUT_FIRST:
	case OP_INSERT_FIRST:
		*ret = cop_edit_remove(e, n->first, COP_LEAVE_EMPTY, err);
		return true;
	case OP_RENAME:
		if (old->key->kind != COP_SCALAR || old->key->style != COP_PLAIN)
			return false;
		*ret = cop_edit_rename(e, n,
				       cop_arena_copy(t->arena,
						      old->src->text + old->key->start,
						      old->key->end - old->key->start),
				       err);
		return true;
	case OP_SET:
		if (old->style != COP_PLAIN || old->start == old->end ||
		    memchr(old->src->text + old->start, '\n', old->end - old->start))
			return false;
		*ret = cop_edit_set(
			e, n,
			cop_make_bare(t->arena,
				      cop_arena_copy(t->arena,
						     old->src->text + old->start,
						     old->end - old->start)),
			err);
		return true;
	default:
		return false;
	}
}

static void try_undo(struct score *s, struct trial *t)
{
	struct cop_edit *e = NULL;
	struct cop_error err = { 0 };
	enum cop_code code;
	const struct cop_source *back = NULL;

	if (cop_edit_new(t->arena, t->after, &cop_yaml_any, &e, &err))
		return;
	if (!undo(t, e, flat_node(cop_edit_root(e), t->node), &err, &code))
		return;
	if (code || cop_edit_finish(e, &back, &err))
		return;
	if (back->len == t->before->len &&
	    memcmp(back->text, t->before->text, back->len) == 0)
		s->same[t->op]++;
	else
		s->differs[t->op]++;
}

static bool again_is_nothing(struct trial *t)
{
	struct cop_edit *e = NULL;
	struct cop_error err = { 0 };
	const struct cop_source *twice = NULL;
	struct cop_node *n;

	if (t->op > OP_MAP)
		return true;
	if (cop_edit_new(t->arena, t->after, &cop_yaml_any, &e, &err))
		return false;
	n = flat_node(cop_edit_root(e), t->node);
	return !op_do(e, n, t->op, t->arena, &err) && !cop_edit_finish(e, &twice, &err) &&
	       twice == t->after;
}

static void try_one(struct score *s, const struct cop_source *src, enum op op,
		    size_t node)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct trial t = { .arena = a, .before = src, .op = op, .node = node };
	enum verdict v;

	if (cop_yaml_parse(a, src, &cop_yaml_any, &t.root, &t.err) || !plan(&t))
		return;
	v = judge(s, &t);
	if (v <= COLLATERAL && !again_is_nothing(&t)) {
		show(s, &t, "the same again changes something");
		v = WRONG;
	}
	s->verdict[op][v]++;
	if (v <= COLLATERAL)
		try_undo(s, &t);
}

/* --- P10, P11: several edits at once --- */

static unsigned long lottery = 1;

static size_t draw(size_t n)
{
	lottery = lottery * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(lottery >> 33) % n;
}

#define BATCH 5

struct step {
	enum op op;
	size_t node;
	bool skip;
};

static bool fits(const struct cop_node *n, enum op op)
{
	return op == OP_SET   ? n->kind == COP_SCALAR
	       : op == OP_PUT ? n->kind == COP_MAP && !cop_node_get(n, NEW_KEY)
			      : n->kind == COP_SEQ;
}

/* Nodes are numbered in the old text; later ones first, so that numbers stay right. */
static size_t draw_steps(struct cop_node *root, struct step *steps)
{
	static const enum op ops[] = { OP_SET, OP_PUT, OP_APPEND };
	size_t n = 0, count = flat_count(root);

	for (size_t i = 0; i < 200 && n < BATCH; i++) {
		struct step step = { .op = ops[draw(3)], .node = draw(count) };
		size_t at = n;

		if (!fits(flat_node(root, step.node), step.op))
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

static const struct cop_source *one_by_one(struct cop_arena *a,
					   const struct cop_source *src,
					   struct step *steps, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct cop_error err = { 0 };
		struct cop_edit *e = NULL;

		steps[i].skip = cop_edit_new(a, src, &cop_yaml_any, &e, &err) ||
				op_do(e, flat_node(cop_edit_root(e), steps[i].node),
				      steps[i].op, a, &err) ||
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
		if (!steps[i].skip && op_do(e, flat_node(cop_edit_root(e), steps[i].node),
					    steps[i].op, a, &err))
			return NULL;
	return cop_edit_finish(e, &src, &err) ? NULL : src;
}

static void try_batch(struct score *s, const struct cop_source *src)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct step steps[BATCH + 1];
	struct cop_error err = { 0 };
	struct cop_edit *e = NULL;
	struct cop_node *root;
	const struct cop_source *single, *batch;
	size_t n;

	if (cop_edit_new(a, src, &cop_yaml_any, &e, &err) || !cop_edit_root(e))
		return;
	root = cop_edit_root(e);
	n = draw_steps(root, steps);
	single = one_by_one(a, src, steps, n);
	batch = all_at_once(a, src, steps, n);
	s->batches++;
	if (batch && batch->len == single->len &&
	    memcmp(batch->text, single->text, batch->len) == 0)
		return;
	s->batches_differ++;
	printf("%s %s: a batch differs from its edits one by one\n", s->corpus,
	       src->path);
	if (getenv("COP_PROPERTY_SHOW"))
		printf("--- one by one\n%s--- batch\n%s", single->text,
		       batch ? batch->text : "-\n");
}

/* --- all of it --- */

static void try_file(struct score *s, const struct cop_source *src)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_node *root = NULL;
	struct cop_error err = { 0 };
	size_t count;

	s->files++;
	if (cop_yaml_parse(a, src, &cop_yaml_any, &root, &err)) {
		s->unreadable++;
		return;
	}
	count = root ? flat_count(root) : 0;
	for (enum op op = 0; op < OP_COUNT; op++) {
		size_t stride = op == OP_SET || count <= SAMPLE ? 1 : count / SAMPLE;

		for (size_t i = 0; i < count; i += stride)
			try_one(s, src, op, i);
	}
	for (int i = 0; i < 4 && root; i++)
		try_batch(s, src);
}

static void print_score(const struct score *s)
{
	printf("\n%s: %zu files, %zu of them not read\n", s->corpus, s->files,
	       s->unreadable);
	printf("%-16s %8s %8s %10s %8s %6s %9s %8s\n", "operation", "edits", "zero",
	       "collateral", "refused", "wrong", "undone to", "or not");
	for (enum op op = 0; op < OP_COUNT; op++) {
		const size_t *v = s->verdict[op];

		printf("%-16s %8zu %8zu %10zu %8zu %6zu %9zu %8zu\n", op_names[op],
		       v[ZERO] + v[COLLATERAL] + v[REFUSED] + v[WRONG], v[ZERO],
		       v[COLLATERAL], v[REFUSED], v[WRONG], s->same[op], s->differs[op]);
	}
	printf("batches of %d: %zu, differing from one by one: %zu\n", BATCH, s->batches,
	       s->batches_differ);
	for (size_t i = 0; i < REASONS && s->reasons[i].n; i++)
		printf("  refused %6zu  %s\n", s->reasons[i].n, s->reasons[i].msg);
}

static size_t run(const char *name, const struct corpus *c, double least)
{
	struct score *s = calloc(1, sizeof(*s));
	size_t wrong, edits = 0;

	if (!s)
		abort();
	if (!c->present) {
		printf("\n%s: skipped, not there\n", name);
		free(s);
		return 0;
	}
	s->corpus = name;
	for (size_t i = 0; i < c->n; i++)
		try_file(s, c->at[i]);
	print_score(s);
	wrong = s->batches_differ;
	for (enum op op = 0; op < OP_COUNT; op++)
		wrong += s->verdict[op][WRONG];
	for (enum verdict v = ZERO; v < VERDICTS; v++)
		edits += s->verdict[OP_SET][v];
	if (edits) {
		double share = (double)s->verdict[OP_SET][ZERO] / (double)edits;

		printf("set, only the target's lines: %.2f %%\n", share * 100);
		wrong += share < least;
	}
	free(s);
	return wrong;
}

int main(int argc, char **argv)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	const char *root = argc > 1 ? argv[1] : ".";
	const char *data = getenv("COP_TEST_DATA");
	struct corpus fixtures, real, suite;
	size_t wrong = 0;

	setvbuf(stdout, NULL, _IOLBF, 0);
	data = data ? data : cop_arena_printf(a, "%s/../shared/data", root);
	fixtures = corpus_of_files(a, cop_arena_printf(a, "%s/test/fixtures/yaml", root));
	real = corpus_of_files(a, cop_arena_printf(a, "%s/real-yaml", data));
	suite = corpus_of_suite(a, cop_arena_printf(a, "%s/yaml-test-suite/src", data));
	wrong += run("fixtures", &fixtures, 0);
	wrong += run("real-yaml", &real, 0.995);
	wrong += run("yaml-test-suite", &suite, 0);
	printf("\nwrong: %zu\n", wrong);
	return wrong > 0;
}
