/* SPDX-License-Identifier: MIT */
/* Stands in for what other layers do not have yet; each part goes when the real one comes. */
#include "env.h"

#include "base/fs.h"
#include "base/proc.h"

#ifdef COP_NO_FS
enum cop_code cop_fs_read_any(const char *path, size_t max, struct cop_arena *a,
			      const struct cop_source **ret, struct cop_error *err)
{
	(void)max;
	(void)a;
	(void)ret;
	return cop_fail(err, COP_E_REFUSED, "cannot read '%s' yet", path);
}

enum cop_code cop_fs_replace_any(const char *path, const char *text, size_t len,
				 struct cop_error *err)
{
	(void)text;
	(void)len;
	return cop_fail(err, COP_E_REFUSED, "cannot write '%s' yet", path);
}
#endif

#ifdef COP_NO_PROC
enum cop_code cop_proc_run(const struct cop_proc *p, struct cop_buf *ret_out,
			   struct cop_buf *ret_err, int *ret_status,
			   struct cop_error *err)
{
	(void)ret_out;
	(void)ret_err;
	(void)ret_status;
	return cop_fail(err, COP_E_REFUSED, "cannot run '%s' yet", p->argv[0]);
}
#endif

#ifdef COP_NO_DOC
enum cop_code cop_doc_render(const struct cop_doc *d, enum cop_format f,
			     const struct cop_look *look, struct cop_buf *out,
			     struct cop_error *err)
{
	(void)f;
	(void)look;
	(void)out;
	return cop_fail(err, COP_E_REFUSED, "cannot show %s yet", d->schema);
}
#endif
