/* SPDX-License-Identifier: MIT */
/* Texts of `cop help TOPIC`, embedded from share/texts/. */
#ifndef COP_TOPICS_H
#define COP_TOPICS_H

#include "base/buf.h"
#include "base/embed.h"

extern const struct cop_embedded cop_topics[];
extern const size_t cop_ntopics;

/* NULL: no such topic. */
const struct cop_embedded *cop_topic_find(const char *name);

/* In lines of at most `width` columns. */
void cop_topic_write(struct cop_arena *a, const struct cop_embedded *topic, size_t width,
		     struct cop_buf *out);

#endif
