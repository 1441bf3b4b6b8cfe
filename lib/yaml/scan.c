/* SPDX-License-Identifier: MIT */
#include "yaml/scan.h"

#include <string.h>

#include "base/raw.h"

#define TAG_LINES_MAX 64
#define BLOCK 64

enum who { RAW = 1, RAW_COMMUNITY = 2, VALUE_COMMUNITY = 4 };

/* What may not stand in a file, and where it may not. First match counts. */
static const struct {
	uint32_t from, to;
	unsigned where;
	const char *what; /* after "U+0000 " */
	const char *hint;
} forbidden[] = {
	{ 0x00, 0x08, RAW | VALUE_COMMUNITY, "is a control character", "take it out" },
	{ 0x0B, 0x0C, RAW | VALUE_COMMUNITY, "is a control character", "take it out" },
	{ 0x0D, 0x0D, VALUE_COMMUNITY, "is a control character",
	  "use \\n for a line end" },
	{ 0x0E, 0x1F, RAW | VALUE_COMMUNITY, "is a control character", "take it out" },
	{ 0x7F, 0x84, RAW | VALUE_COMMUNITY, "is a control character", "take it out" },
	{ 0x85, 0x85, RAW | VALUE_COMMUNITY, "is a line end to some programs only",
	  "use an ordinary line end" },
	{ 0x86, 0x9F, RAW | VALUE_COMMUNITY, "is a control character", "take it out" },
	{ 0x2028, 0x2029, RAW, "is a line end to some programs only",
	  "use an ordinary line end" },
	{ 0x202A, 0x202E, RAW_COMMUNITY | VALUE_COMMUNITY,
	  "turns the direction of the text and can hide what a line says",
	  "take it out" },
	{ 0x2066, 0x2069, RAW_COMMUNITY | VALUE_COMMUNITY,
	  "turns the direction of the text and can hide what a line says",
	  "take it out" },
	{ 0xFEFF, 0xFEFF, RAW, "is a byte order mark in the middle of the text",
	  "take it out: it cannot be seen" },
	{ 0xFDD0, 0xFDEF, RAW_COMMUNITY | VALUE_COMMUNITY, "is not a character",
	  "take it out" },
	{ 0xFFFE, 0xFFFF, RAW | VALUE_COMMUNITY, "is not a character", "take it out" },
};

static enum cop_code check_point(uint32_t point, unsigned where, struct cop_loc at,
				 struct cop_error *err)
{
	/* the last two of each plane are no characters either; YAML itself has those above */
	bool last = where & (RAW_COMMUNITY | VALUE_COMMUNITY) &&
		    (point & 0xFFFE) == 0xFFFE;
	uint32_t as = last ? point & 0xFFFF : point;

	for (size_t i = 0; i < COP_COUNT(forbidden); i++) {
		if (as < forbidden[i].from || as > forbidden[i].to ||
		    !(forbidden[i].where & where))
			continue;
		cop_fail_at(err, COP_E_INVALID, at, "U+%04X %s", (unsigned)point,
			    forbidden[i].what);
		return cop_fail_hint(err, "%s", forbidden[i].hint);
	}
	return COP_OK;
}

static enum cop_code check_start(const struct cop_source *src, struct cop_error *err)
{
	static const struct {
		const char *mark;
		size_t len;
		const char *name;
	} others[] = {
		{ "\xFF\xFE\0\0", 4, "UTF-32" },
		{ "\0\0\xFE\xFF", 4, "UTF-32" },
		{ "\xFF\xFE", 2, "UTF-16" },
		{ "\xFE\xFF", 2, "UTF-16" },
	};

	for (size_t i = 0; i < COP_COUNT(others); i++) {
		if (src->len < others[i].len ||
		    memcmp(src->text, others[i].mark, others[i].len) != 0)
			continue;
		cop_fail_at(err, COP_E_INVALID, (struct cop_loc){ src, 0 },
			    "the text is %s, not UTF-8", others[i].name);
		return cop_fail_hint(err, "save it as UTF-8: iconv -f %s -t UTF-8",
				     others[i].name);
	}
	return COP_OK;
}

static enum cop_code check_size(const struct cop_source *src,
				const struct cop_yaml_limits *limits,
				struct cop_error *err)
{
	if (src->len <= limits->bytes && src->len < UINT32_MAX / 2)
		return COP_OK;
	cop_fail_at(err, COP_E_INVALID, (struct cop_loc){ src, 0 },
		    "the file is too large: %zu bytes, at most %zu", src->len,
		    limits->bytes);
	return cop_fail_hint(err, "split it into several files");
}

/* libyaml compares each with each: tens of thousands of them would take minutes. */
static enum cop_code check_tag_lines(const struct cop_source *src, struct cop_error *err)
{
	const char *end = src->text + src->len, *at = src->text;
	size_t n = 0;

	while ((at = memmem(at, (size_t)(end - at), "%TAG", 4))) {
		bool starts = at == src->text || strchr("\n\xBF", at[-1]);

		if (starts && ++n > TAG_LINES_MAX) {
			cop_fail_at(err, COP_E_INVALID,
				    (struct cop_loc){ src, (uint32_t)(at - src->text) },
				    "more than %d lines of %%TAG", TAG_LINES_MAX);
			return cop_fail_hint(err, "write the tags out");
		}
		at += 4;
	}
	return COP_OK;
}

static enum cop_code fail_byte(struct cop_loc at, struct cop_error *err)
{
	cop_fail_at(err, COP_E_INVALID, at, "byte 0x%02X is not UTF-8",
		    (unsigned char)at.src->text[at.at]);
	return cop_fail_hint(err, "save the file as UTF-8, or write the character again");
}

/* One character that is not printable ASCII, newline or tab; *at moves past it. */
static enum cop_code check_odd(const struct cop_source *src, size_t *at, unsigned where,
			       struct cop_error *err)
{
	struct cop_loc here = { src, (uint32_t)*at };
	enum cop_code code;
	uint32_t point;
	size_t len;

	if (src->text[*at] == '\r') {
		if (*at + 1 < src->len && src->text[*at + 1] == '\n') {
			*at += 2;
			return COP_OK;
		}
		cop_fail_at(err, COP_E_INVALID, here,
			    "a carriage return without a line feed is a line end to some "
			    "programs only");
		return cop_fail_hint(err, "use ordinary line ends");
	}
	len = cop_utf8_next(src->text + *at, src->len - *at, &point);
	if (!len)
		return fail_byte(here, err);
	if ((code = check_point(point, where, here, err)))
		return code;
	*at += len;
	return COP_OK;
}

static bool is_plain(unsigned char c)
{
	return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t';
}

static bool is_plain_block(const char *text)
{
	unsigned odd = 0;

	for (size_t i = 0; i < BLOCK; i++)
		odd |= !is_plain((unsigned char)text[i]);
	return !odd;
}

/* Past a plain byte, and past the blocks of such that follow: most of any text is that, and of a
 * loop that always ends at the same place a compiler makes one step. One try for each block. */
static size_t skip_plain(const struct cop_source *src, size_t at)
{
	at++;
	while (at % BLOCK == 0 && src->len - at >= BLOCK &&
	       is_plain_block(src->text + at))
		at += BLOCK;
	return at;
}

enum cop_code cop_scan_text(const struct cop_source *src,
			    const struct cop_yaml_limits *limits, struct cop_scan *ret,
			    struct cop_error *err)
{
	unsigned where = limits->profile == COP_YAML_COMMUNITY ? RAW | RAW_COMMUNITY
							       : RAW;
	struct cop_scan found = { .ascii = true };
	enum cop_code code;
	size_t at = 0;

	if ((code = check_size(src, limits, err)) || (code = check_start(src, err)) ||
	    (code = check_tag_lines(src, err)))
		return code;
	if (src->len >= COP_BOM_LEN && memcmp(src->text, COP_BOM, COP_BOM_LEN) == 0)
		at = found.bom = COP_BOM_LEN;
	while (at < src->len) {
		unsigned char c = (unsigned char)src->text[at];

		if (is_plain(c)) {
			at = skip_plain(src, at);
			continue;
		}
		found.ascii = found.ascii && c < 0x80;
		if ((code = check_odd(src, &at, where, err)))
			return code;
	}
	*ret = found;
	return COP_OK;
}

enum cop_code cop_scan_value(const struct cop_str *value, enum cop_yaml_profile profile,
			     struct cop_loc at, struct cop_error *err)
{
	const char *text = cop_str_raw(value);
	size_t len = cop_str_len(value);
	enum cop_code code;
	uint32_t point;
	size_t i = 0;

	if (profile != COP_YAML_COMMUNITY)
		return COP_OK;
	while (i < len) {
		size_t n = cop_utf8_next(text + i, len - i, &point);

		if (n && (code = check_point(point, VALUE_COMMUNITY, at, err)))
			return code;
		i += n ? n : 1;
	}
	return COP_OK;
}
