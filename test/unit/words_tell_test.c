/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "model/community.h"
#include "words/words.h"

#define FILES 8

/* A file on both sides; NULL: not there. */
struct file {
	const char *path, *old, *new;
};

struct world {
	struct cop_arena *a;
	struct cop_community *old, *new;
};

static void close_world(struct world *w)
{
	cop_arena_free(&w->a);
}

#define WITH_WORLD(w) COP_CLEANUP(close_world) struct world w = { .a = cop_arena_new() }

/* Named as far as they agreed: Ana to all, Ben to members, Cleo to stewards alone. */
static const struct file people[] = {
	{ "members/ana.yaml",
	  "name: Ana Silva\nconsent: {name: public}\nhistory:\n"
	  "  - {date: 2026-01-01, status: active}\n",
	  "same" },
	{ "members/ben.yaml",
	  "name: Ben Okoro\nconsent: {name: members}\nhistory:\n"
	  "  - {date: 2026-01-01, status: active}\n",
	  "same" },
	{ "members/cleo.yaml",
	  "name: Cleo Roe\nhistory:\n  - {date: 2026-01-01, status: active}\n", "same" },
};

static void add(struct world *w, struct cop_source *list, size_t *n, const char *path,
		const char *text)
{
	(void)w;
	if (text)
		list[(*n)++] = (struct cop_source){ path, text, strlen(text) };
}

static const char *new_text(const struct file *f)
{
	return f->new &&strcmp(f->new, "same") == 0 ? f->old : f->new;
}

static void open_world(struct world *w, const struct file *files, size_t n)
{
	struct cop_source *old = COP_NEW_N(w->a, struct cop_source, n + 3),
			  *new = COP_NEW_N(w->a, struct cop_source, n + 3);
	struct cop_community like = { .today = cop_date_of(2026, 6, 15) };
	struct cop_error err = { 0 };
	size_t nold = 0, nnew = 0;

	like.cop = COP_NEW(w->a, struct cop_cop);
	assert_int_equal(cop_store_begin(w->a, "/nowhere", &like.store, &err), COP_OK);
	for (size_t i = 0; i < COP_COUNT(people); i++) {
		bool given = false;

		for (size_t k = 0; k < n; k++)
			given |= strcmp(files[k].path, people[i].path) == 0;
		if (given)
			continue;
		add(w, old, &nold, people[i].path, people[i].old);
		add(w, new, &nnew, people[i].path, people[i].old);
	}
	for (size_t i = 0; i < n; i++) {
		add(w, old, &nold, files[i].path, files[i].old);
		add(w, new, &nnew, files[i].path, new_text(&files[i]));
	}
	assert_int_equal(cop_community_part(w->a, &like, old, nold, &w->old, &err),
			 COP_OK);
	assert_int_equal(cop_community_part(w->a, &like, new, nnew, &w->new, &err),
			 COP_OK);
}

static void put_sentences(struct cop_buf *out, const char *mark, const char *const *list)
{
	for (; list && *list; list++)
		cop_buf_printf(out, "  %s %s\n", mark, *list);
}

static const char *lines(struct world *w, const struct cop_tale *tale)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	for (size_t i = 0; i < tale->n; i++) {
		cop_buf_printf(&out, "%s\n", tale->at[i].text);
		put_sentences(&out, "-", tale->at[i].was);
		put_sentences(&out, "+", tale->at[i].is);
	}
	return cop_buf_keep(&out, w->a);
}

static const char *told(struct world *w, enum cop_tier readers)
{
	const struct cop_told_sides sides = { w->old, w->new, NULL, readers };
	struct cop_tale tale;

	cop_tell(w->a, &sides, &tale);
	return lines(w, &tale);
}

static const char *so_that(struct world *w)
{
	const struct cop_told_sides sides = { w->old, w->new, NULL, 0 };
	struct cop_tale tale;

	cop_tell_so_that(w->a, &sides, &tale);
	return lines(w, &tale);
}

/* One file that changed, and what is said of it. */
struct one {
	const char *path, *old, *new, *expected;
};

static void tell_each(const struct one *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct file file = { cases[i].path, cases[i].old, cases[i].new };
		WITH_WORLD(w);

		open_world(&w, &file, 1);
		assert_string_equal(told(&w, 0), cases[i].expected);
	}
}

#define ROLE "title: Scribe\nkind: role\nimportance: required\n"
#define GROUP "title: Core\nkind: group\n"

static void tells_who_holds_a_role_and_until_when(void **state)
{
	static const struct one cases[] = {
		{ "roles/scribe.yaml", NULL, ROLE,
		  "Scribe is defined, required; nobody holds it yet\n" },
		{ "roles/scribe.yaml", ROLE, NULL, "Scribe is no longer defined\n" },
		{ "roles/scribe.yaml",
		  ROLE "holders:\n  - {member: ana, from: 2026-01-01}\n", NULL,
		  "Scribe is no longer defined; it was held by Ana Silva\n" },
		{ "roles/scribe.yaml", ROLE,
		  ROLE "term: 12 months\nholders:\n"
		       "  - {member: ana, from: 2026-02-01, hours_per_week: 3}\n",
		  "Ana Silva becomes Scribe from 2026-02-01 until 2027-01-31, 3 h a "
		  "week\n"
		  "Scribe: term is 12 months\n" },
		{ "roles/scribe.yaml", ROLE,
		  ROLE "holders:\n  - {member: ana, from: 2025-01-01, to: 2025-12-31}\n",
		  "Ana Silva was Scribe from 2025-01-01 to 2025-12-31\n" },
		{ "roles/scribe.yaml",
		  ROLE "holders:\n  - {member: ana, from: 2026-02-01}\n",
		  ROLE "holders:\n  - {member: ana, from: 2026-02-01, to: 2026-07-01}\n"
		       "  - {member: ben, from: 2026-07-02}\n",
		  "Ana Silva steps down as Scribe on 2026-07-01 (since 2026-02-01)\n"
		  "Ben Okoro becomes Scribe from 2026-07-02\n" },
		{ "roles/scribe.yaml",
		  ROLE "holders:\n  - {member: ana, from: 2026-02-01, to: 2026-07-01}\n",
		  ROLE "holders:\n  - {member: ana, from: 2026-02-01, to: 2026-09-01}\n",
		  "Ana Silva stays Scribe until 2026-09-01 (was until 2026-07-01)\n" },
		{ "roles/scribe.yaml",
		  ROLE "holders:\n  - {member: ana, from: 2026-02-01, to: 2026-07-01}\n",
		  ROLE "holders:\n  - {member: ana, from: 2026-02-01}\n",
		  "Ana Silva stays Scribe without an end (was until 2026-07-01)\n" },
		{ "roles/scribe.yaml",
		  ROLE "holders:\n  - {member: ana, from: 2026-02-01}\n",
		  ROLE "holders:\n  - {member: ana, from: 2026-03-01}\n",
		  "Ana Silva is Scribe from 2026-03-01 (was from 2026-02-01)\n" },
		{ "roles/scribe.yaml",
		  ROLE "holders:\n  - {member: ana, from: 2026-02-01}\n", ROLE,
		  "Ana Silva is no longer on record as Scribe (from 2026-02-01)\n" },
		{ "roles/scribe.yaml",
		  ROLE
		  "holders:\n  - {member: ana, from: 2026-02-01, hours_per_week: 2}\n",
		  ROLE "holders:\n  - {member: ana, from: 2026-02-01, percent: 10, "
		       "agreed_with: Ann}\n",
		  "Ana Silva gives 10 % of the working time as Scribe (was 2 h a week)\n"
		  "Ana Silva as Scribe: agreed with changed\n" },
		{ "roles/core.yaml", GROUP,
		  GROUP "holders:\n  - {member: ben, from: 2026-02-01, lead: true}\n",
		  "Ben Okoro joins Core and leads it from 2026-02-01\n" },
		{ "roles/scribe.yaml", ROLE,
		  "title: Writer\nkind: role\nimportance: required\nclosed: 2026-05-01\n"
		  "duties:\n  - {id: minutes, text: Writes the minutes.}\n",
		  "Scribe is called Writer now\nWriter is closed on 2026-05-01\n"
		  "Writer: duties: new: \"Writes the minutes.\"\n" },
	};

	(void)state;
	tell_each(cases, COP_COUNT(cases));
}

#define MEMBER "name: Dee Park\nconsent: {name: members}\nhistory:\n"
#define JOINED "  - {date: 2026-01-05, status: active}\n"

static void tells_who_comes_is_away_and_leaves(void **state)
{
	static const struct one cases[] = {
		{ "members/dee.yaml", NULL, MEMBER JOINED,
		  "Dee Park joins on 2026-01-05\n" },
		{ "members/dee.yaml", MEMBER JOINED, NULL,
		  "Dee Park is no longer in the register\n" },
		{ "members/dee.yaml", MEMBER JOINED,
		  MEMBER JOINED
		  "  - {date: 2026-03-01, status: on-break, until: 2026-05-01}\n",
		  "Dee Park is on a break from 2026-03-01 until 2026-05-01\n" },
		{ "members/dee.yaml",
		  MEMBER JOINED "  - {date: 2026-03-01, status: on-break}\n",
		  MEMBER JOINED "  - {date: 2026-03-01, status: on-break}\n"
				"  - {date: 2026-04-01, status: active}\n"
				"  - {date: 2026-06-01, status: alumni, cause: moved}\n",
		  "Dee Park is back on 2026-04-01\n"
		  "Dee Park leaves on 2026-06-01 (moved)\n" },
		{ "members/dee.yaml", MEMBER JOINED,
		  MEMBER "  - {date: 2026-01-06, status: active}\n",
		  "Dee Park: active on 2026-01-06 (was active on 2026-01-05)\n" },
		{ "members/dee.yaml", MEMBER JOINED,
		  "history:\n" JOINED "  - {date: 2026-06-01, status: erased}\n",
		  "dee asked to be removed; one line is left on 2026-06-01\n" },
		{ "members/dee.yaml", MEMBER JOINED,
		  "name: Dee Parker\nemail: dee@example.org\ntags: [early]\n"
		  "consent: {name: members}\nhistory:\n" JOINED,
		  "Dee Parker: name, email, tags changed\n" },
	};

	(void)state;
	tell_each(cases, COP_COUNT(cases));
}

#define CHARTER "history:\n  - {date: 2026-01-01, status: draft}\n"

static void tells_what_the_charter_says_now(void **state)
{
	static const struct one cases[] = {
		{ "charter.yaml",
		  CHARTER "scope:\n  in: [forms, letters]\n  out: [web]\n",
		  CHARTER "scope:\n  in: [letters, posters]\n  out: [web, forms]\n",
		  "scope now includes \"posters\"\nscope no longer includes \"forms\"\n"
		  "now out of scope: \"forms\"\n" },
		{ "charter.yaml", CHARTER "purpose: We write. We read. We rest.\n",
		  CHARTER "purpose: |\n  We write.\n  We read it aloud. We rest.\n",
		  "purpose is worded anew\n  - We read.\n  + We read it aloud.\n" },
		{ "charter.yaml", CHARTER "purpose: |\n  We write. We read.\n",
		  CHARTER "purpose: |\n  We write.\n  We read.\n",
		  "purpose: the same sentences, cut otherwise\n" },
		{ "charter.yaml", CHARTER, CHARTER "vision: Nobody has to call us.\n",
		  "vision is answered\n  + Nobody has to call us.\n" },
		{ "charter.yaml", CHARTER "vision: Nobody has to call us.\n", CHARTER,
		  "vision is no longer answered\n  - Nobody has to call us.\n" },
		{ "charter.yaml",
		  CHARTER
		  "objectives:\n  - {id: calls, text: Fewer calls, indicator: calls, "
		  "target: 1000, due: 2026-12-31}\n",
		  CHARTER
		  "objectives:\n  - {id: calls, text: Fewer calls, indicator: calls, "
		  "target: 900, due: 2026-12-31}\n"
		  "  - {id: fun, text: More fun}\n",
		  "objective \"Fewer calls\": target is now 900 (was 1000)\n"
		  "new objective: \"More fun\", not measured\n" },
		{ "charter.yaml",
		  CHARTER "audiences:\n  - {id: owners, text: Owners}\n"
			  "membership: {target_size: 100}\n",
		  CHARTER
		  "audiences:\n  - {id: owners, text: Owners, external: true}\n"
		  "  - {id: readers, text: Readers}\nmembership: {target_size: 120}\n",
		  "audiences \"Owners\": external is yes\naudiences: new: \"Readers\"\n"
		  "membership: target size is now 120 (was 100)\n" },
		{ "charter.yaml", CHARTER,
		  CHARTER "  - {date: 2026-02-01, status: adopted, by: [ana, cleo]}\n"
			  "  - {date: 2026-06-01, status: under-review}\n",
		  "version 1 is adopted on 2026-02-01 by Ana Silva and cleo\n"
		  "version 1 is under review from 2026-06-01\n" },
	};

	(void)state;
	tell_each(cases, COP_COUNT(cases));
}

#define ITEM "title: Clinic\nkind: clinic\nstatus: planned\n"

static void tells_what_moves_in_the_plan(void **state)
{
	static const struct one cases[] = {
		{ "plan/clinic.yaml", NULL, ITEM "owner: ana\ndue: 2026-07-01\n",
		  "\"Clinic\" is planned for 2026-07-01, owner Ana Silva\n" },
		{ "plan/clinic.yaml", ITEM "due: 2026-07-01\n", NULL,
		  "\"Clinic\" is no longer in the plan (due 2026-07-01)\n" },
		{ "plan/clinic.yaml", ITEM "due: 2026-07-01\nwas_due: [2026-06-01]\n",
		  ITEM "due: 2026-08-01\nwas_due: [2026-06-01, 2026-07-01]\n",
		  "\"Clinic\" moves from 2026-07-01 to 2026-08-01, moved 2 times now\n" },
		{ "plan/clinic.yaml", ITEM "owner: ana\n",
		  ITEM "owner: ben\neffort: 2 hours\n",
		  "\"Clinic\" goes to Ben Okoro (was with Ana Silva)\n"
		  "\"Clinic\": effort is 2 hours\n" },
		{ "plan/clinic.yaml", ITEM "owner: ana\n", ITEM,
		  "\"Clinic\" has no owner any more (was with Ana Silva)\n" },
		{ "plan/clinic.yaml", ITEM,
		  "title: Clinic\nkind: clinic\nstatus: done\ndone: 2026-06-01\n",
		  "\"Clinic\" is done, on 2026-06-01\n" },
		{ "plan/clinic.yaml", ITEM,
		  ITEM "occurrences:\n  - {date: 2026-07-02, due: 2026-07-09}\n",
		  "\"Clinic\" of 2026-07-02 moves to 2026-07-09\n" },
	};

	(void)state;
	tell_each(cases, COP_COUNT(cases));
}

#define CALLS "title: Calls\nkind: impact\n"
#define AGREED "history:\n  - {date: 2026-01-01, status: agreed}\n"

static void tells_notes_and_figures(void **state)
{
	static const struct one cases[] = {
		{ "notes/ask.yaml", NULL,
		  "date: 2026-06-01\nkind: ask\ntitle: A room\nby: [ana]\nowner: ben\n"
		  "due: 2026-06-30\n",
		  "ask: \"A room\" (2026-06-01), by Ana Silva; Ben Okoro answers by "
		  "2026-06-30\n" },
		{ "notes/ask.yaml", "date: 2026-06-01\nkind: ask\ntitle: A room\n",
		  "date: 2026-06-01\nkind: ask\ntitle: A room\noutcome: agreed\n"
		  "answered: 2026-06-05\nanswer: Yes.\n",
		  "ask \"A room\" is agreed, answered 2026-06-05\n"
		  "ask \"A room\": answer is written\n  + Yes.\n" },
		{ "indicators/calls.yaml", CALLS "unit: calls\n" AGREED,
		  CALLS "unit: minutes\n" AGREED,
		  "\"Calls\": unit is now \"minutes\" (was \"calls\")\n"
		  "\"Calls\" means something else now, and no break is marked: later "
		  "values "
		  "will be compared with earlier ones\n" },
		{ "indicators/calls.yaml", CALLS "unit: calls\n" AGREED,
		  CALLS "unit: minutes\n" AGREED
			"  - {date: 2026-06-01, status: agreed, break: "
			"true, note: Minutes tell more}\n",
		  "\"Calls\" is measured another way from 2026-06-01; values before and "
		  "after "
		  "cannot be compared: \"Minutes tell more\"\n"
		  "\"Calls\": unit is now \"minutes\" (was \"calls\")\n" },
		{ "observations/calls.yaml", "- {date: 2026-01-31, value: 10}\n",
		  "- {date: 2026-01-31, value: 12}\n- {date: 2026-02-28, value: 9}\n",
		  "calls: 9 on 2026-02-28\ncalls on 2026-01-31 is now 12 (was 10)\n" },
		{ "activity/2026-06-01-talk.yaml",
		  "date: 2026-06-01\ntitle: Talk\nattended: [ana]\n",
		  "date: 2026-06-01\ntitle: Talk\nattended: [ana, ben]\nguests: 1\n",
		  "\"Talk\" of 2026-06-01: 2 came and 1 guest (was 1 came)\n" },
	};

	(void)state;
	tell_each(cases, COP_COUNT(cases));
}

static void tells_settings_and_what_has_no_words_of_its_own(void **state)
{
	static const char before[] =
		"cop: 1\nuid: u\nname: N\nsummary: S\ntimezone: UTC\n"
		"language: en\nvisibility: open\n";
	static const struct one cases[] = {
		{ "cop.yaml", before,
		  "cop: 1\nuid: u\nname: N\nsummary: S\ntimezone: UTC\nlanguage: en\n"
		  "visibility: private\nlaunched: 2026-05-01\n"
		  "thresholds: {inactive-after: 400 days}\n"
		  "findings:\n  - {rule: seats, response: accepted, by: [ana], reason: "
		  "Soon, "
		  "until: 2026-12-31}\n",
		  "the community is launched on 2026-05-01\n"
		  "seats is accepted until 2026-12-31: \"Soon\"\n"
		  "visibility is now private (was open)\n"
		  "thresholds: new: id inactive-after, amount 400 days\n" },
		{ "practices/tip.yaml",
		  "title: Tip\nkind: guide\ntext: Do.\nstage: captured\nhistory:\n"
		  "  - {date: 2026-01-01, status: proposed}\n",
		  "title: Tip\nkind: guide\ntext: Do.\nstage: packaged\nhistory:\n"
		  "  - {date: 2026-01-01, status: proposed}\n"
		  "  - {date: 2026-06-01, status: adopted, by: [ana]}\n",
		  "\"Tip\" is adopted from 2026-06-01, by Ana Silva\n"
		  "\"Tip\": stage is now packaged (was captured)\n" },
		{ "budget.yaml",
		  "lines:\n  - {id: a, funding: f, text: Room, amount: 10 USD}\n",
		  "lines:\n  - {id: a, funding: f, text: Room, amount: 20 USD}\n",
		  "lines changed\n" },
	};

	(void)state;
	tell_each(cases, COP_COUNT(cases));
}

/* --- renaming --- */

static void follows_what_has_another_id(void **state)
{
	static const struct file files[] = {
		{ "members/dee.yaml", MEMBER JOINED, NULL },
		{ "members/dee-park.yaml", NULL, MEMBER JOINED },
		{ "roles/scribe.yaml",
		  ROLE
		  "purpose: Writes.\nholders:\n  - {member: dee, from: 2026-02-01}\n",
		  NULL },
		{ "roles/writer.yaml", NULL,
		  ROLE "purpose: Writes.\nholders:\n"
		       "  - {member: dee-park, from: 2026-02-01}\n" },
		{ "plan/clinic.yaml", ITEM "owner: dee\n", ITEM "owner: dee-park\n" },
	};
	const char *const *renamed;
	struct cop_told_sides sides;
	WITH_WORLD(w);

	(void)state;
	open_world(&w, files, COP_COUNT(files));
	assert_string_equal(told(&w, 0), "Scribe has the id writer now (was scribe)\n"
					 "Dee Park has the id dee-park now (was dee)\n");

	sides = (struct cop_told_sides){ w.old, w.new, NULL, 0 };
	renamed = cop_tell_renamed(w.a, &sides);
	assert_string_equal(renamed[0], "roles/scribe");
	assert_string_equal(renamed[1], "roles/writer");
	assert_string_equal(renamed[2], "members/dee");
	assert_string_equal(renamed[3], "members/dee-park");
	assert_null(renamed[4]);
}

static void takes_nobody_for_somebody_else(void **state)
{
	static const struct file files[] = {
		{ "members/dee.yaml", MEMBER JOINED, NULL },
		{ "members/eli.yaml", NULL,
		  "name: Eli Novak\nconsent: {name: members}\nhistory:\n" JOINED },
	};
	WITH_WORLD(w);

	(void)state;
	open_world(&w, files, COP_COUNT(files));

	assert_string_equal(told(&w, 0), "Dee Park is no longer in the register\n"
					 "Eli Novak joins on 2026-01-05\n");
}

/* --- consent --- */

static void names_people_as_far_as_they_agreed(void **state)
{
	const struct file files[] = {
		{ "roles/scribe.yaml", ROLE,
		  ROLE
		  "holders:\n  - {member: ana, from: 2026-02-01, hours_per_week: 2}\n"
		  "  - {member: ben, from: 2026-02-01}\n"
		  "  - {member: cleo, from: 2026-02-01}\n" },
		{ "members/ana.yaml", people[0].old,
		  "name: Ana Silva\nconsent: {name: public}\ntags: [early]\nhistory:\n"
		  "  - {date: 2026-01-01, status: active}\n" },
	};
	WITH_WORLD(w);

	(void)state;
	open_world(&w, files, COP_COUNT(files));

	assert_string_equal(told(&w, cop_tier_public),
			    "Ana Silva becomes Scribe from 2026-02-01\n"
			    "ben becomes Scribe from 2026-02-01\n"
			    "cleo becomes Scribe from 2026-02-01\n"
			    "Ana Silva: tags changed\n");
	assert_string_equal(told(&w, cop_tier_members),
			    "Ana Silva becomes Scribe from 2026-02-01, 2 h a week\n"
			    "Ben Okoro becomes Scribe from 2026-02-01\n"
			    "cleo becomes Scribe from 2026-02-01\n"
			    "Ana Silva: tags changed\n");
	assert_string_equal(told(&w, cop_tier_stewards),
			    "Ana Silva becomes Scribe from 2026-02-01, 2 h a week\n"
			    "Ben Okoro becomes Scribe from 2026-02-01\n"
			    "Cleo Roe becomes Scribe from 2026-02-01\n"
			    "Ana Silva: tags now: \"early\"\n");
}

static void takes_a_name_back_with_the_consent(void **state)
{
	const struct file files[] = {
		{ "members/ben.yaml", people[1].old,
		  "name: Ben Okoro\nhistory:\n  - {date: 2026-01-01, status: active}\n" },
		{ "roles/scribe.yaml",
		  ROLE "holders:\n  - {member: ben, from: 2026-02-01}\n", ROLE },
	};
	WITH_WORLD(w);

	(void)state;
	open_world(&w, files, COP_COUNT(files));

	assert_string_equal(told(&w, 0),
			    "ben is no longer on record as Scribe (from 2026-02-01)\n"
			    "ben: consent changed\n");
}

static void text_from_outside_comes_encoded(void **state)
{
	static const struct file files[] = {
		{ "plan/clinic.yaml", NULL,
		  "title: A\xe2\x80\x8b B\nkind: task\nstatus: idea\n" },
	};
	WITH_WORLD(w);

	(void)state;
	open_world(&w, files, 1);

	assert_string_equal(told(&w, 0), "\"A<U+200B> B\" is an idea\n");
}

/* --- what follows --- */

static void says_what_follows(void **state)
{
	static const struct file files[] = {
		{ "roles/scribe.yaml",
		  ROLE "holders:\n  - {member: ana, from: 2026-02-01}\n",
		  ROLE
		  "holders:\n  - {member: ana, from: 2026-02-01, to: 2026-06-01}\n" },
		{ "roles/sponsor.yaml",
		  "title: Sponsor\nkind: role\nholders:\n  - {member: ben, from: "
		  "2026-02-01}\n",
		  "title: Sponsor\nkind: role\nholders:\n"
		  "  - {member: ben, from: 2026-02-01, to: 2026-06-30}\n"
		  "  - {member: ana, from: 2026-08-01}\n" },
		{ "roles/core.yaml",
		  GROUP "holders:\n"
			"  - {member: ana, from: 2026-02-01, to: 2026-03-01}\n",
		  GROUP "holders:\n  - {member: ana, from: 2026-02-01, to: 2026-03-01}\n"
			"  - {member: ben, from: 2026-06-01}\n" },
		{ "roles/community-manager.yaml",
		  "title: Manager\nkind: role\nholders:\n"
		  "  - {member: ana, from: 2026-02-01, hours_per_week: 4}\n",
		  "title: Manager\nkind: role\nholders:\n"
		  "  - {member: ana, from: 2026-02-01, hours_per_week: 3}\n" },
		{ "plan/clinic.yaml", ITEM "owner: scribe\ndue: 2026-07-01\n", "same" },
		{ "members/dee.yaml", MEMBER JOINED,
		  MEMBER JOINED "  - {date: 2026-06-30, status: alumni}\n" },
		{ "plan/forum.yaml",
		  "title: Forum\nkind: task\nstatus: planned\nowner: dee\ndue: "
		  "2026-07-10\n",
		  "same" },
		{ "charter.yaml",
		  "history:\n  - {date: 2026-01-01, status: adopted}\npurpose: A.\n",
		  "history:\n  - {date: 2026-01-01, status: adopted}\npurpose: B.\n" },
	};
	WITH_WORLD(w);

	(void)state;
	open_world(&w, files, COP_COUNT(files));

	assert_string_equal(
		so_that(&w),
		"Core is filled again\n"
		"the Scribe seat (required) is now vacant\n"
		"the Sponsor seat is vacant from 2026-07-01 until 2026-08-01, when Ana "
		"Silva "
		"begins\n"
		"the managers have 3 h a week instead of 4\n"
		"2 items lose their owner: \"Clinic\" due 2026-07-01, \"Forum\" due "
		"2026-07-10\n"
		"the charter is no longer what was adopted on 2026-01-01 as version 1, "
		"and "
		"does not say so\n");
}

static void who_leaves_hands_over_and_is_thanked(void **state)
{
	static const struct file files[] = {
		{ "members/dee.yaml", MEMBER JOINED,
		  MEMBER JOINED
		  "  - {date: 2026-06-30, status: alumni, cause: resigned}\n" },
		{ "plan/clinic.yaml", ITEM "owner: dee\n", ITEM "owner: ben\n" },
		{ "plan/forum.yaml",
		  "title: Forum\nkind: task\nstatus: planned\nowner: dee\n",
		  "title: Forum\nkind: task\nstatus: planned\nowner: ben\n" },
		{ "notes/thanks.yaml", NULL,
		  "date: 2026-06-15\nkind: recognition\ntitle: Thanks\npeople: [dee]\n" },
	};
	WITH_WORLD(w);

	(void)state;
	open_world(&w, files, COP_COUNT(files));

	assert_string_equal(
		told(&w, 0),
		"Dee Park leaves on 2026-06-30 (resigned), thanked; 2 items go to "
		"Ben Okoro\n"
		"recognition: \"Thanks\" (2026-06-15)\n");
	assert_string_equal(so_that(&w), "");
}

/* --- many --- */

static void many_that_say_the_same_are_told_together(void **state)
{
	static struct file files[FILES];
	struct cop_told_sides sides;
	struct cop_tale tale, folded;
	WITH_WORLD(w);

	(void)state;
	for (size_t i = 0; i < FILES; i++)
		files[i] = (struct file){ cop_arena_printf(w.a, "members/m%zu.yaml", i),
					  NULL, "name: X\nhistory:\n" JOINED };
	open_world(&w, files, FILES);
	sides = (struct cop_told_sides){ w.old, w.new, NULL, 0 };
	cop_tell(w.a, &sides, &tale);
	folded = cop_tale_fold(&tale, FILES);
	assert_int_equal(folded.n, FILES);

	folded = cop_tale_fold(&tale, FILES - 1);
	assert_string_equal(lines(&w, &folded), "8 people join: m0, m1 and 6 more\n");
}

static void a_new_charter_is_one_sentence(void **state)
{
	static const struct file file = { "charter.yaml", NULL,
					  CHARTER "vision: A.\npurpose: B.\n"
						  "scope:\n  in: [forms]\n" };
	struct cop_told_sides sides;
	struct cop_tale tale, folded;
	WITH_WORLD(w);

	(void)state;
	open_world(&w, &file, 1);
	sides = (struct cop_told_sides){ w.old, w.new, NULL, 0 };
	cop_tell(w.a, &sides, &tale);
	folded = cop_tale_fold(&tale, 2);

	assert_string_equal(lines(&w, &folded),
			    "3 answers are given: scope.in, vision and 1 more\n"
			    "the charter is a draft from 2026-01-01\n");
}

/* --- beside records --- */

static enum cop_beside beside(const char *old, const char *new)
{
	const struct cop_source was = { "a.yaml", old, strlen(old) },
				is = { "a.yaml", new, strlen(new) };

	return cop_tell_beside(&was, &is);
}

static void tells_layout_from_keys_of_ones_own(void **state)
{
	(void)state;
	assert_int_equal(beside("a: 1\nb: [x]\n", "# c\nb:\n  - 'x'\na: 1\n"),
			 COP_BESIDE_LAYOUT);
	assert_int_equal(beside("a: 1\nx-y: {z: 1}\n", "a: 1\nx-y: {z: 2}\n"),
			 COP_BESIDE_OWN_KEYS);
	assert_int_equal(beside("l:\n  - {id: a}\n", "l:\n  - {id: a, x-n: b}\n"),
			 COP_BESIDE_OWN_KEYS);
	assert_int_equal(beside("a: 1\n", "a: [\n"), COP_BESIDE_UNREADABLE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_who_holds_a_role_and_until_when),
		cmocka_unit_test(tells_who_comes_is_away_and_leaves),
		cmocka_unit_test(tells_what_the_charter_says_now),
		cmocka_unit_test(tells_what_moves_in_the_plan),
		cmocka_unit_test(tells_notes_and_figures),
		cmocka_unit_test(tells_settings_and_what_has_no_words_of_its_own),
		cmocka_unit_test(follows_what_has_another_id),
		cmocka_unit_test(takes_nobody_for_somebody_else),
		cmocka_unit_test(names_people_as_far_as_they_agreed),
		cmocka_unit_test(takes_a_name_back_with_the_consent),
		cmocka_unit_test(text_from_outside_comes_encoded),
		cmocka_unit_test(says_what_follows),
		cmocka_unit_test(who_leaves_hands_over_and_is_thanked),
		cmocka_unit_test(many_that_say_the_same_are_told_together),
		cmocka_unit_test(a_new_charter_is_one_sentence),
		cmocka_unit_test(tells_layout_from_keys_of_ones_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
