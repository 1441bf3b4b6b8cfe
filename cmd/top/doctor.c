/* SPDX-License-Identifier: MIT */
/* Is this clone in order: what a command would need, asked one by one before it is. */
#include <string.h>
#include <unistd.h>

#include "base/enc.h"
#include "base/proc.h"
#include "calendar.h"
#include "doctor.h"
#include "finish.h"

static const char *const state_words[] = { "ok", "look", "stop", "fixed" };

struct doctor_opts {
	bool fix;
};

void doctor_tell(struct doctor *d, enum doctor_state state, const char *fix,
		 const char *fmt, ...)
{
	struct doctor_row *r = COP_PUSH(d->env->arena, d->at, d->n, d->cap);
	va_list args;

	va_start(args, fmt);
	*r = (struct doctor_row){ state, cop_arena_vprintf(d->env->arena, fmt, args),
				  fix };
	va_end(args);
}

void doctor_tell_error(struct doctor *d, enum doctor_state state,
		       const struct cop_error *e)
{
	const char *fix = e->hint[0] ? cop_arena_text(d->env->arena, e->hint) : NULL;

	doctor_tell(d, state, fix, "%s", e->msg);
}

/* --- programs and modules --- */

static void ask_git(struct doctor *d)
{
	static const char *const argv[] = { "git", "--version", NULL };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_proc p = { .argv = argv,
			      .in = COP_PROC_NULL,
			      .out = COP_PROC_PIPE,
			      .err = COP_PROC_NULL };
	struct cop_error ignored = { 0 };
	const char *said, *version;
	int status = 0;

	d->git = !cop_proc_run(&p, &out, NULL, &status, &ignored) && !status;
	if (!d->git) {
		doctor_tell(d, DOCTOR_LOOK, "install git",
			    "the git program is not there: no log, no hooks, no signing");
		return;
	}
	said = cop_enc_shown(d->env->arena,
			     cop_str_new(d->env->arena, cop_buf_str(&out),
					 strcspn(cop_buf_str(&out), "\n")));
	version = strstr(said, "version ");
	doctor_tell(d, DOCTOR_OK, NULL, "git %s",
		    version ? version + strlen("version ") : said);
}

static void ask_calendar(struct doctor *d)
{
	const struct cop_calendar_table *table;
	struct cop_error err = { 0 };

	if (cop_calendar(d->env, &table, &err))
		doctor_tell_error(d, DOCTOR_LOOK, &err);
	else
		doctor_tell(d, DOCTOR_OK, NULL, "the calendar module is found");
}

/* --- the person and the machine --- */

static void ask_me(struct doctor *d)
{
	const char *me = cop_me(d->env), *said = cop_env_me(d->env);

	if (me)
		doctor_tell(d, DOCTOR_OK, NULL, "you are %s", me);
	else if (said)
		doctor_tell(
			d, DOCTOR_LOOK, "git config cop.me MEMBER",
			"cop.me says '%s', and nobody here has that id",
			cop_enc_shown(d->env->arena, cop_str_text(d->env->arena, said)));
	else
		doctor_tell(d, DOCTOR_LOOK, "git config cop.me MEMBER",
			    "it is not known which member you are");
}

static void ask_machine(struct doctor *d)
{
	const struct cop_community *c = d->env->community;
	const char *zone = c && c->cop->timezone ? c->cop->timezone : "UTC";

	if (d->env->host.utf8)
		doctor_tell(d, DOCTOR_OK, NULL, "the locale knows UTF-8");
	else
		doctor_tell(
			d, DOCTOR_LOOK, "export LC_ALL=C.UTF-8",
			"the locale does not know UTF-8: drawn characters become plain");
	if (access(cop_arena_printf(d->env->arena, "%s/%s", COP_CALENDAR_ZONES, zone),
		   R_OK) == 0)
		doctor_tell(d, DOCTOR_OK, NULL, "the time zone %s is known", zone);
	else
		doctor_tell(d, DOCTOR_LOOK, "install tzdata",
			    "the time zone %s is not known here", zone);
}

static void ask_files(struct doctor *d)
{
	const struct cop_community *c = d->env->community;

	d->env->told_unreadable = true;
	if (c->unreadable)
		doctor_tell(d, DOCTOR_LOOK, "cop check", "%zu file%s cannot be read",
			    c->unreadable, c->unreadable == 1 ? "" : "s");
}

/* A bare repository has no files, so no community is found in it. */
static void ask_elsewhere(struct doctor *d)
{
	static const char *const argv[] = { "git", "rev-parse", "--is-bare-repository",
					    NULL };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_proc p = { .argv = argv,
			      .in = COP_PROC_NULL,
			      .out = COP_PROC_PIPE,
			      .err = COP_PROC_NULL };
	struct cop_error ignored = { 0 };
	int status = 0;

	if (d->git && !cop_proc_run(&p, &out, NULL, &status, &ignored) &&
	    strncmp(cop_buf_str(&out), "true", 4) == 0)
		doctor_tell(d, DOCTOR_LOOK, "git clone . ../work, and work there",
			    "a bare repository: it has no files");
	doctor_tell(d, DOCTOR_LOOK, "cop init DIR begins one; -C DIR finds one",
		    "no community here or above");
}

/* --- showing --- */

static struct cop_doc *document(struct doctor *d)
{
	static const struct cop_column columns[] = {
		{ "state", NULL, 0 },
		{ "what", NULL, 0 },
		{ "fix", NULL, 0 },
	};
	struct cop_arena *a = d->env->arena;
	struct cop_doc *doc = cop_doc_new(a, "cop.doctor/1");
	struct cop_table *t =
		cop_doc_table(doc, NULL, "items", columns, COP_COUNT(columns));

	for (size_t i = 0; i < d->n; i++) {
		struct cop_value *row = cop_table_row(t);

		row[0] = cop_v_word(state_words[d->at[i].state]);
		row[1] = cop_v_text(cop_str_text(a, d->at[i].what));
		row[2] = cop_v_text(d->at[i].fix ? cop_str_text(a, d->at[i].fix) : NULL);
	}
	return doc;
}

static enum cop_code show(struct doctor *d, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (d->env->format == cop_format_json)
		return cop_show(d->env, document(d), err);
	for (size_t i = 0; i < d->n; i++) {
		cop_buf_printf(&out, "%-6s  ", state_words[d->at[i].state]);
		cop_enc_term_text(&out, d->at[i].what, strlen(d->at[i].what));
		if (d->at[i].fix) {
			cop_buf_text(&out, "\n        ");
			cop_enc_term_text(&out, d->at[i].fix, strlen(d->at[i].fix));
		}
		cop_buf_char(&out, '\n');
	}
	return cop_show_text(d->env, &out, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct doctor_opts *o = opts;
	struct doctor d = { .env = env, .fix = o->fix };
	enum cop_code code;
	size_t stops = 0;

	ask_git(&d);
	if (env->community) {
		doctor_ask_repository(&d);
		ask_files(&d);
		ask_me(&d);
	} else {
		ask_elsewhere(&d);
	}
	ask_calendar(&d);
	ask_machine(&d);
	if ((code = show(&d, err)))
		return code;
	for (size_t i = 0; i < d.n; i++)
		stops += d.at[i].state == DOCTOR_STOP;
	if (!stops)
		return COP_OK;
	err->code = COP_E_NO;
	return COP_E_NO;
}

static const char *const examples[] = { "cop doctor", "cop doctor --fix", NULL };
static const struct cop_opt options[] = {
	{ .kind = COP_OPT_FLAG,
	  .name = "fix",
	  .help = "set up this clone for merging; never changes the record",
	  .offset = offsetof(struct doctor_opts, fix) },
};

const struct cop_cmd cop_cmd_top_doctor = {
	.summary = "is this clone in order: git, identity, modules",
	.rule = "look: it works less well; stop: nothing can be written, exit 1.",
	.help = "Asks what a commit would ask: the repository and its owner, the "
		"branch,\n"
		"what is under way, locks, hooks and signing, your name; and whether "
		"history is\n"
		"whole, files are left out (sparse, partial and shallow clones), merging "
		"is set\n"
		"up, the modules are found, the locale and time zones are known. "
		"Everything is\n"
		"told at once, each with the command that helps.",
	.examples = examples,
	.see = "cop check; cop help environment, cop help merging",
	.formats = "text json",
	.document = "cop.doctor/1",
	.needs = COP_MAYBE_COMMUNITY | COP_NEED(member),
	.opts_size = sizeof(struct doctor_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.run = run,
};
