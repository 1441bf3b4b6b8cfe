/* SPDX-License-Identifier: MIT */
#include "model/money.h"

#include <string.h>

/* An entry whose id cannot be read has none. */
bool cop_funds_pay(const struct cop_funding *f, const struct cop_budget_line *l)
{
	return l->funding && f->rec.id && strcmp(l->funding, f->rec.id) == 0;
}

static bool alike(const struct cop_money *a, const struct cop_money *b)
{
	return strcmp(a->currency, b->currency) == 0 && a->per == b->per;
}

void cop_funds_sum(const struct cop_budget *b, const struct cop_funding *f,
		   struct cop_funds *ret)
{
	*ret = (struct cop_funds){ .planned = f->amount,
				   .spent = f->amount,
				   .left = f->amount,
				   .adds_up = true };
	ret->planned.amount = ret->spent.amount = 0;
	for (size_t i = 0; i < b->lines.n; i++) {
		const struct cop_budget_line *l = &b->lines.at[i];
		bool known = l->spent.currency[0] != '\0';

		if (!cop_funds_pay(f, l))
			continue;
		ret->lines++;
		ret->unknown += !known;
		ret->adds_up &= alike(&l->amount, &f->amount);
		ret->adds_up &= !known || alike(&l->spent, &f->amount);
		ret->planned.amount += l->amount.amount;
		ret->spent.amount += l->spent.amount;
		if (known && l->date.day > ret->on.day)
			ret->on = l->date;
	}
	ret->left.amount -= ret->spent.amount;
}
