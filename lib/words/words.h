/* SPDX-License-Identifier: MIT */
/*
 * What changed between two states of a community, told as decisions: who became what and
 * until when, what the charter now says, what moved and what follows from it. Knows records
 * only; git, findings and layout are for others.
 *
 * Texts are shown text, one line each: words from outside went through cop_enc_shown, and
 * a sink's own encoder comes on top. People are named as far as their present consent lets
 * the readers know, else by id.
 */
#ifndef COP_WORDS_WORDS_H
#define COP_WORDS_WORDS_H

#include "model/community.h"

/* In the order in which they are told: roles and the people in them first. */
#define COP_AREAS(X) \
	X(roles, "roles and groups, and who holds them") \
	X(charter, "what the group agreed") \
	X(members, "who comes, is away, leaves") \
	X(plan, "items: new, moved, done, in other hands") \
	X(notes, "what was noted and answered") \
	X(practices, "practices and knowledge assets") \
	X(platforms, "places to meet and work") \
	X(figures, "indicators and their values") \
	X(surveys, "surveys, in counts") \
	X(activity, "what was held and done, in counts") \
	X(budget, "money") \
	X(settings, "what stands in cop.yaml")
#define COP_AREA_VALUE(word, doc) cop_area_##word,
enum cop_area { COP_AREAS(COP_AREA_VALUE) cop_area_count };
extern const struct cop_enum cop_enum_area;    /* of an option: the area and one */
const char *cop_area_word(enum cop_area area); /* "roles" */
/* The area of records of that kind. */
enum cop_area cop_area_of(enum cop_kind kind);

/* What sort of decision it is, for programs. */
/* clang-format off */
#define COP_DEEDS(X) \
	X(added) X(removed) X(renamed) X(changed) X(worded) X(appointed) X(released) X(term) \
	X(standing) X(adopted) X(moved) X(done) X(answered) X(redefined) X(recorded)
/* clang-format on */
#define COP_DEED_VALUE(word) cop_deed_##word,
enum cop_deed { COP_DEEDS(COP_DEED_VALUE) cop_deed_count };
const char *cop_deed_word(enum cop_deed deed);

/* One thing that was decided. */
struct cop_told {
	enum cop_area area;
	enum cop_deed deed;
	enum cop_kind kind;
	const char
		*id; /* of the record as it is called now, or was; "" of single files */
	const char *file; /* where it stands, or stood */
	const char *path; /* "scope.in", "holders"; NULL: the record as a whole */
	const char *text;
	/* Sentences that are no longer there, and that are new; NULL-terminated, or NULL. */
	const char *const *was, *const *is;
	/* Where many say the same: "join", and who or what; else NULL. */
	const char *together, *name;
};

struct cop_tale {
	struct cop_arena *arena;
	struct cop_told *at; /* by area, then record */
	size_t n, cap;
};

struct cop_told_sides {
	/*
	 * Every kind that is to be told must be loaded on both sides. A record that both share
	 * (cop_community_after) is passed over at once. Ids only: other files need not be there.
	 */
	const struct cop_community *old, *new;
	/* Consent, and names of what neither side holds; NULL: the new side. */
	const struct cop_community *known;
	/*
	 * 0 or members: as in commit subjects. public: names only of those who agreed to that.
	 * stewards: everybody's name, and what else only they may read.
	 */
	enum cop_tier readers;
};

/* ret is initialised here and lives in the arena. */
void cop_tell(struct cop_arena *a, const struct cop_told_sides *sides,
	      struct cop_tale *ret);
/*
 * What follows: seats that are vacant now or held again, items that lose their owner, hours
 * of the managers, a charter that is no longer what was adopted. Both sides as a whole must
 * be loaded.
 */
void cop_tell_so_that(struct cop_arena *a, const struct cop_told_sides *sides,
		      struct cop_tale *ret);
/* Old id -> new id of every record that was renamed, pairs "roles/a", "roles/b"; the end is
 * NULL. For findings, which speak of records. */
const char *const *cop_tell_renamed(struct cop_arena *a,
				    const struct cop_told_sides *sides);

/*
 * A text made by others (a finding's message) with the ids of people in place of names that
 * the readers may not know.
 */
const char *cop_tell_hiding(struct cop_arena *a, const struct cop_told_sides *sides,
			    const char *text);

/* What differs between two texts of one file besides what its record says. */
enum cop_beside {
	COP_BESIDE_LAYOUT,   /* order, quotes, comments, blank lines at most */
	COP_BESIDE_NAMES,    /* values too: ids of what was renamed, or 1.0 for 1 */
	COP_BESIDE_OWN_KEYS, /* keys that begin with x-, too */
	COP_BESIDE_UNREADABLE,
};
enum cop_beside cop_tell_beside(const struct cop_source *old,
				const struct cop_source *new);

/*
 * Where more than `most` say the same ("join"), one sentence for all of them: "2870 people
 * join: Ana Silva, Ben Okoro and 2868 more". Others are as they were.
 */
struct cop_tale cop_tale_fold(const struct cop_tale *tale, size_t most);

#endif
