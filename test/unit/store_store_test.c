/* SPDX-License-Identifier: MIT */
/* Where files are: on the disk, in folders below, and in the overlay. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "repo.h"
#include "store/store.h"

static const struct cop_record role = {
	.name = "role", .where = "roles", .plural = "roles", .shape = COP_SHAPE_FOLDER
};
static const struct cop_record charter = { .name = "charter",
					   .where = "charter.yaml",
					   .plural = "charters",
					   .shape = COP_SHAPE_FILE };

static struct cop_store *open_store(struct repo *r)
{
	struct cop_store *s = NULL;
	struct cop_error err = { 0 };

	repo_open(r, "");
	repo_put(r, "cop.yaml", "cop: 1\n");
	repo_put(r, "roles/b.yaml", "title: B\n");
	repo_put(r, "roles/old/2025/a.yaml", "title: A\n");
	if (cop_store_open(r->a, r->root, &s, &err))
		fail_msg("%s", err.msg);
	return s;
}

static void close_store(struct repo *r, struct cop_store *s)
{
	cop_store_close(&s);
	assert_null(s);
	repo_close(r);
}

static struct cop_source *source(struct repo *r, const char *text)
{
	struct cop_source *src = COP_NEW(r->a, struct cop_source);

	src->path = "pending";
	src->text = text;
	src->len = strlen(text);
	return src;
}

/* "path:id path:id " of a kind. */
static const char *listed(struct repo *r, struct cop_store *s,
			  const struct cop_record *kind)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_store_files files = { 0 };
	struct cop_error err = { 0 };

	assert_int_equal(cop_store_list(s, kind, &files, &err), 0);
	for (size_t i = 0; i < files.n; i++)
		cop_buf_printf(&out, "%s:%s ", files.at[i].path,
			       files.at[i].id ? files.at[i].id : "-");
	return cop_buf_keep(&out, r->a);
}

static void finds_the_community_from_any_folder_in_it(void **state)
{
	struct repo r;
	struct cop_store *s = open_store(&r), *again = NULL;
	struct cop_error err = { 0 };

	(void)state;
	assert_int_equal(
		cop_store_open(r.a, cop_arena_printf(r.a, "%s/roles/old/2025", r.root),
			       &again, &err),
		0);
	assert_string_equal(cop_store_root(again), cop_store_root(s));
	cop_store_close(&again);
	/* not above the top of the repository */
	repo_sh(&r, "mkdir inner && git init -q inner && mkdir inner/sub");
	assert_int_equal(cop_store_open(r.a,
					cop_arena_printf(r.a, "%s/inner/sub", r.root),
					&again, &err),
			 COP_E_NOT_FOUND);
	assert_string_equal(err.msg, "no community here or above");
	close_store(&r, s);
}

static void lists_folders_below_and_passes_over_what_is_no_record(void **state)
{
	struct repo r;
	struct cop_store *s = open_store(&r);

	(void)state;
	repo_put(&r, "roles/README.md", "x");
	repo_put(&r, "roles/.draft.yaml", "x");
	repo_put(&r, "roles/.git-like/x.yaml", "x");
	repo_put(&r, "roles/Not an id.yaml", "x");
	repo_put(&r, "roles/.yaml", "x");
	assert_string_equal(listed(&r, s, &role), "roles/Not an id.yaml:- roles/b.yaml:b "
						  "roles/old/2025/a.yaml:a ");
	assert_string_equal(listed(&r, s, &charter), "");
	repo_put(&r, "charter.yaml", "x");
	assert_string_equal(listed(&r, s, &charter), "charter.yaml:charter ");
	close_store(&r, s);
}

static void what_is_pending_comes_before_what_is_on_disk(void **state)
{
	struct repo r;
	struct cop_store *s = open_store(&r);
	const struct cop_source *src = NULL;
	struct cop_error err = { 0 };

	(void)state;
	cop_store_overlay(s, "roles/b.yaml", source(&r, "title: New\n"));
	cop_store_overlay(s, "roles/old/2025/a.yaml", NULL);
	cop_store_overlay(s, "roles/next/c.yaml", source(&r, "title: C\n"));
	cop_store_overlay(s, "charter.yaml", source(&r, "vision: V\n"));
	assert_string_equal(listed(&r, s, &role), "roles/b.yaml:b roles/next/c.yaml:c ");
	assert_string_equal(listed(&r, s, &charter), "charter.yaml:charter ");
	assert_int_equal(cop_store_read(s, "roles/b.yaml", &src, &err), 0);
	assert_string_equal(src->text, "title: New\n");
	assert_int_equal(cop_store_read(s, "roles/old/2025/a.yaml", &src, &err),
			 COP_E_NOT_FOUND);
	assert_string_equal(cop_store_path(s, &role, "b"), "roles/b.yaml");
	assert_string_equal(cop_store_path(s, &role, "c"), "roles/next/c.yaml");
	assert_null(cop_store_path(s, &role, "a"));
	assert_non_null(cop_store_path(s, &charter, "charter"));
	assert_true(cop_store_pending(s, "roles/old/2025/a.yaml"));
	assert_false(cop_store_pending(s, "roles/x.yaml"));
	cop_store_overlay_clear(s);
	assert_string_equal(listed(&r, s, &role),
			    "roles/b.yaml:b roles/old/2025/a.yaml:a ");
	assert_string_equal(cop_store_path(s, &role, "a"), "roles/old/2025/a.yaml");
	assert_null(cop_store_path(s, &role, "c"));
	assert_null(cop_store_path(s, &charter, "charter"));
	close_store(&r, s);
}

static void what_is_laid_down_is_there_where_the_disk_has_nothing(void **state)
{
	struct repo r;
	struct cop_store *s = open_store(&r);
	const struct cop_source *src = NULL;
	struct cop_error err = { 0 };

	(void)state;
	cop_store_lay(s, "roles/c.yaml", source(&r, "title: C\n"));
	cop_store_lay(s, "roles/far/d.yaml", source(&r, "title: D\n"));
	cop_store_lay(s, "roles/b.yaml", source(&r, "title: laid\n"));
	cop_store_lay(s, "charter.yaml", source(&r, "purpose: x\n"));
	cop_store_overlay(s, "roles/c.yaml", NULL);

	assert_string_equal(listed(&r, s, &role),
			    "roles/b.yaml:b roles/far/d.yaml:d roles/old/2025/a.yaml:a ");
	assert_string_equal(listed(&r, s, &charter), "charter.yaml:charter ");
	assert_null(cop_store_path(s, &role, "c"));
	assert_string_equal(cop_store_path(s, &role, "d"), "roles/far/d.yaml");
	assert_int_equal(cop_store_read(s, "roles/b.yaml", &src, &err), 0);
	assert_string_equal(src->text, "title: B\n");

	cop_store_overlay_clear(s);
	assert_string_equal(cop_store_path(s, &role, "c"), "roles/c.yaml");
	assert_int_equal(cop_store_read(s, "roles/c.yaml", &src, &err), 0);
	assert_string_equal(src->text, "title: C\n");

	cop_store_freeze(s);
	assert_int_equal(cop_store_read(s, "roles/c.yaml", &src, &err), COP_E_NOT_FOUND);
	close_store(&r, s);
}

static void a_later_word_replaces_an_earlier_one(void **state)
{
	struct repo r;
	struct cop_store *s = open_store(&r);
	const struct cop_source *src = NULL;
	struct cop_error err = { 0 };

	(void)state;
	cop_store_overlay(s, "roles/b.yaml", NULL);
	assert_null(cop_store_path(s, &role, "b"));
	cop_store_overlay(s, "roles/moved/b.yaml", source(&r, "title: Moved\n"));
	assert_string_equal(cop_store_path(s, &role, "b"), "roles/moved/b.yaml");
	cop_store_overlay(s, "roles/moved/b.yaml", NULL);
	assert_null(cop_store_path(s, &role, "b"));
	cop_store_overlay(s, "roles/b.yaml", source(&r, "title: Back\n"));
	assert_int_equal(cop_store_read(s, "roles/b.yaml", &src, &err), 0);
	assert_string_equal(src->text, "title: Back\n");
	assert_string_equal(listed(&r, s, &role),
			    "roles/b.yaml:b roles/old/2025/a.yaml:a ");
	close_store(&r, s);
}

static void a_record_is_named_by_its_kind_and_stem(void **state)
{
	struct cop_arena *a = cop_arena_new();

	(void)state;
	assert_string_equal(cop_store_record(a, "roles/scribe.yaml"), "roles/scribe");
	assert_string_equal(cop_store_record(a, "roles/2026/old/scribe.yaml"),
			    "roles/scribe");
	assert_string_equal(cop_store_record(a, "charter.yaml"), "charter");
	assert_null(cop_store_record(a, "roles/Not an id.yaml"));
	assert_null(cop_store_record(a, ".gitattributes"));
	cop_arena_free(&a);
}

static void thousands_of_pending_files_are_found_quickly(void **state)
{
	struct repo r;
	struct cop_store *s = open_store(&r);
	struct cop_source *text = source(&r, "title: T\n");
	clock_t begun = clock();
	char id[32], path[64];

	(void)state;
	for (int i = 0; i < 20000; i++) {
		snprintf(path, sizeof(path), "roles/%d/m-%d.yaml", i % 7, i);
		cop_store_overlay(s, path, text);
	}
	for (int i = 0; i < 20000; i++) {
		snprintf(id, sizeof(id), "m-%d", i);
		assert_non_null(cop_store_path(s, &role, id));
		snprintf(path, sizeof(path), "roles/%d/m-%d.yaml", i % 7, i);
		assert_true(cop_store_pending(s, path));
	}
	/* a linear list took minutes; the bound is wide for slow machines */
	assert_true((clock() - begun) / CLOCKS_PER_SEC < 10);
	close_store(&r, s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_community_from_any_folder_in_it),
		cmocka_unit_test(lists_folders_below_and_passes_over_what_is_no_record),
		cmocka_unit_test(what_is_pending_comes_before_what_is_on_disk),
		cmocka_unit_test(what_is_laid_down_is_there_where_the_disk_has_nothing),
		cmocka_unit_test(a_later_word_replaces_an_earlier_one),
		cmocka_unit_test(a_record_is_named_by_its_kind_and_stem),
		cmocka_unit_test(thousands_of_pending_files_are_found_quickly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
