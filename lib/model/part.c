/* SPDX-License-Identifier: MIT */
#include "model/community.h"

enum cop_code cop_community_part(struct cop_arena *a, const struct cop_community *like,
				 const struct cop_source *files, size_t n,
				 struct cop_community **ret, struct cop_error *err)
{
	struct cop_community *c = COP_NEW(a, struct cop_community);
	enum cop_code code =
		cop_store_begin(a, cop_store_root(like->store), &c->store, err);

	if (code)
		return code;
	cop_store_freeze(c->store);
	for (size_t i = 0; i < n; i++)
		cop_store_overlay(c->store, files[i].path, &files[i]);
	c->arena = a;
	c->today = like->today;
	c->places = cop_places_new(a);
	cop_findings_init(&c->findings, a);
	code = cop_community_load(c, COP_KINDS_ALL, err);
	if (code)
		return code;
	c->cop = c->cop ? c->cop : like->cop;
	*ret = c;
	return COP_OK;
}
