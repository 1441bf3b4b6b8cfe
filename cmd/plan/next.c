/* SPDX-License-Identifier: MIT */
#include "model/next.h"

#include "plan_item.h"

#include "base/enc.h"

#define MOST 5
#define HOURS_UNKNOWN 4.0 /* the least a manager needs (practice.md 130) */

struct next_opts {
	struct cop_num hours;
	const char *who;
};

static const struct cop_opt options[] = {
	{ COP_OPT_HOURS, 0, "hours", "HOURS", "so much time there is",
	  "your roles' of a week", .offset = offsetof(struct next_opts, hours) },
	{ COP_OPT_WORD, 0, "for", "MEMBER", "whose hours; a role means its holders",
	  "you", .offset = offsetof(struct next_opts, who), .hint = COP_HINT_MEMBER },
};

static const char *const examples[] = { "cop plan next", "cop plan next --hours 2",
					"cop plan next --for community-manager", NULL };

static const struct cop_column columns[] = {
	{ "minutes", .flags = COP_COL_RIGHT },
	{ "what" },
	{ "why" },
	{ "command" },
};

/* How much time there is, in hours. */
struct hours {
	double declared, used, left;
	bool assumed; /* nobody has said how many hours there are */
};

static enum cop_code find_who(struct cop_env *env, const struct next_opts *o,
			      struct cop_next_who *ret, struct cop_error *err)
{
	const char *who = o->who, **members;
	enum cop_code code = COP_OK;

	*ret = (struct cop_next_who){ 0 };
	if (who)
		code = cop_noun_who(env, who, true, &who, err);
	else
		who = cop_me(env);
	if (code || !who)
		return code;
	ret->n = cop_who_members(env->community, who, env->today, &members);
	ret->at = members;
	if (ret->n)
		return COP_OK;
	cop_fail(err, COP_E_NOT_FOUND, "nobody holds '%s'", who);
	return cop_fail_hint(err, "--for MEMBER");
}

static struct hours count_hours(struct cop_env *env, const struct next_opts *o,
				const struct cop_next_who *who)
{
	struct cop_num declared = cop_next_declared(env->community, who);
	struct hours h = { .used = cop_next_used(env->community, who) };

	h.assumed = !declared.known && !o->hours.known;
	h.declared = o->hours.known   ? o->hours.value
		     : declared.known ? declared.value
				      : HOURS_UNKNOWN;
	/* Hours given on the line are what there is now, whatever was done before. */
	h.left = o->hours.known ? o->hours.value : h.declared - h.used;
	if (h.left < 0)
		h.left = 0;
	return h;
}

/* The most urgent that fit, and one at least: marks them, returns how many. */
static size_t choose(const struct cop_next *all, double left, bool *chosen)
{
	unsigned minutes = (unsigned)(left * 60 + 0.5), used = 0;
	size_t n = 0;

	for (size_t i = 0; i < all->n && n < MOST; i++) {
		if (n && used + all->at[i].minutes > minutes)
			continue;
		used += all->at[i].minutes;
		chosen[i] = true;
		n++;
	}
	return n;
}

static struct cop_value thing_value(struct cop_arena *a, const struct cop_next_thing *t)
{
	struct cop_value v = cop_v_map();

	cop_v_put(a, &v, "minutes", cop_v_num(t->minutes));
	cop_v_put(a, &v, "what", cop_v_text(cop_str_text(a, t->what)));
	cop_v_put(a, &v, "why", cop_v_text(cop_str_text(a, t->why)));
	cop_v_put(a, &v, "command", cop_v_text(cop_str_text(a, t->command)));
	cop_v_put(a, &v, "source", cop_v_word(t->source));
	return v;
}

static void put_json(struct cop_env *env, struct cop_doc *doc, const struct cop_next *all,
		     const bool *chosen, const struct hours *h)
{
	struct cop_value items = cop_v_list(), later = cop_v_list(), hours = cop_v_map();

	for (size_t i = 0; i < all->n; i++)
		cop_v_push(env->arena, chosen[i] ? &items : &later,
			   thing_value(env->arena, &all->at[i]));
	if (!h->assumed)
		cop_v_put(env->arena, &hours, "declared", cop_v_num(h->declared));
	cop_v_put(env->arena, &hours, "used", cop_v_num(h->used));
	cop_v_put(env->arena, &hours, "left", cop_v_num(h->left));
	cop_doc_data(doc, NULL, "items", items);
	cop_doc_data(doc, NULL, "later", later);
	cop_doc_data(doc, NULL, "hours", hours);
}

static void put_table(struct cop_env *env, struct cop_doc *doc,
		      const struct cop_next *all, const bool *chosen)
{
	struct cop_table *t =
		cop_doc_table(doc, NULL, "items", columns, COP_COUNT(columns));
	struct cop_arena *a = env->arena;

	for (size_t i = 0; i < all->n; i++) {
		const struct cop_next_thing *thing = &all->at[i];
		struct cop_value *cell;

		if (!chosen[i])
			continue;
		cell = cop_table_row(t);
		cell[0] = cop_v_num(thing->minutes);
		cell[1] = cop_v_text(cop_str_text(a, thing->what));
		cell[2] = cop_v_text(cop_str_text(a, thing->why));
		cell[3] = cop_v_text(cop_str_text(a, thing->command));
	}
}

static void say_hours(struct cop_env *env, const struct hours *h,
		      const struct cop_next_who *who, bool given)
{
	if (!who->n)
		cop_say(env, "note: it is not known who you are, so everything counts: "
			     "--for MEMBER, or git config cop.me MEMBER");
	if (given)
		return;
	if (h->assumed && !who->n)
		cop_say(env,
			"note: it is not known which roles are yours (git config cop.me "
			"ID); %s are assumed",
			cop_plan_hours(env->arena, h->declared));
	else if (h->assumed)
		cop_say(env,
			"note: no role says how many hours there are; %s are assumed",
			cop_plan_hours(env->arena, h->declared));
	else
		cop_say(env, "note: %s left of %s this week",
			cop_plan_hours(env->arena, h->left),
			cop_plan_hours(env->arena, h->declared));
}

static const struct cop_order_row *first_blocked(const struct cop_env *env,
						 const struct cop_order *order)
{
	for (size_t i = order->free; i < order->n; i++) {
		const struct cop_order_row *row = &order->at[i];

		if (row->due.day && row->due.day <= env->today.day + COP_NEXT_AHEAD)
			return row;
	}
	return NULL;
}

static void say_later(struct cop_env *env, const struct cop_order *order,
		      size_t left_over)
{
	const struct cop_order_row *row = first_blocked(env, order);

	if (left_over)
		cop_say(env, "note: not in these hours: %zu more", left_over);
	if (row)
		cop_say(env, "note: due soon, but waits for %s: %s", row->waits[0],
			cop_enc_snippet(env->arena, row->plan->title, 40));
}

static enum cop_code show(struct cop_env *env, const struct next_opts *o,
			  const struct cop_next_who *who, const struct cop_order *order,
			  struct cop_error *err)
{
	struct cop_doc *doc = cop_doc_new(env->arena, env->cmd->document);
	struct hours h = count_hours(env, o, who);
	struct cop_next all;
	bool *chosen;
	size_t n;

	cop_next_find(env->community, order, who, &all);
	chosen = COP_NEW_N(env->arena, bool, all.n);
	n = choose(&all, h.left, chosen);
	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &doc->head, "as_of", cop_v_date(env->today));
	say_hours(env, &h, who, o->hours.known);
	say_later(env, order, all.n - n);
	if (env->format == cop_format_json) {
		put_json(env, doc, &all, chosen, &h);
		return cop_show(env, doc, err);
	}
	if (!n) {
		cop_say(env, "note: nothing is due within a week");
		return COP_OK;
	}
	put_table(env, doc, &all, chosen);
	return cop_show(env, doc, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct next_opts *o = opts;
	const struct cop_calendar_table *calendar;
	struct cop_next_who who;
	struct cop_order order;
	enum cop_code code = find_who(env, o, &who, err);

	if (!code)
		code = cop_calendar_of_plan(env, &calendar, err);
	if (code)
		return code;
	cop_plan_order(env->community, calendar, &order);
	return show(env, o, &who, &order, err);
}

const struct cop_cmd cop_cmd_plan_next = {
	.summary = "the best use of your hours this week",
	.rule = "Latest first; three to five things that fit, each with its command.",
	.help = "Items due within a week, what was asked or promised and waits, "
		"newcomers\n"
		"nobody has greeted, roles whose term ends. The hours are those of your "
		"roles\n"
		"less what you noted this week with cop plan done TASK --hours H.",
	.examples = examples,
	.see = "cop plan, cop plan done",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.plan-next/1",
	.needs = COP_READS | COP_NEED(plan) | COP_NEED(gathering) | COP_NEED(activity) |
		 COP_NEED(role) | COP_NEED(member) | COP_NEED(note) | COP_NEED(charter),
	.record = &cop_record_plan,
	.opts_size = sizeof(struct next_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.run = run,
};
