/* SPDX-License-Identifier: MIT */
/*
 * The properties of the editor on every file of three corpora:
 *   yaml_property [--full] <source root>
 * prints the outcome of every operation, and how often each of the claims P1 to P17 held. Fails
 * where one did not, where an edit was wrong, or where fewer than 99.5 % of the edits of an
 * operation on real files change only what they must. Without --full at most SAMPLE nodes of a
 * file are tried per operation. COP_TEST_DATA names the folder of the corpora when it is not
 * beside the source root; COP_PROPERTY_SHOW prints refusals and texts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claims.h"
#include "corpus.h"
#include "trial.h"

#define SAMPLE 8
#define REASONS 64
#define LEAST 0.995

struct score {
	const char *corpus;
	size_t files, unreadable;
	size_t verdict[OP_COUNT][VERDICTS];
	struct {
		char msg[96];
		size_t n;
	} reasons[REASONS];
};

struct plan {
	size_t sample, batches, mutations;
};

/* Refusals of one kind differ in their numbers and names only. */
static void count_reason(struct score *s, const struct trial *t)
{
	const char *tail = strstr(t->err.msg, "; also at ");
	size_t len = strcspn(t->err.msg, "0123456789");

	tail = tail ? tail : strstr(t->err.msg, " (line ");
	if (tail && (size_t)(tail - t->err.msg) < len)
		len = (size_t)(tail - t->err.msg);
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

static void try_one(struct score *s, const struct cop_source *src, enum op op,
		    size_t node)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct trial t = {
		.arena = a, .corpus = s->corpus, .before = src, .op = op, .node = node
	};
	enum verdict v;

	if (!trial_begin(&t))
		return;
	v = trial_run(&t);
	s->verdict[op][v]++;
	if (v == REFUSED)
		count_reason(s, &t);
	if (v <= COLLATERAL)
		undo_run(&t);
}

/* Another start for each operation, so that a sample sees more than the same nodes. */
static void try_file(struct score *s, const struct cop_source *src,
		     const struct plan *plan)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_node *root = NULL;
	struct cop_error err = { 0 };
	size_t count, stride;

	s->files++;
	if (cop_yaml_parse(a, src, &cop_yaml_any, &root, &err)) {
		s->unreadable++;
		return;
	}
	count = root ? flat_count(root) : 0;
	stride = count <= plan->sample ? 1 : (count + plan->sample - 1) / plan->sample;
	for (enum op op = 0; op < OP_COUNT; op++)
		for (size_t i = stride > 1 ? (op * 7 + s->files) % stride : 0; i < count;
		     i += stride)
			try_one(s, src, op, i);
	batch_run(s->corpus, src, plan->batches);
	mutate_run(s->corpus, src, plan->mutations);
}

static size_t sum(const size_t *v)
{
	return v[ZERO] + v[COLLATERAL] + v[REFUSED] + v[WRONG];
}

static void print_row(const char *name, const size_t *v)
{
	size_t all = sum(v);

	printf("| %-24s | %6zu | %6zu | %6.2f | %10zu | %7zu | %5zu |\n", name, all,
	       v[ZERO], all ? 100.0 * (double)v[ZERO] / (double)all : 100.0,
	       v[COLLATERAL], v[REFUSED], v[WRONG]);
}

static void print_score(const struct score *s)
{
	size_t all[VERDICTS] = { 0 };

	printf("\n**%s**: %zu files, %zu of them not read by libyaml\n\n", s->corpus,
	       s->files, s->unreadable);
	printf("| %-24s | %6s | %6s | %6s | %10s | %7s | %5s |\n", "operation", "edits",
	       "zero", "%", "collateral", "refused", "wrong");
	printf("|---|--:|--:|--:|--:|--:|--:|\n");
	for (enum op op = 0; op < OP_COUNT; op++) {
		print_row(op_names[op], s->verdict[op]);
		for (size_t v = 0; v < VERDICTS; v++)
			all[v] += s->verdict[op][v];
	}
	print_row("all", all);
	if (s->reasons[0].n)
		printf("\nRefused, by reason:\n\n");
	for (size_t i = 0; i < REASONS && s->reasons[i].n; i++)
		printf("- %zu: %s\n", s->reasons[i].n, s->reasons[i].msg);
}

/* What must not be: anything wrong; and on real files, too little without collateral. */
static size_t faults(const struct score *s, double least)
{
	size_t found = 0;

	for (enum op op = 0; op < OP_COUNT; op++) {
		const size_t *v = s->verdict[op];

		found += v[WRONG];
		if (sum(v) == 0 || (double)v[ZERO] >= least * (double)sum(v))
			continue;
		printf("%s: too little without collateral: %s\n", s->corpus,
		       op_names[op]);
		found++;
	}
	return found;
}

static size_t run(const char *name, const struct corpus *c, const struct plan *plan,
		  double least)
{
	struct score *s = calloc(1, sizeof(*s));
	size_t found;

	if (!s)
		abort();
	if (!c->present) {
		printf("\n**%s**: skipped, not there\n", name);
		free(s);
		return 0;
	}
	s->corpus = name;
	for (size_t i = 0; i < c->n; i++)
		try_file(s, c->at[i], plan);
	print_score(s);
	found = faults(s, least);
	free(s);
	return found;
}

int main(int argc, char **argv)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	bool all = argc > 1 && strcmp(argv[1], "--full") == 0;
	const char *root = argc > 1 + all ? argv[1 + all] : ".";
	const char *data = getenv("COP_TEST_DATA");
	const struct plan whole = { SIZE_MAX - 1, 40, 40 }, some = { SAMPLE, 4, 4 },
			  odd = { SIZE_MAX - 1, 15, 15 };
	struct corpus fixtures, real, suite;
	size_t found = 0;

	setvbuf(stdout, NULL, _IOLBF, 0);
	data = data ? data : cop_arena_printf(a, "%s/../shared/data", root);
	fixtures = corpus_of_files(a, cop_arena_printf(a, "%s/test/fixtures/yaml", root));
	real = corpus_of_files(a, cop_arena_printf(a, "%s/real-yaml", data));
	suite = corpus_of_suite(a, cop_arena_printf(a, "%s/yaml-test-suite/src", data));
	found += run("fixtures", &fixtures, all ? &whole : &odd, 0);
	found += run("real-yaml", &real, all ? &whole : &some, LEAST);
	found += run("yaml-test-suite", &suite, all ? &whole : &some, 0);
	found += claims_print();
	printf("\nwrong: %zu\n", found);
	return found > 0;
}
