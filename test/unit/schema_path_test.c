/* SPDX-License-Identifier: MIT */
/* Paths: from a name to a place, and from a place to its name. */
#include "test.h"

#include "schema/schema.h"

#define TERM_FIELDS(ONE, LIST) \
	ONE(ID, , member, COP_REQUIRED, "Who.") \
	ONE(DATE, , from, COP_REQUIRED, "First day.") \
	ONE(DATE, , to, 0, "Last day.")
COP_STRUCT(term, TERM_FIELDS);
#define COP_REC struct cop_term
COP_SCHEMA(term, TERM_FIELDS, "A term.");
#undef COP_REC

#define LINK_FIELDS(ONE, LIST) \
	ONE(URL, , url, COP_REQUIRED, "Where.") \
	ONE(TEXT, , note, 0, "Why.")
COP_STRUCT(link, LINK_FIELDS);
#define COP_REC struct cop_link
COP_SCHEMA(link, LINK_FIELDS, "A link.");
#undef COP_REC

#define MARK_FIELDS(ONE, LIST) \
	ONE(TEXT, , who, COP_DICT_KEY, "Whose.") \
	ONE(NUM, , points, COP_DICT_VALUE, "How many.")
COP_STRUCT(mark, MARK_FIELDS);
#define COP_REC struct cop_mark
COP_SCHEMA(mark, MARK_FIELDS, "Marks.");
#undef COP_REC

#define RANGE_FIELDS(ONE, LIST) \
	ONE(NUM, , min, 0, "Least.") \
	LIST(TEXT, , in, 0, "What is in.")
COP_STRUCT(range, RANGE_FIELDS);
#define COP_REC struct cop_range
COP_SCHEMA(range, RANGE_FIELDS, "A range.");
#undef COP_REC

#define REPLY_FIELDS(ONE, LIST) \
	ONE(ID, , rule, COP_REQUIRED, "To what.") \
	LIST(ID, , about, COP_SET, "Of what.") \
	ONE(TEXT, , note, 0, "Why.")
COP_STRUCT(reply, REPLY_FIELDS);
#define COP_REC struct cop_reply
COP_SCHEMA(reply, REPLY_FIELDS, "A reply.");
#undef COP_REC

#define JOB_FIELDS(ONE, LIST) \
	ONE(TEXT, , title, COP_REQUIRED, "Its name.") \
	ONE(MAP, range, range, 0, "How many.") \
	LIST(MAP, term, holders, COP_SORTED, "Terms.", .keyed = "member+from") \
	LIST(MAP, link, links, COP_BY_NUMBER, "Links.", .keyed = "url") \
	LIST(MAP, term, history, COP_HISTORY, "Life.", .keyed = "from") \
	LIST(DICT, mark, marks, 0, "Marks.") \
	LIST(MAP, reply, replies, 0, "Replies.", .keyed = "rule+about")
COP_STRUCT(job, JOB_FIELDS);
#define COP_REC struct cop_job
COP_SCHEMA(job, JOB_FIELDS, "A job.");
#undef COP_REC

static const char text[] =
	"title: T\n"
	"range: {min: 1, in: [a, b]}\n"
	"holders:\n"
	"  - {member: ana, from: 2025-01-01, to: 2025-06-30}\n"
	"  - {member: ben, from: 2025-02-01}\n"
	"  - {member: ana, from: 2026-01-01}\n"
	"links:\n"
	"  - {url: https://a.example.org}\n"
	"history: [{member: x, from: 2026-01-01}, {member: y, from: 2026-02-01}]\n"
	"marks: {ana: 3}\n"
	"replies:\n"
	"  - {rule: seats, about: [scribe], note: one}\n"
	"  - {rule: seats, note: all}\n"
	"  - {rule: seats, about: [cook, ben], note: two}\n"
	"  - {rule: late, about: [cook], note: old}\n"
	"  - {rule: late, about: [ben], note: new}\n"
	"x-own: {deep: [1, 2]}\n";

static struct cop_node *parse(struct cop_arena *a, const char *yaml)
{
	struct cop_source *src = COP_NEW(a, struct cop_source);
	struct cop_error err = { 0 };
	struct cop_node *root = NULL;

	*src = (struct cop_source){ .path = "t", .text = yaml, .len = strlen(yaml) };
	if (cop_yaml_parse(a, src, &cop_yaml_community, &root, &err))
		fail_msg("%s", err.msg);
	return root;
}

struct found {
	const char *path;
	const char *value; /* of a scalar; "{" and "[" for others; NULL: absent */
	const char *rest;  /* below what is there */
	const char *field; /* NULL: own key */
	const char *back;  /* the path of the node; NULL: the same */
};

static const struct found founds[] = {
	{ "title", "T", "", "title", NULL },
	{ "range", "{", "", "range", NULL },
	{ "range.min", "1", "", "min", NULL },
	{ "range.in.2", "b", "", "in", NULL },
	{ "range.in.last", "b", "", "in", "range.in.2" },
	{ "holders", "[", "", "holders", NULL },
	{ "holders.ana.from", "2026-01-01", "", "from", NULL },
	{ "holders.ana.to", NULL, "to", "to", NULL },
	{ "holders.ana.2025-01-01.to", "2025-06-30", "", "to", "holders.ana.to" },
	{ "holders.ana.2025-01-01", "{", "", "holders", "holders.ana" },
	{ "holders.ben", "{", "", "holders", NULL },
	{ "links.1.url", "https://a.example.org", "", "url", NULL },
	{ "links.last.note", NULL, "note", "note", NULL },
	{ "history.2.member", "y", "", "member", NULL },
	{ "marks.ana", "3", "", "points", NULL },
	{ "marks.ben", NULL, "ben", "points", NULL },
	{ "replies.seats.note", "all", "", "note", NULL },
	{ "replies.seats.scribe.note", "one", "", "note", "replies.seats.note" },
	{ "replies.seats.ben.note", "two", "", "note", "replies.seats.note" },
	{ "replies.late.note", "new", "", "note", NULL },
	{ "replies.late.cook.note", "old", "", "note", "replies.late.note" },
	{ "x-own", "{", "", NULL, NULL },
	{ "x-own.deep.2", "2", "", NULL, NULL },
	{ "x-new.some.where", NULL, "x-new.some.where", NULL, NULL },
};

static bool is_found(struct cop_arena *a, struct cop_node *root, const struct found *w)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf back = { 0 };
	struct cop_place_in at = { 0 };
	struct cop_error err = { 0 };

	if (cop_path_find(a, &cop_schema_job, root, w->path, &at, &err) ||
	    strcmp(at.rest, w->rest) != 0 || at.append)
		return false;
	if (w->field ? !at.field || strcmp(at.field->name, w->field) != 0
		     : at.field != NULL)
		return false;
	if (!w->value)
		return !at.node && at.up;
	if (!at.node || at.up != at.node)
		return false;
	cop_path_of(&cop_schema_job, at.node, &back);
	if (strcmp(cop_buf_str(&back), w->back ? w->back : w->path) != 0)
		return false;
	if (at.node->kind != COP_SCALAR)
		return w->value[0] == (at.node->kind == COP_MAP ? '{' : '[');
	return cop_node_is(at.node, w->value);
}

static void finds_places_and_names_them_again(void **state)
{
	struct cop_arena *a = cop_arena_new();
	struct cop_node *root = parse(a, text);

	(void)state;
	for (size_t i = 0; i < COP_COUNT(founds); i++) {
		if (!is_found(a, root, &founds[i]))
			fail_msg("%s", founds[i].path);
	}
	cop_arena_free(&a);
}

static void in_an_empty_file_all_is_absent(void **state)
{
	struct cop_arena *a = cop_arena_new();
	struct cop_place_in at;
	struct cop_error err = { 0 };

	(void)state;
	assert_int_equal(cop_path_find(a, &cop_schema_job, NULL, "range.min", &at, &err),
			 0);
	assert_null(at.node);
	assert_null(at.up);
	assert_string_equal(at.rest, "range.min");
	cop_arena_free(&a);
}

static void a_plus_appends_to_lists_alone(void **state)
{
	struct cop_arena *a = cop_arena_new();
	struct cop_node *root = parse(a, text);
	struct cop_place_in at;
	struct cop_error err = { 0 };

	(void)state;
	assert_int_equal(cop_path_find(a, &cop_schema_job, root, "range.in+", &at, &err),
			 0);
	assert_true(at.append);
	assert_int_equal(at.node->count, 2);
	assert_int_equal(cop_path_find(a, &cop_schema_job, root, "marks+", &at, &err),
			 COP_E_USAGE);
	err = (struct cop_error){ 0 };
	assert_int_equal(
		cop_path_find(a, &cop_schema_job, root, "holders.ana+", &at, &err),
		COP_E_USAGE);
	cop_arena_free(&a);
}

static const struct {
	const char *path;
	enum cop_code code;
	const char *msg, *hint;
} wrongs[] = {
	{ "", COP_E_USAGE, "'' is not a path", NULL },
	{ ".", COP_E_USAGE, "'.' is not a path", NULL },
	{ "range..min", COP_E_USAGE, "'range..min' is not a path", NULL },
	{ "range.", COP_E_USAGE, "'range.' is not a path", NULL },
	{ "tilte", COP_E_USAGE, "a job has no 'tilte'", "did you mean 'title'?" },
	{ "range.max", COP_E_USAGE, "a range has no 'max'", NULL },
	{ "title.more", COP_E_USAGE, "'title' has no fields of its own",
	  "its path ends at 'title'" },
	{ "holders.anna", COP_E_NOT_FOUND, "there is no 'anna' in holders",
	  "did you mean 'ana'?" },
	{ "holders.1", COP_E_NOT_FOUND, "there is no '1' in holders", NULL },
	{ "holders.ana.2024-01-01.to", COP_E_NOT_FOUND,
	  "there is no '2024-01-01' of 'ana' in holders",
	  "without the day the newest is meant: holders.ana" },
	{ "links.2", COP_E_NOT_FOUND, "there is no '2' in links",
	  "entries of links are numbered from 1; 'last' is the last" },
	{ "links.0", COP_E_NOT_FOUND, "there is no '0' in links", NULL },
	{ "history.99999999999999999999", COP_E_NOT_FOUND, NULL, NULL },
};

static void says_what_is_not_there(void **state)
{
	struct cop_arena *a = cop_arena_new();
	struct cop_node *root = parse(a, text);

	(void)state;
	for (size_t i = 0; i < COP_COUNT(wrongs); i++) {
		struct cop_place_in at = { .rest = "untouched" };
		struct cop_error err = { 0 };
		enum cop_code code = cop_path_find(a, &cop_schema_job, root,
						   wrongs[i].path, &at, &err);

		if (code != wrongs[i].code ||
		    (wrongs[i].msg && strcmp(err.msg, wrongs[i].msg) != 0) ||
		    (wrongs[i].hint && strcmp(err.hint, wrongs[i].hint) != 0))
			fail_msg("%s: %d %s; %s", wrongs[i].path, code, err.msg,
				 err.hint);
		assert_string_equal(at.rest, "untouched");
	}
	cop_arena_free(&a);
}

static void knows_fields_without_a_file(void **state)
{
	(void)state;
	assert_string_equal(cop_path_field(&cop_schema_job, "holders.to")->name, "to");
	assert_string_equal(cop_path_field(&cop_schema_job, "range.min")->name, "min");
	assert_null(cop_path_field(&cop_schema_job, "range.max"));
	assert_null(cop_path_field(&cop_schema_job, "title.x"));
	assert_null(cop_path_field(&cop_schema_job, ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_places_and_names_them_again),
		cmocka_unit_test(in_an_empty_file_all_is_absent),
		cmocka_unit_test(a_plus_appends_to_lists_alone),
		cmocka_unit_test(says_what_is_not_there),
		cmocka_unit_test(knows_fields_without_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
