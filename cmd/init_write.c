/* SPDX-License-Identifier: MIT */
/* The files of a community that begins, as one change, and what is said of them. */
#include "init.h"

#include <stdio.h>
#include <string.h>

#include "model/role.h"

#define SHOWN_IN_FOLDER 8 /* more files than that are counted */

static const char line_ends[] = "*.yaml text eol=lf\n";
static const char editor[] = "root = true\n"
			     "\n"
			     "[*.yaml]\n"
			     "charset = utf-8\n"
			     "end_of_line = lf\n"
			     "indent_style = space\n"
			     "indent_size = 2\n"
			     "insert_final_newline = true\n"
			     "trim_trailing_whitespace = true\n";

static bool has_line(const struct cop_source *src, const char *line)
{
	const char *at = src->text, *end = src->text + src->len;
	size_t len = strlen(line);

	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t n = stop ? (size_t)(stop - at) + 1 : (size_t)(end - at);

		if (n == len && memcmp(at, line, len) == 0)
			return true;
		at += n;
	}
	return false;
}

static void want_line(const struct cop_source *old, const char *line, struct cop_buf *out)
{
	if (!old || !has_line(old, line))
		cop_buf_text(out, line);
}

/* Line ends, and who merges the files of each kind (cop help merging). */
static void wanted_lines(const struct cop_source *old, struct cop_buf *out)
{
	const char *last = "";

	want_line(old, line_ends, out);
	for (size_t i = 0; i < cop_kind_count; i++) {
		const struct cop_record *kind = cop_records[i];
		char line[80];

		if (strcmp(kind->where, last) == 0)
			continue; /* two kinds share a folder */
		last = kind->where;
		snprintf(line, sizeof(line), "/%s%s merge=cop\n", kind->where,
			 kind->shape == COP_SHAPE_FILE ? "" : "/**/*.yaml");
		want_line(old, line, out);
	}
}

/* What is there already keeps its lines. */
static enum cop_code put_attributes(struct cop_store *s, struct cop_change *c,
				    struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 }, lines = { 0 };
	const struct cop_source *old = NULL;
	struct cop_error none = { 0 };
	enum cop_code code = cop_store_read(s, ".gitattributes", &old, &none);

	if (code && code != COP_E_NOT_FOUND) {
		*err = none;
		return code;
	}
	wanted_lines(old, &lines);
	if (!lines.len)
		return COP_OK;
	if (old)
		cop_buf_add(&text, old->text, old->len);
	if (text.len && text.at[text.len - 1] != '\n')
		cop_buf_char(&text, '\n');
	cop_buf_add(&text, cop_buf_str(&lines), lines.len);
	return cop_change_file(c, ".gitattributes", cop_buf_str(&text), text.len, err);
}

static enum cop_code put_editor(struct cop_store *s, struct cop_change *c,
				struct cop_error *err)
{
	const struct cop_source *old = NULL;
	struct cop_error none = { 0 };

	if (cop_store_read(s, ".editorconfig", &old, &none) != COP_E_NOT_FOUND)
		return COP_OK;
	return cop_change_file(c, ".editorconfig", editor, strlen(editor), err);
}

/* In the order of the tables; keys of one's own after them. */
static struct cop_node *file_of(struct cop_arena *a, const struct init_record *r)
{
	struct cop_node *map =
		cop_schema_emit(a, cop_records[r->kind]->schema, r->rec, COP_BLOCK);

	if (r->node)
		init_own_keys(a, map, r->node);
	return map;
}

enum cop_code init_change(struct init *in, struct cop_change **ret, struct cop_error *err)
{
	struct cop_store *s = in->community->store;
	struct cop_change *c = cop_change_new(in->arena, s, in->env->today);
	enum cop_code code = put_attributes(s, c, err);

	if (!code)
		code = put_editor(s, c, err);
	for (size_t i = 0; i < in->n && !code; i++)
		code = cop_change_create(c, cop_records[in->records[i].kind],
					 in->records[i].id,
					 file_of(in->arena, &in->records[i]), err);
	if (code == COP_E_REFUSED && !err->hint[0])
		return cop_fail_hint(err, "move it away, or begin in another folder");
	if (!code)
		code = cop_change_seal(c, err);
	*ret = c;
	return code;
}

/* --- in words --- */

static void add_part(struct cop_buf *out, size_t n, const char *one, const char *many)
{
	if (n)
		cop_buf_printf(out, "%s%zu %s", out->len ? ", " : "", n,
			       n == 1 ? one : many);
}

static void roles_in_words(const struct init *in, struct cop_buf *out)
{
	size_t held = 0, roles = 0, groups = 0;
	const struct cop_role *r;

	for (COP_EACH(in->community, role, r)) {
		held += r->holders.n > 0;
		if (r->kind == cop_role_kind_role)
			roles++;
		else
			groups++;
	}
	if (held) {
		add_part(out, held, "role held", "roles held");
		return;
	}
	if (!roles && !groups)
		return;
	cop_buf_printf(out, "%s", out->len ? ", " : "");
	if (roles)
		cop_buf_printf(out, "%zu role%s", roles, roles == 1 ? "" : "s");
	if (groups)
		cop_buf_printf(out, "%s%zu group%s", roles ? " and " : "", groups,
			       groups == 1 ? "" : "s");
	cop_buf_text(out, " defined");
}

const char *init_subject(const struct init *in)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf parts = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const struct cop_community *c = in->community;

	if (init_section(in, "charter"))
		cop_buf_text(&parts, "charter");
	roles_in_words(in, &parts);
	add_part(&parts, c->items[cop_kind_member].n, "member", "members");
	add_part(&parts, c->items[cop_kind_indicator].n, "indicator", "indicators");
	add_part(&parts, c->items[cop_kind_plan].n, "plan item", "plan items");
	cop_buf_text(&out, "init: ");
	cop_subject_text(&out, c->cop->name);
	cop_buf_printf(&out, " begins%s%s", parts.len ? ", with " : "",
		       cop_buf_str(&parts));
	return cop_buf_keep(&out, in->arena);
}

/* --- the tree --- */

static size_t folder_length(const char *path)
{
	const char *slash = strchr(path, '/');

	return slash ? (size_t)(slash - path) + 1 : 0;
}

static int by_folder(const void *va, const void *vb)
{
	const struct cop_changed *a = va, *b = vb;
	size_t in_a = folder_length(a->path), in_b = folder_length(b->path);

	if (!in_a != !in_b)
		return in_a ? 1 : -1;
	return strcmp(a->path, b->path);
}

void init_say_tree(struct init *in, const struct cop_change *c)
{
	const struct cop_changed *files;
	struct cop_changed *list;
	size_t n = cop_change_files(c, &files);

	list = COP_NEW_N(in->arena, struct cop_changed, n);
	for (size_t i = 0; i < n; i++)
		list[i] = files[i];
	cop_sort(list, n, sizeof(*list), by_folder);
	cop_say(in->env, "%s/", in->place.typed);
	for (size_t i = 0; i < n;) {
		size_t folder = folder_length(list[i].path), same = 1;

		while (folder && i + same < n &&
		       strncmp(list[i + same].path, list[i].path, folder) == 0)
			same++;
		if (folder)
			cop_say(in->env, "  %.*s", (int)folder, list[i].path);
		if (same > SHOWN_IN_FOLDER)
			cop_say(in->env, "    %zu files", same);
		for (size_t k = i; same <= SHOWN_IN_FOLDER && k < i + same; k++)
			cop_say(in->env, "  %s%s", folder ? "  " : "",
				list[k].path + folder);
		i += same;
	}
}
