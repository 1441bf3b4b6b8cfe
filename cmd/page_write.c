/* SPDX-License-Identifier: MIT */
#include "page.h"

#include <string.h>

#include "usage.h"

static void write_item(const struct cop_page_item *item, struct cop_buf *out)
{
	switch (item->kind) {
	case COP_PAGE_HEADING:
		cop_buf_printf(out, "%s%s\n", out->len ? "\n" : "", item->text);
		return;
	case COP_PAGE_CODE:
		cop_buf_text(out, "    ");
		cop_usage_wrap(out, item->text, 4, 8);
		break;
	case COP_PAGE_PARA:
		cop_buf_text(out, "    ");
		cop_usage_wrap(out, item->text, 4, 4);
		break;
	case COP_PAGE_TERM:
		cop_buf_printf(out, "    %s\n        ", item->term);
		cop_usage_wrap(out, item->text, 8, 8);
		break;
	}
	cop_buf_char(out, '\n');
}

static void write_page(const struct cop_page *p, struct cop_buf *out)
{
	for (size_t i = 0; i < p->n; i++) {
		bool again = i && p->at[i].kind == COP_PAGE_PARA &&
			     p->at[i - 1].kind == COP_PAGE_PARA;

		if (again)
			cop_buf_char(out, '\n');
		write_item(&p->at[i], out);
	}
}

void cop_page_text(struct cop_arena *a, const struct cop_line *line, struct cop_buf *out)
{
	struct cop_page page;

	cop_page_make(a, line, &page);
	write_page(&page, out);
}
