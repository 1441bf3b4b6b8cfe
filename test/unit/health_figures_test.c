/* SPDX-License-Identifier: MIT */
/* Figures over small communities whose numbers can be counted by hand. */
#include "test.h"

#include <math.h>

#include "health/indicator.h"
#include "small.h"

#define JOINED "{date: 2025-06-01, status: active}"

static const char quarter[] = "2026-03-18..2026-06-15";
static const char today[] = "2026-06-15";

static struct cop_period period(const char *text)
{
	struct cop_period p = { 0 };
	struct cop_error err = { 0 };

	if (text && cop_period_read(text, cop_date_of(2026, 6, 15), &p, &err))
		fail_msg("%s", err.msg);
	return p;
}

static struct cop_measure measure_on(struct cop_small *s, const char *on, const char *id,
				     const char *within)
{
	struct cop_health *h = cop_health_new(s->arena, cop_small_load(s, on), NULL);
	struct cop_measure m = { 0 };
	struct cop_gauge g = { 0 };

	assert_true(cop_gauge_find(h, id, &g));
	cop_gauge_figure(h, &g, period(within), &m);
	return m;
}

static struct cop_measure measure(struct cop_small *s, const char *id, const char *within)
{
	return measure_on(s, today, id, within);
}

static void is_share(struct cop_measure m, double k, double n)
{
	assert_int_equal(m.figure.state, COP_KNOWN);
	assert_true(m.figure.k == k);
	assert_true(m.figure.n == n);
	assert_true(fabs(m.figure.value - 100 * k / n) < 1e-9);
}

static void is_value(struct cop_measure m, double value)
{
	assert_int_equal(m.figure.state, COP_KNOWN);
	if (fabs(m.figure.value - value) > 0.00006)
		fail_msg("%f is not %f", m.figure.value, value);
}

static void is_unknown(struct cop_measure m, const char *why)
{
	assert_int_equal(m.figure.state, COP_NOT_KNOWN);
	assert_int_equal(m.figure.level, COP_LEVEL_NO_DATA);
	assert_false(m.figure.has_value);
	assert_string_equal(m.figure.why, why);
}

/* Members a-1, a-2 and so on, all active since 2025-06-01. */
static void add_members(struct cop_small *s, unsigned n)
{
	for (unsigned i = 1; i <= n; i++)
		cop_small_member(s, cop_arena_printf(s->arena, "a-%u", i), JOINED);
}

/* Lines of one stream file; `times` lines on the day for a member. */
struct stream {
	struct cop_buf text;
};

static void say(struct stream *t, const char *day, const char *member, const char *kind,
		unsigned times)
{
	for (unsigned i = 0; i < times; i++)
		cop_buf_printf(&t->text, "- {date: %s, member: %s, kind: %s}\n", day,
			       member, kind);
}

static void end_stream(struct cop_small *s, struct stream *t)
{
	cop_small_file(s, "activity/2026-03.yaml", "%s", cop_buf_str(&t->text));
	cop_buf_clear(&t->text);
}

static void nothing_recorded_is_unknown_and_never_zero(void **state)
{
	struct cop_small s = cop_small_new("");
	struct cop_health *h = cop_health_new(s.arena, cop_small_load(&s, today), NULL);
	struct cop_gauge *all;
	size_t n = cop_gauges(h, &all);

	(void)state;
	assert_int_equal(n, 36);
	for (size_t i = 0; i < n; i++) {
		struct cop_measure m;

		cop_gauge_figure(h, &all[i], period(NULL), &m);
		if (strcmp(all[i].id, "role-coverage") == 0) {
			is_share(m, 0, 3);
			assert_int_equal(m.figure.level, COP_LEVEL_ACT);
			for (size_t k = 0; k + 1 < m.figure.ntrend; k++)
				assert_false(m.figure.trend[k].known);
			continue;
		}
		assert_int_equal(m.figure.state, COP_NOT_KNOWN);
		assert_int_equal(m.figure.level, COP_LEVEL_NO_DATA);
		assert_false(m.figure.has_value);
		assert_true(m.figure.n <= 0);
		assert_non_null(m.figure.why);
		for (size_t k = 0; k < m.figure.ntrend; k++)
			assert_false(m.figure.trend[k].known);
	}
	cop_small_free(&s);
}

static void a_break_is_not_inactivity(void **state)
{
	struct cop_small s = cop_small_new("");
	struct stream t = { { 0 } };
	struct cop_measure m;

	(void)state;
	add_members(&s, 29);
	cop_small_member(&s, "away",
			 JOINED
			 ", {date: 2026-02-01, status: on-break, until: 2026-09-01}");
	cop_small_member(&s, "back",
			 JOINED
			 ", {date: 2026-02-01, status: on-break, until: 2026-09-01}, "
			 "{date: 2026-06-01, status: active}");
	cop_small_member(&s, "gone",
			 JOINED ", {date: 2026-04-01, status: alumni, cause: moved}");
	cop_small_member(&s, "later", "{date: 2026-06-20, status: active}");
	for (unsigned i = 1; i <= 12; i++)
		say(&t, "2026-05-04", cop_arena_printf(s.arena, "a-%u", i),
		    i % 2 ? "consume" : "contribute", 1);
	say(&t, "2026-06-02", "back", "consume", 3);
	say(&t, "2026-03-20", "gone", "contribute", 1);
	say(&t, "2026-05-05", "a-20", "work", 1);
	say(&t, "2026-06-16", "a-21", "contribute", 1);
	end_stream(&s, &t);
	m = measure(&s, "participation-rate", quarter);
	is_share(m, 13, 30);
	assert_true(m.figure.has_interval);
	assert_true(fabs(m.figure.low - 27.377237) < 0.0001);
	assert_string_equal(m.beside, "6 of them contributed");
	assert_string_equal(m.figure.period, quarter);
	assert_int_equal(m.figure.level, COP_LEVEL_OK);
	is_unknown(measure(&s, "participation-rate", "2025-Q4"),
		   "nothing recorded in 2025-Q4");
	is_value(measure(&s, "community-size", quarter), 31);
	is_value(measure(&s, "net-growth", quarter), -1);
	cop_small_free(&s);
}

static void few_are_counts_without_a_verdict(void **state)
{
	struct cop_small s = cop_small_new("");
	struct stream t = { { 0 } };
	struct cop_measure m;

	(void)state;
	add_members(&s, 9);
	say(&t, "2026-05-04", "a-1", "work", 1);
	say(&t, "2026-05-04", "guest-x", "consume", 1);
	cop_small_file(&s, "activity/2026-05.yaml",
		       "- {date: 2026-05-04, kind: consume}\n");
	cop_buf_clear(&t.text);
	m = measure(&s, "participation-rate", quarter);
	is_share(m, 0, 9);
	assert_int_equal(m.figure.level, COP_LEVEL_WATCH);
	assert_string_equal(m.figure.why, "too few for a share");
	cop_small_free(&s);
}

static void newcomers_get_their_thirty_days(void **state)
{
	struct cop_small s = cop_small_new("");
	struct stream t = { { 0 } };

	(void)state;
	/* The cohort of 2026-03-18..2026-06-15 joined 30 days earlier. */
	cop_small_member(&s, "too-early", "{date: 2026-02-15, status: active}");
	cop_small_member(&s, "first", "{date: 2026-02-16, status: active}");
	cop_small_member(&s, "late", "{date: 2026-03-01, status: active}");
	cop_small_member(&s, "reader", "{date: 2026-04-01, status: active}");
	cop_small_member(&s, "last", "{date: 2026-05-16, status: active}");
	cop_small_member(&s, "too-late", "{date: 2026-05-17, status: active}");
	say(&t, "2026-02-16", "too-early", "contribute", 1);
	say(&t, "2026-03-18", "first", "contribute", 1);
	say(&t, "2026-04-01", "late", "contribute", 1);
	say(&t, "2026-04-02", "reader", "consume", 1);
	say(&t, "2026-05-20", "too-late", "contribute", 1);
	end_stream(&s, &t);
	cop_small_file(&s, "activity/2026-06-10-meet.yaml",
		       "date: 2026-06-10\ntitle: Meet\nattended: [last]\n");
	is_share(measure(&s, "activation-rate", quarter), 2, 4);
	/* 1 day, 30 days (first) and 31 days (late), 3 days (too-late) */
	is_value(measure(&s, "time-to-first-contribution", quarter), 30);
	is_value(measure(&s, "new-contributors", "2026-04-01..2026-06-15"), 2);
	cop_small_free(&s);
}

static void those_who_come_again(void **state)
{
	struct cop_small s = cop_small_new("");
	struct stream t = { { 0 } };
	static const char *const then[] = { "a-1", "a-2", "a-3", "a-4" };
	static const char *const now[] = { "a-2", "a-3", "a-5" };

	(void)state;
	add_members(&s, 5);
	for (size_t i = 0; i < COP_COUNT(then); i++)
		say(&t, "2026-01-10", then[i], "consume", 1);
	for (size_t i = 0; i < COP_COUNT(now); i++)
		say(&t, "2026-05-10", now[i], "consume", 1);
	end_stream(&s, &t);
	is_share(measure(&s, "returning-rate", quarter), 2, 4);
	cop_small_free(&s);
}

static void core_is_who_gives_every_month(void **state)
{
	struct cop_small s = cop_small_new("");
	struct stream t = { { 0 } };
	struct cop_measure m;

	(void)state;
	add_members(&s, 12);
	say(&t, "2026-03-18", "a-1", "contribute", 1); /* first day of the first month */
	say(&t, "2026-04-20", "a-1", "contribute", 1);
	say(&t, "2026-04-20", "a-2", "contribute", 9);
	say(&t, "2026-04-21", "a-3", "consume", 2);
	say(&t, "2026-06-15", "a-1", "contribute", 1); /* last day of the third */
	end_stream(&s, &t);
	m = measure(&s, "core-split", quarter);
	is_share(m, 1, 12);
	assert_string_equal(m.beside, "core 1, active 1, occasional 1, not seen 9");
	assert_int_equal(m.figure.level, COP_LEVEL_WATCH);
	assert_string_equal(m.figure.why, "fewer than three people carry it");
	cop_small_free(&s);
}

static void who_carries_the_work(void **state)
{
	struct cop_small s = cop_small_new("");
	struct stream t = { { 0 } };
	struct cop_measure m;

	(void)state;
	add_members(&s, 6);
	cop_small_file(&s, "roles/core-team.yaml",
		       "title: Core team\nkind: group\npurpose: To keep it going.\n"
		       "holders:\n  - {member: a-1, from: 2025-06-01}\n");
	cop_small_file(&s, "plan/one.yaml",
		       "title: One\nkind: task\nstatus: planned\nowner: a-2\n"
		       "due: 2026-04-10\n");
	cop_small_file(&s, "plan/two.yaml",
		       "title: Two\nkind: task\nstatus: planned\nowner: core-team\n"
		       "due: 2026-04-11\n");
	say(&t, "2026-04-01", "a-1", "contribute", 10);
	say(&t, "2026-04-02", "a-2", "collaborate", 4);
	say(&t, "2026-04-03", "a-3", "co-create", 4);
	end_stream(&s, &t);
	is_unknown(measure(&s, "absence-factor", quarter),
		   "18 contributions in 2026-03-18..2026-06-15; shown from 20 on");
	m = measure(&s, "member-generated-share", quarter);
	is_share(m, 9, 20);
	assert_string_equal(m.beside, "18 contributions and 2 owned items");
	say(&t, "2026-04-01", "a-1", "contribute", 10);
	say(&t, "2026-04-02", "a-2", "collaborate", 5);
	say(&t, "2026-04-03", "a-3", "co-create", 5);
	end_stream(&s, &t);
	m = measure(&s, "absence-factor", quarter);
	is_value(m, 1);
	assert_string_equal(m.beside, "1 without the core team");
	is_share(measure(&s, "top-share", quarter), 10, 20);
	is_value(measure(&s, "contributions-per-member", quarter), 20.0 / 3);
	cop_small_free(&s);
}

static void every_promise_has_one_outcome(void **state)
{
	static const struct {
		const char *due, *more;
	} items[] = {
		{ "2026-04-01", "status: done\ndone: 2026-04-01\n" },
		{ "2026-04-02", "status: done\ndone: 2026-03-30\n" },
		{ "2026-04-03", "status: done\ndone: 2026-04-03\n" },
		{ "2026-04-04", "status: done\ndone: 2026-04-04\n" },
		{ "2026-04-05", "status: done\ndone: 2026-04-05\n" },
		{ "2026-04-06", "status: done\ndone: 2026-04-09\n" },
		{ "2026-05-07",
		  "status: done\ndone: 2026-05-07\nwas_due: [2026-04-07]\n" },
		{ "2026-08-01", "status: planned\nwas_due: [2026-04-08]\n" },
		{ "2026-04-09", "status: dropped\n" },
		{ "2026-04-10", "status: planned\n" },
		{ "2026-06-16", "status: planned\n" }, /* not due yet */
		{ "2026-03-17", "status: planned\n" }, /* due before */
	};
	struct cop_small s = cop_small_new("");
	struct cop_measure m;

	(void)state;
	add_members(&s, 1);
	for (size_t i = 0; i < COP_COUNT(items); i++)
		cop_small_file(&s, cop_arena_printf(s.arena, "plan/item-%zu.yaml", i),
			       "title: Item\nkind: task\nowner: a-1\ndue: %s\n%s",
			       items[i].due, items[i].more);
	m = measure(&s, "plan-delivery", quarter);
	is_share(m, 7, 10);
	assert_string_equal(m.beside, "on time 5, late 2, moved 1, dropped 1, open 1");
	assert_int_equal(m.figure.level, COP_LEVEL_ACT);
	/* As seen on 8 April: five were done by then, one had moved away. */
	m = measure_on(&s, "2026-04-08", "plan-delivery", "2026-03-18..2026-04-08");
	is_share(m, 5, 8);
	cop_small_free(&s);
}

static void dates_of_a_series_count_where_they_are_on_record(void **state)
{
	struct cop_small s = cop_small_new("");
	struct cop_measure m;

	(void)state;
	add_members(&s, 1);
	cop_small_file(&s, "plan/clinic.yaml",
		       "title: Clinic\nkind: clinic\nstatus: planned\nowner: a-1\n"
		       "due: 2026-03-05\nrepeat: FREQ=MONTHLY;BYDAY=1TH\n"
		       "occurrences:\n"
		       "  - {date: 2026-04-02, status: cancelled, note: Easter}\n"
		       "  - {date: 2026-05-07, due: 2026-05-12}\n"
		       "  - {date: 2026-06-04}\n");
	cop_small_file(&s, "activity/2026-05-12-clinic.yaml",
		       "date: 2026-05-12\nplan: clinic\nattended: [a-1]\n");
	m = measure(&s, "plan-delivery", quarter);
	is_share(m, 1, 3);
	assert_string_equal(m.beside, "on time 0, late 1, moved 0, dropped 1, open 1");
	cop_small_free(&s);
}

static void says_how_mixed_the_kinds_are(void **state)
{
	static const struct {
		const char *kind;
		unsigned n;
	} kinds[] = {
		{ "newsletter", 10 }, { "blog", 5 }, { "poll", 3 }, { "video", 2 }
	};
	struct cop_small s = cop_small_new("");

	(void)state;
	add_members(&s, 1);
	for (size_t i = 0; i < COP_COUNT(kinds); i++) {
		for (unsigned k = 0; k < kinds[i].n; k++)
			cop_small_file(&s,
				       cop_arena_printf(s.arena, "plan/%s-%u.yaml",
							kinds[i].kind, k),
				       "title: T\nkind: %s\nowner: a-1\nstatus: done\n"
				       "due: 2026-05-01\ndone: 2026-05-01\n",
				       kinds[i].kind);
		if (i == 0)
			is_unknown(measure(&s, "content-mix", quarter),
				   "one kind only: 10 of newsletter");
	}
	is_value(measure(&s, "content-mix", quarter), 0.8714);
	cop_small_free(&s);
}

static void managers_need_hours(void **state)
{
	struct cop_small s = cop_small_new("");
	struct cop_measure m;

	(void)state;
	add_members(&s, 3);
	cop_small_file(&s, "roles/community-manager.yaml",
		       "title: Community Manager\nkind: role\nimportance: required\n"
		       "purpose: To look after it.\n"
		       "duties:\n  - {id: care, text: Looks after it.}\n"
		       "weekly_tasks:\n"
		       "  - {id: posts, text: Reads., hours_per_week: 1.5}\n"
		       "  - {id: plans, text: Plans., hours_per_week: 2.5}\n"
		       "holders:\n"
		       "  - {member: a-3, from: 2025-01-01, to: 2025-12-31, "
		       "hours_per_week: 40}\n"
		       "  - {member: a-1, from: 2026-01-01, hours_per_week: 3}\n"
		       "  - {member: a-2, from: 2026-01-01, hours_per_week: 2}\n");

	cop_small_file(&s, "plan/big.yaml",
		       "title: Big\nkind: task\nstatus: planned\nowner: a-1\n"
		       "due: 2026-06-30\neffort: 1 day\n");
	cop_small_file(&s, "plan/small.yaml",
		       "title: Small\nkind: task\nstatus: planned\n"
		       "owner: community-manager\ndue: 2026-07-13\neffort: 4 hours\n");
	cop_small_file(&s, "plan/far.yaml",
		       "title: Far\nkind: task\nstatus: planned\n"
		       "owner: community-manager\ndue: 2026-07-14\neffort: 40 hours\n");
	m = measure(&s, "manager-capacity", quarter);
	is_share(m, 5, 7);
	assert_string_equal(m.figure.shown, "5 h of 7 h");
	assert_true(m.figure.target == 100);
	assert_int_equal(m.figure.level, COP_LEVEL_ACT);
	m = measure(&s, "role-coverage", quarter);
	is_share(m, 2, 3);
	assert_string_equal(m.beside, "recommended 0 of 0; vacant: sponsor");
	cop_small_free(&s);
}

static void the_rhythm_leaves_out_quiet_days(void **state)
{
	static const char *const days[] = { "2026-01-08", "2026-02-05", "2026-03-05",
					    "2026-05-14", "2026-06-11" };
	struct cop_small s = cop_small_new(
		"quiet:\n  - {from: 2026-03-30, to: 2026-04-12, text: Easter}\n");
	struct cop_measure m;

	(void)state;
	cop_small_file(&s, "charter.yaml",
		       "history:\n  - {date: 2026-01-01, status: draft}\n"
		       "cadence:\n  online: 4 weeks\n");
	for (size_t i = 0; i < COP_COUNT(days); i++)
		cop_small_file(
			&s, cop_arena_printf(s.arena, "activity/%s-meet.yaml", days[i]),
			"date: %s\ntitle: Meet\nattended: []\n", days[i]);
	/* 166 days less 14 quiet ones, every 28 days: 5.4 */
	m = measure(&s, "cadence-adherence", "2026-01-01..2026-06-15");
	is_share(m, 5, 5);
	assert_string_equal(m.beside, "longest gap 56 days");
	assert_int_equal(m.figure.level, COP_LEVEL_OK);
	m = measure(&s, "cadence-adherence", "2026-03-06..2026-05-13");
	is_share(m, 0, 2);
	assert_int_equal(m.figure.level, COP_LEVEL_ACT);
	cop_small_free(&s);
}

static void no_rhythm_is_broken_before_it_began(void **state)
{
	struct cop_small s = cop_small_new("started: 2026-06-14\n");
	struct cop_measure m;

	(void)state;
	cop_small_file(&s, "charter.yaml",
		       "history:\n  - {date: 2026-06-14, status: draft}\n"
		       "cadence:\n  online: 4 weeks\n");
	cop_small_file(&s, "activity/2026-06-14-meet.yaml",
		       "date: 2026-06-14\ntitle: Meet\nattended: []\n");
	m = measure(&s, "cadence-adherence", "2026-03-18..2026-06-15");
	assert_int_equal(m.figure.state, COP_NOT_KNOWN);
	assert_int_equal(m.figure.level, COP_LEVEL_NO_DATA);
	cop_small_free(&s);
}

static void walk_ins_had_not_registered(void **state)
{
	struct cop_small s = cop_small_new("");

	(void)state;
	add_members(&s, 9);
	cop_small_file(&s, "activity/2026-05-05-launch.yaml",
		       "date: 2026-05-05\ntitle: Launch\nregistered: 31\n"
		       "attended: [a-1, a-2, a-3, a-4, a-5, a-6, a-7, a-8, a-9]\n"
		       "guests: 19\nwalk_ins: 4\n");
	cop_small_file(&s, "activity/2026-05-06-walk.yaml",
		       "date: 2026-05-06\ntitle: Walk\nattended: [a-1]\n");
	is_share(measure(&s, "attendance-rate", quarter), 24, 31);
	cop_small_free(&s);
}

static void questions_wait_for_somebody_else(void **state)
{
	struct cop_small s = cop_small_new(
		"quiet:\n  - {from: 2026-05-20, to: 2026-05-24, text: Off}\n");
	struct cop_measure m;

	(void)state;
	add_members(&s, 3);
	cop_small_file(
		&s, "activity/2026-05.yaml",
		"- {date: 2026-05-01, member: a-1, kind: ask, thread: one}\n"
		"- {date: 2026-05-01, member: a-1, kind: contribute, thread: one}\n"
		"- {date: 2026-05-02, member: a-2, kind: contribute, thread: one}\n"
		"- {date: 2026-05-04, at: \"09:00\", member: a-1, kind: ask, thread: "
		"two}\n"
		"- {date: 2026-05-07, at: \"09:01\", member: a-3, kind: contribute, "
		"thread: two}\n"
		"- {date: 2026-05-18, member: a-1, kind: ask, thread: three}\n"
		"- {date: 2026-05-26, member: a-2, kind: contribute, thread: three}\n"
		"- {date: 2026-05-27, member: a-1, kind: ask, thread: four}\n"
		"- {date: 2026-05-28, kind: ask, thread: five}\n"
		"- {date: 2026-05-29, kind: contribute, thread: five}\n"
		"- {date: 2026-06-13, member: a-1, kind: ask, thread: too-young}\n");
	m = measure(&s, "response-time", quarter);
	is_share(m, 2, 5);
	m = measure(&s, "reply-coverage", quarter);
	is_share(m, 3, 5);
	assert_string_equal(m.beside, "2 still without an answer");
	is_unknown(measure(&s, "response-time", "2026-06-01..2026-06-15"),
		   "no question older than 3 days recorded in 2026-06-01..2026-06-15");
	cop_small_free(&s);
}

static void add_survey(struct cop_small *s, unsigned responses, const char *answers)
{
	cop_small_file(s, "surveys/pulse.yaml",
		       "title: Pulse\nfrom: 2026-05-01\nto: 2026-05-15\ninvited: 60\n"
		       "responses: %u\nquestions:\n"
		       "  - id: happy\n    text: How satisfied are you?\n"
		       "    scale: satisfaction\n    answers: %s\n"
		       "  - id: tell\n    text: Would you recommend us?\n"
		       "    scale: recommend\n    answers: {9: 25, 7: 15, 3: 10}\n",
		       responses, answers);
}

static void surveys_hide_the_few(void **state)
{
	struct cop_small s = cop_small_new("");
	struct cop_measure m;

	(void)state;
	add_survey(&s, 20, "{5: 6, 4: 9, 3: 3, 1: 2, dont-know: 4}");
	is_share(measure(&s, "satisfaction", NULL), 15, 20);
	m = measure(&s, "survey-response", NULL);
	is_share(m, 20, 60);
	assert_false(m.figure.has_interval);
	m = measure(&s, "recommendation", NULL);
	is_value(m, 30);
	assert_true(fabs(m.figure.high - 51.6) < 0.05);
	add_survey(&s, 4, "{5: 4}");
	m = measure(&s, "satisfaction", NULL);
	assert_int_equal(m.figure.state, COP_SUPPRESSED);
	assert_string_equal(m.figure.why, "too few answers to show");
	assert_false(m.figure.has_value);
	assert_int_equal(measure(&s, "survey-response", NULL).figure.state,
			 COP_SUPPRESSED);
	cop_small_free(&s);
}

static void sponsor_and_stories(void **state)
{
	struct cop_small s = cop_small_new("");
	struct cop_measure m;

	(void)state;
	add_members(&s, 2);
	cop_small_file(&s, "notes/2026-02-01-report-sponsor.yaml",
		       "date: 2026-02-01\nkind: report\ntitle: R\nreport: sponsor\n"
		       "from: 2025-10-01\nto: 2025-12-31\nsent: 2026-02-02\n");
	cop_small_file(&s, "notes/2026-04-01-ask-room.yaml",
		       "date: 2026-04-01\nkind: ask\ntitle: A room\nby: [a-1]\n"
		       "owner: a-2\ndue: 2026-05-01\n");
	cop_small_file(&s, "notes/2026-05-01-story-a.yaml",
		       "date: 2026-05-01\nkind: story\ntitle: A\npeople: [a-1]\n"
		       "cycle: applied\ngained: G\ndid: D\n");
	cop_small_file(&s, "notes/2026-05-02-story-b.yaml",
		       "date: 2026-05-02\nkind: story\ntitle: B\npeople: [a-1]\n"
		       "cycle: immediate\n");
	m = measure(&s, "sponsor-contact", NULL);
	is_value(m, 133);
	assert_int_equal(m.figure.level, COP_LEVEL_ACT);
	assert_string_equal(m.beside, "1 sent in a year, 0 contacts in a quarter, 1 ask "
				      "open, the oldest for 75 days");
	m = measure_on(&s, "2026-02-02", "sponsor-contact", NULL);
	is_value(m, 0);
	is_unknown(measure_on(&s, "2026-02-01", "sponsor-contact", NULL),
		   "no report was sent to the sponsor yet");
	m = measure(&s, "value-stories", quarter);
	is_value(m, 1);
	assert_string_equal(m.beside, "immediate 1, potential 0, applied 1, realised 0, "
				      "transformative 0");
	cop_small_free(&s);
}

static void own_values_have_baseline_target_and_breaks(void **state)
{
	struct cop_small s = cop_small_new("");
	struct cop_measure m;

	(void)state;
	cop_small_file(
		&s, "charter.yaml",
		"history:\n  - {date: 2026-01-01, status: draft}\n"
		"objectives:\n  - {id: fewer, text: Fewer calls., indicator: calls, "
		"target: 900, due: 2026-12-31}\n");
	cop_small_file(
		&s, "indicators/calls.yaml",
		"title: Calls\nkind: impact\ntext: Calls of a month.\nunit: calls\n"
		"source: Sheet\ndesirable: down\nwindow: 1 month\nbaseline: 1400\n"
		"baseline_date: 2025-12-31\nhistory:\n"
		"  - {date: 2026-01-01, status: provisional}\n"
		"  - {date: 2026-04-15, status: agreed, break: true, note: Chats}\n");
	cop_small_file(&s, "observations/calls.yaml",
		       "- {date: 2026-03-31, value: 1310}\n"
		       "- {date: 2026-04-30, value: 1500}\n"
		       "- {date: 2026-05-31, value: 1445}\n"
		       "- {date: 2026-06-30, value: 7}\n");
	m = measure(&s, "calls", NULL);
	is_value(m, 1445);
	assert_int_equal(m.figure.level, COP_LEVEL_WATCH);
	assert_true(m.figure.target == 900);
	assert_string_equal(m.figure.why, "down 55 since 2026-04-30");
	assert_string_equal(m.beside, "of 2026-05-31");
	assert_int_equal(m.figure.ntrend, 4);
	assert_true(m.figure.trend[0].value == 1400);
	assert_true(m.figure.trend[2].break_here);
	assert_false(m.figure.trend[3].break_here);
	assert_string_equal(measure_on(&s, "2026-05-01", "calls", NULL).figure.why,
			    "new definition");
	assert_string_equal(measure_on(&s, "2026-08-15", "calls", NULL).figure.why,
			    "of 2026-06-30; down 1438 since 2026-05-31");
	is_unknown(measure_on(&s, "2026-12-31", "calls", NULL),
		   "the last value is of 2026-06-30");
	cop_small_free(&s);
}

static void a_baseline_is_read_in_the_unit_of_its_indicator(void **state)
{
	struct cop_small s = cop_small_new("");
	struct cop_measure m;

	(void)state;
	cop_small_file(&s, "charter.yaml",
		       "history:\n  - {date: 2026-01-01, status: draft}\n"
		       "objectives:\n  - {id: time, text: Time for it., "
		       "indicator: manager-capacity, target: 1, due: 2026-12-31}\n");
	cop_small_file(&s, "indicators/manager-capacity.yaml",
		       "title: Time\nkind: health\nlow: 0.1\nbaseline: 0.5\n"
		       "baseline_date: 2026-01-01\nhistory:\n"
		       "  - {date: 2026-01-01, status: agreed}\n");
	cop_small_file(&s, "observations/manager-capacity.yaml",
		       "- {date: 2026-06-01, value: 0.6}\n");
	m = measure(&s, "manager-capacity", NULL);
	is_value(m, 60);
	assert_true(m.figure.target == 100);
	/* the line from 50 to 100 has about 75 by now */
	assert_int_equal(m.figure.level, COP_LEVEL_WATCH);
	cop_small_free(&s);
}

static void those_who_fall_silent(void **state)
{
	struct cop_small s = cop_small_new("");
	struct stream t = { { 0 } };
	struct cop_measure m;

	(void)state;
	add_members(&s, 4);
	cop_small_member(&s, "away",
			 JOINED
			 ", {date: 2026-05-20, status: on-break, until: 2026-09-01}");
	say(&t, "2026-04-10", "a-1", "contribute", 4);
	say(&t, "2026-04-11", "a-2", "contribute", 5);
	say(&t, "2026-04-12", "a-3", "contribute", 3);
	say(&t, "2026-04-13", "away", "contribute", 6);
	say(&t, "2026-06-01", "a-2", "consume", 1);
	end_stream(&s, &t);
	m = measure(&s, "lost-regulars", "2026-05-16..2026-06-15");
	is_value(m, 1);
	assert_string_equal(m.beside, "of 3 regulars");
	is_unknown(measure(&s, "stickiness", NULL),
		   "1 active in four weeks; shown from 100 on");
	cop_small_free(&s);
}

static void those_who_stay_after_three_months(void **state)
{
	struct cop_small s = cop_small_new("");
	struct stream t = { { 0 } };

	(void)state;
	cop_small_member(&s, "first", "{date: 2026-01-10, status: active}");
	cop_small_member(&s, "gone", "{date: 2026-01-10, status: active}");
	cop_small_member(&s, "away",
			 "{date: 2026-01-10, status: active}, "
			 "{date: 2026-02-10, status: on-break, until: 2026-07-01}");
	cop_small_member(&s, "young", "{date: 2026-03-17, status: active}");
	say(&t, "2026-01-05", "first", "consume", 1);
	say(&t, "2026-03-09", "gone", "contribute", 1);  /* still their second month */
	say(&t, "2026-04-09", "first", "contribute", 1); /* last day of the third */
	end_stream(&s, &t);
	is_share(measure(&s, "cohort-retention", NULL), 1, 2);
	cop_small_free(&s);
}

static void movement_is_a_change_of_weight(void **state)
{
	struct cop_small s = cop_small_new("");
	struct stream t = { { 0 } };

	(void)state;
	add_members(&s, 4);
	say(&t, "2026-02-01", "a-1", "consume", 1);
	say(&t, "2026-02-01", "a-2", "contribute", 1);
	say(&t, "2026-05-01", "a-1", "contribute", 1);
	say(&t, "2026-05-01", "a-2", "co-create", 1);
	say(&t, "2026-05-01", "a-3", "champion", 1);
	end_stream(&s, &t);
	/* 1 + 16 -> 16 + 49 + 100, over four members */
	is_value(measure(&s, "participation-movement", quarter), (165.0 - 17.0) / 4);
	cop_small_free(&s);
}

static void ties_beyond_the_core_team(void **state)
{
	struct cop_small s = cop_small_new("");
	struct cop_measure m;

	(void)state;
	add_members(&s, 5);
	cop_small_file(&s, "roles/core-team.yaml",
		       "title: Core team\nkind: group\npurpose: P\n"
		       "holders:\n  - {member: a-1, from: 2025-06-01}\n");
	cop_small_file(
		&s, "activity/2026-05.yaml",
		"- {date: 2026-05-01, member: a-2, kind: ask, thread: one}\n"
		"- {date: 2026-05-02, member: a-1, kind: contribute, thread: one}\n"
		"- {date: 2026-05-03, member: a-3, kind: contribute, thread: one}\n"
		"- {date: 2026-05-04, member: a-3, kind: contribute, thread: one}\n"
		"- {date: 2026-05-05, member: a-4, kind: collaborate, with: [a-2, a-3]}\n"
		"- {date: 2026-05-06, member: a-5, kind: consume}\n");
	/* a-2: a-3 and a-4; a-3: a-2 and a-4; a-4: both; a-1: only a-2; a-5: nobody */
	m = measure(&s, "connection", quarter);
	is_share(m, 3, 5);
	cop_small_free(&s);
}

static void houses_carry_the_work(void **state)
{
	struct cop_small s = cop_small_new("");
	struct stream t = { { 0 } };
	struct cop_measure m;

	(void)state;
	add_members(&s, 1);
	for (unsigned i = 2; i <= 4; i++)
		cop_small_file(&s, cop_arena_printf(s.arena, "members/a-%u.yaml", i),
			       "name: N\norganisation: %s\n"
			       "history: [{date: 2025-06-01, status: active}]\n",
			       i == 4 ? "Tax Office" : "City");
	say(&t, "2026-05-01", "a-1", "contribute", 50);
	say(&t, "2026-05-01", "a-2", "contribute", 3);
	say(&t, "2026-05-01", "a-3", "contribute", 2);
	say(&t, "2026-05-01", "a-4", "contribute", 5);
	end_stream(&s, &t);
	m = measure(&s, "organisational-diversity", quarter);
	is_value(m, 1);
	assert_string_equal(m.beside, "2 took part");
	cop_small_free(&s);
}

static void clicks_are_of_what_was_delivered(void **state)
{
	struct cop_small s = cop_small_new("");

	(void)state;
	for (unsigned i = 1; i <= 2; i++)
		cop_small_file(
			&s,
			cop_arena_printf(s.arena, "notes/2026-05-0%u-report-r.yaml", i),
			"date: 2026-05-0%u\nkind: report\ntitle: R\n"
			"report: roundup\nfrom: 2026-04-01\nto: 2026-04-30\n"
			"sent: 2026-05-0%u\ndelivered: 100\nopens: 60\nclicks: %u\n",
			i, i, 4 * i);
	is_share(measure(&s, "newsletter-engagement", quarter), 12, 200);
	cop_small_free(&s);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_recorded_is_unknown_and_never_zero),
		cmocka_unit_test(a_break_is_not_inactivity),
		cmocka_unit_test(few_are_counts_without_a_verdict),
		cmocka_unit_test(newcomers_get_their_thirty_days),
		cmocka_unit_test(those_who_come_again),
		cmocka_unit_test(core_is_who_gives_every_month),
		cmocka_unit_test(who_carries_the_work),
		cmocka_unit_test(every_promise_has_one_outcome),
		cmocka_unit_test(dates_of_a_series_count_where_they_are_on_record),
		cmocka_unit_test(says_how_mixed_the_kinds_are),
		cmocka_unit_test(managers_need_hours),
		cmocka_unit_test(the_rhythm_leaves_out_quiet_days),
		cmocka_unit_test(no_rhythm_is_broken_before_it_began),
		cmocka_unit_test(walk_ins_had_not_registered),
		cmocka_unit_test(questions_wait_for_somebody_else),
		cmocka_unit_test(surveys_hide_the_few),
		cmocka_unit_test(sponsor_and_stories),
		cmocka_unit_test(own_values_have_baseline_target_and_breaks),
		cmocka_unit_test(a_baseline_is_read_in_the_unit_of_its_indicator),
		cmocka_unit_test(those_who_fall_silent),
		cmocka_unit_test(those_who_stay_after_three_months),
		cmocka_unit_test(movement_is_a_change_of_weight),
		cmocka_unit_test(ties_beyond_the_core_team),
		cmocka_unit_test(houses_carry_the_work),
		cmocka_unit_test(clicks_are_of_what_was_delivered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
