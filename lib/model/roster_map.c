/* SPDX-License-Identifier: MIT */
/* Which column of a table is which field of a member. */
#include <string.h>

#include "base/near.h"
#include "model/roster.h"

/* Words of headers, without case and punctuation, beside the fields' own names. */
static const struct word {
	const char *word, *field;
} words[] = {
	{ "fullname", "name" },
	{ "displayname", "name" },
	{ "realname", "name" },
	{ "membername", "name" },
	{ "person", "name" },
	{ "member", "name" },
	{ "attendee", "name" },
	{ "participant", "name" },
	{ "mail", "email" },
	{ "emailaddress", "email" },
	{ "mailaddress", "email" },
	{ "primaryemail", "email" },
	{ "useremail", "email" },
	{ "organization", "organisation" },
	{ "org", "organisation" },
	{ "company", "organisation" },
	{ "employer", "organisation" },
	{ "agency", "organisation" },
	{ "institution", "organisation" },
	{ "hospital", "organisation" },
	{ "university", "organisation" },
	{ "firm", "organisation" },
	{ "team", "unit" },
	{ "division", "unit" },
	{ "website", "url" },
	{ "homepage", "url" },
	{ "profile", "url" },
	{ "link", "url" },
	{ "skills", "expertise" },
	{ "interests", "wants" },
	{ "alias", "aliases" },
	{ "nickname", "aliases" },
	{ "username", "aliases" },
	{ "handle", "aliases" },
	{ "joindate", "joined" },
	{ "joinedon", "joined" },
	{ "joinedat", "joined" },
	{ "datejoined", "joined" },
	{ "membersince", "joined" },
	{ "since", "joined" },
	{ "subscribed", "joined" },
	{ "subscribedon", "joined" },
	{ "startdate", "joined" },
	{ "memberid", "id" },
};

/* The unit where another column is the organisation, else the organisation. */
static const char *const departments[] = { "dept", "department" };
static const char *const firsts[] = { "firstname", "givenname", "forename" };
static const char *const lasts[] = { "lastname", "surname", "familyname" };

static bool among(const char *const *list, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i], word) == 0)
			return true;
	return false;
}

/* "E-mail" -> "email" */
static const char *plain_word(struct cop_arena *a, const char *slug)
{
	char *word = cop_arena_text(a, slug), *to = word;

	for (const char *p = word; *p; p++)
		if (*p != '-' && *p != '_')
			*to++ = *p;
	*to = '\0';
	return word;
}

/* What may be imported is what cop.yaml can remember a column for. */
static const char *known_field(struct cop_arena *a, const char *word)
{
	const struct cop_schema *s = &cop_schema_import_columns;

	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];

		if (f->kind == COP_K_TEXT &&
		    strcmp(plain_word(a, f->name), plain_word(a, word)) == 0)
			return f->name;
	}
	return NULL;
}

static const char *field_of_word(struct cop_arena *a, const char *word)
{
	for (size_t i = 0; i < COP_COUNT(words); i++)
		if (strcmp(words[i].word, word) == 0)
			return words[i].field;
	return known_field(a, word);
}

const char *cop_roster_field(struct cop_arena *a, const struct cop_str *header)
{
	return field_of_word(a, plain_word(a, cop_str_slug(a, header)));
}

static struct cop_roster_column *column_for(const struct cop_roster_map *map,
					    const char *field)
{
	for (size_t i = 0; i < map->n; i++)
		if (map->at[i].field && strcmp(map->at[i].field, field) == 0)
			return &map->at[i];
	return NULL;
}

/* --- what was told --- */

struct telling {
	struct cop_arena *arena;
	const struct cop_csv *csv;
	struct cop_roster_map *map;
	bool *told; /* columns that need no guess */
};

static enum cop_code no_such_field(const char *field, struct cop_error *err)
{
	struct cop_near near = { .typed = field };
	const struct cop_schema *s = &cop_schema_import_columns;

	for (size_t i = 0; i < s->nfields; i++)
		if (s->fields[i].kind == COP_K_TEXT)
			cop_near_try(&near, s->fields[i].name);
	cop_fail(err, COP_E_USAGE, "'%s' is no field that can be imported", field);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'?", near.best);
	return cop_fail_hint(err, "name, email, organisation, unit, joined ...: "
				  "cop help files");
}

static enum cop_code tell(struct telling *t, const char *pair, struct cop_error *err)
{
	struct cop_roster_column *column;
	struct cop_csv_told one;
	const char *field;
	enum cop_code code =
		cop_csv_told(t->arena, t->csv, pair, "Mail=email", &one, err);

	if (code)
		return code;
	t->told[one.column] = true;
	column = &t->map->at[one.column];
	column->field = NULL;
	if (!*one.field)
		return COP_OK;
	field = known_field(t->arena, one.field);
	if (!field)
		return no_such_field(one.field, err);
	if (column_for(t->map, field)) {
		cop_fail(err, COP_E_USAGE, "two columns for '%s'", field);
		return cop_fail_hint(err, "one --map for each field");
	}
	column->field = field;
	return COP_OK;
}

/* --- what is remembered --- */

static const struct cop_str *remembered_header(const struct cop_import_columns *list,
					       const struct cop_field *f)
{
	const struct cop_str *header = NULL;

	if (f->kind == COP_K_TEXT)
		memcpy(&header, (const char *)list + f->offset, sizeof(header));
	return header;
}

static bool all_there(const struct cop_csv *csv, const struct cop_import_columns *list)
{
	const struct cop_schema *s = &cop_schema_import_columns;
	size_t at, found = 0;

	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_str *header = remembered_header(list, &s->fields[i]);

		if (header && !cop_csv_column(csv, header, &at))
			return false;
		found += header != NULL;
	}
	return found > 0;
}

static const struct cop_import_columns *recall(const struct cop_community *c,
					       const struct cop_csv *csv,
					       const char *stem)
{
	const struct cop_import_columns *found = NULL;

	for (size_t i = 0; i < c->cop->imports.n; i++) {
		const struct cop_import_columns *list = &c->cop->imports.at[i];

		if (!list->list || !all_there(csv, list))
			continue;
		if (!found || strcmp(list->list, stem) == 0)
			found = list;
	}
	return found;
}

static void use_remembered(struct cop_roster_map *map, const struct cop_csv *csv,
			   const struct cop_import_columns *list)
{
	const struct cop_schema *s = &cop_schema_import_columns;
	size_t at;

	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_str *header = remembered_header(list, &s->fields[i]);

		if (header && cop_csv_column(csv, header, &at))
			map->at[at].field = s->fields[i].name;
	}
	map->order = list->date_order;
	map->remembered = list->list;
}

/* --- what the header says --- */

static void guess_names(struct telling *t, const char *const *of, const bool *told)
{
	struct cop_roster_column *first = NULL, *last = NULL;

	if (column_for(t->map, "name"))
		return;
	for (size_t i = 0; i < t->map->n; i++) {
		if (told[i])
			continue;
		if (!first && among(firsts, COP_COUNT(firsts), of[i]))
			first = &t->map->at[i];
		if (!last && among(lasts, COP_COUNT(lasts), of[i]))
			last = &t->map->at[i];
	}
	if (!first || !last)
		return;
	first->first = last->last = true;
}

static void guess(struct telling *t)
{
	const char **of = COP_NEW_N(t->arena, const char *, t->map->n);

	for (size_t i = 0; i < t->map->n; i++) {
		struct cop_roster_column *col = &t->map->at[i];
		const char *field;

		of[i] = plain_word(t->arena, cop_str_slug(t->arena, col->header));
		field = t->told[i] ? NULL : field_of_word(t->arena, of[i]);
		if (field && !column_for(t->map, field))
			col->field = field;
	}
	for (size_t i = 0; i < t->map->n; i++) {
		const char *field = column_for(t->map, "organisation") ? "unit"
								       : "organisation";

		if (!t->told[i] && among(departments, COP_COUNT(departments), of[i]) &&
		    !column_for(t->map, field))
			t->map->at[i].field = field;
	}
	guess_names(t, of, t->told);
}

static bool says_who(const struct cop_roster_map *map)
{
	for (size_t i = 0; i < map->n; i++)
		if (map->at[i].first)
			return true;
	return column_for(map, "name") || column_for(map, "email") ||
	       column_for(map, "id");
}

enum cop_code cop_roster_map(struct cop_arena *a, const struct cop_community *c,
			     const struct cop_csv *csv, const char *stem,
			     const struct cop_roster_told *told,
			     struct cop_roster_map *ret, struct cop_error *err)
{
	struct cop_roster_map map = { 0 };
	struct telling t = { .arena = a, .csv = csv, .map = &map };
	const struct cop_import_columns *list;

	if (csv->n < 2) {
		cop_fail_at(err, COP_E_INVALID, (struct cop_loc){ csv->src, 0 },
			    "the table has no rows below its header");
		return cop_fail_hint(err, "names of columns first, then a row a person");
	}
	map.n = csv->rows[0].n;
	map.at = COP_NEW_N(a, struct cop_roster_column, map.n);
	t.told = COP_NEW_N(a, bool, map.n);
	for (size_t i = 0; i < map.n; i++)
		map.at[i].header = cop_csv_text(csv, 0, i);
	for (size_t i = 0; i < told->n; i++) {
		enum cop_code code = tell(&t, told->pairs[i], err);

		if (code)
			return code;
	}
	list = told->n ? NULL : recall(c, csv, stem);
	if (list)
		use_remembered(&map, csv, list);
	else
		guess(&t);
	if (told->order)
		map.order = told->order;
	if (!says_who(&map)) {
		cop_fail_at(err, COP_E_INVALID, cop_csv_loc(csv, 0, 0),
			    "no column says who somebody is");
		return cop_fail_hint(err, "name it: --map HEADER=name");
	}
	*ret = map;
	return COP_OK;
}
