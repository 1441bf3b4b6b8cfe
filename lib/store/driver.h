/* SPDX-License-Identifier: MIT */
/*
 * git's merge driver of this clone. The files of a community ask for it by name
 * (.gitattributes, in the repository); what the name means stands in the configuration of
 * each clone, and where it does not, git merges by lines without a word.
 */
#ifndef COP_STORE_DRIVER_H
#define COP_STORE_DRIVER_H

#include "base/arena.h"
#include "base/error.h"

enum cop_driver {
	COP_DRIVER_READY,   /* asked for, and known */
	COP_DRIVER_UNKNOWN, /* asked for, and not registered */
	COP_DRIVER_OTHER,   /* the name means another program */
	COP_DRIVER_UNASKED, /* .gitattributes does not ask for it */
};

/* COP_E_REPO: git is not installed, or cannot be asked. */
enum cop_code cop_driver_look(struct cop_arena *a, const char *root, enum cop_driver *ret,
			      struct cop_error *err) COP_CHECKED;
/* Writes the configuration of this clone, never the record. */
enum cop_code cop_driver_register(struct cop_arena *a, const char *root,
				  struct cop_error *err) COP_CHECKED;

#endif
