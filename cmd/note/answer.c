/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/enc.h"
#include "note.h"

struct opts {
	const char *note;
	const struct cop_str *text;
	int outcome;
};

static const char *word_of(enum cop_outcome outcome)
{
	return cop_enum_word(&cop_enum_outcome, (int)outcome);
}

/* After a yes something may still be done, or withdrawn. */
static bool may_follow(enum cop_outcome was, enum cop_outcome is)
{
	return (was == cop_outcome_agreed || was == cop_outcome_partly) &&
	       (is == cop_outcome_done || is == cop_outcome_withdrawn);
}

static enum cop_code check_state(struct cop_env *env, const struct cop_note *n,
				 const struct opts *o, enum cop_outcome outcome,
				 struct cop_error *err)
{
	char day[COP_DATE_TEXT];

	if (!cop_note_waits(n->kind)) {
		cop_fail(err, COP_E_REFUSED, "%s %s waits for no answer",
			 cop_note_article(n->kind),
			 cop_enum_word(&cop_enum_note_kind, (int)n->kind));
		return cop_fail_hint(err, "cop note lists what does");
	}
	if (!n->outcome || (o->outcome && may_follow(n->outcome, outcome)))
		return COP_OK;
	cop_fail(err, COP_E_REFUSED, "answered already on %s, %s%s%s",
		 cop_date_text(n->answered, day), word_of(n->outcome),
		 n->answer ? ": " : "",
		 n->answer ? cop_enc_snippet(env->arena, n->answer, 120) : "");
	return cop_fail_hint(err, "cop note show %s", n->rec.id);
}

static enum cop_code check_outcome(struct cop_env *env, const struct cop_note *n,
				   enum cop_outcome outcome, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf words = { 0 };
	unsigned allowed = cop_note_outcomes(n->kind);

	(void)env;
	if (allowed >> outcome & 1)
		return COP_OK;
	for (int word = 1; word <= (int)cop_enum_outcome.n; word++) {
		if (allowed >> word & 1)
			cop_buf_printf(&words, "%s%s", words.len ? ", " : "",
				       cop_enum_word(&cop_enum_outcome, word));
	}
	cop_fail(err, COP_E_USAGE, "%s %s cannot end as '%s'", cop_note_article(n->kind),
		 cop_enum_word(&cop_enum_note_kind, (int)n->kind), word_of(outcome));
	return cop_fail_hint(err, "it ends as one of: %s", cop_buf_str(&words));
}

static enum cop_code check_text(const struct opts *o, enum cop_outcome outcome,
				struct cop_error *err)
{
	bool withdrawn = outcome == cop_outcome_withdrawn;

	if (withdrawn && cop_str_len(o->text)) {
		cop_fail(err, COP_E_USAGE, "what is withdrawn has no answer");
		return cop_fail_hint(err, "leave TEXT out; -m says why");
	}
	if (!withdrawn && !cop_str_len(o->text)) {
		cop_fail(err, COP_E_USAGE, "the answer has no words");
		return cop_fail_hint(err, "cop note answer NOTE \"What was said, or what "
					  "we did\"");
	}
	return COP_OK;
}

static enum cop_code put(struct cop_env *env, struct cop_change *c,
			 const struct cop_note *n, const struct opts *o,
			 enum cop_outcome outcome, struct cop_error *err)
{
	const char *id = n->rec.id;
	char day[COP_DATE_TEXT];
	enum cop_code code;

	code = cop_change_put(c, &cop_record_note, id, "outcome",
			      cop_make_bare(env->arena, word_of(outcome)), err);
	if (!code)
		code = cop_change_put(
			c, &cop_record_note, id, "answered",
			cop_make_bare(env->arena, cop_date_text(cop_day(env), day)), err);
	if (!code && outcome != cop_outcome_withdrawn)
		code = cop_change_set(c, &cop_record_note, id, "answer", o->text, err);
	else if (!code && n->answer)
		code = cop_change_remove(c, &cop_record_note, id, "answer", err);
	return code;
}

static void say_subject(struct cop_env *env, const struct cop_note *n,
			enum cop_outcome outcome, struct cop_buf *out)
{
	int days = cop_day(env).day - n->date.day;

	cop_buf_printf(out, "note: %s %s",
		       cop_enum_word(&cop_enum_note_kind, (int)n->kind),
		       word_of(outcome));
	if (days > 0)
		cop_buf_printf(out, " after %d day%s", days, days == 1 ? "" : "s");
	cop_buf_text(out, ": \"");
	cop_subject_text(out, n->title);
	cop_buf_char(out, '"');
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	enum cop_outcome outcome = (enum cop_outcome)o->outcome;
	const struct cop_item *item;
	const struct cop_note *n;
	enum cop_code code = cop_noun_find(env, o->note, &item, err);

	if (code)
		return code;
	n = item->rec;
	if (!outcome)
		outcome = n->kind == cop_note_kind_ask ? cop_outcome_agreed
						       : cop_outcome_done;
	if ((code = check_state(env, n, o, outcome, err)) ||
	    (code = check_outcome(env, n, outcome, err)) ||
	    (code = check_text(o, outcome, err)) ||
	    (code = put(env, c, n, o, outcome, err)))
		return code;
	say_subject(env, n, outcome, &subject);
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static const char *const examples[] = {
	"cop note answer 2026-06-09-question-tests \"Use the short form\"",
	"cop note answer 2026-07-07-ask-hours \"Agreed: 3 h a week from January\"",
	"cop note answer 2026-05-19-ask-room --outcome withdrawn", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_CHOICE,
	  .name = "outcome",
	  .help = "how it ended",
	  .fallback = "done; of an ask: agreed",
	  .of = &cop_enum_outcome,
	  .offset = offsetof(struct opts, outcome) },
};

static const struct cop_arg args[] = {
	COP_NOUN_THING("NOTE", NOTE, opts, note),
	{ .name = "TEXT",
	  .min = 0,
	  .max = 1,
	  .kind = COP_OPT_TEXT,
	  .offset = offsetof(struct opts, text),
	  .help = "the answer, or what we did; - reads standard input" },
};

const struct cop_cmd cop_cmd_note_answer = {
	.summary = "what came of it: you said, we did",
	.rule = "The answer stands in the note; --on is its day.",
	.examples = examples,
	.see = "cop note, cop note show, cop note add",
	.needs = COP_WRITES | COP_DATED | COP_TAKES_FILE,
	.record = &cop_record_note,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
