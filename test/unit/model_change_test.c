/* SPDX-License-Identifier: MIT */
/* Edits by path on records of every shape: what the file says afterwards, byte for byte. */
#include "test.h"

#include <stdio.h>

#include "model/kinds.h"
#include "small.h"
#include "store/change.h"

struct fixture {
	struct cop_small s;
	struct cop_change *c;
	struct cop_error err;
};

static void begin(struct fixture *x)
{
	x->err = (struct cop_error){ 0 };
	x->c = cop_change_new(x->s.arena, x->s.store, cop_date_of(2026, 6, 15));
}

static void open_fixture(struct fixture *x)
{
	x->s = cop_small_new("");
	begin(x);
}

static void close_fixture(struct fixture *x)
{
	cop_small_free(&x->s);
}

static enum cop_code set(struct fixture *x, const struct cop_record *kind, const char *id,
			 const char *path, const char *typed)
{
	x->err = (struct cop_error){ 0 };
	return cop_change_set(x->c, kind, id, path, cop_str_text(x->s.arena, typed),
			      &x->err);
}

static const char *text_of(struct fixture *x, const char *path)
{
	const struct cop_source *src = NULL;
	struct cop_error err = { 0 };

	return cop_store_read(x->s.store, path, &src, &err) ? NULL : src->text;
}

static void seal(struct fixture *x)
{
	x->err = (struct cop_error){ 0 };
	if (cop_change_seal(x->c, &x->err))
		fail_msg("seal: %s", x->err.msg);
}

static struct cop_node *text_node(struct fixture *x, const char *text)
{
	return cop_make_text(x->s.arena, cop_str_text(x->s.arena, text));
}

/* --- one set on one file --- */

struct edit {
	const struct cop_record *kind;
	const char *path; /* of the file */
	const char *before;
	const char *field, *typed;
	const char *after;
};

#define ROLE &cop_record_role, "roles/scribe.yaml"
#define CHARTER &cop_record_charter, "charter.yaml"
#define COP &cop_record_cop, "cop.yaml"
#define MEMBER &cop_record_member, "members/ana.yaml"

#define HOLDERS \
	"title: Scribe\nholders:\n  - {member: ana, from: 2025-01-10, to: 2025-12-31}\n" \
	"  - {member: ben, from: 2025-02-01}\n  - {member: ana, from: 2026-01-10}\n"

static const struct edit edits[] = {
	/* fields go where the table has them */
	{ ROLE, "title: Scribe\nduties: [write]\n", "purpose", "To write.",
	  "title: Scribe\npurpose: To write.\nduties: [write]\n" },
	{ ROLE, "# mine\ntitle: Scribe # here\n", "closed", "yesterday",
	  "# mine\ntitle: Scribe # here\nclosed: 2026-06-14\n" },
	{ ROLE, "title: Scribe\r\nduties: [write]\r\n", "purpose", "To write.",
	  "title: Scribe\r\npurpose: To write.\r\nduties: [write]\r\n" },
	/* the same again changes nothing, whatever its quotes */
	{ ROLE, "title: \"Scribe\"\n", "title", "Scribe", "title: \"Scribe\"\n" },
	/* typed forms have one written form */
	{ ROLE, "title: Scribe\n", "term", "1y", "title: Scribe\nterm: 1 year\n" },
	{ COP, "cop: 1\n", "ends", "2026-03", "cop: 1\nends: 2026-03-31\n" },
	/* absent maps are made, in the layout of their table */
	{ ROLE, "title: Scribe\n", "seats.max", "30",
	  "title: Scribe\nseats: {max: 30}\n" },
	{ ROLE, "title: Scribe\nseats: {max: 30}\n", "seats.min", "5",
	  "title: Scribe\nseats: {min: 5, max: 30}\n" },
	{ ROLE, "title: Scribe\nseats:\n", "seats.min", "5",
	  "title: Scribe\nseats: {min: 5}\n" },
	{ CHARTER, "vision: Plain.\n", "domain.text", "Letters",
	  "domain:\n  text: Letters\nvision: Plain.\n" },
	/* entries by key, newest first */
	{ ROLE, HOLDERS, "holders.ana.to", "2026-12-31",
	  "title: Scribe\nholders:\n"
	  "  - {member: ana, from: 2025-01-10, to: 2025-12-31}\n"
	  "  - {member: ben, from: 2025-02-01}\n"
	  "  - {member: ana, from: 2026-01-10, to: 2026-12-31}\n" },
	{ ROLE, HOLDERS, "holders.ana.2025-01-10.to", "2025-06-30",
	  "title: Scribe\nholders:\n"
	  "  - {member: ana, from: 2025-01-10, to: 2025-06-30}\n"
	  "  - {member: ben, from: 2025-02-01}\n  - {member: ana, from: 2026-01-10}\n" },
	{ ROLE, HOLDERS, "holders.ana.2025-01-10.engagement", "standing",
	  "title: Scribe\nholders:\n"
	  "  - {member: ana, from: 2025-01-10, to: 2025-12-31, engagement: standing}\n"
	  "  - {member: ben, from: 2025-02-01}\n  - {member: ana, from: 2026-01-10}\n" },
	{ ROLE, HOLDERS, "holders.ana.ratings.writing", "4",
	  "title: Scribe\nholders:\n"
	  "  - {member: ana, from: 2025-01-10, to: 2025-12-31}\n"
	  "  - {member: ben, from: 2025-02-01}\n"
	  "  - {member: ana, from: 2026-01-10, ratings: {writing: 4}}\n" },
	/* by number, last, and a trailing + */
	{ CHARTER, "scope:\n  out:\n    - Forms\n    - Law\n", "scope.out.2", "Tax law",
	  "scope:\n  out:\n    - Forms\n    - Tax law\n" },
	{ CHARTER, "scope:\n  out:\n    - Forms\n    - Law\n", "scope.out.last", "",
	  "scope:\n  out:\n    - Forms\n" },
	{ CHARTER, "scope:\n  out:\n    - Forms\n", "scope.out+", "Law, and more",
	  "scope:\n  out:\n    - Forms\n    - Law, and more\n" },
	{ CHARTER, "history:\n  - {date: 2026-01-05, status: draft}\n",
	  "history.last.decision", "n-1",
	  "history:\n  - {date: 2026-01-05, status: draft, decision: n-1}\n" },
	/* sets are sorted and have no doubles */
	{ MEMBER, "name: Ana\ntags: [b, d]\n", "tags+", "c, a, b",
	  "name: Ana\ntags: [a, b, c, d]\n" },
	{ MEMBER, "name: Ana\n", "tags", "b, a, b", "name: Ana\ntags: [a, b]\n" },
	{ MEMBER, "name: Ana\ntags: []\n", "tags+", "x", "name: Ana\ntags: [x]\n" },
	{ MEMBER, "name: Ana\ntags: [x]\n", "tags", "[]", "name: Ana\ntags: []\n" },
	{ MEMBER, "name: Ana\ntags: [x]\n", "tags.1", "", "name: Ana\n" },
	{ MEMBER, "name: Ana\ntags:\n", "tags+", "x", "name: Ana\ntags: [x]\n" },
	/* clearing the only field of a map takes the map */
	{ ROLE, "title: Scribe\nseats: {max: 30}\nclosed: 2026-01-01\n", "seats.max", "",
	  "title: Scribe\nclosed: 2026-01-01\n" },
	{ ROLE, "title: Scribe\n", "seats.max", "", "title: Scribe\n" },
	/* a text makes an entry, its id from the text */
	{ CHARTER, "vision: Plain.\n", "objectives+", "Fewer calls",
	  "vision: Plain.\nobjectives:\n  - id: fewer-calls\n    text: Fewer calls\n" },
	{ CHARTER, "objectives: []\n", "objectives+", "Fewer calls",
	  "objectives:\n  - id: fewer-calls\n    text: Fewer calls\n" },
	{ CHARTER, "objectives:\n  - id: fewer-calls\n    text: One\n", "objectives+",
	  "Fewer calls",
	  "objectives:\n  - id: fewer-calls\n    text: One\n"
	  "  - id: fewer-calls-2\n    text: Fewer calls\n" },
	{ CHARTER, "vision: Plain.\n", "stakeholders+", "Office of Law",
	  "vision: Plain.\n"
	  "stakeholders:\n  - {id: office-of-law, name: Office of Law}\n" },
	/* keyed lists in order; keys of mappings */
	{ CHARTER,
	  "policies:\n  rejection:\n    - {id: a, text: A}\n    - {id: c, text: C}\n",
	  "policies.rejection+", "B",
	  "policies:\n  rejection:\n    - {id: a, text: A}\n    - {id: b, text: B}\n"
	  "    - {id: c, text: C}\n" },
	{ COP, "cop: 1\n", "thresholds.seen", "90 days",
	  "cop: 1\nthresholds: {seen: 90 days}\n" },
	{ COP, "cop: 1\nthresholds: {seen: 90 days}\n", "thresholds.seen", "6mo",
	  "cop: 1\nthresholds: {seen: 6 months}\n" },
	{ COP, "cop: 1\n", "imports.survey.email", "E-mail",
	  "cop: 1\nimports:\n  survey:\n    email: E-mail\n" },
	/* own keys, of any form */
	{ ROLE, "title: Scribe\n", "x-room", "4", "title: Scribe\nx-room: '4'\n" },
	{ ROLE, "title: Scribe\nx-a: {b: [c, d]}\n", "x-a.b.2", "four",
	  "title: Scribe\nx-a: {b: [c, four]}\n" },
	{ ROLE, "title: Scribe\nx-room: 4\n", "x-room", "", "title: Scribe\n" },
	/* streams: the entry of a day */
	{ &cop_record_observation, "observations/calls.yaml",
	  "- {date: 2026-03-31, value: 9}\n- {date: 2026-06-30, value: 8}\n",
	  "2026-06-30.value", "7.5",
	  "- {date: 2026-03-31, value: 9}\n- {date: 2026-06-30, value: 7.5}\n" },
	/* a record in a folder below */
	{ &cop_record_role, "roles/old/2026/scribe.yaml", "title: Scribe\n", "title",
	  "Writer", "title: Writer\n" },
};

static const char *id_of(struct fixture *x, const char *path)
{
	const char *record = cop_store_record(x->s.arena, path);
	const char *slash = strrchr(record, '/');

	return slash ? slash + 1 : record;
}

static void sets_what_a_path_names(void **state)
{
	bool bad = false;

	(void)state;
	for (size_t i = 0; i < COP_COUNT(edits); i++) {
		const struct edit *e = &edits[i];
		struct fixture x;
		const char *after;

		open_fixture(&x);
		cop_small_file(&x.s, e->path, "%s", e->before);
		if (set(&x, e->kind, id_of(&x, e->path), e->field, e->typed) ||
		    cop_change_seal(x.c, &x.err)) {
			print_error("%s %s: %s\n", e->field, e->typed, x.err.msg);
			bad = true;
		} else if (after = text_of(&x, e->path), strcmp(after, e->after) != 0) {
			print_error("%s %s: is\n%sinstead of\n%s", e->field, e->typed,
				    after, e->after);
			bad = true;
		}
		close_fixture(&x);
	}
	assert_false(bad);
}

struct refusal {
	const struct cop_record *kind;
	const char *path, *before, *field, *typed;
	enum cop_code code;
	const char *msg;
};

static const struct refusal refusals[] = {
	{ ROLE, HOLDERS, "holders.carl.to", "today", COP_E_NOT_FOUND,
	  "there is no 'carl' in holders" },
	{ ROLE, HOLDERS, "holders.ana.2024-01-01.to", "today", COP_E_NOT_FOUND,
	  "there is no '2024-01-01' of 'ana' in holders" },
	{ ROLE, HOLDERS, "holders.3x.to", "today", COP_E_NOT_FOUND,
	  "there is no '3x' in holders" },
	{ ROLE, "title: A\n", "titel", "B", COP_E_USAGE, "a role has no 'titel'" },
	{ &cop_record_indicator, "indicators/calls.yaml", "title: A\n", "titel", "B",
	  COP_E_USAGE, "an indicator has no 'titel'" },
	{ ROLE, "title: A\n", "title.x", "B", COP_E_USAGE,
	  "'title' has no fields of its own" },
	{ ROLE, "title: A\n", "title+", "B", COP_E_USAGE,
	  "'title' is not a list, so nothing can be appended" },
	{ ROLE, "title: A\n", "title", "", COP_E_REFUSED, "'title' cannot be empty" },
	{ ROLE, "title: A\n", "closed", "03/04/2026", COP_E_USAGE, NULL },
	{ ROLE, "title: A\n", "holders", "ana", COP_E_USAGE,
	  "'holders' has fields of its own" },
	{ ROLE, "title: A\nduties: write\n", "duties+", "read", COP_E_REFUSED,
	  "'duties+' is not a list" },
	{ ROLE, "title: A\nduties: [a]\n", "duties.2", "read", COP_E_NOT_FOUND,
	  "there is no '2' in duties" },
	{ ROLE, "title: A\nseats: many\n", "seats.max", "3", COP_E_REFUSED,
	  "'seats.max' holds something else than fields" },
	{ MEMBER, "name: Ana\n", "tags", ",", COP_E_USAGE, "',' holds no value" },
	{ CHARTER, "vision: A.\n", "objectives+", "…", COP_E_USAGE,
	  "no id can be made from '…'" },
	{ &cop_record_observation, "observations/calls.yaml", "", "2026-06-30.value", "7",
	  COP_E_NOT_FOUND, "there is no '2026-06-30' in observations" },
};

static void refuses_what_a_path_does_not_name(void **state)
{
	bool bad = false;

	(void)state;
	for (size_t i = 0; i < COP_COUNT(refusals); i++) {
		const struct refusal *r = &refusals[i];
		struct fixture x;
		enum cop_code code;

		open_fixture(&x);
		cop_small_file(&x.s, r->path, "%s", r->before);
		code = set(&x, r->kind, id_of(&x, r->path), r->field, r->typed);
		if (code != r->code || (r->msg && strcmp(x.err.msg, r->msg) != 0)) {
			print_error("%s '%s': %d %s\n", r->field, r->typed, code,
				    x.err.msg);
			bad = true;
		}
		seal(&x);
		assert_true(cop_change_empty(x.c));
		assert_string_equal(text_of(&x, r->path), r->before);
		close_fixture(&x);
	}
	assert_false(bad);
}

/* --- several edits in one change --- */

static void edits_what_the_same_change_made(void **state)
{
	struct fixture x;

	(void)state;
	open_fixture(&x);
	cop_small_file(&x.s, "charter.yaml", "vision: Plain.\n");
	assert_int_equal(
		set(&x, &cop_record_charter, "charter", "objectives+", "Fewer calls"), 0);
	assert_int_equal(set(&x, &cop_record_charter, "charter",
			     "objectives.fewer-calls.target", "20"),
			 0);
	assert_int_equal(
		set(&x, &cop_record_charter, "charter", "objectives+", "More joy"), 0);
	assert_int_equal(set(&x, &cop_record_charter, "charter",
			     "objectives.fewer-calls.due", "2026-12"),
			 0);
	assert_int_equal(set(&x, &cop_record_charter, "charter", "vision", "Plainer."),
			 0);
	seal(&x);
	assert_string_equal(text_of(&x, "charter.yaml"), "vision: Plainer.\n"
							 "objectives:\n"
							 "  - id: fewer-calls\n"
							 "    text: Fewer calls\n"
							 "    target: 20\n"
							 "    due: 2026-12-31\n"
							 "  - id: more-joy\n"
							 "    text: More joy\n");
	close_fixture(&x);
}

static struct cop_node *new_role(struct fixture *x, const char *title)
{
	struct cop_node *root = cop_make_map(x->s.arena, COP_BLOCK);

	cop_make_put(x->s.arena, root, "title", text_node(x, title));
	return root;
}

static void a_new_record_can_be_edited_moved_and_removed_before_it_is_sealed(void **state)
{
	const struct cop_record *role = &cop_record_role;
	struct fixture x;

	(void)state;
	open_fixture(&x);
	assert_int_equal(cop_change_create(x.c, role, "a", new_role(&x, "A"), &x.err), 0);
	assert_int_equal(set(&x, role, "a", "purpose", "To be."), 0);
	assert_int_equal(cop_change_move(x.c, role, "a", "b", &x.err), 0);
	assert_int_equal(set(&x, role, "b", "title", "B"), 0);
	assert_int_equal(set(&x, role, "a", "title", "B"), COP_E_NOT_FOUND);
	assert_int_equal(cop_change_create(x.c, role, "c", new_role(&x, "C"), &x.err), 0);
	assert_int_equal(cop_change_delete(x.c, role, "c", &x.err), 0);
	seal(&x);
	assert_string_equal(text_of(&x, "roles/b.yaml"), "title: B\npurpose: To be.\n");
	assert_null(text_of(&x, "roles/a.yaml"));
	assert_null(text_of(&x, "roles/c.yaml"));
	assert_int_equal(cop_change_files(x.c, &(const struct cop_changed *){ NULL }), 1);
	close_fixture(&x);
}

static void an_id_is_free_again_once_the_change_removed_it(void **state)
{
	const struct cop_record *role = &cop_record_role;
	struct fixture x;

	(void)state;
	open_fixture(&x);
	cop_small_file(&x.s, "roles/a.yaml", "title: Old\n");
	assert_int_equal(cop_change_create(x.c, role, "a", new_role(&x, "New"), &x.err),
			 COP_E_REFUSED);
	assert_int_equal(cop_change_delete(x.c, role, "a", &x.err), 0);
	assert_int_equal(cop_change_create(x.c, role, "a", new_role(&x, "New"), &x.err),
			 0);
	seal(&x);
	assert_string_equal(text_of(&x, "roles/a.yaml"), "title: New\n");
	close_fixture(&x);
}

static void undoing_within_a_change_leaves_it_empty(void **state)
{
	struct fixture x;

	(void)state;
	open_fixture(&x);
	cop_small_file(&x.s, "roles/a.yaml", "title: A\n");
	assert_int_equal(set(&x, &cop_record_role, "a", "title", "B"), 0);
	assert_int_equal(set(&x, &cop_record_role, "a", "title", "A"), 0);
	seal(&x);
	assert_true(cop_change_empty(x.c));
	close_fixture(&x);
}

/* --- sub-folders --- */

static void a_moved_file_stays_in_its_folder(void **state)
{
	const struct cop_record *role = &cop_record_role;
	const struct cop_new_name name = { COP_REF_ROLE, "a", "b" };
	struct fixture x;
	size_t n = 9;

	(void)state;
	open_fixture(&x);
	cop_small_file(&x.s, "roles/old/a.yaml", "title: A\nreports_to: a\n");
	assert_int_equal(cop_change_move(x.c, role, "a", "b", &x.err), 0);
	assert_int_equal(cop_change_replace_ref(x.c, role, "b", &name, &n, &x.err), 0);
	assert_int_equal(n, 1);
	seal(&x);
	assert_null(text_of(&x, "roles/old/a.yaml"));
	assert_string_equal(text_of(&x, "roles/old/b.yaml"), "title: A\nreports_to: b\n");
	close_fixture(&x);
}

static struct cop_node *line(struct fixture *x, const char *date, const char *value)
{
	struct cop_node *map = cop_make_map(x->s.arena, COP_FLOW);

	cop_make_put(x->s.arena, map, "date", cop_make_bare(x->s.arena, date));
	cop_make_put(x->s.arena, map, "value", cop_make_bare(x->s.arena, value));
	return map;
}

static void lines_go_to_the_file_wherever_it_stands(void **state)
{
	const struct cop_record *kind = &cop_record_observation;
	struct fixture x;

	(void)state;
	open_fixture(&x);
	cop_small_file(&x.s, "observations/2026/calls.yaml",
		       "# from the desk\n- {date: 2026-03-31, value: 9}\n");
	assert_int_equal(
		cop_change_line(x.c, kind, "calls", line(&x, "2026-06-30", "8"), &x.err),
		0);
	assert_int_equal(
		cop_change_line(x.c, kind, "calls", line(&x, "2025-12-31", "7"), &x.err),
		0);
	assert_int_equal(
		cop_change_line(x.c, kind, "new", line(&x, "2026-06-30", "1"), &x.err),
		0);
	assert_int_equal(
		cop_change_line(x.c, kind, "new", line(&x, "2026-05-31", "2"), &x.err),
		0);
	seal(&x);
	assert_null(text_of(&x, "observations/calls.yaml"));
	assert_string_equal(text_of(&x, "observations/2026/calls.yaml"),
			    "# from the desk\n"
			    "- {date: 2025-12-31, value: 7}\n"
			    "- {date: 2026-03-31, value: 9}\n"
			    "- {date: 2026-06-30, value: 8}\n");
	assert_string_equal(text_of(&x, "observations/new.yaml"),
			    "- {date: 2026-05-31, value: 2}\n"
			    "- {date: 2026-06-30, value: 1}\n");
	close_fixture(&x);
}

static void a_line_never_replaces_a_record(void **state)
{
	struct fixture x;
	const char *before = "plan: clinic\ndate: 2026-06-11\n";

	(void)state;
	open_fixture(&x);
	cop_small_file(&x.s, "activity/2026-06.yaml", "%s", before);
	assert_int_equal(cop_change_line(x.c, &cop_record_activity, "2026-06",
					 line(&x, "2026-06-30", "8"), &x.err),
			 COP_E_REFUSED);
	assert_string_equal(
		x.err.msg,
		"'activity/2026-06.yaml' holds one record, not a list of lines");
	seal(&x);
	assert_string_equal(text_of(&x, "activity/2026-06.yaml"), before);
	close_fixture(&x);
}

/* --- many records in one file --- */

#define BUCKET \
	"# small roles\n" \
	"- id: a\n  title: A\n  reports_to: b\n" \
	"- id: b # second\n  title: B\n" \
	"- id: c\n  title: C\n  reports_to: b\n"

static void edits_a_record_among_others(void **state)
{
	const struct cop_record *role = &cop_record_role;
	const struct cop_new_name name = { COP_REF_ROLE, "b", "bb" };
	struct fixture x;
	size_t n;

	(void)state;
	open_fixture(&x);
	cop_small_file(&x.s, "roles/small.yaml", "%s", BUCKET);
	assert_int_equal(set(&x, role, "b", "purpose", "To be."), 0);
	assert_int_equal(set(&x, role, "c", "reports_to", ""), 0);
	assert_int_equal(cop_change_move(x.c, role, "b", "bb", &x.err), 0);
	assert_int_equal(set(&x, role, "bb", "duties+", "Rest"), 0);
	assert_int_equal(cop_change_replace_ref(x.c, role, "a", &name, &n, &x.err), 0);
	assert_int_equal(n, 1);
	assert_int_equal(cop_change_replace_ref(x.c, role, "c", &name, &n, &x.err), 0);
	assert_int_equal(n, 0);
	seal(&x);
	assert_string_equal(text_of(&x, "roles/small.yaml"),
			    "# small roles\n"
			    "- id: a\n  title: A\n  reports_to: bb\n"
			    "- id: bb # second\n  title: B\n  purpose: To be.\n"
			    "  duties:\n    - {id: rest, text: Rest}\n"
			    "- id: c\n  title: C\n");
	close_fixture(&x);
}

static void removes_a_record_among_others_and_the_file_with_the_last(void **state)
{
	const struct cop_record *role = &cop_record_role;
	struct fixture x;

	(void)state;
	open_fixture(&x);
	cop_small_file(&x.s, "roles/small.yaml",
		       "- id: a\n  title: A\n- id: b\n  title: B\n");
	assert_int_equal(cop_change_delete(x.c, role, "small", &x.err), COP_E_NOT_FOUND);
	assert_int_equal(cop_change_delete(x.c, role, "a", &x.err), 0);
	assert_int_equal(set(&x, role, "a", "title", "X"), COP_E_NOT_FOUND);
	assert_string_equal(x.err.msg, "no role 'a'");
	seal(&x);
	assert_string_equal(text_of(&x, "roles/small.yaml"), "- id: b\n  title: B\n");
	begin(&x);
	assert_int_equal(cop_change_delete(x.c, role, "b", &x.err), 0);
	seal(&x);
	assert_null(text_of(&x, "roles/small.yaml"));
	close_fixture(&x);
}

/* --- references --- */

static void references_follow_a_new_name_and_sets_stay_sorted(void **state)
{
	const struct cop_new_name name = { COP_REF_MEMBER, "ana", "zoe" };
	struct fixture x;
	size_t n;

	(void)state;
	open_fixture(&x);
	cop_small_file(&x.s, "notes/2026-06-01-x.yaml",
		       "date: 2026-06-01\nkind: story\ntitle: ana\nby: [ana, ben]\n"
		       "people: [ana]\ntext: ana\n");
	cop_small_file(
		&x.s, "activity/2026-06.yaml",
		"- {date: 2026-06-01, member: ana, kind: post}\n"
		"- {date: 2026-06-01, member: ben, kind: help, with: [ana, carl]}\n");
	assert_int_equal(cop_change_replace_ref(x.c, &cop_record_note, "2026-06-01-x",
						&name, &n, &x.err),
			 0);
	assert_int_equal(n, 2);
	assert_int_equal(cop_change_replace_ref(x.c, &cop_record_activity, "2026-06",
						&name, &n, &x.err),
			 0);
	assert_int_equal(n, 2);
	seal(&x);
	assert_string_equal(text_of(&x, "notes/2026-06-01-x.yaml"),
			    "date: 2026-06-01\nkind: story\ntitle: ana\nby: [ben, zoe]\n"
			    "people: [zoe]\ntext: ana\n");
	assert_string_equal(text_of(&x, "activity/2026-06.yaml"),
			    "- {date: 2026-06-01, member: zoe, kind: post}\n"
			    "- {date: 2026-06-01, member: ben, kind: help, with: "
			    "[carl, zoe]}\n");
	close_fixture(&x);
}

/* --- failures --- */

static void a_failed_seal_leaves_the_overlay_as_it_was(void **state)
{
	struct fixture x;

	(void)state;
	open_fixture(&x);
	cop_small_file(&x.s, "roles/a.yaml", "title: A\n");
	cop_small_file(&x.s, "roles/b.yaml", "title: [unclosed\n");
	assert_int_equal(set(&x, &cop_record_role, "a", "title", "X"), 0);
	assert_int_equal(set(&x, &cop_record_role, "b", "title", "X"), COP_E_INVALID);
	assert_string_equal(text_of(&x, "roles/a.yaml"), "title: A\n");
	assert_string_equal(text_of(&x, "roles/b.yaml"), "title: [unclosed\n");
	close_fixture(&x);
}

static void a_dropped_change_is_seen_by_nobody(void **state)
{
	struct cop_store_files files = { 0 };
	struct fixture x;

	(void)state;
	open_fixture(&x);
	assert_int_equal(
		cop_change_create(x.c, &cop_record_role, "a", new_role(&x, "A"), &x.err),
		0);
	assert_null(text_of(&x, "roles/a.yaml"));
	assert_null(cop_store_path(x.s.store, &cop_record_role, "a"));
	assert_int_equal(cop_store_list(x.s.store, &cop_record_role, &files, &x.err), 0);
	assert_int_equal(files.n, 0);
	seal(&x);
	assert_non_null(cop_store_path(x.s.store, &cop_record_role, "a"));
	assert_int_equal(cop_store_list(x.s.store, &cop_record_role, &files, &x.err), 0);
	assert_int_equal(files.n, 1);
	close_fixture(&x);
}

/* --- size --- */

#define MANY 5000

static void five_thousand_files_are_one_quick_change(void **state)
{
	struct cop_store_files files = { 0 };
	struct cop_buf diff = { 0 };
	struct fixture x;
	char id[16];

	(void)state;
	open_fixture(&x);
	for (int i = 0; i < MANY; i++) {
		snprintf(id, sizeof(id), "m-%05d", i);
		assert_int_equal(cop_change_create(x.c, &cop_record_role, id,
						   new_role(&x, id), &x.err),
				 0);
	}
	for (int i = 0; i < MANY; i++) {
		snprintf(id, sizeof(id), "m-%05d", i);
		assert_int_equal(set(&x, &cop_record_role, id, "purpose", "Many."), 0);
	}
	seal(&x);
	assert_int_equal(cop_store_list(x.s.store, &cop_record_role, &files, &x.err), 0);
	assert_int_equal(files.n, MANY);
	for (int i = 0; i < MANY; i++) {
		snprintf(id, sizeof(id), "m-%05d", i);
		assert_non_null(cop_store_path(x.s.store, &cop_record_role, id));
	}
	cop_change_diff(x.c, &diff);
	assert_true(diff.len > MANY * 40);
	cop_buf_clear(&diff);
	close_fixture(&x);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sets_what_a_path_names),
		cmocka_unit_test(refuses_what_a_path_does_not_name),
		cmocka_unit_test(edits_what_the_same_change_made),
		cmocka_unit_test(
			a_new_record_can_be_edited_moved_and_removed_before_it_is_sealed),
		cmocka_unit_test(an_id_is_free_again_once_the_change_removed_it),
		cmocka_unit_test(undoing_within_a_change_leaves_it_empty),
		cmocka_unit_test(a_moved_file_stays_in_its_folder),
		cmocka_unit_test(lines_go_to_the_file_wherever_it_stands),
		cmocka_unit_test(a_line_never_replaces_a_record),
		cmocka_unit_test(edits_a_record_among_others),
		cmocka_unit_test(
			removes_a_record_among_others_and_the_file_with_the_last),
		cmocka_unit_test(references_follow_a_new_name_and_sets_stay_sorted),
		cmocka_unit_test(a_failed_seal_leaves_the_overlay_as_it_was),
		cmocka_unit_test(a_dropped_change_is_seen_by_nobody),
		cmocka_unit_test(five_thousand_files_are_one_quick_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
