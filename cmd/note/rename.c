/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_RENAME(note, note, "NOTE", NOTE,
		"cop note rename 2026-06-01-ask-rom 2026-06-01-ask-room");
