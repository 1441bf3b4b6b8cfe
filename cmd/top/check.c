/* SPDX-License-Identifier: MIT */
#include "env.h"

#include <stdlib.h>
#include <string.h>

#include "base/enc.h"
#include "base/near.h"
#include "brake.h"
#include "judge.h"
#include "model/community.h"
#include "rules/check.h"
#include "sides.h"

struct opts {
	struct cop_words files, rules;
	const char *base, *max_removal;
	bool leave_vacant, all;
};

static const struct cop_opt options[] = {
	{ COP_OPT_WORD, 0, "rule", "RULE,...", "these rules only", "all",
	  .offset = offsetof(struct opts, rules), .flags = COP_OPT_COMMA | COP_OPT_REPEAT,
	  .hint = COP_HINT_RULE },
	{ COP_OPT_WORD, 0, "base", "REF", "only what came since this branch left REF",
	  NULL, .offset = offsetof(struct opts, base), .hint = COP_HINT_REV },
	{ COP_OPT_WORD, 0, "max-removal", "P%", "with --base: so many may go at once",
	  "25%", .offset = offsetof(struct opts, max_removal) },
	{ COP_OPT_FLAG, 0, "leave-vacant",
	  .help = "with --base: a required role may lose its last holder",
	  .offset = offsetof(struct opts, leave_vacant) },
	{ COP_OPT_FLAG, 'a', "all", .help = "accepted and older findings too",
	  .offset = offsetof(struct opts, all) },
};

static const struct cop_arg args[] = {
	{ "FILE", 0, 0, COP_OPT_WORD, offsetof(struct opts, files), COP_HINT_FILE,
	  "show what is found in these files or folders" },
};

static const char *const examples[] = { "cop check", "cop check roles",
					"cop check --rule overdue,term-ended",
					"cop check --base origin/main --format github",
					NULL };

static enum cop_code known_rules(const struct cop_words *rules, struct cop_error *err)
{
	for (size_t i = 0; i < rules->n; i++) {
		struct cop_near near = { .typed = rules->at[i] };
		const struct cop_rule *r = cop_rules_find(rules->at[i]);

		if (r && r->risk) {
			cop_fail(err, COP_E_USAGE, "'%s' is a risk, not a rule of files",
				 rules->at[i]);
			return cop_fail_hint(err, "cop health risks");
		}
		if (cop_rules_known(rules->at[i], &near))
			continue;
		cop_fail(err, COP_E_USAGE, "no rule '%s'", rules->at[i]);
		if (near.best)
			return cop_fail_hint(err, "did you mean '%s'? cop explain %s",
					     near.best, near.best);
		return cop_fail_hint(err, "cop explain lists the rules");
	}
	return COP_OK;
}

/* What a person typed -> path inside the community: as typed from here, else as it stands. */
static const char *inside(struct cop_env *env, const char *typed)
{
	const char *root = cop_store_root(env->community->store);
	size_t len = strlen(root);
	char *real = realpath(typed, NULL);
	const char *path = typed;

	if (real && strncmp(real, root, len) == 0 && real[len] == '/')
		path = cop_arena_text(env->arena, real + len + 1);
	else if (real && strcmp(real, root) == 0)
		path = "";
	free(real);
	return path;
}

static bool lies_in(const char *path, const char *place)
{
	size_t len = strlen(place);

	while (len && place[len - 1] == '/')
		len--;
	return strncmp(path, place, len) == 0 && (!len || path[len] == '/' || !path[len]);
}

/* How many of the loaded files lie there. */
static size_t files_in(const struct cop_community *c, const char *place)
{
	const char *last = "";
	size_t n = 0;

	for (unsigned k = 0; k < cop_kind_count; k++) {
		for (size_t i = 0; i < c->items[k].n; i++) {
			const char *path = c->items[k].at[i].path;

			n += lies_in(path, place) && strcmp(path, last) != 0;
			last = path;
		}
	}
	return n;
}

/* It is there and readable, and holds no record: an empty list. */
static bool holds_nothing(struct cop_env *env, const char *path)
{
	const struct cop_source *src;
	struct cop_error ignored = { 0 };

	return !cop_store_read(env->community->store, path, &src, &ignored);
}

static bool found_in(const struct cop_finding *f, const char *place)
{
	if (f->where.at.src)
		return lies_in(f->where.at.src->path, place);
	return f->where.record && lies_in(f->where.record, place);
}

/* Keeps what stands in the files named, and says how many files these are. */
static enum cop_code keep_files(struct cop_env *env, const struct cop_words *files,
				struct cop_findings *f, size_t *ret_files,
				struct cop_error *err)
{
	const char **places = COP_NEW_N(env->arena, const char *, files->n);
	size_t kept = 0, found = 0;

	*ret_files = 0;
	for (size_t i = 0; i < files->n; i++) {
		size_t n;

		places[i] = inside(env, files->at[i]);
		n = files_in(env->community, places[i]);
		for (found = 0; !n && found < f->n && !found_in(f->at[found], places[i]);)
			found++;
		if (!n && found == f->n && holds_nothing(env, places[i])) {
			n = 1;
		} else if (!n && found == f->n) {
			cop_fail(err, COP_E_NOT_FOUND, "no file '%s' in this community",
				 files->at[i]);
			return cop_fail_hint(err,
					     "a file or folder, as in: cop check plan");
		}
		*ret_files += n;
	}
	for (size_t i = 0; i < f->n; i++) {
		bool keep = false;

		for (size_t p = 0; p < files->n; p++)
			keep = keep || found_in(f->at[i], places[p]);
		if (keep)
			f->at[kept++] = f->at[i];
	}
	f->n = kept;
	return COP_OK;
}

/* The answer: what was found, or that a file could not be looked into. */
static enum cop_code answer(struct cop_env *env, const struct cop_findings *f,
			    struct cop_error *err)
{
	size_t unreadable = env->community->unreadable;
	int bar = env->common.fail_on ? env->common.fail_on : COP_ERROR + 1;

	env->told_unreadable = true;
	if (unreadable) {
		cop_fail(err, COP_E_INVALID,
			 "%zu file%s could not be read, so the check is not complete",
			 unreadable, unreadable == 1 ? "" : "s");
		return cop_fail_hint(err, "mend what is said above, and check again");
	}
	if (bar > COP_INFO + 1 || !cop_findings_reach(f, (enum cop_severity)(bar - 1)))
		return COP_OK;
	err->code = COP_E_NO;
	return COP_E_NO;
}

/* --- what a branch brings --- */

/* The belts of a branch make sense only beside another state. */
static enum cop_code read_belts(const struct opts *o, double *ret, struct cop_error *err)
{
	const char *option = o->max_removal    ? "--max-removal"
			     : o->leave_vacant ? "--leave-vacant"
					       : NULL;

	if (o->base || !option)
		return cop_brake_read(o->max_removal, ret, err);
	cop_fail(err, COP_E_USAGE, "%s needs another state to compare", option);
	return cop_fail_hint(err, "cop check --base main %s%s%s", option,
			     o->max_removal ? " " : "",
			     o->max_removal ? o->max_removal : "");
}

static const char *command(struct cop_env *env, const char *base)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };

	cop_buf_text(&out, "cop check --base ");
	cop_enc_shell_text(&out, base, strlen(base));
	return cop_buf_keep(&out, env->arena);
}

static enum cop_code check_branch(struct cop_env *env, const struct opts *o,
				  struct cop_findings *ret, size_t *ret_older,
				  struct cop_error *err)
{
	const struct cop_span span = { .from = o->base, .parted = true };
	struct cop_branch branch = { .command = command(env, o->base),
				     .leave_vacant = o->leave_vacant };
	struct cop_brought judged;
	struct cop_sides sides;
	struct cop_judge j;
	enum cop_code code;

	if ((code = read_belts(o, &branch.most, err)) ||
	    (code = cop_sides_open(env, &span, &sides, err)) ||
	    (code = cop_sides_judge(env, &sides, cop_judge_community, &judged, err)))
		return code;
	*ret = o->all ? judged.all : judged.brought;
	*ret_older = judged.all.n - ret->n;
	j = (struct cop_judge){ .c = sides.new,
				.today = env->today,
				.age = cop_community_age(sides.new),
				.findings = ret };
	branch.old = sides.old;
	branch.renamed = judged.renamed;
	cop_rules_branch(&j, &branch);
	cop_rules_accept(sides.new, ret);
	cop_findings_sort(ret);
	return COP_OK;
}

/* --quiet as text: the errors, and nothing where there are none. Programs get it all. */
static enum cop_code render(struct cop_env *env, const struct cop_findings *f,
			    const struct cop_finding_look *look, struct cop_buf *out,
			    struct cop_error *err)
{
	if (!env->common.quiet || env->format != cop_format_text)
		return cop_findings_render(f, env->format, look, out, err);
	for (size_t i = 0; i < f->n; i++) {
		const struct cop_finding *one = f->at[i];

		if (one->severity <= COP_CRITICAL && (look->all || !one->accepted))
			cop_finding_text(one, &look->look, out);
	}
	return COP_OK;
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	const struct opts *o = opts;
	struct cop_finding_look look = { .look = env->look, .all = o->all };
	struct cop_findings f;
	double ignored;
	enum cop_code code;

	if ((code = known_rules(&o->rules, err)) || (code = read_belts(o, &ignored, err)))
		return code;
	code = o->base ? check_branch(env, o, &f, &look.older, err)
		       : cop_judge_community(env, env->community, &f, err);
	if (code)
		return code;
	look.files = env->community->nfiles;
	look.as_of = env->today;
	look.prefix = cop_store_prefix(env->community->store);
	look.community = cop_enc_shown(env->arena, env->community->cop->name);
	if (o->base)
		look.since = cop_enc_shown(env->arena, cop_str_text(env->arena, o->base));
	if (o->rules.n || o->files.n)
		look.older = 0; /* of other rules and files nobody asked */
	if (o->rules.n)
		cop_check_only(&f, o->rules.at);
	if (o->files.n && (code = keep_files(env, &o->files, &f, &look.files, err)))
		return code;
	code = render(env, &f, &look, &out, err);
	if (code || (code = cop_show_text(env, &out, err)))
		return code;
	return answer(env, &f, err);
}

const struct cop_cmd cop_cmd_top_check = {
	.summary = "is the record sound",
	.rule = "An error means that files contradict themselves; reality may be poor.",
	.help = "Reads every file and says what is wrong with it, where, and what to do: "
		"keys and\n"
		"values, references, roles and terms, the plan and its repeating items, "
		"histories,\n"
		"figures. Each finding names a rule; cop explain RULE says why it "
		"matters.\n\n"
		"What the community has accepted in cop.yaml (findings) is not shown and "
		"does not\n"
		"count until its day has come; --all shows it.\n\n"
		"--base REF keeps what is there now and was not where this branch left "
		"REF, and\n"
		"looks at what only two states show: more than a quarter of the members "
		"or of the\n"
		"people with a role gone at once (--max-removal), a required role "
		"without anybody\n(--leave-vacant), a change of role or an adoption "
		"without its decision.\n\n"
		"--quiet shows the errors only, and nothing where there are none.\n\n"
		"--format github writes annotations for a workflow, with paths from the "
		"top of the\n"
		"repository; GitHub shows ten of each kind.",
	.examples = examples,
	.see = "cop diff, cop explain, cop doctor; cop help ci",
	.formats = "text json ndjson md github",
	.document = "cop.findings/1",
	.needs = COP_NEED_KINDS | COP_READS | COP_GATES,
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
