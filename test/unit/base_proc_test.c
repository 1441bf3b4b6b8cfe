/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/proc.h"

static void collects_output_errors_and_status_apart(void **state)
{
	const char *const argv[] = { "sh", "-c", "echo out; echo err >&2; exit 3", NULL };
	const struct cop_proc p = { .argv = argv,
				    .out = COP_PROC_PIPE,
				    .err = COP_PROC_PIPE };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf err_text = { 0 };
	struct cop_error err = { 0 };
	int status = -1;

	(void)state;
	assert_int_equal(cop_proc_run(&p, &out, &err_text, &status, &err), COP_OK);
	assert_int_equal(status, 3);
	assert_string_equal(cop_buf_str(&out), "out\n");
	assert_string_equal(cop_buf_str(&err_text), "err\n");
}

static void feeds_and_collects_megabytes_without_waiting_for_ever(void **state)
{
	const char *const argv[] = { "tee", "/dev/stderr", NULL };
	COP_CLEANUP(cop_buf_clear) struct cop_buf in = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf err_text = { 0 };
	struct cop_proc p = { .argv = argv,
			      .in = COP_PROC_PIPE,
			      .out = COP_PROC_PIPE,
			      .err = COP_PROC_PIPE };
	struct cop_error err = { 0 };
	int status = -1;

	(void)state;
	while (in.len < 4 << 20)
		cop_buf_printf(&in, "%zu\n", in.len);
	p.input = in.at;
	p.input_len = in.len;
	assert_int_equal(cop_proc_run(&p, &out, &err_text, &status, &err), COP_OK);
	assert_int_equal(status, 0);
	assert_int_equal(out.len, in.len);
	assert_memory_equal(out.at, in.at, in.len);
	assert_int_equal(err_text.len, in.len);
}

static void survives_a_program_that_does_not_read_its_input(void **state)
{
	const char *const argv[] = { "true", NULL };
	COP_CLEANUP(cop_buf_clear) struct cop_buf in = { 0 };
	struct cop_proc p = { .argv = argv, .in = COP_PROC_PIPE };
	struct cop_error err = { 0 };
	struct sigaction now;
	int status = -1;

	(void)state;
	cop_buf_fill(&in, 'x', 1 << 20);
	p.input = in.at;
	p.input_len = in.len;
	assert_int_equal(cop_proc_run(&p, NULL, NULL, &status, &err), COP_OK);
	assert_int_equal(status, 0);
	sigaction(SIGPIPE, NULL, &now);
	assert_true(now.sa_handler == SIG_DFL);
}

static void does_not_wait_for_what_a_program_leaves_running(void **state)
{
	const char *const argv[] = { "sh", "-c",
				     "sleep 60 & echo $!; echo late >&2; exit 4", NULL };
	const struct cop_proc p = { .argv = argv,
				    .out = COP_PROC_PIPE,
				    .err = COP_PROC_PIPE };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf err_text = { 0 };
	struct cop_error err = { 0 };
	int status = -1;
	pid_t left;

	(void)state;
	assert_int_equal(cop_proc_run(&p, &out, &err_text, &status, &err), COP_OK);
	left = (pid_t)strtol(cop_buf_str(&out), NULL, 10);
	assert_true(left > 1);
	assert_int_equal(kill(left, SIGKILL), 0); /* still there: it was not waited for */

	assert_int_equal(status, 4);
	assert_string_equal(cop_buf_str(&err_text), "late\n");
}

static void takes_variables_away(void **state)
{
	const char *const argv[] = { "sh", "-c", "echo \"${COP_A-none} ${COP_B-none}\"",
				     NULL };
	const char *const env[] = { "COP_A", "COP_B=two", NULL };
	const struct cop_proc p = { .argv = argv, .env = env, .out = COP_PROC_PIPE };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_error err = { 0 };
	int status = -1;

	(void)state;
	assert_int_equal(setenv("COP_A", "one", 1), 0);
	assert_int_equal(cop_proc_run(&p, &out, NULL, &status, &err), COP_OK);
	assert_string_equal(cop_buf_str(&out), "none two\n");
	assert_string_equal(getenv("COP_A"), "one");
	assert_int_equal(unsetenv("COP_A"), 0);
}

static void gives_an_empty_input_its_end(void **state)
{
	const char *const argv[] = { "cat", NULL };
	const struct cop_proc piped = { .argv = argv,
					.in = COP_PROC_PIPE,
					.out = COP_PROC_PIPE };
	const struct cop_proc null = { .argv = argv,
				       .in = COP_PROC_NULL,
				       .out = COP_PROC_PIPE };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_error err = { 0 };
	int status = -1;

	(void)state;
	assert_int_equal(cop_proc_run(&piped, &out, NULL, &status, &err), COP_OK);
	assert_int_equal(status, 0);
	assert_int_equal(cop_proc_run(&null, &out, NULL, &status, &err), COP_OK);
	assert_int_equal(status, 0);
	assert_string_equal(cop_buf_str(&out), "");
}

static void runs_in_a_folder_with_more_environment(void **state)
{
	const char *const argv[] = { "sh", "-c", "pwd; echo $COP_TEST $HOME", NULL };
	const char *const env[] = { "COP_TEST=two words", "HOME=/nowhere", NULL };
	const struct cop_proc p = { .argv = argv,
				    .dir = "/",
				    .env = env,
				    .out = COP_PROC_PIPE,
				    .in = COP_PROC_NULL };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_error err = { 0 };
	int status = -1;

	(void)state;
	assert_int_equal(cop_proc_run(&p, &out, NULL, &status, &err), COP_OK);
	assert_string_equal(cop_buf_str(&out), "/\ntwo words /nowhere\n");
	assert_null(getenv("COP_TEST"));
}

static void passes_every_argument_as_it_is(void **state)
{
	const char *const argv[] = { "printf", "%s|",   "$(id)", "a b",
				     "",       "'\"\\", "*",     NULL };
	const struct cop_proc p = { .argv = argv, .out = COP_PROC_PIPE };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_error err = { 0 };
	int status = -1;

	(void)state;
	assert_int_equal(cop_proc_run(&p, &out, NULL, &status, &err), COP_OK);
	assert_string_equal(cop_buf_str(&out), "$(id)|a b||'\"\\|*|");
}

static void says_when_there_is_no_such_program_or_folder(void **state)
{
	const char *const absent[] = { "cop-no-such-program", NULL };
	const char *const sh[] = { "sh", "-c", "true", NULL };
	const char *const folder[] = { "/tmp", NULL };
	const struct {
		struct cop_proc p;
		enum cop_code code;
		const char *msg;
	} rows[] = {
		{ { .argv = absent },
		  COP_E_NOT_FOUND,
		  "no program 'cop-no-such-program'" },
		{ { .argv = sh, .dir = "/absent" },
		  COP_E_OS,
		  "cannot work in '/absent': No such file or directory" },
		{ { .argv = folder }, COP_E_OS, "cannot run '/tmp': Permission denied" },
	};

	(void)state;
	for (size_t i = 0; i < COP_COUNT(rows); i++) {
		struct cop_error err = { 0 };
		int status = -1;

		assert_int_equal(cop_proc_run(&rows[i].p, NULL, NULL, &status, &err),
				 rows[i].code);
		assert_string_equal(err.msg, rows[i].msg);
		assert_int_equal(status, -1);
	}
}

static void tells_a_signal_from_a_status(void **state)
{
	const char *const argv[] = { "sh", "-c", "kill -TERM $$", NULL };
	const struct cop_proc p = { .argv = argv };
	struct cop_error err = { 0 };
	int status = -1;

	(void)state;
	assert_int_equal(cop_proc_run(&p, NULL, NULL, &status, &err), COP_OK);
	assert_int_equal(status, 128 + SIGTERM);
}

static void works_with_closed_standard_streams(void **state)
{
	const char *const argv[] = { "sh", "-c", "cat; echo err >&2", NULL };
	const struct cop_proc p = { .argv = argv,
				    .in = COP_PROC_PIPE,
				    .out = COP_PROC_PIPE,
				    .err = COP_PROC_PIPE,
				    .input = "in",
				    .input_len = 2 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf err_text = { 0 };
	struct cop_error err = { 0 };
	int status = -1, kept = dup(STDIN_FILENO);
	enum cop_code code;

	(void)state;
	close(STDIN_FILENO);
	code = cop_proc_run(&p, &out, &err_text, &status, &err);
	dup2(kept, STDIN_FILENO);
	close(kept);

	assert_int_equal(code, COP_OK);
	assert_string_equal(cop_buf_str(&out), "in");
	assert_string_equal(cop_buf_str(&err_text), "err\n");
}

/* A file that cannot be run stands for a folder that cannot be entered: root enters all. */
static void a_closed_folder_in_path_hides_nothing_and_finds_nothing(void **state)
{
	const char *const absent[] = { "cop-closed", NULL };
	const char *const sh[] = { "sh", "-c", "true", NULL };
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	const char *dir = cop_arena_printf(a, "%s/closed", getenv("COP_TEST_DIR"));
	const char *path = cop_arena_text(a, getenv("PATH"));
	struct cop_error err = { 0 };
	int status = -1;
	FILE *file;

	(void)state;
	assert_true(mkdir(dir, 0755) == 0 || errno == EEXIST);
	file = fopen(cop_arena_printf(a, "%s/cop-closed", dir), "w");
	assert_non_null(file);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(setenv("PATH", cop_arena_printf(a, "%s:%s", dir, path), 1), 0);

	assert_int_equal(cop_proc_run(&(struct cop_proc){ .argv = absent }, NULL, NULL,
				      &status, &err),
			 COP_E_NOT_FOUND);
	assert_string_equal(err.msg, "no program 'cop-closed'");
	err = (struct cop_error){ 0 };
	assert_int_equal(
		cop_proc_run(&(struct cop_proc){ .argv = sh }, NULL, NULL, &status, &err),
		COP_OK);
	assert_int_equal(status, 0);
	assert_int_equal(setenv("PATH", path, 1), 0);
}

static void finds_programs_in_path(void **state)
{
	(void)state;
	assert_true(cop_proc_exists("sh"));
	assert_true(cop_proc_exists("/bin/sh"));
	assert_false(cop_proc_exists("cop-no-such-program"));
	assert_false(cop_proc_exists("/absent/sh"));
	assert_false(cop_proc_exists("/tmp"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(collects_output_errors_and_status_apart),
		cmocka_unit_test(feeds_and_collects_megabytes_without_waiting_for_ever),
		cmocka_unit_test(survives_a_program_that_does_not_read_its_input),
		cmocka_unit_test(does_not_wait_for_what_a_program_leaves_running),
		cmocka_unit_test(takes_variables_away),
		cmocka_unit_test(gives_an_empty_input_its_end),
		cmocka_unit_test(runs_in_a_folder_with_more_environment),
		cmocka_unit_test(passes_every_argument_as_it_is),
		cmocka_unit_test(says_when_there_is_no_such_program_or_folder),
		cmocka_unit_test(tells_a_signal_from_a_status),
		cmocka_unit_test(works_with_closed_standard_streams),
		cmocka_unit_test(a_closed_folder_in_path_hides_nothing_and_finds_nothing),
		cmocka_unit_test(finds_programs_in_path),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
