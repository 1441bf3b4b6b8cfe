/* SPDX-License-Identifier: MIT */
/* Order of entries: what is sorted, and where a new entry goes. */
#include "test.h"

#include <string.h>

#include "schema/entry.h"

static const struct cop_field words = { .name = "tags",
					.kind = COP_K_TEXT,
					.flags = COP_IS_LIST | COP_SET };
static const struct cop_field holders = { .name = "holders",
					  .kind = COP_K_MAP,
					  .keyed = "member+from",
					  .flags = COP_IS_LIST | COP_SORTED };
static const struct cop_field findings = { .name = "findings",
					   .kind = COP_K_MAP,
					   .keyed = "rule+about",
					   .flags = COP_IS_LIST | COP_SORTED };
static const struct cop_field steps = { .name = "history",
					.kind = COP_K_MAP,
					.flags = COP_IS_LIST | COP_HISTORY };
static const struct cop_field duties = {
	.name = "duties", .kind = COP_K_MAP, .keyed = "id", .flags = COP_IS_LIST
};

static int set_up(void **state)
{
	*state = cop_arena_new();
	return 0;
}

static int tear_down(void **state)
{
	cop_arena_free((struct cop_arena **)state);
	return 0;
}

static struct cop_node *read(struct cop_arena *a, const char *text)
{
	struct cop_source *src = COP_NEW(a, struct cop_source);
	struct cop_error err = { 0 };
	struct cop_node *root;

	*src = (struct cop_source){ "t.yaml", text, strlen(text) };
	assert_int_equal(cop_yaml_parse(a, src, &cop_yaml_community, &root, &err), 0);
	return root;
}

static size_t place(struct cop_arena *a, const struct cop_field *f, const char *list,
		    const char *entry)
{
	return cop_entry_place(f, read(a, list), read(a, entry)->first);
}

static void a_new_entry_goes_where_the_order_wants_it(void **state)
{
	struct cop_arena *a = *state;

	assert_int_equal(place(a, &words, "[b, d]", "[a]"), 0);
	assert_int_equal(place(a, &words, "[b, d]", "[c]"), 1);
	assert_int_equal(place(a, &words, "[b, d]", "[d]"), 2);
	assert_int_equal(place(a, &holders, "[{member: z, from: 2026-01-01}]",
			       "[{member: a, from: 2026-02-01}]"),
			 1);
	assert_int_equal(place(a, &holders, "[{member: a, from: 2026-02-01}]",
			       "[{member: z, from: 2026-01-01}]"),
			 0);
	assert_int_equal(place(a, &steps, "[{date: 2026-01-01}, {date: 2026-03-01}]",
			       "[{date: 2026-02-01}]"),
			 1);
	assert_int_equal(place(a, &duties, "[{id: z}, {id: b}]", "[{id: a}]"), 2);
}

static void both_parts_of_a_key_count(void **state)
{
	struct cop_arena *a = *state;
	const char *list = "[{rule: r, about: [c]}, {rule: s}]";

	assert_int_equal(place(a, &findings, list, "[{rule: r, about: [b]}]"), 0);
	assert_int_equal(place(a, &findings, list, "[{rule: r, about: [d]}]"), 1);
	assert_int_equal(place(a, &findings, list, "[{rule: r}]"), 0);
	assert_null(cop_list_order(a, &findings, read(a, list)));
	assert_non_null(cop_list_order(
		a, &findings, read(a, "[{rule: r, about: [d]}, {rule: r, about: [c]}]")));
}

static void equals_stay_as_they_stand(void **state)
{
	struct cop_arena *a = *state;
	struct cop_node *list = read(a, "[{member: z, from: 2026-02-01, n: 1}, "
					"{member: y, from: 2026-01-01, n: 2}, "
					"{member: a, from: 2026-02-01, n: 3}]");
	struct cop_node **order = cop_list_order(a, &holders, list);

	assert_non_null(order);
	assert_true(cop_node_is(cop_node_get(order[0], "n"), "2"));
	assert_true(cop_node_is(cop_node_get(order[1], "n"), "1"));
	assert_true(cop_node_is(cop_node_get(order[2], "n"), "3"));
}

/* One entry after the other, each where it goes: the result is in order. */
static void places_and_order_agree(void **state)
{
	static const char *const mixed[] = { "m", "b", "zz", "a-b", "a", "m", "0" };
	struct cop_arena *a = *state;
	struct cop_node *list = cop_make_seq(a, COP_FLOW);

	for (size_t i = 0; i < COP_COUNT(mixed); i++) {
		struct cop_node *n = cop_make_text(a, cop_str_text(a, mixed[i]));
		size_t at = cop_entry_place(&words, list, n);
		struct cop_node *order[COP_COUNT(mixed)];

		cop_make_push(list, n);
		for (size_t k = 0; k < list->count; k++)
			order[k] = cop_node_item(list, k < at    ? k
						       : k == at ? list->count - 1
								 : k - 1);
		cop_node_reorder(list, order);
		assert_null(cop_list_order(a, &words, list));
	}
	assert_true(cop_node_is(list->first, "0"));
	assert_true(cop_node_is(list->last, "zz"));
}

static void only_sets_and_keyed_lists_of_ours_are_sorted(void **state)
{
	(void)state;
	assert_true(cop_list_is_sorted(&words));
	assert_true(cop_list_is_sorted(&holders));
	assert_false(cop_list_is_sorted(&steps));
	assert_false(cop_list_is_sorted(&duties));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_entry_goes_where_the_order_wants_it),
		cmocka_unit_test(both_parts_of_a_key_count),
		cmocka_unit_test(equals_stay_as_they_stand),
		cmocka_unit_test(places_and_order_agree),
		cmocka_unit_test(only_sets_and_keyed_lists_of_ours_are_sorted),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
