/* SPDX-License-Identifier: MIT */
#include "role.h"

#include <string.h>

#include "model/catalogue.h"

enum cop_code cop_role_find(struct cop_env *env, const char *word,
			    const struct cop_item **ret, const struct cop_role **ret_role,
			    struct cop_error *err)
{
	enum cop_code code = cop_noun_find(env, word, ret, err);

	if (!code)
		*ret_role = (*ret)->rec;
	return code;
}

/* The first day on which a present holder's term ends; zero: none ends. */
static struct cop_date until_of(const struct cop_role *r,
				const struct cop_holder **holders, size_t n)
{
	struct cop_date until = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct cop_date end = cop_holder_end(r, holders[i]);

		if (end.day && (!until.day || end.day < until.day))
			until = end;
	}
	return until;
}

/* Everybody holds `members`: one look at the folder, so that 5,000 records stay unread. */
static bool anybody(struct cop_env *env)
{
	struct cop_store_files files = { 0 };
	struct cop_error ignored = { 0 };

	return !cop_store_list(env->community->store, &cop_record_member, &files,
			       &ignored) &&
	       files.n;
}

static const char *state_of(struct cop_env *env, const struct cop_role *r, size_t holders,
			    struct cop_date until)
{
	if (!cop_role_open(r, env->today))
		return "closed";
	if (strcmp(r->rec.id, "members") == 0)
		return anybody(env) ? "held" : "vacant";
	if (!cop_role_defined(r))
		return "undefined";
	if (!holders)
		return "vacant";
	if (until.day && until.day <= cop_date_add(env->today, 60).day)
		return "ending";
	return "held";
}

static struct cop_value seats_value(struct cop_env *env, const struct cop_role *r,
				    size_t n)
{
	struct cop_num room = r->seats.usual.known ? r->seats.usual : r->seats.max;

	if (strcmp(r->rec.id, "members") == 0)
		return (struct cop_value){ 0 };

	if (!room.known)
		return cop_v_num((double)n);
	return cop_v_word(cop_arena_printf(env->arena, "%zu/%.0f", n, room.value));
}

struct cop_value cop_role_computed(struct cop_env *env, const struct cop_role *r)
{
	const struct cop_holder **holders;
	size_t n = cop_role_holders(env->arena, r, env->today, &holders);
	struct cop_date until = until_of(r, holders, n);
	struct cop_value v = cop_v_map(), ids = cop_v_list();

	for (size_t i = 0; i < n; i++)
		cop_v_push(env->arena, &ids, cop_v_word(holders[i]->member));
	if (n)
		cop_v_put(env->arena, &v, "holders", ids);
	cop_v_put(env->arena, &v, "until", cop_v_date(until));
	cop_v_put(env->arena, &v, "seats", seats_value(env, r, n));
	cop_v_put(env->arena, &v, "state", cop_v_word(state_of(env, r, n, until)));
	return v;
}

static const struct cop_column columns[] = {
	{ "id", NULL, 0 },
	{ "title", NULL, 0 },
	{ "importance", NULL, 0 },
	{ "holders", NULL, COP_COL_COMPUTED },
	{ "until", NULL, COP_COL_COMPUTED },
	{ "seats", NULL, COP_COL_COMPUTED },
	{ "state", NULL, COP_COL_COMPUTED },
	{ "kind", NULL, COP_COL_WIDE },
};

static enum cop_code list_standard(struct cop_env *env, const struct cop_role_list *o,
				   struct cop_error *err);

enum cop_code cop_role_list_run(struct cop_env *env, const void *opts,
				struct cop_error *err)
{
	const struct cop_role_list *o = opts;
	struct cop_listing l = { 0 };
	const struct cop_role *r;

	if (o->standard)
		return list_standard(env, o, err);
	for (COP_EACH(env->community, role, r)) {
		if (!env->common.all && !cop_role_open(r, env->today))
			continue;
		cop_listing_add(
			env, &l,
			cop_community_item(env->community, cop_kind_role, r->rec.id),
			cop_role_computed(env, r), &o->words);
	}
	return cop_listing_show(env, &l, columns, COP_COUNT(columns), "no roles match",
				err);
}

static enum cop_code list_standard(struct cop_env *env, const struct cop_role_list *o,
				   struct cop_error *err)
{
	static const struct cop_column standard[] = {
		{ "id", NULL, 0 },
		{ "title", NULL, 0 },
		{ "kind", NULL, 0 },
		{ "importance", NULL, 0 },
	};
	struct cop_items roles = cop_catalogue_roles(env->arena);
	struct cop_listing l = { 0 };

	for (size_t i = 0; i < roles.n; i++)
		cop_listing_add(env, &l, &roles.at[i], (struct cop_value){ 0 },
				&o->words);
	return cop_listing_show(env, &l, standard, COP_COUNT(standard), "no roles match",
				err);
}

static const char *const examples[] = { "cop role list",
					"cop role list --where state=vacant",
					"cop role list --columns id,holders --format tsv",
					"cop role list --standard", NULL };

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_FLAG,
	  .name = "standard",
	  .help = "the catalogue instead: what `cop role add --standard` knows",
	  .offset = offsetof(struct cop_role_list, standard) },
};

static const struct cop_arg args[] = {
	{ .name = "WORD",
	  .min = 0,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct cop_role_list, words),
	  .help = "only roles that contain the words, in any field" },
};

const struct cop_cmd cop_cmd_role_list = {
	.summary = "roles, who holds them and until when",
	.rule = "Closed councils and projects are left out; --all shows them.",
	.examples = examples,
	.see = "cop role show, cop role assign; cop help where",
	.formats = "table tsv csv json ndjson md",
	.document = "cop.role-list/1",
	.needs = COP_READS | COP_LISTS | COP_NEED(role),
	.record = &cop_record_role,
	.columns = columns,
	.ncolumns = COP_COUNT(columns),
	.opts_size = sizeof(struct cop_role_list),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = cop_role_list_run,
};
