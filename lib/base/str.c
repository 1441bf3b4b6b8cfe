/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/buf.h"
#include "base/raw.h"

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */
#define SLUG_MAX 40
#define ID_MAX 64

struct cop_str {
	size_t len;
	char at[]; /* len bytes and a NUL */
};

const char *cop_str_raw(const struct cop_str *s)
{
	return s ? s->at : "";
}

size_t cop_str_len(const struct cop_str *s)
{
	return s ? s->len : 0;
}

static struct cop_str *make(struct cop_arena *a, const char *at, size_t len)
{
	struct cop_str *s = cop_alloc(a, sizeof(*s) + len + 1);

	s->len = len;
	if (len)
		memcpy(s->at, at, len);
	return s;
}

static const struct cop_str *make_valid(struct cop_arena *a, const char *at, size_t len)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf valid = { 0 };
	uint32_t point;

	for (size_t i = 0; i < len;) {
		size_t n = cop_utf8_next(at + i, len - i, &point);

		cop_buf_add(&valid, n ? at + i : REPLACEMENT,
			    n ? n : strlen(REPLACEMENT));
		i += n ? n : 1;
	}
	return make(a, valid.at, valid.len);
}

const struct cop_str *cop_str_new(struct cop_arena *a, const char *at, size_t len)
{
	return cop_utf8_valid(at, len) ? make(a, at, len) : make_valid(a, at, len);
}

const struct cop_str *cop_str_text(struct cop_arena *a, const char *text)
{
	return cop_str_new(a, text, strlen(text));
}

bool cop_str_equal(const struct cop_str *a, const struct cop_str *b)
{
	size_t len = cop_str_len(a);

	return len == cop_str_len(b) && memcmp(cop_str_raw(a), cop_str_raw(b), len) == 0;
}

bool cop_str_is(const struct cop_str *s, const char *text)
{
	size_t len = strlen(text);

	return len == cop_str_len(s) && memcmp(cop_str_raw(s), text, len) == 0;
}

/* A text as it is compared. Points into the string itself where that is ASCII already. */
struct folded {
	const char *at;
	size_t len;
	char *own; /* what to free, or NULL */
};

static void free_folded(const struct folded *f)
{
	free(f->own);
}

static bool is_plain(const char *at, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)at[i];

		if (c >= 0x80 || (c >= 'A' && c <= 'Z'))
			return false;
	}
	return true;
}

static utf8proc_ssize_t map(const char *at, size_t len, char **ret, unsigned options)
{
	utf8proc_uint8_t *mapped = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)at,
					  (utf8proc_ssize_t)len, &mapped,
					  (utf8proc_option_t)options);

	*ret = (char *)mapped;
	return n;
}

static struct folded fold(const struct cop_str *s)
{
	struct folded f = { cop_str_raw(s), cop_str_len(s), NULL };
	utf8proc_ssize_t n;

	if (is_plain(f.at, f.len))
		return f;
	n = map(f.at, f.len, &f.own,
		UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
	/* Cannot be invalid, so this is memory or a text of gigabytes: compare as it stands. */
	if (n < 0)
		return f;
	f.at = f.own;
	f.len = (size_t)n;
	return f;
}

static int order_bytes(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t both = a_len < b_len ? a_len : b_len;
	int order = both ? memcmp(a, b, both) : 0;

	return order ? order : (a_len > b_len) - (a_len < b_len);
}

int cop_str_order(const struct cop_str *a, const struct cop_str *b)
{
	COP_CLEANUP(free_folded) struct folded fa = fold(a);
	COP_CLEANUP(free_folded) struct folded fb = fold(b);

	return order_bytes(fa.at, fa.len, fb.at, fb.len);
}

bool cop_str_same_name(const struct cop_str *a, const struct cop_str *b)
{
	return cop_str_order(a, b) == 0;
}

uint64_t cop_str_hash(const struct cop_str *s)
{
	COP_CLEANUP(free_folded) struct folded f = fold(s);
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < f.len; i++)
		h = (h ^ (unsigned char)f.at[i]) * UINT64_C(1099511628211);
	return h ^ h >> 32;
}

bool cop_str_has(const struct cop_str *s, const struct cop_str *word)
{
	COP_CLEANUP(free_folded) struct folded text = fold(s);
	COP_CLEANUP(free_folded) struct folded part = fold(word);

	return part.len == 0 || memmem(text.at, text.len, part.at, part.len);
}

bool cop_str_has_newline(const struct cop_str *s)
{
	return s && memchr(s->at, '\n', s->len);
}

size_t cop_str_width(const struct cop_str *s)
{
	return cop_utf8_width(cop_str_raw(s), cop_str_len(s));
}

const struct cop_str *cop_str_first_line(struct cop_arena *a, const struct cop_str *s)
{
	const char *end = s ? memchr(s->at, '\n', s->len) : NULL;

	return end ? make(a, s->at, (size_t)(end - s->at)) : s;
}

static bool is_space(uint32_t point)
{
	if (point < 0x80)
		return point == ' ' || (point >= '\t' && point <= '\r');
	switch (utf8proc_category((utf8proc_int32_t)point)) {
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	default:
		return point == 0x85;
	}
}

size_t cop_str_words(const struct cop_str *s)
{
	const char *at = cop_str_raw(s);
	size_t len = cop_str_len(s);
	size_t words = 0;
	bool inside = false;
	uint32_t point = 0;

	for (size_t i = 0; i < len; i += cop_utf8_next(at + i, len - i, &point)) {
		bool space;

		cop_utf8_next(at + i, len - i, &point);
		space = is_space(point);
		words += !space && !inside;
		inside = !space;
	}
	return words;
}

/* Folded letters that are written with ASCII ones but do not decompose to them. */
static const struct spelling {
	uint32_t point;
	const char *ascii;
} spellings[] = {
	{ 0xE6, "ae" }, { 0xF0, "d" },  { 0xF8, "o" },  { 0xFE, "th" },
	{ 0x111, "d" }, { 0x131, "i" }, { 0x142, "l" }, { 0x153, "oe" },
	{ '\'', "" },   { 0x2019, "" }, { 0x307, "" }, /* left of a Turkish capital I */
};

/* The ASCII letters and digits for one folded code point; NULL: a word ends here. */
static const char *spell(uint32_t point, char one[2])
{
	if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9')) {
		one[0] = (char)point;
		one[1] = '\0';
		return one;
	}
	for (size_t i = 0; i < COP_COUNT(spellings); i++) {
		if (spellings[i].point == point)
			return spellings[i].ascii;
	}
	return NULL;
}

static void slug_words(struct cop_buf *out, const char *at, size_t len)
{
	bool gap = false;
	uint32_t point = 0;
	char one[2];

	for (size_t i = 0; i < len; i += cop_utf8_next(at + i, len - i, &point)) {
		const char *ascii;

		cop_utf8_next(at + i, len - i, &point);
		ascii = spell(point, one);
		if (ascii && *ascii && gap && out->len)
			cop_buf_char(out, '-');
		gap = ascii ? gap && !*ascii : true;
		cop_buf_text(out, ascii ? ascii : "");
	}
}

static size_t slug_cut(const struct cop_buf *slug)
{
	size_t len = SLUG_MAX;

	if (slug->len <= SLUG_MAX)
		return slug->len;
	while (len > 0 && slug->at[len] != '-')
		len--;
	return len ? len : SLUG_MAX;
}

const char *cop_str_slug(struct cop_arena *a, const struct cop_str *title)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf slug = { 0 };
	struct folded f = { 0 };
	utf8proc_ssize_t n = map(cop_str_raw(title), cop_str_len(title), &f.own,
				 UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
					 UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
	size_t len;

	if (n > 0)
		slug_words(&slug, f.own, (size_t)n);
	free_folded(&f);
	len = slug_cut(&slug);
	return cop_arena_copy(a, slug.at, cop_id_valid(slug.at, len) ? len : 0);
}

/* Windows opens these as devices, whatever the extension. */
static bool is_device(const char *at, size_t len)
{
	static const char *const names[] = { "con", "prn", "aux", "nul" };

	if (len == 4 && at[3] >= '1' && at[3] <= '9')
		return memcmp(at, "com", 3) == 0 || memcmp(at, "lpt", 3) == 0;
	for (size_t i = 0; i < COP_COUNT(names); i++) {
		if (len == 3 && memcmp(at, names[i], 3) == 0)
			return true;
	}
	return false;
}

bool cop_id_valid(const char *at, size_t len)
{
	if (len == 0 || len > ID_MAX || at[0] == '-' || at[len - 1] == '-')
		return false;
	for (size_t i = 0; i < len; i++) {
		char c = at[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-')
			return false;
	}
	return !is_device(at, len);
}
