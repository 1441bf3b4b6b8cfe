/* SPDX-License-Identifier: MIT */
/* The user's editor on a record, again with the findings as comments until it is sound. */
#include <string.h>

#include "editor.h"
#include "noun.h"

#define MARK "#! " /* lines of ours at the top of the text; taken out again */

/* The text without the lines that were put above it. */
static const struct cop_source *without_marks(struct cop_env *env,
					      const struct cop_source *s)
{
	struct cop_source *plain = COP_NEW(env->arena, struct cop_source);
	size_t at = 0;

	while (strncmp(s->text + at, MARK, strlen(MARK)) == 0) {
		const char *end = strchr(s->text + at, '\n');

		at = end ? (size_t)(end - s->text) + 1 : s->len;
	}
	plain->path = s->path;
	plain->text = s->text + at;
	plain->len = s->len - at;
	return plain;
}

static void mark_findings(struct cop_buf *out, const struct cop_findings *f)
{
	for (size_t i = 0; i < f->n; i++) {
		struct cop_place at = cop_loc_place(f->at[i]->where.at);

		if (f->at[i]->severity != COP_ERROR)
			continue;
		cop_buf_printf(out, MARK "line %u: %s [%s]\n", (unsigned)at.line,
			       f->at[i]->msg, f->at[i]->rule->id);
		if (f->at[i]->hint)
			cop_buf_printf(out, MARK "  %s\n", f->at[i]->hint);
	}
}

static bool same(const struct cop_source *a, const struct cop_source *b)
{
	return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

/* One look of the user: *ret is what came back. */
static enum cop_code ask_editor(struct cop_env *env, const char *name,
				const struct cop_buf *marks,
				const struct cop_source *text,
				const struct cop_source **ret, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf whole = { 0 };
	const struct cop_source *back;
	enum cop_code code;

	cop_buf_add(&whole, cop_buf_str(marks), marks->len);
	cop_buf_add(&whole, text->text, text->len);
	code = cop_editor(env, name, &whole, &back, err);
	if (!code)
		*ret = without_marks(env, back);
	return code;
}

/* Until the text is sound, or comes back as it went. */
static enum cop_code edit_one(struct cop_env *env, const struct cop_item *item,
			      const struct cop_source **ret, struct cop_error *err)
{
	const char *slash = strrchr(item->path, '/');
	const char *name = slash ? slash + 1 : item->path;
	const struct cop_source *text = ((const struct cop_rec *)item->rec)->src, *back;
	COP_CLEANUP(cop_buf_clear) struct cop_buf marks = { 0 };

	for (;;) {
		struct cop_change *c = cop_begin(env);
		struct cop_findings brought;
		size_t errors = 0;
		enum cop_code code = ask_editor(env, name, &marks, text, &back, err);

		if (code)
			return code;
		if (marks.len && same(back, text)) {
			cop_fail(err, COP_E_INVALID,
				 "%s still has errors, so nothing was written",
				 item->path);
			return cop_fail_hint(err,
					     "mend what the comments in the editor say");
		}
		text = back;
		code = cop_change_text(c, env->cmd->record, item->id, text->text,
				       text->len, err);
		if (!code)
			code = cop_try(env, c, &brought, &errors, err);
		cop_store_overlay_clear(env->community->store);
		if (code)
			return code;
		if (!errors) {
			*ret = text;
			return COP_OK;
		}
		cop_buf_reset(&marks);
		mark_findings(&marks, &brought);
		cop_say(env,
			"note: %zu error%s; the editor opens again with %s as comments",
			errors, errors == 1 ? "" : "s", errors == 1 ? "it" : "them");
	}
}

/* An editor asks; where asking is off it would wait for nobody. */
static enum cop_code asking_is_off(const struct cop_env *env, const struct cop_item *item,
				   struct cop_error *err)
{
	cop_fail(err, COP_E_ASK, "an editor is needed, and nobody can be asked here");
	return cop_fail_hint(err, "cop %s set %s%sPATH VALUE", env->line->group, item->id,
			     *item->id ? " " : "");
}

enum cop_code cop_noun_edit_text(struct cop_env *env, const struct cop_item *item,
				 struct cop_change *c, struct cop_error *err)
{
	const struct cop_source *text = NULL;
	enum cop_code code;

	if (env->host.no_input || env->common.no_input)
		return asking_is_off(env, item, err);
	code = edit_one(env, item, &text, err);
	if (!code)
		code = cop_change_text(c, env->cmd->record, item->id, text->text,
				       text->len, err);
	return code;
}

enum cop_code cop_noun_edit_run(struct cop_env *env, const void *opts,
				struct cop_error *err)
{
	const struct cop_noun_things *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	bool single = env->cmd->record->shape == COP_SHAPE_FILE;
	enum cop_code code = COP_OK;

	cop_noun_area(env, &subject);
	for (size_t i = 0; i < (single ? 1 : o->things.n) && !code; i++) {
		const struct cop_item *item;

		code = cop_noun_find(env, single ? NULL : o->things.at[i], &item, err);
		if (code)
			break;
		cop_buf_printf(&subject, "%s%s", i ? ", " : "", single ? "" : item->id);
		code = cop_noun_edit_text(env, item, c, err);
	}
	if (code)
		return code;
	cop_buf_text(&subject, single ? "edited" : " edited");
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}
