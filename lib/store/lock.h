/* SPDX-License-Identifier: MIT */
/*
 * Inside the store: waiting for others. `flock` on <git>/cop/lock keeps our own writers
 * apart, one for each repository with all its work trees; <git>/index.lock keeps git away
 * while branch, files and index change.
 */
#ifndef COP_STORE_LOCK_H
#define COP_STORE_LOCK_H

#include "store/writer.h"

/* Waiting in small steps of chance length; who has waited longer asks more often. */
struct cop_wait {
	unsigned most, waited; /* milliseconds */
};
/* False: the time is over. */
bool cop_wait_more(struct cop_wait *w);

/*
 * Opens <common>/cop, made where it is not there. Our journal, our lock and what we prepare
 * stand in it.
 */
enum cop_code cop_lock_folder(const char *common, int *ret_fd, struct cop_error *err)
	COP_CHECKED;
/* COP_E_AGAIN is never returned: COP_E_REPO where another writer did not end in time. */
enum cop_code cop_lock_hold(int folder, unsigned wait, struct cop_hold *hold,
			    struct cop_error *err) COP_CHECKED;

/* <dir>index.lock. `folder` is the one above. */
enum cop_code cop_lock_index(int folder, const char *dir, unsigned wait, bool save,
			     struct cop_error *err) COP_CHECKED;
/* Waits until nobody holds it, and does not take it. */
enum cop_code cop_lock_index_free(const char *dir, unsigned wait, struct cop_error *err)
	COP_CHECKED;
/* The index made at `into` takes the place of the one in `dir`; index.lock is held. */
enum cop_code cop_lock_put(const char *dir, const char *into, struct cop_error *err)
	COP_CHECKED;
/* Removes it where it is ours: left by this run or by one that was cut off. Fails only where
 * it is, and stays. */
enum cop_code cop_unlock_index(const char *dir, struct cop_error *err) COP_CHECKED;
/*
 * Removes the lock libgit2 leaves behind on the branch when it is killed: one that does not
 * change while we look, and holds nothing but (a part of) the id we wanted to write. False: one
 * that looks like it is still there.
 */
bool cop_unlock_branch(const char *common, const char *branch, const char *id);

#endif
