/* SPDX-License-Identifier: MIT */
#include "derive.h"

#include <string.h>

static enum cop_code derive(struct cop_env *env, char **words, struct cop_buf *out,
			    struct cop_error *err)
{
	if (words[0] && strcmp(words[0], "pages") == 0) {
		cop_derive_pages(env->arena, out);
		return COP_OK;
	}
	if (words[0] && strcmp(words[0], "man") == 0 && words[1] &&
	    cop_derive_man(env->arena, words[1], out))
		return COP_OK;
	return cop_fail(err, COP_E_USAGE, "__derive man PAGE, or __derive pages");
}

enum cop_code cop_hidden(struct cop_env *env, char **argv, bool *ret_done,
			 struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	bool complete = argv[0] && strcmp(argv[0], "__complete") == 0;
	enum cop_code code;

	*ret_done = complete || (argv[0] && strcmp(argv[0], "__derive") == 0);
	if (!*ret_done)
		return COP_OK;
	code = complete ? cop_complete(env, argv + 1, &out, err)
			: derive(env, argv + 1, &out, err);
	env->common.no_pager = true;
	return code ? code : cop_show_text(env, &out, err);
}
