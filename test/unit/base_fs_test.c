/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/fs_open.h"

struct scratch {
	struct cop_arena *arena;
	char path[64];
	int root;
	struct cop_error err;
};

static int make_scratch(void **state)
{
	struct scratch *s = calloc(1, sizeof(*s));

	s->arena = cop_arena_new();
	strcpy(s->path, "/tmp/cop-fs-test-XXXXXX");
	assert_non_null(mkdtemp(s->path));
	assert_int_equal(cop_fs_root(s->path, &s->root, &s->err), COP_OK);
	*state = s;
	return 0;
}

static int drop_scratch(void **state)
{
	struct scratch *s = *state;
	char command[192];

	snprintf(command, sizeof(command), "chmod -R u+rwX %s && rm -rf %s", s->path,
		 s->path);
	assert_int_equal(system(command), 0);
	close(s->root);
	cop_arena_free(&s->arena);
	free(s);
	return 0;
}

static void put(struct scratch *s, const char *path, const char *text)
{
	assert_int_equal(cop_fs_replace(s->root, path, text, strlen(text), &s->err),
			 COP_OK);
}

/* The text of a file, or NULL with the scratch's error filled. */
static const char *get(struct scratch *s, const char *path)
{
	const struct cop_source *src = NULL;

	s->err = (struct cop_error){ 0 };
	if (cop_fs_read(s->root, path, 1024, s->arena, &src, &s->err))
		return NULL;
	assert_string_equal(src->path, path);
	assert_int_equal(src->len, strlen(src->text));
	return src->text;
}

static void refused(struct scratch *s, const char *path, enum cop_code code,
		    const char *msg)
{
	assert_null(get(s, path));
	assert_int_equal(s->err.code, code);
	assert_string_equal(s->err.msg, msg);
}

static void reads_back_what_it_wrote(void **state)
{
	struct scratch *s = *state;

	put(s, "a/b/c.yaml", "id: c\n");
	assert_string_equal(get(s, "a/b/c.yaml"), "id: c\n");
	put(s, "a/b/c.yaml", "");
	assert_string_equal(get(s, "a/b/c.yaml"), "");
	assert_true(cop_fs_exists(s->root, "a/b/c.yaml"));
	assert_true(cop_fs_is_dir(s->root, "a/b"));
	assert_false(cop_fs_is_dir(s->root, "a/b/c.yaml"));
	assert_false(cop_fs_exists(s->root, "a/x"));
}

static void refuses_what_is_absent_too_large_or_no_file(void **state)
{
	struct scratch *s = *state;
	char large[2048];

	memset(large, 'x', sizeof(large));
	assert_int_equal(cop_fs_replace(s->root, "large", large, sizeof(large), &s->err),
			 COP_OK);
	assert_int_equal(mkdirat(s->root, "folder", 0777), 0);
	assert_int_equal(mkfifoat(s->root, "pipe", 0666), 0);

	refused(s, "absent", COP_E_NOT_FOUND, "no file 'absent'");
	refused(s, "absent/file", COP_E_NOT_FOUND, "no file 'absent/file'");
	refused(s, "large/file", COP_E_NOT_FOUND, "no file 'large/file'");
	refused(s, "large", COP_E_INVALID, "'large' is larger than 1 KiB");
	refused(s, "folder", COP_E_INVALID, "'folder' is not a regular file");
	refused(s, "pipe", COP_E_INVALID, "'pipe' is not a regular file");
}

static void refuses_a_socket(void **state)
{
	struct scratch *s = *state;
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(at.sun_path, sizeof(at.sun_path), "%s/sock", s->path);
	assert_int_equal(bind(fd, (const struct sockaddr *)&at, sizeof(at)), 0);
	refused(s, "sock", COP_E_INVALID, "'sock' is not a regular file");
	close(fd);
}

static void reads_a_sparse_giant_not_at_all(void **state)
{
	struct scratch *s = *state;
	int fd = openat(s->root, "giant", O_CREAT | O_WRONLY, 0666);

	assert_int_equal(ftruncate(fd, (off_t)1 << 40), 0);
	close(fd);
	refused(s, "giant", COP_E_INVALID, "'giant' is larger than 1 KiB");
}

static void follows_no_symbolic_link(void **state)
{
	struct scratch *s = *state;

	put(s, "real/file", "x");
	assert_int_equal(symlinkat("real/file", s->root, "link"), 0);
	assert_int_equal(symlinkat("real", s->root, "dirlink"), 0);
	assert_int_equal(symlinkat("loop", s->root, "loop"), 0);
	assert_int_equal(symlinkat("nowhere", s->root, "dangling"), 0);

	refused(s, "link", COP_E_INVALID,
		"'link' is a symbolic link or lies behind one, which is not allowed "
		"here");
	refused(s, "dirlink/file", COP_E_INVALID,
		"'dirlink/file' is a symbolic link or lies behind one, which is not "
		"allowed here");
	refused(s, "loop", COP_E_INVALID,
		"'loop' is a symbolic link or lies behind one, which is not allowed "
		"here");
	assert_true(cop_fs_exists(s->root, "dangling"));
	assert_false(cop_fs_is_dir(s->root, "dirlink"));

	s->err = (struct cop_error){ 0 };
	assert_int_equal(cop_fs_replace(s->root, "link", "y", 1, &s->err), COP_E_INVALID);
	s->err = (struct cop_error){ 0 };
	assert_int_equal(cop_fs_replace(s->root, "dirlink/new", "y", 1, &s->err),
			 COP_E_INVALID);
	s->err = (struct cop_error){ 0 };
	assert_int_equal(cop_fs_remove(s->root, "dirlink/file", &s->err), COP_E_INVALID);
	assert_string_equal(get(s, "real/file"), "x");
	assert_false(cop_fs_exists(s->root, "real/new"));
}

static void stays_beneath_the_root(void **state)
{
	static const char *const paths[] = { "/etc/hostname", "../x", "a/../../x",
					     "a/../a/f" };
	struct scratch *s = *state;

	put(s, "a/f", "x");
	for (size_t i = 0; i < COP_COUNT(paths); i++) {
		assert_null(get(s, paths[i]));
		assert_int_equal(s->err.code, COP_E_INVALID);
		s->err = (struct cop_error){ 0 };
		assert_int_equal(cop_fs_replace(s->root, paths[i], "y", 1, &s->err),
				 COP_E_INVALID);
		s->err = (struct cop_error){ 0 };
		assert_int_equal(cop_fs_remove(s->root, paths[i], &s->err),
				 COP_E_INVALID);
	}
}

static void opens_by_parts_as_the_kernel_does(void **state)
{
	static const struct {
		const char *path;
		int sys;
	} rows[] = {
		{ "a/b/file", 0 },        { "a//b/file", 0 },
		{ ".", EISDIR },          { "a/b", EISDIR },
		{ "link", ELOOP },        { "dirlink/file", ELOOP },
		{ "/etc", EXDEV },        { "../x", EXDEV },
		{ "absent", ENOENT },     { "a/b/file/x", ENOTDIR },
		{ "a/b/file/", ENOTDIR }, { "a/../a", EXDEV },
	};
	struct scratch *s = *state;

	put(s, "a/b/file", "x");
	assert_int_equal(symlinkat("a/b/file", s->root, "link"), 0);
	assert_int_equal(symlinkat("a/b", s->root, "dirlink"), 0);
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		int whole = cop_open_beneath(s->root, rows[i].path, O_WRONLY);
		int whole_sys = whole < 0 ? errno : 0;
		int parts = cop_open_by_parts(s->root, rows[i].path, O_WRONLY);
		int parts_sys = parts < 0 ? errno : 0;

		cop_fd_close(&whole);
		cop_fd_close(&parts);
		assert_int_equal(whole_sys, rows[i].sys);
		assert_int_equal(parts_sys, rows[i].sys);
	}
}

static void lists_a_folder_sorted_by_bytes(void **state)
{
	struct scratch *s = *state;
	struct cop_fs_list list = { 0 };

	put(s, "d/b", "");
	put(s, "d/B", "");
	put(s, "d/a/x", "");
	assert_int_equal(symlinkat("b", s->root, "d/link"), 0);
	assert_int_equal(cop_fs_list(s->root, "d", s->arena, &list, &s->err), COP_OK);
	assert_int_equal(list.n, 4);
	assert_string_equal(list.at[0].name, "B");
	assert_true(list.at[0].regular && !list.at[0].dir);
	assert_string_equal(list.at[1].name, "a");
	assert_true(list.at[1].dir && !list.at[1].regular);
	assert_string_equal(list.at[3].name, "link");
	assert_false(list.at[3].regular || list.at[3].dir);

	assert_int_equal(cop_fs_list(s->root, "absent", s->arena, &list, &s->err),
			 COP_OK);
	assert_int_equal(list.n, 0);
	assert_int_equal(cop_fs_list(s->root, ".", s->arena, &list, &s->err), COP_OK);
	assert_int_equal(list.n, 1);
	assert_int_equal(cop_fs_list(s->root, "d/b", s->arena, &list, &s->err),
			 COP_E_INVALID);
	assert_string_equal(s->err.msg, "'d/b' is not a folder");
	assert_int_equal(list.n, 1);
}

static mode_t mode_of(const struct scratch *s, const char *path)
{
	struct stat is;

	assert_int_equal(fstatat(s->root, path, &is, AT_SYMLINK_NOFOLLOW), 0);
	return is.st_mode & 07777;
}

static void keeps_the_mode_of_what_it_replaces(void **state)
{
	struct scratch *s = *state;
	mode_t mask = umask(027);

	put(s, "new", "1");
	put(s, "old", "1");
	assert_int_equal(fchmodat(s->root, "old", 0604, 0), 0);
	put(s, "old", "2");
	umask(mask);

	assert_int_equal(mode_of(s, "new"), 0640);
	assert_int_equal(mode_of(s, "old"), 0604);
}

static void replaces_many_and_saves_them_at_once(void **state)
{
	struct scratch *s = *state;

	put(s, "a/one", "old");
	assert_int_equal(cop_fs_replace_later(s->root, "a/one", "new", 3, &s->err),
			 COP_OK);
	assert_int_equal(cop_fs_replace_later(s->root, "b/two", "2", 1, &s->err), COP_OK);
	assert_int_equal(cop_fs_sync(s->root, &s->err), COP_OK);

	assert_string_equal(get(s, "a/one"), "new");
	assert_string_equal(get(s, "b/two"), "2");
}

static void leaves_nothing_behind_when_it_cannot_replace(void **state)
{
	struct scratch *s = *state;
	struct cop_fs_list list = { 0 };

	put(s, "folder/file", "x");
	assert_int_equal(cop_fs_replace(s->root, "folder", "y", 1, &s->err),
			 COP_E_INVALID);
	assert_string_equal(s->err.msg, "'folder' is not a regular file");
	s->err = (struct cop_error){ 0 };
	assert_int_equal(cop_fs_replace(s->root, "folder/file/x", "y", 1, &s->err),
			 COP_E_INVALID);
	assert_string_equal(s->err.msg,
			    "'folder/file' is in the way: it is not a folder");
	s->err = (struct cop_error){ 0 };
	assert_int_equal(cop_fs_replace(s->root, "", "y", 1, &s->err), COP_E_INVALID);

	s->err = (struct cop_error){ 0 };
	assert_int_equal(cop_fs_list(s->root, ".", s->arena, &list, &s->err), COP_OK);
	assert_int_equal(list.n, 1);
}

static void removes_folders_left_empty(void **state)
{
	struct scratch *s = *state;

	put(s, "a/b/c/file", "x");
	put(s, "a/other", "x");
	assert_int_equal(cop_fs_remove(s->root, "a/b/c/file", &s->err), COP_OK);
	assert_false(cop_fs_exists(s->root, "a/b"));
	assert_true(cop_fs_exists(s->root, "a/other"));
	assert_int_equal(cop_fs_remove(s->root, "a/b/c/file", &s->err), COP_OK);
	assert_int_equal(cop_fs_remove(s->root, "a/other", &s->err), COP_OK);
	assert_false(cop_fs_exists(s->root, "a"));
	assert_true(cop_fs_is_dir(s->root, "."));
}

static void replaces_what_was_read_only_while_it_says_the_same(void **state)
{
	struct scratch *s = *state;
	struct cop_arena *a = cop_arena_new();
	const struct cop_source *was = NULL;
	char path[96];

	put(s, "file", "old");
	assert_int_equal(symlinkat("file", s->root, "link"), 0);
	snprintf(path, sizeof(path), "%s/link", s->path);
	assert_int_equal(cop_fs_read_any(path, 100, a, &was, &s->err), COP_OK);
	assert_int_equal(cop_fs_replace_read(was, "new", 3, &s->err), COP_OK);
	assert_string_equal(get(s, "file"), "new");

	assert_int_equal(cop_fs_replace_read(was, "mine", 4, &s->err), COP_E_AGAIN);
	assert_non_null(strstr(s->err.msg, "/link' changed since it was read"));
	assert_string_equal(s->err.hint, "look at it, then try again");
	assert_string_equal(get(s, "file"), "new");
	cop_arena_free(&a);
}

static void writes_the_users_own_output_through_a_link(void **state)
{
	struct scratch *s = *state;
	char path[96], text[8] = { 0 };
	int ends[2];

	put(s, "target", "old");
	assert_int_equal(symlinkat("target", s->root, "link"), 0);
	snprintf(path, sizeof(path), "%s/link", s->path);
	assert_int_equal(cop_fs_replace_any(path, "new", 3, &s->err), COP_OK);
	assert_string_equal(get(s, "target"), "new");

	snprintf(path, sizeof(path), "%s/fresh", s->path);
	assert_int_equal(cop_fs_replace_any(path, "1", 1, &s->err), COP_OK);
	assert_string_equal(get(s, "fresh"), "1");

	assert_int_equal(pipe(ends), 0);
	snprintf(path, sizeof(path), "/dev/fd/%d", ends[1]);
	assert_int_equal(cop_fs_replace_any(path, "pipe", 4, &s->err), COP_OK);
	assert_int_equal(read(ends[0], text, sizeof(text)), 4);
	assert_string_equal(text, "pipe");
	close(ends[0]);
	close(ends[1]);

	assert_int_equal(cop_fs_replace_any(s->path, "x", 1, &s->err), COP_E_INVALID);
	s->err = (struct cop_error){ 0 };
	snprintf(path, sizeof(path), "%s/absent/file", s->path);
	assert_int_equal(cop_fs_replace_any(path, "x", 1, &s->err), COP_E_NOT_FOUND);
}

static void tells_what_cannot_be_written_before_it_is(void **state)
{
	struct scratch *s = *state;
	char path[96];

	put(s, "target", "old");
	assert_int_equal(symlinkat("target", s->root, "link"), 0);
	snprintf(path, sizeof(path), "%s/link", s->path);
	assert_int_equal(cop_fs_can_replace_any(path, &s->err), COP_OK);
	assert_string_equal(get(s, "target"), "old");
	snprintf(path, sizeof(path), "%s/fresh", s->path);
	assert_int_equal(cop_fs_can_replace_any(path, &s->err), COP_OK);
	assert_false(cop_fs_exists(s->root, "fresh"));
	assert_int_equal(cop_fs_can_replace_any("/dev/null", &s->err), COP_OK);

	assert_int_equal(cop_fs_can_replace_any(s->path, &s->err), COP_E_INVALID);
	s->err = (struct cop_error){ 0 };
	snprintf(path, sizeof(path), "%s/absent/file", s->path);
	assert_int_equal(cop_fs_can_replace_any(path, &s->err), COP_E_NOT_FOUND);
	s->err = (struct cop_error){ 0 };
}

static void tells_that_a_folder_may_not_be_written(void **state)
{
	struct scratch *s = *state;

	if (geteuid() == 0)
		COP_SKIP("root may write everything");
	assert_int_equal(cop_fs_can_replace_any("/fresh", &s->err), COP_E_OS);
	assert_string_equal(s->err.msg, "cannot write '/fresh': Permission denied");
}

static void reads_the_users_own_file_from_anywhere(void **state)
{
	struct scratch *s = *state;
	const struct cop_source *src = NULL;
	char path[96];
	int ends[2];

	put(s, "target", "text");
	assert_int_equal(symlinkat("target", s->root, "link"), 0);
	snprintf(path, sizeof(path), "%s/link", s->path);
	assert_int_equal(cop_fs_read_any(path, 4, s->arena, &src, &s->err), COP_OK);
	assert_string_equal(src->text, "text");
	assert_string_equal(src->path, path);

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "piped", 5), 5);
	close(ends[1]);
	snprintf(path, sizeof(path), "/dev/fd/%d", ends[0]);
	assert_int_equal(cop_fs_read_any(path, 100, s->arena, &src, &s->err), COP_OK);
	assert_string_equal(src->text, "piped");
	close(ends[0]);

	snprintf(path, sizeof(path), "%s/target", s->path);
	assert_int_equal(cop_fs_read_any(path, 3, s->arena, &src, &s->err),
			 COP_E_INVALID);
	s->err = (struct cop_error){ 0 };
	assert_int_equal(cop_fs_read_any(s->path, 3, s->arena, &src, &s->err),
			 COP_E_INVALID);
	s->err = (struct cop_error){ 0 };
	assert_int_equal(cop_fs_read_any("/absent/x", 3, s->arena, &src, &s->err),
			 COP_E_NOT_FOUND);
	assert_string_equal(src->text, "piped");
}

static void names_the_cause_when_the_system_says_no(void **state)
{
	struct scratch *s = *state;

	if (geteuid() == 0)
		COP_SKIP("root may read everything");
	put(s, "secret", "x");
	assert_int_equal(fchmodat(s->root, "secret", 0, 0), 0);
	refused(s, "secret", COP_E_OS, "cannot open 'secret': Permission denied");
	assert_int_equal(s->err.sys, EACCES);
}

#define WITH_SCRATCH(test) \
	cmocka_unit_test_setup_teardown(test, make_scratch, drop_scratch)

static mode_t who_may(struct scratch *s, const char *name)
{
	struct stat is;

	assert_int_equal(fstatat(s->root, name, &is, 0), 0);
	return is.st_mode & 0777;
}

static void gives_what_is_not_for_everybody_to_its_owner_alone(void **state)
{
	struct scratch *s = *state;
	mode_t umask_before = umask(022);
	char path[128], open_[128];

	snprintf(path, sizeof(path), "%s/own", s->path);
	snprintf(open_, sizeof(open_), "%s/open", s->path);
	put(s, "open", "was there\n");

	assert_int_equal(cop_fs_replace_own(path, "x", 1, &s->err), COP_OK);
	assert_int_equal(cop_fs_replace_own(open_, "x", 1, &s->err), COP_OK);

	assert_int_equal(who_may(s, "own"), 0600);
	assert_int_equal(who_may(s, "open"), 0644);
	umask(umask_before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SCRATCH(reads_back_what_it_wrote),
		WITH_SCRATCH(refuses_what_is_absent_too_large_or_no_file),
		WITH_SCRATCH(refuses_a_socket),
		WITH_SCRATCH(reads_a_sparse_giant_not_at_all),
		WITH_SCRATCH(follows_no_symbolic_link),
		WITH_SCRATCH(stays_beneath_the_root),
		WITH_SCRATCH(opens_by_parts_as_the_kernel_does),
		WITH_SCRATCH(gives_what_is_not_for_everybody_to_its_owner_alone),
		WITH_SCRATCH(lists_a_folder_sorted_by_bytes),
		WITH_SCRATCH(keeps_the_mode_of_what_it_replaces),
		WITH_SCRATCH(replaces_many_and_saves_them_at_once),
		WITH_SCRATCH(leaves_nothing_behind_when_it_cannot_replace),
		WITH_SCRATCH(removes_folders_left_empty),
		WITH_SCRATCH(writes_the_users_own_output_through_a_link),
		WITH_SCRATCH(tells_what_cannot_be_written_before_it_is),
		WITH_SCRATCH(tells_that_a_folder_may_not_be_written),
		WITH_SCRATCH(replaces_what_was_read_only_while_it_says_the_same),
		WITH_SCRATCH(reads_the_users_own_file_from_anywhere),
		WITH_SCRATCH(names_the_cause_when_the_system_says_no),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
