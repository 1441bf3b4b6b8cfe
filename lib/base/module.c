/* SPDX-License-Identifier: MIT */
#include "base/module.h"

#include <assert.h>
#include <dlfcn.h>
#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"

static const char *why(void)
{
	const char *cause = dlerror();

	return cause ? cause : "no cause given";
}

static bool find(const char *const *dirs, const char *name, struct cop_buf *path)
{
	for (size_t i = 0; dirs[i]; i++) {
		/* A bare name would be searched for in LD_LIBRARY_PATH and elsewhere. */
		assert(dirs[i][0] == '/');
		cop_buf_reset(path);
		cop_buf_printf(path, "%s/%s.so", dirs[i], name);
		if (access(path->at, R_OK) == 0)
			return true;
	}
	return false;
}

enum cop_code cop_module_open(const char *const *dirs, const char *name,
			      const char *symbol, uint32_t version, uint32_t size,
			      const void **ret_table, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf path = { 0 };
	const struct cop_module_head *head;
	void *handle;

	if (!find(dirs, name, &path)) {
		cop_fail(err, COP_E_NOT_FOUND, "the part '%s' of cop is missing", name);
		return cop_fail_hint(err, "reinstall cop; '%s.so' belongs in '%s'", name,
				     dirs[0] ? dirs[0] : "");
	}
	handle = dlopen(path.at, RTLD_NOW | RTLD_LOCAL);
	if (!handle) {
		cop_fail(err, COP_E_INVALID, "cannot open '%s': %s", path.at, why());
		return cop_fail_hint(err, "reinstall cop");
	}
	head = dlsym(handle, symbol);
	if (!head || head->version != version || head->size != size) {
		cop_fail(err, COP_E_INVALID, "'%s' belongs to another version of cop",
			 path.at);
		return cop_fail_hint(err, "reinstall cop");
	}
	*ret_table = head;
	return COP_OK;
}
