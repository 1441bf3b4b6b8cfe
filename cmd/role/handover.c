/* SPDX-License-Identifier: MIT */
#include "role.h"

#include <string.h>

#include "base/enc.h"
#include "model/leaving.h"
#include "role_term.h"

#define WRITE_DOWN_DAYS 7 /* where the last day is past: time to write it down */
#define TITLE_COLUMNS 80

struct opts {
	const char *role, *outgoing, *incoming;
	struct cop_duration overlap;
	struct cop_role_opts term;
};

/* One hand-over: who, in which term, and when the other one ends. */
struct handover {
	struct cop_env *env;
	struct cop_role_term t;
	const char *outgoing, *incoming;
	const struct cop_holder *holding;
	struct cop_date last;
	struct cop_left left;
	struct cop_handover_step *steps;
	size_t nsteps;
};

/* What the outgoing person holds on the last day, or until then. */
static const struct cop_holder *holding(const struct cop_role *r, const char *member,
					struct cop_date last)
{
	for (size_t i = r->holders.n; i-- > 0;) {
		const struct cop_holder *h = &r->holders.at[i];

		if (h->member && strcmp(h->member, member) == 0 && !h->stands_in_for &&
		    cop_holder_on(h, last))
			return h;
	}
	return NULL;
}

static enum cop_code check_outgoing(struct handover *h, struct cop_error *err)
{
	const struct cop_role *r = h->t.role;
	char day[COP_DATE_TEXT];

	if (strcmp(h->outgoing, h->incoming) == 0) {
		cop_fail(err, COP_E_USAGE, "%s cannot hand over to the same person",
			 h->outgoing);
		return cop_fail_hint(err,
				     "cop role set %s holders.%s.to DATE gives another "
				     "term",
				     r->rec.id, h->outgoing);
	}
	h->holding = holding(r, h->outgoing, h->last);
	if (h->holding)
		return COP_OK;
	/* held from the very day on: the last day of the outgoing would be before the first */
	if (holding(r, h->outgoing, (struct cop_date){ h->last.day + 1 })) {
		cop_fail(err, COP_E_REFUSED, "%s holds '%s' only since %s", h->outgoing,
			 r->rec.id,
			 cop_date_text((struct cop_date){ h->last.day + 1 }, day));
		return cop_fail_hint(err, "--from a later day, such as tomorrow");
	}
	cop_fail(err, COP_E_NOT_FOUND, "%s does not hold '%s' on %s", h->outgoing,
		 r->rec.id, cop_date_text(h->last, day));
	return cop_fail_hint(err,
			     "cop role show %s; who begins is given it by cop role "
			     "assign",
			     r->rec.id);
}

static enum cop_code prepare(struct handover *h, const struct opts *o,
			     struct cop_error *err)
{
	struct cop_env *env = h->env;
	enum cop_code code = cop_role_find(env, o->role, &h->t.item, &h->t.role, err);

	if (!code)
		code = cop_noun_who(env, o->outgoing, false, &h->outgoing, err);
	if (!code)
		code = cop_noun_who(env, o->incoming, false, &h->incoming, err);
	if (!code)
		code = cop_role_term_read(env, &o->term, h->t.item, &h->t, err);
	if (code)
		return code;
	h->last = cop_date_add(h->t.from, -1);
	if (o->overlap.unit)
		h->last = cop_date_add_duration(h->last, o->overlap, 1);
	code = check_outgoing(h, err);
	return code ? code : cop_role_term_fits(env, &h->t, h->incoming, false, err);
}

static enum cop_code write_lines(struct handover *h, const struct opts *o,
				 struct cop_change *c, struct cop_error *err)
{
	struct cop_arena *a = h->env->arena;
	const char *role = h->t.item->id, *path;
	char from[COP_DATE_TEXT], last[COP_DATE_TEXT];
	struct cop_node *line;
	enum cop_code code;

	path = cop_arena_printf(a, "holders.%s.%s.to", h->outgoing,
				cop_date_text(h->holding->from, from));
	code = cop_change_put(c, &cop_record_role, role, path,
			      cop_make_bare(a, cop_date_text(h->last, last)), err);
	if (!code)
		code = cop_role_term_line(h->env, &o->term, &h->t, h->incoming, &line,
					  err);
	return code ? code
		    : cop_change_put(c, &cop_record_role, role, "holders+", line, err);
}

/* What the outgoing person writes down: an item of the plan, due on the last day. */
static enum cop_code write_item(struct handover *h, struct cop_change *c,
				const char **ret_id, struct cop_error *err)
{
	struct cop_arena *a = h->env->arena;
	const char *title =
		cop_arena_printf(a, "Hand-over of %s",
				 cop_enc_snippet(a, h->t.role->title, TITLE_COLUMNS));
	struct cop_plan p = { .title = cop_str_text(a, title),
			      .kind = cop_plan_kind_task,
			      .status = cop_plan_status_planned,
			      .owner = h->outgoing,
			      .due = h->last };
	struct cop_checklist_step *list =
		COP_NEW_N(a, struct cop_checklist_step, h->nsteps);
	enum cop_code code = cop_noun_new_id(h->env, p.title, NULL, ret_id, err);

	if (code)
		return code;
	if (p.due.day < h->env->today.day)
		p.due = cop_date_add(h->env->today, WRITE_DOWN_DAYS);
	for (size_t i = 0; i < h->nsteps; i++) {
		list[i].id = h->steps[i].id;
		list[i].text = h->steps[i].text;
	}
	p.checklist.at = list;
	p.checklist.n = h->nsteps;
	return cop_change_create(c, &cop_record_plan, *ret_id,
				 cop_schema_emit(a, &cop_schema_plan, &p, COP_BLOCK),
				 err);
}

static void say(struct handover *h, struct cop_buf *subject)
{
	char day[COP_DATE_TEXT];

	cop_buf_text(subject, "role: ");
	cop_subject_who(h->env, subject, h->outgoing);
	cop_buf_text(subject, " hands ");
	cop_subject_text(subject, h->t.role->title);
	cop_buf_text(subject, " to ");
	cop_subject_who(h->env, subject, h->incoming);
	cop_buf_printf(subject, " on %s", cop_date_text(h->t.from, day));
	if (h->last.day >= h->t.from.day)
		cop_buf_printf(subject, ", together until %s",
			       cop_date_text(h->last, day));
}

static struct cop_value draft_value(const struct handover *h)
{
	struct cop_arena *a = h->env->arena;
	struct cop_value extra = cop_v_map(), list = cop_v_list();

	for (size_t i = 0; i < h->nsteps; i++) {
		struct cop_value one = cop_v_map();

		cop_v_put(a, &one, "id", cop_v_word(h->steps[i].id));
		cop_v_put(a, &one, "text", cop_v_text(h->steps[i].text));
		cop_v_push(a, &list, one);
	}
	cop_v_put(a, &extra, "handover", list);
	return extra;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct handover h = { .env = env };
	struct cop_change *c = cop_begin(env);
	struct cop_decided d = { 0 };
	const char *id;
	enum cop_code code = prepare(&h, o, err);

	if (code)
		return code;
	cop_left_behind(env->community, env->arena, h.outgoing, cop_date_add(h.last, 1),
			&h.left);
	/* Where the line ends already, the role counts as left all the same. */
	h.nsteps = cop_handover_draft(env->arena, &h.left, h.t.item->id, &h.steps);
	code = write_lines(&h, o, c, err);
	if (!code)
		code = write_item(&h, c, &id, err);
	if (code)
		return code;
	say(&h, &subject);
	d.subject = cop_buf_str(&subject);
	d.next = cop_arena_printf(env->arena, "cop plan show %s", id);
	d.extra = draft_value(&h);
	return cop_finish(env, c, &d, err);
}

static const char *const examples[] = {
	"cop role handover community-manager ana-silva ben-okoro --from 2027-02-01",
	"cop role handover sponsor mary-chen cam-ito --from som --overlap 2w", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_DURATION,
	  .name = "overlap",
	  .help = "how long both hold it",
	  .fallback = "not at all",
	  .offset = offsetof(struct opts, overlap) },
	COP_ROLE_TERM_OPTIONS(struct opts),
};

static const struct cop_arg args[] = {
	{ .name = "ROLE",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, role),
	  .hint = COP_HINT_ROLE,
	  .help = "role, group, council or project" },
	{ .name = "OUTGOING",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, outgoing),
	  .hint = COP_HINT_MEMBER,
	  .help = "who holds it" },
	{ .name = "INCOMING",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, incoming),
	  .hint = COP_HINT_MEMBER,
	  .help = "who takes over" },
};

const struct cop_cmd cop_cmd_role_handover = {
	.summary = "one steps down, another takes over, on one day",
	.rule = "The last day is the one before --from, or --overlap later.",
	.help = "Writes both lines of the role and an item of the plan, owned by who "
		"steps down:\n"
		"how each duty is done, where the work stands, accounts, people to know. "
		"What the\n"
		"role owns needs no hand-over; it means its present holders.",
	.examples = examples,
	.see = "cop role assign, cop role release, cop role without",
	.needs = COP_WRITES | COP_DATED | COP_CITES,
	.record = &cop_record_role,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
