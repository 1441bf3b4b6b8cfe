/* SPDX-License-Identifier: MIT */
/* What the encoders share: a walk over code points and the kinds that must not pass. */
#ifndef COP_BASE_ENC_POINT_H
#define COP_BASE_ENC_POINT_H

#include "base/buf.h"

#define COP_POINT_BAD UINT32_MAX /* a byte that is no UTF-8 */
#define COP_REPLACEMENT "\xEF\xBF\xBD"

struct cop_point {
	uint32_t point;
	const char *at;
	size_t len; /* bytes at `at` */
	bool joins; /* U+200C or U+200D between visible non-ASCII: spelling, not a trick */
};

/* Reads the one at *i and moves on; false at the end. Begin with *i == 0. */
bool cop_point_next(const char *at, size_t len, size_t *i, struct cop_point *ret);

bool cop_point_control(uint32_t point); /* C0, DEL, C1 */
bool cop_point_bidi(uint32_t point);    /* marks, embeddings, overrides, isolates */
/* Has no picture of its own: bidi, zero width, LS and PS, tags, non-characters. */
bool cop_point_hidden(const struct cop_point *p);

/* As it is where it is visible; else ^X, \xNN or <U+202E>. */
void cop_point_show(struct cop_buf *out, const struct cop_point *p);
/* As it is; U+FFFD for invalid bytes. */
void cop_point_copy(struct cop_buf *out, const struct cop_point *p);
/* As it is; U+FFFD for invalid bytes, controls and what turns the reading direction. */
void cop_point_clean(struct cop_buf *out, const struct cop_point *p);

#endif
