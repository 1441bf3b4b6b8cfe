/* SPDX-License-Identifier: MIT */
/* get, set, show, and what the other regular verbs share. */
#include "noun.h"

#include <string.h>

#include "base/enc.h"
#include "base/near.h"
#include "model/life.h"
#include "opt.h"

enum cop_kind cop_noun_kind(const struct cop_env *env)
{
	return (enum cop_kind)env->cmd->record->kind;
}

void cop_noun_area(const struct cop_env *env, struct cop_buf *out)
{
	cop_buf_printf(out, "%.*s: ", (int)strcspn(env->line->group, " "),
		       env->line->group);
}

enum cop_code cop_noun_missing(struct cop_env *env, const char *path,
			       struct cop_error *err)
{
	if (cop_community_left_out(env->community, path))
		return cop_community_fail_left_out(env->community, path, err);
	cop_fail(err, COP_E_NOT_FOUND, "there is no '%s' yet", path);
	if (strcmp(path, cop_record_budget.where) == 0)
		return cop_fail_hint(err, "cop budget add funding FUNDER --amount MONEY "
					  "--from DATE --to DATE");
	return strcmp(path, cop_record_charter.where) == 0
		       ? cop_fail_hint(err, "cop charter set purpose \"...\" begins it")
		       : err->code;
}

enum cop_code cop_noun_unread(struct cop_env *env, enum cop_kind kind, const char *id,
			      struct cop_error *err)
{
	const char *path = cop_store_path(env->community->store, cop_records[kind], id);

	return cop_community_fail_left_out(env->community, path ? path : id, err);
}

/* How the things of this kind are listed: "role", "charter platform". */
static const char *noun_of(const struct cop_env *env)
{
	const char *group = env->line->group;

	return cop_line_leaf(group, "list") ? group : env->cmd->record->name;
}

enum cop_code cop_noun_find(struct cop_env *env, const char *word,
			    const struct cop_item **ret, struct cop_error *err)
{
	enum cop_kind kind = cop_noun_kind(env), found;
	const char *id;
	enum cop_code code;

	if (env->cmd->record->shape == COP_SHAPE_FILE) {
		if (!env->community->items[kind].n)
			return cop_noun_missing(env, env->cmd->record->where, err);
		*ret = &env->community->items[kind].at[0];
		return COP_OK;
	}
	code = cop_community_resolve(env->community, 1u << kind, word, &id, &found, err);
	if (!code)
		code = cop_community_load(env->community, 1u << kind, err);
	if (code) {
		if (!err->hint[0] && !cop_noun_other(env, word, err))
			cop_fail_hint(err, "cop %s list", noun_of(env));
		return code;
	}
	*ret = cop_community_item(env->community, kind, id);
	return *ret ? COP_OK : cop_noun_unread(env, kind, id, err);
}

/* A name with a blank in it is somebody's; whoever is not there yet can be added. */
static void hint_at_people(struct cop_env *env, const char *word, bool roles,
			   struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf name = { 0 };

	if (!strchr(word, ' ')) {
		cop_fail_hint(err, "cop member list%s", roles ? "; cop role list" : "");
		return;
	}
	cop_enc_shell_text(&name, word, strlen(word));
	cop_fail_hint(err,
		      env->community->items[cop_kind_member].n
			      ? "cop member list; somebody new: cop member add %s"
			      : "nobody is a member yet: cop member add %s",
		      cop_buf_str(&name));
}

enum cop_code cop_noun_who(struct cop_env *env, const char *word, bool roles,
			   const char **ret, struct cop_error *err)
{
	unsigned kinds = COP_KIND_BIT(member) | (roles ? COP_KIND_BIT(role) : 0);
	enum cop_kind kind;
	enum cop_code code =
		cop_community_resolve(env->community, kinds, word, ret, &kind, err);

	if (code && !err->hint[0] && !cop_noun_other(env, word, err))
		hint_at_people(env, word, roles, err);
	return code;
}

enum cop_code cop_noun_whos(struct cop_env *env, struct cop_words *words, bool roles,
			    struct cop_error *err)
{
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < words->n && !code; i++)
		code = cop_noun_who(env, words->at[i], roles, &words->at[i], err);
	return code;
}

/* --- get --- */

/* The value a path names in the file as it is, with its scalars as text lines. */
static void write_scalar(struct cop_buf *out, const struct cop_node *n)
{
	if (n->kind == COP_SCALAR)
		cop_enc_term_lines(out, n->value, 0);
	else
		cop_buf_text(out, n->kind == COP_SEQ ? "[...]" : "{...}");
	/* a last line break of prose does not count */
	if (!out->len || out->at[out->len - 1] != '\n')
		cop_buf_char(out, '\n');
}

/* Entries with fields are shown as facts: id, then their text. */
static void write_entry(struct cop_buf *out, const struct cop_node *entry)
{
	for (const struct cop_node *n = entry->first; n; n = n->next) {
		if (n != entry->first)
			cop_buf_char(out, '\t');
		cop_enc_tsv(out, n->key->value);
		cop_buf_char(out, '=');
		if (n->kind == COP_SCALAR)
			cop_enc_tsv(out, n->value);
		else
			cop_buf_text(out, "...");
	}
	cop_buf_char(out, '\n');
}

static void write_value(struct cop_buf *out, const struct cop_node *n)
{
	if (n->kind == COP_SCALAR) {
		write_scalar(out, n);
		return;
	}
	if (n->kind == COP_MAP) {
		write_entry(out, n);
		return;
	}
	for (const struct cop_node *c = n->first; c; c = c->next) {
		if (c->kind == COP_MAP)
			write_entry(out, c);
		else
			write_scalar(out, c);
	}
}

/* `key:` with nothing after it is not filled, as if it were not there. */
static bool is_void(const struct cop_node *n)
{
	return n->kind == COP_SCALAR && cop_str_len(n->value) == 0;
}

enum cop_code cop_noun_get_run(struct cop_env *env, const void *opts,
			       struct cop_error *err)
{
	const struct cop_noun_get *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const struct cop_record *record = env->cmd->record;
	const struct cop_item *item;
	struct cop_node *root = NULL;
	struct cop_place_in at;
	enum cop_code code = cop_noun_find(env, o->thing, &item, err);

	if (code)
		return code;
	code = cop_yaml_parse(env->arena, ((const struct cop_rec *)item->rec)->src,
			      &cop_yaml_community, &root, err);
	if (!code)
		code = cop_path_find(env->arena, record->schema,
				     cop_rec_node(root, item->rec), o->path, &at, err);
	if (code)
		return code;
	if (!at.node || is_void(at.node))
		return COP_E_NO;
	write_value(&out, at.node);
	return cop_show_text(env, &out, err);
}

/* --- set --- */

/* `org=Tax`: the command with a path and a value, and the field that was meant. */
static enum cop_code hint_pair(struct cop_env *env, const char *thing, const char *typed,
			       struct cop_error *err)
{
	const struct cop_schema *s = env->cmd->record->schema;
	const char *name = cop_arena_copy(env->arena, typed, strcspn(typed, "="));
	const char *value = strchr(typed, '=') + 1;
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	struct cop_near near = { .typed = name };

	for (size_t i = 0; i < s->nfields; i++)
		cop_near_try(&near, cop_field_key(&s->fields[i]));
	if (!near.best && !cop_path_field(s, name))
		return cop_fail_hint(err, "cop schema %s lists the fields", s->name);
	if (thing)
		cop_enc_shell_text(&b, thing, strlen(thing));
	cop_buf_text(&b, thing ? " " : "");
	cop_buf_printf(&b, "%s ", near.best ? near.best : name);
	cop_enc_shell_text(&b, value, strlen(value));
	return cop_fail_hint(err, "cop %s %s", cop_line_words(env->arena, env->line),
			     cop_buf_str(&b));
}

static enum cop_code check_pairs(struct cop_env *env, const char *thing,
				 const struct cop_words *pairs, struct cop_error *err)
{
	const char *last = pairs->n ? pairs->at[pairs->n - 1] : "";

	if (pairs->n % 2 == (env->common.file ? 1 : 0))
		return COP_OK;
	if (pairs->n % 2 == 0) {
		cop_fail(err, COP_E_USAGE,
			 "--file gives a value, and every path has one");
		return cop_fail_hint(err, "the last path stands alone: set PATH --file "
					  "FILE");
	}
	if (strchr(last, '=')) {
		cop_fail(err, COP_E_USAGE, "'%s' is not a path", last);
		return hint_pair(env, thing, last, err);
	}
	cop_fail(err, COP_E_USAGE, "'%s' has no value", last);
	return cop_fail_hint(err, "text, - for standard input%s; \"\" clears the field",
			     env->cmd->needs & COP_TAKES_FILE ? ", or --file FILE" : "");
}

/* A word of a history's status: a dated entry instead of a field. */
/* Steps that somebody decided (adopted, declined): you, where nobody is named. */
static bool needs_somebody(const struct cop_env *env, const char *status)
{
	const struct cop_field *f =
		cop_path_field(env->cmd->record->schema, "history.by");

	return f && f->when && strstr(f->when, status);
}

static enum cop_code add_step(struct cop_env *env, struct cop_change *c, const char *id,
			      const char *status, const struct cop_noun_set *o,
			      struct cop_error *err)
{
	struct cop_arena *a = env->arena;
	struct cop_node *step = cop_make_map(a, COP_FLOW), *by;
	char day[COP_DATE_TEXT];
	struct cop_words who = { 0 };
	const struct cop_field *f =
		cop_path_field(env->cmd->record->schema, "history.status");
	struct cop_node *word;
	enum cop_code code =
		cop_value_typed(a, f, cop_str_text(a, status), env->today, &word, err);

	if (!code && (env->common.by.n || needs_somebody(env, status)))
		code = cop_deciders(env, &who, err);
	if (code)
		return code;
	cop_make_put(a, step, "date", cop_make_bare(a, cop_date_text(cop_day(env), day)));
	cop_make_put(a, step, "status", word);
	if (who.n) {
		by = cop_make_seq(a, COP_FLOW);
		for (size_t i = 0; i < who.n; i++)
			cop_make_push(by, cop_make_text(a, cop_str_text(a, who.at[i])));
		cop_make_put(a, step, "by", by);
	}
	if (o->until.day)
		cop_make_put(a, step, "until",
			     cop_make_bare(a, cop_date_text(o->until, day)));
	if (o->cause)
		cop_make_put(a, step, "cause",
			     cop_make_text(a, cop_str_text(a, o->cause)));
	if (o->policy)
		cop_make_put(a, step, "policy",
			     cop_make_text(a, cop_str_text(a, o->policy)));
	if (o->note)
		cop_make_put(a, step, "note", cop_make_text(a, o->note));
	return cop_change_put(c, env->cmd->record, id, "history+", step, err);
}

/* history.2.status: what a thing becomes has needs of its own, which a path would pass by. */
static enum cop_code check_life(const struct cop_env *env, const char *path,
				struct cop_error *err)
{
	size_t len = strlen(path);

	if (strncmp(path, "history", 7) != 0 ||
	    (strcmp(path, "history+") != 0 &&
	     (len < 7 || strcmp(path + len - 7, ".status") != 0)))
		return COP_OK;
	cop_fail(err, COP_E_REFUSED, "a step of a history is not set by its path");
	return cop_fail_hint(err,
			     "cop %s set ... status WORD adds one; cop %s edit mends one",
			     env->line->group, env->line->group);
}

static bool is_life(const struct cop_env *env, const char *path)
{
	return strcmp(path, "status") == 0 &&
	       cop_path_field(env->cmd->record->schema, "history.status") &&
	       !cop_path_field(env->cmd->record->schema, "status");
}

/* Where a field names a person or thing, a name will do. */
static const struct cop_str *resolved(struct cop_env *env, const char *path,
				      const struct cop_str *value)
{
	char plain[128];
	size_t len = strlen(path);
	const struct cop_field *f;
	struct cop_error ignored = { 0 };
	unsigned kinds = 0;
	enum cop_kind kind;
	const char *id;

	if (len >= sizeof(plain))
		return value;
	memcpy(plain, path, len + 1);
	if (len && plain[len - 1] == '+')
		plain[len - 1] = '\0';
	f = cop_path_field(env->cmd->record->schema, plain);
	if (!f || f->kind != COP_K_REF || !cop_str_len(value))
		return value;
	if (cop_id_reserved(cop_enc_shown(env->arena, value)))
		return value;
	for (unsigned k = 0; k < cop_kind_count; k++)
		kinds |= cop_records[k]->ref & f->refs ? 1u << k : 0;
	if (kinds && !cop_community_resolve(env->community, kinds,
					    cop_enc_shown(env->arena, value), &id, &kind,
					    &ignored))
		return cop_str_text(env->arena, id);
	return value;
}

/* `kind idea`: a word of another field of the record, which is then said. */
static enum cop_code hint_choice(struct cop_env *env, const struct cop_noun_set *o,
				 const char *path, const char *typed,
				 struct cop_error *err)
{
	const char *other = cop_opt_choice_of(env, path, typed);

	if (err->code != COP_E_USAGE || !other)
		return err->code;
	return cop_fail_hint(err, "'%s' is a word of '%s': cop %s%s%s %s %s", typed,
			     other, cop_line_words(env->arena, env->line),
			     o->thing ? " " : "", o->thing ? o->thing : "", other, typed);
}

enum cop_code cop_noun_set_pairs(struct cop_env *env, struct cop_change *c,
				 const char *id, const struct cop_noun_set *o,
				 struct cop_error *err)
{
	enum cop_code code = check_pairs(env, o->thing, &o->pairs, err);

	for (size_t i = 0; i < o->pairs.n && !code; i += 2) {
		const char *path = o->pairs.at[i];
		const char *typed = i + 1 < o->pairs.n ? o->pairs.at[i + 1] : NULL;
		const struct cop_str *value;

		if ((code = check_life(env, path, err)))
			break;
		if (typed && is_life(env, path)) {
			code = add_step(env, c, id, typed, o, err);
			continue;
		}
		code = typed ? cop_env_text(env, typed, &value, err)
			     : cop_env_file(env, env->common.file, &value, err);
		if (!code)
			code = cop_change_set(c, env->cmd->record, id, path,
					      resolved(env, path, value), err);
		if (code && typed)
			code = hint_choice(env, o, path, typed, err);
	}
	return code;
}

/* --- show --- */

enum cop_code cop_noun_show_item(struct cop_env *env, const struct cop_item *item,
				 struct cop_value computed, struct cop_error *err)
{
	const struct cop_record *record = env->cmd->record;
	struct cop_doc *doc = cop_doc_new(env->arena, env->cmd->document);
	struct cop_value fields = cop_v_map(), all;

	if (item->id[0])
		cop_v_put(env->arena, &fields, "id", cop_v_word(item->id));
	all = cop_record_value(env->arena, record->schema, item->rec);
	for (size_t i = 0; i < all.u.map.n; i++)
		cop_v_put(env->arena, &fields, all.u.map.at[i].key,
			  all.u.map.at[i].value);
	if (computed.kind == COP_V_MAP && computed.u.map.n)
		cop_v_put(env->arena, &fields, "computed", computed);
	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &doc->head, "as_of", cop_v_date(env->today));
	cop_doc_fields(doc, NULL, "item", fields);
	return cop_show(env, doc, err);
}

/* --- add --- */

enum cop_code cop_noun_new_id(struct cop_env *env, const struct cop_str *title,
			      const char *prefix, const char **ret, struct cop_error *err)
{
	const char *wanted = env->common.id, *id;
	enum cop_code code;

	if (wanted) {
		if ((code = cop_noun_check_new(env, wanted, err)))
			return code;
		*ret = wanted;
		return COP_OK;
	}
	id = cop_str_slug(env->arena, title);
	if (!*id) {
		cop_fail(err, COP_E_USAGE, "no id can be made from '%s'",
			 cop_enc_shown(env->arena, title));
		return cop_fail_hint(err, "name one: --id ID");
	}
	wanted = cop_arena_printf(env->arena, "%s%s", prefix ? prefix : "", id);
	id = wanted;
	for (unsigned n = 2; (cop_community_what(env->community, id) & COP_REF_ANY) ||
			     cop_id_reserved(id);
	     n++)
		id = cop_arena_printf(env->arena, "%s-%u", wanted, n);
	if (id != wanted)
		cop_say(env, "note: '%s' is taken; the new id is %s", wanted, id);
	*ret = id;
	return COP_OK;
}

enum cop_code cop_noun_given(struct cop_env *env, struct cop_change *c, const char *id,
			     const struct cop_given *given, struct cop_error *err)
{
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < given->n && !code; i++) {
		const struct cop_given_field *g = &given->at[i];
		bool list = g->field->flags & COP_IS_LIST;
		const char *path = list ? cop_arena_printf(env->arena, "%s+", g->path)
					: g->path;

		code = cop_change_set(c, env->cmd->record, id, path,
				      resolved(env, g->path, g->text), err);
	}
	return code;
}

enum cop_code cop_given_list(struct cop_env *env, const struct cop_given *given,
			     const struct cop_field *f, struct cop_node **ret,
			     struct cop_error *err)
{
	struct cop_node *seq = cop_make_seq(env->arena, COP_FLOW), *item;
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < given->n && !code; i++) {
		if (given->at[i].field != f)
			continue;
		code = cop_value_typed(env->arena, f, given->at[i].text, env->today,
				       &item, err);
		if (!code)
			cop_make_push(seq, item);
	}
	if (code)
		return code;
	seq->style = (uint8_t)cop_list_style(f, seq);
	*ret = seq;
	return COP_OK;
}
