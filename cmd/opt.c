/* SPDX-License-Identifier: MIT */
#include "opt.h"

#include <ctype.h>
#include <string.h>

/* A row that answers to a name or letter. */
struct row {
	const struct cop_opt *opt;
	const struct cop_common_opt *common;
	bool off;
};

static bool answers(struct cop_arena *a, const struct cop_opt *o, const char *name,
		    size_t len, bool *ret_off)
{
	const char *own = cop_opt_name(a, o);

	*ret_off = false;
	if (own && strlen(own) == len && memcmp(own, name, len) == 0)
		return true;
	if (own && (o->flags & COP_OPT_NO) && len > 3 && memcmp(name, "no-", 3) == 0 &&
	    strlen(own) == len - 3 && memcmp(own, name + 3, len - 3) == 0) {
		*ret_off = true;
		return true;
	}
	return false;
}

/* The leaf's own rows come first; before the leaf is known every common option counts. */
static bool find_long(const struct cop_scan *s, const char *name, size_t len,
		      struct row *ret)
{
	const struct cop_cmd *cmd = s->leaf ? s->leaf->cmd : NULL;

	*ret = (struct row){ 0 };
	for (size_t i = 0; cmd && i < cmd->nopts; i++)
		if (answers(s->arena, &cmd->opts[i], name, len, &ret->off)) {
			ret->opt = &cmd->opts[i];
			return true;
		}
	for (size_t i = 0; i < cop_ncommon_opts; i++) {
		const struct cop_common_opt *o = &cop_common_opts[i];

		if (cmd && !cop_common_applies(o, cmd))
			continue;
		if (answers(s->arena, &o->opt, name, len, &ret->off)) {
			ret->opt = &o->opt;
			ret->common = o;
			return true;
		}
	}
	if (cmd)
		ret->opt = cop_opt_of_field(s->arena, cmd,
					    cop_arena_copy(s->arena, name, len));
	return ret->opt != NULL;
}

static bool find_letter(const struct cop_scan *s, char letter, struct row *ret)
{
	const struct cop_cmd *cmd = s->leaf ? s->leaf->cmd : NULL;

	*ret = (struct row){ 0 };
	for (size_t i = 0; cmd && i < cmd->nopts; i++)
		if (cmd->opts[i].letter == letter) {
			ret->opt = &cmd->opts[i];
			return true;
		}
	for (size_t i = 0; i < cop_ncommon_opts; i++) {
		const struct cop_common_opt *o = &cop_common_opts[i];

		if (o->opt.letter != letter || (cmd && !cop_common_applies(o, cmd)))
			continue;
		ret->opt = &o->opt;
		ret->common = o;
		return true;
	}
	return false;
}

const struct cop_opt *cop_opt_find(const struct cop_scan *s, const char *word)
{
	struct row row;

	if (word[0] != '-' || !word[1])
		return NULL;
	if (word[1] != '-')
		return find_letter(s, word[1], &row) ? row.opt : NULL;
	return find_long(s, word + 2, strcspn(word + 2, "="), &row) ? row.opt : NULL;
}

static const char *words_of(const struct cop_scan *s)
{
	if (s->leaf)
		return cop_line_words(s->arena, s->leaf);
	return s->group ? s->group->name : "";
}

static void say(struct cop_scan *s, const struct row *row, const char *text)
{
	struct cop_said *said = COP_PUSH(s->arena, s->said, s->nsaid, s->csaid);

	*said = (struct cop_said){ row->opt, row->common, text, row->off };
	if (!row->common || row->opt->kind != COP_OPT_FLAG)
		return;
	s->help |= row->opt->letter == 'h';
	s->long_help |= row->opt->name && strcmp(row->opt->name, "help") == 0;
	s->version |= row->opt->name && strcmp(row->opt->name, "version") == 0;
}

/* --name, --name=value, --name value. Moves *argv past what was used. */
static enum cop_code scan_long(struct cop_scan *s, char ***argv, struct cop_error *err)
{
	const char *word = **argv + 2;
	const char *equals = strchr(word, '=');
	size_t len = equals ? (size_t)(equals - word) : strlen(word);
	const char *value = equals ? equals + 1 : NULL;
	struct row row;

	(*argv)++;
	if (!find_long(s, word, len, &row))
		return cop_hint_option(s->arena, s->leaf ? s->leaf->cmd : NULL,
				       words_of(s), cop_arena_copy(s->arena, word, len),
				       value ? value : **argv, err);
	if (row.opt->kind == COP_OPT_FLAG) {
		if (value)
			return cop_fail(err, COP_E_USAGE, "'--%.*s' takes no value",
					(int)len, word);
		say(s, &row, NULL);
		return COP_OK;
	}
	if (!value && !**argv) {
		const struct cop_cmd *cmd = s->leaf ? s->leaf->cmd : NULL;

		cop_fail(err, COP_E_USAGE, "'--%s' has no value", word);
		return cop_fail_hint(err, "--%s %s", word,
				     cop_opt_metavar(s->arena, cmd, row.opt));
	}
	if (!value)
		value = *(*argv)++;
	say(s, &row, value);
	return COP_OK;
}

/* -n, -nq, -m TEXT, -mTEXT. */
static enum cop_code scan_letters(struct cop_scan *s, char ***argv, struct cop_error *err)
{
	const char *word = **argv + 1;
	struct row row;

	(*argv)++;
	for (; *word; word++) {
		if (!find_letter(s, *word, &row))
			return cop_hint_option(
				s->arena, s->leaf ? s->leaf->cmd : NULL, words_of(s),
				cop_arena_copy(s->arena, word, 1), NULL, err);
		if (row.opt->kind == COP_OPT_FLAG) {
			say(s, &row, NULL);
			continue;
		}
		if (word[1]) {
			say(s, &row, word + 1);
			return COP_OK;
		}
		if (!**argv) {
			cop_fail(err, COP_E_USAGE, "'-%c' has no value", *word);
			return cop_fail_hint(err, "-%c %s", *word,
					     cop_opt_metavar(s->arena, NULL, row.opt));
		}
		say(s, &row, *(*argv)++);
		return COP_OK;
	}
	return COP_OK;
}

static void keep(struct cop_scan *s, const char *word)
{
	s->words = cop_arena_grow(s->arena, s->words, s->nwords + 1, &s->cwords,
				  sizeof(*s->words));
	s->words[s->nwords++] = word;
	s->words[s->nwords] = NULL;
}

/* The first word is a noun or a verb for the whole; after a noun, one of its verbs. */
static enum cop_code scan_word(struct cop_scan *s, char **argv, struct cop_error *err)
{
	const struct cop_line *leaf;

	if (!s->leaf && !s->group) {
		const char *shown = strcmp(*argv, "self") == 0 ? "" : *argv;

		s->group = cop_line_group(shown);
		if (s->group) {
			s->leaf = cop_line_leaf(shown, "self");
			return COP_OK;
		}
		s->leaf = cop_line_leaf("top", shown);
		if (!s->leaf) {
			s->unknown = *argv;
			s->rest = argv;
		}
		return COP_OK;
	}
	if (s->group && !s->nwords && (!s->leaf || strcmp(s->leaf->name, "self") == 0)) {
		const struct cop_line *below = cop_line_below(s->group->name, *argv);

		if (below) {
			s->group = below;
			s->leaf = cop_line_leaf(below->name, "self");
			return COP_OK;
		}
		leaf = strcmp(*argv, "self") == 0 ? NULL
						  : cop_line_leaf(s->group->name, *argv);
		if (leaf) {
			s->leaf = leaf;
			return COP_OK;
		}
		if (!s->leaf || !s->leaf->cmd->nargs)
			return cop_hint_verb(s->arena, s->group, argv, err);
	}
	keep(s, *argv);
	return COP_OK;
}

/* Common options may come before the command is known: do they fit what it became? */
static enum cop_code check_common(struct cop_scan *s, struct cop_error *err)
{
	for (size_t i = 0; s->leaf && i < s->nsaid; i++) {
		struct cop_said *said = &s->said[i];
		const char *name = said->opt->name;

		if (!said->common || cop_common_applies(said->common, s->leaf->cmd))
			continue;
		if (!name)
			name = cop_arena_copy(s->arena, &said->opt->letter, 1);
		return cop_hint_option(s->arena, s->leaf->cmd, words_of(s), name,
				       said->text, err);
	}
	return COP_OK;
}

/* Help wins over everything else on the line, also over mistakes. */
static void look_ahead(struct cop_scan *s, char **argv)
{
	for (; *argv && strcmp(*argv, "--") != 0; argv++) {
		s->help |= strcmp(*argv, "-h") == 0;
		s->long_help |= strcmp(*argv, "--help") == 0;
		s->json |= strcmp(*argv, "--json") == 0 ||
			   strcmp(*argv, "--format=json") == 0;
		s->json |= strcmp(*argv, "--format") == 0 && argv[1] &&
			   strcmp(argv[1], "json") == 0;
	}
}

static bool is_option(const char *word)
{
	/* -10d is a date ten days ago, - is standard input */
	return word[0] == '-' && word[1] && !isdigit((unsigned char)word[1]);
}

static enum cop_code scan_all(struct cop_scan *s, char **argv, struct cop_error *err)
{
	bool only_words = false;
	enum cop_code code = COP_OK;

	while (!code && *argv && !s->unknown) {
		if (!only_words && strcmp(*argv, "--") == 0) {
			only_words = true;
			argv++;
		} else if (!only_words && is_option(*argv)) {
			code = (*argv)[1] == '-' ? scan_long(s, &argv, err)
						 : scan_letters(s, &argv, err);
		} else {
			code = scan_word(s, argv++, err);
		}
	}
	return code ? code : check_common(s, err);
}

enum cop_code cop_opt_scan_leaf(struct cop_arena *a, const struct cop_line *leaf,
				char **argv, struct cop_scan *ret, struct cop_error *err)
{
	*ret = (struct cop_scan){ .arena = a, .leaf = leaf };
	ret->words = COP_NEW_N(a, const char *, 1);
	look_ahead(ret, argv);
	return scan_all(ret, argv, err);
}

enum cop_code cop_opt_scan(struct cop_arena *a, char **argv, struct cop_scan *ret,
			   struct cop_error *err)
{
	enum cop_code code = cop_opt_scan_leaf(a, NULL, argv, ret, err);

	if (!code && !ret->leaf && !ret->group && !ret->unknown)
		ret->leaf = cop_line_leaf("top", "self");
	return code;
}
