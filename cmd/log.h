/* SPDX-License-Identifier: MIT */
/* What each commit of a log decided, in words (log_words.c); its page (log_text.c). */
#ifndef COP_LOG_H
#define COP_LOG_H

#include "env.h"
#include "store/history.h"
#include "words/words.h"

/* What was asked about. Zero: the whole community. */
struct log_topic {
	const char *const *paths; /* files to follow, NULL-terminated; NULL: all */
	const char *id;           /* of the record; "" of a single file; NULL: all */
	const char *path;         /* within the record: "scope.in"; NULL: all of it */
	/*
	 * Of a person also what they hold and own: the ids they had, newest first; begins with
	 * the present one and is filled while older commits are read. n 0: no person.
	 */
	const char **ids;
	size_t nids, cids;
};

struct log_line {
	const struct cop_log_entry *entry;
	struct cop_tale tale; /* of the topic only; empty where it was not wanted */
	bool own_keys;        /* keys that begin with x- changed */
	bool beside;          /* of a record's file only layout or comments changed */
	bool whole;           /* the commit touched nothing but what was asked about */
	bool aside;           /* of a person's topic: says nothing about them */
	bool merge;           /* brought no files of its own */
};

struct log_lines {
	struct log_line *at;
	size_t n, cap;
};

/*
 * Up to `limit` lines (0: all), those without a word about the topic's path left out.
 * `all`: words of every commit, not only where the subject does not say it. *ret_more:
 * there are older ones.
 */
struct log_want {
	struct cop_log_query query; /* period and paths; limit and files are set here */
	size_t limit;
	bool all;
};
enum cop_code log_read(struct cop_env *env, struct log_topic *topic,
		       const struct log_want *want, struct log_lines *ret, bool *ret_more,
		       struct cop_error *err) COP_CHECKED;

/* What a line says in one: the subject, without its area where the topic is named anyway. */
const struct cop_str *log_subject(struct cop_env *env, const struct log_topic *topic,
				  const struct log_line *line);
/*
 * Its sentences; of more than `most` how many there are of each area. One that says nothing
 * a reader did not know has none.
 */
struct cop_tale log_words(struct cop_env *env, const struct log_line *line, size_t most);

void log_text(struct cop_env *env, const struct log_topic *topic,
	      const struct log_lines *lines, struct cop_buf *out);

#endif
