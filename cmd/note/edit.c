/* SPDX-License-Identifier: MIT */
#include "noun.h"

COP_NOUN_EDIT(note, note, "NOTE", NOTE, "cop note edit 2026-06-01-ask-room");
