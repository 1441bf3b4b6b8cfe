/* SPDX-License-Identifier: MIT */
#include "model/place.h"

#include <stdio.h>
#include <string.h>

static bool is_community(const char *path, const char *below,
			 bool (*there)(const char *path))
{
	char name[4096];
	int n = snprintf(name, sizeof(name), "%.*scop.yaml", (int)(below - path), path);

	return n > 0 && (size_t)n < sizeof(name) && there(name);
}

const struct cop_record *cop_record_in_repository(const char *path, bool sequence,
						  bool (*there)(const char *path))
{
	const struct cop_record *first = NULL;

	for (const char *at = path; at; at = strchr(at, '/')) {
		const struct cop_record *kind;

		at += *at == '/';
		kind = cop_record_of_path(at, sequence);
		if (kind && is_community(path, at, there))
			return kind;
		first = first ? first : kind;
	}
	return first;
}
