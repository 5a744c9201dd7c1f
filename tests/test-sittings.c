/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-sittings.h"

#include <string.h>

#include "exam-manual-clock.h"
#include "sitting/exam-assembly.h"
#include "sitting/exam-short-form.h"
#include "test-support.h"

/** Returns: (transfer full): a form of the bundled banks, a short one where they do not suffice */
ExamForm *
test_draw_form (const char *format_id,
                guint64     seed)
{
  g_autoptr (ExamPool) pool = test_load_pool (format_id);
  g_autoptr (ExamBlueprint) blueprint = exam_blueprint_new (exam_pool_get_format (pool));
  ExamForm *form = exam_assemble (pool, blueprint, NULL, seed, NULL);

  if (form == NULL)
    {
      g_autoptr (ExamBlueprint) shorter = exam_find_short_blueprint (pool);

      form = exam_assemble (pool, shorter, NULL, seed, NULL);
    }
  g_assert_nonnull (form);
  return form;
}

static void
type_codes (ExamSitting    *sitting,
            const ExamItem *item)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? "\n" : "", exam_keyed_code_get_code (exam_item_get_code (item, i)));
  g_assert_true (exam_sitting_answer (sitting, codes->str));
}

/* The right options are as many as may be chosen; any one of the others makes the answer wrong. */
static void
choose (ExamSitting    *sitting,
        const ExamItem *item,
        gboolean        right)
{
  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    if (exam_option_is_key (exam_item_get_option (item, i)) == right)
      {
        g_assert_true (exam_sitting_choose (sitting, i));
        if (!right)
          return;
      }
}

/** Answers the item shown. */
void
test_answer (ExamSitting *sitting,
             gboolean     right)
{
  const ExamItem *item = exam_form_get_item (exam_sitting_get_form (sitting), exam_sitting_get_position (sitting));

  if (exam_item_get_kind (item) != EXAM_ITEM_TYPED_CODES)
    choose (sitting, item, right);
  else if (right)
    type_codes (sitting, item);
  else
    g_assert_true (exam_sitting_answer (sitting, "Z99.99"));
}

static void
collect_cb (ExamSitting *sitting,
            ExamEvent   *event,
            GPtrArray   *events)
{
  g_ptr_array_add (events, exam_event_copy (event));
}

static void
go_through (ExamSitting     *sitting,
            ExamManualClock *clock,
            const char      *answers)
{
  guint n_items = exam_form_get_n_items (exam_sitting_get_form (sitting));
  gsize n_answers = strlen (answers);

  for (guint i = 0; i < n_items && answers[i % n_answers] != '.'; i++)
    {
      if (i > 0)
        exam_sitting_next (sitting);
      exam_manual_clock_advance (clock, 30);
      if (answers[i % n_answers] != '-')
        test_answer (sitting, answers[i % n_answers] == 'r');
    }
}

/** Returns: id of a sitting that was sat as @what says, and is in @archive now */
gint64
test_sit (ExamArchive       *archive,
          ExamForm          *form,
          const TestSitting *what)
{
  g_autoptr (ExamManualClock) clock = exam_manual_clock_new ();
  g_autoptr (ExamSitting) sitting = exam_sitting_new (form, &what->rules, EXAM_CLOCK (clock));
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);
  g_autoptr (ExamScore) score = NULL;
  g_autoptr (GError) error = NULL;
  const ExamTranscript *transcript = exam_sitting_get_transcript (sitting);
  const ExamSittingRecord record = {
    .id = exam_sitting_record_make_id (),
    .purpose = what->purpose,
    .format_id = exam_form_get_format (form)->id,
    .candidate = (char *) "",
    .seed = exam_form_get_seed (form),
    .minutes = exam_form_get_minutes (form),
    .is_short = exam_form_is_short (form),
    .n_items = exam_form_get_n_items (form),
    .rules = what->rules,
    .started_at = what->started_at,
    .alive_at = what->started_at,
  };

  exam_manual_clock_set_wall (clock, what->started_at);
  g_signal_connect (sitting, "event", G_CALLBACK (collect_cb), events);
  g_assert_true (exam_sitting_begin (sitting));
  go_through (sitting, clock, what->answers);
  if (!what->unfinished)
    g_assert_true (exam_sitting_end (sitting));

  g_assert_true (exam_archive_begin (archive, &record, form, &error));
  g_assert_no_error (error);
  g_assert_true (exam_archive_append (archive, record.id, events, &error));
  g_assert_no_error (error);
  if (what->unfinished)
    return record.id;

  score = exam_score_new (transcript);
  g_assert_true (exam_archive_end (archive, record.id, transcript, score, what->started_at + transcript->elapsed, &error));
  g_assert_no_error (error);
  return record.id;
}
