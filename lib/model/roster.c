/* SPDX-License-Identifier: MIT */
#include "model/roster.h"

#include <string.h>

#include "base/enc.h"
#include "base/keys.h"
#include "model/life.h"
#include "model/refs.h"
#include "model/roster_part.h"

#define TRIES 10000

struct reader {
	struct cop_arena *arena;
	struct cop_community *c;
	const struct cop_csv *csv;
	const struct cop_roster_map *map;
	const struct cop_roster_terms *terms;
	struct cop_roster_known *known;
	struct cop_keys taken; /* ids of new people */
	uint64_t seed;
	const char *other_day; /* as in struct cop_roster */
	size_t other_days;
};

/* One row while it is read. */
struct line {
	struct cop_roster_row *out;
	const char *id; /* what its id column says */
	struct cop_date joined;
	enum cop_member_status status;
	const struct cop_str *first, *last;
};

static void refuse(struct line *l, size_t col, const struct cop_rule_id *rule,
		   const char *why)
{
	if (l->out->what == COP_ROSTER_REFUSED)
		return;
	l->out->what = COP_ROSTER_REFUSED;
	l->out->col = col;
	l->out->why = why;
	l->out->rule = rule;
}

/* The text that is refused, quoted, and why. */
struct odd {
	const struct cop_str *text;
	const char *why;
	const struct cop_rule_id *rule;
};

static void refuse_text(struct reader *r, struct line *l, size_t col, struct odd odd)
{
	refuse(l, col, odd.rule,
	       cop_arena_printf(r->arena, "'%s' %s",
				cop_enc_snippet(r->arena, odd.text, 60), odd.why));
}

/* --- cells --- */

static void take_id(struct reader *r, struct line *l, size_t col,
		    const struct cop_str *text)
{
	const char *shown = cop_enc_shown(r->arena, text);

	if (cop_id_valid(shown, strlen(shown)))
		l->id = shown;
	else
		refuse_text(r, l, col,
			    (struct odd){ text, "is not an id", &cop_rule_bad_id });
}

static void take_status(struct reader *r, struct line *l, size_t col,
			const struct cop_str *text)
{
	const char *word = cop_str_slug(r->arena, text);
	int status = cop_enum_find(&cop_enum_member_status, word, strlen(word));

	l->status = (enum cop_member_status)status;
	if (!status || l->status == cop_member_status_erased)
		refuse_text(r, l, col,
			    (struct odd){ text, "is no status of a member",
					  &cop_rule_not_a_choice });
}

static void take_joined(struct reader *r, struct line *l, size_t col,
			const struct cop_str *text)
{
	const char *why;
	bool two_days;

	if (cop_roster_date(r->arena, text, r->map->order, &l->joined, &why, &two_days))
		return;
	if (l->out->what != COP_ROSTER_REFUSED)
		l->out->two_days = two_days;
	refuse_text(r, l, col, (struct odd){ text, why, &cop_rule_wrong_type });
}

/* Who brought them: by id, address or name. */
static void take_inviter(struct reader *r, struct line *l, size_t col,
			 const struct cop_str *text)
{
	struct cop_roster_person *p =
		cop_roster_by_id(r->known, cop_enc_shown(r->arena, text));
	size_t others;

	if (!p)
		p = cop_roster_by_email(r->known, text);
	if (!p && cop_roster_by_name(r->known, text, NULL, &p, &others) != 1)
		p = NULL;
	if (p)
		l->out->member.invited_by = p->id;
	else
		refuse_text(r, l, col,
			    (struct odd){ text, "is nobody we know",
					  &cop_rule_unknown_reference });
}

static void take_field(struct reader *r, struct line *l, size_t col,
		       const struct cop_str *text)
{
	const struct cop_field *f =
		cop_path_field(&cop_schema_member, r->map->at[col].field);
	struct cop_roster_cell cell = { 0 };

	if (!cop_roster_cell(r->arena, f, text, &l->out->member, &cell))
		refuse(l, col,
		       f->kind == COP_K_ENUM ? &cop_rule_not_a_choice
					     : &cop_rule_wrong_type,
		       cell.why);
}

static void check_audiences(struct reader *r, struct line *l, size_t col)
{
	const struct cop_member *m = &l->out->member;

	for (size_t i = 0; i < m->audiences.n; i++) {
		const char *id = m->audiences.at[i];

		if (!(cop_community_what(r->c, id) & COP_REF_AUDIENCE))
			refuse(l, col, &cop_rule_unknown_reference,
			       cop_arena_printf(r->arena,
						"'%s' is no audience of the charter",
						id));
	}
}

static void take_cell(struct reader *r, struct line *l, size_t col)
{
	const struct cop_roster_column *c = &r->map->at[col];
	const struct cop_str *text = cop_csv_text(r->csv, l->out->row, col);

	if (!cop_str_len(text))
		return;
	if (c->first)
		l->first = text;
	else if (c->last)
		l->last = text;
	if (!c->field)
		return;
	if (strcmp(c->field, "id") == 0)
		take_id(r, l, col, text);
	else if (strcmp(c->field, "joined") == 0)
		take_joined(r, l, col, text);
	else if (strcmp(c->field, "status") == 0)
		take_status(r, l, col, text);
	else if (strcmp(c->field, "invited_by") == 0)
		take_inviter(r, l, col, text);
	else
		take_field(r, l, col, text);
	if (strcmp(c->field, "audiences") == 0)
		check_audiences(r, l, col);
}

static void join_name(struct reader *r, struct line *l)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	if (!l->first && !l->last)
		return;
	cop_buf_text(&b, l->first ? cop_enc_shown(r->arena, l->first) : "");
	cop_buf_text(&b, l->first && l->last ? " " : "");
	cop_buf_text(&b, l->last ? cop_enc_shown(r->arena, l->last) : "");
	l->out->member.name = cop_str_new(r->arena, cop_buf_str(&b), b.len);
}

static bool is_machine(const struct reader *r, const struct cop_member *m)
{
	const struct cop_cop *cop = r->c->cop;

	for (size_t i = 0; i < cop->ignore.n; i++) {
		const struct cop_str *machine = cop->ignore.at[i];

		if ((m->name && cop_str_same_name(machine, m->name)) ||
		    (m->email && cop_str_same_name(machine, m->email)))
			return true;
	}
	return false;
}

/* --- who it is --- */

static struct cop_roster_person *match(struct reader *r, struct line *l,
				       const char **ret_how)
{
	const struct cop_member *m = &l->out->member;
	struct cop_roster_person *p = NULL;
	size_t n, others;

	*ret_how = "same id";
	if (l->id && (p = cop_roster_by_id(r->known, l->id)))
		return p;
	*ret_how = "same e-mail";
	if (m->email && (p = cop_roster_by_email(r->known, m->email)))
		return p;
	*ret_how = "same name";
	if (!m->name || l->id)
		return NULL;
	n = cop_roster_by_name(r->known, m->name, m->email, &p, &others);
	l->out->namesake = others > 0;
	if (n > 1)
		refuse_text(
			r, l, 0,
			(struct odd){
				m->name,
				"may be one of several people here: give an id or e-mail",
				&cop_rule_unknown_reference });
	return n == 1 ? p : NULL;
}

static void compare(struct reader *r, struct line *l, const struct cop_member *old)
{
	const struct cop_schema *s = &cop_schema_member;

	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		const struct cop_str *says;

		if (f->kind == COP_K_MAP || f->kind == COP_K_DICT)
			continue;
		says = cop_roster_text(r->arena, f, &l->out->member);
		if (says && !cop_str_equal(says, cop_roster_text(r->arena, f, old)))
			l->out->changed |= UINT64_C(1) << i;
	}
	l->out->what = l->out->changed ? COP_ROSTER_CHANGED : COP_ROSTER_SAME;
}

/* --- new people --- */

static bool is_free(struct reader *r, const char *id)
{
	return strcmp(id, "cop") != 0 && !cop_keys_find(&r->taken, id) &&
	       !cop_community_what(r->c, id);
}

const char *cop_roster_random_id(struct cop_arena *a, uint64_t *seed)
{
	static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";
	char id[] = "m-....";

	/* splitmix64: every seed gives a fine sequence, and it fits in four lines */
	*seed += UINT64_C(0x9E3779B97F4A7C15);
	uint64_t z = *seed;

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	z ^= z >> 31;
	for (size_t i = 2; i < 6; i++) {
		id[i] = letters[z % (sizeof(letters) - 1)];
		z /= sizeof(letters) - 1;
	}
	return cop_arena_text(a, id);
}

static const char *free_id(struct reader *r, const struct cop_str *name)
{
	bool opaque = r->c->cop->ids == cop_id_style_opaque;
	const char *stem = cop_str_slug(r->arena, name), *id = stem;

	for (unsigned i = 2; i < TRIES; i++) {
		if (opaque || !*stem)
			id = cop_roster_random_id(r->arena, &r->seed);
		if (is_free(r, id))
			return id;
		id = cop_arena_printf(r->arena, "%s-%u", stem, i);
	}
	return NULL;
}

static void give_history(struct reader *r, struct line *l)
{
	struct cop_member_step *step = COP_NEW(r->arena, struct cop_member_step);

	step->date = l->joined.day ? l->joined : r->terms->on;
	step->status = l->status ? l->status : r->terms->status;
	l->out->member.history.at = step;
	l->out->member.history.n = 1;
	l->out->member.history.given = true;
}

static void make_new(struct reader *r, struct line *l)
{
	struct cop_roster_row *out = l->out;
	const char *id = l->id;

	if (!out->member.name) {
		refuse(l, 0, &cop_rule_missing_field,
		       "nobody we know, and the row has no name");
		return;
	}
	if (id && !is_free(r, id)) {
		refuse(l, 0, &cop_rule_id_taken,
		       cop_arena_printf(r->arena, "the id '%s' is taken", id));
		return;
	}
	if (!id)
		id = free_id(r, out->member.name);
	if (!id) {
		refuse(l, 0, &cop_rule_bad_id, "no free id can be made from the name");
		return;
	}
	if (!out->member.source)
		out->member.source = r->terms->source;
	give_history(r, l);
	out->what = COP_ROSTER_NEW;
	out->id = id;
	cop_keys_put(&r->taken, id, out->row);
	cop_roster_known_add(r->known, &out->member, id, false)->seen = true;
}

static void decide(struct reader *r, struct line *l)
{
	const char *how;
	struct cop_roster_person *p = match(r, l, &how);

	if (l->out->what == COP_ROSTER_REFUSED)
		return;
	if (!p) {
		make_new(r, l);
		return;
	}
	if (cop_member_status_on(p->member, r->c->today) == cop_member_status_erased) {
		refuse(l, 0, &cop_rule_unknown_reference,
		       cop_arena_printf(r->arena, "'%s' was erased", p->id));
		return;
	}
	l->out->id = p->id;
	if (p->seen) {
		l->out->what = COP_ROSTER_TWICE;
		l->out->why = how;
		return;
	}
	p->seen = true;
	if (l->joined.day && p->member->history.n &&
	    p->member->history.at[0].date.day != l->joined.day && !r->other_days++)
		r->other_day = p->id;
	compare(r, l, p->member);
}

static void read_row(struct reader *r, struct cop_roster_row *out)
{
	struct line l = { .out = out };

	for (size_t col = 0; col < r->map->n; col++)
		take_cell(r, &l, col);
	join_name(r, &l);
	if (out->what == COP_ROSTER_REFUSED)
		return;
	if (is_machine(r, &out->member))
		out->what = COP_ROSTER_MACHINE;
	else
		decide(r, &l);
}

void cop_roster_read(struct cop_arena *a, struct cop_community *c,
		     const struct cop_csv *csv, const struct cop_roster_map *map,
		     const struct cop_roster_terms *terms, struct cop_roster *ret)
{
	struct reader r = { .arena = a,
			    .c = c,
			    .csv = csv,
			    .map = map,
			    .terms = terms,
			    .known = cop_roster_known_new(a, c),
			    .taken.arena = a,
			    .seed = terms->seed };
	struct cop_roster all = { .n = csv->n - 1 };

	all.at = COP_NEW_N(a, struct cop_roster_row, all.n);
	for (size_t i = 0; i < all.n; i++) {
		struct cop_roster_row *row = &all.at[i];

		row->row = i + 1;
		read_row(&r, row);
		all.count[row->what]++;
		all.two_days += row->what == COP_ROSTER_REFUSED && row->two_days;
		all.namesakes += row->what == COP_ROSTER_NEW && row->namesake;
	}
	all.other_day = r.other_day;
	all.other_days = r.other_days;
	*ret = all;
}
