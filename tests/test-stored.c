/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-stored.h"

#include <string.h>

#include "exam-manual-clock.h"
#include "sitting/exam-sitting.h"

static void
collect_cb (ExamSitting *sitting,
            ExamEvent   *event,
            GPtrArray   *events)
{
  g_ptr_array_add (events, exam_event_copy (event));
}

/* Sits a form by the rules of the exam day, ten seconds for each item. @answers has one for each item, with spaces between:
 * letters of options in the order of the bank, codes with a comma between, or "-" for none. */
ExamStoredSitting *
test_sit_form (ExamForm   *form,
               gint64      id,
               gint64      ended_at,
               const char *answers)
{
  const ExamRules rules = { .time_percent = 100 };
  const ExamFormat *format = exam_form_get_format (form);
  g_autoptr (ExamManualClock) clock = exam_manual_clock_new ();
  g_autoptr (ExamSitting) sitting = exam_sitting_new (form, &rules, EXAM_CLOCK (clock));
  g_auto (GStrv) words = g_strsplit (answers, " ", -1);
  ExamStoredSitting *stored = g_new0 (ExamStoredSitting, 1);

  g_assert_cmpuint (g_strv_length (words), ==, exam_form_get_n_items (form));
  stored->form = exam_form_ref (form);
  stored->events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);
  g_signal_connect (sitting, "event", G_CALLBACK (collect_cb), stored->events);
  exam_sitting_begin (sitting);
  for (guint i = 0; words[i] != NULL; i++)
    {
      exam_manual_clock_advance (clock, 10);
      if (!g_str_equal (words[i], "-"))
        g_assert_true (exam_sitting_answer (sitting, g_strdelimit (words[i], ",", '\n')));
      exam_sitting_next (sitting);
    }
  exam_sitting_end (sitting);

  stored->score = exam_score_new (exam_sitting_get_transcript (sitting));
  stored->record = g_new0 (ExamSittingRecord, 1);
  *stored->record = (ExamSittingRecord) {
    .id = id, .format_id = g_strdup (format->id), .format_name = exam_sitting_record_make_format_name (format),
    .candidate = g_strdup (""), .seed = exam_form_get_seed (form), .minutes = exam_form_get_minutes (form),
    .is_short = exam_form_is_short (form), .n_items = exam_form_get_n_items (form), .rules = rules,
    .started_at = ended_at - exam_sitting_get_transcript (sitting)->elapsed, .alive_at = ended_at,
    .elapsed = exam_sitting_get_transcript (sitting)->elapsed, .ended = TRUE, .ended_at = ended_at,
    .scaled = format->scaled, .scale_min = format->scale_min, .scale_max = format->scale_max,
    .value = stored->score->value, .low = stored->score->low, .high = stored->score->high, .cut = format->cut,
    .passed = stored->score->passed,
  };
  return stored;
}

/* Keeps a sitting as the window does. */
void
test_store_sitting (ExamArchive             *archive,
                    const ExamStoredSitting *sitting)
{
  g_autoptr (ExamTranscript) transcript = exam_transcript_new_for_events (sitting->form, sitting->events);
  g_autoptr (GError) error = NULL;

  exam_archive_begin (archive, sitting->record, sitting->form, &error);
  g_assert_no_error (error);
  exam_archive_append (archive, sitting->record->id, sitting->events, &error);
  g_assert_no_error (error);
  exam_archive_end (archive, sitting->record->id, transcript, sitting->score, sitting->record->ended_at, &error);
  g_assert_no_error (error);
}
