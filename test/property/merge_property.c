/* SPDX-License-Identifier: MIT */
/*
 * The merge of lib/merge on random pairs of edits, kind by kind:
 *   merge_property <source root> [pairs per kind [first number of the lottery [kind]]]
 *
 * Independent edits: the result must mean what both edits mean, made one after the other,
 * with the comments of both sides, its entries in good order; it may be a conflict at most a
 * third as often as with git's merge of the same three texts (libgit2, in-process). Edits
 * against each other: always reported, both versions whole between the markers.
 *
 * 12 pairs a kind where nothing is said, some seconds under ASan; 2000 for the table in
 * test/bench/yaml-merging.md. COP_PROPERTY_SHOW=1 prints the texts of what is amiss, and of
 * every conflict.
 */
#include <git2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "corpus.h"
#include "merge/merge.h"
#include "merge_edits.h"
#include "model/place.h"

#define BASES 64 /* documents of one kind */
#define EDITS 3

struct score {
	const char *kind;
	size_t pairs, clean, conflicts, doubts, git;
	size_t lost, duplicated, wrong;
	size_t against, unreported, torn; /* torn: not both versions whole */
	size_t redrawn;
};

struct bases {
	const struct cop_source *at[BASES];
	size_t n;
};

struct trial {
	struct cop_arena *arena;
	struct score *score;
	struct doc base, ours, theirs;
	struct doc both; /* of independent edits: what must come out */
	bool shown;
};

static void show(struct trial *t, const char *what, const char *detail,
		 const struct cop_source *result)
{
	printf("%s: %s: %s\n", t->score->kind, what, detail ? detail : "");
	if (!getenv("COP_PROPERTY_SHOW") || t->shown)
		return;
	t->shown = true;
	printf("--- base %s\n%s--- ours\n%s--- theirs\n%s--- result\n%s---\n",
	       t->base.src->path, t->base.src->text, t->ours.src->text,
	       t->theirs.src->text, result ? result->text : "");
}

/* --- git's merge of the same --- */

static git_merge_file_input input(const struct cop_source *src)
{
	git_merge_file_input in = GIT_MERGE_FILE_INPUT_INIT;

	in.ptr = src->text;
	in.size = src->len;
	in.path = "f.yaml";
	in.mode = 0100644;
	return in;
}

/* The text; whether git saw a conflict in it. */
static const struct cop_source *merge_by_git(struct trial *t, bool *ret_conflict)
{
	git_merge_file_input o = input(t->base.src), a = input(t->ours.src),
			     b = input(t->theirs.src);
	git_merge_file_options how = GIT_MERGE_FILE_OPTIONS_INIT;
	git_merge_file_result r = { 0 };
	struct cop_source *text = COP_NEW(t->arena, struct cop_source);

	how.our_label = "ours";
	how.their_label = "theirs";
	if (git_merge_file(&r, &o, &a, &b, &how))
		abort();
	*ret_conflict = !r.automergeable;
	*text = (struct cop_source){ "f.yaml", cop_arena_copy(t->arena, r.ptr, r.len),
				     r.len };
	git_merge_file_result_free(&r);
	return text;
}

/* --- judging --- */

static struct atoms says(struct cop_arena *a, const struct doc *d)
{
	return atoms_of(a, d->kind, d->root);
}

static struct atoms remarks(struct cop_arena *a, const struct doc *d)
{
	return comments_of(a, d->src, d->root);
}

static bool has(const struct atoms *list, const char *atom)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->at[i], atom) == 0)
			return true;
	return false;
}

static void compare(struct trial *t, struct atoms want, struct atoms have,
		    const struct cop_source *result)
{
	struct atoms less = atoms_missing(t->arena, &want, &have);
	struct atoms more = atoms_missing(t->arena, &have, &want);
	bool again = false, other = false;

	for (size_t i = 0; i < more.n; i++) {
		again |= has(&want, more.at[i]);
		other |= !has(&want, more.at[i]);
	}
	t->score->lost += less.n > 0;
	t->score->duplicated += again;
	t->score->wrong += other;
	if (less.n)
		show(t, "lost", less.at[0], result);
	if (more.n)
		show(t, again ? "twice" : "wrong", more.at[0], result);
}

static void judge_clean(struct trial *t, const struct cop_source *result)
{
	struct doc d;

	if (!doc_read(t->arena, t->base.kind, result, &d)) {
		t->score->wrong++;
		show(t, "wrong", "it cannot be read", result);
		return;
	}
	compare(t, says(t->arena, &t->both), says(t->arena, &d), result);
	compare(t, remarks(t->arena, &t->both), remarks(t->arena, &d), result);
	if (in_good_order(t->arena, d.kind, t->ours.root, d.root))
		return;
	t->score->wrong++;
	show(t, "wrong", "the order", result);
}

/* One side of every pair of markers. */
static const struct cop_source *one_side(struct cop_arena *a,
					 const struct cop_source *src, bool ours)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_source *ret = COP_NEW(a, struct cop_source);
	char in = 0;

	for (const char *at = src->text, *next; *at; at = next) {
		const char *end = strchr(at, '\n');

		next = end ? end + 1 : at + strlen(at);
		if (strncmp(at, "<<<<<<< ours", 12) == 0 ||
		    strncmp(at, "=======", 7) == 0)
			in = *at;
		else if (strncmp(at, ">>>>>>> theirs", 14) == 0)
			in = 0;
		else if (!in || (in == '<') == ours)
			cop_buf_add(&out, at, (size_t)(next - at));
	}
	*ret = (struct cop_source){ src->path, cop_buf_keep(&out, a), out.len };
	return ret;
}

/* Prose line by line; that a list is empty says nothing, the other side may have filled it. */
static struct atoms apart(struct cop_arena *a, struct atoms list)
{
	struct atoms ret = { 0 };

	for (size_t i = 0; i < list.n; i++) {
		const char *at = strstr(list.at[i], " = ");
		size_t path = at ? (size_t)(at - list.at[i]) : 0;

		for (at += at ? 3 : 0; at && *at;) {
			const char *end = strstr(at, "\\n");
			size_t len = end ? (size_t)(end - at) : strlen(at);

			if (len && strcmp(at, "[]") != 0 && strcmp(at, "{}") != 0)
				*COP_PUSH(a, ret.at, ret.n, ret.cap) =
					cop_arena_printf(a, "%.*s = %.*s", (int)path,
							 list.at[i], (int)len, at);
			at += len + (end ? 2 : 0);
		}
	}
	atoms_sort(&ret);
	return ret;
}

/* What is in `side`, was not in `base`, and is not in `text`; NULL: nothing. */
static const char *not_kept(struct cop_arena *a, struct atoms base, struct atoms side,
			    struct atoms text)
{
	struct atoms new = atoms_missing(a, &side, &base);
	struct atoms less = atoms_missing(a, &new, &text);

	return less.n ? less.at[0] : NULL;
}

/* Is everything there that this side brought? NULL, or what is not. */
static const char *torn(struct trial *t, const struct doc *side,
			const struct cop_source *text)
{
	struct cop_arena *a = t->arena;
	const char *less;
	struct doc d;

	if (!doc_read(a, side->kind, text, &d))
		return "a side that cannot be read";
	less = not_kept(a, apart(a, says(a, &t->base)), apart(a, says(a, side)),
			apart(a, says(a, &d)));
	return less ? less
		    : not_kept(a, remarks(a, &t->base), remarks(a, side), remarks(a, &d));
}

static const char *either_torn(struct trial *t, const struct cop_source *text)
{
	const char *ours = torn(t, &t->ours, one_side(t->arena, text, true));

	return ours ? ours : torn(t, &t->theirs, one_side(t->arena, text, false));
}

static struct cop_merge_in merge_in(const struct trial *t)
{
	return (struct cop_merge_in){ .base = t->base.src,
				      .ours = t->ours.src,
				      .theirs = t->theirs.src,
				      .kind = t->base.kind,
				      .ours_name = "ours",
				      .theirs_name = "theirs",
				      .marker = 7 };
}

static void merge(struct trial *t, struct cop_merged *ret)
{
	struct cop_merge_in in = merge_in(t);

	cop_merge(t->arena, &in, ret);
}

/* What the driver makes of a doubt. */
static void by_lines(struct trial *t, struct cop_merged *ret)
{
	struct cop_merge_in in = merge_in(t);
	bool conflict;
	const struct cop_source *text = merge_by_git(t, &conflict);

	cop_merge_by_lines(t->arena, &in, text, conflict, ret);
}

static void judge_independent(struct trial *t)
{
	struct cop_merged m;
	const char *less;
	bool git;

	merge_by_git(t, &git);
	t->score->pairs++;
	t->score->git += git;
	merge(t, &m);
	if (m.doubt) {
		t->score->doubts++;
		if (getenv("COP_PROPERTY_SHOW"))
			show(t, "doubt", m.doubt, NULL);
		by_lines(t, &m);
	} else {
		t->score->conflicts += m.conflicts > 0;
		t->score->clean += m.conflicts == 0;
	}
	if (m.conflicts) {
		if (getenv("COP_PROPERTY_SHOW"))
			show(t, "conflict", NULL, m.text);
		less = either_torn(t, m.text);
		t->score->lost += less != NULL;
		if (less)
			show(t, "lost between the markers", less, m.text);
	} else {
		judge_clean(t, m.text);
	}
}

static void judge_against(struct trial *t)
{
	struct cop_merged m;
	const char *less;

	t->score->against++;
	merge(t, &m);
	if (m.doubt) /* as the driver does */
		by_lines(t, &m);
	if (!m.conflicts) {
		t->score->unreported++;
		show(t, "not reported", NULL, m.text);
		return;
	}
	less = either_torn(t, m.text);
	t->score->torn += less != NULL;
	if (less)
		show(t, "not whole", less, m.text);
}

/* --- pairs --- */

static bool make_all(struct cop_arena *a, const struct edit *e, size_t n, struct doc *d)
{
	for (size_t i = 0; i < n; i++)
		if (!edit_make(a, &e[i], d))
			return false;
	return true;
}

/* Edits to go on with, numbered from here, that meet none of those before. */
static size_t draw_apart(struct trial *t, struct lottery *l, struct edit *list, size_t n,
			 unsigned number)
{
	size_t before = n, want = n + 1 + draw(l, EDITS);

	for (unsigned i = 0; i < 40 && n < want; i++) {
		bool meets = !edit_draw(t->arena, l, &t->base, number + i, &list[n]);

		for (size_t k = 0; k < n && !meets; k++)
			meets = edits_meet(&list[k], &list[n]);
		n += !meets;
	}
	return n - before;
}

static bool try_independent(struct trial *t, struct lottery *l)
{
	struct edit list[2 * EDITS];
	size_t na = draw_apart(t, l, list, 0, 1), nb = draw_apart(t, l, list, na, 41);

	t->ours = t->theirs = t->both = t->base;
	if (!na || !nb || !make_all(t->arena, list, na, &t->ours) ||
	    !make_all(t->arena, list + na, nb, &t->theirs))
		return false;
	t->both = t->ours;
	if (!make_all(t->arena, list + na, nb, &t->both))
		return false;
	judge_independent(t);
	return true;
}

/* Two that cannot both be, and every other time others about them. */
static bool try_against(struct trial *t, struct lottery *l)
{
	struct edit list[2 + 2 * EDITS];
	size_t ours = draw(l, 2), na = 0, nb = 0;

	t->ours = t->theirs = t->base;
	if (!edit_draw_against(t->arena, l, &t->base, 90, list))
		return false;
	if (one_in(l, 2)) {
		na = draw_apart(t, l, list, 2, 1);
		nb = draw_apart(t, l, list, 2 + na, 41);
	}
	if (!edit_make(t->arena, &list[ours], &t->ours) ||
	    !edit_make(t->arena, &list[1 - ours], &t->theirs) ||
	    !make_all(t->arena, list + 2, na, &t->ours) ||
	    !make_all(t->arena, list + 2 + na, nb, &t->theirs))
		return false;
	judge_against(t);
	return true;
}

/* With the line ends of another system, now and then. */
static const struct cop_source *with_crlf(struct cop_arena *a,
					  const struct cop_source *src)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_source *ret = COP_NEW(a, struct cop_source);

	for (size_t i = 0; i < src->len; i++) {
		if (src->text[i] == '\n')
			cop_buf_char(&out, '\r');
		cop_buf_char(&out, src->text[i]);
	}
	*ret = (struct cop_source){ src->path, cop_buf_keep(&out, a), out.len };
	return ret;
}

static bool dressed(struct trial *t, struct lottery *l, const struct cop_record *kind,
		    const struct bases *b)
{
	if (!doc_read(t->arena, kind, b->at[draw(l, b->n)], &t->base))
		return false;
	doc_dress(t->arena, l, &t->base);
	return !one_in(l, 10) ||
	       doc_read(t->arena, kind, with_crlf(t->arena, t->base.src), &t->base);
}

static void try_kind(struct score *s, const struct cop_record *kind,
		     const struct bases *b, size_t pairs, uint64_t seed)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();

	for (uint64_t i = 0; (s->pairs < pairs || s->against < pairs) && i < 40 * pairs;
	     i++) {
		struct lottery l = { seed + 1000003u * i + kind->kind };
		struct trial t = { .arena = a, .score = s };
		bool against = s->against < s->pairs;

		cop_arena_reset(a);
		draw(&l, 2);
		if (!dressed(&t, &l, kind, b) ||
		    !(against ? try_against(&t, &l) : try_independent(&t, &l)))
			s->redrawn++;
	}
}

/* --- the documents --- */

static bool nowhere(const char *path)
{
	(void)path;
	return false;
}

static const struct cop_record *kind_of(struct cop_arena *a, const struct cop_source *src)
{
	struct cop_error err = { 0 };
	struct cop_node *root = NULL;

	if (cop_yaml_parse(a, src, &cop_yaml_community, &root, &err) || !root)
		return NULL;
	return cop_record_in_repository(src->path, root->kind == COP_SEQ, nowhere);
}

static void collect(struct cop_arena *a, const char *folder, struct bases *ret)
{
	struct corpus c = corpus_of_files(a, folder);

	for (size_t i = 0; i < c.n; i++) {
		const struct cop_record *kind = kind_of(a, c.at[i]);
		struct bases *b = kind ? &ret[kind->kind] : NULL;

		if (b && b->n < BASES)
			b->at[b->n++] = c.at[i];
	}
}

static void print_head(void)
{
	printf("%-12s %6s %6s %9s %6s %6s %5s %6s %6s %8s %9s %6s\n", "kind", "pairs",
	       "clean", "conflicts", "doubts", "git's", "lost", "twice", "wrong",
	       "against", "reported", "whole");
}

static void print_score(const struct score *s)
{
	size_t reported = s->against - s->unreported;

	printf("%-12s %6zu %6zu %9zu %6zu %6zu %5zu %6zu %6zu %8zu %9zu %6zu\n", s->kind,
	       s->pairs, s->clean, s->conflicts, s->doubts, s->git, s->lost,
	       s->duplicated, s->wrong, s->against, reported, reported - s->torn);
}

static void add(struct score *all, const struct score *s)
{
	all->pairs += s->pairs;
	all->clean += s->clean;
	all->conflicts += s->conflicts;
	all->doubts += s->doubts;
	all->git += s->git;
	all->lost += s->lost;
	all->duplicated += s->duplicated;
	all->wrong += s->wrong;
	all->against += s->against;
	all->unreported += s->unreported;
	all->torn += s->torn;
	all->redrawn += s->redrawn;
}

struct run {
	const char *root, *only; /* NULL: every kind */
	size_t pairs;
	uint64_t seed;
};

/* Were there as many pairs as asked for? */
static bool try_all(struct cop_arena *a, const struct run *r, struct score *all)
{
	struct bases bases[cop_kind_count] = { 0 };
	bool enough = true;

	collect(a, cop_arena_printf(a, "%s/test/fixtures/format", r->root), bases);
	collect(a, cop_arena_printf(a, "%s/examples/plain-words", r->root), bases);
	for (size_t i = 0; i < cop_kind_count; i++) {
		struct score s = { .kind = cop_records[i]->name };

		if (r->only && strcmp(r->only, s.kind) != 0)
			continue;
		if (bases[i].n)
			try_kind(&s, cop_records[i], &bases[i], r->pairs, r->seed);
		enough &= s.pairs == r->pairs && s.against == r->pairs;
		print_score(&s);
		add(all, &s);
	}
	return enough;
}

int main(int argc, char **argv)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct run r = { .root = argc > 1 ? argv[1] : ".",
			 .pairs = argc > 2 ? strtoul(argv[2], NULL, 10) : 12,
			 .seed = argc > 3 ? strtoul(argv[3], NULL, 10) : 1,
			 .only = argc > 4 ? argv[4] : NULL };
	struct score all = { .kind = "all" };
	bool enough, many;

	setvbuf(stdout, NULL, _IOLBF, 0);
	git_libgit2_init();
	print_head();
	enough = try_all(a, &r, &all);
	git_libgit2_shutdown();
	print_score(&all);
	many = 3 * (all.conflicts + all.doubts) > all.git;
	printf("drawn again because an edit had no place: %zu\n", all.redrawn);
	if (!enough || !all.pairs)
		printf("fewer pairs than asked for\n");
	if (many)
		printf("more conflicts than a third of git's\n");
	return !enough || !all.pairs || many || all.lost || all.duplicated || all.wrong ||
	       all.unreported || all.torn;
}
