/* SPDX-License-Identifier: MIT */
/* Roles for other tools: who reviews which file, who maintains it, a table. */
#include "role.h"

#include <ctype.h>
#include <string.h>

#include "base/enc.h"
#include "base/fs.h"
#include "doc/marked.h"
#include "report/consent.h"

#define FILE_MAX (1u << 20)

struct opts {
	struct cop_words roles;
	const char *into;
};

/* What goes out, and what could not. */
struct outgoing {
	struct cop_env *env;
	const struct cop_role **roles;
	size_t nroles, croles;
	enum cop_tier readers;
	struct cop_buf text;
	size_t lines, unnamed;
	struct cop_buf silent; /* roles nobody of whom can be reached */
};

static void outgoing_clear(struct outgoing *o)
{
	cop_buf_clear(&o->text);
	cop_buf_clear(&o->silent);
}

static bool has_role(const struct outgoing *o, const char *id)
{
	for (size_t i = 0; i < o->nroles; i++) {
		if (strcmp(o->roles[i]->rec.id, id) == 0)
			return true;
	}
	return false;
}

/* --- CODEOWNERS --- */

/* An account name where the page is one of a forge; NULL: it is not. */
static const char *handle_in(struct cop_arena *a, const char *url)
{
	static const char *const forges[] = { "https://github.com/",
					      "https://gitlab.com/",
					      "https://codeberg.org/" };

	for (size_t i = 0; i < COP_COUNT(forges); i++) {
		size_t len = strlen(forges[i]), n = 0;
		const char *name = url + len;

		if (strncmp(url, forges[i], len) != 0)
			continue;
		while (isalnum((unsigned char)name[n]) ||
		       (n && strchr("-_.", name[n]) && name[n]))
			n++;
		if (n && (!name[n] || strcmp(name + n, "/") == 0))
			return cop_arena_printf(a, "@%.*s", (int)n, name);
	}
	return NULL;
}

/* Addresses with anything that a line could end or be commented by are left out. */
static bool is_plain(const char *email)
{
	for (; *email; email++) {
		if (!isalnum((unsigned char)*email) && !strchr("@.-_+", *email))
			return false;
	}
	return true;
}

/* What a forge knows the person by, as far as they agreed; NULL: nothing. */
static const char *owner_of(const struct outgoing *o, const char *member)
{
	const struct cop_member *m = cop_member_of(o->env->community, member);
	struct cop_arena *a = o->env->arena;
	const char *shown = NULL;

	if (m && m->url && cop_consent_opens(m->consent.url, o->readers))
		shown = handle_in(a, cop_enc_shown(a, m->url));
	if (!shown && m && m->email && cop_consent_opens(m->consent.email, o->readers)) {
		shown = cop_enc_shown(a, m->email);
		shown = is_plain(shown) ? shown : NULL;
	}
	return shown;
}

static bool names(const struct cop_buf *line, const char *owner)
{
	size_t len = strlen(owner);

	for (const char *at = cop_buf_str(line); (at = strstr(at, owner)); at += len) {
		if (at != line->at && at[-1] == ' ' && (!at[len] || at[len] == ' '))
			return true;
	}
	return false;
}

/* Holders of a role; of a group, council or project those who lead it. */
static void add_owners(struct outgoing *o, const struct cop_role *r, struct cop_buf *line)
{
	const struct cop_holder **holders;
	size_t n = cop_role_holders(o->env->arena, r, o->env->today, &holders);

	for (size_t i = 0; i < n; i++) {
		const char *owner = owner_of(o, holders[i]->member);

		if (r->kind != cop_role_kind_role && holders[i]->lead != COP_TRUE)
			continue;
		if (owner && !names(line, owner))
			cop_buf_printf(line, " %s", owner);
	}
}

static void put_line(struct outgoing *o, const char *path, const char *const *roles)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf line = { 0 };
	const char *prefix = cop_store_prefix(o->env->community->store);
	const char *asked = NULL;

	for (size_t i = 0; roles[i]; i++) {
		const struct cop_role *r = cop_role_of(o->env->community, roles[i]);

		if (!r || !has_role(o, roles[i]) || !cop_role_open(r, o->env->today))
			continue;
		asked = asked ? asked : roles[i];
		add_owners(o, r, &line);
	}
	if (line.len) {
		cop_buf_printf(&o->text, "%s%s%s%s\n", *prefix || *path ? "/" : "*",
			       prefix, path, cop_buf_str(&line));
		o->lines++;
	} else if (asked) {
		cop_buf_printf(&o->silent, "%s%s", o->silent.len ? ", " : "", asked);
	}
}

/* The last line that matches a file holds, so the whole stands first. */
static void codeowners(struct outgoing *o)
{
	static const struct {
		const char *path;
		const char *roles[3];
	} files[] = {
		{ "", { "community-manager" } },
		{ "charter.yaml", { "community-leader", "community-manager" } },
		{ "roles/", { "community-leader", "community-manager" } },
		{ "budget.yaml", { "sponsor" } },
		{ "platforms/", { "technical-expert" } },
	};

	for (size_t i = 0; i < COP_COUNT(files); i++)
		put_line(o, files[i].path, files[i].roles);
	for (size_t i = 0; i < o->nroles; i++) {
		const struct cop_role *r = o->roles[i];
		const char *const roles[] = { r->rec.id, NULL };
		const struct cop_item *item =
			cop_community_item(o->env->community, cop_kind_role, r->rec.id);

		if (r->kind == cop_role_kind_council || r->kind == cop_role_kind_project)
			put_line(o, item->path, roles);
	}
}

/* --- MAINTAINERS --- */

static void put_name(struct outgoing *o, const struct cop_holder *h, size_t *named)
{
	const struct cop_member *m = cop_member_of(o->env->community, h->member);

	if (!m || !cop_consent_names(o->env->community, h->member, o->readers)) {
		o->unnamed++;
		return;
	}
	cop_buf_text(&o->text, (*named)++ ? ", " : "");
	cop_enc_md(&o->text, m->name);
	if (h->stands_in_for)
		cop_buf_text(&o->text, " (standing in)");
}

static void maintainers(struct outgoing *o)
{
	for (size_t i = 0; i < o->nroles; i++) {
		const struct cop_role *r = o->roles[i];
		const struct cop_holder **holders;
		size_t n = cop_role_holders(o->env->arena, r, o->env->today, &holders);
		size_t named = 0, before = o->unnamed;

		if (strcmp(r->rec.id, "members") == 0)
			continue;
		cop_buf_text(&o->text, "- **");
		cop_enc_md(&o->text, r->title);
		cop_buf_text(&o->text, "**: ");
		for (size_t h = 0; h < n; h++)
			put_name(o, holders[h], &named);
		if (o->unnamed > before)
			cop_buf_printf(&o->text, "%s%zu %s", named ? " and " : "",
				       o->unnamed - before,
				       o->unnamed - before == 1 ? "member" : "members");
		cop_buf_text(&o->text, n ? "\n" : "nobody yet\n");
		o->lines++;
	}
}

/* --- tables --- */

static struct cop_value name_of(struct outgoing *o, const struct cop_holder *h)
{
	if (cop_consent_names(o->env->community, h->member, o->readers))
		return cop_v_text(cop_member_name(o->env->community, h->member));
	o->unnamed++;
	return cop_v_word("a member");
}

static enum cop_code show_table(struct outgoing *o, struct cop_error *err)
{
	static const struct cop_column columns[] = {
		{ "role", NULL, 0 }, { "title", NULL, 0 }, { "kind", NULL, 0 },
		{ "name", NULL, 0 }, { "from", NULL, 0 },  { "to", NULL, 0 },
	};
	struct cop_doc *doc = cop_doc_new(o->env->arena, "cop.role-export/1");
	struct cop_table *t =
		cop_doc_table(doc, NULL, "items", columns, COP_COUNT(columns));

	for (size_t i = 0; i < o->nroles; i++) {
		const struct cop_role *r = o->roles[i];
		const struct cop_holder **holders;
		size_t n = cop_role_holders(o->env->arena, r, o->env->today, &holders);

		for (size_t h = 0; h < n; h++) {
			struct cop_value *row = cop_table_row(t);

			row[0] = cop_v_word(r->rec.id);
			row[1] = cop_v_text(r->title);
			row[2] = cop_v_word(
				cop_enum_word(&cop_enum_role_kind, (int)r->kind));
			row[3] = name_of(o, holders[h]);
			row[4] = cop_v_date(holders[h]->from);
			row[5] = cop_v_date(cop_holder_end(r, holders[h]));
		}
	}
	return cop_show(o->env, doc, err);
}

/* --- together --- */

static enum cop_code take(struct outgoing *o, const struct cop_words *words,
			  struct cop_error *err)
{
	const struct cop_role *r;

	for (size_t i = 0; i < words->n; i++) {
		const struct cop_item *item;
		enum cop_code code = cop_role_find(o->env, words->at[i], &item, &r, err);

		if (code)
			return code;
		if (!has_role(o, item->id))
			*COP_PUSH(o->env->arena, o->roles, o->nroles, o->croles) = r;
	}
	for (size_t i = 0; !words->n && (r = cop_role_at(o->env->community, i)); i++) {
		if (cop_role_open(r, o->env->today))
			*COP_PUSH(o->env->arena, o->roles, o->nroles, o->croles) = r;
	}
	return COP_OK;
}

/* Writes the block between its markers; the rest of the file stays byte for byte. */
static enum cop_code write_into(struct outgoing *o, const char *path,
				struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf out = { 0 };
	bool owners = o->env->format == cop_format_codeowners;
	const struct cop_marked m = {
		.begin = owners ? "# cop:roles begin" : "<!-- cop:roles begin -->",
		.end = owners ? "# cop:roles end" : "<!-- cop:roles end -->",
		.block = cop_arena_printf(o->env->arena, owners ? "%s" : "\n%s\n",
					  cop_buf_str(&o->text)),
	};
	const struct cop_source *was = NULL;
	enum cop_code code = cop_fs_read_any(path, FILE_MAX, o->env->arena, &was, err);

	if (code && code != COP_E_NOT_FOUND)
		return code;
	*err = (struct cop_error){ 0 };
	code = cop_marked_replace(was ? was->text : "", was ? was->len : 0, &m, &out,
				  err);
	if (code)
		return cop_fail_prefix(err, "%s", path);
	if (was && was->len == out.len && memcmp(was->text, out.at, out.len) == 0) {
		cop_say(o->env, "nothing to change");
		return COP_OK;
	}
	code = was ? cop_fs_replace_read(was, cop_buf_str(&out), out.len, err)
		   : cop_fs_replace_any(path, cop_buf_str(&out), out.len, err);
	if (!code)
		cop_say(o->env, "wrote %s (%zu line%s between markers, not committed)",
			path, o->lines, o->lines == 1 ? "" : "s");
	return code;
}

static void say(struct outgoing *o)
{
	const char *more = o->readers == cop_tier_public ? "members" : "stewards";

	if (o->silent.len)
		cop_say(o->env,
			"note: left out, nobody agreed to show an account or address: %s",
			cop_buf_str(&o->silent));
	if (o->unnamed)
		cop_say(o->env, "note: %zu not named for these readers: --readers %s",
			o->unnamed, more);
}

static enum cop_code run(struct cop_env *env, const void *opts, struct cop_error *err)
{
	const struct opts *opt = opts;
	COP_CLEANUP(outgoing_clear) struct outgoing o = { .env = env };
	bool table = env->format != cop_format_codeowners &&
		     env->format != cop_format_maintainers;
	enum cop_code code = take(&o, &opt->roles, err);

	if (code)
		return code;
	o.readers = env->common.readers ? (enum cop_tier)env->common.readers
					: cop_tier_public;
	env->for_all = o.readers == cop_tier_public;
	if (opt->into && table) {
		cop_fail(err, COP_E_USAGE, "--into takes a block of lines");
		return cop_fail_hint(err, "--format codeowners, or --format maintainers");
	}
	if (table)
		code = show_table(&o, err);
	else if (env->format == cop_format_codeowners)
		codeowners(&o);
	else
		maintainers(&o);
	if (!code && !table)
		code = opt->into ? write_into(&o, opt->into, err)
				 : cop_show_text(env, &o.text, err);
	if (!code)
		say(&o);
	return code;
}

static const char *const examples[] = {
	"cop role export --format codeowners --into ../CODEOWNERS",
	"cop role export --format maintainers --into MAINTAINERS.md",
	"cop role export --format csv --readers members -o roles.csv", NULL
};

static const struct cop_opt options[] = {
	{ .kind = COP_OPT_WORD,
	  .name = "into",
	  .metavar = "FILE",
	  .help = "replace the block between its markers in this file",
	  .hint = COP_HINT_FILE,
	  .offset = offsetof(struct opts, into) },
};

static const struct cop_arg args[] = {
	{ .name = "ROLE",
	  .min = 0,
	  .max = 0,
	  .kind = COP_OPT_WORD,
	  .offset = offsetof(struct opts, roles),
	  .hint = COP_HINT_ROLE,
	  .help = "these only" },
};

const struct cop_cmd cop_cmd_role_export = {
	.summary = "who reviews and maintains what, for other tools",
	.rule = "Names, accounts and addresses go out only as far as people agreed.",
	.help = "codeowners: managers own the community's folder, leaders the charter "
		"and "
		"the\n"
		"roles, the sponsor the budget, the technical expert the platforms, "
		"those "
		"who lead\n"
		"a council or project its file; by account of a forge, else by address. "
		"maintainers:\n"
		"a list in Markdown. With --into nothing outside the markers changes; "
		"where there\n"
		"are none, they are added at the end of the file. Never commits.",
	.examples = examples,
	.see = "cop role list, cop report; cop help privacy",
	.formats = "md csv json codeowners maintainers",
	.document = "cop.role-export/1",
	.needs = COP_READS | COP_CONSENTS | COP_NEED(role) | COP_NEED(member),
	.record = &cop_record_role,
	.opts_size = sizeof(struct opts),
	.opts = options,
	.nopts = COP_COUNT(options),
	.args = args,
	.nargs = COP_COUNT(args),
	.run = run,
};
