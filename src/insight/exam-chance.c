/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-chance.h"

#include <math.h>

/* Whether a difference between two sittings is more than what chance does to one and the same candidate. */

/**
 * exam_chance_get_z:
 * @n_questions: how many differences are looked at together, at least 1
 *
 * Of many differences that are all chance, some look large. What is asked of each is raised so far that, of all of them
 * together, one is taken for more than chance in no more than one of twenty comparisons, whether they depend on each other or
 * not (O. J. Dunn, "Multiple comparisons among means", Journal of the American Statistical Association 56 (1961),
 * pages 52–64).
 *
 * Returns: how many standard deviations an interval has to reach to either side: 1.96 for one
 */
double
exam_chance_get_z (guint n_questions)
{
  double level, low = 0, high = 40;

  g_return_val_if_fail (n_questions > 0, 0);

  /* The share of the normal distribution outside of ±z falls steadily with z. */
  level = EXAM_CHANCE_LEVEL / n_questions;
  for (guint i = 0; i < 100; i++)
    {
      double middle = (low + high) / 2;

      if (erfc (middle / G_SQRT2) > level)
        low = middle;
      else
        high = middle;
    }
  return (low + high) / 2;
}

/**
 * exam_chance_compare_shares:
 * @points_before: points got, parts of points allowed
 * @n_before: points there were
 * @points_after: points got later
 * @n_after: points there were then
 * @z: from exam_chance_get_z()
 *
 * The interval of the difference between two shares of points: method 10 of R. G. Newcombe, "Interval estimation for the
 * difference between independent proportions: comparison of eleven methods", Statistics in Medicine 17 (1998),
 * pages 873–890, which puts together two score intervals, see exam_interval_for_proportion(). It holds for the few
 * questions that a domain has, where the textbook interval does not.
 *
 * Two things make it wider than need be, so that it does not promise too much. Points that can be got in parts vary less
 * than points that are got or not. And on questions that were in both sittings, a candidate does well or badly both times.
 *
 * Returns: the interval of the share after less the share before, from -1 to 1; chance explains a difference when 0 is in it
 */
ExamInterval
exam_chance_compare_shares (double points_before,
                            guint  n_before,
                            double points_after,
                            guint  n_after,
                            double z)
{
  double before, after;
  ExamInterval of_before, of_after;

  if (n_before == 0 || n_after == 0)
    return (ExamInterval) { -1, 1 };

  before = MIN (points_before / n_before, 1);
  after = MIN (points_after / n_after, 1);
  of_before = exam_interval_for_proportion_at (points_before, n_before, z);
  of_after = exam_interval_for_proportion_at (points_after, n_after, z);
  return (ExamInterval) {
    MAX (after - before - hypot (after - of_after.low, of_before.high - before), -1),
    MIN (after - before + hypot (of_after.high - after, before - of_before.low), 1),
  };
}

/**
 * exam_chance_compare_pairs:
 * @n_worse: questions that were right before, and are not any more
 * @n_better: questions that were not right before, and are
 *
 * The exact form of the test of Q. McNemar, "Note on the sampling error of the difference between correlated proportions or
 * percentages", Psychometrika 12 (1947), pages 153–157: of the same questions asked twice, only those that changed tell
 * something, and chance sends as many one way as the other.
 *
 * Returns: how likely chance alone parts them at least as unevenly, either way: from 0 to 1
 */
double
exam_chance_compare_pairs (guint n_worse,
                           guint n_better)
{
  double n = (double) n_worse + n_better;
  double tail = 0;

  for (guint k = 0; k <= MIN (n_worse, n_better); k++)
    tail += exp (lgamma (n + 1) - lgamma (k + 1.0) - lgamma (n - k + 1) - n * G_LN2);
  return MIN (2 * tail, 1);
}
