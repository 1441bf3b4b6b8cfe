/* SPDX-License-Identifier: MIT */
#include "doc_sample.h"

#include <string.h>

static struct cop_value text(struct cop_arena *a, const char *s)
{
	return s ? cop_v_text(cop_str_text(a, s)) : cop_v_text(NULL);
}

static struct cop_date day(int year, int month, int dom)
{
	return cop_date_of(year, month, dom);
}

static void add_head(struct cop_doc *d)
{
	cop_v_put(d->arena, &d->head, "community", text(d->arena, "Plain Words"));
	cop_v_put(d->arena, &d->head, "as_of", cop_v_date(day(2026, 6, 15)));
}

static const struct cop_column role_columns[] = {
	{ "id" },
	{ "title" },
	{ "need" },
	{ "term", "months", COP_COL_RIGHT },
	{ "purpose", NULL, COP_COL_WIDE },
	{ "holders" },
	{ "held", NULL, COP_COL_COMPUTED },
	{ "why", NULL, COP_COL_JSON | COP_COL_COMPUTED },
	{ "note", NULL, COP_COL_NO_JSON },
};

static void add_role(struct cop_table *t, const char *id, const char *title, double term,
		     const char *holder, const char *note)
{
	struct cop_value *row = cop_table_row(t);
	struct cop_value holders = cop_v_list();

	if (holder) {
		cop_v_push(t->arena, &holders, cop_v_word(holder));
		cop_v_push(t->arena, &holders, cop_v_word("ben-okoro"));
	}
	row[0] = cop_v_word(id);
	row[1] = text(t->arena, title);
	row[2] = cop_v_word("required");
	row[3] = term > 0 ? cop_v_num(term) : cop_v_word(NULL);
	row[4] = text(t->arena, "Keeps the\nminutes\tand the | list");
	row[5] = holders;
	row[6] = cop_v_num(holder ? 1 : 0);
	row[7] = holder ? cop_v_word("held") : cop_v_word(NULL);
	row[8] = text(t->arena, note);
}

static void add_list(struct cop_doc *d)
{
	struct cop_table *t =
		cop_doc_table(d, NULL, "roles", role_columns, COP_COUNT(role_columns));

	t->item = "items";
	t->empty = "no roles yet";
	cop_v_put(d->arena, &d->head, "total", cop_v_num(3));
	add_role(t, "scribe", "Scribe", 12, "ana-silva", "=1+1");
	add_role(t, "host", "Gast\xC3\xA9geberin \xE4\xB8\xBB\xE4\xBA\xBA <b>", 6, NULL,
		 "a longer remark that a narrow terminal has to cut somewhere");
	add_role(t, "sponsor", "Spo\x1B[31mnsor, \"the\" backer", 0, "mary-chen", NULL);
}

static void add_show(struct cop_doc *d)
{
	struct cop_arena *a = d->arena;
	struct cop_value item = cop_v_map(), duties = cop_v_list(), holders = cop_v_map();
	struct cop_value holder = cop_v_map(), duty = cop_v_map(), computed = cop_v_map();
	struct cop_value tags = cop_v_list();

	cop_v_put(a, &duty, "id", cop_v_word("minutes"));
	cop_v_put(a, &duty, "text", text(a, "Writes the minutes"));
	cop_v_push(a, &duties, duty);
	duty = cop_v_map();
	cop_v_put(a, &duty, "id", cop_v_word("archive"));
	cop_v_put(a, &duty, "hours", cop_v_num(1.5));
	cop_v_push(a, &duties, duty);
	cop_v_put(a, &holder, "from", cop_v_date(day(2026, 2, 27)));
	cop_v_put(a, &holder, "lead", cop_v_bool(true));
	cop_v_put(a, &holders, "ana-silva", holder);
	cop_v_push(a, &tags, cop_v_word("notes"));
	cop_v_push(a, &tags, cop_v_word("archive"));
	cop_v_put(a, &computed, "status", cop_v_word("held"));
	cop_v_put_str(a, &computed, cop_str_text(a, "How \"well\"?"), cop_v_num(0.75));
	cop_v_put(a, &item, "id", cop_v_word("scribe"));
	cop_v_put(a, &item, "title", text(a, "Scribe"));
	cop_v_put(a, &item, "purpose",
		  text(a,
		       "Keeps what was said.\n\nSo that those who were not there can "
		       "follow, and so that nobody has to decide the same thing twice."));
	cop_v_put(a, &item, "tags", tags);
	cop_v_put(a, &item, "duties", duties);
	cop_v_put(a, &item, "holders", holders);
	cop_v_put(a, &item, "empty", cop_v_list());
	cop_v_put(a, &item, "computed", computed);
	cop_doc_fields(d, NULL, "item", item);
}

static const struct cop_point quarters[] = {
	{ .label = "2025-Q2", .value = 31, .known = true },
	{ .label = "2025-Q3", .value = 35, .known = true },
	{ .label = "2025-Q4" },
	{ .label = "2026-Q1", .value = 37, .known = true },
	{ .label = "2026-Q2", .value = 43.333333, .known = true },
};
static const struct cop_point nothing[4];

static void add_figures(struct cop_doc *d, struct cop_block *in)
{
	struct cop_figure *f = cop_doc_figure(d, in);

	*f = (struct cop_figure){ .id = "manager-time",
				  .title = "managers' time",
				  .level = COP_LEVEL_ACT,
				  .k = 4,
				  .n = 5.5,
				  .unit = "h",
				  .has_value = true,
				  .value = 72.7272,
				  .shown = "4 h of 5 h 30",
				  .source = "roles/community-manager.yaml:21" };
	f = cop_doc_figure(d, in);
	*f = (struct cop_figure){ .id = "participation-rate",
				  .title = "participation",
				  .level = COP_LEVEL_WATCH,
				  .has_target = true,
				  .target = 50,
				  .target_due = day(2026, 12, 31),
				  .period = "2026-Q2",
				  .definition =
					  "members with at least one contribution or "
					  "attendance, of those not on a break",
				  .why = "up 6 points",
				  .trend = quarters,
				  .ntrend = COP_COUNT(quarters) };
	cop_figure_share(f, 13, 30);
	f = cop_doc_figure(d, in);
	*f = (struct cop_figure){ .id = "plan-on-time",
				  .title = "plan on time",
				  .level = COP_LEVEL_WATCH,
				  .has_target = true,
				  .target = 60,
				  .why = "too few for a share" };
	cop_figure_share(f, 5, 8);
	f = cop_doc_figure(d, in);
	*f = (struct cop_figure){ .id = "calls",
				  .name = cop_str_text(d->arena, "Avoidable <calls>"),
				  .level = COP_LEVEL_OK,
				  .has_value = true,
				  .value = 1040,
				  .unit_text = cop_str_text(d->arena, "calls a month"),
				  .has_target = true,
				  .target = 900 };
	f = cop_doc_figure(d, in);
	*f = (struct cop_figure){ .id = "belonging",
				  .title = "belonging",
				  .k = 2,
				  .n = 4,
				  .state = COP_SUPPRESSED,
				  .trend = quarters,
				  .ntrend = 2 };
	f = cop_doc_figure(d, in);
	*f = (struct cop_figure){ .id = "response-time",
				  .title = "response time",
				  .state = COP_NOT_KNOWN,
				  .level = COP_LEVEL_NO_DATA,
				  .trend = nothing,
				  .ntrend = COP_COUNT(nothing),
				  .source = "cop health import threads.mbox" };
}

static void add_health(struct cop_doc *d)
{
	cop_doc_line(d, NULL, "%s",
		     "Plain Words \xC2\xB7 health \xC2\xB7 1 act, 2 watch");
	add_figures(d, NULL);
	cop_doc_line(d, NULL, "hidden at this stage: size (cop health --all)");
	cop_doc_data(d, NULL, "hidden", cop_v_list());
}

static struct cop_point *dated(struct cop_arena *a, const double *values, size_t n,
			       size_t break_at)
{
	struct cop_point *p = COP_NEW_N(a, struct cop_point, n);

	for (size_t i = 0; i < n; i++) {
		p[i].date = day(2025 + (int)(i + 6) / 12, (int)(i + 6) % 12 + 1, 28);
		p[i].value = values[i];
		p[i].known = values[i] > 0;
		p[i].break_here = break_at && i == break_at;
	}
	return p;
}

static void add_charts(struct cop_doc *d, struct cop_block *in)
{
	static const double calls[] = { 1200, 1180, 1210, 1150, -1, 1090, 1100, 1040 };
	static const double target[] = { 1200, 1160, 1120, 1080, 1040, 1000, 950, 900 };
	static const double met[] = { 12, 15, 14, 19, 21, 22 };
	struct cop_curve *lines = COP_NEW_N(d->arena, struct cop_curve, 2);
	struct cop_curve *bars = COP_NEW(d->arena, struct cop_curve);
	struct cop_chart chart = { .title = "Avoidable calls fell from 1200 to 1040",
				   .unit = "calls a month",
				   .series = lines,
				   .n = 2 };

	lines[0].label = "calls";
	lines[0].at = dated(d->arena, calls, lines[0].n = COP_COUNT(calls), 0);
	lines[0].has_target = true;
	lines[0].target = 900;
	lines[0].target_due = day(2026, 3, 31);
	lines[1].name = cop_str_text(d->arena, "wanted & promised");
	lines[1].at = dated(d->arena, target, lines[1].n = COP_COUNT(target), 3);
	cop_doc_chart(d, in, "calls", &chart);
	bars->label = "people";
	bars->at = dated(d->arena, met, bars->n = COP_COUNT(met), 0);
	bars->has_target = true;
	bars->target = 25;
	chart = (struct cop_chart){
		.title_text = cop_str_text(d->arena, "Attendance rose from 12 to 22"),
		.description = "12, 15, 14, 19, 21, 22: rising since October",
		.series = bars,
		.n = 1,
		.bars = true,
	};
	cop_doc_chart(d, in, "attendance", &chart);
}

static const char story[] =
	"# A letter that people *understood*\n\n"
	"The tax office rewrote [its reminder](https://example.org/letter?a=1&b=2), "
	"and\n"
	"<script>alert(1)</script> fewer people called.\n\n"
	"- [no](javascript:alert(1)), ![a photo](https://example.org/track.png)\n"
	"- `<code>` stays, <b>tags</b> show\n\n"
	"<div onclick=\"x()\">\nblock\n</div>\n\n"
	"> I knew what to do. -- a reader\n";

static void add_report(struct cop_doc *d)
{
	static const struct cop_column cols[] = {
		{ "objective" }, { "due", "Due" }, { "now", "Now" }, { "light", "State" }
	};
	struct cop_block *s, *in;
	struct cop_table *t;
	struct cop_value *row;

	d->sections = true;
	d->title =
		cop_str_text(d->arena, "Plain Words \xE2\x80\x93 sponsor report 2026-Q2");
	d->subtitle =
		cop_str_text(d->arena, "For Mary Chen & the board, April to June 2026");
	s = cop_doc_section(d, NULL, "short", "In short");
	cop_doc_line(d, s,
		     "13 of 30 members took an active part, 2 more than in the quarter "
		     "before; the managers have 4 of the 5 h 30 they need.");
	cop_doc_line(d, s, "One thing is wanted from you: a second manager.");
	s = cop_doc_section(d, NULL, "figures", "How are we?");
	add_figures(d, s);
	add_charts(d, s);
	s = cop_doc_section(d, NULL, "objectives", "What we promised");
	t = cop_doc_table(d, s, "objectives", cols, COP_COUNT(cols));
	row = cop_table_row(t);
	row[0] = text(d->arena, "Half of the members | take part");
	row[1] = cop_v_date(day(2026, 12, 31));
	row[2] = cop_v_num(43);
	row[3] = cop_v_word("watch");
	row = cop_table_row(t);
	row[0] = text(d->arena, "Fewer avoidable calls");
	row[2] = cop_v_num(1040);
	in = cop_doc_section(d, s, "empty", "Other promises");
	t = cop_doc_table(d, in, "others", cols, COP_COUNT(cols));
	t->empty = "no other promises";
	s = cop_doc_section(d, NULL, "stories", "What changed");
	cop_doc_prose(d, s, "story", cop_str_text(d->arena, story));
	s = cop_doc_section(d, NULL, "money", "Money");
	cop_doc_gap(d, s, "money",
		    "cop budget add funding \"...\" --amount \"12000 USD\"");
}

struct cop_doc *sample_doc(struct cop_arena *a, const char *name)
{
	static const struct {
		const char *name, *schema;
		void (*add)(struct cop_doc *d);
	} samples[] = {
		{ "list", "cop.role-list/1", add_list },
		{ "show", "cop.role/1", add_show },
		{ "health", "cop.health/1", add_health },
		{ "report", "cop.report/1", add_report },
	};

	for (size_t i = 0; i < COP_COUNT(samples); i++) {
		struct cop_doc *d;

		if (strcmp(samples[i].name, name) != 0)
			continue;
		d = cop_doc_new(a, samples[i].schema);
		add_head(d);
		samples[i].add(d);
		return d;
	}
	return NULL;
}

static const struct cop_rule_id unknown_reference = { .id = "unknown-reference",
						      .established = COP_ERROR };
static const struct cop_rule_id work_exceeds_time = { .id = "work-exceeds-time",
						      .established = COP_WARNING };

static struct cop_where where(struct cop_arena *a, const char *path, const char *text_,
			      const char *at, size_t len)
{
	struct cop_source *src = COP_NEW(a, struct cop_source);

	*src = (struct cop_source){ path, text_, strlen(text_) };
	return (struct cop_where){ .at = { src, (uint32_t)(strstr(text_, at) - text_) },
				   .len = (uint32_t)len,
				   .record = "roles/scribe",
				   .path = "reports_to" };
}

void sample_findings(struct cop_arena *a, struct cop_findings *ret)
{
	static const char scribe[] = "id: scribe\ntitle: Scribe\n\n\n\n\n\n\n"
				     "reports_to: facilitatr\n";
	static const char host[] = "title: \xE4\xB8\xBB\xE4\xBA\xBA\t# wide\n"
				   "hours: 3\n";
	struct cop_finding *f;

	cop_findings_init(ret, a);
	f = cop_find(ret, &unknown_reference,
		     where(a, "roles/scribe.yaml", scribe, "facilitatr", 10),
		     "no role 'facilitatr'");
	cop_finding_hint(ret, f, "did you mean 'facilitator'? cop role list");
	f = cop_find(ret, &work_exceeds_time,
		     where(a, "roles/host.yaml", host, "# wide", 6),
		     "managers have 4 h a week, the plan needs 5 h 30 min");
	f->since = day(2026, 5, 25).day;
	cop_finding_hint(ret, f, "cop plan slip ITEM 4w");
	f = cop_find(ret, &work_exceeds_time, where(a, "roles/host.yaml", host, "3", 1),
		     "hours | are few");
	f->accepted = "second manager starts in October";
	f = cop_find(ret, &unknown_reference, (struct cop_where){ .record = "cop" },
		     "a finding without a file");
	f->severity = COP_CRITICAL;
	cop_findings_sort(ret);
}
