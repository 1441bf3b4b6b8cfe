/* SPDX-License-Identifier: MIT */
/* What the leaves of `cop settings` share: limits, and what a setting is by default. */
#ifndef COP_SETTINGS_LEAVES_H
#define COP_SETTINGS_LEAVES_H

#include "single.h"

#include <string.h>

#define SETTINGS_LIMITS "thresholds."

/* Limits of rules and figures, each once; false past the end. */
bool settings_limit_at(size_t i, const struct cop_limit **ret);
/* The limit of a path "thresholds.inactive-after"; NULL: the path is of no known one. */
const struct cop_limit *settings_limit(const char *path);
/* What holds where cop.yaml is silent: "readable", "365 days"; NULL: nothing does. */
const char *settings_default(struct cop_env *env, const char *path);
/* COP_E_REFUSED where the path may not be set; COP_E_USAGE where it names no known limit. */
enum cop_code settings_check_path(struct cop_env *env, const char *path,
				  struct cop_error *err) COP_CHECKED;

/* settings/show.c */
enum cop_code settings_show_run(struct cop_env *env, const void *opts,
				struct cop_error *err);

#endif
