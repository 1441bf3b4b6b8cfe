/* SPDX-License-Identifier: MIT */
/* The lives of charter, members, platforms, practices and indicators (format.md section 5). */
#include <string.h>

#include "model/indicator.h"
#include "model/member.h"
#include "model/platform.h"
#include "model/practice.h"
#include "rules/subjects.h"

#define TO(kind, status) (1u << cop_##kind##_status_##status)

/* By status: which others may come next. The same status again is history-doubled's. */
static const unsigned charter_steps[] = {
	[cop_charter_status_draft] = TO(charter, adopted),
	[cop_charter_status_adopted] = TO(charter, under_review),
	[cop_charter_status_under_review] = TO(charter, adopted),
};

#define TO_ERASED TO(member, erased)
static const unsigned member_steps[] = {
	[cop_member_status_prospect] = TO(member, invited) | TO(member, interested) |
				       TO(member, active) | TO(member, declined) |
				       TO_ERASED,
	[cop_member_status_invited] = TO(member, interested) | TO(member, active) |
				      TO(member, declined) | TO_ERASED,
	[cop_member_status_interested] = TO(member, active) | TO(member, declined) |
					 TO_ERASED,
	[cop_member_status_active] = TO(member, on_break) | TO(member, alumni) |
				     TO(member, associate) | TO_ERASED,
	[cop_member_status_on_break] = TO(member, active) | TO(member, alumni) |
				       TO_ERASED,
	[cop_member_status_alumni] = TO(member, active) | TO(member, associate) |
				     TO_ERASED,
	[cop_member_status_declined] = TO_ERASED,
	[cop_member_status_associate] = TO(member, active) | TO(member, alumni) |
					TO_ERASED,
	[cop_member_status_erased] = 0,
};

static const unsigned platform_steps[] = {
	[cop_platform_status_candidate] = TO(platform, chosen) | TO(platform, rejected),
	[cop_platform_status_chosen] = TO(platform, live) | TO(platform, rejected),
	[cop_platform_status_live] = TO(platform, retired),
	[cop_platform_status_retired] = 0,
	[cop_platform_status_rejected] = TO(platform, candidate),
};

static const unsigned practice_steps[] = {
	[cop_practice_status_proposed] = TO(practice, discussed) |
					 TO(practice, reviewed) | TO(practice, adopted) |
					 TO(practice, retired),
	[cop_practice_status_discussed] = TO(practice, reviewed) | TO(practice, adopted) |
					  TO(practice, retired),
	[cop_practice_status_reviewed] = TO(practice, adopted) | TO(practice, retired),
	[cop_practice_status_adopted] = TO(practice, retired) | TO(practice, discussed),
	[cop_practice_status_retired] = TO(practice, proposed),
};

static const unsigned indicator_steps[] = {
	[cop_indicator_status_provisional] = TO(indicator, agreed),
	[cop_indicator_status_agreed] = TO(indicator, retired),
	[cop_indicator_status_retired] = TO(indicator, provisional),
};

struct life {
	enum cop_kind kind;
	const struct cop_enum *words;
	const unsigned *steps; /* by status */
	size_t nsteps;
};

#define LIFE(kind) \
	{ \
		cop_kind_##kind, &cop_enum_##kind##_status, kind##_steps, \
			COP_COUNT(kind##_steps) \
	}

static const struct life lives[] = { LIFE(charter), LIFE(member), LIFE(platform),
				     LIFE(practice), LIFE(indicator) };

/* The history of a record, whatever its kind. */
struct steps {
	const struct cop_schema *schema;
	const struct cop_field *date, *status;
	struct cop_list list;
};

static const struct cop_field *field_of(const struct cop_schema *s, const char *name)
{
	for (size_t i = 0; i < s->nfields; i++) {
		if (strcmp(s->fields[i].name, name) == 0)
			return &s->fields[i];
	}
	return NULL;
}

static struct steps steps_of(const struct cop_case *k)
{
	const struct cop_field *f = field_of(cop_records[k->kind]->schema, "history");
	struct steps s = { .schema = f->of };

	s.date = field_of(s.schema, "date");
	s.status = field_of(s.schema, "status");
	memcpy(&s.list, (const char *)k->rec + f->offset, sizeof(s.list));
	return s;
}

/* The entry as bytes; its first member is the struct cop_rec. */
static const char *step_at(const struct steps *s, size_t i)
{
	const char *first = s->list.at;

	return first + i * s->schema->size;
}

static int status_at(const struct steps *s, size_t i)
{
	int status;

	memcpy(&status, step_at(s, i) + s->status->offset, sizeof(status));
	return status;
}

static struct cop_date date_at(const struct steps *s, size_t i)
{
	struct cop_date date;

	memcpy(&date, step_at(s, i) + s->date->offset, sizeof(date));
	return date;
}

static const struct life *life_of(enum cop_kind kind)
{
	for (size_t i = 0; i < COP_COUNT(lives); i++) {
		if (lives[i].kind == kind)
			return &lives[i];
	}
	return NULL;
}

static void over_lives(const struct cop_case *k, void (*look)(const struct cop_case *))
{
	for (size_t i = 0; i < COP_COUNT(lives); i++)
		cop_case_each(k, lives[i].kind, look);
}

static struct cop_where place(const struct cop_case *k, const struct steps *s, size_t i,
			      const char *key)
{
	const void *step = step_at(s, i);

	return cop_where_in(k->j->c, k->item, k->kind, step, key);
}

/* --- bad-step --- */

static bool may_follow(const struct life *life, int from, int to)
{
	return (size_t)from < life->nsteps && (life->steps[from] >> to & 1);
}

/* A status that lies between, 0 where there is none. */
static int between(const struct life *life, int from, int to)
{
	for (int via = 1; via <= (int)life->words->n; via++) {
		if (may_follow(life, from, via) && may_follow(life, via, to))
			return via;
	}
	return 0;
}

static void steps_in_order(const struct cop_case *k)
{
	const struct life *life = life_of(k->kind);
	struct steps s = steps_of(k);

	for (size_t i = 1; i < s.list.n; i++) {
		int from = status_at(&s, i - 1), to = status_at(&s, i);
		struct cop_finding *f;
		int via;

		if (!from || !to || from == to || may_follow(life, from, to))
			continue;
		f = cop_flag(k, place(k, &s, i, "status"), "'%s' cannot become '%s'",
			     cop_enum_word(life->words, from),
			     cop_enum_word(life->words, to));
		via = between(life, from, to);
		if (via)
			cop_flag_hint(k, f, "first '%s'",
				      cop_enum_word(life->words, via));
	}
}

static void bad_step(const struct cop_case *k)
{
	over_lives(k, steps_in_order);
}

/* --- history-doubled --- */

static bool is_zero(const char *at, size_t n)
{
	while (n && !at[n - 1])
		n--;
	return n == 0;
}

/* Does the later entry say anything but day and status that the earlier does not? */
static bool says_more(const struct steps *s, size_t i)
{
	const char *late = step_at(s, i);
	const char *early = step_at(s, i - 1);

	for (size_t n = 0; n < s->schema->nfields; n++) {
		const struct cop_field *f = &s->schema->fields[n];
		bool list = f->flags & COP_IS_LIST;
		struct cop_list given = { 0 };

		if (f == s->date || f == s->status)
			continue;
		if (list)
			memcpy(&given, late + f->offset, sizeof(given));
		if (list ? given.n > 0
			 : !is_zero(late + f->offset, cop_value_size(f)) &&
				    memcmp(late + f->offset, early + f->offset,
					   cop_value_size(f)) != 0)
			return true;
	}
	return false;
}

static void steps_say_something(const struct cop_case *k)
{
	struct steps s = steps_of(k);

	for (size_t i = 1; i < s.list.n; i++) {
		if (status_at(&s, i) && status_at(&s, i) == status_at(&s, i - 1) &&
		    !says_more(&s, i))
			cop_flag(
				k, place(k, &s, i, NULL),
				"nothing changes here: '%s' "
				"again",
				cop_enum_word(life_of(k->kind)->words, status_at(&s, i)));
	}
}

static void history_doubled(const struct cop_case *k)
{
	over_lives(k, steps_say_something);
}

/* --- the order of a history, part of date-order --- */

static void steps_ascend(const struct cop_case *k)
{
	struct steps s = steps_of(k);
	char text[COP_DATE_TEXT];

	for (size_t i = 1; i < s.list.n; i++) {
		struct cop_date date = date_at(&s, i);

		if (date.day && date.day < date_at(&s, i - 1).day)
			cop_flag(k, place(k, &s, i, "date"),
				 "the history goes back to %s",
				 cop_date_text(date, text));
	}
}

void cop_history_order(const struct cop_case *k)
{
	over_lives(k, steps_ascend);
}

static const struct cop_rule rows[] = {
	{ .id = COP_ID(.id = "bad-step",
		       .title = "a step of a history that cannot follow the one before",
		       .explain =
			       "Every life has its steps: a charter is drafted before it "
			       "is "
			       "adopted, somebody who left comes back before they take a "
			       "break. A step that was left out makes figures wrong that "
			       "count people or decisions by status.",
		       .hint = "cop NOUN edit ID; add the step between, or correct the "
			       "status",
		       COP_ALWAYS(COP_ERROR)),
	  .all = bad_step },
	{ .id = COP_ID(.id = "history-doubled",
		       .title = "two entries in a row that say the same",
		       .explain = "A history holds changes. An entry with the status of "
				  "the one "
				  "before, and nothing new beside it, is usually left by "
				  "a merge "
				  "or by a status recorded twice.",
		       .hint = "cop NOUN edit ID; remove it, or say in a note what is "
			       "new",
		       COP_ALWAYS(COP_WARNING)),
	  .all = history_doubled },
};

COP_RULE_ROWS(history, rows);
