/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/enc.h"
#include "base/near.h"
#include "note.h"

#define ASK_DAYS 30

struct opts {
	const char *kind;
	const struct cop_str *title;
	struct cop_given given;
};

/* One note on its way: what was given, and what is the default of its kind. */
struct draft {
	struct cop_env *env;
	const struct opts *o;
	enum cop_note_kind kind;
	struct cop_words by;
	const char *owner;
	struct cop_date due;
};

static const struct cop_given_field *given(const struct draft *d, const char *path)
{
	for (size_t i = 0; i < d->o->given.n; i++) {
		if (strcmp(d->o->given.at[i].path, path) == 0)
			return &d->o->given.at[i];
	}
	return NULL;
}

static const char *kind_word(enum cop_note_kind kind)
{
	return cop_enum_word(&cop_enum_note_kind, (int)kind);
}

static enum cop_code find_kind(const char *word, enum cop_note_kind *ret,
			       struct cop_error *err)
{
	struct cop_near near = { .typed = word };

	*ret = (enum cop_note_kind)cop_enum_find(&cop_enum_note_kind, word, strlen(word));
	if (*ret && *ret != cop_note_kind_report)
		return COP_OK;
	for (size_t i = 0; i < cop_enum_note_kind.n; i++)
		cop_near_try(&near, cop_enum_note_kind.words[i].word);
	cop_fail(err, COP_E_USAGE,
		 *ret ? "a note of a report is made when it is sent"
		      : "'%s' is no kind of note",
		 word);
	if (near.best && !*ret)
		return cop_fail_hint(err, "did you mean '%s'?", near.best);
	return cop_fail_hint(err, "need, feedback, concern, ask, promise, question, "
				  "inquiry, decision, touchpoint, story, win or "
				  "recognition");
}

/* --- defaults of the kinds --- */

/* Kinds that somebody says: by default it is the person at the keyboard. */
static bool is_said_by_us(enum cop_note_kind kind)
{
	return kind == cop_note_kind_need || kind == cop_note_kind_ask ||
	       kind == cop_note_kind_question || kind == cop_note_kind_decision ||
	       kind == cop_note_kind_touchpoint;
}

static enum cop_code default_by(struct draft *d, struct cop_error *err)
{
	if (!d->env->common.by.n && !is_said_by_us(d->kind))
		return COP_OK;
	return cop_deciders(d->env, &d->by, err);
}

static const struct cop_charter_feedback *feedback(const struct draft *d)
{
	const struct cop_charter *c = d->env->community->charter;

	return c && c->feedback.rec.src ? &c->feedback : NULL;
}

/* Those who want an answer get it from the charter's feedback, in its time. */
static void default_answer(struct draft *d)
{
	const struct cop_charter_feedback *f = feedback(d);

	if (!f)
		return;
	d->owner = f->owner;
	if (f->respond_within.unit)
		d->due = cop_date_add_duration(cop_day(d->env), f->respond_within, 1);
}

static void default_owner_and_due(struct draft *d)
{
	switch (d->kind) {
	case cop_note_kind_ask:
		if (cop_role_of(d->env->community, "sponsor"))
			d->owner = "sponsor";
		d->due = cop_date_add(cop_day(d->env), ASK_DAYS);
		break;
	case cop_note_kind_promise:
	case cop_note_kind_inquiry:
		d->owner = cop_me(d->env);
		break;
	case cop_note_kind_feedback:
	case cop_note_kind_concern:
	case cop_note_kind_question:
		default_answer(d);
		break;
	default:
		break;
	}
	if (given(d, "owner"))
		d->owner = NULL;
	if (given(d, "due"))
		d->due = (struct cop_date){ 0 };
}

/* --- what the kind needs --- */

static bool has(const struct draft *d, const char *field)
{
	return given(d, field) || (strcmp(field, "by") == 0 && d->by.n) ||
	       (strcmp(field, "owner") == 0 && d->owner) ||
	       (strcmp(field, "due") == 0 && d->due.day);
}

/* "ask, question, decision" names the kind? */
static bool names(const char *list, const char *kind)
{
	size_t len = strlen(kind);

	for (const char *at = list; at && *at; at += strspn(at, ", ")) {
		size_t word = strcspn(at, ",");

		if (word == len && strncmp(at, kind, len) == 0)
			return true;
		at += word;
	}
	return false;
}

static enum cop_code check_needs(const struct draft *d, struct cop_error *err)
{
	const struct cop_schema *s = &cop_schema_note;
	COP_CLEANUP(cop_buf_clear) struct cop_buf lacks = { 0 };
	bool unknown = false; /* nobody said who is at the keyboard */

	for (size_t i = 0; i < s->nfields; i++) {
		const char *field = s->fields[i].name;
		bool need = names(s->fields[i].when, kind_word(d->kind)) ||
			    (d->kind == cop_note_kind_need && strcmp(field, "by") == 0);

		if (!need || has(d, field))
			continue;
		unknown |= strcmp(field, "by") == 0;
		cop_buf_printf(&lacks, "%s--%s", lacks.len ? ", " : "", field);
	}
	if (d->kind == cop_note_kind_need && !has(d, "people") && !has(d, "audiences"))
		cop_buf_printf(&lacks, "%s--people or --audiences",
			       lacks.len ? ", " : "");
	if (d->kind == cop_note_kind_touchpoint && !has(d, "people") &&
	    !has(d, "stakeholders"))
		cop_buf_printf(&lacks, "%s--people or --stakeholders",
			       lacks.len ? ", " : "");
	if (!lacks.len)
		return COP_OK;
	cop_fail(err, unknown ? COP_E_ASK : COP_E_USAGE, "a note of kind '%s' lacks %s",
		 kind_word(d->kind), cop_buf_str(&lacks));
	if (strcmp(cop_buf_str(&lacks), "--by") == 0)
		return cop_fail_hint(err, "--by MEMBER; or say who you are: git config "
					  "cop.me MEMBER");
	return cop_fail_hint(err, "cop note add -h");
}

/* --- the record --- */

static enum cop_code create(struct draft *d, struct cop_change *c, const char *id,
			    struct cop_error *err)
{
	struct cop_arena *a = d->env->arena;
	struct cop_node *root = cop_make_map(a, COP_BLOCK), *by;
	char day[COP_DATE_TEXT];

	cop_make_put(a, root, "date",
		     cop_make_bare(a, cop_date_text(cop_day(d->env), day)));
	cop_make_put(a, root, "kind", cop_make_bare(a, kind_word(d->kind)));
	cop_make_put(a, root, "title", cop_make_text(a, d->o->title));
	if (d->by.n) {
		by = cop_make_seq(a, COP_FLOW);
		for (size_t i = 0; i < d->by.n; i++)
			cop_make_push(by, cop_make_text(a, cop_str_text(a, d->by.at[i])));
		cop_make_put(a, root, "by", by);
	}
	if (d->owner)
		cop_make_put(a, root, "owner",
			     cop_make_text(a, cop_str_text(a, d->owner)));
	if (d->due.day)
		cop_make_put(a, root, "due",
			     cop_make_bare(a, cop_date_text(d->due, day)));
	return cop_change_create(c, &cop_record_note, id, root, err);
}

/* --- words --- */

/* A role that is asked means its holders. */
static void say_owner(const struct draft *d, struct cop_buf *out)
{
	const struct cop_given_field *said = given(d, "owner");
	const char *owner = d->owner, **who;
	struct cop_error ignored = { 0 };
	size_t n;

	if (said && cop_noun_who(d->env, cop_enc_shown(d->env->arena, said->text), true,
				 &owner, &ignored))
		return;
	n = cop_who_members(d->env->community, owner, d->env->today, &who);
	cop_buf_text(out, " of ");
	if (n)
		cop_subject_whos(d->env, out, who, n);
	else
		cop_subject_who(d->env, out, owner);
}

/* Contact with somebody: who they are, as far as they may be named. */
static void say_contact(const struct draft *d, struct cop_buf *out)
{
	const struct cop_given *all = &d->o->given;
	const char **who = COP_NEW_N(d->env->arena, const char *, all->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		const char *word = cop_enc_shown(d->env->arena, all->at[i].text);
		bool person = strcmp(all->at[i].path, "people") == 0;
		struct cop_error ignored = { 0 };

		if (!person && strcmp(all->at[i].path, "stakeholders") != 0)
			continue;
		who[n] = word;
		if (person && cop_noun_who(d->env, word, false, &who[n], &ignored))
			continue;
		n++;
	}
	cop_buf_text(out, " with ");
	cop_subject_whos(d->env, out, who, n);
}

static void say_subject(const struct draft *d, struct cop_buf *out)
{
	const struct cop_given_field *said = given(d, "due");
	struct cop_date due = d->due;
	struct cop_error ignored = { 0 };
	char day[COP_DATE_TEXT];

	cop_buf_printf(out, "note: %s", kind_word(d->kind));
	if (d->kind == cop_note_kind_ask) {
		say_owner(d, out);
		cop_buf_text(out, ": \"");
		cop_subject_text(out, d->o->title);
		cop_buf_char(out, '"');
		if (!said || !cop_date_read(cop_enc_shown(d->env->arena, said->text),
					    d->env->today, COP_DATE_END, &due, &ignored))
			cop_buf_printf(out, ", wanted by %s", cop_date_text(due, day));
		return;
	}
	if (d->kind == cop_note_kind_touchpoint)
		say_contact(d, out);
	cop_buf_text(out, ": \"");
	cop_subject_text(out, d->o->title);
	cop_buf_char(out, '"');
}

/* A story names people: may they be named? */
static const char *next_of(const struct draft *d)
{
	const struct cop_given_field *people = given(d, "people");
	struct cop_error ignored = { 0 };
	const struct cop_member *m;
	const char *id;

	if (d->kind != cop_note_kind_story || !people ||
	    cop_noun_who(d->env, cop_enc_shown(d->env->arena, people->text), false, &id,
			 &ignored))
		return NULL;
	m = cop_member_of(d->env->community, id);
	if (!m || m->consent.name == cop_tier_public)
		return NULL;
	return cop_arena_printf(
		d->env->arena,
		"cop member set %s consent.name public consented today consent_source "
		"\"by mail\"   # ask %s first",
		id, m->name ? cop_enc_snippet(d->env->arena, m->name, 40) : id);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *o = opts;
	struct draft d = { .env = env, .o = o };
	COP_CLEANUP(cop_buf_clear) struct cop_buf subject = { 0 };
	struct cop_change *c = cop_begin(env);
	const char *id, *prefix;
	char day[COP_DATE_TEXT];
	enum cop_code code;

	if ((code = find_kind(o->kind, &d.kind, err)) || (code = default_by(&d, err)))
		return code;
	default_owner_and_due(&d);
	if ((code = check_needs(&d, err)))
		return code;
	prefix = cop_arena_printf(env->arena, "%s-%s-", cop_date_text(cop_day(env), day),
				  kind_word(d.kind));
	if ((code = cop_noun_new_id(env, o->title, prefix, &id, err)) ||
	    (code = create(&d, c, id, err)) ||
	    (code = cop_noun_given(env, c, id, &o->given, err)))
		return code;
	say_subject(&d, &subject);
	return cop_finish(env, c,
			  &(struct cop_decided){ .subject = cop_buf_str(&subject),
						 .next = next_of(&d) },
			  err);
}

static const char *const examples[] = {
	"cop note add ask \"A room for one day together\" --due 2026-11-15",
	"cop note add win \"Calls fell by a third\" --people fay-osei",
	"cop note add question \"Which test for letters?\" --by eli-novak", NULL
};

#define FIELD(...) \
	{ \
		.kind = COP_OPT_FIELD, .offset = offsetof(struct opts, given), \
		__VA_ARGS__ \
	}

static const struct cop_opt options[] = {
	FIELD(.field = "text"),
	FIELD(.field = "people", .metavar = "MEMBER,...", .flags = COP_OPT_COMMA,
	      .hint = COP_HINT_MEMBER),
	FIELD(.field = "stakeholders", .metavar = "ID,...", .flags = COP_OPT_COMMA),
	FIELD(.field = "audiences", .metavar = "ID,...", .flags = COP_OPT_COMMA,
	      .help = "which audiences it comes from or goes to"),
	FIELD(.field = "about", .metavar = "THING,...", .flags = COP_OPT_COMMA,
	      .help = "what it concerns; charter is a thing", .hint = COP_HINT_THING),
	FIELD(.field = "owner", .metavar = "WHO", .help = "who acts next; a role will do",
	      .fallback = "by kind", .hint = COP_HINT_MEMBER),
	FIELD(.field = "due", .fallback = "by kind"),
	FIELD(.field = "topics", .metavar = "WORD,...", .flags = COP_OPT_COMMA),
	FIELD(.field = "share", .help = "how far it may go", .fallback = "by kind"),
	FIELD(.field = "reward", .metavar = "ID"),
	FIELD(.field = "cycle", .metavar = "WORD",
	      .help = "of a story: immediate, potential, applied, realised or "
		      "transformative"),
	FIELD(.field = "gained"),
	FIELD(.field = "did"),
	FIELD(.field = "result"),
	FIELD(.field = "quote"),
};

static const struct cop_arg args[] = {
	{ .name = "KIND",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, kind),
	  .help = "need, feedback, concern, ask, promise, question, inquiry, decision, "
		  "touchpoint, story, win or recognition" },
	{ .name = "TITLE",
	  .min = 1,
	  .max = 1,
	  .kind = COP_OPT_TEXT,
	  .offset = offsetof(struct opts, title),
	  .help = "one line that says it" },
};

const struct cop_cmd cop_cmd_note_add = {
	.summary = "write down what was said, asked, decided or enjoyed",
	.rule = "Owner and day follow from the kind: an ask goes to the sponsor, 30 "
		"days.",
	.help = "A question, feedback or a concern goes to whom the charter names for\n"
		"feedback, and is due when the charter promises an answer. A promise "
		"and\n"
		"an inquiry are yours. What a kind cannot do without is named when it "
		"is\n"
		"missing.",
	.examples = examples,
	.see = "cop note, cop note answer, cop note list",
	.needs = COP_WRITES | COP_DATED | COP_DECIDED | COP_NAMES_NEW | COP_TAKES_FILE,
	.record = &cop_record_note,
	.document = "cop.change/1",
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
