/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-error-log.h"

static void
free_group (gpointer data)
{
  ExamErrorGroup *group = data;

  g_array_unref (group->indices);
  g_free (group);
}

static guint
hash_section (gconstpointer key)
{
  const ExamMiss *miss = key;

  return g_direct_hash (miss->source) * 31 + g_direct_hash (miss->section);
}

/* Strings of misses are interned: the same text is the same pointer. */
static gboolean
is_same_section (gconstpointer a,
                 gconstpointer b)
{
  const ExamMiss *miss_a = a;
  const ExamMiss *miss_b = b;

  return miss_a->source == miss_b->source && miss_a->section == miss_b->section;
}

/* Adds a miss to the group that @key stands for; misses come the latest first. */
static void
add_to_group (GHashTable     *groups,
              GPtrArray      *list,
              gpointer        key,
              const ExamMiss *miss,
              guint           index)
{
  ExamErrorGroup *group = g_hash_table_lookup (groups, key);

  if (group == NULL)
    {
      group = g_new (ExamErrorGroup, 1);
      *group = (ExamErrorGroup) {
        .cause = miss->cause,
        .format_id = miss->format_id,
        .domain = miss->domain,
        .source = miss->source,
        .section = miss->section,
        .item_id = miss->item_id,
        .stem = miss->stem,
        .right_since = miss->right_since,
        .indices = g_array_new (FALSE, FALSE, sizeof (guint)),
      };
      g_hash_table_insert (groups, key, group);
      g_ptr_array_add (list, group);
    }
  g_array_append_val (group->indices, index);
}

static gboolean
lets_through (const ExamErrorFilter *filter,
              const ExamMiss        *miss)
{
  return (filter->practice || !miss->practice) && miss->ended_at >= filter->since &&
         (filter->format_id == NULL || g_strcmp0 (filter->format_id, miss->format_id) == 0);
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const ExamErrorGroup *group_a = *(ExamErrorGroup *const *) a;
  const ExamErrorGroup *group_b = *(ExamErrorGroup *const *) b;
  guint latest_a = g_array_index (group_a->indices, guint, 0);
  guint latest_b = g_array_index (group_b->indices, guint, 0);

  if (group_a->indices->len != group_b->indices->len)
    return group_a->indices->len > group_b->indices->len ? -1 : 1;
  return (latest_a > latest_b) - (latest_a < latest_b);
}

/* What nothing is said of is mostly the longest, and tells nothing. */
static int
compare_causes (gconstpointer a,
                gconstpointer b)
{
  gboolean said_a = (*(ExamErrorGroup *const *) a)->cause != EXAM_CAUSE_NONE;
  gboolean said_b = (*(ExamErrorGroup *const *) b)->cause != EXAM_CAUSE_NONE;

  return said_a != said_b ? (said_a ? -1 : 1) : compare_groups (a, b);
}

static int
compare_repeats (gconstpointer a,
                 gconstpointer b)
{
  gboolean right_a = (*(ExamErrorGroup *const *) a)->right_since;
  gboolean right_b = (*(ExamErrorGroup *const *) b)->right_since;

  return right_a != right_b ? (right_a ? 1 : -1) : compare_groups (a, b);
}

static void
keep_repeats (ExamErrorLog *self,
              GPtrArray    *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      ExamErrorGroup *group = g_ptr_array_index (items, i);

      if (group->indices->len < 2)
        {
          free_group (group);
          continue;
        }
      g_ptr_array_add (self->repeats, group);
      self->n_fixed += group->right_since;
    }
}

static void
make_groups (ExamErrorLog          *self,
             const ExamErrorFilter *filter)
{
  g_autoptr (GHashTable) causes = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) domains = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) sections = g_hash_table_new (hash_section, is_same_section);
  g_autoptr (GHashTable) by_item = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < self->misses->len; i++)
    {
      ExamMiss *miss = &g_array_index (self->misses, ExamMiss, i);

      if (!lets_through (filter, miss))
        continue;
      self->n_misses++;
      self->n_caused += miss->cause != EXAM_CAUSE_NONE;
      add_to_group (causes, self->causes, GUINT_TO_POINTER (miss->cause), miss, i);
      add_to_group (domains, self->domains, (gpointer) miss->domain, miss, i);
      add_to_group (by_item, items, (gpointer) miss->item_id, miss, i);
      if (miss->source != NULL)
        add_to_group (sections, self->sections, miss, miss, i);
    }

  self->n_items = items->len;
  keep_repeats (self, items);
}

/**
 * exam_error_log_new:
 * @misses: (element-type ExamMiss): as exam_archive_list_misses() gives them: the latest first
 * @filter: which of them count
 *
 * Returns: (transfer full): what they have in common
 */
ExamErrorLog *
exam_error_log_new (GArray                *misses,
                    const ExamErrorFilter *filter)
{
  ExamErrorLog *self;

  g_return_val_if_fail (misses != NULL, NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  self = g_new0 (ExamErrorLog, 1);
  self->misses = g_array_ref (misses);
  self->causes = g_ptr_array_new_with_free_func (free_group);
  self->domains = g_ptr_array_new_with_free_func (free_group);
  self->sections = g_ptr_array_new_with_free_func (free_group);
  self->repeats = g_ptr_array_new_with_free_func (free_group);
  make_groups (self, filter);
  g_ptr_array_sort (self->causes, compare_causes);
  g_ptr_array_sort (self->domains, compare_groups);
  g_ptr_array_sort (self->sections, compare_groups);
  g_ptr_array_sort (self->repeats, compare_repeats);
  return self;
}

void
exam_error_log_free (ExamErrorLog *self)
{
  g_return_if_fail (self != NULL);
  g_ptr_array_unref (self->causes);
  g_ptr_array_unref (self->domains);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->repeats);
  g_array_unref (self->misses);
  g_free (self);
}

/** Returns: (transfer none): one of the misses, by an index out of a group */
const ExamMiss *
exam_error_log_get_miss (const ExamErrorLog *self,
                         guint               index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->misses->len, NULL);
  return &g_array_index (self->misses, ExamMiss, index);
}

/** Returns: (transfer full) (element-type utf8): (transfer none) ids of the formats of @misses, that of the latest first */
GPtrArray *
exam_error_log_list_formats (const GArray *misses)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *formats;

  g_return_val_if_fail (misses != NULL, NULL);

  formats = g_ptr_array_new ();
  for (guint i = 0; i < misses->len; i++)
    {
      const char *id = g_array_index (misses, ExamMiss, i).format_id;

      if (g_hash_table_add (seen, (gpointer) id))
        g_ptr_array_add (formats, (gpointer) id);
    }
  return formats;
}
