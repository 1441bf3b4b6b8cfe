/* SPDX-License-Identifier: MIT */
#include "model/observation.h"

#include "model/kinds.h"

#define COP_REC struct cop_reading
COP_SCHEMA(reading, READING_FIELDS, "The value of one date.");
#undef COP_REC

#define COP_REC struct cop_observation
COP_SCHEMA(observation, OBSERVATION_FIELDS, "Dated values of one indicator.");
#undef COP_REC

bool cop_reading_value(const struct cop_reading *r, double *ret)
{
	if (r->value.known)
		*ret = r->value.value;
	else if (r->count.known && r->of.value > 0)
		*ret = r->count.value / r->of.value;
	else
		return false;
	return true;
}

const struct cop_record cop_record_observation = {
	.name = "observation",
	.where = "observations",
	.plural = "observations",
	.schema = &cop_schema_observation,
	.shape = COP_SHAPE_LINES,
	.kind = cop_kind_observation,
};
