/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-gap.h"

#include <string.h>

static const char *const names[] = { "pause", "suspend", "closed" };

/** Returns: (transfer full): kind, length and whether it counted, as an event's detail */
char *
exam_gap_to_detail (const ExamGap *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", names[self->kind], self->length,
                          self->counted ? "counted" : "free");
}

/** Returns: whether @detail is what exam_gap_to_detail() gives */
gboolean
exam_gap_from_detail (ExamGap    *self,
                      const char *detail)
{
  g_auto (GStrv) words = g_strsplit (detail != NULL ? detail : "", " ", -1);

  if (g_strv_length (words) != 3 ||
      !g_ascii_string_to_signed (words[1], 10, 0, G_MAXINT64, &self->length, NULL))
    return FALSE;

  self->counted = strcmp (words[2], "counted") == 0;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (words[0], names[i]) == 0)
      {
        self->kind = (ExamGapKind) i;
        return TRUE;
      }

  return FALSE;
}
