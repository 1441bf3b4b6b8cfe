/* SPDX-License-Identifier: MIT */
/*
 * A writing command may be played more than once: where somebody else committed between its
 * reading and its commit, it is played again on what is there then, from the community's
 * files on, because what it decides depends on what it reads. The person at the keyboard
 * notices nothing: what was answered, edited or read from standard input is given again, and
 * what was said is not said twice. From the second time on other writers of ours wait.
 */
#ifndef COP_PLAY_H
#define COP_PLAY_H

#include "env.h"
#include "store/stand.h"

#define COP_PLAY_MOST 5 /* times again */

struct cop_play;

/* Begins one for the command; env->play. NULL stays where the command does not write. */
void cop_play_begin(struct cop_env *env);
/* Releases the lock. */
void cop_play_end(struct cop_env *env);

/* --lock-timeout, cop.lockTimeout, 10 s. COP_E_USAGE: it is no time. */
enum cop_code cop_play_wait(struct cop_env *env, struct cop_error *err) COP_CHECKED;
/* Before the first file of the community at `root` is read (store/stand.h). */
enum cop_code cop_play_stand(struct cop_env *env, const char *root, struct cop_error *err)
	COP_CHECKED;
/* What a commit of this play has to know. */
void cop_play_writer(const struct cop_env *env, struct cop_writer *by);

/* The commit lost against somebody else: the next call of cop_play_again says yes. */
void cop_play_lost(struct cop_env *env);
/* Is it to be played again after it ended with this code? The error is then cleared. A code
 * that only says that the questions were not the same becomes COP_E_AGAIN. */
bool cop_play_again(struct cop_env *env, enum cop_code *code, struct cop_error *err);

/*
 * A line typed to a question in the play before; *ret NULL: the end of input. False: a new
 * one has to be read, and is handed to cop_play_typed. Where the question is another one than
 * before, the line is an end of input, and the command fails as lost.
 */
bool cop_play_line(struct cop_env *env, const char *question, const struct cop_str **ret);
void cop_play_typed(struct cop_env *env, const char *question,
		    const struct cop_str *line);
/* Questions are not shown while their answers are known. */
bool cop_play_silent(const struct cop_env *env);
/* True: this was said in the play before. */
bool cop_play_told(struct cop_env *env, const char *text, size_t len);

/* What the editor made of a text; NULL: it was not asked about this text. */
const struct cop_source *cop_play_edited(struct cop_env *env, const struct cop_buf *text);
void cop_play_editor(struct cop_env *env, const struct cop_buf *text,
		     const struct cop_source *back);
/* As cop_fs_read_any; standard input ("-") is the same each time. */
enum cop_code cop_play_read(struct cop_env *env, const char *path, size_t max,
			    const struct cop_source **ret, struct cop_error *err)
	COP_CHECKED;

#endif
