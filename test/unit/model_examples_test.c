/* SPDX-License-Identifier: MIT */
/* Every record of the example communities, and the catalogues, through the tables. */
#include "test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/charter.h"
#include "model/guide.h"
#include "model/indicator.h"
#include "model/kinds.h"
#include "model/role.h"

static const struct cop_source *read_source(struct cop_arena *a, const char *path)
{
	struct cop_source *src = COP_NEW(a, struct cop_source);
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	char part[4096];
	size_t n;
	FILE *in = fopen(path, "rb");

	if (!in)
		return NULL;
	while ((n = fread(part, 1, sizeof(part), in)) > 0)
		cop_buf_add(&text, part, n);
	fclose(in);
	src->path = cop_arena_printf(a, "%s", path);
	src->len = text.len;
	src->text = cop_buf_keep(&text, a);
	return src;
}

static struct cop_node *read_yaml(struct cop_arena *a, const char *path)
{
	struct cop_error err = { 0 };
	struct cop_node *root = NULL;
	const struct cop_source *src = read_source(a, path);

	if (!src || cop_yaml_parse(a, src, &cop_yaml_community, &root, &err))
		fail_msg("%s: %s", path, src ? err.msg : "not there");
	return root;
}

static void assert_clean(const struct cop_findings *f, const char *path)
{
	for (size_t i = 0; i < f->n; i++)
		print_error("%s: %s: %s\n", path, f->at[i]->where.path, f->at[i]->msg);
	assert_int_equal(f->n, 0);
}

static void load_clean(const struct cop_record *r, const char *path)
{
	struct cop_arena *a = cop_arena_new();
	struct cop_findings findings = { 0 };
	struct cop_load l = { .arena = a, .findings = &findings, .record = r->name };
	struct cop_node *root = read_yaml(a, path);

	cop_findings_init(&findings, a);
	/* Gatherings and streams share a folder; the form tells them apart. */
	if ((root->kind == COP_SEQ) == (r->shape == COP_SHAPE_LINES)) {
		assert_non_null(cop_schema_load(&l, r->schema, root, NULL));
		assert_clean(&findings, path);
	}
	cop_arena_free(&a);
}

static size_t load_folder(const struct cop_record *r, const char *path)
{
	DIR *dir = opendir(path);
	size_t n = 0;

	for (struct dirent *e; dir && (e = readdir(dir));) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf file = { 0 };

		if (e->d_name[0] == '.')
			continue;
		cop_buf_printf(&file, "%s/%s", path, e->d_name);
		load_clean(r, cop_buf_str(&file));
		n++;
	}
	if (dir)
		closedir(dir);
	return n;
}

static const char *source_root(void)
{
	const char *root = getenv("COP_SOURCE");

	return root ? root : ".";
}

static void load_community(const char *where)
{
	size_t n = 0;

	for (size_t k = 0; k < cop_kind_count; k++) {
		const struct cop_record *r = cop_records[k];
		COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };

		cop_buf_printf(&path, "%s/%s/%s", source_root(), where, r->where);
		if (r->shape != COP_SHAPE_FILE) {
			n += load_folder(r, cop_buf_str(&path));
		} else {
			load_clean(r, cop_buf_str(&path));
			n++;
		}
	}
	assert_true(n > cop_kind_count);
}

static void loads_the_examples_of_the_format_clean(void **state)
{
	(void)state;
	load_community("test/fixtures/format");
}

static void loads_the_invented_community_clean(void **state)
{
	(void)state;
	load_community("examples/plain-words");
}

static void lets_one_rule_be_answered_once_for_each_record(void **state)
{
	static const char findings_of[] = "findings:\n"
					  "  - {rule: seats, about: [sponsor]}\n"
					  "  - {rule: seats, about: [members]}\n"
					  "  - {rule: seats, about: [members]}\n";
	const struct cop_source text = { "cop.yaml", findings_of, strlen(findings_of) };
	struct cop_arena *a = cop_arena_new();
	struct cop_findings findings = { 0 };
	struct cop_load l = { .arena = a, .findings = &findings, .record = "cop" };
	struct cop_error err = { 0 };
	struct cop_node *root;
	size_t twice = 0;

	(void)state;
	cop_findings_init(&findings, a);
	assert_int_equal(cop_yaml_parse(a, &text, &cop_yaml_community, &root, &err),
			 COP_OK);
	assert_non_null(cop_schema_load(&l, cop_record_cop.schema, root, NULL));
	for (size_t i = 0; i < findings.n; i++)
		twice += findings.at[i]->rule == &cop_rule_duplicate_entry;
	assert_int_equal(twice, 1);
	cop_arena_free(&a);
}

static const char *id_of(struct cop_arena *a, const struct cop_node *record)
{
	static const struct cop_field field = { .name = "id", .kind = COP_K_ID };
	struct cop_node *n = cop_node_get(record, "id");
	const char *id = NULL, *why = NULL;

	assert_non_null(n);
	assert_true(cop_value_decode(a, &field, n->value, &id, &why));
	return id;
}

static void loads_the_catalogue_of_roles_clean(void **state)
{
	struct cop_arena *a = cop_arena_new();
	const char *path =
		cop_arena_printf(a, "%s/share/catalogue/roles.yaml", source_root());
	struct cop_node *root = read_yaml(a, path);
	size_t manager_duties = 0;

	(void)state;
	assert_int_equal(root->count, 11);
	for (const struct cop_node *n = root->first; n; n = n->next) {
		struct cop_findings findings = { 0 };
		struct cop_load l = { .arena = a, .findings = &findings, .record = path };
		const char *id = id_of(a, n);
		const struct cop_role *role;

		cop_findings_init(&findings, a);
		role = cop_schema_load(&l, &cop_schema_role, n, id);
		assert_clean(&findings, path);
		assert_string_equal(role->rec.id, id);
		assert_non_null(role->purpose);
		assert_true(role->duties.n > 1);
		if (strcmp(role->rec.id, "community-manager") == 0)
			manager_duties = role->duties.n;
	}
	assert_int_equal(manager_duties, 7);
	cop_arena_free(&a);
}

static void takes_built_in_indicators_for_complete_but_for_their_history(void **state)
{
	struct cop_arena *a = cop_arena_new();
	const char *path =
		cop_arena_printf(a, "%s/share/catalogue/indicators.yaml", source_root());
	struct cop_node *root = read_yaml(a, path);

	(void)state;
	assert_int_equal(root->count, 36);
	for (const struct cop_node *n = root->first; n; n = n->next) {
		struct cop_findings findings = { 0 };
		struct cop_load l = { .arena = a, .findings = &findings, .record = path };
		const struct cop_indicator *i;

		cop_findings_init(&findings, a);
		i = cop_schema_load(&l, &cop_schema_indicator, n, id_of(a, n));
		assert_int_equal(findings.n, 1);
		assert_string_equal(findings.at[0]->msg, "'history' is missing");
		assert_true(i->text && i->unit && i->source && i->desirable);
		assert_true(i->desirable == cop_desirable_band
				    ? i->low.value < i->high.value
				    : !i->low.known || !i->high.known);
	}
	cop_arena_free(&a);
}

static void *load_guide(struct cop_arena *a, const char *name, const struct cop_schema *s)
{
	struct cop_findings findings = { 0 };
	const char *path =
		cop_arena_printf(a, "%s/share/catalogue/%s.yaml", source_root(), name);
	struct cop_load l = { .arena = a, .findings = &findings, .record = name };
	void *guide;

	cop_findings_init(&findings, a);
	guide = cop_schema_load(&l, s, read_yaml(a, path), NULL);
	assert_clean(&findings, path);
	return guide;
}

static void assert_charter_field(const char *path)
{
	if (!cop_path_field(&cop_schema_charter, path))
		fail_msg("the charter has no '%s'", path);
}

static void asks_seven_questions_with_three_more_each(void **state)
{
	struct cop_arena *a = cop_arena_new();
	const struct cop_guide_questions *g =
		load_guide(a, "questions", &cop_schema_guide_questions);

	(void)state;
	assert_true(g->all.n > 28);
	for (size_t i = 0; i < 28; i++) {
		const struct cop_guide_question *q = &g->all.at[i];

		assert_int_equal(q->part, COP_UNSAID);
		if (i % 4 == 0)
			assert_null(q->of);
		else
			assert_string_equal(q->of, g->all.at[i - i % 4].id);
	}
	cop_arena_free(&a);
}

/* Of the parts beside the seven questions the leading one comes first, too. */
static void asks_for_the_other_parts_of_the_charter(void **state)
{
	struct cop_arena *a = cop_arena_new();
	const struct cop_guide_questions *g =
		load_guide(a, "questions", &cop_schema_guide_questions);
	const char *lead = NULL;

	(void)state;
	for (size_t i = 0; i < g->all.n; i++) {
		const struct cop_guide_question *q = &g->all.at[i];

		if (!q->of)
			lead = q->id;
		else
			assert_string_equal(q->of, lead);
		assert_true(i < 28 || q->part == COP_TRUE);
		assert_true(q->minutes.value >= 5);
		for (size_t k = 0; k < q->fields.n; k++)
			assert_charter_field(q->fields.at[k]);
	}
	cop_arena_free(&a);
}

static void takes_eight_steps(void **state)
{
	struct cop_arena *a = cop_arena_new();
	const struct cop_guide_steps *g = load_guide(a, "steps", &cop_schema_guide_steps);

	(void)state;
	assert_int_equal(g->all.n, 8);
	for (size_t i = 0; i < g->all.n; i++) {
		for (size_t k = 0; k < g->all.at[i].evidence.n; k++) {
			const struct cop_guide_evidence *e = &g->all.at[i].evidence.at[k];

			if (e->field)
				assert_charter_field(e->field);
		}
	}
	cop_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(loads_the_examples_of_the_format_clean),
		cmocka_unit_test(loads_the_invented_community_clean),
		cmocka_unit_test(lets_one_rule_be_answered_once_for_each_record),
		cmocka_unit_test(loads_the_catalogue_of_roles_clean),
		cmocka_unit_test(
			takes_built_in_indicators_for_complete_but_for_their_history),
		cmocka_unit_test(asks_seven_questions_with_three_more_each),
		cmocka_unit_test(asks_for_the_other_parts_of_the_charter),
		cmocka_unit_test(takes_eight_steps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
