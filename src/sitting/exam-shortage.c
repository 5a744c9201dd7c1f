/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-shortage.h"

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
