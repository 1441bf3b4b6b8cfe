/* SPDX-License-Identifier: MIT */
/* One scalar, text <-> member. One switch per job and no default: a new kind shows itself. */
#include "schema/schema.h"

#include <string.h>

#include "base/raw.h"
#include "base/zones.h"

#define TEXT_MAX 200
#define PROSE_MAX ((size_t)64 * 1024)

struct text {
	const char *at;
	size_t len;
};

static bool fail(const char **why, const char *reason)
{
	*why = reason;
	return false;
}

static size_t count_points(struct text t)
{
	size_t n = 0;

	for (size_t i = 0; i < t.len; i++)
		n += ((unsigned char)t.at[i] & 0xC0) != 0x80;
	return n;
}

static bool has_control(struct text t, bool lines)
{
	for (size_t i = 0; i < t.len; i++) {
		unsigned char c = (unsigned char)t.at[i];

		if (c < 0x20 && !(lines && (c == '\n' || c == '\t')))
			return true;
		if (c == 0x7F || (c == 0xC2 && i + 1 < t.len &&
				  ((unsigned char)t.at[i + 1] & 0xE0) == 0x80))
			return true; /* DEL, and U+0080 to U+009F */
	}
	return false;
}

static bool decode_line(struct cop_arena *a, struct text t, const struct cop_str **ret,
			const char **why)
{
	if (t.len && t.at[t.len - 1] == '\n')
		t.len--;
	if (t.len == 0)
		return fail(why, "is empty");
	if (memchr(t.at, '\n', t.len))
		return fail(why, "has several lines where one is wanted");
	if (has_control(t, false))
		return fail(why, "holds control characters");
	if (count_points(t) > TEXT_MAX)
		return fail(why, "is longer than 200 characters");
	*ret = cop_str_new(a, t.at, t.len);
	return true;
}

static bool decode_prose(struct cop_arena *a, struct text t, const struct cop_str **ret,
			 const char **why)
{
	while (t.len && t.at[t.len - 1] == '\n')
		t.len--;
	if (t.len == 0)
		return fail(why, "is empty");
	if (t.len > PROSE_MAX)
		return fail(why, "is longer than 64 KiB");
	if (has_control(t, true))
		return fail(why, "holds control characters");
	*ret = cop_str_new(a, t.at, t.len);
	return true;
}

static bool decode_url(struct cop_arena *a, struct text t, const struct cop_str **ret,
		       const char **why)
{
	static const char *const schemes[] = { "https://", "http://", "mailto:" };

	for (size_t i = 0; i < COP_COUNT(schemes); i++) {
		size_t n = strlen(schemes[i]);

		if (t.len > n && memcmp(t.at, schemes[i], n) == 0 &&
		    !memchr(t.at, ' ', t.len) && !has_control(t, false)) {
			*ret = cop_str_new(a, t.at, t.len);
			return true;
		}
	}
	return fail(why, "is not a link");
}

static bool decode_email(struct cop_arena *a, struct text t, const struct cop_str **ret,
			 const char **why)
{
	const char *sign = t.len ? memchr(t.at, '@', t.len) : NULL;
	size_t before = sign ? (size_t)(sign - t.at) : 0;

	if (!sign || before == 0 || before + 1 == t.len || memchr(t.at, ' ', t.len) ||
	    memchr(sign + 1, '@', t.len - before - 1) || has_control(t, false) ||
	    t.len > TEXT_MAX)
		return fail(why, "is not an e-mail address");
	*ret = cop_str_new(a, t.at, t.len);
	return true;
}

/* Words that are safe for every sink once they passed: only these characters. */
static bool decode_word(struct cop_arena *a, struct text t, const char *also,
			const char **ret)
{
	if (t.len == 0 || t.len > TEXT_MAX)
		return false;
	for (size_t i = 0; i < t.len; i++) {
		char c = t.at[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			     (c >= '0' && c <= '9');

		if (!plain && (c == '\0' || !strchr(also, c)))
			return false;
	}
	*ret = cop_arena_copy(a, t.at, t.len);
	return true;
}

static bool decode_id(struct cop_arena *a, struct text t, const char **ret,
		      const char **why)
{
	if (!cop_id_valid(t.at, t.len))
		return fail(why, "is not an id");
	*ret = cop_arena_copy(a, t.at, t.len);
	return true;
}

static bool decode_zone(struct cop_arena *a, struct text t, const char **ret,
			const char **why)
{
	if (!decode_word(a, t, "_+-/", ret) || (*ret)[0] == '/' || strstr(*ret, "//") ||
	    !cop_zones_believe(*ret))
		return fail(why, "is not a time zone");
	return true;
}

static bool decode_rrule(struct cop_arena *a, struct text t, const char **ret,
			 const char **why)
{
	if (t.len < 6 || memcmp(t.at, "FREQ=", 5) != 0 ||
	    !decode_word(a, t, "=;,+-", ret))
		return fail(why, "is not a rule for repeating");
	return true;
}

static bool decode_num(const struct cop_field *f, struct text t, struct cop_num *ret,
		       const char **why)
{
	bool limits = f->min != 0 || f->max != 0;
	struct cop_num n = { 0 };

	if (!cop_num_read(t.at, t.len, &n))
		return fail(why, f->flags & COP_INTEGER ? "is not a whole number"
							: "is not a number");
	if ((f->flags & COP_INTEGER) && memchr(t.at, '.', t.len))
		return fail(why, "is not a whole number");
	if (limits && n.value < f->min)
		return fail(why, "is too small");
	if (limits && f->max >= f->min && n.value > f->max)
		return fail(why, "is too large");
	*ret = n;
	return true;
}

static bool decode_bool(struct text t, enum cop_bool *ret, const char **why)
{
	if (t.len == 4 && memcmp(t.at, "true", 4) == 0)
		*ret = COP_TRUE;
	else if (t.len == 5 && memcmp(t.at, "false", 5) == 0)
		*ret = COP_FALSE;
	else
		return fail(why, "is neither true nor false");
	return true;
}

static bool decode_amount(struct cop_arena *a, struct text t, const struct cop_str **ret,
			  const char **why)
{
	struct cop_duration d;
	struct cop_num n;

	if (!cop_num_read(t.at, t.len, &n) && !cop_duration_iso(t.at, t.len, &d))
		return fail(why, "is neither a number nor a duration");
	*ret = cop_str_new(a, t.at, t.len);
	return true;
}

double cop_amount_value(const struct cop_str *amount, double fallback)
{
	struct cop_duration d = { 0 };
	struct cop_num n = { 0 };

	if (cop_num_read(cop_str_raw(amount), cop_str_len(amount), &n))
		return n.value;
	if (cop_duration_iso(cop_str_raw(amount), cop_str_len(amount), &d))
		return cop_duration_days(d);
	return fallback;
}

static bool decode_enum(const struct cop_field *f, struct text t, void *ret,
			const char **why)
{
	int value = cop_enum_find(f->of, t.at, t.len);

	if (!value)
		return fail(why, "is not one of the choices");
	memcpy(ret, &value, sizeof(value));
	return true;
}

bool cop_value_decode(struct cop_arena *a, const struct cop_field *f,
		      const struct cop_str *text, void *ret, const char **why)
{
	struct text t = { cop_str_raw(text), cop_str_len(text) };

	switch ((enum cop_field_kind)f->kind) {
	case COP_K_TEXT:
		return decode_line(a, t, ret, why);
	case COP_K_PROSE:
		return decode_prose(a, t, ret, why);
	case COP_K_URL:
		return decode_url(a, t, ret, why);
	case COP_K_EMAIL:
		return decode_email(a, t, ret, why);
	case COP_K_ID:
	case COP_K_REF:
		return decode_id(a, t, ret, why);
	case COP_K_ZONE:
		return decode_zone(a, t, ret, why);
	case COP_K_RRULE:
		return decode_rrule(a, t, ret, why);
	case COP_K_PATH:
		return decode_word(a, t, "_.-+", ret) || fail(why, "is not a path");
	case COP_K_ENUM:
		return decode_enum(f, t, ret, why);
	case COP_K_DATE:
		return cop_date_iso(t.at, t.len, ret) || fail(why, "is not a date");
	case COP_K_TIME:
		return cop_time_iso(t.at, t.len, ret) || fail(why, "is not a time");
	case COP_K_NUM:
		return decode_num(f, t, ret, why);
	case COP_K_BOOL:
		return decode_bool(t, ret, why);
	case COP_K_DURATION:
		return cop_duration_iso(t.at, t.len, ret) ||
		       fail(why, "is not a duration");
	case COP_K_MONEY:
		return cop_money_iso(t.at, t.len, ret) ||
		       fail(why, "is not an amount of money");
	case COP_K_AMOUNT:
		return decode_amount(a, t, ret, why);
	case COP_K_MAP:
	case COP_K_DICT:
		return fail(why, "is a word where several fields are wanted");
	}
	return fail(why, "is of an unknown kind");
}

const char *cop_article(const char *word)
{
	return strchr("aeiou", *word) ? "an" : "a";
}

const char *cop_field_kind_word(const struct cop_field *f)
{
	switch ((enum cop_field_kind)f->kind) {
	case COP_K_TEXT:
		return "one line of text";
	case COP_K_PROSE:
		return "text";
	case COP_K_URL:
		return "a link, such as https://example.org";
	case COP_K_EMAIL:
		return "an e-mail address";
	case COP_K_ID:
	case COP_K_REF:
		return "an id, such as ana-silva";
	case COP_K_ZONE:
		return "a time zone, such as Europe/Berlin";
	case COP_K_RRULE:
		return "a rule, such as FREQ=MONTHLY;BYDAY=1TH";
	case COP_K_PATH:
		return "a path, such as scope.out";
	case COP_K_ENUM:
		return "a word";
	case COP_K_DATE:
		return "a date, such as 2026-12-03";
	case COP_K_TIME:
		return "a time, such as \"15:00\"";
	case COP_K_NUM:
		return f->flags & COP_INTEGER ? "a whole number"
					      : "a number, such as 1.5";
	case COP_K_BOOL:
		return "true or false";
	case COP_K_DURATION:
		return "a duration, such as 12 months";
	case COP_K_MONEY:
		return "an amount, such as 1200 USD per year";
	case COP_K_AMOUNT:
		return "a number or a duration";
	case COP_K_MAP:
	case COP_K_DICT:
		return "a mapping of fields";
	}
	return "a value";
}

static const struct cop_str *word_or_none(struct cop_arena *a, const char *word)
{
	return word ? cop_str_text(a, word) : NULL;
}

static void write_value(struct cop_buf *out, const struct cop_field *f,
			const void *member)
{
	switch ((enum cop_field_kind)f->kind) {
	case COP_K_DATE:
		cop_date_write(out, *(const struct cop_date *)member);
		break;
	case COP_K_TIME:
		if (((const struct cop_time *)member)->minute)
			cop_time_write(out, *(const struct cop_time *)member);
		break;
	case COP_K_NUM:
		if (((const struct cop_num *)member)->known)
			cop_num_write(out, ((const struct cop_num *)member)->value);
		break;
	case COP_K_BOOL:
		if (*(const enum cop_bool *)member != COP_UNSAID)
			cop_buf_text(out, *(const enum cop_bool *)member == COP_TRUE
						  ? "true"
						  : "false");
		break;
	case COP_K_DURATION:
		if (((const struct cop_duration *)member)->unit != COP_UNIT_NONE)
			cop_duration_write(out, *(const struct cop_duration *)member);
		break;
	case COP_K_MONEY:
		if (((const struct cop_money *)member)->currency[0])
			cop_money_write(out, member);
		break;
	case COP_K_ENUM:
		cop_buf_text(out, cop_enum_word(f->of, *(const int *)member));
		break;
	case COP_K_TEXT:
	case COP_K_PROSE:
	case COP_K_URL:
	case COP_K_EMAIL:
	case COP_K_AMOUNT:
	case COP_K_ID:
	case COP_K_REF:
	case COP_K_ZONE:
	case COP_K_RRULE:
	case COP_K_PATH:
	case COP_K_MAP:
	case COP_K_DICT:
		break;
	}
}

const struct cop_str *cop_value_text(struct cop_arena *a, const struct cop_field *f,
				     const void *member)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	switch ((enum cop_field_kind)f->kind) {
	case COP_K_TEXT:
	case COP_K_PROSE:
	case COP_K_URL:
	case COP_K_EMAIL:
	case COP_K_AMOUNT:
		return *(const struct cop_str *const *)member;
	case COP_K_ID:
	case COP_K_REF:
	case COP_K_ZONE:
	case COP_K_RRULE:
	case COP_K_PATH:
		return word_or_none(a, *(const char *const *)member);
	case COP_K_MAP:
	case COP_K_DICT:
		return NULL;
	case COP_K_ENUM:
	case COP_K_DATE:
	case COP_K_TIME:
	case COP_K_NUM:
	case COP_K_BOOL:
	case COP_K_DURATION:
	case COP_K_MONEY:
		write_value(&out, f, member);
		return out.len ? cop_str_new(a, out.at, out.len) : NULL;
	}
	return NULL;
}

/* Lines end in a line break, so that they are written as `|` and not as `|-`. */
static const struct cop_str *ended(struct cop_arena *a, const struct cop_str *prose)
{
	const char *text = cop_str_raw(prose);

	if (!cop_str_has_newline(prose) || text[cop_str_len(prose) - 1] == '\n')
		return prose;
	return cop_str_text(a, cop_arena_printf(a, "%s\n", text));
}

/* Strings meet the quoting rule; dates, numbers, truth values and words are written bare. */
struct cop_node *cop_value_node(struct cop_arena *a, const struct cop_field *f,
				const void *member)
{
	const struct cop_str *text = cop_value_text(a, f, member);
	struct cop_node *n;

	if (!text)
		return NULL;
	switch ((enum cop_field_kind)f->kind) {
	case COP_K_ENUM:
	case COP_K_DATE:
	case COP_K_NUM:
	case COP_K_BOOL:
		return cop_make_bare(a, cop_str_raw(text));
	case COP_K_AMOUNT:
		if (cop_num_read(cop_str_raw(text), cop_str_len(text),
				 &(struct cop_num){ 0 }))
			return cop_make_bare(a, cop_str_raw(text));
		return cop_make_text(a, text);
	case COP_K_TIME:
		n = cop_make_text(a, text);
		n->style = COP_DOUBLE;
		return n;
	case COP_K_PROSE:
		return cop_make_text(a, ended(a, text));
	case COP_K_TEXT:
	case COP_K_URL:
	case COP_K_EMAIL:
	case COP_K_ID:
	case COP_K_REF:
	case COP_K_ZONE:
	case COP_K_RRULE:
	case COP_K_PATH:
	case COP_K_DURATION:
	case COP_K_MONEY:
	case COP_K_MAP:
	case COP_K_DICT:
		return cop_make_text(a, text);
	}
	return cop_make_text(a, text);
}

size_t cop_value_size(const struct cop_field *f)
{
	switch ((enum cop_field_kind)f->kind) {
	case COP_K_MAP:
	case COP_K_DICT:
		return ((const struct cop_schema *)f->of)->size;
	case COP_K_ENUM:
	case COP_K_BOOL:
		return sizeof(int);
	case COP_K_DATE:
		return sizeof(struct cop_date);
	case COP_K_TIME:
		return sizeof(struct cop_time);
	case COP_K_NUM:
		return sizeof(struct cop_num);
	case COP_K_DURATION:
		return sizeof(struct cop_duration);
	case COP_K_MONEY:
		return sizeof(struct cop_money);
	case COP_K_TEXT:
	case COP_K_PROSE:
	case COP_K_URL:
	case COP_K_EMAIL:
	case COP_K_AMOUNT:
	case COP_K_ID:
	case COP_K_REF:
	case COP_K_ZONE:
	case COP_K_RRULE:
	case COP_K_PATH:
		return sizeof(void *);
	}
	return sizeof(void *);
}
