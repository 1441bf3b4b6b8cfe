/* SPDX-License-Identifier: MIT */
/*
 * The questions of one platform: comfort and access first, the rest of the checklist, what it
 * offers, built or bought, to whom it is visible, and the community's own.
 */
#include "platform_ask.h"

#include <string.h>

#include "ask.h"
#include "base/enc.h"
#include "base/near.h"
#include "model/catalogue.h"

struct opts {
	const char *thing, *answers;
	struct cop_words criteria;
	bool print_answers;
};

/* --- what is asked --- */

static struct platform_question *push(struct platform_session *s, enum platform_part part,
				      const char *id)
{
	struct platform_question *q = &s->at[s->n++];

	*q = (struct platform_question){
		.part = part, .id = id, .session = s, .number = s->n
	};
	return q;
}

/* "yes Everybody has mail", as it would be typed. */
static const struct cop_str *said(struct platform_session *s, const char *id)
{
	const struct cop_assessment *a = cop_platform_answer(s->p, id);
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	if (!a || (!a->met && !a->note))
		return NULL;
	cop_buf_text(&b, platform_bool(a->met));
	if (a->note)
		cop_buf_printf(&b, " %s", cop_enc_shown(s->env->arena, a->note));
	return cop_str_new(s->env->arena, cop_buf_str(&b), b.len);
}

/* What the record knows and the answer depends on. */
static const char *beside(struct platform_session *s, const char *id)
{
	const struct cop_charter *c = s->env->community->charter;
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	if (strcmp(id, "scale") == 0 && c && c->membership.target_size.known)
		return cop_arena_printf(s->env->arena, "the charter wants %.0f members",
					c->membership.target_size.value);
	if (strcmp(id, "features") != 0)
		return NULL;
	for (int f = 1; f <= (int)cop_enum_function.n; f++) {
		if (cop_function_needed(c, (enum cop_function)f))
			cop_buf_printf(&b, "%s%s", b.len ? ", " : "",
				       cop_enum_word(&cop_enum_function, f));
	}
	return b.len ? cop_arena_printf(s->env->arena, "activities use: %s",
					cop_buf_str(&b))
		     : NULL;
}

static void push_guided(struct platform_session *s, enum platform_part part,
			const struct cop_guide_check *check)
{
	struct platform_question *q = push(s, part, check->id);

	q->text = cop_enc_shown(s->env->arena, check->text);
	q->why = cop_enc_shown(s->env->arena, check->why);
	q->example = check->example ? cop_arena_printf(s->env->arena, "yes %s",
						       cop_enc_shown(s->env->arena,
								     check->example))
				    : "yes";
	if (part == PLATFORM_CHECK) {
		q->kept = said(s, check->id);
		q->beside = beside(s, check->id);
		return;
	}
	for (int f = 1; f <= (int)cop_enum_function.n; f++) {
		enum cop_bool offers = cop_platform_offers(s->p, (enum cop_function)f);

		if (strcmp(cop_enum_word(&cop_enum_function, f), check->id) == 0 &&
		    offers)
			q->kept = cop_str_text(s->env->arena, platform_bool(offers));
	}
}

static void push_field(struct platform_session *s, const char *name, const char *text)
{
	struct platform_question *q = push(s, PLATFORM_FIELD, name);
	const void *rec = s->p;

	q->field = cop_path_field(&cop_schema_platform, name);
	q->text = text;
	q->kept = cop_value_text(s->env->arena, q->field,
				 (const char *)rec + q->field->offset);
}

static void push_own(struct platform_session *s)
{
	const struct cop_items *all = &s->env->community->items[cop_kind_platform];
	const struct cop_platform **list =
		COP_NEW_N(s->env->arena, const struct cop_platform *, all->n + 1);
	struct platform_own *own;
	size_t n;

	/* what is asked of one candidate is asked of the others too */
	for (size_t i = 0; i < all->n; i++)
		list[i] = all->at[i].rec;
	n = platform_own(s->env, list, all->n, &own);
	for (size_t i = 0; i < n; i++) {
		const struct cop_assessment *a = cop_platform_answer(s->p, own[i].id);
		struct platform_question *q = push(s, PLATFORM_CHECK, own[i].id);

		q->own = a && a->text ? a->text : own[i].text;
		q->text = q->own ? cop_enc_shown(s->env->arena, q->own) : own[i].id;
		q->why = "A question of your own.";
		q->kept = said(s, own[i].id);
	}
}

static void collect(struct platform_session *s)
{
	const struct cop_guide_checks *checks = cop_catalogue_checks(s->env->arena);
	const struct cop_guide_checks *functions = cop_catalogue_functions(s->env->arena);
	size_t most = checks->all.n + functions->all.n + 2;

	for (size_t i = 0; i < s->env->community->items[cop_kind_platform].n; i++)
		most += cop_platform_at(s->env->community, i)->assessment.n;
	s->at = COP_NEW_N(s->env->arena, struct platform_question, most);
	for (size_t i = 0; i < checks->all.n; i++)
		push_guided(s, PLATFORM_CHECK, &checks->all.at[i]);
	for (size_t i = 0; i < functions->all.n; i++)
		push_guided(s, PLATFORM_FUNCTION, &functions->all.at[i]);
	push_field(s, "build_or_buy", "Is it built by yourselves, or bought?");
	push_field(s, "visibility", "To whom will it be visible?");
	push_own(s);
}

/* Only those that were named, in the order of the list. */
static enum cop_code narrow(struct platform_session *s, const struct cop_words *wanted,
			    struct cop_error *err)
{
	size_t kept = 0;

	for (size_t i = 0; i < wanted->n; i++) {
		struct cop_near near = { .typed = wanted->at[i] };
		bool known = false;

		for (size_t k = 0; k < s->n; k++) {
			known |= strcmp(s->at[k].id, wanted->at[i]) == 0;
			cop_near_try(&near, s->at[k].id);
		}
		if (known)
			continue;
		cop_fail(err, COP_E_USAGE, "no check and no criterion '%s'",
			 wanted->at[i]);
		if (near.best)
			return cop_fail_hint(err, "did you mean '%s'?", near.best);
		return cop_fail_hint(err, "cop charter platform compare names them");
	}
	for (size_t k = 0; k < s->n && wanted->n; k++) {
		for (size_t i = 0; i < wanted->n; i++) {
			if (strcmp(s->at[k].id, wanted->at[i]) != 0)
				continue;
			s->at[kept] = s->at[k];
			s->at[kept].number = kept + 1;
			kept++;
			break;
		}
	}
	s->n = wanted->n ? kept : s->n;
	return COP_OK;
}

/* --- an answer --- */

/* "yes Everybody has mail": the word, and what follows it. False: it begins otherwise. */
static bool parse(struct cop_arena *a, const struct cop_str *answer,
		  struct cop_assessment *ret)
{
	static const struct {
		const char *word;
		enum cop_bool met;
	} words[] = {
		{ "yes", COP_TRUE }, { "y", COP_TRUE },         { "no", COP_FALSE },
		{ "n", COP_FALSE },  { "unknown", COP_UNSAID },
	};
	const char *text = cop_enc_shown(a, answer);
	size_t len = strcspn(text, " ,;:");
	const char *rest = text + len + strspn(text + len, " ,;:");

	for (size_t i = 0; i < COP_COUNT(words); i++) {
		if (strlen(words[i].word) != len ||
		    strncmp(words[i].word, text, len) != 0)
			continue;
		*ret = (struct cop_assessment){ .met = words[i].met };
		if (*rest)
			ret->note = cop_str_text(a, rest);
		return true;
	}
	return false;
}

const char *platform_misfit(const struct platform_question *q,
			    const struct cop_str *answer)
{
	struct cop_assessment a;

	if (!parse(q->session->env->arena, answer, &a))
		return q->part == PLATFORM_CHECK
			       ? "yes, no or unknown, and then a remark if you "
				 "like"
			       : "yes, no or unknown";
	return q->part == PLATFORM_FUNCTION && a.note ? "only yes, no or unknown" : NULL;
}

static const char *judge(void *with, const struct cop_str **answer)
{
	return platform_misfit(with, *answer);
}

static void say_before(void *with)
{
	const struct platform_question *q = with;
	struct cop_env *env = q->session->env;

	if (q->number == 1)
		cop_say(env, "yes, no or unknown, and a remark if you like; ? explains, "
			     "Enter keeps or skips, b goes back, q stops");
	if (q->beside)
		cop_say(env, "  %s", q->beside);
}

static enum cop_code put(struct platform_session *s, struct cop_change *c,
			 const struct platform_question *q, const struct cop_str *answer,
			 struct cop_error *err)
{
	const char *id = s->p->rec.id;
	struct cop_assessment a = { 0 };

	if (q->part == PLATFORM_FIELD)
		return cop_change_set(c, &cop_record_platform, id, q->id, answer, err);
	if (!parse(s->env->arena, answer, &a))
		return COP_OK;
	if (q->part == PLATFORM_CHECK) {
		a.text = q->own;
		return platform_put_answer(s->env, c, s->p, q->id, &a, err);
	}
	return cop_change_set(c, &cop_record_platform, id,
			      cop_arena_printf(s->env->arena, "functions.%s", q->id),
			      cop_str_text(s->env->arena, a.met == COP_TRUE ? "true"
							  : a.met           ? "false"
									    : ""),
			      err);
}

/* New answers only: what was kept is in the file already. */
static enum cop_code put_all(struct platform_session *s, struct cop_change *c,
			     const struct cop_str *const *answers, size_t *ret_n,
			     struct cop_error *err)
{
	enum cop_code code = COP_OK;
	bool assessed = false;

	*ret_n = 0;
	for (size_t i = 0; i < s->n && !code; i++) {
		const struct platform_question *q = &s->at[i];

		if (!answers[i] || (q->kept && cop_str_equal(q->kept, answers[i])))
			continue;
		code = put(s, c, q, answers[i], err);
		assessed |= q->part == PLATFORM_CHECK;
		(*ret_n)++;
	}
	return code || !assessed ? code : platform_put_day(s->env, c, s->p, err);
}

/* The diff, and one question: shall it be so? */
static enum cop_code confirm(struct cop_env *env, struct cop_change *c,
			     struct cop_error *err)
{
	static const struct cop_word words[] = { { "yes", "write it down" },
						 { "no", "leave it" } };
	static const struct cop_enum yes_no = { "yes_no", words, COP_COUNT(words) };
	const struct cop_field field = {
		.name = "answer", .kind = COP_K_ENUM, .of = &yes_no, .doc = ""
	};
	COP_CLEANUP(cop_buf_clear) struct cop_buf diff = { 0 };
	struct cop_ask q = { .text = "write it down? yes, no",
			     .kept = cop_str_text(env->arena, "yes"),
			     .field = &field };
	const struct cop_str *answer;
	enum cop_code code = cop_change_seal(c, err);

	if (code || env->common.dry_run)
		return code;
	cop_change_diff(c, &diff);
	cop_say_block(env, &diff);
	code = cop_ask(env, &q, &answer, err);
	if (!code && cop_str_is(answer, "no"))
		return cop_fail(err, COP_E_ASK, "nothing was written");
	return code;
}

static enum cop_code ask_all(struct platform_session *s, const struct cop_str **answers,
			     struct cop_error *err)
{
	struct cop_ask *list = COP_NEW_N(s->env->arena, struct cop_ask, s->n + 1);
	struct cop_error stopped = { 0 };
	enum cop_code code;
	bool any = false;

	for (size_t i = 0; i < s->n; i++) {
		struct platform_question *q = &s->at[i];

		list[i] = (struct cop_ask){
			.text = cop_arena_printf(s->env->arena, "%zu of %zu  %s", i + 1,
						 s->n, q->text),
			.kept = q->kept,
			.explain = q->why,
			.example = q->example,
			.field = q->field,
			.fit = q->part == PLATFORM_FIELD ? NULL : judge,
			.before = say_before,
			.with = q,
		};
	}
	code = cop_ask_all(s->env, list, s->n, answers, &stopped);
	for (size_t i = 0; i < s->n; i++)
		any |= answers[i] != NULL &&
		       !(s->at[i].kept && cop_str_equal(s->at[i].kept, answers[i]));
	/* q stops, and what was answered until then is kept */
	if (code == COP_E_ASK && any)
		return COP_OK;
	*err = stopped;
	return code;
}

static enum cop_code asking_is_off(const struct cop_platform *p, struct cop_error *err)
{
	cop_fail(err, COP_E_ASK, "answers are needed, and nobody can be asked here");
	return cop_fail_hint(
		err,
		"cop charter platform ask %s --print-answers > answers.yaml, "
		"fill it in, then cop charter platform ask %s --answers "
		"answers.yaml",
		p->rec.id, p->rec.id);
}

/* Asks, or reads the file, and puts what was answered into the change. */
static enum cop_code answer(struct platform_session *s, const struct opts *o,
			    struct cop_change *c, size_t *ret_n, struct cop_error *err)
{
	const struct cop_str **answers =
		COP_NEW_N(s->env->arena, const struct cop_str *, s->n + 1);
	enum cop_code code;

	if (o->answers)
		code = platform_given(s, o->answers, answers, err);
	else if (!s->env->can_ask)
		code = asking_is_off(s->p, err);
	else
		code = ask_all(s, answers, err);
	if (!code)
		code = put_all(s, c, answers, ret_n, err);
	return code || o->answers || !*ret_n ? code : confirm(s->env, c, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct platform_session s = { .env = env };
	struct cop_change *c = cop_begin(env);
	const struct cop_item *item;
	size_t n = 0;
	enum cop_code code = cop_noun_find(env, o->thing, &item, err);

	if (code)
		return code;
	s.p = item->rec;
	collect(&s);
	if ((code = narrow(&s, &o->criteria, err)))
		return code;
	if (o->print_answers)
		return platform_sheet(&s, err);
	if ((code = answer(&s, o, c, &n, err)))
		return code;
	cop_buf_text(&subject, "charter: ");
	cop_subject_text(&subject, s.p->title);
	cop_buf_printf(&subject, " is looked at: %zu answer%s", n, n == 1 ? "" : "s");
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject),
						 .next = "cop charter platform compare" },
			  err);
}

static const char *const examples[] = {
	"cop charter platform ask ms-teams",
	"cop charter platform ask ms-teams comfort access",
	"cop charter platform ask ms-teams --print-answers > answers.yaml",
	"cop charter platform ask ms-teams --answers answers.yaml", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_WORD,
	  .name = "answers",
	  .metavar = "FILE",
	  .help = "answers from a file, without asking",
	  .hint = COP_HINT_FILE,
	  .offset = offsetof(struct opts, answers) },
	{ .kind = COP_OPT_FLAG,
	  .name = "print-answers",
	  .help = "print such a file to fill in",
	  .offset = offsetof(struct opts, print_answers) },
};

static const struct cop_arg args[] = {
	COP_NOUN_THING("PLATFORM", PLATFORM, opts, thing),
	{ .name = "CRITERION",
	  .min = 0,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, criteria),
	  .help = "only these checks, functions or own criteria" },
};

const struct cop_cmd cop_cmd_charter_platform_ask = {
	.summary = "the 20 checks, the nine functions and your own, one by one",
	.rule = "Comfort and access come first; unknown is an answer, and never a no.",
	.help = "Each question is answered by yes, no or unknown; a remark may follow: "
		"yes\n"
		"Everybody has mail. Enter keeps what stands in brackets or skips, ? "
		"explains, b\n"
		"goes back, q stops and keeps what was answered. The change is shown and "
		"asked\n"
		"about once at the end. Then come: build or buy, to whom it is visible, "
		"and the\n"
		"criteria of your own, of this platform and of the others.",
	.examples = examples,
	.see = "cop charter platform set, cop charter platform compare",
	.needs = COP_WRITES | COP_DATED,
	.record = &cop_record_platform,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
