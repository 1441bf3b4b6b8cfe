/* SPDX-License-Identifier: MIT */
/* Of the charter: how it is lived, by whom, and when it was agreed. */
#include "report/charter.h"

#include "report/consent.h"

static void put_rhythm(struct cop_report *r, struct cop_value *map, const char *key,
		       const char *name, struct cop_duration d)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (d.unit == COP_UNIT_NONE)
		return;
	cop_buf_text(&out, "every ");
	cop_duration_write(&out, d);
	if (d.n == 1)
		cop_buf_splice(&out, 6, 2, "", 0); /* "every month" */
	cop_v_put_named(r->arena, map, key, name,
			cop_v_word(cop_buf_keep(&out, r->arena)));
}

void cop_charter_part_gathering(struct cop_report *r, struct cop_block *s)
{
	const struct cop_charter *c = r->c->charter;
	struct cop_value map = cop_v_map(), list = cop_v_list();

	put_rhythm(r, &map, "online", "online", c->cadence.online);
	put_rhythm(r, &map, "in_person", "in one place", c->cadence.in_person);
	put_rhythm(r, &map, "roundup", "round-up", c->cadence.roundup);
	put_rhythm(r, &map, "sponsor_report", "report to the sponsor",
		   c->cadence.sponsor_report);
	put_rhythm(r, &map, "survey", "survey", c->cadence.survey);
	for (size_t i = 0; i < c->activities.n; i++)
		cop_v_push(r->arena, &list, cop_v_text(c->activities.at[i].text));
	if (list.u.list.n)
		cop_v_put_named(r->arena, &map, "activities", "what we do", list);
	cop_charter_gap(r, s, map.u.map.n > 0, "rhythms", "cadence.online");
	if (map.u.map.n)
		cop_doc_fields(r->doc, s, "rhythms", map);
}

static void put_barriers(struct cop_report *r, struct cop_block *s)
{
	static const struct cop_column columns[] = {
		{ "text", "What could keep people away", 0 },
		{ "remedy", "What we do about it", 0 },
		{ "owner", "Who sees to it", 0 },
		{ "id", NULL, COP_COL_JSON },
	};
	const struct cop_charter_participation *p = &r->c->charter->participation;
	struct cop_table *t;

	if (!p->barriers.n)
		return;
	t = cop_doc_table(r->doc, s, "barriers", columns, COP_COUNT(columns));
	for (size_t i = 0; i < p->barriers.n; i++) {
		const struct cop_barrier *b = &p->barriers.at[i];
		struct cop_value *row = cop_table_row(t);

		row[0] = cop_v_text(b->text);
		row[1] = cop_v_text(b->remedy);
		row[2] = cop_report_who(r, b->owner);
		row[3] = cop_v_word(b->rec.id);
	}
}

void cop_charter_part_participation(struct cop_report *r, struct cop_block *s)
{
	const struct cop_charter_participation *p = &r->c->charter->participation;
	const struct cop_charter_meaningful *m = &p->meaningful;
	struct cop_value map = cop_v_map();
	bool any;

	cop_v_put_named(r->arena, &map, "time_ask", "time it takes",
			cop_v_text(p->time_ask));
	cop_v_put_named(r->arena, &map, "consume", "who reads and listens",
			cop_v_text(m->consume));
	cop_v_put_named(r->arena, &map, "contribute", "who brings something",
			cop_v_text(m->contribute));
	cop_v_put_named(r->arena, &map, "collaborate", "who works with others",
			cop_v_text(m->collaborate));
	cop_v_put_named(r->arena, &map, "co-create", "who makes something new",
			cop_v_text(m->co_create));
	cop_v_put_named(r->arena, &map, "champion", "who leads", cop_v_text(m->champion));
	any = map.u.map.n > 0;
	if (any)
		cop_doc_fields(r->doc, s, "ways", map);
	any |= cop_charter_texts(r, s, "benefits", "what a member gets", p->benefits.at,
				 p->benefits.n);
	any |= cop_charter_texts(r, s, "first_steps", "the first week", p->first_steps.at,
				 p->first_steps.n);
	put_barriers(r, s);
	any |= cop_charter_prose(r, s, "first_experience", "What a newcomer meets",
				 p->first_experience);
	any |= cop_charter_prose(r, s, "expectations", "What we ask of members",
				 p->expectations);
	cop_charter_gap(r, s, any, "how members take part", "participation.time_ask");
}

void cop_charter_part_policies(struct cop_report *r, struct cop_block *s)
{
	const struct cop_charter *c = r->c->charter;
	const struct cop_charter_policies *p = &c->policies;
	struct cop_value contact = cop_report_who(r, p->contact);
	struct cop_value reasons = cop_v_list(), map = cop_v_map();
	bool any = cop_charter_texts(r, s, "values", "what we stand by", c->values.at,
				     c->values.n);

	for (size_t i = 0; i < p->rejection.n; i++)
		cop_v_push(r->arena, &reasons, cop_v_text(p->rejection.at[i].text));
	if (reasons.u.list.n)
		cop_v_put_named(r->arena, &map, "rejection", "reasons to decline",
				reasons);
	cop_v_put_named(r->arena, &map, "contact", "whom to tell when something is wrong",
			contact);
	if (map.u.map.n)
		cop_doc_fields(r->doc, s, "rules", map);
	any |= cop_charter_prose(r, s, "guidelines", "Guidelines", p->guidelines);
	any |= cop_charter_prose(r, s, "safety", "What keeps it safe", p->safety);
	any |= cop_charter_prose(r, s, "acceptance", "Who is accepted", p->acceptance);
	cop_charter_gap(r, s, any, "values and guidelines", "policies.guidelines");
}

void cop_charter_part_growth(struct cop_report *r, struct cop_block *s)
{
	const struct cop_charter_growth *g = &r->c->charter->growth;
	struct cop_value list = cop_v_list(), map = cop_v_map();
	bool any;

	for (size_t i = 0; i < g->channels.n; i++)
		cop_v_push(r->arena, &list, cop_v_text(g->channels.at[i].text));
	if (list.u.list.n) {
		cop_v_put(r->arena, &map, "channels", list);
		cop_doc_fields(r->doc, s, "channels", map);
	}
	any = list.u.list.n > 0;
	any |= cop_charter_prose(r, s, "message", "What to know before joining",
				 g->message);
	any |= cop_charter_prose(r, s, "discovery", "How people hear of us",
				 g->discovery);
	cop_charter_gap(r, s, any, "how we grow", "growth.message");
}

void cop_charter_part_success(struct cop_report *r, struct cop_block *s)
{
	const struct cop_charter_success *c = &r->c->charter->success;
	bool any = cop_charter_prose(r, s, "stories", "Stories", c->stories);

	any |= cop_charter_prose(r, s, "satisfaction", "Satisfaction", c->satisfaction);
	cop_charter_gap(r, s, any, "how success shows beyond numbers", "success.stories");
}

void cop_charter_part_knowledge(struct cop_report *r, struct cop_block *s)
{
	const struct cop_charter_knowledge *k = &r->c->charter->knowledge;
	bool any = cop_charter_prose(r, s, "create", "How it is made", k->create);

	any |= cop_charter_prose(r, s, "exchange", "How it is exchanged", k->exchange);
	any |= cop_charter_prose(r, s, "publish", "How it is published", k->publish);
	any |= cop_charter_prose(r, s, "peer_review", "How it is reviewed",
				 k->peer_review);
	cop_charter_gap(r, s, any, "what happens to what we know", "knowledge.publish");
}

void cop_charter_part_roles(struct cop_report *r, struct cop_block *s)
{
	static const struct cop_column columns[] = {
		{ "role", "Role", 0 },
		{ "purpose", "What for", 0 },
		{ "who", "Held by", 0 },
		{ "id", NULL, COP_COL_JSON },
	};
	const struct cop_role *role;
	struct cop_table *t = NULL;

	for (COP_EACH(r->c, role, role)) {
		struct cop_value *row;
		const char **who;
		size_t n;

		if (!cop_role_open(role, r->today) ||
		    (r->brief && role->importance != cop_importance_required))
			continue;
		if (!t)
			t = cop_doc_table(r->doc, s, "roles", columns,
					  COP_COUNT(columns));
		row = cop_table_row(t);
		n = role->holders.n ? cop_who_members(r->c, role->rec.id, r->today, &who)
				    : 0; /* `members` is everybody: no list of it */
		row[0] = cop_v_text(role->title);
		row[1] = cop_v_text(role->purpose);
		row[2] = cop_report_whos(r, who, n);
		row[3] = cop_v_word(role->rec.id);
	}
	if (!t)
		cop_doc_gap(r->doc, s, "roles", "cop role add --standard NAME");
}

void cop_charter_part_adoption(struct cop_report *r, struct cop_block *s)
{
	static const struct cop_column columns[] = {
		{ "date", "On", 0 },
		{ "status", "Became", 0 },
		{ "by", "By", 0 },
	};
	const struct cop_charter *c = r->c->charter;
	struct cop_table *t =
		cop_doc_table(r->doc, s, "history", columns, COP_COUNT(columns));
	char day[COP_DATE_TEXT];

	t->empty = "nothing has been agreed yet";
	for (size_t i = 0; i < c->history.n; i++) {
		const struct cop_charter_step *step = &c->history.at[i];
		struct cop_value *row;

		if (step->date.day > r->today.day)
			continue;
		row = cop_table_row(t);
		row[0] = cop_v_date(step->date);
		row[1] = cop_v_word(
			cop_enum_word(&cop_enum_charter_status, (int)step->status));
		row[2] = cop_report_whos(r, step->by.at, step->by.n);
	}
	if (c->review_by.day)
		cop_doc_line(r->doc, s, "To be read again by %s.",
			     cop_date_text(c->review_by, day));
	else
		cop_charter_gap(r, s, false, "a day to read it again", "review_by");
}
