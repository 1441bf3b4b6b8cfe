/* SPDX-License-Identifier: MIT */
/* Everything that is wrong with the files of a community, or endangers it, in one call. */
#ifndef COP_RULES_CHECK_H
#define COP_RULES_CHECK_H

#include "rules/rule.h"

/*
 * Loads what is not loaded yet, then collects what loading found, the references and the
 * data rules, sorted by place, accepted ones marked. ret is initialised here and lives in
 * the community's arena. Fails where a folder cannot be listed, or where days of a repeating
 * item are wanted and the calendar cannot be opened.
 */
enum cop_code cop_check(struct cop_community *c, struct cop_calendar_door calendar,
			struct cop_findings *ret, struct cop_error *err) COP_CHECKED;

/* The same for the practice risks: what endangers the community, its files being as they are. */
enum cop_code cop_check_risks(struct cop_community *c, struct cop_calendar_door calendar,
			      struct cop_findings *ret, struct cop_error *err)
	COP_CHECKED;

/* Keeps those of the named rules (NULL-terminated), in order. */
void cop_check_only(struct cop_findings *f, const char *const *rules);

#endif
