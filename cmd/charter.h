/* SPDX-License-Identifier: MIT */
/* What the leaves of `cop charter` share (cmd/charter_*.c). */
#ifndef COP_CHARTER_LEAVES_H
#define COP_CHARTER_LEAVES_H

#include "model/guide.h"
#include "single.h"
#include "store/blame.h"

/* --- charter_finish.c --- */

/*
 * cop_finish; where the text that was adopted changes, the charter becomes under-review in
 * the same commit, and a note says so. Day of the next reading, doubts (`revisit`), comments
 * and layout are no such change, nor is one that says itself what the charter becomes.
 */
enum cop_code charter_finish(struct cop_env *env, struct cop_change *c,
			     const char *subject, struct cop_error *err) COP_CHECKED;

/* What is due once the community is `with`; NULL: nothing. */
typedef const char *charter_next_fn(struct cop_env *env, struct cop_community *with);
/* The same, with what is due next where the charter is not put under review; may be NULL. */
enum cop_code charter_finish_next(struct cop_env *env, struct cop_change *c,
				  const char *subject, charter_next_fn *next,
				  struct cop_error *err) COP_CHECKED;

/* --- charter_agree.c --- */

struct charter_questions;

/* COP_E_REFUSED: what a group agrees to is not there, or nobody of the core agreed. */
enum cop_code charter_may_adopt(const struct cop_community *c,
				const struct cop_charter_step *s, struct cop_error *err)
	COP_CHECKED;
/* "version 2 is adopted by Ana Silva"; t is the charter with that step. */
void charter_say_adopted(struct cop_env *env, struct cop_buf *out,
			 const struct cop_charter *t, const struct cop_charter_step *s);
/* The questions that a public start needs and that are open, each with its remedy. */
struct cop_findings *charter_gaps(struct cop_env *env,
				  const struct charter_questions *all);

/* --- charter_words.c: subjects --- */

/* "purpose", "scope, domain and 2 more answers": what these paths are about. */
void charter_say_answered(struct cop_buf *out, const struct cop_words *pairs);
/* The same, but of a single path with its new value. */
void charter_say_paths(struct cop_env *env, struct cop_buf *out,
		       const struct cop_words *pairs);
/*
 * 'objective "Fewer calls": calls at 900 by 2026-12-31', as it is in the overlay's charter,
 * where all paths are about one objective's measure. False: they are not; nothing added.
 */
bool charter_say_measure(struct cop_env *env, struct cop_buf *out,
			 const struct cop_words *pairs);
void charter_say_objective(struct cop_buf *out, const struct cop_objective *o);
/* 'scope excludes "web pages"', 'barrier "No video"'; `gone`: no longer there. */
void charter_say_entry(struct cop_buf *out, const char *list, const struct cop_str *text,
		       bool gone);

/* --- what it has in common with other single files --- */

/* The charter as a tree, whatever the command is about. NULL where it is empty. */
static inline enum cop_code charter_root(struct cop_env *env, struct cop_node **ret,
					 struct cop_error *err)
{
	const struct cop_charter *c = env->community->charter;

	*ret = NULL;
	if (!c)
		return cop_noun_missing(env, cop_record_charter.where, err);
	return cop_yaml_parse(env->arena, c->rec.src, &cop_yaml_community, ret, err);
}

/* --- charter_answers.c --- */

enum charter_state {
	CHARTER_EMPTY,
	CHARTER_PLACEHOLDER,
	CHARTER_PARTIAL,
	CHARTER_ANSWERED,
	CHARTER_STALE /* answered, and to be looked at again */
};
const char *charter_state_word(enum charter_state s);

struct charter_answer {
	enum charter_state state;
	struct cop_loc at; /* of the first place that says something; src NULL: none */
	const char *open;  /* path of the first place that says nothing; or NULL */
};
/* How far the places answer: all of them, or with `any` one. Never PLACEHOLDER or STALE. */
struct charter_answer charter_answer_of(struct cop_node *root, const char *const *paths,
					size_t n, bool any);
/* The newest change of the lines on which the places say something; NULL: none do. */
const struct cop_blame_entry *charter_changed(const struct cop_blame *b,
					      struct cop_node *root,
					      const char *const *paths, size_t n);
/* Placeholders, contradictions, objectives nobody can measure. */
void charter_judge(struct cop_env *env, struct cop_findings *ret);
/* What does not fit together, of charter_judge's findings and of the community's end. */
struct charter_contradiction {
	const char *message, *rule;
	const char *where; /* "charter.yaml:12"; NULL: nowhere */
};
size_t charter_contradictions(struct cop_env *env, const struct cop_findings *f,
			      struct charter_contradiction **ret);
/* A list of maps: message, rule, where. */
struct cop_value charter_contradictions_value(struct cop_env *env,
					      const struct charter_contradiction *at,
					      size_t n);
/* Does a text at or below one of the places only hold it? */
bool charter_holds_place(const struct cop_findings *f, const char *const *paths,
			 size_t n);
/* "charter.yaml:12"; NULL: nowhere. */
const char *charter_where(struct cop_env *env, struct cop_loc at);
/* The command that fills a place, with a word in capitals to replace. */
const char *charter_how(struct cop_env *env, const char *path);

/* --- charter_questions.c: where each question stands --- */

struct charter_question {
	const struct cop_guide_question *of;
	struct charter_answer answer;
	/* NULL: no answer, or nobody knows (no git, no repository) */
	const struct cop_blame_entry *changed;
	const char *why; /* of a stale one: "in doubt"; else NULL */
};

struct charter_questions {
	struct charter_question *at;
	size_t n;
	struct cop_node *root;        /* charter.yaml */
	struct cop_findings findings; /* charter_judge */
};

/*
 * Every question of the catalogue, in its order; in env's arena. Without `history` git is not
 * asked: nothing is known of changes, and only what is in doubt or past the day of reading is
 * stale.
 */
enum cop_code charter_questions(struct cop_env *env, bool history,
				struct charter_questions *ret, struct cop_error *err)
	COP_CHECKED;
/* Needed before the public start, and without an answer that could be given. */
bool charter_is_gap(const struct charter_question *q);
/* When it was changed, and by whom as far as they may be named; NONE where nobody knows. */
struct cop_value charter_changed_on(const struct cop_blame_entry *e);
struct cop_value charter_changed_by(struct cop_env *env, const struct cop_blame_entry *e);

/* --- charter_versions.c --- */

/*
 * The text of charter.yaml as the commit has it in which that version was adopted, counted
 * from 1. COP_E_NOT_FOUND: there is no such version, or this clone's history does not have
 * its adoption.
 */
enum cop_code charter_version_text(struct cop_env *env, unsigned version,
				   const struct cop_source **ret, struct cop_error *err)
	COP_CHECKED;

/* --- charter_pick.c: which questions are meant --- */

struct charter_chosen {
	const struct charter_question **at;
	size_t n;
};

/*
 * By id, by the id of the leading one (it and those that go with it), by path. No words: those
 * that are open or stale, what a public start needs first; `every`: all of them. COP_E_USAGE:
 * a word names no question.
 */
enum cop_code charter_pick(struct cop_env *env, const struct charter_questions *all,
			   const struct cop_words *words, bool every,
			   struct charter_chosen *ret, struct cop_error *err) COP_CHECKED;
/* Is the place inside the other one, or the same? "scope.in" is within "scope". */
bool charter_within(const char *path, const char *place);
/* --- charter_interview.c --- */

/*
 * Asks them at the terminal, and puts the answers into the change; paths of what was answered
 * are added to `answered`. "q" stops, and keeps what was answered until then.
 */
enum cop_code charter_interview(struct cop_env *env, const struct charter_questions *all,
				const struct charter_chosen *chosen, struct cop_change *c,
				struct cop_words *answered, struct cop_error *err)
	COP_CHECKED;

/* --- charter_given.c: answers from a file --- */

/* The fields of charter.yaml as the file has them; lists take the place of those there. */
enum cop_code charter_given(struct cop_env *env, const char *file, struct cop_change *c,
			    struct cop_words *answered, struct cop_error *err)
	COP_CHECKED;
/*
 * Answers that could not be written down are kept as such a file, in the present folder (or
 * where that cannot be written, below /tmp); the hint of err becomes the command that goes on
 * with it. `answered` as charter_interview gives it, the change sealed.
 */
void charter_keep(struct cop_env *env, struct cop_change *c,
		  const struct cop_words *answered, struct cop_error *err);
/* Such a file to fill in, with what is answered already. */
enum cop_code charter_template(struct cop_env *env, const struct charter_chosen *chosen,
			       struct cop_error *err) COP_CHECKED;

/* --- charter/agenda.c --- */

#define CHARTER_LAYOUT_WORDS(W, t) \
	W(t, questions, "questions", "As the questions have it.") \
	W(t, p2p, "p2p", "By purpose, principles, participants, structure and practices.")
COP_ENUM(charter_layout, CHARTER_LAYOUT_WORDS);

/* --- charter/status.c --- */

#define CHARTER_STATUS_HELP \
	"An answer is stale where its path stands under `revisit`; where the day of " \
	"`review_by`\nis past and nobody has changed it or agreed to it since; and " \
	"where " \
	"nobody has for longer\nthan the threshold answer-stale-after (a year). Day " \
	"and " \
	"person come from git: the\nlast change of the lines where the answer stands; " \
	"`uncommitted` where they are not\ncommitted, `unknown` where this clone has " \
	"no " \
	"older history, nothing without git. A\nmember is named as far as their " \
	"consent " \
	"goes."

enum cop_code charter_status_run(struct cop_env *env, const void *opts,
				 struct cop_error *err);

/* --- charter_evidence.c --- */

struct cop_calendar_table;
struct cop_health;

/* What evidence is looked for in. */
struct charter_look {
	struct cop_env *env;
	const struct cop_community *c;
	struct cop_node *root;                     /* charter.yaml */
	const struct cop_calendar_table *calendar; /* NULL: nothing repeats */
	const struct cop_health *health;
};

struct charter_proof {
	bool done;
	bool moot;         /* there is nothing to be done: it counts neither way */
	const char *where; /* "plan/launch.yaml:1", where there is something; or NULL */
	const char *why;   /* what is missing, where the catalogue cannot know; or NULL */
};
/* By the id of the evidence; one that the program does not know is never done. */
struct charter_proof charter_prove(const struct charter_look *l,
				   const struct cop_guide_evidence *e);

#endif
