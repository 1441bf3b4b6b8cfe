/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <ctype.h>
#include <stdio.h>

#include "doc/doc.h"

/* The part of a page between <main> and </main> that comes from the prose. */
static void render(const char *markdown, enum cop_format f, struct cop_buf *ret)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	COP_CLEANUP(cop_buf_clear) struct cop_buf page = { 0 };
	struct cop_doc *d = cop_doc_new(a, "cop.report/1");
	struct cop_block *s = cop_doc_section(d, NULL, "s", "S");
	struct cop_look look = { 0 };
	struct cop_error err = { 0 };
	const char *from, *to;

	d->sections = true;
	cop_doc_prose(d, s, NULL, cop_str_text(a, markdown));
	assert_int_equal(cop_doc_render(d, f, &look, &page, &err), COP_OK);
	from = strstr(cop_buf_str(&page), f == cop_format_html ? "</h2>\n" : "## S\n\n");
	assert_non_null(from);
	from += 6;
	to = f == cop_format_html ? strstr(from, "</section>") : from + strlen(from);
	assert_non_null(to);
	cop_buf_add(ret, from, (size_t)(to - from));
}

struct row {
	const char *text, *html, *md;
};

static void check(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf html = { 0 }, md = { 0 };

		render(rows[i].text, cop_format_html, &html);
		assert_string_equal(cop_buf_str(&html), rows[i].html);
		render(rows[i].text, cop_format_md, &md);
		assert_string_equal(cop_buf_str(&md), rows[i].md);
	}
}

static void keeps_what_people_write(void **state)
{
	static const struct row rows[] = {
		{ "one\n\ntwo *three*\n", "<p>one</p>\n<p>two <em>three</em></p>\n",
		  "one\n\ntwo *three*\n" },
		{ "as it\n::error::is\n", "<p>as it\n::error::is</p>\n",
		  "as it\n\\::error::is\n" },
		{ "# top\n\n##### deep\n", "<h3>top</h3>\n<h4>deep</h4>\n",
		  "### top\n\n#### deep\n" },
		{ "[a](https://example.org/?x=1&y=2 \"title\")\n",
		  "<p><a rel=\"noopener noreferrer\" "
		  "href=\"https://example.org/?x=1&amp;y=2\">a</a></p>\n",
		  "[a](https://example.org/?x=1&y=2)\n" },
		{ "<mailto:ana@example.org>\n",
		  "<p><a rel=\"noopener noreferrer\" "
		  "href=\"mailto:ana@example.org\">mailto:ana@example.org</a></p>\n",
		  "[mailto:ana@example.org](mailto:ana@example.org)\n" },
	};

	(void)state;
	check(rows, COP_COUNT(rows));
}

static void disarms_what_would_run_or_load(void **state)
{
	static const struct row rows[] = {
		{ "a <b onclick=x>b</b>\n", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n",
		  "a \\<b onclick=x\\>b\\</b\\>\n" },
		{ "[a](javascript:alert(1)) [b](data:text/html,x) [c](//evil.example)\n",
		  "<p>a b c</p>\n", "a b c\n" },
		{ "[a](java&#x09;script:alert(1))\n", "<p>a</p>\n", "a\n" },
		{ "[![pixel](https://evil.example/p.png)](https://example.org)\n",
		  "<p><a rel=\"noopener noreferrer\" "
		  "href=\"https://example.org\">pixel</a></p>\n",
		  "[pixel](https://example.org)\n" },
		{ "![a [b](https://example.org) c](x.png)\n",
		  "<p>a <a rel=\"noopener noreferrer\" "
		  "href=\"https://example.org\">b</a> c</p>\n",
		  "a [b](https://example.org) c\n" },
		{ "<!-- x -->\n<style>p{}</style>\n",
		  "<p>&lt;!-- x --&gt;</p>\n<p>&lt;style&gt;p{}&lt;/style&gt;</p>\n",
		  "\\<\\!-- x --\\>\n\n\\<style\\>p{}\\</style\\>\n" },
		{ "a\x1B[31m\xC2\x9B\n", "<p>a\xEF\xBF\xBD[31m\xEF\xBF\xBD</p>\n",
		  "a\xEF\xBF\xBD\\[31m\xEF\xBF\xBD\n" },
	};

	(void)state;
	check(rows, COP_COUNT(rows));
}

/* Whatever the text: only these elements, and links only to the web and to mail. */
static void assert_harmless(const char *html)
{
	static const char *const tags[] = { "p",   "em",   "strong", "a",
					    "h3",  "h4",   "h5",     "h6",
					    "ul",  "ol",   "li",     "blockquote",
					    "pre", "code", "br",     "hr" };

	for (const char *c = strchr(html, '<'); c; c = strchr(c + 1, '<')) {
		const char *name = c + 1 + (c[1] == '/');
		size_t len = strcspn(name, " />"), i;

		for (i = 0; i < COP_COUNT(tags); i++) {
			if (strlen(tags[i]) == len && strncmp(tags[i], name, len) == 0)
				break;
		}
		assert_true(i < COP_COUNT(tags));
	}
	for (const char *c = strstr(html, "href=\""); c; c = strstr(c + 1, "href=\"")) {
		assert_true(strncmp(c + 6, "http", 4) == 0 ||
			    strncmp(c + 6, "mailto:", 7) == 0);
	}
}

static void stays_harmless_for_any_text(void **state)
{
	static const char *const parts[] = {
		"<",         ">",           "[",
		"]",         "(",           ")",
		"!",         "`",           "*",
		"\n",        "\n\n",        "    ",
		"- ",        "1. ",         "#",
		"> ",        "script",      "\"",
		"'",         "javascript:", "https://example.org/",
		"&lt;",      "&#106;",      "\\",
		"<a href=",  "x",           "]: ",
		"\t",        "<!--",        "-->",
		"<![CDATA[", "]]>",         "</section>",
		"~~~",       "mailto:a@b",
	};
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 }, html = { 0 };

		cop_buf_text(&text, "x");
		for (int i = 0; i < 24; i++) {
			seed = seed * 1664525u + 1013904223u;
			cop_buf_text(&text, parts[(seed >> 16) % COP_COUNT(parts)]);
		}
		render(cop_buf_str(&text), cop_format_html, &html);
		assert_harmless(cop_buf_str(&html));
	}
}

static void shows_very_long_prose_as_it_is(void **state)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 }, html = { 0 };

	(void)state;
	cop_buf_fill(&text, '[', 70000);
	render(cop_buf_str(&text), cop_format_html, &html);
	assert_int_equal(html.len, 70000 + strlen("<p class=\"plain\"></p>\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_what_people_write),
		cmocka_unit_test(disarms_what_would_run_or_load),
		cmocka_unit_test(stays_harmless_for_any_text),
		cmocka_unit_test(shows_very_long_prose_as_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
