/* SPDX-License-Identifier: MIT */
/* Any text, written as a value, an item, in flow and as a key, is read back as the same text. */
#include <stdlib.h>
#include <string.h>

#include "yaml/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define LONGEST 4096

static const struct cop_str *read_back(struct cop_arena *a, struct cop_node *root,
				       bool as_key)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	struct cop_source *src = COP_NEW(a, struct cop_source);
	struct cop_node *back = NULL, *leaf;
	struct cop_error err = { 0 };

	cop_yaml_write_file(&text, root);
	*src = (struct cop_source){ "fuzz.yaml", cop_buf_keep(&text, a), text.len };
	if (cop_yaml_parse(a, src, &cop_yaml_any, &back, &err))
		abort();
	for (leaf = back; leaf->first; leaf = leaf->first)
		if (as_key && leaf->first->key && !leaf->parent)
			return leaf->first->key->value;
	return leaf->value;
}

static void try_style(struct cop_arena *a, const struct cop_str *text,
		      enum cop_style style)
{
	struct cop_node *map = cop_make_map(a, style), *seq = cop_make_seq(a, style);
	struct cop_node *key = cop_make_map(a, COP_BLOCK);

	cop_make_put(a, map, "key", cop_make_text(a, text));
	cop_make_push(seq, cop_make_text(a, text));
	cop_make_put_str(a, key, text, cop_make_map(a, style));
	if (!cop_str_equal(read_back(a, map, false), text) ||
	    !cop_str_equal(read_back(a, seq, false), text))
		abort();
	if (cop_str_len(text) < 100 && !cop_str_equal(read_back(a, key, true), text))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	const char *at = cop_arena_copy(a, (const char *)data, size);
	const struct cop_str *text;

	/* NUL cannot be a part of any text that a program is given. */
	if (size > LONGEST || !cop_utf8_valid(at, size) || memchr(at, '\0', size))
		return 0;
	text = cop_str_new(a, at, size);
	try_style(a, text, COP_BLOCK);
	try_style(a, text, COP_FLOW);
	return 0;
}
