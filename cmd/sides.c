/* SPDX-License-Identifier: MIT */
#include "sides.h"

#include <string.h>

#include "model/community.h"

/* Consent counts as it stands today, so that is kept before an older state takes its place. */
static enum cop_code keep_present(struct cop_env *env, struct cop_sides *s,
				  struct cop_error *err)
{
	s->told.known = env->community;
	return cop_community_load(env->community,
				  COP_KIND_BIT(member) | COP_KIND_BIT(role), err);
}

static enum cop_code open_new(struct cop_env *env, const struct cop_span *span,
			      struct cop_sides *s, struct cop_error *err)
{
	const char *root = cop_store_root(env->community->store);
	enum cop_code code = COP_OK;

	if (span->to && env->common.rev) {
		cop_fail(err, COP_E_USAGE, "--rev and '%s' both name the newer side",
			 span->to);
		return cop_fail_hint(err, "leave --rev out");
	}
	if (span->to) {
		env->common.rev = span->to;
		code = cop_history_resolve(env->arena, root, span->to, &s->to_id, err);
		if (!code)
			code = keep_present(env, s, err);
		if (!code)
			code = cop_start_rev(env, err);
	}
	if (!span->to)
		s->to_id = env->rev_id;
	s->new = env->community;
	s->new->today = env->today;
	return code ? code : cop_community_load(s->new, COP_KINDS_ALL, err);
}

static enum cop_code fail_begin(struct cop_error *err)
{
	cop_fail(err, COP_E_NOT_FOUND, "nothing is committed yet to compare with");
	return cop_fail_hint(err, "git add -A && git commit -m Begin");
}

static enum cop_code find_old(struct cop_env *env, const struct cop_span *span,
			      struct cop_sides *s, struct cop_error *err)
{
	const char *root = cop_store_root(s->new->store);
	const char *from = span->from ? span->from : "HEAD";
	const char *to = s->to_id ? s->to_id : "HEAD";
	enum cop_code code;

	s->since = span->from ? span->from : "the last commit";
	if (!span->from && !s->to_id) {
		code = cop_history_tip(env->arena, root, &s->from_id, err);
		return code || s->from_id ? code : fail_begin(err);
	}
	code = cop_history_resolve(env->arena, root, from, &s->from_id, err);
	if (code == COP_E_NOT_FOUND)
		return cop_fail_hint(err, "git branch --all shows the names; in a "
					  "pipeline, git fetch origin brings them");
	if (code || !span->parted)
		return code;
	return cop_history_base(env->arena, root, from, to, &s->from_id, err);
}

static enum cop_code open_old(struct cop_env *env, struct cop_sides *s,
			      struct cop_error *err)
{
	struct cop_store *store = s->new->store;
	enum cop_code code = cop_history_differing(env->arena, cop_store_root(store),
						   s->from_id, s->to_id, &s->files, err);

	for (size_t i = 0; i < s->files.n && !code; i++)
		cop_store_overlay(store, s->files.paths[i], s->files.was[i]);
	return code ? code : cop_community_after(s->new, &s->old, err);
}

static enum cop_code read_commits(struct cop_env *env, struct cop_sides *s,
				  struct cop_error *err)
{
	const char *root = cop_store_root(s->new->store);
	const struct cop_log_query q = { .rev = s->to_id,
					 .not_in = s->from_id,
					 .files = true };
	enum cop_code code = cop_history_log(env->arena, root, &q, &s->commits, err);

	if (!code && !s->to_id)
		code = cop_history_dirty(env->arena, root, &s->uncommitted, err);
	return code;
}

enum cop_code cop_sides_open(struct cop_env *env, const struct cop_span *span,
			     struct cop_sides *ret, struct cop_error *err)
{
	struct cop_sides s = { 0 };
	enum cop_code code;

	if ((code = open_new(env, span, &s, err)) ||
	    (code = find_old(env, span, &s, err)) || (code = open_old(env, &s, err)) ||
	    (code = read_commits(env, &s, err)))
		return code;
	s.told.old = s.old;
	s.told.new = s.new;
	s.told.readers = (enum cop_tier)env->common.readers;
	*ret = s;
	return COP_OK;
}

/* --- findings --- */

/* What was said of a record is said of it by its new name. */
static void follow_names(struct cop_findings *f, const char *const *renamed)
{
	for (; renamed[0]; renamed += 2) {
		for (size_t i = 0; i < f->n; i++) {
			const char *record = f->at[i]->where.record;
			struct cop_finding *moved;

			if (!record || strcmp(record, renamed[0]) != 0)
				continue;
			moved = COP_NEW(f->arena, struct cop_finding);
			*moved = *f->at[i];
			moved->where.record = renamed[1];
			f->at[i] = moved;
		}
	}
}

static void keep_grave(struct cop_findings *f, enum cop_severity least)
{
	size_t kept = 0;

	for (size_t i = 0; i < f->n; i++) {
		if (f->at[i]->severity <= least && !f->at[i]->accepted)
			f->at[kept++] = f->at[i];
	}
	f->n = kept;
}

enum cop_code cop_sides_judge(struct cop_env *env, const struct cop_sides *s,
			      cop_judge_fn *judge, struct cop_brought *ret,
			      struct cop_error *err)
{
	struct cop_findings before;
	enum cop_code code;

	*ret = (struct cop_brought){ .renamed = cop_tell_renamed(env->arena, &s->told) };
	cop_findings_init(&ret->brought, env->arena);
	cop_findings_init(&ret->cleared, env->arena);
	if ((code = judge(env, s->old, &before, err)) ||
	    (code = judge(env, s->new, &ret->all, err)))
		return code;
	follow_names(&before, ret->renamed);
	cop_findings_new(&before, &ret->all, &ret->brought);
	cop_findings_new(&ret->all, &before, &ret->cleared);
	cop_findings_sort(&ret->brought);
	cop_findings_sort(&ret->cleared);
	return COP_OK;
}

void cop_brought_grave(struct cop_brought *b, enum cop_severity least)
{
	keep_grave(&b->brought, least);
	keep_grave(&b->cleared, least);
}
