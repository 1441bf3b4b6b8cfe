/* SPDX-License-Identifier: MIT */
/*
 * Names of time zones as this system has them. What a zone says is read by the calendar
 * module; here it is only asked whether there is one of that name.
 */
#ifndef COP_BASE_ZONES_H
#define COP_BASE_ZONES_H

#include "base/arena.h"

/* Where most systems keep the compiled time zones. */
#define COP_ZONES "/usr/share/zoneinfo"

/*
 * False only where the system has time zones and this is none of them; without them every
 * name is believed. `name` holds letters, digits and _ + - / only.
 */
bool cop_zones_believe(const char *name);
/* A name near to what was typed, or that of its city alone ("berlin"); NULL: none. */
const char *cop_zones_near(struct cop_arena *a, const char *typed);

#endif
