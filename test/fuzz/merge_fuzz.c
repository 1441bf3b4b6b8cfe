/* SPDX-License-Identifier: MIT */
/*
 * Any three texts: merged, marked, or in doubt. The first byte says what kind of record, the
 * texts stand between bytes 0xFF, which no text has.
 */
#include <stdlib.h>
#include <string.h>

#include "merge/merge.h"
#include "model/kinds.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define LONGEST 16384

static void must(bool holds)
{
	if (!holds)
		abort();
}

static struct cop_source cut(struct cop_arena *a, const uint8_t **at, size_t *left)
{
	const uint8_t *end = *left ? memchr(*at, 0xFF, *left) : NULL;
	size_t len = end ? (size_t)(end - *at) : *left, used = len + (end != NULL);
	struct cop_source src = { "fuzz.yaml", cop_arena_copy(a, (const char *)*at, len),
				  len };

	*at += used;
	*left -= used;
	return src;
}

static void merge(struct cop_arena *a, const struct cop_merge_in *in)
{
	struct cop_merged m = { 0 };
	struct cop_error err = { 0 };
	bool asked = in->ours->len != in->theirs->len ||
		     memcmp(in->ours->text, in->theirs->text, in->ours->len) != 0;

	cop_merge(a, in, &m);
	must(!m.text != !m.doubt);
	must(!m.doubt || !m.conflicts);
	if (m.text && !m.conflicts && asked && m.text != in->ours && m.text != in->theirs)
		must(cop_merge_lint(m.text, in->kind, &err) == COP_OK);
	if (m.conflicts)
		must(strstr(m.text->text, "<<<<<<< ours") != NULL);
}

/* The base for what git might have made of them: taken only where nothing is wrong with it. */
static void judge(struct cop_arena *a, const struct cop_merge_in *in)
{
	struct cop_merged m = { 0 };
	struct cop_error err = { 0 };

	cop_merge_by_lines(a, in, in->base, 0, &m);
	must(m.text);
	must(m.doubt || !m.conflicts);
	if (!m.doubt)
		must(cop_merge_lint(m.text, in->kind, &err) == COP_OK ||
		     cop_merge_lint(m.text, NULL, &err) == COP_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_merge_in in = { .ours_name = "ours",
				   .theirs_name = "theirs",
				   .marker = 7 };
	struct cop_source o, x, y;
	size_t left = size;
	unsigned kind;

	if (size < 3 || size > LONGEST)
		return 0;
	kind = *data++ % (cop_kind_count + 1);
	left--;
	o = cut(a, &data, &left);
	x = cut(a, &data, &left);
	y = cut(a, &data, &left);
	in.kind = kind < cop_kind_count ? cop_records[kind] : NULL;
	in.base = &o;
	in.ours = &x;
	in.theirs = &y;
	merge(a, &in);
	judge(a, &in);
	in.ours = &y;
	in.theirs = &x;
	merge(a, &in);
	return 0;
}
