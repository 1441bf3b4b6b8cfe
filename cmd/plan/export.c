/* SPDX-License-Identifier: MIT */
#include "plan_events.h"

#include <string.h>

static const char *const examples[] = {
	"cop plan export --readers members -o clinic.ics",
	"cop plan export clinic --format ics",
	"cop plan export --readers stewards --format csv -o plan.csv",
	NULL,
};

static const struct cop_arg args[] = {
	{ "ITEM", 0, 0, COP_OPT_WORD, offsetof(struct cop_noun_things, things),
	  COP_HINT_PLAN, "these only" },
};

/* The items that go out. */
struct outgoing {
	const struct cop_item **at;
	size_t n, cap;
	size_t recurring;
	size_t withheld; /* open, but not for these readers */
};

static void add(struct cop_env *env, struct outgoing *out, const struct cop_item *item)
{
	const struct cop_plan *p = item->rec;

	*COP_PUSH(env->arena, out->at, out->n, out->cap) = item;
	out->recurring += p->repeat != NULL;
}

/* Open ones with a day; what was dropped stays while somebody may still have it noted. */
static bool goes_out(const struct cop_env *env, const struct cop_plan *p)
{
	if (!p->due.day)
		return false;
	if (p->status == cop_plan_status_dropped)
		return p->repeat || p->due.day >= env->today.day;
	return cop_plan_is_open(p, env->today);
}

static void take_all(struct cop_env *env, struct outgoing *out)
{
	const struct cop_items *items = &env->community->items[cop_kind_plan];
	enum cop_tier tier = cop_plan_readers(env);

	for (size_t i = 0; i < items->n; i++) {
		if (!goes_out(env, items->at[i].rec))
			continue;
		if (cop_plan_may_see(env->community, items->at[i].rec, tier))
			add(env, out, &items->at[i]);
		else
			out->withheld++;
	}
}

static enum cop_code take_named(struct cop_env *env, const struct cop_words *words,
				struct outgoing *out, struct cop_error *err)
{
	enum cop_tier tier = cop_plan_readers(env);

	for (size_t i = 0; i < words->n; i++) {
		const struct cop_item *item;
		enum cop_code code = cop_noun_find(env, words->at[i], &item, err);
		const struct cop_plan *p = code ? NULL : item->rec;

		if (code)
			return code;
		if (!p->due.day) {
			cop_fail(err, COP_E_REFUSED, "'%s' has no day yet", item->id);
			return cop_fail_hint(err, "cop plan set %s due DATE", item->id);
		}
		if (!cop_plan_may_see(env->community, p, tier)) {
			cop_fail(err, COP_E_REFUSED, "'%s' is not for %s readers",
				 item->id, cop_enum_word(&cop_enum_tier, (int)tier));
			return cop_fail_hint(
				err, "--readers %s",
				cop_plan_may_see(env->community, p, cop_tier_members)
					? "members"
					: "stewards");
		}
		add(env, out, item);
	}
	return COP_OK;
}

/* --- tables --- */

static const struct cop_column columns[] = {
	{ "due" },   { "at" },     { "duration" }, { "title" }, { "kind" },   { "form" },
	{ "place" }, { "signup" }, { "repeat" },   { "owner" }, { "status" }, { "id" },
};

static struct cop_value text_of(struct cop_env *env, const char *field,
				const void *member)
{
	const struct cop_field *f = cop_path_field(&cop_schema_plan, field);

	return cop_v_text(cop_value_text(env->arena, f, member));
}

static struct cop_date next_date(struct cop_env *env,
				 const struct cop_calendar_table *calendar,
				 const struct cop_plan *p)
{
	struct cop_error ignored = { 0 };
	struct cop_plan_day day = { 0 };

	if (!p->repeat || !calendar ||
	    cop_plan_next_day(env->community, calendar, p, env->today, &day, &ignored) ||
	    !day.date.day)
		return p->due;
	return day.date;
}

/* An item with the day it is on next. */
struct coming {
	const struct cop_item *item;
	struct cop_date due;
};

static int by_coming(const void *a, const void *b)
{
	const struct coming *left = a, *right = b;

	if (left->due.day != right->due.day)
		return left->due.day < right->due.day ? -1 : 1;
	return strcmp(left->item->id, right->item->id);
}

static void add_row(struct cop_env *env, struct cop_table *t, const struct coming *row)
{
	const struct cop_plan *p = row->item->rec;
	struct cop_value *cell = cop_table_row(t);

	cell[0] = cop_v_date(row->due);
	cell[1] = text_of(env, "at", &p->at);
	cell[2] = text_of(env, "duration", &p->duration);
	cell[3] = cop_v_text(p->title);
	cell[4] = cop_v_word(cop_enum_word(&cop_enum_plan_kind, (int)p->kind));
	cell[5] = cop_v_word(cop_enum_word(&cop_enum_form, (int)p->form));
	cell[6] = cop_v_text(p->place);
	cell[7] = cop_v_text(p->signup);
	cell[8] = env->format == cop_format_csv
			  ? cop_v_word(p->repeat)
			  : cop_v_word(cop_plan_repeat_words(env->arena, p));
	cell[9] = cop_v_text(
		cop_plan_owner_shown(env->community, p, cop_plan_readers(env)));
	cell[10] = cop_v_word(cop_enum_word(&cop_enum_plan_status, (int)p->status));
	cell[11] = cop_v_word(row->item->id);
}

static enum cop_code show_table(struct cop_env *env, const struct outgoing *out,
				struct cop_error *err)
{
	struct cop_doc *doc = cop_doc_new(env->arena, "cop.plan-export/1");
	struct cop_table *t =
		cop_doc_table(doc, NULL, "items", columns, COP_COUNT(columns));
	struct coming *rows = COP_NEW_N(env->arena, struct coming, out->n);
	const struct cop_calendar_table *calendar;
	enum cop_code code = cop_calendar_of_plan(env, &calendar, err);

	if (code)
		return code;
	doc->title = env->community->cop->name;
	for (size_t i = 0; i < out->n; i++)
		rows[i] = (struct coming){ out->at[i],
					   next_date(env, calendar, out->at[i]->rec) };
	cop_sort(rows, out->n, sizeof(*rows), by_coming);
	for (size_t i = 0; i < out->n; i++)
		add_row(env, t, &rows[i]);
	return cop_show(env, doc, err);
}

/* --- together --- */

static enum cop_code show_calendar(struct cop_env *env, const struct outgoing *out,
				   struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	enum cop_code code = cop_plan_ics(env, out->at, out->n, &text, err);

	return code ? code : cop_show_text(env, &text, err);
}

static void say(struct cop_env *env, const struct outgoing *out)
{
	bool open = cop_plan_readers(env) == cop_tier_public;
	const char *again = "";

	if (out->withheld)
		cop_say(env, "note: %zu left out for these readers: --readers %s",
			out->withheld, open ? "members" : "stewards");
	if (!env->common.output || strcmp(env->common.output, "-") == 0)
		return;
	if (out->recurring)
		again = cop_arena_printf(env->arena, ", %zu recurring", out->recurring);
	cop_say(env, "wrote %s (%zu event%s%s, %s)", env->common.output, out->n,
		out->n == 1 ? "" : "s", again, env->community->cop->timezone);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_things *o = opts;
	struct outgoing out = { 0 };
	enum cop_code code = COP_OK;

	env->for_all = cop_plan_readers(env) == cop_tier_public;
	if (o->things.n)
		code = take_named(env, &o->things, &out, err);
	else
		take_all(env, &out);
	if (code)
		return code;
	code = env->format == cop_format_ics ? show_calendar(env, &out, err)
					     : show_table(env, &out, err);
	if (!code)
		say(env, &out);
	return code;
}

const struct cop_cmd cop_cmd_plan_export = {
	.summary = "the plan for calendars and other tools",
	.rule = "Public readers get what has an audience outside, members every "
		"gathering.",
	.help = "An iCalendar file, a table or a Markdown list of what is open and has a "
		"day.\n"
		"Stewards get everything; others gatherings and dates of others, without "
		"the\n"
		"names of members who did not agree, and the public without links to "
		"join.\n"
		"What is dropped or cancelled stays in the calendar as cancelled. An "
		"event "
		"that\n"
		"changed says so by its number of commits, and a renamed item stays the "
		"same "
		"event:\n"
		"the same commits and the same day give the same bytes.\n\n"
		"Calendars fetch a published file a few times a day at most, so late "
		"changes\n"
		"need another way to reach people.",
	.examples = examples,
	.see = "cop plan list; cop help privacy",
	.formats = "ics csv md",
	.needs = COP_READS | COP_CONSENTS | COP_NEED(plan) | COP_NEED(gathering) |
		 COP_NEED(charter) | COP_NEED(role) | COP_NEED(member),
	.record = &cop_record_plan,
	.opts_size = sizeof(struct cop_noun_things),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
