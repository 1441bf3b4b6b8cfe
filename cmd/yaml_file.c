/* SPDX-License-Identifier: MIT */
#include "yaml_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/enc.h"
#include "base/fs.h"
#include "store/diff.h"
#include "yaml/prose.h"
#include "yaml/remark.h"

#define AT(member) .offset = offsetof(struct cop_yaml_opts, member)

const struct cop_opt cop_yaml_options[] = {
	COP_YAML_DRY_RUN,
	{ .kind = COP_OPT_WORD,
	  .name = "file",
	  .metavar = "FILE",
	  .help = "the value is the text of FILE",
	  .hint = COP_HINT_FILE,
	  AT(from) },
	{ .kind = COP_OPT_FLAG,
	  .name = "int",
	  .help = "the value is a whole number",
	  AT(as_int) },
	{ .kind = COP_OPT_FLAG,
	  .name = "bool",
	  .help = "the value is true or false",
	  AT(as_bool) },
	{ .kind = COP_OPT_FLAG,
	  .name = "null",
	  .help = "the value is null",
	  AT(as_null) },
	COP_YAML_BESIDE,
};

enum cop_code cop_yaml_open(struct cop_env *env, const struct cop_yaml_opts *o,
			    struct cop_yaml_file *ret, struct cop_error *err)
{
	struct cop_node *root;
	enum cop_code code = cop_fs_read_any(o->file, cop_yaml_any.bytes, env->arena,
					     &ret->before, err);

	if (!code)
		code = cop_edit_new(env->arena, ret->before, &cop_yaml_any, &ret->edit,
				    err);
	if (code)
		return code;
	root = cop_edit_root(ret->edit);
	return cop_pointer_find(env->arena, root, o->pointer, &ret->at, err);
}

enum cop_code cop_yaml_absent(const struct cop_yaml_opts *o, struct cop_error *err)
{
	if (!*o->pointer)
		return cop_yaml_whole(o, "add", err);
	cop_fail(err, COP_E_NOT_FOUND, "nothing stands at '%s'", o->pointer);
	return cop_fail_hint(err, "cop yaml add %s %s VALUE", o->file, o->pointer);
}

enum cop_code cop_yaml_whole(const struct cop_yaml_opts *o, const char *verb,
			     struct cop_error *err)
{
	cop_fail(err, COP_E_USAGE, "'' is the whole document");
	return cop_fail_hint(err, "name a place in it: cop yaml %s %s /KEY ...", verb,
			     o->file);
}

static struct cop_node *named(const struct cop_node *list, const char *name)
{
	const char *end = name + strspn(name, "0123456789");

	if (list->kind == COP_MAP)
		return cop_node_get(list, name);
	return *name && !*end && strlen(name) < 10
		       ? cop_node_item(list, (size_t)strtoul(name, NULL, 10))
		       : NULL;
}

enum cop_code cop_yaml_beside(const struct cop_yaml_opts *o, const struct cop_node *list,
			      struct cop_node **ret, struct cop_error *err)
{
	const char *name = o->before ? o->before : o->after;
	struct cop_node *n = NULL;

	if (o->before && o->after)
		return cop_fail(err, COP_E_USAGE,
				"--before and --after exclude each other");
	if (name && !(n = named(list, name))) {
		cop_fail(err, COP_E_NOT_FOUND, "there is no '%s' beside '%s'", name,
			 o->pointer);
		return cop_fail_hint(err, list->kind == COP_MAP
						  ? "name one of its keys"
						  : "name an index of its list, from 0");
	}
	*ret = n && o->after ? n->next : n;
	return COP_OK;
}

static enum cop_code bare(struct cop_env *env, const char *word, bool fits,
			  const char *what, struct cop_node **ret, struct cop_error *err)
{
	if (!fits)
		return cop_fail(err, COP_E_USAGE, "'%s' is not %s", word ? word : "",
				what);
	*ret = cop_make_bare(env->arena, word);
	return COP_OK;
}

static bool is_int(const char *word)
{
	size_t sign = word && word[0] == '-';

	return word && word[sign] &&
	       strspn(word + sign, "0123456789") == strlen(word + sign) &&
	       strlen(word + sign) <= 15 && (word[sign] != '0' || !word[sign + 1]);
}

enum cop_code cop_yaml_value(struct cop_env *env, const struct cop_yaml_opts *o,
			     struct cop_node **ret, struct cop_error *err)
{
	const struct cop_str *text;
	enum cop_code code;

	if (o->as_int + o->as_bool + o->as_null > 1)
		return cop_fail(err, COP_E_USAGE,
				"--int, --bool and --null exclude each other");
	if (o->as_null)
		return bare(env, "null", !o->value && !o->from, "wanted with --null", ret,
			    err);
	if (o->as_int)
		return bare(env, o->value, is_int(o->value), "a whole number", ret, err);
	if (o->as_bool)
		return bare(env, o->value,
			    o->value && (strcmp(o->value, "true") == 0 ||
					 strcmp(o->value, "false") == 0),
			    "true or false", ret, err);
	if (!o->value == !o->from) {
		cop_fail(err, COP_E_USAGE,
			 o->value ? "a value and --file exclude each other"
				  : "a value is missing");
		return cop_fail_hint(err, "a text, - for standard input, or --file FILE");
	}
	if (o->value && strcmp(o->value, "-") != 0)
		code = cop_env_text(env, o->value, &text, err);
	else
		code = cop_env_whole(env, o->value ? "-" : o->from, &text, err);
	if (code)
		return code;
	if (!o->value || strcmp(o->value, "-") == 0)
		text = cop_prose_line(env->arena, text);
	*ret = cop_make_text(env->arena, text);
	return COP_OK;
}

void cop_yaml_like(struct cop_env *env, const struct cop_yaml_opts *o,
		   const struct cop_node *old, struct cop_node **value)
{
	bool read = o->from || (o->value && strcmp(o->value, "-") == 0);

	if (read && !o->as_int && !o->as_bool)
		*value = cop_make_text(env->arena,
				       cop_prose_like(env->arena, old, (*value)->value));
}

enum cop_code cop_yaml_lost(struct cop_env *env, struct cop_yaml_file *f,
			    struct cop_loc *ret, struct cop_error *err)
{
	const struct cop_source *after;
	struct cop_node *before = NULL;
	enum cop_code code = cop_edit_finish(f->edit, &after, err);

	if (!code)
		code = cop_yaml_parse(env->arena, f->before, &cop_yaml_any, &before, err);
	if (!code && !cop_remark_gone(env->arena, before, cop_edit_root(f->edit), ret))
		*ret = (struct cop_loc){ 0 };
	return code;
}

enum cop_code cop_yaml_close(struct cop_env *env, const struct cop_yaml_opts *o,
			     struct cop_yaml_file *f, struct cop_error *err)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf diff = { 0 };
	const struct cop_source *after;
	enum cop_code code = cop_edit_finish(f->edit, &after, err);

	if (code)
		return code;
	if (o->dry_run) {
		cop_diff(&diff, o->file, f->before, after);
		return cop_show_text(env, &diff, err);
	}
	if (after->len == f->before->len &&
	    !memcmp(after->text, f->before->text, after->len))
		return COP_OK;
	if (strcmp(o->file, "-") == 0) {
		cop_buf_add(&diff, after->text, after->len);
		return cop_show_text(env, &diff, err);
	}
	return cop_fs_replace_read(f->before, after->text, after->len, err);
}
