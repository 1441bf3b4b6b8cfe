/* SPDX-License-Identifier: MIT */
#include "health/formula.h"

#include <math.h>

#include "base/base.h"

#define Z 1.96
#define FEWEST_HOURS 4.0
#define WEEKS_AHEAD 4.0

static int ascending(const void *va, const void *vb)
{
	double a = *(const double *)va, b = *(const double *)vb;

	return (a > b) - (a < b);
}

static int descending(const void *va, const void *vb)
{
	return ascending(vb, va);
}

static double sum_of(const double *at, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += at[i];
	return sum;
}

bool cop_median(double *at, size_t n, double *ret)
{
	if (!n)
		return false;
	cop_sort(at, n, sizeof(*at), ascending);
	*ret = n % 2 ? at[n / 2] : (at[n / 2 - 1] + at[n / 2]) / 2;
	return true;
}

bool cop_ninth_decile(double *at, size_t n, double *ret)
{
	if (!n)
		return false;
	cop_sort(at, n, sizeof(*at), ascending);
	*ret = at[(9 * n + 9) / 10 - 1];
	return true;
}

bool cop_absence_factor(double *counts, size_t n, size_t *ret)
{
	double sum = sum_of(counts, n), so_far = 0;

	if (sum <= 0)
		return false;
	cop_sort(counts, n, sizeof(*counts), descending);
	for (size_t i = 0; i < n; i++) {
		so_far += counts[i];
		if (2 * so_far >= sum) {
			*ret = i + 1;
			return true;
		}
	}
	return false;
}

bool cop_top_share(double *counts, size_t n, size_t top, double *ret)
{
	double sum = sum_of(counts, n);

	if (sum <= 0)
		return false;
	cop_sort(counts, n, sizeof(*counts), descending);
	*ret = sum_of(counts, top < n ? top : n) / sum;
	return true;
}

bool cop_evenness(const double *counts, size_t n, double *ret)
{
	double sum = sum_of(counts, n), entropy = 0;
	size_t kinds = 0;

	for (size_t i = 0; i < n; i++) {
		if (counts[i] <= 0)
			continue;
		kinds++;
		entropy -= counts[i] / sum * log(counts[i] / sum);
	}
	if (kinds < 2)
		return false;
	*ret = entropy / log((double)kinds);
	return true;
}

bool cop_burstiness(const double *gaps, size_t n, double *ret, double *ret_plain)
{
	double mean, squares = 0, deviation, r, more, less;

	if (!n || sum_of(gaps, n) <= 0)
		return false;
	mean = sum_of(gaps, n) / (double)n;
	for (size_t i = 0; i < n; i++)
		squares += (gaps[i] - mean) * (gaps[i] - mean);
	deviation = sqrt(squares / (double)n);
	r = deviation / mean;
	more = sqrt((double)n + 1);
	less = sqrt((double)n - 1);
	if ((more - 2) * r + less <= 0)
		return false;
	*ret_plain = (deviation - mean) / (deviation + mean);
	*ret = (more * r - less) / ((more - 2) * r + less);
	return true;
}

bool cop_survey_margin(double p, double n, double asked, double *ret)
{
	if (n <= 0 || asked <= 1 || n > asked)
		return false;
	*ret = Z * sqrt(p * (1 - p) / n) * sqrt((asked - n) / (asked - 1));
	return true;
}

bool cop_promoter_score(double promoters, double passives, double detractors, double *ret,
			double *ret_margin)
{
	double n = promoters + passives + detractors, p, d;

	if (n <= 0)
		return false;
	p = promoters / n;
	d = detractors / n;
	*ret = 100 * (p - d);
	*ret_margin = 100 * Z * sqrt((p + d - (p - d) * (p - d)) / n);
	return true;
}

double cop_level_weight(const double members[4])
{
	static const double weights[] = { 1, 4, 7, 10 };
	double sum = 0;

	for (size_t i = 0; i < COP_COUNT(weights); i++)
		sum += members[i] * weights[i] * weights[i];
	return sum;
}

double cop_hours_needed(double weekly_tasks, double four_weeks_items)
{
	return fmax(FEWEST_HOURS, weekly_tasks + four_weeks_items / WEEKS_AHEAD);
}
