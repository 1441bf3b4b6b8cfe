/* SPDX-License-Identifier: MIT */
#include "model/indicator.h"

#include "model/kinds.h"

COP_ENUM_DEFINE(indicator_kind, INDICATOR_KIND_WORDS);
COP_ENUM_DEFINE(desirable, DESIRABLE_WORDS);
COP_ENUM_DEFINE(indicator_status, INDICATOR_STATUS_WORDS);

#define COP_REC struct cop_indicator_step
COP_SCHEMA(indicator_step, INDICATOR_STEP_FIELDS,
	   "One step in the life of an indicator.");
#undef COP_REC

#define COP_REC struct cop_indicator
COP_SCHEMA(indicator, INDICATOR_FIELDS, "One thing that is measured.");
#undef COP_REC

const struct cop_indicator_step *cop_indicator_break(const struct cop_indicator *i,
						     struct cop_date after,
						     struct cop_date upto)
{
	const struct cop_indicator_step *last = NULL;

	for (size_t n = 0; i && n < i->history.n; n++) {
		const struct cop_indicator_step *s = &i->history.at[n];

		if (s->break_ == COP_TRUE && s->date.day > after.day &&
		    s->date.day <= upto.day)
			last = s;
	}
	return last;
}

const struct cop_record cop_record_indicator = {
	.name = "indicator",
	.where = "indicators",
	.plural = "indicators",
	.schema = &cop_schema_indicator,
	.shape = COP_SHAPE_FOLDER,
	.ref = COP_REF_INDICATOR,
	.kind = cop_kind_indicator,
};
