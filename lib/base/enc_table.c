/* SPDX-License-Identifier: MIT */
#include "base/enc.h"

#include <string.h>

#include "base/enc_point.h"
#include "base/raw.h"

void cop_enc_csv(struct cop_buf *out, const struct cop_str *s)
{
	cop_enc_csv_text(out, cop_str_raw(s), cop_str_len(s));
}

static bool starts_formula(uint32_t point)
{
	switch (point) {
	case '=':
	case '+':
	case '-':
	case '@':
	case 0xFF1D: /* full-width forms of the four */
	case 0xFF0B:
	case 0xFF0D:
	case 0xFF20:
		return true;
	default:
		return false;
	}
}

/* Spreadsheets skip blanks and what they cannot show before they look for a formula. */
static bool is_formula(const char *at, size_t len)
{
	struct cop_point p;

	if (len && (at[0] == '\t' || at[0] == '\r' || at[0] == '\0'))
		return true;
	for (size_t i = 0; cop_point_next(at, len, &i, &p);) {
		bool skipped = p.point == ' ' || p.point == 0xA0 || p.point == 0x3000 ||
			       cop_point_control(p.point) || cop_point_hidden(&p);

		if (!skipped)
			return starts_formula(p.point);
	}
	return false;
}

static bool needs_quotes(const char *at, size_t len)
{
	if (len && (at[0] == ' ' || at[len - 1] == ' '))
		return true;
	for (size_t i = 0; i < len; i++) {
		if (at[i] && strchr("\",;\t\r\n", at[i]))
			return true;
	}
	return false;
}

void cop_enc_csv_text(struct cop_buf *out, const char *at, size_t len)
{
	bool formula = is_formula(at, len);
	bool quotes = formula || needs_quotes(at, len);
	struct cop_point p;

	if (quotes)
		cop_buf_char(out, '"');
	if (formula)
		cop_buf_char(out, '\'');
	for (size_t i = 0; cop_point_next(at, len, &i, &p);) {
		if (p.point == '"')
			cop_buf_text(out, "\"\"");
		else if (p.point == '\n' || p.point == '\t')
			cop_buf_add(out, p.at, p.len);
		else
			cop_point_show(out, &p);
	}
	if (quotes)
		cop_buf_char(out, '"');
}

void cop_enc_tsv(struct cop_buf *out, const struct cop_str *s)
{
	cop_enc_tsv_text(out, cop_str_raw(s), cop_str_len(s));
}

void cop_enc_tsv_text(struct cop_buf *out, const char *at, size_t len)
{
	struct cop_point p;

	for (size_t i = 0; cop_point_next(at, len, &i, &p);) {
		if (p.point == '\t')
			cop_buf_text(out, "\\t");
		else if (p.point == '\n')
			cop_buf_text(out, "\\n");
		else if (p.point == '\\')
			cop_buf_text(out, "\\\\");
		else
			cop_point_show(out, &p);
	}
}
