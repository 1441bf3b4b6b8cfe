/* SPDX-License-Identifier: MIT */
/*
 * What every file may use: attributes, counting, and the two structs that say where
 * something was read. Includes nothing of ours.
 */
#ifndef COP_BASE_BASE_H
#define COP_BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define COP_COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define COP_CLEANUP(fn) __attribute__((__cleanup__(fn)))
#define COP_CHECKED __attribute__((__warn_unused_result__))
#define COP_PRINTF(fmt, first) __attribute__((__format__(__printf__, fmt, first)))
#define COP_NORETURN __attribute__((__noreturn__))
#define COP_EXPORT __attribute__((__visibility__("default")))

/*
 * One text as read, or as it will be written. `path` is relative to the community (or as
 * the user gave it, for plumbing); `text` has a NUL after `len` bytes. Lives in an arena.
 */
struct cop_source {
	const char *path;
	const char *text;
	size_t len;
};

/*
 * Where something stands. Borrowed, 16 bytes; line and column are counted when printed
 * (cop_loc_place). src NULL: nowhere. `at` is a byte offset.
 */
struct cop_loc {
	const struct cop_source *src;
	uint32_t at;
};

/* Line and column as people count them: both from 1, columns in code points. */
struct cop_place {
	uint32_t line, column;
};

struct cop_place cop_loc_place(struct cop_loc at);

/*
 * The same for many places in the order of the text: each is counted from the one before,
 * so that thousands on one file take one pass over it. Begins as { 0 }.
 */
struct cop_counted {
	struct cop_loc at;
	struct cop_place place;
};
struct cop_place cop_counted_place(struct cop_counted *p, struct cop_loc at);

/* qsort that accepts no elements at a NULL base (undefined in C, met with empty lists). */
void cop_sort(void *base, size_t n, size_t size,
	      int (*order)(const void *, const void *));

#endif
