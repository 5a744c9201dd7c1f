/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "check/exam-checker-private.h"

/* What a candidate misses in the review: why, and where it says so. */

static void
check_options (ExamChecker    *self,
               const ExamItem *item)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  guint n_missing = 0;

  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    if (exam_option_get_why (exam_item_get_option (item, i)) == NULL)
      {
        g_string_append_printf (letters, "%s%c", letters->len > 0 ? ", " : "", 'A' + i);
        n_missing++;
      }

  if (n_missing > 0)
    exam_checker_report (self, EXAM_CHECK_NO_WHY, item,
                         /* Translators: %s is a list of letters */
                         ngettext ("option %s has no <why>; say why it is right or wrong",
                                   "options %s have no <why>; say why each is right or wrong", n_missing),
                         letters->str);
}

static void
check_codes (ExamChecker    *self,
             const ExamItem *item)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  guint n_missing = 0;

  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    if (exam_keyed_code_get_why (exam_item_get_code (item, i)) == NULL)
      {
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "",
                                exam_keyed_code_get_code (exam_item_get_code (item, i)));
        n_missing++;
      }

  if (n_missing > 0)
    exam_checker_report (self, EXAM_CHECK_NO_WHY, item,
                         /* Translators: %s is a list of codes */
                         ngettext ("the code %s has no <why>; say why it is reported",
                                   "the codes %s have no <why>; say why each is reported", n_missing),
                         codes->str);
}

static void
check_item (ExamChecker    *self,
            const ExamItem *item,
            gboolean        with_record)
{
  if (exam_item_get_rationale (item) == NULL)
    exam_checker_report (self, EXAM_CHECK_NO_RATIONALE, item, _("there is no <rationale>; say which rule decides"));
  if (exam_item_get_n_sources (item) == 0)
    exam_checker_report (self, EXAM_CHECK_NO_SOURCE, item, _("there is no <source>; name where the rule can be read"));
  check_options (self, item);
  check_codes (self, item);
}

/** Looks for what is missing. */
void
exam_checker_check_completeness (ExamChecker *self)
{
  exam_checker_foreach_item (self, EXAM_CHECK_GROUP_COMPLETENESS, check_item);
}
