/* SPDX-License-Identifier: MIT */
/* Answers to the charter's questions from a file, and such a file to fill in. */
#include <string.h>
#include <unistd.h>

#include "base/enc.h"
#include "base/fs.h"
#include "charter.h"
#include "editor.h"
#include "play.h"

#define ANSWERS_MAX ((size_t)1024 * 1024)

/* --- reading --- */

static bool is_blank(const struct cop_node *n)
{
	return n->kind == COP_SCALAR ? !cop_str_len(n->value) && cop_node_plain(n)
				     : n->kind == COP_MAP && !n->first;
}

static void unlink_child(struct cop_node *parent, struct cop_node *n)
{
	*(n->prev ? &n->prev->next : &parent->first) = n->next;
	*(n->next ? &n->next->prev : &parent->last) = n->prev;
	parent->count--;
}

/* "key:" with nothing behind it is no answer; a part without answers is none either. */
static void prune(struct cop_node *root)
{
	struct cop_node *next;

	for (struct cop_node *n = root->first; n; n = next) {
		next = n->next;
		if (n->kind != COP_SCALAR)
			prune(n);
		if (is_blank(n))
			unlink_child(root, n);
	}
}

static enum cop_code read_answers(struct cop_env *env, const char *file,
				  struct cop_node **ret, struct cop_error *err)
{
	const struct cop_source *src;
	struct cop_node *root = NULL;
	enum cop_code code;

	if ((code = cop_play_read(env, file, ANSWERS_MAX, &src, err)) ||
	    (code = cop_yaml_parse(env->arena, src, &cop_yaml_community, &root, err)))
		return code;
	if (root && root->kind != COP_MAP) {
		cop_fail_at(err, COP_E_INVALID, cop_node_loc(root),
			    "answers are fields and their values");
		return cop_fail_hint(err,
				     "cop charter ask --print-answers shows how they "
				     "look");
	}
	if (root)
		prune(root);
	if (root && cop_node_get(root, "history")) {
		cop_fail_at(err, COP_E_INVALID,
			    cop_node_loc(cop_node_get(root, "history")),
			    "'history' grows by what is decided");
		return cop_fail_hint(err, "take it out; cop charter adopt records an "
					  "adoption");
	}
	*ret = root;
	return COP_OK;
}

/* A node that may be put elsewhere while its list is still walked. */
static struct cop_node *loose(struct cop_arena *a, const struct cop_node *n)
{
	struct cop_node *copy = COP_NEW(a, struct cop_node);

	*copy = *n;
	copy->parent = copy->key = copy->next = copy->prev = NULL;
	return copy;
}

/* Only its links are new: it stays an entry of its own file. */
static void link_child(struct cop_arena *a, struct cop_node *map,
		       const struct cop_node *n)
{
	struct cop_node *copy = loose(a, n);

	copy->key = n->key;
	copy->parent = map;
	copy->prev = map->last;
	*(map->last ? &map->last->next : &map->first) = copy;
	map->last = copy;
	map->count++;
}

/* What is not answered here stays as the charter has it. */
static void fill_up(struct cop_arena *a, struct cop_node *answers,
		    const struct cop_node *there)
{
	for (const struct cop_node *n = there ? there->first : NULL; n; n = n->next) {
		const char *key = cop_enc_shown(a, n->key->value);
		struct cop_node *said = cop_node_get(answers, key);

		if (!said)
			link_child(a, answers, n);
		else if (said->kind == COP_MAP && n->kind == COP_MAP)
			fill_up(a, said, n);
	}
}

/* The answers in their one written form. */
static enum cop_code load(struct cop_env *env, const struct cop_node *root,
			  struct cop_node **ret, struct cop_error *err)
{
	struct cop_findings *f = COP_NEW(env->arena, struct cop_findings);
	struct cop_load l = { .arena = env->arena, .findings = f, .record = "charter" };
	const void *rec;
	size_t errors;

	cop_findings_init(f, env->arena);
	rec = cop_schema_load(&l, &cop_schema_charter, root, NULL);
	errors = cop_findings_count(f, COP_ERROR);
	*ret = cop_schema_emit(env->arena, &cop_schema_charter, rec, COP_BLOCK);
	if (!errors)
		return COP_OK;
	env->findings = f;
	if (env->format != cop_format_json)
		cop_say_findings(env, f, COP_ERROR, COP_ERROR);
	cop_fail(err, COP_E_INVALID,
		 "the answers hold %zu error%s, so nothing was written", errors,
		 errors == 1 ? "" : "s");
	return cop_fail_hint(err, "mend the answers by what is said above");
}

/* --- taking them over --- */

struct taking {
	struct cop_env *env;
	struct cop_change *c;
	struct cop_words *answered;
	size_t cap;
};

static void note_answer(struct taking *t, const char *path)
{
	*COP_PUSH(t->env->arena, t->answered->at, t->answered->n, t->cap) = path;
	*COP_PUSH(t->env->arena, t->answered->at, t->answered->n, t->cap) = "";
}

/* What is as it was is not touched, so that its comments and layout stay. */
static enum cop_code take_over(struct taking *t, const char *above,
			       const struct cop_node *map, const struct cop_node *there,
			       struct cop_error *err)
{
	enum cop_code code = COP_OK;

	for (struct cop_node *n = map->first; n && !code; n = n->next) {
		const char *key = cop_enc_shown(t->env->arena, n->key->value);
		const char *path = cop_arena_printf(t->env->arena, "%s%s%s", above,
						    *above ? "." : "", key);
		const struct cop_node *old = there ? cop_node_get(there, key) : NULL;

		if (n->kind == COP_MAP)
			code = take_over(t, path, n, old, err);
		else if (!old || !cop_node_equal(old, n)) {
			code = cop_change_put(t->c, &cop_record_charter, "", path,
					      loose(t->env->arena, n), err);
			note_answer(t, path);
		}
	}
	return code;
}

enum cop_code charter_given(struct cop_env *env, const char *file, struct cop_change *c,
			    struct cop_words *answered, struct cop_error *err)
{
	struct taking t = { .env = env, .c = c, .answered = answered };
	struct cop_node *root = NULL, *there = NULL, *said = NULL;
	enum cop_code code = read_answers(env, file, &root, err);

	if (!code)
		code = charter_root(env, &there, err);
	if (code || !root)
		return code;
	fill_up(env->arena, root, there);
	if ((code = load(env, root, &said, err)))
		return code;
	return take_over(&t, "", said,
			 cop_schema_emit(env->arena, &cop_schema_charter,
					 env->community->charter, COP_BLOCK),
			 err);
}

/* --- a file to fill in --- */

struct sheet {
	struct cop_env *env;
	const struct charter_chosen *chosen;
	struct cop_buf *out;
	const struct charter_question *last; /* whose words stand above already */
};

/* The question that this place answers; NULL: none of those. */
static const struct charter_question *asked_at(const struct sheet *s, const char *path)
{
	for (size_t i = 0; i < s->chosen->n; i++)
		for (size_t k = 0; k < s->chosen->at[i]->of->fields.n; k++)
			if (charter_within(s->chosen->at[i]->of->fields.at[k], path) ||
			    charter_within(path, s->chosen->at[i]->of->fields.at[k]))
				return s->chosen->at[i];
	return NULL;
}

static void put_comment(struct sheet *s, size_t indent, const char *lead,
			const struct cop_str *text)
{
	cop_buf_fill(s->out, ' ', indent);
	cop_buf_printf(s->out, "# %s", lead);
	cop_enc_term(s->out, text);
	cop_buf_char(s->out, '\n');
}

static void put_question(struct sheet *s, size_t indent, const struct charter_question *q)
{
	if (s->last == q)
		return;
	s->last = q;
	put_comment(s, indent, "", q->of->text);
	put_comment(s, indent, "", q->of->why);
	put_comment(s, indent, "For example: ", q->of->example);
}

/* Which part of the answer it is, where there are several, and what may be said. */
static void put_doc(struct sheet *s, size_t indent, const struct charter_question *q,
		    const struct cop_field *f)
{
	const struct cop_enum *of = f->kind == COP_K_ENUM ? f->of : NULL;

	if (q->of->fields.n > 1) {
		cop_buf_fill(s->out, ' ', indent);
		cop_buf_printf(s->out, "# %s: %s\n", cop_field_key(f), f->doc);
	}
	if (!of)
		return;
	cop_buf_fill(s->out, ' ', indent);
	cop_buf_text(s->out, "# One of:");
	for (size_t i = 0; i < of->n; i++)
		cop_buf_printf(s->out, "%s %s", i ? "," : "", of->words[i].word);
	cop_buf_char(s->out, '\n');
}

/* The fields of an entry, so that nobody has to look them up. */
static void put_entry_fields(struct sheet *s, size_t indent, const struct cop_field *f)
{
	const struct cop_schema *in = f->kind == COP_K_MAP ? f->of : NULL;

	for (size_t i = 0; in && i < in->nfields; i++) {
		cop_buf_fill(s->out, ' ', indent);
		cop_buf_printf(s->out, "#   %s%s:  # %s\n", i ? "  " : "- ",
			       cop_field_key(&in->fields[i]), in->fields[i].doc);
	}
}

/* As it is now, or empty: then it stays open. */
static void put_value(struct sheet *s, size_t indent, const struct cop_field *f,
		      struct cop_node *value)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	struct cop_node *one = cop_make_map(s->env->arena, COP_BLOCK);
	bool starts = true;

	if (!value) {
		cop_buf_fill(s->out, ' ', indent);
		cop_buf_printf(s->out, "%s:\n", cop_field_key(f));
		return;
	}
	cop_make_put(s->env->arena, one, cop_field_key(f), loose(s->env->arena, value));
	cop_yaml_write_file(&text, one);
	for (size_t i = 0; i < text.len; i++) {
		if (starts && text.at[i] != '\n')
			cop_buf_fill(s->out, ' ', indent);
		starts = text.at[i] == '\n';
		cop_buf_char(s->out, text.at[i]);
	}
}

static void put_fields(struct sheet *s, const char *above, const struct cop_schema *of,
		       struct cop_node *there, size_t indent);

static void put_field(struct sheet *s, const char *path, const struct cop_field *f,
		      struct cop_node *value, size_t indent)
{
	const struct charter_question *q = asked_at(s, path);
	bool inner = f->kind == COP_K_MAP && !(f->flags & COP_IS_LIST);

	if (!q)
		return;
	if (!indent)
		cop_buf_char(s->out, '\n');
	if (inner) {
		cop_buf_fill(s->out, ' ', indent);
		cop_buf_printf(s->out, "%s:\n", cop_field_key(f));
		put_fields(s, path, f->of, value, indent + 2);
		return;
	}
	put_question(s, indent, q);
	put_doc(s, indent, q, f);
	if (!value)
		put_entry_fields(s, indent, f);
	put_value(s, indent, f, value);
}

static void put_fields(struct sheet *s, const char *above, const struct cop_schema *of,
		       struct cop_node *there, size_t indent)
{
	for (size_t i = 0; i < of->nfields; i++) {
		const struct cop_field *f = &of->fields[i];
		const char *key = cop_field_key(f);

		put_field(s,
			  cop_arena_printf(s->env->arena, "%s%s%s", above,
					   *above ? "." : "", key),
			  f, there ? cop_node_get(there, key) : NULL, indent);
	}
}

enum cop_code charter_template(struct cop_env *env, const struct charter_chosen *chosen,
			       struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct sheet s = { .env = env, .chosen = chosen, .out = &out };

	cop_buf_text(&out,
		     "# Answers of the charter: cop charter ask --answers FILE\n"
		     "# What stays empty stays open. A list here takes the place of "
		     "the one in the charter.\n");
	put_fields(&s, "", &cop_schema_charter,
		   cop_schema_emit(env->arena, &cop_schema_charter,
				   env->community->charter, COP_BLOCK),
		   0);
	return cop_show_text(env, &out, err);
}

/* --- answers that could not be written down --- */

#define KEPT "charter-answers"
#define KEPT_MOST 100 /* files of that name in one folder */

/* Is something at or below this field answered? */
static bool is_answered(const struct cop_words *answered, const char *key)
{
	for (size_t i = 0; i < answered->n; i += 2)
		if (charter_within(answered->at[i], key))
			return true;
	return false;
}

/* The charter as it would have been, with the fields in which something was answered. */
static struct cop_node *answers_of(struct cop_env *env, struct cop_change *c,
				   const struct cop_words *answered)
{
	const struct cop_writes writes = cop_change_writes(c);
	struct cop_node *root = NULL, *kept = cop_make_map(env->arena, COP_BLOCK);
	struct cop_source *src = COP_NEW(env->arena, struct cop_source);
	struct cop_error ignored = { 0 };

	for (size_t i = 0; i < writes.n; i++)
		if (strcmp(writes.at[i].path, cop_record_charter.where) == 0)
			*src = (struct cop_source){ writes.at[i].path, writes.at[i].text,
						    writes.at[i].len };
	if (!src->text ||
	    cop_yaml_parse(env->arena, src, &cop_yaml_community, &root, &ignored) ||
	    !root || root->kind != COP_MAP)
		return NULL;
	for (const struct cop_node *n = root->first; n; n = n->next) {
		const char *key = cop_enc_shown(env->arena, n->key->value);

		if (is_answered(answered, key))
			cop_make_put(env->arena, kept, key, loose(env->arena, n));
	}
	return kept->first ? kept : NULL;
}

/* A name that is free, where one can write; NULL: nowhere. */
static const char *place_for(struct cop_env *env)
{
	const char *other;

	for (int i = 1; access(".", W_OK) == 0 && i <= KEPT_MOST; i++) {
		const char *name =
			i == 1 ? KEPT ".yaml"
			       : cop_arena_printf(env->arena, KEPT "-%d.yaml", i);

		if (access(name, F_OK) != 0)
			return name;
	}
	other = cop_editor_folder(env);
	return other ? cop_arena_printf(env->arena, "%s/" KEPT ".yaml", other) : NULL;
}

void charter_keep(struct cop_env *env, struct cop_change *c,
		  const struct cop_words *answered, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf dir = { 0 };
	struct cop_node *kept = answered->n ? answers_of(env, c, answered) : NULL;
	const char *file = kept ? place_for(env) : NULL;
	struct cop_error lost = { 0 };

	if (!file)
		return;
	cop_buf_text(&out, "# Answers of the charter: cop charter ask --answers FILE\n");
	cop_yaml_write_file(&out, kept);
	if (cop_fs_replace_any(file, cop_buf_str(&out), out.len, &lost)) {
		cop_say(env, "note: the answers could not be kept: %s", lost.msg);
		return;
	}
	if (env->common.dir) {
		cop_buf_text(&dir, " -C ");
		cop_enc_shell_text(&dir, env->common.dir, strlen(env->common.dir));
	}
	cop_fail_hint(err, "the answers are kept in %s; %scop%s charter ask --answers %s",
		      file,
		      err->code == COP_E_ASK
			      ? ""
			      : "mend what is said above, there or in the record, then ",
		      dir.len ? cop_buf_str(&dir) : "", file);
}
