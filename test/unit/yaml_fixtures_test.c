/* SPDX-License-Identifier: MIT */
/* Files that must be read, and files that must be refused, each with place and cause. */
#include "yaml_test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/fs.h"

static int fixtures(const char *folder)
{
	const char *root = getenv("COP_SOURCE");
	struct cop_error err = { 0 };
	char path[4096];
	int fd = -1;

	snprintf(path, sizeof(path), "%s/test/fixtures/%s", root ? root : ".", folder);
	if (cop_fs_root(path, &fd, &err))
		fail_msg("%s", err.msg);
	return fd;
}

static const struct cop_source *load(struct cop_arena *a, int fd, const char *name)
{
	const struct cop_source *src = NULL;
	struct cop_error err = { 0 };

	if (cop_fs_read(fd, name, (size_t)16 << 20, a, &src, &err))
		fail_msg("%s", err.msg);
	return src;
}

static void reads_every_odd_but_valid_file(void **state)
{
	COP_CLEANUP(cop_fd_close) int fd = fixtures("yaml");
	struct cop_arena *a = cop_arena_new();
	struct cop_fs_list list = { 0 };
	struct cop_error err = { 0 };
	size_t read = 0;

	(void)state;
	assert_int_equal(cop_fs_list(fd, ".", a, &list, &err), COP_OK);
	for (size_t i = 0; i < list.n; i++) {
		struct cop_node *root = NULL;

		if (list.at[i].name[0] == '.')
			continue;
		if (cop_yaml_parse(a, load(a, fd, list.at[i].name), &cop_yaml_any, &root,
				   &err))
			fail_msg("%s:%u:%u: %s", err.file, err.line, err.column, err.msg);
		read++;
	}
	assert_true(read >= 40);
	cop_arena_free(&a);
}

/* "*" at the end stands for anything. */
static bool matches(const char *want, const char *have)
{
	size_t len = strlen(want);

	if (len && want[len - 1] == '*')
		return strncmp(want, have, len - 1) == 0;
	return strcmp(want, have) == 0;
}

static void refuse(const struct cop_source *src, const struct cop_yaml_limits *limits,
		   const char *place, const char *msg)
{
	struct cop_arena *a = cop_arena_new();
	struct cop_node *root = NULL;
	struct cop_error err = { 0 };
	char have[64];

	if (cop_yaml_parse(a, src, limits, &root, &err) != COP_E_INVALID)
		fail_msg("%s was not refused", src->path);
	snprintf(have, sizeof(have), "%u:%u", err.line, err.column);
	if (!matches(place, have) || !matches(msg, err.msg))
		fail_msg("%s: want %s %s, have %s %s", src->path, place, msg, have,
			 err.msg);
	assert_string_equal(err.file, src->path);
	assert_true(err.hint[0]);
	assert_null(root);
	cop_arena_free(&a);
}

static void refuses_every_broken_file_with_place_and_cause(void **state)
{
	COP_CLEANUP(cop_fd_close) int fd = fixtures("refused");
	struct cop_arena *a = cop_arena_new();
	char *table = cop_arena_text(a, load(a, fd, "expected.txt")->text), *save = NULL;
	size_t n = 0;

	(void)state;
	for (char *l = strtok_r(table, "\n", &save); l; l = strtok_r(NULL, "\n", &save)) {
		char name[64], who[16], place[16];
		const struct cop_source *src;
		int at = 0;

		if (l[0] == '#')
			continue;
		assert_int_equal(sscanf(l, "%63s %15s %15s %n", name, who, place, &at),
				 3);
		src = load(a, fd, name);
		refuse(src, &cop_yaml_community, place, l + at);
		if (strcmp(who, "both") == 0)
			refuse(src, &cop_yaml_any, place, l + at);
		n++;
	}
	assert_true(n >= 40);
	cop_arena_free(&a);
}

static void names_every_file_in_the_table(void **state)
{
	COP_CLEANUP(cop_fd_close) int fd = fixtures("refused");
	struct cop_arena *a = cop_arena_new();
	const char *table = load(a, fd, "expected.txt")->text;
	struct cop_fs_list list = { 0 };
	struct cop_error err = { 0 };

	(void)state;
	assert_int_equal(cop_fs_list(fd, ".", a, &list, &err), COP_OK);
	for (size_t i = 0; i < list.n; i++)
		if (strstr(list.at[i].name, ".yaml") &&
		    !strstr(table, cop_arena_printf(a, "\n%s ", list.at[i].name)))
			fail_msg("%s is not in expected.txt", list.at[i].name);
	cop_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_odd_but_valid_file),
		cmocka_unit_test(refuses_every_broken_file_with_place_and_cause),
		cmocka_unit_test(names_every_file_in_the_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
