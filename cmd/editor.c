/* SPDX-License-Identifier: MIT */
#include "editor.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/proc.h"
#include "play.h"

#define EDIT_MAX ((size_t)1024 * 1024)

static enum cop_code run_editor(struct cop_env *env, const char *file,
				struct cop_error *err)
{
	const char *const *editor = cop_env_editor(env);
	const char **argv;
	struct cop_proc p = { .in = COP_PROC_INHERIT,
			      .out = COP_PROC_INHERIT,
			      .err = COP_PROC_INHERIT };
	size_t n = 0;
	int status = 0;
	enum cop_code code;

	while (editor && editor[n])
		n++;
	if (!n) {
		cop_fail(err, COP_E_REFUSED, "no editor is known");
		return cop_fail_hint(err, "git config --global core.editor EDITOR");
	}
	argv = COP_NEW_N(env->arena, const char *, n + 2);
	memcpy(argv, editor, n * sizeof(*argv));
	argv[n] = file;
	p.argv = argv;
	code = cop_proc_run(&p, NULL, NULL, &status, err);
	if (!code && status)
		code = cop_fail(err, COP_E_REFUSED,
				"the editor ended with status %d, so nothing was changed",
				status);
	return code;
}

const char *cop_editor_folder(struct cop_env *env)
{
	char dir[] = "/tmp/cop-XXXXXX";

	return mkdtemp(dir) ? cop_arena_text(env->arena, dir) : NULL;
}

enum cop_code cop_editor(struct cop_env *env, const char *name,
			 const struct cop_buf *text, const struct cop_source **ret,
			 struct cop_error *err)
{
	const struct cop_source *before = cop_play_edited(env, text);
	const char *dir, *file;
	enum cop_code code;

	if (before) {
		*ret = before;
		return COP_OK;
	}
	if (!(dir = cop_editor_folder(env)))
		return cop_fail(err, COP_E_OS, "cannot make a folder in /tmp");
	file = cop_arena_printf(env->arena, "%s/%s", dir, name);
	code = cop_fs_replace_own(file, cop_buf_str(text), text->len, err);
	if (!code)
		code = run_editor(env, file, err);
	if (!code)
		code = cop_fs_read_any(file, EDIT_MAX, env->arena, ret, err);
	if (!code)
		cop_play_editor(env, text, *ret);
	unlink(file);
	rmdir(dir);
	return code;
}
