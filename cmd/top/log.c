/* SPDX-License-Identifier: MIT */
/* The decisions so far, read from git: of everything, or of one thing. */
#include <string.h>

#include "base/enc.h"
#include "env.h"
#include "model/community.h"
#include "store/history.h"

#define WHO_WIDTH 20

struct opts {
	const char *thing;
	unsigned limit;
};

/* --- which files --- */

struct paths {
	struct cop_arena *arena;
	const char **at;
	size_t n, cap;
};

static void add_path(struct paths *p, const char *path)
{
	*COP_PUSH(p->arena, p->at, p->n, p->cap) = path;
}

/* "charter.scope", "charter.yaml" -> charter.yaml */
static bool is_single_file(struct paths *p, const char *thing)
{
	for (unsigned k = 0; k < cop_kind_count; k++) {
		const struct cop_record *r = cop_records[k];
		size_t len = strlen(r->name);

		if (r->shape != COP_SHAPE_FILE || strncmp(thing, r->name, len) != 0 ||
		    (thing[len] && thing[len] != '.'))
			continue;
		add_path(p, r->where);
		return true;
	}
	return false;
}

/* A figure's dated values are part of it. */
static void add_record(struct cop_env *env, struct paths *p, enum cop_kind kind,
		       const char *id)
{
	struct cop_store *s = env->community->store;
	const char *path = cop_store_path(s, cop_records[kind], id);

	add_path(p, path ? path : cop_store_place(s, cop_records[kind], id));
	if (kind == cop_kind_indicator)
		add_path(p, cop_store_place(s, &cop_record_observation, id));
}

/* What is gone may have stood wherever records stand. */
static void add_everywhere(struct cop_env *env, struct paths *p, const char *id)
{
	for (unsigned k = 0; k < cop_kind_count; k++) {
		if (cop_records[k]->shape != COP_SHAPE_FILE)
			add_path(p, cop_store_place(env->community->store, cop_records[k],
						    id));
	}
}

static enum cop_code find_paths(struct cop_env *env, const char *thing, struct paths *p,
				bool *ret_gone, struct cop_error *err)
{
	size_t len = strcspn(thing, "@");
	const char *id = cop_arena_copy(env->arena, thing, len);
	enum cop_kind kind;
	enum cop_code code;

	*ret_gone = false;
	if (is_single_file(p, thing))
		return COP_OK;
	code = cop_community_resolve(env->community, COP_KINDS_ALL, id, &id, &kind, err);
	if (!code)
		add_record(env, p, kind, id);
	else if (cop_id_valid(id, strlen(id)) && code == COP_E_NOT_FOUND)
		add_everywhere(env, p, id);
	else
		return code;
	*ret_gone = code != COP_OK;
	return COP_OK;
}

/* --- showing --- */

/* "role: Ana becomes ..." -> "Ana becomes ...", where the thing is named anyway. */
static const struct cop_str *without_area(struct cop_env *env, const struct cop_str *s)
{
	const char *shown = cop_enc_shown(env->arena, s);
	size_t len = strcspn(shown, ": ");

	if (!len || strncmp(shown + len, ": ", 2) != 0)
		return s;
	return cop_str_text(env->arena, shown + len + 2);
}

static void put_lines(struct cop_env *env, const struct cop_log *log, bool whole,
		      struct cop_buf *out)
{
	size_t who = 0, what = 0;
	char day[COP_DATE_TEXT];

	for (size_t i = 0; i < log->n; i++) {
		const struct cop_log_entry *e = &log->at[i];
		size_t w = cop_str_width(e->author);
		size_t s =
			cop_str_width(whole ? e->subject : without_area(env, e->subject));

		who = w > who ? w : who;
		what = s > what ? s : what;
	}
	who = who > WHO_WIDTH ? WHO_WIDTH : who;
	for (size_t i = 0; i < log->n; i++) {
		const struct cop_log_entry *e = &log->at[i];
		const struct cop_str *s = whole ? e->subject
						: without_area(env, e->subject);
		const char *name = cop_enc_snippet(env->arena, e->author, WHO_WIDTH);
		size_t width = cop_utf8_width(name, strlen(name));

		cop_buf_printf(out, "%s  %s", cop_date_text(e->date, day), name);
		cop_buf_fill(out, ' ', who > width ? who - width : 0);
		cop_buf_text(out, "  ");
		cop_enc_term(out, s);
		width = cop_str_width(s);
		cop_buf_fill(out, ' ', what > width ? what - width : 0);
		cop_buf_printf(out, "  %s\n", e->short_id);
	}
}

static struct cop_doc *document(struct cop_env *env, const struct cop_log *log)
{
	static const struct cop_column columns[] = {
		{ "date", NULL, 0 },
		{ "who", NULL, 0 },
		{ "what", NULL, 0 },
		{ "commit", NULL, 0 },
	};
	struct cop_doc *doc = cop_doc_new(env->arena, "cop.log/1");
	struct cop_table *t;

	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &doc->head, "total", cop_v_num((double)log->n));
	t = cop_doc_table(doc, NULL, "items", columns, COP_COUNT(columns));
	for (size_t i = 0; i < log->n; i++) {
		const struct cop_log_entry *e = &log->at[i];
		struct cop_value *row = cop_table_row(t);

		row[0] = cop_v_date(e->date);
		row[1] = cop_v_text(e->author);
		row[2] = cop_v_text(e->subject);
		row[3] = cop_v_word(e->short_id);
	}
	return doc;
}

static enum cop_code show(struct cop_env *env, const struct cop_log *log, bool whole,
			  struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (env->format != cop_format_text)
		return cop_show(env, document(env, log), err);
	if (!log->n) {
		cop_say(env, "note: no commits");
		return COP_OK;
	}
	put_lines(env, log, whole, &out);
	return cop_show_text(env, &out, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct paths p = { .arena = env->arena };
	struct cop_log_query q = { .period = env->common.period, .limit = o->limit };
	struct cop_error missing = { 0 };
	struct cop_log log = { 0 };
	bool gone = false;
	enum cop_code code = COP_OK;

	if (env->common.since.day)
		q.period.from = env->common.since;
	if (o->thing)
		code = find_paths(env, o->thing, &p, &gone, &missing);
	if (code) {
		*err = missing;
		return code;
	}
	if (o->thing) {
		add_path(&p, NULL);
		q.paths = p.at;
		q.follow = true;
	}
	code = cop_history_log(env->arena, cop_store_root(env->community->store), &q,
			       &log, err);
	if (code)
		return code;
	if (gone && !log.n) {
		*err = missing; /* never was there */
		return err->code;
	}
	return show(env, &log, !o->thing, err);
}

static const char *const examples[] = { "cop log", "cop log community-manager",
					"cop log charter --since 2026-01-01",
					"cop log --period last-quarter --format md",
					NULL };

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_UINT,
	  .name = "limit",
	  .metavar = "N",
	  .help = "at most so many, the newest",
	  .fallback = "all",
	  .offset = offsetof(struct opts, limit) },
};

static const struct cop_arg args[] = {
	{ .name = "THING",
	  .min = 0,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, thing),
	  .hint = COP_HINT_THING,
	  .help = "only decisions about it; what is gone too, and charter" },
};

const struct cop_cmd cop_cmd_top_log = {
	.summary = "the decisions so far, newest first",
	.rule = "Commits made by hand count too; those beside the community do not.",
	.examples = examples,
	.see = "cop check; cop help dates",
	.formats = "text json ndjson tsv csv md",
	.document = "cop.log/1",
	.needs = COP_READS | COP_SPANS,
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
