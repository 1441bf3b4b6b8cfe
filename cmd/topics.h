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

/* The fields of every list, and what it computes: derived from the tables. */
void cop_topic_fields(size_t width, struct cop_buf *out);

/* In lines of at most `width` columns. */
void cop_topic_write(struct cop_arena *a, const struct cop_embedded *topic, size_t width,
		     struct cop_buf *out);

#endif
