/* SPDX-License-Identifier: MIT */
#include "init.h"

#include <string.h>

#include "ask.h"
#include "base/enc.h"
#include "judge.h"

COP_ENUM_DEFINE(init_template, INIT_TEMPLATE_WORDS);

/* --- what is there already --- */

/* The folder may lie in a community only where it is one of its own. */
static enum cop_code refuse_community(struct cop_env *env, const struct init_place *p,
				      bool *ret_there, struct cop_error *err)
{
	struct cop_store *store = NULL;
	struct cop_community *c = NULL;
	struct cop_error none = { 0 };
	const char *name = "a community";

	*ret_there = false;
	if (cop_store_open(env->arena, p->near, &store, &none))
		return COP_OK;
	*ret_there = strcmp(cop_store_root(store), p->dir) == 0;
	if (!cop_community_open(env->arena, store, env->today, &c, &none) && c->cop->name)
		name = cop_arena_printf(env->arena, "'%s'",
					cop_enc_shown(env->arena, c->cop->name));
	if (*ret_there)
		cop_fail(err, COP_E_REFUSED, "this is %s already", name);
	else
		cop_fail(err, COP_E_REFUSED, "this folder is inside %s", name);
	cop_fail_hint(err, *ret_there ? "cop shows where it stands; cop charter, what is "
					"open"
				      : "a community of its own stands beside it, not in "
					"it");
	cop_store_close(&store);
	return COP_E_REFUSED;
}

/* --- what was said --- */

static enum cop_code take_options(struct init *in, struct cop_error *err)
{
	const struct cop_given *given = &in->opts->given;

	in->said = cop_make_map(in->arena, COP_BLOCK);
	for (size_t i = 0; i < given->n; i++) {
		const struct cop_given_field *g = &given->at[i];
		struct cop_node *value;
		enum cop_code code;

		if (strchr(g->path, '.') || (g->field->flags & COP_IS_LIST)) {
			cop_fail(err, COP_E_USAGE, "'%s' is not said on the command line",
				 g->path);
			return cop_fail_hint(err, "write it into a file of answers: cop "
						  "init --print-answers");
		}
		code = cop_value_typed(in->arena, g->field, g->text, in->env->today,
				       &value, err);
		if (code)
			return code;
		cop_make_put(in->arena, in->said, g->path, value);
	}
	return COP_OK;
}

static enum cop_code ask_one(struct init *in, const char *key, const char *text,
			     const struct cop_str *kept, struct cop_error *err)
{
	const struct cop_field *f = cop_path_field(&cop_schema_cop, key);
	const struct cop_ask q = {
		.text = text, .kept = kept, .field = f, .needed = true
	};
	const struct cop_str *answer;
	struct cop_node *value;
	enum cop_code code;

	if (init_said(in, key))
		return COP_OK;
	if ((code = cop_ask(in->env, &q, &answer, err)) ||
	    (code = cop_value_typed(in->arena, f, answer, in->env->today, &value, err)))
		return code;
	cop_make_put(in->arena, in->said, key, value);
	return COP_OK;
}

/* With a file of answers only what nobody can guess is asked. */
static enum cop_code ask(struct init *in, struct cop_error *err)
{
	const struct cop_str *name = init_place_name(in->arena, &in->place);
	bool all = !in->opts->answers;
	enum cop_code code = COP_OK;

	if (all || !name)
		code = ask_one(in, "name", "name", name, err);
	if (!code)
		code = ask_one(in, "summary", "in one sentence", NULL, err);
	if (!code && all)
		code = ask_one(in, "visibility",
			       "who may see it? open, restricted, private",
			       cop_str_text(in->arena, "restricted"), err);
	if (code == COP_E_ASK)
		cop_fail_hint(err, "nothing was written; cop init begins again");
	return code;
}

static enum cop_code name_missing(struct init *in, struct cop_error *err)
{
	bool name = init_said(in, "name") || init_place_name(in->arena, &in->place);
	bool summary = init_said(in, "summary") != NULL;

	if (name && summary)
		return COP_OK;
	cop_fail(err, COP_E_ASK, "an answer is needed, and asking is off");
	return cop_fail_hint(err, "%s%s%s", name ? "" : "--name TEXT",
			     name || summary ? "" : ", ",
			     summary ? "" : "--summary TEXT");
}

/* --- judging --- */

static enum cop_code judge(struct init *in, struct cop_error *err)
{
	struct cop_findings *f = COP_NEW(in->arena, struct cop_findings);
	enum cop_code code = cop_judge_community(in->env, in->community, f, err);
	size_t errors;

	if (code)
		return code;
	errors = cop_findings_count(f, COP_ERROR);
	if (in->opts->answers || errors)
		cop_say_findings(in->env, f, COP_ERROR, COP_WARNING);
	if (!errors)
		return COP_OK;
	in->env->findings = f;
	cop_fail(err, COP_E_INVALID,
		 "the answers hold %zu error%s, so nothing was written", errors,
		 errors == 1 ? "" : "s");
	return cop_fail_hint(err, "mend the answers by what is said above");
}

/* --- writing --- */

static enum cop_code write_all(struct init *in, struct cop_error *err)
{
	struct cop_env *env = in->env;
	struct cop_change *c;
	struct cop_decided d = { .notes = in->notes, .first = true };
	bool here = strcmp(in->place.typed, ".") == 0;
	enum cop_code code;

	d.subject = init_subject(in);
	if ((code = init_change(in, &c, err)))
		return code;
	if (!env->common.dry_run && (code = init_place_make(env, &in->place, err)))
		return code;
	if (!env->common.dry_run && env->format != cop_format_json)
		init_say_tree(in, c);
	env->community = in->community;
	d.next = here ? "cop charter steps"
		      : cop_arena_printf(in->arena, "cd %s && cop charter steps",
					 in->place.typed);
	return cop_finish_sealed(env, c, &d, err);
}

static enum cop_code begin(struct init *in, struct cop_error *err)
{
	struct cop_env *env = in->env;
	enum cop_code code;

	if ((code = take_options(in, err)) || (code = init_answers_read(in, err)))
		return code;
	if (in->opts->print_answers) {
		init_compose(in);
		return init_template_show(in, err);
	}
	if (env->can_ask && (code = ask(in, err)))
		return code;
	if ((code = name_missing(in, err)))
		return code;
	init_compose(in);
	if ((code = cop_store_begin(in->arena, in->place.dir, &in->community->store,
				    err)) ||
	    (code = judge(in, err)) || (code = init_place_check(env, &in->place, err)))
		return code;
	return write_all(in, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct init in = { .env = env, .arena = env->arena, .opts = opts };
	bool there = false;
	enum cop_code code;

	if ((code = init_place_find(env, in.opts->dir, &in.place, err)))
		return code;
	if (!in.opts->print_answers)
		code = refuse_community(env, &in.place, &there, err);
	if (code && there && in.opts->if_missing) {
		*err = (struct cop_error){ 0 };
		cop_say(env, "note: %s is there already; nothing to do", in.place.typed);
		return COP_OK;
	}
	if (!code)
		code = begin(&in, err);
	return code;
}

#define FIELD(path) \
	{ \
		COP_OPT_FIELD, .field = path, \
			       .offset = offsetof(struct init_opts, given) \
	}

static const struct cop_opt options[] = {
	{ COP_OPT_FIELD, .field = "name", .fallback = "DIR in words",
	  .offset = offsetof(struct init_opts, given) },
	FIELD("summary"),
	FIELD("organisation"),
	{ COP_OPT_FIELD, .field = "timezone", .fallback = "this machine's",
	  .offset = offsetof(struct init_opts, given) },
	{ COP_OPT_FIELD, .field = "language", .fallback = "en",
	  .offset = offsetof(struct init_opts, given) },
	{ COP_OPT_FIELD, .field = "visibility", .fallback = "restricted",
	  .offset = offsetof(struct init_opts, given) },
	{ COP_OPT_CHOICE, .name = "origin", .of = &cop_enum_origin,
	  .help = "grew by itself, or was set up",
	  .offset = offsetof(struct init_opts, origin) },
	{ COP_OPT_FIELD, .field = "uid", .flags = COP_OPT_RARE,
	  .offset = offsetof(struct init_opts, given) },
	{ COP_OPT_FIELD, .field = "url", .flags = COP_OPT_RARE,
	  .offset = offsetof(struct init_opts, given) },
	FIELD("started"),
	{ COP_OPT_FIELD, .field = "ends", .flags = COP_OPT_RARE,
	  .offset = offsetof(struct init_opts, given) },
	{ COP_OPT_FIELD, .field = "ids", .flags = COP_OPT_RARE,
	  .offset = offsetof(struct init_opts, given) },
	{ COP_OPT_CHOICE, .name = "template", .of = &cop_enum_init_template,
	  .help = "with or without the usual roles", .fallback = "standard",
	  .offset = offsetof(struct init_opts, template) },
	{ COP_OPT_WORD, .name = "answers", .metavar = "FILE", .hint = COP_HINT_FILE,
	  .help = "everything a set-up decides, from a file",
	  .offset = offsetof(struct init_opts, answers) },
	{ COP_OPT_FLAG, .name = "print-answers", .help = "print such a file to fill in",
	  .offset = offsetof(struct init_opts, print_answers) },
	{ COP_OPT_FLAG, .name = "if-missing", .help = "a community that is there is fine",
	  .offset = offsetof(struct init_opts, if_missing) },
};

static const struct cop_arg args[] = {
	{ .name = "DIR",
	  .min = 0,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct init_opts, dir),
	  .hint = COP_HINT_DIR,
	  .help = "where; it is made where it is not there [here]" },
};

static const char *const examples[] = {
	"cop init plain-language --summary \"People who rewrite letters\"",
	"cop init --print-answers > answers.yaml",
	"cop init plain-language --answers answers.yaml", NULL
};

const struct cop_cmd cop_cmd_top_init = {
	.summary = "make a community",
	.rule = "Everything is checked before anything is written; one commit holds it.",
	.help = "Makes the folder, the git repository (or joins the one around it), "
		"cop.yaml, an\nempty charter and, with the standard template, five roles "
		"and two groups that are\ndefined and that nobody holds yet.\n\n"
		"A file of answers may hold everything a set-up decides: the fields of "
		"cop.yaml,\nand charter:, roles:, members: (records, or the path of a "
		"list), indicators: and\nplan:. It is checked whole before anything is "
		"written.",
	.examples = examples,
	.see = "cop charter, cop role; cop help files",
	.needs = COP_NO_COMMUNITY | COP_WRITES,
	.record = &cop_record_cop,
	.document = "cop.change/1",
	.opts_size = sizeof(struct init_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
