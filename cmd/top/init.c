/* SPDX-License-Identifier: MIT */
#include "init.h"

#include <string.h>

#include "ask.h"
#include "base/enc.h"
#include "judge.h"
#include "play.h"

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

/* --- what is asked --- */

static const struct question {
	const char *key, *text, *example, *usual;
} questions[] = {
	{ "name", "name", "Plain Language", NULL },
	{ "summary", "in one sentence",
	  "People who rewrite letters so that others "
	  "understand them",
	  NULL },
	{ "visibility", "who may see it? open, restricted, private", "restricted",
	  "restricted" },
};
#define QUESTIONS COP_COUNT(questions)

/* The questions that are asked, the one that confirms them last. */
struct asking {
	struct init *in;
	const struct question *of[QUESTIONS];
	struct cop_ask asks[QUESTIONS + 1];
	const struct cop_str *answers[QUESTIONS + 1];
	size_t n;
};

/* With a file of answers only what nobody can guess is asked. */
static bool is_open(struct init *in, const struct question *q)
{
	bool guessed = strcmp(q->key, "name") == 0
			       ? init_place_name(in->arena, &in->place) != NULL
			       : q->usual != NULL;

	return !init_said(in, q->key) && (!in->opts->answers || !guessed);
}

static const struct cop_str *kept(struct init *in, const struct question *q)
{
	if (strcmp(q->key, "name") == 0)
		return init_place_name(in->arena, &in->place);
	return q->usual ? cop_str_text(in->arena, q->usual) : NULL;
}

/* What will be written, before it is. */
static void show_answers(void *with)
{
	struct asking *a = with;

	cop_say(a->in->env, "  %-11s %s", "folder", a->in->place.typed);
	for (size_t i = 0; i < a->n; i++)
		cop_say(a->in->env, "  %-11s %s", a->of[i]->key,
			cop_enc_shown(a->in->arena, a->answers[i]));
}

static enum cop_code take_answers(struct asking *a, struct cop_error *err)
{
	struct init *in = a->in;
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < a->n && !code; i++) {
		struct cop_node *value;

		code = cop_value_typed(in->arena, a->asks[i].field, a->answers[i],
				       in->env->today, &value, err);
		if (!code)
			cop_make_put(in->arena, in->said, a->of[i]->key, value);
	}
	return code;
}

static enum cop_code ask(struct init *in, struct cop_error *err)
{
	struct asking a = { .in = in };
	size_t confirm = !in->env->common.dry_run;
	enum cop_code code;

	for (size_t i = 0; i < QUESTIONS; i++) {
		const struct question *q = &questions[i];

		if (!is_open(in, q))
			continue;
		a.of[a.n] = q;
		a.asks[a.n++] = (struct cop_ask){ .text = q->text,
						  .kept = kept(in, q),
						  .example = q->example,
						  .field = cop_path_field(&cop_schema_cop,
									  q->key),
						  .needed = true };
	}
	if (!a.n)
		return COP_OK;
	a.asks[a.n] = (struct cop_ask){ .text = "begin? yes, no",
					.kept = cop_str_text(in->arena, "yes"),
					.explain = "yes writes and commits these files, "
						   "no leaves everything as it is",
					.example = "yes",
					.yes_no = true,
					.before = show_answers,
					.with = &a };
	code = cop_ask_all(in->env, a.asks, a.n + confirm, a.answers, err);
	if (!code && confirm && !cop_str_is(a.answers[a.n], "yes") &&
	    !cop_str_is(a.answers[a.n], "y"))
		code = cop_fail(err, COP_E_ASK, "stopped before anything was written");
	if (code == COP_E_ASK)
		cop_fail_hint(err, "nothing was written; cop init begins again");
	return code ? code : take_answers(&a, err);
}

static enum cop_code name_missing(struct init *in, struct cop_error *err)
{
	bool name = init_said(in, "name") || init_place_name(in->arena, &in->place);
	bool summary = init_said(in, "summary") != NULL;

	if (name && summary)
		return COP_OK;
	cop_fail(err, COP_E_ASK, "an answer is needed, and nobody can be asked here");
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
	d.next = here ? "cop charter ask"
		      : cop_arena_printf(in->arena, "cd %s && cop charter ask",
					 in->place.typed);
	return cop_finish_sealed(env, c, &d, err);
}

/* What was answered, as options of a command that need not ask again. */
static void say_answers(struct init *in)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (strcmp(in->place.typed, ".") != 0) {
		cop_buf_char(&out, ' ');
		cop_enc_shell_text(&out, in->place.typed, strlen(in->place.typed));
	}
	if (in->opts->answers) {
		cop_buf_text(&out, " --answers ");
		cop_enc_shell_text(&out, in->opts->answers, strlen(in->opts->answers));
	}
	for (const struct cop_node *n = in->said->first; n; n = n->next) {
		const char *text = cop_enc_shown(in->arena, n->value);

		cop_buf_printf(&out, " --%s ", cop_enc_shown(in->arena, n->key->value));
		cop_enc_shell_text(&out, text, strlen(text));
	}
	cop_say(in->env, "note: with what was answered: cop init%s", cop_buf_str(&out));
}

static enum cop_code make(struct init *in, struct cop_error *err)
{
	struct cop_env *env = in->env;
	enum cop_code code = name_missing(in, err);

	if (code)
		return code;
	init_compose(in);
	if ((code = cop_store_begin(in->arena, in->place.dir, &in->community->store,
				    err)) ||
	    (code = judge(in, err)) || (code = init_place_check(env, &in->place, err)))
		return code;
	return write_all(in, err);
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
	/* what git lacks is said before anybody types answers that would be lost */
	if (env->can_ask &&
	    ((code = init_place_check(env, &in->place, err)) || (code = ask(in, err))))
		return code;
	code = make(in, err);
	if (code && code != COP_E_PARTIAL && env->can_ask)
		say_answers(in);
	return code;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct init in = { .env = env, .arena = env->arena, .opts = opts };
	bool there = false;
	enum cop_code code;

	if ((code = init_place_find(env, in.opts->dir, &in.place, err)))
		return code;
	/* an init that was cut off is taken back, or finished, before it is in the way */
	if (!in.opts->print_answers && (code = cop_play_stand(env, in.place.near, err)))
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
