/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-check.h"

#include <string.h>

#include "bank/exam-item-writer.h"
#include "bank/exam-text-block.h"

/* A program error is one here too: what only warns elsewhere ends the run. */
static void __attribute__ ((constructor))
make_warnings_fatal (void)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
}

/* --- Problems --- */

static size_t
measure_line (const uint8_t *data,
              size_t         size,
              int            line)
{
  const uint8_t *end = data + size;
  const uint8_t *line_end;

  for (; line > 1; line--)
    {
      data = data < end ? memchr (data, '\n', (size_t) (end - data)) : NULL;
      g_assert_nonnull (data);
      data++;
    }

  line_end = data < end ? memchr (data, '\n', (size_t) (end - data)) : NULL;
  return (size_t) ((line_end != NULL ? line_end : end) - data);
}

static gboolean
is_one_line (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/* Every problem has a place in the file, and they come in the order of their places. */
void
fuzz_check_problems (const ExamProblems *problems,
                     const uint8_t      *data,
                     size_t              size)
{
  int line = 1, column = 1;

  g_assert_cmpuint (exam_problems_get_n (problems), <=, EXAM_PROBLEMS_MAX);

  for (guint i = 0; i < exam_problems_get_n (problems); i++)
    {
      ExamProblem *problem = exam_problems_get (problems, i);
      g_autofree char *text = exam_problem_to_string (problem);

      g_assert_cmpstr (exam_problem_get_message (problem), !=, "");
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_true (is_one_line (text));

      /* That there are too many is said wherever reading has got to. */
      if (i + 1 == EXAM_PROBLEMS_MAX)
        break;

      g_assert_cmpint (exam_problem_get_line (problem), >=, line);
      if (exam_problem_get_line (problem) > line)
        column = 1;
      line = exam_problem_get_line (problem);
      g_assert_cmpint (exam_problem_get_column (problem), >=, column);
      column = exam_problem_get_column (problem);
      g_assert_cmpuint (column, <=, measure_line (data, size, line) + 1);
    }
}

/* --- Items --- */

void
fuzz_check_text (const ExamText *text)
{
  g_autofree char *plain = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) images = NULL;

  g_assert_nonnull (text);
  plain = exam_text_dup_plain (text);
  blocks = exam_text_dup_blocks (text);
  images = exam_text_dup_image_sources (text);

  g_assert_true (g_utf8_validate (plain, -1, NULL));
  g_assert_cmpuint (blocks->len, >, 0);
  for (guint i = 0; i < blocks->len; i++)
    {
      const ExamTextBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == EXAM_TEXT_IMAGE)
        g_assert_nonnull (block->source);
      else
        g_assert_cmpuint (block->cells->len, >, 0);
      if (block->kind == EXAM_TEXT_TABLE)
        g_assert_cmpuint (block->cells->len % block->n_columns, ==, 0);
    }
}

static void
check_choice (const ExamItem *item)
{
  guint n_options = exam_item_get_n_options (item);
  guint n_keys = exam_item_get_n_keys (item);

  g_assert_cmpuint (exam_item_get_n_codes (item), ==, 0);
  g_assert_cmpuint (n_options, >=, 2);
  g_assert_cmpuint (n_options, <=, EXAM_ITEM_MAX_OPTIONS);
  g_assert_cmpuint (n_keys, >=, 1);
  g_assert_cmpuint (n_keys, <, n_options);

  for (guint i = 0; i < n_options; i++)
    {
      const ExamOption *option = exam_item_get_option (item, i);

      fuzz_check_text (exam_option_get_text (option));
      if (exam_option_get_why (option) != NULL)
        fuzz_check_text (exam_option_get_why (option));
    }
}

static void
check_codes (const ExamItem *item)
{
  g_assert_cmpuint (exam_item_get_n_options (item), ==, 0);
  g_assert_cmpuint (exam_item_get_n_keys (item), >=, 1);

  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    {
      g_autofree char *normal = exam_code_normalize (exam_keyed_code_get_code (exam_item_get_code (item, i)));

      g_assert_true (exam_code_has_shape (exam_item_get_code_system (item), normal));
    }
}

/* What is stored of an item is what was read of it. */
static void
check_round_trip (const ExamItem *item)
{
  g_autofree char *xml = exam_item_to_xml (item);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamItem) again = exam_item_new_from_xml (xml, &error);
  g_autofree char *xml_again = NULL;

  g_assert_no_error (error);
  xml_again = exam_item_to_xml (again);
  g_assert_cmpstr (xml_again, ==, xml);
}

void
fuzz_check_item (const ExamItem *item)
{
  ExamCase *exam_case = exam_item_get_case (item);

  g_assert_cmpstr (exam_item_get_id (item), !=, "");
  g_assert_cmpstr (exam_item_get_domain (item), !=, "");
  g_assert_cmpint (exam_item_get_line (item), >=, 1);
  fuzz_check_text (exam_item_get_stem (item));
  if (exam_item_get_rationale (item) != NULL)
    fuzz_check_text (exam_item_get_rationale (item));
  if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
    check_codes (item);
  else
    check_choice (item);

  if (exam_case != NULL)
    g_assert_cmpuint (exam_case_get_n_documents (exam_case), >=, 1);
  for (guint i = 0; exam_case != NULL && i < exam_case_get_n_documents (exam_case); i++)
    fuzz_check_text (exam_case_get_document_text (exam_case, i));

  check_round_trip (item);
}
