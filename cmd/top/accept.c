/* SPDX-License-Identifier: MIT */
/* Findings the community lives with until a day, or has in hand: `findings` of cop.yaml. */
#include <string.h>

#include "base/enc.h"
#include "base/near.h"
#include "judge.h"
#include "noun.h"
#include "rules/rule.h"

struct opts {
	const char *rule;
	struct cop_words things;
	struct cop_date until;
	const char *owner;
	bool end;
};

/* One answer on its way: to which rule, for which records. */
struct answer {
	struct cop_env *env;
	const struct opts *o;
	struct cop_words about; /* ids, in order, each once; n 0: everywhere */
	struct cop_words by;
	const char *owner;
	struct cop_node *seq; /* `findings` as it is; or NULL */
};

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

static bool holds(const struct cop_words *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++) {
		if (strcmp(list->at[i], id) == 0)
			return true;
	}
	return false;
}

/* What was typed, with commas or without, as ids. */
static enum cop_code read_things(struct answer *w, struct cop_error *err)
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
			if (!code && !holds(&w->about, id))
				w->about.at[w->about.n++] = id;
		}
	}
	cop_sort(w->about.at, w->about.n, sizeof(*w->about.at), by_id);
	return code;
}

/* --- what stands in cop.yaml --- */

static enum cop_code read_seq(struct answer *w, struct cop_error *err)
{
	struct cop_node *root;
	enum cop_code code = cop_yaml_parse(w->env->arena,
					    w->env->community->cop->rec.src,
					    &cop_yaml_community, &root, err);

	if (!code && root)
		w->seq = cop_node_get(root, "findings");
	return code;
}

static size_t count_about(const struct cop_node *entry)
{
	const struct cop_node *about = cop_node_get(entry, "about");

	return about && about->kind == COP_SEQ ? about->count : 0;
}

static bool is_about(const struct cop_node *entry, const struct cop_words *ids)
{
	const struct cop_node *about = cop_node_get(entry, "about");
	size_t found = 0;

	if (!about || about->kind != COP_SEQ)
		return !ids->n;
	for (const struct cop_node *n = about->first; n; n = n->next) {
		for (size_t i = 0; i < ids->n; i++)
			found += cop_node_is(n, ids->at[i]);
	}
	return ids->n && found == ids->n;
}

static bool is_of_rule(const struct cop_node *entry, const char *rule)
{
	const struct cop_node *n = entry->kind == COP_MAP ? cop_node_get(entry, "rule")
							  : NULL;

	return n && cop_node_is(n, rule);
}

/* The entry about these records, and `exactly`: about no other. */
static struct cop_node *entry_of(const struct answer *w, bool exactly)
{
	for (struct cop_node *n = w->seq ? w->seq->first : NULL; n; n = n->next) {
		if (is_of_rule(n, w->o->rule) && is_about(n, &w->about) &&
		    (!exactly || count_about(n) == w->about.n))
			return n;
	}
	return NULL;
}

/* Path of the entry: "findings.seats", "findings.seats.scribe". */
static const char *path_to(const struct answer *w)
{
	const char *dot = w->about.n ? "." : "";

	return cop_arena_printf(w->env->arena, "findings.%s%s%s", w->o->rule, dot,
				w->about.n ? w->about.at[0] : "");
}

/* --- until a day --- */

static struct cop_node *list_of(struct cop_arena *a, const struct cop_words *ids)
{
	struct cop_node *seq = cop_make_seq(a, COP_FLOW);

	for (size_t i = 0; i < ids->n; i++)
		cop_make_push(seq, cop_make_text(a, cop_str_text(a, ids->at[i])));
	return seq;
}

/* NULL: the entry has no such field. */
static struct cop_node *value_of(const struct answer *w, const char *key)
{
	struct cop_arena *a = w->env->arena;
	char day[COP_DATE_TEXT];

	if (strcmp(key, "rule") == 0)
		return cop_make_text(a, cop_str_text(a, w->o->rule));
	if (strcmp(key, "about") == 0)
		return w->about.n ? list_of(a, &w->about) : NULL;
	if (strcmp(key, "response") == 0)
		return cop_make_bare(a, w->owner ? "in-hand" : "accepted");
	if (strcmp(key, "owner") == 0)
		return w->owner ? cop_make_text(a, cop_str_text(a, w->owner)) : NULL;
	if (strcmp(key, "by") == 0)
		return list_of(a, &w->by);
	if (strcmp(key, "reason") == 0)
		return cop_make_text(a, w->env->common.reason);
	return cop_make_bare(a, cop_date_text(w->o->until, day));
}

static const char *const keys[] = { "rule", "about",  "response", "owner",
				    "by",   "reason", "until" };
#define CHANGING 2 /* keys from here on are not what names the entry */

static enum cop_code create(const struct answer *w, struct cop_change *c,
			    struct cop_error *err)
{
	struct cop_node *entry = cop_make_map(w->env->arena, COP_BLOCK);

	for (size_t i = 0; i < COP_COUNT(keys); i++) {
		struct cop_node *value = value_of(w, keys[i]);

		if (value)
			cop_make_put(w->env->arena, entry, keys[i], value);
	}
	return cop_change_put(c, &cop_record_cop, "", "findings+", entry, err);
}

/* An answer that is there already is changed where it stands, with what is beside it. */
static enum cop_code renew(const struct answer *w, struct cop_change *c,
			   const struct cop_node *old, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	for (size_t i = CHANGING; i < COP_COUNT(keys) && !code; i++) {
		const char *path =
			cop_arena_printf(w->env->arena, "%s.%s", path_to(w), keys[i]);
		struct cop_node *value = value_of(w, keys[i]);

		if (value)
			code = cop_change_put(c, &cop_record_cop, "", path, value, err);
		else if (cop_node_get(old, keys[i]))
			code = cop_change_remove(c, &cop_record_cop, "", path, err);
	}
	return code;
}

static enum cop_code check_given(struct answer *w, struct cop_error *err)
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
static bool is_found(const struct answer *w)
{
	struct cop_answered_finding probe = { .rule = w->o->rule };
	struct cop_error ignored = { 0 };
	struct cop_findings f;

	probe.about.at = w->about.at;
	probe.about.n = w->about.n;
	if (cop_judge_community(w->env, w->env->community, &f, &ignored))
		return true;
	for (size_t i = 0; i < f.n; i++) {
		if (cop_rules_answers(&probe, f.at[i]))
			return true;
	}
	return false;
}

static void say_what(const struct answer *w, struct cop_buf *out)
{
	cop_buf_printf(out, "check: %s", w->o->rule);
	for (size_t i = 0; i < w->about.n; i++) {
		const char *link = i + 1 == w->about.n ? " and " : ", ";

		cop_buf_printf(out, "%s%s", i ? link : " of ", w->about.at[i]);
	}
}

static enum cop_code accept(struct answer *w, struct cop_change *c, struct cop_buf *out,
			    struct cop_error *err)
{
	const struct cop_node *old;
	char day[COP_DATE_TEXT];
	enum cop_code code = check_given(w, err);

	if (code)
		return code;
	old = entry_of(w, true);
	code = old ? renew(w, c, old, err) : create(w, c, err);
	if (code)
		return code;
	say_what(w, out);
	cop_buf_text(out, w->owner ? " is in hand of " : " is accepted");
	if (w->owner)
		cop_subject_who(w->env, out, w->owner);
	cop_buf_printf(out, " until %s", cop_date_text(w->o->until, day));
	return COP_OK;
}

/* --- taken back --- */

static enum cop_code not_answered(const struct answer *w, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf others = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf what = { 0 };

	for (struct cop_node *n = w->seq ? w->seq->first : NULL; n; n = n->next) {
		const struct cop_node *id = is_of_rule(n, w->o->rule) && count_about(n)
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
static void only_answer(struct answer *w)
{
	const struct cop_node *only = NULL, *about;
	size_t n = 0;

	for (struct cop_node *e = w->seq ? w->seq->first : NULL; e; e = e->next) {
		if (is_of_rule(e, w->o->rule)) {
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

/* Some of its records only: it goes on for the others. */
static enum cop_code keep_others(const struct answer *w, struct cop_change *c,
				 const struct cop_node *about, struct cop_error *err)
{
	struct cop_arena *a = w->env->arena;
	struct cop_words left = { COP_NEW_N(a, const char *, about->count), 0 };

	for (const struct cop_node *n = about->first; n; n = n->next) {
		const char *id = cop_enc_shown(a, n->value);

		if (!holds(&w->about, id))
			left.at[left.n++] = id;
	}
	return cop_change_put(c, &cop_record_cop, "",
			      cop_arena_printf(a, "%s.about", path_to(w)),
			      list_of(a, &left), err);
}

static enum cop_code end(struct answer *w, struct cop_change *c, struct cop_buf *out,
			 struct cop_error *err)
{
	const struct cop_node *old;

	if (w->o->until.day || w->o->owner || w->env->common.reason) {
		cop_fail(err, COP_E_USAGE, "--end takes a finding back as it is");
		return cop_fail_hint(err, "cop accept --end %s; -m says why", w->o->rule);
	}
	only_answer(w);
	old = entry_of(w, false);
	if (!old)
		return not_answered(w, err);
	say_what(w, out);
	cop_buf_text(out, " is no longer accepted");
	if (count_about(old) == w->about.n)
		return cop_change_remove(c, &cop_record_cop, "", path_to(w), err);
	return keep_others(w, c, cop_node_get(old, "about"), err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct answer w = { .env = env, .o = o };
	struct cop_change *c = cop_begin(env);
	const char *notes[2] = { NULL, NULL };
	enum cop_code code;

	if ((code = check_rule(o->rule, err)) || (code = read_things(&w, err)) ||
	    (code = read_seq(&w, err)))
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
	  .offset = offsetof(struct opts, until) },
	{ .kind = COP_OPT_WORD,
	  .name = "owner",
	  .metavar = "WHO",
	  .help = "who works on it: it is in hand, not only accepted",
	  .hint = COP_HINT_MEMBER,
	  .offset = offsetof(struct opts, owner) },
	{ .kind = COP_OPT_FLAG,
	  .name = "end",
	  .help = "take it back: the finding speaks again from now on",
	  .offset = offsetof(struct opts, end) },
};

static const struct cop_arg args[] = {
	{ .name = "RULE",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, rule),
	  .hint = COP_HINT_RULE,
	  .help = "the rule, as it stands in brackets behind a finding" },
	{ .name = "THING",
	  .min = 0,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, things),
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
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
