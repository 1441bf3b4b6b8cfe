/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reserve(struct cop_buf *b, size_t more)
{
	size_t need;

	if (__builtin_add_overflow(b->len, more, &need) || need > SIZE_MAX / 2 - 1)
		cop_out_of_memory();
	if (need + 1 <= b->cap)
		return;
	b->cap = b->cap ? b->cap : 64;
	while (b->cap < need + 1)
		b->cap *= 2;
	b->at = cop_must_realloc(b->at, b->cap);
}

void cop_buf_clear(struct cop_buf *b)
{
	if (!b)
		return;
	free(b->at);
	*b = (struct cop_buf){ 0 };
}

void cop_buf_reset(struct cop_buf *b)
{
	b->len = 0;
	if (b->at)
		b->at[0] = '\0';
}

void cop_buf_add(struct cop_buf *b, const char *at, size_t len)
{
	reserve(b, len);
	if (len)
		memcpy(b->at + b->len, at, len);
	b->len += len;
	b->at[b->len] = '\0';
}

void cop_buf_char(struct cop_buf *b, char c)
{
	cop_buf_add(b, &c, 1);
}

void cop_buf_fill(struct cop_buf *b, char c, size_t times)
{
	reserve(b, times);
	if (times)
		memset(b->at + b->len, c, times);
	b->len += times;
	b->at[b->len] = '\0';
}

void cop_buf_text(struct cop_buf *b, const char *text)
{
	cop_buf_add(b, text, strlen(text));
}

void cop_buf_printf(struct cop_buf *b, const char *fmt, ...)
{
	va_list args, again;
	int len;

	va_start(args, fmt);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (len > 0) {
		reserve(b, (size_t)len);
		vsnprintf(b->at + b->len, (size_t)len + 1, fmt, again);
		b->len += (size_t)len;
	}
	va_end(again);
}

const char *cop_buf_str(const struct cop_buf *b)
{
	return b->at ? b->at : "";
}

char *cop_buf_keep(const struct cop_buf *b, struct cop_arena *a)
{
	return cop_arena_copy(a, cop_buf_str(b), b->len);
}

void cop_buf_splice(struct cop_buf *b, size_t at, size_t remove, const char *text,
		    size_t len)
{
	assert(at <= b->len && remove <= b->len - at);
	reserve(b, len);
	memmove(b->at + at + len, b->at + at + remove, b->len - at - remove);
	if (len)
		memcpy(b->at + at, text, len);
	b->len = b->len - remove + len;
	b->at[b->len] = '\0';
}
