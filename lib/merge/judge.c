/* SPDX-License-Identifier: MIT */
/* Is a result to be trusted, be it ours or that of a merge by lines? */
#include <string.h>

#include "merge/part.h"

static size_t twice_in(const struct cop_merge_job *j, const struct cop_node *root)
{
	size_t n = 0;

	if (root)
		cop_stands_twice(j, cop_kin_of_root(j->in->kind, root), root, &n);
	return n;
}

static const char *decided_flaw(struct cop_merge_job *j, const struct cop_three *t,
				const struct cop_source *text, enum cop_side side)
{
	struct cop_version r = { .src = text };
	const struct cop_node *before = NULL; /* of the side it was decided for */
	struct cop_error why = { 0 }, ignored = { 0 };
	struct cop_node *root = NULL;

	if (cop_yaml_parse(j->arena, text, j->limits, &root, &why))
		return cop_arena_printf(j->arena, "line %u: %s", why.line, why.msg);
	r.root = root;
	if (side != COP_SIDE_NONE)
		before = side == COP_SIDE_OURS ? t->a : t->b;
	if (twice_in(j, root) > twice_in(j, before))
		return "something would stand in it twice";
	if (cop_lint_names(j->arena, root, &why) &&
	    (!before || !cop_lint_names(j->arena, before, &ignored)))
		return cop_arena_printf(j->arena, "line %u: %s", why.line, why.msg);
	if (!cop_merge_proved(j, t, root, side))
		return "the result would not say what both sides mean";
	if (!cop_remarks_kept(j, t, &r, side))
		return "a comment would be lost, or stand in it twice";
	return NULL;
}

const char *cop_merge_flaw(struct cop_merge_job *j, const struct cop_three *t,
			   const struct cop_source *text, bool marked)
{
	const char *why;

	if (!marked)
		return decided_flaw(j, t, text, COP_SIDE_NONE);
	why = decided_flaw(j, t, cop_without_marks(j, text, true), COP_SIDE_OURS);
	if (!why)
		why = decided_flaw(j, t, cop_without_marks(j, text, false),
				   COP_SIDE_THEIRS);
	return why;
}

/* --- a merge by lines --- */

/* With these limits; false: one of the versions does not keep to them. */
static bool read_three(struct cop_merge_job *j, const struct cop_yaml_limits *limits,
		       struct cop_three *ret)
{
	struct cop_error ignored = { 0 };

	j->limits = limits;
	return !cop_yaml_parse(j->arena, j->o, limits, &ret->o, &ignored) &&
	       !cop_yaml_parse(j->arena, j->a, limits, &ret->a, &ignored) &&
	       !cop_yaml_parse(j->arena, j->b, limits, &ret->b, &ignored);
}

static const char *lines_flaw(struct cop_merge_job *j, const struct cop_source *lines,
			      bool marked)
{
	struct cop_error why = { 0 };
	struct cop_three t = { 0 };

	if (read_three(j, j->limits, &t) || read_three(j, &cop_yaml_any, &t)) {
		const char *flaw = cop_merge_flaw(j, &t, lines, marked);

		if (flaw || marked)
			return flaw;
	}
	if (marked || !cop_merge_lint(lines, j->in->kind, &why))
		return NULL;
	return cop_arena_printf(j->arena, "line %u: %s", why.line, why.msg);
}

static void clear(struct cop_merge_job *j)
{
	cop_buf_clear(&j->out);
}

void cop_merge_by_lines(struct cop_arena *a, const struct cop_merge_in *in,
			const struct cop_source *lines, size_t conflicts,
			struct cop_merged *ret)
{
	COP_CLEANUP(clear)
	struct cop_merge_job j = {
		.arena = a,
		.in = in,
		.limits = in->kind ? &cop_yaml_community : &cop_yaml_any,
		.o = in->base,
		.a = in->ours,
		.b = in->theirs,
		.eol = memchr(in->ours->text, '\r', in->ours->len) ? "\r\n" : "\n",
	};
	struct cop_source *text = COP_NEW(a, struct cop_source);

	*ret = (struct cop_merged){ .text = lines, .conflicts = conflicts };
	ret->doubt = lines_flaw(&j, lines, conflicts > 0);
	if (!ret->doubt)
		return;
	cop_put_both(&j, in->ours, in->theirs);
	*text = (struct cop_source){ in->ours->path, cop_buf_keep(&j.out, a), j.out.len };
	ret->text = text;
	ret->conflicts = j.conflicts;
}

enum cop_code cop_merge_lint(const struct cop_source *text, const struct cop_record *kind,
			     struct cop_error *err)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_merge_in in = { .kind = kind };
	struct cop_merge_job j = {
		.arena = a,
		.in = &in,
		.limits = kind ? &cop_yaml_community : &cop_yaml_any,
	};
	const struct cop_node *twice;
	struct cop_node *root = NULL;
	size_t count = 0;
	enum cop_code code = cop_yaml_parse(a, text, j.limits, &root, err);

	if (code || !root)
		return code;
	twice = cop_stands_twice(&j, cop_kin_of_root(kind, root), root, &count);
	if (!twice)
		return cop_lint_names(a, root, err);
	cop_fail_at(err, COP_E_INVALID, cop_node_loc(twice->key ? twice->key : twice),
		    "both sides brought this entry: it stands twice");
	return cop_fail_hint(err, "keep one of them");
}
