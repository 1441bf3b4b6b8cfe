/* SPDX-License-Identifier: MIT */
#include "model/kinds.h"

#include <string.h>

const struct cop_record *const cop_records[cop_kind_count] = { COP_RECORDS(
	COP_KIND_ROW) };

static bool is_yaml(const char *name)
{
	size_t len = strlen(name);

	return name[0] != '.' && len > 5 && strcmp(name + len - 5, ".yaml") == 0;
}

const struct cop_record *cop_record_of_path(const char *path, bool lines)
{
	const char *slash = strrchr(path, '/');
	const struct cop_record *found = NULL;
	size_t top = strcspn(path, "/");

	if (!is_yaml(slash ? slash + 1 : path) || strstr(path, "/."))
		return NULL;
	for (size_t i = 0; i < cop_kind_count; i++) {
		const struct cop_record *r = cop_records[i];
		bool file = r->shape == COP_SHAPE_FILE;

		if (strncmp(path, r->where, top) != 0 || r->where[top] ||
		    file != (path[top] == '\0'))
			continue;
		if (!found || lines == (r->shape == COP_SHAPE_LINES))
			found = r;
	}
	return found;
}
