/* SPDX-License-Identifier: MIT */
/* Who covers what: areas, skills, duties, phases, people. */
#include "role.h"

#include <string.h>

#include "health/manager.h"
#include "model/catalogue.h"

enum of { OF_NONE, OF_SCOPE, OF_SKILLS, OF_FOCUS, OF_PHASES, OF_PEOPLE };

static const struct cop_word of_words[] = {
	{ "scope", "the managers' areas against the managers" },
	{ "skills", "the managers' skills, each rated from 1 to 4" },
	{ "focus", "every duty of every role, and who looks after it" },
	{ "phases", "the phases of a community, and the roles they need" },
	{ "people", "roles and weekly hours of each person" },
};
static const struct cop_enum of_enum = { "of", of_words, COP_COUNT(of_words) };

struct opts {
	int of;
};

/* The table on its way, and what nobody covers. */
struct matrix {
	struct cop_env *env;
	struct cop_doc *doc;
	struct cop_table *table;
	struct cop_value uncovered;
};

static const char *yes(const struct matrix *m)
{
	return m->env->look.ascii ? "x" : "\xE2\x97\x8F";
}

static const char *no(const struct matrix *m)
{
	return m->env->look.ascii ? "-" : "\xE2\x80\x93";
}

static void leave_open(struct matrix *m, const char *what)
{
	cop_v_push(m->env->arena, &m->uncovered, cop_v_word(what));
}

/* --- the managers: one column each --- */

/* The role as the community has it, else as the catalogue knows it. */
static const struct cop_role *manager_role(struct cop_env *env)
{
	const struct cop_role *r = cop_role_of(env->community, COP_MANAGER);

	return r ? r : cop_catalogue_role(env->arena, COP_MANAGER);
}

/* Present holders, each person once. */
static size_t people_of(struct cop_env *env, const struct cop_role *r,
			const struct cop_holder ***ret)
{
	const struct cop_holder **all;
	size_t n = cop_role_holders(env->arena, r, env->today, &all), kept = 0;

	for (size_t i = 0; i < n; i++) {
		bool again = false;

		for (size_t e = 0; e < kept; e++)
			again = again || strcmp(all[e]->member, all[i]->member) == 0;
		if (!again)
			all[kept++] = all[i];
	}
	*ret = all;
	return kept;
}

/* `first`, a column for each holder, "nobody" for people; in JSON a list. */
static void begin_people(struct matrix *m, const char *first,
			 const struct cop_holder *const *holders, size_t n)
{
	struct cop_column *cols = COP_NEW_N(m->env->arena, struct cop_column, n + 3);

	cols[0].key = first;
	for (size_t i = 0; i < n; i++)
		cols[1 + i] =
			(struct cop_column){ holders[i]->member, NULL, COP_COL_NO_JSON };
	cols[n + 1] = (struct cop_column){ "open", NULL, COP_COL_NO_JSON };
	cols[n + 2] = (struct cop_column){ "holders", NULL, COP_COL_JSON };
	m->table = cop_doc_table(m->doc, NULL, "rows", cols, n + 3);
}

static bool looks_after(const struct cop_holder *h, const char *duty)
{
	for (size_t i = 0; i < h->focus.n; i++) {
		if (h->focus.at[i] && strcmp(h->focus.at[i], duty) == 0)
			return true;
	}
	return !h->focus.n;
}

static void scope(struct matrix *m)
{
	const struct cop_role *r = manager_role(m->env);
	const struct cop_holder **holders;
	size_t n = people_of(m->env, r, &holders);

	begin_people(m, "area", holders, n);
	for (size_t i = 0; i < r->duties.n; i++) {
		struct cop_value *row = cop_table_row(m->table), list = cop_v_list();
		const char *area = r->duties.at[i].id;

		row[0] = cop_v_word(area);
		for (size_t h = 0; area && h < n; h++) {
			bool has = looks_after(holders[h], area);

			row[1 + h] = cop_v_word(has ? yes(m) : no(m));
			if (has)
				cop_v_push(m->env->arena, &list,
					   cop_v_word(holders[h]->member));
		}
		row[n + 2] = list;
		if (list.u.list.n)
			continue;
		row[n + 1] = cop_v_word("nobody");
		leave_open(m, area);
	}
}

static struct cop_num rating_of(const struct cop_holder *h, const char *skill)
{
	for (size_t i = 0; i < h->ratings.n; i++) {
		if (h->ratings.at[i].skill && strcmp(h->ratings.at[i].skill, skill) == 0)
			return h->ratings.at[i].rating;
	}
	return (struct cop_num){ 0 };
}

/* Two and above is enough to do it without help; a skill nobody is rated in stays open. */
static void skills(struct matrix *m)
{
	const struct cop_role *r = manager_role(m->env);
	struct cop_arena *a = m->env->arena;
	const struct cop_holder **holders;
	size_t n = people_of(m->env, r, &holders);

	begin_people(m, "skill", holders, n);
	for (size_t i = 0; i < r->skills.n; i++) {
		struct cop_value *row = cop_table_row(m->table), list = cop_v_list();

		row[0] = cop_v_word(r->skills.at[i]);
		for (size_t h = 0; h < n; h++) {
			struct cop_num rating = rating_of(holders[h], r->skills.at[i]);
			struct cop_value one = cop_v_map();

			row[1 + h] = rating.known ? cop_v_opt(rating) : cop_v_word(no(m));
			if (!rating.known)
				continue;
			cop_v_put(a, &one, "member", cop_v_word(holders[h]->member));
			cop_v_put(a, &one, "rating", cop_v_opt(rating));
			cop_v_push(a, &list, one);
		}
		row[n + 2] = list;
		if (list.u.list.n)
			continue;
		row[n + 1] = cop_v_word("unknown");
		leave_open(m, r->skills.at[i]);
	}
}

/* --- everything --- */

static void focus(struct matrix *m)
{
	static const struct cop_column cols[] = { { "role", NULL, 0 },
						  { "duty", NULL, 0 },
						  { "holders", NULL, 0 } };
	struct cop_arena *a = m->env->arena;
	const struct cop_role *r;

	m->table = cop_doc_table(m->doc, NULL, "rows", cols, COP_COUNT(cols));
	for (COP_EACH(m->env->community, role, r)) {
		const struct cop_holder **holders;
		size_t n = people_of(m->env, r, &holders);

		for (size_t i = 0; cop_role_open(r, m->env->today) && i < r->duties.n;
		     i++) {
			struct cop_value *row = cop_table_row(m->table),
					 list = cop_v_list();
			const char *duty = r->duties.at[i].id;

			row[0] = cop_v_word(r->rec.id);
			row[1] = cop_v_word(duty);
			for (size_t h = 0; duty && h < n; h++) {
				if (looks_after(holders[h], duty))
					cop_v_push(a, &list,
						   cop_v_word(holders[h]->member));
			}
			row[2] = list;
			if (duty && !list.u.list.n && strcmp(r->rec.id, "members") != 0)
				leave_open(m, cop_arena_printf(a, "%s.duties.%s",
							       r->rec.id, duty));
		}
	}
}

static bool needed_in(const struct cop_role *r, enum cop_phase phase)
{
	for (size_t i = 0; i < r->phases.n; i++) {
		if (r->phases.at[i] == phase)
			return true;
	}
	return false;
}

static bool is_held(const struct matrix *m, const struct cop_role *r)
{
	const struct cop_holder **holders;

	if (strcmp(r->rec.id, "members") == 0)
		return cop_members_on(m->env->community, m->env->today) > 0;
	return people_of(m->env, r, &holders) > 0;
}

static void phases(struct matrix *m)
{
	static const struct cop_column cols[] = { { "phase", NULL, 0 },
						  { "held", NULL, 0 },
						  { "vacant", NULL, 0 } };
	struct cop_arena *a = m->env->arena;
	const struct cop_role *r;

	m->table = cop_doc_table(m->doc, NULL, "rows", cols, COP_COUNT(cols));
	for (int p = 1; p <= (int)cop_enum_phase.n; p++) {
		struct cop_value *row = cop_table_row(m->table);
		const char *phase = cop_enum_word(&cop_enum_phase, p);

		row[0] = cop_v_word(phase);
		row[1] = cop_v_list();
		row[2] = cop_v_list();
		for (COP_EACH(m->env->community, role, r)) {
			if (cop_role_open(r, m->env->today) &&
			    needed_in(r, (enum cop_phase)p))
				cop_v_push(a, &row[is_held(m, r) ? 1 : 2],
					   cop_v_word(r->rec.id));
		}
		if (!row[1].u.list.n)
			leave_open(m, phase);
	}
}

/* Hours a week of everything they hold; unknown where a role says none. */
static struct cop_num hours_of(const struct matrix *m, const char *member,
			       struct cop_value *roles)
{
	struct cop_num sum = { 0 };
	const struct cop_role *r;
	bool silent = false;

	for (COP_EACH(m->env->community, role, r)) {
		for (size_t i = 0; i < r->holders.n; i++) {
			const struct cop_holder *h = &r->holders.at[i];
			struct cop_num hours = cop_holder_hours(r, h);

			if (!cop_holder_on(h, m->env->today) ||
			    strcmp(h->member, member) != 0)
				continue;
			cop_v_push(m->env->arena, roles, cop_v_word(r->rec.id));
			/* groups are sat in beside the roles, unless they say hours */
			silent = silent ||
				 (r->kind == cop_role_kind_role && !hours.known);
			sum.known = sum.known || hours.known;
			sum.value += hours.known ? hours.value : 0;
		}
	}
	return silent ? (struct cop_num){ 0 } : sum;
}

static void people(struct matrix *m)
{
	static const struct cop_column cols[] = {
		{ "member", NULL, 0 },
		{ "roles", NULL, 0 },
		{ "hours_per_week", NULL, COP_COL_RIGHT },
	};
	const struct cop_member *who;
	const struct cop_role *r;

	m->table = cop_doc_table(m->doc, NULL, "rows", cols, COP_COUNT(cols));
	for (COP_EACH(m->env->community, member, who)) {
		struct cop_value roles = cop_v_list(), *row;
		struct cop_num hours = hours_of(m, who->rec.id, &roles);

		if (!roles.u.list.n)
			continue;
		row = cop_table_row(m->table);
		row[0] = cop_v_word(who->rec.id);
		row[1] = roles;
		row[2] = cop_v_opt(hours);
	}
	for (COP_EACH(m->env->community, role, r)) {
		if (cop_role_open(r, m->env->today) && !is_held(m, r))
			leave_open(m, r->rec.id);
	}
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	static void (*const lay[])(struct matrix *) = { [OF_SCOPE] = scope,
							[OF_SKILLS] = skills,
							[OF_FOCUS] = focus,
							[OF_PHASES] = phases,
							[OF_PEOPLE] = people };
	int of = ((const struct opts *)opts)->of;
	struct matrix m = { .env = env,
			    .doc = cop_doc_new(env->arena, "cop.role-matrix/1"),
			    .uncovered = cop_v_list() };

	of = of ? of : OF_SCOPE;
	cop_v_put(env->arena, &m.doc->head, "as_of", cop_v_date(env->today));
	cop_v_put(env->arena, &m.doc->head, "of",
		  cop_v_word(cop_enum_word(&of_enum, of)));
	lay[of](&m);
	cop_doc_data(m.doc, NULL, "uncovered", m.uncovered);
	return cop_show(env, m.doc, err);
}

static const char *const examples[] = { "cop role matrix", "cop role matrix --of people",
					"cop role matrix --of phases --json", NULL };

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_CHOICE,
	  .name = "of",
	  .metavar = "WHAT",
	  .of = &of_enum,
	  .help = "scope, skills, focus, phases or people",
	  .fallback = "scope",
	  .offset = offsetof(struct opts, of) },
};

const struct cop_cmd cop_cmd_role_matrix = {
	.summary = "who covers what, and what nobody does",
	.rule = "A holder without a focus looks after every duty of the role.",
	.help = "scope: the areas of the community managers' work against its holders. "
		"skills: what\n"
		"it takes, as each holder is rated; unknown where nobody is. focus: "
		"every "
		"duty of\n"
		"every role. phases: which roles each phase needs, held or vacant. "
		"people: roles\n"
		"and weekly hours of each person.",
	.examples = examples,
	.see = "cop role without, cop health risks, cop role assign --focus",
	.formats = "table tsv csv json md",
	.document = "cop.role-matrix/1",
	.needs = COP_READS | COP_NEED(role) | COP_NEED(member),
	.record = &cop_record_role,
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.run = run,
};
