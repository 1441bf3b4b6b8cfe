/* SPDX-License-Identifier: MIT */
#include "rules_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test.h"

static enum cop_code open_module(void *with, const struct cop_calendar_table **ret,
				 struct cop_error *err)
{
	const char *dirs[] = { getenv("COP_MODULES"), NULL };
	const void *table = NULL;
	enum cop_code code = cop_module_open(
		dirs, COP_CALENDAR_NAME, COP_CALENDAR_SYMBOL, COP_CALENDAR_VERSION,
		sizeof(struct cop_calendar_table), &table, err);

	(void)with;
	if (code)
		return code;
	*ret = table;
	return COP_OK;
}

struct cop_calendar_door world_calendar(void)
{
	return (struct cop_calendar_door){ .open = open_module };
}

const char *world_source(struct cop_arena *a, const char *path)
{
	const char *root = getenv("COP_SOURCE");

	return cop_arena_printf(a, "%s/%s", root ? root : ".", path);
}

/* Risks follow what is wrong with the files: a rule is looked for by its id. */
static void add_risks(struct cop_world *w)
{
	struct cop_error err = { 0 };
	struct cop_findings risks;

	if (cop_check_risks(w->c, world_calendar(), &risks, &err))
		fail_msg("%s", err.msg);
	for (size_t i = 0; i < risks.n; i++)
		*COP_PUSH(w->findings.arena, w->findings.at, w->findings.n,
			  w->findings.cap) = risks.at[i];
}

static enum cop_code judge(struct cop_world *w, struct cop_date today,
			   struct cop_error *err)
{
	enum cop_code code = cop_community_open(w->arena, w->store, today, &w->c, err);

	if (code)
		return code;
	return cop_check(w->c, world_calendar(), &w->findings, err);
}

bool world_open(struct cop_world *w, const char *dir, struct cop_date today,
		struct cop_error *err)
{
	*w = (struct cop_world){ .arena = cop_arena_new() };
	return !cop_store_open(w->arena, dir, &w->store, err) && !judge(w, today, err);
}

void world_close(struct cop_world *w)
{
	cop_store_close(&w->store);
	cop_arena_free(&w->arena);
}

static const char smallest[] = "cop: 1\n"
			       "uid: smallest.example.org\n"
			       "name: Smallest\n"
			       "summary: As little as a community can be.\n"
			       "timezone: Europe/Lisbon\n"
			       "language: en\n"
			       "visibility: restricted\n";

static const char draft[] = "history: [{date: 2025-11-10, status: draft}]\n";

static void overlay(struct cop_world *w, const char *path, const char *text)
{
	struct cop_source *src = COP_NEW(w->arena, struct cop_source);

	*src = (struct cop_source){ path, text, strlen(text) };
	cop_store_overlay(w->store, path, src);
}

void world_make(struct cop_world *w, const struct cop_file *files)
{
	const char *base = getenv("COP_TEST_DIR");
	char dir[256];
	struct cop_error err = { 0 };

	*w = (struct cop_world){ .arena = cop_arena_new() };
	snprintf(dir, sizeof(dir), "%s/rules-empty", base ? base : ".");
	mkdir(dir, 0777);
	if (cop_store_begin(w->arena, dir, &w->store, &err))
		fail_msg("%s", err.msg);
	overlay(w, "cop.yaml", smallest);
	overlay(w, "charter.yaml", draft);
	for (; files->path; files++)
		overlay(w, files->path, files->text);
	if (judge(w, cop_date_of(2026, 6, 15), &err))
		fail_msg("%s", err.msg);
	add_risks(w);
}

const struct cop_finding *world_first(const struct cop_world *w, const char *rule)
{
	for (size_t i = 0; i < w->findings.n; i++) {
		if (strcmp(w->findings.at[i]->rule->id, rule) == 0)
			return w->findings.at[i];
	}
	return NULL;
}

size_t world_count(const struct cop_world *w, const char *rule)
{
	size_t n = 0;

	for (size_t i = 0; i < w->findings.n; i++)
		n += strcmp(w->findings.at[i]->rule->id, rule) == 0;
	return n;
}

void world_judge(const struct verdict *v, size_t n)
{
	size_t bad = 0;

	for (size_t i = 0; i < n; i++) {
		const struct cop_finding *first;
		struct cop_world w;
		size_t times;

		world_make(&w, v[i].files);
		first = world_first(&w, v[i].rule);
		times = world_count(&w, v[i].rule);
		if (times != v[i].times ||
		    (v[i].msg && first &&
		     strncmp(first->msg, v[i].msg, strlen(v[i].msg)) != 0)) {
			print_error("row %zu: %s: %zu times, not %zu: %s\n", i, v[i].rule,
				    times, v[i].times, first ? first->msg : "-");
			bad++;
		}
		world_close(&w);
	}
	assert_int_equal(bad, 0);
}
