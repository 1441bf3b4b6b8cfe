/* SPDX-License-Identifier: MIT */
/* What the tests of the YAML layer share. */
#ifndef COP_YAML_TEST_H
#define COP_YAML_TEST_H

#include "test.h"

#include "yaml/yaml.h"

static inline const struct cop_source *source_of(struct cop_arena *a, const char *path,
						 const char *text, size_t len)
{
	struct cop_source *src = COP_NEW(a, struct cop_source);

	src->path = path;
	src->text = cop_arena_copy(a, text, len);
	src->len = len;
	return src;
}

static inline struct cop_node *parsed(struct cop_arena *a, const char *text,
				      const struct cop_yaml_limits *limits)
{
	struct cop_node *root = NULL;
	struct cop_error err = { 0 };
	enum cop_code code = cop_yaml_parse(a, source_of(a, "a.yaml", text, strlen(text)),
					    limits, &root, &err);

	if (code)
		print_message("%u:%u: %s\n", err.line, err.column, err.msg);
	assert_int_equal(code, COP_OK);
	return root;
}

#endif
