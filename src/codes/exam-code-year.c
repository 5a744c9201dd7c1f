/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-year.h"

#include <string.h>

/**
 * exam_code_find_year:
 * @text: such as "icd10cm_order_2026.txt", "April 2025" or "HCPC2026_JAN_ANWEB.txt"
 *
 * Returns: the first number from 2000 to 2099 that stands for itself, or 0
 */
guint
exam_code_find_year (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      gsize length = strspn (at, "0123456789");

      if (length == 4 && at[0] == '2' && at[1] == '0')
        return (guint) g_ascii_strtoull (at, NULL, 10);
      at += length > 0 ? length - 1 : 0;
    }
  return 0;
}
