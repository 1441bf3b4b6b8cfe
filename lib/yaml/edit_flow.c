/* SPDX-License-Identifier: MIT */
/* Entries between brackets, taken out or moved: their commas and the comments beside them. */
#include "yaml/edit.h"

#include <string.h>

/* The comma after n; where there is none, the end of n. */
static size_t past_comma(const struct cop_source *src, const struct cop_node *n,
			 bool *ret_comma)
{
	size_t end = cop_end_in_flow(src, n), comma = cop_gap_skip(src, end, false);

	*ret_comma = src->text[comma] == ',';
	return *ret_comma ? comma + 1 : end;
}

/* Only blanks, or a comment, from `at` to the end of the line? */
static bool ends_line(const struct cop_source *src, size_t at)
{
	at += strspn(src->text + at, " \t");
	return src->text[at] == '#' || cop_rest_blank(src, at);
}

/* The lines of an entry that shares them with no other. */
struct flow_lines {
	size_t start, end, stop; /* of the first line; of the entry; of the next line */
	size_t after;            /* its comma; of the entry where it has none */
	bool comma;
};

static bool lines_of(const struct cop_source *src, const struct cop_node *n,
		     struct flow_lines *ret)
{
	struct flow_lines l = { .start = cop_line_start(src, n->lead),
				.end = cop_end_in_flow(src, n) };
	size_t stop = past_comma(src, n, &l.comma);

	if (l.start <= n->parent->start ||
	    strspn(src->text + l.start, " \t") != n->lead - l.start ||
	    !ends_line(src, stop) || !cop_same_line(src, l.end, stop))
		return false;
	l.after = stop;
	l.stop = cop_line_next(src, stop);
	*ret = l;
	return true;
}

static void drop_comma(struct cop_edit *e, const struct cop_node *n, struct cop_patch *p)
{
	size_t comma = cop_gap_skip(e->src, cop_end_in_flow(e->src, n), false);

	cop_patch_text(e, p, comma, 1, "");
}

/* --- out --- */

/* Beside others on its line. */
static void take_words(struct cop_edit *e, const struct cop_node *n, struct cop_patch *p)
{
	const struct cop_source *src = e->src;
	size_t end = cop_end_in_flow(src, n), from, to;
	bool comma;
	size_t stop = past_comma(src, n, &comma);

	if (n->next) {
		to = n->next->lead;
		if (cop_comment_between(src, cop_line_end(src, stop), to))
			to = cop_line_end(src, stop);
		cop_patch_text(e, p, n->lead, to - n->lead, "");
		return;
	}
	from = cop_end_in_flow(src, n->prev);
	if (cop_comment_between(src, from, n->lead)) {
		if (!comma)
			drop_comma(e, n->prev, p);
		from = n->lead;
	}
	cop_patch_text(e, p, from, end - from, "");
}

void cop_flow_take(struct cop_edit *e, const struct cop_node *n, struct cop_patch *p)
{
	struct flow_lines l;

	if (!lines_of(e->src, n, &l)) {
		take_words(e, n, p);
		return;
	}
	if (!n->next && !l.comma)
		drop_comma(e, n->prev, p);
	cop_patch_text(e, p, l.start, l.stop - l.start, "");
}

/* --- to another place --- */

/* Lines without their carriage returns: cop_patch_add gives them those of their new place. */
static void copy(const struct cop_source *src, size_t from, size_t to,
		 struct cop_buf *out)
{
	for (; from < to; from++)
		if (src->text[from] != '\r')
			cop_buf_char(out, src->text[from]);
}

static void put_words(const struct cop_edit *e, const struct cop_node *n,
		      struct cop_buf *out)
{
	copy(e->src, n->lead, n->end, out);
	if (cop_node_is_void(n) && !(n->flags & COP_NODE_NO_COLON))
		cop_buf_char(out, ' ');
}

/* The first and the last of the entries that change their place. */
struct range {
	const struct cop_node *from, *to;
	bool up; /* the last becomes the first; else the first the last */
};

/* The entries change places; what stands between them stays where it is. */
static void turn_words(struct cop_edit *e, const struct range *r, struct cop_patch *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	size_t stop = cop_end_in_flow(e->src, r->to);

	for (const struct cop_node *s = r->from;; s = s->next) {
		const struct cop_node *put = r->up ? (s == r->from ? r->to : s->prev)
						   : (s == r->to ? r->from : s->next);

		put_words(e, put, &text);
		if (s == r->to)
			break;
		copy(e->src, cop_end_in_flow(e->src, s), s->next->lead, &text);
	}
	cop_patch_add(e, p, r->from->lead, stop - r->from->lead, &text);
}

/* Comments on lines of their own right above the entry. */
static size_t above(const struct cop_source *src, const struct cop_node *n, size_t start)
{
	size_t floor = cop_line_next(src, n->prev ? n->prev->end : n->parent->start);

	while (start > floor) {
		size_t line = cop_line_start(src, start - 1);

		if (src->text[line + strspn(src->text + line, " \t")] != '#')
			break;
		start = line;
	}
	return start;
}

/* Whole lines go; only the last entry may lack its comma, whoever that is. */
static bool turn_lines(struct cop_edit *e, const struct cop_node *n,
		       const struct range *r, struct cop_patch *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	const struct cop_source *src = e->src;
	const struct cop_node *other = r->up ? r->from : r->to;
	struct flow_lines l, o;
	bool last = !r->to->next;
	size_t start;

	for (const struct cop_node *s = r->from; s != r->to->next; s = s->next)
		if (!lines_of(src, s, &o))
			return false;
	if (!lines_of(src, n, &l) || !lines_of(src, other, &o))
		return false;
	start = above(src, n, l.start);
	copy(src, start, l.end, &text);
	if (r->up && !l.comma)
		cop_buf_char(&text, ',');
	else if (!last || r->up || o.comma)
		copy(src, l.end, l.after, &text);
	copy(src, l.after, l.stop, &text);
	cop_patch_text(e, p, start, l.stop - start, "");
	if (last && r->up && !l.comma)
		drop_comma(e, r->to->prev, p);
	if (last && !r->up && !o.comma)
		cop_patch_text(e, p, o.end, 0, ",");
	cop_patch_add(e, p, r->up ? above(src, other, o.start) : o.stop, 0, &text);
	return true;
}

enum cop_code cop_flow_move(struct cop_edit *e, const struct cop_node *n,
			    const struct cop_node *before, struct cop_patch *p,
			    struct cop_error *err)
{
	bool up = before && before->nth < n->nth, comments = false;
	struct range r = { .from = up ? before : n, .up = up };

	r.to = up ? n : before ? before->prev : n->parent->last;
	for (const struct cop_node *s = r.from; s && s->prev != r.to; s = s->next) {
		size_t end = s->next ? s->next->lead : n->parent->end;

		comments = comments || cop_comment_between(e->src, s->end, end);
	}
	comments = comments || cop_comment_between(e->src,
						   r.from->prev ? r.from->prev->end
								: n->parent->start,
						   r.from->lead);
	if (!comments) {
		turn_words(e, &r, p);
		return COP_OK;
	}
	if (turn_lines(e, n, &r, p))
		return COP_OK;
	return cop_edit_refuse(e, n->lead,
			       "a comment stands between entries that share a line",
			       "give each entry in the brackets a line of its own", err);
}
