/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-shortage.h"

#include <glib/gi18n-lib.h>

void
exam_shortages_add (GArray          *shortages,
                    ExamShortageKind kind,
                    guint            domain,
                    guint            needed,
                    guint            there)
{
  ExamShortage shortage = { kind, domain, needed, there };

  g_return_if_fail (shortages != NULL);
  g_array_append_val (shortages, shortage);
}

/**
 * exam_shortages_add_scored:
 * @shortages: (element-type ExamShortage): an empty array
 * @list: units from which the scored items of @blueprint cannot be chosen
 * @blueprint: how much of what
 *
 * Says why: each domain that has too few items, or else that all together have, or else that cases do not fit.
 */
void
exam_shortages_add_scored (GArray              *shortages,
                           const ExamUnitList  *list,
                           const ExamBlueprint *blueprint)
{
  g_autofree guint *there = g_new0 (guint, blueprint->n_domains);
  guint usable = 0;

  g_return_if_fail (shortages != NULL);

  exam_unit_list_count_items (list, G_MAXINT64, there, there);
  for (guint d = 0; d < blueprint->n_domains; d++)
    {
      usable += MIN (there[d], blueprint->most[d]);
      if (there[d] < blueprint->least[d])
        exam_shortages_add (shortages, EXAM_SHORTAGE_DOMAIN, d, blueprint->least[d], there[d]);
    }

  if (shortages->len == 0)
    exam_shortages_add (shortages, usable < blueprint->total ? EXAM_SHORTAGE_TOTAL : EXAM_SHORTAGE_FIT, 0,
                        blueprint->total, usable);
}

static char *
describe (const ExamFormat   *format,
          const ExamShortage *shortage)
{
  switch (shortage->kind)
    {
    case EXAM_SHORTAGE_DOMAIN:
      {
        const ExamDomain *domain = g_ptr_array_index (format->domains, shortage->domain);

        /* Translators: name of a domain, questions needed, questions there are */
        return g_strdup_printf (_("%s: %u needed, %u there"), domain->name, shortage->needed, shortage->there);
      }
    case EXAM_SHORTAGE_PRETEST:
      return g_strdup_printf (_("Unscored questions: %u needed, %u left"), shortage->needed, shortage->there);
    case EXAM_SHORTAGE_CASES:
      return g_strdup_printf (_("Cases: %u needed, %u there"), shortage->needed, shortage->there);
    case EXAM_SHORTAGE_TOTAL:
      return g_strdup_printf (_("All domains together: %u needed, %u there"), shortage->needed, shortage->there);
    case EXAM_SHORTAGE_FIT:
    default:
      return g_strdup_printf (ngettext ("%u question is needed, but no choice of whole cases makes that number",
                                        "%u questions are needed, but no choice of whole cases makes that number",
                                        shortage->needed),
                              shortage->needed);
    }
}

/**
 * exam_shortages_to_string:
 * @shortages: (element-type ExamShortage): what is missing for a form
 * @format: whose form it is
 *
 * Returns: (transfer full): a line for each, without an end of line behind the last
 */
char *
exam_shortages_to_string (const GArray     *shortages,
                          const ExamFormat *format)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < shortages->len; i++)
    {
      g_autofree char *line = describe (format, &g_array_index (shortages, ExamShortage, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}
