/* SPDX-License-Identifier: MIT */
#include "platform.h"

#include <ctype.h>
#include <string.h>

const char *platform_label(struct cop_env *env, const char *check)
{
	int at = cop_enum_find(&cop_enum_platform_check, check, strlen(check));
	char *label;

	if (!at)
		return NULL;
	label = cop_arena_text(env->arena, cop_enum_platform_check.words[at - 1].doc);
	label[0] = (char)tolower((unsigned char)label[0]);
	label[strlen(label) - 1] = '\0'; /* the stop of a sentence */
	return label;
}

const char *platform_bool(enum cop_bool b)
{
	return b == COP_TRUE ? "yes" : b == COP_FALSE ? "no" : "unknown";
}

static bool is_known(const struct platform_own *list, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(list[i].id, id) == 0)
			return true;
	}
	return false;
}

size_t platform_own(struct cop_env *env, const struct cop_platform *const *list, size_t n,
		    struct platform_own **ret)
{
	size_t most = 1, found = 0;

	for (size_t i = 0; i < n; i++)
		most += list[i]->assessment.n;
	*ret = COP_NEW_N(env->arena, struct platform_own, most);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < list[i]->assessment.n; k++) {
			const struct cop_assessment *a = &list[i]->assessment.at[k];

			if (!a->id || platform_label(env, a->id) ||
			    is_known(*ret, found, a->id))
				continue;
			(*ret)[found++] = (struct platform_own){ a->id, a->text };
		}
	}
	return found;
}

const char *platform_too_early(const struct cop_community *c)
{
	if (c->charter && c->charter->purpose)
		return NULL;
	return "the charter does not say yet why the community exists; people and "
	       "purpose "
	       "come before the place: cop charter set purpose TEXT";
}
