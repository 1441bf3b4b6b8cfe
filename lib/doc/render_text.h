/* SPDX-License-Identifier: MIT */
/* One part of the text renderer in a file of its own. Inside lib/doc only. */
#ifndef COP_DOC_RENDER_TEXT_H
#define COP_DOC_RENDER_TEXT_H

#include "doc/render.h"

/* A map as key and value lines, aligned; maps and lists inside are indented below. */
void cop_text_fields(struct cop_page *p, const struct cop_value *map);

#endif
