/* SPDX-License-Identifier: MIT */
/*
 * Why a call failed. The caller owns the struct, usually on its stack; nothing in it is
 * allocated, so dropping or overwriting one cannot leak. Zero is "no error".
 *
 * Rules: a fallible function returns enum cop_code, is COP_CHECKED, and takes
 * `struct cop_error *err` last, never NULL. Success leaves err alone; failure fills it
 * exactly once. Messages: lower case, no final stop, subject in single quotes, cause
 * first. The remedy goes into the hint, as a command that can be pasted where there is one.
 */
#ifndef COP_BASE_ERROR_H
#define COP_BASE_ERROR_H

#include "base/base.h"

enum cop_code {
	COP_OK = 0,
	COP_E_NO,        /* the answer is no: exit 1 */
	COP_E_USAGE,     /* the command line is wrong whatever the community: exit 2 */
	COP_E_NOT_FOUND, /* no such id, file or community: exit 3, as all up to REPO */
	COP_E_INVALID,   /* data that cannot be read or would contradict itself */
	COP_E_REFUSED,   /* could be done, but must not: a belt, a state, a lossy edit */
	COP_E_OS,        /* the system said no; `sys` holds errno */
	COP_E_REPO,      /* git or the repository said no */
	COP_E_AGAIN,     /* another writer was faster: load again and try again; exit 3 */
	COP_E_ASK,       /* an answer is needed and asking is off: exit 4 */
	COP_E_PARTIAL,   /* committed, but the working tree is incomplete: exit 5 */
	COP_E_INTERRUPTED, /* exit 130 */
};

/* What a caller may have to treat in its own way, whatever words it is told in. */
enum cop_cause {
	COP_CAUSE_NONE = 0,
	COP_CAUSE_KEY_TWICE, /* a mapping has the same key twice */
};

#define COP_ERROR_MSG_MAX 512
#define COP_ERROR_HINT_MAX 320
#define COP_ERROR_FILE_MAX 256

struct cop_error {
	enum cop_code code;
	enum cop_cause cause;
	int sys;                       /* errno when code is COP_E_OS, else 0 */
	uint32_t line, column;         /* 0: the whole file, or no file */
	char file[COP_ERROR_FILE_MAX]; /* "" where no file is concerned */
	char msg[COP_ERROR_MSG_MAX];
	size_t core; /* bytes of msg in front of "; first at line ...", or all of them */
	char hint[COP_ERROR_HINT_MAX]; /* "" for none */
};

/* Fills err and returns code, so that a failure is one statement. */
enum cop_code cop_fail(struct cop_error *err, enum cop_code code, const char *fmt, ...)
	COP_PRINTF(3, 4);
/* The same with a place; the place is copied as text, so err may outlive the source. */
enum cop_code cop_fail_at(struct cop_error *err, enum cop_code code, struct cop_loc at,
			  const char *fmt, ...) COP_PRINTF(4, 5);
/* For system calls: adds strerror(sys) as the cause: "cannot <act> 'path': <cause>". */
enum cop_code cop_fail_os(struct cop_error *err, int sys, const char *act,
			  const char *path);
/* Adds what to do; returns err->code. A second hint replaces the first. */
enum cop_code cop_fail_hint(struct cop_error *err, const char *fmt, ...) COP_PRINTF(2, 3);
/* Adds "; <words> at line 3, column 1" to the message, and says what the cause is. */
enum cop_code cop_fail_also(struct cop_error *err, enum cop_cause cause,
			    const char *words, struct cop_loc at);
/* Puts "<text>: " before the message, where a layer knows something new. Returns err->code. */
enum cop_code cop_fail_prefix(struct cop_error *err, const char *fmt, ...)
	COP_PRINTF(2, 3);

/* The exit status promised for a code (design.md section 2). */
int cop_exit_status(enum cop_code code);

#endif
