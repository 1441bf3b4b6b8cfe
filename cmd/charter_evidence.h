/* SPDX-License-Identifier: MIT */
/* What the files that look for evidence share; nobody else includes it. */
#ifndef COP_CHARTER_EVIDENCE_H
#define COP_CHARTER_EVIDENCE_H

#include "charter.h"

typedef struct charter_proof charter_prove_fn(const struct charter_look *l);

/* It is there, in that record. */
struct charter_proof charter_shown(const struct charter_look *l,
				   const struct cop_rec *rec);

/* --- charter_evidence_plan.c: by the ids of the catalogue, with _ for - --- */

charter_prove_fn charter_measured, charter_agreed, charter_recruitment,
	charter_communication, charter_change, charter_launch_item, charter_three_months,
	charter_seed, charter_external, charter_rhythm, charter_members_lead;

#endif
