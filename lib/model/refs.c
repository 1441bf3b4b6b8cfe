/* SPDX-License-Identifier: MIT */
/* Every reference of every record, found by the tables: no code per kind. */
#include <string.h>

#include "base/enc.h"
#include "model/index.h"
#include "model/life.h"
#include "model/refs.h"

const struct cop_rule_id cop_rule_unknown_reference = {
	.id = "unknown-reference",
	.title = "a reference that leads nowhere, or to another kind of thing",
	.explain = "Records name each other by id. A name that nothing has is usually a "
		   "slip of the "
		   "pen, or something that was renamed by hand.",
	.pre = COP_ERROR,
	.young = COP_ERROR,
	.established = COP_ERROR,
};

const struct cop_rule_id cop_rule_id_taken = {
	.id = "id-taken",
	.title = "one id for two things",
	.explain = "One id names one thing in the whole community, so that a reference "
		   "is just an id.",
	.hint = "cop NOUN rename ID NEW, for one of them",
	.pre = COP_ERROR,
	.young = COP_ERROR,
	.established = COP_ERROR,
};

/* References that rules judge with more knowledge: of a role, or of the rules themselves. */
#define LOCAL_REFS (COP_REF_DUTY | COP_REF_TASK | COP_REF_SKILL | COP_REF_RULE)

const char *cop_ref_word(uint32_t bits)
{
	static const struct {
		uint32_t bit;
		const char *word;
	} words[] = {
		{ COP_REF_ROLE, "role" },
		{ COP_REF_MEMBER, "member" },
		{ COP_REF_PLATFORM, "platform" },
		{ COP_REF_PLAN, "plan item" },
		{ COP_REF_PRACTICE, "practice" },
		{ COP_REF_GATHERING, "gathering" },
		{ COP_REF_INDICATOR, "indicator" },
		{ COP_REF_SURVEY, "survey" },
		{ COP_REF_NOTE, "note" },
		{ COP_REF_CHARTER, "charter" },
		{ COP_REF_BUDGET, "budget" },
		{ COP_REF_OBJECTIVE, "objective" },
		{ COP_REF_PROBLEM, "problem" },
		{ COP_REF_AUDIENCE, "audience" },
		{ COP_REF_CHANNEL, "channel" },
		{ COP_REF_REWARD, "reward" },
		{ COP_REF_REJECTION, "reason to decline" },
		{ COP_REF_STAKEHOLDER, "stakeholder" },
		{ COP_REF_FUNDING, "funding" },
		{ COP_REF_DUTY, "duty" },
		{ COP_REF_TASK, "weekly task" },
		{ COP_REF_SKILL, "skill" },
		{ COP_REF_RULE, "rule" },
	};

	if ((bits & COP_REF_ANY) == COP_REF_ANY)
		return "record";
	if ((bits & COP_REF_WHO) == COP_REF_WHO)
		return "member or role";
	for (size_t i = 0; i < COP_COUNT(words); i++) {
		if (bits & words[i].bit)
			return words[i].word;
	}
	return "thing";
}

bool cop_id_reserved(const char *id)
{
	static const char *const words[] = { "charter", "cop", "budget", "internal",
					     "external" };

	for (size_t i = 0; i < COP_COUNT(words); i++) {
		if (strcmp(words[i], id) == 0)
			return true;
	}
	return false;
}

/* One record being walked; every reference met is given to `meet`. */
struct walk {
	struct cop_community *c;
	struct cop_findings *f;
	const struct cop_item *item;
	enum cop_kind kind;
	void (*meet)(struct walk *w, const struct cop_rec *rec,
		     const struct cop_field *field, const char *id);
	/* named_by: */
	const char *wanted;
	uint32_t refs;
	struct cop_naming *named;
	size_t n, cap;
};

static struct cop_where place(const struct walk *w, const struct cop_rec *rec,
			      const struct cop_field *field, const char *id)
{
	return cop_rec_where_value(w->c->places, cop_records[w->kind]->schema,
				   w->item->record, rec, cop_field_key(field), id);
}

/* "objective, problem or note": everything a field may name. */
static const char *words_of(struct cop_arena *a, uint32_t refs)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	uint32_t left = refs;

	if ((refs & COP_REF_ANY) == COP_REF_ANY || (refs & COP_REF_WHO) == COP_REF_WHO)
		return cop_ref_word(refs);
	/* What stands in the charter is closest; then records. */
	for (unsigned i = 0; i < 32; i++) {
		uint32_t bit = UINT32_C(1) << (i + 11) % 32;

		if (!(refs & bit))
			continue;
		left &= ~bit;
		cop_buf_printf(&out, "%s%s",
			       !out.len ? ""
			       : left   ? ", "
					: " or ",
			       cop_ref_word(bit));
	}
	return cop_buf_keep(&out, a);
}

/* The command that shows what could be named; NULL: none does. */
static const char *lister(uint32_t refs)
{
	static const struct {
		uint32_t bits;
		const char *command;
	} lists[] = {
		{ COP_REF_WHO, "cop member list, cop role list" },
		{ COP_REF_MEMBER, "cop member list" },
		{ COP_REF_ROLE, "cop role list" },
		{ COP_REF_PLAN, "cop plan list" },
		{ COP_REF_NOTE, "cop note list" },
		{ COP_REF_INDICATOR, "cop health list" },
	};

	for (size_t i = 0; i < COP_COUNT(lists); i++)
		if (refs == lists[i].bits)
			return lists[i].command;
	return NULL;
}

/* An id of another kind: the nearest that fits, else where they are listed. */
static void hint_wanted(const struct walk *w, struct cop_finding *f,
			const struct cop_field *field, const char *id)
{
	const char *wanted = words_of(w->c->arena, field->refs);
	const char *list = lister(field->refs);
	struct cop_near near = { .typed = id };

	cop_index_near(w->c->index, field->refs, &near);
	if (near.best)
		cop_finding_hint(w->f, f, "did you mean '%s'?", near.best);
	else if (list)
		cop_finding_hint(w->f, f, "'%s' names %s %s: %s", cop_field_key(field),
				 cop_article(wanted), wanted, list);
	else
		cop_finding_hint(w->f, f, "'%s' names %s %s", cop_field_key(field),
				 cop_article(wanted), wanted);
}

static void report_unknown(const struct walk *w, const struct cop_rec *rec,
			   const struct cop_field *field, const char *id, uint32_t is)
{
	const char *what = cop_ref_word(is);
	const char *wanted = words_of(w->c->arena, field->refs);
	struct cop_near near = { .typed = id };
	struct cop_finding *f;

	if (is) {
		f = cop_find(w->f, &cop_rule_unknown_reference, place(w, rec, field, id),
			     "'%s' is %s %s, not %s %s", id, cop_article(what), what,
			     cop_article(wanted), wanted);
		hint_wanted(w, f, field, id);
		return;
	}
	f = cop_find(w->f, &cop_rule_unknown_reference, place(w, rec, field, id),
		     "no %s '%s'", wanted, id);
	cop_index_near(w->c->index, field->refs, &near);
	if (near.best)
		cop_finding_hint(w->f, f, "did you mean '%s'?", near.best);
	else
		cop_finding_hint(w->f, f, "correct the id, or add the %s first", wanted);
}

static void check_note_kind(const struct walk *w, const struct cop_rec *rec,
			    const struct cop_field *field, const char *id)
{
	const struct cop_note *n = field->only ? cop_note_of(w->c, id) : NULL;
	const char *kind = n ? cop_enum_word(&cop_enum_note_kind, (int)n->kind) : NULL;
	struct cop_finding *f;

	if (!kind || strcmp(kind, field->only) == 0)
		return;
	f = cop_find(w->f, &cop_rule_unknown_reference, place(w, rec, field, id),
		     "'%s' is a note of kind %s, not %s %s", id, kind,
		     cop_article(field->only), field->only);
	cop_finding_hint(w->f, f, "'%s' names a note of kind %s", cop_field_key(field),
			 field->only);
}

static void check_ref(struct walk *w, const struct cop_rec *rec,
		      const struct cop_field *field, const char *id)
{
	uint32_t is;

	if (!id || (field->refs & LOCAL_REFS))
		return;
	is = cop_community_what(w->c, id);
	if (is & field->refs)
		check_note_kind(w, rec, field, id);
	else if (is || !cop_index_may_hold(w->c->index, field->refs, id))
		report_unknown(w, rec, field, id, is);
}

static void walk_struct(struct walk *w, const struct cop_schema *s,
			const struct cop_rec *rec);

static void walk_list(struct walk *w, const struct cop_rec *rec,
		      const struct cop_field *field)
{
	struct cop_list list;
	size_t size = cop_value_size(field);

	memcpy(&list, (const char *)rec + field->offset, sizeof(list));
	for (size_t i = 0; i < list.n; i++) {
		const void *at = (const char *)list.at + i * size;

		if (field->kind == COP_K_REF)
			w->meet(w, rec, field, *(const char *const *)at);
		else
			walk_struct(w, field->of, at);
	}
}

static void walk_struct(struct walk *w, const struct cop_schema *s,
			const struct cop_rec *rec)
{
	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *field = &s->fields[i];
		const void *member = (const char *)rec + field->offset;
		bool nested = field->kind == COP_K_MAP || field->kind == COP_K_DICT;

		if (field->kind != COP_K_REF && !nested)
			continue;
		if (field->flags & COP_IS_LIST)
			walk_list(w, rec, field);
		else if (nested)
			walk_struct(w, field->of, member);
		else
			w->meet(w, rec, field, *(const char *const *)member);
	}
}

/* Ids that two records share: each but the first is named. */
static void check_taken(struct cop_community *c, struct cop_findings *f, enum cop_kind k)
{
	const struct cop_items *items = &c->items[k];

	for (size_t i = 0; i < items->n && cop_records[k]->ref; i++) {
		const struct cop_item *item = &items->at[i];
		uint32_t also = cop_community_what(c, item->id) & COP_REF_ANY &
				~(cop_records[k]->ref | (cop_records[k]->ref - 1));
		bool twice = i && strcmp(items->at[i - 1].id, item->id) == 0;
		const char *one = cop_ref_word(cop_records[k]->ref);
		const char *other = cop_ref_word(also);
		struct cop_where w = { .at = { ((const struct cop_rec *)item->rec)->src,
					       0 },
				       .record = item->record };

		if (also)
			cop_find(f, &cop_rule_id_taken, w, "'%s' names %s %s and %s %s",
				 item->id, cop_article(one), one, cop_article(other),
				 other);
		else if (cop_id_reserved(item->id))
			cop_find(f, &cop_rule_id_taken, w,
				 "'%s' has a meaning of its own, so nothing else can be "
				 "called so",
				 item->id);
		if (twice)
			cop_find(f, &cop_rule_id_taken, w, "'%s' names two %s", item->id,
				 cop_records[k]->plural);
	}
}

static void walk_all(struct walk *w)
{
	if (!w->c->index)
		w->c->index = cop_index_new(w->c);
	for (unsigned k = 0; k < cop_kind_count; k++) {
		w->kind = (enum cop_kind)k;
		for (size_t i = 0; i < w->c->items[k].n; i++) {
			w->item = &w->c->items[k].at[i];
			walk_struct(w, cop_records[k]->schema, w->item->rec);
		}
	}
}

void cop_community_references(struct cop_community *c, struct cop_findings *f)
{
	struct walk w = { .c = c, .f = f, .meet = check_ref };

	walk_all(&w);
	for (unsigned k = 0; k < cop_kind_count; k++)
		check_taken(c, f, (enum cop_kind)k);
}

static void note_naming(struct walk *w, const struct cop_rec *rec,
			const struct cop_field *field, const char *id)
{
	(void)rec;
	if (!id || !(field->refs & w->refs) || strcmp(id, w->wanted) != 0)
		return;
	*COP_PUSH(w->c->arena, w->named, w->n, w->cap) =
		(struct cop_naming){ w->kind, w->item, field };
}

size_t cop_community_named_by(struct cop_community *c, const char *id, uint32_t refs,
			      struct cop_naming **ret)
{
	struct walk w = { .c = c, .meet = note_naming, .wanted = id, .refs = refs };

	walk_all(&w);
	*ret = w.named;
	return w.n;
}
