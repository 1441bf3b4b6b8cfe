/* SPDX-License-Identifier: MIT */
#include "page.h"

#include <string.h>

#include "usage.h"

/* Has every part, an option with its value, room for itself and a backslash? */
static bool parts_fit(const char *text, size_t width)
{
	while (*text) {
		const char *next = strstr(text + 1, " -");
		size_t len = next ? (size_t)(next - text) : strlen(text);

		if (7 + cop_utf8_width(text, len) + 2 > width)
			return false;
		text += len;
	}
	return true;
}

/* A command is broken before its options, if that will do; it can be pasted all the same. */
static void write_code(const char *text, size_t width, struct cop_buf *out)
{
	size_t at = 4;

	if (4 + cop_utf8_width(text, strlen(text)) > width && !parts_fit(text, width)) {
		cop_usage_command(out, text, 4, width);
		return;
	}
	cop_buf_text(out, "    ");
	while (*text) {
		const char *next = strstr(text + 1, " -");
		size_t len = next ? (size_t)(next - text) : strlen(text);
		size_t wide = cop_utf8_width(text, len);

		if (at > 4 && at + wide + 2 > width) {
			cop_buf_text(out, " \\\n       ");
			at = 7;
		}
		cop_buf_add(out, text, len);
		at += wide;
		text += len;
	}
}

static void write_item(const struct cop_page_item *item, size_t width,
		       struct cop_buf *out)
{
	switch (item->kind) {
	case COP_PAGE_HEADING:
		cop_buf_printf(out, "%s%s\n", out->len ? "\n" : "", item->text);
		return;
	case COP_PAGE_CODE:
		write_code(item->text, width, out);
		break;
	case COP_PAGE_PARA:
		cop_buf_text(out, "    ");
		cop_usage_wrap_to(out, item->text, 4, 4, width);
		break;
	case COP_PAGE_TERM:
		cop_buf_text(out, "    ");
		cop_usage_wrap_to(out, item->term, 4, 8, width);
		cop_buf_text(out, "\n        ");
		cop_usage_wrap_to(out, item->text, 8, 8, width);
		break;
	}
	cop_buf_char(out, '\n');
}

static void write_page(const struct cop_page *p, size_t width, struct cop_buf *out)
{
	for (size_t i = 0; i < p->n; i++) {
		bool again = i && p->at[i].kind == COP_PAGE_PARA &&
			     p->at[i - 1].kind == COP_PAGE_PARA;

		if (again)
			cop_buf_char(out, '\n');
		write_item(&p->at[i], width, out);
	}
}

void cop_page_text(struct cop_arena *a, const struct cop_line *line, size_t width,
		   struct cop_buf *out)
{
	struct cop_page page;

	cop_page_make(a, line, &page);
	write_page(&page, width - 2, out);
}
