/* SPDX-License-Identifier: MIT */
#include "yaml/complaint.h"

#include <string.h>

#define KEY_MAX 1024 /* of YAML itself */

/* First match of both parts counts; `open` points at where the construct began. */
static const struct {
	const char *problem, *context;
	bool open;
	const char *say, *hint;
} words[] = {
	{ "unexpected end of stream", "quoted scalar", true, "the quote is never closed",
	  "close it with the same quote" },
	{ "unexpected document indicator", "", true, "the quote is never closed",
	  "close it with the same quote" },
	{ "mapping values are not allowed", "", false, "a ':' that cannot stand here",
	  "put the text in quotes, or check the indentation" },
	{ "could not find expected ':'", "", true, "a key without ':'",
	  "write 'key: value', or put text of several lines behind '|'" },
	{ "block sequence entries are not allowed", "", false,
	  "a '-' that cannot stand here", "begin the list on a line of its own" },
	{ "did not find expected key", "", false,
	  "the line does not fit the lines above: neither a key nor deeper",
	  "check its indentation, and the quotes and brackets before it" },
	{ "did not find expected '-' indicator", "", false,
	  "the line does not fit the list above it",
	  "begin it with '- ', or check its indentation" },
	{ "did not find expected ',' or ']'", "", true, "the '[' is never closed",
	  "close it with ']', and put commas between the items" },
	{ "did not find expected ',' or '}'", "", true, "the '{' is never closed",
	  "close it with '}', and put commas between the entries" },
	{ "did not find expected node content", "", false, "a value is missing here",
	  "check the brackets and commas" },
	{ "unknown escape character", "", false, "an unknown escape after '\\'",
	  "use single quotes, or write '\\\\' for a backslash" },
	{ "invalid Unicode character escape code", "", false,
	  "an escape for no character", "write the character itself" },
	{ "did not find expected hexdecimal number", "", false,
	  "an escape that is cut short", "write the character itself" },
	{ "did not find expected comment or line break", "block scalar", false,
	  "text behind '|' or '>'", "begin the text on the next line, further in" },
	{ "found undefined tag handle", "", false, "a tag that nobody explains",
	  "take the tag out" },
	{ "did not find expected <document start>", "", false,
	  "text that does not belong to what stands above", "check its indentation" },
	{ "found incompatible YAML document", "", false,
	  "a '%YAML' line for another version", "take the line out" },
};

static enum cop_code say(const struct cop_complaint *c, size_t at, const char *what,
			 const char *hint, struct cop_error *err)
{
	cop_fail_at(err, COP_E_INVALID, (struct cop_loc){ c->src, (uint32_t)at }, "%s",
		    what);
	return cop_fail_hint(err, "%s", hint);
}

static enum cop_code start_char(const struct cop_complaint *c, struct cop_error *err)
{
	char first = c->at < c->src->len ? c->src->text[c->at] : '\0';

	cop_fail_at(err, COP_E_INVALID, (struct cop_loc){ c->src, c->at },
		    "a value may not begin with '%c'", first);
	return cop_fail_hint(err, "put it in quotes");
}

/* A tab before the first word of the line; the line's end where there is none. */
static size_t leading_tab(const struct cop_source *src, size_t at, bool *ret_found)
{
	size_t start = at < src->len ? at : src->len;

	while (start > 0 && src->text[start - 1] != '\n')
		start--;
	while (start < src->len && src->text[start] == ' ')
		start++;
	*ret_found = start < src->len && src->text[start] == '\t';
	return start;
}

/* libyaml forgets where a key may have begun after so many; it is its line up to the ':'. */
static bool long_key(const struct cop_complaint *c, size_t *ret)
{
	size_t start = c->at < c->src->len ? c->at : c->src->len;

	while (start > 0 && c->src->text[start - 1] != '\n')
		start--;
	while (start < c->at && strchr(" -", c->src->text[start]))
		start++;
	*ret = start;
	return c->at - start > KEY_MAX;
}

enum cop_code cop_yaml_complain(const struct cop_complaint *c, struct cop_error *err)
{
	bool found;
	size_t key, tab = leading_tab(c->src, c->at, &found);

	if (found)
		return say(c, tab, "a tab in the indentation", "use spaces", err);
	if (strstr(c->problem, "cannot start any token") && c->at < c->src->len &&
	    strchr("@`%", c->src->text[c->at]))
		return start_char(c, err);
	if (strstr(c->problem, "cannot start any token"))
		return say(c, c->at, "a tab before the value", "use spaces", err);
	if (strstr(c->problem, "mapping values are not allowed") && long_key(c, &key))
		return say(c, key, "the key is too long: more than 1024 characters",
			   "take a short word", err);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strstr(c->problem, words[i].problem) &&
		    strstr(c->context, words[i].context))
			return say(c, words[i].open ? c->context_at : c->at, words[i].say,
				   words[i].hint, err);
	}
	cop_fail_at(err, COP_E_INVALID, (struct cop_loc){ c->src, c->at },
		    "this is not YAML: %s", c->problem);
	return cop_fail_hint(err, "check the line and the one above it");
}
