/* SPDX-License-Identifier: MIT */
#include "base/enc.h"

#include <string.h>
#include <strings.h>

#include "base/enc_point.h"
#include "base/raw.h"

void cop_enc_term(struct cop_buf *out, const struct cop_str *s)
{
	cop_enc_term_text(out, cop_str_raw(s), cop_str_len(s));
}

static void show_on_line(struct cop_buf *out, const struct cop_point *p)
{
	if (p->point == '\n')
		cop_buf_char(out, ' ');
	else
		cop_point_show(out, p);
}

void cop_enc_term_text(struct cop_buf *out, const char *at, size_t len)
{
	struct cop_point p;

	for (size_t i = 0; cop_point_next(at, len, &i, &p);)
		show_on_line(out, &p);
}

void cop_enc_term_lines(struct cop_buf *out, const struct cop_str *s, unsigned indent)
{
	bool fresh = false;
	struct cop_point p;

	for (size_t i = 0; cop_point_next(cop_str_raw(s), cop_str_len(s), &i, &p);) {
		if (p.point == '\n') {
			cop_buf_char(out, '\n');
			fresh = true;
			continue;
		}
		if (fresh)
			cop_buf_fill(out, ' ', indent);
		fresh = false;
		cop_point_show(out, &p);
	}
}

const char *cop_enc_shown(struct cop_arena *a, const struct cop_str *s)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	cop_enc_term(&out, s);
	return cop_buf_keep(&out, a);
}

const char *cop_enc_snippet(struct cop_arena *a, const struct cop_str *s, size_t columns)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	size_t width = 0, keep = 0;
	struct cop_point p;

	for (size_t i = 0; cop_point_next(cop_str_raw(s), cop_str_len(s), &i, &p);) {
		size_t before = out.len;

		show_on_line(&out, &p);
		width += cop_utf8_width(out.at + before, out.len - before);
		if (width + strlen("...") <= columns)
			keep = out.len;
		if (width > columns) {
			cop_buf_splice(&out, keep, out.len - keep, "...", strlen("..."));
			break;
		}
	}
	return cop_buf_keep(&out, a);
}

static bool is_shell_safe(const char *at, size_t len)
{
	static const char safe[] = "abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "0123456789_./:=@%+,-";

	/* zsh puts a program's path in place of a leading '=' */
	if (len == 0 || at[0] == '=')
		return false;
	for (size_t i = 0; i < len; i++) {
		if (!memchr(safe, at[i], sizeof(safe) - 1))
			return false;
	}
	return true;
}

void cop_enc_shell_text(struct cop_buf *out, const char *at, size_t len)
{
	if (is_shell_safe(at, len)) {
		cop_buf_add(out, at, len);
		return;
	}
	cop_buf_char(out, '\'');
	for (size_t i = 0; i < len; i++) {
		if (at[i] == '\'')
			cop_buf_text(out, "'\\''");
		else if (at[i])
			cop_buf_char(out, at[i]);
	}
	cop_buf_char(out, '\'');
}

const char *cop_enc_shell_word(struct cop_arena *a, const char *text)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf word = { 0 };

	cop_enc_shell_text(&word, text, strlen(text));
	return cop_buf_keep(&word, a);
}

static bool has_known_scheme(const char *at)
{
	static const char *const schemes[] = { "https://", "http://", "mailto:" };

	for (size_t i = 0; i < COP_COUNT(schemes); i++) {
		size_t len = strlen(schemes[i]);

		if (strncasecmp(at, schemes[i], len) == 0)
			return at[len] && at[len] != '/' && at[len] != '?' &&
			       at[len] != '#';
	}
	return false;
}

bool cop_url_safe(const struct cop_str *url)
{
	struct cop_point p;

	if (!has_known_scheme(cop_str_raw(url)))
		return false;
	for (size_t i = 0; cop_point_next(cop_str_raw(url), cop_str_len(url), &i, &p);) {
		if (cop_point_control(p.point) || cop_point_hidden(&p) || p.point == 0xA0)
			return false;
		if (p.point < 0x80 && strchr(" \"<>\\^`{|}", (int)p.point))
			return false;
	}
	return true;
}
