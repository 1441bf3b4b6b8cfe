/* SPDX-License-Identifier: MIT */
#include "doc/render.h"

enum cop_code cop_render_html(struct cop_page *p, struct cop_error *err)
{
	(void)p;
	return cop_fail(err, COP_E_USAGE, "this has no form 'html' yet");
}
