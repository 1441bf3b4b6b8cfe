/* SPDX-License-Identifier: MIT */
#include "base/finding.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

const char *cop_severity_word(enum cop_severity s)
{
	switch (s) {
	case COP_ERROR:
		return "error";
	case COP_CRITICAL:
		return "critical";
	case COP_WARNING:
		return "warning";
	case COP_INFO:
		return "info";
	case COP_UNKNOWN:
		return "unknown";
	}
	return "unknown";
}

void cop_findings_init(struct cop_findings *f, struct cop_arena *a)
{
	*f = (struct cop_findings){ .arena = a };
}

static void push(struct cop_findings *f, struct cop_finding *one)
{
	*COP_PUSH(f->arena, f->at, f->n, f->cap) = one;
}

struct cop_finding *cop_find(struct cop_findings *f, const struct cop_rule_id *rule,
			     struct cop_where where, const char *fmt, ...)
{
	struct cop_finding *one = COP_NEW(f->arena, struct cop_finding);
	va_list args;

	one->rule = rule;
	one->severity = (enum cop_severity)rule->established;
	one->where = where;
	one->hint = rule->hint;
	va_start(args, fmt);
	one->msg = cop_arena_vprintf(f->arena, fmt, args);
	va_end(args);
	push(f, one);
	return one;
}

void cop_finding_hint(struct cop_findings *f, struct cop_finding *of, const char *fmt,
		      ...)
{
	va_list args;

	va_start(args, fmt);
	of->hint = cop_arena_vprintf(f->arena, fmt, args);
	va_end(args);
}

static int order_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static const char *file_of(const struct cop_finding *f)
{
	return f->where.at.src ? f->where.at.src->path : NULL;
}

static int by_place(const void *va, const void *vb)
{
	const struct cop_finding *a = *(const struct cop_finding *const *)va;
	const struct cop_finding *b = *(const struct cop_finding *const *)vb;
	int order = order_text(file_of(a), file_of(b));

	if (!order)
		order = (a->where.at.at > b->where.at.at) -
			(a->where.at.at < b->where.at.at);
	if (!order)
		order = order_text(a->rule->id, b->rule->id);
	return order ? order : order_text(a->msg, b->msg);
}

void cop_findings_sort(struct cop_findings *f)
{
	cop_sort(f->at, f->n, sizeof(*f->at), by_place);
}

/* Paths are equal when they differ in list positions only: "holders.2.to", "holders.3.to". */
static int order_path(const char *a, const char *b)
{
	a = a ? a : "";
	b = b ? b : "";
	while (*a && *b) {
		if (isdigit((unsigned char)*a) && isdigit((unsigned char)*b)) {
			a += strspn(a, "0123456789");
			b += strspn(b, "0123456789");
			continue;
		}
		if (*a != *b)
			break;
		a++;
		b++;
	}
	return (unsigned char)*a - (unsigned char)*b;
}

static int by_identity(const void *va, const void *vb)
{
	const struct cop_finding *a = *(const struct cop_finding *const *)va;
	const struct cop_finding *b = *(const struct cop_finding *const *)vb;
	int order = order_text(a->rule->id, b->rule->id);

	if (!order)
		order = order_text(a->where.record, b->where.record);
	if (!order)
		order = order_path(a->where.path, b->where.path);
	return order ? order : order_text(a->msg, b->msg);
}

static struct cop_finding **sorted_copy(const struct cop_findings *f, struct cop_arena *a)
{
	struct cop_finding **copy = COP_NEW_N(a, struct cop_finding *, f->n);

	if (f->n)
		memcpy(copy, f->at, f->n * sizeof(*copy));
	cop_sort(copy, f->n, sizeof(*copy), by_identity);
	return copy;
}

void cop_findings_new(const struct cop_findings *before, const struct cop_findings *after,
		      struct cop_findings *ret)
{
	struct cop_finding **old = sorted_copy(before, ret->arena);
	struct cop_finding **now = sorted_copy(after, ret->arena);
	size_t i = 0;

	for (size_t j = 0; j < after->n; j++) {
		while (i < before->n && by_identity(&old[i], &now[j]) < 0)
			i++;
		if (i < before->n && by_identity(&old[i], &now[j]) == 0)
			i++;
		else
			push(ret, now[j]);
	}
}

size_t cop_findings_count(const struct cop_findings *f, enum cop_severity s)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		n += f->at[i]->severity == s && !f->at[i]->accepted;
	return n;
}

bool cop_findings_reach(const struct cop_findings *f, enum cop_severity bar)
{
	for (size_t i = 0; i < f->n; i++) {
		if (f->at[i]->severity <= bar && !f->at[i]->accepted)
			return true;
	}
	return false;
}
