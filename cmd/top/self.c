/* SPDX-License-Identifier: MIT */
/* `cop` alone: where are we, what is next. */
#include <string.h>

#include "base/enc.h"
#include "calendar.h"
#include "finish.h"
#include "status.h"
#include "usage.h"

#define PART_AT 9
#define COMMAND_AT 70
#define NEXT_AT 11 /* "  120 min  " */
#define NEXT_MOST 3
#define NEXT_WIDTH 48

struct screen {
	struct cop_status status;
	struct cop_status_part parts[8];
	struct cop_next next;
	struct cop_num declared; /* hours a week; not known: nobody said */
	double used;
};

static const struct {
	const char *name;
	void (*make)(struct cop_status *s, struct cop_status_part *ret);
	enum { ALWAYS, BEFORE, SINCE } when; /* the public start */
} makers[] = {
	{ "people", cop_status_people, ALWAYS },
	{ "roles", cop_status_roles, ALWAYS },
	{ "plan", cop_status_plan, ALWAYS },
	{ "steps", cop_status_steps, BEFORE },
	{ "health", cop_status_health, SINCE },
	{ "report", cop_status_report, ALWAYS },
	{ "charter", cop_status_charter, ALWAYS },
	{ "record", cop_status_record, ALWAYS },
};
_Static_assert(COP_COUNT(makers) == COP_COUNT(((struct screen *)0)->parts), "one each");

/* --- what is next --- */

static void find_next(struct cop_env *env, struct screen *s)
{
	struct cop_next_who who = { 0 };
	const char *me = cop_me(env), **members;

	if (me) {
		who.n = cop_who_members(env->community, me, env->today, &members);
		who.at = members;
	}
	cop_next_find(env->community, &s->status.order, &who, &s->next);
	s->declared = cop_next_declared(env->community, &who);
	s->used = cop_next_used(env->community, &who);
	if (!me)
		s->declared.known = false;
}

static void write_hours(struct cop_buf *out, double hours)
{
	unsigned minutes = (unsigned)(hours * 60 + 0.5);

	if (minutes % 60)
		cop_buf_printf(out, "%u h %02u min", minutes / 60, minutes % 60);
	else
		cop_buf_printf(out, "%u h", minutes / 60);
}

static const char *next_text(struct cop_arena *a, const struct cop_next_thing *t,
			     size_t width)
{
	const char *text = t->why && *t->why
				   ? cop_arena_printf(a, "%s: %s", t->what, t->why)
				   : t->what;

	return cop_enc_snippet(a, cop_str_text(a, text),
			       width > NEXT_AT + NEXT_WIDTH ? NEXT_WIDTH
							    : width - NEXT_AT);
}

/* At its column, or behind the text, or where the line is too long on one of its own. */
static void put_right(struct cop_buf *out, size_t at, size_t column, size_t indent,
		      const char *command, size_t width)
{
	size_t len = cop_utf8_width(command, strlen(command));
	size_t right = len < width ? width - len : 0;
	size_t from = column < right ? column : right;

	from = from > at + 2 ? from : at + 2;
	if (from + len > width) {
		cop_buf_char(out, '\n');
		cop_buf_fill(out, ' ', indent);
	} else {
		cop_buf_fill(out, ' ', from - at);
	}
	cop_buf_text(out, command);
}

static void put_next(const struct cop_env *env, const struct screen *s, size_t width,
		     struct cop_buf *out)
{
	size_t n = s->next.n < NEXT_MOST ? s->next.n : NEXT_MOST, widest = 0;

	if (!n)
		return;
	cop_buf_text(out, "\nnext");
	if (s->declared.known) {
		cop_buf_text(out, ", for your ");
		write_hours(out, s->declared.value);
		cop_buf_text(out, " this week (");
		write_hours(out, s->used);
		cop_buf_text(out, " used)");
	}
	cop_buf_char(out, '\n');
	for (size_t i = 0; i < n; i++) {
		const char *text = next_text(env->arena, &s->next.at[i], width);
		size_t wide = cop_utf8_width(text, strlen(text));

		widest = wide > widest ? wide : widest;
	}
	for (size_t i = 0; i < n; i++) {
		const struct cop_next_thing *t = &s->next.at[i];
		const char *text = next_text(env->arena, t, width);

		cop_buf_printf(out, "  %3u min  %s", t->minutes, text);
		put_right(out, NEXT_AT + cop_utf8_width(text, strlen(text)),
			  NEXT_AT + widest + 2, NEXT_AT, t->command, width);
		cop_buf_char(out, '\n');
	}
	if (s->next.n > n)
		cop_buf_text(out, "  more: cop plan next\n");
}

/* --- the screen --- */

static void put_header(const struct cop_env *env, const struct screen *s, size_t width,
		       struct cop_buf *out)
{
	const char *dot = env->look.ascii ? "-" : "\xC2\xB7";
	const struct cop_cop *cop = env->community->cop;
	COP_CLEANUP(cop_buf_clear) struct cop_buf day = { 0 }, head = { 0 };
	char text[COP_DATE_TEXT];
	size_t at;

	cop_enc_term(&head, cop->name);
	if (s->status.stage && *s->status.stage)
		cop_buf_printf(&head, " %s %s", dot, s->status.stage);
	if (cop->launched.day && cop->launched.day <= env->today.day)
		cop_buf_printf(&head, " %s launched %s", dot,
			       cop_date_text(cop->launched, text));
	else
		cop_buf_printf(&head, " %s not launched", dot);
	cop_date_write_weekday(&day, env->today);
	at = cop_usage_wrap_to(out, cop_buf_str(&head), 0, 0, width);
	put_right(out, at, day.len < width ? width - day.len : 0, 0, cop_buf_str(&day),
		  width);
	cop_buf_text(out, "\n\n");
}

static void put_part(const struct cop_status_part *p, size_t width, struct cop_buf *out)
{
	size_t at;

	cop_buf_printf(out, "%-*s", PART_AT, p->name);
	at = cop_usage_wrap_to(out, p->text, PART_AT, PART_AT, width);
	if (p->command)
		put_right(out, at, COMMAND_AT, PART_AT, p->command, width);
	cop_buf_char(out, '\n');
}

static enum cop_code show_screen(struct cop_env *env, const struct screen *s,
				 struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	size_t width = cop_text_width(env);

	put_header(env, s, width, &out);
	for (size_t i = 0; i < COP_COUNT(s->parts); i++) {
		if (s->parts[i].text)
			put_part(&s->parts[i], width, &out);
	}
	put_next(env, s, width, &out);
	return cop_show_text(env, &out, err);
}

static struct cop_value next_values(struct cop_env *env, const struct screen *s)
{
	struct cop_value list = cop_v_list();
	struct cop_arena *a = env->arena;

	for (size_t i = 0; i < s->next.n; i++) {
		const struct cop_next_thing *t = &s->next.at[i];
		struct cop_value one = cop_v_map();

		cop_v_put(a, &one, "minutes", cop_v_num(t->minutes));
		cop_v_put(a, &one, "text", cop_v_text(cop_str_text(a, t->what)));
		cop_v_put(a, &one, "why", cop_v_text(cop_str_text(a, t->why)));
		cop_v_put(a, &one, "command", cop_v_text(cop_str_text(a, t->command)));
		cop_v_put(a, &one, "source", cop_v_word(t->source));
		cop_v_push(a, &list, one);
	}
	return list;
}

static enum cop_code show_json(struct cop_env *env, const struct screen *s,
			       struct cop_error *err)
{
	struct cop_doc *doc = cop_doc_new(env->arena, "cop.status/1");

	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &doc->head, "as_of", cop_v_date(env->today));
	cop_v_put(env->arena, &doc->head, "stage", cop_v_word(s->status.stage));
	for (size_t i = 0; i < COP_COUNT(s->parts); i++) {
		if (s->parts[i].data.u.map.n)
			cop_doc_data(doc, NULL, s->parts[i].name, s->parts[i].data);
	}
	cop_doc_data(doc, NULL, "next", next_values(env, s));
	return cop_show(env, doc, err);
}

/* Nothing here: what the program is for, and how to begin. */
static enum cop_code show_front(struct cop_env *env, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf front = { 0 };
	const char *end;

	cop_usage_front(&front, cop_text_width(env));
	end = strstr(cop_buf_str(&front), "\n\n");
	end = end ? strstr(end + 2, "\n\n") : NULL;
	if (end)
		cop_buf_splice(&front, (size_t)(end + 1 - front.at),
			       front.len - (size_t)(end + 1 - front.at), "", 0);
	cop_usage_fit(env->arena, cop_text_width(env), &front);
	env->common.no_pager = true;
	cop_say(env, "hint: cop init DIR begins one; cop -h lists the commands");
	return cop_show_text(env, &front, err);
}

/* Figures are made in any case: the stage is read from them. */
static void make_part(struct screen *s, size_t i)
{
	struct cop_date launched = s->status.env->community->cop->launched;
	bool since = launched.day && launched.day <= s->status.env->today.day;
	struct cop_status_part *part = &s->parts[i];

	part->name = makers[i].name;
	part->data = cop_v_map();
	if (makers[i].when == BEFORE && since)
		return;
	makers[i].make(&s->status, part);
	if (makers[i].when == SINCE && !since)
		part->text = NULL;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct screen s = { .status = { .env = env, .err = err } };

	(void)opts;
	if (!env->community && env->format == cop_format_json)
		return cop_show(env, cop_doc_new(env->arena, "cop.status/1"), err);
	if (!env->community)
		return show_front(env, err);
	s.status.code = cop_calendar_of_plan(env, &s.status.calendar, err);
	if (s.status.code)
		return s.status.code;
	cop_plan_order(env->community, s.status.calendar, &s.status.order);
	for (size_t i = 0; i < COP_COUNT(makers) && !s.status.code; i++)
		make_part(&s, i);
	if (s.status.code)
		return s.status.code;
	find_next(env, &s);
	return env->format == cop_format_json ? show_json(env, &s, err)
					      : show_screen(env, &s, err);
}

static const char *const examples[] = { "cop", "cop -C plain-language", "cop --json",
					NULL };

const struct cop_cmd cop_cmd_top_self = {
	.summary = "where are we, what is next",
	.rule = "Writes nothing, and exits 0 whatever it finds.",
	.examples = examples,
	.see = "cop plan next, cop check, cop health",
	.formats = "text json",
	.document = "cop.status/1",
	.needs = COP_MAYBE_COMMUNITY | COP_READS | COP_NEED_KINDS,
	.run = run,
};
