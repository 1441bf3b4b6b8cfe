/* SPDX-License-Identifier: MIT */
#include "store/blame.h"

#include <stdlib.h>
#include <string.h>

#include "store/history.h"
#include "store/run.h"

#define DAY_SECONDS 86400

static const struct cop_blame_entry not_committed = { .id = "", .pending = true };

/* --- reading --- */

struct reader {
	struct cop_arena *arena;
	const char *at, *end;
	struct cop_blame_entry **known;
	size_t nknown, cap;
	bool border; /* some line is from a commit without parents here */
};

/* One line without its end; NULL: no more. */
static const char *next_line(struct reader *r)
{
	const char *end = r->at < r->end ? memchr(r->at, '\n', (size_t)(r->end - r->at))
					 : NULL;
	const char *line = r->at;

	if (!end)
		return NULL;
	r->at = end + 1;
	return cop_arena_copy(r->arena, line, (size_t)(end - line));
}

static bool is_zeros(const char *id)
{
	return id[strspn(id, "0")] == '\0';
}

static struct cop_blame_entry *entry_of(struct reader *r, const char *id)
{
	struct cop_blame_entry *e;

	for (size_t i = 0; i < r->nknown; i++)
		if (strcmp(r->known[i]->id, id) == 0)
			return r->known[i];
	e = COP_NEW(r->arena, struct cop_blame_entry);
	e->id = id;
	e->pending = is_zeros(id);
	*COP_PUSH(r->arena, r->known, r->nknown, r->cap) = e;
	return e;
}

/* What follows the word in the line; NULL: the line has another word. */
static const char *after(const char *line, const char *word)
{
	size_t len = strlen(word);

	return strncmp(line, word, len) == 0 ? line + len : NULL;
}

static const struct cop_str *text(struct reader *r, const char *at, size_t len)
{
	return cop_utf8_valid(at, len) ? cop_str_new(r->arena, at, len)
				       : cop_str_text(r->arena, "?");
}

/* "<ana.silva@example.org>" */
static const struct cop_str *address(struct reader *r, const char *at)
{
	size_t len = strlen(at);
	bool marked = len > 1 && at[0] == '<' && at[len - 1] == '>';

	return marked ? text(r, at + 1, len - 2) : text(r, at, len);
}

/* "+0530" in seconds. */
static int64_t zone_of(const char *tz)
{
	long n = strtol(tz, NULL, 10);

	return (n / 100 * 60 + n % 100) * 60;
}

/* A day that no calendar of ours has stays unknown. */
static struct cop_date day_of(int64_t time, const char *tz)
{
	int64_t local = time + zone_of(tz);
	int64_t day = local / DAY_SECONDS - (local % DAY_SECONDS < 0) +
		      cop_date_of(1970, 1, 1).day;
	struct cop_date last = cop_date_of(2200, 12, 31);

	return day > 0 && day <= last.day ? (struct cop_date){ (int32_t)day }
					  : (struct cop_date){ 0 };
}

/* What git says of a commit, where it comes first; until the line itself, behind a tab. */
static void read_head(struct reader *r, struct cop_blame_entry *e)
{
	const char *line, *rest;

	while ((line = next_line(r)) && *line != '\t') {
		if (e->pending)
			continue;
		if ((rest = after(line, "author-mail ")))
			e->email = address(r, rest);
		else if ((rest = after(line, "author-time ")))
			e->time = strtoll(rest, NULL, 10);
		else if ((rest = after(line, "author-tz ")))
			e->date = day_of(e->time, rest);
		else if ((rest = after(line, "author ")))
			e->author = text(r, rest, strlen(rest));
		else if (strcmp(line, "boundary") == 0)
			e->unknown = r->border = true;
	}
}

/* "<id> <line then> <line now> [<how many>]", what is known of it, a tab and the line. */
static struct cop_blame read_lines(struct reader *r)
{
	struct cop_blame b = { 0 };
	size_t cap = 0;
	const char *line;

	while ((line = next_line(r))) {
		const char *id = cop_arena_copy(r->arena, line, strcspn(line, " "));
		struct cop_blame_entry *e = entry_of(r, id);

		read_head(r, e);
		*COP_PUSH(r->arena, b.line, b.n, cap) = e;
	}
	return b;
}

/* The first commit of a whole history has no parents either; nothing is hidden there. */
static enum cop_code judge_border(struct reader *r, const char *root,
				  struct cop_error *err)
{
	bool shallow = false;
	enum cop_code code = COP_OK;

	if (r->border)
		code = cop_history_shallow(r->arena, root, &shallow, err);
	for (size_t i = 0; i < r->nknown && !shallow; i++)
		r->known[i]->unknown = false;
	return code;
}

static bool is_new(const char *why)
{
	return strstr(why, "no such path") || strstr(why, "no such ref");
}

enum cop_code cop_blame_file(struct cop_arena *a, const char *root, const char *rev,
			     const char *path, struct cop_blame *ret,
			     struct cop_error *err)
{
	static const char *const blame[] = {
		"blame",         "--porcelain", "-w", "-M", "--encoding=UTF-8",
		"--no-textconv", NULL,          NULL
	};
	const char *words[COP_COUNT(blame)], *why;
	COP_CLEANUP(cop_run_clear)
	struct cop_run run = { .words = words, .paths = COP_WORDS(path) };
	struct reader r = { .arena = a };
	enum cop_code code;

	memcpy(words, blame, sizeof(blame));
	words[COP_COUNT(blame) - 2] = rev;
	if ((code = cop_run_git(a, root, &run, err)))
		return code;
	why = run.status ? cop_run_said(a, &run) : "";
	if (strstr(why, "not a git repository"))
		return cop_fail(err, COP_E_NOT_FOUND, "it is not in a git repository");
	if (run.status && !(rev == NULL && is_new(why)))
		return cop_run_fail(a, &run, "say who changed what", err);
	if (run.status) {
		*ret = (struct cop_blame){ 0 };
		return COP_OK;
	}
	r.at = cop_buf_str(&run.out);
	r.end = r.at + run.out.len;
	*ret = read_lines(&r);
	return judge_border(&r, root, err);
}

/* --- asking --- */

const struct cop_blame_entry *cop_blame_newer(const struct cop_blame_entry *x,
					      const struct cop_blame_entry *y)
{
	if (!x || !y)
		return x ? x : y;
	if (x->pending || y->pending)
		return x->pending ? x : y;
	if (x->unknown != y->unknown)
		return x->unknown ? y : x;
	return x->time >= y->time ? x : y;
}

const struct cop_blame_entry *cop_blame_newest(const struct cop_blame *b, size_t first,
					       size_t last)
{
	const struct cop_blame_entry *newest = NULL;

	for (size_t i = first; i <= last; i++)
		newest = cop_blame_newer(newest, i && i <= b->n ? b->line[i - 1]
								: &not_committed);
	return newest;
}
