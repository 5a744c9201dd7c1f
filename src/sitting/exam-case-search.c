/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-case-search.h"

#include <string.h>

#include "sitting/exam-count-set.h"

/*
 * The cases are decided on in order, each first as it is preferred. So that no decision is gone into that
 * cannot come out, it is known for every case and every domain which numbers of items the cases from there on
 * can make together with the single items: the reach. A decision stands when every domain has a number within
 * its bounds and such numbers add up to the total. With cases that lie in one domain each, that is exact, and
 * nothing is ever taken back.
 *
 * Cases across domains can deceive it, because each domain looks at them by itself. Then decisions are taken
 * back from the last one on, and what has failed once is remembered. Choosing such cases is as hard as any
 * packing problem is, so that there has to be an end.
 */

/* A few milliseconds, on top of going through the cases a few times. */
#define MAX_STEPS 30000
#define MAX_STEPS_PER_CASE 4

typedef struct {
  const guint *counts;     /* borrowed: items in each domain */
  guint        n_items;
  guint        reach;      /* index of the reach of the cases from this one on */
  guint8       preferred;
  guint8       taken;
  guint8       n_tried;    /* of the two decisions */
  guint        dead_end_before;  /* it was taken */
} Case;

/* A domain, or the form as a whole, which is bounded like a domain that all items lie in. */
typedef struct {
  guint least, most;
  guint singles;
  guint sum;        /* items of the cases taken */
  guint first_word; /* where its set starts in a reach */
} Column;

struct _ExamCaseSearch
{
  guint       n_domains;
  guint       total;
  Column     *columns;   /* (owned): one for each domain, then one for the whole */
  GArray     *cases;     /* (owned) (element-type Case) */
  GArray     *reaches;   /* (owned) (element-type guint64): a set for each column, again and again */
  guint       n_words;   /* of one reach */
  GHashTable *dead_ends; /* (owned) sums (GBytes, owned) → number of the first case from which they lead nowhere */
  guint       dead_end;  /* that of the sums as they are, or %G_MAXUINT */
  guint64    *totals;    /* (owned): two sets to work in */
  guint       steps;
};

/**
 * exam_case_search_new:
 * @n_domains: how many domains
 * @least: fewest items of each
 * @most: most items of each
 * @total: items in all
 * @singles: items of each domain that stand alone
 */
ExamCaseSearch *
exam_case_search_new (guint        n_domains,
                      const guint *least,
                      const guint *most,
                      guint        total,
                      const guint *singles)
{
  ExamCaseSearch *self = g_new0 (ExamCaseSearch, 1);
  guint n_singles = 0;

  self->n_domains = n_domains;
  self->total = total;
  self->dead_end = G_MAXUINT;
  self->columns = g_new0 (Column, n_domains + 1);
  for (guint d = 0; d <= n_domains; d++)
    {
      Column *column = &self->columns[d];

      column->least = d < n_domains ? least[d] : total;
      column->most = d < n_domains ? MIN (most[d], total) : total;
      column->singles = MIN (d < n_domains ? singles[d] : n_singles, column->most);
      column->first_word = self->n_words;
      self->n_words += exam_count_set_get_n_words (column->most);
      n_singles += column->singles;
    }

  self->cases = g_array_new (FALSE, FALSE, sizeof (Case));
  self->reaches = g_array_new (FALSE, TRUE, sizeof (guint64));
  self->dead_ends = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  self->totals = g_new (guint64, 2 * exam_count_set_get_n_words (total));
  return self;
}

void
exam_case_search_free (ExamCaseSearch *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->columns);
  g_array_unref (self->cases);
  g_array_unref (self->reaches);
  g_hash_table_unref (self->dead_ends);
  g_free (self->totals);
  g_free (self);
}

/**
 * exam_case_search_add:
 * @self: a search
 * @counts: (borrowed): the case's items in each domain
 * @preferred: whether taking it is tried before leaving it out
 */
void
exam_case_search_add (ExamCaseSearch *self,
                      const guint    *counts,
                      gboolean        preferred)
{
  Case new_case = { .counts = counts, .preferred = preferred != FALSE };

  g_return_if_fail (self != NULL);

  for (guint d = 0; d < self->n_domains; d++)
    new_case.n_items += counts[d];
  g_array_append_val (self->cases, new_case);
}

static Case *
get_case (const ExamCaseSearch *self,
          guint                 index)
{
  return &g_array_index (self->cases, Case, index);
}

static guint
count_in_column (const ExamCaseSearch *self,
                 const Case           *a_case,
                 guint                 column)
{
  return column < self->n_domains ? a_case->counts[column] : a_case->n_items;
}

/* --- The reach --- */

static guint64 *
get_reach (const ExamCaseSearch *self,
           guint                 index)
{
  return &g_array_index (self->reaches, guint64, index * self->n_words);
}

/* The reach of the cases from @index on; of none, when it is behind the last. */
static guint
find_reach (const ExamCaseSearch *self,
            guint                 index)
{
  return index < self->cases->len ? get_case (self, index)->reach : 0;
}

/* What @a_case and all after it can make, from what all after it can make; whether that is more. */
static gboolean
widen_reach (const ExamCaseSearch *self,
             const Case           *a_case,
             guint64              *reach)
{
  gboolean wider = FALSE;

  for (guint d = 0; d <= self->n_domains; d++)
    {
      const Column *column = &self->columns[d];
      guint count = count_in_column (self, a_case, d);
      guint64 *set = reach + column->first_word;

      if (count > 0 && count <= column->most)
        wider |= exam_count_set_add_shifted (set, set, count, column->most);
    }

  return wider;
}

/* From the last case to the first. As a reach only ever grows, and only so far, there are few different ones. */
static void
find_reaches (ExamCaseSearch *self)
{
  guint n_reaches = 1;
  g_autofree guint64 *reach = g_new0 (guint64, self->n_words);

  for (guint d = 0; d <= self->n_domains; d++)
    exam_count_set_add_range (reach + self->columns[d].first_word, 0, self->columns[d].singles);
  g_array_set_size (self->reaches, 0);
  g_array_append_vals (self->reaches, reach, self->n_words);

  for (guint i = self->cases->len; i-- > 0;)
    {
      Case *a_case = get_case (self, i);

      if (widen_reach (self, a_case, reach))
        {
          g_array_append_vals (self->reaches, reach, self->n_words);
          n_reaches++;
        }
      a_case->reach = n_reaches - 1;
    }
}

/* Makes of the totals so far those with a domain that has the numbers of @set from @first to @last. Both count from the
 * smallest. */
static void
add_domain (ExamCaseSearch *self,
            const guint64  *set,
            guint           first,
            guint           last)
{
  guint n_words = exam_count_set_get_n_words (self->total);
  guint64 *totals = self->totals;
  guint64 *wider = totals + n_words;

  memset (wider, 0, n_words * sizeof (guint64));
  for (guint number = first; exam_count_set_find_first (set, number, last, &number); number++)
    exam_count_set_add_shifted (wider, totals, number - first, self->total);
  memcpy (totals, wider, n_words * sizeof (guint64));
}

/* Whether the numbers that the domains have in reach can add up to the total. */
static gboolean
can_add_up (ExamCaseSearch *self,
            const guint64  *reach)
{
  guint missing = self->total - self->columns[self->n_domains].sum;
  guint slack = 0, ignored;

  memset (self->totals, 0, exam_count_set_get_n_words (self->total) * sizeof (guint64));
  self->totals[0] = 1;

  for (guint d = 0; d < self->n_domains; d++)
    {
      const Column *column = &self->columns[d];
      const guint64 *set = reach + column->first_word;
      guint from = column->least > column->sum ? column->least - column->sum : 0;
      guint to = column->most - column->sum;
      guint first, last;

      if (!exam_count_set_find_first (set, from, to, &first) || first > missing)
        return FALSE;
      exam_count_set_find_last (set, first, to, &last);

      /* Numbers without gaps only add to what is free; sets are needed for the other domains. */
      missing -= first;
      if (exam_count_set_has_range (set, first, last))
        slack += last - first;
      else
        add_domain (self, set, first, last);
    }

  return exam_count_set_find_first (self->totals, missing > slack ? missing - slack : 0, missing, &ignored);
}

/* Whether what is taken, with some of the cases from @index on, can still come out; it does when none are left. */
static gboolean
is_possible (ExamCaseSearch *self,
             guint           index)
{
  const guint64 *reach = get_reach (self, find_reach (self, index));
  const Column *whole = &self->columns[self->n_domains];

  self->steps++;
  return exam_count_set_contains (reach + whole->first_word, whole->most - whole->sum) && can_add_up (self, reach);
}

/* --- Decisions --- */

static GBytes *
make_key (const ExamCaseSearch *self)
{
  guint *sums = g_new (guint, self->n_domains);

  for (guint d = 0; d < self->n_domains; d++)
    sums[d] = self->columns[d].sum;
  return g_bytes_new_take (sums, self->n_domains * sizeof (guint));
}

/* What is taken leads nowhere with the cases from @index on, and so with fewer of them. */
static void
remember_dead_end (ExamCaseSearch *self,
                   guint           index)
{
  g_hash_table_replace (self->dead_ends, make_key (self), GUINT_TO_POINTER (index));
}

static guint
find_dead_end (const ExamCaseSearch *self)
{
  g_autoptr (GBytes) key = NULL;
  gpointer index;

  if (g_hash_table_size (self->dead_ends) == 0)
    return G_MAXUINT;

  key = make_key (self);
  return g_hash_table_lookup_extended (self->dead_ends, key, NULL, &index) ? GPOINTER_TO_UINT (index) : G_MAXUINT;
}

static gboolean
has_room (const ExamCaseSearch *self,
          const Case           *a_case)
{
  for (guint d = 0; d <= self->n_domains; d++)
    if (count_in_column (self, a_case, d) > self->columns[d].most - self->columns[d].sum)
      return FALSE;
  return TRUE;
}

static void
take (ExamCaseSearch *self,
      Case           *a_case)
{
  for (guint d = 0; d <= self->n_domains; d++)
    self->columns[d].sum += count_in_column (self, a_case, d);
  a_case->taken = TRUE;
  a_case->dead_end_before = self->dead_end;
  self->dead_end = find_dead_end (self);
}

static void
put_back (ExamCaseSearch *self,
          Case           *a_case)
{
  for (guint d = 0; d <= self->n_domains; d++)
    self->columns[d].sum -= count_in_column (self, a_case, d);
  a_case->taken = FALSE;
  self->dead_end = a_case->dead_end_before;
}

/* Takes the case at @index; whether that can come out. */
static gboolean
try_taking (ExamCaseSearch *self,
            guint           index)
{
  Case *a_case = get_case (self, index);

  if (!has_room (self, a_case))
    return FALSE;

  take (self, a_case);
  if (self->dead_end > index + 1 && is_possible (self, index + 1))
    return TRUE;

  put_back (self, a_case);
  return FALSE;
}

/* Leaves the case at @index out; whether that can come out. */
static gboolean
try_leaving (ExamCaseSearch *self,
             guint           index)
{
  if (self->dead_end <= index + 1)
    return FALSE;

  /* Where the same is in reach without the case, that has been looked at. */
  return get_case (self, index)->reach == find_reach (self, index + 1) || is_possible (self, index + 1);
}

/* Goes on to the next decision on the case at @index that can come out. */
static gboolean
decide (ExamCaseSearch *self,
        guint           index)
{
  Case *a_case = get_case (self, index);

  self->steps++;
  if (a_case->taken)
    put_back (self, a_case);

  while (a_case->n_tried < 2)
    {
      gboolean first = a_case->n_tried++ == 0;

      if (first == a_case->preferred ? try_taking (self, index) : try_leaving (self, index))
        return TRUE;
    }

  /* When the case before is left out too, it says the same of itself in a moment. */
  if (index == 0 || get_case (self, index - 1)->taken)
    remember_dead_end (self, index);
  return FALSE;
}

/**
 * exam_case_search_run:
 * @self: a search with all its cases
 *
 * Searches for the choice that is nearest to what is preferred: the case added last is the first to be changed.
 *
 * Returns: how it ended
 */
ExamCaseSearchEnd
exam_case_search_run (ExamCaseSearch *self)
{
  guint index = 0;

  g_return_val_if_fail (self != NULL, EXAM_CASE_SEARCH_IMPOSSIBLE);

  for (guint d = 0; d <= self->n_domains; d++)
    if (self->columns[d].least > self->columns[d].most)
      return EXAM_CASE_SEARCH_IMPOSSIBLE;

  find_reaches (self);
  if (!is_possible (self, 0))
    return EXAM_CASE_SEARCH_IMPOSSIBLE;

  while (index < self->cases->len)
    {
      if (self->steps >= MAX_STEPS + MAX_STEPS_PER_CASE * self->cases->len)
        return EXAM_CASE_SEARCH_GIVEN_UP;

      if (decide (self, index))
        {
          if (++index < self->cases->len)
            get_case (self, index)->n_tried = 0;
        }
      else if (index-- == 0)
        return EXAM_CASE_SEARCH_IMPOSSIBLE;
    }

  return EXAM_CASE_SEARCH_FOUND;
}

/** Returns: whether the case at @index is taken, after a search that has found a choice */
gboolean
exam_case_search_is_taken (const ExamCaseSearch *self,
                           guint                 index)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (index < self->cases->len, FALSE);
  return get_case (self, index)->taken;
}
