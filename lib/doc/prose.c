/* SPDX-License-Identifier: MIT */
/*
 * CommonMark from outside. The tree is made safe before it is written in either form, so
 * that HTML and Markdown show the same: raw HTML becomes text, images become their words,
 * links that are not web or mail links become their words.
 */
#include "doc/render.h"

#include <cmark.h>
#include <stdlib.h>

#include "base/raw.h"

/* cmark 0.30 has inputs that take quadratic time; longer prose is shown as it is. */
#define PROSE_MAX (64u * 1024)
#define LEVEL_MAX 6

struct prose {
	cmark_node *root;
	cmark_node **at; /* nodes to change, in document order */
	size_t n, cap;
	struct cop_arena *arena;
	unsigned depth;
	int level; /* of the heading before */
	bool html;
};

static void free_node(cmark_node **node)
{
	if (*node)
		cmark_node_free(*node);
}

static void free_iter(cmark_iter **iter)
{
	cmark_iter_free(*iter);
}

static void free_text(char **text)
{
	free(*text);
}

/* Controls become U+FFFD here as everywhere in pages; cmark lets them through. */
static void clean(struct cop_buf *out, const char *at, size_t len)
{
	uint32_t point;

	for (size_t i = 0; i < len;) {
		size_t n = cop_utf8_next(at + i, len - i, &point);
		bool control = point < 0x20 && point != '\n' && point != '\t';

		if (!n || control || (point >= 0x7F && point <= 0x9F))
			cop_buf_text(out, "\xEF\xBF\xBD");
		else
			cop_buf_add(out, at + i, n);
		i += n ? n : 1;
	}
}

static void collect(struct prose *p)
{
	COP_CLEANUP(free_iter) cmark_iter *iter = cmark_iter_new(p->root);

	for (;;) {
		cmark_event_type event = cmark_iter_next(iter);
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_DONE)
			return;
		if (event != CMARK_EVENT_ENTER)
			continue;
		switch (cmark_node_get_type(node)) {
		case CMARK_NODE_HEADING:
		case CMARK_NODE_HTML_BLOCK:
		case CMARK_NODE_HTML_INLINE:
		case CMARK_NODE_IMAGE:
		case CMARK_NODE_LINK:
			*COP_PUSH(p->arena, p->at, p->n, p->cap) = node;
			break;
		default:
			break;
		}
	}
}

static void lift_children(cmark_node *node)
{
	cmark_node *child;

	while ((child = cmark_node_first_child(node)))
		cmark_node_insert_before(node, child);
	cmark_node_free(node);
}

static void append_text(cmark_node *to, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, "\n");
		COP_CLEANUP(cop_buf_clear) struct cop_buf line = { 0 };
		cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);

		cop_buf_add(&line, text, len);
		cmark_node_set_literal(node, cop_buf_str(&line));
		cmark_node_append_child(to, node);
		text += len;
		if (*text == '\n' && *++text)
			cmark_node_append_child(to, cmark_node_new(CMARK_NODE_SOFTBREAK));
	}
}

static void show_html_block(cmark_node *node)
{
	cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);

	append_text(paragraph, cmark_node_get_literal(node));
	cmark_node_replace(node, paragraph);
	cmark_node_free(node);
}

static void show_html_inline(cmark_node *node)
{
	cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);

	cmark_node_set_literal(text, cmark_node_get_literal(node));
	cmark_node_replace(node, text);
	cmark_node_free(node);
}

static void limit_link(struct prose *p, cmark_node *node)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf open = { 0 };
	const char *url = cmark_node_get_url(node);
	const struct cop_str *to = cop_str_new(p->arena, url, strlen(url));
	cmark_node *link, *child;

	if (!cop_url_safe(to)) {
		lift_children(node);
		return;
	}
	cmark_node_set_title(node, NULL);
	if (!p->html)
		return;
	/* cmark's own link has no place for rel */
	cop_buf_text(&open, "<a rel=\"noopener noreferrer\" href=\"");
	cop_enc_html(&open, to);
	cop_buf_text(&open, "\">");
	link = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
	cmark_node_set_on_enter(link, cop_buf_str(&open));
	cmark_node_set_on_exit(link, "</a>");
	while ((child = cmark_node_first_child(node)))
		cmark_node_append_child(link, child);
	cmark_node_replace(node, link);
	cmark_node_free(node);
}

static void limit_heading(struct prose *p, cmark_node *node)
{
	int level = cmark_node_get_heading_level(node) + (int)p->depth + 1;

	/* below the section's own heading, and never more than one deeper at a time */
	level = level > p->level + 1 ? p->level + 1 : level;
	level = level > LEVEL_MAX ? LEVEL_MAX : level;
	p->level = level;
	cmark_node_set_heading_level(node, level);
}

static void make_safe(struct prose *p)
{
	collect(p);
	p->level = (int)p->depth + 1;
	for (size_t i = 0; i < p->n; i++) {
		switch (cmark_node_get_type(p->at[i])) {
		case CMARK_NODE_HEADING:
			limit_heading(p, p->at[i]);
			break;
		case CMARK_NODE_HTML_BLOCK:
			show_html_block(p->at[i]);
			break;
		case CMARK_NODE_HTML_INLINE:
			show_html_inline(p->at[i]);
			break;
		case CMARK_NODE_IMAGE:
			lift_children(p->at[i]);
			break;
		case CMARK_NODE_LINK:
			limit_link(p, p->at[i]);
			break;
		default:
			break;
		}
	}
}

static char *render(struct prose *p, const struct cop_str *s)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	COP_CLEANUP(free_node) cmark_node *root = NULL;

	clean(&text, cop_str_raw(s), cop_str_len(s));
	root = cmark_parse_document(cop_buf_str(&text), text.len, CMARK_OPT_DEFAULT);
	p->root = root;
	make_safe(p);
	cmark_consolidate_text_nodes(root);
	return p->html ? cmark_render_html(root, CMARK_OPT_DEFAULT)
		       : cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);
}

void cop_prose_html(struct cop_buf *out, const struct cop_str *s, unsigned depth,
		    struct cop_arena *a)
{
	struct prose p = { .arena = a, .depth = depth, .html = true };

	if (cop_str_len(s) > PROSE_MAX) {
		cop_buf_text(out, "<p class=\"plain\">");
		cop_enc_html(out, s);
		cop_buf_text(out, "</p>\n");
		return;
	}
	COP_CLEANUP(free_text) char *html = render(&p, s);
	cop_buf_text(out, html);
}

/* A line that begins with two colons is an order to GitHub's runners, wherever it is printed. */
static void put_lines(struct cop_buf *out, const char *text)
{
	while (*text) {
		const char *word = text + strspn(text, " \t");
		size_t len = strcspn(text, "\n");

		len += text[len] == '\n';
		cop_buf_add(out, text, (size_t)(word - text));
		if (strncmp(word, "::", 2) == 0)
			cop_buf_char(out, '\\');
		cop_buf_add(out, word, len - (size_t)(word - text));
		text += len;
	}
}

void cop_prose_md(struct cop_buf *out, const struct cop_str *s, unsigned depth,
		  struct cop_arena *a)
{
	struct prose p = { .arena = a, .depth = depth };

	if (cop_str_len(s) > PROSE_MAX) {
		cop_enc_md(out, s);
		cop_buf_char(out, '\n');
		return;
	}
	COP_CLEANUP(free_text) char *text = render(&p, s);
	put_lines(out, text);
}
