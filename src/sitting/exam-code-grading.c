/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-code-grading.h"

#include <string.h>

/* O and 0, I and 1 look alike on most screens. */
static char *
digits_for_letters (const char *code)
{
  char *digits = g_strdup (code);

  for (char *at = digits; *at != '\0'; at++)
    *at = *at == 'O' ? '0' : *at == 'I' ? '1' : *at;
  return digits;
}

static gboolean
is_found (const ExamCodeGrading *self,
          guint                  index)
{
  return g_array_index (self->found, gboolean, index);
}

typedef enum {
  MATCH_EXACT,
  MATCH_LOOKALIKE,
} Match;

static gboolean
is_same_code (const char *keyed,
              const char *typed,
              Match       match)
{
  g_autofree char *normal = exam_code_normalize (keyed);
  g_autofree char *keyed_digits = NULL;
  g_autofree char *typed_digits = NULL;

  if (match == MATCH_EXACT)
    return strcmp (normal, typed) == 0;

  keyed_digits = digits_for_letters (normal);
  typed_digits = digits_for_letters (typed);
  return strcmp (keyed_digits, typed_digits) == 0;
}

/* The keyed code that a typed one stands for, or -1. A code can be keyed more than once, as one ICD-10-PCS procedure done
 * at two sites is: then one that is still free is meant. */
static int
find_keyed (const ExamCodeGrading *self,
            const ExamItem        *item,
            const char            *typed,
            Match                  match,
            gboolean               free_only)
{
  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    if (is_same_code (exam_keyed_code_get_code (exam_item_get_code (item, i)), typed, match) &&
        !(free_only && is_found (self, i)))
      return (int) i;

  return -1;
}

static ExamCodeVerdict
judge (ExamCodeGrading *self,
       const ExamItem  *item,
       const char      *normal,
       guint            place)
{
  int keyed = find_keyed (self, item, normal, MATCH_EXACT, TRUE);

  if (keyed < 0 && find_keyed (self, item, normal, MATCH_EXACT, FALSE) >= 0)
    return EXAM_CODE_REPEATED;
  if (keyed < 0)
    return find_keyed (self, item, normal, MATCH_LOOKALIKE, TRUE) >= 0 ? EXAM_CODE_LETTER_FOR_DIGIT
                                                                       : EXAM_CODE_WRONG;

  if (exam_keyed_code_is_optional (exam_item_get_code (item, (guint) keyed)))
    {
      g_array_index (self->found, gboolean, keyed) = TRUE;
      return EXAM_CODE_OPTIONAL;
    }

  /* The first field is compared with the first-listed code alone, and the other fields with the others. */
  if (exam_item_is_first_listed (item) && (keyed == 0) != (place == 0))
    return EXAM_CODE_NOT_FIRST;

  g_array_index (self->found, gboolean, keyed) = TRUE;
  return EXAM_CODE_CORRECT;
}

static double
compute_credit (guint           correct,
                guint           entered,
                guint           keyed,
                ExamCodesCredit rule)
{
  if (keyed == 0)
    return 0;

  switch (rule)
    {
    case EXAM_CODES_CREDIT_ALL_OR_NOTHING:
      return correct == keyed && entered == keyed ? 1 : 0;
    case EXAM_CODES_CREDIT_PER_CODE:
      return (double) correct / keyed;
    case EXAM_CODES_CREDIT_SHARE:
    default:
      return (double) correct / MAX (entered, keyed);
    }
}

/**
 * exam_code_grading_new:
 * @item: an item with typed codes
 * @codes: (element-type utf8): what the candidate typed, in order
 * @rule: how codes are credited
 *
 * Grades typed codes. %EXAM_CODES_CREDIT_SHARE is the rule that AAPC documents for Practicode: correct codes divided by
 * the greater of codes entered and codes keyed; one field for the first-listed diagnosis, the order of all others
 * ignored; optional codes never hurt (aapc.helpjuice.com, "Scoring logic changes and instructor tips", 2024-01-04).
 *
 * Returns: (transfer full): the grading
 */
ExamCodeGrading *
exam_code_grading_new (const ExamItem  *item,
                       const GPtrArray *codes,
                       ExamCodesCredit  rule)
{
  ExamCodeGrading *self;
  guint correct = 0, entered = 0;

  g_return_val_if_fail (item != NULL, NULL);
  g_return_val_if_fail (codes != NULL, NULL);

  self = g_new0 (ExamCodeGrading, 1);
  self->verdicts = g_array_new (FALSE, FALSE, sizeof (ExamCodeVerdict));
  self->found = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), exam_item_get_n_codes (item));
  g_array_set_size (self->found, exam_item_get_n_codes (item));

  for (guint i = 0; i < codes->len; i++)
    {
      g_autofree char *normal = exam_code_normalize (g_ptr_array_index (codes, i));
      ExamCodeVerdict verdict = judge (self, item, normal, i);

      g_array_append_val (self->verdicts, verdict);
      correct += verdict == EXAM_CODE_CORRECT;
      entered += verdict != EXAM_CODE_OPTIONAL;
    }

  self->credit = compute_credit (correct, entered, exam_item_get_n_keys (item), rule);
  return self;
}

void
exam_code_grading_free (ExamCodeGrading *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->verdicts);
  g_array_unref (self->found);
  g_free (self);
}
