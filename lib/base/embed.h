/* SPDX-License-Identifier: MIT */
/* Files of share/ inside the program, made by share/embed.sh. */
#ifndef COP_BASE_EMBED_H
#define COP_BASE_EMBED_H

#include <stddef.h>

struct cop_embedded {
	const char *name; /* of the file, without folder and ending: "exit-codes" */
	const char *at;   /* bytes; not NUL-terminated */
	size_t len;
};

#endif
