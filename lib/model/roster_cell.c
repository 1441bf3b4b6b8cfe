/* SPDX-License-Identifier: MIT */
/* Cells of a table of people: days in every order, lists, words, and what does not fit. */
#include <stdlib.h>
#include <string.h>

#include "base/enc.h"
#include "base/raw.h"
#include "model/roster_part.h"

#define SHOWN 60

/* --- days --- */

struct three {
	int n[3];
	size_t digits[3];
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Three numbers with the same sign between them; nothing else. */
static bool three_numbers(const char *at, struct three *ret)
{
	char sign = '\0';

	for (size_t i = 0; i < 3; i++) {
		ret->n[i] = 0;
		for (ret->digits[i] = 0; is_digit(*at); at++) {
			if (++ret->digits[i] > 4)
				return false;
			ret->n[i] = ret->n[i] * 10 + (*at - '0');
		}
		if (!ret->digits[i])
			return false;
		if (i == 2)
			break;
		if (!*at || !strchr("/.-", *at) || (sign && *at != sign))
			return false;
		sign = *at++;
	}
	return !*at;
}

static bool make_day(int year, int month, int day, struct cop_date *ret)
{
	*ret = cop_date_of(year, month, day);
	return ret->day != 0;
}

static bool in_order(const struct three *t, enum cop_date_order order,
		     struct cop_date *ret)
{
	bool first = t->digits[0] == 4;

	if (first)
		return make_day(t->n[0], t->n[1], t->n[2], ret);
	if (order == cop_date_order_mdy)
		return make_day(t->n[2], t->n[0], t->n[1], ret);
	return make_day(t->n[2], t->n[1], t->n[0], ret);
}

/* Day and month can be told apart, or are the same number. */
static bool one_meaning(const struct three *t, enum cop_date_order *ret)
{
	*ret = t->n[0] > 12 ? cop_date_order_dmy : cop_date_order_mdy;
	return t->n[0] > 12 || t->n[1] > 12 || t->n[0] == t->n[1];
}

static const char *either_day(struct cop_arena *a, const struct three *t)
{
	return cop_arena_printf(a, "may be %d %s or %d %s", t->n[0],
				cop_month_name(t->n[1]), t->n[1],
				cop_month_name(t->n[0]));
}

/* "2026-03-05T10:12:00Z", "2026-03-05 10:12" -> its day */
static bool iso_day(const char *at, struct cop_date *ret)
{
	size_t len = strcspn(at, "T ");

	if (at[len] && !is_digit(at[len + 1]))
		return false;
	return cop_date_iso(at, len, ret);
}

bool cop_roster_date(struct cop_arena *a, const struct cop_str *text,
		     enum cop_date_order order, struct cop_date *ret,
		     const char **ret_why, bool *ret_two_days)
{
	const char *at = cop_str_raw(text);
	struct three t;

	*ret_two_days = false;
	*ret_why = "is not a day";
	if (iso_day(at, ret))
		return true;
	if (!three_numbers(at, &t))
		return false;
	if (t.digits[0] != 4 && t.digits[2] != 4) {
		*ret_why = "has no year of four digits";
		return false;
	}
	if (t.digits[0] == 4 || order == cop_date_order_dmy ||
	    order == cop_date_order_mdy)
		return in_order(&t, order, ret);
	if (one_meaning(&t, &order))
		return in_order(&t, order, ret);
	if (!t.n[0] || !t.n[1])
		return false;
	*ret_two_days = true;
	*ret_why = either_day(a, &t);
	return false;
}

/* --- one cell --- */

static bool refuse(struct cop_arena *a, const struct cop_str *text, const char *why,
		   struct cop_roster_cell *ret)
{
	ret->why = cop_arena_printf(a, "'%s' %s", cop_enc_snippet(a, text, SHOWN), why);
	return false;
}

/* "1.200" of a table of another country. */
static bool meant_otherwise(struct cop_arena *a, const struct cop_str *text,
			    struct cop_roster_cell *ret)
{
	const char *shown = cop_enc_snippet(a, text, SHOWN);
	struct cop_num_meant meant;
	struct cop_error why = { 0 };

	if (!cop_num_meant(shown, strlen(shown), &meant) ||
	    !cop_num_refuse_meant(shown, &meant, &why))
		return false;
	ret->why = cop_arena_printf(a, "%s: %s", why.msg, why.hint);
	return true;
}

static bool decode(struct cop_arena *a, const struct cop_field *f,
		   const struct cop_str *text, void *member, struct cop_roster_cell *ret)
{
	const char *why = "";

	if (f->kind == COP_K_NUM && meant_otherwise(a, text, ret))
		return false;
	if (f->kind == COP_K_ENUM) /* "Co-Create" */
		text = cop_str_text(a, cop_str_slug(a, text));
	return cop_value_decode(a, f, text, member, &why) || refuse(a, text, why, ret);
}

static bool decode_list(struct cop_arena *a, const struct cop_field *f,
			const struct cop_str *text, void *member,
			struct cop_roster_cell *ret)
{
	const struct cop_str **words;
	size_t n = cop_str_split(a, text, ",;", &words), size = cop_value_size(f);
	struct cop_list list = { .n = cop_str_sort_set(words, n) };

	list.at = cop_alloc_n(a, list.n, size);
	list.given = list.n > 0;
	for (size_t i = 0; i < list.n; i++)
		if (!decode(a, f, words[i], (char *)list.at + i * size, ret))
			return false;
	memcpy(member, &list, sizeof(list));
	return true;
}

bool cop_roster_cell(struct cop_arena *a, const struct cop_field *f,
		     const struct cop_str *text, struct cop_member *m,
		     struct cop_roster_cell *ret)
{
	void *member = (char *)m + f->offset;

	text = cop_str_trim(a, text);
	if (!cop_str_len(text))
		return true;
	return f->flags & COP_IS_LIST ? decode_list(a, f, text, member, ret)
				      : decode(a, f, text, member, ret);
}

const struct cop_str *cop_roster_text(struct cop_arena *a, const struct cop_field *f,
				      const struct cop_member *m)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	const void *member = (const char *)m + f->offset;
	size_t size = cop_value_size(f), n = 0;
	const struct cop_str **texts;
	struct cop_list list;

	if (!(f->flags & COP_IS_LIST))
		return cop_value_text(a, f, member);
	memcpy(&list, member, sizeof(list));
	texts = COP_NEW_N(a, const struct cop_str *, list.n);
	for (; n < list.n; n++)
		texts[n] = cop_value_text(a, f, (const char *)list.at + n * size);
	n = cop_str_sort_set(texts, n);
	for (size_t i = 0; i < n; i++)
		cop_buf_printf(&b, "%s%s", i ? "," : "", cop_str_raw(texts[i]));
	return n ? cop_str_new(a, b.at, b.len) : NULL;
}
