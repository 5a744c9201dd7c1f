/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "check/exam-checker-private.h"

/* What the bank is for: forms of its format. */

static guint
count_items (ExamChecker      *self,
             const ExamFormat *format,
             const char       *domain)
{
  guint n_items = 0;

  for (guint i = 0; i < exam_bank_get_n_items (self->bank); i++)
    {
      const ExamItem *item = exam_bank_get_item (self->bank, i);

      n_items += g_strcmp0 (exam_item_get_domain (item), domain) == 0 && exam_format_serves (format, exam_item_get_kind (item));
    }
  return n_items;
}

/* A bank that is smaller than a form has only begun, or is part of something: its author knows. */
static void
check_domains (ExamChecker *self,
               ExamFormat  *format)
{
  g_autoptr (GString) lacking = g_string_new (NULL);
  guint n_all = 0;
  guint n_all_needed = 0;

  for (guint i = 0; i < format->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, i);
      guint n_items = count_items (self, format, domain->id);
      guint n_needed = exam_format_get_least (format, i);

      n_all += n_items;
      n_all_needed += n_needed;
      if (n_items < n_needed)
        g_string_append_printf (lacking, "%s%s %u/%u", lacking->len > 0 ? ", " : "", domain->id, n_items, n_needed);
    }

  if (lacking->len > 0 && n_all >= n_all_needed)
    exam_checker_report (self, EXAM_CHECK_DOMAIN_SHARE, NULL,
                         /* Translators: a format, and a list of domains such as "compliance 3/10" */
                         _("no complete form of %s can be drawn from this bank alone; it has and needs: %s"), format->id,
                         lacking->str);
}

/* Code sets begin in October of the year before: an edition of May 2026 is about those of 2026. */
static void
check_code_sets (ExamChecker *self,
                 ExamFormat  *format)
{
  for (guint i = 0; format->valid_from != NULL && i < exam_bank_get_n_code_sets (self->bank); i++)
    {
      const char *year;
      const char *system = exam_bank_get_code_set (self->bank, i, &year);

      if (g_ascii_strtoull (year, NULL, 10) < g_ascii_strtoull (format->valid_from, NULL, 10))
        exam_checker_report (self, EXAM_CHECK_CODE_SET_YEAR, NULL,
                             /* Translators: a code system, a year, a format, a date */
                             _("the code set %s is of %s, but %s holds from %s; check the items against the newer set"),
                             system, year, format->id, format->valid_from);
    }
}

static void
check_cases (ExamChecker *self)
{
  guint n_items = exam_bank_get_n_items (self->bank);

  for (guint i = 0; i < n_items; i++)
    {
      const ExamItem *item = exam_bank_get_item (self->bank, i);
      ExamCase *exam_case = exam_item_get_case (item);

      if (exam_case != NULL &&
          (i == 0 || exam_item_get_case (exam_bank_get_item (self->bank, i - 1)) != exam_case) &&
          (i + 1 == n_items || exam_item_get_case (exam_bank_get_item (self->bank, i + 1)) != exam_case))
        exam_checker_report (self, EXAM_CHECK_SINGLE_ITEM_CASE, item,
                             _("the case '%s' has one item; ask more about its record, or put the record into the stem"),
                             exam_case_get_id (exam_case));
    }
}

/** Looks whether the bank serves its format. */
void
exam_checker_check_coverage (ExamChecker *self)
{
  ExamFormat *format = self->formats != NULL ? exam_formats_find_newest (self->formats, exam_bank_get_family (self->bank)) : NULL;

  if (format != NULL)
    {
      check_domains (self, format);
      check_code_sets (self, format);
    }
  check_cases (self);
}
