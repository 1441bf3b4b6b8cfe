/* SPDX-License-Identifier: MIT */
/* The questions of the charter as a living interview, or from a file. */
#include "charter.h"

#include <string.h>

#include "ask.h"
#include "base/enc.h"
#include "model/life.h"

struct opts {
	struct cop_words questions;
	const char *answers;
	bool print_answers, every;
};

static enum cop_code asking_is_off(struct cop_error *err)
{
	cop_fail(err, COP_E_ASK, "answers are needed, and nobody can be asked here");
	return cop_fail_hint(err,
			     "cop charter ask --print-answers > answers.yaml, fill it "
			     "in, then cop charter ask --answers answers.yaml");
}

/* Told before the questions, not after an hour of answers. */
static enum cop_code refuse_edits(struct cop_env *env,
				  const struct charter_questions *all,
				  struct cop_error *err)
{
	for (size_t i = 0; i < all->n && !env->common.dry_run; i++) {
		if (!all->at[i].changed || !all->at[i].changed->pending ||
		    !cop_env_commits(env))
			continue;
		cop_fail(err, COP_E_REFUSED,
			 "%s has edits of yours that are not committed",
			 cop_record_charter.where);
		return cop_fail_hint(err, "git commit %s, or git restore it",
				     cop_record_charter.where);
	}
	return COP_OK;
}

/* --- what is written --- */

static void show_change(void *with)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf diff = { 0 }, shown = { 0 };
	struct cop_env *env = ((void **)with)[0];

	cop_change_diff(((void **)with)[1], &diff);
	cop_enc_term_lines(&shown, cop_str_new(env->arena, cop_buf_str(&diff), diff.len),
			   0);
	cop_say_block(env, &shown);
}

/* Once, with all that was answered before the eyes. */
static enum cop_code confirm(struct cop_env *env, struct cop_change *c,
			     struct cop_error *err)
{
	void *with[] = { env, c };
	const struct cop_ask q = { .text = "write this? yes, no",
				   .kept = cop_str_text(env->arena, "yes"),
				   .explain = "yes writes and commits it, no leaves "
					      "everything as it is",
				   .example = "yes",
				   .before = show_change,
				   .with = with };
	const struct cop_str *answer = NULL;
	enum cop_code code = cop_ask(env, &q, &answer, err);

	if (code)
		return code;
	if (cop_str_is(answer, "yes") || cop_str_is(answer, "y"))
		return COP_OK;
	cop_fail(err, COP_E_ASK, "stopped before anything was written");
	return cop_fail_hint(err, "nothing was written; cop charter ask begins again");
}

/* Counted as the charter will be: an answer may leave another part of its question open. */
static size_t gaps_in(struct cop_env *env, struct cop_community *with)
{
	struct cop_community *now = env->community;
	struct charter_questions all = { 0 };
	struct cop_error ignored = { 0 };
	size_t n = 0;

	env->community = with;
	if (!charter_questions(env, false, &all, &ignored))
		for (size_t i = 0; i < all.n; i++)
			n += charter_is_gap(&all.at[i]);
	env->community = now;
	return n;
}

static const char *next_of(struct cop_env *env, struct cop_community *with)
{
	size_t open = gaps_in(env, with);

	if (!open)
		return cop_charter_adopted(with->charter, env->today).day
			       ? NULL
			       : "cop charter adopt --by MEMBER,...   # when the group "
				 "agrees";
	return cop_arena_printf(
		env->arena,
		"cop charter agenda   # %zu question%s that a public start "
		"needs %s open",
		open, open == 1 ? "" : "s", open == 1 ? "is" : "are");
}

static enum cop_code finish(struct cop_env *env, struct cop_change *c,
			    const struct cop_words *answered, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };

	cop_buf_text(&subject, "charter: ");
	charter_say_answered(&subject, answered);
	return charter_finish_next(env, c, cop_buf_str(&subject), next_of, err);
}

/* --- where the answers come from --- */

static enum cop_code ask(struct cop_env *env, const struct charter_questions *all,
			 const struct charter_chosen *chosen, struct cop_change *c,
			 struct cop_words *answered, struct cop_error *err)
{
	enum cop_code code;

	if (!chosen->n) {
		cop_say(env, "note: nothing is open, in doubt or stale; --all asks every "
			     "question");
		return COP_OK;
	}
	if (!env->can_ask)
		return asking_is_off(err);
	if ((code = refuse_edits(env, all, err)))
		return code;
	code = charter_interview(env, all, chosen, c, answered, err);
	if (!code)
		code = cop_change_seal(c, err);
	if (code || cop_change_empty(c) || env->common.dry_run)
		return code;
	code = confirm(env, c, err);
	if (code && !*err->hint) /* stopped, which is no answer: no, in words, is one */
		charter_keep(env, c, answered, err);
	return code;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct charter_questions all = { 0 };
	struct charter_chosen chosen = { 0 };
	struct cop_words answered = { 0 };
	struct cop_change *c = cop_begin(env);
	enum cop_code code = charter_questions(env, true, &all, err);

	if (!code)
		code = charter_pick(env, &all, &o->questions, o->every, &chosen, err);
	if (!code && o->print_answers)
		return charter_template(env, &chosen, err);
	if (!code && o->answers && o->questions.n) {
		cop_fail(err, COP_E_USAGE,
			 "a file of answers says itself what it answers");
		return cop_fail_hint(err, "leave out %s", o->questions.at[0]);
	}
	if (!code && o->answers)
		code = charter_given(env, o->answers, c, &answered, err);
	else if (!code)
		code = ask(env, &all, &chosen, c, &answered, err);
	if (code || (!o->answers && !chosen.n))
		return code;
	code = finish(env, c, &answered, err);
	if (code && code != COP_E_PARTIAL && !o->answers)
		charter_keep(env, c, &answered, err);
	return code;
}

static const char *const examples[] = {
	"cop charter ask",
	"cop charter ask knowledge",
	"cop charter ask participation.barriers",
	"cop charter ask --print-answers > answers.yaml",
	"cop charter ask --answers answers.yaml",
	NULL,
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_FLAG,
	  .name = "all",
	  .help = "every question, answered or not",
	  .offset = offsetof(struct opts, every) },
	{ .kind = COP_OPT_WORD,
	  .name = "answers",
	  .metavar = "FILE",
	  .help = "answers from a file: fields of charter.yaml",
	  .hint = COP_HINT_FILE,
	  .offset = offsetof(struct opts, answers) },
	{ .kind = COP_OPT_FLAG,
	  .name = "print-answers",
	  .help = "print such a file to fill in",
	  .offset = offsetof(struct opts, print_answers) },
};

static const struct cop_arg args[] = {
	{ .name = "QUESTION",
	  .min = 0,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, questions),
	  .hint = COP_HINT_PATH,
	  .help = "by id, by that of a leading question, or by path [open and stale "
		  "ones]" },
};

const struct cop_cmd cop_cmd_charter_ask = {
	.summary = "the questions of the charter, one at a time",
	.rule = "Enter keeps or skips, ? says why, e opens the editor, b goes back, q "
		"ends.",
	.help = "Asks what is open or stale, what a public start needs first. q keeps "
		"what "
		"was\nanswered until then; the diff is shown and confirmed once, at the "
		"end, "
		"and is one\ncommit.\n\nWithout a terminal the answers come from a file "
		"with "
		"the fields of charter.yaml;\na list in it takes the place of the one in "
		"the "
		"charter. Answers given here that\ncannot be written down are kept as "
		"such a file, and its name is said.",
	.examples = examples,
	.see = "cop charter, cop charter agenda, cop charter adopt",
	.needs = COP_WRITES | COP_CITES,
	.record = &cop_record_charter,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
