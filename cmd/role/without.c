/* SPDX-License-Identifier: MIT */
/* What if somebody left: vacancies, orphans, uncovered areas, a draft of the hand-over. */
#include "role.h"

#include <string.h>

#include "health/manager.h"
#include "model/leaving.h"

struct opts {
	const char *member;
	struct cop_date from;
};

static const struct cop_column columns[] = { { "kind", NULL, 0 },
					     { "thing", NULL, 0 },
					     { "consequence", NULL, 0 },
					     { "do", NULL, 0 } };
enum { KIND, THING, CONSEQUENCE, DO };

struct without {
	struct cop_env *env;
	const char *member;
	struct cop_date from;
	struct cop_left left;
	struct cop_table *table; /* NULL: as data */
	struct cop_value list;
	bool required; /* a required role would be vacant */
};

/* One row, or one entry of the list in JSON: a map, to be added to. */
static struct cop_value *add(struct without *w, const char *kind, const char *thing,
			     const char *consequence, const char *command)
{
	struct cop_arena *a = w->env->arena;
	struct cop_value one = cop_v_map(), *row;

	if (w->table) {
		row = cop_table_row(w->table);
		row[KIND] = cop_v_word(kind);
		row[THING] = cop_v_word(thing);
		row[CONSEQUENCE] = cop_v_word(consequence);
		row[DO] = cop_v_word(command);
		return NULL;
	}
	cop_v_put(a, &one, "thing", cop_v_word(thing));
	cop_v_put(a, &one, "consequence", cop_v_word(consequence));
	cop_v_put(a, &one, "do", cop_v_word(command));
	cop_v_push(a, &w->list, one);
	return &w->list.u.list.at[w->list.u.list.n - 1];
}

static void roles(struct without *w)
{
	struct cop_arena *a = w->env->arena;

	for (size_t i = 0; i < w->left.nroles; i++) {
		const struct cop_left_role *l = &w->left.roles[i];
		const struct cop_role *r = l->role;
		const char *importance = cop_enum_word(
			&cop_enum_importance,
			r->importance ? (int)r->importance : cop_importance_optional);
		struct cop_value *one;

		if (l->others) {
			one = add(w, "role", r->rec.id,
				  cop_arena_printf(a, "held by %zu other%s", l->others,
						   l->others == 1 ? "" : "s"),
				  NULL);
		} else {
			one = add(w, "role", r->rec.id,
				  cop_arena_printf(a, "vacant (%s)", importance),
				  cop_arena_printf(a, "cop role assign %s MEMBER",
						   r->rec.id));
			w->required = w->required ||
				      r->importance == cop_importance_required;
		}
		if (!one)
			continue;
		cop_v_put(a, one, "importance", cop_v_word(importance));
		cop_v_put(a, one, "vacant", cop_v_bool(!l->others));
	}
}

static const char *command_for(struct without *w, const struct cop_left_item *item)
{
	struct cop_arena *a = w->env->arena;

	if (item->through)
		return NULL; /* it follows the role */
	if (item->kind == cop_kind_plan)
		return cop_arena_printf(a, "cop plan set %s %s MEMBER", item->id,
					item->part);
	return item->kind == cop_kind_note
		       ? cop_arena_printf(a, "cop note answer %s TEXT", item->id)
		       : NULL;
}

static void work(struct without *w)
{
	struct cop_arena *a = w->env->arena;
	char day[COP_DATE_TEXT];

	for (size_t i = 0; i < w->left.nitems; i++) {
		const struct cop_left_item *item = &w->left.items[i];
		COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
		struct cop_value *one;

		if (item->through)
			cop_buf_printf(&text, "its %s '%s' is vacant", item->part,
				       item->through);
		else if (item->kind == cop_kind_note)
			cop_buf_text(&text, "waits for somebody who is gone");
		else
			cop_buf_printf(&text, "loses its %s", item->part);
		if (item->due.day)
			cop_buf_printf(&text, ", due %s", cop_date_text(item->due, day));
		one = add(w, cop_records[item->kind]->name, item->id,
			  cop_buf_keep(&text, a), command_for(w, item));
		if (!one)
			continue;
		cop_v_put(a, one, "kind", cop_v_word(cop_records[item->kind]->name));
		cop_v_put(a, one, "due", cop_v_date(item->due));
		cop_v_put(a, one, "role", cop_v_word(item->through));
	}
}

/* Of a vacant role everything is uncovered; only the managers' areas are told one by one. */
static void areas(struct without *w)
{
	struct cop_arena *a = w->env->arena;

	for (size_t i = 0; i < w->left.nareas; i++) {
		const struct cop_left_area *area = &w->left.areas[i];
		const char *role = area->role->rec.id;
		bool manager = strcmp(role, COP_MANAGER) == 0;
		bool told = manager;

		for (size_t n = 0; n < w->left.nroles; n++)
			told = told || (w->left.roles[n].role == area->role &&
					w->left.roles[n].others);
		if (told)
			add(w, "scope",
			    manager ? area->duty->id
				    : cop_arena_printf(a, "%s.duties.%s", role,
						       area->duty->id),
			    "nobody covers it",
			    manager ? "cop role matrix" : "cop role matrix --of focus");
	}
}

static void newcomers(struct without *w)
{
	const struct cop_member *m;

	for (COP_EACH(w->env->community, member, m)) {
		if (m->buddy && strcmp(m->buddy, w->member) == 0 &&
		    cop_member_counts(m, w->from))
			add(w, "member", m->rec.id, "loses the buddy",
			    cop_arena_printf(w->env->arena,
					     "cop member set %s buddy MEMBER",
					     m->rec.id));
	}
}

static void handover(struct without *w)
{
	struct cop_handover_step *steps;
	size_t n = cop_handover_draft(w->env->arena, &w->left, NULL, &steps);

	for (size_t i = 0; i < n; i++) {
		struct cop_value *row = w->table ? cop_table_row(w->table) : NULL;
		struct cop_value one = cop_v_map();

		if (row) {
			row[KIND] = cop_v_word("handover");
			row[THING] = cop_v_word(steps[i].id);
			row[CONSEQUENCE] = cop_v_text(steps[i].text);
			continue;
		}
		cop_v_put(w->env->arena, &one, "id", cop_v_word(steps[i].id));
		cop_v_put(w->env->arena, &one, "text", cop_v_text(steps[i].text));
		cop_v_push(w->env->arena, &w->list, one);
	}
}

static const struct {
	const char *key;
	void (*lay)(struct without *w);
} parts[] = { { "roles", roles },
	      { "plan", work },
	      { "scope", areas },
	      { "members", newcomers },
	      { "handover", handover } };

static void lay(struct without *w, struct cop_doc *doc)
{
	struct cop_arena *a = w->env->arena;

	cop_v_put(a, &doc->head, "member", cop_v_word(w->member));
	cop_v_put(a, &doc->head, "from", cop_v_date(w->from));
	if (w->env->format != cop_format_json)
		w->table = cop_doc_table(doc, NULL, "items", columns, COP_COUNT(columns));
	for (size_t i = 0; i < COP_COUNT(parts); i++) {
		w->list = cop_v_list();
		parts[i].lay(w);
		if (!w->table)
			cop_doc_data(doc, NULL, parts[i].key, w->list);
	}
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct cop_doc *doc = cop_doc_new(env->arena, "cop.role-without/1");
	struct without w = { .env = env, .from = o->from.day ? o->from : env->today };
	enum cop_code code = cop_noun_who(env, o->member, false, &w.member, err);

	if (code)
		return code;
	cop_left_behind(env->community, env->arena, w.member, w.from, &w.left);
	lay(&w, doc);
	if (w.table && !w.table->n)
		cop_say(env, "note: nothing hangs on %s", w.member);
	if ((code = cop_show(env, doc, err)) || !w.required)
		return code;
	err->code = COP_E_NO;
	return COP_E_NO;
}

static const char *const examples[] = { "cop role without dev-rao",
					"cop role without dev-rao --from 2026-05-01",
					NULL };

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_DATE,
	  .name = "from",
	  .help = "the first day without them",
	  .fallback = "today",
	  .offset = offsetof(struct opts, from) },
};

static const struct cop_arg args[] = { COP_NOUN_THING("MEMBER", MEMBER, opts, member) };

const struct cop_cmd cop_cmd_role_without = {
	.summary = "what if somebody left: what would be vacant, and what to pass on",
	.rule = "Exits 1 where a required role would be vacant.",
	.help = "Roles, work that loses its owner, areas that nobody else covers, "
		"newcomers\n"
		"without their buddy, and a draft of what is to be passed on. Nothing is "
		"changed.",
	.examples = examples,
	.see = "cop role handover, cop member offboard, cop role matrix",
	.formats = "table tsv csv json md",
	.document = "cop.role-without/1",
	.needs = COP_READS | COP_NEED_KINDS,
	.record = &cop_record_role,
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
