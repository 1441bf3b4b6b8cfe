/* SPDX-License-Identifier: MIT */
/* The way in: how many stand where, what brought them, and who wants a word. */
#include <stdlib.h>
#include <string.h>

#include "base/enc.h"
#include "people.h"

#define RECENT_DAYS 30
#define SHOWN 5

struct source {
	const struct cop_str *name;
	size_t n;
};

struct overview {
	struct cop_env *env;
	size_t now[cop_member_status_erased + 1];
	size_t recent[cop_member_status_erased + 1];
	/* of those who ever were prospects: who was asked, who answered, who came */
	size_t asked, answered, came;
	struct source *sources;
	size_t nsources, cap;
};

/* --- counting --- */

static bool ever(const struct cop_member *m, struct cop_date today,
		 enum cop_member_status status)
{
	for (size_t i = 0; i < m->history.n; i++) {
		if (m->history.at[i].status == status &&
		    m->history.at[i].date.day <= today.day)
			return true;
	}
	return false;
}

static void count_source(struct overview *o, const struct cop_str *name)
{
	struct source *s;

	for (size_t i = 0; name && i < o->nsources; i++) {
		if (cop_str_same_name(o->sources[i].name, name)) {
			o->sources[i].n++;
			return;
		}
	}
	if (!name)
		return;
	s = COP_PUSH(o->env->arena, o->sources, o->nsources, o->cap);
	*s = (struct source){ name, 1 };
}

static void count_member(struct overview *o, const struct cop_member *m)
{
	struct cop_date today = o->env->today;
	const struct cop_member_step *step = cop_member_step_on(m, today);

	if (!step)
		return;
	o->now[step->status]++;
	if (step->date.day > today.day - RECENT_DAYS)
		o->recent[step->status]++;
	if (step->status == cop_member_status_active)
		count_source(o, m->source);
	if (!ever(m, today, cop_member_status_prospect))
		return;
	o->asked += ever(m, today, cop_member_status_invited);
	o->answered += ever(m, today, cop_member_status_interested);
	o->came += ever(m, today, cop_member_status_active);
}

static int most_first(const void *va, const void *vb)
{
	const struct source *a = va, *b = vb;

	if (a->n != b->n)
		return a->n < b->n ? 1 : -1;
	return cop_str_order(a->name, b->name);
}

/* --- who wants a word --- */

static const struct {
	const char *word, *before;
} attentions[COP_ATTENTIONS] = {
	[COP_ATTENTION_GREET] = { "greet", "to greet: " },
	[COP_ATTENTION_DAY_30] = { "day_30", "30-day word: " },
	[COP_ATTENTION_DAY_90] = { "day_90", "90-day word: " },
	[COP_ATTENTION_BACK] = { "back", "a word of welcome back: " },
	[COP_ATTENTION_WAITING] = { "waiting", "waiting for an answer: " },
};

static void put_name(struct overview *o, struct cop_buf *b, const struct cop_member *m,
		     enum cop_attention what, struct cop_date day)
{
	int days = o->env->today.day - day.day;
	char text[COP_DATE_TEXT];

	cop_buf_text(b, cop_people_name(o->env, m));
	if (what == COP_ATTENTION_GREET)
		cop_buf_printf(b, " (%d day%s here)", days, days == 1 ? "" : "s");
	else if (what == COP_ATTENTION_WAITING)
		cop_buf_printf(b, " (%d day%s)", days, days == 1 ? "" : "s");
	else if (what == COP_ATTENTION_BACK)
		cop_buf_printf(b, " %s", cop_date_text(day, text));
}

/* "to greet: Eli Novak (4 days here), ..."; false: nobody. */
static bool put_attention(struct overview *o, enum cop_attention what, struct cop_buf *b)
{
	const struct cop_member *m;
	struct cop_date day;
	size_t n = 0;

	for (COP_EACH(o->env->community, member, m)) {
		if (!cop_people_want(o->env, m, what, &day))
			continue;
		if (n == 0)
			cop_buf_text(b, attentions[what].before);
		if (n < SHOWN) {
			cop_buf_text(b, n ? ", " : "");
			put_name(o, b, m, what, day);
		}
		n++;
	}
	if (n > SHOWN)
		cop_buf_printf(b, " and %zu more", n - SHOWN);
	return n > 0;
}

static struct cop_value attention_values(struct overview *o)
{
	struct cop_arena *a = o->env->arena;
	struct cop_value list = cop_v_list();
	const struct cop_member *m;
	struct cop_date day;

	for (int what = 0; what < COP_ATTENTIONS; what++) {
		for (COP_EACH(o->env->community, member, m)) {
			struct cop_value one = cop_v_map();

			if (!cop_people_want(o->env, m, (enum cop_attention)what, &day))
				continue;
			cop_v_put(a, &one, "what", cop_v_word(attentions[what].word));
			cop_v_put(a, &one, "member", cop_v_word(m->rec.id));
			cop_v_put(a, &one, "date", cop_v_date(day));
			cop_v_push(a, &list, one);
		}
	}
	return list;
}

/* --- the table --- */

static void from_sources(const struct overview *o, struct cop_buf *b)
{
	for (size_t i = 0; i < o->nsources && i < SHOWN; i++)
		cop_buf_printf(b, "%s%s %zu", i ? ", " : "by source: ",
			       cop_enc_snippet(o->env->arena, o->sources[i].name, 30),
			       o->sources[i].n);
}

/* "Dee Park 2026-10-01, ...": who is away, and until when. */
static void put_breaks(struct overview *o, struct cop_buf *b)
{
	const struct cop_member *m;
	char day[COP_DATE_TEXT];
	size_t n = 0;

	for (COP_EACH(o->env->community, member, m)) {
		const struct cop_member_step *step = cop_member_step_on(m, o->env->today);

		if (!step || step->status != cop_member_status_on_break || n++ >= SHOWN)
			continue;
		cop_buf_printf(
			b, "%s%s back %s", n > 1 ? ", " : "", cop_people_name(o->env, m),
			step->until.day ? cop_date_text(step->until, day) : "some day");
	}
	if (n > SHOWN)
		cop_buf_printf(b, " and %zu more", n - SHOWN);
}

static const char *from_here(struct overview *o, enum cop_member_status status)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	if (status == cop_member_status_prospect && o->asked + o->answered + o->came)
		cop_buf_printf(&b, "so far %zu invited, %zu interested, %zu joined",
			       o->asked, o->answered, o->came);
	else if (status == cop_member_status_interested)
		put_attention(o, COP_ATTENTION_WAITING, &b);
	else if (status == cop_member_status_active)
		from_sources(o, &b);
	else if (status == cop_member_status_on_break)
		put_breaks(o, &b);
	return cop_buf_keep(&b, o->env->arena);
}

static void put_pipeline(struct overview *o, struct cop_doc *doc)
{
	static const struct cop_column columns[] = {
		{ "status", NULL, 0 },
		{ "people", NULL, COP_COL_RIGHT },
		{ "in_30d", NULL, COP_COL_RIGHT },
		{ "from_here", NULL, 0 },
	};
	static const enum cop_member_status steps[] = {
		cop_member_status_prospect,   cop_member_status_invited,
		cop_member_status_interested, cop_member_status_active,
		cop_member_status_on_break,
	};
	struct cop_table *t =
		cop_doc_table(doc, NULL, "pipeline", columns, COP_COUNT(columns));

	for (size_t i = 0; i < COP_COUNT(steps); i++) {
		enum cop_member_status s = steps[i];
		struct cop_value *row;

		if (!o->now[s] && s != cop_member_status_active)
			continue;
		row = cop_table_row(t);
		row[0] = cop_v_word(cop_enum_word(&cop_enum_member_status, (int)s));
		row[1] = cop_v_num((double)o->now[s]);
		row[2] = cop_v_num((double)o->recent[s]);
		row[3] = cop_v_text(cop_str_text(o->env->arena, from_here(o, s)));
	}
}

static void put_words(struct overview *o, struct cop_doc *doc)
{
	static const enum cop_attention shown[] = { COP_ATTENTION_GREET,
						    COP_ATTENTION_DAY_30,
						    COP_ATTENTION_DAY_90,
						    COP_ATTENTION_BACK };

	for (size_t i = 0; i < COP_COUNT(shown); i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

		if (put_attention(o, shown[i], &b))
			cop_doc_line(doc, NULL, "%s", cop_buf_str(&b));
	}
}

static void put_data(struct overview *o, struct cop_doc *doc)
{
	struct cop_arena *a = o->env->arena;
	struct cop_value sources = cop_v_list();

	for (size_t i = 0; i < o->nsources; i++) {
		struct cop_value one = cop_v_map();

		cop_v_put(a, &one, "source", cop_v_text(o->sources[i].name));
		cop_v_put(a, &one, "people", cop_v_num((double)o->sources[i].n));
		cop_v_push(a, &sources, one);
	}
	cop_doc_data(doc, NULL, "sources", sources);
	cop_doc_data(doc, NULL, "attention", attention_values(o));
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct cop_doc *doc = cop_doc_new(env->arena, "cop.member-overview/1");
	struct overview o = { .env = env };
	const struct cop_member *m;

	(void)opts;
	if (!env->community->items[cop_kind_member].n && env->format != cop_format_json) {
		cop_say(env, "note: nobody yet: cop member add NAME, or cop member "
			     "import FILE");
		return COP_OK;
	}
	for (COP_EACH(env->community, member, m))
		count_member(&o, m);
	cop_sort(o.sources, o.nsources, sizeof(*o.sources), most_first);
	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &doc->head, "as_of", cop_v_date(env->today));
	put_pipeline(&o, doc);
	put_words(&o, doc);
	put_data(&o, doc);
	return cop_show(env, doc, err);
}

static const char *const examples[] = { "cop member", "cop member --json", NULL };

const struct cop_cmd cop_cmd_member_self = {
	.summary = "the way in: who is at which step, who wants a word",
	.rule = "in_30d counts who came to that step in the last 30 days.",
	.examples = examples,
	.see = "cop member list, cop member add, cop member set",
	.formats = "text json md",
	.document = "cop.member-overview/1",
	.needs = COP_READS | COP_NEED(member),
	.record = &cop_record_member,
	.run = run,
};
