/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-score-text.h"

#include <math.h>

#include <glib/gi18n.h>

/** Returns: (transfer full): a value on the scale of @record, as its score report writes it: begun points do not count */
char *
exam_score_to_text (const ExamSittingRecord *record,
                    double                   value)
{
  double whole = floor (value + 1e-9);
  int number = whole >= -1e9 && whole <= 1e9 ? (int) whole : 0;

  /* Translators: a score in percent */
  return g_strdup_printf (record->scaled ? "%d" : _("%d %%"), number);
}
