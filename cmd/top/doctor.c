/* SPDX-License-Identifier: MIT */
/* Is this clone in order: what a command would need, asked one by one before it is. */
#include <string.h>
#include <unistd.h>

#include "base/enc.h"
#include "base/proc.h"
#include "calendar.h"
#include "finish.h"
#include "store/driver.h"
#include "store/history.h"

/* look: something works less well; stop: nothing can be written; fixed: just now. */
enum state { OK, LOOK, STOP, FIXED };
static const char *const state_words[] = { "ok", "look", "stop", "fixed" };

struct doctor_opts {
	bool fix;
};

struct row {
	enum state state;
	const char *what, *fix; /* fix: NULL none */
};

struct doctor {
	struct cop_env *env;
	struct row *at;
	size_t n, cap;
	bool git; /* the program is there */
	bool fix;
};

static void COP_PRINTF(4, 5)
	tell(struct doctor *d, enum state state, const char *fix, const char *fmt, ...)
{
	struct row *r = COP_PUSH(d->env->arena, d->at, d->n, d->cap);
	va_list args;

	va_start(args, fmt);
	*r = (struct row){ state, cop_arena_vprintf(d->env->arena, fmt, args), fix };
	va_end(args);
}

static void tell_error(struct doctor *d, enum state state, const struct cop_error *e)
{
	const char *fix = e->hint[0] ? cop_arena_text(d->env->arena, e->hint) : NULL;

	tell(d, state, fix, "%s", e->msg);
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
		tell(d, LOOK, "install git",
		     "the git program is not there: no log, no hooks, no signing");
		return;
	}
	said = cop_enc_shown(d->env->arena,
			     cop_str_new(d->env->arena, cop_buf_str(&out),
					 strcspn(cop_buf_str(&out), "\n")));
	version = strstr(said, "version ");
	tell(d, OK, NULL, "git %s", version ? version + strlen("version ") : said);
}

static void ask_calendar(struct doctor *d)
{
	const struct cop_calendar_table *table;
	struct cop_error err = { 0 };

	if (cop_calendar(d->env, &table, &err))
		tell_error(d, LOOK, &err);
	else
		tell(d, OK, NULL, "the calendar module is found");
}

/* --- the repository: what a commit would ask, in its order --- */

static const char *branch_name(const char *ref)
{
	static const char heads[] = "refs/heads/";

	if (!ref)
		return "a branch";
	return strncmp(ref, heads, strlen(heads)) == 0 ? ref + strlen(heads) : ref;
}

/* Where libgit2 cannot read the repository, git is asked whom it would name. */
static void ask_ident(struct doctor *d)
{
	static const char *const argv[] = { "git", "var", "GIT_AUTHOR_IDENT", NULL };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_proc p = { .argv = argv,
			      .dir = cop_store_root(d->env->community->store),
			      .in = COP_PROC_NULL,
			      .out = COP_PROC_PIPE,
			      .err = COP_PROC_NULL };
	struct cop_error ignored = { 0 };
	int status = 0;

	if (!d->git || cop_proc_run(&p, &out, NULL, &status, &ignored) || status)
		return; /* what is wrong is said of the repository */
	tell(d, OK, NULL, "commits are signed with the name %s",
	     cop_enc_shown(d->env->arena,
			   cop_str_new(d->env->arena, cop_buf_str(&out),
				       strcspn(cop_buf_str(&out), ">") + 1)));
}

static void ask_person(struct doctor *d, const struct cop_git_table *git,
		       struct cop_git *repo, const struct cop_writer *by)
{
	struct cop_git_person author = by->author, committer = by->committer;
	struct cop_error err = { 0 };

	if (git->identify(repo, &author, &committer, &err)) {
		tell_error(d, STOP, &err);
		return;
	}
	if (!author.name || !author.email) {
		ask_ident(d);
		return;
	}
	tell(d, OK, NULL, "commits are signed with the name %s <%s>",
	     cop_enc_shown(d->env->arena, cop_str_text(d->env->arena, author.name)),
	     cop_enc_shown(d->env->arena, cop_str_text(d->env->arena, author.email)));
}

static void ask_tip(struct doctor *d, const struct cop_git_table *git,
		    struct cop_git *repo)
{
	struct cop_error err = { 0 };
	struct cop_tip tip = { 0 };

	if (git->tip(repo, NULL, 0, &tip, &err)) {
		tell_error(d, STOP, &err);
		return;
	}
	tell(d, OK, NULL, "on %s%s",
	     cop_enc_shown(d->env->arena,
			   cop_str_text(d->env->arena, branch_name(tip.branch))),
	     tip.id[0] || tip.need == COP_GIT_FORMAT ? "" : ", which has no commit yet");
	if (tip.need == COP_GIT_OURS)
		tell(d, OK, NULL, "commits are made by cop: no hooks, signing off");
	else if (d->git)
		tell(d, OK, NULL, "commits are made by your git: %s",
		     cop_enc_shown(d->env->arena, cop_str_text(d->env->arena, tip.why)));
	else
		tell(d, STOP,
		     tip.remedy ? cop_arena_text(d->env->arena, tip.remedy)
				: "install git",
		     "%s, so git itself has to make commits, and it is not installed",
		     cop_enc_shown(d->env->arena, cop_str_text(d->env->arena, tip.why)));
}

/* False: it cannot be opened, and that was said. */
static bool ask_repository(struct doctor *d)
{
	const struct cop_git_table *git;
	struct cop_git *repo = NULL;
	struct cop_error err = { 0 };
	struct cop_writer by;
	struct cop_git_start start = { .dir = cop_store_root(d->env->community->store) };

	cop_env_writer(d->env, &by);
	if (cop_writer_git(&by, &git, &err)) {
		tell_error(d, STOP, &err);
		return false;
	}
	tell(d, OK, NULL, "the git module is found");
	start.ceilings = by.ceilings;
	start.fsync = by.fsync;
	if (git->open(&start, &repo, &err)) {
		tell_error(d, STOP, &err);
		return false;
	}
	ask_tip(d, git, repo);
	ask_person(d, git, repo, &by);
	git->close(repo);
	return true;
}

static void ask_history(struct doctor *d)
{
	const char *root = cop_store_root(d->env->community->store);
	struct cop_error err = { 0 }, ignored = { 0 };
	bool shallow = false;
	size_t dirty = 0;

	if (!d->git)
		return;
	if (cop_history_shallow(d->env->arena, root, &shallow, &err)) {
		tell_error(d, STOP, &err);
		return;
	}
	if (shallow)
		tell(d, LOOK, "git fetch --unshallow",
		     "history is cut off: days and authors of decisions are unknown");
	else
		tell(d, OK, NULL, "full clone");
	if (!cop_history_dirty(d->env->arena, root, &dirty, &ignored) && dirty)
		tell(d, LOOK, "git status",
		     "%zu file%s not committed; cop leaves them alone", dirty,
		     dirty == 1 ? " is" : "s are");
}

static void fix_merging(struct doctor *d, const char *root)
{
	struct cop_error err = { 0 };

	if (cop_driver_register(d->env->arena, root, &err))
		tell_error(d, LOOK, &err);
	else
		tell(d, FIXED, NULL, "merge driver registered for this clone");
}

static void ask_merging(struct doctor *d)
{
	const char *root = cop_store_root(d->env->community->store);
	struct cop_error ignored = { 0 };
	enum cop_driver state;

	if (!d->git || cop_driver_look(d->env->arena, root, &state, &ignored))
		return;
	if (state == COP_DRIVER_READY)
		tell(d, OK, NULL, "merge driver registered for this clone");
	else if (state == COP_DRIVER_UNASKED)
		tell(d, LOOK, "cop help merging",
		     ".gitattributes does not name the merge driver");
	else if (d->fix)
		fix_merging(d, root);
	else
		tell(d, LOOK, "cop doctor --fix",
		     state == COP_DRIVER_UNKNOWN
			     ? "merge driver not registered for this clone: git merges "
			       "by lines"
			     : "merge.cop.driver is another program");
}

/* --- the person and the machine --- */

static void ask_me(struct doctor *d)
{
	const char *me = cop_me(d->env), *said = cop_env_me(d->env);

	if (me)
		tell(d, OK, NULL, "you are %s", me);
	else if (said)
		tell(d, LOOK, "git config cop.me MEMBER",
		     "cop.me says '%s', and nobody here has that id",
		     cop_enc_shown(d->env->arena, cop_str_text(d->env->arena, said)));
	else
		tell(d, LOOK, "git config cop.me MEMBER",
		     "it is not known which member you are");
}

static void ask_machine(struct doctor *d)
{
	const struct cop_community *c = d->env->community;
	const char *zone = c && c->cop->timezone ? c->cop->timezone : "UTC";

	if (d->env->host.utf8)
		tell(d, OK, NULL, "the locale knows UTF-8");
	else
		tell(d, LOOK, "export LC_ALL=C.UTF-8",
		     "the locale does not know UTF-8: drawn characters become plain");
	if (access(cop_arena_printf(d->env->arena, "%s/%s", COP_CALENDAR_ZONES, zone),
		   R_OK) == 0)
		tell(d, OK, NULL, "the time zone %s is known", zone);
	else
		tell(d, LOOK, "install tzdata", "the time zone %s is not known here",
		     zone);
}

static void ask_files(struct doctor *d)
{
	const struct cop_community *c = d->env->community;

	d->env->told_unreadable = true;
	if (c->unreadable)
		tell(d, LOOK, "cop check", "%zu file%s cannot be read", c->unreadable,
		     c->unreadable == 1 ? "" : "s");
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
		if (ask_repository(&d)) {
			ask_history(&d);
			ask_merging(&d);
		}
		ask_files(&d);
		ask_me(&d);
	} else {
		tell(&d, LOOK, "cop init DIR begins one; -C DIR finds one",
		     "no community here or above");
	}
	ask_calendar(&d);
	ask_machine(&d);
	if ((code = show(&d, err)))
		return code;
	for (size_t i = 0; i < d.n; i++)
		stops += d.at[i].state == STOP;
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
		"a merge under way, hooks and signing, your name; and whether history "
		"is\n"
		"whole, merging is set up, the modules are found, the locale and time "
		"zones are known.",
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
