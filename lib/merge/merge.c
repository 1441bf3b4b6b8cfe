/* SPDX-License-Identifier: MIT */
/* The whole file: what needs no merge, what cannot be merged, and the proof. */
#include "merge/merge.h"

#include <string.h>

#include "merge/part.h"
#include "yaml/place.h"

#define BOM "\xEF\xBB\xBF"
#define BOM_LEN 3

/* How a text is written, apart from what it says. */
struct form {
	bool bom, open; /* open: no line end at its end */
	bool half;      /* its last byte is half of one */
	size_t lf, crlf;
};

static struct form form_of(const struct cop_source *src)
{
	struct form f = { 0 };

	f.bom = src->len >= BOM_LEN && memcmp(src->text, BOM, BOM_LEN) == 0;
	f.open = src->len > (f.bom ? BOM_LEN : 0) && src->text[src->len - 1] != '\n';
	f.half = src->len && src->text[src->len - 1] == '\r';
	for (size_t i = 0; i < src->len; i++) {
		bool cr = i > 0 && src->text[i - 1] == '\r';

		if (src->text[i] == '\n' && cr)
			f.crlf++;
		else if (src->text[i] == '\n')
			f.lf++;
	}
	return f;
}

static bool same_bytes(const struct cop_source *x, const struct cop_source *y)
{
	return x->len == y->len && memcmp(x->text, y->text, x->len) == 0;
}

/* The text without a mark at its start, with a line end at its end, and these line ends. */
static const struct cop_source *in_form(struct cop_merge_job *j,
					const struct cop_source *src)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_source *ret = COP_NEW(j->arena, struct cop_source);
	struct form f = form_of(src);

	for (size_t i = f.bom ? BOM_LEN : 0; i < src->len; i++) {
		bool end = src->text[i] == '\n';
		bool cr = src->text[i] == '\r' && i + 1 < src->len &&
			  src->text[i + 1] == '\n';

		if (end)
			cop_buf_text(&out, j->eol);
		else if (!cr)
			cop_buf_char(&out, src->text[i]);
	}
	if (f.open)
		cop_buf_text(&out, j->eol);
	*ret = (struct cop_source){ src->path, cop_buf_keep(&out, j->arena), out.len };
	return ret;
}

static bool has_ends(const struct form *f)
{
	return f->lf || f->crlf;
}

/* A text of one line that has no end goes with the other side. */
static bool ends_crlf(const struct form *o, const struct form *a, const struct form *b)
{
	if (!has_ends(a))
		return b->crlf;
	if (!has_ends(o) || !has_ends(b))
		return a->crlf;
	return cop_decide(o->crlf, a->crlf, b->crlf);
}

static const struct cop_source *as_ours(struct cop_merge_job *j)
{
	struct form o = form_of(j->in->base), a = form_of(j->in->ours),
		    b = form_of(j->in->theirs);
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_source *ret = COP_NEW(j->arena, struct cop_source);
	size_t len = j->out.len, eol = strlen(j->eol);

	if (cop_decide(o.bom, a.bom, b.bom))
		cop_buf_text(&out, BOM);
	if (cop_decide(o.open, a.open, b.open) && len >= eol &&
	    memcmp(j->out.at + len - eol, j->eol, eol) == 0 && !j->conflicts)
		len -= eol;
	cop_buf_add(&out, cop_buf_str(&j->out), len);
	*ret = (struct cop_source){ j->in->ours->path, cop_buf_keep(&out, j->arena),
				    out.len };
	return ret;
}

/* NULL, or why this version cannot take part. */
static const char *read(struct cop_merge_job *j, const struct cop_source *src,
			struct cop_node **ret)
{
	struct cop_error why = { 0 };

	if (cop_yaml_parse(j->arena, src, j->limits, ret, &why))
		return cop_arena_printf(j->arena, "line %u: %s", why.line, why.msg);
	if (!*ret)
		return "one of the versions is empty";
	if (!cop_node_simple(*ret))
		return "it has anchors, tags or keys of a kind that is not merged";
	if ((*ret)->style != COP_BLOCK ||
	    ((*ret)->first && !cop_first_on_line(src, (*ret)->first->lead)))
		return "it is not written as one entry a line";
	return NULL;
}

/* Nothing but blanks. */
static bool is_blank(const struct cop_source *src)
{
	return strspn(src->text, " \t\r\n") == src->len;
}

/* Both began the file: entries with keys, and lines of a stream, come together all the same. */
static const char *read_begun(const struct cop_merge_job *j, const struct cop_three *t)
{
	struct cop_kin kin = cop_kin_of_root(j->in->kind, t->a);

	return t->a->kind == COP_SEQ && (kin.list || kin.record_list)
		       ? NULL
		       : "one of the versions is empty";
}

static const char *read_all(struct cop_merge_job *j, struct cop_three *ret)
{
	const char *why = is_blank(j->o) ? NULL : read(j, j->o, &ret->o);

	if (!why)
		why = read(j, j->a, &ret->a);
	if (!why)
		why = read(j, j->b, &ret->b);
	if (why)
		return why;
	if ((ret->o && ret->a->kind != ret->o->kind) || ret->a->kind != ret->b->kind)
		return "it holds one record on one side and several on the other";
	return ret->o ? NULL : read_begun(j, ret);
}

static struct cop_piece head_of(const struct cop_merge_job *j,
				const struct cop_source *src, const struct cop_node *root)
{
	return (struct cop_piece){ src->text, root ? cop_head_end(j, src, root) : 0 };
}

static const char *merge_root(struct cop_merge_job *j, const struct cop_three *t)
{
	struct cop_kin kin = cop_kin_of_root(j->in->kind, t->a);
	struct cop_sides in = { .a = cop_parts_of(j, t->a, (uint32_t)j->a->len),
				.b = cop_parts_of(j, t->b, (uint32_t)j->b->len) };
	struct cop_part_place at = { .column = cop_column(j->a, t->a->first->lead) };

	if (t->o)
		in.o = cop_parts_of(j, t->o, (uint32_t)j->o->len);
	in.slots = cop_slots_of(j, kin, t->a->kind, &in.o, &in.a, &in.b);
	if (cop_merge_text(j, head_of(j, j->o, t->o), head_of(j, j->a, t->a),
			   head_of(j, j->b, t->b), &j->out) != COP_DONE)
		cop_put_marks(j, head_of(j, j->a, t->a), head_of(j, j->b, t->b));
	if (!in.slots.n)
		return "nothing is left of it";
	if (cop_merge_children(j, kin, &in, at) != COP_DONE)
		return "both sides changed the comments at its end";
	return NULL;
}

static const char *merge(struct cop_merge_job *j)
{
	struct form o = form_of(j->in->base), a = form_of(j->in->ours),
		    b = form_of(j->in->theirs);
	struct cop_source result = { .path = j->in->ours->path };
	struct cop_three t = { 0 };
	const char *why;

	if ((o.lf && o.crlf) || (a.lf && a.crlf) || (b.lf && b.crlf))
		return "its lines end in two ways";
	/* the other half would come to it in what is read here, not in the file */
	if (o.half || a.half || b.half)
		return "it ends with a carriage return without a line feed";
	j->eol = ends_crlf(&o, &a, &b) ? "\r\n" : "\n";
	j->o = in_form(j, j->in->base);
	j->a = in_form(j, j->in->ours);
	j->b = in_form(j, j->in->theirs);
	if ((why = read_all(j, &t)))
		return why;
	j->headless = !head_of(j, j->o, t.o).len;
	if ((why = merge_root(j, &t)))
		return why;
	result.text = cop_buf_str(&j->out);
	result.len = j->out.len;
	return cop_merge_flaw(j, &t, &result, j->conflicts > 0);
}

/* What needs no merge, byte for byte. */
static const struct cop_source *as_it_is(const struct cop_merge_in *in)
{
	if (same_bytes(in->ours, in->theirs) || same_bytes(in->base, in->theirs))
		return in->ours;
	return same_bytes(in->base, in->ours) ? in->theirs : NULL;
}

static void clear(struct cop_merge_job *j)
{
	cop_buf_clear(&j->out);
}

void cop_merge(struct cop_arena *a, const struct cop_merge_in *in, struct cop_merged *ret)
{
	COP_CLEANUP(clear)
	struct cop_merge_job j = {
		.arena = a,
		.in = in,
		.limits = in->kind ? &cop_yaml_community : &cop_yaml_any,
	};

	*ret = (struct cop_merged){ .text = as_it_is(in) };
	if (ret->text)
		return;
	ret->doubt = merge(&j);
	if (ret->doubt)
		return;
	ret->conflicts = j.conflicts;
	ret->text = as_ours(&j);
}
