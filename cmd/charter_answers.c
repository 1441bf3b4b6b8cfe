/* SPDX-License-Identifier: MIT */
/* Is a question of the charter answered, and where? */
#include <string.h>

#include "charter.h"
#include "judge.h"
#include "rules/rule.h"

const char *charter_state_word(enum charter_state s)
{
	static const char *const words[] = { "empty", "placeholder", "partial",
					     "answered", "stale" };

	return words[s];
}

const char *charter_where(struct cop_env *env, struct cop_loc at)
{
	struct cop_place place;

	if (!at.src)
		return NULL;
	place = cop_loc_place(at);
	return cop_arena_printf(env->arena, "%s:%u", at.src->path, (unsigned)place.line);
}

/* What a person puts in its place. */
static const char *capitals(const struct cop_field *f)
{
	switch (f ? (enum cop_field_kind)f->kind : COP_K_TEXT) {
	case COP_K_NUM:
		return "NUMBER";
	case COP_K_DATE:
		return "DATE";
	case COP_K_DURATION:
		return "DURATION";
	case COP_K_REF:
		return "ID";
	case COP_K_ENUM:
	case COP_K_BOOL:
		return "WORD";
	default:
		return "TEXT";
	}
}

const char *charter_how(struct cop_env *env, const char *path)
{
	const struct cop_field *f = cop_path_field(&cop_schema_charter, path);
	const char *dot = strrchr(path, '.');
	const struct cop_field *up =
		dot ? cop_path_field(
			      &cop_schema_charter,
			      cop_arena_copy(env->arena, path, (size_t)(dot - path)))
		    : NULL;

	/* a field of every entry: of which one only a person knows */
	if (up && (up->flags & COP_IS_LIST))
		return cop_arena_printf(env->arena, "cop charter set %.*s.ID.%s %s",
					(int)(dot - path), path, dot + 1, capitals(f));
	if (f && (f->flags & COP_IS_LIST))
		return cop_arena_printf(env->arena, "cop charter add %s TEXT", path);
	if (f && f->kind == COP_K_MAP)
		return cop_arena_printf(
			env->arena, "cop charter set %s.%s TEXT", path,
			cop_field_key(&((const struct cop_schema *)f->of)->fields[0]));
	return cop_arena_printf(env->arena, "cop charter set %s %s", path, capitals(f));
}

/* --- one place --- */

/* Called with each value that the path has, NULL where it has none. */
typedef void see_fn(const struct cop_node *n, void *with);

/* How many values a path has where each entry of a list on its way is asked. */
struct count {
	size_t wanted, found;
	struct cop_loc first;
};

static bool is_filled(const struct cop_node *n)
{
	return n->kind == COP_SCALAR ? cop_str_len(n->value) > 0
				     : n->kind == COP_SEQ || n->count > 0;
}

static void count_value(const struct cop_node *n, void *with)
{
	struct count *c = with;

	c->wanted++;
	if (!n || !is_filled(n))
		return;
	c->found++;
	if (!c->first.src)
		c->first = n->key ? cop_node_loc(n->key) : cop_node_loc(n);
}

/* One name of the path a step; a list on the way is asked entry by entry. */
static void see_path(const struct cop_node *n, const char *path, see_fn *see, void *with)
{
	size_t len = strcspn(path, ".");
	char name[64];

	if (!*path || !n) {
		see(n, with);
		return;
	}
	if (n->kind == COP_SEQ) {
		for (const struct cop_node *e = n->first; e; e = e->next)
			if (e->kind == COP_MAP)
				see(cop_node_get(e, path), with);
		if (!n->first)
			see(NULL, with);
		return;
	}
	if (len >= sizeof(name))
		return;
	memcpy(name, path, len);
	name[len] = '\0';
	see_path(cop_node_get(n, name), path + len + (path[len] == '.'), see, with);
}

static enum charter_state state_of(const struct count *c)
{
	if (!c->found)
		return CHARTER_EMPTY;
	return c->found < c->wanted ? CHARTER_PARTIAL : CHARTER_ANSWERED;
}

/* --- what the rules say of the charter --- */

void charter_judge(struct cop_env *env, struct cop_findings *ret)
{
	static const char *const rules[] = { "placeholder", "audience-contradiction",
					     "objective-unmeasured", NULL };
	cop_judge_loaded(env, rules, ret);
}

size_t charter_contradictions(struct cop_env *env, const struct cop_findings *f,
			      struct charter_contradiction **ret)
{
	const struct cop_cop *cop = env->community->cop;
	char day[COP_DATE_TEXT];
	size_t n = 0;

	*ret = COP_NEW_N(env->arena, struct charter_contradiction, f->n + 1);
	for (size_t i = 0; i < f->n; i++)
		if (!f->at[i]->accepted && strcmp(f->at[i]->rule->id, "placeholder") != 0)
			(*ret)[n++] = (struct charter_contradiction){
				f->at[i]->msg, f->at[i]->rule->id,
				charter_where(env, f->at[i]->where.at)
			};
	if (cop->ends.day && cop->ends.day < env->today.day)
		(*ret)[n++] = (struct charter_contradiction){
			cop_arena_printf(env->arena, "the community was to end on %s",
					 cop_date_text(cop->ends, day)),
			"ends",
			charter_where(env, cop_rec_where(env->community->places,
							 &cop_schema_cop, "cop",
							 &cop->rec, "ends")
						   .at)
		};
	return n;
}

struct cop_value charter_contradictions_value(struct cop_env *env,
					      const struct charter_contradiction *at,
					      size_t n)
{
	struct cop_value list = cop_v_list();

	for (size_t i = 0; i < n; i++) {
		struct cop_value one = cop_v_map();

		cop_v_put(env->arena, &one, "message", cop_v_word(at[i].message));
		cop_v_put(env->arena, &one, "rule", cop_v_word(at[i].rule));
		cop_v_put(env->arena, &one, "where", cop_v_word(at[i].where));
		cop_v_push(env->arena, &list, one);
	}
	return list;
}

static bool is_below(const char *path, const char *place)
{
	size_t len = strlen(path);

	return place && strncmp(place, path, len) == 0 &&
	       (!place[len] || place[len] == '.');
}

bool charter_holds_place(const struct cop_findings *f, const char *const *paths, size_t n)
{
	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < n; k++)
			if (strcmp(f->at[i]->rule->id, "placeholder") == 0 &&
			    f->at[i]->where.record &&
			    strcmp(f->at[i]->where.record, "charter") == 0 &&
			    is_below(paths[k], f->at[i]->where.path))
				return true;
	return false;
}

struct charter_answer charter_answer_of(struct cop_node *root, const char *const *paths,
					size_t n, bool any)
{
	struct charter_answer a = { .state = CHARTER_EMPTY };
	struct count all = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct count one = { 0 };

		see_path(root, paths[i], count_value, &one);
		if (state_of(&one) != CHARTER_ANSWERED && !a.open)
			a.open = paths[i];
		if (any && state_of(&one) == CHARTER_ANSWERED)
			return (struct charter_answer){ CHARTER_ANSWERED, one.first,
							NULL };
		all.wanted += one.wanted;
		all.found += one.found;
		if (!all.first.src)
			all.first = one.first;
	}
	a.state = state_of(&all);
	a.at = all.first;
	return a;
}

/* --- who said it --- */

struct newest {
	const struct cop_blame *blame;
	const struct cop_blame_entry *entry;
};

static void see_lines(const struct cop_node *n, void *with)
{
	struct newest *w = with;
	struct cop_loc last;
	struct cop_place from, to;

	if (!n || !is_filled(n))
		return;
	last = cop_node_loc(n);
	last.at = n->end > n->start ? n->end - 1 : n->end;
	from = cop_loc_place(n->key ? cop_node_loc(n->key) : cop_node_loc(n));
	to = cop_loc_place(last);
	w->entry =
		cop_blame_newer(w->entry, cop_blame_newest(w->blame, from.line, to.line));
}

const struct cop_blame_entry *charter_changed(const struct cop_blame *b,
					      struct cop_node *root,
					      const char *const *paths, size_t n)
{
	struct newest w = { .blame = b };

	for (size_t i = 0; i < n; i++)
		see_path(root, paths[i], see_lines, &w);
	return w.entry;
}
