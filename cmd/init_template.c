/* SPDX-License-Identifier: MIT */
/* `--print-answers`: everything that answers may say, from the tables, as comments. */
#include "init.h"

#include <string.h>

#include "base/enc.h"
#include "model/catalogue.h"
#include "model/life.h"

#define DEEPEST 4 /* tables nest no deeper */

static void put_comment(struct cop_buf *out, unsigned indent, const char *text)
{
	cop_buf_fill(out, ' ', indent);
	cop_buf_printf(out, "# %s\n", text);
}

/* "a date; from launched on; not after launched" */
static void put_limits(struct cop_buf *out, const struct cop_field *f)
{
	const struct cop_enum *of = f->kind == COP_K_ENUM ? f->of : NULL;

	if (f->flags & COP_IS_LIST && f->kind != COP_K_DICT)
		cop_buf_text(out, "a list; each ");
	if (f->kind == COP_K_MAP || f->kind == COP_K_DICT)
		cop_buf_text(out, "fields as below");
	else if (!of)
		cop_buf_text(out, cop_field_kind_word(f));
	for (size_t i = 0; of && i < of->n; i++)
		cop_buf_printf(out, "%s%s",
			       i == 0          ? "one of "
			       : i + 1 < of->n ? ", "
					       : " or ",
			       of->words[i].word);
	if (f->flags & COP_REQUIRED)
		cop_buf_text(out, "; always needed");
	else if (f->when)
		cop_buf_printf(out, "; needed: %s", f->when);
	if (f->limits)
		cop_buf_printf(out, "; %s", f->limits);
}

static void put_doc(struct cop_buf *out, unsigned indent, const struct cop_field *f)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf limits = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf line = { 0 };

	put_limits(&limits, f);
	cop_buf_printf(&line, "%s (%s)", f->doc, cop_buf_str(&limits));
	put_comment(out, indent, cop_buf_str(&line));
}

/* One field of a table and what is inside it, all of it commented out. */
static void put_field(struct cop_buf *out, unsigned indent, const struct cop_field *f,
		      unsigned depth)
{
	const struct cop_schema *in =
		f->kind == COP_K_MAP || f->kind == COP_K_DICT ? f->of : NULL;
	bool list = (f->flags & COP_IS_LIST) && f->kind == COP_K_MAP;

	put_doc(out, indent, f);
	cop_buf_fill(out, ' ', indent);
	cop_buf_printf(out, "# %s:\n", cop_field_key(f));
	for (size_t i = 0; in && depth < DEEPEST && i < in->nfields; i++) {
		const struct cop_field *inner = &in->fields[i];

		cop_buf_fill(out, ' ', indent);
		cop_buf_printf(out, "#   %s%s:  # %s\n",
			       !list    ? ""
			       : i == 0 ? "- "
					: "  ",
			       inner->flags & COP_DICT_KEY ? "KEY" : cop_field_key(inner),
			       inner->doc);
	}
}

static bool is_set(const struct cop_field *f)
{
	return strcmp(f->name, "cop") == 0 || strcmp(f->name, "uid") == 0;
}

/* Fields of cop.yaml: what is known stands there, the rest waits behind a #. */
static void put_cop(struct init *in, struct cop_buf *out)
{
	const struct cop_node *known = in->records[0].node;

	for (size_t i = 0; i < cop_schema_cop.nfields; i++) {
		const struct cop_field *f = &cop_schema_cop.fields[i];
		const struct cop_node *n = cop_node_get(known, cop_field_key(f));

		if (is_set(f))
			continue;
		if (!n || n->kind != COP_SCALAR) {
			put_field(out, 0, f, 0);
			continue;
		}
		put_doc(out, 0, f);
		cop_buf_printf(out, "%s: ", cop_field_key(f));
		cop_yaml_write_scalar(out, n->value, 2, COP_AT_VALUE, COP_STYLE_AUTO);
		cop_buf_char(out, '\n');
	}
}

static void put_fields(struct cop_buf *out, unsigned indent, const struct cop_schema *s)
{
	for (size_t i = 0; i < s->nfields; i++)
		put_field(out, indent, &s->fields[i], 0);
}

static void put_roles(struct init *in, struct cop_buf *out)
{
	struct cop_items roles = cop_catalogue_roles(in->arena);

	for (size_t i = 0; i < roles.n; i++) {
		const struct cop_role *r = roles.at[i].rec;
		bool there = cop_role_of(in->community, r->rec.id) != NULL;

		put_comment(
			out, 2,
			cop_arena_printf(
				in->arena, "%s (%s): %s",
				cop_enc_shown(in->arena, r->title),
				cop_enum_word(&cop_enum_importance, (int)r->importance),
				cop_enc_shown(
					in->arena,
					cop_str_first_line(in->arena, r->purpose))));
		cop_buf_printf(out, "  %s%s:\n", there ? "" : "# ", r->rec.id);
	}
	put_comment(out, 2, "below each of them, and below ids of your own:");
	put_fields(out, 4, &cop_schema_role);
}

static void put_title(struct cop_buf *out, const char *title, const char *text)
{
	cop_buf_printf(out, "\n# --- %s ---\n# %s\n", title, text);
}

static void put_all(struct init *in, struct cop_buf *out)
{
	cop_buf_text(out, "# Answers for a new community: cop init DIR --answers FILE\n"
			  "# What stands behind a # is not read: take it away to answer. "
			  "Everything is checked\n"
			  "# before anything is written; what is left out stays "
			  "open.\n");
	put_title(out, "who we are", "The fields of cop.yaml.");
	put_cop(in, out);
	put_title(out, "what the group agrees", "The fields of charter.yaml.");
	cop_buf_text(out, "charter:\n");
	put_fields(out, 2, &cop_schema_charter);
	put_title(out, "who does what",
		  "Ids of the catalogue bring their own title, purpose and duties.");
	cop_buf_text(out, "roles:\n");
	put_roles(in, out);
	put_title(out, "who belongs",
		  "A list with a head line beside this file (members: people.csv), or an "
		  "id and its fields.");
	cop_buf_text(out, "members:\n");
	put_comment(out, 2, "ana-silva:");
	put_fields(out, 4, &cop_schema_member);
	put_title(out, "how success shows", "An id and its fields.");
	cop_buf_text(out, "indicators:\n");
	put_comment(out, 2, "calls:");
	put_fields(out, 4, &cop_schema_indicator);
	put_title(out, "what happens when", "An id and its fields.");
	cop_buf_text(out, "plan:\n");
	put_comment(out, 2, "clinic:");
	put_fields(out, 4, &cop_schema_plan);
}

enum cop_code init_template_show(struct init *in, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	put_all(in, &out);
	return cop_show_text(in->env, &out, err);
}
