/* SPDX-License-Identifier: MIT */
/* Tables of people, read against the community of examples/plain-words. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/enc.h"
#include "model/roster.h"

struct fixture {
	struct cop_arena *arena;
	struct cop_store *store;
	struct cop_community *c;
	struct cop_csv csv;
	struct cop_roster_map map;
	struct cop_roster_told told;
	struct cop_roster_terms terms;
	struct cop_roster roster;
	struct cop_error err;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	const char *dir;

	f->arena = cop_arena_new();
	dir = cop_arena_printf(f->arena, "%s/examples/plain-words", getenv("COP_SOURCE"));
	if (cop_store_open(f->arena, dir, &f->store, &f->err) ||
	    cop_community_open(f->arena, f->store, cop_date_of(2026, 6, 15), &f->c,
			       &f->err) ||
	    cop_community_load(f->c, COP_KINDS_ALL, &f->err)) {
		print_error("%s\n", f->err.msg);
		return -1;
	}
	f->terms = (struct cop_roster_terms){ .on = cop_date_of(2026, 6, 15),
					      .status = cop_member_status_active,
					      .seed = 7 };
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	cop_store_close(&f->store);
	cop_arena_free(&f->arena);
	free(f);
	return 0;
}

static enum cop_code map_table(struct fixture *f, const char *stem, const char *text)
{
	struct cop_source *src = COP_NEW(f->arena, struct cop_source);

	*src = (struct cop_source){ "list.csv", text, strlen(text) };
	f->err = (struct cop_error){ 0 };
	if (cop_csv_read(f->arena, src, &f->csv, &f->err))
		fail_msg("%s", f->err.msg);
	return cop_roster_map(f->arena, f->c, &f->csv, stem, &f->told, &f->map, &f->err);
}

static void read_table(struct fixture *f, const char *text)
{
	if (map_table(f, "list", text))
		fail_msg("%s", f->err.msg);
	cop_roster_read(f->arena, f->c, &f->csv, &f->map, &f->terms, &f->roster);
}

static const char *fields_of(struct fixture *f)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	for (size_t i = 0; i < f->map.n; i++) {
		const struct cop_roster_column *c = &f->map.at[i];

		cop_buf_printf(&b, "%s%s", i ? " " : "",
			       c->first   ? "first"
			       : c->last  ? "last"
			       : c->field ? c->field
					  : "-");
	}
	return cop_buf_keep(&b, f->arena);
}

/* --- columns --- */

static void recognises_columns_by_their_headers(void **state)
{
	static const struct {
		const char *header, *fields;
	} cases[] = {
		{ "Full Name,Mail,Joined,Dept,Digest,Bounce",
		  "name email joined organisation - -" },
		{ "E-MAIL,name", "email name" },
		{ "Name,Organisation,Department", "name organisation unit" },
		{ "Department,Organization,Name", "unit organisation name" },
		{ "First name;Last name;Member since", "first last joined" },
		{ "Name,First name", "name -" },
		{ "id\tname\tinvited by\tInvited_By", "id name invited_by -" },
		{ "Skills,Interests,Tags,Display Name", "expertise wants tags name" },
	};

	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct fixture *f = *state;
		const char *text = cop_arena_printf(f->arena, "%s\nx\n", cases[i].header);

		assert_int_equal(map_table(f, "list", text), COP_OK);
		assert_string_equal(fields_of(f), cases[i].fields);
	}
}

static void what_is_told_comes_before_what_is_guessed(void **state)
{
	static const char *const pairs[] = { "Body=organisation", "Mail=", "who=name" };
	struct fixture *f = *state;

	f->told = (struct cop_roster_told){ pairs, COP_COUNT(pairs), 0 };
	assert_int_equal(map_table(f, "list", "Who,Body,Mail,Organisation,E-mail\nx\n"),
			 COP_OK);
	assert_string_equal(fields_of(f), "name organisation - - email");
	f->told = (struct cop_roster_told){ 0 };
}

static void refuses_what_it_is_told_and_cannot_do(void **state)
{
	static const struct {
		const char *pair, *message;
	} cases[] = {
		{ "Post=email", "the table has no column 'Post'" },
		{ "Mail=emial", "'emial' is no field that can be imported" },
		{ "Mail", "'Mail' is not HEADER=FIELD" },
		{ "Mail=date_order", "'date_order' is no field that can be imported" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		f->told = (struct cop_roster_told){ &cases[i].pair, 1, 0 };
		assert_int_equal(map_table(f, "list", "Name,Mail\nx,y\n"), COP_E_USAGE);
		assert_string_equal(f->err.msg, cases[i].message);
		assert_true(f->err.hint[0]);
	}
	f->told = (struct cop_roster_told){ 0 };
}

static void needs_a_column_that_says_who(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(map_table(f, "list", "Digest,Bounce\n1,2\n"), COP_E_INVALID);
	assert_string_equal(f->err.msg, "no column says who somebody is");
	assert_string_equal(f->err.hint, "name it: --map HEADER=name");
	assert_int_equal(map_table(f, "list", "Name,Mail\n"), COP_E_INVALID);
}

static void remembers_a_list_with_the_same_columns(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(
		map_table(f, "bad", "Full name,Mail,Body,Office,Since,reason\na\n"),
		COP_OK);

	assert_string_equal(f->map.remembered, "personnel-list");
	assert_int_equal(f->map.order, cop_date_order_dmy);
	assert_string_equal(fields_of(f), "name email organisation unit joined -");
}

/* --- days --- */

static void reads_days_of_every_order(void **state)
{
	static const struct {
		const char *text;
		enum cop_date_order order;
		const char *iso;
	} cases[] = {
		{ "2026-03-05", 0, "2026-03-05" },
		{ "2026-03-05T23:10:00Z", 0, "2026-03-05" },
		{ "2026-03-05 23:10", cop_date_order_dmy, "2026-03-05" },
		{ "2026/3/5", 0, "2026-03-05" },
		{ "3/4/2025", cop_date_order_dmy, "2025-04-03" },
		{ "03/04/2025", cop_date_order_mdy, "2025-03-04" },
		{ "25.12.2025", 0, "2025-12-25" },
		{ "12-25-2025", 0, "2025-12-25" },
		{ "7/7/2025", 0, "2025-07-07" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct cop_date d;
		const char *why;
		bool two;
		char text[COP_DATE_TEXT];

		assert_true(cop_roster_date(f->arena,
					    cop_str_text(f->arena, cases[i].text),
					    cases[i].order, &d, &why, &two));
		assert_string_equal(cop_date_text(d, text), cases[i].iso);
	}
}

static void refuses_days_it_would_have_to_guess(void **state)
{
	static const struct {
		const char *text;
		enum cop_date_order order;
		const char *why;
		bool two;
	} cases[] = {
		{ "03/04/2025", 0, "may be 3 April or 4 March", true },
		{ "03.04.2025", cop_date_order_ymd, "may be 3 April or 4 March", true },
		{ "31/02/2024", cop_date_order_dmy, "is not a day", false },
		{ "04/13/2025", cop_date_order_dmy, "is not a day", false },
		{ "0/4/2025", 0, "is not a day", false },
		{ "03/04/25", 0, "has no year of four digits", false },
		{ "3/4-2025", 0, "is not a day", false },
		{ "March 2025", 0, "is not a day", false },
		{ "2025", 0, "is not a day", false },
		{ "99999/1/1", 0, "is not a day", false },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct cop_date d;
		const char *why;
		bool two;

		assert_false(cop_roster_date(f->arena,
					     cop_str_text(f->arena, cases[i].text),
					     cases[i].order, &d, &why, &two));
		assert_string_equal(why, cases[i].why);
		assert_int_equal(two, cases[i].two);
	}
}

/* --- rows --- */

static void knows_people_by_id_address_and_name(void **state)
{
	static const struct {
		const char *row;
		enum cop_roster_what what;
		const char *id;
	} cases[] = {
		{ "adaeze-obi,,", COP_ROSTER_SAME, "adaeze-obi" },
		{ ",Somebody,Grace.Mwangi@Example.org", COP_ROSTER_CHANGED,
		  "grace-mwangi" },
		{ ",Kofi Mensah,", COP_ROSTER_SAME, "kofi-mensah" },
		{ ",Kofi Mensah,other@example.org", COP_ROSTER_NEW, "kofi-mensah-2" },
		{ "scribe,New Person,", COP_ROSTER_NEW, "scribe" },
		{ "sponsor,New Person,", COP_ROSTER_REFUSED, NULL },
		{ ",,nobody@example.org", COP_ROSTER_REFUSED, NULL },
		{ ",Members,", COP_ROSTER_NEW, "members-2" },
		{ ",forum-digest,", COP_ROSTER_MACHINE, NULL },
		{ ",Ann,not an address", COP_ROSTER_REFUSED, NULL },
		{ "Bad Id,Ann,", COP_ROSTER_REFUSED, NULL },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		struct cop_roster_row *row;

		read_table(f, cop_arena_printf(f->arena, "id,name,email\n%s\n",
					       cases[i].row));
		row = &f->roster.at[0];
		assert_int_equal(row->what, cases[i].what);
		if (cases[i].id)
			assert_string_equal(row->id, cases[i].id);
		else
			assert_null(row->id);
		assert_int_equal(f->roster.count[cases[i].what], 1);
	}
}

static void counts_who_shares_a_name_only(void **state)
{
	struct fixture *f = *state;

	read_table(f, "Name,Mail\nKofi Mensah,other@example.org\nAnn,a@example.org\n");

	assert_int_equal(f->roster.namesakes, 1);
	assert_true(f->roster.at[0].namesake);
}

static void says_which_rows_are_the_same_person(void **state)
{
	struct fixture *f = *state;

	read_table(f, "Name,Mail\nAnn,a@example.org\nAnn B,A@Example.org\n"
		      "Ann,\nGrace Mwangi,\nGrace Mwangi,grace.mwangi@example.org\n");

	assert_int_equal(f->roster.at[0].what, COP_ROSTER_NEW);
	assert_int_equal(f->roster.at[1].what, COP_ROSTER_TWICE);
	assert_string_equal(f->roster.at[1].why, "same e-mail");
	assert_string_equal(f->roster.at[2].why, "same name");
	assert_string_equal(f->roster.at[4].why, "same e-mail");
	assert_int_equal(f->roster.count[COP_ROSTER_TWICE], 3);
}

static void a_new_row_becomes_a_record(void **state)
{
	struct fixture *f = *state;
	const struct cop_member *m;
	char day[COP_DATE_TEXT];

	f->terms.source = cop_str_text(f->arena, "listserv");
	read_table(f, "Name,Tags,Joined,Status,Mode,Invited by\n"
		      "Ann,\"b; a,b\",2026-01-02,Prospect,Co-Create,Kofi Mensah\n");
	m = &f->roster.at[0].member;

	assert_int_equal(m->tags.n, 2);
	assert_true(cop_str_is(m->tags.at[0], "a"));
	assert_int_equal(m->mode, cop_mode_co_create);
	assert_string_equal(m->invited_by, "kofi-mensah");
	assert_true(cop_str_is(m->source, "listserv"));
	assert_int_equal(m->history.n, 1);
	assert_int_equal(m->history.at[0].status, cop_member_status_prospect);
	assert_string_equal(cop_date_text(m->history.at[0].date, day), "2026-01-02");
	f->terms.source = NULL;
}

static void joins_first_and_last_names(void **state)
{
	struct fixture *f = *state;

	read_table(f, "Surname,Given name\nRao,Dev\n,Ann\n");

	assert_true(cop_str_is(f->roster.at[0].member.name, "Dev Rao"));
	assert_string_equal(f->roster.at[0].id, "dev-rao");
	assert_true(cop_str_is(f->roster.at[1].member.name, "Ann"));
}

static void refused_rows_say_why(void **state)
{
	static const struct {
		const char *row, *why;
	} cases[] = {
		{ "Ann,31/02/2024,", "'31/02/2024' is not a day" },
		{ "Ann,01/02/2024,", "'01/02/2024' may be 1 February or 2 January" },
		{ "Ann,,gone", "'gone' is no status of a member" },
		{ "Ann,,erased", "'erased' is no status of a member" },
		{ ",,", "nobody we know, and the row has no name" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		read_table(f, cop_arena_printf(f->arena, "Name,Joined,Status\n%s\n",
					       cases[i].row));
		assert_int_equal(f->roster.at[0].what, COP_ROSTER_REFUSED);
		assert_string_equal(f->roster.at[0].why, cases[i].why);
	}
}

static void counts_days_that_lack_only_the_order(void **state)
{
	struct fixture *f = *state;

	read_table(f, "Name,Joined\nA,03/04/2025\nB,31/02/2025\nC,05/06/2025\n");
	assert_int_equal(f->roster.two_days, 2);
	assert_int_equal(f->roster.count[COP_ROSTER_REFUSED], 3);

	f->told.order = cop_date_order_mdy;
	read_table(f, "Name,Joined\nA,03/04/2025\nB,02/31/2025\nC,05/06/2025\n");
	assert_int_equal(f->roster.two_days, 0);
	assert_int_equal(f->roster.count[COP_ROSTER_REFUSED], 1);
	f->told.order = 0;
}

static void says_which_fields_of_known_people_differ(void **state)
{
	struct fixture *f = *state;
	const struct cop_schema *s = &cop_schema_member;

	read_table(f,
		   "id,Expertise,Unit\nadaeze-obi,\"rent letters, moderation\",Forms\n");

	for (size_t i = 0; i < s->nfields; i++)
		assert_int_equal(f->roster.at[0].changed >> i & 1,
				 strcmp(s->fields[i].name, "unit") == 0);
}

static void random_ids_follow_from_the_seed(void **state)
{
	struct fixture *f = *state;
	uint64_t one = 1, same = 1, other = 2;
	const char *id = cop_roster_random_id(f->arena, &one);

	assert_int_equal(strlen(id), 6);
	assert_true(cop_id_valid(id, strlen(id)));
	assert_string_equal(id, cop_roster_random_id(f->arena, &same));
	assert_string_not_equal(id, cop_roster_random_id(f->arena, &other));
	assert_string_not_equal(id, cop_roster_random_id(f->arena, &one));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(recognises_columns_by_their_headers),
		cmocka_unit_test(what_is_told_comes_before_what_is_guessed),
		cmocka_unit_test(refuses_what_it_is_told_and_cannot_do),
		cmocka_unit_test(needs_a_column_that_says_who),
		cmocka_unit_test(remembers_a_list_with_the_same_columns),
		cmocka_unit_test(reads_days_of_every_order),
		cmocka_unit_test(refuses_days_it_would_have_to_guess),
		cmocka_unit_test(knows_people_by_id_address_and_name),
		cmocka_unit_test(counts_who_shares_a_name_only),
		cmocka_unit_test(says_which_rows_are_the_same_person),
		cmocka_unit_test(a_new_row_becomes_a_record),
		cmocka_unit_test(joins_first_and_last_names),
		cmocka_unit_test(refused_rows_say_why),
		cmocka_unit_test(counts_days_that_lack_only_the_order),
		cmocka_unit_test(says_which_fields_of_known_people_differ),
		cmocka_unit_test(random_ids_follow_from_the_seed),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
