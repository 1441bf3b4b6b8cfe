/* SPDX-License-Identifier: MIT */
/* The frame of a page: one file, no script, nothing fetched, a policy that says so. */
#include "doc/html.h"

#include "base/sha256.h"

/* Below this many sections a list of them helps nobody. */
#define CONTENTS_LEAST 4

static void put_base64(struct cop_buf *out, const unsigned char *at, size_t len)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < len; i += 3) {
		size_t n = len - i < 3 ? len - i : 3;
		uint32_t part = (uint32_t)at[i] << 16 |
				(uint32_t)(n > 1 ? at[i + 1] : 0) << 8 |
				(n > 2 ? at[i + 2] : 0);

		for (size_t d = 0; d < 4; d++)
			cop_buf_char(out,
				     d <= n ? digits[part >> (18 - 6 * d) & 63] : '=');
	}
}

static void put_policy(struct cop_buf *out)
{
	unsigned char hash[COP_SHA256_SIZE];

	cop_sha256(cop_style[0].at, cop_style[0].len, hash);
	cop_buf_text(out, "<meta http-equiv=\"Content-Security-Policy\" content=\""
			  "default-src 'none'; style-src 'sha256-");
	put_base64(out, hash, sizeof(hash));
	cop_buf_text(out, "'; base-uri 'none'; form-action 'none'\">\n");
}

static void put_title(struct cop_html *h)
{
	const struct cop_doc *d = h->page->doc;

	if (d->title)
		cop_enc_html(h->out, d->title);
	else
		cop_html_word(h, d->schema);
}

static void put_head(struct cop_html *h)
{
	cop_buf_text(h->out, "<!doctype html>\n<html lang=\"");
	cop_html_word(h, h->page->doc->language);
	cop_buf_text(h->out, "\">\n<head>\n<meta charset=\"utf-8\">\n");
	put_policy(h->out);
	cop_buf_text(h->out, "<meta name=\"viewport\" "
			     "content=\"width=device-width,initial-scale=1\">\n"
			     "<meta name=\"color-scheme\" content=\"light dark\">\n"
			     "<meta name=\"referrer\" content=\"no-referrer\">\n");
	if (h->page->look->version) {
		cop_buf_text(h->out, "<meta name=\"generator\" content=\"");
		cop_html_word(h, h->page->look->version);
		cop_buf_text(h->out, "\">\n");
	}
	cop_buf_text(h->out, "<title>");
	put_title(h);
	cop_buf_text(h->out, "</title>\n<style>");
	cop_buf_add(h->out, (const char *)cop_style[0].at, cop_style[0].len);
	cop_buf_text(h->out, "</style>\n</head>\n");
}

const char *cop_html_id(struct cop_html *h, const struct cop_block *section)
{
	const char *key = section->key ? section->key : "part", *id = key;
	unsigned n = 1;

	for (size_t i = 0; i < h->nids; i++) {
		if (strcmp(h->ids[i], id) != 0)
			continue;
		id = cop_arena_printf(h->page->arena, "%s-%u", key, ++n);
		i = (size_t)-1; /* look again from the start */
	}
	*COP_PUSH(h->page->arena, h->ids, h->nids, h->cap) = id;
	return id;
}

/* The ids are worked out again in the same order when the sections are written. */
static void put_contents(struct cop_html *h)
{
	struct cop_blocks all;
	struct cop_html own = *h;
	size_t n = 0;

	cop_blocks_of(h->page, COP_B_SECTION, &all);
	for (size_t i = 0; i < all.n; i++)
		n += all.at[i]->title && !cop_block_depth(all.at[i]);
	if (n < CONTENTS_LEAST)
		return;
	own.ids = NULL;
	own.nids = own.cap = 0;
	cop_buf_text(h->out, "<nav aria-label=\"Sections\">\n<ul>\n");
	for (size_t i = 0; i < all.n; i++) {
		const char *id = cop_html_id(&own, all.at[i]);

		if (!all.at[i]->title || cop_block_depth(all.at[i]))
			continue;
		cop_buf_text(h->out, "<li><a href=\"#");
		cop_html_word(h, id);
		cop_buf_text(h->out, "\">");
		cop_html_word(h, all.at[i]->title);
		cop_buf_text(h->out, "</a></li>\n");
	}
	cop_buf_text(h->out, "</ul>\n</nav>\n");
}

void cop_html_open(struct cop_html *h)
{
	put_head(h);
	cop_buf_text(h->out, "<body>\n<a class=\"skip\" href=\"#main_content\">"
			     "Skip to content</a>\n<header>\n<h1>");
	put_title(h);
	cop_buf_text(h->out, "</h1>\n");
	if (h->page->doc->subtitle) {
		cop_buf_text(h->out, "<p class=\"sub\">");
		cop_enc_html(h->out, h->page->doc->subtitle);
		cop_buf_text(h->out, "</p>\n");
	}
	cop_buf_text(h->out, "</header>\n");
	put_contents(h);
	cop_buf_text(h->out, "<main id=\"main_content\">\n");
}

/* Keys of the head as words: "as_of" reads as "as of". */
static void put_name(struct cop_html *h, const struct cop_pair *p)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf name = { 0 };

	cop_pair_key(&name, p, &cop_sink_html);
	for (size_t i = 0; i < name.len; i++) {
		if (name.at[i] == '_')
			name.at[i] = ' ';
	}
	cop_buf_add(h->out, cop_buf_str(&name), name.len);
}

/* What the document says of itself: community, day, commit. */
void cop_html_close(struct cop_html *h)
{
	const struct cop_value *head = &h->page->doc->head;

	cop_buf_text(h->out, "</main>\n<footer>\n<dl>\n");
	for (size_t i = 0; i < head->u.map.n; i++) {
		cop_buf_text(h->out, "<div><dt>");
		put_name(h, &head->u.map.at[i]);
		cop_buf_text(h->out, "</dt><dd>");
		cop_value_inline(h->out, &head->u.map.at[i].value, &cop_sink_html);
		cop_buf_text(h->out, "</dd></div>\n");
	}
	if (h->page->look->version) {
		cop_buf_text(h->out, "<div><dt>made by</dt><dd>");
		cop_html_word(h, h->page->look->version);
		cop_buf_text(h->out, "</dd></div>\n");
	}
	cop_buf_text(h->out, "</dl>\n</footer>\n</body>\n</html>\n");
}
