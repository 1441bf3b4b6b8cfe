/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/enc.h"
#include "model/roster.h"
#include "noun.h"

struct opts {
	const struct cop_str *name;
	int status;
	struct cop_given given;
};

static const struct cop_given_field *given(const struct opts *o, const char *path)
{
	for (size_t i = 0; i < o->given.n; i++) {
		if (strcmp(o->given.at[i].path, path) == 0)
			return &o->given.at[i];
	}
	return NULL;
}

/* What a person can be from their first day on; the rest comes after something. */
static enum cop_code check_status(int status, struct cop_error *err)
{
	switch ((enum cop_member_status)status) {
	case cop_member_status_prospect:
	case cop_member_status_invited:
	case cop_member_status_interested:
	case cop_member_status_active:
	case cop_member_status_associate:
		return COP_OK;
	default:
		break;
	}
	cop_fail(err, COP_E_USAGE, "nobody begins as '%s'",
		 cop_enum_word(&cop_enum_member_status, status));
	return cop_fail_hint(err, "add them as what they were first, then "
				  "cop member set MEMBER status ...");
}

static enum cop_code new_id(struct cop_env *env, const struct opts *o, const char **ret,
			    struct cop_error *err)
{
	uint64_t seed;

	if (env->common.id || env->community->cop->ids != cop_id_style_opaque)
		return cop_noun_new_id(env, o->name, NULL, ret, err);
	seed = cop_env_random();
	do {
		*ret = cop_roster_random_id(env->arena, &seed);
	} while (cop_community_what(env->community, *ret));
	return COP_OK;
}

static struct cop_node *first_step(struct cop_env *env, int status)
{
	struct cop_arena *a = env->arena;
	struct cop_node *seq = cop_make_seq(a, COP_BLOCK), *step;
	char day[COP_DATE_TEXT];

	step = cop_make_map(a, COP_FLOW);
	cop_make_put(a, step, "date", cop_make_bare(a, cop_date_text(cop_day(env), day)));
	cop_make_put(a, step, "status",
		     cop_make_bare(a, cop_enum_word(&cop_enum_member_status, status)));
	cop_make_push(seq, step);
	return seq;
}

/* The name stands in the commit only where the person agreed to that. */
static void say_subject(const struct opts *o, const char *id, struct cop_buf *out)
{
	static const char *const became[] = {
		[cop_member_status_prospect] = "is a prospect",
		[cop_member_status_invited] = "is invited",
		[cop_member_status_interested] = "is interested",
		[cop_member_status_active] = "joins",
		[cop_member_status_associate] = "is an associate",
	};
	const struct cop_given_field *consent = given(o, "consent.name");

	cop_buf_text(out, "member: ");
	if (consent && !cop_str_is(consent->text, "stewards"))
		cop_subject_text(out, o->name);
	else
		cop_buf_text(out, id);
	cop_buf_printf(out, " %s", became[o->status]);
}

/* A name that is there already is somebody we know, unless --id says another person. */
static enum cop_code check_known(struct cop_env *env, const struct opts *o,
				 struct cop_error *err)
{
	const struct cop_member *m;

	for (COP_EACH(env->community, member, m)) {
		if (env->common.id || !m->name || !cop_str_same_name(m->name, o->name))
			continue;
		cop_fail(err, COP_E_REFUSED, "'%s' is there already, as %s",
			 cop_enc_shown(env->arena, o->name), m->rec.id);
		return cop_fail_hint(
			err,
			"cop member set %s status %s; --id ID where it is somebody else",
			m->rec.id,
			cop_enum_word(&cop_enum_member_status, (int)o->status));
	}
	return COP_OK;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	struct opts o = *(const struct opts *)opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_node *root = cop_make_map(env->arena, COP_BLOCK);
	struct cop_change *c = cop_begin(env);
	struct cop_decided d = { 0 };
	const char *id;
	enum cop_code code;

	if (!o.status)
		o.status = cop_member_status_active;
	if ((code = check_status(o.status, err)) || (code = check_known(env, &o, err)) ||
	    (code = new_id(env, &o, &id, err)))
		return code;
	cop_make_put(env->arena, root, "name", cop_make_text(env->arena, o.name));
	cop_make_put(env->arena, root, "history", first_step(env, o.status));
	code = cop_change_create(c, &cop_record_member, id, root, err);
	if (!code)
		code = cop_noun_given(env, c, id, &o.given, err);
	if (code)
		return code;
	say_subject(&o, id, &subject);
	d.subject = cop_buf_str(&subject);
	if (o.status == cop_member_status_active && !given(&o, "welcome.greeted") &&
	    cop_day(env).day > env->today.day - 14)
		d.next = cop_arena_printf(env->arena,
					  "cop member set %s welcome.greeted today   "
					  "# greet within 2 days",
					  id);
	return cop_finish(env, c, &d, err);
}

static const char *const examples[] = {
	"cop member add \"Eli Novak\" --email eli@example.org --buddy ana-silva",
	"cop member add \"Jo Lund\" --status prospect --source pitch",
	"cop member add \"Gus Lind\" --on 2026-03-02 --email - <address.txt", NULL
};

#define FIELD(...) \
	{ \
		.kind = COP_OPT_FIELD, .offset = offsetof(struct opts, given), \
		__VA_ARGS__ \
	}

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_CHOICE,
	  .name = "status",
	  .metavar = "WORD",
	  .help = "prospect, invited, interested, active or associate",
	  .fallback = "active",
	  .of = &cop_enum_member_status,
	  .offset = offsetof(struct opts, status) },
	FIELD(.field = "email"),
	FIELD(.field = "organisation"),
	FIELD(.field = "unit"),
	FIELD(.field = "url", .flags = COP_OPT_RARE),
	FIELD(.field = "audiences", .metavar = "AUDIENCE,...", .flags = COP_OPT_COMMA),
	FIELD(.field = "source",
	      .help = "how they found us: a word, or an item of the plan"),
	FIELD(.field = "invited_by", .metavar = "MEMBER", .hint = COP_HINT_MEMBER),
	FIELD(.field = "buddy", .metavar = "MEMBER", .hint = COP_HINT_MEMBER),
	FIELD(.field = "expertise", .metavar = "WORD,...", .flags = COP_OPT_COMMA),
	FIELD(.field = "wants", .metavar = "WORD,...", .flags = COP_OPT_COMMA,
	      .help = "what they would like to do or learn"),
	FIELD(.field = "tags", .metavar = "WORD,...", .flags = COP_OPT_COMMA,
	      .help = "free marks, as already-doing"),
};

static const struct cop_arg args[] = {
	{ .name = "NAME",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_TEXT,
	  .offset = offsetof(struct opts, name),
	  .help = "as the person writes it; - reads standard input" },
};

const struct cop_cmd cop_cmd_member_add = {
	.summary = "a person: member, prospect or associate",
	.rule = "--on is the day they joined; today where it is absent.",
	.help = "An option that is - reads standard input, so that personal data need\n"
		"not stand on the command line.",
	.examples = examples,
	.see = "cop member import, cop member set, cop member list",
	.needs = COP_WRITES | COP_DATED | COP_NAMES_NEW,
	.record = &cop_record_member,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
