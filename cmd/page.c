/* SPDX-License-Identifier: MIT */
#include "page.h"

#include <string.h>

#include "usage.h"

static void put(struct cop_page *p, enum cop_page_kind kind, const char *term,
		const char *text)
{
	struct cop_page_item *item = COP_PUSH(p->arena, p->at, p->n, p->cap);

	*item = (struct cop_page_item){ kind, term, text };
}

static void heading(struct cop_page *p, const char *text)
{
	put(p, COP_PAGE_HEADING, NULL, text);
}

/* Paragraphs are separated by empty lines. */
static void prose(struct cop_page *p, const char *text)
{
	while (text && *text) {
		const char *end = strstr(text, "\n\n");
		size_t len = end ? (size_t)(end - text) : strlen(text);

		put(p, COP_PAGE_PARA, NULL, cop_arena_copy(p->arena, text, len));
		text = end ? end + 2 : NULL;
	}
}

static const char *sentence(struct cop_arena *a, const char *text, const char *fallback)
{
	size_t len = strlen(text);
	const char *stop = len && strchr(".?!", text[len - 1]) ? "" : ".";
	char *whole =
		fallback ? cop_arena_printf(a, "%s%s Default: %s.", text, stop, fallback)
			 : cop_arena_printf(a, "%s%s", text, stop);

	if (whole[0] >= 'a' && whole[0] <= 'z')
		whole[0] = (char)(whole[0] - 'a' + 'A');
	return whole;
}

static void put_option(struct cop_page *p, const struct cop_cmd *cmd,
		       const struct cop_opt *o)
{
	const struct cop_enum *e = cop_opt_enum(cmd, o);
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };

	cop_buf_text(&b, sentence(p->arena, cop_opt_help(p->arena, cmd, o), o->fallback));
	for (size_t i = 0; e && i < e->n; i++) {
		const char *doc = e->words[i].doc ? e->words[i].doc : "";
		size_t len = strlen(doc);

		len -= len && doc[len - 1] == '.';
		cop_buf_printf(&b, "%s %s%s%.*s%s", i ? "" : " One of:", e->words[i].word,
			       len ? " - " : "", (int)len, doc, i + 1 < e->n ? ";" : ".");
	}
	put(p, COP_PAGE_TERM, cop_usage_spec(p->arena, cmd, o),
	    cop_buf_keep(&b, p->arena));
}

static void put_options(struct cop_page *p, const struct cop_cmd *cmd)
{
	if (!cmd->nopts)
		return;
	heading(p, "OPTIONS");
	for (size_t i = 0; i < cmd->nopts; i++)
		put_option(p, cmd, &cmd->opts[i]);
}

static void put_common(struct cop_page *p, const struct cop_cmd *cmd)
{
	heading(p, "COMMON OPTIONS");
	for (size_t i = 0; i < cop_ncommon_opts; i++) {
		const struct cop_common_opt *o = &cop_common_opts[i];

		if (cmd ? cop_common_applies(o, cmd) : o->when == COP_WHEN_ALWAYS)
			put_option(p, cmd, &o->opt);
	}
}

static void put_args(struct cop_page *p, const struct cop_cmd *cmd)
{
	bool headed = false;

	for (size_t i = 0; i < cmd->nargs; i++) {
		if (!cmd->args[i].help)
			continue;
		if (!headed)
			heading(p, "ARGUMENTS");
		headed = true;
		put(p, COP_PAGE_TERM, cmd->args[i].name,
		    sentence(p->arena, cmd->args[i].help, NULL));
	}
}

static void put_output(struct cop_page *p, const struct cop_cmd *cmd)
{
	if (!cmd->formats && !cmd->document)
		return;
	heading(p, "OUTPUT");
	if (cmd->formats)
		prose(p, cop_arena_printf(p->arena, "Formats: %s.", cmd->formats));
	if (cmd->document)
		prose(p, cop_arena_printf(p->arena,
					  "With --json a document whose schema is %s.",
					  cmd->document));
}

static void put_exit(struct cop_page *p, const struct cop_cmd *cmd)
{
	bool writes = !cmd || (cmd->needs & COP_WRITES);
	bool community = !cmd || !(cmd->needs & COP_NO_COMMUNITY);

	heading(p, "EXIT STATUS");
	put(p, COP_PAGE_TERM, "0", "Done; an empty answer is an answer.");
	if (!cmd || (cmd->needs & COP_GATES))
		put(p, COP_PAGE_TERM, "1",
		    "The answer is no: findings at or above the bar.");
	put(p, COP_PAGE_TERM, "2", "The command line is wrong, whatever the community.");
	put(p, COP_PAGE_TERM, "3",
	    community ? "It cannot be done with this community."
		      : "A file could not be read or written.");
	if (writes) {
		put(p, COP_PAGE_TERM, "4",
		    "An answer is needed, and nobody can be asked here.");
		put(p, COP_PAGE_TERM, "5",
		    "Committed, but the working tree is incomplete.");
	}
}

/* "cop role release, cop help dates" -> man pages too: names are the words joined by '-'. */
static const char *page_name(struct cop_arena *a, const struct cop_line *line)
{
	char *name;

	if (!line || !*cop_line_words(a, line))
		return "cop";
	name = cop_arena_printf(a, "cop-%s", cop_line_words(a, line));
	for (char *c = name; *c; c++)
		if (*c == ' ')
			*c = '-';
	return name;
}

static void put_verbs(struct cop_page *p, const char *group)
{
	heading(p, "VERBS");
	for (size_t i = 0; i < cop_nlines; i++) {
		const struct cop_line *l = &cop_lines[i];

		if (l->kind == COP_LINE_LEAF && strcmp(l->group, group) == 0 &&
		    strcmp(l->name, "self") != 0)
			put(p, COP_PAGE_TERM,
			    cop_arena_printf(p->arena, "cop %s",
					     cop_line_words(p->arena, l)),
			    sentence(p->arena, l->cmd->summary, NULL));
		else if (cop_line_last(l) && cop_line_below(group, cop_line_last(l)) == l)
			put(p, COP_PAGE_TERM,
			    cop_arena_printf(p->arena, "cop %s VERB", l->name),
			    sentence(p->arena, l->summary, NULL));
	}
}

/* Every page ends with one; scdoc leaves a list at the very end open. */
static void put_see(struct cop_page *p, const char *see)
{
	heading(p, "SEE ALSO");
	prose(p, see ? see : "cop(1)");
}

static void make_leaf(struct cop_page *p, const struct cop_line *leaf)
{
	const struct cop_cmd *cmd = leaf->cmd;
	const char *words = cop_line_words(p->arena, leaf);
	bool self = strcmp(leaf->name, "self") == 0 && *words;
	COP_CLEANUP(cop_buf_clear) struct cop_buf usage = { 0 };

	heading(p, "NAME");
	prose(p, cop_arena_printf(p->arena, "%s - %s", p->name, cmd->summary));
	heading(p, "SYNOPSIS");
	cop_usage_line(p->arena, leaf, &usage);
	put(p, COP_PAGE_CODE, NULL, cop_buf_keep(&usage, p->arena));
	if (self)
		put(p, COP_PAGE_CODE, NULL,
		    cop_arena_printf(p->arena, "cop %s VERB ...", words));
	heading(p, "DESCRIPTION");
	prose(p, cmd->help ? cmd->help : sentence(p->arena, cmd->summary, NULL));
	prose(p, cmd->rule);
	if (self)
		put_verbs(p, leaf->group);
	if (cmd->examples && cmd->examples[0])
		heading(p, "EXAMPLES");
	for (const char *const *e = cmd->examples; e && *e; e++)
		put(p, COP_PAGE_CODE, NULL, *e);
	put_args(p, cmd);
	put_options(p, cmd);
	put_common(p, cmd);
	put_output(p, cmd);
	put_exit(p, cmd);
	put_see(p, cop_usage_see(p->arena, cmd));
}

static void make_group(struct cop_page *p, const struct cop_line *group)
{
	heading(p, "NAME");
	prose(p, cop_arena_printf(p->arena, "%s - %s", p->name, group->summary));
	heading(p, "SYNOPSIS");
	put(p, COP_PAGE_CODE, NULL,
	    cop_arena_printf(p->arena, "cop %s VERB ...", group->name));
	put_verbs(p, group->name);
	put_common(p, NULL);
	put_exit(p, NULL);
	put_see(p, NULL);
}

static void make_front(struct cop_page *p)
{
	heading(p, "NAME");
	prose(p, "cop - convene a community of practice, in plain files under git");
	heading(p, "SYNOPSIS");
	put(p, COP_PAGE_CODE, NULL, "cop [-C DIR] COMMAND [...]");
	heading(p, "DESCRIPTION");
	prose(p,
	      "A community of practice is kept as plain YAML files in a git repository: "
	      "its "
	      "charter, roles and who holds them, members, plan, measures and notes. cop "
	      "reads them, changes exactly the lines a decision is about, and makes one "
	      "commit of it.");
	for (size_t i = 0; i < cop_nlines; i++) {
		const struct cop_line *l = &cop_lines[i];

		if (i == 0)
			heading(p, "COMMANDS");
		if (l->kind == COP_LINE_LEAF && !cop_line_plumbing(l) &&
		    *cop_line_words(p->arena, l))
			put(p, COP_PAGE_TERM,
			    cop_arena_printf(p->arena, "cop %s",
					     cop_line_words(p->arena, l)),
			    sentence(p->arena, l->cmd->summary, NULL));
	}
	put_common(p, NULL);
	put_exit(p, NULL);
	put_see(p, "cop help start, cop help environment, cop-files(5)");
}

void cop_page_make(struct cop_arena *a, const struct cop_line *line, struct cop_page *ret)
{
	*ret = (struct cop_page){ .arena = a, .name = page_name(a, line) };
	if (!line)
		make_front(ret);
	else if (line->kind == COP_LINE_GROUP)
		make_group(ret, line);
	else
		make_leaf(ret, line);
}
