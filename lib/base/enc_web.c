/* SPDX-License-Identifier: MIT */
#include "base/enc.h"

#include <string.h>

#include "base/enc_point.h"
#include "base/raw.h"

void cop_enc_json(struct cop_buf *out, const struct cop_str *s)
{
	cop_enc_json_text(out, cop_str_raw(s), cop_str_len(s));
}

static void json_point(struct cop_buf *out, const struct cop_point *p)
{
	static const char plain[] = "\"\\\b\f\n\r\t";
	static const char letter[] = "\"\\bfnrt";
	const char *at = p->point && p->point < 0x80 ? strchr(plain, (int)p->point)
						     : NULL;

	if (at) {
		cop_buf_char(out, '\\');
		cop_buf_char(out, letter[at - plain]);
	} else if (cop_point_control(p->point) || cop_point_bidi(p->point) ||
		   p->point == 0x2028 || p->point == 0x2029 || p->point == 0xFEFF) {
		cop_buf_printf(out, "\\u%04x", (unsigned)p->point);
	} else {
		cop_point_copy(out, p);
	}
}

void cop_enc_json_text(struct cop_buf *out, const char *at, size_t len)
{
	struct cop_point p;

	cop_buf_char(out, '"');
	for (size_t i = 0; cop_point_next(at, len, &i, &p);)
		json_point(out, &p);
	cop_buf_char(out, '"');
}

void cop_enc_html(struct cop_buf *out, const struct cop_str *s)
{
	cop_enc_html_text(out, cop_str_raw(s), cop_str_len(s));
}

void cop_enc_html_text(struct cop_buf *out, const char *at, size_t len)
{
	struct cop_point p;

	for (size_t i = 0; cop_point_next(at, len, &i, &p);) {
		switch (p.point) {
		case '&':
			cop_buf_text(out, "&amp;");
			break;
		case '<':
			cop_buf_text(out, "&lt;");
			break;
		case '>':
			cop_buf_text(out, "&gt;");
			break;
		case '"':
			cop_buf_text(out, "&quot;");
			break;
		case '\'':
			cop_buf_text(out, "&#39;");
			break;
		case '\n':
		case '\t':
			cop_buf_add(out, p.at, p.len);
			break;
		default:
			cop_point_clean(out, &p);
		}
	}
}

void cop_enc_md(struct cop_buf *out, const struct cop_str *s)
{
	cop_enc_md_text(out, cop_str_raw(s), cop_str_len(s));
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/*
 * Where the full stop or bracket of a leading "1." or "1)" stands; len where there is none. What
 * follows without a blank ("71.43") begins no list.
 */
static size_t list_mark(const char *at, size_t len)
{
	size_t i = 0;

	while (i < len && at[i] >= '0' && at[i] <= '9')
		i++;
	if (!i || i == len || (at[i] != '.' && at[i] != ')'))
		return len;
	return i + 1 == len || is_blank(at[i + 1]) ? i : len;
}

static bool md_escapes(const char *at, size_t i, size_t mark)
{
	if (i == mark || (i == 0 && at[i] && strchr("-+=:", at[i])))
		return true;
	return at[i] && strchr("\\`*_[]<>&|~#$", at[i]);
}

void cop_enc_md_text(struct cop_buf *out, const char *at, size_t len)
{
	struct cop_point p;
	size_t mark;

	/* Leading blanks would make a code block, trailing ones a line break. */
	while (len && is_blank(at[0])) {
		at++;
		len--;
	}
	while (len && is_blank(at[len - 1]))
		len--;
	mark = list_mark(at, len);
	for (size_t i = 0; cop_point_next(at, len, &i, &p);) {
		if (md_escapes(at, i - p.len, mark))
			cop_buf_char(out, '\\');
		if (is_blank(*p.at))
			cop_buf_char(out, ' ');
		else
			cop_point_clean(out, &p);
	}
}
