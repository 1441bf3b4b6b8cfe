/* SPDX-License-Identifier: MIT */
#include "base/enc.h"
#include "charter.h"

#include <string.h>

/* Fields of entries: each is said as often as its list has values. */
struct add_opts {
	const char *list;
	const struct cop_str *text;
	struct cop_words indicator, target, due, funding, strategy, why_needed, external,
		gathers, audiences, remedy, owner, uses, for_, equity, role, url, note,
		words;
};

#define FIELD(option, member, help) COP_SINGLE_FIELD(option, add_opts, member, 0, help)
#define RARE(option, member, help) \
	COP_SINGLE_FIELD(option, add_opts, member, COP_OPT_RARE, help)

static const struct cop_opt options[] = {
	FIELD("indicator", indicator, "objectives: how it is measured"),
	FIELD("target", target, "objectives: the value to reach"),
	FIELD("due", due, "objectives: the day by which"),
	RARE("funding", funding, "objectives: the grant that asks for it"),
	FIELD("strategy", strategy, "problems: how we mean to solve it"),
	FIELD("why-needed", why_needed, "audiences: what we cannot learn without them"),
	RARE("external", external, "audiences: true for other organisations"),
	RARE("gathers", gathers, "audiences: where they meet today"),
	FIELD("audiences", audiences, "barriers, channels: which ones"),
	FIELD("remedy", remedy, "barriers: what we do about it"),
	FIELD("owner", owner, "barriers, stakeholders: who sees to it"),
	RARE("uses", uses, "activities: what they need of a platform"),
	FIELD("for", for_, "rewards: which roles"),
	RARE("equity", equity, "rewards: how it stays within reach of all"),
	FIELD("role", role, "pathways: where it leads"),
	RARE("url", url, "channels, resources, similar: the page"),
	RARE("note", note, "resources, backers, similar: a remark"),
	RARE("text", words, "stakeholders: what they have to do with us"),
};

static const struct cop_objective *newest(const struct cop_charter *c)
{
	return c && c->objectives.n ? &c->objectives.at[c->objectives.n - 1] : NULL;
}

static void say(struct cop_env *env, struct cop_buf *out, const char *path,
		const struct cop_str *text)
{
	struct cop_error ignored = { 0 };
	const struct cop_objective *o = NULL;
	struct cop_community *with;

	if (strcmp(path, "objectives") == 0 &&
	    !cop_community_after(env->community, &with, &ignored))
		o = newest(with->charter);
	if (o && o->text)
		charter_say_objective(out, o);
	else
		charter_say_entry(out, path, text, false);
}

/* `add scope "x"`: a part of the charter, whose lists take it. */
static enum cop_code check_part(struct cop_env *env, const struct add_opts *o,
				struct cop_error *err)
{
	const struct cop_field *f = cop_path_field(&cop_schema_charter, o->list);
	const struct cop_schema *in = f && f->kind == COP_K_MAP ? f->of : NULL;
	COP_CLEANUP(cop_buf_clear) struct cop_buf lists = { 0 };
	COP_CLEANUP(cop_buf_clear) struct cop_buf text = { 0 };
	const char *first = NULL, *typed = cop_enc_shown(env->arena, o->text);

	for (size_t i = 0; in && !(f->flags & COP_IS_LIST) && i < in->nfields; i++) {
		const struct cop_field *list = &in->fields[i];

		if (!(list->flags & COP_IS_LIST) || list->kind == COP_K_DICT)
			continue;
		first = first ? first : cop_field_key(list);
		cop_buf_printf(&lists, "%s%s.%s", lists.len ? ", " : "", o->list,
			       cop_field_key(list));
	}
	if (!first)
		return COP_OK;
	cop_fail(err, COP_E_USAGE, "'%s' is not a list; it has: %s", o->list,
		 cop_buf_str(&lists));
	cop_enc_shell_text(&text, typed, strlen(typed));
	return cop_fail_hint(err, "cop charter add %s.%s %s", o->list, first,
			     cop_buf_str(&text));
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct add_opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	struct cop_single_new new = { .list = o->list, .text = o->text, .opts = o };
	enum cop_code code = check_part(env, o, err);

	if (!code)
		code = cop_single_add(env, c, &new, err);
	if (code)
		return code;
	cop_buf_text(&subject, "charter: ");
	say(env, &subject, new.path, o->text);
	return charter_finish(env, c, cop_buf_str(&subject), err);
}

static const char *const examples[] = {
	"cop charter add scope.out \"web pages\"",
	"cop charter add objectives \"Fewer calls\" --indicator calls --target 900",
	"cop charter add barriers \"No camera\" --remedy \"Phone number\" --owner "
	"ana-silva",
	NULL
};

static const struct cop_arg args[] = {
	{ .name = "LIST",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct add_opts, list),
	  .hint = COP_HINT_PATH,
	  .help = "which list: objectives, scope.in, barriers, ..." },
	{ .name = "TEXT",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_TEXT,
	  .offset = offsetof(struct add_opts, text),
	  .help = "what it says; a name of stakeholders, a title of resources" },
};

const struct cop_cmd cop_cmd_charter_add = {
	.summary = "one more entry of a list of the charter",
	.rule = "The id is made from the text where nothing else is said.",
	.examples = examples,
	.see = "cop charter remove, cop charter set, cop charter show",
	.needs = COP_WRITES | COP_NAMES_NEW | COP_CITES | COP_TAKES_FILE,
	.record = &cop_record_charter,
	.document = "cop.change/1",
	.opts_size = sizeof(struct add_opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
