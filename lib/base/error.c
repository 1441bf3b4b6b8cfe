/* SPDX-License-Identifier: MIT */
#include "base/error.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static COP_PRINTF(3, 0) enum cop_code
	fill(struct cop_error *err, enum cop_code code, const char *fmt, va_list args)
{
	assert(code != COP_OK);
	assert(err->code == COP_OK);
	err->code = code;
	vsnprintf(err->msg, sizeof(err->msg), fmt, args);
	err->core = strlen(err->msg);
	return code;
}

enum cop_code cop_fail(struct cop_error *err, enum cop_code code, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	fill(err, code, fmt, args);
	va_end(args);
	return code;
}

enum cop_code cop_fail_at(struct cop_error *err, enum cop_code code, struct cop_loc at,
			  const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	fill(err, code, fmt, args);
	va_end(args);
	if (at.src) {
		struct cop_place place = cop_loc_place(at);

		snprintf(err->file, sizeof(err->file), "%s", at.src->path);
		err->line = place.line;
		err->column = place.column;
	}
	return code;
}

static const char *os_remedy(int sys)
{
	switch (sys) {
	case ENOSPC:
	case EDQUOT:
		return "make room; df -h shows where it is short";
	case EACCES:
	case EPERM:
		return "ls -ld shows whose it is, and who may read and write";
	case EROFS:
		return "it can only be read there; work in a copy";
	default:
		return NULL;
	}
}

enum cop_code cop_fail_os(struct cop_error *err, int sys, const char *act,
			  const char *path)
{
	cop_fail(err, COP_E_OS, "cannot %s '%s': %s", act, path, strerror(sys));
	err->sys = sys;
	if (os_remedy(sys))
		cop_fail_hint(err, "%s", os_remedy(sys));
	return COP_E_OS;
}

enum cop_code cop_fail_hint(struct cop_error *err, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(err->hint, sizeof(err->hint), fmt, args);
	va_end(args);
	return err->code;
}

enum cop_code cop_fail_also(struct cop_error *err, enum cop_cause cause,
			    const char *words, struct cop_loc at)
{
	struct cop_place place = cop_loc_place(at);

	err->cause = cause;
	snprintf(err->msg + err->core, sizeof(err->msg) - err->core,
		 "; %s at line %u, column %u", words, place.line, place.column);
	return err->code;
}

enum cop_code cop_fail_prefix(struct cop_error *err, const char *fmt, ...)
{
	char old[COP_ERROR_MSG_MAX];
	va_list args;
	size_t used;
	int len;

	memcpy(old, err->msg, sizeof(old));
	va_start(args, fmt);
	len = vsnprintf(err->msg, sizeof(err->msg), fmt, args);
	va_end(args);
	used = len < 0 ? 0 : (size_t)len;
	if (used < sizeof(err->msg))
		snprintf(err->msg + used, sizeof(err->msg) - used, ": %s", old);
	err->core += used + 2;
	if (err->core >= sizeof(err->msg))
		err->core = strlen(err->msg);
	return err->code;
}

int cop_exit_status(enum cop_code code)
{
	switch (code) {
	case COP_OK:
		return 0;
	case COP_E_NO:
		return 1;
	case COP_E_USAGE:
		return 2;
	case COP_E_NOT_FOUND:
	case COP_E_INVALID:
	case COP_E_REFUSED:
	case COP_E_OS:
	case COP_E_REPO:
	case COP_E_AGAIN:
		return 3;
	case COP_E_ASK:
		return 4;
	case COP_E_PARTIAL:
		return 5;
	case COP_E_INTERRUPTED:
		return 130;
	}
	return 70;
}
