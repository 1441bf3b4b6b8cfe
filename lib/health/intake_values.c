/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "base/enc.h"
#include "health/intake.h"
#include "health/readings.h"

/* One more than the last day a date can be. */
#define DAYS 110000

/* What is known of one day: a value on record, or the row that brings one. */
struct day {
	double value;
	bool known;
	size_t row; /* position among the rows + 1; 0: on record */
};

struct intake {
	const struct cop_health *h;
	const struct cop_gauge *g;
	const struct cop_intake_columns *cols;
	struct day *days;
};

static void note_record(struct intake *in, struct cop_date date, double value)
{
	in->days[date.day] = (struct day){ .value = value, .known = true };
}

static void note_records(struct intake *in)
{
	const struct cop_observation *o = cop_observation_of(in->h->c, in->g->id);

	for (size_t i = 0; o && i < o->readings.n; i++) {
		const struct cop_reading *r = &o->readings.at[i];

		double value;

		if (r->date.day && cop_reading_value(r, &value))
			note_record(in, r->date, value);
	}
	if (in->g->own && in->g->own->baseline.known && in->g->own->baseline_date.day)
		note_record(in, in->g->own->baseline_date, in->g->own->baseline.value);
}

static void check(const struct intake *in, struct cop_intake_row *row)
{
	struct cop_arena *a = in->h->arena;
	char day[COP_DATE_TEXT];
	static const struct cop_rule_id *const missing = &cop_rule_missing_field;
	static const struct cop_rule_id *const odd = &cop_rule_wrong_type;
	const struct cop_reading *r = &row->reading;

	if (!r->date.day)
		cop_intake_refuse(a, row, missing, "there is no date");
	if (r->date.day > in->h->asof.day)
		cop_intake_refuse(a, row, odd,
				  cop_arena_printf(a, "%s is still to come",
						   cop_date_text(r->date, day)));
	if (r->value.known && r->count.known)
		cop_intake_refuse(a, row, odd, "there is a value and a count");
	if (!r->value.known && !r->count.known)
		cop_intake_refuse(a, row, missing, "there is no value");
	if (r->count.known && !r->of.known)
		cop_intake_refuse(a, row, missing,
				  "a count needs the number it is out of");
	else if (r->count.known && r->count.value > r->of.value)
		cop_intake_refuse(a, row, odd, "the count is more than all");
	if (r->from.day && r->date.day && r->from.day >= r->date.day)
		cop_intake_refuse(a, row, odd, "the first day is not before the last");
}

static void read_cells(struct intake *in, struct cop_intake_row *row)
{
	static const enum cop_intake_field fields[] = {
		COP_INTAKE_DATE, COP_INTAKE_VALUE, COP_INTAKE_COUNT, COP_INTAKE_OF,
		COP_INTAKE_FROM, COP_INTAKE_URL,   COP_INTAKE_NOTE,
	};
	struct cop_reading *r = &row->reading;

	for (size_t i = 0; i < COP_COUNT(fields); i++)
		(void)cop_intake_take(in->h->arena, in->cols, fields[i],
				      &cop_schema_reading, r, row);
	if (row->what != COP_INTAKE_REFUSED)
		check(in, row);
}

/* The records tell it from then on. */
static bool is_computed(const struct intake *in, struct cop_date date)
{
	struct cop_date first = in->h->deeds.first;

	return in->g->computed && first.day && date.day >= first.day;
}

static const char *on_record(const struct intake *in, const struct day *d,
			     const struct cop_intake *all)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf value = { 0 };
	struct cop_arena *a = in->h->arena;

	cop_num_write(&value, round(d->value * 1e6) / 1e6);
	if (!d->row)
		return cop_arena_printf(a, "that day has %s already",
					cop_buf_str(&value));
	return cop_arena_printf(
		a, "that day has %s already: line %u", cop_buf_str(&value),
		cop_loc_place(cop_csv_loc(in->cols->csv, all->at[d->row - 1].row, 0))
			.line);
}

static void settle(struct intake *in, struct cop_intake *all, struct cop_intake_row *row)
{
	const struct cop_reading *r = &row->reading;
	double value;
	struct day *d;

	if (row->what == COP_INTAKE_REFUSED || !cop_reading_value(r, &value))
		return;
	d = &in->days[r->date.day];
	if (is_computed(in, r->date)) {
		cop_intake_refuse(in->h->arena, row, &cop_rule_duplicate_entry,
				  "it is computed from the records of that time");
	} else if (!d->known) {
		*d = (struct day){ value, true, (size_t)(row - all->at) + 1 };
		row->what = COP_INTAKE_NEW;
	} else if (fabs(d->value - value) < 5e-7) {
		row->what = COP_INTAKE_SAME;
	} else {
		cop_intake_refuse(in->h->arena, row, &cop_rule_duplicate_entry,
				  on_record(in, d, all));
	}
}

/* New values that are less than half of the one before them. */
static void find_falls(struct intake *in, struct cop_intake *all)
{
	const struct day *last = NULL;

	for (size_t i = 0; i < DAYS; i++) {
		const struct day *d = &in->days[i];

		if (!d->known)
			continue;
		if (last && d->row && last->value > 0 && 2 * d->value < last->value)
			all->at[d->row - 1].falls = true;
		last = d;
	}
}

void cop_intake_values(const struct cop_health *h, const struct cop_gauge *g,
		       const struct cop_intake_columns *cols, struct cop_intake *ret)
{
	struct intake in = { h, g, cols, COP_NEW_N(h->arena, struct day, DAYS) };
	struct cop_intake all = { .n = cols->csv->n - 1 };

	note_records(&in);
	all.at = COP_NEW_N(h->arena, struct cop_intake_row, all.n);
	for (size_t i = 0; i < all.n; i++) {
		all.at[i].row = i + 1;
		read_cells(&in, &all.at[i]);
		settle(&in, &all, &all.at[i]);
		all.count[all.at[i].what]++;
	}
	find_falls(&in, &all);
	*ret = all;
}
