/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-entry-order.h"

/*
 * Where an entry goes: up, down, or to where it was dropped. A place is a case, or NULL for the bank itself, and the entry in
 * it before which to stand, or NULL for its end. Entries are listed as they stand in the file: a case, then its items.
 */

/* Borrowed from the list, which keeps it. */
static ExamEntry *
peek (GListModel *entries,
      guint       position)
{
  g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, position);

  return entry;
}

static gboolean
is_case (ExamEntry *entry)
{
  return exam_entry_get_kind (entry) == EXAM_ENTRY_CASE;
}

/* The case that an entry is or is in. */
static ExamEntry *
get_case (ExamEntry *entry)
{
  return is_case (entry) ? entry : exam_entry_get_case (entry);
}

/* What of the bank an entry is, or is in: a case or an item by itself. */
static ExamEntry *
get_unit (ExamEntry *entry)
{
  ExamEntry *its_case = get_case (entry);

  return its_case != NULL ? its_case : entry;
}

/* The first entry behind @position that is not in the unit of the one there; NULL at the end. */
static ExamEntry *
find_next_unit (GListModel *entries,
                guint       position)
{
  ExamEntry *unit = get_unit (peek (entries, position));
  ExamEntry *next;

  while ((next = peek (entries, ++position)) != NULL && get_unit (next) == unit)
    ;
  return next;
}

/* The next item in the case of the one at @position; NULL at its end. */
static ExamEntry *
find_next_in (GListModel *entries,
              ExamEntry  *its_case,
              guint       position)
{
  ExamEntry *next = peek (entries, position + 1);

  return next != NULL && exam_entry_get_case (next) == its_case ? next : NULL;
}

/**
 * exam_entry_order_find:
 * @entries: (element-type ExamEntry): all entries
 * @entry: (nullable): one of them
 *
 * Returns: its 0-based place; %G_MAXUINT when it is not there
 */
guint
exam_entry_order_find (GListModel *entries,
                       ExamEntry  *entry)
{
  guint n = g_list_model_get_n_items (entries);

  for (guint i = 0; i < n && entry != NULL; i++)
    if (peek (entries, i) == entry)
      return i;
  return G_MAXUINT;
}

/**
 * exam_entry_order_find_up:
 * @entries: (element-type ExamEntry): all entries
 * @entry: one of them
 * @parent: (out) (nullable): the case in which it is to be
 * @before: (out) (nullable): before what
 *
 * Finds the place one up: cases go past what stands before them as a whole, items go into a case and out of it again.
 *
 * Returns: whether there is such a place
 */
gboolean
exam_entry_order_find_up (GListModel *entries,
                          ExamEntry  *entry,
                          ExamEntry **parent,
                          ExamEntry **before)
{
  guint position = exam_entry_order_find (entries, entry);
  ExamEntry *its_case, *previous;

  if (position == G_MAXUINT || position == 0)
    return FALSE;

  previous = peek (entries, position - 1);
  its_case = exam_entry_get_case (entry);
  *parent = NULL;
  *before = get_unit (previous);
  if (is_case (entry) || previous == its_case)
    return TRUE;

  *parent = get_case (previous);
  *before = its_case != NULL || *parent == NULL ? previous : NULL;
  return TRUE;
}

/** The same one down: see exam_entry_order_find_up(). */
gboolean
exam_entry_order_find_down (GListModel *entries,
                            ExamEntry  *entry,
                            ExamEntry **parent,
                            ExamEntry **before)
{
  guint position = exam_entry_order_find (entries, entry);
  ExamEntry *its_case, *next;
  guint next_position;

  if (position == G_MAXUINT)
    return FALSE;

  its_case = exam_entry_get_case (entry);
  next = is_case (entry) ? find_next_unit (entries, position) : peek (entries, position + 1);
  next_position = exam_entry_order_find (entries, next);
  *parent = NULL;
  *before = next;
  if (its_case != NULL)
    {
      /* Past the last item of a case is out of it. */
      if (next == NULL || exam_entry_get_case (next) != its_case)
        return TRUE;
      *parent = its_case;
      *before = find_next_in (entries, its_case, next_position);
      return TRUE;
    }

  if (next == NULL)
    return FALSE;
  if (!is_case (entry) && is_case (next))
    {
      *parent = next;
      *before = find_next_in (entries, next, next_position);
      return TRUE;
    }
  *before = find_next_unit (entries, next_position);
  return TRUE;
}

/**
 * exam_entry_order_find_after:
 * @entries: (element-type ExamEntry): all entries
 * @entry: (nullable): one of them; NULL is the end of the bank
 * @parent: (out) (nullable): the case
 * @before: (out) (nullable): before what
 *
 * Finds the place right behind an item, or for what is behind a case, its first place.
 *
 * Returns: %TRUE
 */
gboolean
exam_entry_order_find_after (GListModel *entries,
                             ExamEntry  *entry,
                             ExamEntry **parent,
                             ExamEntry **before)
{
  guint position = exam_entry_order_find (entries, entry);

  *parent = NULL;
  *before = NULL;
  if (position == G_MAXUINT)
    return TRUE;

  *parent = get_case (entry);
  *before = *parent != NULL ? find_next_in (entries, *parent, position) : peek (entries, position + 1);
  return TRUE;
}

/**
 * exam_entry_order_find_drop:
 * @entries: (element-type ExamEntry): all entries
 * @entry: the one that is dragged
 * @target: (nullable): the one it is dropped on; NULL is below them all
 * @below: on its lower half
 * @parent: (out) (nullable): the case
 * @before: (out) (nullable): before what
 *
 * Finds where something goes that is dropped.
 *
 * Returns: whether that is another place than where it is
 */
gboolean
exam_entry_order_find_drop (GListModel *entries,
                            ExamEntry  *entry,
                            ExamEntry  *target,
                            gboolean    below,
                            ExamEntry **parent,
                            ExamEntry **before)
{
  guint position = exam_entry_order_find (entries, entry);
  guint target_position = exam_entry_order_find (entries, target);
  ExamEntry *its_case;

  if (position == G_MAXUINT)
    return FALSE;

  its_case = exam_entry_get_case (entry);
  *parent = NULL;
  *before = NULL;
  if (is_case (entry))
    {
      if (target_position != G_MAXUINT)
        *before = below ? find_next_unit (entries, target_position) : get_unit (target);
      return *before != entry && *before != find_next_unit (entries, position);
    }

  if (target_position != G_MAXUINT && below)
    exam_entry_order_find_after (entries, target, parent, before);
  else if (target_position != G_MAXUINT)
    {
      *parent = exam_entry_get_case (target);
      *before = target;
    }

  if (*parent != its_case)
    return TRUE;
  return *before != entry &&
         *before != (its_case != NULL ? find_next_in (entries, its_case, position) : peek (entries, position + 1));
}
