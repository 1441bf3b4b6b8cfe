/* SPDX-License-Identifier: MIT */
#include "doc/doc.h"

#include <math.h>

#include "doc/render.h"

static const char *const blocks[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
static const char *const plain[] = { "_", ".", "-", "=", "#" };

/* False where nothing is known. */
static bool bounds(const struct cop_point *p, size_t n, double *low, double *high)
{
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		if (!p[i].known)
			continue;
		*low = any && *low < p[i].value ? *low : p[i].value;
		*high = any && *high > p[i].value ? *high : p[i].value;
		any = true;
	}
	return any;
}

static size_t level_of(double value, double low, double high, size_t levels)
{
	if (high <= low)
		return levels / 2;
	return (size_t)lround((value - low) / (high - low) * (double)(levels - 1));
}

void cop_spark(struct cop_buf *out, const struct cop_point *p, size_t n, bool ascii)
{
	const char *const *marks = ascii ? plain : blocks;
	size_t levels = ascii ? COP_COUNT(plain) : COP_COUNT(blocks);
	double low = 0, high = 0;

	p = cop_points_last(p, &n);
	bounds(p, n, &low, &high);
	for (size_t i = 0; i < n; i++) {
		if (p[i].break_here && i)
			cop_buf_char(out, '|');
		if (p[i].known)
			cop_buf_text(out, marks[level_of(p[i].value, low, high, levels)]);
		else
			cop_buf_text(out, ascii ? " " : "·");
	}
}
