/* SPDX-License-Identifier: MIT */
#include "platform.h"

#include <string.h>

#define AT "assessment."

static const char *path_to(struct cop_env *env, const char *id, const char *field)
{
	return cop_arena_printf(env->arena, AT "%s.%s", id, field);
}

enum cop_code platform_put_day(struct cop_env *env, struct cop_change *c,
			       const struct cop_platform *p, struct cop_error *err)
{
	char day[COP_DATE_TEXT];

	return cop_change_put(c, &cop_record_platform, p->rec.id, "assessed",
			      cop_make_bare(env->arena, cop_date_text(cop_day(env), day)),
			      err);
}

enum cop_code platform_begin_answer(struct cop_env *env, struct cop_change *c,
				    const struct cop_platform *p, const char *id,
				    struct cop_error *err)
{
	const struct cop_assessment none = { 0 };

	return cop_platform_answer(p, id)
		       ? COP_OK
		       : platform_put_answer(env, c, p, id, &none, err);
}

/* A list of facts: one line an entry, where there is no question to be told. */
static struct cop_node *make(struct cop_env *env, const char *id,
			     const struct cop_assessment *answer)
{
	struct cop_arena *a = env->arena;
	struct cop_node *entry = cop_make_map(a, answer->text ? COP_BLOCK : COP_FLOW);

	cop_make_put(a, entry, "id", cop_make_text(a, cop_str_text(a, id)));
	if (answer->text)
		cop_make_put(a, entry, "text", cop_make_text(a, answer->text));
	if (answer->met)
		cop_make_put(
			a, entry, "met",
			cop_make_bare(a, answer->met == COP_TRUE ? "true" : "false"));
	if (answer->note)
		cop_make_put(a, entry, "note", cop_make_text(a, answer->note));
	return entry;
}

static enum cop_code change_answer(struct cop_env *env, struct cop_change *c,
				   const struct cop_platform *p,
				   const struct cop_assessment *old,
				   const struct cop_assessment *answer,
				   struct cop_error *err)
{
	const struct cop_record *r = &cop_record_platform;
	const char *met = path_to(env, old->id, "met");
	enum cop_code code = COP_OK;

	if (answer->met && answer->met != old->met)
		code = cop_change_put(c, r, p->rec.id, met,
				      cop_make_bare(env->arena, answer->met == COP_TRUE
									? "true"
									: "false"),
				      err);
	else if (!answer->met && old->met)
		code = cop_change_remove(c, r, p->rec.id, met, err);
	if (!code && answer->note)
		code = cop_change_put(c, r, p->rec.id, path_to(env, old->id, "note"),
				      cop_make_text(env->arena, answer->note), err);
	return code;
}

enum cop_code platform_put_answer(struct cop_env *env, struct cop_change *c,
				  const struct cop_platform *p, const char *id,
				  const struct cop_assessment *answer,
				  struct cop_error *err)
{
	const struct cop_assessment *old = cop_platform_answer(p, id);

	if (old)
		return change_answer(env, c, p, old, answer, err);
	return cop_change_put(c, &cop_record_platform, p->rec.id, "assessment+",
			      make(env, id, answer), err);
}

static struct cop_node *names(struct cop_arena *a, const struct cop_words *who)
{
	struct cop_node *seq = cop_make_seq(a, COP_FLOW);

	for (size_t i = 0; i < who->n; i++)
		cop_make_push(seq, cop_make_text(a, cop_str_text(a, who->at[i])));
	return seq;
}

enum cop_code platform_put_step(struct cop_env *env, struct cop_change *c, const char *id,
				enum cop_platform_status status,
				const struct cop_str *note, struct cop_error *err)
{
	struct cop_arena *a = env->arena;
	struct cop_node *step = cop_make_map(a, COP_FLOW);
	struct cop_words who = { 0 };
	char day[COP_DATE_TEXT];
	enum cop_code code = cop_deciders(env, &who, err);

	if (code)
		return code;
	cop_make_put(a, step, "date", cop_make_bare(a, cop_date_text(cop_day(env), day)));
	cop_make_put(
		a, step, "status",
		cop_make_bare(a, cop_enum_word(&cop_enum_platform_status, (int)status)));
	if (who.n)
		cop_make_put(a, step, "by", names(a, &who));
	if (env->common.decision && status == cop_platform_status_chosen)
		cop_make_put(a, step, "decision",
			     cop_make_text(a, cop_str_text(a, env->common.decision)));
	if (note)
		cop_make_put(a, step, "note", cop_make_text(a, note));
	return cop_change_put(c, &cop_record_platform, id, "history+", step, err);
}
