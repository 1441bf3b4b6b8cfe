/* SPDX-License-Identifier: MIT */
/* The group agrees to the charter as it stands. */
#include "charter.h"

#include <string.h>

#include "base/enc.h"
#include "model/life.h"

#define MONTHS_ON 12 /* until the text is read again, where nobody says otherwise */

struct opts {
	struct cop_date review_by;
	const struct cop_str *with_gaps;
};

/* One adoption on its way. */
struct adoption {
	struct cop_env *env;
	const struct opts *o;
	struct cop_words by;
	struct cop_date review_by;
	struct cop_findings *gaps;
	const char *note; /* id of the decision */
	unsigned version;
};

/* --- may it be? --- */

static enum cop_code refuse_again(const struct cop_env *env, struct cop_error *err)
{
	const struct cop_charter *c = env->community->charter;
	const struct cop_charter_step *s = cop_charter_step_on(c, env->today);
	char day[COP_DATE_TEXT];

	if (!s || s->status != cop_charter_status_adopted)
		return COP_OK;
	cop_fail(err, COP_E_REFUSED,
		 "version %u was adopted on %s and has not changed since",
		 cop_charter_version(c, env->today), cop_date_text(s->date, day));
	return cop_fail_hint(err,
			     "cop charter set review_by +1y, where it was read again "
			     "and stays as it is");
}

static enum cop_code find_who(struct adoption *a, struct cop_error *err)
{
	enum cop_code code = cop_deciders(a->env, &a->by, err);

	if (code || a->by.n)
		return code;
	cop_fail(err, COP_E_USAGE, "it is not said who adopts it");
	return cop_fail_hint(err, "--by MEMBER,...; a role stands for its holders");
}

static enum cop_code refuse_gaps(struct adoption *a, struct cop_error *err)
{
	struct charter_questions all = { 0 };
	enum cop_code code = charter_questions(a->env, false, &all, err);

	if (code)
		return code;
	a->gaps = charter_gaps(a->env, &all);
	if (!a->gaps->n || cop_str_len(a->o->with_gaps))
		return COP_OK;
	a->env->findings = a->gaps;
	if (a->env->format != cop_format_json)
		cop_say_findings(a->env, a->gaps, COP_ERROR, COP_ERROR);
	cop_fail(err, COP_E_REFUSED,
		 "%zu question%s that a public start needs %s open, so it is not adopted",
		 a->gaps->n, a->gaps->n == 1 ? "" : "s", a->gaps->n == 1 ? "is" : "are");
	return cop_fail_hint(err, "cop charter ask goes through them; or adopt it as it "
				  "is: --with-gaps REASON");
}

/* A day that was set for the first version stands; each later one begins a new year. */
static struct cop_date next_reading(const struct adoption *a)
{
	const struct cop_charter *c = a->env->community->charter;
	struct cop_date day = cop_day(a->env);

	if (a->o->review_by.day)
		return a->o->review_by;
	if (a->version == 1 && c->review_by.day > day.day)
		return c->review_by;
	return cop_date_add_months(day, MONTHS_ON);
}

/* --- what is written --- */

static struct cop_node *people(const struct adoption *a)
{
	struct cop_node *seq = cop_make_seq(a->env->arena, COP_FLOW);

	for (size_t i = 0; i < a->by.n; i++)
		cop_make_push(seq,
			      cop_make_text(a->env->arena,
					    cop_str_text(a->env->arena, a->by.at[i])));
	return seq;
}

static struct cop_node *day_node(const struct adoption *a, struct cop_date d)
{
	char day[COP_DATE_TEXT];

	return cop_make_bare(a->env->arena, cop_date_text(d, day));
}

/* What was agreed, what was left open, and why. */
static const struct cop_str *account(const struct adoption *a)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	char day[COP_DATE_TEXT];

	cop_buf_printf(&out,
		       "The charter is agreed as it stands; it is read again by %s.",
		       cop_date_text(a->review_by, day));
	if (a->gaps->n)
		cop_buf_text(&out, "\nLeft open:");
	for (size_t i = 0; i < a->gaps->n; i++)
		cop_buf_printf(&out, "%s %s", i ? "," : "", a->gaps->at[i]->where.path);
	if (a->gaps->n) {
		cop_buf_text(&out, ".\n");
		cop_enc_term(&out, a->o->with_gaps);
		cop_buf_char(&out, '\n');
	}
	return cop_str_new(a->env->arena, cop_buf_str(&out), out.len);
}

static enum cop_code add_note(struct adoption *a, struct cop_change *c,
			      struct cop_error *err)
{
	struct cop_arena *at = a->env->arena;
	struct cop_node *root = cop_make_map(at, COP_BLOCK),
			*about = cop_make_seq(at, COP_FLOW);
	const struct cop_str *title =
		cop_str_text(at, cop_arena_printf(at, "Charter, version %u", a->version));
	char day[COP_DATE_TEXT];
	const char *prefix =
		cop_arena_printf(at, "%s-decision-", cop_date_text(cop_day(a->env), day));
	enum cop_code code = cop_noun_new_id(a->env, title, prefix, &a->note, err);

	if (code)
		return code;
	cop_make_push(about, cop_make_bare(at, "charter"));
	cop_make_put(at, root, "date", day_node(a, cop_day(a->env)));
	cop_make_put(at, root, "kind", cop_make_bare(at, "decision"));
	cop_make_put(at, root, "title", cop_make_text(at, title));
	cop_make_put(at, root, "text", cop_make_text(at, account(a)));
	cop_make_put(at, root, "by", people(a));
	cop_make_put(at, root, "about", about);
	return cop_change_create(c, &cop_record_note, a->note, root, err);
}

static enum cop_code add_step(struct adoption *a, struct cop_change *c,
			      struct cop_error *err)
{
	struct cop_arena *at = a->env->arena;
	struct cop_node *step = cop_make_map(at, COP_FLOW);
	enum cop_code code;

	cop_make_put(at, step, "date", day_node(a, cop_day(a->env)));
	cop_make_put(at, step, "status", cop_make_bare(at, "adopted"));
	cop_make_put(at, step, "by", people(a));
	cop_make_put(at, step, "decision", cop_make_text(at, cop_str_text(at, a->note)));
	code = cop_change_put(c, &cop_record_charter, "", "history+", step, err);
	if (code)
		return code;
	return cop_change_put(c, &cop_record_charter, "", "review_by",
			      day_node(a, a->review_by), err);
}

/* --- what is said --- */

static struct cop_value extra(const struct adoption *a)
{
	struct cop_value map = cop_v_map(), gaps = cop_v_list();

	cop_v_put(a->env->arena, &map, "version", cop_v_num(a->version));
	cop_v_put(a->env->arena, &map, "review_by", cop_v_date(a->review_by));
	for (size_t i = 0; i < a->gaps->n; i++)
		cop_v_push(a->env->arena, &gaps, cop_v_word(a->gaps->at[i]->where.path));
	if (a->gaps->n)
		cop_v_put(a->env->arena, &map, "gaps", gaps);
	return map;
}

static const char *note_of(const struct adoption *a)
{
	char day[COP_DATE_TEXT];

	return cop_arena_printf(
		a->env->arena, "to be read again by %s%s",
		cop_date_text(a->review_by, day),
		a->gaps->n ? cop_arena_printf(a->env->arena,
					      "; %zu open question%s: cop charter "
					      "agenda",
					      a->gaps->n, a->gaps->n == 1 ? "" : "s")
			   : "");
}

static enum cop_code finish(struct adoption *a, struct cop_change *c,
			    struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	const char *notes[] = { note_of(a), NULL };
	struct cop_decided d = { .body = a->o->with_gaps,
				 .decision = a->note,
				 .notes = notes,
				 .extra = extra(a) };
	const struct cop_charter *t;
	struct cop_community *with;
	enum cop_code code = cop_change_seal(c, err);

	if (!code)
		code = cop_community_after(a->env->community, &with, err);
	if (code)
		return code;
	t = with->charter;
	if ((code = charter_may_adopt(with, &t->history.at[t->history.n - 1], err)))
		return code;
	cop_buf_text(&subject, "charter: ");
	charter_say_adopted(a->env, &subject, t, &t->history.at[t->history.n - 1]);
	d.subject = cop_buf_str(&subject);
	return cop_finish(a->env, c, &d, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct adoption a = { .env = env, .o = opts, .note = env->common.decision };
	struct cop_change *c = cop_begin(env);
	enum cop_code code;

	if (!env->community->charter)
		return cop_noun_missing(env, cop_record_charter.where, err);
	a.version = cop_charter_version(env->community->charter, cop_day(env)) + 1;
	if ((code = refuse_again(env, err)) || (code = find_who(&a, err)) ||
	    (code = refuse_gaps(&a, err)))
		return code;
	a.review_by = next_reading(&a);
	if (!a.note)
		code = add_note(&a, c, err);
	if (!code)
		code = add_step(&a, c, err);
	return code ? code : finish(&a, c, err);
}

static const char *const examples[] = {
	"cop charter adopt --by ana-silva,ben-okoro,core-group",
	"cop charter adopt --by core-group --review-by +6mo",
	"cop charter adopt --by ana-silva --with-gaps \"Feedback comes in July\"", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_DATE,
	  .name = "review-by",
	  .metavar = "DATE",
	  .help = "day by which it is read again",
	  .fallback = "12 months on",
	  .flags = COP_OPT_END,
	  .offset = offsetof(struct opts, review_by) },
	{ .kind = COP_OPT_TEXT,
	  .name = "with-gaps",
	  .metavar = "REASON",
	  .help = "although questions that a public start needs are open",
	  .offset = offsetof(struct opts, with_gaps) },
};

const struct cop_cmd cop_cmd_charter_adopt = {
	.summary = "the group agrees to the charter as it stands",
	.rule = "One at least of those who adopt it is of the core group or core team.",
	.help = "Day, people, version and day of the next reading stand in charter.yaml; "
		"a "
		"decision\nnote says what was agreed, unless --decision names one. A "
		"later "
		"change of the text\nputs the charter under review, until it is adopted "
		"again.",
	.examples = examples,
	.see = "cop charter agenda, cop charter diff, cop charter",
	.needs = COP_WRITES | COP_DATED | COP_DECIDED | COP_CITES,
	.record = &cop_record_charter,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.run = run,
};
