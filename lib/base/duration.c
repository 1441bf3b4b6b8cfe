/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <ctype.h>
#include <string.h>

#include "base/num.h"

/* Words of the file form, and what people type for them. */
static const struct unit {
	enum cop_unit unit;
	const char *one, *many;
	const char *brief[3];
	double hours;
} units[] = {
	{ COP_MINUTES, "minute", "minutes", { "min", "mins" }, 1.0 / 60 },
	{ COP_HOURS, "hour", "hours", { "h", "hr", "hrs" }, 1 },
	{ COP_DAYS, "day", "days", { "d" }, 24 },
	{ COP_WEEKS, "week", "weeks", { "w", "wk" }, 24 * 7 },
	{ COP_MONTHS, "month", "months", { "mo", "mon" }, 24 * 30.4375 },
	{ COP_YEARS, "year", "years", { "y", "yr" }, 24 * 365.25 },
};

static const struct unit *unit_of(enum cop_unit unit)
{
	for (size_t i = 0; i < COP_COUNT(units); i++) {
		if (units[i].unit == unit)
			return &units[i];
	}
	return NULL;
}

double cop_duration_hours(struct cop_duration d)
{
	const struct unit *u = unit_of(d.unit);

	return u ? d.n * u->hours : 0;
}

double cop_duration_days(struct cop_duration d)
{
	return cop_duration_hours(d) / 24;
}

static bool same(const char *word, const char *at, size_t len)
{
	return word && strlen(word) == len && memcmp(word, at, len) == 0;
}

static const struct unit *unit_by_word(const char *at, size_t len)
{
	for (size_t i = 0; i < COP_COUNT(units); i++) {
		if (same(units[i].one, at, len) || same(units[i].many, at, len))
			return &units[i];
	}
	return NULL;
}

static const struct unit *unit_by_letters(const char *at, size_t len)
{
	for (size_t i = 0; i < COP_COUNT(units); i++) {
		for (size_t j = 0; j < COP_COUNT(units[i].brief); j++) {
			if (same(units[i].brief[j], at, len))
				return &units[i];
		}
	}
	return NULL;
}

static size_t number_length(const char *at, size_t len)
{
	size_t n = 0;

	while (n < len && (isdigit((unsigned char)at[n]) || at[n] == '.'))
		n++;
	return n;
}

/* Far longer than from the first day that can be written to the last. */
#define YEARS_MAX 1000

static bool is_endless(struct cop_duration d)
{
	return cop_duration_days(d) > YEARS_MAX * 365.25;
}

bool cop_duration_iso(const char *at, size_t len, struct cop_duration *ret)
{
	size_t n = number_length(at, len);
	const struct unit *u;
	struct cop_num number;

	if (n == len || at[n] != ' ' || !cop_num_read(at, n, &number))
		return false;
	u = unit_by_word(at + n + 1, len - n - 1);
	if (!u)
		return false;
	if (is_endless((struct cop_duration){ number.value, u->unit }))
		return false;
	*ret = (struct cop_duration){ number.value, u->unit };
	return true;
}

static const char *skip_blanks(const char *text)
{
	return text + strspn(text, " \t");
}

static size_t trimmed(const char *text)
{
	size_t len = strlen(text);

	while (len && (text[len - 1] == ' ' || text[len - 1] == '\t'))
		len--;
	return len;
}

enum cop_code cop_duration_read(const char *text, struct cop_duration *ret,
				struct cop_error *err)
{
	const char *at = skip_blanks(text), *word;
	size_t len = trimmed(at), n = number_length(at, len), word_len;
	const struct unit *u;
	struct cop_num number;

	word = skip_blanks(at + n);
	word_len = trimmed(word);
	if (cop_num_read(at, n, &number) && same("m", word, word_len)) {
		cop_fail(err, COP_E_USAGE, "'%.80s' could be minutes or months", text);
		return cop_fail_hint(err, "%.*smin or %.*smo", (int)n, at, (int)n, at);
	}
	u = unit_by_word(word, word_len);
	if (!u)
		u = unit_by_letters(word, word_len);
	if (!u || !cop_num_read(at, n, &number) ||
	    is_endless((struct cop_duration){ number.value, u->unit })) {
		cop_fail(err, COP_E_USAGE, "'%.80s' is not a duration", text);
		return cop_fail_hint(err, "90min, 6h, 10d, 2w, 6mo, 1y: cop help dates");
	}
	*ret = (struct cop_duration){ number.value, u->unit };
	return COP_OK;
}

void cop_duration_write(struct cop_buf *out, struct cop_duration d)
{
	const struct unit *u = unit_of(d.unit);
	size_t before = out->len;

	if (!u)
		return;
	cop_num_write(out, d.n);
	/* By what was written, not by the number: 0.9999999 is written 1. */
	cop_buf_printf(out, " %s", strcmp(out->at + before, "1") == 0 ? u->one : u->many);
}

enum cop_code cop_hours_read(const char *text, double *ret, struct cop_error *err)
{
	const char *at = skip_blanks(text);
	size_t len = trimmed(at);
	struct cop_error ignored = { 0 };
	struct cop_duration d;
	struct cop_num number;

	if (at[0] != '-' && cop_num_read(at, len, &number)) {
		*ret = number.value;
		return COP_OK;
	}
	if (!cop_duration_read(text, &d, &ignored) &&
	    (d.unit == COP_HOURS || d.unit == COP_MINUTES)) {
		*ret = cop_duration_hours(d);
		return COP_OK;
	}
	cop_fail(err, COP_E_USAGE, "'%.80s' is not a number of hours", text);
	return cop_fail_hint(err, "4, 4h or 90min");
}
