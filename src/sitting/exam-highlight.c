/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-highlight.h"

#include <stdio.h>

static gboolean
same_place (const ExamHighlight *a,
            const ExamHighlight *b)
{
  return a->text == b->text && a->block == b->block && a->cell == b->cell;
}

/* Whether one of the highlights covers all of the range. */
static gboolean
is_covered (GArray              *highlights,
            const ExamHighlight *range)
{
  for (guint i = 0; i < highlights->len; i++)
    {
      const ExamHighlight *highlight = &g_array_index (highlights, ExamHighlight, i);

      if (same_place (highlight, range) && highlight->start <= range->start && highlight->end >= range->end)
        return TRUE;
    }

  return FALSE;
}

/* Cuts the range out of the highlight at @index; gives back whether another piece was added behind all others. */
static void
cut (GArray              *highlights,
     guint                index,
     const ExamHighlight *range)
{
  ExamHighlight before = g_array_index (highlights, ExamHighlight, index);
  ExamHighlight after = before;

  before.end = MIN (before.end, range->start);
  after.start = MAX (after.start, range->end);
  g_array_remove_index (highlights, index);
  if (after.start < after.end)
    g_array_insert_val (highlights, index, after);
  if (before.start < before.end)
    g_array_insert_val (highlights, index, before);
}

static void
join (GArray        *highlights,
      ExamHighlight *range)
{
  for (guint i = highlights->len; i > 0; i--)
    {
      const ExamHighlight *other = &g_array_index (highlights, ExamHighlight, i - 1);

      if (!same_place (other, range) || other->end < range->start || other->start > range->end)
        continue;

      range->start = MIN (range->start, other->start);
      range->end = MAX (range->end, other->end);
      g_array_remove_index (highlights, i - 1);
    }

  g_array_append_val (highlights, *range);
}

/**
 * exam_highlights_toggle:
 * @highlights: (element-type ExamHighlight): ranges that do not overlap
 * @range: the range selected
 *
 * Marks the range; if all of it is marked already, takes the mark away.
 */
void
exam_highlights_toggle (GArray              *highlights,
                        const ExamHighlight *range)
{
  ExamHighlight wanted;

  g_return_if_fail (highlights != NULL);
  g_return_if_fail (range != NULL);

  if (range->start >= range->end)
    return;

  wanted = *range;
  if (!is_covered (highlights, range))
    {
      join (highlights, &wanted);
      return;
    }

  for (guint i = highlights->len; i > 0; i--)
    {
      const ExamHighlight *other = &g_array_index (highlights, ExamHighlight, i - 1);

      if (same_place (other, range) && other->start < range->end && other->end > range->start)
        cut (highlights, i - 1, range);
    }
}

/** Returns: (transfer full): the ranges as text, such as "0.1.0:12-30 2.0.0:5-9" */
char *
exam_highlights_to_string (const GArray *highlights)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; highlights != NULL && i < highlights->len; i++)
    {
      const ExamHighlight *range = &g_array_index (highlights, ExamHighlight, i);

      g_string_append_printf (text, "%s%u.%u.%u:%u-%u", i > 0 ? " " : "",
                              range->text, range->block, range->cell, range->start, range->end);
    }

  return g_string_free (text, FALSE);
}

/** Returns: (transfer full) (element-type ExamHighlight): the ranges; what cannot be read is left out */
GArray *
exam_highlights_from_string (const char *text)
{
  GArray *highlights = g_array_new (FALSE, FALSE, sizeof (ExamHighlight));
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      ExamHighlight range;

      if (sscanf (words[i], "%u.%u.%u:%u-%u",
                  &range.text, &range.block, &range.cell, &range.start, &range.end) == 5 &&
          range.start < range.end)
        g_array_append_val (highlights, range);
    }

  return highlights;
}
