/* SPDX-License-Identifier: MIT */
#include "base/zones.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/fs.h"
#include "base/near.h"

#define LIST COP_ZONES "/tzdata.zi" /* lines "Z NAME ..." and "L TARGET NAME" */
#define LIST_MAX ((size_t)1024 * 1024)

static void close_file(FILE **f)
{
	if (*f)
		fclose(*f);
}

/* A folder of zones ("Europe") and lists beside them do not begin like one. */
static bool is_zone(const char *name)
{
	COP_CLEANUP(close_file) FILE *f = NULL;
	char path[512], magic[4];

	if ((size_t)snprintf(path, sizeof(path), COP_ZONES "/%s", name) >= sizeof(path))
		return false;
	f = fopen(path, "rbe");
	return f && fread(magic, 1, sizeof(magic), f) == sizeof(magic) &&
	       memcmp(magic, "TZif", sizeof(magic)) == 0;
}

bool cop_zones_believe(const char *name)
{
	return is_zone(name) || !is_zone("UTC");
}

/* The name in a line of the list, and what stands after it; NULL: the line has none. */
static const char *name_of(char *line)
{
	char *name = NULL;

	if (strncmp(line, "Z ", 2) == 0)
		name = line + 2;
	else if (strncmp(line, "L ", 2) == 0 && (name = strchr(line + 2, ' ')))
		name++;
	if (name)
		name[strcspn(name, " ")] = '\0';
	return name;
}

static bool is_city(const char *name, const char *typed)
{
	const char *slash = strrchr(name, '/');

	return strcasecmp(name, typed) == 0 ||
	       (slash && strcasecmp(slash + 1, typed) == 0);
}

const char *cop_zones_near(struct cop_arena *a, const char *typed)
{
	struct cop_near near = { .typed = typed };
	const struct cop_source *list;
	struct cop_error none = { 0 };
	char *rest;

	if (cop_fs_read_any(LIST, LIST_MAX, a, &list, &none))
		return NULL;
	for (char *line = strtok_r(cop_arena_copy(a, list->text, list->len), "\n", &rest);
	     line; line = strtok_r(NULL, "\n", &rest)) {
		const char *name = name_of(line);

		if (name && is_city(name, typed))
			return name;
		if (name)
			cop_near_try(&near, name);
	}
	return near.best;
}
