/* SPDX-License-Identifier: MIT */
#include "store/writer.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"

enum cop_code cop_writer_git(const struct cop_writer *by,
			     const struct cop_git_table **ret, struct cop_error *err)
{
	const void *table;
	enum cop_code code;

	if (by->git) {
		*ret = by->git;
		return COP_OK;
	}
	code = cop_module_open(by->modules, COP_GIT_NAME, COP_GIT_SYMBOL, COP_GIT_VERSION,
			       sizeof(struct cop_git_table), &table, err);
	if (!code)
		*ret = table;
	return code;
}

/* "+0100", "-03:30", "Z"; nothing may follow. */
static bool read_offset(const char *text, int *ret)
{
	unsigned hours, minutes;
	char sign;
	int used = 0;

	if ((*text == 'Z' || *text == 'z') && !text[1]) {
		*ret = 0;
		return true;
	}
	if ((sscanf(text, "%c%2u:%2u%n", &sign, &hours, &minutes, &used) != 3 ||
	     text[used]) &&
	    (sscanf(text, "%c%2u%2u%n", &sign, &hours, &minutes, &used) != 3 ||
	     text[used]))
		return false;
	if ((sign != '+' && sign != '-') || hours > 14 || minutes > 59)
		return false;
	*ret = (int)(hours * 60 + minutes) * (sign == '-' ? -1 : 1);
	return true;
}

static bool read_seconds(const char *text, int64_t *ret_when, int *ret_offset)
{
	char *end;
	long long when;

	text += *text == '@';
	if (!isdigit((unsigned char)*text))
		return false;
	when = strtoll(text, &end, 10);
	if (*end != ' ' || !read_offset(end + 1, ret_offset))
		return false;
	*ret_when = when;
	return true;
}

static bool read_iso(const char *text, int64_t *ret_when, int *ret_offset)
{
	int64_t epoch = cop_date_of(1970, 1, 1).day;
	int year, month, day, used = 0;
	unsigned hour, minute, second;
	char between;
	struct cop_date date;

	if (sscanf(text, "%4d-%2d-%2d%c%2u:%2u:%2u%n", &year, &month, &day, &between,
		   &hour, &minute, &second, &used) != 7 ||
	    (between != 'T' && between != ' ') || hour > 23 || minute > 59 || second > 59)
		return false;
	text += used;
	text += *text == ' ';
	date = cop_date_of(year, month, day);
	if (!date.day || !read_offset(text, ret_offset))
		return false;
	*ret_when = (date.day - epoch) * 86400 + (int64_t)hour * 3600 +
		    (int64_t)minute * 60 + second - (int64_t)*ret_offset * 60;
	return true;
}

bool cop_writer_date(const char *text, int64_t *ret_when, int *ret_offset)
{
	int64_t when;
	int offset;

	if (!read_seconds(text, &when, &offset) && !read_iso(text, &when, &offset))
		return false;
	*ret_when = when;
	*ret_offset = offset;
	return true;
}
