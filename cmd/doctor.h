/* SPDX-License-Identifier: MIT */
/* What `cop doctor` asks and how it keeps the answers. Its own files only. */
#ifndef COP_DOCTOR_H
#define COP_DOCTOR_H

#include "env.h"

/* look: something works less well; stop: nothing can be written; fixed: just now. */
enum doctor_state { DOCTOR_OK, DOCTOR_LOOK, DOCTOR_STOP, DOCTOR_FIXED };

struct doctor_row {
	enum doctor_state state;
	const char *what, *fix; /* fix: a command, or NULL */
};

struct doctor {
	struct cop_env *env;
	struct doctor_row *at;
	size_t n, cap;
	bool git; /* the program is there */
	bool fix; /* this clone may be set up */
};

/* Outside words in `fmt` must be encoded; fix is kept as it is. */
void doctor_tell(struct doctor *d, enum doctor_state state, const char *fix,
		 const char *fmt, ...) COP_PRINTF(4, 5);
void doctor_tell_error(struct doctor *d, enum doctor_state state,
		       const struct cop_error *e);
/* Everything a commit would ask, and what is odd about the clone. A community is there. */
void doctor_ask_repository(struct doctor *d);

#endif
