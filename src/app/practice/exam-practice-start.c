/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/practice/exam-practice-start.h"

/* What can be practised, and how practice begins: without instructions, and by relaxed rules. */

static GDate *
get_today (ExamContext *context)
{
  g_autoptr (GDateTime) now =
    g_date_time_new_from_unix_local (exam_clock_get_wall_time (exam_context_get_clock (context)) / G_USEC_PER_SEC);

  return g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                         (GDateYear) g_date_time_get_year (now));
}

/* Editions of one exam share their banks: the one that holds today stands for all. */
static void
add_format (GPtrArray  *list,
            ExamFormat *format,
            GDate      *today)
{
  for (guint i = 0; i < list->len; i++)
    {
      const ExamFormat *other = g_ptr_array_index (list, i);

      if (!g_str_equal (other->family, format->family))
        continue;
      if (!exam_format_is_current (other, today) && exam_format_is_current (format, today))
        g_ptr_array_index (list, i) = format;
      return;
    }
  g_ptr_array_add (list, format);
}

/**
 * exam_practice_list_formats:
 * @context: the context
 *
 * Returns: (transfer container) (element-type ExamFormat): a format for each exam that there are questions for, of its editions
 *   the current one
 */
GPtrArray *
exam_practice_list_formats (ExamContext *context)
{
  ExamLibrary *library = exam_context_get_library (context);
  ExamFormats *formats = exam_library_get_formats (library);
  g_autoptr (GDate) today = get_today (context);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < exam_formats_get_n (formats); i++)
    {
      ExamFormat *format = exam_formats_get (formats, i);
      g_autoptr (ExamPool) pool = exam_library_create_pool (library, format);

      if (exam_pool_get_n_items (pool) > 0)
        add_format (list, format, today);
    }
  return list;
}

/**
 * exam_practice_begin:
 * @context: the context
 * @form: what was drawn, not shared yet
 * @purpose: what it is for
 * @timed: at the exam's pace, else without a limit
 * @feedback: the key is shown after each item
 *
 * Returns: (transfer full): the journal of a sitting that has begun
 */
ExamJournal *
exam_practice_begin (ExamContext *context,
                     ExamForm    *form,
                     ExamPurpose  purpose,
                     gboolean     timed,
                     gboolean     feedback)
{
  const ExamRules rules = {
    .relaxed = TRUE,
    .time_percent = timed ? 100 : EXAM_RULES_UNTIMED,
    .feedback = feedback,
  };
  ExamClock *clock = exam_context_get_clock (context);
  g_autofree char *candidate = g_settings_get_string (exam_context_get_settings (context), "candidate");
  g_autoptr (ExamSitting) sitting = NULL;
  ExamJournal *journal;

  exam_form_set_practice (form);
  sitting = exam_sitting_new (form, &rules, clock);
  journal = exam_journal_new (exam_context_get_store (context), sitting, purpose, candidate, clock);
  exam_sitting_begin (sitting);
  return journal;
}
