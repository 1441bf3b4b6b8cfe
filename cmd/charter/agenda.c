/* SPDX-License-Identifier: MIT */
/* The open and stale questions of the charter as the agenda of the next session. */
#include "charter.h"

#include <string.h>

#include "base/enc.h"

COP_ENUM_DEFINE(charter_layout, CHARTER_LAYOUT_WORDS);

struct opts {
	int layout;
};

static const struct cop_column columns[] = {
	{ .key = "question" }, { .key = "minutes", .flags = COP_COL_RIGHT },
	{ .key = "why" },      { .key = "id" },
	{ .key = "heading" },  { .key = "launch" },
	{ .key = "answer" },
};
enum { QUESTION, MINUTES, WHY, ID, HEADING, LAUNCH, ANSWER };

/* What is in doubt opens the session; then what a public start waits for; then the rest. */
enum turn { DOUBTED, NEEDED, REST, TURNS };

static enum turn turn_of(const struct charter_question *q)
{
	if (q->answer.state == CHARTER_STALE)
		return DOUBTED;
	return charter_is_gap(q) ? NEEDED : REST;
}

static bool is_on(const struct charter_question *q)
{
	return q->answer.state != CHARTER_ANSWERED;
}

static const char *why(struct cop_env *env, const struct charter_question *q)
{
	switch (q->answer.state) {
	case CHARTER_EMPTY:
		return "never answered";
	case CHARTER_PLACEHOLDER:
		return "only holds the place";
	case CHARTER_PARTIAL:
		return cop_arena_printf(env->arena, "answered in part; %s is open",
					q->answer.open);
	default:
		return q->why;
	}
}

/* The questions of one session, in their order. */
struct agenda {
	struct cop_env *env;
	const struct charter_question **at;
	size_t n;
	const struct charter_contradiction *split; /* what does not fit together */
	size_t nsplit;
	double minutes;
};

/* To settle one: what both answers mean, and which of them holds. */
#define SPLIT_MINUTES 10

static void collect(struct agenda *a, const struct charter_questions *all)
{
	struct charter_contradiction *split;

	a->nsplit = charter_contradictions(a->env, &all->findings, &split);
	a->split = split;
	a->minutes = (double)(SPLIT_MINUTES * a->nsplit);
	a->at = COP_NEW_N(a->env->arena, const struct charter_question *, all->n);
	for (int turn = DOUBTED; turn < TURNS; turn++)
		for (size_t i = 0; i < all->n; i++) {
			const struct charter_question *q = &all->at[i];

			if (!is_on(q) || turn_of(q) != (enum turn)turn)
				continue;
			a->at[a->n++] = q;
			a->minutes += q->of->minutes.value;
		}
}

/* --- to read --- */

static void put_item(const struct agenda *a, struct cop_buf *out,
		     const struct charter_question *q)
{
	cop_buf_text(out, "- ");
	cop_enc_md(out, q->of->text);
	cop_buf_text(out, " (");
	cop_num_write(out, q->of->minutes.value);
	cop_buf_printf(out, " min) %s\n", why(a->env, q));
}

/* "two answers disagree: ..." as a question of its own. */
static void put_split(struct cop_buf *out, const struct charter_contradiction *s)
{
	cop_buf_text(out, "- ");
	cop_enc_md_text(out, s->message, strlen(s->message));
	cop_buf_printf(out, " (%d min) contradicts%s%s\n", SPLIT_MINUTES,
		       s->where ? ", " : "", s->where ? s->where : "");
}

static void put_group(const struct agenda *a, struct cop_buf *out, int heading)
{
	const char *word = cop_enum_word(&cop_enum_guide_heading, heading);
	bool begun = false;

	for (size_t i = 0; i < a->n; i++) {
		if ((int)a->at[i]->of->heading != heading)
			continue;
		if (!begun)
			cop_buf_printf(out, "%s## %c%s\n\n", out->len ? "\n" : "",
				       word[0] - 'a' + 'A', word + 1);
		begun = true;
		put_item(a, out, a->at[i]);
	}
}

static enum cop_code show_md(const struct agenda *a, int layout, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf minutes = { 0 };

	if (!a->n && !a->nsplit) {
		cop_say(a->env, "note: nothing is open, in doubt or stale");
		return cop_show_text(a->env, &out, err);
	}
	if (a->nsplit && layout == cop_charter_layout_p2p)
		cop_buf_text(&out, "## Contradictions\n\n");
	for (size_t i = 0; i < a->nsplit; i++)
		put_split(&out, &a->split[i]);
	if (layout == cop_charter_layout_p2p)
		for (size_t h = 1; h <= cop_enum_guide_heading.n; h++)
			put_group(a, &out, (int)h);
	else
		for (size_t i = 0; i < a->n; i++)
			put_item(a, &out, a->at[i]);
	cop_num_write(&minutes, a->minutes);
	cop_say(a->env, "note: %zu question%s%s, %s minutes", a->n, a->n == 1 ? "" : "s",
		a->nsplit ? cop_arena_printf(a->env->arena, " and %zu contradiction%s",
					     a->nsplit, a->nsplit == 1 ? "" : "s")
			  : "",
		cop_buf_str(&minutes));
	return cop_show_text(a->env, &out, err);
}

/* --- for programs --- */

static void put_row(const struct agenda *a, struct cop_table *t,
		    const struct charter_question *q)
{
	struct cop_value *row = cop_table_row(t);
	const char *open = q->answer.open ? q->answer.open : q->of->fields.at[0];

	row[QUESTION] = cop_v_text(q->of->text);
	row[MINUTES] = cop_v_num(q->of->minutes.value);
	row[WHY] = cop_v_word(why(a->env, q));
	row[ID] = cop_v_word(q->of->id);
	row[HEADING] =
		cop_v_word(cop_enum_word(&cop_enum_guide_heading, (int)q->of->heading));
	if (q->of->launch == COP_TRUE)
		row[LAUNCH] = cop_v_bool(true);
	row[ANSWER] = cop_v_word(charter_how(a->env, open));
}

static enum cop_code show_json(const struct agenda *a, int layout, struct cop_error *err)
{
	struct cop_arena *at = a->env->arena;
	struct cop_doc *doc = cop_doc_new(at, a->env->cmd->document);
	struct cop_table *t;

	cop_v_put(at, &doc->head, "community", cop_v_text(a->env->community->cop->name));
	cop_v_put(at, &doc->head, "as_of", cop_v_date(a->env->today));
	cop_v_put(at, &doc->head, "total", cop_v_num((double)a->n));
	cop_v_put(at, &doc->head, "minutes", cop_v_num(a->minutes));
	t = cop_doc_table(doc, NULL, "items", columns, COP_COUNT(columns));
	for (size_t h = 1; h <= cop_enum_guide_heading.n; h++) {
		if (layout != cop_charter_layout_p2p && h > 1)
			break;
		for (size_t i = 0; i < a->n; i++)
			if (layout != cop_charter_layout_p2p ||
			    a->at[i]->of->heading == h)
				put_row(a, t, a->at[i]);
	}
	cop_doc_data(doc, NULL, "contradictions",
		     charter_contradictions_value(a->env, a->split, a->nsplit));
	return cop_show(a->env, doc, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct agenda a = { .env = env };
	struct charter_questions all = { 0 };
	enum cop_code code = charter_questions(env, true, &all, err);

	if (code)
		return code;
	collect(&a, &all);
	return env->format == cop_format_md ? show_md(&a, o->layout, err)
					    : show_json(&a, o->layout, err);
}

static const char *const examples[] = { "cop charter agenda",
					"cop charter agenda --layout p2p -o agenda.md",
					NULL };

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_CHOICE,
	  .name = "layout",
	  .of = &cop_enum_charter_layout,
	  .help = "in one list, or by the five headings of a charter between peers",
	  .fallback = "questions",
	  .offset = offsetof(struct opts, layout) },
};

const struct cop_cmd cop_cmd_charter_agenda = {
	.summary = "open and stale questions as the next session's agenda",
	.rule = "What contradicts comes first, then what is in doubt, then what a start "
		"needs.",
	.help = "Each question has the minutes a small group needs for it, and why it is "
		"asked. The\nfive headings are purpose, principles, participants, "
		"structure and practices.",
	.examples = examples,
	.see = "cop charter ask, cop charter, cop charter adopt",
	.formats = "md json ndjson",
	.document = "cop.charter-agenda/1",
	.needs = COP_READS | COP_NEED(charter) | COP_NEED(member) | COP_NEED(role),
	.record = &cop_record_charter,
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.run = run,
};
