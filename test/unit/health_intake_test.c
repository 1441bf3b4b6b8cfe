/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "health/intake.h"
#include "small.h"

static struct cop_small small;

static int start(void **state)
{
	(void)state;
	small = cop_small_new("");
	cop_small_member(&small, "ana-silva", "{date: 2025-06-01, status: active}");
	cop_small_member(&small, "ben-okoro", "{date: 2025-06-01, status: active}");
	cop_small_file(&small, "plan/clinic.yaml",
		       "title: Letter clinic\nkind: clinic\nstatus: planned\n"
		       "owner: ana-silva\ndue: 2026-03-05\n");
	cop_small_file(&small, "indicators/calls.yaml",
		       "title: Calls\nkind: impact\ntext: T\nunit: calls\nsource: S\n"
		       "desirable: down\nbaseline: 1400\nbaseline_date: 2025-12-31\n"
		       "history:\n  - {date: 2026-01-01, status: provisional}\n");
	cop_small_file(&small, "observations/calls.yaml",
		       "- {date: 2026-01-31, value: 1300}\n");
	cop_small_file(&small, "activity/2026-03-05-clinic.yaml",
		       "date: 2026-03-05\nplan: clinic\nregistered: 9\n"
		       "attended: [ana-silva, ben-okoro]\n");
	return 0;
}

static int stop(void **state)
{
	(void)state;
	cop_small_free(&small);
	return 0;
}

static struct cop_csv table(const char *text)
{
	struct cop_source *s = COP_NEW(small.arena, struct cop_source);
	struct cop_csv csv;
	struct cop_error err = { 0 };

	*s = (struct cop_source){ "in.csv", text, strlen(text) };
	assert_int_equal(cop_csv_read(small.arena, s, &csv, &err), COP_OK);
	return csv;
}

static struct cop_intake_columns columns(const struct cop_csv *csv, const char *told)
{
	struct cop_intake_columns cols;
	struct cop_error err = { 0 };

	if (cop_intake_columns(small.arena, csv, cop_intake_kind_none, &told,
			       told != NULL, &cols, &err))
		fail_msg("%s", err.msg);
	return cols;
}

static struct cop_intake values(const char *text, const char *told)
{
	struct cop_health *h =
		cop_health_new(small.arena, cop_small_load(&small, "2026-06-15"), NULL);
	struct cop_csv csv = table(text);
	struct cop_intake_columns cols = columns(&csv, told);
	struct cop_gauge g;
	struct cop_intake in;

	assert_int_equal(cols.kind, cop_intake_kind_values);
	assert_true(cop_gauge_find(h, "calls", &g));
	cop_intake_values(h, &g, &cols, &in);
	return in;
}

static struct cop_intake people_as(enum cop_intake_kind kind, const char *text,
				   const char *plan)
{
	struct cop_csv csv = table(text);
	struct cop_intake_columns cols;
	struct cop_error err = { 0 };
	struct cop_intake in;

	if (cop_intake_columns(small.arena, &csv, kind, NULL, 0, &cols, &err))
		fail_msg("%s", err.msg);

	assert_int_equal(cols.kind, cop_intake_kind_attendance);
	cop_intake_attendance(cop_small_load(&small, "2026-06-15"), small.arena, &cols,
			      (struct cop_intake_else){ plan, cop_date_of(2026, 6, 11) },
			      &in);
	return in;
}

static struct cop_intake people(const char *text, const char *plan)
{
	return people_as(cop_intake_kind_none, text, plan);
}

static void each_row_of_values_is_new_same_or_refused(void **state)
{
	static const struct {
		const char *row;
		enum cop_intake_what what;
		const char *why;
	} rows[] = {
		{ "2026-02-28,1250,", COP_INTAKE_NEW, NULL },
		{ "2026-03,1200,", COP_INTAKE_NEW, NULL },
		{ "2026-01-31,1300,", COP_INTAKE_SAME, NULL },
		{ "2025-12-31,1400,", COP_INTAKE_SAME, NULL },
		{ "2026-01-31,1301,", COP_INTAKE_REFUSED, "that day has 1300 already" },
		{ "2026-02-28,1250,", COP_INTAKE_SAME, NULL },
		{ "2026-02-28,9,", COP_INTAKE_REFUSED,
		  "that day has 1250 already: line 2" },
		{ "03/04/2026,9,", COP_INTAKE_REFUSED,
		  "'03/04/2026' is not a day such as 2026-03-31" },
		{ "2026-02-30,9,", COP_INTAKE_REFUSED,
		  "'2026-02-30' is not a day such as 2026-03-31" },
		{ "2026-05-31,,", COP_INTAKE_REFUSED, "there is no value" },
		{ ",9,", COP_INTAKE_REFUSED, "there is no date" },
		{ "2026-05-31,599,Half", COP_INTAKE_NEW, NULL },
	};
	struct cop_buf text = { 0 };
	struct cop_intake in;

	(void)state;
	cop_buf_text(&text, "Date,Value,Note\n");
	for (size_t i = 0; i < COP_COUNT(rows); i++)
		cop_buf_printf(&text, "%s\n", rows[i].row);
	in = values(cop_buf_keep(&text, small.arena), NULL);
	cop_buf_clear(&text);
	assert_int_equal(in.n, COP_COUNT(rows));
	for (size_t i = 0; i < in.n; i++) {
		assert_int_equal(in.at[i].what, rows[i].what);
		if (rows[i].why)
			assert_string_equal(in.at[i].why, rows[i].why);
	}
	assert_int_equal(in.count[COP_INTAKE_NEW], 3);
	assert_int_equal(in.count[COP_INTAKE_SAME], 3);
	assert_int_equal(in.at[1].reading.date.day, cop_date_of(2026, 3, 31).day);
	assert_false(in.at[1].falls);
	assert_true(in.at[11].falls);
}

static void counts_need_what_they_are_out_of(void **state)
{
	struct cop_intake in = values("date,count,of\n2026-02-28,3,8\n2026-03-31,9,8\n"
				      "2026-04-30,3,\n",
				      NULL);

	(void)state;
	assert_int_equal(in.at[0].what, COP_INTAKE_NEW);
	assert_string_equal(in.at[1].why, "the count is more than all");
	assert_string_equal(in.at[2].why, "a count needs the number it is out of");
}

static void columns_can_be_told(void **state)
{
	static const struct {
		const char *told;
		enum cop_code code;
		const char *msg, *hint;
	} wrong[] = {
		{ "Calls=valu", COP_E_USAGE, "no column is a 'valu'",
		  "did you mean 'value'?" },
		{ "Calls", COP_E_USAGE, "'Calls' is not HEADER=FIELD",
		  "as in --map Month=date" },
		{ "Call=value", COP_E_USAGE, "the table has no column 'Call'",
		  "it has Month, Calls" },
		{ "Month=date", COP_E_INVALID, "the header does not say what this is",
		  "a header such as date,value or date,count,of or date,members; or "
		  "--map HEADER=FIELD" },
	};
	struct cop_intake in = values("Month;date;Calls\n2026-02;x;7\n", "Calls=value");
	struct cop_csv csv = table("Month,Calls\n");

	(void)state;
	assert_string_equal(in.at[0].why, "'x' is not a day such as 2026-03-31");
	for (size_t i = 0; i < COP_COUNT(wrong); i++) {
		struct cop_intake_columns cols = { .kind = 7 };
		struct cop_error err = { 0 };

		assert_int_equal(cop_intake_columns(small.arena, &csv, 0, &wrong[i].told,
						    1, &cols, &err),
				 wrong[i].code);
		assert_string_equal(err.msg, wrong[i].msg);
		assert_string_equal(err.hint, wrong[i].hint);
		assert_int_equal(cols.kind, 7);
	}
}

static void people_are_found_by_id_or_name(void **state)
{
	struct cop_intake in = people("date,members,guests\n"
				      "2026-04-02,ben-okoro; ana-silva; ben-okoro,2\n"
				      "2026-03-05,\"ana-silva, ben-okoro\",\n"
				      "2026-04-03,nobody-here,\n"
				      "2026-04-02,ana-silva,\n",
				      "clinic");

	(void)state;
	assert_int_equal(in.at[0].what, COP_INTAKE_NEW);
	assert_string_equal(in.at[0].id, "2026-04-02-clinic");
	assert_int_equal(in.at[0].held->attended.n, 2);
	assert_string_equal(in.at[0].held->attended.at[0], "ana-silva");
	assert_int_equal(in.at[1].what, COP_INTAKE_SAME);
	assert_int_equal(in.at[2].what, COP_INTAKE_REFUSED);
	assert_string_equal(in.at[3].why, "that gathering stands in an earlier line");
	in = people("date,members\n2026-03-05,ana-silva\n2026-04-09,\n", "clinic");
	assert_int_equal(in.at[0].what, COP_INTAKE_REFUSED);
	assert_int_equal(in.at[1].what, COP_INTAKE_NEW);
	assert_int_equal(in.at[1].held->attended.n, 0);
	in = people("date,members\n2026-03-05,ana-silva\n", NULL);
	assert_string_equal(in.at[0].why,
			    "neither a plan item nor a title (--plan ITEM)");
}

static void people_are_found_by_address_or_name_in_columns_of_their_own(void **state)
{
	static const char *const tables[] = {
		"date,name\n2026-06-11,Ana Silva\n2026-06-11,Ben OKORO\n",
		"Date;Full Name;E-mail\n2026-06-11;Somebody;ana@example.org\n"
		"2026-06-11;Ben Okoro;other@example.org\n",
		"date,email,member\n2026-06-11,ana@example.org,\n"
		"2026-06-11,ana@example.org,ben-okoro\n",
		"date,members\n2026-06-11,Ana Silva; ben-okoro\n",
	};

	(void)state;
	cop_small_file(&small, "members/ana-silva.yaml",
		       "name: Ana Silva\nemail: ana@example.org\n"
		       "history:\n  - {date: 2025-06-01, status: active}\n");
	cop_small_file(&small, "members/ben-okoro.yaml",
		       "name: Ben Okoro\n"
		       "history:\n  - {date: 2025-06-01, status: active}\n");
	for (size_t i = 0; i < COP_COUNT(tables); i++) {
		struct cop_intake in = people(tables[i], "clinic");

		assert_int_equal(in.at[0].what, COP_INTAKE_NEW);
		assert_int_equal(in.at[0].held->attended.n, 2);
		assert_string_equal(in.at[0].held->attended.at[0], "ana-silva");
		assert_string_equal(in.at[0].held->attended.at[1], "ben-okoro");
	}
}

static void who_came_needs_no_date_where_it_is_told(void **state)
{
	struct cop_intake in = people_as(cop_intake_kind_attendance,
					 "member\nana-silva\nben-okoro\n", "clinic");
	struct cop_intake_columns cols = { .kind = 7 };
	struct cop_error err = { 0 };
	struct cop_csv csv = table("town\nHere\n");

	(void)state;
	assert_string_equal(in.at[0].id, "2026-06-11-clinic");
	assert_int_equal(in.at[0].held->attended.n, 2);
	assert_int_equal(cop_intake_columns(small.arena, &csv, cop_intake_kind_attendance,
					    NULL, 0, &cols, &err),
			 COP_E_INVALID);
	assert_string_equal(err.msg, "no column says who came");
	assert_int_equal(cols.kind, 7);
}

static void a_refused_row_says_all_that_is_wrong_and_what_it_goes_against(void **state)
{
	struct cop_intake in = people("date,members,guests\n"
				      "soon,\"nobody, ana-silva, no one\",many\n"
				      ",ana-silva,\n",
				      "clinic");

	(void)state;
	assert_string_equal(in.at[0].why,
			    "'soon' is not a day such as 2026-03-31; 'many' is not a "
			    "whole number; no member 'nobody'; no member 'no one'");
	assert_ptr_equal(in.at[0].rule, &cop_rule_wrong_type);
	assert_string_equal(in.at[1].why, "there is no date");
	assert_ptr_equal(in.at[1].rule, &cop_rule_missing_field);
	in = values("date,value\n2026-01-31,1200\n2026-02-28,\n", NULL);
	assert_string_equal(in.at[0].why, "that day has 1300 already");
	assert_ptr_equal(in.at[0].rule, &cop_rule_duplicate_entry);
	assert_ptr_equal(in.at[1].rule, &cop_rule_missing_field);
}

static void a_row_for_each_member_makes_one_gathering(void **state)
{
	struct cop_intake in = people("date,member,title\n"
				      "2026-04-02,ben-okoro,Walk\n"
				      "2026-04-02,ana-silva,Walk\n"
				      "2026-04-03,ana-silva,Talk\n"
				      "2026-04-03,nobody,Talk\n",
				      NULL);

	(void)state;
	assert_int_equal(in.at[0].what, COP_INTAKE_NEW);
	assert_string_equal(in.at[0].id, "2026-04-02-walk");
	assert_int_equal(in.at[0].held->attended.n, 2);
	assert_int_equal(in.at[1].what, COP_INTAKE_NEW);
	assert_int_equal(in.at[1].joined, 1);
	/* By half would be wrong for ever: the correction could not be taken in. */
	assert_int_equal(in.at[2].what, COP_INTAKE_REFUSED);
	assert_string_equal(in.at[2].why, "another row of that gathering is refused");
	assert_int_equal(in.at[3].what, COP_INTAKE_REFUSED);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(each_row_of_values_is_new_same_or_refused,
						start, stop),
		cmocka_unit_test_setup_teardown(counts_need_what_they_are_out_of, start,
						stop),
		cmocka_unit_test_setup_teardown(columns_can_be_told, start, stop),
		cmocka_unit_test_setup_teardown(people_are_found_by_id_or_name, start,
						stop),
		cmocka_unit_test_setup_teardown(
			people_are_found_by_address_or_name_in_columns_of_their_own,
			start, stop),
		cmocka_unit_test_setup_teardown(who_came_needs_no_date_where_it_is_told,
						start, stop),
		cmocka_unit_test_setup_teardown(
			a_refused_row_says_all_that_is_wrong_and_what_it_goes_against,
			start, stop),
		cmocka_unit_test_setup_teardown(a_row_for_each_member_makes_one_gathering,
						start, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
