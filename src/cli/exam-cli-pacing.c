/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-pacing.h"

#include <glib/gi18n-lib.h>

#include "insight/exam-pacing-text.h"

/** Returns: (transfer full): where the time of an ended sitting went, for a terminal */
char *
exam_cli_pacing_to_string (const ExamStoredSitting *sitting)
{
  g_autoptr (ExamPacing) pacing = exam_pacing_new_for_stored (sitting);
  g_autofree char *pace = exam_pacing_describe_pace (pacing);
  g_autofree char *passes = exam_pacing_describe_passes (pacing);
  g_autofree char *unreached = exam_pacing_describe_unreached (pacing);
  GString *text = g_string_new (NULL);

  if (*pace != '\0')
    g_string_append_printf (text, "%s\n", pace);
  g_string_append_printf (text, "%s\n", passes);
  if (*unreached != '\0')
    {
      /* Translators: numbers of questions: "96–100" */
      g_string_append_printf (text, _("Never shown: %s"), unreached);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
