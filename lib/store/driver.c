/* SPDX-License-Identifier: MIT */
#include "store/driver.h"

#include <string.h>

#include "store/run.h"

#define NAME "cop: entries by what they are, prose by line"
/*
 * git takes a driver that cannot be started for a conflict and leaves ours in the file,
 * without markers: whoever then commits loses theirs. So the shell looks first.
 */
#define DRIVER \
	"if command -v cop >/dev/null 2>&1; then cop merge-file %O %A %B %L %P; else " \
	"git " \
	"merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; fi"

static bool asked_for(struct cop_run *r, struct cop_arena *a)
{
	static const char wanted[] = ": merge: cop";
	const char *said = cop_run_line(a, r);
	size_t len = strlen(said);

	return !r->status && len >= strlen(wanted) &&
	       strcmp(said + len - strlen(wanted), wanted) == 0;
}

enum cop_code cop_driver_look(struct cop_arena *a, const char *root, enum cop_driver *ret,
			      struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run attr = { .words = COP_WORDS("check-attr", "merge", "--",
						   "cop.yaml") };
	COP_CLEANUP(cop_run_clear)
	struct cop_run config = { .words = COP_WORDS("config", "--get",
						     "merge.cop.driver") };
	enum cop_code code;

	if ((code = cop_run_git(a, root, &attr, err)) ||
	    (code = cop_run_git(a, root, &config, err)))
		return code;
	if (config.status)
		*ret = COP_DRIVER_UNKNOWN;
	else if (!strstr(cop_run_line(a, &config), "cop merge-file "))
		*ret = COP_DRIVER_OTHER;
	else
		*ret = COP_DRIVER_READY;
	if (!asked_for(&attr, a))
		*ret = COP_DRIVER_UNASKED;
	return COP_OK;
}

static enum cop_code set(struct cop_arena *a, const char *root, const char *key,
			 const char *value, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run r = { .words = COP_WORDS("config", "--local", key, value) };
	enum cop_code code = cop_run_git(a, root, &r, err);

	if (code || !r.status)
		return code;
	cop_fail(err, COP_E_REPO, "git cannot set %s: %s", key, cop_run_said(a, &r));
	return cop_fail_hint(err, "git config --local %s", key);
}

enum cop_code cop_driver_register(struct cop_arena *a, const char *root,
				  struct cop_error *err)
{
	enum cop_code code = set(a, root, "merge.cop.name", NAME, err);

	return code ? code : set(a, root, "merge.cop.driver", DRIVER, err);
}
