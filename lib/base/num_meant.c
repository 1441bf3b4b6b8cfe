/* SPDX-License-Identifier: MIT */
/* Numbers as other countries write them: "1.200", "1.040,5". */
#include <string.h>

#include "base/num.h"

static size_t count(const char *at, size_t len, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += at[i] == c;
	return n;
}

static bool all_digits(const char *at, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (at[i] < '0' || at[i] > '9')
			return false;
	return len > 0;
}

/* "1.200.300": a first group of one to three digits, then threes. */
static bool in_groups(const char *at, size_t len, char separator)
{
	size_t head = len % 4;

	if (len < 5 || head == 0 || at[0] == '0' || !all_digits(at, head))
		return false;
	for (size_t i = head; i < len; i += 4)
		if (at[i] != separator || !all_digits(at + i + 1, 3))
			return false;
	return true;
}

/* Without `group`, and with a point for `mark`. */
static void respell(const char *at, size_t len, char group, char mark, char *ret)
{
	for (size_t i = 0; i < len; i++) {
		if (at[i] == group)
			continue;
		*ret++ = (char)(at[i] == mark ? '.' : at[i]);
	}
	*ret = '\0';
}

/* "1.200" as 1.2; "1.125" needs one more digit, or it would be asked again. */
static void end_decimals(char *text)
{
	size_t len = strlen(text);

	if (text[len - 1] != '0') {
		memcpy(text + len, "0", 2);
		return;
	}
	while (text[len - 1] == '0')
		text[--len] = '\0';
	if (text[len - 1] == '.')
		text[len - 1] = '\0';
}

/* One sign alone: "1.200", "1.200.300", "1040,5". */
static bool one_sign(const char *at, size_t len, char sign, struct cop_num_meant *ret)
{
	size_t n = count(at, len, sign),
	       head = (size_t)((char *)memchr(at, sign, len) - at);

	if (in_groups(at, len, sign)) {
		respell(at, len, sign, '\0', ret->one);
		if (n > 1)
			return true;
		respell(at, len, '\0', sign, ret->other);
		end_decimals(ret->other);
		return true;
	}
	if (sign == '.' || n > 1 || !all_digits(at, head) ||
	    !all_digits(at + head + 1, len - head - 1))
		return false;
	respell(at, len, '\0', sign, ret->one);
	return true;
}

/* "1.040,5" and "1,040.5": the last sign stands before the decimals. */
static bool two_signs(const char *at, size_t len, char group, char mark,
		      struct cop_num_meant *ret)
{
	size_t head = (size_t)((char *)memchr(at, mark, len) - at);

	if (!in_groups(at, head, group) || !all_digits(at + head + 1, len - head - 1))
		return false;
	respell(at, len, group, mark, ret->one);
	return true;
}

static bool meant(const char *at, size_t len, struct cop_num_meant *ret)
{
	bool dots = memchr(at, '.', len) != NULL, commas = memchr(at, ',', len) != NULL;

	if (dots && commas)
		return two_signs(at, len, '.', ',', ret) ||
		       two_signs(at, len, ',', '.', ret);
	if (!dots && !commas)
		return false;
	return one_sign(at, len, dots ? '.' : ',', ret);
}

static void put_signed(bool negative, const char *text, char *ret)
{
	if (negative)
		*ret++ = '-';
	memcpy(ret, text, strlen(text) + 1);
}

bool cop_num_meant(const char *at, size_t len, struct cop_num_meant *ret)
{
	struct cop_num_meant found = { 0 };
	size_t sign = len && at[0] == '-';

	if (len <= sign || len + 2 > sizeof(found.one) ||
	    !meant(at + sign, len - sign, &found))
		return false;
	*ret = (struct cop_num_meant){ 0 };
	put_signed(sign, found.one, ret->one);
	if (found.other[0])
		put_signed(sign, found.other, ret->other);
	return true;
}

enum cop_code cop_num_refuse_meant(const char *shown, const struct cop_num_meant *m,
				   struct cop_error *err)
{
	struct cop_num value = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf plain = { 0 };

	if (!m->other[0]) {
		cop_fail(err, COP_E_USAGE, "'%s' is not a number", shown);
		return cop_fail_hint(err, "write %s", m->one);
	}
	if (cop_num_read(m->other, strlen(m->other), &value))
		cop_num_write(&plain, value.value);
	cop_fail(err, COP_E_USAGE, "'%s' could be %s or %s", shown, m->one,
		 cop_buf_str(&plain));
	return cop_fail_hint(err, "write %s, or %s", m->one, m->other);
}
