/* SPDX-License-Identifier: MIT */
/*
 * `cop yaml fmt` on every file of five corpora and on random lists:
 *   fmt_property <source root>
 * Fails where the result means something else, is not what fmt would make of it again, holds
 * other words, or has another byte order mark or line end; where a refusal says neither place
 * nor remedy; where an example or too many of the others would be refused; where an example
 * would change; where a comment leaves its entry. COP_TEST_DATA as in yaml_property.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "corpus.h"
#include "model/kinds.h"
#include "schema/entry.h"
#include "schema/tidy.h"

#define REASONS 16
#define DAMAGED 3000

struct score {
	const char *corpus;
	size_t files, unreadable, same, changed, refused, wrong;
	struct {
		char msg[96];
		size_t n;
	} reasons[REASONS];
};

/* Folders above a community's own, taken off the paths of a corpus. */
static const struct cop_record *record_of(const char *path, unsigned above, bool list)
{
	while (above-- && path)
		path = strchr(path, '/') ? strchr(path, '/') + 1 : NULL;
	return path ? cop_record_of_path(path, list) : NULL;
}

static struct cop_node *parsed(struct cop_arena *a, const struct cop_source *src,
			       const struct cop_schema *s, bool *ret)
{
	struct cop_error err = { 0 };
	struct cop_node *root = NULL;

	*ret = !cop_yaml_parse(a, src, s ? &cop_yaml_community : &cop_yaml_any, &root,
			       &err);
	return root;
}

/* --- what must hold --- */

static enum cop_code not_sorted(void *arg, const struct cop_field *f,
				struct cop_node *seq, struct cop_error *err)
{
	(void)err;
	return cop_list_order(arg, f, seq) ? COP_E_NO : COP_OK;
}

static bool is_sorted(struct cop_arena *a, const struct cop_schema *s,
		      struct cop_node *root)
{
	const struct cop_list_seer seer = { not_sorted, a };
	struct cop_error err = { 0 };

	return !s || !root || !cop_lists_see(s, root, &seer, &err);
}

/* Equal up to the order of sets and keyed lists. */
static bool same_meaning(struct cop_arena *a, const struct cop_schema *s,
			 const struct cop_source *before, const struct cop_source *after)
{
	bool fine, still;
	struct cop_node *x = parsed(a, before, s, &fine);
	struct cop_node *y = parsed(a, after, s, &still);

	if (!fine || !still || !is_sorted(a, s, y))
		return false;
	if (s && x)
		cop_lists_sort(a, s, x);
	return cop_node_equal(x, y);
}

static bool is_white(char c)
{
	return strchr(" \t\r\n", c) != NULL;
}

/* Without a record nothing moves, so the same characters come in the same order. */
static bool same_words(const struct cop_source *a, const struct cop_source *b, bool order)
{
	long count[256] = { 0 };
	size_t i = 0, k = 0;

	for (;; i++, k++) {
		while (i < a->len && is_white(a->text[i]))
			i++;
		while (k < b->len && is_white(b->text[k]))
			k++;
		if (i >= a->len || k >= b->len)
			break;
		if (order && a->text[i] != b->text[k])
			return false;
		count[(unsigned char)a->text[i]]++;
		count[(unsigned char)b->text[k]]--;
	}
	for (size_t c = 0; c < COP_COUNT(count); c++)
		if (count[c])
			return false;
	return i >= a->len && k >= b->len;
}

/* 1 LF, 2 CRLF, 4 a byte order mark. */
static int form(const struct cop_source *src)
{
	int found = strncmp(src->text, "\xEF\xBB\xBF", 3) == 0 ? 4 : 0;

	for (size_t i = 0; i < src->len; i++)
		if (src->text[i] == '\n')
			found |= i > 0 && src->text[i - 1] == '\r' ? 2 : 1;
	return found;
}

static bool same_form(const struct cop_source *a, const struct cop_source *b)
{
	int was = form(a), is = form(b);

	/* empty lines may have gone, and a line end may have come */
	return (was & 4) == (is & 4) && (!(was & 3) || !(is & 3 & ~was));
}

static const char *flaw(struct cop_arena *a, const struct cop_schema *s,
			const struct cop_source *before, const struct cop_source *after)
{
	const struct cop_source *twice = NULL;
	struct cop_error err = { 0 };

	if (!same_meaning(a, s, before, after))
		return "other meaning, or not in order";
	if (!same_words(before, after, s == NULL))
		return "other words";
	if (!same_form(before, after))
		return "other line ends or byte order mark";
	if (cop_schema_tidy(a, s, after, &twice, &err))
		return "its own result is refused";
	return twice == after ? NULL : "its own result changes";
}

/* --- files --- */

static void count_reason(struct score *s, const char *msg)
{
	for (size_t i = 0; i < REASONS; i++) {
		if (s->reasons[i].n && strncmp(s->reasons[i].msg, msg, 95) != 0)
			continue;
		snprintf(s->reasons[i].msg, sizeof(s->reasons[i].msg), "%.95s", msg);
		s->reasons[i].n++;
		return;
	}
}

static void try_file(struct score *s, const struct cop_source *src, unsigned above)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	const struct cop_source *after = NULL;
	struct cop_error err = { 0 };
	const struct cop_record *r;
	bool fine;
	const struct cop_node *root = parsed(a, src, NULL, &fine);
	const char *why;

	s->files++;
	r = record_of(src->path, above, root && root->kind == COP_SEQ);
	if (r)
		parsed(a, src, r->schema, &fine);
	if (!fine) {
		s->unreadable++;
		return;
	}
	if (cop_schema_tidy(a, r ? r->schema : NULL, src, &after, &err)) {
		s->refused++;
		count_reason(s, err.msg);
		s->wrong += err.code != COP_E_REFUSED || !err.line || !err.hint[0];
		return;
	}
	if (after == src)
		s->same++;
	else
		s->changed++;
	why = flaw(a, r ? r->schema : NULL, src, after);
	if (!why)
		return;
	s->wrong++;
	printf("%s %s: %s\n", s->corpus, src->path, why);
	if (getenv("COP_PROPERTY_SHOW"))
		printf("--- before\n%s\n--- after\n%s\n", src->text, after->text);
}

/* The share that may be refused, in percent. */
static size_t run(const char *name, const struct corpus *c, unsigned above, double most)
{
	struct score s = { .corpus = name };
	size_t read;

	if (!c->present) {
		printf("%s: skipped, not there\n", name);
		return 0;
	}
	for (size_t i = 0; i < c->n; i++)
		try_file(&s, c->at[i], above);
	read = s.files - s.unreadable;
	printf("%-16s %4zu files, %3zu not read; %4zu unchanged, %4zu changed, %3zu "
	       "refused, %zu wrong\n",
	       name, s.files, s.unreadable, s.same, s.changed, s.refused, s.wrong);
	for (size_t i = 0; i < REASONS && s.reasons[i].n; i++)
		printf("  refused %4zu  %s\n", s.reasons[i].n, s.reasons[i].msg);
	if ((double)s.refused * 100 > most * (double)read || !read) {
		printf("%s: too many are refused\n", name);
		s.wrong++;
	}
	return s.wrong;
}

/* What cop itself writes is laid out already. */
static size_t run_written(const char *name, const struct corpus *c, unsigned above)
{
	size_t wrong = 0;

	for (size_t i = 0; i < c->n; i++) {
		COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
		const struct cop_source *after = NULL, *src = c->at[i];
		struct cop_error err = { 0 };
		bool fine;
		const struct cop_node *root = parsed(a, src, NULL, &fine);
		const struct cop_record *r =
			record_of(src->path, above, root && root->kind == COP_SEQ);

		if (!cop_schema_tidy(a, r ? r->schema : NULL, src, &after, &err) &&
		    after == src)
			continue;
		printf("%s %s: would change\n", name, src->path);
		wrong++;
	}
	return wrong;
}

/* --- random lists: the expected text is known --- */

static unsigned long lottery = 1;

static size_t draw(size_t n)
{
	lottery = lottery * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(lottery >> 33) % n;
}

/* An entry of `skills`, whose comments follow from its number alone. */
static void put_skill(struct cop_buf *out, size_t n)
{
	if (n % 2)
		cop_buf_printf(out, "  # above %zu\n", n);
	if (n % 3 == 1)
		cop_buf_printf(out, "  #  and %zu again\n", n);
	cop_buf_printf(out, "  - word-%02zu", n);
	cop_buf_text(out, n % 5 == 2 ? " # beside\n" : "\n");
	if (n % 7 == 3)
		cop_buf_printf(out, "    # below %zu\n", n);
}

static void put_holder(struct cop_buf *out, size_t n)
{
	if (n % 3 == 0)
		cop_buf_printf(out, "  # above %zu\n", n);
	if (n % 2)
		cop_buf_printf(out, "  - {member: m-%zu, from: 2026-01-%02zu} # %zu\n",
			       9 - n % 10, n + 1, n);
	else
		cop_buf_printf(out,
			       "  - member: m-%zu\n    # its day\n    from: "
			       "2026-01-%02zu\n    note: |\n      # no comment\n\n"
			       "      %zu lines\n",
			       9 - n % 10, n + 1, n);
	if (n % 5 == 1)
		cop_buf_text(out, "      # below\n");
}

static void put_role(struct cop_buf *out, const size_t *order, size_t n, size_t shape)
{
	cop_buf_text(out, "title: T\nskills:\n");
	for (size_t i = 0; i < n; i++)
		put_skill(out, order[i]);
	cop_buf_text(out, "holders:\n");
	for (size_t i = 0; i < n; i++) {
		if (i && shape % 2)
			cop_buf_char(out, '\n');
		put_holder(out, order[i]);
	}
	cop_buf_text(out, "# the end\n");
}

static struct cop_source *source(struct cop_arena *a, const struct cop_buf *text)
{
	struct cop_source *src = COP_NEW(a, struct cop_source);

	src->path = "roles/random.yaml";
	src->text = cop_buf_keep(text, a);
	src->len = text->len;
	return src;
}

static bool comments_stay(size_t shape)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf mixed = { 0 }, want = { 0 };
	const struct cop_source *after = NULL;
	struct cop_error err = { 0 };
	size_t n = 2 + draw(20), sorted[32], order[32];

	for (size_t i = 0; i < n; i++)
		sorted[i] = order[i] = i;
	for (size_t i = n; i > 1; i--) {
		size_t k = draw(i), was = order[k];

		order[k] = order[i - 1];
		order[i - 1] = was;
	}
	put_role(&mixed, order, n, shape);
	put_role(&want, sorted, n, shape);
	if (!cop_schema_tidy(a, cop_records[cop_kind_role]->schema, source(a, &mixed),
			     &after, &err) &&
	    strcmp(after->text, cop_buf_str(&want)) == 0)
		return true;
	printf("a comment leaves its entry%s%s\n--- before\n%s\n--- after\n%s\n",
	       err.msg[0] ? ": " : "", err.msg, cop_buf_str(&mixed),
	       after ? after->text : "");
	return false;
}

/* --- damaged files: refused or right, and never a crash --- */

static struct cop_source *damaged(struct cop_arena *a, const struct cop_source *src)
{
	static const char bytes[] = " \n\t#:-,[]{}'\"|>+&*?x\r";
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	struct cop_source *bad = COP_NEW(a, struct cop_source);
	size_t at = draw(src->len), gone = draw(4), twice = draw(8);

	gone = gone < src->len - at ? gone : 0;
	twice = twice < src->len - at ? twice : 0;
	cop_buf_add(&text, src->text, at);
	cop_buf_fill(&text, bytes[draw(sizeof(bytes) - 1)], draw(4));
	cop_buf_add(&text, src->text + at, twice);
	cop_buf_add(&text, src->text + at + gone, src->len - at - gone);
	bad->path = src->path;
	bad->text = cop_buf_keep(&text, a);
	bad->len = text.len;
	return bad;
}

static size_t run_damaged(const char *name, const struct corpus *c, unsigned above)
{
	struct score s = { .corpus = name };
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();

	for (size_t i = 0; i < DAMAGED && c->n; i++) {
		const struct cop_source *src = c->at[draw(c->n)];

		if (!src->len || src->len > 8000)
			continue;
		try_file(&s, damaged(a, src), above);
		cop_arena_reset(a);
	}
	printf("%-16s %4zu files, %3zu not read; %4zu unchanged, %4zu changed, %3zu "
	       "refused, %zu wrong\n",
	       name, s.files, s.unreadable, s.same, s.changed, s.refused, s.wrong);
	return s.wrong;
}

int main(int argc, char **argv)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	const char *root = argc > 1 ? argv[1] : ".";
	const char *data = getenv("COP_TEST_DATA");
	struct corpus examples, broken, yaml, real, suite;
	size_t wrong = 0;

	setvbuf(stdout, NULL, _IOLBF, 0);
	data = data ? data : cop_arena_printf(a, "%s/../shared/data", root);
	examples = corpus_of_files(a, cop_arena_printf(a, "%s/examples", root));
	broken = corpus_of_files(a, cop_arena_printf(a, "%s/test/fixtures/broken", root));
	yaml = corpus_of_files(a, cop_arena_printf(a, "%s/test/fixtures/yaml", root));
	real = corpus_of_files(a, cop_arena_printf(a, "%s/real-yaml", data));
	suite = corpus_of_suite(a, cop_arena_printf(a, "%s/yaml-test-suite/src", data));
	wrong += run("examples", &examples, 1, 0);
	wrong += run_written("examples", &examples, 1);
	wrong += run("broken", &broken, 1, 0);
	wrong += run("fixtures", &yaml, 99, 10);
	wrong += run("real-yaml", &real, 99, 1);
	wrong += run("yaml-test-suite", &suite, 99, 30);
	wrong += run_damaged("damaged records", &examples, 1);
	wrong += run_damaged("damaged files", &yaml, 99);
	for (size_t i = 0; i < 500; i++)
		wrong += !comments_stay(i);
	printf("wrong: %zu\n", wrong);
	return wrong > 0;
}
