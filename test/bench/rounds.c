/* SPDX-License-Identifier: MIT */
/*
 * Times commands side by side: rounds FILE [ROUNDS]. Each line of FILE is "label<TAB>command
 * and arguments", split at blanks, run without a shell, output thrown away. The commands run
 * in turn, round by round, so that a machine whose speed wanders is fair to all. Prints, for
 * each, least, middle and largest wall time in milliseconds, and the middle as a multiple of
 * the first command's. A command that cannot be started, or fails, is said so.
 */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

#define LINES_MAX 32
#define WORDS_MAX 32
#define ROUNDS_MAX 101

struct command {
	char line[1024];
	char *label, *argv[WORDS_MAX + 1];
	double ms[ROUNDS_MAX];
	int status;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int split(struct command *c)
{
	size_t n = 0;
	char *next, *tab = strchr(c->line, '\t');

	c->line[strcspn(c->line, "\n")] = '\0';
	if (!tab)
		return 0;
	*tab = '\0';
	c->label = c->line;
	for (char *w = strtok_r(tab + 1, " ", &next); w && n < WORDS_MAX;
	     w = strtok_r(NULL, " ", &next))
		c->argv[n++] = w;
	return n > 0;
}

static void run(struct command *c, size_t round)
{
	posix_spawn_file_actions_t quiet;
	double start = now();
	pid_t pid;
	int status = 0;

	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
	if (posix_spawnp(&pid, c->argv[0], &quiet, NULL, c->argv, environ))
		status = 127 << 8;
	else
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
	posix_spawn_file_actions_destroy(&quiet);
	c->ms[round] = now() - start;
	if (status)
		c->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

static int by_value(const void *va, const void *vb)
{
	const double *a = va, *b = vb;

	return (*a > *b) - (*a < *b);
}

static void print(struct command *list, size_t n, size_t rounds)
{
	double first = 0;

	printf("%-34s %8s %8s %8s %8s\n", "milliseconds", "least", "middle", "largest",
	       "x first");
	for (size_t i = 0; i < n; i++) {
		struct command *c = &list[i];
		double middle;

		qsort(c->ms, rounds, sizeof(*c->ms), by_value);
		middle = c->ms[rounds / 2];
		if (i == 0)
			first = middle;
		printf("%-34s %8.1f %8.1f %8.1f %8.2f", c->label, c->ms[0], middle,
		       c->ms[rounds - 1], first > 0 ? middle / first : 0);
		if (c->status)
			printf("  (ended with %d)", c->status);
		putchar('\n');
	}
}

int main(int argc, char **argv)
{
	static struct command list[LINES_MAX];
	size_t n = 0, rounds = argc > 2 ? (size_t)atoi(argv[2]) : 11;
	FILE *f = argc > 1 ? fopen(argv[1], "r") : NULL;

	if (!f || rounds < 1 || rounds > ROUNDS_MAX) {
		fputs("usage: rounds FILE [ROUNDS]\n", stderr);
		return 2;
	}
	while (n < LINES_MAX && fgets(list[n].line, sizeof(list[n].line), f))
		n += (size_t)split(&list[n]);
	fclose(f);
	for (size_t i = 0; i < n; i++)
		run(&list[i], 0); /* warm: not counted */
	for (size_t r = 0; r < rounds; r++)
		for (size_t i = 0; i < n; i++)
			run(&list[i], r);
	print(list, n, rounds);
	return 0;
}
