/* SPDX-License-Identifier: MIT */
#include "member_step.h"

#include "base/enc.h"

#define TITLE_COLUMNS 40
#define SHOWN 3

enum cop_code cop_member_step_put(struct cop_env *env, struct cop_change *c,
				  const char *id, const struct cop_member_step *step,
				  struct cop_error *err)
{
	return cop_change_put(
		c, &cop_record_member, id, "history+",
		cop_schema_emit(env->arena, &cop_schema_member_step, step, COP_FLOW),
		err);
}

enum cop_code cop_member_find(struct cop_env *env, const char *word,
			      const struct cop_member **ret, struct cop_error *err)
{
	const struct cop_item *item;
	enum cop_code code = cop_noun_find(env, word, &item, err);

	if (!code)
		*ret = item->rec;
	return code;
}

void cop_left_items_say(struct cop_env *env, const struct cop_left_item *const *items,
			size_t n, struct cop_buf *out)
{
	size_t shown = n > SHOWN ? SHOWN - 1 : n;
	char day[COP_DATE_TEXT];

	for (size_t i = 0; i < shown; i++) {
		cop_buf_text(out, i ? ", " : "");
		cop_buf_text(out, items[i]->title
					  ? cop_enc_snippet(env->arena, items[i]->title,
							    TITLE_COLUMNS)
					  : items[i]->id);
		if (items[i]->due.day)
			cop_buf_printf(out, " (due %s)",
				       cop_date_text(items[i]->due, day));
	}
	if (shown < n)
		cop_buf_printf(out, " and %zu more", n - shown);
}

const char *cop_left_item_command(struct cop_env *env, const struct cop_left_item *item,
				  const char *who)
{
	if (item->kind != cop_kind_plan)
		return NULL;
	return cop_arena_printf(env->arena, "cop plan set %s %s %s", item->id, item->part,
				who);
}
