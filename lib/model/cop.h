/* SPDX-License-Identifier: MIT */
/* cop.yaml: identity and settings of the community (format.md 3.1). */
#ifndef COP_MODEL_COP_H
#define COP_MODEL_COP_H

#include "model/words.h"

#define ID_STYLE_WORDS(W, t) \
	W(t, readable, "readable", "Words made from the name.") \
	W(t, opaque, "opaque", "Random letters that tell nothing.")
COP_ENUM(id_style, ID_STYLE_WORDS);

#define RESPONSE_WORDS(W, t) \
	W(t, accepted, "accepted", "Left as it is, for a reason.") \
	W(t, in_hand, "in-hand", "Somebody works on it.")
COP_ENUM(response, RESPONSE_WORDS);

#define STAGE_WORDS(W, t) \
	W(t, potential, "potential", "People with a need are finding each other.") \
	W(t, coalescing, "coalescing", "The first gatherings build trust and value.") \
	W(t, maturing, "maturing", "The community finds its shape and grows.") \
	W(t, stewardship, "stewardship", \
	  "It keeps its practice alive and its standing.") \
	W(t, transformation, "transformation", \
	  "It becomes something else, or looks for a new purpose.") \
	W(t, closed, "closed", "It has ended.")
COP_ENUM(stage, STAGE_WORDS);

#define DATE_ORDER_WORDS(W, t) \
	W(t, dmy, "dmy", "Day, month, year.") \
	W(t, mdy, "mdy", "Month, day, year.") \
	W(t, ymd, "ymd", "Year, month, day.")
COP_ENUM(date_order, DATE_ORDER_WORDS);

#define THRESHOLD_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_DICT_KEY, "A threshold that a rule or indicator declares.", \
	    .serves = "60, 72; C.0") \
	ONE(AMOUNT, , amount, COP_DICT_VALUE, "Our limit in place of the default.", \
	    .serves = "60, 72; C.0")
COP_STRUCT(threshold, THRESHOLD_FIELDS);

#define QUIET_FIELDS(ONE, LIST) \
	ONE(DATE, , from, COP_REQUIRED, "First quiet day.", .serves = "B23") \
	ONE(DATE, , to, 0, "Last quiet day.", .limits = "default: from", \
	    .serves = "B23") \
	ONE(TEXT, , text, COP_REQUIRED, "What is going on.", .serves = "B21 B23")
COP_STRUCT(quiet, QUIET_FIELDS);

#define IMPORT_COLUMNS_FIELDS(ONE, LIST) \
	ONE(ID, , list, COP_DICT_KEY, \
	    "Name of the list, made from the stem of its file.", \
	    .serves = "75, 191; B.0") \
	ONE(TEXT, , id, 0, "Column with our ids.", .serves = "75, 191; B.0") \
	ONE(TEXT, , name, 0, "Column with the name.", .serves = "75, 191; B.0") \
	ONE(TEXT, , email, 0, "Column with the address.", .serves = "75, 191; B.0") \
	ONE(TEXT, , organisation, 0, "Column with the organisation.", \
	    .serves = "75, 191; B.0") \
	ONE(TEXT, , unit, 0, "Column with the department.", .serves = "75, 191; B.0") \
	ONE(TEXT, , url, 0, "Column with the page or profile.", \
	    .serves = "75, 191; B.0") \
	ONE(TEXT, , audiences, 0, "Column with the audiences.", \
	    .serves = "75, 191; B.0") \
	ONE(TEXT, , source, 0, "Column that says how they found us.", \
	    .serves = "75, 191; B.0") \
	ONE(TEXT, , invited_by, 0, "Column that says who brought them.", \
	    .serves = "75, 191; B.0") \
	ONE(TEXT, , expertise, 0, "Column with what they know.", \
	    .serves = "75, 191; B.0") \
	ONE(TEXT, , wants, 0, "Column with what they would like to do or learn.", \
	    .serves = "75, 191; B.0") \
	ONE(TEXT, , tags, 0, "Column with free marks.", .serves = "75, 191; B.0") \
	ONE(TEXT, , mode, 0, "Column that says how they take part.", \
	    .serves = "75, 191; B.0") \
	ONE(TEXT, , aliases, 0, "Column with other names and handles.", \
	    .serves = "75, 191; B.0") \
	ONE(TEXT, , joined, 0, "Column with the day they joined.", \
	    .serves = "75, 191; B.0") \
	ONE(TEXT, , status, 0, "Column with their standing.", .serves = "75, 191; B.0") \
	ONE(ENUM, date_order, date_order, 0, "How the dates of the file are written.", \
	    .serves = "75, 191; B.0")
COP_STRUCT(import_columns, IMPORT_COLUMNS_FIELDS);

#define ANSWERED_FINDING_FIELDS(ONE, LIST) \
	ONE(REF, , rule, COP_REQUIRED, "The rule that found it.", .refs = COP_REF_RULE, \
	    .limits = "known rule", .serves = "C.0") \
	LIST(REF, , about, COP_SET, "Only for these records; absent: everywhere.", \
	     .refs = COP_REF_ANY, .serves = "C.0") \
	ONE(ENUM, response, response, COP_REQUIRED, \
	    "Accepted as it is, or somebody works on it.", .serves = "E1.6") \
	ONE(REF, , owner, 0, "Who works on it.", .refs = COP_REF_WHO, \
	    .when = "response is in-hand", .serves = "E1.6") \
	LIST(REF, , by, COP_REQUIRED | COP_SET, "Who decided so.", .refs = COP_REF_WHO, \
	     .serves = "C.0") \
	ONE(TEXT, , reason, COP_REQUIRED, "Why it is accepted, or what is being done.", \
	    .serves = "E1.6 R4d") \
	ONE(DATE, , until, COP_REQUIRED, "Day on which the finding speaks again.", \
	    .serves = "C.0")
COP_STRUCT(answered_finding, ANSWERED_FINDING_FIELDS);

#define DECLARED_FIELDS(ONE, LIST) \
	ONE(ENUM, stage, stage, COP_REQUIRED, "The declared stage.", \
	    .serves = "60; D.2") \
	ONE(DATE, , date, COP_REQUIRED, "Day it was declared.", .serves = "D.2") \
	LIST(REF, , by, COP_REQUIRED | COP_SET, "Who declared it.", .refs = COP_REF_WHO, \
	     .serves = "D.2") \
	ONE(TEXT, , reason, COP_REQUIRED, "Why it differs from what the figures say.", \
	    .serves = "D.2")
COP_STRUCT(declared, DECLARED_FIELDS);

#define COP_FIELDS(ONE, LIST) \
	ONE(NUM, , cop, COP_REQUIRED | COP_INTEGER, "Version of the file format.", \
	    .min = 1, .max = 1, .limits = "1", .serves = "format") \
	ONE(TEXT, , uid, COP_REQUIRED, \
	    "Name of this community in calendars and exports; never change it.", \
	    .limits = "written once", .serves = "140; iCal") \
	ONE(TEXT, , name, COP_REQUIRED, "Name of the community.", .serves = "E all") \
	ONE(TEXT, , summary, COP_REQUIRED, "One line: who we are, for listings.", \
	    .serves = "E5") \
	ONE(TEXT, , organisation, 0, \
	    "Host organisation; people of any other one count as external.", \
	    .when = "open_to is internal", .serves = "59; B18") \
	ONE(URL, , url, 0, "Public page of the community.", .serves = "201; E5") \
	ONE(ZONE, , timezone, COP_REQUIRED, "Zone of every time that names no other.", \
	    .serves = "iCal") \
	ONE(TEXT, , language, COP_REQUIRED, "Language of reports and pages.", \
	    .limits = "a BCP 47 tag such as en or pt-BR", .serves = "E all") \
	ONE(ENUM, visibility, visibility, COP_REQUIRED, \
	    "Who may see the community: anyone, those admitted, those invited.", \
	    .serves = "46, 166; R40") \
	ONE(DATE, , started, 0, "Day the first people began.", \
	    .limits = "not after launched", .serves = "189; E4") \
	ONE(DATE, , launched, 0, \
	    "Day of the public start; decides pre, young, established.", \
	    .limits = "absent: not launched", .serves = "5, 49, 87, 189; D.2") \
	ONE(DATE, , ends, 0, "Last day of a time-limited or closing community.", \
	    .limits = "not before started", .serves = "184; R27") \
	ONE(ENUM, id_style, ids, 0, "Whether new ids are words or random letters.", \
	    .limits = "default readable", .serves = "46; privacy") \
	LIST(REF, , dashboard, 0, "Indicators of the first health screen.", \
	     .refs = COP_REF_INDICATOR, .most = 12, .serves = "72, 186; B first screen") \
	LIST(DICT, threshold, thresholds, 0, "Our own limits in place of the defaults.", \
	     .limits = "ids that rules and indicators declare", .serves = "60, 72; C.0") \
	LIST(MAP, quiet, quiet, COP_SORTED, \
	     "Holidays and quiet weeks: no gap, response time or inactivity is " \
	     "counted.", \
	     .keyed = "from", .serves = "B21 B23") \
	LIST(TEXT, , ignore, COP_SET, "Accounts that are machines; imports drop them.", \
	     .serves = "B.0") \
	LIST(DICT, import_columns, imports, 0, \
	     "Column names of lists of people that are imported again and again.", \
	     .serves = "75, 191; B.0") \
	LIST(MAP, answered_finding, findings, COP_SORTED | COP_BLOCK_ENTRY, \
	     "Findings the community has answered.", .keyed = "rule+about", \
	     .serves = "C.0") \
	ONE(MAP, declared, declared, 0, \
	    "Stage the convener declares, shown beside the computed one.", \
	    .serves = "D.2")
COP_STRUCT(cop, COP_FIELDS);

#endif
