/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include "base/buf.h"
#include "base/raw.h"

/* Letters of other scripts that are drawn as a Latin one in most faces; by code point. */
static const struct {
	uint32_t point;
	char latin;
} alike[] = {
	{ 0x0391, 'A' }, { 0x0392, 'B' }, { 0x0395, 'E' }, { 0x0396, 'Z' },
	{ 0x0397, 'H' }, { 0x0399, 'I' }, { 0x039A, 'K' }, { 0x039C, 'M' },
	{ 0x039D, 'N' }, { 0x039F, 'O' }, { 0x03A1, 'P' }, { 0x03A4, 'T' },
	{ 0x03A5, 'Y' }, { 0x03A7, 'X' }, { 0x03B9, 'i' }, { 0x03BD, 'v' },
	{ 0x03BF, 'o' }, { 0x0405, 'S' }, { 0x0406, 'I' }, { 0x0408, 'J' },
	{ 0x0410, 'A' }, { 0x0412, 'B' }, { 0x0415, 'E' }, { 0x041A, 'K' },
	{ 0x041C, 'M' }, { 0x041D, 'H' }, { 0x041E, 'O' }, { 0x0420, 'P' },
	{ 0x0421, 'C' }, { 0x0422, 'T' }, { 0x0423, 'Y' }, { 0x0425, 'X' },
	{ 0x0430, 'a' }, { 0x0435, 'e' }, { 0x043E, 'o' }, { 0x0440, 'p' },
	{ 0x0441, 'c' }, { 0x0443, 'y' }, { 0x0445, 'x' }, { 0x0455, 's' },
	{ 0x0456, 'i' }, { 0x0458, 'j' }, { 0x04BB, 'h' }, { 0x0501, 'd' },
	{ 0x051B, 'q' }, { 0x051D, 'w' },
};

static char latin_of(uint32_t point)
{
	for (size_t i = 0; i < COP_COUNT(alike); i++) {
		if (alike[i].point == point)
			return alike[i].latin;
	}
	return 0;
}

const struct cop_str *cop_str_alike(struct cop_arena *a, const struct cop_str *s)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const char *text = cop_str_raw(s);
	size_t len = cop_str_len(s);
	bool changed = false;

	for (size_t at = 0, n; at < len; at += n) {
		uint32_t point = 0;
		char latin;

		n = cop_utf8_next(text + at, len - at, &point);
		n = n ? n : 1;
		latin = n > 1 ? latin_of(point) : 0;
		changed = changed || latin;
		if (latin)
			cop_buf_char(&out, latin);
		else
			cop_buf_add(&out, text + at, n);
	}
	return changed ? cop_str_new(a, cop_buf_str(&out), out.len) : s;
}
