/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "note.h"

/* What names the note: that is what came of it. */
static struct cop_value came_of(struct cop_env *env, const char *id)
{
	struct cop_value list = cop_v_list();
	struct cop_naming *named;
	size_t n = cop_community_named_by(env->community, id, COP_REF_NOTE, &named);
	const struct cop_item *last = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct cop_item *item = named[i].item;

		if (item == last)
			continue;
		last = item;
		cop_v_push(env->arena, &list,
			   cop_v_word(item->id[0] ? item->id : item->path));
	}
	return list.u.list.n ? list : (struct cop_value){ 0 };
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct cop_noun_show *o = opts;
	struct cop_value computed = cop_v_map();
	const struct cop_item *item;
	const struct cop_note *n;
	enum cop_code code = cop_noun_find(env, o->thing, &item, err);

	if (code)
		return code;
	n = item->rec;
	cop_v_put(env->arena, &computed, "state",
		  cop_v_word(cop_note_state(n, env->today)));
	if (cop_note_is_open(n, env->today))
		cop_v_put(env->arena, &computed, "age",
			  cop_v_num(env->today.day - n->date.day));
	cop_v_put(env->arena, &computed, "came_of", came_of(env, item->id));
	return cop_noun_show_item(env, item, computed, err);
}

static const char *const examples[] = { "cop note show 2026-06-01-ask-room",
					"cop note show \"A room for the workshop\"",
					NULL };

static const struct cop_arg args[] = { COP_NOUN_THING("NOTE", NOTE, cop_noun_show,
						      thing) };

const struct cop_cmd cop_cmd_note_show = {
	.summary = "one note, and what came of it",
	.examples = examples,
	.see = "cop note list, cop note answer",
	.formats = "text json md",
	.document = "cop.note/1",
	.needs = COP_READS | COP_NEED(note) | COP_NEED(role) | COP_NEED(plan) |
		 COP_NEED(practice) | COP_NEED(charter),
	.record = &cop_record_note,
	.opts_size = sizeof(struct cop_noun_show),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
