/* SPDX-License-Identifier: MIT */
#include "calendar/repeat.h"

#include <stdlib.h>
#include <string.h>

#define MAX_TEXT 240
#define MAX_WORDS 60

/* The text as lower-case words, how far it was read, and what it says so far. */
struct words {
	char text[MAX_TEXT + 1];
	const char *at[MAX_WORDS + 1]; /* ends with "" */
	size_t next;
	struct cop_repeat r;
	const char *why; /* a cause better than "cannot read", or NULL */
};

/* Numbers that wait for what they count: "first and third ... thursday". */
struct pending {
	int n[2 * COP_REPEAT_MONTH];
	size_t count;
};

static char lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool split(struct words *w, const char *text)
{
	size_t len = strlen(text), n = 0;
	char *rest;

	if (len > MAX_TEXT)
		return false;
	for (size_t i = 0; i < len; i++)
		w->text[i] = text[i] == ',' ? ' ' : lower(text[i]);
	for (char *at = strtok_r(w->text, " \t\n", &rest); at;
	     at = strtok_r(NULL, " \t\n", &rest)) {
		if (n == MAX_WORDS)
			return false;
		w->at[n++] = at;
	}
	w->at[n] = "";
	return n > 0;
}

static const char *peek(const struct words *w)
{
	return w->at[w->next];
}

static bool is(const struct words *w, const char *word)
{
	return strcmp(peek(w), word) == 0;
}

static bool take(struct words *w, const char *word)
{
	if (!is(w, word))
		return false;
	w->next++;
	return true;
}

/* Skips any of the words that only make a sentence of it. */
static void skip_fillers(struct words *w)
{
	while (take(w, "the") || take(w, "and") || take(w, "or") || take(w, "&"))
		continue;
}

/* Does the word begin the name, with at least three letters? */
static bool names(const char *word, const char *name)
{
	size_t len = strlen(word);

	if (len < 3 || len > strlen(name))
		return false;
	for (size_t i = 0; i < len; i++)
		if (word[i] != lower(name[i]))
			return false;
	return true;
}

static bool take_weekday(struct words *w, int *ret)
{
	char word[16] = "";
	size_t len = strlen(peek(w));

	if (len >= sizeof(word))
		return false;
	memcpy(word, peek(w), len);
	if (len > 4 && word[len - 1] == 's')
		word[len - 1] = '\0'; /* "on tuesdays" */
	for (int i = 0; i < 7; i++) {
		if (names(word, cop_weekday_name(i))) {
			w->next++;
			*ret = i;
			return true;
		}
	}
	return false;
}

static bool take_month(struct words *w, int *ret)
{
	for (int month = 1; month <= 12; month++) {
		if (names(peek(w), cop_month_name(month))) {
			w->next++;
			*ret = month;
			return true;
		}
	}
	return false;
}

/* "15", "15th" or "15."; from 1 to max. */
static bool take_number(struct words *w, int max, bool ordinal, int *ret)
{
	static const char *const endings[] = { "", "st", "nd", "rd", "th", "." };
	char *end;
	long n;

	if (peek(w)[0] < '0' || peek(w)[0] > '9')
		return false;
	n = strtol(peek(w), &end, 10);
	if (n < 1 || n > max)
		return false;
	for (size_t i = 0; i < (ordinal ? COP_COUNT(endings) : 1); i++) {
		if (strcmp(end, endings[i]) == 0) {
			w->next++;
			*ret = (int)n;
			return true;
		}
	}
	return false;
}

static bool take_word_of(struct words *w, const char *const *list, size_t n, int *ret)
{
	for (size_t i = 0; i < n; i++) {
		if (take(w, list[i])) {
			*ret = (int)i + 1;
			return true;
		}
	}
	return false;
}

/* "first", "15th", "last", "second to last": negative numbers count from the end. */
static bool take_ordinal(struct words *w, int *ret)
{
	static const char *const list[] = { "first", "second", "third", "fourth",
					    "fifth" };
	size_t start = w->next;
	int n;

	if (take(w, "last")) {
		*ret = -1;
		return true;
	}
	if (!take_word_of(w, list, COP_COUNT(list), &n) &&
	    !take_number(w, COP_REPEAT_MONTH, true, &n))
		return false;
	if (is(w, "times") || is(w, "time")) {
		w->next = start; /* "10 times" ends the rule, it is no day */
		return false;
	}
	*ret = n;
	if (take(w, "to") && !is(w, "last"))
		return false;
	if (take(w, "last"))
		*ret = -n;
	return true;
}

static uint64_t either_end(int n, int max)
{
	return UINT64_C(1) << (n < 0 ? max - n : n);
}

static bool month_days(struct words *w, struct pending *p)
{
	for (size_t i = 0; i < p->count; i++)
		w->r.month_days |= either_end(p->n[i], COP_REPEAT_MONTH);
	p->count = 0;
	return true;
}

static bool weekdays(struct words *w, struct pending *p, int weekday, bool every)
{
	bool by_month = w->r.freq == COP_MONTHLY || w->r.freq == COP_YEARLY;

	if (!p->count && by_month && !every) {
		w->why = "which of them in the month? write 'the first', 'the last' or "
			 "'every'";
		return false;
	}
	if (!p->count)
		w->r.days[weekday] |= 1;
	for (size_t i = 0; i < p->count; i++) {
		if (abs(p->n[i]) > COP_REPEAT_NTH)
			return false;
		w->r.days[weekday] |= (uint16_t)either_end(p->n[i], COP_REPEAT_NTH);
	}
	p->count = 0;
	return true;
}

/* "10 may" and "may 10". */
static bool day_and_month(struct words *w, struct pending *p, int month)
{
	int n;

	if (!p->count && take_ordinal(w, &n))
		p->n[p->count++] = n;
	if (!p->count)
		return false;
	month_days(w, p);
	if (w->r.months && (w->r.month_days & (w->r.month_days - 1))) {
		w->why = "several dates in the year are several items of the plan";
		return false;
	}
	w->r.months |= (uint16_t)(1U << (month - 1));
	return true;
}

/* What stands after "on": "the first and third thursday", "the 15th and the last day". */
static bool read_on(struct words *w)
{
	struct pending p = { .count = 0 };
	bool every = false, ok = true;
	size_t start = w->next;
	int n;

	while (ok) {
		skip_fillers(w);
		every = take(w, "every") || every;
		if (take_ordinal(w, &n) && p.count < COP_COUNT(p.n)) {
			p.n[p.count++] = n;
		} else if (p.count && take(w, "day")) {
			month_days(w, &p);
		} else if (take_weekday(w, &n)) {
			ok = weekdays(w, &p, n, every);
			every = false;
		} else if (take_month(w, &n)) {
			ok = day_and_month(w, &p, n);
		} else {
			break;
		}
	}
	for (size_t i = 0; ok && i < p.count; i++)
		ok = p.n[i] > 0; /* "the last": of what? */
	return ok && w->next > start && month_days(w, &p);
}

/* "in may and september", "of the month". */
static bool read_in(struct words *w)
{
	unsigned months = 0;
	int month;

	skip_fillers(w);
	if (take(w, "each") || take(w, "every") || is(w, "month"))
		return take(w, "month") || take(w, "months");
	while (take_month(w, &month)) {
		months |= 1U << (month - 1);
		skip_fillers(w);
	}
	w->r.months |= (uint16_t)months;
	return months != 0;
}

/* "if friday": only where that day of the month is one. */
static bool read_if(struct words *w)
{
	int weekday;

	if (!w->r.month_days)
		return false;
	for (size_t n = 0;; n++) {
		skip_fillers(w);
		if (!take_weekday(w, &weekday))
			return n > 0;
		w->r.days[weekday] |= 1;
	}
}

static bool read_until(struct words *w)
{
	const char *day = peek(w);

	w->next += *day ? 1 : 0;
	if (cop_date_iso(day, strlen(day), &w->r.until))
		return true;
	w->why = "'until' wants a day such as 2026-12-31";
	return false;
}

static bool read_times(struct words *w)
{
	int n;

	if (!take_number(w, COP_REPEAT_COUNT, false, &n))
		return false;
	w->r.count = (uint16_t)n;
	return take(w, "times") || take(w, "time");
}

static bool has_days(const struct words *w)
{
	for (size_t i = 0; i < COP_COUNT(w->r.days); i++)
		if (w->r.days[i])
			return true;
	return false;
}

static bool read_tail(struct words *w)
{
	while (*peek(w)) {
		bool ok;

		if (take(w, "on"))
			ok = read_on(w) && !(w->r.month_days && has_days(w));
		else if (take(w, "in") || take(w, "of"))
			ok = read_in(w);
		else if (take(w, "if"))
			ok = read_if(w);
		else if (take(w, "until"))
			ok = read_until(w);
		else
			ok = (take(w, "for") || true) && read_times(w);
		if (!ok)
			return false;
	}
	return true;
}

static void set(struct words *w, enum cop_freq freq, int interval)
{
	w->r.freq = freq;
	w->r.interval = (uint16_t)interval;
}

static void set_workdays(struct words *w)
{
	set(w, COP_WEEKLY, 1);
	for (int i = 0; i < 5; i++)
		w->r.days[i] = 1;
}

static bool read_adverb(struct words *w)
{
	static const struct {
		const char *word;
		enum cop_freq freq;
		int interval;
	} adverbs[] = {
		{ "daily", COP_DAILY, 1 },        { "weekly", COP_WEEKLY, 1 },
		{ "fortnightly", COP_WEEKLY, 2 }, { "monthly", COP_MONTHLY, 1 },
		{ "quarterly", COP_MONTHLY, 3 },  { "yearly", COP_YEARLY, 1 },
		{ "annually", COP_YEARLY, 1 },
	};

	for (size_t i = 0; i < COP_COUNT(adverbs); i++) {
		if (take(w, adverbs[i].word)) {
			set(w, adverbs[i].freq, adverbs[i].interval);
			return true;
		}
	}
	if (is(w, "biweekly") || is(w, "bimonthly"))
		w->why = "it means two things; write 'every 2 weeks' or 'every 2 months'";
	return false;
}

static bool read_unit(struct words *w, int interval)
{
	static const struct {
		const char *one, *many;
		enum cop_freq freq;
		int times;
	} units[] = {
		{ "day", "days", COP_DAILY, 1 },
		{ "week", "weeks", COP_WEEKLY, 1 },
		{ "month", "months", COP_MONTHLY, 1 },
		{ "year", "years", COP_YEARLY, 1 },
		{ "quarter", "quarters", COP_MONTHLY, 3 },
	};

	for (size_t i = 0; i < COP_COUNT(units); i++) {
		if (take(w, units[i].one) || take(w, units[i].many)) {
			set(w, units[i].freq, interval * units[i].times);
			return w->r.interval <= COP_REPEAT_EVERY;
		}
	}
	return false;
}

/* "every first thursday", with or without "of the month". */
static bool read_every_nth(struct words *w)
{
	set(w, COP_MONTHLY, 1);
	if (!read_on(w) || (w->r.month_days && strcmp(w->at[w->next - 1], "day") != 0))
		return false;
	return !(take(w, "of") || take(w, "in")) || read_in(w);
}

static bool is_nth(struct words *w)
{
	return is(w, "first") || is(w, "third") || is(w, "fourth") || is(w, "fifth") ||
	       is(w, "last");
}

/* After "every": "2 weeks", "other tuesday", "monday and thursday", "weekday". */
static bool read_every(struct words *w)
{
	static const char *const numbers[] = { "one", "two",   "three", "four", "five",
					       "six", "seven", "eight", "nine", "ten" };
	int interval = 1, n;

	if (take(w, "weekday") || take(w, "workday") || take(w, "working")) {
		set_workdays(w);
		return strcmp(w->at[w->next - 1], "working") != 0 || take(w, "day");
	}
	if (is_nth(w))
		return read_every_nth(w);
	if (is(w, "second")) {
		w->why = "it means two things; write 'every 2 weeks on ...' or 'monthly "
			 "on the second ...'";
		return false;
	}
	if (take(w, "other"))
		interval = 2;
	else if (!take_number(w, COP_REPEAT_EVERY, false, &interval))
		take_word_of(w, numbers, COP_COUNT(numbers), &interval);
	if (read_unit(w, interval))
		return true;
	set(w, COP_WEEKLY, interval);
	for (size_t i = 0;; i++) {
		skip_fillers(w);
		if (!take_weekday(w, &n))
			return i > 0;
		w->r.days[n] |= 1;
	}
}

/* "the first thursday of every month": the same as "monthly on ...". */
static bool read_of_month(struct words *w)
{
	int n;

	skip_fillers(w);
	if (!take_ordinal(w, &n))
		return false;
	w->next = 0;
	set(w, COP_MONTHLY, 1);
	return read_on(w) && (take(w, "of") || take(w, "in")) && read_in(w) &&
	       !w->r.months;
}

static bool read_words(struct words *w)
{
	if (take(w, "weekdays"))
		set_workdays(w);
	else if (take(w, "every") || take(w, "each")
			 ? !read_every(w)
			 : !read_adverb(w) && !read_of_month(w))
		return false;
	return read_tail(w);
}

static enum cop_code refuse(const char *text, const char *why, struct cop_error *err)
{
	if (why)
		cop_fail(err, COP_E_USAGE, "cannot read '%.80s' as a repeat: %s", text,
			 why);
	else
		cop_fail(err, COP_E_USAGE, "cannot read '%.80s' as a repeat", text);
	return cop_fail_hint(
		err, "write: weekly, every 2 weeks on tuesday, monthly on the first "
		     "thursday, monthly on the 15th, yearly on 10 may, or a rule such as "
		     "FREQ=MONTHLY;BYDAY=1TH");
}

static enum cop_code read_rule(const char *text, struct cop_repeat *ret,
			       struct cop_error *err)
{
	char upper[MAX_TEXT + 1] = "";
	size_t len = strlen(text);

	if (len > MAX_TEXT)
		return refuse(text, "it is too long", err);
	for (size_t i = 0; i < len; i++)
		upper[i] = (char)(text[i] >= 'a' && text[i] <= 'z' ? text[i] - 'a' + 'A'
								   : text[i]);
	if (cop_repeat_iso(upper, len, ret, err)) {
		err->code = COP_E_USAGE; /* it was typed, not read from a file */
		return err->code;
	}
	return COP_OK;
}

enum cop_code cop_repeat_read(const char *text, struct cop_date first,
			      struct cop_repeat *ret, struct cop_error *err)
{
	struct words w = { .r = { .interval = 1 } };
	enum cop_code code;

	if (strncmp(text, "RRULE:", 6) == 0)
		text += 6;
	if (strchr(text, '='))
		return read_rule(text, ret, err);
	if (!split(&w, text) || !read_words(&w))
		return refuse(text, w.why, err);
	if (cop_repeat_conflict(&w.r))
		return refuse(text, cop_repeat_conflict(&w.r), err);
	code = cop_repeat_complete(&w.r, first, err);
	if (code)
		return code;
	*ret = w.r;
	return COP_OK;
}
