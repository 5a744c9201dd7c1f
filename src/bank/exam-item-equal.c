/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-item-equal.h"

#include <string.h>

static gboolean
have_equal_options (const ExamItem *a,
                    const ExamItem *b)
{
  guint n = exam_item_get_n_options (a);

  if (n != exam_item_get_n_options (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const ExamOption *option_a = exam_item_get_option (a, i), *option_b = exam_item_get_option (b, i);

      if (exam_option_is_key (option_a) != exam_option_is_key (option_b) ||
          exam_option_is_pinned (option_a) != exam_option_is_pinned (option_b) ||
          !exam_text_equal (exam_option_get_text (option_a), exam_option_get_text (option_b)) ||
          !exam_text_equal (exam_option_get_why (option_a), exam_option_get_why (option_b)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
have_equal_codes (const ExamItem *a,
                  const ExamItem *b)
{
  guint n = exam_item_get_n_codes (a);

  if (n != exam_item_get_n_codes (b) || exam_item_get_code_system (a) != exam_item_get_code_system (b) ||
      exam_item_is_first_listed (a) != exam_item_is_first_listed (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const ExamKeyedCode *code_a = exam_item_get_code (a, i), *code_b = exam_item_get_code (b, i);

      if (exam_keyed_code_is_optional (code_a) != exam_keyed_code_is_optional (code_b) ||
          strcmp (exam_keyed_code_get_code (code_a), exam_keyed_code_get_code (code_b)) != 0 ||
          !exam_text_equal (exam_keyed_code_get_why (code_a), exam_keyed_code_get_why (code_b)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
have_equal_sources (const ExamItem *a,
                    const ExamItem *b)
{
  guint n = exam_item_get_n_sources (a);

  if (n != exam_item_get_n_sources (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const ExamSource *source_a = exam_item_get_source (a, i), *source_b = exam_item_get_source (b, i);

      if (strcmp (exam_source_get_title (source_a), exam_source_get_title (source_b)) != 0 ||
          g_strcmp0 (exam_source_get_section (source_a), exam_source_get_section (source_b)) != 0 ||
          g_strcmp0 (exam_source_get_year (source_a), exam_source_get_year (source_b)) != 0 ||
          g_strcmp0 (exam_source_get_href (source_a), exam_source_get_href (source_b)) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
have_equal_allowances (const ExamItem *a,
                       const ExamItem *b)
{
  const GPtrArray *allowances_a = exam_item_get_allowances (a), *allowances_b = exam_item_get_allowances (b);

  if (allowances_a->len != allowances_b->len)
    return FALSE;
  for (guint i = 0; i < allowances_a->len; i++)
    {
      const ExamAllowance *allowance_a = g_ptr_array_index (allowances_a, i);
      const ExamAllowance *allowance_b = g_ptr_array_index (allowances_b, i);

      if (strcmp (allowance_a->rule, allowance_b->rule) != 0 || strcmp (allowance_a->because, allowance_b->because) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * exam_item_equal:
 * @a: an item
 * @b: another
 *
 * Returns: whether the same is written in both, wherever they stand. Of their cases only the ids are compared.
 */
gboolean
exam_item_equal (const ExamItem *a,
                 const ExamItem *b)
{
  const ExamCase *case_a, *case_b;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  case_a = exam_item_get_case (a);
  case_b = exam_item_get_case (b);
  return strcmp (exam_item_get_id (a), exam_item_get_id (b)) == 0 &&
         strcmp (exam_item_get_domain (a), exam_item_get_domain (b)) == 0 &&
         g_strcmp0 (case_a != NULL ? exam_case_get_id (case_a) : NULL,
                    case_b != NULL ? exam_case_get_id (case_b) : NULL) == 0 &&
         exam_item_get_kind (a) == exam_item_get_kind (b) &&
         exam_item_is_shuffled (a) == exam_item_is_shuffled (b) &&
         exam_item_is_pretest_only (a) == exam_item_is_pretest_only (b) &&
         exam_text_equal (exam_item_get_stem (a), exam_item_get_stem (b)) &&
         exam_text_equal (exam_item_get_rationale (a), exam_item_get_rationale (b)) &&
         have_equal_options (a, b) && have_equal_codes (a, b) && have_equal_sources (a, b) && have_equal_allowances (a, b);
}

/** Returns: whether two cases have the same id, title and setting, and the same documents */
gboolean
exam_case_equal (const ExamCase *a,
                 const ExamCase *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (strcmp (exam_case_get_id (a), exam_case_get_id (b)) != 0 ||
      g_strcmp0 (exam_case_get_title (a), exam_case_get_title (b)) != 0 ||
      g_strcmp0 (exam_case_get_setting (a), exam_case_get_setting (b)) != 0 ||
      exam_case_get_n_documents (a) != exam_case_get_n_documents (b))
    return FALSE;
  for (guint i = 0; i < exam_case_get_n_documents (a); i++)
    if (strcmp (exam_case_get_document_title (a, i), exam_case_get_document_title (b, i)) != 0 ||
        !exam_text_equal (exam_case_get_document_text (a, i), exam_case_get_document_text (b, i)))
      return FALSE;
  return TRUE;
}
