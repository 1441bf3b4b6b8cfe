/* SPDX-License-Identifier: MIT */
/*
 * Bump allocator. Everything loaded lives in one and dies with it; nothing inside is freed
 * on its own. Running out of memory ends the process: the only failure that is no value.
 * Under AddressSanitizer each object is its own malloc, so overruns are seen.
 */
#ifndef COP_BASE_ARENA_H
#define COP_BASE_ARENA_H

#include "base/base.h"

#include <stdarg.h>

struct cop_arena;

struct cop_arena *cop_arena_new(void);
/* One that goes with its parent, and may be reset before; never freed by itself. */
struct cop_arena *cop_arena_within(struct cop_arena *parent);
/* NULL is fine; sets *a to NULL so that it serves as COP_CLEANUP(cop_arena_free). */
void cop_arena_free(struct cop_arena **a);
/* Everything in it is gone; the last block is kept for the next use. */
void cop_arena_reset(struct cop_arena *a);

/* Zeroed, aligned for any type, never NULL (n 0 gives a unique pointer). */
void *cop_alloc(struct cop_arena *a, size_t n);
/* n objects of `size` bytes; out of memory where the product overflows. */
void *cop_alloc_n(struct cop_arena *a, size_t n, size_t size);
#define COP_NEW(a, type) ((type *)cop_alloc((a), sizeof(type)))
#define COP_NEW_N(a, type, n) ((type *)cop_alloc_n((a), (n), sizeof(type)))

/* Copies with a NUL after the last byte. */
char *cop_arena_copy(struct cop_arena *a, const char *at, size_t len);
char *cop_arena_text(struct cop_arena *a, const char *text);
char *cop_arena_printf(struct cop_arena *a, const char *fmt, ...) COP_PRINTF(2, 3);
char *cop_arena_vprintf(struct cop_arena *a, const char *fmt, va_list args)
	COP_PRINTF(2, 0);

/*
 * Room for one more element in a growing array that lives in the arena: doubles it when
 * full (the old copy stays until the arena goes). Returns the (possibly moved) array.
 */
void *cop_arena_grow(struct cop_arena *a, void *array, size_t n, size_t *cap,
		     size_t size);
#define COP_PUSH(a, list, count, cap) \
	((list) = cop_arena_grow((a), (list), (count), &(cap), sizeof(*(list))), \
	 &(list)[(count)++])

/* For the few buffers outside arenas: like realloc, but never NULL. */
void *cop_must_realloc(void *at, size_t n);
/* Says so and ends the process, status 3. A commit that was under way is old or new, as after
 * any death; the next writing command finishes it. */
COP_NORETURN void cop_out_of_memory(void);

#endif
