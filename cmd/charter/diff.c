/* SPDX-License-Identifier: MIT */
/* What the charter says now and did not say when it was adopted, or in another version. */
#include "charter.h"

#include <string.h>

#include "base/enc.h"
#include "model/life.h"
#include "store/diff.h"
#include "words/words.h"

struct opts {
	struct cop_words versions;
	bool exit_code;
};

/* One of the two texts. */
struct side {
	unsigned version; /* 0: as it is now */
	const struct cop_source *src;
	struct cop_community *c;
};

struct sides {
	struct cop_env *env;
	struct side old, new;
	struct cop_tale tale;
};

/* --- what is compared --- */

static enum cop_code read_version(const char *word, unsigned *ret, struct cop_error *err)
{
	const char *digits = word + (*word == 'v');
	size_t n = strspn(digits, "0123456789");

	*ret = 0;
	for (size_t i = 0; i < n && n < 5; i++)
		*ret = *ret * 10 + (unsigned)(digits[i] - '0');
	if (*ret && n < 5 && !digits[n])
		return COP_OK;
	cop_fail(err, COP_E_USAGE, "'%s' is not the number of a version", word);
	return cop_fail_hint(err, "1 is the first that was adopted: cop charter diff 1");
}

static enum cop_code read_versions(struct sides *s, const struct opts *o,
				   struct cop_error *err)
{
	const struct cop_charter *c = s->env->community->charter;
	enum cop_code code = COP_OK;

	if (o->versions.n)
		code = read_version(o->versions.at[0], &s->old.version, err);
	else
		s->old.version = cop_charter_version(c, s->env->today);
	if (!code && o->versions.n > 1)
		code = read_version(o->versions.at[1], &s->new.version, err);
	return code;
}

/* The community with the charter as the side has it; all else is as it is. */
static enum cop_code open_side(struct cop_env *env, struct side *side, bool now,
			       struct cop_error *err)
{
	struct cop_community *c = env->community;
	enum cop_code code;

	if (now) {
		side->src = c->charter->rec.src;
		side->c = c;
		return COP_OK;
	}
	if ((code = charter_version_text(env, side->version, &side->src, err)))
		return code;
	cop_store_overlay(c->store, cop_record_charter.where, side->src);
	return cop_community_after(c, &side->c, err);
}

/* --- what is told --- */

/* The text that the group agrees to, not what is said about it. */
static bool is_agreed(const struct cop_told *t)
{
	static const char *const about[] = { "history", "review_by", "revisit" };

	for (size_t i = 0; i < COP_COUNT(about); i++)
		if (t->path && strcmp(t->path, about[i]) == 0)
			return false;
	return t->area == cop_area_charter;
}

static void tell(struct sides *s)
{
	const struct cop_told_sides sides = { .old = s->old.c,
					      .new = s->new.c,
					      .known = s->env->community };
	size_t kept = 0;

	cop_tell(s->env->arena, &sides, &s->tale);
	for (size_t i = 0; i < s->tale.n; i++)
		if (is_agreed(&s->tale.at[i]))
			s->tale.at[kept++] = s->tale.at[i];
	s->tale.n = kept;
}

/* --- words --- */

static const struct cop_column columns[] = {
	{ .key = "section" },
	{ .key = "change" },
	{ .key = "path", .flags = COP_COL_JSON },
	{ .key = "was", .flags = COP_COL_JSON },
	{ .key = "now", .flags = COP_COL_JSON },
};
enum { SECTION, CHANGE, PATH, WAS, NOW };

/* "due diligence" of "due_diligence.similar". */
static const char *section_of(struct cop_arena *a, const char *path)
{
	char *name = path ? cop_arena_copy(a, path, strcspn(path, ".")) : NULL;

	for (char *at = name; at && *at; at++)
		*at = *at == '_' ? ' ' : *at;
	return name;
}

static void put_sentences(struct cop_buf *out, const char *const *list)
{
	for (size_t i = 0; list[i]; i++)
		cop_buf_printf(out, "%s\"%s\"", i ? " " : "", list[i]);
}

/* 'purpose is worded anew: "We review letters." becomes "We review letters and forms."' */
static const char *change_of(struct cop_arena *a, const struct cop_told *t)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	bool was = t->was && *t->was, is = t->is && *t->is;

	cop_buf_text(&out, t->text);
	if (was || is)
		cop_buf_text(&out, was ? ": " : ", new: ");
	if (was)
		put_sentences(&out, t->was);
	if (was)
		cop_buf_text(&out, is ? " becomes " : " is left out");
	if (is)
		put_sentences(&out, t->is);
	return cop_buf_keep(&out, a);
}

static struct cop_value words(struct cop_arena *a, const char *const *list)
{
	struct cop_value v = cop_v_list();

	for (; list && *list; list++)
		cop_v_push(a, &v, cop_v_word(*list));
	return v.u.list.n ? v : (struct cop_value){ 0 };
}

static struct cop_value name_of(const struct side *s)
{
	return s->version ? cop_v_num(s->version) : cop_v_word("now");
}

static enum cop_code show_words(const struct sides *s, struct cop_error *err)
{
	struct cop_arena *a = s->env->arena;
	struct cop_doc *doc = cop_doc_new(a, s->env->cmd->document);
	struct cop_table *t;

	cop_v_put(a, &doc->head, "community", cop_v_text(s->env->community->cop->name));
	cop_v_put(a, &doc->head, "from", name_of(&s->old));
	cop_v_put(a, &doc->head, "to", name_of(&s->new));
	t = cop_doc_table(doc, NULL, "changes", columns, COP_COUNT(columns));
	if (!s->tale.n && s->env->format != cop_format_json)
		cop_say(s->env, "note: the text is the same");
	for (size_t i = 0; i < s->tale.n; i++) {
		const struct cop_told *told = &s->tale.at[i];
		struct cop_value *row = cop_table_row(t);

		row[SECTION] = cop_v_word(section_of(a, told->path));
		row[CHANGE] = cop_v_word(change_of(a, told));
		row[PATH] = cop_v_word(told->path);
		row[WAS] = words(a, told->was);
		row[NOW] = words(a, told->is);
	}
	return cop_show(s->env, doc, err);
}

static enum cop_code show_patch(const struct sides *s, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf diff = { 0 }, shown = { 0 };

	cop_diff(&diff, cop_record_charter.where, s->old.src, s->new.src);
	cop_enc_term_lines(&shown,
			   cop_str_new(s->env->arena, cop_buf_str(&diff), diff.len), 0);
	return cop_show_text(s->env, &shown, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct sides s = { .env = env };
	enum cop_code code;

	if (!env->community->charter)
		return cop_noun_missing(env, cop_record_charter.where, err);
	if ((code = read_versions(&s, o, err)) ||
	    (code = open_side(env, &s.old, false, err)) ||
	    (code = open_side(env, &s.new, o->versions.n < 2, err)))
		return code;
	tell(&s);
	code = env->format == cop_format_patch ? show_patch(&s, err)
					       : show_words(&s, err);
	if (code || !o->exit_code || !s.tale.n)
		return code;
	err->code = COP_E_NO;
	return COP_E_NO;
}

static const char *const examples[] = { "cop charter diff", "cop charter diff 1 2",
					"cop charter diff 1 --format patch", NULL };

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_FLAG,
	  .name = "exit-code",
	  .help = "exit 1 where the texts differ",
	  .offset = offsetof(struct opts, exit_code) },
};

static const struct cop_arg args[] = {
	{ .name = "VERSION",
	  .min = 0,
	  .max = 2,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, versions),
	  .help = "from this adopted version, to that one; 1 is the first" },
};

const struct cop_cmd cop_cmd_charter_diff = {
	.summary = "what changed between adopted versions, in words",
	.rule = "Without VERSION: since the last adoption; with one: from it to now.",
	.help = "The text of a version is that of the commit which adopted it. Days, "
		"doubts "
		"and\nlayout are no changes of the charter; --format patch shows every "
		"line.",
	.examples = examples,
	.see = "cop charter adopt, cop diff, cop log charter",
	.formats = "table tsv csv json ndjson md patch",
	.document = "cop.charter-diff/1",
	.needs = COP_READS | COP_NEED(charter) | COP_NEED(member) | COP_NEED(role) |
		 COP_NEED(note) | COP_NEED(indicator),
	.record = &cop_record_charter,
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
