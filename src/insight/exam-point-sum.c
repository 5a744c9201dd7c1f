/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-point-sum.h"

#include <string.h>

/* Distributions of a number of points from 0 to @most; @chances has one more place than that. */
typedef struct {
  guint   most;
  double *chances;
} Distribution;

struct _ExamPointSum
{
  guint         n_domains;
  guint        *n_items;   /* (owned) for each domain */
  double       *chances;   /* (owned) of all that follow */
  Distribution *domains;   /* (owned) points of each domain */
  Distribution *before;    /* (owned) points of all domains before each, and of all */
  Distribution *after;     /* (owned) chance of at least so many points in all domains after each */
  Distribution  other;     /* points of a domain if the share right were another */
  Distribution  changed;   /* the same with those of all domains before */
};

/* How many of @n items are right when the share is Beta (a, b): upward and downward from a likely number, because far
 * from it the chances are too small to be computed from. */
static void
fill_beta_binomial (Distribution *distribution,
                    guint         n,
                    double        a,
                    double        b)
{
  guint start = MIN ((guint) (n * a / (a + b)), n);
  double *chances = distribution->chances;
  double sum = 1;

  distribution->most = n;
  chances[start] = 1;
  for (guint k = start; k < n; k++)
    sum += chances[k + 1] = chances[k] * (n - k) * (a + k) / ((k + 1) * (b + n - k - 1));
  for (guint k = start; k > 0; k--)
    sum += chances[k - 1] = chances[k] * k * (b + n - k) / ((n - k + 1) * (a + k - 1));
  for (guint k = 0; k <= n; k++)
    chances[k] /= sum;
}

static void
convolve (const Distribution *a,
          const Distribution *b,
          Distribution       *sum)
{
  sum->most = a->most + b->most;
  memset (sum->chances, 0, (sum->most + 1) * sizeof (double));
  for (guint i = 0; i <= b->most; i++)
    {
      const double *restrict from = a->chances;
      double *restrict to = &sum->chances[i];
      double chance = b->chances[i];

      for (guint j = 0; j <= a->most; j++)
        to[j] += from[j] * chance;
    }
}

/* From the chances of each number to the chances of at least that number. */
static void
add_up (Distribution *distribution)
{
  for (guint k = distribution->most; k > 0; k--)
    distribution->chances[k - 1] += distribution->chances[k];
}

/* Returns: the chance that one and another, of which there is the chance of at least so many, reach a number together */
static double
get_chance_of_sum (const Distribution *one,
                   const Distribution *at_least,
                   guint               n_needed)
{
  double chance = 0;

  for (guint i = 0; i <= one->most; i++)
    {
      guint missing = n_needed > i ? n_needed - i : 0;

      if (missing <= at_least->most)
        chance += one->chances[i] * at_least->chances[missing];
    }
  return chance;
}

/**
 * exam_point_sum_new:
 * @n_items: (array length=n_domains): items of each domain
 * @n_domains: how many there are
 *
 * Returns: (transfer full): room for the points of an exam; exam_point_sum_set() says what is known about each domain
 */
ExamPointSum *
exam_point_sum_new (const guint *n_items,
                    guint        n_domains)
{
  ExamPointSum *self = g_new0 (ExamPointSum, 1);
  gsize n_places = 1;
  double *place;

  for (guint i = 0; i < n_domains; i++)
    n_places += n_items[i];

  self->n_domains = n_domains;
  self->n_items = g_memdup2 (n_items, n_domains * sizeof (guint));
  self->chances = place = g_new0 (double, (3 * n_domains + 3) * n_places);
  self->domains = g_new0 (Distribution, n_domains);
  self->before = g_new0 (Distribution, n_domains + 1);
  self->after = g_new0 (Distribution, n_domains);
  for (guint i = 0; i < n_domains; i++, place += n_places)
    self->domains[i].chances = place;
  for (guint i = 0; i <= n_domains; i++, place += n_places)
    self->before[i].chances = place;
  for (guint i = 0; i < n_domains; i++, place += n_places)
    self->after[i].chances = place;
  self->other.chances = place;
  self->changed.chances = place + n_places;
  return self;
}

void
exam_point_sum_free (ExamPointSum *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->n_items);
  g_free (self->chances);
  g_free (self->domains);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/**
 * exam_point_sum_set:
 * @self: the points of an exam
 * @domain: 0-based place of a domain
 * @right: first parameter of the beta distribution of the share that is got right there
 * @wrong: second parameter
 *
 * Says what is known about a domain.
 */
void
exam_point_sum_set (ExamPointSum *self,
                    guint         domain,
                    double        right,
                    double        wrong)
{
  g_return_if_fail (self != NULL && domain < self->n_domains);
  fill_beta_binomial (&self->domains[domain], self->n_items[domain], right, wrong);
}

/** Returns: the chance of at least so many points, once all domains are set */
double
exam_point_sum_get_chance (ExamPointSum *self,
                           guint         n_needed)
{
  const Distribution *whole;
  double chance = 0;

  g_return_val_if_fail (self != NULL, 0);

  whole = &self->before[self->n_domains];
  self->before[0].most = 0;
  self->before[0].chances[0] = 1;
  for (guint i = 0; i < self->n_domains; i++)
    convolve (&self->before[i], &self->domains[i], &self->before[i + 1]);
  for (guint k = n_needed; k <= whole->most; k++)
    chance += whole->chances[k];
  return MIN (chance, 1);
}

/** Gets ready for exam_point_sum_get_changed_chance(), after exam_point_sum_get_chance(). */
void
exam_point_sum_prepare_changes (ExamPointSum *self)
{
  guint last;

  g_return_if_fail (self != NULL && self->n_domains > 0);

  last = self->n_domains - 1;
  self->after[last].most = 0;
  self->after[last].chances[0] = 1;
  for (guint i = last; i > 0; i--)
    convolve (&self->after[i], &self->domains[i], &self->after[i - 1]);
  for (guint i = 0; i < self->n_domains; i++)
    add_up (&self->after[i]);
}

/** Returns: the chance of at least so many points if something else than what was set were known about one domain */
double
exam_point_sum_get_changed_chance (ExamPointSum *self,
                                   guint         domain,
                                   double        right,
                                   double        wrong,
                                   guint         n_needed)
{
  g_return_val_if_fail (self != NULL && domain < self->n_domains, 0);

  fill_beta_binomial (&self->other, self->n_items[domain], right, wrong);
  convolve (&self->before[domain], &self->other, &self->changed);
  return get_chance_of_sum (&self->changed, &self->after[domain], n_needed);
}
