/* SPDX-License-Identifier: MIT */
#include "member_leave.h"

static const struct cop_word data_words[] = {
	{ "keep", "everything stays on record" },
	{ "minimal", "addresses, wishes and marks go; name, consent and history stay" },
};
static const struct cop_enum data_enum = { "data", data_words, COP_COUNT(data_words) };

/* --- what is said --- */

static void say(struct leave *p, struct cop_buf *out)
{
	const char **ids = COP_NEW_N(p->env->arena, const char *, p->n);
	char day[COP_DATE_TEXT];

	for (size_t i = 0; i < p->n; i++)
		ids[i] = p->at[i].m->rec.id;
	cop_buf_text(out, "member: ");
	cop_subject_whos(p->env, out, ids, p->n);
	cop_buf_printf(out, " leave%s on %s (%s)%s", p->n == 1 ? "s" : "",
		       cop_date_text(p->last, day),
		       cop_enum_word(&cop_enum_leaving_cause, (int)p->cause),
		       p->o->thanks ? ", thanked" : "");
	if (!p->nitems)
		return;
	cop_buf_printf(out, "; %zu item%s to ", p->nitems,
		       p->nitems == 1 ? " goes" : "s go");
	cop_subject_who(p->env, out, p->heir);
}

/* "until then dev-rao holds Technical Expert, Core team; nobody follows as Technical Expert" */
static const char *ended(struct leave *p, const struct leaver *l)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 }, vacant = { 0 };

	for (size_t i = 0; i < l->left.nroles; i++) {
		const struct cop_role *r = l->left.roles[i].role;

		cop_buf_text(&out, i ? ", " : "");
		cop_subject_text(&out, r->title);
		if (r->kind != cop_role_kind_role || leave_held_without(p, r))
			continue;
		cop_buf_text(&vacant, vacant.len ? ", " : "");
		cop_subject_text(&vacant, r->title);
	}
	if (!out.len)
		return NULL;
	return cop_arena_printf(p->env->arena, "until then %s holds %s%s%s", l->m->rec.id,
				cop_buf_str(&out),
				vacant.len ? "; nobody follows as " : "",
				cop_buf_str(&vacant));
}

static const char *const *notes_of(struct leave *p)
{
	const char **notes = COP_NEW_N(p->env->arena, const char *, 2 * p->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf items = { 0 };
		const struct leaver *l = &p->at[i];

		if ((notes[n] = ended(p, l)) != NULL)
			n++;
		if (!l->nitems)
			continue;
		cop_left_items_say(p->env, l->items, l->nitems, &items);
		notes[n++] = cop_arena_printf(p->env->arena, "to %s: %s", p->heir,
					      cop_buf_str(&items));
	}
	notes[n] = NULL;
	return notes;
}

static struct cop_value handover_value(struct leave *p)
{
	struct cop_arena *a = p->env->arena;
	struct cop_value extra = cop_v_map(), list = cop_v_list();

	for (size_t i = 0; i < p->n; i++) {
		struct cop_handover_step *steps;
		size_t n = cop_handover_draft(a, &p->at[i].left, NULL, &steps);

		for (size_t s = 0; s < n; s++) {
			struct cop_value one = cop_v_map();

			cop_v_put(a, &one, "member", cop_v_word(p->at[i].m->rec.id));
			cop_v_put(a, &one, "id", cop_v_word(steps[s].id));
			cop_v_put(a, &one, "text", cop_v_text(steps[s].text));
			cop_v_push(a, &list, one);
		}
	}
	cop_v_put(a, &extra, "handover", list);
	return extra;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct leave_opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct leave p = { .env = env,
			   .o = o,
			   .c = cop_begin(env),
			   .last = o->to.day ? o->to : cop_day(env),
			   .cause = o->cause ? (enum cop_leaving_cause)o->cause
					     : cop_leaving_cause_resigned };
	struct cop_decided d = { 0 };
	enum cop_code code;

	p.next = cop_date_add(p.last, 1);
	if ((code = leave_prepare(&p, err)) || (code = leave_write(&p, err)))
		return code;
	say(&p, &subject);
	d.subject = cop_buf_str(&subject);
	d.notes = notes_of(&p);
	d.extra = handover_value(&p);
	return cop_finish(env, p.c, &d, err);
}

static const char *const examples[] = {
	"cop member offboard carla-reyes --to 2027-01-31 --cause moved \\\n"
	"      --thanks \"Three years of templates\" --handover-to fay-osei",
	"cop member offboard dev-rao --leave-vacant", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_DATE,
	  .name = "to",
	  .help = "last day",
	  .fallback = "--on, today",
	  .flags = COP_OPT_END,
	  .offset = offsetof(struct leave_opts, to) },
	{ .kind = COP_OPT_CHOICE,
	  .name = "cause",
	  .metavar = "CAUSE",
	  .of = &cop_enum_leaving_cause,
	  .help = "resigned, moved, inactive or closed",
	  .fallback = "resigned",
	  .offset = offsetof(struct leave_opts, cause) },
	{ .kind = COP_OPT_TEXT,
	  .name = "thanks",
	  .help = "what they are thanked for: a note of recognition",
	  .offset = offsetof(struct leave_opts, thanks) },
	{ .kind = COP_OPT_WORD,
	  .name = "handover-to",
	  .metavar = "MEMBER",
	  .help = "who takes over their open work",
	  .hint = COP_HINT_MEMBER,
	  .offset = offsetof(struct leave_opts, heir) },
	{ .kind = COP_OPT_CHOICE,
	  .name = "data",
	  .of = &data_enum,
	  .help = "what stays on record; minimal drops addresses and wishes",
	  .fallback = "keep",
	  .offset = offsetof(struct leave_opts, data) },
};

static const struct cop_arg args[] = {
	{ .name = "MEMBER",
	  .min = 1,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct leave_opts, members),
	  .hint = COP_HINT_MEMBER,
	  .help = "who leaves, by id, name or e-mail address" },
};

const struct cop_cmd cop_cmd_member_offboard = {
	.summary = "a good leaving: last day, terms, work, thanks",
	.rule = "Roles end on the last day; what falls due before it stays theirs.",
	.help = "Ends every term in a role, gives their open work to --handover-to, and "
		"keeps the\n"
		"person as alumni. A required role keeps a holder unless --leave-vacant "
		"says\n"
		"otherwise, and more than two people who are more than a quarter stay "
		"unless\n"
		"--max-removal does. Somebody who left can return any day.",
	.examples = examples,
	.see = "cop role without, cop role handover, cop member return",
	.needs = COP_WRITES | COP_DATED | COP_DECIDED | COP_MAY_REMOVE,
	.record = &cop_record_member,
	.document = "cop.change/1",
	.opts_size = sizeof(struct leave_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
