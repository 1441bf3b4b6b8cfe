/* SPDX-License-Identifier: MIT */
#include "git/handle.h"

#include <git2.h>

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "git/free.h"

/* Hooks that `git commit` would run; one that is not executable does not count. */
static const char *const hooks[] = { "pre-commit", "prepare-commit-msg", "commit-msg",
				     "post-commit", "reference-transaction" };

static const char *hooks_folder(struct cop_git *g, git_config *config)
{
	COP_CLEANUP(free_gitbuf) git_buf set = { 0 };

	if (git_config_get_path(&set, config, "core.hookspath"))
		return cop_arena_printf(g->arena, "%shooks/",
					git_repository_commondir(g->repo));
	return cop_arena_printf(g->arena, "%s%s/", set.ptr[0] == '/' ? "" : g->top,
				set.ptr);
}

static bool program_at(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISREG(st.st_mode) && !access(path, X_OK);
}

static void look_for_hooks(struct cop_git *g, git_config *config, struct cop_tip *tip)
{
	const char *folder = hooks_folder(g, config);

	for (size_t i = 0; i < COP_COUNT(hooks); i++) {
		if (!program_at(cop_arena_printf(g->arena, "%s%s", folder, hooks[i])))
			continue;
		tip->need = COP_GIT_HOOK;
		tip->why = cop_arena_printf(g->arena, "the repository has a '%s' hook",
					    hooks[i]);
		return;
	}
}

static void look_for_signing(git_config *config, struct cop_tip *tip)
{
	int on = 0;

	if (git_config_get_bool(&on, config, "commit.gpgsign") || !on)
		return;
	tip->need = COP_GIT_SIGN;
	tip->why = "commits are signed here (commit.gpgsign)";
}

/* Does git write the file differently into the repository or the work tree? */
static bool converts(struct cop_git *g, const struct cop_write *file,
		     git_filter_mode_t mode)
{
	COP_CLEANUP(free_filters) git_filter_list *filters = NULL;
	COP_CLEANUP(free_gitbuf) git_buf out = { 0 };
	const char *path = cop_git_full(g, file->path);

	if (git_filter_list_load(&filters, g->repo, NULL, path, mode,
				 GIT_FILTER_ALLOW_UNSAFE))
		return true;
	if (!filters)
		return false;
	if (git_filter_list_apply_to_buffer(&out, filters, file->len ? file->text : "",
					    file->len))
		return true;
	return out.size != file->len || memcmp(out.ptr, file->text, out.size);
}

static bool is_on(const char *value)
{
	git_attr_value_t kind = git_attr_value(value);

	return kind == GIT_ATTR_VALUE_TRUE || kind == GIT_ATTR_VALUE_STRING;
}

/*
 * libgit2 knows no drivers of the user's (filter=lfs), so there the attribute alone decides.
 * Line ends are tried out only where they may matter: it costs, and imports have thousands.
 */
static bool needs_filter(struct cop_git *g, const struct cop_write *file, bool autocrlf)
{
	const char *names[] = { "filter", "working-tree-encoding", "ident", "eol", "text",
				"crlf" };
	const char *is[COP_COUNT(names)] = { 0 };

	if (git_attr_get_many(is, g->repo, GIT_ATTR_CHECK_FILE_THEN_INDEX,
			      cop_git_full(g, file->path), COP_COUNT(names), names))
		return true;
	if (is_on(is[0]) || is_on(is[1]) || is_on(is[2]))
		return true;
	if (is[3] && !strcmp(is[3], "lf") &&
	    !(file->len && memchr(file->text, '\r', file->len)))
		return false;
	if (!autocrlf && !is_on(is[3]) && !is_on(is[4]) && !is_on(is[5]))
		return false;
	if (file->remove) /* what it was is not known here: git compares it */
		return true;
	return converts(g, file, GIT_FILTER_TO_ODB) ||
	       converts(g, file, GIT_FILTER_TO_WORKTREE);
}

static void look_for_filters(struct cop_git *g, git_config *config,
			     const struct cop_write *files, size_t n, struct cop_tip *tip)
{
	const char *set = NULL;
	bool autocrlf = !git_config_get_string(&set, config, "core.autocrlf") &&
			strcmp(set, "false");

	for (size_t i = 0; i < n; i++) {
		if (!needs_filter(g, &files[i], autocrlf))
			continue;
		tip->need = COP_GIT_FILTER;
		tip->why = cop_arena_printf(g->arena,
					    "git converts '%s' (attributes or autocrlf)",
					    files[i].path);
		return;
	}
}

static enum cop_code read_head(struct cop_git *g, struct cop_tip *tip,
			       struct cop_error *err)
{
	COP_CLEANUP(free_reference) git_reference *head = NULL;
	git_oid id;
	int rc;

	if (git_reference_lookup(&head, g->repo, "HEAD"))
		return cop_git_fail(err, "read HEAD");
	if (git_reference_type(head) != GIT_REFERENCE_SYMBOLIC && g->peek) {
		git_oid_tostr(tip->id, sizeof(tip->id), git_reference_target(head));
		return COP_OK;
	}
	if (git_reference_type(head) != GIT_REFERENCE_SYMBOLIC)
		return cop_fail(err, COP_E_REFUSED, "no branch is checked out");
	tip->branch = cop_arena_text(g->arena, git_reference_symbolic_target(head));
	rc = git_reference_name_to_id(&id, g->repo, tip->branch);
	if (rc && rc != GIT_ENOTFOUND)
		return cop_git_fail(err, "read the branch");
	if (!rc)
		git_oid_tostr(tip->id, sizeof(tip->id), &id);
	return COP_OK;
}

enum cop_code cop_git_tip(struct cop_git *g, const struct cop_write *files, size_t n,
			  struct cop_tip *ret, struct cop_error *err)
{
	COP_CLEANUP(free_config) git_config *config = NULL;
	struct cop_tip tip = { .prefix = g->prefix,
			       .top = g->top,
			       .need = g->need,
			       .why = g->why,
			       .remedy = g->remedy };
	enum cop_code code;

	if (g->need == COP_GIT_FORMAT) {
		*ret = tip;
		return COP_OK;
	}
	if ((code = read_head(g, &tip, err)))
		return code;
	if (git_repository_config_snapshot(&config, g->repo))
		return cop_git_fail(err, "read git's settings");
	if (!tip.need)
		look_for_hooks(g, config, &tip);
	if (!tip.need)
		look_for_signing(config, &tip);
	if (!tip.need)
		look_for_filters(g, config, files, n, &tip);
	*ret = tip;
	return COP_OK;
}

static bool is_edge(char c)
{
	return (unsigned char)c <= ' ' || strchr(".,:;<>\"\\'", c);
}

/*
 * What git does to names: a line end or an angle bracket would break the head of the commit
 * for every later reader, and dots and quotes at the edges are slips. NULL: nothing is left.
 */
static const char *clean_name(struct cop_git *g, const char *text)
{
	char *kept = cop_arena_text(g->arena, text);
	size_t n = 0;

	for (const char *at = text; *at; at++)
		if (*at != '<' && *at != '>' && (unsigned char)*at >= ' ')
			kept[n++] = *at;
	while (n && is_edge(kept[n - 1]))
		n--;
	kept[n] = '\0';
	while (*kept && is_edge(*kept))
		kept++;
	return *kept ? kept : NULL;
}

/* author.name, then user.name: the order git itself uses. */
static const char *setting(struct cop_git *g, git_config *config, const char *who,
			   const char *what)
{
	const char *keys[] = { cop_arena_printf(g->arena, "%s.%s", who, what),
			       cop_arena_printf(g->arena, "user.%s", what) };
	const char *value;

	for (size_t i = 0; i < COP_COUNT(keys); i++)
		if (!git_config_get_string(&value, config, keys[i]) && *value)
			return cop_arena_text(g->arena, value);
	return NULL;
}

static enum cop_code complete(struct cop_git *g, git_config *config, const char *who,
			      struct cop_git_person *p, struct cop_error *err)
{
	static const char set_name[] = "git config --global user.name \"Your Name\"";
	static const char set_email[] = "git config --global user.email you@example.org";

	if (!p->name)
		p->name = setting(g, config, who, "name");
	if (!p->email)
		p->email = setting(g, config, who, "email");
	p->name = p->name ? clean_name(g, p->name) : NULL;
	p->email = p->email ? clean_name(g, p->email) : NULL;
	if (p->name && p->email)
		return COP_OK;
	cop_fail(err, COP_E_REFUSED,
		 "git does not know your %s, which a commit has to carry",
		 p->name    ? "e-mail address"
		 : p->email ? "name"
			    : "name and e-mail address");
	if (p->name)
		return cop_fail_hint(err, "%s", set_email);
	if (p->email)
		return cop_fail_hint(err, "%s", set_name);
	return cop_fail_hint(err, "%s && %s", set_name, set_email);
}

enum cop_code cop_git_identify(struct cop_git *g, struct cop_git_person *author,
			       struct cop_git_person *committer, struct cop_error *err)
{
	COP_CLEANUP(free_config) git_config *config = NULL;
	struct cop_git_person a = *author, c = *committer;
	enum cop_code code;

	if (g->need == COP_GIT_FORMAT)
		return COP_OK; /* git itself will say what is missing */
	if (git_repository_config_snapshot(&config, g->repo))
		return cop_git_fail(err, "read git's settings");
	if ((code = complete(g, config, "author", &a, err)) ||
	    (code = complete(g, config, "committer", &c, err)))
		return code;
	if (git_repository_set_ident(g->repo, c.name, c.email)) /* for the reflog */
		return cop_git_fail(err, "take your name");
	*author = a;
	*committer = c;
	return COP_OK;
}
