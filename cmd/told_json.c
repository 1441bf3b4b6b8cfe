/* SPDX-License-Identifier: MIT */
/* What changed, for programs: cop.diff/1. */
#include <string.h>

#include "model/community.h"
#include "told.h"

static struct cop_value words(struct cop_arena *a, const char *const *list)
{
	struct cop_value v = cop_v_list();

	for (; list && *list; list++)
		cop_v_push(a, &v, cop_v_word(*list));
	return v.u.list.n ? v : (struct cop_value){ 0 };
}

static const char *thing(const struct cop_told *told)
{
	return told->id && *told->id ? told->id : cop_records[told->kind]->name;
}

static struct cop_value change(const struct told_page *p, const struct cop_told *told)
{
	struct cop_arena *a = p->env->arena;
	struct cop_value v = cop_v_map();
	size_t n;
	const char *const *commits = told_commits(p, told, &n);

	cop_v_put(a, &v, "area", cop_v_word(cop_area_word(told->area)));
	cop_v_put(a, &v, "what", cop_v_word(cop_deed_word(told->deed)));
	cop_v_put(a, &v, "thing", cop_v_word(thing(told)));
	cop_v_put(a, &v, "path", cop_v_word(told->path));
	cop_v_put(a, &v, "text", cop_v_word(told->text));
	cop_v_put(a, &v, "was", words(a, told->was));
	cop_v_put(a, &v, "now", words(a, told->is));
	cop_v_put(a, &v, "commits", words(a, commits));
	return v;
}

static struct cop_value tale(const struct told_page *p, const struct cop_tale *t)
{
	struct cop_value list = cop_v_list();

	for (size_t i = 0; i < t->n; i++)
		cop_v_push(p->env->arena, &list, change(p, &t->at[i]));
	return list;
}

static struct cop_value finding(struct cop_arena *a, const struct cop_finding *f)
{
	struct cop_value v = cop_v_map();

	cop_v_put(a, &v, "rule", cop_v_word(f->rule->id));
	cop_v_put(a, &v, "level", cop_v_word(cop_severity_word(f->severity)));
	if (f->where.at.src) {
		struct cop_place place = cop_loc_place(f->where.at);

		cop_v_put(a, &v, "file", cop_v_word(f->where.at.src->path));
		cop_v_put(a, &v, "line", cop_v_num(place.line));
		cop_v_put(a, &v, "column", cop_v_num(place.column));
	}
	cop_v_put(a, &v, "text", cop_v_word(f->msg));
	cop_v_put(a, &v, "hint", cop_v_word(f->hint));
	cop_v_put(a, &v, "record", cop_v_word(f->where.record));
	cop_v_put(a, &v, "path", cop_v_word(f->where.path));
	return v;
}

static struct cop_value findings(const struct told_page *p, const struct cop_findings *f)
{
	struct cop_value list = cop_v_list();

	for (size_t i = 0; i < f->n; i++)
		cop_v_push(p->env->arena, &list, finding(p->env->arena, f->at[i]));
	return list;
}

struct cop_doc *told_document(const struct told_page *p)
{
	struct cop_arena *a = p->env->arena;
	struct cop_doc *doc = cop_doc_new(a, "cop.diff/1");
	struct told_note notes[TOLD_NOTES];

	cop_v_put(a, &doc->head, "community", cop_v_text(p->env->community->cop->name));
	cop_v_put(a, &doc->head, "as_of", cop_v_date(p->env->today));
	cop_v_put(a, &doc->head, "since", cop_v_word(p->sides->since));
	cop_v_put(a, &doc->head, "from", cop_v_word(p->sides->from_id));
	cop_v_put(a, &doc->head, "to", cop_v_word(p->sides->to_id));
	cop_v_put(a, &doc->head, "commits", cop_v_num((double)p->sides->commits.n));
	cop_doc_data(doc, NULL, "changes", tale(p, &p->tale));
	cop_doc_data(doc, NULL, "consequences", tale(p, &p->so_that));
	cop_doc_data(doc, NULL, "brought", findings(p, &p->judged.brought));
	cop_doc_data(doc, NULL, "cleared", findings(p, &p->judged.cleared));
	told_notes(p, notes);
	for (size_t i = 0; i < TOLD_NOTES; i++) {
		struct cop_value files = cop_v_list();

		for (size_t k = 0; k < notes[i].files->n; k++)
			cop_v_push(a, &files, cop_v_word(notes[i].files->at[k]));
		if (notes[i].files->n)
			cop_doc_data(doc, NULL, notes[i].key, files);
	}
	return doc;
}
