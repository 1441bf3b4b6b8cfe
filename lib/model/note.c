/* SPDX-License-Identifier: MIT */
#include "model/note.h"

#include "model/kinds.h"

COP_ENUM_DEFINE(note_kind, NOTE_KIND_WORDS);
COP_ENUM_DEFINE(outcome, OUTCOME_WORDS);
COP_ENUM_DEFINE(note_flag, NOTE_FLAG_WORDS);
COP_ENUM_DEFINE(cycle, CYCLE_WORDS);
COP_ENUM_DEFINE(report_kind, REPORT_KIND_WORDS);

#define COP_REC struct cop_topic_clicks
COP_SCHEMA(topic_clicks, TOPIC_CLICKS_FIELDS, "Clicks for one topic.");
#undef COP_REC

#define COP_REC struct cop_note
COP_SCHEMA(note, NOTE_FIELDS,
	   "One dated entry: heard, asked, promised, decided, told, sent.");
#undef COP_REC

const struct cop_record cop_record_note = {
	.name = "note",
	.where = "notes",
	.plural = "notes",
	.schema = &cop_schema_note,
	.shape = COP_SHAPE_FOLDER,
	.ref = COP_REF_NOTE,
	.kind = cop_kind_note,
};
