/* SPDX-License-Identifier: MIT */
/* Findings the community lives with until a day, or has in hand: `findings` of cop.yaml. */
#include "accept.h"

#include <string.h>

#include "base/enc.h"
#include "base/near.h"
#include "judge.h"
#include "rules/rule.h"

static enum cop_code check_rule(const char *rule, struct cop_error *err)
{
	struct cop_near near = { .typed = rule };

	if (cop_rules_known(rule, &near))
		return COP_OK;
	cop_fail(err, COP_E_NOT_FOUND, "no rule '%s'", rule);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'? cop explain %s", near.best,
				     near.best);
	return cop_fail_hint(err, "cop explain lists the rules");
}

/* The charter and the budget are things too, by their own words. */
static enum cop_code resolve(struct cop_env *env, const char *word, const char **ret,
			     struct cop_error *err)
{
	enum cop_kind kind;
	enum cop_code code;

	*ret = word;
	if (strcmp(word, "charter") == 0 || strcmp(word, "budget") == 0)
		return COP_OK;
	code = cop_community_resolve(env->community, COP_KINDS_ALL, word, ret, &kind,
				     err);
	if (code && !err->hint[0])
		cop_fail_hint(err, "cop check shows where it was found");
	return code;
}

static int by_id(const void *va, const void *vb)
{
	return strcmp(*(const char *const *)va, *(const char *const *)vb);
}

/* What was typed, with commas or without, as ids. */
static enum cop_code read_things(struct accept *w, struct cop_error *err)
{
	const struct cop_words *typed = &w->o->things;
	size_t most = 1;
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < typed->n; i++)
		most += strlen(typed->at[i]) / 2 + 1;
	w->about.at = COP_NEW_N(w->env->arena, const char *, most);
	for (size_t i = 0; i < typed->n; i++) {
		char *list = cop_arena_text(w->env->arena, typed->at[i]), *rest;

		for (char *one = strtok_r(list, ",", &rest); one && !code;
		     one = strtok_r(NULL, ",", &rest)) {
			const char *id;

			code = resolve(w->env, one, &id, err);
			if (!code && !accept_holds(&w->about, id))
				w->about.at[w->about.n++] = id;
		}
	}
	cop_sort(w->about.at, w->about.n, sizeof(*w->about.at), by_id);
	return code;
}

/* --- until a day --- */

static enum cop_code check_given(struct accept *w, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf lacks = { 0 };
	enum cop_code code;

	if (!w->o->until.day)
		cop_buf_text(&lacks, "--until DATE");
	if (!cop_str_len(w->env->common.reason))
		cop_buf_printf(&lacks, "%s--reason TEXT", lacks.len ? ", " : "");
	if (lacks.len) {
		cop_fail(err, COP_E_USAGE, "to live with a finding lacks %s",
			 cop_buf_str(&lacks));
		return cop_fail_hint(err,
				     "a day on which it speaks again, and why; cop "
				     "explain %s",
				     w->o->rule);
	}
	if (w->o->until.day <= w->env->today.day) {
		cop_fail(err, COP_E_USAGE, "--until is not after today");
		return cop_fail_hint(err, "the day on which it speaks again: --until "
					  "+3mo");
	}
	if ((code = cop_deciders(w->env, &w->by, err)))
		return code;
	if (!w->by.n) {
		cop_fail(err, COP_E_USAGE, "nobody is named who decided it");
		return cop_fail_hint(err, "--by MEMBER; git config cop.me ID says who "
					  "you are");
	}
	return w->o->owner ? cop_noun_who(w->env, w->o->owner, true, &w->owner, err)
			   : COP_OK;
}

/* Is there anything to live with? */
static bool is_found(const struct accept *w)
{
	struct cop_answered_finding probe = { .rule = w->o->rule };
	struct cop_error ignored = { 0 };
	struct cop_findings f;

	probe.about.at = w->about.at;
	probe.about.n = w->about.n;
	if (cop_judge_all(w->env, w->env->community, &f, &ignored))
		return true;
	for (size_t i = 0; i < f.n; i++) {
		if (cop_rules_answers(&probe, f.at[i]))
			return true;
	}
	return false;
}

static void say_what(const struct accept *w, struct cop_buf *out)
{
	cop_buf_printf(out, "check: %s", w->o->rule);
	for (size_t i = 0; i < w->about.n; i++) {
		const char *link = i + 1 == w->about.n ? " and " : ", ";

		cop_buf_printf(out, "%s%s", i ? link : " of ", w->about.at[i]);
	}
}

static enum cop_code accept(struct accept *w, struct cop_change *c, struct cop_buf *out,
			    struct cop_error *err)
{
	char day[COP_DATE_TEXT];
	enum cop_code code = check_given(w, err);

	if (code || (code = accept_put(w, c, err)))
		return code;
	say_what(w, out);
	cop_buf_text(out, w->owner ? " is in hand of " : " is accepted");
	if (w->owner)
		cop_subject_who(w->env, out, w->owner);
	cop_buf_printf(out, " until %s", cop_date_text(w->o->until, day));
	return COP_OK;
}

/* --- taken back --- */

static enum cop_code not_answered(const struct accept *w, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf others = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf what = { 0 };

	for (struct cop_node *n = w->seq ? w->seq->first : NULL; n; n = n->next) {
		const struct cop_node *id = accept_is_of_rule(n, w->o->rule) &&
							    accept_count_about(n)
						    ? cop_node_get(n, "about")->first
						    : NULL;

		for (; id; id = id->next)
			cop_buf_printf(&others, "%s%s", others.len ? ", " : "",
				       cop_enc_shown(w->env->arena, id->value));
	}
	say_what(w, &what);
	cop_fail(err, COP_E_NOT_FOUND, "%s is not accepted",
		 cop_buf_str(&what) + strlen("check: "));
	if (others.len)
		return cop_fail_hint(err, "it is for %s: cop accept --end %s THING",
				     cop_buf_str(&others), w->o->rule);
	return cop_fail_hint(err, "cop settings get findings");
}

/* Without a thing the only answer to the rule is meant, whatever it is about. */
static void only_answer(struct accept *w)
{
	const struct cop_node *only = NULL, *about;
	size_t n = 0;

	for (struct cop_node *e = w->seq ? w->seq->first : NULL; e; e = e->next) {
		if (accept_is_of_rule(e, w->o->rule)) {
			only = e;
			n++;
		}
	}
	about = n == 1 && !w->about.n ? cop_node_get(only, "about") : NULL;
	if (!about || about->kind != COP_SEQ)
		return;
	w->about.at = COP_NEW_N(w->env->arena, const char *, about->count + 1);
	for (const struct cop_node *id = about->first; id; id = id->next)
		w->about.at[w->about.n++] = cop_enc_shown(w->env->arena, id->value);
}

static enum cop_code end(struct accept *w, struct cop_change *c, struct cop_buf *out,
			 struct cop_error *err)
{
	const struct cop_node *old;

	if (w->o->until.day || w->o->owner || w->env->common.reason) {
		cop_fail(err, COP_E_USAGE, "--end takes a finding back as it is");
		return cop_fail_hint(err, "cop accept --end %s; -m says why", w->o->rule);
	}
	only_answer(w);
	old = accept_entry(w, false);
	if (!old)
		return not_answered(w, err);
	say_what(w, out);
	cop_buf_text(out, " is no longer accepted");
	return accept_take_back(w, c, old, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct accept_opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct accept w = { .env = env, .o = o };
	struct cop_change *c = cop_begin(env);
	const char *notes[2] = { NULL, NULL };
	enum cop_code code;

	if ((code = check_rule(o->rule, err)) || (code = read_things(&w, err)) ||
	    (code = accept_read(&w, err)))
		return code;
	code = o->end ? end(&w, c, &subject, err) : accept(&w, c, &subject, err);
	if (code)
		return code;
	if (!o->end && !is_found(&w))
		notes[0] = cop_arena_printf(env->arena,
					    "nothing of the kind is found today; from "
					    "now on it would be accepted");
	return cop_finish(
		env, c,
		&(struct cop_decided){ .subject = cop_buf_str(&subject), .notes = notes },
		err);
}

static const char *const examples[] = {
	"cop accept seats --until eoq --reason \"A second manager starts then\"",
	"cop accept overdue clinic --until +2w --owner ben-okoro --reason \"In hand\"",
	"cop accept --end seats", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_DATE,
	  .name = "until",
	  .help = "the day on which it speaks again",
	  .flags = COP_OPT_END,
	  .offset = offsetof(struct accept_opts, until) },
	{ .kind = COP_OPT_WORD,
	  .name = "owner",
	  .metavar = "WHO",
	  .help = "who works on it: it is in hand, not only accepted",
	  .hint = COP_HINT_MEMBER,
	  .offset = offsetof(struct accept_opts, owner) },
	{ .kind = COP_OPT_FLAG,
	  .name = "end",
	  .help = "take it back: the finding speaks again from now on",
	  .offset = offsetof(struct accept_opts, end) },
};

static const struct cop_arg args[] = {
	{ .name = "RULE",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct accept_opts, rule),
	  .hint = COP_HINT_RULE,
	  .help = "the rule, as it stands in brackets behind a finding" },
	{ .name = "THING",
	  .min = 0,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct accept_opts, things),
	  .hint = COP_HINT_THING,
	  .help = "only for these records; without, everywhere" },
};

const struct cop_cmd cop_cmd_top_accept = {
	.summary = "live with a finding a while",
	.rule = "It needs a day and a reason; on that day the finding is back.",
	.help = "Answers stand in cop.yaml under findings. What is accepted or in hand "
		"is left\n"
		"out of checks and gates until its day, and shown by `cop check --all` "
		"with its\n"
		"reason. Said again for the same rule and records, the answer is "
		"changed. A rule\n"
		"that is accepted for some records still speaks for the others.",
	.examples = examples,
	.see = "cop check, cop explain, cop settings",
	.needs = COP_WRITES | COP_DECIDED | COP_REASONS,
	.record = &cop_record_cop,
	.document = "cop.change/1",
	.opts_size = sizeof(struct accept_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
