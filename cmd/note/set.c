/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "note.h"

/* How something ended has three parts, and a command that knows them. */
static enum cop_code check_paths(const struct cop_note *n, const struct cop_words *pairs,
				 struct cop_error *err)
{
	for (size_t i = 0; i + 1 < pairs->n; i += 2) {
		if (strcmp(pairs->at[i], "outcome") != 0 || n->outcome ||
		    !*pairs->at[i + 1])
			continue;
		cop_fail(err, COP_E_REFUSED, "how it ended comes with the answer");
		return cop_fail_hint(err, "cop note answer %s TEXT --outcome %s",
				     n->rec.id, pairs->at[i + 1]);
	}
	return COP_OK;
}

/* A story that went further is told as such. */
static void say(struct cop_env *env, struct cop_buf *out, const struct cop_note *n,
		const struct cop_words *pairs)
{
	const char *word = NULL;

	(void)env;
	for (size_t i = 0; i + 1 < pairs->n; i += 2) {
		if (strcmp(pairs->at[i], "cycle") == 0)
			word = pairs->at[i + 1];
	}
	cop_buf_printf(out, "note: %s \"",
		       cop_enum_word(&cop_enum_note_kind, (int)n->kind));
	cop_subject_text(out, n->title);
	cop_buf_text(out, "\": ");
	if (word && *word && cop_enum_find(&cop_enum_cycle, word, strlen(word)))
		cop_buf_printf(out, "its value is %s", word);
	else
		cop_noun_paths(out, pairs);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_set *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	const struct cop_item *item;
	enum cop_code code = cop_noun_find(env, o->thing, &item, err);

	if (!code)
		code = check_paths(item->rec, &o->pairs, err);
	if (!code)
		code = cop_noun_set_pairs(env, c, item->id, o, err);
	if (code)
		return code;
	say(env, &subject, item->rec, &o->pairs);
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static const char *const examples[] = {
	"cop note set 2026-06-01-ask-room due +2w owner mary-chen",
	"cop note set 2026-05-06-story-letter cycle realised result \"A third less\"",
	"cop note set 2026-05-18-report-roundup delivered 58 opens 31", NULL
};

static const struct cop_arg args[] = {
	COP_NOUN_THING("NOTE", NOTE, cop_noun_set, thing),
	{ .name = "PATH VALUE",
	  .min = 1,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_set, pairs),
	  .hint = COP_HINT_PATH,
	  .help = "fields and their new values; \"\" clears" },
};

const struct cop_cmd cop_cmd_note_set = {
	.summary = "change fields of a note",
	.rule = "What came of it is written down by cop note answer.",
	.examples = examples,
	.see = "cop note answer, cop note edit; cop help paths",
	.needs = COP_WRITES | COP_CITES | COP_TAKES_FILE,
	.record = &cop_record_note,
	.document = "cop.change/1",
	.opts_size = sizeof(struct cop_noun_set),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
