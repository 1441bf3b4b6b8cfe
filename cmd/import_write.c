/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "import.h"

/* --- records --- */

static enum cop_code add_person(struct cop_env *env, struct cop_change *c,
				const struct cop_roster_row *row, struct cop_error *err)
{
	struct cop_node *root =
		cop_schema_emit(env->arena, &cop_schema_member, &row->member, COP_BLOCK);

	return cop_change_create(c, &cop_record_member, row->id, root, err);
}

static enum cop_code update_person(struct cop_env *env, struct cop_change *c,
				   const struct cop_roster_row *row,
				   struct cop_error *err)
{
	const struct cop_schema *s = &cop_schema_member;
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < s->nfields && !code; i++) {
		const struct cop_field *f = &s->fields[i];

		if (row->changed >> i & 1)
			code = cop_change_set(
				c, &cop_record_member, row->id, cop_field_key(f),
				cop_roster_text(env->arena, f, &row->member), err);
	}
	return code;
}

/* --- what is remembered --- */

static const struct cop_str *header_of(const struct cop_import *im, const char *field)
{
	for (size_t i = 0; i < im->map.n; i++) {
		if (im->map.at[i].field && strcmp(im->map.at[i].field, field) == 0)
			return im->map.at[i].header;
	}
	return NULL;
}

/* Does a list on record say the same? Any file with these columns finds it. */
static bool says_same(const struct cop_import *im, const struct cop_import_columns *list)
{
	const struct cop_schema *s = &cop_schema_import_columns;

	if (list->date_order != im->map.order)
		return false;
	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		const struct cop_str *header = header_of(im, f->name), *there = NULL;

		if (f->kind != COP_K_TEXT)
			continue;
		memcpy(&there, (const char *)list + f->offset, sizeof(there));
		if ((header || there) &&
		    !(header && there && cop_str_equal(header, there)))
			return false;
	}
	return true;
}

static bool remembered(const struct cop_env *env, const struct cop_import *im)
{
	const struct cop_cop *cop = env->community->cop;

	for (size_t i = 0; i < cop->imports.n; i++)
		if (says_same(im, &cop->imports.at[i]))
			return true;
	return false;
}

static bool brings(const struct cop_import *im)
{
	return im->roster.count[COP_ROSTER_NEW] ||
	       (im->update && im->roster.count[COP_ROSTER_CHANGED]);
}

/* No decision of its own: it goes with the people it brought. */
bool cop_import_remembers(const struct cop_env *env, const struct cop_import *im)
{
	return im->told && brings(im) && !remembered(env, im);
}

static enum cop_code remember(struct cop_env *env, const struct cop_import *im,
			      struct cop_change *c, struct cop_error *err)
{
	const struct cop_schema *s = &cop_schema_import_columns;
	struct cop_node *map = cop_make_map(env->arena, COP_FLOW);

	for (size_t i = 0; i < s->nfields; i++) {
		const char *field = s->fields[i].name;
		const struct cop_str *header = header_of(im, field);

		if (header)
			cop_make_put(env->arena, map, field,
				     cop_make_text(env->arena, header));
		if (im->map.order && strcmp(field, "date_order") == 0)
			cop_make_put(env->arena, map, field,
				     cop_make_bare(env->arena,
						   cop_enum_word(&cop_enum_date_order,
								 (int)im->map.order)));
	}
	return cop_change_put(c, &cop_record_cop, "",
			      cop_arena_printf(env->arena, "imports.%s", im->stem), map,
			      err);
}

enum cop_code cop_import_change(struct cop_env *env, const struct cop_import *im,
				struct cop_change *c, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < im->roster.n && !code; i++) {
		const struct cop_roster_row *row = &im->roster.at[i];

		if (row->what == COP_ROSTER_NEW)
			code = add_person(env, c, row, err);
		else if (row->what == COP_ROSTER_CHANGED && im->update)
			code = update_person(env, c, row, err);
	}
	if (!code && cop_import_remembers(env, im))
		code = remember(env, im, c, err);
	return code;
}
