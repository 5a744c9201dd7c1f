/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sitting/exam-sitting-alerts.h"

#include <glib/gi18n.h>

/* What a candidate is asked and told about the end of a sitting. */

static char *
describe_end (guint n_items,
              guint n_incomplete)
{
  if (n_incomplete == 0)
    return g_strdup_printf (ngettext ("The only question is answered. Once you have ended, you cannot come back to it.",
                                      "All %u questions are answered. Once you have ended, you cannot come back to them.",
                                      n_items),
                            n_items);
  return g_strdup_printf (ngettext ("%u of %u questions is not answered. Once you have ended, you cannot come back to it.",
                                    "%u of %u questions are not answered. Once you have ended, you cannot come back to them.",
                                    n_incomplete),
                          n_incomplete, n_items);
}

static char *
describe_practice_end (guint n_items,
                       guint n_incomplete)
{
  if (n_incomplete == 0)
    return g_strdup (_("All questions are answered."));
  return g_strdup_printf (ngettext ("%u of %u questions is not answered, and will not count. You can also go on later, from the menu.",
                                    "%u of %u questions are not answered, and will not count. You can also go on later, from the menu.",
                                    n_incomplete),
                          n_incomplete, n_items);
}

/**
 * exam_sitting_alert_end:
 * @parent: where to show it
 * @transcript: of the sitting
 * @callback: gets "end" or "back"
 * @user_data: for @callback
 * @destroy: for @user_data
 *
 * Asks whether to end the exam, or the part of it.
 *
 * Returns: (transfer none): the question
 */
GtkWidget *
exam_sitting_alert_end (GtkWidget            *parent,
                        const ExamTranscript *transcript,
                        ExamAlertCallback     callback,
                        gpointer              user_data,
                        GDestroyNotify        destroy)
{
  gboolean part = transcript->part + 1 < exam_form_get_n_parts (transcript->form);
  guint n_items = exam_form_get_part_start (transcript->form, transcript->part + 1) -
                  exam_form_get_part_start (transcript->form, transcript->part);
  gboolean practice = exam_form_is_practice (transcript->form);
  const ExamAlertResponse responses[] = {
    { "end", practice ? _("_End practice") : part ? _("_End part") : _("_End exam"), ADW_RESPONSE_DESTRUCTIVE },
    { "back", _("_Go back"), ADW_RESPONSE_DEFAULT },
  };
  guint n_incomplete = exam_transcript_count_incomplete (transcript);
  g_autofree char *body = practice ? describe_practice_end (n_items, n_incomplete) : describe_end (n_items, n_incomplete);

  return exam_compat_alert (parent, practice ? _("End the practice?") : part ? _("End this part?") : _("End the exam?"), body,
                            responses, G_N_ELEMENTS (responses), "back", callback, user_data, destroy);
}

/**
 * exam_sitting_alert_time_out:
 * @parent: where to show it
 * @callback: called when it was read
 * @user_data: for @callback
 * @destroy: for @user_data
 *
 * Says that the time is up.
 *
 * Returns: (transfer none): the message
 */
GtkWidget *
exam_sitting_alert_time_out (GtkWidget        *parent,
                             ExamAlertCallback callback,
                             gpointer          user_data,
                             GDestroyNotify    destroy)
{
  const ExamAlertResponse responses[] = { { "ok", _("Show _score report"), ADW_RESPONSE_SUGGESTED } };

  return exam_compat_alert (parent, _("The time is up"), _("What you have answered is saved and has been scored."),
                            responses, G_N_ELEMENTS (responses), "ok", callback, user_data, destroy);
}
