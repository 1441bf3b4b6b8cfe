/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_GET(note, note, "NOTE", NOTE, "cop note get 2026-06-01-ask-room due",
	     "cop note get 2026-06-01-ask-room answer");
