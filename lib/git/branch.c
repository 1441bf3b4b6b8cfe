/* SPDX-License-Identifier: MIT */
#include "git/handle.h"

#include <git2.h>

#include <string.h>

#include "git/free.h"

static const char *short_name(const char *branch)
{
	return strncmp(branch, "refs/heads/", 11) ? branch : branch + 11;
}

/*
 * An error does not mean that nothing happened: libgit2 renames the reference and then
 * syncs its folder. So only the reference itself is asked how it ended.
 */
static enum cop_code look_again(struct cop_git *g, const struct cop_tip *from,
				const char *to, int rc, struct cop_error *err)
{
	struct cop_error e = { 0 };
	enum cop_git_reach reach;
	char now[COP_GIT_ID];

	if (rc == GIT_ELOCKED) {
		cop_fail(err, COP_E_REPO, "another git command holds the branch '%s'",
			 short_name(from->branch));
		cop_fail_hint(err, "try again; where no git is running: rm '%s%s.lock'",
			      git_repository_commondir(g->repo), from->branch);
	} else {
		cop_git_fail(err, "move the branch");
	}
	if (cop_git_reach(g, from->branch, to, &reach, now, &e)) {
		err->code = COP_E_PARTIAL;
		return err->code;
	}
	if (reach != COP_GIT_APART) {
		*err = (struct cop_error){ 0 };
		return COP_OK;
	}
	if (!strcmp(now, from->id))
		return err->code;
	*err = (struct cop_error){ 0 };
	cop_fail(err, COP_E_AGAIN,
		 "the branch '%s' has moved meanwhile: somebody else committed",
		 short_name(from->branch));
	return cop_fail_hint(err, "run the command again");
}

enum cop_code cop_git_move(struct cop_git *g, const struct cop_tip *from, const char *to,
			   const char *note, struct cop_error *err)
{
	COP_CLEANUP(free_reference) git_reference *ref = NULL;
	git_oid old = { { 0 } }, new;
	int rc;

	if (git_oid_fromstr(&new, to) || (*from->id && git_oid_fromstr(&old, from->id)))
		return cop_git_fail(err, "move the branch");
	/* The first commit may only make the branch, never move one made meanwhile. */
	rc = git_reference_create_matching(&ref, g->repo, from->branch, &new,
					   *from->id != '\0', *from->id ? &old : NULL,
					   note);
	return rc ? look_again(g, from, to, rc, err) : COP_OK;
}
