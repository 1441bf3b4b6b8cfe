/* SPDX-License-Identifier: MIT */
#include "store/steps.h"

/*
 * The crash journal keeps its places in the order of steps; until it is written, a commit
 * cut off between reference and index is finished by hand (`git checkout HEAD -- FILE`).
 */

enum cop_code cop_step_journal_begin(struct cop_steps *c, struct cop_error *err)
{
	(void)c;
	(void)err;
	return COP_OK;
}

enum cop_code cop_step_index_lock(struct cop_steps *c, struct cop_error *err)
{
	(void)c;
	(void)err;
	return COP_OK;
}

enum cop_code cop_step_journal_done(struct cop_steps *c, struct cop_error *err)
{
	(void)c;
	(void)err;
	return COP_OK;
}
