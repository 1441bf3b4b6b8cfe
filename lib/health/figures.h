/* SPDX-License-Identifier: MIT */
/*
 * The functions that measure, by subject. Each gets a measure whose period is set and ends
 * no later than the as-of day, and fills the rest. What each one computes is said in
 * share/catalogue/indicators.yaml. Inside lib/health; others ask health/indicator.h.
 */
#ifndef COP_HEALTH_FIGURES_H
#define COP_HEALTH_FIGURES_H

#include "health/health.h"

#define COP_MEASURES(name) \
	void cop_measure_##name(const struct cop_health *h, struct cop_measure *m)

/* members.c: who came, who left, who stays */
COP_MEASURES(community_size);
COP_MEASURES(net_growth);
COP_MEASURES(new_contributors);
COP_MEASURES(activation_rate);
COP_MEASURES(time_to_first_contribution);
COP_MEASURES(inactive_members);

/* participation.c: how broadly and how deeply members take part */
COP_MEASURES(participation_rate);
COP_MEASURES(mode_distribution);
COP_MEASURES(core_split);
COP_MEASURES(returning_rate);

COP_MEASURES(participation_movement);

/* flow.c: who stays */
COP_MEASURES(cohort_retention);
COP_MEASURES(lost_regulars);
COP_MEASURES(stickiness);

/* bonds.c: ties between people and houses */
COP_MEASURES(organisational_diversity);
COP_MEASURES(connection);

/* giving.c: who carries the work */
COP_MEASURES(contributions_per_member);
COP_MEASURES(absence_factor);
COP_MEASURES(top_share);
COP_MEASURES(member_generated_share);

/* rhythm.c: gatherings */
COP_MEASURES(cadence_adherence);
COP_MEASURES(burstiness);
COP_MEASURES(attendance_rate);

/* threads.c: questions and answers */
COP_MEASURES(response_time);
COP_MEASURES(reply_coverage);

/* delivery.c: the plan */
COP_MEASURES(plan_delivery);
COP_MEASURES(content_mix);

/* roles.c: who holds what, and has the time */
COP_MEASURES(role_coverage);
COP_MEASURES(manager_capacity);

/* voice.c: what members and sponsor say */
COP_MEASURES(survey_response);
COP_MEASURES(satisfaction);
COP_MEASURES(recommendation);
COP_MEASURES(belonging);
COP_MEASURES(newsletter_engagement);
COP_MEASURES(sponsor_contact);
COP_MEASURES(value_stories);

/* --- shared by them --- */

/* Is there any deed beyond standing tasks in the period? */
bool cop_anything_recorded(const struct cop_health *h, struct cop_period p);
/* Contributions of each member in the period, by position; guests are not counted. */
double *cop_contributions(const struct cop_health *h, struct cop_period p,
			  double *ret_sum);
/* Present holders of core-team by position of member; NULL: nobody is known to be in it. */
bool *cop_core_team(const struct cop_health *h, struct cop_date on);
/* The first day an item was due, before it ever moved; zero: none. */
struct cop_date cop_first_due(const struct cop_plan *p);

#endif
