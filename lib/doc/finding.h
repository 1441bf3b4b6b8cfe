/* SPDX-License-Identifier: MIT */
/* Findings in one form each. Inside lib/doc only. */
#ifndef COP_DOC_FINDING_H
#define COP_DOC_FINDING_H

#include "doc/doc.h"

void cop_findings_text(const struct cop_findings *f, const struct cop_finding_look *look,
		       struct cop_buf *out);
/* "1 error, 0 warnings in 61 files" and a newline */
void cop_findings_summary(struct cop_buf *out, const struct cop_findings *f,
			  const struct cop_finding_look *look);
/* "roles/scribe.yaml:9:13", or the record where no file is known; may add nothing. */
void cop_finding_place(struct cop_buf *out, const struct cop_finding *f,
		       struct cop_counted *counted);

#endif
