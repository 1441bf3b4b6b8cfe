/* SPDX-License-Identifier: MIT */
/* What a source of money is planned and spent for, by the lines that name it. */
#ifndef COP_MODEL_MONEY_H
#define COP_MODEL_MONEY_H

#include "model/budget.h"

struct cop_funds {
	struct cop_money planned, spent;
	struct cop_money left; /* given less spent */
	bool adds_up;       /* false: sums of several currencies; the sums mean nothing */
	size_t lines;       /* that name it */
	size_t unknown;     /* of these, lines without a figure of what was spent */
	struct cop_date on; /* newest day of such a figure; 0: none */
};

/* Sums are in the currency of the source; amounts per year or month count only with like. */
void cop_funds_sum(const struct cop_budget *b, const struct cop_funding *f,
		   struct cop_funds *ret);
/* Does the line name this source? */
bool cop_funds_pay(const struct cop_funding *f, const struct cop_budget_line *l);

#endif
