/* SPDX-License-Identifier: MIT */
#include "charter.h"

#include <string.h>

#include "base/enc.h"

/* Fields of entries: each is said as often as its list has values. */
struct add_opts {
	const char *list;
	const struct cop_str *text;
	struct cop_words indicator, target, due, funding, strategy, why_needed, external,
		gathers, audiences, remedy, owner, uses, for_, equity, role, url, note,
		words;
};

#define FIELD(option, member, help_) ROW(option, member, COP_OPT_REPEAT, help_)
#define RARE(option, member, help_) \
	ROW(option, member, COP_OPT_REPEAT | COP_OPT_RARE, help_)
#define ROW(option, member, flags_, help_) \
	{ \
		.kind = COP_OPT_WORD, .name = option, .metavar = "VALUE", .help = help_, \
		.flags = (flags_), .offset = offsetof(struct add_opts, member) \
	}

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

static bool answers_to(const char *option, const char *key)
{
	for (; *option && *key; option++, key++)
		if (*option != *key && !(*option == '-' && *key == '_'))
			return false;
	return !*option && !*key;
}

static const struct cop_words *said(const struct add_opts *o, const struct cop_opt *opt)
{
	const struct cop_words *all[] = {
		&o->indicator,  &o->target,   &o->due,     &o->funding,   &o->strategy,
		&o->why_needed, &o->external, &o->gathers, &o->audiences, &o->remedy,
		&o->owner,      &o->uses,     &o->for_,    &o->equity,    &o->role,
		&o->url,        &o->note,     &o->words,
	};
	_Static_assert(COP_COUNT(all) == COP_COUNT(options), "one for each option");

	return all[opt - options];
}

/* --- values --- */

/* Where a field names a person or thing, a name will do. */
static const struct cop_str *resolved(struct cop_env *env, const struct cop_field *f,
				      const char *typed)
{
	struct cop_error ignored = { 0 };
	unsigned kinds = 0;
	enum cop_kind kind;
	const char *id = typed;

	for (unsigned k = 0; k < cop_kind_count; k++)
		kinds |= f->kind == COP_K_REF && cop_records[k]->ref & f->refs ? 1u << k
									       : 0;
	if (kinds &&
	    cop_community_resolve(env->community, kinds, typed, &id, &kind, &ignored))
		id = typed;
	return cop_str_text(env->arena, id);
}

static enum cop_code add_value(struct cop_env *env, const struct cop_field *f,
			       const char *typed, struct cop_node *seq,
			       struct cop_error *err)
{
	struct cop_node *item;
	enum cop_code code = cop_value_typed(env->arena, f, resolved(env, f, typed),
					     env->today, &item, err);

	if (!code)
		cop_make_push(seq, item);
	return code;
}

/* Commas separate ids and choices; a text may hold one. */
static enum cop_code add_values(struct cop_env *env, const struct cop_field *f,
				const char *typed, struct cop_node *seq,
				struct cop_error *err)
{
	char *rest, *list = cop_arena_text(env->arena, typed);
	enum cop_code code = COP_OK;

	if (f->kind != COP_K_REF && f->kind != COP_K_ENUM)
		return add_value(env, f, typed, seq, err);
	for (char *one = strtok_r(list, ", ", &rest); one && !code;
	     one = strtok_r(NULL, ", ", &rest))
		code = add_value(env, f, one, seq, err);
	return code;
}

static enum cop_code value_of(struct cop_env *env, const struct cop_field *f,
			      const struct cop_words *words, struct cop_node **ret,
			      struct cop_error *err)
{
	struct cop_node *seq = cop_make_seq(env->arena, COP_FLOW);
	const struct cop_str *text;
	enum cop_code code = COP_OK;

	if (!(f->flags & COP_IS_LIST)) {
		code = cop_env_text(env, words->at[words->n - 1], &text, err);
		if (!code && f->kind == COP_K_REF)
			text = resolved(env, f, cop_enc_shown(env->arena, text));
		return code ? code
			    : cop_value_typed(env->arena, f, text, env->today, ret, err);
	}
	for (size_t i = 0; i < words->n && !code; i++)
		code = add_values(env, f, words->at[i], seq, err);
	seq->style = (uint8_t)cop_list_style(f, seq);
	*ret = seq;
	return code;
}

/* --- the entry --- */

static bool holds_id(const struct cop_node *seq, const char *id)
{
	for (const struct cop_node *n = seq ? seq->first : NULL; n; n = n->next)
		if (n->kind == COP_MAP && cop_node_is(cop_node_get(n, "id"), id))
			return true;
	return false;
}

/* Entries are named by references, so their ids are their own in the whole charter. */
static enum cop_code entry_id(struct cop_env *env, const struct cop_str *text,
			      const struct cop_node *seq, const char **ret,
			      struct cop_error *err)
{
	const char *wanted = env->common.id;
	const char *slug = wanted ? wanted : cop_str_slug(env->arena, text);
	unsigned n = 2;

	if (!cop_id_valid(slug, strlen(slug))) {
		cop_fail(err, COP_E_USAGE,
			 wanted ? "'%s' is not an id"
				: "no id can be made of this text%s",
			 slug);
		return cop_fail_hint(err, "--id ID: small letters, digits and -");
	}
	*ret = slug;
	if (wanted && holds_id(seq, wanted)) {
		cop_fail(err, COP_E_REFUSED, "'%s' is there already", wanted);
		return cop_fail_hint(err, "cop charter set, or another --id");
	}
	while (!wanted &&
	       (holds_id(seq, *ret) || cop_community_what(env->community, *ret)))
		*ret = cop_arena_printf(env->arena, "%s-%u", slug, n++);
	return COP_OK;
}

static enum cop_code foreign_option(const struct add_opts *o, const char *list,
				    const struct cop_schema *entry, struct cop_error *err)
{
	for (size_t i = 0; i < COP_COUNT(options); i++) {
		bool known = false;

		for (size_t k = 0; entry && k < entry->nfields; k++)
			known |= answers_to(options[i].name,
					    cop_field_key(&entry->fields[k]));
		if (known || !said(o, &options[i])->n)
			continue;
		cop_fail(err, COP_E_USAGE, "'%s' has no --%s", list, options[i].name);
		return cop_fail_hint(err, "%s: cop charter add -h", options[i].help);
	}
	return COP_OK;
}

static enum cop_code fill_field(struct cop_env *env, const struct add_opts *o,
				const struct cop_field *f, struct cop_node *map,
				struct cop_error *err)
{
	struct cop_node *value;
	enum cop_code code;

	for (size_t i = 0; i < COP_COUNT(options); i++) {
		const struct cop_words *words = said(o, &options[i]);

		if (!words->n || !answers_to(options[i].name, cop_field_key(f)))
			continue;
		code = value_of(env, f, words, &value, err);
		if (!code)
			cop_make_put(env->arena, map, cop_field_key(f), value);
		return code;
	}
	return COP_OK;
}

static enum cop_code make_entry(struct cop_env *env, const struct add_opts *o,
				const struct cop_schema *s, const char *id,
				struct cop_node *map, struct cop_error *err)
{
	const struct cop_field *main = charter_main(s);
	enum cop_code code = COP_OK;

	for (size_t i = 0; i < s->nfields && !code; i++) {
		const struct cop_field *f = &s->fields[i];
		struct cop_node *value;

		if (strcmp(f->name, "id") == 0) {
			cop_make_put(
				env->arena, map, "id",
				cop_make_text(env->arena, cop_str_text(env->arena, id)));
		} else if (f == main) {
			code = cop_value_typed(env->arena, f, o->text, env->today, &value,
					       err);
			if (!code)
				cop_make_put(env->arena, map, cop_field_key(f), value);
		} else {
			code = fill_field(env, o, f, map, err);
		}
	}
	return code;
}

static enum cop_code add_entry(struct cop_env *env, const struct add_opts *o,
			       struct cop_change *c, const char *path,
			       const struct cop_field *f, struct cop_error *err)
{
	struct cop_node *map = cop_make_map(env->arena, COP_FLOW), *root;
	bool keyed = f->keyed && strcmp(f->keyed, "id") == 0;
	struct cop_place_in at = { 0 };
	const char *id = "";
	enum cop_code code = charter_root(env, &root, err);

	if (!code)
		code = cop_path_find(env->arena, &cop_schema_charter, root, path, &at,
				     err);
	if (!code && keyed)
		code = entry_id(env, o->text, at.node, &id, err);
	if (!code)
		code = make_entry(env, o, f->of, id, map, err);
	return code ? code
		    : cop_change_put(c, &cop_record_charter, "",
				     cop_arena_printf(env->arena, "%s+", path), map, err);
}

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

/* A value of a list of texts; one that stands there already is no second one. */
static enum cop_code add_text(struct cop_env *env, const struct add_opts *o,
			      struct cop_change *c, const char *path,
			      struct cop_error *err)
{
	const char *text = cop_enc_shown(env->arena, o->text);
	struct cop_place_in at = { 0 };
	struct cop_node *root;
	enum cop_code code = charter_root(env, &root, err);

	if (!code)
		code = cop_path_find(env->arena, &cop_schema_charter, root, path, &at,
				     err);
	if (code)
		return code;
	for (const struct cop_node *n = at.node ? at.node->first : NULL; n; n = n->next) {
		if (cop_node_is(n, text))
			return COP_OK;
	}
	return cop_change_set(c, &cop_record_charter, "",
			      cop_arena_printf(env->arena, "%s+", path), o->text, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct add_opts *o = opts;
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	const struct cop_field *f;
	const char *path;
	enum cop_code code = charter_list(env, o->list, &path, &f, err);

	if (!code)
		code = foreign_option(o, path, f->kind == COP_K_MAP ? f->of : NULL, err);
	if (!code && f->kind == COP_K_MAP)
		code = add_entry(env, o, c, path, f, err);
	else if (!code)
		code = add_text(env, o, c, path, err);
	if (!code)
		code = cop_change_seal(c, err);
	if (code)
		return code;
	cop_buf_text(&subject, "charter: ");
	say(env, &subject, path, o->text);
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
