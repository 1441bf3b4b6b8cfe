/* SPDX-License-Identifier: MIT */
#include "yaml/scalar.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#include "base/raw.h"

/* What must not stand raw: it cannot be seen, or some readers take it for a line end. */
static bool invisible(uint32_t c)
{
	static const struct {
		uint32_t from, to;
	} ranges[] = {
		{ 0x00, 0x1F },     { 0x7F, 0xA0 },     { 0x200B, 0x200B },
		{ 0x200E, 0x200F }, { 0x2028, 0x202E }, { 0x2066, 0x2069 },
		{ 0xFEFF, 0xFEFF }, { 0xFFFE, 0xFFFF },
	};

	for (size_t i = 0; i < COP_COUNT(ranges); i++)
		if (c >= ranges[i].from && c <= ranges[i].to)
			return true;
	return false;
}

struct facts {
	size_t chars;
	bool newline, tab, forbidden; /* forbidden: other than those two */
};

static struct facts look(const char *at, size_t len)
{
	struct facts f = { 0 };
	uint32_t c;

	for (size_t i = 0, n; i < len; i += n, f.chars++) {
		n = cop_utf8_next(at + i, len - i, &c);
		assert(n > 0);
		if (!n)
			break;
		if (c == '\n')
			f.newline = true;
		else if (c == '\t')
			f.tab = true;
		else if (invisible(c))
			f.forbidden = true;
	}
	return f;
}

static bool literal_fits(const char *at, size_t len, struct facts f)
{
	if (!f.newline || f.forbidden || strchr(" \t\n", at[0]))
		return false;
	if (len >= 2 && at[len - 1] == '\n' && at[len - 2] == '\n')
		return false;
	for (size_t i = 0; i < len; i++) {
		bool line_ends = i + 1 == len || at[i + 1] == '\n';

		if (line_ends && (at[i] == ' ' || at[i] == '\t'))
			return false;
		if (at[i] == '\n' && i + 1 < len && at[i + 1] == '\t')
			return false;
	}
	return true;
}

/* Words that some reader of YAML 1.1 or 1.2 takes for a truth value, a number or nothing. */
static bool is_reserved_word(const char *at)
{
	static const char *const words[] = {
		"y",    "n", "yes", "no",  "on",   "off", "true", "false",
		"null", "~", "nan", "inf", "none", "nil", "<<",   "=",
	};

	for (size_t i = 0; i < COP_COUNT(words); i++)
		if (strcasecmp(at, words[i]) == 0)
			return true;
	return false;
}

/* Numbers, times, dates, hex, octal, exponents: whatever any reader makes of them. */
static bool looks_like_number(const char *at, size_t len)
{
	if (strchr("eE", at[0]))
		return strspn(at + 1, "-+0123456789_.") == len - 1;
	return strchr("-+.0123456789", at[0]) &&
	       strspn(at, "-+.0123456789abcdefABCDEF_xXoO:,tTZz ") == len;
}

static bool plain_inside(const char *at, size_t len, unsigned spot)
{
	if ((spot & COP_SPOT_FLOW) && strpbrk(at, ",[]{}:?"))
		return false;
	return !strstr(at, ": ") && !strstr(at, " #") && at[len - 1] != ':';
}

static bool plain_fits(const char *at, size_t len, struct facts f, unsigned spot)
{
	if (len == 0 || f.newline || f.tab || f.forbidden)
		return false;
	if ((spot & COP_SPOT_KEY) && f.chars > COP_PLAIN_KEY_MAX)
		return false;
	if (at[0] == ' ' || at[len - 1] == ' ' || strncmp(at, "<<", 2) == 0)
		return false;
	return !strchr("-?:,[]{}#&*!|>'\"%@`~=.+", at[0]) && !is_reserved_word(at) &&
	       !looks_like_number(at, len) && plain_inside(at, len, spot);
}

bool cop_scalar_bare_fits(const struct cop_str *text, unsigned spot)
{
	const char *at = cop_str_raw(text);
	size_t len = cop_str_len(text);

	return len > 0 && !look(at, len).newline &&
	       !((spot & COP_SPOT_FLOW) && strpbrk(at, ",[]{}"));
}

enum cop_style cop_scalar_style(const struct cop_str *text, unsigned spot,
				enum cop_style keep)
{
	const char *at = cop_str_raw(text);
	size_t len = cop_str_len(text);
	struct facts f = look(at, len);
	bool single = !f.newline && !f.tab && !f.forbidden;

	if (keep == COP_DOUBLE &&
	    !(spot == COP_SPOT_BLOCK && f.newline && literal_fits(at, len, f)))
		return COP_DOUBLE;
	if (keep == COP_SINGLE && single)
		return COP_SINGLE;
	if (spot == COP_SPOT_BLOCK && literal_fits(at, len, f))
		return COP_LITERAL;
	if (plain_fits(at, len, f, spot))
		return COP_PLAIN;
	return single ? COP_SINGLE : COP_DOUBLE;
}

bool cop_scalar_ends_line(const struct cop_str *text)
{
	size_t len = cop_str_len(text);

	return len > 0 && cop_str_raw(text)[len - 1] == '\n';
}

static void write_single(struct cop_buf *out, const char *at, size_t len)
{
	cop_buf_char(out, '\'');
	for (size_t i = 0; i < len; i++) {
		if (at[i] == '\'')
			cop_buf_char(out, '\'');
		cop_buf_char(out, at[i]);
	}
	cop_buf_char(out, '\'');
}

static void write_escape(struct cop_buf *out, uint32_t c)
{
	static const char named[] = { '\\', '"', '\n', '\t', '\r', '\0' };
	static const char letters[] = { '\\', '"', 'n', 't', 'r', '0' };

	for (size_t i = 0; i < sizeof(named); i++) {
		if (c != (uint32_t)named[i])
			continue;
		cop_buf_char(out, '\\');
		cop_buf_char(out, letters[i]);
		return;
	}
	if (c <= 0xFF)
		cop_buf_printf(out, "\\x%02X", (unsigned)c);
	else if (c <= 0xFFFF)
		cop_buf_printf(out, "\\u%04X", (unsigned)c);
	else
		cop_buf_printf(out, "\\U%08X", (unsigned)c);
}

static void write_double(struct cop_buf *out, const char *at, size_t len)
{
	uint32_t c;

	cop_buf_char(out, '"');
	for (size_t i = 0, n; i < len; i += n) {
		n = cop_utf8_next(at + i, len - i, &c);
		if (!n)
			break;
		if (c == '"' || c == '\\' || invisible(c))
			write_escape(out, c);
		else
			cop_buf_add(out, at + i, n);
	}
	cop_buf_char(out, '"');
}

static void write_literal(struct cop_buf *out, const char *at, size_t len,
			  unsigned indent)
{
	bool ends = len > 0 && at[len - 1] == '\n';

	cop_buf_text(out, ends ? "|" : "|-");
	for (size_t i = 0; i < len; i++) {
		size_t n = strcspn(at + i, "\n");

		cop_buf_char(out, '\n');
		if (n)
			cop_buf_fill(out, ' ', indent);
		cop_buf_add(out, at + i, n);
		i += n;
	}
}

void cop_scalar_write(struct cop_buf *out, const struct cop_str *text,
		      enum cop_style style, unsigned indent)
{
	const char *at = cop_str_raw(text);
	size_t len = cop_str_len(text);

	switch (style) {
	case COP_SINGLE:
		write_single(out, at, len);
		break;
	case COP_DOUBLE:
		write_double(out, at, len);
		break;
	case COP_LITERAL:
		write_literal(out, at, len, indent);
		break;
	default:
		cop_buf_add(out, at, len);
		break;
	}
}
