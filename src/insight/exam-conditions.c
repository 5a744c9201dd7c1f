/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-conditions.h"

#include <string.h>

/* --- Years of sources --- */

/* A year of a code set changes all its books at once: guidelines, tables, index. */
static char *
make_source_name (const char *title)
{
  static const char *const code_sets[] = { "ICD-10-CM", "ICD-10-PCS", "HCPCS", "CPT" };

  for (guint i = 0; i < G_N_ELEMENTS (code_sets); i++)
    if (g_str_has_prefix (title, code_sets[i]) && !g_ascii_isalnum (title[strlen (code_sets[i])]))
      return g_strdup (code_sets[i]);
  return g_strdup (title);
}

static void
source_years_free (gpointer data)
{
  ExamSourceYears *self = data;

  for (guint i = 0; i < self->n_sittings; i++)
    g_free (self->years[i]);
  g_free (self->years);
  g_free (self->name);
  g_free (self);
}

static int
compare_source_years (gconstpointer a,
                      gconstpointer b)
{
  const ExamSourceYears *years_a = *(const ExamSourceYears *const *) a;
  const ExamSourceYears *years_b = *(const ExamSourceYears *const *) b;

  return g_strcmp0 (years_a->name, years_b->name);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return g_strcmp0 (a, b);
}

/* @years: (element-type utf8): a set */
static char *
join_years (GHashTable *years)
{
  g_autoptr (GList) list = g_list_sort (g_hash_table_get_keys (years), compare_keys);
  g_autoptr (GString) text = g_string_new (NULL);

  for (const GList *l = list; l != NULL; l = l->next)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", (const char *) l->data);
  return g_strdup (text->str);
}

/* Returns: (element-type utf8 GHashTable): the years, by name of the source */
static GHashTable *
collect_years (const ExamForm *form)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);

  for (guint position = 0; position < exam_form_get_n_items (form); position++)
    {
      const ExamItem *item = exam_form_get_item (form, position);

      for (guint i = 0; i < exam_item_get_n_sources (item); i++)
        {
          const ExamSource *source = exam_item_get_source (item, i);
          g_autofree char *name = NULL;
          GHashTable *years;

          if (exam_source_get_title (source) == NULL || exam_source_get_year (source) == NULL)
            continue;
          name = make_source_name (exam_source_get_title (source));
          years = g_hash_table_lookup (names, name);
          if (years == NULL)
            {
              years = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
              g_hash_table_insert (names, g_steal_pointer (&name), years);
            }
          g_hash_table_add (years, g_strdup (exam_source_get_year (source)));
        }
    }
  return names;
}

static gboolean
differs (const ExamSourceYears *self)
{
  const char *first = NULL;

  for (guint i = 0; i < self->n_sittings; i++)
    {
      if (self->years[i] == NULL)
        continue;
      if (first == NULL)
        first = self->years[i];
      else if (!g_str_equal (first, self->years[i]))
        return TRUE;
    }
  return FALSE;
}

/**
 * exam_conditions_list_sources:
 * @sittings: (element-type ExamStoredSitting): sittings
 *
 * Which year an item is of is known by the sources it cites.
 *
 * Returns: (transfer full) (element-type ExamSourceYears): the code sets and other sources that sittings cite in different
 *   years, by name
 */
GPtrArray *
exam_conditions_list_sources (const GPtrArray *sittings)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (source_years_free);
  g_autoptr (GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (sittings != NULL, sources);

  for (guint i = 0; i < sittings->len; i++)
    {
      g_autoptr (GHashTable) names = collect_years (((const ExamStoredSitting *) g_ptr_array_index (sittings, i))->form);
      gpointer name, years;

      g_hash_table_iter_init (&iter, names);
      while (g_hash_table_iter_next (&iter, &name, &years))
        {
          ExamSourceYears *source = g_hash_table_lookup (all, name);

          if (source == NULL)
            {
              source = g_new0 (ExamSourceYears, 1);
              source->name = g_strdup (name);
              source->n_sittings = sittings->len;
              source->years = g_new0 (char *, sittings->len);
              g_hash_table_insert (all, source->name, source);
            }
          source->years[i] = join_years (years);
        }
    }

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      if (differs (value))
        g_ptr_array_add (sources, value);
      else
        source_years_free (value);
    }
  g_ptr_array_sort (sources, compare_source_years);
  return sources;
}

/* --- What differs --- */

static guint
compare_two (const ExamStoredSitting *a,
             const ExamStoredSitting *b)
{
  const ExamSittingRecord *record_a = a->record, *record_b = b->record;
  const ExamFormat *format_a = exam_form_get_format (a->form), *format_b = exam_form_get_format (b->form);
  const gboolean differences[EXAM_N_CONDITIONS] = {
    [EXAM_CONDITION_EXAM] = !g_str_equal (format_a->family, format_b->family),
    [EXAM_CONDITION_EDITION] = g_str_equal (format_a->family, format_b->family) && !g_str_equal (format_a->id, format_b->id),
    [EXAM_CONDITION_FORMAT] = g_str_equal (format_a->id, format_b->id) && format_a->xml != NULL && format_b->xml != NULL &&
                              !g_bytes_equal (format_a->xml, format_b->xml),
    [EXAM_CONDITION_SCALE] = record_a->scaled != record_b->scaled || record_a->scale_min != record_b->scale_min ||
                             record_a->scale_max != record_b->scale_max,
    [EXAM_CONDITION_CUT] = record_a->cut != record_b->cut || format_a->raw_cut_percent != format_b->raw_cut_percent,
    [EXAM_CONDITION_LENGTH] = record_a->n_items != record_b->n_items || record_a->is_short != record_b->is_short,
    [EXAM_CONDITION_MINUTES] = record_a->minutes != record_b->minutes,
    [EXAM_CONDITION_EXTRA_TIME] = record_a->rules.time_percent != record_b->rules.time_percent,
    [EXAM_CONDITION_RULES] = record_a->rules.relaxed != record_b->rules.relaxed,
    [EXAM_CONDITION_CODE_BOOK] = record_a->rules.code_book != record_b->rules.code_book,
    [EXAM_CONDITION_CANDIDATE] = !g_str_equal (record_a->candidate, record_b->candidate),
  };
  guint bits = 0;

  for (guint i = 0; i < EXAM_N_CONDITIONS; i++)
    if (differences[i])
      bits |= 1u << i;
  return bits;
}

/**
 * exam_conditions_compare:
 * @sittings: (element-type ExamStoredSitting): sittings
 * @sources: (element-type ExamSourceYears): from exam_conditions_list_sources()
 *
 * Returns: a bit for each #ExamCondition that is not the same in all
 */
guint
exam_conditions_compare (const GPtrArray *sittings,
                         const GPtrArray *sources)
{
  guint bits = sources->len > 0 ? 1u << EXAM_CONDITION_SOURCES : 0;

  for (guint i = 1; i < sittings->len; i++)
    for (guint j = 0; j < i; j++)
      bits |= compare_two (g_ptr_array_index (sittings, j), g_ptr_array_index (sittings, i));
  return bits;
}

/** Returns: what programs call a condition */
const char *
exam_condition_get_name (ExamCondition condition)
{
  static const char *const names[EXAM_N_CONDITIONS] = {
    "exam", "edition", "format-file", "scale", "cut", "source-years", "length", "minutes", "extra-time", "rules", "code-book",
    "candidate",
  };

  g_return_val_if_fail (condition < EXAM_N_CONDITIONS, NULL);
  return names[condition];
}
