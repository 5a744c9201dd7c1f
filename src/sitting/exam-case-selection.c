/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-case-selection.h"

/* Where cases of odd sizes are all there is, the search could take for ever; a pool that needs more tries than this to
 * be found sufficient is called insufficient. */
#define MAX_STEPS 200000

/* The search goes one call deeper for each case. No form has room for so many; those first in order take part. */
#define MAX_CASES 4000

typedef struct {
  const guint *counts;     /* borrowed: items in each domain */
  gboolean     preferred;
} Case;

struct _ExamCaseSelection
{
  guint        n_domains;
  const guint *least;      /* borrowed */
  const guint *most;       /* borrowed */
  guint        total;
  const guint *singles;    /* borrowed: items in each domain that stand alone */
  GArray      *cases;      /* (owned) (element-type Case) */
  guint       *left;       /* (owned) items in each domain of the cases not decided on */
  guint       *sum;        /* (owned) items in each domain of the cases taken */
  GArray      *chosen;     /* (owned) (nullable) (element-type gboolean) */
  guint        steps;
};

/**
 * exam_case_selection_new:
 * @n_domains: how many domains
 * @least: fewest items of each
 * @most: most items of each
 * @total: items in all
 * @singles: items of each domain that stand alone
 *
 * The arrays are borrowed.
 */
ExamCaseSelection *
exam_case_selection_new (guint        n_domains,
                         const guint *least,
                         const guint *most,
                         guint        total,
                         const guint *singles)
{
  ExamCaseSelection *self = g_new0 (ExamCaseSelection, 1);

  self->n_domains = n_domains;
  self->least = least;
  self->most = most;
  self->total = total;
  self->singles = singles;
  self->cases = g_array_new (FALSE, FALSE, sizeof (Case));
  self->left = g_new0 (guint, n_domains);
  self->sum = g_new0 (guint, n_domains);
  return self;
}

void
exam_case_selection_free (ExamCaseSelection *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->cases);
  g_clear_pointer (&self->chosen, g_array_unref);
  g_free (self->left);
  g_free (self->sum);
  g_free (self);
}

/**
 * exam_case_selection_add:
 * @self: a selection
 * @counts: (borrowed): the case's items in each domain
 * @preferred: whether taking it is tried before leaving it out
 *
 * Returns: whether the case takes part; when there are thousands, the later ones do not
 */
gboolean
exam_case_selection_add (ExamCaseSelection *self,
                         const guint       *counts,
                         gboolean           preferred)
{
  Case new_case = { counts, preferred };

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->cases->len == MAX_CASES)
    return FALSE;

  g_array_append_val (self->cases, new_case);
  for (guint d = 0; d < self->n_domains; d++)
    self->left[d] += counts[d];
  return TRUE;
}

/* Whether what is taken, with any part of what is left, can still come out. With nothing left this is exact, because
 * single items can fill a domain to any number. */
static gboolean
is_possible (const ExamCaseSelection *self)
{
  guint fewest = 0, most = 0;

  for (guint d = 0; d < self->n_domains; d++)
    {
      guint reach = self->sum[d] + self->left[d] + self->singles[d];

      if (self->sum[d] > self->most[d] || reach < self->least[d])
        return FALSE;
      fewest += MAX (self->least[d], self->sum[d]);
      most += MIN (self->most[d], reach);
    }

  return fewest <= self->total && self->total <= most;
}

static gboolean
decide (ExamCaseSelection *self,
        guint              index)
{
  const Case *next;

  if (++self->steps > MAX_STEPS || !is_possible (self))
    return FALSE;
  if (index == self->cases->len)
    return TRUE;

  next = &g_array_index (self->cases, Case, index);
  for (guint d = 0; d < self->n_domains; d++)
    self->left[d] -= next->counts[d];

  for (int attempt = 0; attempt < 2; attempt++)
    {
      gboolean taken = attempt == 0 ? next->preferred : !next->preferred;

      for (guint d = 0; taken && d < self->n_domains; d++)
        self->sum[d] += next->counts[d];
      g_array_index (self->chosen, gboolean, index) = taken;
      if (decide (self, index + 1))
        return TRUE;
      for (guint d = 0; taken && d < self->n_domains; d++)
        self->sum[d] -= next->counts[d];
    }

  for (guint d = 0; d < self->n_domains; d++)
    self->left[d] += next->counts[d];
  return FALSE;
}

/**
 * exam_case_selection_solve:
 * @self: a selection with all its cases
 *
 * Searches for the choice that is nearest to what is preferred: the case added last is the first to be changed.
 *
 * Returns: (transfer full) (nullable) (element-type gboolean): for each case whether it is taken; %NULL when no choice
 *   makes the numbers
 */
GArray *
exam_case_selection_solve (ExamCaseSelection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_clear_pointer (&self->chosen, g_array_unref);
  self->chosen = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), self->cases->len);
  g_array_set_size (self->chosen, self->cases->len);
  self->steps = 0;

  return decide (self, 0) ? g_array_ref (self->chosen) : NULL;
}
