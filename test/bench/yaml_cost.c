/* SPDX-License-Identifier: MIT */
/*
 * What YAML costs.
 *   yaml_cost                 edits of a file of 10 KB, and hostile texts of 1 MiB: a table
 *   yaml_cost --edits         the first table
 *   yaml_cost --only WORD     those of the hostile texts that have WORD in their name
 *   yaml_cost --test          the limits as TAP, with some slack in time; under sanitizers
 *                             on a quarter of each text, but for the brackets
 *   yaml_cost --write FOLDER  the hostile texts as files, for other readers
 * Time is that of the processor, memory the most that the process had: a process for each.
 */
#include <stdio.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "hostile.h"
#include "yaml/yaml.h"

#define SIZE (((size_t)1 << 20) - 1)
#define BRACKETS ((size_t)2 << 20)
#define PATIENCE 30 /* seconds of the processor for one text */
#define MS_MAX 1000.0
#define MS_EDIT_MAX 1.0
#define MS_BRACKETS_MAX 10.0
#define MIB_MAX 64.0

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

/* What the tests allow beyond the limits: machines differ, and shared ones wander. */
#if defined(__OPTIMIZE__) && !SANITIZED
#define SLACK 3.0
#else
#define SLACK 20.0
#endif

/* Sanitizers make all of it some ten times dearer: their test takes a part, its limit too. */
#define TEST_PART (SANITIZED ? 4 : 1)
#define ROUNDS (SANITIZED ? 31 : 301)

static double cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* --- edits --- */

enum deed { SET_FIRST, SET_LAST, PUT, REMOVE_FIRST, REMOVE_LAST, RENAME, DEEDS };

static const char *const deed_names[DEEDS] = {
	"set the first value", "set the last value", "add at the end",
	"delete the first",    "delete the last",    "rename a key",
};

static struct cop_node *leaf(struct cop_node *n, bool last)
{
	while (n && n->first)
		n = last ? n->last : n->first;
	return n;
}

static enum cop_code change(struct cop_edit *e, enum deed deed, struct cop_arena *a,
			    struct cop_error *err)
{
	struct cop_node *root = cop_edit_root(e);
	struct cop_node *value = cop_make_text(a, cop_str_text(a, "a-new-value"));

	if (!root || !root->first)
		return COP_E_REFUSED;
	switch (deed) {
	case SET_FIRST:
	case SET_LAST:
		return cop_edit_set(e, leaf(root, deed == SET_LAST), value, err);
	case PUT:
		return root->kind == COP_MAP
			       ? cop_edit_put(e, root, "a-new-key", value, NULL, err)
			       : cop_edit_insert(e, root, root->count, value, err);
	case REMOVE_FIRST:
	case REMOVE_LAST:
		return cop_edit_remove(e, leaf(root, deed == REMOVE_LAST),
				       COP_LEAVE_EMPTY, err);
	default:
		return root->kind == COP_MAP
			       ? cop_edit_rename(e, root->first, "a-new-key", err)
			       : COP_E_REFUSED;
	}
}

/* Parse, splice, parse again, compare. */
static enum cop_code edit(const struct cop_source *src, enum deed deed,
			  struct cop_error *err)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	const struct cop_source *after;
	struct cop_edit *e = NULL;
	enum cop_code code = cop_edit_new(a, src, &cop_yaml_any, &e, err);

	if (!code)
		code = change(e, deed, a, err);
	return code ? code : cop_edit_finish(e, &after, err);
}

static void make_file(struct cop_buf *out)
{
	cop_buf_text(out, "# People who keep this going.\nname: A file of ten kilobytes\n"
			  "people:\n");
	for (unsigned i = 0; out->len < 10000; i++)
		cop_buf_printf(out,
			       "  - id: person-%u\n    name: Ana Silva\n"
			       "    email: p%u@example.org   # asked\n"
			       "    about: |\n      Looks after the rota.\n      Likes "
			       "\xC3\xA9t\xC3\xA9.\n"
			       "    roles: [steward, host]\n    joined: 2026-01-%02u\n",
			       i, i, i % 28 + 1);
	cop_buf_text(out, "end: here\n");
}

static int by_value(const void *va, const void *vb)
{
	const double *a = va, *b = vb;

	return (*a > *b) - (*a < *b);
}

static double median_edit(const struct cop_source *src, enum deed deed)
{
	static double ms[ROUNDS];

#ifdef __GLIBC__
	/* One edit does not give memory back and take it again; 300 in a row need not either. */
	mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
	for (size_t i = 0; i < ROUNDS; i++) {
		struct cop_error err = { 0 };
		double start = cpu_ms();

		if (edit(src, deed, &err)) {
			fprintf(stderr, "%s: %s\n", deed_names[deed], err.msg);
			exit(1);
		}
		ms[i] = cpu_ms() - start;
	}
	qsort(ms, ROUNDS, sizeof(*ms), by_value);
	return ms[ROUNDS / 2];
}

/* --- hostile texts --- */

struct cost {
	double ms[3]; /* read as a community's, as any; the dearest edit */
	double mib;
	int status;
	enum cop_code code;
};

static enum cop_code read_it(const struct cop_source *src,
			     const struct cop_yaml_limits *limits)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_error err = { 0 };
	struct cop_node *root;

	return cop_yaml_parse(a, src, limits, &root, &err);
}

static void child(const struct hostile *h, size_t size, int out)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	struct cop_source src = { .path = "hostile" };
	struct cost c = { 0 };
	double start;

	hostile_make(&text, h, size);
	src.text = cop_buf_str(&text);
	src.len = text.len;
	start = cpu_ms();
	c.code = read_it(&src, &cop_yaml_community);
	c.ms[0] = cpu_ms() - start;
	start = cpu_ms();
	c.code = read_it(&src, &cop_yaml_any);
	c.ms[1] = cpu_ms() - start;
	for (enum deed deed = 0; deed < DEEDS && !c.code; deed++) {
		struct cop_error err = { 0 };
		double ms;

		start = cpu_ms();
		(void)!edit(&src, deed, &err);
		ms = cpu_ms() - start;
		c.ms[2] = ms > c.ms[2] ? ms : c.ms[2];
	}
	if (write(out, &c, sizeof(c)) != sizeof(c))
		_exit(3);
}

static struct cost measure(const struct hostile *h, size_t size)
{
	struct cost c = { 0 };
	struct rusage use;
	int ends[2];
	pid_t pid;

	if (pipe(ends))
		exit(2);
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		struct rlimit most = { PATIENCE, PATIENCE };

		setrlimit(RLIMIT_CPU, &most);
		child(h, size, ends[1]);
		_exit(0);
	}
	close(ends[1]);
	if (pid < 0 || read(ends[0], &c, sizeof(c)) != sizeof(c))
		c.status = 1;
	close(ends[0]);
	if (pid > 0 && wait4(pid, &c.status, 0, &use) == pid)
		c.mib = (double)use.ru_maxrss / 1024;
	return c;
}

static double dearest(const struct cost *c)
{
	double ms = c->ms[0] > c->ms[1] ? c->ms[0] : c->ms[1];

	return ms > c->ms[2] ? ms : c->ms[2];
}

static bool within(const struct cost *c, double most_ms)
{
	return !c->status && dearest(c) <= most_ms && (SANITIZED || c->mib <= MIB_MAX);
}

/* --- what is printed --- */

static void table_of_edits(const struct cop_source *file)
{
	printf("| Edit of a file of %zu bytes | middle of %d, ms |\n| --- | ---: |\n",
	       file->len, ROUNDS);
	for (enum deed deed = 0; deed < DEEDS; deed++)
		printf("| %s | %.3f |\n", deed_names[deed], median_edit(file, deed));
}

static void table_of_texts(const char *word)
{
	printf("\n| Hostile text of 1 MiB | read as a community's, ms | as any YAML, ms "
	       "| dearest edit, ms | most memory, MiB | |\n"
	       "| --- | ---: | ---: | ---: | ---: | --- |\n");
	for (size_t i = 0; i < hostile_count; i++) {
		struct cost c;

		if (!strstr(hostile_texts[i].name, word))
			continue;
		c = measure(&hostile_texts[i], SIZE);
		printf("| `%s` | %.1f | %.1f | %.1f | %.1f | %s%s |\n",
		       hostile_texts[i].name, c.ms[0], c.ms[1], c.ms[2], c.mib,
		       c.status ? "ended badly"
		       : c.code ? "refused"
				: "read",
		       within(&c, MS_MAX) ? "" : ", over the limit");
	}
}

static int test(const struct cop_source *file)
{
	size_t n = 0, failed = 0;
	struct cost c = measure(&hostile_texts[0], BRACKETS);
	bool ok = !c.status && c.code && dearest(&c) <= MS_BRACKETS_MAX * SLACK;

	printf("1..%zu\n", hostile_count + 2);
	failed += !ok;
	printf("%s %zu - 2 MiB of brackets are refused: %.1f ms\n", ok ? "ok" : "not ok",
	       ++n, dearest(&c));
	for (size_t i = 0; i < hostile_count; i++) {
		c = measure(&hostile_texts[i], SIZE / TEST_PART);
		ok = within(&c, MS_MAX * SLACK / TEST_PART);
		failed += !ok;
		printf("%s %zu - %s: %.1f ms, %.1f MiB%s\n", ok ? "ok" : "not ok", ++n,
		       hostile_texts[i].name[0] == '#' ? "hashes" : hostile_texts[i].name,
		       dearest(&c), c.mib, SANITIZED ? " (memory not judged)" : "");
	}
	c.ms[0] = 0;
	for (enum deed deed = 0; deed < DEEDS; deed++) {
		double ms = median_edit(file, deed);

		c.ms[0] = ms > c.ms[0] ? ms : c.ms[0];
	}
	ok = c.ms[0] <= MS_EDIT_MAX * SLACK;
	failed += !ok;
	printf("%s %zu - an edit of 10 KB: %.3f ms\n", ok ? "ok" : "not ok", ++n,
	       c.ms[0]);
	return failed > 0;
}

static int write_one(const char *folder, const char *name, const struct cop_buf *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };
	FILE *f;

	cop_buf_printf(&path, "%s/%s", folder, name);
	f = fopen(cop_buf_str(&path), "w");
	return f && fwrite(text->at, 1, text->len, f) == text->len && !fclose(f) ? 0 : 2;
}

static int write_all(const char *folder)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf file = { 0 };

	make_file(&file);
	for (size_t i = 0; i < hostile_count; i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
		char name[32];

		hostile_make(&text, &hostile_texts[i], SIZE);
		snprintf(name, sizeof(name), "%02zu", i);
		if (write_one(folder, name, &text))
			return 2;
	}
	return write_one(folder, "file", &file);
}

int main(int argc, char **argv)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	struct cop_source file = { .path = "file" };

	if (argc == 3 && strcmp(argv[1], "--write") == 0)
		return write_all(argv[2]);
	make_file(&text);
	file.text = cop_buf_str(&text);
	file.len = text.len;
	if (argc == 2 && strcmp(argv[1], "--test") == 0)
		return test(&file);
	if (argc == 3 && strcmp(argv[1], "--only") == 0) {
		table_of_texts(argv[2]);
		return 0;
	}
	table_of_edits(&file);
	if (argc == 1)
		table_of_texts("");
	return 0;
}
