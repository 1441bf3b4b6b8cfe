/* SPDX-License-Identifier: MIT */
/*
 * A community as loaded: records by kind, their findings, and who is who. Kinds are loaded
 * as the command needs them; a file that cannot be read becomes a finding and is left out.
 * Everything lives in the arena; records are read-only.
 */
#ifndef COP_MODEL_COMMUNITY_H
#define COP_MODEL_COMMUNITY_H

#include "model/charter.h"
#include "model/cop.h"
#include "model/kinds.h"
#include "store/store.h"

struct cop_budget;
struct cop_role;
struct cop_member;
struct cop_platform;
struct cop_plan;
struct cop_practice;
struct cop_gathering;
struct cop_activity;
struct cop_indicator;
struct cop_observation;
struct cop_survey;
struct cop_note;

/* One record as loaded. Its struct begins with struct cop_rec. */
struct cop_item {
	const char *id;     /* "" for the single files */
	const char *path;   /* "roles/scribe.yaml" */
	const char *record; /* "roles/scribe": in findings */
	const void *rec;
};

struct cop_items {
	struct cop_item *at; /* sorted by id */
	size_t n;
};

struct cop_community {
	struct cop_arena *arena;
	struct cop_store *store;
	struct cop_date today;             /* as-of */
	const struct cop_cop *cop;         /* never NULL after open */
	const struct cop_charter *charter; /* NULL: not loaded or not there */
	const struct cop_budget *budget;
	unsigned loaded; /* kinds, as bits */
	struct cop_items items[cop_kind_count];
	struct cop_findings findings; /* of loading: what the files themselves say */
	size_t nfiles, nbytes;        /* read so far */
	size_t unreadable;            /* files left out because they cannot be read */
	const char *unread;        /* why the system did not hand one out; NULL: it did */
	struct cop_places *places; /* of records, for findings */
	struct cop_index *index;   /* what exists, by id; made on first question */
};

#define COP_KIND_BIT(kind) (1u << cop_kind_##kind)
#define COP_KINDS_ALL ((1u << cop_kind_count) - 1)

/*
 * Reads cop.yaml only. COP_E_INVALID where it cannot be read at all, or has a newer format
 * than this program knows.
 */
enum cop_code cop_community_open(struct cop_arena *a, struct cop_store *s,
				 struct cop_date today, struct cop_community **ret,
				 struct cop_error *err) COP_CHECKED;
/* Loads the kinds that are not loaded yet. Fails only where a folder cannot be listed. */
enum cop_code cop_community_load(struct cop_community *c, unsigned kinds,
				 struct cop_error *err) COP_CHECKED;
/*
 * The same community with what is pending in the store's overlay: records of untouched
 * files are shared, only touched files are read again. The same kinds are loaded.
 */
enum cop_code cop_community_after(const struct cop_community *c,
				  struct cop_community **ret, struct cop_error *err)
	COP_CHECKED;

/*
 * A community of these files alone, every kind loaded: what one commit touched, say. Nothing
 * is looked for on disk; without a cop.yaml of its own it has that of `like`, whose day it
 * is. What cannot be read is left out, with a finding. The sources must outlive it.
 */
enum cop_code cop_community_part(struct cop_arena *a, const struct cop_community *like,
				 const struct cop_source *files, size_t n,
				 struct cop_community **ret, struct cop_error *err)
	COP_CHECKED;

/* The record, NULL: none. The kind must be loaded. */
const void *cop_community_one(const struct cop_community *c, enum cop_kind kind,
			      const char *id);
const struct cop_item *cop_community_item(const struct cop_community *c,
					  enum cop_kind kind, const char *id);
/* Is there a file at this path that was left out because it cannot be read? */
bool cop_community_left_out(const struct cop_community *c, const char *path);
/* Fills err with what is wrong in it, and where. Returns the code, COP_E_INVALID. */
enum cop_code cop_community_fail_left_out(const struct cop_community *c, const char *path,
					  struct cop_error *err);
/* By position, NULL past the end. */
static inline const void *cop_community_at(const struct cop_community *c,
					   enum cop_kind kind, size_t i)
{
	return i < c->items[kind].n ? c->items[kind].at[i].rec : NULL;
}
/* cop_role_at(c, i) and cop_role_of(c, id), and so on for every kind. */
#define COP_KIND_ACCESS(kind) \
	static inline const struct cop_##kind *cop_##kind##_at( \
		const struct cop_community *c, size_t i) \
	{ \
		return cop_community_at(c, cop_kind_##kind, i); \
	} \
	static inline const struct cop_##kind *cop_##kind##_of( \
		const struct cop_community *c, const char *id) \
	{ \
		return cop_community_one(c, cop_kind_##kind, id); \
	}
COP_RECORDS(COP_KIND_ACCESS)

/* for (COP_EACH(c, role, r)) { ... } */
#define COP_EACH(c, kind, var) \
	size_t var##_i = 0; \
	(var = cop_##kind##_at((c), var##_i)) != NULL; \
	var##_i++

/* --- who and what --- */

/* As people write it; the id itself where the person has no name. Never NULL. */
const struct cop_str *cop_member_name(const struct cop_community *c, const char *id);
/* Name of a member or title of a role. */
const struct cop_str *cop_who_name(const struct cop_community *c, const char *id);

/*
 * What an id names: bits of enum cop_ref (several where it is taken twice), 0 nothing. For
 * kinds that are not loaded, existence is one look at the folder. Entries of the charter
 * and budget count where those are loaded.
 */
uint32_t cop_community_what(struct cop_community *c, const char *id);
/* "member", "role", "objective" for the lowest bit; "member or role", "record" for all. */
const char *cop_ref_word(uint32_t bits);
/* Is the id taken by the format itself (charter, cop, budget, internal, external)? */
bool cop_id_reserved(const char *id);

/*
 * What a person typed -> id of a record of these kinds (COP_KIND_BIT...): an id; else a
 * path "plan/clinic.yaml:12"; else a title, name, e-mail or alias, or one word of a name,
 * where that is unambiguous. Loads the kinds when it is no id. Failures (COP_E_NOT_FOUND):
 * nothing matches (nearest match; "that is a member"), or several do.
 */
enum cop_code cop_community_resolve(struct cop_community *c, unsigned kinds,
				    const char *word, const char **ret,
				    enum cop_kind *ret_kind, struct cop_error *err)
	COP_CHECKED;

/* Where a record names an id: for `remove`, and for what follows from a leaver. */
struct cop_naming {
	enum cop_kind kind;
	const struct cop_item *item;
	const struct cop_field *field;
};
/* Every field of the loaded records that refers to this id as one of `refs`. */
size_t cop_community_named_by(struct cop_community *c, const char *id, uint32_t refs,
			      struct cop_naming **ret);

/* Every reference of every loaded record: unknown-reference, erased-reference. */
void cop_community_references(struct cop_community *c, struct cop_findings *f);

/*
 * Errors that loading found in files it could read: what they stand at is not in the records,
 * so lists and figures may lack it.
 */
size_t cop_community_flaws(const struct cop_community *c);

/* --- age (format.md 6.1: pre / young / established) --- */

enum cop_age { COP_AGE_PRE, COP_AGE_YOUNG, COP_AGE_ESTABLISHED };
/* pre: before `launched`; young: under 6 months since, or under 20 members. */
enum cop_age cop_community_age(const struct cop_community *c);
/* A limit that communities may change in `thresholds` of cop.yaml. */
struct cop_limit {
	const char *id; /* NULL: no more of them */
	double fallback;
	const char *unit; /* "days" */
	const char *doc;
};
/* A threshold the community set (number, or days of a duration); else the default. */
double cop_threshold(const struct cop_community *c, const char *id, double fallback);
/* Is the day in a quiet period? */
bool cop_is_quiet(const struct cop_community *c, struct cop_date d);

/* Place of a field of a loaded record or of one of its entries, for findings. */
struct cop_where cop_where_in(const struct cop_community *c, const struct cop_item *item,
			      enum cop_kind kind, const struct cop_rec *rec,
			      const char *key);
#define COP_WHERE(c, item, kind, ptr, member) \
	((void)sizeof((ptr)->member), \
	 cop_where_in((c), (item), cop_kind_##kind, &(ptr)->rec, #member))

#endif
