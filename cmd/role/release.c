/* SPDX-License-Identifier: MIT */
#include "role.h"

#include <string.h>

#include "base/enc.h"

struct opts {
	const char *role;
	struct cop_words members;
	struct cop_date to;
};

/* The holding that is open on the day: present, or to come. */
static const struct cop_holder *holding(const struct cop_role *r, const char *member,
					struct cop_date last)
{
	for (size_t i = r->holders.n; i-- > 0;) {
		const struct cop_holder *h = &r->holders.at[i];

		if (h->member && strcmp(h->member, member) == 0 &&
		    (!h->to.day || h->to.day > last.day))
			return h;
	}
	return NULL;
}

static bool listed(const struct cop_words *members, const char *id)
{
	for (size_t i = 0; i < members->n; i++) {
		if (strcmp(members->at[i], id) == 0)
			return true;
	}
	return false;
}

/* A required role must not lose its last holder without saying so. */
static enum cop_code check_vacant(struct cop_env *env, const struct cop_role *r,
				  const struct cop_words *members, struct cop_date last,
				  struct cop_error *err)
{
	struct cop_date after = cop_date_add(last, 1);
	const char *gone = members->at[0];

	if (r->importance != cop_importance_required || env->common.leave_vacant)
		return COP_OK;
	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (h->member && !listed(members, h->member) && cop_holder_on(h, after))
			return COP_OK;
	}
	cop_fail(err, COP_E_REFUSED, "%s is required and %s is its only holder",
		 cop_enc_shown(env->arena, r->title), cop_shown_who(env, gone));
	return cop_fail_hint(err, "cop role handover %s %s MEMBER, or --leave-vacant",
			     r->rec.id, gone);
}

static enum cop_code end_term(struct cop_env *env, struct cop_change *c,
			      const struct cop_role *r, const char *member,
			      struct cop_date last, struct cop_error *err)
{
	const struct cop_holder *h = holding(r, member, last);
	char from[COP_DATE_TEXT], to[COP_DATE_TEXT];
	const char *path;

	if (!h) {
		cop_fail(err, COP_E_NOT_FOUND, "%s does not hold '%s' after %s",
			 cop_shown_who(env, member), r->rec.id, cop_date_text(last, to));
		return cop_fail_hint(err, "cop role show %s", r->rec.id);
	}
	if (h->from.day > last.day) {
		cop_fail(err, COP_E_REFUSED, "%s begins on %s, after that day",
			 cop_shown_who(env, member), cop_date_text(h->from, from));
		return cop_fail_hint(err, "cop role edit %s takes the line out",
				     r->rec.id);
	}
	path = cop_arena_printf(env->arena, "holders.%s.%s.to", member,
				cop_date_text(h->from, from));
	return cop_change_put(c, &cop_record_role, r->rec.id, path,
			      cop_make_bare(env->arena, cop_date_text(last, to)), err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct opts o = *(const struct opts *)opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_date last = o.to.day ? o.to : cop_day(env);
	struct cop_change *c = cop_begin(env);
	const struct cop_item *item;
	const struct cop_role *r;
	char day[COP_DATE_TEXT];
	enum cop_code code = cop_role_find(env, o.role, &item, &r, err);

	if (code)
		cop_noun_swapped(env, "release", o.role, &o.members, err);
	if (!code)
		code = cop_noun_whos(env, &o.members, false, err);
	if (!code)
		code = check_vacant(env, r, &o.members, last, err);
	for (size_t i = 0; i < o.members.n && !code; i++)
		code = end_term(env, c, r, o.members.at[i], last, err);
	if (code)
		return code;
	cop_buf_text(&subject, "role: ");
	cop_subject_whos(env, &subject, o.members.at, o.members.n);
	if (r->kind == cop_role_kind_role)
		cop_buf_text(&subject,
			     o.members.n > 1 ? " step down as " : " steps down as ");
	else
		cop_buf_text(&subject, o.members.n > 1 ? " leave " : " leaves ");
	cop_subject_text(&subject, r->title);
	cop_buf_printf(&subject, " on %s", cop_date_text(last, day));
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject) }, err);
}

static const char *const examples[] = {
	"cop role release core-group dee-park",
	"cop role release community-manager ana-silva --to 2027-01-31", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_DATE,
	  .name = "to",
	  .help = "last day",
	  .fallback = "--on, today",
	  .flags = COP_OPT_END,
	  .offset = offsetof(struct opts, to) },
};

static const struct cop_arg args[] = { COP_ROLE_HOLDERS(struct opts) };

const struct cop_cmd cop_cmd_role_release = {
	.summary = "say the last day of a holder",
	.rule = "A required role keeps a holder unless --leave-vacant says otherwise.",
	.examples = examples,
	.see = "cop role handover, cop role assign, cop role show",
	.needs = COP_WRITES | COP_DATED | COP_CITES | COP_MAY_REMOVE,
	.record = &cop_record_role,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
