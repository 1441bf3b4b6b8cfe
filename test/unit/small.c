/* SPDX-License-Identifier: MIT */
#include "small.h"

#include <stdlib.h>

#include "test.h"

struct cop_small cop_small_new(const char *more)
{
	struct cop_small s = { .arena = cop_arena_new() };
	struct cop_error err = { 0 };
	const char *dir = getenv("COP_TEST_DIR");

	if (cop_store_begin(s.arena, dir ? dir : ".", &s.store, &err))
		fail_msg("%s", err.msg);
	cop_small_file(&s, "cop.yaml",
		       "cop: 1\nuid: small.example.org\nname: Small\n"
		       "summary: A community in a test.\ntimezone: UTC\nlanguage: en\n"
		       "visibility: open\n%s",
		       more);
	return s;
}

void cop_small_free(struct cop_small *s)
{
	cop_store_close(&s->store);
	cop_arena_free(&s->arena);
}

void cop_small_file(struct cop_small *s, const char *path, const char *fmt, ...)
{
	struct cop_source *src = COP_NEW(s->arena, struct cop_source);
	va_list args;

	va_start(args, fmt);
	src->text = cop_arena_vprintf(s->arena, fmt, args);
	va_end(args);
	src->path = cop_arena_text(s->arena, path);
	src->len = strlen(src->text);
	cop_store_overlay(s->store, src->path, src);
}

void cop_small_member(struct cop_small *s, const char *id, const char *history)
{
	cop_small_file(s, cop_arena_printf(s->arena, "members/%s.yaml", id),
		       "name: %s\nhistory: [%s]\n", id, history);
}

struct cop_community *cop_small_load(struct cop_small *s, const char *today)
{
	struct cop_community *c = NULL;
	struct cop_date day = { 0 };
	struct cop_error err = { 0 };

	assert_true(cop_date_iso(today, strlen(today), &day));
	if (cop_community_open(s->arena, s->store, day, &c, &err) ||
	    cop_community_load(c, COP_KINDS_ALL, &err))
		fail_msg("%s", err.msg);
	for (size_t i = 0; i < c->findings.n; i++)
		fail_msg("%s: %s", c->findings.at[i]->where.record,
			 c->findings.at[i]->msg);
	return c;
}
