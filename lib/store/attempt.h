/* SPDX-License-Identifier: MIT */
/*
 * Inside the store: what the user's own git is about to be asked to commit, in
 * <git of this work tree>/cop/attempt. git wants the files changed first, and its hooks may
 * take long: a run that is cut off in between leaves files that nobody committed. The next
 * writing command takes those back that still hold exactly what we wrote.
 *
 *     cop-attempt 1\n
 *     <HEAD, "" for none> <bytes of HEAD's reflog>
 *     <number of files> (<path from the top> <sha-256 of its text, "" for none>) for each
 *
 * each a field (fields.h), sealed. What stood there before is in HEAD: a file with edits of
 * the user's is refused before. Where HEAD or its reflog is another since, the commit came
 * about or the user has gone on: then nothing is taken back, whatever the files hold.
 */
#ifndef COP_STORE_ATTEMPT_H
#define COP_STORE_ATTEMPT_H

#include "store/steps.h"

#define COP_ATTEMPT "attempt"

/* `head`: its id, "" for none. On the disk before it returns, unless cop.fsync says otherwise. */
enum cop_code cop_attempt_begin(struct cop_steps *c, const char *head,
				struct cop_error *err) COP_CHECKED;
enum cop_code cop_attempt_end(struct cop_steps *c, struct cop_error *err) COP_CHECKED;
/*
 * Takes back what a run that was cut off had written; under the lock. Files that git has
 * committed after all, or that were edited or staged since, stay. ret->back: one that was taken
 * back; ret->left: one that was edited.
 *   COP_E_REFUSED  the file cannot be read
 *   COP_E_REPO     git cannot do it yet
 */
enum cop_code cop_attempt_back(struct cop_steps *c, struct cop_recovered *ret,
			       struct cop_error *err) COP_CHECKED;

#endif
