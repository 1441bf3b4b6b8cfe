/* SPDX-License-Identifier: MIT */
/* What a person typed -> the id of a record (commands.md 1.2). */
#include "test.h"

#include "small.h"

static void fill(struct cop_small *s)
{
	*s = cop_small_new("");
	cop_small_file(s, "members/ana-silva.yaml",
		       "name: Ana Silva\nemail: ana@example.org\naliases: [Ana B.]\n"
		       "history: [{date: 2026-01-01, status: active}]\n");
	cop_small_file(s, "members/ana-lund.yaml",
		       "name: Ana Lund\n"
		       "history: [{date: 2026-01-01, status: active}]\n");
	cop_small_file(s, "members/eva.yaml",
		       "name: \303\211va Lind\n"
		       "history: [{date: 2026-01-01, status: active}]\n");
	cop_small_file(s, "roles/scribe.yaml", "title: The Scribe\nkind: role\n");
	cop_small_file(s, "roles/lund.yaml", "title: Lund office\nkind: role\n");
	cop_small_file(s, "roles/small.yaml",
		       "- id: cook\n  title: Cook\n  kind: role\n"
		       "- id: baker\n  title: Baker\n  kind: role\n");
}

struct question {
	const char *word;
	unsigned kinds;
	const char *id; /* NULL: fails with msg and hint */
	const char *msg, *hint;
};

#define M COP_KIND_BIT(member)
#define R COP_KIND_BIT(role)

static const struct question questions[] = {
	{ "ana-silva", M, "ana-silva", NULL, NULL },
	{ "Ana Silva", M, "ana-silva", NULL, NULL },
	{ "ANA SILVA", M, "ana-silva", NULL, NULL },
	{ "ana@example.org", M, "ana-silva", NULL, NULL },
	{ "Ana@Example.ORG", M, "ana-silva", NULL, NULL },
	{ "ana b.", M, "ana-silva", NULL, NULL },
	{ "silva", M, "ana-silva", NULL, NULL },
	{ "\303\211VA", M, "eva", NULL, NULL },
	{ "E\314\201va", M, "eva", NULL, NULL }, /* the same letter in two points */
	{ "scribe", M | R, "scribe", NULL, NULL },
	{ "the scribe", R, "scribe", NULL, NULL },
	{ "members/eva.yaml", M, "eva", NULL, NULL },
	{ "members/eva.yaml:2", M, "eva", NULL, NULL },
	{ "roles/small.yaml:2", R, "cook", NULL, NULL },
	{ "roles/small.yaml:5", R, "baker", NULL, NULL },
	{ "roles/small.yaml", R, "cook", NULL, NULL },
	{ "baker", R, "baker", NULL, NULL },
	/* an id comes before a word of a name */
	{ "lund", M | R, "lund", NULL, NULL },
	{ "lund", M, "ana-lund", NULL, NULL },
	{ "ana", M, NULL, "two members match 'ana': ana-lund, ana-silva", "use the id" },
	{ "Lund x", M | R, NULL, "no member or role 'Lund x'", NULL },
	{ "scribe", M, NULL, "no member 'scribe'; that is a role", NULL },
	{ "scribee", R, NULL, "no role 'scribee'", "did you mean 'scribe'?" },
	{ "members/eva.yaml", R, NULL, "no role 'members/eva.yaml'", NULL },
	{ "small", R, NULL, "no role 'small'", NULL },
	{ "", R, NULL, "no role ''", NULL },
};

static void ask(const struct question *q, bool loaded, bool *bad)
{
	struct cop_small s;
	struct cop_community *c = NULL;
	struct cop_error err = { 0 };
	enum cop_kind kind = cop_kind_count;
	const char *id = NULL;
	enum cop_code code;

	fill(&s);
	assert_int_equal(
		cop_community_open(s.arena, s.store, cop_date_of(2026, 6, 15), &c, &err),
		0);
	if (loaded)
		assert_int_equal(cop_community_load(c, COP_KINDS_ALL, &err), 0);
	code = cop_community_resolve(c, q->kinds, q->word, &id, &kind, &err);
	if (q->id) {
		*bad |= code || strcmp(id, q->id) != 0 || !(q->kinds >> kind & 1);
	} else {
		*bad |= code != COP_E_NOT_FOUND || id || strcmp(err.msg, q->msg) != 0;
		*bad |= q->hint && strcmp(err.hint, q->hint) != 0;
	}
	if (*bad)
		fail_msg("'%s' (%s): %d %s %s; %s", q->word,
			 loaded ? "loaded" : "not loaded", code, id ? id : "-", err.msg,
			 err.hint);
	cop_small_free(&s);
}

static void finds_what_is_meant(void **state)
{
	bool bad = false;

	(void)state;
	for (size_t i = 0; i < COP_COUNT(questions); i++)
		ask(&questions[i], true, &bad);
}

/* Answers must not depend on what a command happened to load before. */
static void finds_the_same_when_nothing_was_loaded(void **state)
{
	bool bad = false;

	(void)state;
	for (size_t i = 0; i < COP_COUNT(questions); i++) {
		/* its file's name answers for the id; the command then says what is so */
		if (strcmp(questions[i].word, "small") != 0)
			ask(&questions[i], false, &bad);
	}
}

static void says_things_where_several_kinds_match(void **state)
{
	struct cop_small s = cop_small_new("");
	struct cop_community *c;
	struct cop_error err = { 0 };
	enum cop_kind kind;
	const char *id;

	(void)state;
	cop_small_member(&s, "m-1", "{date: 2026-01-01, status: active}");
	cop_small_file(&s, "members/m-1.yaml",
		       "name: Forms\nhistory: [{date: 2026-01-01, status: active}]\n");
	cop_small_file(&s, "roles/r-1.yaml", "title: Forms\nkind: role\n");
	c = cop_small_load(&s, "2026-06-15");
	assert_int_equal(cop_community_resolve(c, M | R, "forms", &id, &kind, &err),
			 COP_E_NOT_FOUND);
	assert_string_equal(err.msg, "two things match 'forms': r-1, m-1");
	cop_small_free(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_is_meant),
		cmocka_unit_test(finds_the_same_when_nothing_was_loaded),
		cmocka_unit_test(says_things_where_several_kinds_match),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
