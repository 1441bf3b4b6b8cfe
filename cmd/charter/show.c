/* SPDX-License-Identifier: MIT */
/* The charter to read: as paths name it, so that scope.out.2 can be seen. */
#include "charter.h"

#include <string.h>

#include "base/enc.h"
#include "model/catalogue.h"
#include "model/life.h"

#define WIDTH 80
#define DEEPEST 6

struct show_opts {
	const char *section;
	int layout;
};

/* Where a value stands: behind its key, or below it. */
struct spot {
	size_t indent; /* of the key */
	size_t column; /* of the value */
	unsigned depth;
};

static void put_node(struct cop_buf *out, const struct cop_schema *s,
		     const struct cop_node *n, struct spot at);

static bool has_maps(const struct cop_node *seq)
{
	const struct cop_node *n = seq->first;

	while (n && n->kind != COP_MAP)
		n = n->next;
	return n != NULL;
}

static const struct cop_field *field_of(const struct cop_schema *s,
					const struct cop_node *entry)
{
	for (size_t i = 0; s && i < s->nfields; i++)
		if (cop_str_is(entry->key->value, cop_field_key(&s->fields[i])))
			return &s->fields[i];
	return NULL;
}

static const struct cop_schema *table_of(const struct cop_schema *s,
					 const struct cop_node *entry)
{
	const struct cop_field *f = field_of(s, entry);

	return f && f->kind == COP_K_MAP ? f->of : NULL;
}

static void put_text(struct cop_buf *out, const struct cop_str *text, size_t column)
{
	size_t start = out->len;

	cop_enc_term_lines(out, text, (unsigned)column);
	while (out->len > start && strchr(" \n", out->at[out->len - 1]))
		out->len--;
	cop_buf_char(out, '\n');
}

/* "1 letters   2 forms" on one line, or one a line where they are long. */
static void put_numbered(struct cop_buf *out, const struct cop_node *seq, size_t column)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf line = { 0 };
	unsigned number = 1;

	for (const struct cop_node *n = seq->first; n; n = n->next) {
		cop_buf_printf(&line, "%s%u ", number > 1 ? "   " : "", number);
		number++;
		cop_enc_term(&line, n->value);
	}
	if (column + cop_utf8_width(cop_buf_str(&line), line.len) <= WIDTH) {
		cop_buf_printf(out, "%s\n", seq->first ? cop_buf_str(&line) : "none");
		return;
	}
	number = 1;
	for (const struct cop_node *n = seq->first; n; n = n->next) {
		cop_buf_fill(out, ' ', number > 1 ? column : 0);
		cop_buf_printf(out, "%u ", number++);
		put_text(out, n->value, column + 2);
	}
}

static bool is_plain(const struct cop_node *n)
{
	return n->kind == COP_SCALAR || (n->kind == COP_SEQ && !has_maps(n));
}

static size_t key_width(const struct cop_node *map)
{
	size_t most = 0;

	for (const struct cop_node *n = map->first; n; n = n->next)
		if (is_plain(n) && cop_str_width(n->key->value) > most)
			most = cop_str_width(n->key->value);
	return most;
}

static void put_key(struct cop_buf *out, const struct cop_node *n, size_t indent)
{
	cop_buf_fill(out, ' ', indent);
	cop_enc_term(out, n->key->value);
}

static void put_pair(struct cop_buf *out, const struct cop_schema *s,
		     const struct cop_node *n, struct spot at)
{
	put_key(out, n, at.indent);
	if (is_plain(n)) {
		cop_buf_fill(out, ' ',
			     at.column - at.indent - cop_str_width(n->key->value));
		put_node(out, s, n, at);
		return;
	}
	cop_buf_char(out, '\n');
	put_node(out, table_of(s, n), n,
		 (struct spot){ at.indent + 2, at.indent + 2, at.depth + 1 });
}

static void put_map(struct cop_buf *out, const struct cop_schema *s,
		    const struct cop_node *map, struct spot at)
{
	at.column = at.indent + key_width(map) + 2;
	for (const struct cop_node *n = map->first; n; n = n->next)
		put_pair(out, s, n, at);
}

/* Its key and its text on one line, whatever else it says below. */
static void put_entry(struct cop_buf *out, const struct cop_schema *s,
		      const struct cop_node *entry, unsigned number, struct spot at)
{
	const struct cop_field *main = s ? cop_single_main(s) : NULL;
	const struct cop_node *id = cop_node_get(entry, "id");
	const struct cop_node *text = main ? cop_node_get(entry, cop_field_key(main))
					   : NULL;
	size_t width = 0;

	cop_buf_fill(out, ' ', at.indent);
	if (id && id->kind == COP_SCALAR)
		cop_enc_term(out, id->value);
	else
		cop_buf_printf(out, "%u", number);
	cop_buf_text(out, "  ");
	if (text)
		put_text(out, text->value, at.indent + 2);
	else
		cop_buf_char(out, '\n');
	for (const struct cop_node *n = entry->first; n; n = n->next)
		if (n != id && n != text && cop_str_width(n->key->value) > width)
			width = cop_str_width(n->key->value);
	at.indent += 2;
	at.column = at.indent + width + 2;
	for (const struct cop_node *n = entry->first; n; n = n->next)
		if (n != id && n != text)
			put_pair(out, s, n, at);
}

/* Every entry as it is: one that should be a mapping and is not has no keys to show. */
static void put_list(struct cop_buf *out, const struct cop_schema *s,
		     const struct cop_node *list, struct spot at)
{
	unsigned number = 1;

	for (const struct cop_node *e = list->first; e; e = e->next) {
		if (e->kind == COP_MAP) {
			put_entry(out, s, e, number++, at);
			continue;
		}
		cop_buf_fill(out, ' ', at.indent);
		cop_buf_printf(out, "%u  ", number++);
		put_text(out, e->value, at.indent + 2);
	}
}

static void put_node(struct cop_buf *out, const struct cop_schema *s,
		     const struct cop_node *n, struct spot at)
{

	if (at.depth > DEEPEST)
		return;
	if (n->kind == COP_SCALAR)
		put_text(out, n->value, at.column);
	else if (n->kind == COP_MAP)
		put_map(out, s, n, at);
	else if (!has_maps(n))
		put_numbered(out, n, at.column);
	else
		put_list(out, s, n, at);
}

/* --- the whole --- */

static void put_head(struct cop_env *env, struct cop_buf *out)
{
	const struct cop_charter *c = env->community->charter;
	const struct cop_charter_step *s = cop_charter_step_on(c, env->today);
	unsigned version = cop_charter_version(c, env->today);
	char day[COP_DATE_TEXT];

	cop_enc_term(out, env->community->cop->name);
	cop_buf_text(out, ": ");
	if (version)
		cop_buf_printf(out, "version %u, adopted %s", version,
			       cop_date_text(cop_charter_adopted(c, env->today), day));
	if (!version)
		cop_buf_text(out, "a draft");
	if (version && s && s->status != cop_charter_status_adopted)
		cop_buf_printf(out, ", %s since %s",
			       cop_enum_word(&cop_enum_charter_status, (int)s->status),
			       cop_date_text(s->date, day));
	if (c->review_by.day)
		cop_buf_printf(out, "; to be read again by %s",
			       cop_date_text(c->review_by, day));
	cop_buf_char(out, '\n');
}

/* Under which of the five headings a part of the charter stands; the catalogue knows. */
static int heading_of(const struct cop_guide_questions *guide,
		      const struct cop_node *part)
{
	for (size_t i = 0; i < guide->all.n; i++)
		for (size_t k = 0; k < guide->all.at[i].fields.n; k++) {
			const char *path = guide->all.at[i].fields.at[k];
			COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
			const char *first = cop_arena_copy(a, path, strcspn(path, "."));

			if (cop_str_is(part->key->value, first))
				return (int)guide->all.at[i].heading;
		}
	return cop_guide_heading_structure;
}

static bool is_said_above(const struct cop_node *part)
{
	return cop_str_is(part->key->value, "history") ||
	       cop_str_is(part->key->value, "review_by");
}

static void put_headings(struct cop_env *env, struct cop_buf *out,
			 const struct cop_node *root)
{
	const struct cop_guide_questions *guide = cop_catalogue_questions(env->arena);
	size_t width = root ? key_width(root) : 0;

	put_head(env, out);
	for (size_t h = 1; h <= cop_enum_guide_heading.n; h++) {
		bool begun = false;

		for (const struct cop_node *n = root ? root->first : NULL; n;
		     n = n->next) {
			if (is_said_above(n) || heading_of(guide, n) != (int)h)
				continue;
			if (!begun)
				cop_buf_printf(
					out, "\n%s\n",
					cop_enum_word(&cop_enum_guide_heading, (int)h));
			begun = true;
			put_pair(out, &cop_schema_charter, n,
				 (struct spot){ 2, width + 4, 0 });
		}
	}
}

static void put_whole(struct cop_env *env, struct cop_buf *out,
		      const struct cop_node *root)
{
	size_t width = key_width(root);

	put_head(env, out);
	for (const struct cop_node *n = root ? root->first : NULL; n; n = n->next) {
		if (is_said_above(n))
			continue;
		cop_buf_char(out, '\n');
		put_pair(out, &cop_schema_charter, n, (struct spot){ 0, width + 2, 0 });
	}
}

static enum cop_code put_section(struct cop_env *env, struct cop_buf *out,
				 struct cop_node *root, const char *path,
				 struct cop_error *err)
{
	struct cop_place_in at;
	enum cop_code code =
		cop_path_find(env->arena, &cop_schema_charter, root, path, &at, err);

	if (code)
		return code;
	if (!at.node) {
		cop_say(env, "note: %s is not answered yet", path);
		return COP_OK;
	}
	put_node(out, at.field && at.field->kind == COP_K_MAP ? at.field->of : NULL,
		 at.node, (struct spot){ 0 });
	return COP_OK;
}

static struct cop_value only(struct cop_value all, struct cop_arena *a, const char *path)
{
	struct cop_value some = cop_v_map();

	for (size_t i = 0; i < all.u.map.n; i++)
		if (strncmp(all.u.map.at[i].key, path, strcspn(path, ".")) == 0)
			cop_v_put(a, &some, all.u.map.at[i].key, all.u.map.at[i].value);
	return some;
}

static enum cop_code show_json(struct cop_env *env, const char *section,
			       struct cop_error *err)
{
	const struct cop_charter *c = env->community->charter;
	const struct cop_charter_step *s = cop_charter_step_on(c, env->today);
	struct cop_doc *doc = cop_doc_new(env->arena, env->cmd->document);
	struct cop_value item = cop_record_value(env->arena, &cop_schema_charter, c);
	struct cop_value computed = cop_v_map();

	if (section)
		item = only(item, env->arena, section);
	cop_v_put(env->arena, &computed, "status",
		  cop_v_word(cop_enum_word(&cop_enum_charter_status,
					   s ? (int)s->status : 0)));
	cop_v_put(env->arena, &computed, "version",
		  cop_v_num(cop_charter_version(c, env->today)));
	cop_v_put(env->arena, &item, "computed", computed);
	cop_v_put(env->arena, &doc->head, "community",
		  cop_v_text(env->community->cop->name));
	cop_v_put(env->arena, &doc->head, "as_of", cop_v_date(env->today));
	cop_doc_fields(doc, NULL, "item", item);
	return cop_show(env, doc, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct show_opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_node *root;
	enum cop_code code = charter_root(env, &root, err);

	if (!code && o->section)
		code = put_section(env, &out, root, o->section, err);
	if (code)
		return code;
	if (env->format == cop_format_json)
		return show_json(env, o->section, err);
	if (!o->section && o->layout == cop_charter_layout_p2p)
		put_headings(env, &out, root);
	else if (!o->section)
		put_whole(env, &out, root);
	return cop_show_text(env, &out, err);
}

static const char *const examples[] = { "cop charter show", "cop charter show scope",
					"cop charter show participation.barriers",
					"cop charter show --layout p2p", NULL };

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_CHOICE,
	  .name = "layout",
	  .of = &cop_enum_charter_layout,
	  .help = "as the file has it, or by the five headings of a charter between "
		  "peers",
	  .fallback = "questions",
	  .offset = offsetof(struct show_opts, layout) },
};

static const struct cop_arg args[] = {
	{ .name = "SECTION",
	  .min = 0,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct show_opts, section),
	  .hint = COP_HINT_PATH,
	  .help = "one part, by its path [all]" },
};

const struct cop_cmd cop_cmd_charter_show = {
	.summary = "the charter to read, or one section of it",
	.rule = "Entries stand there as paths name them: by id, or by number from 1.",
	.examples = examples,
	.see = "cop charter, cop charter set, cop report charter",
	.formats = "text json",
	.document = "cop.charter/1",
	.needs = COP_READS | COP_NEED(charter),
	.record = &cop_record_charter,
	.opts_size = sizeof(struct show_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
