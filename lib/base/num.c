/* SPDX-License-Identifier: MIT */
#include "base/num.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WHOLE_DIGITS 15
#define DECIMALS 6
#define LARGEST 1e18 /* fits an unsigned long long */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t count_digits(const char *at, size_t len)
{
	size_t n = 0;

	while (n < len && is_digit(at[n]))
		n++;
	return n;
}

/* Not strtod: its decimal point comes from the locale. Exact up to 15 digits in all. */
static double value_of(const char *at, size_t len)
{
	double value = 0, scale = 1;
	bool behind = false;

	for (size_t i = 0; i < len; i++) {
		if (at[i] == '.') {
			behind = true;
			continue;
		}
		value = value * 10 + (at[i] - '0');
		scale *= behind ? 10 : 1;
	}
	return value / scale;
}

bool cop_num_read(const char *at, size_t len, struct cop_num *ret)
{
	bool negative = len && at[0] == '-';
	size_t i = negative, whole = count_digits(at + i, len - i), part;
	double value;

	if (whole == 0 || whole > WHOLE_DIGITS)
		return false;
	i += whole;
	if (i < len) {
		part = at[i] == '.' ? count_digits(at + i + 1, len - i - 1) : 0;
		if (part == 0 || part > DECIMALS || i + 1 + part != len)
			return false;
	}
	value = value_of(at + negative, len - negative);
	*ret = (struct cop_num){ negative && value != 0 ? -value : value, true };
	return true;
}

static void write_whole(struct cop_buf *out, double value)
{
	cop_buf_printf(out, "%llu", (unsigned long long)value);
}

void cop_num_write_fixed(struct cop_buf *out, double value, unsigned decimals)
{
	double scale = pow(10, decimals), size = fmin(fabs(value), LARGEST);
	double whole = floor(size), part;

	assert(isfinite(value));
	/* The nudge undoes the error of decimals that binary cannot hold: 1.005, 2.675. */
	part = floor((size - whole) * scale * (1 + 1e-12) + 0.5 + 1e-9);
	if (part >= scale) {
		whole += 1;
		part = 0;
	}
	if (value < 0 && (whole > 0 || part > 0))
		cop_buf_char(out, '-');
	write_whole(out, whole);
	if (decimals)
		cop_buf_printf(out, ".%0*llu", (int)decimals, (unsigned long long)part);
}

void cop_num_write(struct cop_buf *out, double value)
{
	cop_num_write_fixed(out, value, DECIMALS);
	while (out->at[out->len - 1] == '0')
		out->at[--out->len] = '\0';
	if (out->at[out->len - 1] == '.')
		out->at[--out->len] = '\0';
}

static const char *const per_words[] = {
	[COP_PER_HOUR] = "hour",
	[COP_PER_MONTH] = "month",
	[COP_PER_QUARTER] = "quarter",
	[COP_PER_YEAR] = "year",
};

static bool read_per(const char *at, size_t len, unsigned char *ret)
{
	for (unsigned char i = COP_PER_HOUR; i < COP_COUNT(per_words); i++) {
		if (strlen(per_words[i]) == len && memcmp(per_words[i], at, len) == 0) {
			*ret = i;
			return true;
		}
	}
	return false;
}

/* ISO 4217: what can be paid with, and what lately could, for older records. */
static const char currencies[] =
	"AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL "
	"BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD "
	"EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR "
	"ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR "
	"LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO "
	"NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG "
	"SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD "
	"TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG "
	"ZWL "
	/* units of account and funds */
	"BOV CHE CHW CLF COU MXV USN UYI UYW XDR XSU XUA ";

static bool is_currency(const char *at)
{
	for (const char *code = currencies; *code; code += 4) {
		if (memcmp(code, at, 3) == 0)
			return true;
	}
	return false;
}

/* "AMOUNT CUR", then nothing or `joint` and a word. */
static bool read_money(const char *at, size_t len, const char *joint,
		       struct cop_money *ret)
{
	const char *blank = len ? memchr(at, ' ', len) : NULL;
	size_t head = blank ? (size_t)(blank - at) : 0, rest, joint_len = strlen(joint);
	struct cop_num amount;
	struct cop_money m = { 0 };

	if (!blank || len - head < 4 || !cop_num_read(at, head, &amount))
		return false;
	if (!is_currency(blank + 1))
		return false;
	m.amount = amount.value;
	memcpy(m.currency, blank + 1, 3);
	rest = len - head - 4;
	if (rest) {
		if (rest <= joint_len || memcmp(blank + 4, joint, joint_len) != 0)
			return false;
		if (!read_per(blank + 4 + joint_len, rest - joint_len, &m.per))
			return false;
	}
	*ret = m;
	return true;
}

bool cop_money_iso(const char *at, size_t len, struct cop_money *ret)
{
	return read_money(at, len, " per ", ret);
}

bool cop_money_read(const char *at, size_t len, struct cop_money *ret)
{
	while (len && at[0] == ' ') {
		at++;
		len--;
	}
	while (len && at[len - 1] == ' ')
		len--;
	return read_money(at, len, " per ", ret) || read_money(at, len, "/", ret);
}

void cop_money_write(struct cop_buf *out, const struct cop_money *m)
{
	if (!m->currency[0])
		return;
	cop_num_write(out, m->amount);
	cop_buf_printf(out, " %s", m->currency);
	if (m->per != COP_PER_ONCE)
		cop_buf_printf(out, " per %s", per_words[m->per]);
}

void cop_wilson(double k, double n, double *ret_low, double *ret_high)
{
	const double z = 1.96;
	double p = k / n, z2n = z * z / n;
	double centre = (p + z2n / 2) / (1 + z2n);
	double half = z * sqrt(p * (1 - p) / n + z2n / (4 * n)) / (1 + z2n);

	*ret_low = fmax(0, centre - half);
	*ret_high = fmin(1, centre + half);
}
