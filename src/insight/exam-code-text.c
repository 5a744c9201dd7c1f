/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-code-text.h"

#include <glib/gi18n-lib.h>

#include "insight/exam-answer-text.h"

static char *
describe_modifier (const ExamCodeDifference *difference)
{
  if (difference->too_short)
    return g_strdup (_("Right code, a modifier is missing"));
  if (difference->too_long)
    return g_strdup (_("Right code, a modifier too many"));
  return g_strdup (_("Right code, wrong modifier"));
}

/**
 * exam_code_describe_verdict:
 * @verdict: the verdict on a code that was typed
 * @difference: how far it is from the one that was probably meant
 *
 * Returns: (transfer full): what is right or wrong about it, translated
 */
char *
exam_code_describe_verdict (ExamCodeVerdict           verdict,
                            const ExamCodeDifference *difference)
{
  g_return_val_if_fail (difference != NULL, NULL);

  if (verdict != EXAM_CODE_WRONG || !difference->near)
    return g_strdup (exam_code_verdict_get_name (verdict));
  if (difference->modifier)
    return describe_modifier (difference);
  if (difference->too_short)
    /* Translators: %u is the place of a character in a code; the decimal point is not counted */
    return g_strdup_printf (_("Right category, ends before character %u"), difference->character);
  if (difference->too_long)
    /* Translators: %u is the place of a character in a code; the decimal point is not counted */
    return g_strdup_printf (_("Right category, should end before character %u"), difference->character);
  /* Translators: %u is the place of a character in a code; the decimal point is not counted */
  return g_strdup_printf (_("Right category, wrong character %u"), difference->character);
}
