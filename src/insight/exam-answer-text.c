/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-answer-text.h"

#include <glib/gi18n-lib.h>

#include "insight/exam-pace.h"
#include "sitting/exam-time-text.h"

/* What a review says about an answer in words, in the window and on paper. */

/**
 * exam_answer_describe:
 * @form: a form
 * @position: 0-based
 * @answer: as exam_response_dup_answer() gives it
 *
 * Returns: (transfer full): the answer as the candidate saw it: the letters of the options in the order in which they were
 *   served, or codes
 */
char *
exam_answer_describe (const ExamForm *form,
                      guint           position,
                      const char     *answer)
{
  const ExamItem *item = exam_form_get_item (form, position);
  guint32 bits = 0;
  guint32 shown = 0;

  if (*answer == '\0')
    return g_strdup (C_("answer", "none"));
  if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
    return g_strdelimit (g_strdup (answer), "\n", ' ');

  exam_letters_to_bits (answer, exam_item_get_n_options (item), &bits);
  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    if (bits & (1u << i))
      shown |= 1u << exam_form_get_place (form, position, i);
  return exam_letters_from_bits (shown);
}

/** Returns: (transfer full): all answers to an item in the order in which they were given, each with its time */
char *
exam_answer_describe_changes (const ExamForm     *form,
                              guint               position,
                              const ExamResponse *response)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < response->changes->len; i++)
    {
      const ExamAnswerChange *change = &g_array_index (response->changes, ExamAnswerChange, i);
      g_autofree char *answer = exam_answer_describe (form, position, change->answer);
      g_autofree char *at = exam_time_to_clock (change->at);

      if (i > 0)
        g_string_append (text, "  →  ");
      /* Translators: an answer, and the time used until then: "B (at 0:45)" */
      g_string_append_printf (text, _("%s (at %s)"), answer, at);
    }
  /* Translators: the answers in the order in which they were given: "Answers: B (at 0:45) → C (at 1:02:10)" */
  return g_strdup_printf (_("Answers: %s"), text->str);
}

/** Returns: (transfer full): the time spent on an item, and what the exam's pace gives it */
char *
exam_answer_describe_time (const ExamForm     *form,
                           const ExamResponse *response)
{
  g_autofree char *time = exam_time_to_clock (response->time);
  g_autofree char *pace = exam_time_to_clock (exam_pace_get_per_item (form));

  /* Translators: time spent on a question, and what the exam's pace gives it: "Time 1:52, exam's pace 1:09" */
  return g_strdup_printf (_("Time %s, exam's pace %s"), time, pace);
}

/**
 * exam_answer_describe_outcome:
 * @score: how an item came out
 * @flagged: whether it was flagged at the end
 * @time: time spent on it, in microseconds, or -1 to leave it out
 *
 * Returns: (transfer full): outcome and time, and whether the answer was changed, the question flagged, or does not count
 */
char *
exam_answer_describe_outcome (const ExamItemScore *score,
                              gboolean             flagged,
                              gint64               time)
{
  GString *text = g_string_new (exam_outcome_get_name (score->outcome));

  if (time >= 0)
    {
      g_autofree char *clock = exam_time_to_clock (time);

      g_string_append_printf (text, " · %s", clock);
    }
  if (score->changed)
    g_string_append_printf (text, " · %s", _("changed"));
  if (flagged)
    g_string_append_printf (text, " · %s", _("flagged"));
  if (score->pretest)
    g_string_append_printf (text, " · %s", _("unscored"));
  return g_string_free (text, FALSE);
}

/** Returns: what is right or wrong about a code that was typed, translated */
const char *
exam_code_verdict_get_name (ExamCodeVerdict verdict)
{
  switch (verdict)
    {
    case EXAM_CODE_CORRECT:
      return C_("code", "Right");
    case EXAM_CODE_OPTIONAL:
      return _("Optional: does not count");
    case EXAM_CODE_NOT_FIRST:
      return _("Right code, wrong place");
    case EXAM_CODE_LETTER_FOR_DIGIT:
      return _("Letter O or I instead of the digit 0 or 1");
    case EXAM_CODE_REPEATED:
      return _("Given more than once");
    case EXAM_CODE_WRONG:
    default:
      return _("Not in the key");
    }
}
