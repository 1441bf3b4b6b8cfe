/* SPDX-License-Identifier: MIT */
/* What the files of this folder share: the two sides, names, values, and saying something. */
#ifndef COP_WORDS_TELL_H
#define COP_WORDS_TELL_H

#include "base/buf.h"
#include "base/keys.h"
#include "words/words.h"

/* One record on both sides; NULL: not there. Not both. */
struct cop_twin {
	const struct cop_item *old, *new;
};
struct cop_twins {
	struct cop_twin *at;
	size_t n, cap;
};

struct cop_teller {
	struct cop_arena *arena;
	struct cop_told_sides sides;
	struct cop_twins
		twins[cop_kind_count]; /* sorted by id, without what is the same */
	struct cop_keys renamed;       /* old id -> place in names */
	const char **names;            /* new ids */
	size_t nnames, names_cap;
	struct cop_tale *tale;
	enum cop_kind kind; /* of the record that is being told */
	const struct cop_item *item;
};

/* --- twins.c --- */

void cop_twins_find(struct cop_teller *t);
/* The id that an id of the old side has now. */
const char *cop_now(const struct cop_teller *t, const char *id);

/* --- say.c --- */

/* Adds a sentence about the record at hand. Valid until the next one. */
struct cop_told *cop_say_that(struct cop_teller *t, enum cop_deed deed, const char *path,
			      const char *fmt, ...) COP_PRINTF(4, 5);
const char *cop_dot(struct cop_arena *a, const char *path, const char *key);
/* "3 people", "1 item" */
const char *cop_count(struct cop_arena *a, size_t n, const char *one, const char *many);
const char *cop_day_text(struct cop_arena *a, struct cop_date d);
/* " until 2027-01-31"; "" where there is no such day. */
const char *cop_day_after(struct cop_arena *a, const char *word, struct cop_date d);

/* --- names.c --- */

/* A member by name or id, or a role by its title. */
const char *cop_say_who(const struct cop_teller *t, const char *id);
/* "Ana Silva, Ben Okoro and 2 more"; ids NULL-free. */
const char *cop_say_whos(const struct cop_teller *t, const char *const *ids, size_t n);
/* What people call a record: a person, a role's title, else "\"its title\"" or its id. */
const char *cop_say_record(const struct cop_teller *t, enum cop_kind kind,
			   const struct cop_item *item);
/* The same of an id of whatever kind; the id where nothing is known of it. */
const char *cop_say_ref(const struct cop_teller *t, const char *id);
/* A text in quotes, cut at a length that fits a sentence. */
const char *cop_quoted(struct cop_arena *a, const struct cop_str *text);
/* The record's text or title or name; NULL: none. */
const struct cop_str *cop_main_text(const struct cop_schema *s, const void *rec);

/* --- same.c --- */

/* Is something said? [] counts. */
bool cop_is_given(const struct cop_field *f, const void *rec);
/* Do the two records say the same in this field, renamed things taken into account? */
bool cop_same_field(const struct cop_teller *t, const struct cop_field *f, const void *a,
		    const void *b);
bool cop_same_record(const struct cop_teller *t, const struct cop_schema *s,
		     const void *a, const void *b);
struct cop_list cop_list_of(const struct cop_field *f, const void *rec);
const void *cop_list_at(const struct cop_field *f, struct cop_list list, size_t i);
bool cop_same_value(const struct cop_teller *t, const struct cop_field *f, const void *a,
		    const void *b);
/* The key of an entry of a keyed list; "" where it has none. */
const char *cop_entry_name(struct cop_arena *a, const struct cop_field *f,
			   const void *entry);

/* --- value.c --- */

/* One value as people read it; NULL: nothing is said. */
const char *cop_say_value(const struct cop_teller *t, const struct cop_field *f,
			  const void *member);
/* A field of a record; lists joined. */
const char *cop_say_field(const struct cop_teller *t, const struct cop_field *f,
			  const void *rec);
/* An entry of a list by its text and what else it says: "\"Fewer calls\" (target 900)". */
const char *cop_say_entry(const struct cop_teller *t, const struct cop_schema *s,
			  const void *rec);
/* "first experience" */
const char *cop_say_key(struct cop_arena *a, const struct cop_field *f);

/* --- prose.c --- */

/* The sentences that went, and those that came. Either text may be NULL. */
void cop_put_sentences(const struct cop_teller *t, struct cop_told *told,
		       const struct cop_str *old, const struct cop_str *new);

/* --- fields.c --- */

/* Whose fields are told: "Scribe" in front of each sentence, and the path to them. */
struct cop_whose {
	const char *label; /* "": none */
	const char *path;  /* "": the record itself */
	const char *const
		*past; /* told already, or not wanted; NULL-terminated, or NULL */
	bool quiet;    /* which fields, not what they say */
};
/* Every difference, in the order of the table, in plain words. */
void cop_tell_fields(struct cop_teller *t, const struct cop_whose *w,
		     const struct cop_schema *s, const void *old, const void *new);
#define COP_KEYS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* --- one file each: a record that came, changed or went --- */

typedef void cop_tell_twin(struct cop_teller *t, const struct cop_twin *twin);
cop_tell_twin cop_tell_role, cop_tell_charter, cop_tell_member, cop_tell_plan,
	cop_tell_note, cop_tell_indicator, cop_tell_observation, cop_tell_gathering,
	cop_tell_activity, cop_tell_settings, cop_tell_other;
/* A role's holders (holders.c). Either side may be NULL. */
struct cop_role;
void cop_tell_holders(struct cop_teller *t, const struct cop_role *old,
		      const struct cop_role *new);
/* Did this member cease to belong between the two sides? (members.c) */
bool cop_has_left(const struct cop_teller *t, const char *member);

#endif
