/* SPDX-License-Identifier: MIT */
/* Fields that are wanted from a moment on, that belong elsewhere, or that say nothing. */
#include <string.h>

#include "base/enc.h"
#include "rules/moments.h"
#include "rules/subjects.h"

/* What is done at every field of every record; the case's record is the one walked. */
struct visit {
	const struct cop_case *k;
	void (*look)(const struct cop_case *k, const struct cop_schema *s,
		     const struct cop_field *f, const struct cop_rec *map);
};

static struct cop_list list_of(const struct cop_field *f, const struct cop_rec *map)
{
	struct cop_list list;

	memcpy(&list, (const char *)map + f->offset, sizeof(list));
	return list;
}

static const void *member_of(const struct cop_field *f, const struct cop_rec *map)
{
	return (const char *)map + f->offset;
}

/* Zero is "not given" for every kind of value (schema.h). */
static bool is_given(const struct cop_field *f, const struct cop_rec *map)
{
	const unsigned char *bytes = member_of(f, map);
	size_t size = cop_value_size(f);

	if (f->flags & COP_IS_LIST) {
		struct cop_list list = list_of(f, map);

		return list.given || list.n;
	}
	if (f->kind == COP_K_MAP)
		return ((const struct cop_rec *)member_of(f, map))->src != NULL;
	for (size_t i = 0; i < size; i++) {
		if (bytes[i])
			return true;
	}
	return false;
}

static void visit_map(const struct visit *v, const struct cop_schema *s,
		      const struct cop_rec *map)
{
	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];

		v->look(v->k, s, f, map);
		if (f->kind != COP_K_MAP || !is_given(f, map))
			continue;
		if (f->flags & COP_IS_LIST) {
			struct cop_list list = list_of(f, map);

			for (size_t n = 0; n < list.n; n++)
				visit_map(
					v, f->of,
					(const struct cop_rec *)((const char *)list.at +
								 n * cop_value_size(f)));
		} else {
			visit_map(v, f->of, member_of(f, map));
		}
	}
}

static void visit_all(const struct cop_case *k,
		      void (*look)(const struct cop_case *, const struct cop_schema *,
				   const struct cop_field *, const struct cop_rec *))
{
	const struct cop_community *c = k->j->c;

	for (unsigned kind = 0; kind < cop_kind_count; kind++) {
		for (size_t i = 0; i < c->items[kind].n; i++) {
			const struct cop_item *item = &c->items[kind].at[i];
			struct cop_case one = { k->j, k->rule, (enum cop_kind)kind, item,
						item->rec };
			const struct visit v = { &one, look };

			visit_map(&v, cop_records[kind]->schema, item->rec);
		}
	}
}

static struct cop_where place(const struct cop_case *k, const struct cop_field *f,
			      const struct cop_rec *map)
{
	return cop_where_in(k->j->c, k->item, k->kind, map, cop_field_key(f));
}

/* The command that fills the field, where there is one. */
static void hint_to_set(const struct cop_case *k, struct cop_finding *found,
			const struct cop_field *f, const struct cop_rec *map)
{
	const char *path = map == k->rec ? cop_field_key(f) : found->where.path;

	switch (k->kind) {
	case cop_kind_role:
	case cop_kind_member:
	case cop_kind_plan:
		cop_flag_hint(k, found, "cop %s set %s %s ...",
			      cop_records[k->kind]->name, k->item->id, path);
		return;
	case cop_kind_charter:
		cop_flag_hint(k, found, "cop charter set %s ...", path);
		return;
	case cop_kind_cop:
		cop_flag_hint(k, found, "cop settings set %s ...", path);
		return;
	default:
		cop_flag_hint(k, found, "%s: %s", cop_field_key(f), f->doc);
	}
}

/* --- missing-field, from a moment on --- */

static void look_missing(const struct cop_case *k, const struct cop_schema *s,
			 const struct cop_field *f, const struct cop_rec *map)
{
	const struct cop_moment *m = f->when ? cop_moment_of(s, f) : NULL;
	struct cop_finding *found;

	if (!m || m->answer || !m->holds || is_given(f, map) || !m->holds(k, map))
		return;
	if (m->but && strcmp(m->but, f->name) == 0)
		return;
	found = cop_flag(k, place(k, f, map), "'%s' is missing", cop_field_key(f));
	found->severity = COP_WARNING;
	hint_to_set(k, found, f, map);
}

static void missing_field(const struct cop_case *k)
{
	visit_all(k, look_missing);
}

/* --- adopted-incomplete --- */

/* "scope" doubts "scope.out" as well. */
static bool is_doubted(const struct cop_charter *c, const char *path)
{
	for (size_t i = 0; i < c->revisit.n; i++) {
		const char *doubt = c->revisit.at[i];
		size_t len = doubt ? strlen(doubt) : 0;

		if (len && strncmp(doubt, path, len) == 0 &&
		    (!path[len] || path[len] == '.'))
			return true;
	}
	return false;
}

static void look_answer(const struct cop_case *k, const struct cop_schema *s,
			const struct cop_field *f, const struct cop_rec *map)
{
	const struct cop_moment *m = f->when ? cop_moment_of(s, f) : NULL;
	struct cop_where where;
	struct cop_finding *found;

	if (!m || !m->answer || is_given(f, map) || !m->holds(k, map))
		return;
	where = place(k, f, map);
	if (is_doubted(k->rec, where.path))
		return;
	found = cop_flag(k, where, "%s without '%s'", f->when, where.path);
	cop_flag_hint(k, found,
		      "cop charter set %s ...; while it is open: cop charter set "
		      "revisit+ %s",
		      where.path, where.path);
}

static void adopted_incomplete(const struct cop_case *k)
{
	const struct visit v = { k, look_answer };

	visit_map(&v, cop_record_charter.schema, k->rec);
}

/* --- field-not-for-kind --- */

static void look_belonging(const struct cop_case *k, const struct cop_schema *s,
			   const struct cop_field *f, const struct cop_rec *map)
{
	const struct cop_belonging *b = cop_belonging_of(s, f);

	if (b && is_given(f, map) && !b->fits(k, map))
		cop_flag(k, place(k, f, map), "'%s' belongs to %s", cop_field_key(f),
			 b->to);
}

static void field_not_for_kind(const struct cop_case *k)
{
	visit_all(k, look_belonging);
}

/* --- placeholder --- */

#define PLACEHOLDER_MAX 12 /* bytes of the longest word below */

static bool is_placeholder(struct cop_arena *a, const struct cop_str *text)
{
	static const char *const words[] = { "tbd", "todo", "tba", "...",   "\u2026",
					     "xxx", "???",  "n/a", "fixme", "to do" };

	if (!text || cop_str_len(text) > PLACEHOLDER_MAX)
		return false;
	for (size_t i = 0; i < COP_COUNT(words); i++) {
		if (cop_str_same_name(text, cop_str_text(a, words[i])))
			return true;
	}
	return false;
}

static void look_placeholder(const struct cop_case *k, const struct cop_schema *s,
			     const struct cop_field *f, const struct cop_rec *map)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = NULL;
	const struct cop_str *text;

	(void)s;
	if ((f->kind != COP_K_TEXT && f->kind != COP_K_PROSE) || !is_given(f, map))
		return;
	if (f->flags & (COP_IS_LIST | COP_DICT_KEY))
		return;
	memcpy(&text, member_of(f, map), sizeof(text));
	if (cop_str_len(text) > PLACEHOLDER_MAX)
		return;
	scratch = cop_arena_new();
	if (is_placeholder(scratch, text))
		cop_flag(k, place(k, f, map), "'%s' says nothing yet", cop_field_key(f));
}

static void placeholder(const struct cop_case *k)
{
	visit_all(k, look_placeholder);
}

static const struct cop_rule rows[] = {
	{ .id = &cop_rule_missing_field, .all = missing_field },
	{ .id = COP_ID(.id = "field-not-for-kind",
		       .title = "a field of another kind of record",
		       .explain = "Some fields have a meaning only for some kinds: the "
				  "value "
				  "cycle belongs to stories, the day of a return to a "
				  "break. "
				  "Elsewhere nothing reads them, so they are probably in "
				  "the "
				  "wrong place or the kind is wrong.",
		       .hint = "cop NOUN edit ID; remove it, or correct the kind",
		       COP_ALWAYS(COP_ERROR)),
	  .all = field_not_for_kind },
	{ .id = COP_ID(.id = "adopted-incomplete",
		       .title = "the charter lacks an answer that its state needs",
		       .explain =
			       "A charter that was adopted should say what the community "
			       "is "
			       "about and what is out of scope; one that is launched, "
			       "how "
			       "its rhythm, knowledge and feedback work. An answer that "
			       "the "
			       "group still doubts may be left open: put its path under "
			       "revisit, and it opens the next agenda.",
		       COP_FROM_LAUNCH),
	  .of = cop_kind_charter,
	  .each = adopted_incomplete },
	{ .id = COP_ID(.id = "placeholder", .title = "a text that only holds a place",
		       .explain = "TBD, TODO, xxx and dots look like an answer to every "
				  "figure "
				  "that counts answers, and say nothing to a reader. An "
				  "absent "
				  "field is honest: it counts as not answered.",
		       .hint = "cop NOUN edit ID; say it in your own words, or remove "
			       "the field",
		       COP_ALWAYS(COP_WARNING)),
	  .all = placeholder },
};

COP_RULE_ROWS(fields, rows);
