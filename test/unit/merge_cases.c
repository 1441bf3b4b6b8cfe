/* SPDX-License-Identifier: MIT */
#include "merge_cases.h"

#include "../property/merge_atoms.h"
#include "merge/merge.h"
#include "model/kinds.h"

static const struct cop_record *record(const char *name)
{
	for (size_t i = 0; name && i < cop_kind_count; i++)
		if (strcmp(cop_records[i]->name, name) == 0)
			return cop_records[i];
	if (name)
		fail_msg("no kind %s", name);
	return NULL;
}

static struct cop_source source(const char *text)
{
	return (struct cop_source){ .path = "f.yaml", .text = text, .len = strlen(text) };
}

static void merge(struct cop_arena *a, const struct merge_case *c, bool exchanged,
		  struct cop_merged *ret)
{
	struct cop_source o = source(c->base), x = source(c->ours), y = source(c->theirs);
	struct cop_merge_in in = { .base = &o,
				   .ours = exchanged ? &y : &x,
				   .theirs = exchanged ? &x : &y,
				   .kind = record(c->kind),
				   .ours_name = "ours",
				   .theirs_name = "theirs",
				   .marker = 7 };

	cop_merge(a, &in, ret);
	if (ret->text) /* the three texts stay here */
		ret->text = memcpy(COP_NEW(a, struct cop_source), ret->text,
				   sizeof(*ret->text));
}

/* One side of every pair of markers. */
static struct cop_source one_side(struct cop_arena *a, const struct cop_source *src,
				  bool ours)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	char in = 0;

	for (const char *at = src->text, *next; *at; at = next) {
		const char *end = strchr(at, '\n');

		next = end ? end + 1 : at + strlen(at);
		if (strncmp(at, "<<<<<<<", 7) == 0 || strncmp(at, "=======", 7) == 0)
			in = *at;
		else if (strncmp(at, ">>>>>>>", 7) == 0)
			in = 0;
		else if (!in || (in == '<') == ours)
			cop_buf_add(&out, at, (size_t)(next - at));
	}
	return source(cop_arena_text(a, cop_buf_str(&out)));
}

static bool read(struct cop_arena *a, const struct merge_case *c,
		 const struct cop_source *src, struct cop_node **ret)
{
	struct cop_error err = { 0 };

	*ret = NULL;
	if (!cop_yaml_parse(a, src, &cop_yaml_any, ret, &err))
		return true;
	print_error("%s: line %u: %s\n%s", c->claim, err.line, err.msg, src->text);
	return false;
}

static bool is_readable(struct cop_arena *a, const struct merge_case *c,
			const struct cop_source *text)
{
	struct cop_source ours = one_side(a, text, true),
			  theirs = one_side(a, text, false);
	struct cop_node *ignored;

	return read(a, c, &ours, &ignored) && read(a, c, &theirs, &ignored);
}

static bool same_atoms(struct cop_arena *a, const struct merge_case *c, struct atoms x,
		       struct atoms y)
{
	struct atoms less = atoms_missing(a, &x, &y), more = atoms_missing(a, &y, &x);

	if (less.n || more.n)
		print_error("%s: the other way round: %s\n", c->claim,
			    less.n ? less.at[0] : more.at[0]);
	return !less.n && !more.n;
}

static bool same_meaning(struct cop_arena *a, const struct merge_case *c,
			 const struct cop_source *x, const struct cop_source *y)
{
	struct cop_node *p, *q;

	return read(a, c, x, &p) && read(a, c, y, &q) &&
	       same_atoms(a, c, atoms_of(a, record(c->kind), p),
			  atoms_of(a, record(c->kind), q)) &&
	       same_atoms(a, c, comments_of(a, x, p), comments_of(a, y, q));
}

static bool is_as_wanted(const struct merge_case *c, const struct cop_merged *m)
{
	if (!m->doubt == (m->text != NULL) && !m->text == !c->want &&
	    (!m->text || strcmp(m->text->text, c->want) == 0) &&
	    m->conflicts == c->conflicts)
		return true;
	print_error("%s: %zu conflicts\n%s%s\n--- wanted: %zu conflicts\n%s\n", c->claim,
		    m->conflicts,
		    m->text ? m->text->text : "in doubt: ", m->doubt ? m->doubt : "",
		    c->conflicts, c->want ? c->want : "in doubt");
	return false;
}

static bool holds(const struct merge_case *c)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_merged m, back;

	merge(a, c, false, &m);
	merge(a, c, true, &back);
	if (!is_as_wanted(c, &m))
		return false;
	if (back.conflicts != m.conflicts || !back.text != !m.text) {
		print_error("%s: the other way round: %zu conflicts%s%s\n%s", c->claim,
			    back.conflicts, back.doubt ? ", " : "",
			    back.doubt ? back.doubt : "",
			    back.text ? back.text->text : "\n");
		return false;
	}
	if (!m.text)
		return true;
	if (m.conflicts)
		return is_readable(a, c, m.text) && is_readable(a, c, back.text);
	return same_meaning(a, c, m.text, back.text);
}

void assert_merges(const struct merge_case *cases, size_t n)
{
	size_t failed = 0;

	for (size_t i = 0; i < n; i++)
		failed += !holds(&cases[i]);
	assert_int_equal(failed, 0);
}
