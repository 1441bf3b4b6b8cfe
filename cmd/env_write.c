/* SPDX-License-Identifier: MIT */
#include "env.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "play.h"

uint64_t cop_env_random(void)
{
	uint64_t chance = 0;

	if (getrandom(&chance, sizeof(chance), 0) != (ssize_t)sizeof(chance))
		chance = (uint64_t)time(NULL);
	return chance;
}

static bool says_no(const char *text)
{
	return text && (strcmp(text, "no") == 0 || strcmp(text, "false") == 0 ||
			strcmp(text, "off") == 0 || strcmp(text, "0") == 0);
}

bool cop_env_commits(struct cop_env *env)
{
	if (env->common.no_commit || says_no(env->host.commit))
		return false;
	return env->host.commit || !says_no(cop_setting(env, "cop.commit"));
}

static const char *filled(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

static struct cop_git_person person(const char *name, const char *email, const char *date)
{
	struct cop_git_person p = { .name = filled(name), .email = filled(email) };
	const char *text = filled(date);
	time_t now = time(NULL);
	struct tm local;

	if (text && cop_writer_date(text, &p.when, &p.offset))
		return p;
	localtime_r(&now, &local);
	p.when = now;
	p.offset = (int)(local.tm_gmtoff / 60);
	return p;
}

void cop_env_writer(struct cop_env *env, struct cop_writer *ret)
{
	const char *fsync = cop_setting(env, "cop.fsync");

	*ret = (struct cop_writer){
		.modules = env->host.modules,
		.ceilings = filled("GIT_CEILING_DIRECTORIES"),
		.author =
			person("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE"),
		.committer = person("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL",
				    "GIT_COMMITTER_DATE"),
	};
	cop_play_writer(env, ret);
	if (fsync && strcmp(fsync, "git") == 0)
		ret->fsync = COP_GIT_FSYNC_GIT;
	else if (fsync && strcmp(fsync, "none") == 0)
		ret->fsync = COP_GIT_FSYNC_NONE;
}
