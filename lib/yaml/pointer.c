/* SPDX-License-Identifier: MIT */
/* JSON Pointer (RFC 6901). */
#include <string.h>

#include "base/enc.h"
#include "yaml/tree.h"

static const char *shown(struct cop_arena *a, const char *text)
{
	return cop_enc_shown(a, cop_str_text(a, text));
}

/* Decodes one token in place; false where `~` is not followed by 0 or 1. */
static bool decode(char *token)
{
	char *out = token;

	for (const char *in = token; *in; in++) {
		if (*in == '~' && in[1] != '0' && in[1] != '1')
			return false;
		*out++ = *in != '~' ? *in : *++in == '0' ? '~' : '/';
	}
	*out = '\0';
	return true;
}

static enum cop_code not_a_pointer(struct cop_arena *a, const char *pointer,
				   struct cop_error *err)
{
	cop_fail(err, COP_E_USAGE, "'%s' is not a JSON pointer", shown(a, pointer));
	return cop_fail_hint(
		err, "write it like '/holders/0/member'; '~1' is '/', '~0' is '~'");
}

/* The whole token a number without leading zeros, or "-" for the place after the last. */
static bool read_index(const char *token, size_t count, size_t *ret)
{
	size_t i = 0;

	if (strcmp(token, "-") == 0) {
		*ret = count;
		return true;
	}
	if (!*token || strlen(token) > 9 || (token[0] == '0' && token[1]))
		return false;
	for (; *token; token++) {
		if (*token < '0' || *token > '9')
			return false;
		i = i * 10 + (size_t)(*token - '0');
	}
	*ret = i;
	return true;
}

static enum cop_code refuse(const struct cop_node *n, const char *what, const char *hint,
			    struct cop_error *err)
{
	cop_fail_at(err, COP_E_REFUSED, cop_node_loc(n), "%s", what);
	return cop_fail_hint(err, "%s", hint);
}

static enum cop_code step_in_map(struct cop_arena *a, struct cop_node *map,
				 const char *token, struct cop_pointer *ret,
				 struct cop_error *err)
{
	struct cop_node *merge = cop_node_get(map, "<<");

	ret->node = cop_node_get(map, token);
	if (!ret->node && merge && cop_node_plain(merge->key))
		return refuse(merge->key,
			      "a merge key ('<<') brings in fields that stand elsewhere",
			      "name the mapping that it brings in", err);
	for (const struct cop_node *n = ret->node ? ret->node->next : NULL; n;
	     n = n->next) {
		if (!cop_node_is(n->key, token))
			continue;
		cop_fail_at(err, COP_E_REFUSED, cop_node_loc(n->key),
			    "the key '%s' stands twice", shown(a, token));
		cop_fail_also(err, COP_CAUSE_KEY_TWICE, "first",
			      cop_node_loc(ret->node->key));
		return cop_fail_hint(err, "take one of them out by hand");
	}
	return COP_OK;
}

static enum cop_code step(struct cop_arena *a, struct cop_node *parent, const char *token,
			  struct cop_pointer *ret, struct cop_error *err)
{
	ret->parent = parent;
	ret->key = token;
	ret->index = 0;
	ret->node = NULL;
	switch ((enum cop_node_kind)parent->kind) {
	case COP_MAP:
		return step_in_map(a, parent, token, ret, err);
	case COP_SEQ:
		if (!read_index(token, parent->count, &ret->index)) {
			cop_fail_at(err, COP_E_NOT_FOUND, cop_node_loc(parent),
				    "'%s' is not the number of an item", shown(a, token));
			return cop_fail_hint(
				err,
				"items count from 0; '-' is the place after the last");
		}
		ret->node = cop_node_item(parent, ret->index);
		return COP_OK;
	case COP_ALIAS:
		return refuse(parent, "the value is an alias ('*'): it stands elsewhere",
			      "name the value where it stands", err);
	case COP_SCALAR:
		if (cop_node_is_void(parent) && !parent->props)
			return COP_OK;
		break;
	}
	cop_fail_at(err, COP_E_NOT_FOUND, cop_node_loc(parent),
		    "no '%s' here: the value is neither a mapping nor a list",
		    shown(a, token));
	return cop_fail_hint(err, "name the value itself");
}

static enum cop_code absent(struct cop_arena *a, const char *pointer, const char *end,
			    struct cop_error *err)
{
	const char *part = cop_arena_copy(a, pointer, (size_t)(end - pointer));

	cop_fail(err, COP_E_NOT_FOUND, "there is no '%s'", shown(a, part));
	return cop_fail_hint(err, "add it first");
}

enum cop_code cop_pointer_find(struct cop_arena *a, struct cop_node *root,
			       const char *pointer, struct cop_pointer *ret,
			       struct cop_error *err)
{
	struct cop_pointer found = { .node = root };
	const char *at = pointer;

	if (*at && *at != '/')
		return not_a_pointer(a, pointer, err);
	while (*at == '/') {
		const char *end = at + 1 + strcspn(at + 1, "/");
		char *token = cop_arena_copy(a, at + 1, (size_t)(end - at - 1));
		enum cop_code code;

		if (!decode(token))
			return not_a_pointer(a, pointer, err);
		if (!found.node && at != pointer)
			return absent(a, pointer, at, err);
		if (!found.node) {
			found.key = token;
		} else if ((code = step(a, found.node, token, &found, err))) {
			return code;
		}
		at = end;
	}
	*ret = found;
	return COP_OK;
}
