/* SPDX-License-Identifier: MIT */
#include "base/enc.h"
#include "model/budget.h"
#include "single.h"

#include <string.h>

struct add_opts {
	const char *list;
	const struct cop_str *text;
	struct cop_words amount, from, to, grant, by, acknowledgement, sustainability,
		funding, spent, date, note;
};

#define FIELD(option, member, help) COP_SINGLE_FIELD(option, add_opts, member, 0, help)
#define RARE(option, member, help) \
	COP_SINGLE_FIELD(option, add_opts, member, COP_OPT_RARE, help)

static const struct cop_opt options[] = {
	FIELD("amount", amount, "how much: given, or planned for a line"),
	FIELD("from", from, "funding: the first day it covers"),
	FIELD("to", to, "funding: the last day it covers"),
	FIELD("by", by, "funding: who gives it, a member or role"),
	FIELD("grant", grant, "funding: its reference number"),
	RARE("acknowledgement", acknowledgement,
	     "funding: words the funder wants to read"),
	RARE("sustainability", sustainability,
	     "funding: how it goes on when the money ends"),
	FIELD("funding", funding, "lines: which money pays"),
	FIELD("spent", spent, "lines: spent so far, from the accounts"),
	FIELD("date", date, "lines: the day of that figure"),
	RARE("note", note, "lines: explains a difference"),
};

static void lack(struct cop_buf *out, const struct cop_words *said, const char *what)
{
	if (!said->n)
		cop_buf_printf(out, "%s%s", out->len ? ", " : "", what);
}

/* What is always needed is named at once, instead of as errors of the file. */
static enum cop_code check_given(struct cop_env *env, const struct add_opts *o,
				 struct cop_error *err)
{
	const struct cop_budget *b = env->community->budget;
	COP_CLEANUP(cop_buf_clear) struct cop_buf lacks = { 0 };
	bool funding = strcmp(o->list, "funding") == 0;
	bool line = strcmp(o->list, "lines") == 0;

	if (!funding && !line)
		return COP_OK;
	if (line && (!b || !b->funding.n)) {
		cop_fail(err, COP_E_REFUSED, "no money is written down that could pay");
		return cop_fail_hint(err, "cop budget add funding FUNDER --amount MONEY "
					  "--from DATE --to DATE");
	}
	lack(&lacks, &o->amount, "--amount MONEY");
	if (funding) {
		lack(&lacks, &o->from, "--from DATE");
		lack(&lacks, &o->to, "--to DATE");
	} else {
		lack(&lacks, &o->funding, "--funding ID");
		if (o->spent.n)
			lack(&lacks, &o->date, "--date DATE");
	}
	if (!lacks.len)
		return COP_OK;
	cop_fail(err, COP_E_USAGE, "%s lacks %s", funding ? "funding" : "a line",
		 cop_buf_str(&lacks));
	return cop_fail_hint(err, "cop budget add -h");
}

/* The newest entry of the list, as it will stand in the file. */
static const struct cop_budget *after(struct cop_env *env)
{
	struct cop_error ignored = { 0 };
	struct cop_community *with;

	return cop_community_after(env->community, &with, &ignored) ? NULL : with->budget;
}

/* "for 2026", or its days where it is no whole year. */
static void say_span(struct cop_buf *out, const struct cop_funding *f)
{
	char from[COP_DATE_TEXT], to[COP_DATE_TEXT];

	cop_date_text(f->from, from);
	cop_date_text(f->to, to);
	if (strcmp(from + 4, "-01-01") == 0 && strcmp(to + 4, "-12-31") == 0 &&
	    strncmp(from, to, 4) == 0)
		cop_buf_printf(out, " for %.4s", from);
	else
		cop_buf_printf(out, " from %s to %s", from, to);
}

static void say(struct cop_env *env, struct cop_buf *out, const char *list,
		const struct cop_str *text)
{
	const struct cop_budget *b = after(env);

	cop_buf_text(out, "budget: ");
	cop_subject_text(out, text);
	if (b && strcmp(list, "funding") == 0 && b->funding.n) {
		const struct cop_funding *f = &b->funding.at[b->funding.n - 1];

		cop_buf_text(out, " gives ");
		cop_money_write(out, &f->amount);
		say_span(out, f);
	} else if (b && b->lines.n) {
		cop_buf_text(out, ": ");
		cop_money_write(out, &b->lines.at[b->lines.n - 1].amount);
		cop_buf_text(out, " planned");
	}
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct add_opts *o = opts;
	struct cop_single_new new = { .list = o->list, .text = o->text, .opts = o };
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	enum cop_code code = check_given(env, o, err);

	if (!code)
		code = cop_single_add(env, c, &new, err);
	if (code)
		return code;
	say(env, &subject, new.path, o->text);
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static const char *const examples[] = {
	"cop budget add funding \"City fund\" --amount \"900 EUR\" --from soy --to eoy",
	"cop budget add lines \"Room in October\" --funding city-fund --amount \"400 "
	"EUR\"",
	NULL
};

static const struct cop_arg args[] = {
	{ .name = "LIST",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct add_opts, list),
	  .hint = COP_HINT_PATH,
	  .help = "funding, where money comes from, or lines, what it is for" },
	{ .name = "TEXT",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_TEXT,
	  .offset = offsetof(struct add_opts, text),
	  .help = "who pays, or what is paid" },
};

const struct cop_cmd cop_cmd_budget_add = {
	.summary = "a source of money, or something it is for",
	.rule = "The id is made from the text; --id gives another.",
	.examples = examples,
	.see = "cop budget, cop budget set",
	.needs = COP_WRITES | COP_NAMES_NEW | COP_CITES,
	.record = &cop_record_budget,
	.document = "cop.change/1",
	.opts_size = sizeof(struct add_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
