/* SPDX-License-Identifier: MIT */
#include "usage.h"

#include <string.h>

#define WIDTH 78       /* of a page */
#define HELP_AT 27     /* where the help of an option begins */
#define DEFAULTS_TO 77 /* where its default in brackets ends */

/* How much of a word stands in one line: up to a "|" or "," where the whole has no room. */
static size_t part_of(const char *word, size_t len, size_t room)
{
	size_t best = len;

	if (cop_utf8_width(word, len) <= room)
		return len;
	for (size_t i = 1; i < len; i++) {
		if ((word[i - 1] == '|' || word[i - 1] == ',') &&
		    (best == len || cop_utf8_width(word, i) <= room))
			best = i;
	}
	return best;
}

size_t cop_usage_wrap_to(struct cop_buf *out, const char *text, size_t at, size_t indent,
			 size_t limit)
{
	size_t room = limit > indent ? limit - indent : 1;
	bool first = true, inside = false; /* of a word that was broken */

	for (;;) {
		size_t len, width;

		text += strspn(text, " \n");
		len = strcspn(text, " \n");
		if (!len)
			return at;
		len = part_of(text, len, room);
		width = cop_utf8_width(text, len);
		if (!first && (inside || at + 1 + width > limit)) {
			cop_buf_char(out, '\n');
			cop_buf_fill(out, ' ', indent);
			at = indent;
		} else if (!first) {
			cop_buf_char(out, ' ');
			at++;
		}
		cop_buf_add(out, text, len);
		at += width;
		text += len;
		first = false;
		inside = *text && *text != ' ' && *text != '\n';
	}
}

size_t cop_usage_wrap(struct cop_buf *out, const char *text, size_t at, size_t indent)
{
	return cop_usage_wrap_to(out, text, at, indent, WIDTH);
}

const char *cop_usage_spec(struct cop_arena *a, const struct cop_cmd *cmd,
			   const struct cop_opt *o)
{
	const char *name = cop_opt_name(a, o);
	const char *value = cop_opt_metavar(a, cmd, o);
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	if (o->letter)
		cop_buf_printf(&b, "-%c", o->letter);
	if (name)
		cop_buf_printf(&b, "%s--%s%s", o->letter ? ", " : "",
			       o->flags & COP_OPT_NO ? "[no-]" : "", name);
	if (value)
		cop_buf_printf(&b, " %s", value);
	if (value && !o->metavar && (o->flags & COP_OPT_COMMA))
		cop_buf_text(&b, ",...");
	return cop_buf_keep(&b, a);
}

/* One option: what is typed, what it means, its default at the right edge. */
static void put_option(struct cop_buf *out, const char *spec, const char *help,
		       const char *fallback)
{
	size_t at = 2 + cop_utf8_width(spec, strlen(spec));

	cop_buf_printf(out, "  %s", spec);
	if (at + 3 > HELP_AT) {
		cop_buf_fill(out, ' ', 3);
		at += 3;
	} else {
		cop_buf_fill(out, ' ', HELP_AT - at);
		at = HELP_AT;
	}
	if (*help && at + 20 > WIDTH) {
		cop_buf_char(out, '\n');
		cop_buf_fill(out, ' ', HELP_AT);
		at = HELP_AT;
	}
	at = cop_usage_wrap(out, help, at, HELP_AT);
	if (fallback) {
		size_t width = cop_utf8_width(fallback, strlen(fallback)) + 2;
		size_t from = width < DEFAULTS_TO ? DEFAULTS_TO - width : 0;

		if (at + 2 > from) {
			cop_buf_char(out, '\n');
			at = 0;
		}
		cop_buf_fill(out, ' ', from > at ? from - at : 0);
		cop_buf_printf(out, "[%s]", fallback);
	}
	while (out->len && out->at[out->len - 1] == ' ')
		cop_buf_splice(out, out->len - 1, 1, "", 0);
	cop_buf_char(out, '\n');
}

static void put_arg(struct cop_buf *out, const struct cop_arg *arg)
{
	bool many = arg->max != 1;

	if (many && strchr(arg->name, ' ')) /* PATH VALUE [PATH VALUE]... */
		cop_buf_printf(out, " %s [%s]...", arg->name, arg->name);
	else if (arg->min)
		cop_buf_printf(out, " %s%s", arg->name, many ? "..." : "");
	else
		cop_buf_printf(out, " [%s%s]", arg->name, many ? "..." : "");
}

void cop_usage_line(struct cop_arena *a, const struct cop_line *leaf, struct cop_buf *out)
{
	const struct cop_cmd *cmd = leaf->cmd;
	const char *words = cop_line_words(a, leaf);

	cop_buf_printf(out, "cop%s%s", *words ? " " : "", words);
	for (size_t i = 0; i < cmd->nargs; i++)
		put_arg(out, &cmd->args[i]);
	cop_buf_text(out, " [options]");
}

/* A writer has no choice of formats, but tells programs what it did. */
static const char *class_of(const struct cop_common_opt *o, const struct cop_cmd *cmd)
{
	return o->when == COP_WHEN_DOCUMENT && !cmd->formats ? "writer" : o->class;
}

/* "--on DATE, -m TEXT, -n, --no-commit   as on every command that writes", in one line where it fits. */
static void put_class(struct cop_arena *a, const struct cop_cmd *cmd, const char *class,
		      const char *where, struct cop_buf *out)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	size_t at;

	for (size_t i = 0; i < cop_ncommon_opts; i++) {
		const struct cop_common_opt *o = &cop_common_opts[i];
		const char *value = cop_opt_metavar(a, NULL, &o->opt);

		if (strcmp(class_of(o, cmd), class) != 0 || !cop_common_applies(o, cmd) ||
		    (o->opt.flags & COP_OPT_RARE))
			continue;
		if (strcmp(class, "reader") == 0 && o->when == COP_WHEN_FORMATS &&
		    strcmp(o->opt.metavar, "F") == 0)
			value = cmd->formats;
		cop_buf_text(&b, b.len ? ", " : "");
		if (o->opt.letter)
			cop_buf_printf(&b, "-%c", o->opt.letter);
		else
			cop_buf_printf(&b, "--%s", o->opt.name);
		for (const char *p = value ? value : ""; *p; p++) {
			if (p == value)
				cop_buf_char(&b, ' ');
			cop_buf_char(&b, *p == ' ' ? '|' : *p);
		}
	}
	if (!b.len)
		return;
	cop_buf_text(out, "  ");
	at = cop_usage_wrap(out, cop_buf_str(&b), 2, 2);
	if (at + 3 + strlen(where) > WIDTH)
		cop_buf_text(out, "\n  ");
	cop_buf_printf(out, "   %s\n", where);
}

static void put_classes(struct cop_arena *a, const struct cop_cmd *cmd,
			struct cop_buf *out)
{
	static const struct {
		const char *class, *where;
	} classes[] = {
		{ "list", "as on every list" },
		{ "span", "as where a span of days counts" },
		{ "consent", "as where people's names are shown" },
		{ "gate", "as where a gate is wanted" },
		{ "reader", "as on every command that reads" },
		{ "writer", "as on every command that writes" },
	};

	for (size_t i = 0; i < COP_COUNT(classes); i++)
		put_class(a, cmd, classes[i].class, classes[i].where, out);
}

static void put_options(struct cop_arena *a, const struct cop_cmd *cmd,
			struct cop_buf *out)
{
	size_t start = out->len;
	bool more = false;

	cop_buf_char(out, '\n');
	for (size_t i = 0; i < cmd->nopts; i++) {
		const struct cop_opt *o = &cmd->opts[i];

		if (o->flags & COP_OPT_RARE)
			more = true;
		else
			put_option(out, cop_usage_spec(a, cmd, o),
				   cop_opt_help(a, cmd, o), o->fallback);
	}
	if (more)
		cop_buf_text(out, "  --help                   shows more options\n");
	put_classes(a, cmd, out);
	if (out->len == start + 1)
		out->at[out->len = start] = '\0';
}

static void put_examples(const struct cop_cmd *cmd, struct cop_buf *out)
{
	if (!cmd->examples || !cmd->examples[0])
		return;
	cop_buf_char(out, '\n');
	for (const char *const *e = cmd->examples; *e; e++)
		cop_buf_printf(out, "  %s\n", *e);
}

/* Examples, the one rule, options, see also: what leaf and group pages have in common. */
static void put_rest(struct cop_arena *a, const struct cop_cmd *cmd, struct cop_buf *out)
{
	const char *see = cop_usage_see(a, cmd);

	put_examples(cmd, out);
	if (cmd->rule) {
		cop_buf_char(out, '\n');
		cop_usage_wrap(out, cmd->rule, 0, 0);
		cop_buf_char(out, '\n');
	}
	put_options(a, cmd, out);
	if (see) {
		cop_buf_text(out, "\nsee also: ");
		cop_usage_wrap(out, see, 10, 10);
		cop_buf_char(out, '\n');
	}
}

void cop_usage_leaf(struct cop_arena *a, const struct cop_line *leaf, struct cop_buf *out)
{
	const char *words = cop_line_words(a, leaf);
	COP_CLEANUP(cop_buf_clear) struct cop_buf usage = { 0 };

	cop_buf_printf(out, "cop%s%s - ", *words ? " " : "", words);
	cop_usage_wrap(out, leaf->cmd->summary, strlen(words) + 7, 2);
	cop_buf_text(out, "\n\nusage: ");
	cop_usage_line(a, leaf, &usage);
	cop_usage_wrap(out, cop_buf_str(&usage), 7, 9);
	cop_buf_char(out, '\n');
	put_rest(a, leaf->cmd, out);
}

/* The word after the group's: a verb, or a noun below it; NULL: the line is of neither. */
static const char *verb_of(const struct cop_line *group, const struct cop_line *l)
{
	const char *last = cop_line_last(l);

	if (l->kind == COP_LINE_LEAF)
		return strcmp(l->group, group->name) == 0 && strcmp(l->name, "self") != 0
			       ? l->name
			       : NULL;
	return last && cop_line_below(group->name, last) == l ? last : NULL;
}

static size_t widest_verb(const struct cop_line *group)
{
	size_t widest = 0;

	for (const struct cop_line *l = cop_lines; l < cop_lines + cop_nlines; l++) {
		const char *name = verb_of(group, l);

		if (name && strlen(name) > widest)
			widest = strlen(name);
	}
	return widest;
}

static void put_verbs(const struct cop_line *group, struct cop_buf *out)
{
	size_t indent = widest_verb(group) + 5;

	for (const struct cop_line *l = cop_lines; l < cop_lines + cop_nlines; l++) {
		size_t at;

		const char *name = verb_of(group, l);

		if (!name)
			continue;
		cop_buf_printf(out, "  %s", name);
		at = strlen(name) + 2;
		cop_buf_fill(out, ' ', indent > at ? indent - at : 1);
		cop_usage_wrap(out,
			       l->kind == COP_LINE_LEAF ? l->cmd->summary : l->summary,
			       indent, indent);
		cop_buf_char(out, '\n');
	}
}

void cop_usage_group(struct cop_arena *a, const struct cop_line *group,
		     struct cop_buf *out)
{
	const struct cop_line *self = cop_line_leaf(group->name, "self");

	cop_buf_printf(out, "cop %s - %s\n\nusage: cop %s VERB ...\n", group->name,
		       group->summary, group->name);
	if (self) {
		cop_buf_text(out, "       ");
		cop_usage_line(a, self, out);
		cop_buf_text(out, "   ");
		cop_usage_wrap(out, self->cmd->summary, 40, 9);
		cop_buf_char(out, '\n');
	}
	cop_buf_char(out, '\n');
	put_verbs(group, out);
	if (self)
		put_rest(a, self->cmd, out);
	cop_buf_printf(out, "\ncop %s VERB -h explains a verb\n", group->name);
}
