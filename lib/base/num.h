/* SPDX-License-Identifier: MIT */
/* Decimals, money and shares as the files know them (format.md section 2). */
#ifndef COP_BASE_NUM_H
#define COP_BASE_NUM_H

#include "base/buf.h"
#include "base/error.h"

/* A decimal. known false (zero) means "not given". */
struct cop_num {
	double value;
	bool known;
};

/* -?[0-9]{1,15}(.[0-9]{1,6})?, the whole text. */
bool cop_num_read(const char *at, size_t len, struct cop_num *ret);
/* Shortest form with at most six decimals, no exponent, no separators, "-0" never. */
void cop_num_write(struct cop_buf *out, double value);
/* With exactly `decimals` digits after the point (0..6), rounded half away from zero. */
void cop_num_write_fixed(struct cop_buf *out, double value, unsigned decimals);

/* A number as other countries write it, in the one written form. */
struct cop_num_meant {
	char one[32], other[32]; /* other "": it has one meaning only */
};

/*
 * "1.200" and "1,200" may be 1200 or 1.2 (other 1.2, of 1.125 1.1250); "1040,5", "1.040,5" and
 * "1,040.5" are 1040.5, "1.200.300" is 1200300. False: nothing of the kind. For what people
 * type; a file says what it says.
 */
bool cop_num_meant(const char *at, size_t len, struct cop_num_meant *ret);
/* "'1.200' could be 1200 or 1.2", with what to write as a hint. COP_E_USAGE. */
enum cop_code cop_num_refuse_meant(const char *shown, const struct cop_num_meant *m,
				   struct cop_error *err) COP_CHECKED;

enum cop_per { COP_PER_ONCE, COP_PER_HOUR, COP_PER_MONTH, COP_PER_QUARTER, COP_PER_YEAR };

/* "1200 USD per year". currency "" means "not given". */
struct cop_money {
	double amount;
	char currency[4];
	unsigned char per; /* enum cop_per */
};

/* File form only. */
bool cop_money_iso(const char *at, size_t len, struct cop_money *ret);
/* Also "12000 USD/year"; blanks around. */
bool cop_money_read(const char *at, size_t len, struct cop_money *ret);
void cop_money_write(struct cop_buf *out, const struct cop_money *m);

/*
 * Wilson 95 % interval of k of n (practice.md B.0): 12/40 -> 0.1807..0.4543,
 * 4/5 -> 0.3755..0.9638, 5/5 -> 0.5655..1. n > 0, 0 <= k <= n.
 */
void cop_wilson(double k, double n, double *ret_low, double *ret_high);

#endif
