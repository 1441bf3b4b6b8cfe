/* SPDX-License-Identifier: MIT */
/* Texts that the properties are tried on. */
#ifndef COP_PROPERTY_CORPUS_H
#define COP_PROPERTY_CORPUS_H

#include "base/arena.h"

struct corpus {
	const struct cop_source **at;
	size_t n, cap;
	bool present;
};

/* Every *.yml and *.yaml beneath the folder. */
struct corpus corpus_of_files(struct cop_arena *a, const char *dir);
/* The valid cases of the YAML test suite, with its visible marks turned into what they mean. */
struct corpus corpus_of_suite(struct cop_arena *a, const char *dir);

#endif
