/* SPDX-License-Identifier: MIT */
/* Runs another program (git, editor, pager) by argv; no shell ever. */
#ifndef COP_BASE_PROC_H
#define COP_BASE_PROC_H

#include "base/buf.h"
#include "base/error.h"

enum cop_proc_io {
	COP_PROC_INHERIT, /* ours */
	COP_PROC_NULL,
	COP_PROC_PIPE, /* stdin: `input` is fed; stdout, stderr: collected */
};

struct cop_proc {
	const char *const *argv; /* NULL-terminated; argv[0] is looked up in PATH */
	const char *dir;         /* run there; NULL: here */
	const char *const
		*env; /* NAME=value sets, NAME unsets; NULL-terminated or NULL */
	enum cop_proc_io in, out, err;
	const char *input; /* with in == COP_PROC_PIPE */
	size_t input_len;
};

/*
 * Runs to the end. ret_out and ret_err (either may be NULL) collect what was piped;
 * ret_status is the exit status, or 128 + signal. COP_E_OS where it could not be started;
 * COP_E_NOT_FOUND where there is no such program. A status other than 0 is not a failure.
 */
enum cop_code cop_proc_run(const struct cop_proc *p, struct cop_buf *ret_out,
			   struct cop_buf *ret_err, int *ret_status,
			   struct cop_error *err) COP_CHECKED;
/* Is there such a program in PATH? */
bool cop_proc_exists(const char *program);

#endif
