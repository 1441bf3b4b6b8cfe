/* SPDX-License-Identifier: MIT */
/* What a person typed -> the one written form (commands.md 1.4). */
#include "schema/schema.h"

#include <stdio.h>
#include <string.h>

#include "base/enc.h"
#include "base/near.h"
#include "base/raw.h"
#include "base/zones.h"

bool cop_field_takes_commas(const struct cop_field *f)
{
	return (f->flags & COP_IS_LIST) && f->kind != COP_K_PROSE &&
	       ((f->flags & COP_SET) || f->kind == COP_K_ID || f->kind == COP_K_REF ||
		f->kind == COP_K_ENUM || f->kind == COP_K_DATE);
}

struct typing {
	struct cop_arena *a;
	const struct cop_field *field;
	const struct cop_str *typed;
	struct cop_date today;
};

static enum cop_code refuse(const struct typing *t, const char *why,
			    struct cop_error *err)
{
	const char *near = t->field->kind == COP_K_ZONE
				   ? cop_zones_near(t->a, cop_str_raw(t->typed))
				   : NULL;

	cop_fail(err, COP_E_USAGE, "'%s' %s", cop_enc_shown(t->a, t->typed), why);
	if (near)
		return cop_fail_hint(err, "did you mean '%s'?", near);
	return cop_fail_hint(err, "%s is %s", cop_field_key(t->field),
			     cop_field_kind_word(t->field));
}

static enum cop_code refuse_choice(const struct typing *t, struct cop_error *err)
{
	const struct cop_enum *e = t->field->of;
	struct cop_near near = { .typed = cop_str_raw(t->typed) };
	COP_CLEANUP(cop_buf_clear) struct cop_buf words = { 0 };

	for (size_t i = 0; i < e->n; i++) {
		cop_near_try(&near, e->words[i].word);
		cop_buf_printf(&words, "%s%s", i ? ", " : "", e->words[i].word);
	}
	cop_fail(err, COP_E_USAGE, "'%s' is not a choice of %s",
		 cop_enc_shown(t->a, t->typed), cop_field_key(t->field));
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'?", near.best);
	return cop_fail_hint(err, "one of %s", cop_buf_str(&words));
}

/* Decodes the written form, so that limits hold for typed values too. */
static enum cop_code keep(const struct typing *t, const char *written,
			  struct cop_node **ret, struct cop_error *err)
{
	const struct cop_str *text = cop_str_text(t->a, written);
	const char *why = NULL;
	union {
		struct cop_money money;
		struct cop_duration duration;
		struct cop_num num;
		const void *pointer;
		int word;
	} member = { 0 };

	if (!cop_value_decode(t->a, t->field, text, &member, &why))
		return refuse(t, why, err);
	*ret = cop_value_node(t->a, t->field, &member);
	return COP_OK;
}

/* "2026-03" is the last of March where a field says until when. */
static bool is_last_day(const struct cop_field *f)
{
	static const char *const names[] = { "to", "until", "due", "ends", "review_by" };

	for (size_t i = 0; i < COP_COUNT(names); i++) {
		if (strcmp(f->name, names[i]) == 0)
			return true;
	}
	return false;
}

static enum cop_code typed_date(const struct typing *t, struct cop_node **ret,
				struct cop_error *err)
{
	enum cop_date_end end = is_last_day(t->field) ? COP_DATE_END : COP_DATE_START;
	char text[COP_DATE_TEXT];
	struct cop_date d;
	enum cop_code code = cop_date_read(cop_str_raw(t->typed), t->today, end, &d, err);

	return code ? code : keep(t, cop_date_text(d, text), ret, err);
}

/* "1.200" may be 1200 or 1.2: only its writer knows. An amount of money stands before a blank. */
static enum cop_code check_spelling(const struct typing *t, struct cop_error *err)
{
	const char *raw = cop_str_raw(t->typed);
	size_t blanks = strspn(raw, " ");
	struct cop_num_meant meant;

	if (!cop_num_meant(raw + blanks, strcspn(raw + blanks, " "), &meant))
		return COP_OK;
	if (t->field->flags & COP_INTEGER)
		meant.other[0] = '\0';
	return cop_num_refuse_meant(cop_enc_shown(t->a, t->typed), &meant, err);
}

static enum cop_code typed_num(const struct typing *t, struct cop_node **ret,
			       struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const char *raw = cop_str_raw(t->typed);
	struct cop_error ignored = { 0 };
	double hours;

	if (strncmp(t->field->name, "hours", 5) != 0)
		return keep(t, raw, ret, err);
	if (cop_hours_read(raw, &hours, &ignored))
		return refuse(t, "is not a number of hours", err);
	cop_num_write(&out, hours);
	return keep(t, cop_buf_str(&out), ret, err);
}

/* "monthly" is how people say "every month"; NULL: no such word. */
static const char *rhythm(const struct cop_str *typed)
{
	static const struct {
		const char *word, *every;
	} words[] = {
		{ "daily", "1 day" },     { "weekly", "1 week" },
		{ "monthly", "1 month" }, { "quarterly", "3 months" },
		{ "yearly", "1 year" },   { "annually", "1 year" },
	};

	for (size_t i = 0; i < COP_COUNT(words); i++)
		if (cop_str_is(typed, words[i].word))
			return words[i].every;
	return NULL;
}

static enum cop_code typed_duration(const struct typing *t, struct cop_node **ret,
				    struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_duration d = { 0 };
	const char *every = rhythm(t->typed);
	enum cop_code code =
		cop_duration_read(every ? every : cop_str_raw(t->typed), &d, err);

	if (code)
		return code;
	cop_duration_write(&out, d);
	return keep(t, cop_buf_str(&out), ret, err);
}

static enum cop_code typed_money(const struct typing *t, struct cop_node **ret,
				 struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_money m = { 0 };

	if (!cop_money_read(cop_str_raw(t->typed), cop_str_len(t->typed), &m))
		return refuse(t, "is not an amount of money", err);
	cop_money_write(&out, &m);
	return keep(t, cop_buf_str(&out), ret, err);
}

/* "15", "15h", "15.30": the time that is meant. False: none. */
static bool nearest_time(const char *typed, struct cop_time *ret)
{
	size_t hour = strspn(typed, "0123456789");
	const char *rest = typed + hour;
	char text[8];

	if (hour != 1 && hour != 2)
		return false;
	if (!*rest || strcmp(rest, "h") == 0)
		snprintf(text, sizeof(text), "%.*s:00", (int)hour, typed);
	else if (strchr(".h", *rest) && strlen(rest) == 3)
		snprintf(text, sizeof(text), "%.*s:%.2s", (int)hour, typed, rest + 1);
	else
		return false;
	return cop_time_read(text, strlen(text), ret);
}

static enum cop_code refuse_time(const struct typing *t, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf meant = { 0 };
	struct cop_time near = { 0 };
	enum cop_code code = refuse(t, "is not a time", err);

	if (!nearest_time(cop_str_raw(t->typed), &near))
		return code;
	cop_time_write(&meant, near);
	return cop_fail_hint(err, "did you mean %s?", cop_buf_str(&meant));
}

static enum cop_code typed_time(const struct typing *t, struct cop_node **ret,
				struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	struct cop_time time = { 0 };

	if (!cop_time_read(cop_str_raw(t->typed), cop_str_len(t->typed), &time))
		return refuse_time(t, err);
	cop_time_write(&out, time);
	return keep(t, cop_buf_str(&out), ret, err);
}

static enum cop_code typed_amount(const struct typing *t, struct cop_node **ret,
				  struct cop_error *err)
{
	struct cop_num n;

	if (cop_num_read(cop_str_raw(t->typed), cop_str_len(t->typed), &n))
		return keep(t, cop_str_raw(t->typed), ret, err);
	return typed_duration(t, ret, err);
}

/* What stands for one entry in a path: ".DATE", ".MEMBER"; ".N" where they are numbered. */
static const char *entry_word(const struct cop_field *f, char word[32])
{
	const char *key = f->keyed ? f->keyed : "n";
	size_t n = 0;

	if (!(f->flags & COP_IS_LIST))
		return "";
	word[n++] = '.';
	for (; *key && *key != '+' && n < 31; key++)
		word[n++] = (char)(*key >= 'a' && *key <= 'z' ? *key - 'a' + 'A' : *key);
	word[n] = '\0';
	return word;
}

/* "need" has fields of its own: need.text, need.shared_by ... */
static enum cop_code refuse_map(const struct cop_field *f, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf names = { 0 };
	const struct cop_schema *s = f->of;
	char word[32];

	for (size_t i = 0; i < s->nfields && i < 5; i++)
		cop_buf_printf(&names, "%s%s%s.%s", i ? ", " : "", cop_field_key(f),
			       entry_word(f, word), cop_field_key(&s->fields[i]));
	cop_fail(err, COP_E_USAGE, "'%s' has fields of its own", cop_field_key(f));
	return cop_fail_hint(err, "name one of them: %s%s", cop_buf_str(&names),
			     s->nfields > 5 ? " ..." : "");
}

enum cop_code cop_value_typed(struct cop_arena *a, const struct cop_field *f,
			      const struct cop_str *typed, struct cop_date today,
			      struct cop_node **ret, struct cop_error *err)
{
	const struct typing t = { a, f, typed, today };
	enum cop_code code;

	switch ((enum cop_field_kind)f->kind) {
	case COP_K_DATE:
		return typed_date(&t, ret, err);
	case COP_K_NUM:
		code = check_spelling(&t, err);
		return code ? code : typed_num(&t, ret, err);
	case COP_K_DURATION:
		return typed_duration(&t, ret, err);
	case COP_K_MONEY:
		code = check_spelling(&t, err);
		return code ? code : typed_money(&t, ret, err);
	case COP_K_TIME:
		return typed_time(&t, ret, err);
	case COP_K_AMOUNT:
		code = check_spelling(&t, err);
		return code ? code : typed_amount(&t, ret, err);
	case COP_K_ENUM:
		if (!cop_enum_find(f->of, cop_str_raw(typed), cop_str_len(typed)))
			return refuse_choice(&t, err);
		*ret = cop_make_bare(a, cop_str_raw(typed));
		return COP_OK;
	case COP_K_MAP:
	case COP_K_DICT:
		return refuse_map(f, err);
	case COP_K_TEXT:
	case COP_K_PROSE:
	case COP_K_URL:
	case COP_K_EMAIL:
	case COP_K_ID:
	case COP_K_REF:
	case COP_K_ZONE:
	case COP_K_RRULE:
	case COP_K_PATH:
	case COP_K_BOOL:
		return keep(&t, cop_str_raw(typed), ret, err);
	}
	return COP_OK;
}
