/* SPDX-License-Identifier: MIT */
#include "opt.h"

static const struct cop_word color_words[] = {
	{ "auto", "on a terminal" },
	{ "always", "also in a pipe" },
	{ "never", "nowhere" },
};
const struct cop_enum cop_enum_color = { "color", color_words, COP_COUNT(color_words) };

static const struct cop_word fail_on_words[] = {
	{ "error", "the files are wrong" },
	{ "critical", "or the community is in danger" },
	{ "warning", "or something wants attention" },
	{ "info", "or anything at all" },
	{ "never", "whatever is found" },
};
const struct cop_enum cop_enum_fail_on = { "fail_on", fail_on_words,
					   COP_COUNT(fail_on_words) };

static const struct cop_word readers_words[] = {
	{ "public", "anybody" },
	{ "members", "members of the community" },
	{ "stewards", "those who run it" },
};
const struct cop_enum cop_enum_readers = { "readers", readers_words,
					   COP_COUNT(readers_words) };

#define AT(member) .offset = offsetof(struct cop_common, member)
#define EVERY COP_WHEN_ALWAYS, 0, "command"
#define NEEDS(bits, class) COP_WHEN_NEEDS, (bits), (class)
#define FORMATS(class) COP_WHEN_FORMATS, 0, (class)
#define DOCUMENT(class) COP_WHEN_DOCUMENT, 0, (class)

const struct cop_common_opt cop_common_opts[] = {
	/* every command */
	{ EVERY,
	  { COP_OPT_WORD, 'C', NULL, "DIR", "act on the community at DIR",
	    "the nearest cop.yaml upwards, else COP_DIR", AT(dir),
	    .hint = COP_HINT_DIR } },
	{ EVERY,
	  { COP_OPT_WORD, 'c', NULL, "KEY=VALUE", "one personal setting for this run",
	    NULL, AT(settings), .flags = COP_OPT_REPEAT } },
	{ EVERY, { COP_OPT_FLAG, 'q', "quiet", .help = "errors only", AT(quiet) } },
	{ EVERY,
	  { COP_OPT_FLAG, 'v', "verbose", .help = "files and git steps too",
	    AT(verbose) } },
	{ EVERY,
	  { COP_OPT_CHOICE, 0, "color", .help = "when to use colour", .fallback = "auto",
	    .of = &cop_enum_color, AT(color) } },
	{ EVERY,
	  { COP_OPT_FLAG, 0, "ascii", .help = "plain characters instead of drawn ones",
	    AT(ascii) } },
	{ EVERY,
	  { COP_OPT_FLAG, 0, "no-pager", .help = "never page long output",
	    AT(no_pager) } },
	{ EVERY,
	  { COP_OPT_FLAG, 0, "no-input",
	    .help = "never ask; name what is missing, exit 4", AT(no_input) } },
	{ EVERY,
	  { COP_OPT_FLAG, 'h', NULL, .help = "one screen with examples", AT(help) } },
	{ EVERY, { COP_OPT_FLAG, 0, "help", .help = "the whole page", AT(long_help) } },
	{ EVERY, { COP_OPT_FLAG, 0, "version", .help = "as cop version", AT(version) } },
	/* readers */
	{ FORMATS("reader"),
	  { COP_OPT_WORD, 0, "format", "F", "form of the output", NULL,
	    AT(format_word) } },
	{ NEEDS(COP_READS, "reader"),
	  { COP_OPT_DATE, 0, "as-of", "DATE", "judge today's files as on that day",
	    "today", AT(as_of) } },
	{ NEEDS(COP_READS, "reader"),
	  { COP_OPT_WORD, 0, "rev", "REV",
	    "read the files of that commit, or of that day; sets --as-of to it", NULL,
	    AT(rev), .hint = COP_HINT_REV } },
	{ FORMATS("reader"),
	  { COP_OPT_WORD, 'o', "output", "FILE",
	    "write there; the ending chooses the format", NULL, AT(output),
	    .hint = COP_HINT_FILE } },
	/* lists */
	{ NEEDS(COP_LISTS, "list"),
	  { COP_OPT_WORD, 0, "where", "EXPR", "only what meets the condition", NULL,
	    AT(where), .flags = COP_OPT_REPEAT } },
	{ NEEDS(COP_LISTS, "list"),
	  { COP_OPT_WORD, 0, "sort", "FIELD,-FIELD", "order; - for descending", NULL,
	    AT(sort), .flags = COP_OPT_COMMA | COP_OPT_REPEAT, .hint = COP_HINT_FIELD } },
	{ NEEDS(COP_LISTS, "list"),
	  { COP_OPT_WORD, 0, "columns", "FIELD,...", "columns to show", NULL, AT(columns),
	    .flags = COP_OPT_COMMA | COP_OPT_REPEAT, .hint = COP_HINT_FIELD } },
	{ NEEDS(COP_LISTS, "list"),
	  { COP_OPT_UINT, 0, "limit", "N", "at most so many", "all", AT(limit) } },
	{ NEEDS(COP_LISTS, "list"),
	  { COP_OPT_FLAG, 0, "all", .help = "also what is left out by default",
	    AT(all) } },
	/* spans, consent, gates */
	{ NEEDS(COP_SPANS, "span"),
	  { COP_OPT_PERIOD, 0, "period", "P", "span of time, cop help dates", NULL,
	    AT(period) } },
	{ NEEDS(COP_SPANS, "span"),
	  { COP_OPT_DATE, 0, "since", "DATE", "short for --period DATE..", NULL,
	    AT(since) } },
	{ NEEDS(COP_CONSENTS, "consent"),
	  { COP_OPT_CHOICE, 0, "readers", .help = "apply consent for these readers",
	    .of = &cop_enum_readers, AT(readers) } },
	{ NEEDS(COP_GATES, "gate"),
	  { COP_OPT_CHOICE, 0, "fail-on", "LEVEL", "exit 1 at findings so bad or worse",
	    "error", .of = &cop_enum_fail_on, AT(fail_on) } },
	/* writers */
	{ NEEDS(COP_DATED, "writer"),
	  { COP_OPT_DATE, 0, "on", "DATE", "the day it happened or was agreed", "today",
	    AT(on) } },
	{ NEEDS(COP_DECIDED, "writer"),
	  { COP_OPT_WORD, 0, "by", "MEMBER,...", "who decided", "you", AT(by),
	    .flags = COP_OPT_COMMA | COP_OPT_REPEAT, .hint = COP_HINT_MEMBER } },
	{ NEEDS(COP_NAMES_NEW, "writer"),
	  { COP_OPT_WORD, 0, "id", "ID", "id of the new thing", "from its title",
	    AT(id) } },
	{ NEEDS(COP_REASONS, "writer"),
	  { COP_OPT_TEXT, 0, "reason", "TEXT", "why, kept in the record and the commit",
	    NULL, AT(reason) } },
	{ NEEDS(COP_CITES, "writer"),
	  { COP_OPT_WORD, 0, "decision", "NOTE", "the decision note this follows", NULL,
	    AT(decision), .hint = COP_HINT_NOTE } },
	{ NEEDS(COP_TAKES_FILE, "writer"),
	  { COP_OPT_WORD, 0, "file", "FILE", "the text value is read from FILE", NULL,
	    AT(file), .hint = COP_HINT_FILE } },
	{ NEEDS(COP_MAY_REMOVE, "writer"),
	  { COP_OPT_FLAG, 0, "leave-vacant",
	    .help = "a required role may lose its last holder", AT(leave_vacant) } },
	{ NEEDS(COP_MAY_REMOVE, "writer"),
	  { COP_OPT_WORD, 0, "max-removal", "P%",
	    "so many members or holders may go at once; two always may", "25%",
	    AT(max_removal) } },
	{ NEEDS(COP_WRITES, "writer"),
	  { COP_OPT_TEXT, 'm', "message", "TEXT", "why, in your words", NULL,
	    AT(message) } },
	{ NEEDS(COP_WRITES, "writer"),
	  { COP_OPT_FLAG, 'n', "dry-run", .help = "show the change, write nothing",
	    AT(dry_run) } },
	{ NEEDS(COP_WRITES, "writer"),
	  { COP_OPT_FLAG, 0, "no-commit",
	    .help = "write the files, leave the commit to you", AT(no_commit) } },
	{ NEEDS(COP_WRITES, "writer"),
	  { COP_OPT_WORD, 0, "lock-timeout", "TIME",
	    "how long to wait for another writer", "10s", AT(lock_timeout),
	    .flags = COP_OPT_RARE } },
	{ DOCUMENT("reader"),
	  { COP_OPT_FLAG, 0, "json", .help = "same as --format json", AT(json) } },
};
const size_t cop_ncommon_opts = COP_COUNT(cop_common_opts);

bool cop_common_applies(const struct cop_common_opt *o, const struct cop_cmd *cmd)
{
	switch (o->when) {
	case COP_WHEN_ALWAYS:
		return true;
	case COP_WHEN_NEEDS:
		return (cmd->needs & o->needs) != 0;
	case COP_WHEN_FORMATS:
		return cmd->formats != NULL;
	case COP_WHEN_DOCUMENT:
		return cmd->document != NULL;
	}
	return false;
}
