/* SPDX-License-Identifier: MIT */
#include "gauges.h"

#include <string.h>

#include "base/enc.h"

#define OBSERVATIONS "observations."

struct opts {
	struct cop_noun_set set;
	bool break_;
};

/* "observations.2026-06-30.value" is a value in the file of observations. */
static bool of_observation(const char *path)
{
	return strncmp(path, OBSERVATIONS, strlen(OBSERVATIONS)) == 0;
}

static enum cop_code set_observation(struct cop_env *env, struct cop_change *c,
				     const char *id, const char *path, const char *typed,
				     struct cop_error *err)
{
	const char *inside = path + strlen(OBSERVATIONS);
	const struct cop_str *value;
	enum cop_code code = cop_env_text(env, typed, &value, err);

	return code ? code
		    : cop_change_set(c, &cop_record_observation, id, inside, value, err);
}

/* The pairs, each to the record it is of. */
static enum cop_code set_pairs(struct cop_env *env, struct cop_change *c, const char *id,
			       const struct opts *o, struct cop_error *err)
{
	struct cop_noun_set own = o->set;
	enum cop_code code = COP_OK;

	own.pairs.at = COP_NEW_N(env->arena, const char *, o->set.pairs.n);
	own.pairs.n = 0;
	for (size_t i = 0; i < o->set.pairs.n && !code; i += 2) {
		const char *path = o->set.pairs.at[i];
		bool pair = i + 1 < o->set.pairs.n;

		if (pair && of_observation(path)) {
			code = set_observation(env, c, id, path, o->set.pairs.at[i + 1],
					       err);
			continue;
		}
		own.pairs.at[own.pairs.n++] = path;
		if (pair)
			own.pairs.at[own.pairs.n++] = o->set.pairs.at[i + 1];
	}
	if (code || !own.pairs.n)
		return code;
	return cop_noun_set_pairs(env, c, id, &own, err);
}

/* A new definition: its values are not compared with those before. */
static enum cop_code mark_break(struct cop_env *env, struct cop_change *c, const char *id,
				const struct opts *o, struct cop_error *err)
{
	const struct cop_indicator *own = cop_indicator_of(env->community, id);
	struct cop_node *step = cop_make_map(env->arena, COP_FLOW);
	enum cop_indicator_status status = cop_indicator_status_on(own, cop_day(env));
	char day[COP_DATE_TEXT];

	if (!o->break_)
		return COP_OK;
	if (!o->set.note) {
		cop_fail(err, COP_E_USAGE, "--break needs a note of what changed");
		return cop_fail_hint(err, "--note \"Chat messages are counted too\"");
	}
	cop_make_put(env->arena, step, "date",
		     cop_make_bare(env->arena, cop_date_text(cop_day(env), day)));
	cop_make_put(env->arena, step, "status",
		     cop_make_bare(env->arena, cop_enum_word(&cop_enum_indicator_status,
							     status ? (int)status : 1)));
	cop_make_put(env->arena, step, "break", cop_make_bare(env->arena, "true"));
	cop_make_put(env->arena, step, "note", cop_make_text(env->arena, o->set.note));
	return cop_change_put(c, &cop_record_indicator, id, "history+", step, err);
}

/* Own ones have a file; observations may be of a built-in one without. */
static enum cop_code find(struct cop_env *env, const struct opts *o, const char **ret,
			  struct cop_error *err)
{
	struct cop_gauge g;
	struct cop_health *h = cop_health_begin(env);
	enum cop_code code = cop_health_find(env, h, o->set.thing, &g, err);
	bool only_values = !o->break_;

	if (code)
		return code;
	for (size_t i = 0; i < o->set.pairs.n; i += 2)
		only_values &= of_observation(o->set.pairs.at[i]);
	if (!g.item && !only_values) {
		cop_fail(err, COP_E_REFUSED, "'%s' is built in and has no file to change",
			 g.id);
		return cop_fail_hint(err, "cop health add --standard %s", g.id);
	}
	*ret = g.id;
	return COP_OK;
}

/* "value of 2026-05-31 is 1150", else the fields. */
static void write_paths(struct cop_env *env, struct cop_buf *out,
			const struct cop_words *pairs)
{
	const char *path, *dot;
	bool one = pairs->n <= 2 && of_observation(pairs->at[0]);

	path = one ? pairs->at[0] + strlen(OBSERVATIONS) : "";
	dot = path + strcspn(path, ".");
	if (!*dot) {
		cop_noun_say(env, out, pairs);
		return;
	}
	cop_buf_printf(out, "%s of %.*s", dot + 1, (int)(dot - path), path);
	if (pairs->n == 2 && strcmp(dot, ".value") == 0 && *pairs->at[1])
		cop_buf_printf(out, " is %s",
			       cop_enc_snippet(env->arena,
					       cop_str_text(env->arena, pairs->at[1]),
					       20));
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	const struct cop_indicator *own;
	const char *id;
	enum cop_code code = find(env, o, &id, err);

	if (!code)
		code = set_pairs(env, c, id, o, err);
	if (!code)
		code = mark_break(env, c, id, o, err);
	if (code)
		return code;
	own = cop_indicator_of(env->community, id);
	cop_buf_text(&subject, "health: ");
	if (own && own->title)
		cop_subject_text(&subject, own->title);
	else
		cop_buf_text(&subject, id);
	cop_buf_text(&subject, ": ");
	write_paths(env, &subject, &o->set.pairs);
	if (o->break_)
		cop_buf_text(&subject, ", a new definition");
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static const char *const examples[] = {
	"cop health set calls status agreed --by core-group",
	"cop health set calls text \"Calls and chats\" --break --note \"Chats count "
	"too\"",
	"cop health set calls observations.2026-05-31.value 1150", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_FLAG,
	  .name = "break",
	  .help = "a new definition: values are not compared across it",
	  .offset = offsetof(struct opts, break_) },
	{ .kind = COP_OPT_TEXT,
	  .name = "note",
	  .help = "what changed, for --break",
	  .offset = offsetof(struct opts, set.note) },
};

static const struct cop_arg args[] = {
	{ .name = "INDICATOR",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, set.thing),
	  .hint = COP_HINT_INDICATOR,
	  .help = "which one, by id or title" },
	{ .name = "PATH VALUE",
	  .min = 1,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, set.pairs),
	  .hint = COP_HINT_PATH,
	  .help = "fields and their new values; \"\" clears" },
};

const struct cop_cmd cop_cmd_health_set = {
	.summary = "change an indicator, or one of its values",
	.rule = "status adds a dated entry; observations.DATE.value corrects a value.",
	.examples = examples,
	.see = "cop health record, cop health edit; cop help paths",
	.needs = COP_WRITES | COP_DATED | COP_DECIDED | COP_TAKES_FILE,
	.record = &cop_record_indicator,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
