/* SPDX-License-Identifier: MIT */
/* What the files of the merge share; nobody else includes it. */
#ifndef COP_MERGE_PART_H
#define COP_MERGE_PART_H

#include "base/compare.h"
#include "merge/merge.h"

/* What is known of a value from the tables: of a mapping its table, of a list its field. */
struct cop_kin {
	const struct cop_schema *map;
	const struct cop_field *list;
	bool record_list; /* a file that holds several records, each with an id */
};

/* How the entries of three versions of one collection find each other. */
enum cop_match {
	COP_MATCH_KEY,   /* by a key that is unique in each version */
	COP_MATCH_LINES, /* equal ones; how often counts, order does not */
	COP_MATCH_ORDER, /* as they stand */
};

/*
 * One entry of a collection in one version. In block style it is whole lines [start, end),
 * the blank lines and comments above it included; the lines of a list's first entry that
 * stands beside the dash of its parent begin at `lead`. In flow it is [lead, end).
 */
struct cop_part {
	const struct cop_node *node;
	const struct cop_source *src;
	uint32_t start, lead, end;
	unsigned column; /* of lead */
	bool beside, flow;
	struct cop_piece key;             /* identity; at NULL: none */
	size_t repeats;                   /* how many more in this version say the same */
	struct cop_piece lead_text, text; /* what it says, without the indent */
};

struct cop_parts {
	struct cop_part *at;
	size_t n;
	uint32_t start, end;     /* with the comments after the last entry */
	struct cop_part **table; /* by key */
	size_t cap;
};

/* The same thing in three versions; NULL where it is not there. */
struct cop_trio {
	const struct cop_part *o, *a, *b;
};

/* Where a merged collection puts its entries. */
struct cop_part_place {
	unsigned column;
	bool beside, flow;
};

enum cop_outcome {
	COP_DONE,
	COP_CLASH, /* two versions, and this part of the text cannot show both */
};

struct cop_merge_job {
	struct cop_arena *arena;
	const struct cop_merge_in *in;
	const struct cop_source *o, *a, *b; /* in the form of ours */
	const struct cop_yaml_limits *limits;
	const char *eol;
	bool headless; /* the base has no text above its first entry */
	struct cop_buf out;
	size_t conflicts;
};

/* --- identity.c --- */

struct cop_kin cop_kin_of_root(const struct cop_record *kind,
			       const struct cop_node *root);
struct cop_kin cop_kin_of_child(const struct cop_merge_job *j, struct cop_kin of,
				const struct cop_node *child);
/*
 * Fills in the keys of versions of one collection, and says how they match. Where a
 * key is missing or stands twice, order has to do.
 */
enum cop_match cop_identify(const struct cop_merge_job *j, struct cop_kin kin,
			    enum cop_node_kind kind, struct cop_parts *const *sides,
			    size_t n);
struct cop_parts cop_entries_of(const struct cop_merge_job *j, const struct cop_node *n);
/* The second of two entries with one key, in n or deeper; NULL: there is none. Adds to
 * *count how many there are. */
const struct cop_node *cop_stands_twice(const struct cop_merge_job *j, struct cop_kin kin,
					const struct cop_node *n, size_t *count);
/* NULL: there is none. After cop_identify(), where it did not say COP_MATCH_ORDER. */
const struct cop_part *cop_part_with(const struct cop_parts *p,
				     const struct cop_piece *key);
/* Does the list keep its entries sorted? Then where the new one goes among them. */
bool cop_kin_sorted(const struct cop_merge_job *j, struct cop_kin kin);
/* Lines, as often as they stand? */
bool cop_kin_stream(const struct cop_merge_job *j, struct cop_kin kin);
/* As strcmp(). */
int cop_kin_order(struct cop_kin kin, const struct cop_node *x, const struct cop_node *y);
/* What a value says, as one text: order of keys and of sets does not count. */
struct cop_piece cop_meaning(const struct cop_merge_job *j, struct cop_kin kin,
			     const struct cop_node *n);
/* What a key says, quotes or not. */
struct cop_piece cop_key_text(const struct cop_merge_job *j, const struct cop_node *key);
bool cop_same_meaning(const struct cop_merge_job *j, struct cop_kin kin,
		      const struct cop_node *x, const struct cop_node *y);

/* --- part.c --- */

/* The entries of a collection whose own entry (NULL: the root) ends at `end`. */
struct cop_parts cop_parts_of(const struct cop_merge_job *j, const struct cop_node *n,
			      uint32_t end);
/* Where the text above the first entry of a file that is about the file ends. */
uint32_t cop_head_end(const struct cop_merge_job *j, const struct cop_source *src,
		      const struct cop_node *root);
bool cop_part_same(const struct cop_part *x, const struct cop_part *y);
/* Only blank lines about it differ. */
bool cop_part_alike(const struct cop_merge_job *j, const struct cop_part *x,
		    const struct cop_part *y);
/* The entry's own lines, in another place. COP_CLASH: it does not fit there. */
enum cop_outcome cop_put_part(struct cop_merge_job *j, const struct cop_part *p,
			      struct cop_part_place at, bool first);
/* Lines [from, to) of a text whose entry stands at `column`; `rest`: the first is half a line. */
struct cop_lines {
	const struct cop_source *src;
	size_t from, to;
	unsigned column;
	bool rest;
};

/* The indent of each moved so that the entry stands at `column`. */
void cop_put_lines(struct cop_merge_job *j, struct cop_lines lines, unsigned column);

/* --- likeness.c --- */

/* Entries of the base that both took out, with what stands in their place; NULL: nothing. */
struct cop_rekeyed {
	struct cop_trio *at;
	size_t n;
};

/* Of three versions after cop_identify(), where it did not say COP_MATCH_ORDER. What has one
 * of a and b or both was edited, not taken out, and is no part of an undisputed result. */
struct cop_rekeyed cop_rekeyed_of(const struct cop_merge_job *j, struct cop_kin kin,
				  enum cop_node_kind kind, const struct cop_parts v[3]);

/* --- slots.c --- */

/*
 * One place of the merged collection: an entry in three versions, or (order decides, both
 * sides changed it) several entries of ours against several of theirs.
 */
struct cop_slot {
	struct cop_trio t;
	bool clash;
	size_t a, na, b, nb;
};

struct cop_slots {
	struct cop_slot *at;
	size_t n;
};

/* What stays or comes, in its order: that of ours, with what theirs added after the same
 * predecessor, or where sorting puts it. */
struct cop_slots cop_slots_of(struct cop_merge_job *j, struct cop_kin kin,
			      enum cop_node_kind kind, struct cop_parts *o,
			      struct cop_parts *a, struct cop_parts *b);

/* --- entry.c, children.c, value.c: nothing is left behind in j->out after COP_CLASH --- */

enum cop_outcome cop_merge_part(struct cop_merge_job *j, struct cop_trio t,
				struct cop_kin kin, struct cop_part_place at, bool first);
/* Three versions of one collection, opened. */
struct cop_sides {
	struct cop_parts o, a, b;
	struct cop_slots slots;
};

/* The entries and the comments after them, of a collection in block style. */
enum cop_outcome cop_merge_children(struct cop_merge_job *j, struct cop_kin kin,
				    const struct cop_sides *in, struct cop_part_place at);
/* Between the brackets of ours, and these. */
enum cop_outcome cop_merge_flow(struct cop_merge_job *j, struct cop_kin kin,
				const struct cop_slots *slots,
				const struct cop_part *ours,
				const struct cop_part *theirs);
/* `key: ` or `- `, the value, and what follows it. */
enum cop_outcome cop_merge_scalar(struct cop_merge_job *j, struct cop_kin kin,
				  struct cop_trio t, struct cop_part_place at);
/* The same parts about a value that is written otherwise. */
enum cop_outcome cop_put_intro(struct cop_merge_job *j, struct cop_trio t);
enum cop_outcome cop_put_rest(struct cop_merge_job *j, struct cop_trio t,
			      struct cop_part_place at);
/* Lines of three texts; COP_CLASH, and nothing written, where both changed the same. */
enum cop_outcome cop_merge_text(const struct cop_merge_job *j, struct cop_piece o,
				struct cop_piece a, struct cop_piece b,
				struct cop_buf *out);
/* As it was on the side that did not change it. */
static inline bool cop_decide(bool o, bool a, bool b)
{
	return a == o ? b : a;
}

/* --- prose.c --- */

/* A value that both changed, as a literal. */
enum cop_outcome cop_put_prose(struct cop_merge_job *j, struct cop_trio t,
			       unsigned column);
/* Is the comment on the line of its `|` the one that the result must have? */
bool cop_note_kept(struct cop_trio t, const struct cop_part *from);
/* Does the text end without a line end? */
bool cop_ends_open(const struct cop_node *n);
/* The words of a scalar as lines that all have an end; blank ones after them do not count. */
struct cop_piece cop_prose_lines(const struct cop_merge_job *j, const struct cop_node *n);
/* Which of the two to take where one is as it was; NULL: both changed it. */
const struct cop_piece *cop_pick_changed(const struct cop_piece *o,
					 const struct cop_piece *a,
					 const struct cop_piece *b);

/* --- marks.c --- */

/* Both versions between markers; lines that both begin or end with stand outside. */
void cop_put_marks(struct cop_merge_job *j, struct cop_piece ours,
		   struct cop_piece theirs);
/* The text with every conflict decided for one side. */
const struct cop_source *cop_without_marks(struct cop_merge_job *j,
					   const struct cop_source *text, bool ours);

/* Both texts whole, between markers where they differ: what is left where nothing can be
 * trusted. Ours alone is then byte for byte ours, but for a line end at its end. */
void cop_put_both(struct cop_merge_job *j, const struct cop_source *ours,
		  const struct cop_source *theirs);

/* --- judge.c --- */

/* Three versions, read; at NULL there is nothing in it. */
struct cop_three {
	struct cop_node *o, *a, *b;
};

struct cop_version {
	const struct cop_source *src;
	const struct cop_node *root;
};

/* For whom a text with two versions in it was decided; NONE: it has one. */
enum cop_side { COP_SIDE_NONE, COP_SIDE_OURS, COP_SIDE_THEIRS };

/*
 * NULL, or why a result is not to be trusted: each of its decisions must be readable, say
 * what the rule makes of the three, and have nothing twice that was not so before.
 */
const char *cop_merge_flaw(struct cop_merge_job *j, const struct cop_three *t,
			   const struct cop_source *text, bool marked);

/* --- names.c --- */

/* Every anchor once, every alias below its anchor? COP_E_INVALID with the place; NULL: no root. */
enum cop_code cop_lint_names(struct cop_arena *a, const struct cop_node *root,
			     struct cop_error *err) COP_CHECKED;

/* --- proof.c --- */

/* Does every entry of the result say what the rule makes of the three? */
bool cop_merge_proved(const struct cop_merge_job *j, const struct cop_three *t,
		      const struct cop_node *result, enum cop_side side);

/* --- remarks.c --- */

/* Has the result every comment that the three make, as often as they make it? */
bool cop_remarks_kept(const struct cop_merge_job *j, const struct cop_three *t,
		      const struct cop_version *result, enum cop_side side);

#endif
