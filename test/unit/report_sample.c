/* SPDX-License-Identifier: MIT */
#include "report_sample.h"

#include <stdio.h>
#include <stdlib.h>

#include "test.h"

struct cop_community *sample_community(struct cop_arena *a, const char *dir,
				       struct cop_date today)
{
	struct cop_error err = { 0 };
	struct cop_community *c = NULL;
	struct cop_store *s = NULL;

	if (cop_store_open(a, dir, &s, &err) ||
	    cop_community_open(a, s, today, &c, &err) ||
	    cop_community_load(c, COP_KINDS_ALL, &err))
		fail_msg("%s: %s", dir, err.msg);
	return c;
}

struct cop_report *sample_report(struct cop_arena *a, struct cop_community *c,
				 enum cop_report_kind kind)
{
	const struct cop_report_form *f = cop_report_form(kind);
	struct cop_report *r = COP_NEW(a, struct cop_report);

	assert_non_null(f);
	*r = (struct cop_report){ .arena = a,
				  .c = c,
				  .today = c->today,
				  .period = cop_report_span(f, a, c, c->today),
				  .readers = f->readers };
	return r;
}
