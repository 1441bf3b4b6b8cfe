/* SPDX-License-Identifier: MIT */
/* The rows of each file of this folder, in the order of format.md 6.1. Inside lib/rules. */
#ifndef COP_RULES_SUBJECTS_H
#define COP_RULES_SUBJECTS_H

#include "rules/rule.h"

struct cop_rule_rows {
	const struct cop_rule *at;
	size_t n;
};

#define COP_RULE_ROWS(name, rows) \
	const struct cop_rule_rows cop_rules_##name = { (rows), COP_COUNT(rows) }

#define COP_ID(...) (&(const struct cop_rule_id){ __VA_ARGS__ })
#define COP_ALWAYS(severity) \
	.pre = (severity), .young = (severity), .established = (severity)
/* The order of dates in histories: part of date-order. */
void cop_history_order(const struct cop_case *k);

/* A gap before the launch; from then on a warning. */
#define COP_FROM_LAUNCH .pre = COP_INFO, .young = COP_WARNING, .established = COP_WARNING
#define COP_WHEN_ESTABLISHED \
	.pre = COP_INFO, .young = COP_INFO, .established = COP_WARNING

extern const struct cop_rule_rows cop_rules_elsewhere, cop_rules_fields, cop_rules_dates,
	cop_rules_history, cop_rules_people, cop_rules_roles, cop_rules_holders,
	cop_rules_charter, cop_rules_members, cop_rules_plan, cop_rules_repeat,
	cop_rules_figures, cop_rules_surveys, cop_rules_notes, cop_rules_terms,
	cop_rules_time, cop_rules_money, cop_rules_platforms, cop_rules_branch_rows;

#endif
