/* SPDX-License-Identifier: MIT */
#include "model/catalogue.h"

#include <string.h>

#include "base/embed.h"

extern const struct cop_embedded cop_catalogue_files[];
extern const size_t cop_ncatalogue_files;

static const struct cop_source *source_of(struct cop_arena *a, const char *name)
{
	for (size_t i = 0; i < cop_ncatalogue_files; i++) {
		const struct cop_embedded *f = &cop_catalogue_files[i];
		struct cop_source *src;

		if (strcmp(f->name, name) != 0)
			continue;
		src = COP_NEW(a, struct cop_source);
		src->path = cop_arena_printf(a, "share/catalogue/%s.yaml", name);
		src->text = f->at;
		src->len = f->len;
		return src;
	}
	return NULL;
}

struct cop_node *cop_catalogue_tree(struct cop_arena *a, const char *name)
{
	const struct cop_source *src = source_of(a, name);
	struct cop_error err = { 0 };
	struct cop_node *root = NULL;

	if (!src || cop_yaml_parse(a, src, &cop_yaml_community, &root, &err))
		return NULL;
	return root;
}

/* What a catalogue leaves out (a history) is no finding. */
static void *load(struct cop_arena *a, const struct cop_schema *s,
		  const struct cop_node *map, const char *id)
{
	struct cop_findings unread;
	struct cop_load l = { .arena = a, .findings = &unread, .record = "catalogue" };

	cop_findings_init(&unread, a);
	return cop_schema_load(&l, s, map, id);
}

static const char *id_of(struct cop_arena *a, const struct cop_node *entry)
{
	static const struct cop_field field = { .name = "id", .kind = COP_K_ID };
	const struct cop_node *node = cop_node_get(entry, "id");
	const char *id = NULL, *why;

	if (!node || !cop_value_decode(a, &field, node->value, &id, &why))
		return NULL;
	return id;
}

struct cop_items cop_catalogue_roles(struct cop_arena *a)
{
	const struct cop_node *root = cop_catalogue_tree(a, "roles");
	struct cop_items ret = { 0 };

	if (!root)
		return ret;
	ret.at = COP_NEW_N(a, struct cop_item, root->count);
	for (const struct cop_node *e = root->first; e; e = e->next) {
		const char *id = id_of(a, e);

		if (!id)
			continue;
		ret.at[ret.n++] = (struct cop_item){
			.id = id,
			.path = root->src->path,
			.record = cop_arena_printf(a, "roles/%s", id),
			.rec = load(a, &cop_schema_role, e, id),
		};
	}
	return ret;
}

struct cop_role *cop_catalogue_role(struct cop_arena *a, const char *id)
{
	const struct cop_node *root = cop_catalogue_tree(a, "roles");

	for (const struct cop_node *e = root ? root->first : NULL; e; e = e->next)
		if (cop_node_is(cop_node_get(e, "id"), id))
			return load(a, &cop_schema_role, e, id_of(a, e));
	return NULL;
}

const struct cop_guide_questions *cop_catalogue_questions(struct cop_arena *a)
{
	return load(a, &cop_schema_guide_questions, cop_catalogue_tree(a, "questions"),
		    NULL);
}

const struct cop_guide_steps *cop_catalogue_steps(struct cop_arena *a)
{
	return load(a, &cop_schema_guide_steps, cop_catalogue_tree(a, "steps"), NULL);
}

const struct cop_guide_checks *cop_catalogue_checks(struct cop_arena *a)
{
	return load(a, &cop_schema_guide_checks, cop_catalogue_tree(a, "platform-checks"),
		    NULL);
}

const struct cop_guide_checks *cop_catalogue_functions(struct cop_arena *a)
{
	return load(a, &cop_schema_guide_checks,
		    cop_catalogue_tree(a, "platform-functions"), NULL);
}

struct cop_builtins cop_catalogue_indicators(struct cop_arena *a)
{
	const struct cop_node *root = cop_catalogue_tree(a, "indicators");
	struct cop_builtins ret = { 0 };

	if (!root)
		return ret;
	ret.at = COP_NEW_N(a, struct cop_builtin, root->count);
	for (const struct cop_node *e = root->first; e; e = e->next) {
		struct cop_builtin *b = &ret.at[ret.n];
		const struct cop_node *mark = cop_node_get(e, "x-mark");

		b->id = id_of(a, e);
		if (!b->id)
			continue;
		b->record = load(a, &cop_schema_indicator, e, b->id);
		b->mark = mark ? mark->value : NULL;
		b->first = cop_node_is(cop_node_get(e, "x-first"), "true");
		ret.n++;
	}
	return ret;
}
