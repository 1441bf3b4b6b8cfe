/* SPDX-License-Identifier: MIT */
#include "where.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/near.h"
#include "base/raw.h"

enum op {
	OP_FILLED,
	OP_EQ,
	OP_NE,
	OP_LT,
	OP_LE,
	OP_GT,
	OP_GE,
	OP_HAS,
	OP_AND,
	OP_OR,
	OP_NOT
};

struct cop_where_expr {
	enum op op;
	struct cop_where_expr *left, *right;
	const char *field, *text;
	struct cop_date from, to; /* text as a date or period, where it is one */
	struct cop_num num;
	double days; /* text as a duration, 0 where it is none */
};

#define DEPTH_MAX 32
#define TERMS_MAX 200 /* joined ones nest to the left */

struct reader {
	struct cop_arena *a;
	const char *text, *at;
	struct cop_date today;
	unsigned depth, terms;
	struct cop_error *err;
};

static enum cop_code read_or(struct reader *r, struct cop_where_expr **ret);

static void skip_blanks(struct reader *r)
{
	r->at += strspn(r->at, " \t\n");
}

static enum cop_code refuse(const struct reader *r, const char *why)
{
	cop_fail(r->err, COP_E_USAGE, "'%s' is not a condition: %s", r->text, why);
	return cop_fail_hint(r->err,
			     "FIELD=VALUE, joined by and, or, not: cop help where");
}

/* Is the next word this one (and not the beginning of a longer one)? Takes it if so. */
static bool take_word(struct reader *r, const char *word)
{
	size_t len = strlen(word);

	skip_blanks(r);
	if (strncasecmp(r->at, word, len) != 0)
		return false;
	if (isalnum((unsigned char)r->at[len]) ||
	    strchr("_.-=<>!~", r->at[len] ? r->at[len] : ' '))
		return false;
	r->at += len;
	return true;
}

static const char *take_field(struct reader *r)
{
	size_t len = 0;

	skip_blanks(r);
	while (isalnum((unsigned char)r->at[len]) || r->at[len] == '_' ||
	       r->at[len] == '.' || (r->at[len] == '-' && len))
		len++;
	if (!len)
		return NULL;
	r->at += len;
	return cop_arena_copy(r->a, r->at - len, len);
}

static bool is_joint(const char *word)
{
	return strcasecmp(word, "and") == 0 || strcasecmp(word, "or") == 0 ||
	       strcasecmp(word, "not") == 0;
}

static enum op take_op(struct reader *r)
{
	static const struct {
		const char *sign;
		enum op op;
	} ops[] = { { "!=", OP_NE }, { "<=", OP_LE }, { ">=", OP_GE }, { "=", OP_EQ },
		    { "<", OP_LT },  { ">", OP_GT },  { "~", OP_HAS } };

	skip_blanks(r);
	for (size_t i = 0; i < COP_COUNT(ops); i++) {
		size_t len = strlen(ops[i].sign);

		if (strncmp(r->at, ops[i].sign, len) == 0) {
			r->at += len;
			return ops[i].op;
		}
	}
	return OP_FILLED;
}

static const char *take_value(struct reader *r)
{
	char quote;
	size_t len;

	skip_blanks(r);
	quote = *r->at;
	if (quote == '"' || quote == '\'') {
		len = strcspn(r->at + 1, quote == '"' ? "\"" : "'");
		if (!r->at[len + 1])
			return NULL;
		r->at += len + 2;
		return cop_arena_copy(r->a, r->at - len - 1, len);
	}
	len = strcspn(r->at, " \t\n()");
	r->at += len;
	return len ? cop_arena_copy(r->a, r->at - len, len) : NULL;
}

/* What the text may mean beside itself. */
static void read_meanings(struct reader *r, struct cop_where_expr *e)
{
	struct cop_error ignored = { 0 };
	struct cop_period p = { { 0 }, { 0 } };
	struct cop_duration d = { 0 };

	if (cop_num_read(e->text, strlen(e->text), &e->num))
		e->num.known = true;
	if (!cop_duration_read(e->text, &d, &ignored))
		e->days = cop_duration_days(d);
	ignored = (struct cop_error){ 0 };
	if (!cop_date_read(e->text, r->today, COP_DATE_START, &p.from, &ignored)) {
		p.to = p.from;
		ignored = (struct cop_error){ 0 };
		(void)!cop_date_read(e->text, r->today, COP_DATE_END, &p.to, &ignored);
	} else {
		ignored = (struct cop_error){ 0 };
		(void)!cop_period_read(e->text, r->today, &p, &ignored);
	}
	e->from = p.from;
	e->to = p.to;
}

static enum cop_code read_term(struct reader *r, struct cop_where_expr **ret)
{
	struct cop_where_expr *e = COP_NEW(r->a, struct cop_where_expr);
	enum cop_code code;

	if (r->depth++ > DEPTH_MAX)
		return refuse(r, "too deep");
	*ret = e;
	if (take_word(r, "not")) {
		e->op = OP_NOT;
		code = read_term(r, &e->left);
		r->depth--;
		return code;
	}
	skip_blanks(r);
	if (*r->at == '(') {
		r->at++;
		code = read_or(r, ret);
		skip_blanks(r);
		r->depth--;
		if (!code && *r->at++ != ')')
			return refuse(r, "a bracket is not closed");
		return code;
	}
	r->depth--;
	e->field = take_field(r);
	if (!e->field || is_joint(e->field))
		return refuse(r, "a field is wanted");
	if (++r->terms > TERMS_MAX)
		return refuse(r, "too long");
	e->op = take_op(r);
	if (e->op == OP_FILLED)
		return COP_OK;
	skip_blanks(r);
	if (*r->at && strchr("=<>~!", *r->at))
		return refuse(r, "two signs; quote a value that begins with one");
	e->text = take_value(r);
	if (!e->text)
		return refuse(r, *r->at == '"' || *r->at == '\'' ? "a quote is not closed"
								 : "a value is wanted");
	read_meanings(r, e);
	return COP_OK;
}

static enum cop_code read_joined(struct reader *r, enum op op,
				 enum cop_code (*part)(struct reader *,
						       struct cop_where_expr **),
				 struct cop_where_expr **ret)
{
	struct cop_where_expr *left, *both;
	enum cop_code code = part(r, &left);

	while (!code && take_word(r, op == OP_AND ? "and" : "or")) {
		both = COP_NEW(r->a, struct cop_where_expr);
		both->op = op;
		both->left = left;
		code = part(r, &both->right);
		left = both;
	}
	if (!code)
		*ret = left;
	return code;
}

static enum cop_code read_and(struct reader *r, struct cop_where_expr **ret)
{
	return read_joined(r, OP_AND, read_term, ret);
}

static enum cop_code read_or(struct reader *r, struct cop_where_expr **ret)
{
	return read_joined(r, OP_OR, read_and, ret);
}

enum cop_code cop_where_read(struct cop_arena *a, const char *text, struct cop_date today,
			     struct cop_where_expr **ret, struct cop_error *err)
{
	struct reader r = {
		.a = a, .text = text, .at = text, .today = today, .err = err
	};
	struct cop_where_expr *e;
	enum cop_code code = read_or(&r, &e);

	if (code)
		return code;
	skip_blanks(&r);
	if (*r.at)
		return refuse(&r, cop_arena_printf(a, "'%s' is left over", r.at));
	*ret = e;
	return COP_OK;
}

const char *cop_where_unknown(const struct cop_where_expr *e,
			      bool (*known)(void *of, const char *field), void *of)
{
	const char *name;

	if (!e)
		return NULL;
	if (e->field)
		return known(of, e->field) ? NULL : e->field;
	name = cop_where_unknown(e->left, known, of);
	return name ? name : cop_where_unknown(e->right, known, of);
}

/* --- types --- */

static bool is_choice(const struct cop_enum *of, const char *text, struct cop_near *near)
{
	for (size_t i = 0; i < of->n; i++) {
		if (strcasecmp(of->words[i].word, text) == 0)
			return true;
		cop_near_try(near, of->words[i].word);
	}
	return false;
}

/* NULL: the value may be compared with one of that type. Else what is wanted, with examples. */
static const char *wanted(const struct cop_where_expr *e, enum cop_where_type type,
			  const char **ret_like)
{
	switch (type) {
	case COP_WHERE_DATE:
		*ret_like = "2026-03-05, today, 2026-Q1";
		return e->from.day || e->to.day ? NULL : "a date or a period";
	case COP_WHERE_NUM:
		*ret_like = "12, 0.5";
		return e->num.known ? NULL : "a number";
	case COP_WHERE_DURATION:
		*ret_like = "\"6 months\", 2w";
		return e->days > 0 ? NULL : "a duration";
	case COP_WHERE_BOOL:
		*ret_like = "true, false";
		return strcasecmp(e->text, "true") == 0 ||
				       strcasecmp(e->text, "false") == 0
			       ? NULL
			       : "true or false";
	case COP_WHERE_ENUM:
	case COP_WHERE_ANY:
		break;
	}
	return NULL;
}

static enum cop_code check_choice(const struct cop_where_expr *e,
				  const struct cop_enum *of, struct cop_error *err)
{
	struct cop_near near = { .typed = e->text };
	COP_CLEANUP(cop_buf_clear) struct cop_buf all = { 0 };

	if (is_choice(of, e->text, &near))
		return COP_OK;
	cop_fail(err, COP_E_USAGE, "'%s' is not a choice of %s", e->text, e->field);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'? cop help where", near.best);
	for (size_t i = 0; i < of->n; i++)
		cop_buf_printf(&all, "%s%s", i ? ", " : "", of->words[i].word);
	return cop_fail_hint(err, "%s: cop help where", cop_buf_str(&all));
}

static enum cop_code check_value(const struct cop_where_expr *e,
				 struct cop_where_takes takes, struct cop_error *err)
{
	const char *like = "", *want;

	if (takes.type == COP_WHERE_ENUM && (e->op == OP_EQ || e->op == OP_NE))
		return check_choice(e, takes.of, err);
	want = wanted(e, takes.type, &like);
	if (!want)
		return COP_OK;
	cop_fail(err, COP_E_USAGE, "%s takes %s, not '%s'", e->field, want, e->text);
	return cop_fail_hint(err, "%s: cop help where", like);
}

enum cop_code cop_where_check(const struct cop_where_expr *e,
			      struct cop_where_takes (*takes)(void *of,
							      const char *field),
			      void *of, struct cop_error *err)
{
	enum cop_code code;

	if (!e)
		return COP_OK;
	if (e->field)
		return e->text && e->op != OP_HAS
			       ? check_value(e, takes(of, e->field), err)
			       : COP_OK;
	code = cop_where_check(e->left, takes, of, err);
	return code ? code : cop_where_check(e->right, takes, of, err);
}

/* --- judging --- */

static bool by_order(enum op op, double a, double low, double high)
{
	switch (op) {
	case OP_EQ:
		return a >= low && a <= high;
	case OP_NE:
		return a < low || a > high;
	case OP_LT:
		return a < low;
	case OP_LE:
		return a <= high;
	case OP_GT:
		return a > high;
	case OP_GE:
		return a >= low;
	default:
		return false;
	}
}

static bool text_holds(const struct cop_where_expr *e, const char *text)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	const struct cop_str *have = cop_str_text(a, text),
			     *want = cop_str_text(a, e->text);
	struct cop_duration d = { 0 };
	int order;

	if (e->op == OP_HAS)
		return cop_str_has(have, want);
	if (e->days > 0 && cop_duration_iso(text, strlen(text), &d)) {
		double days = cop_duration_days(d);

		return by_order(e->op, days, e->days, e->days);
	}
	order = cop_str_order(have, want);
	return by_order(e->op, order, 0, 0);
}

/* What is no text is searched as it is written. */
static bool written_holds(const struct cop_where_expr *e, const struct cop_value *v)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	if (v->kind == COP_V_DATE)
		cop_date_write(&out, v->u.date);
	else
		cop_num_write(&out, v->u.num);
	return text_holds(e, cop_buf_str(&out));
}

static double date_edge(struct cop_date d, double open)
{
	return d.day ? d.day : open;
}

static bool holds_value(const struct cop_where_expr *e, const struct cop_value *v)
{
	if (e->op == OP_HAS && (v->kind == COP_V_DATE || v->kind == COP_V_NUM))
		return written_holds(e, v);
	switch (v->kind) {
	case COP_V_NONE:
		return e->op == OP_NE;
	case COP_V_TEXT:
		return text_holds(e, cop_str_raw(v->u.text));
	case COP_V_WORD:
		return text_holds(e, v->u.word);
	case COP_V_BOOL:
		return text_holds(e, v->u.yes ? "true" : "false");
	case COP_V_DATE:
		return (e->from.day || e->to.day) &&
		       by_order(e->op, v->u.date.day, date_edge(e->from, 0),
				date_edge(e->to, 1e9));
	case COP_V_NUM:
		return e->num.known &&
		       by_order(e->op, v->u.num, e->num.value, e->num.value);
	case COP_V_LIST:
		for (size_t i = 0; i < v->u.list.n; i++) {
			if (v->u.list.at[i].kind != COP_V_MAP &&
			    v->u.list.at[i].kind != COP_V_LIST &&
			    holds_value(e, &v->u.list.at[i]))
				return true;
		}
		return false;
	case COP_V_MAP:
		return false;
	}
	return false;
}

bool cop_where_holds(const struct cop_where_expr *e,
		     struct cop_value (*find)(void *of, const char *field), void *of)
{
	struct cop_value v;

	switch (e->op) {
	case OP_AND:
		return cop_where_holds(e->left, find, of) &&
		       cop_where_holds(e->right, find, of);
	case OP_OR:
		return cop_where_holds(e->left, find, of) ||
		       cop_where_holds(e->right, find, of);
	case OP_NOT:
		return !cop_where_holds(e->left, find, of);
	default:
		v = find(of, e->field);
		if (e->op == OP_FILLED)
			return v.kind != COP_V_NONE &&
			       !(v.kind == COP_V_BOOL && !v.u.yes);
		return holds_value(e, &v);
	}
}

static double number_of(const struct cop_value *v)
{
	switch (v->kind) {
	case COP_V_DATE:
		return v->u.date.day;
	case COP_V_NUM:
		return v->u.num;
	case COP_V_BOOL:
		return v->u.yes;
	case COP_V_LIST:
		return (double)v->u.list.n;
	default:
		return 0;
	}
}

int cop_value_order(const struct cop_value *a, const struct cop_value *b)
{
	double x, y;

	if (a->kind == COP_V_NONE || b->kind == COP_V_NONE)
		return (a->kind == COP_V_NONE) - (b->kind == COP_V_NONE);
	if (a->kind == COP_V_WORD && b->kind == COP_V_WORD)
		return strcmp(a->u.word, b->u.word);
	if (a->kind == COP_V_TEXT && b->kind == COP_V_TEXT)
		return cop_str_order(a->u.text, b->u.text);
	x = number_of(a);
	y = number_of(b);
	return (x > y) - (x < y);
}
