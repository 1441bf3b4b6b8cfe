/* SPDX-License-Identifier: MIT */
#include "plan_held.h"

#include <string.h>

#include "base/enc.h"
#include "model/refs.h"
#include "model/roster.h"
#include "rows.h"

#define STEM_MOST 53 /* what a date and a hyphen leave of an id */

/* The people being collected. */
struct people {
	struct cop_env *env;
	const char **ids;
	size_t n, cap;
	size_t strangers;
	struct cop_roster_known *known; /* of a file */
};

/* --- names typed --- */

static enum cop_code add_typed(struct people *p, const struct cop_words *words,
			       struct cop_error *err)
{
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < words->n && !code; i++) {
		const char *id, **members;
		size_t n;

		code = cop_noun_who(p->env, words->at[i], true, &id, err);
		if (code)
			break;
		/* A role is everybody who holds it. */
		n = cop_who_members(p->env->community, id, p->env->today, &members);
		for (size_t k = 0; k < n; k++)
			*COP_PUSH(p->env->arena, p->ids, p->n, p->cap) = members[k];
	}
	return code;
}

/* --- a list --- */

static bool is_file(const struct cop_words *words)
{
	static const char *const endings[] = { ".csv", ".tsv", ".txt" };
	size_t len = words->n == 1 ? strlen(words->at[0]) : 0;

	for (size_t i = 0; i < COP_COUNT(endings); i++) {
		if (len > 4 && strcmp(words->at[0] + len - 4, endings[i]) == 0)
			return true;
	}
	return len == 1 && words->at[0][0] == '-';
}

/*
 * Columns in which a person may stand. None known: the first one, and the file has no header,
 * as a list of names typed by hand.
 */
static size_t columns_of(struct people *p, const struct cop_csv *csv,
			 struct cop_roster_who_columns *ret)
{
	cop_roster_who_columns(p->env->arena, csv, ret);
	for (size_t i = 0; i < COP_ROSTER_WHO_COLUMNS; i++) {
		if (ret->at[i])
			return 1;
	}
	ret->at[0] = 1;
	return 0;
}

/* Only whole names count: a list has people we do not know. */
static void add_row(struct people *p, struct cop_rows *rows, size_t row,
		    const struct cop_roster_who_columns *cols)
{
	struct cop_arena *a = p->env->arena;
	struct cop_roster_who_cell cell = { .row = row };
	struct cop_rows_bad bad = { .row = row, .rule = &cop_rule_unknown_reference };
	enum cop_roster_who who =
		cop_roster_who_row(p->known, a, &rows->csv, cols, &cell);

	if (who == COP_ROSTER_WHO_ONE)
		*COP_PUSH(a, p->ids, p->n, p->cap) = cell.id;
	else if (who == COP_ROSTER_WHO_NOBODY)
		p->strangers++;
	else if (who == COP_ROSTER_WHO_SEVERAL)
		bad.why = cop_arena_printf(
			a, "several members are called '%s'",
			cop_enc_snippet(a, cop_csv_text(&rows->csv, row, cell.col), 40));
	bad.col = cell.col;
	cop_rows_judged(p->env, rows, rows->file, &bad);
}

static enum cop_code add_file(struct people *p, const char *path, struct cop_error *err)
{
	struct cop_roster_who_columns cols;
	struct cop_rows rows;
	enum cop_code code = cop_rows_read(p->env, path, NULL, &rows, err);

	if (code)
		return code;
	p->known = cop_roster_known_new(p->env->arena, p->env->community);
	for (size_t row = columns_of(p, &rows.csv, &cols); row < rows.csv.n; row++)
		add_row(p, &rows, row, &cols);
	if (cop_rows_stop(&rows)) {
		code = cop_rows_refuse(p->env, &rows, err);
		return code ? cop_fail_hint(err, "write the id of one of them there: "
						 "cop member list")
			    : COP_OK;
	}
	if (p->strangers)
		cop_say(p->env, "note: %zu in %s %s", p->strangers, path,
			p->strangers == 1 ? "is no member: counted as a guest"
					  : "are no members: counted as guests");
	return COP_OK;
}

/* --- the record --- */

static int by_id(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_once(struct people *p)
{
	size_t kept = 0;

	cop_sort(p->ids, p->n, sizeof(*p->ids), by_id);
	for (size_t i = 0; i < p->n; i++) {
		if (!kept || strcmp(p->ids[kept - 1], p->ids[i]) != 0)
			p->ids[kept++] = p->ids[i];
	}
	p->n = kept;
}

static const char *record_id(struct cop_arena *a, struct cop_date date, const char *item)
{
	size_t len = strlen(item);
	char day[COP_DATE_TEXT];

	if (len > STEM_MOST)
		len = STEM_MOST;
	while (len && item[len - 1] == '-')
		len--;
	return cop_arena_printf(a, "%s-%.*s", cop_date_text(date, day), (int)len, item);
}

static enum cop_code may_hold(struct cop_env *env, const struct cop_plan_named *n,
			      struct cop_date date, const struct cop_plan_held *held,
			      struct cop_error *err)
{
	char day[COP_DATE_TEXT];

	cop_date_text(date, day);
	if (n->day.held) {
		cop_fail(err, COP_E_REFUSED,
			 "that '%s' was held on %s is recorded already", n->item->id,
			 day);
		return cop_fail_hint(err, "who came stands in activity/%s.yaml",
				     n->day.held->rec.id);
	}
	if (n->day.cancelled) {
		cop_fail(err, COP_E_REFUSED, "'%s' is cancelled on %s", n->item->id, day);
		return cop_fail_hint(err, "cop plan edit %s, if it took place after all",
				     n->item->id);
	}
	if (date.day > env->today.day) {
		cop_fail(err, COP_E_REFUSED, "%s is still to come", day);
		return cop_fail_hint(err, "--on DATE is the day it was held");
	}
	if (!held->attended.n && !held->guests.known) {
		cop_fail(err, COP_E_ASK, "--attended is needed: who came to '%s'",
			 n->item->id);
		return cop_fail_hint(err,
				     "--attended MEMBER,... or FILE; --guests N where "
				     "no member did");
	}
	return COP_OK;
}

static void fill(struct cop_gathering *g, const struct cop_plan_held *held,
		 const struct people *p)
{
	g->attended.at = p->ids;
	g->attended.n = p->n;
	g->attended.given = true;
	g->registered = held->registered;
	g->walk_ins = held->walk_ins;
	g->recording = held->recording;
	g->guests = held->guests;
	if (!g->guests.known && p->strangers)
		g->guests = (struct cop_num){ (double)p->strangers, true };
}

enum cop_code cop_plan_hold(struct cop_env *env, struct cop_change *c,
			    const struct cop_plan_named *n, struct cop_date date,
			    const struct cop_plan_held *held, struct cop_plan_came *ret,
			    struct cop_error *err)
{
	struct cop_gathering g = { .date = date, .plan = n->item->id };
	struct people p = { .env = env };
	enum cop_code code = may_hold(env, n, date, held, err);

	if (!code && is_file(&held->attended))
		code = add_file(&p, held->attended.at[0], err);
	else if (!code)
		code = add_typed(&p, &held->attended, err);
	if (code)
		return code;
	sort_once(&p);
	fill(&g, held, &p);
	if (n->day.own && n->day.own->at.minute)
		g.at = n->day.own->at;
	*ret = (struct cop_plan_came){ p.n, (size_t)g.guests.value };
	return cop_change_create(
		c, &cop_record_gathering, record_id(env->arena, date, n->item->id),
		cop_schema_emit(env->arena, &cop_schema_gathering, &g, COP_BLOCK), err);
}
