/* SPDX-License-Identifier: MIT */
/* Writes a page with every kind of block to standard output. */
#include <stdio.h>

#include "../unit/doc_sample.h"

int main(void)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_look look = { .version = "cop" };
	struct cop_error err = { 0 };

	if (cop_doc_render(sample_doc(a, "report"), cop_format_html, &look, &out, &err)) {
		fprintf(stderr, "sample: %s\n", err.msg);
		return 3;
	}
	return fwrite(cop_buf_str(&out), 1, out.len, stdout) == out.len ? 0 : 3;
}
