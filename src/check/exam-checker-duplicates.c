/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "check/exam-checker-private.h"

/*
 * Items that ask nearly the same. Texts are sets of runs of three words, with all numbers taken for one, and two are alike when
 * their sets are: the number of runs in both, divided by that of the runs in either (Broder 1997, "On the resemblance and
 * containment of documents"). A stem of few words says little without its options, which then belong to the text. Items of
 * different cases are not compared: the same question may be asked of every record.
 *
 * To be fast with thousands of items, an item is compared only with those that share one of its rarest runs: two sets that are
 * alike enough must share one of the first few, in whichever order all of them are sorted (prefix filtering: Chaudhuri,
 * Ganti and Kaushik 2006).
 */

#define ALIKE 0.7
#define RUN_WORDS 3
#define FEW_WORDS 12

typedef struct {
  const ExamItem *item;
  GArray         *runs;   /* (owned) (element-type guint64): sorted, each once; by how rare they are, then by value */
} Entry;

typedef struct {
  ExamChecker *checker;
  GArray      *entries;      /* (owned) (element-type Entry) */
  GHashTable  *frequencies;  /* (owned) run → how many items have it */
  GHashTable  *index;        /* (owned) run → (element-type guint) entries that have it among their rarest */
} Search;

/* --- Words --- */

static void
add_words (GPtrArray  *words,
           const char *plain)
{
  g_autofree char *folded = g_utf8_casefold (plain, -1);
  const char *start = NULL;

  for (const char *at = folded;; at = g_utf8_next_char (at))
    {
      if (*at != '\0' && g_unichar_isalnum (g_utf8_get_char (at)))
        {
          if (start == NULL)
            start = at;
          continue;
        }
      if (start != NULL)
        {
          g_ptr_array_add (words, g_ascii_isdigit (*start) ? g_strdup ("0") : g_strndup (start, (gsize) (at - start)));
          start = NULL;
        }
      if (*at == '\0')
        return;
    }
}

static void
add_text (GPtrArray *words,
          ExamText  *text)
{
  g_autofree char *plain = exam_text_dup_plain (text);

  add_words (words, plain);
}

static GPtrArray *
list_words (const ExamItem *item)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  add_text (words, exam_item_get_stem (item));
  if (words->len < FEW_WORDS)
    for (guint i = 0; i < exam_item_get_n_options (item); i++)
      add_text (words, exam_option_get_text (exam_item_get_option (item, i)));
  return words;
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  guint64 value_a = *(const guint64 *) a;
  guint64 value_b = *(const guint64 *) b;

  return value_a < value_b ? -1 : value_a > value_b;
}

static void
drop_repeated (GArray *runs)
{
  guint n = 0;

  g_array_sort (runs, compare_values);
  for (guint i = 0; i < runs->len; i++)
    if (n == 0 || g_array_index (runs, guint64, n - 1) != g_array_index (runs, guint64, i))
      g_array_index (runs, guint64, n++) = g_array_index (runs, guint64, i);
  g_array_set_size (runs, n);
}

static GArray *
list_runs (const ExamItem *item)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GPtrArray) words = list_words (item);
  ExamCase *exam_case = exam_item_get_case (item);
  guint64 seed = exam_case != NULL ? g_str_hash (exam_case_get_id (exam_case)) : 0;

  for (guint i = 0; i + RUN_WORDS <= words->len; i++)
    {
      guint64 run = seed;

      for (guint j = 0; j < RUN_WORDS; j++)
        run = (run ^ g_str_hash (g_ptr_array_index (words, i + j))) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + j;
      g_array_append_val (runs, run);
    }
  drop_repeated (runs);
  return runs;
}

/* --- Search --- */

static guint
get_frequency (Search *search,
               guint64 run)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (search->frequencies, &run));
}

static int
compare_rarity (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  guint frequency_a = get_frequency (data, *(const guint64 *) a);
  guint frequency_b = get_frequency (data, *(const guint64 *) b);

  return frequency_a != frequency_b ? (frequency_a < frequency_b ? -1 : 1) : compare_values (a, b);
}

static double
compare_entries (Search      *search,
                 const Entry *a,
                 const Entry *b)
{
  guint n_both = 0;

  for (guint i = 0, j = 0; i < a->runs->len && j < b->runs->len;)
    {
      int order = compare_rarity (&g_array_index (a->runs, guint64, i), &g_array_index (b->runs, guint64, j), search);

      n_both += order == 0;
      i += order <= 0;
      j += order >= 0;
    }
  return (double) n_both / (a->runs->len + b->runs->len - n_both);
}

static GArray *
get_list (Search *search,
          guint64 run)
{
  GArray *list = g_hash_table_lookup (search->index, &run);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (search->index, g_memdup2 (&run, sizeof run), list);
    }
  return list;
}

/* Compares an entry with those before it, and lets those behind find it. */
static void
search_entry (Search *search,
              guint   index)
{
  const Entry *entry = &g_array_index (search->entries, Entry, index);
  guint n_prefix = entry->runs->len - (guint) ceil (ALIKE * entry->runs->len) + 1;
  g_autoptr (GHashTable) compared = g_hash_table_new (NULL, NULL);
  const Entry *closest = NULL;
  double best = ALIKE;

  for (guint i = 0; i < MIN (n_prefix, entry->runs->len); i++)
    {
      GArray *list = get_list (search, g_array_index (entry->runs, guint64, i));

      for (guint j = 0; j < list->len; j++)
        {
          const Entry *other = &g_array_index (search->entries, Entry, g_array_index (list, guint, j));
          double alike;

          if (!g_hash_table_add (compared, (gpointer) other))
            continue;
          alike = compare_entries (search, entry, other);
          if (alike >= best)
            {
              best = alike;
              closest = other;
            }
        }
      g_array_append_val (list, index);
    }

  if (closest != NULL)
    exam_checker_report (search->checker, EXAM_CHECK_NEAR_DUPLICATE, entry->item,
                         _("asks nearly the same as item '%s' in line %d (%.0f %% of the wording is common); rewrite or delete one"),
                         exam_item_get_id (closest->item), exam_item_get_line (closest->item), 100 * best);
}

static void
entry_clear (gpointer data)
{
  g_array_unref (((Entry *) data)->runs);
}

static void
add_entry (Search         *search,
           const ExamItem *item)
{
  Entry entry = { item, list_runs (item) };

  for (guint i = 0; i < entry.runs->len; i++)
    {
      guint64 *run = &g_array_index (entry.runs, guint64, i);

      g_hash_table_insert (search->frequencies, g_memdup2 (run, sizeof *run), GUINT_TO_POINTER (get_frequency (search, *run) + 1));
    }
  g_array_append_val (search->entries, entry);
}

/** Looks for items that ask nearly the same. */
void
exam_checker_check_duplicates (ExamChecker *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GHashTable) frequencies = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) index =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  Search search = { self, entries, frequencies, index };

  g_array_set_clear_func (entries, entry_clear);
  for (guint i = 0; i < exam_bank_get_n_items (self->bank); i++)
    add_entry (&search, exam_bank_get_item (self->bank, i));

  for (guint i = 0; i < entries->len; i++)
    g_array_sort_with_data (g_array_index (entries, Entry, i).runs, compare_rarity, &search);
  for (guint i = 0; i < entries->len; i++)
    search_entry (&search, i);
}
