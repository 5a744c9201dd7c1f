/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-blueprint.h"

#include <math.h>

static ExamBlueprint *
blueprint_new (const ExamFormat *format,
               guint             total)
{
  ExamBlueprint *self = g_new0 (ExamBlueprint, 1);

  self->n_domains = format->domains->len;
  self->least = g_new0 (guint, self->n_domains);
  self->most = g_new0 (guint, self->n_domains);
  self->wanted = g_new0 (double, self->n_domains);
  self->total = total;

  return self;
}

void
exam_blueprint_free (ExamBlueprint *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->least);
  g_free (self->most);
  g_free (self->wanted);
  g_free (self);
}

/* Sums of decimals are a hair off; a bound must not jump over a whole number because of it. */
static guint
round_up (double number)
{
  return (guint) ceil (number - 1e-9);
}

static guint
round_down (double number)
{
  return (guint) floor (number + 1e-9);
}

/* Midpoints of published ranges need not add up to 100: scale them. */
static void
scale_wanted (ExamBlueprint *self)
{
  double sum = 0;

  for (guint i = 0; i < self->n_domains; i++)
    sum += self->wanted[i];
  for (guint i = 0; i < self->n_domains && sum > 0; i++)
    self->wanted[i] *= self->total / sum;
}

/** Returns: (transfer full): the blueprint of a full form */
ExamBlueprint *
exam_blueprint_new (const ExamFormat *format)
{
  ExamBlueprint *self;

  g_return_val_if_fail (format != NULL, NULL);

  self = blueprint_new (format, exam_format_get_n_scored (format));
  self->pretest = format->pretest.value;
  self->cases = format->cases.value - format->pretest_cases.value;
  self->pretest_cases = format->pretest_cases.value;
  self->minutes = format->minutes.value;

  for (guint i = 0; i < self->n_domains; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, i);

      if (domain->exact)
        {
          self->least[i] = self->most[i] = domain->items;
          self->wanted[i] = domain->items;
          continue;
        }

      self->least[i] = round_up (domain->min_percent * self->total / 100);
      self->most[i] = round_down (domain->max_percent * self->total / 100);
      self->wanted[i] = (domain->min_percent + domain->max_percent) / 2;
    }

  scale_wanted (self);
  return self;
}

static guint
in_proportion (guint whole,
               guint part,
               guint total)
{
  return (guint) floor ((double) whole * part / total + 0.5);
}

/**
 * exam_blueprint_new_short:
 * @format: a format
 * @total: scored items, fewer than the format has
 *
 * The same proportions for fewer items: a domain gets its share, rounded up or down; a range of percentages keeps
 * its range, widened to the next whole numbers. Pretest items, cases and time shrink with the items.
 *
 * Returns: (transfer full): the blueprint
 */
ExamBlueprint *
exam_blueprint_new_short (const ExamFormat *format,
                          guint             total)
{
  ExamBlueprint *self;
  guint full;

  g_return_val_if_fail (format != NULL, NULL);
  full = exam_format_get_n_scored (format);
  g_return_val_if_fail (total > 0 && total < full, NULL);

  self = blueprint_new (format, total);
  self->is_short = TRUE;
  self->pretest = in_proportion (format->pretest.value, total, full);
  self->pretest_cases = in_proportion (format->pretest_cases.value, total, full);
  self->cases = in_proportion (format->cases.value, total, full) - self->pretest_cases;
  self->minutes = MAX (1, in_proportion (format->minutes.value, total + self->pretest, format->items.value));

  for (guint i = 0; i < self->n_domains; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, i);
      double low = domain->exact ? (double) domain->items / full : domain->min_percent / 100;
      double high = domain->exact ? low : domain->max_percent / 100;

      self->least[i] = round_down (low * total);
      self->most[i] = round_up (high * total);
      self->wanted[i] = (low + high) / 2 * total;
    }

  scale_wanted (self);
  return self;
}

/* The domain that is the furthest from what is wanted and may still go @step. */
static int
find_furthest (const ExamBlueprint *self,
               const guint         *least,
               const guint         *most,
               const guint         *counts,
               int                  step)
{
  int furthest = -1;
  double distance = -INFINITY;

  for (guint i = 0; i < self->n_domains; i++)
    {
      double missing = (self->wanted[i] - counts[i]) * step;

      if (step > 0 ? counts[i] >= most[i] : counts[i] <= least[i])
        continue;
      if (missing > distance)
        {
          distance = missing;
          furthest = (int) i;
        }
    }

  return furthest;
}

/**
 * exam_blueprint_settle:
 * @self: a blueprint
 * @least: fewest items each domain can have
 * @most: most items each domain can have
 * @counts: (out caller-allocates): room for a number for each domain
 *
 * Finds how many items each domain gets: within the bounds, as many in all as the blueprint asks for, and as near
 * to the wanted shares as that allows.
 *
 * Returns: whether there is such a distribution
 */
gboolean
exam_blueprint_settle (const ExamBlueprint *self,
                       const guint         *least,
                       const guint         *most,
                       guint               *counts)
{
  guint sum = 0;

  for (guint i = 0; i < self->n_domains; i++)
    {
      if (least[i] > most[i])
        return FALSE;
      counts[i] = CLAMP ((guint) floor (self->wanted[i] + 0.5), least[i], most[i]);
      sum += counts[i];
    }

  while (sum != self->total)
    {
      int step = sum < self->total ? 1 : -1;
      int i = find_furthest (self, least, most, counts, step);

      if (i < 0)
        return FALSE;
      counts[i] += (guint) step;
      sum += (guint) step;
    }

  return TRUE;
}
