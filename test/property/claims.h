/* SPDX-License-Identifier: MIT */
/* The claims P1 to P17 and how often each was tried. */
#ifndef COP_PROPERTY_CLAIMS_H
#define COP_PROPERTY_CLAIMS_H

#include <stdbool.h>
#include <stddef.h>

enum claim {
	P1,
	P2,
	P3,
	P3_OTHER,
	P4,
	P5,
	P6,
	P7,
	P8,
	P9,
	P10,
	P10_LAYOUT, /* one takes away what shows how the file is indented */
	P11,
	P12,
	P12_QUOTED,
	P12_MOVE,
	P13,
	P14,
	P15,
	P16,
	P17,
	CLAIMS
};

/* Returns `holds`. */
bool claim(enum claim c, bool holds);
/* One line a claim; returns how often one that must hold did not. */
size_t claims_print(void);

#endif
