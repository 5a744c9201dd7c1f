/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-interval.h"

#include <math.h>

/* The 97.5th percentile of the normal distribution: 95 % lie between it and its negative. */
#define Z 1.959963984540054

/**
 * exam_interval_for_proportion:
 * @successes: points, parts of points allowed
 * @trials: most points that were possible
 *
 * The score interval of E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
 * the American Statistical Association 22 (1927), pages 209–212. It keeps inside 0 and 1 and holds for few items, where
 * the textbook interval does not (L. D. Brown, T. T. Cai, A. DasGupta, "Interval estimation for a binomial proportion",
 * Statistical Science 16 (2001), pages 101–133). Items are taken for equally hard and independent; as real items differ,
 * the true interval is a little narrower, so that this one does not promise too much.
 *
 * Returns: the interval, from 0 to 1; all of it when nothing was tried
 */
ExamInterval
exam_interval_for_proportion (double successes,
                              guint  trials)
{
  return exam_interval_for_proportion_at (successes, trials, Z);
}

/**
 * exam_interval_for_proportion_at:
 * @successes: points, parts of points allowed
 * @trials: most points that were possible
 * @z: how many standard deviations of the normal distribution the interval reaches to either side
 *
 * Returns: exam_interval_for_proportion() for another confidence
 */
ExamInterval
exam_interval_for_proportion_at (double successes,
                                 guint  trials,
                                 double z)
{
  double n = trials, p, centre, half, scale;

  g_return_val_if_fail (successes >= 0, ((ExamInterval) { 0, 1 }));

  if (trials == 0)
    return (ExamInterval) { 0, 1 };

  p = MIN (successes / n, 1);
  scale = 1 + z * z / n;
  centre = (p + z * z / (2 * n)) / scale;
  half = z / scale * sqrt (p * (1 - p) / n + z * z / (4 * n * n));

  return (ExamInterval) { MAX (centre - half, 0), MIN (centre + half, 1) };
}
