/* SPDX-License-Identifier: MIT */
#include "topics.h"

#include <string.h>

#include "usage.h"

const struct cop_embedded *cop_topic_find(const char *name)
{
	for (size_t i = 0; i < cop_ntopics; i++)
		if (strcmp(cop_topics[i].name, name) == 0)
			return &cop_topics[i];
	return NULL;
}

void cop_topic_write(struct cop_arena *a, const struct cop_embedded *topic, size_t width,
		     struct cop_buf *out)
{
	cop_usage_reflow(a, cop_arena_copy(a, topic->at, topic->len), width, out);
}
