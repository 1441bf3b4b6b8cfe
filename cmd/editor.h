/* SPDX-License-Identifier: MIT */
/* The user's editor on a text of ours: for `edit`, and for `e` at a question. */
#ifndef COP_EDITOR_H
#define COP_EDITOR_H

#include "env.h"

/*
 * Opens the text as a file of that name and waits until the editor ends; *ret is what came
 * back, in env's arena. The caller has made sure that asking is not off. COP_E_REFUSED: no
 * editor is known, or it ended with a failure.
 */
enum cop_code cop_editor(struct cop_env *env, const char *name,
			 const struct cop_buf *text, const struct cop_source **ret,
			 struct cop_error *err) COP_CHECKED;
/* A new folder outside the community, the user's alone, in env's arena; NULL: none can be made. */
const char *cop_editor_folder(struct cop_env *env);

#endif
