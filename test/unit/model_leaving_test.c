/* SPDX-License-Identifier: MIT */
/* What somebody leaves behind in examples/plain-words, and the draft of passing it on. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/community.h"
#include "model/leaving.h"
#include "model/role.h"
#include "store/store.h"

static struct cop_community *example(struct cop_arena *a)
{
	char *dir = cop_arena_printf(a, "%s/examples/plain-words", getenv("COP_SOURCE"));
	struct cop_community *c = NULL;
	struct cop_error err = { 0 };
	struct cop_store *s;

	assert_int_equal(cop_store_open(a, dir, &s, &err), COP_OK);
	assert_int_equal(cop_community_open(a, s, cop_date_of(2026, 6, 15), &c, &err),
			 COP_OK);
	assert_int_equal(cop_community_load(c, COP_KINDS_ALL, &err), COP_OK);
	return c;
}

static const struct cop_left_role *role_in(const struct cop_left *l, const char *id)
{
	for (size_t i = 0; i < l->nroles; i++) {
		if (strcmp(l->roles[i].role->rec.id, id) == 0)
			return &l->roles[i];
	}
	return NULL;
}

static const struct cop_left_item *item_in(const struct cop_left *l, const char *id)
{
	for (size_t i = 0; i < l->nitems; i++) {
		if (strcmp(l->items[i].id, id) == 0)
			return &l->items[i];
	}
	return NULL;
}

static void counts_who_holds_it_besides(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_community *c = example(a);
	struct cop_left left;

	(void)state;
	cop_left_behind(c, a, "tomasz-wilk", cop_date_of(2026, 7, 1), &left);

	assert_int_equal(role_in(&left, "community-manager")->others, 1);
	assert_null(role_in(&left, "sponsor"));
	cop_store_close(&c->store);
}

static void takes_the_work_of_a_role_only_where_it_is_left_vacant(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_community *c = example(a);
	struct cop_left manager, sponsor;

	(void)state;
	cop_left_behind(c, a, "tomasz-wilk", cop_date_of(2026, 7, 1), &manager);
	cop_left_behind(c, a, "henrik-dahl", cop_date_of(2026, 7, 1), &sponsor);

	assert_null(item_in(&manager, "clinic")); /* the other manager goes on */
	assert_non_null(item_in(&manager, "newsletter"));
	assert_string_equal(item_in(&sponsor, "2026-05-19-ask-room")->through, "sponsor");
	cop_store_close(&c->store);
}

static void names_the_areas_that_nobody_else_has_in_focus(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_community *c = example(a);
	struct cop_left left;
	size_t n = 0;

	(void)state;
	cop_left_behind(c, a, "tomasz-wilk", cop_date_of(2026, 7, 1), &left);

	for (size_t i = 0; i < left.nareas; i++) {
		if (strcmp(left.areas[i].role->rec.id, "community-manager") != 0)
			continue;
		assert_string_not_equal(left.areas[i].duty->id, "events");
		assert_string_not_equal(left.areas[i].duty->id, "member-experience");
		n++;
	}
	assert_int_equal(n, 5); /* of seven, two are in focus of the other */
	cop_store_close(&c->store);
}

static void drafts_steps_with_ids_of_their_own(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_community *c = example(a);
	struct cop_handover_step *steps;
	struct cop_left left;
	size_t n, one;

	(void)state;
	cop_left_behind(c, a, "tomasz-wilk", cop_date_of(2026, 7, 1), &left);
	n = cop_handover_draft(a, &left, NULL, &steps);

	for (size_t i = 0; i < n; i++) {
		assert_true(cop_id_valid(steps[i].id, strlen(steps[i].id)));
		for (size_t e = 0; e < i; e++)
			assert_string_not_equal(steps[i].id, steps[e].id);
	}
	assert_string_equal(steps[0].id, "duty-strategy");
	one = cop_handover_draft(a, &left, "core-team", &steps);
	assert_int_equal(one, n - 7); /* a group without duties of its own */
	cop_store_close(&c->store);
}

static void leaves_nothing_where_nothing_was_held(void **state)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_community *c = example(a);
	struct cop_handover_step *steps;
	struct cop_left left;

	(void)state;
	cop_left_behind(c, a, "grace-mwangi", cop_date_of(2026, 7, 1), &left);

	assert_int_equal(left.nroles + left.nareas, 0);
	assert_int_equal(cop_handover_draft(a, &left, "sponsor", &steps),
			 left.nitems ? left.nitems + 2 : 0);
	cop_store_close(&c->store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_who_holds_it_besides),
		cmocka_unit_test(takes_the_work_of_a_role_only_where_it_is_left_vacant),
		cmocka_unit_test(names_the_areas_that_nobody_else_has_in_focus),
		cmocka_unit_test(drafts_steps_with_ids_of_their_own),
		cmocka_unit_test(leaves_nothing_where_nothing_was_held),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
