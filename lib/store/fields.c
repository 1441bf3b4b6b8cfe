/* SPDX-License-Identifier: MIT */
#include "store/fields.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/sha256.h"

#define PATH_LONGEST 4096

void cop_field_put(struct cop_buf *out, const char *text)
{
	cop_buf_printf(out, "%zu:%s\n", strlen(text), text);
}

void cop_field_put_number(struct cop_buf *out, size_t n)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };

	cop_buf_printf(&text, "%zu", n);
	cop_field_put(out, cop_buf_str(&text));
}

void cop_fields_seal(struct cop_buf *out)
{
	char sum[2 * COP_SHA256_SIZE + 1];

	cop_field_put(out, "end");
	cop_sha256_hex(out->at, out->len, sum);
	cop_field_put(out, sum);
}

struct cop_fields cop_fields_read(struct cop_arena *a, const char *head, const char *text,
				  size_t len)
{
	size_t skip = strlen(head);

	if (len < skip || memcmp(text, head, skip) != 0)
		return (struct cop_fields){ .broken = true };
	return (struct cop_fields){
		.start = text, .at = text + skip, .end = text + len, .arena = a
	};
}

const char *cop_field(struct cop_fields *f)
{
	size_t len = 0, digits = 0;
	const char *text;

	while (f->at < f->end && *f->at >= '0' && *f->at <= '9' && digits++ < 8)
		len = len * 10 + (size_t)(*f->at++ - '0');
	if (f->broken || !digits || f->at == f->end || *f->at != ':' ||
	    (size_t)(f->end - f->at) < len + 2 || f->at[len + 1] != '\n' ||
	    memchr(f->at + 1, '\0', len)) {
		f->broken = true;
		return "";
	}
	text = cop_arena_copy(f->arena, f->at + 1, len);
	f->at += len + 2;
	return text;
}

size_t cop_field_number(struct cop_fields *f, int base)
{
	const char *text = cop_field(f);
	char *end = NULL;
	size_t n;

	if (*text < '0' || *text > '9') {
		f->broken = true;
		return 0;
	}
	n = strtoul(text, &end, base);
	f->broken |= *end != '\0';
	return n;
}

bool cop_fields_end(struct cop_fields *f)
{
	char sum[2 * COP_SHA256_SIZE + 1];
	const char *end = cop_field(f);

	if (f->broken)
		return false;
	cop_sha256_hex(f->start, (size_t)(f->at - f->start), sum);
	return strcmp(end, "end") == 0 && strcmp(cop_field(f), sum) == 0 && !f->broken &&
	       f->at == f->end;
}

bool cop_field_is_path(const char *text)
{
	if (!*text || strlen(text) > PATH_LONGEST)
		return false;
	for (const char *at = text;; at++) {
		size_t len = strcspn(at, "/");

		if (!len || !strncmp(at, ".", len) ||
		    (len == 2 && !strncmp(at, "..", 2)) ||
		    (len == 4 && !strncasecmp(at, ".git", 4)))
			return false;
		at += len;
		if (!*at)
			return true;
	}
}
