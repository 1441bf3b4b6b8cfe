/* SPDX-License-Identifier: MIT */
#include "topics.h"

#include <string.h>

const struct cop_embedded *cop_topic_find(const char *name)
{
	for (size_t i = 0; i < cop_ntopics; i++)
		if (strcmp(cop_topics[i].name, name) == 0)
			return &cop_topics[i];
	return NULL;
}
