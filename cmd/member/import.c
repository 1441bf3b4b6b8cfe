/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "import.h"

/* Kinds of tables that are read; others come with their own headers. */
#define TABLE_KIND_WORDS(W, t) W(t, csv, "csv", "a table with a header")
COP_ENUM(table_kind, TABLE_KIND_WORDS);
COP_ENUM_DEFINE(table_kind, TABLE_KIND_WORDS);

struct opts {
	const char *file, *rejects;
	struct cop_words map;
	int as, order, status;
	const struct cop_str *source;
	bool update;
};

/* --- reading --- */

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* "Staff list.csv" -> "staff-list" */
static const char *stem_of(struct cop_env *env, const char *path)
{
	const char *name = base_name(path), *dot = strrchr(name, '.');
	size_t len = dot && dot > name ? (size_t)(dot - name) : strlen(name);
	const char *stem = cop_str_slug(env->arena, cop_str_new(env->arena, name, len));

	return *stem ? stem : "list";
}

static enum cop_code read_file(struct cop_env *env, const struct opts *o,
			       struct cop_import *im, struct cop_error *err)
{
	const struct cop_roster_told told = { o->map.at, o->map.n,
					      (enum cop_date_order)o->order };
	enum cop_code code = cop_rows_read(env, o->file, o->rejects, &im->rows, err);

	if (!code)
		code = cop_roster_map(env->arena, env->community, &im->rows.csv, im->stem,
				      &told, &im->map, err);
	return code;
}

/* Days that only lack their order are all mended by one option: one line for them. */
static void judge_rows(struct cop_env *env, struct cop_import *im)
{
	for (size_t i = 0; i < im->roster.n; i++) {
		const struct cop_roster_row *row = &im->roster.at[i];
		bool refused = row->what == COP_ROSTER_REFUSED;
		struct cop_rows_bad bad = { .row = row->row,
					    .col = row->col,
					    .why = refused ? row->why : NULL,
					    .rule = row->rule,
					    .alike = row->two_days ? im->roster.two_days
								   : 0 };

		cop_rows_judged(env, &im->rows, im->stem, &bad);
	}
}

/* What happened is not rewritten by a table: who knows better says it of each. */
static void say_other_days(struct cop_env *env, const struct cop_import *im)
{
	size_t n = im->roster.other_days;

	if (!n)
		return;
	cop_say(env,
		"note: %zu known %s joined on another day by this table; the day in the "
		"register stays",
		n, n == 1 ? "person" : "people");
	cop_say(env, "hint: cop member set %s history.1.date DATE", im->roster.other_day);
}

static void read_rows(struct cop_env *env, const struct opts *o, struct cop_import *im)
{
	struct cop_roster_terms terms = { .on = cop_day(env),
					  .status = (enum cop_member_status)o->status,
					  .source = o->source,
					  .seed = cop_env_random() };

	if (!terms.status)
		terms.status = cop_member_status_active;
	cop_roster_read(env->arena, env->community, &im->rows.csv, &im->map, &terms,
			&im->roster);
	judge_rows(env, im);
	say_other_days(env, im);
}

/* --- refusing --- */

static enum cop_code refuse(struct cop_env *env, const struct cop_import *im,
			    struct cop_error *err)
{
	enum cop_code code = cop_rows_refuse(env, &im->rows, err);

	if (im->roster.two_days && !im->map.order)
		return cop_fail_hint(err, "--date-order dmy or mdy");
	return code;
}

/* --- saying --- */

static void say_new(struct cop_env *env, const struct opts *o,
		    const struct cop_import *im, struct cop_buf *out)
{
	size_t n = im->roster.count[COP_ROSTER_NEW];
	bool active = !o->status || o->status == cop_member_status_active;

	for (size_t i = 0; n == 1 && i < im->roster.n; i++) {
		if (im->roster.at[i].what == COP_ROSTER_NEW)
			cop_subject_who(env, out, im->roster.at[i].id);
	}
	if (n > 1)
		cop_buf_printf(out, "%zu people", n);
	if (active)
		cop_buf_text(out, n == 1 ? " joins" : " join");
	else
		cop_buf_printf(out, " %s added as %s", n == 1 ? "is" : "are",
			       cop_enum_word(&cop_enum_member_status, o->status));
}

static const char *subject_of(struct cop_env *env, const struct opts *o,
			      const struct cop_import *im)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf b = { 0 };
	size_t changed = im->update ? im->roster.count[COP_ROSTER_CHANGED] : 0;
	bool any = im->roster.count[COP_ROSTER_NEW] > 0;

	cop_buf_text(&b, "member: ");
	if (any)
		say_new(env, o, im, &b);
	if (changed)
		cop_buf_printf(&b, "%s%zu %s updated", any ? ", " : "", changed,
			       changed == 1 ? "person is" : "people are");
	cop_buf_text(&b, " from ");
	cop_subject_text(&b, cop_str_text(env->arena, base_name(im->rows.file)));
	return cop_buf_keep(&b, env->arena);
}

static enum cop_code write_all(struct cop_env *env, const struct opts *o,
			       const struct cop_import *im, struct cop_error *err)
{
	struct cop_change *c = cop_begin(env);
	const char *const notes[] = { cop_rows_note(env, &im->rows), NULL };
	struct cop_decided d = { .subject = subject_of(env, o, im),
				 .notes = notes,
				 .shown = true,
				 .beside_others = cop_import_remembers(env, im),
				 .extra = cop_import_values(env, im) };
	enum cop_code code = cop_import_change(env, im, c, err);

	return code ? code : cop_rows_finish(env, &im->rows, c, &d, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct cop_import im = { .stem = stem_of(env, o->file),
				 .told = o->map.n || o->order,
				 .update = o->update };
	bool dry = env->common.dry_run, json = env->format == cop_format_json;
	enum cop_code code = read_file(env, o, &im, err);
	bool stop;

	if (code)
		return code;
	read_rows(env, o, &im);
	stop = cop_rows_stop(&im.rows);
	if (dry || stop || env->common.verbose)
		cop_import_say_columns(env, &im);
	cop_import_say_counts(env, &im);
	if (dry && !json)
		code = cop_import_show_rows(env, &im, err);
	if (code)
		return code;
	return stop ? refuse(env, &im, err) : write_all(env, o, &im, err);
}

static const char *const examples[] = {
	"cop member import list.csv -n",
	"cop member import list.csv --map \"Full Name=name\" --date-order dmy",
	"cop member import list.csv --rejects bad.csv --source listserv", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_CHOICE,
	  .name = "as",
	  .help = "what the file is",
	  .fallback = "csv",
	  .of = &cop_enum_table_kind,
	  .offset = offsetof(struct opts, as) },
	{ .kind = COP_OPT_WORD,
	  .name = "map",
	  .metavar = "HEADER=FIELD",
	  .help = "this column is that field; HEADER= ignores it",
	  .fallback = "by its header",
	  .flags = COP_OPT_REPEAT,
	  .offset = offsetof(struct opts, map) },
	{ .kind = COP_OPT_CHOICE,
	  .name = "date-order",
	  .help = "how dates that are not 2026-03-05 are written",
	  .of = &cop_enum_date_order,
	  .offset = offsetof(struct opts, order) },
	{ .kind = COP_OPT_CHOICE,
	  .name = "status",
	  .metavar = "WORD",
	  .help = "what new people are, where no column says it",
	  .fallback = "active",
	  .of = &cop_enum_member_status,
	  .offset = offsetof(struct opts, status) },
	{ .kind = COP_OPT_TEXT,
	  .name = "source",
	  .help = "how new people found us",
	  .offset = offsetof(struct opts, source) },
	COP_ROWS_REJECTS(struct opts),
	{ .kind = COP_OPT_FLAG,
	  .name = "update",
	  .help = "known people take over what the file says",
	  .offset = offsetof(struct opts, update) },
};

static const struct cop_arg args[] = { COP_ROWS_FILE(struct opts) };

const struct cop_cmd cop_cmd_member_import = {
	.summary = "many people at once from a table, all or nothing",
	.rule = "People are known by id, e-mail or name; a second time changes nothing.",
	.help = "Columns are recognised by their headers: Full Name, E-mail, Joined, "
		"Dept\n"
		"and the like, and every field's own name. What --map and --date-order\n"
		"say is remembered in cop.yaml under the file's name, and used for any\n"
		"file with the same columns.\n"
		"\n"
		"A row that cannot be read is refused, and then nothing is written, "
		"unless\n"
		"--rejects names a file for such rows. With -n every row is shown with\n"
		"what would become of it.",
	.examples = examples,
	.see = "cop member add, cop member list; cop help dates",
	.needs = COP_WRITES | COP_DATED,
	.record = &cop_record_member,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
