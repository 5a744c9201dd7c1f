/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-format-text.h"

#include <glib/gi18n-lib.h>

#include "sitting/exam-score.h"
#include "sitting/exam-time-text.h"

/* What no source confirms is said to be an estimate, wherever it is shown. */
static char *
mark_estimate (char    *text,
               gboolean estimate)
{
  char *marked;

  if (!estimate)
    return text;

  /* Translators: %s is a figure that no source confirms */
  marked = g_strdup_printf (_("%s (estimate)"), text);
  g_free (text);
  return marked;
}

static char *
describe_dates (const ExamFormat *format)
{
  if (format->valid_from != NULL && format->valid_before != NULL)
    /* Translators: first and last date of an edition of an exam */
    return g_strdup_printf (_("From %s to before %s"), format->valid_from, format->valid_before);
  if (format->valid_before != NULL)
    return g_strdup_printf (_("Before %s"), format->valid_before);
  if (format->valid_from != NULL)
    return g_strdup_printf (_("From %s"), format->valid_from);
  return g_strdup ("");
}

/** Returns: (transfer full): from when to when the edition holds, or held */
char *
exam_format_describe_edition (const ExamFormat *format)
{
  gboolean dated = format->valid_from != NULL || format->valid_before != NULL;

  return mark_estimate (describe_dates (format), format->edition_estimate && dated);
}

/** Returns: (transfer full): how many questions there are, and how many of them do not count */
char *
exam_format_describe_questions (guint n_items,
                                guint n_unscored)
{
  if (n_unscored == 0)
    return g_strdup_printf (ngettext ("%u question", "%u questions", n_items), n_items);
  return g_strdup_printf (ngettext ("%u question, %u of them unscored", "%u questions, %u of them unscored", n_items),
                          n_items, n_unscored);
}

static char *
describe_cases (guint n_cases,
                guint n_unscored)
{
  if (n_unscored == 0)
    return g_strdup_printf (ngettext ("%u case", "%u cases", n_cases), n_cases);
  return g_strdup_printf (ngettext ("%u case (%u unscored)", "%u cases (%u unscored)", n_cases), n_cases, n_unscored);
}

char *
exam_format_describe_items (const ExamFormat *format)
{
  gboolean estimate = format->items.estimate || format->pretest.estimate || format->cases.estimate;
  g_autofree char *questions = exam_format_describe_questions (format->items.value, format->pretest.value);
  g_autofree char *cases = NULL;

  if (format->cases.value == 0)
    return mark_estimate (g_steal_pointer (&questions), estimate);

  cases = describe_cases (format->cases.value, format->pretest_cases.value);
  /* Translators: "97 questions, 10 of them unscored" and "8 cases" */
  return mark_estimate (g_strdup_printf (_("%s, and %s"), questions, cases), estimate);
}

char *
exam_format_describe_time (const ExamFormat *format)
{
  gint64 time = (gint64) format->minutes.value * 60 * G_USEC_PER_SEC;

  return mark_estimate (exam_time_to_words (time), format->minutes.estimate);
}

char *
exam_format_describe_cut (const ExamFormat *format)
{
  g_autofree char *cut = exam_score_format_value (format, format->cut);

  if (!format->scaled)
    /* Translators: the lowest passing score */
    return mark_estimate (g_strdup_printf (_("%s to pass"), cut), format->cut_estimate);
  /* Translators: the lowest passing score, and the best score there is */
  return mark_estimate (g_strdup_printf (_("%s of %.0f to pass"), cut, format->scale_max), format->cut_estimate);
}

char *
exam_format_describe_navigation (const ExamFormat *format)
{
  char *text;

  switch (format->navigation)
    {
    case EXAM_NAVIGATION_FORWARD_ONLY:
      text = g_strdup (format->must_answer
                         ? _("Forward only: each question has to be answered before the next, and there is no way back")
                         : _("Forward only: there is no way back to a question"));
      break;
    case EXAM_NAVIGATION_LOCKED_PARTS:
      text = g_strdup_printf (ngettext ("%u part, which is locked when it is ended",
                                        "%u parts, each of which is locked when it is ended", format->parts->len),
                              format->parts->len);
      break;
    case EXAM_NAVIGATION_FREE:
    default:
      text = g_strdup (_("Free: you may skip questions, flag them, and come back"));
      break;
    }
  return mark_estimate (text, format->navigation_estimate);
}

char *
exam_format_describe_breaks (const ExamFormat *format)
{
  return mark_estimate (g_strdup (format->break_allowed ? _("Allowed, but the clock goes on")
                                                        : C_("breaks", "None")),
                        format->break_estimate);
}

char *
exam_format_describe_books (const ExamFormat *format)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (format->books->len == 0)
    return g_strdup (_("None: a closed-book exam"));

  for (guint i = 0; i < format->books->len; i++)
    {
      const ExamBook *book = g_ptr_array_index (format->books, i);

      g_ptr_array_add (names, mark_estimate (g_strdup (book->name), book->estimate));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/** Returns: (transfer full): how much of the exam a domain is */
char *
exam_format_describe_domain (const ExamFormat *format,
                             const ExamDomain *domain)
{
  if (domain->exact)
    return mark_estimate (g_strdup_printf (ngettext ("%u question", "%u questions", domain->items), domain->items),
                          domain->estimate);
  /* Translators: a range of percentages, such as "30–34 %" */
  return mark_estimate (g_strdup_printf (_("%g–%g %%"), domain->min_percent, domain->max_percent), domain->estimate);
}

/** Returns: (transfer full): questions, time and cut on one line */
char *
exam_format_describe_summary (const ExamFormat *format)
{
  g_autofree char *items = exam_format_describe_items (format);
  g_autofree char *time = exam_format_describe_time (format);
  g_autofree char *cut = exam_format_describe_cut (format);

  return g_strdup_printf ("%s · %s · %s", items, time, cut);
}
