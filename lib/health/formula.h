/* SPDX-License-Identifier: MIT */
/*
 * The formulas behind the figures, on plain numbers. Each names its test vector; where there
 * is nothing to compute from, the answer is false and *ret stays as it was.
 */
#ifndef COP_HEALTH_FORMULA_H
#define COP_HEALTH_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

/* Mean of the two middle values for even n. Sorts `at`. {3,1,2} -> 2, {1,2,3,4} -> 2.5. */
bool cop_median(double *at, size_t n, double *ret);
/* Nearest rank: element ceil(0.9 n), from 1, of the ascending list. 1..10 -> 9. Sorts. */
bool cop_ninth_decile(double *at, size_t n, double *ret);

/*
 * The smallest number of contributors who together gave at least half (CHAOSS, contributor
 * absence factor). Sorts. {1000,202,90,33,332,343,42,433} -> 2; eight equal -> 4;
 * {50,25,25} -> 1.
 */
bool cop_absence_factor(double *counts, size_t n, size_t *ret);
/* Share of the `top` largest. Sorts. The same eight, top 1 -> 0.404. */
bool cop_top_share(double *counts, size_t n, size_t top, double *ret);

/*
 * Shannon evenness H / ln k over the kinds that occur. {10,5,3,2} -> 0.8714, {5,5,5,5} -> 1;
 * with one kind there is nothing to mix.
 */
bool cop_evenness(const double *counts, size_t n, double *ret);

/*
 * Burstiness of the gaps between active days, corrected for few of them (Kim and Jo):
 * -1 a metronome, 0 random, 1 all at once. Gaps 7,7,7,7 -> -1; 1,1,1,27 -> 0.7786;
 * 0,0,0,30 -> 1. `plain` is Goh and Barabasi's: 1,1,1,27 -> 0.2004.
 */
bool cop_burstiness(const double *gaps, size_t n, double *ret, double *ret_plain);

/* Half-width of the 95 % interval of a share p from n of N asked. p .5, 20 of 60 -> 0.1804. */
bool cop_survey_margin(double p, double n, double asked, double *ret);

/*
 * Net promoter score, -100 to 100, and its margin. 25/15/10 -> 30, 21.6; 4/1/0 -> 80, 35.1.
 * Answers all alike have no margin: *ret_margin is 0, which means "too uniform to say".
 */
bool cop_promoter_score(double promoters, double passives, double detractors, double *ret,
			double *ret_margin);

/*
 * Net participation movement (the Orbit model): members at levels 1 to 4 weigh 1, 4, 7, 10,
 * squared. (17,8,4,1) -> 441; (15,9,5,1) -> 504, so with 30 members the movement is 2.1.
 */
double cop_level_weight(const double members[4]);

/*
 * Hours that a manager's work needs a week: at least four, else the weekly tasks and a
 * quarter of four weeks' items. Weekly 4, items 12 -> 7 (of 5 available: 0.71).
 */
double cop_hours_needed(double weekly_tasks, double four_weeks_items);

#endif
