/* SPDX-License-Identifier: MIT */
#include "model/place.h"

#include <stdio.h>
#include <string.h>

static bool is_yaml(const char *path)
{
	size_t len = strlen(path);

	return len > 5 && strcmp(path + len - 5, ".yaml") == 0;
}

/* "roles/scribe.yaml", as seen from the community's folder. */
static const struct cop_record *kind_here(const char *path, bool sequence)
{
	const struct cop_record *found = NULL;

	for (size_t i = 0; i < cop_kind_count; i++) {
		const struct cop_record *kind = cop_records[i];
		size_t len = strlen(kind->where);
		bool lines = kind->shape == COP_SHAPE_LINES;

		if (kind->shape == COP_SHAPE_FILE && strcmp(path, kind->where) == 0)
			return kind;
		if (kind->shape == COP_SHAPE_FILE ||
		    strncmp(path, kind->where, len) != 0 || path[len] != '/')
			continue;
		if (!found || lines == sequence)
			found = kind;
	}
	return found;
}

static bool is_community(const char *path, const char *below,
			 bool (*there)(const char *path))
{
	char name[4096];
	int n = snprintf(name, sizeof(name), "%.*scop.yaml", (int)(below - path), path);

	return n > 0 && (size_t)n < sizeof(name) && there(name);
}

const struct cop_record *cop_record_of_path(const char *path, bool sequence,
					    bool (*there)(const char *path))
{
	const struct cop_record *first = NULL;

	if (!is_yaml(path))
		return NULL;
	for (const char *at = path; at; at = strchr(at, '/')) {
		const struct cop_record *kind;

		at += *at == '/';
		kind = kind_here(at, sequence);
		if (kind && is_community(path, at, there))
			return kind;
		first = first ? first : kind;
	}
	return first;
}
