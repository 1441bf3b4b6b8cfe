/* SPDX-License-Identifier: MIT */
/* P15: whatever the bytes are, an edit is done and read back as it should, or refused. */
#include <string.h>

#include "claims.h"
#include "trial.h"

/* What YAML is made of. */
static const char pieces[] = "#:-?,[]{}|>&*!'\"%@`\n\n  \t\r~a1";

static const struct cop_source *change_bytes(struct cop_arena *a,
					     const struct cop_source *src)
{
	struct cop_source *out = COP_NEW(a, struct cop_source);
	char *text = cop_arena_copy(a, src->text, src->len);
	size_t len = src->len;

	for (size_t i = draw(4) + 1; i > 0 && len > 0; i--) {
		size_t at = draw(len);

		if (draw(3) == 0) {
			memmove(text + at, text + at + 1, len - at - 1);
			text[--len] = '\0';
		} else {
			text[at] = draw(20) ? pieces[draw(sizeof(pieces) - 1)]
					    : (char)(draw(255) + 1);
		}
	}
	*out = (struct cop_source){ .path = src->path, .text = text, .len = len };
	return out;
}

static void try_one(const char *corpus, const struct cop_source *src)
{
	COP_CLEANUP(cop_arena_free) struct cop_arena *a = cop_arena_new();
	struct trial t = { .arena = a, .corpus = corpus };
	struct cop_node *root = NULL;
	struct cop_error err = { 0 };

	t.before = change_bytes(a, src);
	t.op = (enum op)draw(OP_COUNT);
	if (cop_yaml_parse(a, t.before, &cop_yaml_any, &root, &err)) {
		claim(P15, err.code == COP_E_INVALID);
		return;
	}
	t.node = root ? draw(flat_count(root)) : 0;
	if (root && trial_begin(&t))
		claim(P15, trial_run(&t) != WRONG);
}

void mutate_run(const char *corpus, const struct cop_source *src, size_t rounds)
{
	for (size_t i = 0; i < rounds; i++)
		try_one(corpus, src);
}
