/* SPDX-License-Identifier: MIT */
/* The rules that the loader itself can judge; lib/rules lists them beside its own. */
#include "schema/schema.h"

#define ERROR_ALWAYS .pre = COP_ERROR, .young = COP_ERROR, .established = COP_ERROR

const struct cop_rule_id cop_rule_unknown_key = {
	.id = "unknown-key",
	.title = "a key that the file format does not know",
	.explain = "Unknown keys are errors, so that a slip of the pen is not silently "
		   "ignored. Keys of "
		   "your own begin with x- and are kept unread.",
	.hint = "own keys begin with x-",
	ERROR_ALWAYS,
};

const struct cop_rule_id cop_rule_wrong_type = {
	.id = "wrong-type",
	.title = "a value that does not fit its field",
	.explain = "The type comes from the field, never from YAML: a date is a date "
		   "with or without "
		   "quotes. What cannot be read as that type is an error.",
	ERROR_ALWAYS,
};

const struct cop_rule_id cop_rule_not_a_choice = {
	.id = "not-a-choice",
	.title = "a word outside the choices of its field",
	.explain = "Some fields take one of a few words, so that figures and reports can "
		   "rely on them.",
	ERROR_ALWAYS,
};

const struct cop_rule_id cop_rule_duplicate_key = {
	.id = "duplicate-key",
	.title = "the same key twice in one mapping",
	.explain = "Readers differ in which of the two they take, so the file says two "
		   "things at "
		   "once. A merge that looked clean is the usual cause.",
	.hint = "remove one of them",
	ERROR_ALWAYS,
};

const struct cop_rule_id cop_rule_duplicate_entry = {
	.id = "duplicate-entry",
	.title = "the same entry twice in one list",
	.explain = "A set holds each value once, and a list of things with a key has one "
		   "entry for a "
		   "key. Two of them are usually left by a merge.",
	.hint = "remove one of them",
	ERROR_ALWAYS,
};

const struct cop_rule_id cop_rule_missing_field = {
	.id = "missing-field",
	.title = "a required field is absent",
	.explain = "A few fields are needed always; others from a moment on, such as a "
		   "purpose once a "
		   "role has holders. Until then their absence is only a gap.",
	ERROR_ALWAYS,
};

const struct cop_rule_id cop_rule_bad_id = {
	.id = "bad-id",
	.title = "an id outside the grammar",
	.explain = "Ids are lower-case letters, digits and hyphens, at most 64 "
		   "characters, so that they "
		   "are safe as file names on every system and easy to type.",
	.hint = "lower-case letters, digits and hyphens: ana-silva",
	ERROR_ALWAYS,
};

const struct cop_rule_id cop_rule_id_not_stem = {
	.id = "id-not-stem",
	.title = "an id inside a file that holds one record",
	.explain = "The file's name is the id of the record in it. A second id inside "
		   "could differ from it.",
	.hint = "remove the line; the file's name is the id",
	ERROR_ALWAYS,
};

const struct cop_rule_id cop_rule_not_sorted = {
	.id = "not-sorted",
	.title = "a set or keyed list out of order",
	.explain = "Sets and keyed lists are kept sorted, so that two people's additions "
		   "rarely touch "
		   "the same lines.",
	.pre = COP_INFO,
	.young = COP_INFO,
	.established = COP_INFO,
};

const struct cop_rule_id cop_rule_unreadable = {
	.id = "unreadable",
	.title = "a file that cannot be read as YAML",
	.explain = "A file that cannot be read takes no part in any figure, so it is "
		   "named each time.",
	ERROR_ALWAYS,
};
