/* SPDX-License-Identifier: MIT */
#include "gauges.h"

#include <string.h>

#include "base/near.h"

struct opts {
	const struct cop_str *title;
	const char *standard;
	struct cop_given given;
};

static bool given(const struct opts *o, const char *path)
{
	for (size_t i = 0; i < o->given.n; i++)
		if (strcmp(o->given.at[i].path, path) == 0)
			return true;
	return false;
}

/* Its life begins on trial; the group agrees on it later. */
static struct cop_node *new_history(struct cop_env *env)
{
	struct cop_node *list = cop_make_seq(env->arena, COP_BLOCK);
	struct cop_node *step = cop_make_map(env->arena, COP_FLOW);
	char day[COP_DATE_TEXT];

	cop_make_put(env->arena, step, "date",
		     cop_make_bare(env->arena, cop_date_text(cop_day(env), day)));
	cop_make_put(env->arena, step, "status",
		     cop_make_bare(env->arena, "provisional"));
	cop_make_push(list, step);
	return list;
}

/* Two of one title are hardly told apart on a dashboard. */
static const char *same_title(struct cop_env *env, const struct cop_str *title)
{
	const char *slug = cop_str_slug(env->arena, title);
	const struct cop_indicator *other;

	for (COP_EACH(env->community, indicator, other)) {
		if (other->title && *slug &&
		    strcmp(cop_str_slug(env->arena, other->title), slug) == 0)
			return cop_arena_printf(env->arena,
						"%s has that title too: cop health show "
						"%s",
						other->rec.id, other->rec.id);
	}
	return NULL;
}

static enum cop_code create(struct cop_env *env, const char *id,
			    const struct cop_str *title, enum cop_indicator_kind kind,
			    const struct opts *o, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_node *root = cop_make_map(env->arena, COP_BLOCK);
	struct cop_change *c = cop_begin(env);
	const char *next = NULL;
	const char *notes[2] = { NULL, NULL };
	enum cop_code code;

	cop_make_put(env->arena, root, "title", cop_make_text(env->arena, title));
	if (!given(o, "kind"))
		cop_make_put(
			env->arena, root, "kind",
			cop_make_bare(env->arena, cop_enum_word(&cop_enum_indicator_kind,
								(int)kind)));
	cop_make_put(env->arena, root, "history", new_history(env));
	code = cop_change_create(c, &cop_record_indicator, id, root, err);
	if (!code)
		code = cop_noun_given(env, c, id, &o->given, err);
	if (code)
		return code;
	if (!o->standard)
		notes[0] = same_title(env, title);
	cop_buf_text(&subject, "health: ");
	cop_subject_text(&subject, title);
	cop_buf_text(&subject,
		     o->standard ? " gets settings of our own" : " will be followed");
	if (!o->standard)
		next = cop_arena_printf(env->arena, "cop health record %s VALUE", id);
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject),
						 .next = next,
						 .notes = notes },
			  err);
}

static enum cop_code no_such_standard(const struct cop_builtins *all, const char *word,
				      struct cop_error *err)
{
	struct cop_near near = { .typed = word };

	for (size_t i = 0; i < all->n; i++)
		cop_near_try(&near, all->at[i].id);
	cop_fail(err, COP_E_NOT_FOUND, "the catalogue has no indicator '%s'", word);
	if (near.best)
		return cop_fail_hint(err, "did you mean '%s'?", near.best);
	return cop_fail_hint(err, "cop health list --standard");
}

/* A file for a built-in one: only what differs stands in it. */
static enum cop_code add_standard(struct cop_env *env, const struct opts *o,
				  struct cop_error *err)
{
	struct cop_builtins all = cop_catalogue_indicators(env->arena);

	for (size_t i = 0; i < all.n; i++) {
		const struct cop_builtin *b = &all.at[i];

		if (strcmp(b->id, o->standard) != 0)
			continue;
		if (cop_indicator_of(env->community, b->id)) {
			cop_fail(err, COP_E_REFUSED, "'%s' has a file already", b->id);
			return cop_fail_hint(err, "cop health set %s PATH VALUE", b->id);
		}
		return create(env, b->id, o->title ? o->title : b->record->title,
			      b->record->kind, o, err);
	}
	return no_such_standard(&all, o->standard, err);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	const char *id;
	enum cop_code code;

	if (o->standard)
		return add_standard(env, o, err);
	if (!o->title) {
		cop_fail(err, COP_E_USAGE, "an indicator needs a title");
		return cop_fail_hint(err,
				     "cop health add \"Calls a month\" --unit calls, "
				     "or --standard ID: cop health list --standard");
	}
	code = cop_noun_new_id(env, o->title, NULL, &id, err);
	return code ? code : create(env, id, o->title, cop_indicator_kind_impact, o, err);
}

#define FIELD(name) \
	{ \
		.kind = COP_OPT_FIELD, .field = name, \
		.offset = offsetof(struct opts, given) \
	}

static const char *const examples[] = {
	"cop health add \"Avoidable calls\" --id calls --unit calls --desirable down",
	"cop health add --standard participation-rate --low 20", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_WORD,
	  .name = "standard",
	  .metavar = "ID",
	  .help = "a built-in one, to set its limits, window or start",
	  .hint = COP_HINT_INDICATOR,
	  .offset = offsetof(struct opts, standard) },
	{ .kind = COP_OPT_FIELD,
	  .field = "kind",
	  .offset = offsetof(struct opts, given),
	  .fallback = "impact" },
	FIELD("text"),
	FIELD("unit"),
	FIELD("source"),
	FIELD("platform"),
	FIELD("desirable"),
	FIELD("low"),
	FIELD("high"),
	FIELD("window"),
	FIELD("baseline"),
	FIELD("baseline_date"),
};

static const struct cop_arg args[] = {
	{ .name = "TITLE",
	  .min = 0,
	  .max = 1,
	  .kind = COP_OPT_TEXT,
	  .offset = offsetof(struct opts, title),
	  .help = "what people call it" },
};

const struct cop_cmd cop_cmd_health_add = {
	.summary = "follow something: an indicator of your own",
	.rule = "A target is a promise: it stands in an objective of the charter.",
	.help = "An indicator begins on trial; `cop health set ID status agreed` says "
		"that\n"
		"the group stands behind it. Built-in ones are computed without being\n"
		"added: --standard makes a file for what you want different.",
	.examples = examples,
	.see = "cop health record, cop health import, cop health set",
	.needs = COP_WRITES | COP_DATED | COP_NAMES_NEW | COP_TAKES_FILE,
	.record = &cop_record_indicator,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
