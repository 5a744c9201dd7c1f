/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-format-reader.h"
#include "fuzz-check.h"

static void
check_format (const ExamFormat *format)
{
  g_autoptr (GDate) today = g_date_new_dmy (1, G_DATE_MAY, 2026);
  guint least = 0;

  g_assert_nonnull (format->id);
  g_assert_nonnull (format->family);
  g_assert_nonnull (format->credential);
  g_assert_nonnull (format->name);
  g_assert_nonnull (format->body);
  g_assert_nonnull (format->xml);
  g_assert_cmpuint (format->minutes.value, >, 0);
  g_assert_cmpuint (format->pretest.value, <, format->items.value);
  g_assert_cmpuint (format->kinds, !=, 0);
  g_assert_cmpfloat (format->scale_min, <=, format->cut);
  g_assert_cmpfloat (format->cut, <=, format->scale_max);
  g_assert_cmpuint (format->domains->len, >, 0);

  for (guint i = 0; i < format->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, i);
      guint index;

      g_assert_nonnull (domain->name);
      g_assert_true (exam_format_find_domain (format, domain->id, &index) == domain);
      g_assert_cmpuint (index, ==, i);
      least += domain->exact ? domain->items : 0;
    }
  g_assert_cmpuint (least, <=, exam_format_get_n_scored (format));

  if (format->valid_before == NULL)
    g_assert_true (exam_format_is_current (format, today));
  g_assert_cmpint (exam_format_compare (format, format), ==, 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (ExamFormat) format = exam_format_read_bytes ("f.xml", bytes, problems);

  fuzz_check_problems (problems, data, size);
  g_assert_true ((format == NULL) == (exam_problems_count (problems, EXAM_SEVERITY_ERROR) > 0));
  if (format != NULL)
    check_format (format);

  return 0;
}
