/* SPDX-License-Identifier: MIT */
/* A community as loaded, and the same with a change: what is shared, what is read again. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "model/activity.h"
#include "model/index.h"
#include "model/observation.h"
#include "model/role.h"
#include "small.h"
#include "store/change.h"

struct fixture {
	struct cop_small s;
	struct cop_community *c;
};

static void open_fixture(struct fixture *x)
{
	x->s = cop_small_new("");
	x->c = NULL;
}

static void close_fixture(struct fixture *x)
{
	cop_small_free(&x->s);
}

static void load(struct fixture *x)
{
	struct cop_error err = { 0 };

	if (cop_community_open(x->s.arena, x->s.store, cop_date_of(2026, 6, 15), &x->c,
			       &err) ||
	    cop_community_load(x->c, COP_KINDS_ALL, &err))
		fail_msg("%s", err.msg);
}

/* "rule record path: message" of every finding, sorted by place, one a line. */
static const char *said(struct fixture *x, const struct cop_findings *f)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_findings sorted;

	cop_findings_init(&sorted, x->s.arena);
	for (size_t i = 0; i < f->n; i++)
		*COP_PUSH(sorted.arena, sorted.at, sorted.n, sorted.cap) = f->at[i];
	cop_findings_sort(&sorted);
	for (size_t i = 0; i < sorted.n; i++) {
		const struct cop_finding *one = sorted.at[i];

		cop_buf_printf(&out, "%s %s %s: %s\n", one->rule->id, one->where.record,
			       one->where.path ? one->where.path : "", one->msg);
	}
	return cop_buf_keep(&out, x->s.arena);
}

static const char *references(struct fixture *x, struct cop_community *c)
{
	struct cop_findings f;

	cop_findings_init(&f, x->s.arena);
	cop_community_references(c, &f);
	return said(x, &f);
}

static void put(struct fixture *x, const char *path, const char *text)
{
	cop_small_file(&x->s, path, "%s", text);
}

/* --- loading --- */

static void loads_records_of_every_shape(void **state)
{
	struct fixture x;

	(void)state;
	open_fixture(&x);
	put(&x, "roles/b.yaml", "title: B\nkind: role\n");
	put(&x, "roles/old/a.yaml", "title: A\nkind: role\n");
	put(&x, "roles/small.yaml",
	    "- {id: d, title: D, kind: role}\n- {id: c, title: C, kind: role}\n");
	put(&x, "activity/2026-06.yaml",
	    "- {date: 2026-06-01, member: ana, kind: ask}\n");
	put(&x, "observations/calls.yaml", "- {date: 2026-06-01, value: 3}\n");
	put(&x, "roles/notes.txt", "not mine\n");
	put(&x, "roles/.hidden.yaml", "also not\n");
	load(&x);
	assert_string_equal(said(&x, &x.c->findings), "");
	assert_int_equal(x.c->items[cop_kind_role].n, 4);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(x.c->items[cop_kind_role].at[i].id[0], 'a' + (int)i);
	assert_string_equal(cop_community_item(x.c, cop_kind_role, "c")->record,
			    "roles/c");
	assert_string_equal(cop_community_item(x.c, cop_kind_role, "c")->path,
			    "roles/small.yaml");
	assert_null(cop_role_of(x.c, "small"));
	assert_null(cop_role_of(x.c, NULL));
	assert_int_equal(cop_activity_of(x.c, "2026-06")->lines.n, 1);
	assert_int_equal(cop_observation_of(x.c, "calls")->readings.n, 1);
	close_fixture(&x);
}

static void says_which_files_cannot_be_read_and_goes_on(void **state)
{
	struct fixture x;

	(void)state;
	open_fixture(&x);
	put(&x, "roles/a.yaml", "title: [A\n");
	put(&x, "roles/b.yaml", "title: B\nkind: role\ntitle: C\n");
	put(&x, "roles/c.yaml", "# nothing\n");
	put(&x, "roles/Not an id.yaml", "title: X\n");
	put(&x, "roles/e.yaml", "- title: E\n- {id: F, title: F}\n- word\n");
	put(&x, "roles/z.yaml", "title: Z\nkind: role\n");
	put(&x, "roles/y.yaml", "title: [the key 'x' stands twice\n");
	load(&x);
	assert_int_equal(x.c->items[cop_kind_role].n, 1);
	assert_int_equal(x.c->unreadable, 4);
	assert_string_equal(
		said(&x, &x.c->findings),
		"bad-id roles/Not an id.yaml : the file's name is no id, so it cannot "
		"name a record\n"
		"unreadable roles/a.yaml : the '[' is never closed\n"
		"duplicate-key roles/b.yaml : the key 'title' stands twice\n"
		"unreadable roles/c.yaml : the file is empty\n"
		"missing-field roles/e.yaml : a record in a list needs an id\n"
		"bad-id roles/e.yaml : the id is not an id\n"
		"missing-field roles/e.yaml : a record in a list needs an id\n"
		"unreadable roles/y.yaml : the '[' is never closed\n");
	for (size_t i = 0; i < x.c->findings.n; i++)
		if (x.c->findings.at[i]->rule == &cop_rule_duplicate_key)
			assert_string_equal(
				x.c->findings.at[i]->hint,
				"remove one of them; first at line 1, column 1");
	close_fixture(&x);
}

static void names_fields_of_a_record_among_others_as_if_it_stood_alone(void **state)
{
	struct fixture x;

	(void)state;
	open_fixture(&x);
	put(&x, "roles/small.yaml",
	    "- {id: a, title: A, kind: role}\n"
	    "- id: b\n  title: B\n  kind: role\n  holders:\n"
	    "    - {member: ana, from: soon}\n  titel: X\n");
	load(&x);
	assert_string_equal(said(&x, &x.c->findings),
			    "wrong-type roles/b holders.ana.from: 'soon' is not a date\n"
			    "unknown-key roles/b titel: unknown key 'titel'\n");
	close_fixture(&x);
}

/* --- references --- */

static void finds_references_that_lead_nowhere_or_elsewhere(void **state)
{
	struct fixture x;

	(void)state;
	open_fixture(&x);
	cop_small_member(&x.s, "ana", "{date: 2026-01-01, status: active}");
	put(&x, "roles/a.yaml",
	    "title: A\nkind: role\nreports_to: ana\nholders:\n"
	    "  - {member: calls, from: 2026-01-01}\n"
	    "  - {member: anna, from: 2026-01-01}\n");
	put(&x, "indicators/calls.yaml",
	    "title: Calls\nhistory: [{date: 2026-01-01, status: active}]\n");
	load(&x);
	assert_string_equal(references(&x, x.c),
			    "unknown-reference roles/a reports_to: 'ana' is a member, "
			    "not a role\n"
			    "unknown-reference roles/a holders.calls.member: 'calls' is "
			    "an indicator, not a member\n"
			    "unknown-reference roles/a holders.anna.member: no member "
			    "'anna'\n");
	close_fixture(&x);
}

static void one_id_names_one_thing(void **state)
{
	struct fixture x;

	(void)state;
	open_fixture(&x);
	cop_small_member(&x.s, "a", "{date: 2026-01-01, status: active}");
	put(&x, "roles/a.yaml", "title: A\nkind: role\n");
	put(&x, "roles/old/a.yaml", "title: A again\nkind: role\n");
	put(&x, "roles/internal.yaml", "title: I\nkind: role\n");
	put(&x, "roles/small.yaml",
	    "- {id: b, title: B, kind: role}\n- {id: b, title: C, kind: role}\n");
	load(&x);
	assert_string_equal(
		references(&x, x.c),
		"id-taken roles/a : 'a' names a role and a member\n"
		"id-taken roles/internal : 'internal' has a meaning of its own, so "
		"nothing else can be called so\n"
		"id-taken roles/old/a : 'a' names a role and a member\n"
		"id-taken roles/old/a : 'a' names two roles\n"
		"id-taken roles/b : 'b' names two roles\n");
	close_fixture(&x);
}

static void tells_what_an_id_is_loaded_or_not(void **state)
{
	struct cop_error err = { 0 };
	struct fixture x;

	(void)state;
	open_fixture(&x);
	put(&x, "roles/a.yaml", "title: A\nkind: role\n");
	assert_int_equal(cop_community_open(x.s.arena, x.s.store,
					    cop_date_of(2026, 6, 15), &x.c, &err),
			 0);
	assert_int_equal(cop_community_what(x.c, "a"), COP_REF_ROLE);
	assert_int_equal(cop_community_what(x.c, "b"), 0);
	assert_int_equal(cop_community_what(x.c, "charter"), COP_REF_CHARTER);
	assert_int_equal(cop_community_load(x.c, COP_KINDS_ALL, &err), 0);
	assert_int_equal(cop_community_what(x.c, "a"), COP_REF_ROLE);
	assert_int_equal(cop_community_what(x.c, "b"), 0);
	assert_string_equal(cop_ref_word(COP_REF_OBJECTIVE), "objective");
	close_fixture(&x);
}

/* --- after a change --- */

static struct cop_community *after(struct fixture *x)
{
	struct cop_community *c = NULL;
	struct cop_error err = { 0 };

	if (cop_community_after(x->c, &c, &err))
		fail_msg("%s", err.msg);
	return c;
}

/* What the state with the change says that the one before did not. */
static const char *brought(struct fixture *x, struct cop_community *c)
{
	struct cop_findings before, now, new;

	cop_findings_init(&before, x->s.arena);
	cop_findings_init(&now, x->s.arena);
	cop_findings_init(&new, x->s.arena);
	for (size_t i = 0; i < x->c->findings.n; i++)
		*COP_PUSH(before.arena, before.at, before.n, before.cap) =
			x->c->findings.at[i];
	for (size_t i = 0; i < c->findings.n; i++)
		*COP_PUSH(now.arena, now.at, now.n, now.cap) = c->findings.at[i];
	cop_community_references(x->c, &before);
	cop_community_references(c, &now);
	cop_findings_new(&before, &now, &new);
	return said(x, &new);
}

/*
 * The fixtures above stand in the overlay, where everything counts as touched; these write
 * to the disk.
 */
static void on_disk(struct fixture *x, const char *path, const char *text)
{
	const char *full =
		cop_arena_printf(x->s.arena, "%s/%s", cop_store_root(x->s.store), path);
	FILE *f = fopen(full, "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static void open_disk(struct fixture *x)
{
	const char *dir = getenv("COP_TEST_DIR");
	struct cop_error err = { 0 };
	char *made;

	*x = (struct fixture){ .s = { .arena = cop_arena_new() } };
	made = cop_arena_printf(x->s.arena, "%s/community-XXXXXX", dir ? dir : ".");
	assert_non_null(mkdtemp(made));
	assert_int_equal(mkdir(cop_arena_printf(x->s.arena, "%s/roles", made), 0755), 0);
	assert_int_equal(mkdir(cop_arena_printf(x->s.arena, "%s/roles/old", made), 0755),
			 0);
	if (cop_store_begin(x->s.arena, made, &x->s.store, &err))
		fail_msg("%s", err.msg);
	on_disk(x, "cop.yaml",
		"cop: 1\nuid: small.example.org\nname: Small\nsummary: A test.\n"
		"timezone: UTC\nlanguage: en\nvisibility: open\n");
	on_disk(x, "roles/a.yaml", "title: A\nkind: role\nreports_to: b\n");
	on_disk(x, "roles/b.yaml", "title: B\nkind: role\ntitel: X\n");
	on_disk(x, "roles/bad.yaml", "title: [\n");
	on_disk(x, "roles/old/c.yaml", "title: C\nkind: role\nreports_to: gone\n");
	on_disk(x, "roles/small.yaml",
		"- {id: d, title: D, kind: role}\n- {id: e, title: E, kind: role}\n");
}

static void close_disk(struct fixture *x)
{
	char command[4200];

	snprintf(command, sizeof(command), "rm -rf '%s'", cop_store_root(x->s.store));
	assert_int_equal(system(command), 0);
	cop_small_free(&x->s);
}

static void shares_records_of_untouched_files(void **state)
{
	struct fixture x;
	struct cop_community *c;

	(void)state;
	open_disk(&x);
	load(&x);
	put(&x, "roles/a.yaml", "title: A2\nkind: role\nreports_to: b\n");
	c = after(&x);
	assert_ptr_equal(cop_role_of(c, "b"), cop_role_of(x.c, "b"));
	assert_ptr_equal(cop_role_of(c, "d"), cop_role_of(x.c, "d"));
	assert_ptr_equal(cop_role_of(c, "e"), cop_role_of(x.c, "e"));
	assert_ptr_equal(cop_role_of(c, "c"), cop_role_of(x.c, "c"));
	assert_ptr_not_equal(cop_role_of(c, "a"), cop_role_of(x.c, "a"));
	assert_true(cop_str_is(cop_role_of(c, "a")->title, "A2"));
	assert_true(cop_str_is(cop_role_of(x.c, "a")->title, "A"));
	assert_string_equal(said(&x, &c->findings), said(&x, &x.c->findings));
	assert_int_equal(c->unreadable, 1);
	assert_int_equal(c->nfiles, x.c->nfiles);
	assert_int_equal(c->loaded, x.c->loaded);
	assert_ptr_equal(c->cop, cop_cop_at(c, 0));
	assert_string_equal(brought(&x, c), "");
	close_disk(&x);
}

static void brings_what_is_new_and_drops_what_is_mended(void **state)
{
	struct fixture x;
	struct cop_community *c;

	(void)state;
	open_disk(&x);
	load(&x);
	assert_string_equal(said(&x, &x.c->findings),
			    "unknown-key roles/b titel: unknown key 'titel'\n"
			    "unreadable roles/bad.yaml : a value is missing here\n");
	put(&x, "roles/b.yaml", "title: B\nkind: role\n");
	put(&x, "roles/bad.yaml", "title: Bad\nkind: roel\n");
	put(&x, "roles/small.yaml", "- {id: d, title: D, kind: role, reports_to: x}\n");
	c = after(&x);
	assert_int_equal(c->unreadable, 0);
	assert_null(cop_role_of(c, "e"));
	assert_string_equal(said(&x, &c->findings),
			    "not-a-choice roles/bad kind: 'roel' is not a choice of "
			    "'kind'\n");
	assert_string_equal(brought(&x, c),
			    "not-a-choice roles/bad kind: 'roel' is not a choice of "
			    "'kind'\n"
			    "unknown-reference roles/d reports_to: no role 'x'\n");
	close_disk(&x);
}

static void a_removed_record_leaves_its_references_behind(void **state)
{
	struct fixture x;
	struct cop_community *c;

	(void)state;
	open_disk(&x);
	load(&x);
	cop_store_overlay(x.s.store, "roles/b.yaml", NULL);
	cop_store_overlay(x.s.store, "roles/old/c.yaml", NULL);
	c = after(&x);
	assert_null(cop_role_of(c, "b"));
	assert_string_equal(brought(&x, c),
			    "unknown-reference roles/a reports_to: no role 'b'\n");
	close_disk(&x);
}

static void what_was_wrong_before_is_not_new_when_it_moves(void **state)
{
	struct fixture x;

	(void)state;
	open_disk(&x);
	load(&x);
	put(&x, "roles/b.yaml", "# above\ntitle: B\nkind: role\npurpose: P.\ntitel: X\n");
	assert_string_equal(brought(&x, after(&x)), "");
	put(&x, "roles/b.yaml", "title: B\nkind: role\ntitel: X\ntittel: Y\n");
	assert_string_equal(brought(&x, after(&x)),
			    "unknown-key roles/b tittel: unknown key 'tittel'\n");
	close_disk(&x);
}

static void a_broken_head_is_a_finding_of_the_change(void **state)
{
	struct fixture x;
	struct cop_community *c;

	(void)state;
	open_disk(&x);
	load(&x);
	put(&x, "cop.yaml", "cop: [\n");
	c = after(&x);
	assert_non_null(c->cop);
	assert_string_equal(brought(&x, c),
			    "unreadable cop.yaml : a value is missing here\n");
	close_disk(&x);
}

static void a_newer_format_is_refused(void **state)
{
	struct cop_error err = { 0 };
	struct fixture x;

	(void)state;
	open_fixture(&x);
	put(&x, "cop.yaml", "cop: 2\nname: Small\n");
	assert_int_equal(cop_community_open(x.s.arena, x.s.store,
					    cop_date_of(2026, 6, 15), &x.c, &err),
			 COP_E_INVALID);
	assert_string_equal(err.msg, "this community has a newer file format than 1");
	assert_string_equal(err.hint, "install a newer cop");
	close_fixture(&x);
}

/* --- names in records --- */

static void lists_who_names_an_id(void **state)
{
	struct cop_naming *named;
	struct fixture x;

	(void)state;
	open_fixture(&x);
	put(&x, "roles/a.yaml", "title: A\nkind: role\nreports_to: b\n");
	put(&x, "roles/b.yaml", "title: B\nkind: role\nreports_to: b\n");
	put(&x, "notes/2026-06-01-x.yaml",
	    "date: 2026-06-01\nkind: ask\ntitle: b\nowner: b\n");
	load(&x);
	assert_int_equal(cop_community_named_by(x.c, "b", COP_REF_ROLE, &named), 3);
	assert_string_equal(named[0].item->id, "a");
	assert_string_equal(named[0].field->name, "reports_to");
	assert_string_equal(named[2].item->id, "2026-06-01-x");
	assert_int_equal(cop_community_named_by(x.c, "b", COP_REF_PLAN, &named), 0);
	close_fixture(&x);
}

static const char *nearest(struct fixture *x, const char *typed)
{
	struct cop_near near = { .typed = typed };

	load(x);
	cop_index_near(cop_index_new(x->c), COP_REF_ROLE, &near);
	return near.best;
}

static void equally_near_ids_are_told_by_the_alphabet(void **state)
{
	static const char *const pairs[][3] = {
		/* typed, to be told, as near */
		{ "scrine", "scribe", "scrile" },
		{ "clerk-x", "clerk-a", "clerk-z" },
		{ "host-5", "host-2", "host-8" },
		{ "reader-m", "reader-b", "reader-w" },
		{ "lead-one", "lead-on", "lead-ones" },
		{ "guide-k", "guide-c", "guide-t" },
	};
	struct fixture x;

	(void)state;
	for (int others = 0; others < 40; others += 13) {
		open_fixture(&x);
		for (int i = 0; i < others; i++)
			put(&x,
			    cop_arena_printf(x.s.arena, "roles/other-%02d-thing.yaml", i),
			    "title: O\nkind: role\n");
		for (size_t i = 0; i < COP_COUNT(pairs); i++)
			for (size_t k = 1; k < 3; k++)
				put(&x,
				    cop_arena_printf(x.s.arena, "roles/%s.yaml",
						     pairs[i][k]),
				    "title: T\nkind: role\n");
		for (size_t i = 0; i < COP_COUNT(pairs); i++)
			assert_string_equal(nearest(&x, pairs[i][0]), pairs[i][1]);
		put(&x, "roles/scrina.yaml", "title: N\nkind: role\n");
		assert_string_equal(nearest(&x, "scrinas"), "scrina");
		close_fixture(&x);
	}
}

/* --- size --- */

static void thousands_of_bad_references_in_one_file_are_found_quickly(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	struct cop_findings f;
	struct fixture x;
	clock_t begun;

	(void)state;
	open_fixture(&x);
	for (int i = 0; i < 3000; i++)
		cop_buf_printf(&text, "- {date: 2026-06-01, member: m-%d, kind: ask}\n",
			       i);
	put(&x, "activity/2026-06.yaml", cop_buf_str(&text));
	load(&x);
	begun = clock();
	cop_findings_init(&f, x.s.arena);
	cop_community_references(x.c, &f);
	assert_int_equal(f.n, 3000);
	print_message("# %ld ms\n", (long)((clock() - begun) * 1000 / CLOCKS_PER_SEC));
	close_fixture(&x);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(loads_records_of_every_shape),
		cmocka_unit_test(says_which_files_cannot_be_read_and_goes_on),
		cmocka_unit_test(
			names_fields_of_a_record_among_others_as_if_it_stood_alone),
		cmocka_unit_test(finds_references_that_lead_nowhere_or_elsewhere),
		cmocka_unit_test(one_id_names_one_thing),
		cmocka_unit_test(tells_what_an_id_is_loaded_or_not),
		cmocka_unit_test(shares_records_of_untouched_files),
		cmocka_unit_test(brings_what_is_new_and_drops_what_is_mended),
		cmocka_unit_test(a_removed_record_leaves_its_references_behind),
		cmocka_unit_test(what_was_wrong_before_is_not_new_when_it_moves),
		cmocka_unit_test(a_broken_head_is_a_finding_of_the_change),
		cmocka_unit_test(a_newer_format_is_refused),
		cmocka_unit_test(lists_who_names_an_id),
		cmocka_unit_test(equally_near_ids_are_told_by_the_alphabet),
		cmocka_unit_test(
			thousands_of_bad_references_in_one_file_are_found_quickly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
