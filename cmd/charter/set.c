/* SPDX-License-Identifier: MIT */
#include "charter.h"

#include <string.h>

#include "model/life.h"

/* The word that `status` is set to; NULL: it is not. */
static const char *new_status(const struct cop_words *pairs)
{
	const char *word = NULL;

	for (size_t i = 0; i + 1 < pairs->n; i += 2)
		if (strcmp(pairs->at[i], "status") == 0)
			word = pairs->at[i + 1];
	return word;
}

/* The entry that this change adds: of that status, on the day it happened. */
static const struct cop_charter_step *new_step(struct cop_env *env,
					       const struct cop_charter *t,
					       const char *status)
{
	const struct cop_charter_step *found = NULL;

	for (size_t i = 0; t && i < t->history.n; i++) {
		const struct cop_charter_step *s = &t->history.at[i];

		if (s->date.day == cop_day(env).day &&
		    strcmp(cop_enum_word(&cop_enum_charter_status, (int)s->status),
			   status) == 0)
			found = s;
	}
	return found;
}

static void say_status(struct cop_env *env, struct cop_buf *out,
		       const struct cop_charter *t, const struct cop_charter_step *s)
{
	if (s->status != cop_charter_status_adopted) {
		cop_buf_printf(out, "the charter is %s%s",
			       s->status == cop_charter_status_draft ? "a " : "",
			       s->status == cop_charter_status_draft ? "draft"
								     : "under review");
		return;
	}
	charter_say_adopted(env, out, t, s);
}

static enum cop_code say(struct cop_env *env, struct cop_buf *out,
			 const struct cop_noun_set *o, struct cop_error *err)
{
	const char *status = new_status(&o->pairs);
	const struct cop_charter_step *s;
	struct cop_community *with;
	enum cop_code code = COP_OK;

	if (!status) {
		if (!charter_say_measure(env, out, &o->pairs))
			charter_say_paths(env, out, &o->pairs);
		return COP_OK;
	}
	if ((code = cop_community_after(env->community, &with, err)))
		return code;
	s = new_step(env, with->charter, status);
	if (s && s->status == cop_charter_status_adopted)
		code = charter_may_adopt(with, s, err);
	if (s && !code)
		say_status(env, out, with->charter, s);
	return code;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_set *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	enum cop_code code;

	cop_buf_text(&subject, "charter: ");
	if ((code = cop_noun_set_pairs(env, c, "", o, err)) ||
	    (code = cop_change_seal(c, err)) || (code = say(env, &subject, o, err)))
		return code;
	return charter_finish(env, c, cop_buf_str(&subject), err);
}

static const char *const examples[] = {
	"cop charter set purpose \"We rewrite real forms together\"",
	"cop charter set domain.kind challenge domain.text \"Letters people understand\"",
	"cop charter set objectives.fewer-calls.target 900",
	"cop charter set vision --file vision.md", NULL
};

static const struct cop_arg args[] = {
	{ .name = "PATH VALUE",
	  .min = 1,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_set, pairs),
	  .hint = COP_HINT_PATH,
	  .help = "answers and their new values; \"\" clears" },
};

const struct cop_cmd cop_cmd_charter_set = {
	.summary = "answer questions of the charter",
	.rule = "What changes an adopted charter puts it under review.",
	.help = "Several pairs of path and value make one commit. An empty value clears "
		"the field,\n[] says none of a list, a path that ends in + appends, and "
		"- reads standard input.\n\nThat the group agrees to the text as it "
		"stands "
		"is recorded by `cop charter adopt`.",
	.examples = examples,
	.see = "cop charter add, cop charter edit, cop charter adopt; cop help paths",
	.needs = COP_WRITES | COP_DATED | COP_DECIDED | COP_CITES | COP_TAKES_FILE,
	.record = &cop_record_charter,
	.document = "cop.change/1",
	.opts_size = sizeof(struct cop_noun_set),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
