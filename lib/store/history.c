/* SPDX-License-Identifier: MIT */
#include "store/history.h"

#include <string.h>

#include "base/enc.h"
#include "store/run.h"

static const char *shown(struct cop_arena *a, const char *text)
{
	return cop_enc_shown(a, cop_str_new(a, text, strlen(text)));
}

static enum cop_code find_commit(struct cop_arena *a, const char *root, const char *rev,
				 const char **ret_id, struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run r = {
		.words = COP_WORDS("rev-parse", "--verify", "--quiet", "--end-of-options",
				   cop_arena_printf(a, "%s^{commit}", rev))
	};
	enum cop_code code;

	if ((code = cop_run_git(a, root, &r, err)))
		return code;
	if (r.status && r.err.len)
		return cop_run_fail_read(a, root, &r, err);
	*ret_id = r.status ? NULL : cop_run_line(a, &r);
	return COP_OK;
}

enum cop_code cop_history_resolve(struct cop_arena *a, const char *root, const char *rev,
				  const char **ret_id, struct cop_error *err)
{
	const char *id;
	enum cop_code code = find_commit(a, root, rev, &id, err);

	if (code)
		return code;
	if (!id) {
		cop_fail(err, COP_E_NOT_FOUND, "no commit '%s'", shown(a, rev));
		return cop_fail_hint(err, "cop log");
	}
	*ret_id = id;
	return COP_OK;
}

enum cop_code cop_history_tip(struct cop_arena *a, const char *root, const char **ret_id,
			      struct cop_error *err)
{
	return find_commit(a, root, "HEAD", ret_id, err);
}

enum cop_code cop_history_dirty(struct cop_arena *a, const char *root, size_t *ret,
				struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run r = { .words = COP_WORDS("status", "--porcelain", "-z",
						"--no-renames", "--untracked-files=all",
						"--ignore-submodules=all"),
			     .paths = COP_WORDS(".") };
	enum cop_code code;
	struct cop_run_fields f;
	size_t n = 0;

	if ((code = cop_run_git(a, root, &r, err)))
		return code;
	if (r.status)
		return cop_run_fail_read(a, root, &r, err);
	f = cop_run_fields(&r);
	while (cop_run_next(&f))
		n++;
	*ret = n;
	return COP_OK;
}

enum cop_code cop_history_shallow(struct cop_arena *a, const char *root, bool *ret,
				  struct cop_error *err)
{
	COP_CLEANUP(cop_run_clear)
	struct cop_run r = { .words = COP_WORDS("rev-parse", "--is-shallow-repository") };
	enum cop_code code;

	if ((code = cop_run_git(a, root, &r, err)))
		return code;
	if (r.status)
		return cop_run_fail_read(a, root, &r, err);
	*ret = !strcmp(cop_run_line(a, &r), "true");
	return COP_OK;
}
