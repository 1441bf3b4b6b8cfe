/* SPDX-License-Identifier: MIT */
/* Adopted versions of the charter, as the commits that adopted them have it. */
#include <string.h>

#include "charter.h"
#include "model/life.h"
#include "store/history.h"

/* Adoptions in a text of the charter; one that cannot be read has none. */
static unsigned adoptions(struct cop_arena *a, const struct cop_source *src)
{
	struct cop_error unread = { 0 };
	struct cop_node *root = NULL, *history;
	unsigned n = 0;

	if (cop_yaml_parse(a, src, &cop_yaml_community, &root, &unread) || !root ||
	    root->kind != COP_MAP)
		return 0;
	history = cop_node_get(root, "history");
	for (const struct cop_node *e =
		     history && history->kind == COP_SEQ ? history->first : NULL;
	     e; e = e->next)
		n += e->kind == COP_MAP &&
		     cop_node_is(cop_node_get(e, "status"), "adopted");
	return n;
}

/* The texts that the charter had, newest first. */
static enum cop_code read_texts(struct cop_env *env, struct cop_source **ret,
				size_t *ret_n, struct cop_error *err)
{
	const char *const paths[] = { cop_record_charter.where, NULL };
	const char *root = cop_store_root(env->community->store);
	const struct cop_log_query q = { .rev = env->rev, .paths = paths, .files = true };
	struct cop_blob *blobs;
	struct cop_log log;
	size_t n = 0;
	enum cop_code code = cop_history_log(env->arena, root, &q, &log, err);

	if (code)
		return code;
	blobs = COP_NEW_N(env->arena, struct cop_blob, log.n);
	for (size_t i = 0; i < log.n; i++)
		for (size_t k = 0; k < log.at[i].ntouched; k++) {
			const struct cop_log_file *f = &log.at[i].touched[k];

			if (f->is && f->path && strcmp(f->path, paths[0]) == 0 &&
			    n < log.n)
				blobs[n++] = (struct cop_blob){ paths[0], f->is };
		}
	*ret = COP_NEW_N(env->arena, struct cop_source, n);
	*ret_n = n;
	return cop_history_texts(env->arena, root, blobs, n, *ret, err);
}

static enum cop_code no_such(struct cop_env *env, unsigned version, struct cop_error *err)
{
	unsigned last = cop_charter_version(env->community->charter, env->today);

	if (!last) {
		cop_fail(err, COP_E_NOT_FOUND, "no version was adopted yet");
		return cop_fail_hint(err, "cop charter adopt --by MEMBER,...");
	}
	cop_fail(err, COP_E_NOT_FOUND, "there is no version %u; the last is %u", version,
		 last);
	return cop_fail_hint(err, "cop charter diff %u", last);
}

/* Its adoption is in the text, and no commit brought it. */
static enum cop_code not_known(struct cop_env *env, unsigned version,
			       struct cop_error *err)
{
	const char *root = cop_store_root(env->community->store);
	struct cop_error ignored = { 0 };
	bool shallow = false;

	cop_fail(err, COP_E_NOT_FOUND, "no commit here adopted version %u%s", version,
		 ", so its text is not known");
	if (!cop_history_shallow(env->arena, root, &shallow, &ignored) && shallow)
		return cop_fail_hint(err,
				     "git fetch --unshallow, for this clone has only a "
				     "part of the history");
	return cop_fail_hint(err, "cop log charter; what is not committed counts as now");
}

enum cop_code charter_version_text(struct cop_env *env, unsigned version,
				   const struct cop_source **ret, struct cop_error *err)
{
	struct cop_source *texts;
	unsigned before = 0;
	size_t n;
	enum cop_code code;

	if (!version ||
	    version > cop_charter_version(env->community->charter, env->today))
		return no_such(env, version, err);
	if ((code = read_texts(env, &texts, &n, err)))
		return code;
	for (size_t i = n; i--;) {
		unsigned now = adoptions(env->arena, &texts[i]);

		if (now == version && before < version) {
			*ret = &texts[i];
			return COP_OK;
		}
		before = now;
	}
	return not_known(env, version, err);
}
