/* SPDX-License-Identifier: MIT */
/*
 * What a commit decided is told from the files it touched, as they were before and after:
 * nothing else of its tree is read, so that a line costs the same however long history is.
 */
#include "log.h"

#include <string.h>

#include "base/enc.h"
#include "model/community.h"
#include "model/plan.h"

#define CHUNK 64 /* commits whose texts are read at once */
#define WHOLE_MOST \
	100 /* files of a commit that are read even where one was asked about */
#define TOLD_TOGETHER 3 /* more that say the same are one sentence */

/* --- texts --- */

struct texts {
	struct cop_arena *arena;
	struct cop_blob *blobs;
	struct cop_source *at;
	size_t n, cap;
};

static bool is_record(const char *path)
{
	return cop_record_of_path(path, false) != NULL;
}

static void want_text(struct texts *t, const char *path, const char *id)
{
	if (id && is_record(path))
		*COP_PUSH(t->arena, t->blobs, t->n, t->cap) =
			(struct cop_blob){ path, id };
}

static const char *path_before(const struct cop_log_file *f)
{
	return f->path_was ? f->path_was : f->path;
}

/*
 * Whether something has only another id shows where it was renamed, so the rest of a commit
 * is read too; not of an import of thousands.
 */
static bool is_read(const struct log_topic *topic, const struct cop_log_entry *e,
		    const struct cop_log_file *f)
{
	return !topic->id || f->followed || e->ntouched <= WHOLE_MOST;
}

static void want_entry(struct texts *t, const struct log_topic *topic,
		       const struct cop_log_entry *e)
{
	for (size_t i = 0; i < e->ntouched; i++) {
		const struct cop_log_file *f = &e->touched[i];

		if (!is_read(topic, e, f))
			continue;
		want_text(t, path_before(f), f->was);
		want_text(t, f->path, f->is);
	}
}

/* The texts of one entry were asked for in this order. */
struct pair {
	struct cop_source *was, *is;
	size_t nwas, nis;
	bool own_keys;
};

static void take(const struct texts *t, const char *path, const char *id, size_t *at,
		 const struct cop_source **ret)
{
	*ret = id && is_record(path) ? &t->at[(*at)++] : NULL;
}

static struct pair take_entry(const struct texts *t, const struct log_topic *topic,
			      const struct cop_log_entry *e, size_t *at)
{
	struct pair p = { COP_NEW_N(t->arena, struct cop_source, e->ntouched),
			  COP_NEW_N(t->arena, struct cop_source, e->ntouched), 0, 0,
			  false };

	for (size_t i = 0; i < e->ntouched; i++) {
		const struct cop_log_file *f = &e->touched[i];
		const struct cop_source *was, *is;

		if (!is_read(topic, e, f))
			continue;
		take(t, path_before(f), f->was, at, &was);
		take(t, f->path, f->is, at, &is);
		if (was)
			p.was[p.nwas++] = *was;
		if (is)
			p.is[p.nis++] = *is;
		if (was && is && (!topic->id || f->followed))
			p.own_keys |= cop_tell_beside(was, is) == COP_BESIDE_OWN_KEYS;
	}
	return p;
}

/* --- one commit --- */

/* "scope" holds "scope.in", and the other way round: the sentence may say more, or less. */
static bool about_path(const char *told, const char *asked)
{
	size_t a = strlen(asked), t;

	if (!told)
		return false;
	t = strlen(told);
	if (t < a)
		return strncmp(asked, told, t) == 0 && asked[t] == '.';
	return strncmp(told, asked, a) == 0 && (told[a] == '.' || !told[a]);
}

/* A file may hold many records; its own name is the id of one that stands alone. */
static bool about_record(const struct cop_told *told, const char *id)
{
	const char *name = told->file ? strrchr(told->file, '/') : NULL;
	size_t len = strlen(told->id);

	if (!*id || strcmp(told->id, id) == 0)
		return true;
	name = name ? name + 1 : told->file;
	return name && strncmp(name, told->id, len) == 0 &&
	       strcmp(name + len, ".yaml") == 0;
}

static bool about_file(const struct cop_told *told, const struct cop_log_entry *e)
{
	for (size_t i = 0; told->file && i < e->ntouched; i++) {
		const struct cop_log_file *f = &e->touched[i];

		if (f->followed && (strcmp(f->path, told->file) == 0 ||
				    strcmp(path_before(f), told->file) == 0))
			return true;
	}
	return false;
}

/* --- a person, in what others say --- */

/* "members/ana-silva.yaml" -> "ana-silva" */
static const char *stem(struct cop_arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;

	return cop_arena_copy(a, name, strcspn(name, "."));
}

/* Older commits call them as they were called then. */
static void note_names(struct cop_env *env, struct log_topic *topic,
		       const struct cop_log_entry *e)
{
	for (size_t i = 0; topic->nids && i < e->ntouched; i++) {
		const struct cop_log_file *f = &e->touched[i];

		if (!f->followed || !f->path_was ||
		    cop_record_of_path(f->path_was, false) != &cop_record_member)
			continue;
		if (strcmp(stem(env->arena, f->path), topic->ids[topic->nids - 1]) == 0)
			*COP_PUSH(env->arena, topic->ids, topic->nids, topic->cids) =
				stem(env->arena, f->path_was);
	}
}

static bool is_them(const struct log_topic *topic, const char *id, size_t len)
{
	for (size_t i = 0; i < topic->nids; i++) {
		if (strlen(topic->ids[i]) == len && strncmp(topic->ids[i], id, len) == 0)
			return true;
	}
	return false;
}

static bool owns(const struct log_topic *topic, const struct cop_community *c,
		 const char *item)
{
	const struct cop_item *found = cop_community_item(c, cop_kind_plan, item);
	const struct cop_plan *p = found ? found->rec : NULL;

	return p && p->owner && is_them(topic, p->owner, strlen(p->owner));
}

/* A term of theirs, or an item that was theirs before the commit or is after it. */
static bool about_person(const struct cop_told *told, const struct log_topic *topic,
			 const struct cop_told_sides *sides)
{
	static const char holders[] = "holders.";
	const char *who;

	if (told->kind == cop_kind_member)
		return is_them(topic, told->id, strlen(told->id));
	if (told->kind == cop_kind_plan)
		return owns(topic, sides->old, told->id) ||
		       owns(topic, sides->new, told->id);
	if (told->kind != cop_kind_role || !told->path ||
	    strncmp(told->path, holders, strlen(holders)) != 0)
		return false;
	who = told->path + strlen(holders);
	return is_them(topic, who, strcspn(who, "."));
}

static void keep_person(struct cop_tale *tale, const struct log_topic *topic,
			const struct cop_told_sides *sides)
{
	size_t kept = 0;

	for (size_t i = 0; i < tale->n; i++) {
		if (about_person(&tale->at[i], topic, sides))
			tale->at[kept++] = tale->at[i];
	}
	tale->n = kept;
}

static bool touches_person(const struct cop_log_entry *e)
{
	for (size_t i = 0; i < e->ntouched; i++) {
		if (e->touched[i].followed &&
		    cop_record_of_path(e->touched[i].path, false) == &cop_record_member)
			return true;
	}
	return false;
}

static void keep_topic(struct cop_tale *tale, const struct log_topic *topic,
		       const struct cop_log_entry *e)
{
	size_t kept = 0;

	for (size_t i = 0; i < tale->n; i++) {
		const struct cop_told *told = &tale->at[i];

		if ((!topic->id ||
		     (about_file(told, e) && about_record(told, topic->id))) &&
		    (!topic->path || about_path(told->path, topic->path)))
			tale->at[kept++] = *told;
	}
	tale->n = kept;
}

static enum cop_code tell(struct cop_env *env, const struct log_topic *topic,
			  const struct pair *p, struct cop_arena *scratch,
			  struct log_line *line, struct cop_error *err)
{
	struct cop_community like = *env->community, *old, *new;
	struct cop_told_sides sides = { .known = env->community,
					.readers = (enum cop_tier)env->common.readers };
	struct cop_tale tale;
	enum cop_code code;
	size_t all;

	if (line->entry->date.day)
		like.today = line->entry->date;
	if ((code = cop_community_part(scratch, &like, p->was, p->nwas, &old, err)) ||
	    (code = cop_community_part(scratch, &like, p->is, p->nis, &new, err)))
		return code;
	sides.old = old;
	sides.new = new;
	cop_tell(env->arena, &sides, &tale);
	line->own_keys = p->own_keys;
	line->beside = !tale.n && !p->own_keys && p->nwas && p->nis && !old->unreadable &&
		       !new->unreadable;
	all = tale.n;
	if (topic->nids)
		keep_person(&tale, topic, &sides);
	else
		keep_topic(&tale, topic, line->entry);
	line->aside = topic->nids && !tale.n && (all || !touches_person(line->entry));
	line->whole = topic->nids ? tale.n == all : line->whole;
	line->tale = cop_tale_fold(&tale, TOLD_TOGETHER);
	for (size_t i = 0; i < line->tale.n; i++) {
		/* these go with the files that were read */
		line->tale.at[i].id = line->tale.at[i].name = "";
		line->tale.at[i].file = NULL;
	}
	return COP_OK;
}

/* --- many commits --- */

static bool wants_words(const struct log_topic *topic, const struct log_want *want,
			const struct log_line *line)
{
	return want->all || topic->path || topic->nids || !line->entry->by_cop ||
	       (topic->id && !line->whole);
}

static void count_followed(const struct log_topic *topic, struct log_line *line)
{
	size_t n = 0;

	for (size_t i = 0; i < line->entry->ntouched; i++)
		n += line->entry->touched[i].followed;
	line->whole = topic->id && n == line->entry->ntouched;
	line->merge = !line->entry->ntouched;
}

static enum cop_code tell_chunk(struct cop_env *env, struct log_topic *topic,
				const struct log_want *want, struct log_line *lines,
				size_t n, struct cop_error *err)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *scratch = cop_arena_new();
	struct texts t = { .arena = scratch };
	size_t at = 0;
	enum cop_code code;

	for (size_t i = 0; i < n; i++) {
		count_followed(topic, &lines[i]);
		note_names(env, topic, lines[i].entry);
		if (wants_words(topic, want, &lines[i]))
			want_entry(&t, topic, lines[i].entry);
	}
	t.at = COP_NEW_N(scratch, struct cop_source, t.n);
	code = cop_history_texts(scratch, cop_store_root(env->community->store), t.blobs,
				 t.n, t.at, err);
	for (size_t i = 0; i < n && !code; i++) {
		struct pair p;

		if (!wants_words(topic, want, &lines[i]))
			continue;
		p = take_entry(&t, topic, lines[i].entry, &at);
		if (p.nwas || p.nis)
			code = tell(env, topic, &p, scratch, &lines[i], err);
		/* the subject says it all */
		if (topic->nids && !want->all && lines[i].entry->by_cop && lines[i].whole)
			lines[i].tale.n = 0;
	}
	return code;
}

static enum cop_code tell_log(struct cop_env *env, struct log_topic *topic,
			      const struct log_want *want, const struct cop_log *log,
			      struct log_lines *ret, struct cop_error *err)
{
	*ret = (struct log_lines){ 0 };
	for (size_t from = 0; from < log->n; from += CHUNK) {
		struct log_line lines[CHUNK] = { 0 };
		size_t n = log->n - from < CHUNK ? log->n - from : CHUNK;
		enum cop_code code;

		for (size_t i = 0; i < n; i++)
			lines[i].entry = &log->at[from + i];
		code = tell_chunk(env, topic, want, lines, n, err);
		if (code)
			return code;
		for (size_t i = 0; i < n; i++) {
			if (lines[i].aside || (topic->path && !lines[i].tale.n))
				continue;
			*COP_PUSH(env->arena, ret->at, ret->n, ret->cap) = lines[i];
		}
		if (want->limit && ret->n > want->limit)
			break;
	}
	return COP_OK;
}

/*
 * One line more than wanted is asked for, to know whether there are more. Where a commit may
 * say nothing about the topic, more and more of them are looked at until there are enough.
 */
enum cop_code log_read(struct cop_env *env, struct log_topic *topic,
		       const struct log_want *want, struct log_lines *ret, bool *ret_more,
		       struct cop_error *err)
{
	const char *root = cop_store_root(env->community->store);
	struct cop_log_query q = want->query;
	bool may_pass = topic->path || topic->nids; /* a commit may say nothing of it */
	struct cop_log log;
	enum cop_code code;

	q.files = true;
	q.follow = topic->paths != NULL;
	q.paths = topic->paths;
	q.limit = want->limit ? want->limit + 1 : 0;
	if (topic->path && q.limit)
		q.limit *= 4;
	for (;;) {
		if ((code = cop_history_log(env->arena, root, &q, &log, err)) ||
		    (code = tell_log(env, topic, want, &log, ret, err)))
			return code;
		if (!want->limit || ret->n > want->limit || log.n < q.limit)
			break;
		if (!may_pass)
			break;
		q.limit *= 4;
	}
	*ret_more = want->limit && ret->n > want->limit;
	if (*ret_more)
		ret->n = want->limit;
	return COP_OK;
}

/* --- what a line says --- */

/* "role: Ana becomes ..." -> "Ana becomes ...". */
static const struct cop_str *without_area(struct cop_env *env, const struct cop_str *s)
{
	const char *shown = cop_enc_shown(env->arena, s);
	size_t len = strcspn(shown, ": ");

	if (!len || strncmp(shown + len, ": ", 2) != 0)
		return s;
	return cop_str_text(env->arena, shown + len + 2);
}

const struct cop_str *log_subject(struct cop_env *env, const struct log_topic *topic,
				  const struct log_line *line)
{
	const struct cop_str *subject = line->entry->subject;

	return topic->id && line->entry->by_cop ? without_area(env, subject) : subject;
}

/* The subject of a command that renames says that already. */
static bool is_news(const struct log_line *line)
{
	for (size_t i = 0; i < line->tale.n; i++) {
		if (!line->entry->by_cop || line->tale.at[i].deed != cop_deed_renamed)
			return true;
	}
	return false;
}

static void say(struct cop_tale *tale, const char *text)
{
	struct cop_told *told = COP_PUSH(tale->arena, tale->at, tale->n, tale->cap);

	*told = (struct cop_told){ .text = text };
}

/* "141 decisions: roles 37, charter 38, members 14" */
static void say_counts(struct cop_tale *tale, const struct cop_tale *all)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	size_t n = 0;

	cop_buf_printf(&out, "%zu decisions", all->n);
	for (size_t i = 0; i < all->n; i++) {
		bool last = i + 1 == all->n || all->at[i + 1].area != all->at[i].area;

		n++;
		if (!last)
			continue;
		cop_buf_printf(&out, "%s%s %zu", strchr(out.at, ':') ? ", " : ": ",
			       cop_area_word(all->at[i].area), n);
		n = 0;
	}
	say(tale, cop_buf_keep(&out, tale->arena));
}

struct cop_tale log_words(struct cop_env *env, const struct log_line *line, size_t most)
{
	struct cop_tale tale = { .arena = env->arena };

	if (!line->tale.n && line->beside)
		say(&tale, "only layout or comments");
	if (!line->tale.n && line->own_keys)
		say(&tale, "keys of your own (x-)");
	if (!is_news(line))
		return tale;
	if (line->tale.n <= most)
		return line->tale;
	say_counts(&tale, &line->tale);
	return tale;
}
