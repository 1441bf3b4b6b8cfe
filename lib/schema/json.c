/* SPDX-License-Identifier: MIT */
/* Tables -> JSON Schema draft-07, the newest that editors' YAML support reads. */
#include "schema/schema.h"

#include <string.h>

#include "base/enc.h"

struct writer {
	struct cop_buf *out;
	unsigned depth;
	bool first; /* nothing was written in the present object or list yet */
};

static void line(struct writer *w)
{
	if (!w->first)
		cop_buf_char(w->out, ',');
	cop_buf_char(w->out, '\n');
	cop_buf_fill(w->out, ' ', (size_t)w->depth * 2);
	w->first = false;
}

static void key(struct writer *w, const char *name)
{
	line(w);
	cop_enc_json_text(w->out, name, strlen(name));
	cop_buf_text(w->out, ": ");
}

static void text(struct writer *w, const char *name, const char *value)
{
	key(w, name);
	cop_enc_json_text(w->out, value, strlen(value));
}

static void begin(struct writer *w, const char *name, char bracket)
{
	if (name)
		key(w, name);
	else
		line(w);
	cop_buf_char(w->out, bracket);
	w->depth++;
	w->first = true;
}

static void finish(struct writer *w, char bracket)
{
	w->depth--;
	if (!w->first) {
		cop_buf_char(w->out, '\n');
		cop_buf_fill(w->out, ' ', (size_t)w->depth * 2);
	}
	cop_buf_char(w->out, bracket);
	w->first = false;
}

static void object(struct writer *w, const struct cop_schema *s);

static void choices(struct writer *w, const struct cop_enum *e)
{
	begin(w, "oneOf", '[');
	for (size_t i = 0; i < e->n; i++) {
		begin(w, NULL, '{');
		text(w, "const", e->words[i].word);
		text(w, "description", e->words[i].doc);
		finish(w, '}');
	}
	finish(w, ']');
}

static void limits(struct writer *w, const struct cop_field *f)
{
	if (f->min == 0 && f->max == 0)
		return;
	key(w, "minimum");
	cop_num_write(w->out, f->min);
	if (f->max >= f->min) {
		key(w, "maximum");
		cop_num_write(w->out, f->max);
	}
}

/* Free text may be a bare number or truth value to a YAML reader: title: 2026 is a title. */
static void any_scalar(struct writer *w)
{
	key(w, "type");
	cop_buf_text(w->out, "[\"string\", \"number\", \"boolean\"]");
}

static void pattern(struct writer *w, const char *regex)
{
	text(w, "type", "string");
	text(w, "pattern", regex);
}

static void dict(struct writer *w, const struct cop_field *f);

static void value(struct writer *w, const struct cop_field *f)
{
	switch ((enum cop_field_kind)f->kind) {
	case COP_K_TEXT:
	case COP_K_PROSE:
	case COP_K_AMOUNT:
	case COP_K_PATH:
		any_scalar(w);
		break;
	case COP_K_URL:
		pattern(w, "^(https?://|mailto:)[^ ]+$");
		break;
	case COP_K_EMAIL:
		pattern(w, "^[^ @]+@[^ @]+$");
		break;
	case COP_K_ID:
	case COP_K_REF:
		pattern(w, "^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$");
		break;
	case COP_K_ZONE:
		pattern(w, "^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$");
		break;
	case COP_K_RRULE:
		pattern(w, "^FREQ=[A-Z0-9=;,+-]+$");
		break;
	case COP_K_DATE:
		pattern(w, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
		break;
	case COP_K_TIME:
		pattern(w, "^([01][0-9]|2[0-3]):[0-5][0-9]$");
		break;
	case COP_K_DURATION:
		pattern(w, "^[0-9]+(\\.[0-9]+)? (minute|hour|day|week|month|year)s?$");
		break;
	case COP_K_MONEY:
		pattern(w, "^-?[0-9]+(\\.[0-9]+)? [A-Z]{3}( per "
			   "(hour|month|quarter|year))?$");
		break;
	case COP_K_NUM:
		text(w, "type", f->flags & COP_INTEGER ? "integer" : "number");
		limits(w, f);
		break;
	case COP_K_BOOL:
		text(w, "type", "boolean");
		break;
	case COP_K_ENUM:
		choices(w, f->of);
		break;
	case COP_K_MAP:
		object(w, f->of);
		break;
	case COP_K_DICT:
		dict(w, f);
		break;
	}
}

static void dict(struct writer *w, const struct cop_field *f)
{
	const struct cop_schema *s = f->of;
	const struct cop_field *of = NULL;

	for (size_t i = 0; i < s->nfields; i++) {
		if (s->fields[i].flags & COP_DICT_VALUE)
			of = &s->fields[i];
	}
	text(w, "type", "object");
	begin(w, "additionalProperties", '{');
	if (of)
		value(w, of);
	else
		object(w, s);
	finish(w, '}');
}

static void list(struct writer *w, const struct cop_field *f)
{
	text(w, "type", "array");
	if (f->flags & COP_SET) {
		key(w, "uniqueItems");
		cop_buf_text(w->out, "true");
	}
	if (f->most) {
		key(w, "maxItems");
		cop_buf_printf(w->out, "%u", (unsigned)f->most);
	}
	begin(w, "items", '{');
	value(w, f);
	finish(w, '}');
}

static void describe(struct writer *w, const struct cop_field *f)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf doc = { 0 };

	cop_buf_text(&doc, f->doc);
	if (f->when)
		cop_buf_printf(&doc, " Needed: %s.", f->when);
	if (f->limits)
		cop_buf_printf(&doc, " (%s)", f->limits);
	text(w, "description", cop_buf_str(&doc));
}

static void required(struct writer *w, const struct cop_schema *s)
{
	bool any = false;

	for (size_t i = 0; i < s->nfields; i++) {
		if (!(s->fields[i].flags & COP_REQUIRED) ||
		    (s->fields[i].flags & COP_DICT_KEY))
			continue;
		if (!any)
			begin(w, "required", '[');
		any = true;
		line(w);
		cop_enc_json_text(w->out, cop_field_key(&s->fields[i]),
				  strlen(cop_field_key(&s->fields[i])));
	}
	if (any)
		finish(w, ']');
}

static void object(struct writer *w, const struct cop_schema *s)
{
	text(w, "type", "object");
	begin(w, "properties", '{');
	for (size_t i = 0; i < s->nfields; i++) {
		const struct cop_field *f = &s->fields[i];

		if (f->flags & COP_DICT_KEY)
			continue;
		begin(w, cop_field_key(f), '{');
		describe(w, f);
		if ((f->flags & COP_IS_LIST) && f->kind != COP_K_DICT)
			list(w, f);
		else
			value(w, f);
		finish(w, '}');
	}
	finish(w, '}');
	required(w, s);
	begin(w, "patternProperties", '{');
	key(w, "^x-");
	cop_buf_text(w->out, "{}");
	finish(w, '}');
	key(w, "additionalProperties");
	cop_buf_text(w->out, "false");
}

void cop_schema_json(struct cop_buf *out, const struct cop_record *kind)
{
	struct writer w = { .out = out, .depth = 1, .first = true };

	cop_buf_char(out, '{');
	text(&w, "$schema", "http://json-schema.org/draft-07/schema#");
	text(&w, "title", kind->name);
	text(&w, "description", kind->schema->doc);
	if (kind->shape == COP_SHAPE_LINES)
		list(&w, &kind->schema->fields[0]);
	else
		object(&w, kind->schema);
	finish(&w, '}');
	cop_buf_char(out, '\n');
}
