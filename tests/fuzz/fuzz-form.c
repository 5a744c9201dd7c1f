/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fuzz-check.h"
#include "paper/exam-form-file.h"

static void
check_form (const ExamForm *form)
{
  g_autofree char *id = exam_form_make_id (form);

  g_assert_cmpuint (exam_form_get_n_items (form), >, 0);
  g_assert_cmpuint (exam_form_get_n_items (form), <=, EXAM_FORM_FILE_MAX_ITEMS);
  g_assert_cmpuint (exam_form_get_n_scored (form), >, 0);
  g_assert_cmpuint (exam_form_get_minutes (form), >, 0);
  g_assert_cmpuint (strlen (id), ==, 14);
  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    fuzz_check_item (exam_form_get_item (form, i));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamForm) form = exam_form_file_read_bytes (bytes, &error);

  g_assert_true ((form == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (form != NULL)
    check_form (form);

  return 0;
}
