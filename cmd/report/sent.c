/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/near.h"
#include "noun.h"
#include "report/ledger.h"

struct opts {
	const char *kind;
	struct cop_period period;
	struct cop_words people;
	const struct cop_str *url;
};

/* What one sending is: worked out before anything is changed. */
struct sending {
	const struct cop_report_form *form;
	const char *word; /* "sponsor" */
	struct cop_period period;
	struct cop_words people; /* members */
	struct cop_date on;
	const struct cop_note *draft; /* is filled in where there is one */
	const struct cop_note **asks;
	size_t nasks;
	const char *id; /* of the note */
};

static enum cop_code find_form(const char *word, struct sending *s, struct cop_error *err)
{
	struct cop_near near = { .typed = word };

	for (size_t i = 0; i < cop_nreport_forms; i++) {
		s->form = &cop_report_forms[i];
		s->word = cop_enum_word(&cop_enum_report_kind, (int)s->form->kind);
		if (strcmp(s->word, word) == 0)
			return COP_OK;
		cop_near_try(&near, s->word);
	}
	cop_fail(err, COP_E_USAGE, "'%s' is no report", word);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'? cop report lists them",
				     near.best);
	return cop_fail_hint(err, "cop report lists them");
}

/* Roles mean their holders of that day; nobody named means the sponsor, where it is his. */
static enum cop_code find_people(struct cop_env *env, const struct opts *o,
				 struct sending *s, struct cop_error *err)
{
	struct cop_words typed = o->people;
	const char **list = NULL;
	size_t n = 0, cap = 0;
	enum cop_code code;

	if ((code = cop_noun_whos(env, &typed, true, err)))
		return code;
	if (!typed.n && s->form->kind == cop_report_kind_sponsor &&
	    cop_role_of(env->community, "sponsor")) {
		s->people.n =
			cop_who_members(env->community, "sponsor", s->on, &s->people.at);
		return COP_OK;
	}
	for (size_t i = 0; i < typed.n; i++) {
		const char **who;
		size_t many = cop_who_members(env->community, typed.at[i], s->on, &who);

		for (size_t k = 0; k < many; k++)
			*COP_PUSH(env->arena, list, n, cap) = who[k];
	}
	s->people = (struct cop_words){ list, n };
	return COP_OK;
}

static enum cop_code set(struct cop_env *env, struct cop_change *c, const char *id,
			 const char *path, const char *text, struct cop_error *err)
{
	return cop_change_set(c, &cop_record_note, id, path,
			      cop_str_text(env->arena, text), err);
}

static const char *title_of(struct cop_env *env, const struct sending *s)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (s->form->spans)
		cop_period_write(&out, s->period);
	return cop_arena_printf(env->arena, "%c%s%s%s", s->form->title[0] - 'a' + 'A',
				s->form->title + 1, out.len ? " " : "",
				cop_buf_str(&out));
}

static enum cop_code create_note(struct cop_env *env, struct cop_change *c,
				 const struct opts *o, struct sending *s,
				 struct cop_error *err)
{
	struct cop_note note = { .date = s->on,
				 .kind = cop_note_kind_report,
				 .title = cop_str_text(env->arena, title_of(env, s)),
				 .report = s->form->kind,
				 .from = s->period.from,
				 .to = s->period.to,
				 .sent = s->on,
				 .url = o->url };
	char day[COP_DATE_TEXT];
	const char *prefix;
	enum cop_code code;

	note.people.at = s->people.at;
	note.people.n = s->people.n;
	note.people.given = s->people.n > 0;
	prefix = cop_arena_printf(env->arena, "%s-report-", cop_date_text(s->on, day));
	code = cop_noun_new_id(env, cop_str_text(env->arena, s->word), prefix, &s->id,
			       err);
	if (code)
		return code;
	return cop_change_create(
		c, &cop_record_note, s->id,
		cop_schema_emit(env->arena, &cop_schema_note, &note, COP_BLOCK), err);
}

static enum cop_code fill_draft(struct cop_env *env, struct cop_change *c,
				const struct opts *o, struct sending *s,
				struct cop_error *err)
{
	char day[COP_DATE_TEXT];
	enum cop_code code;

	s->id = s->draft->rec.id;
	code = set(env, c, s->id, "sent", cop_date_text(s->on, day), err);
	if (!code && o->url)
		code = cop_change_set(c, &cop_record_note, s->id, "url", o->url, err);
	for (size_t i = 0; i < s->people.n && !code; i++) {
		bool there = false;

		for (size_t k = 0; k < s->draft->people.n; k++)
			there |= strcmp(s->draft->people.at[k], s->people.at[i]) == 0;
		if (!there)
			code = set(env, c, s->id, "people+", s->people.at[i], err);
	}
	return code;
}

/* The asks say which report carried them. */
static enum cop_code name_in_asks(struct cop_env *env, struct cop_change *c,
				  const struct sending *s, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < s->nasks && !code; i++)
		code = set(env, c, s->asks[i]->rec.id, "about+", s->id, err);
	return code;
}

static enum cop_code finish(struct cop_env *env, struct cop_change *c,
			    const struct sending *s, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_date next = cop_ledger_next(env->community, s->form, s->on);

	cop_buf_printf(&subject, "report: %s", s->form->title);
	if (s->form->spans) {
		cop_buf_char(&subject, ' ');
		cop_period_write(&subject, s->period);
	}
	cop_buf_text(&subject, " sent");
	if (s->people.n) {
		cop_buf_text(&subject, " to ");
		cop_subject_whos(env, &subject, s->people.at, s->people.n);
	}
	if (s->nasks)
		cop_buf_printf(&subject, ", with %zu ask%s", s->nasks,
			       s->nasks == 1 ? "" : "s");
	if (next.day) {
		cop_buf_text(&subject, "; next due ");
		cop_date_write(&subject, next);
	}
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct sending s = { .on = cop_day(env) };
	struct cop_change *c = cop_begin(env);
	enum cop_code code;

	if ((code = find_form(o->kind, &s, err)) || (code = find_people(env, o, &s, err)))
		return code;
	s.period = o->period.from.day
			   ? o->period
			   : cop_report_span(s.form, env->arena, env->community, s.on);
	if (!s.period.to.day)
		s.period.to = s.on;
	s.draft = cop_ledger_draft(env->community, s.form, s.period);
	s.nasks = cop_ledger_asks(env->arena, env->community, s.form, s.on, &s.asks);
	code = s.draft ? fill_draft(env, c, o, &s, err) : create_note(env, c, o, &s, err);
	if (!code)
		code = name_in_asks(env, c, &s, err);
	return code ? code : finish(env, c, &s, err);
}

static const char *const examples[] = {
	"cop report sent sponsor",
	"cop report sent sponsor --period 2026-Q1 --people mary-chen --on 2026-04-09",
	NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_PERIOD,
	  .name = "period",
	  .metavar = "P",
	  .help = "what it covers",
	  .fallback = "the last full quarter, or the first one",
	  .offset = offsetof(struct opts, period) },
	{ .kind = COP_OPT_WORD,
	  .name = "people",
	  .metavar = "MEMBER,...",
	  .help = "who got it",
	  .fallback = "who is sponsor",
	  .flags = COP_OPT_COMMA | COP_OPT_REPEAT,
	  .hint = COP_HINT_MEMBER,
	  .offset = offsetof(struct opts, people) },
	{ .kind = COP_OPT_TEXT,
	  .name = "url",
	  .metavar = "URL",
	  .help = "where it can be read",
	  .offset = offsetof(struct opts, url) },
};

static const struct cop_arg args[] = {
	{ .name = "KIND",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, kind),
	  .hint = COP_HINT_REPORT,
	  .help = "which report, as in cop report" },
};

const struct cop_cmd cop_cmd_report_sent = {
	.summary = "write down that a report went out",
	.rule = "Open asks to the sponsor are marked as carried by it.",
	.help = "Writes a note of kind report, or fills in the one that was prepared for "
		"the\n"
		"same period, and names it in every ask it carried. What came back is "
		"set\n"
		"there later: opens, clicks, answers.",
	.examples = examples,
	.see = "cop report, cop note answer",
	.needs = COP_WRITES | COP_DATED,
	.record = &cop_record_note,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
