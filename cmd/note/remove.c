/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_REMOVE(note, note, "NOTE", NOTE,
		"cop note answer NOTE --outcome withdrawn; cop note set",
		"cop note remove 2026-06-01-ask-room");
