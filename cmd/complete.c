/* SPDX-License-Identifier: MIT */
#include "derive.h"

#include <string.h>

#include "opt.h"
#include "rules/rule.h"
#include "store/store.h"
#include "topics.h"
#include "usage.h"

struct completion {
	struct cop_env *env;
	struct cop_scan scan; /* of the words before */
	const char *typed;    /* the beginning of the word */
	const char *before;   /* part of it that stays: "--color=" */
	struct cop_buf *out;
};

static void offer(struct completion *c, const char *word, const char *text)
{
	if (!word || strncmp(word, c->typed, strlen(c->typed)) != 0)
		return;
	cop_buf_printf(c->out, "%s%s", c->before, word);
	if (text && *text)
		cop_buf_printf(c->out, "\t%s", text);
	cop_buf_char(c->out, '\n');
}

static void offer_enum(struct completion *c, const struct cop_enum *e)
{
	for (size_t i = 0; e && i < e->n; i++)
		offer(c, e->words[i].word, e->words[i].doc);
}

static void offer_words(struct completion *c, const char *words)
{
	while (words && *words) {
		size_t len = strcspn(words, " ");

		offer(c, cop_arena_copy(c->env->arena, words, len), NULL);
		words += len + strspn(words + len, " ");
	}
}

static void offer_commands(struct completion *c)
{
	for (size_t i = 0; i < cop_nlines; i++) {
		const struct cop_line *l = &cop_lines[i];

		if (cop_line_plumbing(l))
			continue;
		if (l->kind == COP_LINE_GROUP && !cop_line_last(l))
			offer(c, l->name, l->summary);
		else if (l->kind == COP_LINE_LEAF && strcmp(l->group, "top") == 0 &&
			 strcmp(l->name, "self") != 0)
			offer(c, l->name, l->cmd->summary);
	}
}

static void offer_verbs(struct completion *c, const char *group)
{
	for (size_t i = 0; i < cop_nlines; i++) {
		const struct cop_line *l = &cop_lines[i];

		if (l->kind == COP_LINE_LEAF && strcmp(l->group, group) == 0 &&
		    strcmp(l->name, "self") != 0)
			offer(c, l->name, l->cmd->summary);
		else if (cop_line_last(l) && cop_line_below(group, cop_line_last(l)) == l)
			offer(c, cop_line_last(l), l->summary);
	}
}

static void offer_option(struct completion *c, const struct cop_cmd *cmd,
			 const struct cop_opt *o)
{
	const char *name = cop_opt_name(c->env->arena, o);

	if (name)
		offer(c, cop_arena_printf(c->env->arena, "--%s", name),
		      cop_opt_help(c->env->arena, cmd, o));
}

static void offer_options(struct completion *c)
{
	const struct cop_cmd *cmd = c->scan.leaf ? c->scan.leaf->cmd : NULL;

	for (size_t i = 0; cmd && i < cmd->nopts; i++)
		offer_option(c, cmd, &cmd->opts[i]);
	for (size_t i = 0; i < cop_ncommon_opts; i++) {
		const struct cop_common_opt *o = &cop_common_opts[i];

		if (cmd ? cop_common_applies(o, cmd) : o->when == COP_WHEN_ALWAYS)
			offer_option(c, cmd, &o->opt);
	}
}

static void offer_fields(struct completion *c, bool nested)
{
	const struct cop_cmd *cmd = c->scan.leaf->cmd;
	const struct cop_schema *s = cmd->record ? cmd->record->schema : NULL;

	for (size_t i = 0; s && i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];
		const struct cop_schema *in = f->of;

		offer(c, cop_field_key(f), f->doc);
		if (!nested || f->kind != COP_K_MAP || (f->flags & COP_IS_LIST))
			continue;
		for (size_t j = 0; j < in->nfields; j++)
			offer(c,
			      cop_arena_printf(c->env->arena, "%s.%s", cop_field_key(f),
					       cop_field_key(&in->fields[j])),
			      in->fields[j].doc);
	}
}

static void offer_kinds(struct completion *c)
{
	for (size_t i = 0; i < cop_kind_count; i++)
		offer(c, cop_records[i]->name, cop_records[i]->schema->doc);
}

static void offer_topics(struct completion *c)
{
	offer_commands(c);
	for (size_t i = 0; i < cop_ntopics; i++)
		offer(c, cop_topics[i].name, NULL);
}

static void offer_rules(struct completion *c)
{
	const struct cop_rule *r;

	for (size_t i = 0; (r = cop_rules_at(i)) != NULL; i++)
		offer(c, r->id->id, r->id->title);
}

/* Ids of the community's records: file names only, nothing is opened. */
static void offer_ids(struct completion *c, uint32_t refs)
{
	struct cop_error ignored = { 0 };
	struct cop_store_files files;
	struct cop_store *store;

	if (cop_start_store(c->env, &store, &ignored))
		return;
	for (size_t k = 0; k < cop_kind_count; k++) {
		ignored = (struct cop_error){ 0 };
		if (cop_records[k]->shape != COP_SHAPE_FOLDER ||
		    !(cop_records[k]->ref & refs) ||
		    cop_store_list(store, cop_records[k], &files, &ignored))
			continue;
		for (size_t i = 0; i < files.n; i++)
			offer(c, files.at[i].id, NULL);
	}
	cop_store_close(&store);
}

static void offer_hint(struct completion *c, enum cop_hint hint)
{
	static const uint32_t refs[] = {
		[COP_HINT_ROLE] = COP_REF_ROLE,
		[COP_HINT_MEMBER] = COP_REF_MEMBER,
		[COP_HINT_PLAN] = COP_REF_PLAN,
		[COP_HINT_NOTE] = COP_REF_NOTE,
		[COP_HINT_PLATFORM] = COP_REF_PLATFORM,
		[COP_HINT_INDICATOR] = COP_REF_INDICATOR,
		[COP_HINT_THING] = COP_REF_ANY,
	};

	switch (hint) {
	case COP_HINT_FILE:
		cop_buf_text(c->out, ":files\n");
		return;
	case COP_HINT_DIR:
		cop_buf_text(c->out, ":dirs\n");
		return;
	case COP_HINT_PATH:
	case COP_HINT_FIELD:
		offer_fields(c, hint == COP_HINT_PATH);
		return;
	case COP_HINT_COMMAND:
		offer_topics(c);
		return;
	case COP_HINT_SCHEMA:
		offer_kinds(c);
		return;
	case COP_HINT_REPORT:
		offer_verbs(c, "report");
		return;
	case COP_HINT_RULE:
		offer_rules(c);
		return;
	case COP_HINT_NONE:
	case COP_HINT_REV:
		return;
	default:
		offer_ids(c, refs[hint]);
	}
}

#define DAYS "today yesterday tomorrow friday +1w eom eoq eoy"
#define SPANS "this-month last-month this-quarter last-quarter this-year last-year"

static void offer_field_value(struct completion *c, const struct cop_field *f)
{
	if (f->kind == COP_K_ENUM)
		offer_enum(c, f->of);
	else if (f->kind == COP_K_BOOL)
		offer_words(c, "true false");
	else if (f->kind == COP_K_DATE)
		offer_words(c, DAYS);
	else if (f->kind == COP_K_REF)
		offer_ids(c, f->refs);
}

static void offer_value(struct completion *c, const struct cop_opt *o)
{
	const struct cop_cmd *cmd = c->scan.leaf ? c->scan.leaf->cmd : NULL;
	const struct cop_field *f = cop_opt_field(cmd, o);

	if (o->flags & COP_OPT_COMMA) { /* what stands before the last comma stays */
		const char *comma = strrchr(c->typed, ',');

		if (comma) {
			c->before = cop_arena_printf(c->env->arena, "%s%.*s", c->before,
						     (int)(comma + 1 - c->typed),
						     c->typed);
			c->typed = comma + 1;
		}
	}
	if (f)
		offer_field_value(c, f);
	else if (o->kind == COP_OPT_CHOICE)
		offer_enum(c, o->of);
	else if (o->kind == COP_OPT_BOOL)
		offer_words(c, "true false");
	else if (o->kind == COP_OPT_DATE)
		offer_words(c, DAYS);
	else if (o->kind == COP_OPT_PERIOD)
		offer_words(c, SPANS);
	else if (cmd && o->name && strcmp(o->name, "format") == 0)
		offer_words(c, cmd->formats);
	else
		offer_hint(c, o->hint);
}

static void offer_argument(struct completion *c)
{
	const struct cop_cmd *cmd = c->scan.leaf->cmd;
	size_t at = c->scan.nwords;

	for (size_t i = 0; i < cmd->nargs; i++) {
		const struct cop_arg *arg = &cmd->args[i];

		if (arg->max && at >= arg->max) {
			at -= arg->max;
			continue;
		}
		offer_hint(c, arg->hint);
		return;
	}
}

static void offer_next(struct completion *c)
{
	const struct cop_scan *s = &c->scan;
	bool self = s->leaf && strcmp(s->leaf->name, "self") == 0;

	if (c->typed[0] == '-')
		offer_options(c);
	else if (!s->leaf && !s->group)
		offer_commands(c);
	else if (s->group && (!s->leaf || self) && !s->nwords)
		offer_verbs(c, s->group->name);
	else if (self && strcmp(s->leaf->group, "top") == 0)
		offer_commands(c);
	if (s->leaf && c->typed[0] != '-')
		offer_argument(c);
}

/* bash parts --color=a in three words: what stood together comes together again. */
static char **rejoin(struct cop_arena *a, char **words, size_t *ret_n)
{
	char **out;
	size_t n = 0;

	while (words[n])
		n++;
	out = COP_NEW_N(a, char *, n + 2);
	n = 0;
	for (; *words; words++) {
		if (n && strcmp(*words, "=") == 0 && strncmp(out[n - 1], "--", 2) == 0)
			continue;
		out[n++] = *words;
	}
	if (!n || (words[-1][0] == '=' && !words[-1][1]))
		out[n++] = cop_arena_text(a, "");
	*ret_n = n;
	return out;
}

/* The option whose value the last word is, or NULL; `words` loses it. */
static const struct cop_opt *open_option(struct completion *c, char **words, size_t n)
{
	struct cop_error ignored = { 0 };
	const struct cop_opt *o;
	const char *last = n ? words[n - 1] : NULL;
	bool may = last && last[0] == '-' && last[1] && !strchr(last, '=');

	if (may)
		words[n - 1] = NULL;
	if (cop_opt_scan(c->env->arena, words, &c->scan, &ignored))
		return NULL;
	o = may ? cop_opt_find(&c->scan, last) : NULL;
	return o && o->kind != COP_OPT_FLAG ? o : NULL;
}

enum cop_code cop_complete(struct cop_env *env, char **words, struct cop_buf *out,
			   struct cop_error *err)
{
	struct completion c = { .env = env, .before = "", .out = out };
	const struct cop_opt *o;
	const char *equals;
	size_t n;
	enum cop_code code;

	words = rejoin(env->arena, words, &n);
	c.typed = words[n - 1];
	words[n - 1] = NULL;
	o = open_option(&c, words, n - 1);
	if (c.scan.unknown)
		return COP_OK;
	if ((code = cop_opt_fill_early(env, &c.scan, err)))
		return code;
	equals = strchr(c.typed, '=');
	if (!o && equals && strncmp(c.typed, "--", 2) == 0) {
		o = cop_opt_find(&c.scan, c.typed);
		c.before = cop_arena_copy(env->arena, c.typed,
					  (size_t)(equals + 1 - c.typed));
		c.typed = equals + 1;
		if (!o)
			return COP_OK;
	}
	if (o)
		offer_value(&c, o);
	else
		offer_next(&c);
	return COP_OK;
}
