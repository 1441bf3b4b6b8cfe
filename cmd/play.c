/* SPDX-License-Identifier: MIT */
#include "play.h"

#include <stdlib.h>
#include <string.h>

#include "base/enc.h"
#include "base/fs.h"

#define WAIT_USUAL 10 /* seconds */
#define WAIT_MOST 86400

struct line {
	const char *question;
	const struct cop_str *typed; /* NULL: the end of input */
};

struct edit {
	const char *text;
	const struct cop_source *back;
};

struct cop_play {
	unsigned again; /* 0: the first time */
	bool lost, differs;
	unsigned wait; /* ms */
	struct cop_hold hold;
	struct cop_stand stand;
	struct line *lines;
	size_t nlines, lines_cap, next;
	struct edit *edits;
	size_t nedits, edits_cap;
	const char **told;
	size_t ntold, told_cap, told_before; /* said in the plays before this one */
	const struct cop_source *input;
};

void cop_play_begin(struct cop_env *env)
{
	if (!(env->cmd->needs & COP_WRITES))
		return;
	env->play = COP_NEW(env->arena, struct cop_play);
	*env->play = (struct cop_play){ .hold = { -1 }, .wait = WAIT_USUAL * 1000 };
}

void cop_play_end(struct cop_env *env)
{
	if (env->play)
		cop_hold_release(&env->play->hold);
}

/* "10s", "10", "2min"; false: neither. */
static bool read_wait(const char *text, unsigned *ret)
{
	char *end;
	unsigned long n = strtoul(text, &end, 10);

	if (*text < '0' || *text > '9' || n > WAIT_MOST)
		return false;
	if (strcmp(end, "min") == 0)
		n *= 60;
	else if (*end && strcmp(end, "s") != 0)
		return false;
	*ret = (unsigned)(n > WAIT_MOST ? WAIT_MOST : n) * 1000;
	return true;
}

enum cop_code cop_play_wait(struct cop_env *env, struct cop_error *err)
{
	const char *typed = env->common.lock_timeout, *text;

	if (!env->play) /* only who writes waits, and asks git how long */
		return COP_OK;
	text = typed ? typed : cop_setting(env, "cop.lockTimeout");
	if (!text || read_wait(text, &env->play->wait))
		return COP_OK;
	cop_fail(err, COP_E_USAGE, "'%s' is not a time to wait (%s)", text,
		 typed ? "--lock-timeout" : "cop.lockTimeout");
	return cop_fail_hint(err, "10s, or 2min");
}

/* A file is named that had been edited when its commit was finished. */
static void say_recovered(struct cop_env *env, const struct cop_recovered *did)
{
	if (*did->commit)
		cop_say(env, "note: a command that was cut off is finished: [%.7s]",
			did->commit);
	if (did->left)
		cop_say(env,
			"note: %s was edited since, and stays as it is: git diff HEAD %s",
			did->left, cop_enc_shell_word(env->arena, did->left));
	if (did->back)
		cop_say(env,
			"note: a command was cut off before git had committed; what it "
			"wrote is taken back, first in %s",
			did->back);
}

enum cop_code cop_play_stand(struct cop_env *env, const char *root, struct cop_error *err)
{
	struct cop_play *p = env->play;
	struct cop_writer by;
	enum cop_code code;

	if (!p || env->common.dry_run)
		return COP_OK;
	cop_env_writer(env, &by);
	code = cop_stand(&by, root, p->again > 0, env->arena, &p->stand, err);
	if (!code)
		say_recovered(env, &p->stand.did);
	return code;
}

void cop_play_writer(const struct cop_env *env, struct cop_writer *by)
{
	struct cop_play *p = env->play;

	if (!p)
		return;
	by->wait = p->wait;
	by->hold = &p->hold;
	by->seen = p->stand.known ? p->stand.tip : NULL;
}

void cop_play_lost(struct cop_env *env)
{
	if (env->play)
		env->play->lost = true;
}

bool cop_play_again(struct cop_env *env, enum cop_code *code, struct cop_error *err)
{
	struct cop_play *p = env->play;

	if (p && p->differs) {
		*err = (struct cop_error){ 0 };
		*code = cop_fail(
			err, COP_E_AGAIN,
			"somebody else committed meanwhile, and what is to be asked is "
			"not the same any more");
		cop_fail_hint(err, "run the command again");
		return false;
	}
	if (!p || !p->lost || *code != COP_E_AGAIN || p->again == COP_PLAY_MOST)
		return false;
	*err = (struct cop_error){ 0 };
	p->lost = false;
	p->again++;
	p->next = 0;
	p->told_before = p->ntold;
	p->stand = (struct cop_stand){ 0 };
	return true;
}

bool cop_play_line(struct cop_env *env, const char *question, const struct cop_str **ret)
{
	struct cop_play *p = env->play;

	if (!p || p->next == p->nlines)
		return false;
	if (strcmp(p->lines[p->next].question, question) != 0) {
		p->differs = true;
		*ret = NULL;
		return true;
	}
	*ret = p->lines[p->next++].typed;
	return true;
}

void cop_play_typed(struct cop_env *env, const char *question, const struct cop_str *line)
{
	struct cop_play *p = env->play;

	if (!p)
		return;
	*COP_PUSH(env->arena, p->lines, p->nlines, p->lines_cap) =
		(struct line){ cop_arena_text(env->arena, question), line };
	p->next = p->nlines;
}

bool cop_play_silent(const struct cop_env *env)
{
	return env->play && env->play->next < env->play->nlines;
}

bool cop_play_told(struct cop_env *env, const char *text, size_t len)
{
	struct cop_play *p = env->play;

	if (!p)
		return false;
	for (size_t i = 0; i < p->told_before; i++)
		if (strlen(p->told[i]) == len && memcmp(p->told[i], text, len) == 0)
			return true;
	*COP_PUSH(env->arena, p->told, p->ntold, p->told_cap) =
		cop_arena_copy(env->arena, text, len);
	return false;
}

const struct cop_source *cop_play_edited(struct cop_env *env, const struct cop_buf *text)
{
	struct cop_play *p = env->play;

	for (size_t i = 0; p && p->again && i < p->nedits; i++)
		if (strcmp(p->edits[i].text, text->len ? text->at : "") == 0)
			return p->edits[i].back;
	return NULL;
}

void cop_play_editor(struct cop_env *env, const struct cop_buf *text,
		     const struct cop_source *back)
{
	struct cop_play *p = env->play;

	if (p)
		*COP_PUSH(env->arena, p->edits, p->nedits, p->edits_cap) =
			(struct edit){ cop_arena_copy(env->arena, text->at, text->len),
				       back };
}

enum cop_code cop_play_read(struct cop_env *env, const char *path, size_t max,
			    const struct cop_source **ret, struct cop_error *err)
{
	struct cop_play *p = strcmp(path, "-") == 0 ? env->play : NULL;
	enum cop_code code;

	if (p && p->input) {
		*ret = p->input;
		return COP_OK;
	}
	code = cop_fs_read_any(path, max, env->arena, ret, err);
	if (!code && p)
		p->input = *ret;
	return code;
}
