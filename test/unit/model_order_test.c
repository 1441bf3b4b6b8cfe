/* SPDX-License-Identifier: MIT */
/* Which days an item has, the order of the plan, and what to do next. */
#include "test.h"

#include <stdlib.h>

#include "calendar/calendar.h"
#include "model/next.h"

#define TODAY cop_date_of(2026, 6, 15)

#define assert_ok(call, err) \
	do { \
		if (call) \
			fail_msg("%s", (err).msg); \
	} while (0)

/* --- a community that stands in the overlay only --- */

struct file {
	const char *path, *text;
};

struct world {
	struct cop_arena *arena;
	struct cop_store *store;
	struct cop_community *c;
};

static void put(struct world *w, const char *path, const char *text)
{
	struct cop_source *src = COP_NEW(w->arena, struct cop_source);

	*src = (struct cop_source){ path, text, strlen(text) };
	cop_store_overlay(w->store, path, src);
}

static struct world make(const struct file *files, size_t n)
{
	struct world w = { .arena = cop_arena_new() };
	struct cop_error err = { 0 };

	assert_ok(cop_store_begin(w.arena, getenv("COP_TEST_DIR"), &w.store, &err), err);
	put(&w, "cop.yaml",
	    "cop: 1\nuid: x.example.org\nname: X\nsummary: X.\ntimezone: Europe/Lisbon\n"
	    "language: en\nvisibility: open\n");
	for (size_t i = 0; i < n; i++)
		put(&w, files[i].path, files[i].text);
	assert_ok(cop_community_open(w.arena, w.store, TODAY, &w.c, &err), err);
	assert_ok(cop_community_load(w.c, COP_KIND_BIT(plan) | COP_KIND_BIT(gathering),
				     &err),
		  err);
	assert_int_equal(w.c->unreadable, 0);
	return w;
}

static void unmake(struct world *w)
{
	cop_store_close(&w->store);
	cop_arena_free(&w->arena);
}

static const struct cop_calendar_table *calendar(void)
{
	const char *const dirs[] = { getenv("COP_MODULES"), NULL };
	struct cop_error err = { 0 };
	const void *table;

	assert_ok(cop_module_open(dirs, COP_CALENDAR_NAME, COP_CALENDAR_SYMBOL,
				  COP_CALENDAR_VERSION, sizeof(struct cop_calendar_table),
				  &table, &err),
		  err);
	return table;
}

#define ITEM(due, rest) \
	"title: T\nkind: task\nstatus: planned\nowner: ana\ndue: " due "\n" rest

static void assert_order(const struct file *files, size_t n, const char *want)
{
	struct world w = make(files, n);
	COP_CLEANUP(cop_buf_clear) struct cop_buf got = { 0 };
	struct cop_order order;

	cop_plan_order(w.c, NULL, &order);
	for (size_t i = 0; i < order.n; i++)
		cop_buf_printf(&got, "%s%s%s", i == order.free ? "| " : "",
			       order.at[i].item->id, i + 1 < order.n ? " " : "");
	for (size_t i = 0; i < order.ncycles; i++) {
		cop_buf_text(&got, " cycle");
		for (size_t k = 0; k < order.cycles[i].n; k++)
			cop_buf_printf(&got, " %s", order.cycles[i].at[k]);
	}
	assert_string_equal(cop_buf_str(&got), want);
	unmake(&w);
}

static void puts_the_overdue_first_then_by_priority_and_date(void **state)
{
	static const struct file files[] = {
		{ "plan/a-later.yaml", ITEM("2026-07-20", "") },
		{ "plan/b-soon.yaml", ITEM("2026-06-16", "") },
		{ "plan/c-high.yaml", ITEM("2026-08-01", "priority: high\n") },
		{ "plan/d-low.yaml", ITEM("2026-06-15", "priority: low\n") },
		{ "plan/e-late.yaml", ITEM("2026-06-14", "priority: low\n") },
		{ "plan/f-idea.yaml", "title: T\nkind: task\nstatus: idea\n" },
		{ "plan/g-done.yaml", "title: T\nkind: task\nstatus: done\nowner: ana\n"
				      "due: 2026-06-01\ndone: 2026-06-01\n" },
	};

	(void)state;
	assert_order(files, COP_COUNT(files),
		     "e-late c-high b-soon a-later f-idea d-low");
}

static void puts_what_waits_after_what_it_waits_for(void **state)
{
	static const struct file files[] = {
		{ "plan/a-last.yaml", ITEM("2026-06-20", "after: [b-mid, d-free]\n") },
		{ "plan/b-mid.yaml", ITEM("2026-07-20", "after: [c-first]\n") },
		{ "plan/c-first.yaml", ITEM("2026-08-20", "") },
		{ "plan/d-free.yaml", ITEM("2026-09-20", "") },
		{ "plan/e-met.yaml", ITEM("2026-10-20", "after: [f-done]\n") },
		{ "plan/f-done.yaml", "title: T\nkind: task\nstatus: done\nowner: ana\n"
				      "due: 2026-06-01\ndone: 2026-06-01\n" },
	};

	(void)state;
	assert_order(files, COP_COUNT(files), "c-first d-free e-met | b-mid a-last");
}

static void reports_each_cycle_once_and_still_shows_what_is_behind(void **state)
{
	static const struct file files[] = {
		{ "plan/a-behind.yaml", ITEM("2026-06-20", "after: [b-one]\n") },
		{ "plan/b-one.yaml", ITEM("2026-07-20", "after: [c-two]\n") },
		{ "plan/c-two.yaml", ITEM("2026-08-20", "after: [b-one]\n") },
		{ "plan/d-self.yaml", ITEM("2026-09-20", "after: [d-self]\n") },
		{ "plan/e-free.yaml", ITEM("2026-10-20", "") },
	};

	(void)state;
	assert_order(
		files, COP_COUNT(files),
		"e-free | a-behind b-one c-two d-self cycle b-one c-two cycle d-self");
}

static void long_chains_need_no_recursion(void **state)
{
	enum { N = 2000 };
	struct world w = make(NULL, 0);
	struct cop_error err = { 0 };
	struct cop_community *after;
	struct cop_order order;

	(void)state;
	for (int i = 0; i < N; i++)
		put(&w, cop_arena_printf(w.arena, "plan/i-%04d.yaml", i),
		    cop_arena_printf(w.arena, ITEM("2026-07-01", "after: [i-%04d]\n"),
				     (i + 1) % N));
	assert_ok(cop_community_after(w.c, &after, &err), err);
	cop_plan_order(after, NULL, &order);
	assert_int_equal(order.n, N);
	assert_int_equal(order.ncycles, 1);
	assert_int_equal(order.cycles[0].n, N);
	unmake(&w);
}

/* --- days --- */

#define CLINIC \
	"title: Clinic\nkind: clinic\nstatus: planned\nowner: ana\ndue: 2026-03-05\n" \
	"at: \"15:00\"\nrepeat: FREQ=MONTHLY;BYDAY=1TH\noccurrences:\n" \
	"  - {date: 2026-04-02, status: cancelled, note: Easter.}\n" \
	"  - {date: 2026-05-07, due: 2026-05-12}\n" \
	"  - {date: 2026-09-03, due: 2026-08-27, at: \"09:00\"}\n"

static const struct file clinic[] = {
	{ "plan/clinic.yaml", CLINIC },
	{ "plan/after.yaml", ITEM("2026-07-20", "after: [clinic]\n") },
	{ "activity/2026-05-12-clinic.yaml",
	  "date: 2026-05-12\nplan: clinic\nattended: []\n" },
};

static void assert_days(struct world *w, const char *period, const char *want)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf got = { 0 };
	struct cop_error err = { 0 };
	struct cop_period within;
	struct cop_plan_days days;

	assert_ok(cop_period_read(period, TODAY, &within, &err), err);
	assert_ok(cop_plan_days(w->c, calendar(), cop_plan_of(w->c, "clinic"), within,
				&days, &err),
		  err);
	for (size_t i = 0; i < days.n; i++) {
		cop_buf_text(&got, i ? " " : "");
		cop_date_write(&got, days.at[i].date);
		cop_buf_printf(&got, "%s%s%s",
			       days.at[i].rule.day != days.at[i].date.day ? "m" : "",
			       days.at[i].done ? "d" : "",
			       days.at[i].cancelled ? "c" : "");
	}
	assert_string_equal(cop_buf_str(&got), want);
}

static void gives_the_days_of_a_rule_with_those_that_moved(void **state)
{
	struct world w = make(clinic, COP_COUNT(clinic));

	(void)state;
	assert_days(&w, "2026-03-01..2026-07-31",
		    "2026-03-05 2026-04-02c 2026-05-12md 2026-06-04 2026-07-02");
	assert_days(&w, "2026-05-01..2026-05-10", "");
	assert_days(&w, "2026-08-20..2026-08-31", "2026-08-27m");
	assert_days(&w, "2026-09-01..2026-09-30", "");
	unmake(&w);
}

static void a_repeating_item_is_waited_for_until_one_date_was_held(void **state)
{
	struct world w = make(clinic, COP_COUNT(clinic));
	struct world before = make(clinic, COP_COUNT(clinic) - 1);
	const char **waits;

	(void)state;
	assert_int_equal(cop_plan_waits(w.c, cop_plan_of(w.c, "after"), &waits), 0);
	assert_int_equal(cop_plan_waits(before.c, cop_plan_of(before.c, "after"), &waits),
			 1);
	assert_string_equal(waits[0], "clinic");
	unmake(&before);
	unmake(&w);
}

static void looks_back_four_weeks_for_a_date_that_was_not_recorded(void **state)
{
	struct world w = make(clinic, COP_COUNT(clinic));
	struct cop_order order;

	(void)state;
	cop_plan_order(w.c, calendar(), &order);
	assert_string_equal(order.at[0].item->id, "clinic");
	assert_int_equal(order.at[0].due.day, cop_date_of(2026, 6, 4).day);
	assert_true(order.at[0].overdue);
	unmake(&w);
}

/* --- next --- */

#define MEMBER(name, rest) \
	"name: " name "\n" rest "history:\n  - {date: 2026-06-11, status: active}\n"

static const struct file week[] = {
	{ "plan/soon.yaml", ITEM("2026-06-17", "effort: 3 days\n") },
	{ "plan/blocked.yaml", ITEM("2026-06-16", "after: [soon]\n") },
	{ "plan/theirs.yaml",
	  "title: T\nkind: task\nstatus: planned\nowner: ben\ndue: 2026-06-16\n" },
	{ "members/ana.yaml", MEMBER("Ana", "welcome: {greeted: 2026-06-12}\n") },
	{ "members/ben.yaml", MEMBER("Ben", "") },
	{ "notes/2026-06-09-question-tests.yaml",
	  "date: 2026-06-09\nkind: question\ntitle: Which test?\nby: [ben]\n" },
	{ "roles/community-manager.yaml",
	  "title: Manager\nkind: role\npurpose: P\nduties:\n  - {id: a, text: A}\n"
	  "hours_per_week: 4\nholders:\n  - {member: ana, from: 2026-01-01}\n" },
	{ "activity/2026-06.yaml",
	  "- {date: 2026-06-14, member: ana, kind: work, hours: 9}\n"
	  "- {date: 2026-06-15, member: ana, kind: work, task: scan, hours: 0.5}\n"
	  "- {date: 2026-06-15, member: ben, kind: work, task: scan, hours: 2}\n" },
};

static void load_all(struct world *w)
{
	struct cop_error err = { 0 };

	assert_ok(cop_community_load(w->c, COP_KINDS_ALL, &err), err);
}

static void assert_next(struct world *w, const char *who, const char *want)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf got = { 0 };
	struct cop_next_who whose = { &who, who ? 1 : 0 };
	struct cop_order order;
	struct cop_next next;

	cop_plan_order(w->c, NULL, &order);
	cop_next_find(w->c, &order, &whose, &next);
	for (size_t i = 0; i < next.n; i++)
		cop_buf_printf(&got, "%s%s %u", i ? ", " : "", next.at[i].id,
			       next.at[i].minutes);
	assert_string_equal(cop_buf_str(&got), want);
}

static void names_what_is_theirs_and_may_start_latest_first(void **state)
{
	struct world w = make(week, COP_COUNT(week));

	(void)state;
	load_all(&w);
	assert_next(&w, "ana", "ben 20, 2026-06-09-question-tests 30, soon 120");
	assert_next(&w, "ben", "theirs 60");
	assert_next(&w, NULL,
		    "ben 20, 2026-06-09-question-tests 30, theirs 60, soon 120");
	unmake(&w);
}

static void counts_the_hours_of_their_roles_and_of_this_week(void **state)
{
	struct world w = make(week, COP_COUNT(week));
	const char *ana = "ana", *ben = "ben";

	(void)state;
	load_all(&w);
	assert_true(cop_next_declared(w.c, &(struct cop_next_who){ &ana, 1 }).value == 4);
	assert_true(cop_next_used(w.c, &(struct cop_next_who){ &ana, 1 }) == 0.5);
	assert_false(cop_next_declared(w.c, &(struct cop_next_who){ &ben, 1 }).known);
	unmake(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(puts_the_overdue_first_then_by_priority_and_date),
		cmocka_unit_test(puts_what_waits_after_what_it_waits_for),
		cmocka_unit_test(reports_each_cycle_once_and_still_shows_what_is_behind),
		cmocka_unit_test(long_chains_need_no_recursion),
		cmocka_unit_test(gives_the_days_of_a_rule_with_those_that_moved),
		cmocka_unit_test(a_repeating_item_is_waited_for_until_one_date_was_held),
		cmocka_unit_test(looks_back_four_weeks_for_a_date_that_was_not_recorded),
		cmocka_unit_test(names_what_is_theirs_and_may_start_latest_first),
		cmocka_unit_test(counts_the_hours_of_their_roles_and_of_this_week),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
