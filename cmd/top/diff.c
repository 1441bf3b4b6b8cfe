/* SPDX-License-Identifier: MIT */
/* What changed, told as decisions. */
#include <string.h>

#include "base/enc.h"
#include "judge.h"
#include "model/community.h"
#include "model/plan.h"
#include "told.h"

struct opts {
	struct cop_words revs;
	const char *base;
	int only; /* area and one; 0: all */
	bool exit_code;
};

/* --- what is compared --- */

/* "A...B", "A..B" in one word; either may be left out, as in git. */
static void cut_range(struct cop_env *env, const char *word, struct cop_span *ret)
{
	const char *dots = strstr(word, "..");
	const char *right;

	if (!dots) {
		ret->from = word;
		return;
	}
	ret->parted = dots[2] == '.';
	right = dots + (ret->parted ? 3 : 2);
	ret->from = dots > word ? cop_arena_copy(env->arena, word, (size_t)(dots - word))
				: NULL;
	ret->to = *right ? right : "HEAD";
}

static enum cop_code read_span(struct cop_env *env, const struct opts *o,
			       struct cop_span *ret, struct cop_error *err)
{
	*ret = (struct cop_span){ 0 };
	if (o->base && o->revs.n) {
		cop_fail(err, COP_E_USAGE, "--base and '%s' both name the older side",
			 o->revs.at[0]);
		return cop_fail_hint(err, "cop diff --base %s", o->base);
	}
	if (o->base) {
		ret->from = o->base;
		ret->parted = true;
	} else if (o->revs.n == 2) {
		ret->from = o->revs.at[0];
		ret->to = o->revs.at[1];
	} else if (o->revs.n) {
		cut_range(env, o->revs.at[0], ret);
	}
	return COP_OK;
}

/* --- files that differ without a decision --- */

static const struct cop_item *item_in(const struct cop_community *c, const char *path,
				      enum cop_kind *ret_kind)
{
	for (unsigned k = 0; k < cop_kind_count; k++) {
		for (size_t i = 0; i < c->items[k].n; i++) {
			*ret_kind = (enum cop_kind)k;
			if (strcmp(c->items[k].at[i].path, path) == 0)
				return &c->items[k].at[i];
		}
	}
	return NULL;
}

static const struct cop_source *source_in(const struct cop_community *c, const char *path)
{
	enum cop_kind kind;
	const struct cop_item *item = item_in(c, path, &kind);
	const struct cop_rec *rec = item ? item->rec : NULL;

	return rec ? rec->src : NULL;
}

static bool is_told(const struct cop_tale *tale, const char *path)
{
	for (size_t i = 0; i < tale->n; i++) {
		if (tale->at[i].file && strcmp(tale->at[i].file, path) == 0)
			return true;
	}
	return false;
}

static void add_file(struct told_page *p, struct told_files *to, const char *path)
{
	const char *shown = cop_enc_shown(p->env->arena,
					  cop_str_new(p->env->arena, path, strlen(path)));

	*COP_PUSH(p->env->arena, to->at, to->n, to->cap) = shown;
}

/* The same record, in another file. */
static void look_for_move(struct told_page *p, const struct cop_tale *all,
			  const char *path)
{
	enum cop_kind kind = cop_kind_cop;
	const struct cop_item *was = item_in(p->sides->old, path, &kind);
	const struct cop_item *is = was ? cop_community_item(p->sides->new, kind, was->id)
					: NULL;

	if (is && *is->id && !is_told(all, is->path))
		add_file(p, &p->moved,
			 cop_arena_printf(p->env->arena, "%s to %s", path, is->path));
}

/* Whoever takes over the work of somebody who leaves is told with the leaving. */
static bool changes_hands(const struct told_page *p, const char *path)
{
	enum cop_kind kind = cop_kind_cop;
	const struct cop_item *was = item_in(p->sides->old, path, &kind);
	const struct cop_item *is = was ? item_in(p->sides->new, path, &kind) : NULL;
	const struct cop_plan *old, *new;

	if (!is || kind != cop_kind_plan)
		return false;
	old = was->rec;
	new = is->rec;
	return old->owner && new->owner &&strcmp(old->owner, new->owner) != 0;
}

static void look_beside(struct told_page *p, const struct cop_tale *all)
{
	const struct cop_sides *s = p->sides;
	bool renamed = cop_tell_renamed(p->env->arena, &s->told)[0] != NULL;

	for (size_t i = 0; i < s->files.n; i++) {
		const char *path = s->files.paths[i];
		const struct cop_source *old = s->files.was[i],
					*new = source_in(s->new, path);
		enum cop_beside how;

		if (cop_community_left_out(s->new, path) ||
		    cop_community_left_out(s->old, path))
			add_file(p, &p->unreadable, path);
		if (!cop_record_of_path(path, false))
			add_file(p, &p->others, path);
		if (old && !new)
			look_for_move(p, all, path);
		if (!old || !new)
			continue;
		how = cop_tell_beside(old, new);
		if (how == COP_BESIDE_OWN_KEYS)
			add_file(p, &p->own_keys, path);
		else if (!is_told(all, path) &&
			 (renamed || how != COP_BESIDE_NAMES || !changes_hands(p, path)))
			add_file(p,
				 how == COP_BESIDE_NAMES && renamed ? &p->names
								    : &p->layout,
				 path);
	}
}

/* --- the page --- */

static void keep_area(struct cop_tale *tale, enum cop_area area)
{
	size_t kept = 0;

	for (size_t i = 0; i < tale->n; i++) {
		if (tale->at[i].area == area)
			tale->at[kept++] = tale->at[i];
	}
	tale->n = kept;
}

/* What somebody gives of their time is told to members, as in the sentences above. */
static bool tells_of_time(const struct cop_finding *f)
{
	static const char *const rules[] = { "manager-minimum", "work-exceeds-time",
					     "not-in-job" };

	for (size_t i = 0; i < COP_COUNT(rules); i++) {
		if (strcmp(f->rule->id, rules[i]) == 0)
			return true;
	}
	return false;
}

/* A check is read by stewards, a comment on a pull request by whoever may see it. */
static void hide_names(const struct told_page *p, struct cop_findings *f)
{
	struct cop_arena *a = p->env->arena;

	for (size_t i = 0; i < f->n; i++) {
		struct cop_finding *one = COP_NEW(a, struct cop_finding);

		*one = *f->at[i];
		if (p->sides->told.readers == cop_tier_public && tells_of_time(one))
			one->msg = one->rule->title;
		one->msg = cop_tell_hiding(a, &p->sides->told, one->msg);
		one->hint = cop_tell_hiding(a, &p->sides->told, one->hint);
		f->at[i] = one;
	}
}

static enum cop_code show(const struct told_page *p, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (p->env->format == cop_format_json)
		return cop_show(p->env, told_document(p), err);
	if (p->env->format == cop_format_md)
		told_md(p, &out);
	else if (!p->sides->files.n)
		cop_say(p->env, "note: nothing changed since %s", p->sides->since);
	else
		told_text(p, &out);
	return cop_show_text(p->env, &out, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct cop_sides sides = { 0 };
	struct told_page p = { .env = env, .sides = &sides };
	struct cop_span span;
	enum cop_code code;

	if ((code = read_span(env, o, &span, err)) ||
	    (code = cop_sides_open(env, &span, &sides, err)))
		return code;
	cop_tell(env->arena, &sides.told, &p.tale);
	cop_tell_so_that(env->arena, &sides.told, &p.so_that);
	look_beside(&p, &p.tale);
	if (o->only) {
		keep_area(&p.tale, (enum cop_area)(o->only - 1));
		keep_area(&p.so_that, (enum cop_area)(o->only - 1));
	}
	code = cop_sides_judge(env, &sides, cop_judge_all, &p.judged, err);
	if (code)
		return code;
	cop_brought_grave(&p.judged, COP_WARNING);
	hide_names(&p, &p.judged.brought);
	hide_names(&p, &p.judged.cleared);
	if ((code = show(&p, err)))
		return code;
	if (!o->exit_code || (!p.tale.n && !p.own_keys.n))
		return COP_OK;
	err->code = COP_E_NO;
	return COP_E_NO;
}

static const char *const examples[] = {
	"cop diff",
	"cop diff --base main",
	"cop diff --base origin/main --format md",
	"cop diff HEAD~3 HEAD --only roles",
	NULL,
};

static const struct cop_opt options[] = {
	{ COP_OPT_WORD, 0, "base", "REF", "what came since this branch left REF", NULL,
	  .offset = offsetof(struct opts, base), .hint = COP_HINT_REV },
	{ COP_OPT_CHOICE, 0, "only", "AREA", "decisions of one area", "all",
	  .of = &cop_enum_area, .offset = offsetof(struct opts, only) },
	{ COP_OPT_FLAG, 0, "exit-code", .help = "exit 1 where anything was decided",
	  .offset = offsetof(struct opts, exit_code) },
};

static const struct cop_arg args[] = {
	{ "REV", 0, 2, COP_OPT_WORD, offsetof(struct opts, revs), COP_HINT_REV,
	  "from this commit, branch or tag, to that one; A...B: from where B left A" },
};

const struct cop_cmd cop_cmd_top_diff = {
	.summary = "what changed, in words",
	.rule = "Decisions, not lines; without REV: since the last commit.",
	.help = "Tells appointments, terms and standing, what the charter now says, what "
		"moved in\n"
		"the plan, and what follows: seats that fall vacant, items that lose "
		"their owner.\n"
		"Below it stand the findings of cop check and of cop health risks that "
		"the change\n"
		"brings or clears, warnings and worse.\n\n"
		"Without REV, or with one, the newer side is the files as they are, "
		"committed or\n"
		"not. A record with another id is the same record where it says the "
		"same.\n\n"
		"People are named as in commit subjects: by name where their consent "
		"lets members\n"
		"read it, else by id; --readers public names fewer, --readers stewards "
		"everybody.\n\n"
		"Layout and comments are no decisions: the files are named, and "
		"--exit-code passes\n"
		"over them.",
	.examples = examples,
	.see = "cop log, cop check; cop help ci",
	.formats = "text md json",
	.document = "cop.diff/1",
	.needs = COP_READS | COP_CONSENTS,
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
