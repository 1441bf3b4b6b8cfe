/* SPDX-License-Identifier: MIT */
#include "finish.h"

#include <string.h>

#include "base/enc.h"
#include "base/proc.h"
#include "brake.h"
#include "judge.h"
#include "model/life.h"
#include "play.h"

#define MANY_FILES 5

struct cop_change *cop_begin(struct cop_env *env)
{
	return cop_change_new(env->arena, env->community->store, env->today);
}

struct cop_date cop_day(const struct cop_env *env)
{
	return env->common.on.day ? env->common.on : env->today;
}

/* --- names in subjects --- */

/* As far as consent lets members know; NULL: by id. */
static const struct cop_str *name_of(struct cop_env *env, const char *id)
{
	const struct cop_role *r = cop_role_of(env->community, id);
	const struct cop_member *m = cop_member_of(env->community, id);
	bool named = m && (m->consent.name == cop_tier_public ||
			   m->consent.name == cop_tier_members);

	return r && r->title ? r->title : named ? m->name : NULL;
}

void cop_subject_who(struct cop_env *env, struct cop_buf *out, const char *id)
{
	const struct cop_str *name = name_of(env, id);

	if (name)
		cop_enc_commit_subject(out, name);
	else
		cop_buf_text(out, id);
}

const char *cop_shown_who(struct cop_env *env, const char *id)
{
	const struct cop_str *name = name_of(env, id);

	return name ? cop_enc_snippet(env->arena, name, 40) : id;
}

void cop_subject_whos(struct cop_env *env, struct cop_buf *out, const char *const *ids,
		      size_t n)
{
	size_t shown = n > 3 ? 2 : n;

	for (size_t i = 0; i < shown; i++) {
		if (i)
			cop_buf_text(out, i + 1 == n ? " and " : ", ");
		cop_subject_who(env, out, ids[i]);
	}
	if (shown < n)
		cop_buf_printf(out, " and %zu more", n - shown);
}

void cop_subject_text(struct cop_buf *out, const struct cop_str *text)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();

	cop_buf_text(out, cop_enc_snippet(a, text, 60));
}

/* --- who decides --- */

/* The address git signs with; asked of the git program once, by writing commands only. */
static const char *git_email(struct cop_env *env)
{
	static const char *const argv[] = { "git", "config", "user.email", NULL };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_proc ask = { .argv = argv,
				.dir = cop_store_root(env->community->store),
				.in = COP_PROC_NULL,
				.out = COP_PROC_PIPE,
				.err = COP_PROC_NULL };
	struct cop_error ignored = { 0 };
	int status = 0;

	if (cop_proc_run(&ask, &out, NULL, &status, &ignored) || status)
		return NULL;
	while (out.len && out.at[out.len - 1] == '\n')
		out.at[--out.len] = '\0';
	return out.len ? cop_buf_keep(&out, env->arena) : NULL;
}

const char *cop_me(struct cop_env *env)
{
	const char *me = cop_env_me(env);
	const struct cop_member *m;
	const struct cop_str *email;

	if (me)
		return cop_member_of(env->community, me) ? me : NULL;
	me = git_email(env);
	if (!me)
		return NULL;
	email = cop_str_text(env->arena, me);
	for (COP_EACH(env->community, member, m)) {
		if (m->email && cop_str_same_name(m->email, email))
			return m->rec.id;
	}
	return NULL;
}

static int by_id(const void *va, const void *vb)
{
	return strcmp(*(const char *const *)va, *(const char *const *)vb);
}

/* They are kept as a set: in order, each once. Returns how many are left. */
static size_t sort_ids(const char **list, size_t n)
{
	size_t kept = 0;

	cop_sort(list, n, sizeof(*list), by_id);
	for (size_t i = 0; i < n; i++) {
		if (!kept || strcmp(list[kept - 1], list[i]) != 0)
			list[kept++] = list[i];
	}
	return kept;
}

enum cop_code cop_deciders(struct cop_env *env, struct cop_words *ret,
			   struct cop_error *err)
{
	unsigned kinds = COP_KIND_BIT(member) | COP_KIND_BIT(role);
	const struct cop_words *by = &env->common.by;
	const char **list = COP_NEW_N(env->arena, const char *, by->n + 2);
	const char *me;
	enum cop_kind kind;

	for (size_t i = 0; i < by->n; i++) {
		enum cop_code code = cop_community_resolve(
			env->community, kinds, by->at[i], &list[i], &kind, err);

		if (code)
			return code;
	}
	*ret = (struct cop_words){ list, sort_ids(list, by->n) };
	me = by->n ? NULL : cop_me(env);
	if (me)
		list[ret->n++] = me;
	return COP_OK;
}

enum cop_code cop_cited(struct cop_env *env, struct cop_error *err)
{
	enum cop_kind kind;
	enum cop_code code;

	if (!env->common.decision || !env->community)
		return COP_OK;
	code = cop_community_resolve(env->community, COP_KIND_BIT(note),
				     env->common.decision, &env->common.decision, &kind,
				     err);
	if (code && !err->hint[0])
		cop_fail_hint(err, "cop note list --all --where kind=decision");
	return code;
}

/* --- the end of a change --- */

void cop_say_findings(struct cop_env *env, const struct cop_findings *f,
		      enum cop_severity worst, enum cop_severity least)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_look look = { .color = env->err_color, .ascii = env->look.ascii };

	for (size_t i = 0; i < f->n; i++) {
		if (f->at[i]->severity >= worst && f->at[i]->severity <= least &&
		    !f->at[i]->accepted)
			cop_finding_text(f->at[i], &look, &out);
	}
	if (out.len)
		cop_say_block(env, &out);
}

static enum cop_code refuse(struct cop_env *env, struct cop_findings *brought,
			    size_t errors, struct cop_error *err)
{
	env->findings = brought;
	if (env->format != cop_format_json)
		cop_say_findings(env, brought, COP_ERROR, COP_ERROR);
	cop_fail(err, COP_E_INVALID,
		 "this would bring %zu error%s, so nothing was written", errors,
		 errors == 1 ? "" : "s");
	return cop_fail_hint(err, "mend the command by what is said above");
}

/* What only takes too much away is sound; whoever means it says so. */
static enum cop_code refuse_removal(struct cop_env *env, struct cop_findings *held,
				    const struct cop_removal *r, struct cop_error *err)
{
	const struct cop_finding *first = held->at[0];

	env->findings = held;
	if (held->n == 1) {
		cop_fail(err, COP_E_REFUSED, "%s", first->msg);
		return cop_fail_hint(err, "%s", first->hint);
	}
	if (env->format != cop_format_json)
		cop_say_findings(env, held, COP_ERROR, COP_ERROR);
	cop_fail(err, COP_E_REFUSED,
		 "this would take much away at once, so nothing was written");
	return cop_fail_hint(err, "%s; if it is meant", cop_brake_options(env, r));
}

/* What was said of a record that moved was said of it by its old name. */
static void follow_moves(const struct cop_change *c, struct cop_findings *before)
{
	const struct cop_moved *moves;
	size_t n = cop_change_moves(c, &moves);

	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < before->n; k++) {
			const char *record = before->at[k]->where.record;
			struct cop_finding *moved;

			if (!record || strcmp(record, moves[i].from) != 0)
				continue;
			moved = COP_NEW(before->arena, struct cop_finding);
			*moved = *before->at[k];
			moved->where.record = moves[i].to;
			before->at[k] = moved;
		}
	}
}

/* What a change brings, and what of the register it would take away. */
struct judged {
	struct cop_findings brought, held; /* by removal-brake */
	struct cop_removal removal;
};

/* Errors that the change brings; those that were there before are not its fault. */
static enum cop_code compare(struct cop_env *env, const struct cop_change *c,
			     struct judged *ret, struct cop_error *err)
{
	struct cop_findings before, after;
	struct cop_community *with;
	enum cop_code code;

	cop_findings_init(&ret->brought, env->arena);
	cop_findings_init(&ret->held, env->arena);
	if ((code = cop_community_after(env->community, &with, err)) ||
	    (code = cop_judge_community(env, env->community, &before, err)) ||
	    (code = cop_judge_community(env, with, &after, err)))
		return code;
	follow_moves(c, &before);
	cop_findings_new(&before, &after, &ret->brought);
	cop_findings_sort(&ret->brought);
	return cop_brake(env, c, with, &ret->held, &ret->removal, err);
}

enum cop_code cop_try(struct cop_env *env, struct cop_change *c,
		      struct cop_findings *ret_brought, size_t *ret_errors,
		      struct cop_error *err)
{
	const struct cop_findings none = { 0 };
	struct judged j = { 0 };
	enum cop_code code = cop_change_seal(c, err);

	if (!code)
		code = compare(env, c, &j, err);
	if (code)
		return code;
	*ret_brought = j.brought;
	cop_findings_new(&none, &j.held, ret_brought);
	*ret_errors = cop_findings_count(ret_brought, COP_ERROR);
	return COP_OK;
}

static struct cop_value file_values(struct cop_env *env, const struct cop_change *c)
{
	struct cop_value files = cop_v_list();
	const struct cop_changed *list;
	size_t n = cop_change_files(c, &list);

	for (size_t i = 0; i < n; i++) {
		struct cop_value one = cop_v_map();

		cop_v_put(env->arena, &one, "path", cop_v_word(list[i].path));
		cop_v_put(env->arena, &one, "added", cop_v_num((double)list[i].added));
		cop_v_put(env->arena, &one, "removed",
			  cop_v_num((double)list[i].removed));
		cop_v_push(env->arena, &files, one);
	}
	return files;
}

static enum cop_code show_json(struct cop_env *env, const struct cop_change *c,
			       const struct cop_decided *d, const char *commit,
			       struct cop_error *err)
{
	struct cop_doc *doc = cop_doc_new(env->arena, "cop.change/1");

	cop_v_put(env->arena, &doc->head, "subject",
		  cop_v_text(cop_str_text(env->arena, d->subject)));
	cop_v_put(env->arena, &doc->head, "commit", cop_v_word(commit));
	cop_v_put(env->arena, &doc->head, "files", file_values(env, c));
	for (size_t i = 0; d->extra.kind == COP_V_MAP && i < d->extra.u.map.n; i++)
		cop_v_put(env->arena, &doc->head, d->extra.u.map.at[i].key,
			  d->extra.u.map.at[i].value);
	return cop_show(env, doc, err);
}

static void say_notes(struct cop_env *env, const struct cop_decided *d)
{
	for (size_t i = 0; d->notes && d->notes[i]; i++)
		cop_say(env, "note: %s", d->notes[i]);
}

#define UNDO "undo: git revert --no-edit %.7s"
/* Where text would conflict, ours stays; a driver of ours would stop there as well. */
#define UNDO_BESIDE "undo: git -c merge.cop.driver=true revert --no-edit %.7s -X ours"

static void say_done(struct cop_env *env, const struct cop_decided *d, size_t files,
		     const char *commit)
{
	say_notes(env, d);
	if (!cop_env_hints(env))
		return;
	if (d->next)
		cop_say(env, "next: %s", d->next);
	if (commit && files > MANY_FILES && !d->first)
		cop_say(env, d->beside_others ? UNDO_BESIDE : UNDO, commit);
}

static enum cop_code dry_run(struct cop_env *env, const struct cop_change *c,
			     const struct cop_decided *d, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf diff = { 0 };
	enum cop_code code;

	say_notes(env, d);
	if (env->format == cop_format_json) {
		code = show_json(env, c, d, NULL, err);
	} else if (d->shown) {
		code = COP_OK;
	} else {
		cop_change_diff(c, &diff);
		code = cop_show_text(env, &diff, err);
	}
	cop_say(env, "would commit: %s", d->subject);
	return code;
}

static enum cop_code write_beside(const struct cop_decided *d, struct cop_error *err)
{
	return d->beside ? d->beside(d->with, err) : COP_OK;
}

static enum cop_code write_only_beside(struct cop_env *env, const struct cop_decided *d,
				       struct cop_error *err)
{
	enum cop_code code = write_beside(d, err);

	if (!code)
		say_notes(env, d);
	return code;
}

static enum cop_code write_files(struct cop_env *env, const struct cop_change *c,
				 const struct cop_decided *d, struct cop_error *err)
{
	struct cop_writes writes = cop_change_writes(c);
	const struct cop_changed *list;
	size_t n = cop_change_files(c, &list);
	enum cop_code code =
		cop_write_files(cop_store_root(env->community->store), &writes, err);

	if (code)
		return code;
	for (size_t i = 0; i < n; i++)
		cop_say(env, "wrote %s (+%zu -%zu)", list[i].path, list[i].added,
			list[i].removed);
	code = write_beside(d, err);
	if (code)
		return code;
	say_done(env, d, n, NULL);
	return env->format == cop_format_json ? show_json(env, c, d, NULL, err) : COP_OK;
}

/* -v: the files, and what was done with them in git. */
static void say_steps(struct cop_env *env, const struct cop_change *c,
		      const struct cop_done *done)
{
	const struct cop_changed *list;
	size_t n = cop_change_files(c, &list);

	for (size_t i = 0; i < n; i++)
		cop_say(env, "file: %s (+%zu -%zu)", list[i].path, list[i].added,
			list[i].removed);
	cop_say(env, "git: index, commit [%.7s] and branch, by %s", done->commit,
		done->by_program ? "the git program (hooks or signatures are set)"
				 : "this program");
}

static enum cop_code commit(struct cop_env *env, const struct cop_change *c,
			    const struct cop_decided *d, struct cop_error *err)
{
	struct cop_writes writes = cop_change_writes(c);
	struct cop_message m = { .subject = cop_str_text(env->arena, d->subject),
				 .body = d->body,
				 .command = cop_line_words(env->arena, env->line),
				 .decision = d->decision ? d->decision
							 : env->common.decision };
	struct cop_done done = { 0 };
	struct cop_error ignored = { 0 };
	struct cop_writer by;
	enum cop_code code;

	if (!m.body)
		m.body = env->common.message ? env->common.message : env->common.reason;
	cop_env_writer(env, &by);
	code = cop_commit(&by, cop_store_root(env->community->store), &writes, &m, &done,
			  err);
	if (code == COP_E_AGAIN)
		cop_play_lost(env);
	if (code && code != COP_E_PARTIAL)
		return code;
	if (env->common.verbose)
		say_steps(env, c, &done);
	if (env->format != cop_format_json)
		cop_say(env, "[%.7s] %s", done.commit, d->subject);
	if (done.linked)
		cop_say(env,
			"note: %s had a second name on this disk (a hard link), which "
			"keeps "
			"the old text",
			done.linked);
	if (code)
		write_beside(d, &ignored);
	else
		code = write_beside(d, err);
	if (code)
		return code;
	say_done(env, d, writes.n, done.commit);
	if (env->format != cop_format_json)
		return COP_OK;
	code = show_json(env, c, d, done.commit, err);
	if (!code)
		return COP_OK;
	err->code = COP_E_PARTIAL; /* whoever tries again would decide it twice */
	return cop_fail_prefix(err, "committed as %.7s, but not all was said",
			       done.commit);
}

enum cop_code cop_finish_sealed(struct cop_env *env, struct cop_change *c,
				const struct cop_decided *d, struct cop_error *err)
{
	if (env->common.dry_run)
		return dry_run(env, c, d, err);
	return cop_env_commits(env) ? commit(env, c, d, err)
				    : write_files(env, c, d, err);
}

enum cop_code cop_finish(struct cop_env *env, struct cop_change *c,
			 const struct cop_decided *d, struct cop_error *err)
{
	/* in the arena: a refusal is told as JSON after this returns */
	struct judged *j = COP_NEW(env->arena, struct judged);
	size_t errors;
	enum cop_code code = cop_change_seal(c, err);

	if (code)
		return code;
	if (cop_change_empty(c)) {
		cop_say(env, "nothing to change");
		return d->beside && !env->common.dry_run ? write_only_beside(env, d, err)
							 : COP_OK;
	}
	code = compare(env, c, j, err);
	if (code)
		return code;
	errors = cop_findings_count(&j->brought, COP_ERROR);
	if (errors)
		return refuse(env, &j->brought, errors, err);
	if (j->held.n)
		return refuse_removal(env, &j->held, &j->removal, err);
	if (!env->common.quiet)
		cop_say_findings(env, &j->brought, COP_CRITICAL, COP_WARNING);
	return cop_finish_sealed(env, c, d, err);
}
