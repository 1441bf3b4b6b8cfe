/* SPDX-License-Identifier: MIT */
/* Inline SVG for pages. Inside lib/doc only. */
#ifndef COP_DOC_SVG_H
#define COP_DOC_SVG_H

#include "doc/render.h"

/* More series than this are drawn as one chart each. */
#define COP_SVG_SERIES_MAX 4

/* `id` makes the ids inside unique on the page. At most COP_SVG_SERIES_MAX series. */
void cop_svg_chart(struct cop_buf *out, const struct cop_chart *c, unsigned id,
		   struct cop_arena *a);
/* The trend of a figure, small; nothing where fewer than two values are known. */
void cop_svg_spark(struct cop_buf *out, const struct cop_figure *f, unsigned id);

/* Coordinates have one decimal. */
void cop_svg_num(struct cop_buf *out, double v);
void cop_svg_attr(struct cop_buf *out, const char *name, double v);

#endif
