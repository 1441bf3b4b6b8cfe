/* SPDX-License-Identifier: MIT */
/* The decisions so far, read from git: of everything, or of one thing. */
#include <string.h>

#include "base/enc.h"
#include "env.h"
#include "log.h"
#include "model/community.h"
#include "model/plan.h"
#include "model/role.h"

#define LIMIT 50 /* commits shown where no number or span was given */
#define WORDS_ALL SIZE_MAX

struct opts {
	const char *thing;
	unsigned limit;
	bool all;
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

/* A person's terms stand with the roles, for as long as the roles do; their work in the plan. */
static enum cop_code add_person(struct cop_env *env, struct paths *p, const char *id,
				struct cop_error *err)
{
	struct cop_community *c = env->community;
	enum cop_code code =
		cop_community_load(c, COP_KIND_BIT(role) | COP_KIND_BIT(plan), err);

	for (size_t i = 0; i < c->items[cop_kind_role].n && !code; i++) {
		const struct cop_item *item = &c->items[cop_kind_role].at[i];
		const struct cop_role *r = item->rec;

		for (size_t h = 0; h < r->holders.n; h++) {
			if (!r->holders.at[h].member ||
			    strcmp(r->holders.at[h].member, id) != 0)
				continue;
			add_path(p, item->path);
			break;
		}
	}
	for (size_t i = 0; i < c->items[cop_kind_plan].n && !code; i++) {
		const struct cop_item *item = &c->items[cop_kind_plan].at[i];
		const struct cop_plan *plan = item->rec;

		if (plan->owner && strcmp(plan->owner, id) == 0)
			add_path(p, item->path);
	}
	return code;
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
				struct log_topic *ret, bool *ret_gone,
				struct cop_error *err)
{
	size_t len = strcspn(thing, "@");
	const char *id = cop_arena_copy(env->arena, thing, len);
	enum cop_kind kind = cop_kind_cop;
	enum cop_code code;

	*ret_gone = false;
	ret->id = "";
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
	ret->id = id;
	if (code || kind != cop_kind_member)
		return COP_OK;
	*COP_PUSH(env->arena, ret->ids, ret->nids, ret->cids) = id;
	return add_person(env, p, id, err);
}

/* --- what was asked about --- */

/* "charter.scope" -> "scope", checked; NULL: the file as a whole. */
static enum cop_code path_in(struct cop_env *env, const char *thing, const char **ret,
			     struct cop_error *err)
{
	const char *dot = strchr(thing, '.');
	struct cop_place_in ignored;
	struct cop_error missing = { 0 };

	*ret = NULL;
	if (!dot || strcmp(dot, ".yaml") == 0)
		return COP_OK;
	*ret = dot + 1;
	for (unsigned k = 0; k < cop_kind_count; k++) {
		const struct cop_record *r = cop_records[k];
		size_t len = strlen(r->name);

		if (strncmp(thing, r->name, len) != 0 || thing[len] != '.')
			continue;
		/* an entry that is gone is a fine thing to ask about */
		if (cop_path_find(env->arena, r->schema, NULL, dot + 1, &ignored,
				  &missing) != COP_E_USAGE)
			return COP_OK;
		*err = missing;
		return err->code;
	}
	return COP_OK;
}

static enum cop_code find_topic(struct cop_env *env, const char *thing,
				struct log_topic *ret, struct cop_error *gone,
				struct cop_error *err)
{
	struct paths p = { .arena = env->arena };
	const char *at = strchr(thing, '@');
	bool missing = false;
	enum cop_code code = find_paths(env, thing, &p, ret, &missing, gone);

	if (code) {
		*err = *gone;
		return code;
	}
	if (!missing)
		gone->code = COP_OK;
	if (!*ret->id)
		code = path_in(env, thing, &ret->path, err);
	else if (at)
		ret->path = cop_arena_printf(env->arena, "occurrences.%s", at + 1);
	add_path(&p, NULL);
	ret->paths = p.at;
	return code;
}

/* --- showing --- */

static struct cop_doc *document(struct cop_env *env, const struct log_lines *lines)
{
	static const struct cop_column columns[] = {
		{ "date", NULL, 0 },   { "who", NULL, 0 },   { "what", NULL, 0 },
		{ "commit", NULL, 0 }, { "words", NULL, 0 },
	};
	struct cop_doc *doc = cop_doc_new(env->arena, "cop.log/1");
	struct cop_table *t;

	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &doc->head, "total", cop_v_num((double)lines->n));
	t = cop_doc_table(doc, NULL, "items", columns, COP_COUNT(columns));
	for (size_t i = 0; i < lines->n; i++) {
		const struct cop_log_entry *e = lines->at[i].entry;
		struct cop_value *row = cop_table_row(t);
		const struct cop_tale words = log_words(env, &lines->at[i], WORDS_ALL);

		row[0] = cop_v_date(e->date);
		row[1] = cop_v_text(e->author);
		row[2] = cop_v_text(e->subject);
		row[3] = cop_v_word(e->short_id);
		if (words.n)
			row[4] = cop_v_list();
		for (size_t w = 0; w < words.n; w++)
			cop_v_push(env->arena, &row[4], cop_v_word(words.at[w].text));
	}
	return doc;
}

static enum cop_code show(struct cop_env *env, const struct log_topic *topic,
			  const struct log_lines *lines, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (env->format != cop_format_text)
		return cop_show(env, document(env, lines), err);
	if (!lines->n) {
		cop_say(env, "note: no commits");
		return COP_OK;
	}
	log_text(env, topic, lines, &out);
	return cop_show_text(env, &out, err);
}

/* A number that was given, else as many as a person reads, but for a span: all of that. */
static size_t limit_of(const struct cop_env *env, const struct opts *o)
{
	bool span = env->common.period.from.day || env->common.period.to.day ||
		    env->common.since.day;

	if (o->limit || o->all || span)
		return o->limit;
	return LIMIT;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct log_want want = { .query = { .period = env->common.period,
					    .rev = env->rev_id },
				 .limit = limit_of(env, o),
				 .all = env->format != cop_format_text };
	struct log_topic topic = { 0 };
	struct cop_error gone = { 0 };
	struct log_lines lines;
	bool more = false;
	enum cop_code code = COP_OK;

	if (env->common.since.day)
		want.query.period.from = env->common.since;
	if (o->thing)
		code = find_topic(env, o->thing, &topic, &gone, err);
	if (!code)
		code = cop_community_load(env->community,
					  COP_KIND_BIT(member) | COP_KIND_BIT(role), err);
	if (code || (code = log_read(env, &topic, &want, &lines, &more, err)))
		return code;
	if (gone.code && !lines.n) {
		*err = gone; /* never was there */
		return err->code;
	}
	code = show(env, &topic, &lines, err);
	if (!code && more && !o->limit)
		cop_say(env, "note: the newest %zu; --limit N shows so many, --all all",
			lines.n);
	return code;
}

static const char *const examples[] = { "cop log", "cop log community-manager",
					"cop log charter.scope",
					"cop log --period last-quarter --format md",
					NULL };

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_UINT,
	  .name = "limit",
	  .metavar = "N",
	  .help = "at most so many, the newest",
	  .fallback = "50, or all of a span",
	  .offset = offsetof(struct opts, limit) },
	{ .kind = COP_OPT_FLAG,
	  .letter = 'a',
	  .name = "all",
	  .help = "all of them, however many",
	  .offset = offsetof(struct opts, all) },
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
	.help = "Of a person: their own record, the roles they hold or held, and the "
		"items "
		"they own.\n\n"
		"Where the subject of a commit does not say what was decided, the words "
		"of "
		"cop diff\n"
		"stand below it: of every commit made by hand, and of one that decided "
		"more than\n"
		"THING. THING is a record by its id or name, through the ids it had; a "
		"charter\n"
		"answer (charter.scope): only commits that changed it; or one date of a "
		"repeating\n"
		"item (clinic@2026-12-03).\n\n"
		"A long history is read as far as it is shown. Of one THING it is found "
		"at once\n"
		"where git keeps filters: git commit-graph write --reachable "
		"--changed-paths",
	.examples = examples,
	.see = "cop diff, cop check; cop help dates",
	.formats = "text json ndjson tsv csv md",
	.document = "cop.log/1",
	.needs = COP_READS | COP_SPANS | COP_CONSENTS,
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
