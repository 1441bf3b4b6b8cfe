/* SPDX-License-Identifier: MIT */
#include "trial.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claims.h"

bool trial_begin(struct trial *t)
{
	struct cop_node *n;

	if (cop_yaml_parse(t->arena, t->before, &cop_yaml_any, &t->root, &t->err))
		return false;
	n = flat_node(t->root, t->node);
	return n && op_plan(t->arena, n, t->op, &t->change);
}

void trial_show(const struct trial *t, const char *what)
{
	printf("%s %s: %s of node %zu: %s%s%s\n", t->corpus, t->before->path,
	       op_names[t->op], t->node, what, t->err.msg[0] ? ": " : "", t->err.msg);
	if (getenv("COP_PROPERTY_SHOW") && t->after)
		printf("--- before\n%s\n--- after\n%s\n", t->before->text,
		       t->after->text);
}

/* After a refusal the edit is as before the call: it has nothing to write. */
static bool untouched(const struct trial *t, struct cop_edit *e)
{
	const struct cop_source *same = NULL;
	struct cop_error err = { 0 };

	return !cop_edit_finish(e, &same, &err) && same == t->before;
}

static bool says_why(const struct cop_error *err)
{
	return err->code == COP_E_REFUSED && err->line && err->file[0] && err->msg[0] &&
	       err->hint[0];
}

static enum cop_code edit(struct trial *t)
{
	struct cop_edit *e = NULL;
	enum cop_code code =
		cop_edit_new(t->arena, t->before, &cop_yaml_any, &e, &t->err);

	if (!code)
		code = op_do(e, flat_node(cop_edit_root(e), t->node), t->op, t->arena,
			     &t->err);
	if (!code)
		return cop_edit_finish(e, &t->after, &t->err);
	if (!claim(P14, says_why(&t->err) && (!e || untouched(t, e))))
		trial_show(t, "refused without place or remedy, or not as before");
	return code;
}

static bool means_what_it_should(const struct trial *t)
{
	COP_CLEANUP(cop_buf_clear) struct cop_buf want = { 0 }, have = { 0 };
	struct cop_node *root = NULL;
	struct cop_error err = { 0 };
	struct change none = { 0 };

	if (cop_yaml_parse(t->arena, t->after, &cop_yaml_any, &root, &err))
		return false;
	flat(&want, t->root, &t->change);
	flat(&have, root, &none);
	return flat_matches(cop_buf_str(&want), cop_buf_str(&have));
}

static bool means_it(const struct trial *t)
{
	bool holds = claim(P13, means_what_it_should(t));

	if (t->change.kind == CHANGE_SET)
		claim(P1, holds);
	if (t->change.kind == CHANGE_REMOVE)
		claim(P6, holds);
	return holds;
}

enum verdict trial_run(struct trial *t)
{
	bool placed, formed;

	if (edit(t)) {
		if (getenv("COP_PROPERTY_SHOW"))
			trial_show(t, "refused");
		return t->err.code == COP_E_REFUSED ? REFUSED : WRONG;
	}
	if (!means_it(t)) {
		trial_show(t, "other meaning");
		return WRONG;
	}
	placed = claim(P7, trial_in_place(t));
	formed = claim(P9, trial_keeps_form(t));
	if (placed && formed)
		return ZERO;
	if (getenv("COP_PROPERTY_SHOW"))
		trial_show(t, "collateral");
	return COLLATERAL;
}
