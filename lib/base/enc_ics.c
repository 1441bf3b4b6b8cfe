/* SPDX-License-Identifier: MIT */
#include "base/enc.h"

#include "base/enc_point.h"
#include "base/raw.h"

#define FOLD 75 /* octets on a line, its line end not counted (RFC 5545 3.1) */

void cop_enc_ics(struct cop_buf *out, const struct cop_str *s)
{
	cop_enc_ics_text(out, cop_str_raw(s), cop_str_len(s));
}

void cop_enc_ics_text(struct cop_buf *out, const char *at, size_t len)
{
	struct cop_point p;

	for (size_t i = 0; cop_point_next(at, len, &i, &p);) {
		switch (p.point) {
		case '\\':
		case ';':
		case ',':
			cop_buf_char(out, '\\');
			cop_buf_add(out, p.at, p.len);
			break;
		case '\n':
			cop_buf_text(out, "\\n");
			break;
		case '\t':
			cop_buf_char(out, '\t');
			break;
		default:
			if (!cop_point_control(p.point) && !cop_point_bidi(p.point))
				cop_point_copy(out, &p);
		}
	}
}

void cop_ics_line(struct cop_buf *out, const char *line, size_t len)
{
	size_t used = 0;
	struct cop_point p;

	for (size_t i = 0; cop_point_next(line, len, &i, &p);) {
		if (p.point == '\r' || p.point == '\n')
			continue;
		if (used + p.len > FOLD) {
			cop_buf_text(out, "\r\n ");
			used = 1;
		}
		cop_buf_add(out, p.at, p.len);
		used += p.len;
	}
	cop_buf_text(out, "\r\n");
}
