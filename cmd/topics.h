/* SPDX-License-Identifier: MIT */
/* Texts of `cop help TOPIC`, embedded from share/texts/. */
#ifndef COP_TOPICS_H
#define COP_TOPICS_H

#include "base/embed.h"

extern const struct cop_embedded cop_topics[];
extern const size_t cop_ntopics;

/* NULL: no such topic. */
const struct cop_embedded *cop_topic_find(const char *name);

#endif
