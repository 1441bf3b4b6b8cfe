/* SPDX-License-Identifier: MIT */
/* budget.yaml: where the money comes from and where it goes (format.md 3.3). */
#ifndef COP_MODEL_BUDGET_H
#define COP_MODEL_BUDGET_H

#include "model/words.h"

#define FUNDING_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the money.", .serves = "R15 E1.7") \
	LIST(REF, , by, COP_SET, "Who gives it: normally the sponsor.", \
	     .refs = COP_REF_WHO, .serves = "17; R15") \
	ONE(TEXT, , funder, COP_REQUIRED, "Organisation that pays.", .serves = "17; E2") \
	ONE(TEXT, , grant, 0, "Its reference number.", .serves = "212; E2") \
	ONE(MONEY, , amount, COP_REQUIRED, "How much.", .serves = "17; R15") \
	ONE(DATE, , from, COP_REQUIRED, "First day it covers.", .serves = "17; R15") \
	ONE(DATE, , to, COP_REQUIRED, "Last day it covers.", \
	    .limits = "not before from", .serves = "17; R15") \
	ONE(PROSE, , acknowledgement, 0, "Words the funder wants to read.", \
	    .serves = "E2") \
	ONE(PROSE, , sustainability, 0, "How it goes on when the money ends.", \
	    .serves = "E2")
COP_STRUCT(funding, FUNDING_FIELDS);

#define BUDGET_LINE_FIELDS(ONE, LIST) \
	ONE(ID, , id, COP_REQUIRED, "Id of the line.", .serves = "56; E1.7 E2") \
	ONE(REF, , funding, COP_REQUIRED, "Which money pays.", .refs = COP_REF_FUNDING, \
	    .serves = "56; E2") \
	ONE(TEXT, , text, COP_REQUIRED, "What is paid.", .serves = "56; E2") \
	ONE(MONEY, , amount, COP_REQUIRED, "What is planned for it.", \
	    .serves = "56; E2") \
	ONE(MONEY, , spent, 0, "Spent up to 'date', from the accounts.", \
	    .serves = "56; E1.7") \
	ONE(DATE, , date, 0, "Day of that figure.", .when = "spent given", \
	    .serves = "56; E1.7") \
	ONE(TEXT, , note, 0, "Explains a difference.", .serves = "E2")
COP_STRUCT(budget_line, BUDGET_LINE_FIELDS);

#define BUDGET_FIELDS(ONE, LIST) \
	LIST(MAP, funding, funding, COP_SENSITIVE | COP_BLOCK_ENTRY, \
	     "Where the money comes from.", .keyed = "id", .serves = "R15 E1.7") \
	LIST(MAP, budget_line, lines, COP_SENSITIVE, "What the money is for.", \
	     .keyed = "id", .serves = "56; E1.7 E2")
COP_STRUCT(budget, BUDGET_FIELDS);

#endif
