/* SPDX-License-Identifier: MIT */
/* Documents with every kind of block, for the golden and the browser tests. */
#ifndef COP_TEST_DOC_SAMPLE_H
#define COP_TEST_DOC_SAMPLE_H

#include "doc/doc.h"

/* Named: "list", "empty", "show", "health", "report"; NULL for any other name. */
struct cop_doc *sample_doc(struct cop_arena *a, const char *name);
/* A handful of findings in two invented files. */
void sample_findings(struct cop_arena *a, struct cop_findings *ret);

#endif
