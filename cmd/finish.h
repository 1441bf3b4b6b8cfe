/* SPDX-License-Identifier: MIT */
/*
 * What every writing command ends with: the change is validated as a whole, shown or
 * committed, and said in one line. A leaf collects edits in a change, composes the subject,
 * and returns cop_finish(...).
 */
#ifndef COP_FINISH_H
#define COP_FINISH_H

#include "env.h"
#include "model/community.h"
#include "store/change.h"

/* A change on the community that start.c loaded; relative dates count from env->today. */
struct cop_change *cop_begin(struct cop_env *env);

/* What was decided, in words. All but subject may be left zero. */
struct cop_decided {
	const char *
		subject; /* "role: Ana Silva becomes Community Manager"; no e-mail address */
	const struct cop_str *body; /* instead of -m and --reason */
	const char *decision;       /* instead of --decision: id of a note */
	const char *next;           /* one command line that is due now: after "next: " */
	const char *const
		*notes; /* ripple and summary, NULL-terminated: "note: ..." lines */
	bool shown;     /* -n: the leaf showed it in its own way, no diff */
	struct cop_value extra; /* a map: the leaf's own keys of cop.change/1 */
	bool beside_others; /* undone, lines that later commands put beside its own stay */
	bool first;         /* nothing was there before: no way back is offered */
	/* Written outside the community, once the change is, or there is none; not with -n. */
	enum cop_code (*beside)(const void *with, struct cop_error *err);
	const void *with;
};

/*
 * Seals the change and judges the community with it. An error that was not there before:
 * nothing is written, the findings are shown, COP_E_INVALID. -n: the diff on standard
 * output. Else commits (or writes the files only) and says so on standard error. A change
 * that changes nothing says "nothing to change".
 */
enum cop_code cop_finish(struct cop_env *env, struct cop_change *c,
			 const struct cop_decided *d, struct cop_error *err) COP_CHECKED;

/* The second half of it, for a change that the command sealed and judged itself (init). */
enum cop_code cop_finish_sealed(struct cop_env *env, struct cop_change *c,
				const struct cop_decided *d, struct cop_error *err)
	COP_CHECKED;
/* Findings of these severities, but accepted ones, on standard error. */
void cop_say_findings(struct cop_env *env, const struct cop_findings *f,
		      enum cop_severity worst, enum cop_severity least);

/*
 * Seals the change and collects what it brings, warnings too; nothing is shown or written.
 * *ret_errors counts the errors among it. For the editor loop, which tries again: the overlay
 * must then be cleared and the change dropped.
 */
enum cop_code cop_try(struct cop_env *env, struct cop_change *c,
		      struct cop_findings *ret_brought, size_t *ret_errors,
		      struct cop_error *err) COP_CHECKED;

/* Names for subjects: encoded; a member's name only where consent allows members or public
 * to read it, else the id. */
void cop_subject_who(struct cop_env *env, struct cop_buf *out, const char *id);
/* The same for a message, as shown text. */
const char *cop_shown_who(struct cop_env *env, const char *id);
/* Several: "Ana Silva and dee-park", "Ana Silva, Ben Okoro and 3 more". */
void cop_subject_whos(struct cop_env *env, struct cop_buf *out, const char *const *ids,
		      size_t n);
/* A title or other text, in one line, cut at 60 characters. */
void cop_subject_text(struct cop_buf *out, const struct cop_str *text);

/*
 * --decision as the id of a note: for every command, before it runs. COP_E_NOT_FOUND: there
 * is no such note.
 */
enum cop_code cop_cited(struct cop_env *env, struct cop_error *err) COP_CHECKED;
/* --on, else today. */
struct cop_date cop_day(const struct cop_env *env);
/*
 * --by as ids of members and roles (resolved), else the person at the keyboard: cop.me, else
 * the member with git's user.email. n 0 where nobody is known.
 */
enum cop_code cop_deciders(struct cop_env *env, struct cop_words *ret,
			   struct cop_error *err) COP_CHECKED;
/* The person at the keyboard as a member id; NULL: unknown. */
const char *cop_me(struct cop_env *env);

#endif
