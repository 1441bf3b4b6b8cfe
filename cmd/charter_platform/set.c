/* SPDX-License-Identifier: MIT */
#include "base/near.h"
#include "platform.h"

#include <string.h>

#define ASSESSMENT "assessment."

static const char *new_status(const struct cop_words *pairs)
{
	for (size_t i = 0; i + 1 < pairs->n; i += 2) {
		if (strcmp(pairs->at[i], "status") == 0)
			return pairs->at[i + 1];
	}
	return NULL;
}

/* What is needed to enter a state has to be there, or come with it. */
static enum cop_code check_status(const struct cop_platform *p,
				  const struct cop_words *pairs, struct cop_error *err)
{
	const char *status = new_status(pairs), *lacks = NULL;
	bool owner = p->owner != NULL, purpose = p->purpose != NULL;

	if (status && strcmp(status, "chosen") == 0) {
		cop_fail(err, COP_E_REFUSED, "a platform is chosen for a reason");
		return cop_fail_hint(err, "cop charter platform choose %s --reason TEXT",
				     p->rec.id);
	}
	if (!status || strcmp(status, "live") != 0)
		return COP_OK;
	for (size_t i = 0; i + 1 < pairs->n; i += 2) {
		owner |= strcmp(pairs->at[i], "owner") == 0;
		purpose |= strcmp(pairs->at[i], "purpose") == 0;
	}
	lacks = !owner ? "owner MEMBER" : !purpose ? "purpose TEXT" : NULL;
	if (!lacks)
		return COP_OK;
	cop_fail(err, COP_E_REFUSED, "a live platform has %s",
		 owner ? "a purpose, what it is used for" : "an owner who knows it");
	return cop_fail_hint(err, "cop charter platform set %s %s status live", p->rec.id,
			     lacks);
}

/* assessment.search.met after assessment.search.note: begun once. */
static bool begun_before(const struct cop_words *pairs, size_t i)
{
	const char *path = pairs->at[i];
	size_t len = strlen(ASSESSMENT) + strcspn(path + strlen(ASSESSMENT), ".");

	for (size_t k = 0; k < i; k += 2) {
		if (strncmp(pairs->at[k], path, len) == 0 && pairs->at[k][len] == '.')
			return true;
	}
	return false;
}

/* assessment+ TEXT: a question of one's own, and no answer yet. */
static enum cop_code add_own(struct cop_env *env, struct cop_change *c,
			     const struct cop_platform *p, const char *typed,
			     struct cop_error *err)
{
	struct cop_assessment a = { 0 };
	const char *slug, *id;
	enum cop_code code = cop_env_text(env, typed, &a.text, err);

	if (code)
		return code;
	slug = id = cop_str_slug(env->arena, a.text);
	if (!*slug) {
		cop_fail(err, COP_E_USAGE, "no id can be made of '%s'", typed);
		return cop_fail_hint(err, "a question in words");
	}
	for (unsigned n = 2; cop_platform_answer(p, id) || platform_label(env, id); n++)
		id = cop_arena_printf(env->arena, "%s-%u", slug, n);
	return platform_put_answer(env, c, p, id, &a, err);
}

/* assessment.search.met: a check of the list is there without having been added. */
static enum cop_code begin_check(struct cop_env *env, struct cop_change *c,
				 const struct cop_platform *p, const char *path,
				 struct cop_error *err)
{
	const char *start = path + strlen(ASSESSMENT);
	const char *id = cop_arena_copy(env->arena, start, strcspn(start, "."));
	struct cop_near near = { .typed = id };

	if (cop_platform_answer(p, id))
		return COP_OK;
	if (platform_label(env, id))
		return platform_begin_answer(env, c, p, id, err);
	for (size_t i = 0; i < cop_enum_platform_check.n; i++)
		cop_near_try(&near, cop_enum_platform_check.words[i].word);
	for (size_t i = 0; i < p->assessment.n; i++)
		cop_near_try(&near, p->assessment.at[i].id ? p->assessment.at[i].id : "");
	cop_fail(err, COP_E_NOT_FOUND, "no check and no criterion '%s'", id);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'?", near.best);
	return cop_fail_hint(err,
			     "cop charter platform set %s assessment+ TEXT asks a "
			     "question of your own",
			     p->rec.id);
}

/* "met yes": what people say for true. */
static const char *plain_bool(const char *path, const char *value)
{
	const struct cop_field *f = NULL;
	const char *last = strrchr(path, '.');

	if (last && strcmp(last, ".met") == 0)
		f = cop_path_field(&cop_schema_platform, "assessment.met");
	else if (strncmp(path, "functions.", 10) == 0)
		f = cop_path_field(&cop_schema_platform, path);
	if (!f || f->kind != COP_K_BOOL)
		return value;
	if (strcmp(value, "yes") == 0)
		return "true";
	if (strcmp(value, "no") == 0)
		return "false";
	return strcmp(value, "unknown") == 0 ? "" : value;
}

/* The day of the assessment follows from an answer, unless it is said. */
static enum cop_code put_day(struct cop_env *env, struct cop_change *c,
			     const struct cop_platform *p, const struct cop_words *pairs,
			     struct cop_error *err)
{
	bool said = false, assessed = false;

	for (size_t i = 0; i < pairs->n; i += 2) {
		said |= strcmp(pairs->at[i], "assessed") == 0;
		assessed |= strncmp(pairs->at[i], "assessment", 10) == 0;
	}
	return assessed && !said ? platform_put_day(env, c, p, err) : COP_OK;
}

/* Checks are begun, own questions added; *ret is what is left to be set by path. */
static enum cop_code prepare(struct cop_env *env, struct cop_change *c,
			     const struct cop_platform *p, const struct cop_words *pairs,
			     struct cop_words *ret, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	ret->at = COP_NEW_N(env->arena, const char *, pairs->n + 1);
	for (size_t i = 0; i < pairs->n && !code; i += 2) {
		const char *path = pairs->at[i];
		const char *value = i + 1 < pairs->n ? pairs->at[i + 1] : NULL;

		if (value && strcmp(path, "assessment+") == 0) {
			code = add_own(env, c, p, value, err);
			continue;
		}
		if (strncmp(path, ASSESSMENT, strlen(ASSESSMENT)) == 0 &&
		    !begun_before(pairs, i))
			code = begin_check(env, c, p, path, err);
		ret->at[ret->n++] = path;
		if (value)
			ret->at[ret->n++] = plain_bool(path, value);
	}
	return code;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct cop_noun_set o = *(const struct cop_noun_set *)opts;
	struct cop_words rest = { 0 }, said;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	const struct cop_item *item;
	enum cop_code code = cop_noun_find(env, o.thing, &item, err);

	if (!code)
		code = check_status(item->rec, &o.pairs, err);
	if (!code)
		code = prepare(env, c, item->rec, &o.pairs, &rest, err);
	said = o.pairs;
	o.pairs = rest;
	if (!code && (rest.n || !said.n))
		code = cop_noun_set_pairs(env, c, item->id, &o, err);
	o.pairs = said;
	if (!code)
		code = put_day(env, c, item->rec, &o.pairs, err);
	if (code)
		return code;
	cop_buf_text(&subject, "charter: ");
	cop_subject_text(&subject, ((const struct cop_platform *)item->rec)->title);
	if (o.pairs.n == 2 && new_status(&o.pairs)) {
		cop_buf_printf(&subject, " is %s%s",
			       strcmp(new_status(&o.pairs), "candidate") == 0 ? "a " : "",
			       new_status(&o.pairs));
	} else {
		cop_buf_text(&subject, ": ");
		cop_noun_paths(&subject, &o.pairs);
	}
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static const char *const examples[] = {
	"cop charter platform set ms-teams functions.polls no owner cam-ito",
	"cop charter platform set ms-teams assessment.search.met yes",
	"cop charter platform set ms-teams assessment+ \"Does it work offline?\"",
	"cop charter platform set ms-teams status live", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_TEXT,
	  .name = "note",
	  .help = "why it became so, with status",
	  .offset = offsetof(struct cop_noun_set, note) },
};

static const struct cop_arg args[] = {
	COP_NOUN_THING("PLATFORM", PLATFORM, cop_noun_set, thing),
	{ .name = "PATH VALUE",
	  .min = 1,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_noun_set, pairs),
	  .hint = COP_HINT_PATH,
	  .help = "fields and their new values; \"\" clears" },
};

const struct cop_cmd cop_cmd_charter_platform_set = {
	.summary = "change a platform: an answer, a function, its status",
	.rule = "A question of your own is added with assessment+ TEXT.",
	.help = "Checks are set by their id: assessment.search.met yes, no or unknown, "
		"and\n"
		"assessment.search.note TEXT. A status adds a dated entry: live, "
		"retired,\n"
		"rejected, candidate; `choose` is the one for chosen.",
	.examples = examples,
	.see = "cop charter platform ask, cop charter platform choose; cop help paths",
	.needs = COP_WRITES | COP_DATED | COP_DECIDED | COP_CITES | COP_TAKES_FILE,
	.record = &cop_record_platform,
	.document = "cop.change/1",
	.opts_size = sizeof(struct cop_noun_set),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
