/* SPDX-License-Identifier: MIT */
/* Runs a fuzz target over files and folders without a fuzzer: what once broke stays whole. */
#include <stdint.h>
#include <stdio.h>

#include "base/fs.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define INPUT_MAX ((size_t)1 << 24)

static size_t replay(const char *dir)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct cop_fs_list list = { 0 };
	struct cop_error err = { 0 };
	size_t n = 0;
	int root = -1;

	if (cop_fs_root(dir, &root, &err) || cop_fs_list(root, ".", a, &list, &err)) {
		fprintf(stderr, "%s: %s\n", dir, err.msg);
		return 0;
	}
	for (size_t i = 0; i < list.n; i++) {
		const struct cop_source *src = NULL;

		if (!list.at[i].regular ||
		    cop_fs_read(root, list.at[i].name, INPUT_MAX, a, &src, &err))
			continue;
		LLVMFuzzerTestOneInput((const uint8_t *)src->text, src->len);
		n++;
	}
	cop_fd_close(&root);
	return n;
}

int main(int argc, char **argv)
{
	size_t n = 0;

	for (int i = 1; i < argc; i++)
		n += replay(argv[i]);
	printf("%zu inputs replayed\n", n);
	return n == 0;
}
