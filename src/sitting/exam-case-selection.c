/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-case-selection.h"

#include <string.h>

#include "sitting/exam-case-search.h"

/*
 * A pool can have tens of thousands of cases, but few kinds of them: cases of a kind have as many items in each
 * domain, and any of them does as well as another. How many of a kind are taken says which: the preferred ones
 * in their order, and then the last of the others. As a form has room for a few of a kind, only those few of
 * each are searched.
 */

/* Cases that have the same number of items in each domain. */
typedef struct {
  const guint *counts;  /* borrowed from one of them */
  guint        n_domains;
  guint        room;    /* how many fit on the form */
  guint        n_left;  /* how many of them have not been marked */
} Kind;

typedef struct {
  Kind    *kind;  /* borrowed */
  gboolean preferred;
  gboolean searched;
  gboolean taken;
} Case;

struct _ExamCaseSelection
{
  guint        n_domains;
  const guint *singles;  /* borrowed: items in each domain that stand alone */
  GArray      *cases;    /* (owned) (element-type Case) */
  GHashTable  *kinds;    /* (owned): a set of Kind, owned */
  Kind        *last;     /* borrowed: of the case added last */

  /* What is to be solved, borrowed */
  const guint *least;
  const guint *most;
  guint        total;
};

static guint
kind_hash (gconstpointer data)
{
  const Kind *kind = data;
  guint hash = 0;

  for (guint d = 0; d < kind->n_domains; d++)
    hash = hash * 31 + kind->counts[d];
  return hash;
}

static gboolean
kind_equal (gconstpointer a,
            gconstpointer b)
{
  const Kind *kind_a = a;
  const Kind *kind_b = b;

  return memcmp (kind_a->counts, kind_b->counts, kind_a->n_domains * sizeof (guint)) == 0;
}

/**
 * exam_case_selection_new:
 * @n_domains: how many domains
 * @singles: (borrowed): items of each domain that stand alone
 */
ExamCaseSelection *
exam_case_selection_new (guint        n_domains,
                         const guint *singles)
{
  ExamCaseSelection *self = g_new0 (ExamCaseSelection, 1);

  self->n_domains = n_domains;
  self->singles = singles;
  self->cases = g_array_new (FALSE, FALSE, sizeof (Case));
  self->kinds = g_hash_table_new_full (kind_hash, kind_equal, g_free, NULL);
  return self;
}

void
exam_case_selection_free (ExamCaseSelection *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->cases);
  g_hash_table_unref (self->kinds);
  g_free (self);
}

static Kind *
find_kind (ExamCaseSelection *self,
           const guint       *counts)
{
  Kind sought = { .counts = counts, .n_domains = self->n_domains };
  Kind *kind;

  /* Authors keep to a habit: the case before is often of the same kind. */
  if (self->last != NULL && kind_equal (self->last, &sought))
    return self->last;

  kind = g_hash_table_lookup (self->kinds, &sought);
  if (kind == NULL)
    {
      kind = g_memdup2 (&sought, sizeof sought);
      g_hash_table_add (self->kinds, kind);
    }

  self->last = kind;
  return kind;
}

/**
 * exam_case_selection_add:
 * @self: a selection
 * @counts: (borrowed): the case's items in each domain
 * @preferred: whether taking it is tried before leaving it out
 *
 * Adds a case. The order matters: of two preferred cases that would do, the one added first is taken.
 */
void
exam_case_selection_add (ExamCaseSelection *self,
                         const guint       *counts,
                         gboolean           preferred)
{
  Case new_case = { .preferred = preferred };

  g_return_if_fail (self != NULL);

  new_case.kind = find_kind (self, counts);
  g_array_append_val (self->cases, new_case);
}

/* --- Which cases are searched --- */

static guint
count_room (const ExamCaseSelection *self,
            const Kind              *kind)
{
  guint room = self->total, n_items = 0;

  for (guint d = 0; d < self->n_domains; d++)
    {
      n_items += kind->counts[d];
      if (kind->counts[d] > 0)
        room = MIN (room, self->most[d] / kind->counts[d]);
    }

  return n_items > 0 ? MIN (room, self->total / n_items) : 0;
}

static void
find_room (const ExamCaseSelection *self)
{
  GHashTableIter iter;
  gpointer kind;

  g_hash_table_iter_init (&iter, self->kinds);
  while (g_hash_table_iter_next (&iter, &kind, NULL))
    ((Kind *) kind)->room = count_room (self, kind);
}

static void
mark (Case    *a_case,
      gboolean preferred)
{
  if (a_case->preferred != preferred || a_case->kind->n_left == 0)
    return;

  a_case->searched = TRUE;
  a_case->kind->n_left--;
}

/* Of each kind the first that are preferred, and the last of the others, as many as there is room for. */
static GPtrArray *
list_searched (const ExamCaseSelection *self)
{
  GPtrArray *searched = g_ptr_array_new ();
  Case *cases = (Case *) self->cases->data;
  guint n_cases = self->cases->len;

  for (guint i = 0; i < n_cases; i++)
    {
      cases[i].searched = FALSE;
      cases[i].kind->n_left = cases[i].kind->room;
    }
  for (guint i = 0; i < n_cases; i++)
    mark (&cases[i], TRUE);

  for (guint i = 0; i < n_cases; i++)
    cases[i].kind->n_left = cases[i].kind->room;
  for (guint i = n_cases; i-- > 0;)
    mark (&cases[i], FALSE);

  for (guint i = 0; i < n_cases; i++)
    if (cases[i].searched)
      g_ptr_array_add (searched, &cases[i]);
  return searched;
}

/* --- Solving --- */

static ExamCaseSearchEnd
search (const ExamCaseSelection *self,
        const GPtrArray         *cases)
{
  g_autoptr (ExamCaseSearch) cases_search =
    exam_case_search_new (self->n_domains, self->least, self->most, self->total, self->singles);
  ExamCaseSearchEnd end;

  for (guint i = 0; i < cases->len; i++)
    {
      const Case *a_case = g_ptr_array_index (cases, i);

      exam_case_search_add (cases_search, a_case->kind->counts, a_case->preferred);
    }

  end = exam_case_search_run (cases_search);
  for (guint i = 0; end == EXAM_CASE_SEARCH_FOUND && i < cases->len; i++)
    ((Case *) g_ptr_array_index (cases, i))->taken = exam_case_search_is_taken (cases_search, i);
  return end;
}

static ExamCaseSearchEnd
search_as_preferred (const ExamCaseSelection *self)
{
  g_autoptr (GPtrArray) searched = list_searched (self);

  return search (self, searched);
}

/* Those with items in the first domain come first, and of them those with the most. */
static int
compare_kinds (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Kind *kind_a = (*(Case *const *) a)->kind;
  const Kind *kind_b = (*(Case *const *) b)->kind;

  for (guint d = 0; d < kind_a->n_domains; d++)
    if (kind_a->counts[d] != kind_b->counts[d])
      return kind_a->counts[d] > kind_b->counts[d] ? -1 : 1;
  return 0;
}

/* Domain by domain, which shows early what cannot come out. How many of each kind are taken does not depend on what is
 * preferred, nor on the order: what is found for one seed is found for every other. */
static ExamCaseSearchEnd
search_by_kind (ExamCaseSelection *self)
{
  g_autoptr (GPtrArray) searched = NULL;

  for (guint i = 0; i < self->cases->len; i++)
    g_array_index (self->cases, Case, i).preferred = TRUE;
  searched = list_searched (self);

  /* A merge sort, so that those of a kind stay in order. */
  g_qsort_with_data (searched->pdata, (int) searched->len, sizeof (gpointer), compare_kinds, NULL);
  return search (self, searched);
}

/**
 * exam_case_selection_solve:
 * @self: a selection with all its cases
 * @least: fewest items of each domain
 * @most: most items of each domain
 * @total: items in all
 *
 * Searches for the choice that is nearest to what is preferred: the case added last is the first to be changed. Only
 * where cases lie across domains so that this would take too long, another choice is searched for, with the first of
 * each kind; what was preferred is then forgotten.
 *
 * Returns: (transfer full) (nullable) (element-type gboolean): for each case whether it is taken; %NULL when no choice
 *   makes the numbers
 */
GArray *
exam_case_selection_solve (ExamCaseSelection *self,
                           const guint       *least,
                           const guint       *most,
                           guint              total)
{
  ExamCaseSearchEnd end;
  GArray *chosen;

  g_return_val_if_fail (self != NULL, NULL);

  self->least = least;
  self->most = most;
  self->total = total;
  find_room (self);
  for (guint i = 0; i < self->cases->len; i++)
    g_array_index (self->cases, Case, i).taken = FALSE;

  end = search_as_preferred (self);
  if (end == EXAM_CASE_SEARCH_GIVEN_UP)
    end = search_by_kind (self);
  if (end != EXAM_CASE_SEARCH_FOUND)
    return NULL;

  chosen = g_array_sized_new (FALSE, FALSE, sizeof (gboolean), self->cases->len);
  for (guint i = 0; i < self->cases->len; i++)
    g_array_append_val (chosen, g_array_index (self->cases, Case, i).taken);
  return chosen;
}
