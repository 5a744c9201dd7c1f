/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-code-difference.h"

#include <string.h>

#define ICD_CATEGORY_LENGTH 3
#define HCPCS_CODE_LENGTH 5

/* Characters that two codes share when they are of one category; 0 where there are no categories. */
static guint
get_category_length (ExamCodeSystem system)
{
  switch (system)
    {
    case EXAM_CODE_SYSTEM_ICD_10_CM:
    case EXAM_CODE_SYSTEM_ICD_10_PCS:
      return ICD_CATEGORY_LENGTH;
    case EXAM_CODE_SYSTEM_HCPCS:
      return HCPCS_CODE_LENGTH;
    case EXAM_CODE_SYSTEM_OTHER:
    default:
      return 0;
    }
}

/**
 * exam_code_compare:
 * @system: the system of both codes
 * @keyed: a keyed code in any form
 * @typed: a typed code in any form
 *
 * Finds out whether two different codes are of one category, and where they part. A category is: of ICD-10-CM the first three
 * characters (Official Guidelines for Coding and Reporting, I.A.2); of ICD-10-PCS the first three characters (section, body
 * system and root operation, which is what leads to a table); of HCPCS Level II the five characters of the code, so that only
 * modifiers can differ. Other systems have none here.
 *
 * Returns: the difference; not near when the codes are equal or of different categories
 */
ExamCodeDifference
exam_code_compare (ExamCodeSystem system,
                   const char    *keyed,
                   const char    *typed)
{
  g_autofree char *keyed_normal = NULL;
  g_autofree char *typed_normal = NULL;
  guint category = get_category_length (system);
  guint same = 0;
  ExamCodeDifference none = { 0 };

  g_return_val_if_fail (keyed != NULL && typed != NULL, none);

  keyed_normal = exam_code_normalize (keyed);
  typed_normal = exam_code_normalize (typed);
  while (keyed_normal[same] != '\0' && keyed_normal[same] == typed_normal[same])
    same++;

  if (category == 0 || same < category || strcmp (keyed_normal, typed_normal) == 0)
    return none;
  return (ExamCodeDifference) {
    .near = TRUE,
    .character = same + 1,
    .too_short = typed_normal[same] == '\0',
    .too_long = keyed_normal[same] == '\0',
    .modifier = system == EXAM_CODE_SYSTEM_HCPCS,
  };
}

/* The keyed code that is missing, not yet compared with another typed one, and the same for the most characters. */
static ExamCodeDifference
find_nearest (const ExamItem        *item,
              const char            *typed,
              const ExamCodeGrading *grading,
              const gboolean        *taken)
{
  ExamCodeDifference nearest = { 0 };

  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    {
      const ExamKeyedCode *code = exam_item_get_code (item, i);
      ExamCodeDifference difference;

      if (g_array_index (grading->found, gboolean, i) || taken[i] || exam_keyed_code_is_optional (code))
        continue;
      difference = exam_code_compare (exam_item_get_code_system (item), exam_keyed_code_get_code (code), typed);
      if (!difference.near || difference.character <= nearest.character)
        continue;
      nearest = difference;
      nearest.keyed = i;
    }
  return nearest;
}

/**
 * exam_code_differences_new:
 * @item: an item with typed codes
 * @codes: (element-type utf8): what the candidate typed, in order
 * @grading: the verdicts on it
 *
 * Finds for each typed code that is not in the key the one that was probably meant. A keyed code is meant once.
 *
 * Returns: (transfer full) (element-type ExamCodeDifference): one for each typed code
 */
GArray *
exam_code_differences_new (const ExamItem        *item,
                           const GPtrArray       *codes,
                           const ExamCodeGrading *grading)
{
  GArray *differences;
  g_autofree gboolean *taken = NULL;

  g_return_val_if_fail (item != NULL, NULL);
  g_return_val_if_fail (codes != NULL, NULL);
  g_return_val_if_fail (grading != NULL && grading->verdicts->len == codes->len, NULL);

  differences = g_array_sized_new (FALSE, TRUE, sizeof (ExamCodeDifference), codes->len);
  taken = g_new0 (gboolean, exam_item_get_n_codes (item) + 1);
  for (guint i = 0; i < codes->len; i++)
    {
      ExamCodeDifference difference = { 0 };

      if (g_array_index (grading->verdicts, ExamCodeVerdict, i) == EXAM_CODE_WRONG)
        difference = find_nearest (item, g_ptr_array_index (codes, i), grading, taken);
      if (difference.near)
        taken[difference.keyed] = TRUE;
      g_array_append_val (differences, difference);
    }
  return differences;
}
