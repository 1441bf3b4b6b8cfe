/* SPDX-License-Identifier: MIT */
#include "settings.h"

#include "base/near.h"
#include "health/health.h"
#include "rules/rule.h"

static const struct cop_limit *rule_limit(size_t *i)
{
	const struct cop_rule *r;

	for (size_t k = 0; (r = cop_rules_at(k)) != NULL; k++) {
		for (size_t n = 0; n < COP_COUNT(r->limits) && r->limits[n].id; n++) {
			if ((*i)-- == 0)
				return &r->limits[n];
		}
	}
	return NULL;
}

bool settings_limit_at(size_t i, const struct cop_limit **ret)
{
	const struct cop_limit *l = cop_health_limits;

	for (; l->id && i; l++)
		i--;
	*ret = l->id ? l : rule_limit(&i);
	return *ret != NULL;
}

const struct cop_limit *settings_limit(const char *path)
{
	const struct cop_limit *l;

	if (strncmp(path, SETTINGS_LIMITS, strlen(SETTINGS_LIMITS)) != 0)
		return NULL;
	for (size_t i = 0; settings_limit_at(i, &l); i++) {
		if (strcmp(path + strlen(SETTINGS_LIMITS), l->id) == 0)
			return l;
	}
	return NULL;
}

const char *settings_default(struct cop_env *env, const char *path)
{
	static const char word[] = "default ";
	const struct cop_limit *l = settings_limit(path);
	const struct cop_field *f = cop_path_field(&cop_schema_cop, path);
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	if (!l)
		return f && f->limits && strncmp(f->limits, word, strlen(word)) == 0
			       ? f->limits + strlen(word)
			       : NULL;
	cop_num_write(&b, l->fallback);
	cop_buf_printf(&b, " %s", l->unit);
	return cop_buf_keep(&b, env->arena);
}

static enum cop_code no_such_limit(const char *id, struct cop_error *err)
{
	struct cop_near near = { .typed = id };
	const struct cop_limit *l;

	for (size_t i = 0; settings_limit_at(i, &l); i++)
		cop_near_try(&near, l->id);
	cop_fail(err, COP_E_USAGE, "no rule and no figure has a limit '%s'", id);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s%s'?", SETTINGS_LIMITS,
				     near.best);
	return cop_fail_hint(err, "cop settings lists them");
}

enum cop_code settings_check_path(struct cop_env *env, const char *path,
				  struct cop_error *err)
{
	static const char *const written_once[] = { "cop", "uid" };

	(void)env;
	for (size_t i = 0; i < COP_COUNT(written_once); i++) {
		if (strcmp(path, written_once[i]) != 0)
			continue;
		cop_fail(err, COP_E_REFUSED, "'%s' is written once and stays", path);
		return cop_fail_hint(
			err, "calendars and programs know the community by it; cop "
			     "settings shows the rest");
	}
	if (strncmp(path, SETTINGS_LIMITS, strlen(SETTINGS_LIMITS)) == 0 &&
	    !settings_limit(path))
		return no_such_limit(path + strlen(SETTINGS_LIMITS), err);
	return COP_OK;
}
