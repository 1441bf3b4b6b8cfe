/* SPDX-License-Identifier: MIT */
#include "env.h"

#include <errno.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "config.h"

static bool set(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

static const char *first_of(const char *const *names)
{
	for (; *names; names++)
		if (set(*names))
			return getenv(*names);
	return NULL;
}

static bool yes(const char *text)
{
	return strcmp(text, "true") == 0 || strcmp(text, "yes") == 0 ||
	       strcmp(text, "on") == 0 || strcmp(text, "1") == 0;
}

/* The kernel's answer is right for links and for programs started by an odd argv[0]. */
static void find_program(struct cop_env *env)
{
	char path[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *dir, *slash;

	env->host.modules[0] = COP_MODULE_DIR;
	if (len <= 0)
		return;
	env->host.program = cop_arena_copy(env->arena, path, (size_t)len);
	dir = cop_arena_copy(env->arena, path, (size_t)len);
	slash = strrchr(dir, '/');
	if (slash)
		*slash = '\0';
	env->host.modules[0] = dir;
	env->host.modules[1] =
		cop_arena_printf(env->arena, "%s/%s/cop", dir, COP_BIN_TO_LIB);
	env->host.modules[2] = COP_MODULE_DIR;
}

static void find_terminal(struct cop_host *host)
{
	struct winsize size = { 0 };
	const char *columns = getenv("COLUMNS");

	host->in_tty = isatty(STDIN_FILENO);
	host->out_tty = isatty(STDOUT_FILENO);
	host->err_tty = isatty(STDERR_FILENO);
	if (host->out_tty && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
		host->width = size.ws_col;
		host->height = size.ws_row;
	}
	if (columns && atoi(columns) > 0)
		host->width = (unsigned)atoi(columns);
	if (host->out_tty && !host->width)
		host->width = 80;
}

static void read_variables(struct cop_host *host)
{
	static const char *const editors[] = { "COP_EDITOR", "GIT_EDITOR", "VISUAL",
					       "EDITOR", NULL };
	static const char *const pagers[] = { "COP_PAGER", "GIT_PAGER", "PAGER", NULL };
	const char *term = getenv("TERM");

	host->dir = set("COP_DIR") ? getenv("COP_DIR") : NULL;
	host->me = set("COP_ME") ? getenv("COP_ME") : NULL;
	host->commit = set("COP_COMMIT") ? getenv("COP_COMMIT") : NULL;
	host->hints = set("COP_HINTS") ? getenv("COP_HINTS") : NULL;
	host->editor = first_of(editors);
	host->own_editor = set("COP_EDITOR");
	host->pager = first_of(pagers);
	host->own_pager = set("COP_PAGER");
	host->no_color = set("NO_COLOR");
	host->force_color = set("FORCE_COLOR") || set("CLICOLOR_FORCE");
	host->dumb = term && strcmp(term, "dumb") == 0;
	host->no_input = set("COP_NO_INPUT") || set("CI");
	host->runner = set("GITHUB_ACTIONS") && yes(getenv("GITHUB_ACTIONS"));
}

static enum cop_code read_clock(struct cop_env *env, struct cop_error *err)
{
	const char *text = getenv("COP_TODAY");
	time_t now = time(NULL);
	struct tm local;

	env->host.today = text && *text;
	if (env->host.today) {
		if (cop_date_iso(text, strlen(text), &env->clock))
			return COP_OK;
		cop_fail(err, COP_E_USAGE, "COP_TODAY holds '%s', which is not a date",
			 text);
		return cop_fail_hint(err, "COP_TODAY=2026-03-05, or leave it out");
	}
	localtime_r(&now, &local);
	env->clock = cop_date_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
	return COP_OK;
}

void cop_env_zone(struct cop_env *env, const char *zone)
{
	const char *own = getenv("TZ");
	time_t now = time(NULL);
	struct tm there;

	if (env->host.today)
		return;
	own = own ? cop_arena_text(env->arena, own) : NULL;
	setenv("TZ", zone, 1);
	tzset();
	localtime_r(&now, &there);
	if (own)
		setenv("TZ", own, 1);
	else
		unsetenv("TZ");
	tzset();
	env->clock = cop_date_of(there.tm_year + 1900, there.tm_mon + 1, there.tm_mday);
	env->today = env->clock;
}

/*
 * The locale is asked for the terminal's encoding and for nothing else: with it in force, the
 * capital of a letter would depend on where somebody works (i and I in Turkish).
 */
static void read_encoding(struct cop_host *host)
{
	setlocale(LC_CTYPE, "");
	host->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	setlocale(LC_CTYPE, "C");
}

enum cop_code cop_env_start(struct cop_env *env, struct cop_error *err)
{
	enum cop_code code;

	env->in = stdin;
	env->out = stdout;
	env->err = stderr;
	read_encoding(&env->host);
	find_program(env);
	find_terminal(&env->host);
	read_variables(&env->host);
	env->look.version = "cop " COP_VERSION;
	if ((code = read_clock(env, err)))
		return code;
	env->today = env->clock;
	return COP_OK;
}

bool cop_color_wanted(const struct cop_host *host, int option, const char *setting,
		      bool tty)
{
	if (!option && setting)
		option = strcmp(setting, "always") == 0  ? 2
			 : strcmp(setting, "never") == 0 ? 3
							 : 1;
	if (option == 2 || option == 3)
		return option == 2;
	if (host->no_color)
		return false;
	if (host->force_color)
		return true;
	return tty && !host->dumb;
}

const char *cop_env_me(struct cop_env *env)
{
	return env->host.me ? env->host.me : cop_setting(env, "cop.me");
}

/* "/usr/share/zoneinfo/Europe/Lisbon" and ":Europe/Lisbon" -> the name; NULL: it is none. */
static const char *zone_name(struct cop_arena *a, const char *text)
{
	static const struct cop_field field = { .name = "timezone", .kind = COP_K_ZONE };
	static const char folder[] = "zoneinfo/";
	const char *below = strstr(text, folder), *zone, *why;

	text += *text == ':';
	if (below)
		text = below + strlen(folder);
	if (!strchr(text, '/') && strcmp(text, "UTC") != 0)
		return NULL;
	return cop_value_decode(a, &field, cop_str_text(a, text), &zone, &why) ? zone
									       : NULL;
}

const char *cop_env_machine_zone(struct cop_env *env)
{
	char path[PATH_MAX];
	ssize_t len = readlink("/etc/localtime", path, sizeof(path) - 1);
	const char *zone = set("TZ") ? zone_name(env->arena, getenv("TZ")) : NULL;

	if (!zone && len > 0)
		zone = zone_name(env->arena,
				 cop_arena_copy(env->arena, path, (size_t)len));
	return zone ? zone : "UTC";
}

bool cop_env_hints(struct cop_env *env)
{
	const char *hints = cop_setting(env, "cop.hints");

	if (!hints)
		hints = env->host.hints;
	return !env->common.quiet && (hints ? yes(hints) : env->host.err_tty);
}

static const char *const *split(struct cop_arena *a, const char *command)
{
	char *text = cop_arena_text(a, command);
	const char **argv = COP_NEW_N(a, const char *, strlen(text) / 2 + 2);
	size_t n = 0;
	char *rest;

	for (char *w = strtok_r(text, " ", &rest); w; w = strtok_r(NULL, " ", &rest))
		argv[n++] = w;
	return argv;
}

/* A variable of ours, a setting of ours, git's choice, the usual variables, a default. */
static const char *const *choose(struct cop_env *env, const char *variable, bool own,
				 const char *name, const char *fallback)
{
	const char *setting =
		own ? NULL
		    : cop_setting(env, cop_arena_printf(env->arena, "cop.%s", name));

	if (!own && !setting)
		setting = cop_setting(env, cop_arena_printf(env->arena, "core.%s", name));
	if (!setting)
		setting = variable ? variable : fallback;
	return split(env->arena, setting);
}

const char *const *cop_env_editor(struct cop_env *env)
{
	return choose(env, env->host.editor, env->host.own_editor, "editor", "vi");
}

const char *const *cop_env_pager(struct cop_env *env)
{
	return choose(env, env->host.pager, env->host.own_pager, "pager", "less");
}

void cop_env_become(const struct cop_env *env, char **argv)
{
	char *program = cop_arena_printf(env->arena, "cop-%s", argv[0]);
	const char *dir = env->common.dir;

	if (strchr(argv[0], '/'))
		return;
	if (dir)
		setenv("COP_DIR", dir, 1);
	if (env->host.program)
		setenv("COP_BIN", env->host.program, 1);
	setenv("COP_VERSION", COP_VERSION, 1);
	argv[0] = program;
	execvp(program, argv);
	argv[0] = program + strlen("cop-");
}
