/* SPDX-License-Identifier: MIT */
#include "corpus.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/raw.h"
#include "yaml/yaml.h"

#define FILE_MAX ((size_t)16 << 20)
#define DEPTH_MAX 8

static bool is_yaml(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot && (strcmp(dot, ".yml") == 0 || strcmp(dot, ".yaml") == 0);
}

static void walk(struct cop_arena *a, int root, const char *dir, unsigned depth,
		 struct corpus *c)
{
	struct cop_fs_list list = { 0 };
	struct cop_error err = { 0 };

	if (depth > DEPTH_MAX || cop_fs_list(root, dir, a, &list, &err))
		return;
	for (size_t i = 0; i < list.n; i++) {
		const char *name = list.at[i].name;
		const char *path = strcmp(dir, ".") == 0
					   ? name
					   : cop_arena_printf(a, "%s/%s", dir, name);
		const struct cop_source *src = NULL;

		if (list.at[i].dir)
			walk(a, root, path, depth + 1, c);
		else if (is_yaml(name) &&
			 !cop_fs_read(root, path, FILE_MAX, a, &src, &err))
			*COP_PUSH(a, c->at, c->n, c->cap) = src;
	}
}

struct corpus corpus_of_files(struct cop_arena *a, const char *dir)
{
	struct corpus c = { 0 };
	struct cop_error err = { 0 };
	int root = -1;

	if (cop_fs_root(dir, &root, &err))
		return c;
	c.present = true;
	walk(a, root, ".", 0, &c);
	cop_fd_close(&root);
	return c;
}

/* The suite's marks: what stands in its files, and what it means. */
static const struct {
	const char *mark, *means;
} marks[] = {
	{ "\xE2\x90\xA3", " " },            /* open box */
	{ "\xE2\x80\x94", "" },             /* dash: fills up to the tab mark */
	{ "\xC2\xBB", "\t" },               /* guillemet */
	{ "\xE2\x86\xB5", "" },             /* shows a line end that is there */
	{ "\xE2\x86\x90", "\r" },           /* arrow */
	{ "\xE2\x87\x94", "\xEF\xBB\xBF" }, /* double arrow */
	{ "\xE2\x88\x8E\n", "" },           /* box: no line end at the end */
};

static void decode(const char *at, struct cop_buf *out)
{
	while (*at) {
		size_t i, len = 1;

		for (i = 0; i < COP_COUNT(marks); i++) {
			len = strlen(marks[i].mark);
			if (strncmp(at, marks[i].mark, len) == 0)
				break;
		}
		if (i < COP_COUNT(marks))
			cop_buf_text(out, marks[i].means);
		else
			cop_buf_add(out, at, len = 1);
		at += len;
	}
}

static void take_cases(struct cop_arena *a, const struct cop_source *file,
		       struct corpus *c)
{
	struct cop_node *root = NULL;
	struct cop_error err = { 0 };
	unsigned number = 0;

	if (cop_yaml_parse(a, file, &cop_yaml_any, &root, &err) || !root)
		return;
	for (const struct cop_node *n = root->first; n; n = n->next, number++) {
		const struct cop_node *yaml = cop_node_get(n, "yaml");
		COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
		struct cop_source *src = COP_NEW(a, struct cop_source);

		if (!yaml || cop_node_is(cop_node_get(n, "fail"), "true"))
			continue;
		decode(cop_str_raw(yaml->value), &text);
		src->path = cop_arena_printf(a, "%s#%u", file->path, number);
		src->text = cop_buf_keep(&text, a);
		src->len = text.len;
		*COP_PUSH(a, c->at, c->n, c->cap) = src;
	}
}

struct corpus corpus_of_suite(struct cop_arena *a, const char *dir)
{
	struct corpus files = corpus_of_files(a, dir), c = { .present = files.present };

	for (size_t i = 0; i < files.n; i++)
		take_cases(a, files.at[i], &c);
	return c;
}
