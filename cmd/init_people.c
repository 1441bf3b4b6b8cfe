/* SPDX-License-Identifier: MIT */
/* Members from a list with a head line, beside the answers. */
#include "init.h"

#include <string.h>
#include <sys/random.h>

#include "base/fs.h"
#include "base/raw.h"
#include "model/roster.h"

#define LIST_MAX ((size_t)64 * 1024 * 1024)

static uint64_t seed(void)
{
	uint64_t random = 0;

	if (getrandom(&random, sizeof(random), 0) != (ssize_t)sizeof(random))
		return 1;
	return random;
}

static bool taken(const struct init *in, const char *id)
{
	for (size_t i = 0; i < in->n; i++)
		if (strcmp(in->records[i].id, id) == 0)
			return true;
	return false;
}

const char *init_people_id(struct init *in, const struct cop_str *name)
{
	bool opaque = in->community->cop->ids == cop_id_style_opaque;
	const char *slug = cop_str_slug(in->arena, name), *id;
	uint64_t random = opaque ? seed() : 0;
	unsigned n = 2;

	if (!*slug)
		slug = "member";
	id = opaque ? cop_roster_random_id(in->arena, &random) : slug;
	while (taken(in, id))
		id = opaque ? cop_roster_random_id(in->arena, &random)
			    : cop_arena_printf(in->arena, "%s-%u", slug, n++);
	return id;
}

/* A relative path is meant from where the answers stand. */
static const char *beside(struct init *in, const char *path)
{
	const char *slash = strrchr(in->opts->answers, '/');

	if (path[0] == '/' || !slash)
		return path;
	return cop_arena_printf(in->arena, "%.*s/%s", (int)(slash - in->opts->answers),
				in->opts->answers, path);
}

static void add_row(struct init *in, const struct cop_csv *csv,
		    struct cop_roster_row *row)
{
	struct cop_loc at = cop_csv_loc(csv, row->row, row->col);
	struct cop_where w = { .at = at };

	if (row->what == COP_ROSTER_REFUSED) {
		cop_find(&in->community->findings, &cop_rule_wrong_type, w, "%s",
			 row->why);
	} else if (row->what == COP_ROSTER_TWICE) {
		init_note(in, "%s, row %zu: %s; taken once", csv->src->path, row->row,
			  row->why);
	} else if (row->what == COP_ROSTER_NEW) {
		row->member.rec =
			(struct cop_rec){ .src = at.src, .id = row->id, .at = at.at };
		*COP_PUSH(in->arena, in->records, in->n, in->cap) = (struct init_record){
			.kind = cop_kind_member, .id = row->id, .rec = &row->member
		};
	}
}

static enum cop_code read_list(struct init *in, const char *path, struct cop_error *err)
{
	const struct cop_roster_terms terms = { .on = in->env->today,
						.status = cop_member_status_active,
						.seed = seed() };
	const struct cop_roster_told nothing = { 0 };
	const struct cop_source *src;
	struct cop_roster_map map;
	struct cop_roster roster;
	struct cop_csv csv;
	enum cop_code code;

	if ((code = cop_fs_read_any(path, LIST_MAX, in->arena, &src, err)) ||
	    (code = cop_csv_read(in->arena, src, &csv, err)) ||
	    (code = cop_roster_map(in->arena, in->community, &csv, "", &nothing, &map,
				   err)))
		return code;
	cop_roster_read(in->arena, in->community, &csv, &map, &terms, &roster);
	for (size_t i = 0; i < roster.n; i++)
		add_row(in, &csv, &roster.at[i]);
	return COP_OK;
}

void init_people_list(struct init *in, const struct cop_node *path)
{
	struct cop_where w = { .at = cop_node_loc(path), .len = path->end - path->start };
	struct cop_error wrong = { 0 };
	struct cop_finding *f;

	if (!read_list(in, beside(in, cop_str_raw(path->value)), &wrong))
		return;
	f = cop_find(&in->community->findings, &cop_rule_unreadable, w, "%s", wrong.msg);
	if (*wrong.hint)
		cop_finding_hint(&in->community->findings, f, "%s", wrong.hint);
}
