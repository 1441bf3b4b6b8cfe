/* SPDX-License-Identifier: MIT */
/* A file's place says what kind of record it holds. */
#include "test.h"

#include "model/place.h"

static bool nowhere(const char *path)
{
	(void)path;
	return false;
}

static bool in_letters(const char *path)
{
	return strcmp(path, "teams/letters/cop.yaml") == 0;
}

static bool at_the_top(const char *path)
{
	return strcmp(path, "cop.yaml") == 0;
}

static bool inside_notes(const char *path)
{
	return strcmp(path, "notes/plan/cop.yaml") == 0;
}

static const struct {
	const char *path;
	bool sequence;
	bool (*there)(const char *path);
	const char *kind; /* NULL: none */
} cases[] = {
	{ "cop.yaml", false, nowhere, "cop" },
	{ "charter.yaml", false, nowhere, "charter" },
	{ "budget.yaml", false, nowhere, "budget" },
	{ "roles/scribe.yaml", false, nowhere, "role" },
	{ "members/ana-silva.yaml", false, nowhere, "member" },
	{ "platforms/wiki.yaml", false, nowhere, "platform" },
	{ "plan/clinic.yaml", false, nowhere, "plan" },
	{ "practices/letter.yaml", false, nowhere, "practice" },
	{ "indicators/calls.yaml", false, nowhere, "indicator" },
	{ "observations/calls.yaml", true, nowhere, "observation" },
	{ "surveys/pulse.yaml", false, nowhere, "survey" },
	{ "notes/need.yaml", false, nowhere, "note" },
	/* One folder holds two kinds: a list of lines, or a gathering. */
	{ "activity/2026-09.yaml", true, nowhere, "activity" },
	{ "activity/2026-09-10-clinic.yaml", false, nowhere, "gathering" },
	/* Several records in one file are still records. */
	{ "roles/all.yaml", true, nowhere, "role" },
	/* Folders in the folder are free, folders above it too. */
	{ "notes/2026/need.yaml", false, nowhere, "note" },
	{ "teams/letters/roles/scribe.yaml", false, nowhere, "role" },
	{ "teams/letters/charter.yaml", false, nowhere, "charter" },
	/* The outermost community decides what the folders within mean. */
	{ "plan/notes/clinic.yaml", false, nowhere, "plan" },
	{ "plan/notes/clinic.yaml", false, at_the_top, "plan" },
	{ "notes/plan/roles/scribe.yaml", false, nowhere, "note" },
	{ "notes/plan/roles/scribe.yaml", false, inside_notes, "role" },
	{ "teams/letters/roles/scribe.yaml", false, in_letters, "role" },
	{ "plan/teams/letters/roles/scribe.yaml", false, in_letters, "plan" },
	/* No record. */
	{ "README.md", false, nowhere, NULL },
	{ "roles/scribe.yml", false, nowhere, NULL },
	{ "roles/scribe.txt", false, nowhere, NULL },
	{ "other.yaml", false, nowhere, NULL },
	{ "role/scribe.yaml", false, nowhere, NULL },
	{ "rolesx/scribe.yaml", false, nowhere, NULL },
	{ "myroles/scribe.yaml", false, nowhere, NULL },
	{ "notes.yaml", false, nowhere, NULL },
	{ ".yaml", false, nowhere, NULL },
	{ "", false, nowhere, NULL },
};

static void places_say_what_files_hold(void **state)
{
	(void)state;
	for (size_t i = 0; i < COP_COUNT(cases); i++) {
		const struct cop_record *kind = cop_record_in_repository(
			cases[i].path, cases[i].sequence, cases[i].there);

		if (!cases[i].kind != !kind)
			print_error("%s\n", cases[i].path);
		assert_int_equal(!kind, !cases[i].kind);
		if (kind)
			assert_string_equal(kind->name, cases[i].kind);
	}
}

/* A path longer than any file system takes is looked at, and asked of nobody. */
static void a_long_path_is_no_trouble(void **state)
{
	char path[9000];

	(void)state;
	memset(path, 'x', sizeof(path));
	memcpy(path + 8000, "/roles/scribe.yaml", sizeof("/roles/scribe.yaml"));
	assert_ptr_equal(cop_record_in_repository(path, false, at_the_top),
			 cop_records[cop_kind_role]);
}

/* Every kind has a place, and the place leads back to it. */
static void every_kind_is_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < cop_kind_count; i++) {
		const struct cop_record *k = cop_records[i];
		char path[128];
		size_t n = strlen(k->where);

		memcpy(path, k->where, n + 1);
		if (k->shape != COP_SHAPE_FILE)
			memcpy(path + n, "/x.yaml", sizeof("/x.yaml"));
		assert_ptr_equal(cop_record_in_repository(
					 path, k->shape == COP_SHAPE_LINES, nowhere),
				 k);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_say_what_files_hold),
		cmocka_unit_test(a_long_path_is_no_trouble),
		cmocka_unit_test(every_kind_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
