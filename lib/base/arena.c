/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

#if defined(__SANITIZE_ADDRESS__)
#define ONE_EACH 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_EACH 1
#endif
#endif
#ifndef ONE_EACH
#define ONE_EACH 0
#endif

#define BLOCK_SIZE ((size_t)64 * 1024)

struct block {
	struct block *next;
	size_t used, size;
	_Alignas(max_align_t) unsigned char at[];
};

struct cop_arena {
	struct block *last;
	struct cop_arena *within, *beside; /* first of those that go with it; the next */
};

/* Nothing here may ask for memory: no stream, nothing that is run at exit. */
COP_NORETURN void cop_out_of_memory(void)
{
	static const char line[] = "cop: out of memory\n"
				   "hint: where it was about to commit, git log -1 shows "
				   "whether it did\n";
	ssize_t written = write(STDERR_FILENO, line, sizeof(line) - 1);

	(void)written; /* the status says it again */
	_exit(cop_exit_status(COP_E_OS));
}

static void *must_alloc(size_t n)
{
	void *at = malloc(n ? n : 1);

	if (!at)
		cop_out_of_memory();
	return at;
}

void *cop_must_realloc(void *at, size_t n)
{
	void *moved = realloc(at, n ? n : 1);

	if (!moved)
		cop_out_of_memory();
	return moved;
}

struct cop_arena *cop_arena_new(void)
{
	struct cop_arena *a = must_alloc(sizeof(*a));

	*a = (struct cop_arena){ 0 };
	return a;
}

struct cop_arena *cop_arena_within(struct cop_arena *parent)
{
	struct cop_arena *a = cop_arena_new();

	a->beside = parent->within;
	parent->within = a;
	return a;
}

static void free_blocks(struct block *b)
{
	while (b) {
		struct block *next = b->next;

		free(b);
		b = next;
	}
}

/* Nests as deep as the program makes them, never as data says. */
static void free_within(struct cop_arena *a)
{
	while (a->within) {
		struct cop_arena *first = a->within;

		a->within = first->beside;
		cop_arena_free(&first);
	}
}

void cop_arena_free(struct cop_arena **a)
{
	if (!*a)
		return;
	free_within(*a);
	free_blocks((*a)->last);
	free(*a);
	*a = NULL;
}

void cop_arena_reset(struct cop_arena *a)
{
	struct block *keep = a->last;

	free_within(a);
	if (!keep)
		return;
	free_blocks(keep->next);
	keep->next = NULL;
	keep->used = 0;
	if (ONE_EACH) {
		free(keep);
		a->last = NULL;
	}
}

static struct block *add_block(struct cop_arena *a, size_t room)
{
	struct block *b;

	if (room > SIZE_MAX - sizeof(*b))
		cop_out_of_memory();
	b = must_alloc(sizeof(*b) + room);
	b->next = a->last;
	b->used = 0;
	b->size = room;
	a->last = b;
	return b;
}

void *cop_alloc(struct cop_arena *a, size_t n)
{
	size_t align = _Alignof(max_align_t);
	struct block *b = a->last;
	void *at;

	if (n == 0)
		n = 1;
	if (n > SIZE_MAX - align)
		cop_out_of_memory();
	if (!ONE_EACH)
		n = (n + align - 1) / align * align;
	if (ONE_EACH || !b || b->size - b->used < n)
		b = add_block(a, ONE_EACH || n > BLOCK_SIZE ? n : BLOCK_SIZE);
	at = b->at + b->used;
	b->used += n;
	memset(at, 0, n);
	return at;
}

void *cop_alloc_n(struct cop_arena *a, size_t n, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(n, size, &total))
		cop_out_of_memory();
	return cop_alloc(a, total);
}

char *cop_arena_copy(struct cop_arena *a, const char *at, size_t len)
{
	char *copy = cop_alloc(a, len + 1);

	if (len)
		memcpy(copy, at, len);
	return copy;
}

char *cop_arena_text(struct cop_arena *a, const char *text)
{
	return cop_arena_copy(a, text, strlen(text));
}

char *cop_arena_vprintf(struct cop_arena *a, const char *fmt, va_list args)
{
	va_list again;
	char *text;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	text = cop_alloc(a, (size_t)(len < 0 ? 0 : len) + 1);
	if (len > 0)
		vsnprintf(text, (size_t)len + 1, fmt, args);
	return text;
}

char *cop_arena_printf(struct cop_arena *a, const char *fmt, ...)
{
	va_list args;
	char *text;

	va_start(args, fmt);
	text = cop_arena_vprintf(a, fmt, args);
	va_end(args);
	return text;
}

void *cop_arena_grow(struct cop_arena *a, void *array, size_t n, size_t *cap, size_t size)
{
	void *moved;

	if (n < *cap)
		return array;
	*cap = *cap ? *cap * 2 : 8;
	moved = cop_alloc_n(a, *cap, size);
	if (n)
		memcpy(moved, array, n * size);
	return moved;
}
