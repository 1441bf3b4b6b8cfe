/* SPDX-License-Identifier: MIT */
/*
 * Text from outside (names, prose, places, links). The struct is defined in no header: it
 * cannot be printed, indexed or copied except by an encoder (enc.h) or by the few files
 * that may include raw.h (listed in test/lint/raw.list). Valid UTF-8, may hold newlines.
 * Lives in the arena it was made in.
 *
 * Ids become const char * only after cop_id_valid(), and are then safe for every sink.
 */
#ifndef COP_BASE_STR_H
#define COP_BASE_STR_H

#include "base/arena.h"

struct cop_str;

/* `at` must be valid UTF-8 (cop_utf8_valid); invalid bytes become U+FFFD. */
const struct cop_str *cop_str_new(struct cop_arena *a, const char *at, size_t len);
/* For literals and other text of our own. */
const struct cop_str *cop_str_text(struct cop_arena *a, const char *text);

size_t cop_str_len(const struct cop_str *s); /* bytes; NULL: 0 */
bool cop_str_equal(const struct cop_str *a,
		   const struct cop_str *b); /* bytes; NULL is "" */
bool cop_str_is(const struct cop_str *s, const char *text);
/* NFC and case folded: same on every machine, no locale. */
int cop_str_order(const struct cop_str *a, const struct cop_str *b);
bool cop_str_same_name(const struct cop_str *a, const struct cop_str *b);
/* Equal for texts that are the same name; for tables. NULL is "". */
uint64_t cop_str_hash(const struct cop_str *s);
/* Greek and Cyrillic letters that look like a Latin one as that one; s itself where there are
 * none. For finding one name written in two scripts, never for showing. */
const struct cop_str *cop_str_alike(struct cop_arena *a, const struct cop_str *s);
/* Does it hold `word`, ignoring case? An empty word is in everything. */
bool cop_str_has(const struct cop_str *s, const struct cop_str *word);
bool cop_str_has_newline(const struct cop_str *s);
/* Columns on a terminal (wide characters 2, combining 0); newlines count as 1. */
size_t cop_str_width(const struct cop_str *s);
/* Up to the first newline; the whole where there is none. */
const struct cop_str *cop_str_first_line(struct cop_arena *a, const struct cop_str *s);
/* Words separated by white space. */
size_t cop_str_words(const struct cop_str *s);

/* Without the spaces around it. */
const struct cop_str *cop_str_trim(struct cop_arena *a, const struct cop_str *s);
/* The texts between any of these characters, trimmed; empty ones are left out. How many. */
size_t cop_str_split(struct cop_arena *a, const struct cop_str *s, const char *separators,
		     const struct cop_str ***ret);
/* Sorts by bytes and drops doubles; how many are left at the front of the list. */
size_t cop_str_sort_set(const struct cop_str **list, size_t n);

/* An id made from a title: ASCII words joined by '-', cut at a word before 40 characters;
 * accents dropped where they decompose. "" where nothing is left. */
const char *cop_str_slug(struct cop_arena *a, const struct cop_str *title);

/* The whitelist of format.md section 2: [a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?, no device name. */
bool cop_id_valid(const char *at, size_t len);

bool cop_utf8_valid(const char *at, size_t len);
/* Columns of len bytes of UTF-8 on a terminal. */
size_t cop_utf8_width(const char *at, size_t len);
/* Reads one code point at [at, at+len), returns its bytes (1..4), 0 where invalid. */
size_t cop_utf8_next(const char *at, size_t len, uint32_t *ret_point);

#endif
