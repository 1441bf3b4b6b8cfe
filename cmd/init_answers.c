/* SPDX-License-Identifier: MIT */
/* The answers file, laid over what is usual, as the records of a community. */
#include "init.h"

#include <stdarg.h>
#include <string.h>

#include "base/enc.h"
#include "base/fs.h"
#include "model/catalogue.h"
#include "model/life.h"
#include "play.h"

#define ANSWERS_MAX ((size_t)1024 * 1024)

static const char *const sections[] = { "charter",    "roles", "members",
					"indicators", "plan",  NULL };
static const char *const own_id[] = { "id", NULL };

/* The small community of `--template standard`; core-team and core-group are its groups. */
static const char *const standard[] = { "community-leader", "community-manager",
					"core-group",       "core-team",
					"members",          "sponsor",
					"technical-expert" };

void init_note(struct init *in, const char *fmt, ...)
{
	va_list args;

	if (!in->notes)
		in->notes = COP_NEW_N(in->arena, const char *, in->cnotes = 64);
	if (in->nnotes + 1 >= in->cnotes)
		return;
	va_start(args, fmt);
	in->notes[in->nnotes++] = cop_arena_vprintf(in->arena, fmt, args);
	va_end(args);
}

enum cop_code init_answers_read(struct init *in, struct cop_error *err)
{
	const struct cop_source *src;
	struct cop_node *root = NULL;
	enum cop_code code;

	if (!in->opts->answers)
		return COP_OK;
	if ((code = cop_play_read(in->env, in->opts->answers, ANSWERS_MAX, &src, err)) ||
	    (code = cop_yaml_parse(in->arena, src, &cop_yaml_community, &root, err)))
		return code;
	if (root && root->kind != COP_MAP) {
		cop_fail_at(err, COP_E_INVALID, cop_node_loc(root),
			    "answers are fields and their values");
		return cop_fail_hint(err, "cop init --print-answers shows how they look");
	}
	in->answers = root;
	return COP_OK;
}

const struct cop_str *init_said(const struct init *in, const char *key)
{
	const struct cop_node *n = cop_node_get(in->said, key);

	if (!n && in->answers)
		n = cop_node_get(in->answers, key);
	return n && n->kind == COP_SCALAR && !init_blank(n) ? n->value : NULL;
}

const struct cop_node *init_section(const struct init *in, const char *key)
{
	const struct cop_node *n = in->answers ? cop_node_get(in->answers, key) : NULL;

	return n && !init_blank(n) ? n : NULL;
}

static struct cop_finding *wrong(struct init *in, const struct cop_rule_id *rule,
				 const struct cop_node *n, const char *text)
{
	struct cop_where w = { .at = cop_node_loc(n), .len = n->end - n->start };

	return cop_find(&in->community->findings, rule, w, "%s", text);
}

/* --- records --- */

void init_add(struct init *in, enum cop_kind kind, const char *id,
	      const struct cop_node *map)
{
	const struct cop_record *record = cop_records[kind];
	struct init_record *r = COP_PUSH(in->arena, in->records, in->n, in->cap);
	struct cop_load l = { .arena = in->arena, .findings = &in->community->findings };

	l.record = *id ? cop_arena_printf(in->arena, "%s/%s", record->where, id)
		       : record->name;
	*r = (struct init_record){ .kind = kind, .id = id, .node = map };
	r->rec = cop_schema_load(&l, record->schema, map, *id ? id : NULL);
}

/* What somebody wrote for a record over what is usual; what is no mapping says so on load. */
static const struct cop_node *laid(struct init *in, const struct cop_node *base,
				   const struct cop_node *over, const char *const *skip)
{
	if (over && init_blank(over))
		over = NULL;
	if (over && over->kind != COP_MAP)
		return over;
	if (!base && !over)
		base = cop_make_map(in->arena, COP_BLOCK);
	return init_lay(in->arena, base, over, skip);
}

static const char *id_of(struct init *in, const struct cop_node *n,
			 const struct cop_str *text)
{
	static const struct cop_field field = { .name = "id", .kind = COP_K_ID };
	const char *id = NULL, *why;
	struct cop_finding *found;

	if (cop_value_decode(in->arena, &field, text, &id, &why))
		return id;
	found = wrong(in, &cop_rule_bad_id, n,
		      cop_arena_printf(in->arena, "'%s' is not an id",
				       cop_enc_shown(in->arena, text)));
	cop_finding_hint(&in->community->findings, found, "small letters, digits and -");
	return NULL;
}

/* --- cop.yaml and the charter --- */

static void compose_cop(struct init *in)
{
	struct cop_node *usual = cop_make_map(in->arena, COP_BLOCK);
	const struct cop_str *name = init_said(in, "name");
	char day[COP_DATE_TEXT];
	const char *slug;

	if (!name)
		name = init_place_name(in->arena, &in->place);
	slug = name ? cop_str_slug(in->arena, name) : "";
	slug = cop_arena_printf(in->arena, "%s-%s", *slug ? slug : "community",
				cop_date_text(in->env->today, day));
	cop_make_put(in->arena, usual, "cop", cop_make_bare(in->arena, "1"));
	cop_make_put(in->arena, usual, "uid",
		     cop_make_text(in->arena, cop_str_text(in->arena, slug)));
	if (name)
		cop_make_put(in->arena, usual, "name", cop_make_text(in->arena, name));
	cop_make_put(in->arena, usual, "timezone",
		     cop_make_bare(in->arena, cop_env_machine_zone(in->env)));
	cop_make_put(in->arena, usual, "language", cop_make_bare(in->arena, "en"));
	cop_make_put(in->arena, usual, "visibility",
		     cop_make_bare(in->arena, "restricted"));
	usual = init_lay(in->arena, init_settle(in->arena, "what is usual", usual),
			 in->answers, sections);
	init_add(in, cop_kind_cop, "",
		 init_lay(in->arena, usual,
			  init_settle(in->arena, "command line", in->said), NULL));
}

static void compose_charter(struct init *in)
{
	char day[COP_DATE_TEXT];
	const char *origin = cop_enum_word(&cop_enum_origin, in->opts->origin);
	struct cop_node *base = init_text(in->arena,
					  "history:\n  - {date: %s, status: draft}\n",
					  cop_date_text(in->env->today, day));
	const struct cop_node *map = laid(in, base, init_section(in, "charter"), NULL);

	if (*origin && map->kind == COP_MAP)
		map = init_lay(in->arena, map,
			       init_text(in->arena, "origin: %s\n", origin), NULL);
	init_add(in, cop_kind_charter, "", map);
}

/* --- roles --- */

static const struct cop_node *catalogue_role(const struct cop_node *roles, const char *id)
{
	for (const struct cop_node *n = roles ? roles->first : NULL; n; n = n->next)
		if (cop_node_is(cop_node_get(n, "id"), id))
			return n;
	return NULL;
}

/* Whoever holds it already was given something that was clear by then. */
static struct cop_date first_day(struct init *in, const struct cop_node *role)
{
	const struct cop_node *holders =
		role && role->kind == COP_MAP ? cop_node_get(role, "holders") : NULL;
	static const struct cop_field field = { .name = "from", .kind = COP_K_DATE };
	struct cop_date first = in->env->today, from;
	const char *why;

	for (const struct cop_node *h =
		     holders && holders->kind == COP_SEQ ? holders->first : NULL;
	     h; h = h->next) {
		const struct cop_node *n = h->kind == COP_MAP ? cop_node_get(h, "from")
							      : NULL;

		if (n && n->kind == COP_SCALAR &&
		    cop_value_decode(in->arena, &field, n->value, &from, &why) &&
		    from.day < first.day)
			first = from;
	}
	return first;
}

static bool is_standard(const char *id)
{
	for (size_t i = 0; i < COP_COUNT(standard); i++)
		if (strcmp(standard[i], id) == 0)
			return true;
	return false;
}

static bool is_small(const struct init *in)
{
	return in->opts->template == cop_init_template_minimal;
}

/* Is this one of the roles that are to be? */
static bool is_wanted(const struct init *in, const struct cop_node *id)
{
	const struct cop_node *roles = init_section(in, "roles");

	for (size_t i = 0; !is_small(in) && i < COP_COUNT(standard); i++)
		if (cop_node_is(id, standard[i]))
			return true;
	for (const struct cop_node *n = roles ? roles->first : NULL; n; n = n->next)
		if (cop_str_equal((n->key ? n->key : n)->value, id->value))
			return true;
	return false;
}

/* Who is named without a first day holds it from today, as `cop role assign` has it. */
static const struct cop_node *with_first_days(struct init *in,
					      const struct cop_node *role)
{
	const struct cop_node *holders =
		role && role->kind == COP_MAP ? cop_node_get(role, "holders") : NULL;
	char day[COP_DATE_TEXT];
	const struct cop_node *from;
	struct cop_node *dated;

	if (!holders || holders->kind != COP_SEQ)
		return role;
	from = init_text(in->arena, "from: %s\n", cop_date_text(in->env->today, day));
	dated = init_lay_all(in->arena, holders, from);
	return init_lay_one(in->arena, role, "holders", dated);
}

static void compose_role(struct init *in, const struct cop_node *catalogue,
			 const char *id, const struct cop_node *over)
{
	static const char *const free_standing[] = { "id", "reports_to", NULL };
	const struct cop_node *base = catalogue_role(catalogue, id);
	const struct cop_node *above = base ? cop_node_get(base, "reports_to") : NULL;
	char day[COP_DATE_TEXT];

	if (base)
		base = init_lay(in->arena, base,
				init_text(in->arena, "defined: %s\n",
					  cop_date_text(first_day(in, over), day)),
				above && !is_wanted(in, above) ? free_standing : own_id);
	init_add(in, cop_kind_role, id,
		 laid(in, base, with_first_days(in, over), own_id));
}

/* `roles: [sponsor, ...]` names them only; a mapping says more of each. */
static const struct cop_node *answered_role(const struct cop_node *roles, const char *id)
{
	return roles && roles->kind == COP_MAP ? cop_node_get(roles, id) : NULL;
}

static void compose_roles(struct init *in)
{
	const struct cop_node *catalogue = cop_catalogue_tree(in->arena, "roles");
	const struct cop_node *roles = init_section(in, "roles");

	if (roles && roles->kind == COP_SCALAR) {
		wrong(in, &cop_rule_wrong_type, roles, "'roles' is not a mapping by id");
		roles = NULL;
	}
	for (size_t i = 0; !is_small(in) && i < COP_COUNT(standard); i++)
		compose_role(in, catalogue, standard[i],
			     answered_role(roles, standard[i]));
	for (const struct cop_node *n = roles ? roles->first : NULL; n; n = n->next) {
		const struct cop_node *name = roles->kind == COP_MAP ? n->key : n;
		const char *id = name->kind == COP_SCALAR ? id_of(in, name, name->value)
							  : NULL;

		if (id && (is_small(in) || !is_standard(id)))
			compose_role(in, catalogue, id, answered_role(roles, id));
	}
}

/* --- members, indicators, plan --- */

static void compose_map(struct init *in, enum cop_kind kind, const struct cop_node *map,
			const struct cop_node *usual)
{
	for (const struct cop_node *n = map->first; n; n = n->next) {
		const char *id = id_of(in, n->key, n->key->value);

		if (id)
			init_add(in, kind, id, laid(in, usual, n, own_id));
	}
}

static void compose_member(struct init *in, const struct cop_node *n,
			   const struct cop_node *usual)
{
	const struct cop_node *id = n->kind == COP_MAP ? cop_node_get(n, "id") : NULL;
	const struct cop_node *name = n->kind == COP_MAP ? cop_node_get(n, "name") : NULL;
	const char *known = NULL;

	if (id && id->kind == COP_SCALAR)
		known = id_of(in, id, id->value);
	else if (name && name->kind == COP_SCALAR)
		known = init_people_id(in, name->value);
	else
		wrong(in, &cop_rule_missing_field, n, "a member needs an id or a name");
	if (known)
		init_add(in, cop_kind_member, known, laid(in, usual, n, own_id));
}

static void compose_members(struct init *in)
{
	const struct cop_node *members = init_section(in, "members");
	char day[COP_DATE_TEXT];
	struct cop_node *usual = init_text(in->arena,
					   "history:\n  - {date: %s, status: active}\n",
					   cop_date_text(in->env->today, day));

	if (!members)
		return;
	if (members->kind == COP_SCALAR)
		init_people_list(in, members);
	else if (members->kind == COP_MAP)
		compose_map(in, cop_kind_member, members, usual);
	else
		for (const struct cop_node *n = members->first; n; n = n->next)
			compose_member(in, n, usual);
}

static void compose_section(struct init *in, const char *key, enum cop_kind kind,
			    const struct cop_node *usual)
{
	const struct cop_node *map = init_section(in, key);
	struct cop_finding *found;

	if (!map)
		return;
	if (map->kind == COP_MAP) {
		compose_map(in, kind, map, usual);
		return;
	}
	found = wrong(in, &cop_rule_wrong_type, map,
		      cop_arena_printf(in->arena, "'%s' is not a mapping by id", key));
	cop_finding_hint(&in->community->findings, found,
			 "write each as its id, a colon, and its fields below");
}

/* --- the whole --- */

static int by_id(const void *va, const void *vb)
{
	const struct cop_item *a = va, *b = vb;

	return strcmp(a->id, b->id);
}

/* Where its file will be stands in its path; where its words are, in its place. */
static void take_in(struct init *in)
{
	struct cop_community *c = in->community;

	c->index = NULL;
	for (size_t k = 0; k < cop_kind_count; k++)
		c->items[k] = (struct cop_items){
			.at = COP_NEW_N(in->arena, struct cop_item, in->n)
		};
	for (size_t i = 0; i < in->n; i++) {
		const struct init_record *r = &in->records[i];
		const struct cop_record *record = cop_records[r->kind];
		struct cop_items *items = &c->items[r->kind];

		items->at[items->n++] = (struct cop_item){
			.id = r->id,
			.path = *r->id ? cop_arena_printf(in->arena, "%s/%s.yaml",
							  record->where, r->id)
				       : record->where,
			.record = *r->id ? cop_arena_printf(in->arena, "%s/%s",
							    record->where, r->id)
					 : record->name,
			.rec = r->rec,
		};
		if (r->kind == cop_kind_cop)
			c->cop = r->rec;
		if (r->kind == cop_kind_charter)
			c->charter = r->rec;
	}
	for (size_t k = 0; k < cop_kind_count; k++)
		cop_sort(c->items[k].at, c->items[k].n, sizeof(struct cop_item), by_id);
}

void init_compose(struct init *in)
{
	struct cop_community *c = COP_NEW(in->arena, struct cop_community);
	char day[COP_DATE_TEXT];
	const char *today = cop_date_text(in->env->today, day);

	c->arena = in->arena;
	c->places = cop_places_new(in->arena);
	c->today = in->env->today;
	c->loaded = COP_KINDS_ALL;
	cop_findings_init(&c->findings, in->arena);
	in->community = c;
	compose_cop(in);
	compose_charter(in);
	compose_roles(in);
	compose_section(in, "indicators", cop_kind_indicator,
			init_text(in->arena,
				  "kind: impact\nhistory:\n"
				  "  - {date: %s, status: provisional}\n",
				  today));
	compose_section(in, "plan", cop_kind_plan,
			init_text(in->arena, "status: idea\n"));
	take_in(in); /* people are read against what is there */
	compose_members(in);
	take_in(in);
}
