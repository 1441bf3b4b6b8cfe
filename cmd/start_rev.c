/* SPDX-License-Identifier: MIT */
/*
 * --rev REV: the files of a commit, branch, tag, or of the last commit of a day. They are laid
 * over the store, which then looks at the disk no more, so every reader works on them as they
 * are; nothing is checked out.
 */
#include "env.h"

#include "model/community.h"
#include "store/history.h"

/* A day, as people write it; zero: not a day but a revision. */
static struct cop_date day_of(const struct cop_env *env, const char *rev)
{
	struct cop_error ignored = { 0 };
	struct cop_date d = { 0 };

	if (cop_date_read(rev, env->clock, COP_DATE_END, &d, &ignored))
		return (struct cop_date){ 0 };
	return d;
}

static enum cop_code find_commit(struct cop_env *env, const char *root,
				 struct cop_log_entry *ret, struct cop_error *err)
{
	struct cop_date day = day_of(env, env->common.rev);
	struct cop_log_query q = { .limit = 1, .period = { { 0 }, day } };
	struct cop_log log = { 0 };
	char text[COP_DATE_TEXT];
	enum cop_code code = COP_OK;

	if (!day.day)
		code = cop_history_resolve(env->arena, root, env->common.rev, &q.rev,
					   err);
	if (!code)
		code = cop_history_log(env->arena, root, &q, &log, err);
	if (code)
		return code;
	if (!log.n) {
		cop_fail(err, COP_E_NOT_FOUND, "no commit of this community up to %s",
			 day.day ? cop_date_text(day, text) : env->common.rev);
		return cop_fail_hint(err, "cop log shows what there is");
	}
	*ret = log.at[0];
	if (day.day)
		ret->date = day;
	return COP_OK;
}

enum cop_code cop_start_rev(struct cop_env *env, struct cop_error *err)
{
	struct cop_store *store = env->community->store;
	const char *root = cop_store_root(store);
	struct cop_history_files files = { 0 };
	struct cop_log_entry at = { 0 };
	enum cop_code code = find_commit(env, root, &at, err);

	if (!code)
		code = cop_history_files(env->arena, root, at.id, &files, err);
	if (code)
		return code;
	env->rev_id = at.id;
	for (size_t i = 0; i < files.n; i++)
		cop_store_overlay(store, files.at[i].path, &files.at[i]);
	cop_store_freeze(store);
	env->rev = at.id;
	if (!env->common.as_of.day)
		env->today = at.date;
	code = cop_community_open(env->arena, store, env->today, &env->community, err);
	return code ? cop_fail_prefix(err, "%s", env->common.rev) : COP_OK;
}
