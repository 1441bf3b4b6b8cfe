/* SPDX-License-Identifier: MIT */
#include "env.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "model/community.h"
#include "play.h"
#include "store/around.h"
#include "store/cut_off.h"
#include "store/history.h"
#include "store/store.h"
#include "yaml/conflict.h"

enum cop_code cop_start_store(struct cop_env *env, struct cop_store **ret,
			      struct cop_error *err)
{
	const char *dir = env->common.dir;
	enum cop_code code = cop_store_open(env->arena, dir ? dir : ".", ret, err);

	if (code != COP_E_NOT_FOUND || dir || !env->host.dir)
		return code;
	*err = (struct cop_error){ 0 };
	return cop_store_open(env->arena, env->host.dir, ret, err);
}

/*
 * cop.yaml itself may be missing where its first commit was cut off: that is finished first.
 * COP_E_NOT_FOUND as before where there was nothing to finish.
 */
static enum cop_code start_cut_off(struct cop_env *env, struct cop_store **ret,
				   struct cop_error *err)
{
	const char *dir = env->common.dir ? env->common.dir : ".";
	char *real = env->play ? realpath(dir, NULL) : NULL;
	struct cop_error why = { 0 };
	enum cop_code code = COP_OK;

	if (!real)
		return err->code;
	code = cop_play_stand(env, cop_arena_text(env->arena, real), &why);
	free(real);
	if (!code)
		code = cop_start_store(env, ret, &why);
	if (code == COP_E_NOT_FOUND)
		return err->code;
	*err = code ? why : (struct cop_error){ 0 };
	return code;
}

/* Who reads does not mend: files that may be half written are read as last committed. */
static enum cop_code lay_cut_off(struct cop_env *env, struct cop_store *store,
				 struct cop_error *err)
{
	const char *root = cop_store_root(store);
	struct cop_differing files;
	struct cop_around around;
	enum cop_code code;

	if (!cop_around_find(env->arena, root, &around))
		return COP_OK;
	if ((code = cop_cut_off_files(env->arena, &around, root, cop_store_prefix(store),
				      &files, err)))
		return code;
	if (cop_cut_off_attempt(env->arena, &around))
		cop_say(env,
			"note: a command was cut off before git had committed; what it "
			"wrote is read here all the same, and taken back by the next "
			"command that writes");
	if (!files.n)
		return COP_OK;
	for (size_t i = 0; i < files.n; i++)
		cop_store_overlay(store, files.paths[i], files.was[i]);
	cop_say(env, "note: a command was cut off, or is at work: what it writes is read "
		     "here as last committed");
	cop_say(env, "hint: the next command that writes finishes it");
	return COP_OK;
}

static enum cop_code open_community(struct cop_env *env, struct cop_error *err)
{
	struct cop_store *store;
	enum cop_code code;

	code = cop_start_store(env, &store, err);
	if (code == COP_E_NOT_FOUND)
		code = start_cut_off(env, &store, err);
	if (code)
		return code;
	if (env->play && !env->common.dry_run)
		code = cop_play_stand(env, cop_store_root(store), err);
	else if (!env->common.rev)
		code = lay_cut_off(env, store, err);
	if (!code)
		code = cop_community_open(env->arena, store, env->today, &env->community,
					  err);
	if (code)
		cop_store_close(&store);
	else if (env->community->cop->timezone)
		cop_env_zone(env, env->community->cop->timezone);
	return code;
}

enum cop_code cop_start_open(struct cop_env *env, struct cop_error *err)
{
	unsigned needs = env->cmd->needs;
	enum cop_code code;

	if (needs & COP_NO_COMMUNITY)
		return COP_OK;
	code = open_community(env, err);
	if (code == COP_E_NOT_FOUND && (needs & COP_MAYBE_COMMUNITY) &&
	    !env->common.dir) {
		*err = (struct cop_error){ 0 };
		return COP_OK;
	}
	return code;
}

/* Before anything is judged by half of the record: a merge wants its end first. */
static enum cop_code fail_half_merged(struct cop_env *env, const struct cop_source *src,
				      const struct cop_conflict *c, struct cop_error *err)
{
	const struct cop_under_way *is = NULL;
	struct cop_around around;

	if (cop_around_find(env->arena, cop_store_root(env->community->store), &around))
		is = cop_around_under_way(&around, 0);
	cop_fail(err, COP_E_REFUSED,
		 "%s is under way: %s:%u-%u has two versions%s%s%s (%s, %s)",
		 is ? is->what : "a merge", src->path, c->first, c->last,
		 *c->key ? " of '" : "", c->key, *c->key ? "'" : "", c->ours, c->theirs);
	return cop_fail_hint(err,
			     "keep one in your editor, then git add %s, %s, cop check",
			     src->path, is && is->go_on ? is->go_on : "git commit");
}

static enum cop_code refuse_half_merged(struct cop_env *env, struct cop_error *err)
{
	const struct cop_findings *f = &env->community->findings;

	for (size_t i = 0; i < f->n; i++) {
		const struct cop_source *src = f->at[i]->where.at.src;
		struct cop_conflict c;

		if (f->at[i]->rule == &cop_rule_unreadable && src &&
		    cop_yaml_conflict(env->arena, src, &c))
			return fail_half_merged(env, src, &c, err);
	}
	return COP_OK;
}

/* Half a checkout is the whole community: what is left out of it is read from git. */
static enum cop_code lay_left_out(struct cop_env *env, struct cop_error *err)
{
	struct cop_store *store = env->community->store;
	struct cop_history_files files = { 0 };
	struct cop_around around;
	enum cop_code code;

	if (!cop_around_find(env->arena, cop_store_root(store), &around) ||
	    !cop_around_sparse(&around))
		return COP_OK;
	code = cop_history_left_out(env->arena, cop_store_root(store), &files, err);
	for (size_t i = 0; i < files.n; i++)
		cop_store_lay(store, files.at[i].path, &files.at[i]);
	return code;
}

/*
 * A file that is wrong can be left out, for what is wrong stays visible. One that the system
 * did not hand out this time may hold what the command has to change, such as a reference.
 */
static enum cop_code refuse_unread(struct cop_env *env, struct cop_error *err)
{
	if (!env->community->unread)
		return COP_OK;
	cop_fail(err, COP_E_REFUSED, "%s, so nothing was written",
		 env->community->unread);
	return cop_fail_hint(err, "try again; ls -l shows who may read it");
}

enum cop_code cop_start_load(struct cop_env *env, struct cop_error *err)
{
	unsigned needs = env->cmd->needs;
	unsigned kinds = needs & COP_WRITES ? COP_KINDS_ALL : needs & COP_KINDS_ALL;
	enum cop_code code;

	if (!env->community)
		return COP_OK;
	code = env->common.rev ? cop_start_rev(env, err) : lay_left_out(env, err);
	if (code)
		return code;
	env->community->today = env->today;
	code = cop_community_load(env->community, kinds, err);
	if (code || !(needs & COP_WRITES))
		return code;
	code = refuse_unread(env, err);
	return code ? code : refuse_half_merged(env, err);
}

static void tell_unreadable(struct cop_env *env, const struct cop_error *err)
{
	const struct cop_findings *f = &env->community->findings;

	for (size_t i = 0; i < f->n; i++) {
		struct cop_place place;

		if (f->at[i]->rule != &cop_rule_unreadable &&
		    f->at[i]->rule != &cop_rule_duplicate_key)
			continue;
		if (f->at[i]->where.at.src) {
			place = cop_loc_place(f->at[i]->where.at);
			if (strcmp(err->file, f->at[i]->where.at.src->path) == 0)
				continue; /* the error says it */
			cop_complain(env, "%s:%u:%u: %s", f->at[i]->where.at.src->path,
				     place.line, place.column, f->at[i]->msg);
		} else {
			cop_complain(env, "%s: %s",
				     f->at[i]->where.record ? f->at[i]->where.record
							    : "community",
				     f->at[i]->msg);
		}
	}
}

/* A record with a value that is none may be in no list: nobody should have to guess. */
void cop_tell_flaws(struct cop_env *env)
{
	size_t n = env->community && !env->told_unreadable &&
				   !(env->cmd->needs & COP_WRITES)
			   ? cop_community_flaws(env->community)
			   : 0;

	if (n)
		cop_say(env,
			"note: %zu error%s in the files, so something may be missing "
			"here: cop check",
			n, n == 1 ? "" : "s");
}

void cop_stop(struct cop_env *env, const struct cop_error *err)
{
	if (!env->community)
		return;
	if (!(env->cmd->needs & COP_WRITES)) {
		env->unreadable = env->community->unreadable;
		if (!env->told_unreadable)
			tell_unreadable(env, err);
	}
	cop_store_close(&env->community->store);
}
