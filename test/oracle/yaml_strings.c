/* SPDX-License-Identifier: MIT */
/*
 * Writes each text of standard input (its length in bytes, a newline, the text) at every place
 * a text can stand, as a list of one item; NUL after each, so that a reader may take them one
 * by one or many at once. A text may hold NUL itself: what is written never does.
 */
#include <stdio.h>
#include <stdlib.h>

#include "yaml/yaml.h"

#define KEY_MAX 900 /* bytes; longer ones cannot be keys */

static struct cop_node *styled(struct cop_arena *a, const struct cop_str *text,
			       enum cop_style style)
{
	struct cop_node *n = cop_make_text(a, text);

	n->style = (uint8_t)style;
	return n;
}

static void put_keys(struct cop_arena *a, struct cop_node *all,
		     const struct cop_str *text)
{
	const struct cop_str *key = cop_str_len(text) > KEY_MAX ? cop_str_text(a, "long")
								: text;
	struct cop_node *keys = cop_make_map(a, COP_BLOCK),
			*pairs = cop_make_map(a, COP_FLOW);

	cop_make_put_str(a, keys, key, cop_make_text(a, text));
	cop_make_put(a, all, "key", keys);
	cop_make_put_str(a, pairs, key, cop_make_text(a, text));
	cop_make_put(a, all, "pair", pairs);
}

/* As it is when a text in such quotes is replaced: they are kept where they can be. */
static void put_kept(struct cop_arena *a, struct cop_node *all,
		     const struct cop_str *text)
{
	struct cop_node *kept = cop_make_seq(a, COP_BLOCK);

	cop_make_push(kept, styled(a, text, COP_SINGLE));
	cop_make_push(kept, styled(a, text, COP_DOUBLE));
	cop_make_put(a, all, "kept", kept);
}

static struct cop_node *everywhere(struct cop_arena *a, const struct cop_str *text)
{
	struct cop_node *all = cop_make_map(a, COP_BLOCK);
	struct cop_node *items = cop_make_seq(a, COP_BLOCK),
			*flow = cop_make_seq(a, COP_FLOW);

	cop_make_put(a, all, "value", cop_make_text(a, text));
	cop_make_push(items, cop_make_text(a, text));
	cop_make_put(a, all, "item", items);
	cop_make_push(flow, cop_make_text(a, text));
	cop_make_put(a, all, "flow", flow);
	put_keys(a, all, text);
	put_kept(a, all, text);
	return all;
}

/* Reads the next text; false at the end. */
static bool next(struct cop_buf *text)
{
	unsigned long len;

	cop_buf_reset(text);
	if (scanf("%lu", &len) != 1)
		return false;
	getchar();
	while (len--) {
		int c = getchar();

		if (c == EOF)
			exit(2);
		cop_buf_char(text, (char)c);
	}
	return true;
}

int main(void)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 }, out = { 0 };

	while (next(&text)) {
		COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
		struct cop_node *root = cop_make_seq(a, COP_BLOCK);

		cop_make_push(root, everywhere(a, cop_str_new(a, cop_buf_str(&text),
							      text.len)));
		cop_buf_reset(&out);
		cop_yaml_write_file(&out, root);
		fwrite(out.at, 1, out.len, stdout);
		putchar(0);
	}
	return fflush(stdout) ? 1 : 0;
}
