/* SPDX-License-Identifier: MIT */
/* Roles and groups that are defined, named otherwise, closed or given up. */
#include <string.h>

#include "model/role.h"
#include "words/tell.h"

static const char *title(struct cop_teller *t)
{
	return cop_say_record(t, cop_kind_role, t->item);
}

static void tell_come(struct cop_teller *t, const struct cop_role *r)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf what = { 0 };

	if (r->kind && r->kind != cop_role_kind_role)
		cop_buf_printf(&what, ", a %s",
			       cop_enum_word(&cop_enum_role_kind, (int)r->kind));
	if (r->importance)
		cop_buf_printf(&what, ", %s",
			       cop_enum_word(&cop_enum_importance, (int)r->importance));
	cop_say_that(t, cop_deed_added, NULL, "%s is defined%s%s", title(t),
		     cop_buf_str(&what), r->holders.n ? "" : "; nobody holds it yet");
	cop_tell_holders(t, NULL, r);
}

static void tell_gone(struct cop_teller *t, const struct cop_role *r)
{
	const char **ids = COP_NEW_N(t->arena, const char *, r->holders.n);
	size_t n = 0;

	for (size_t i = 0; i < r->holders.n; i++) {
		const struct cop_holder *h = &r->holders.at[i];

		if (h->member && (!h->to.day || h->to.day >= t->sides.old->today.day))
			ids[n++] = h->member;
	}
	cop_say_that(t, cop_deed_removed, NULL, "%s is no longer defined%s%s", title(t),
		     n ? "; it was held by " : "", n ? cop_say_whos(t, ids, n) : "");
}

static void tell_name(struct cop_teller *t, const struct cop_twin *twin)
{
	const struct cop_role *old = twin->old->rec, *new = twin->new->rec;

	if (strcmp(twin->old->id, twin->new->id) != 0)
		cop_say_that(t, cop_deed_renamed, NULL, "%s has the id %s now (was %s)",
			     title(t), twin->new->id, twin->old->id);
	if (!cop_str_equal(old->title, new->title))
		cop_say_that(t, cop_deed_renamed, "title", "%s is called %s now",
			     cop_say_record(t, cop_kind_role, twin->old), title(t));
}

void cop_tell_role(struct cop_teller *t, const struct cop_twin *twin)
{
	const struct cop_role *old = twin->old ? twin->old->rec : NULL,
			      *new = twin->new ? twin->new->rec : NULL;
	struct cop_whose whose = { .path = "",
				   .past = COP_KEYS("title", "closed", "holders") };

	if (!old || !new) {
		if (new)
			tell_come(t, new);
		else
			tell_gone(t, old);
		return;
	}
	whose.label = title(t);
	tell_name(t, twin);
	if (new->closed.day != old->closed.day)
		cop_say_that(t, cop_deed_changed, "closed", "%s is %s%s", title(t),
			     new->closed.day ? "closed on " : "open again",
			     new->closed.day ? cop_day_text(t->arena, new->closed) : "");
	cop_tell_holders(t, old, new);
	cop_tell_fields(t, &whose, &cop_schema_role, old, new);
}
