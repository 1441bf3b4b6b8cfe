/* SPDX-License-Identifier: MIT */
/* Writes each text of standard input (NUL after each) at every place a text can stand. */
#include <stdio.h>

#include "yaml/yaml.h"

#define KEY_MAX 900 /* bytes; longer ones cannot be keys */

static struct cop_node *everywhere(struct cop_arena *a, const struct cop_str *text)
{
	const struct cop_str *key = cop_str_len(text) > KEY_MAX ? cop_str_text(a, "long")
								: text;
	struct cop_node *all = cop_make_map(a, COP_BLOCK);
	struct cop_node *items = cop_make_seq(a, COP_BLOCK),
			*flow = cop_make_seq(a, COP_FLOW);
	struct cop_node *keys = cop_make_map(a, COP_BLOCK),
			*pairs = cop_make_map(a, COP_FLOW);

	cop_make_put(a, all, "value", cop_make_text(a, text));
	cop_make_push(items, cop_make_text(a, text));
	cop_make_put(a, all, "item", items);
	cop_make_push(flow, cop_make_text(a, text));
	cop_make_put(a, all, "flow", flow);
	cop_make_put_str(a, keys, key, cop_make_text(a, text));
	cop_make_put(a, all, "key", keys);
	cop_make_put_str(a, pairs, key, cop_make_text(a, text));
	cop_make_put(a, all, "pair", pairs);
	return all;
}

int main(void)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 }, out = { 0 };
	struct cop_node *root = cop_make_seq(a, COP_BLOCK);

	for (int c = getchar(); c != EOF; c = getchar()) {
		if (c) {
			cop_buf_char(&text, (char)c);
			continue;
		}
		cop_make_push(root, everywhere(a, cop_str_new(a, cop_buf_str(&text),
							      text.len)));
		cop_buf_reset(&text);
	}
	cop_yaml_write_file(&out, root);
	fwrite(out.at, 1, out.len, stdout);
	return fflush(stdout) ? 1 : 0;
}
