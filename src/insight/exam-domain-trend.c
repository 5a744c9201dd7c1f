/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-domain-trend.h"

#include <math.h>

#include "record/exam-domain-result.h"

static ExamDomainTrend *
create (const char *id,
        const char *name)
{
  ExamDomainTrend *self = g_new0 (ExamDomainTrend, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->points = g_array_new (FALSE, FALSE, sizeof (ExamDomainTrendPoint));
  return self;
}

static void
destroy (gpointer data)
{
  ExamDomainTrend *self = data;

  g_free (self->id);
  g_free (self->name);
  g_array_unref (self->points);
  g_free (self);
}

static ExamDomainTrend *
find_or_add (GPtrArray  *trends,
             GHashTable *by_id,
             const char *id,
             const char *name)
{
  ExamDomainTrend *self = g_hash_table_lookup (by_id, id);

  if (self != NULL)
    return self;
  self = create (id, name);
  g_ptr_array_add (trends, self);
  g_hash_table_insert (by_id, self->id, self);
  return self;
}

static GHashTable *
index_sittings (const ExamTrend *trend)
{
  GHashTable *indices = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < trend->records->len; i++)
    g_hash_table_insert (indices, (gpointer) &exam_trend_get (trend, i)->id, GUINT_TO_POINTER (i));
  return indices;
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  const ExamDomainTrendPoint *point_a = a;
  const ExamDomainTrendPoint *point_b = b;

  return (point_a->index > point_b->index) - (point_a->index < point_b->index);
}

static void
add_result (ExamDomainTrend        *self,
            guint                   index,
            const ExamDomainResult *result)
{
  /* Any file can say anything. */
  double points = isfinite (result->points) ? CLAMP (result->points, 0, result->n_items) : 0;
  const ExamDomainTrendPoint point = {
    .index = index,
    .points = points,
    .n_items = result->n_items,
    .share = points / result->n_items,
    .interval = exam_interval_for_proportion (points, result->n_items),
  };

  g_array_append_val (self->points, point);
}

/**
 * exam_domain_trend_list:
 * @trend: sittings of a format
 * @results: (element-type ExamDomainResult): in any order; those of sittings that are not in @trend are passed over
 * @format: (nullable): the format, for the names of its domains and their order
 *
 * Domains come in the order of the blueprint, so that each keeps its place from one sitting to the next; behind them such
 * as the format does not have.
 *
 * Returns: (transfer full) (element-type ExamDomainTrend): the domains of which there was an item
 */
GPtrArray *
exam_domain_trend_list (const ExamTrend  *trend,
                        const GArray     *results,
                        const ExamFormat *format)
{
  GPtrArray *trends;
  g_autoptr (GHashTable) by_id = NULL;
  g_autoptr (GHashTable) indices = NULL;

  g_return_val_if_fail (trend != NULL, NULL);
  g_return_val_if_fail (results != NULL, NULL);

  trends = g_ptr_array_new_with_free_func (destroy);
  by_id = g_hash_table_new (g_str_hash, g_str_equal);
  indices = index_sittings (trend);
  for (guint i = 0; format != NULL && i < format->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, i);

      find_or_add (trends, by_id, domain->id, domain->name);
    }

  for (guint i = 0; i < results->len; i++)
    {
      const ExamDomainResult *result = &g_array_index (results, ExamDomainResult, i);
      gpointer index;

      if (result->n_items > 0 && g_hash_table_lookup_extended (indices, &result->sitting_id, NULL, &index))
        add_result (find_or_add (trends, by_id, result->domain, result->domain), GPOINTER_TO_UINT (index), result);
    }

  for (guint i = trends->len; i > 0; i--)
    {
      ExamDomainTrend *self = g_ptr_array_index (trends, i - 1);

      g_array_sort (self->points, compare_points);
      if (self->points->len == 0)
        g_ptr_array_remove_index (trends, i - 1);
    }
  return trends;
}

const ExamDomainTrendPoint *
exam_domain_trend_get_point (const ExamDomainTrend *self,
                             guint                  index)
{
  g_return_val_if_fail (self != NULL && index < self->points->len, NULL);
  return &g_array_index (self->points, ExamDomainTrendPoint, index);
}

/** Returns: (nullable): the point of the sitting with the index @index in the trend */
const ExamDomainTrendPoint *
exam_domain_trend_find_sitting (const ExamDomainTrend *self,
                                guint                  index)
{
  const ExamDomainTrendPoint wanted = { .index = index };
  guint place;

  g_return_val_if_fail (self != NULL, NULL);

  if (!g_array_binary_search (self->points, &wanted, compare_points, &place))
    return NULL;
  return exam_domain_trend_get_point (self, place);
}
