/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <stdlib.h>
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
  guint           first;     /* of its runs */
  guint           n_runs;
  guint           asked_by;  /* the last entry that was compared with it, plus 1 */
} Entry;

typedef struct {
  ExamChecker *checker;
  GArray      *entries;  /* (owned) (element-type Entry) */
  GArray      *runs;     /* (owned) (element-type guint64): of one entry after the other, each of an entry once */
  guint32     *ranks;    /* (owned): what stands in place of each run, the rarest first; sorted within an entry */
  GArray     **index;    /* (owned): by rank: (nullable) (element-type Place) entries that have it among their rarest */
} Search;

typedef struct {
  guint entry;
  guint at;     /* among its ranks */
} Place;

typedef struct {
  guint64 run;
  guint32 value;  /* in how many entries it is, then its rank plus 1; 0 where there is no run */
} Slot;

/* --- Words --- */

/* Adds a hash of each word: all numbers have the same, and capitals do not matter. */
static void
add_words (GArray     *words,
           const char *plain)
{
  guint64 hash = 0;
  gboolean in_word = FALSE, in_number = FALSE;

  for (const char *at = plain;; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      gboolean is_part = character < 128 ? g_ascii_isalnum ((char) character) : g_unichar_isalnum (character);

      if (is_part)
        {
          if (!in_word)
            {
              hash = 5381;
              in_number = g_ascii_isdigit (*at);
            }
          in_word = TRUE;
          if (!in_number)
            hash = hash * 33 + (character < 128 ? (gunichar) g_ascii_tolower ((char) character) : g_unichar_tolower (character));
        }
      else if (in_word)
        {
          g_array_append_val (words, hash);
          in_word = FALSE;
        }
      if (character == 0)
        return;
    }
}

static void
add_text (GArray   *words,
          ExamText *text)
{
  g_autofree char *plain = exam_text_dup_plain (text);

  add_words (words, plain);
}

static GArray *
list_words (const ExamItem *item)
{
  GArray *words = g_array_sized_new (FALSE, FALSE, sizeof (guint64), 64);

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

/* Sorts what stands from @first on and keeps each value once. */
static void
drop_repeated (GArray *runs,
               guint   first)
{
  guint64 *values = &g_array_index (runs, guint64, first);
  guint n_all = runs->len - first, n = 0;

  if (n_all == 0)
    return;
  qsort (values, n_all, sizeof *values, compare_values);
  for (guint i = 0; i < n_all; i++)
    if (n == 0 || values[n - 1] != values[i])
      values[n++] = values[i];
  g_array_set_size (runs, first + n);
}

static void
add_runs (GArray         *runs,
          const ExamItem *item)
{
  g_autoptr (GArray) words = list_words (item);
  ExamCase *exam_case = exam_item_get_case (item);
  guint64 seed = exam_case != NULL ? g_str_hash (exam_case_get_id (exam_case)) : 0;
  guint first = runs->len;

  for (guint i = 0; i + RUN_WORDS <= words->len; i++)
    {
      guint64 run = seed;

      for (guint j = 0; j < RUN_WORDS; j++)
        run = (run ^ g_array_index (words, guint64, i + j)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + j;
      g_array_append_val (runs, run);
    }
  drop_repeated (runs, first);
}

static void
add_entry (Search         *search,
           const ExamItem *item)
{
  Entry entry = { item, search->runs->len };

  add_runs (search->runs, item);
  entry.n_runs = search->runs->len - entry.first;
  g_array_append_val (search->entries, entry);
}

/* --- Ranks --- */

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  guint32 rank_a = *(const guint32 *) a;
  guint32 rank_b = *(const guint32 *) b;

  return rank_a < rank_b ? -1 : rank_a > rank_b;
}

/* Runs are hashes already: a table of them needs no other. @slots has more places than there are runs, and a power of two of
 * them. */
static Slot *
find_slot (Slot   *slots,
           guint   n_slots,
           guint64 run)
{
  guint at = (guint) (run ^ run >> 32) & (n_slots - 1);

  while (slots[at].value > 0 && slots[at].run != run)
    at = (at + 1) & (n_slots - 1);
  return &slots[at];
}

/* Those that occur in as many entries are in no order that matters, but in the same one for all entries. */
static guint
rank_slots (Slot *slots,
            guint n_slots,
            guint n_entries)
{
  g_autofree guint *firsts = g_new0 (guint, n_entries + 2);  /* by how many entries have it: its rank */

  for (guint i = 0; i < n_slots; i++)
    if (slots[i].value > 0)
      firsts[slots[i].value + 1]++;
  for (guint n = 1; n <= n_entries + 1; n++)
    firsts[n] += firsts[n - 1];
  for (guint i = 0; i < n_slots; i++)
    if (slots[i].value > 0)
      slots[i].value = ++firsts[slots[i].value];
  return firsts[n_entries];
}

/* Ranks all runs, the rarest first. Returns: how many different ones there are */
static guint
rank_runs (Search *search)
{
  guint n = search->runs->len;
  guint n_slots = 1u << g_bit_storage ((gulong) n + n / 2);
  g_autofree Slot *slots = g_new0 (Slot, n_slots);
  guint n_ranks;

  for (guint i = 0; i < n; i++)
    {
      guint64 run = g_array_index (search->runs, guint64, i);
      Slot *slot = find_slot (slots, n_slots, run);

      slot->run = run;
      slot->value++;
    }
  n_ranks = rank_slots (slots, n_slots, search->entries->len);

  search->ranks = g_new (guint32, n);
  for (guint i = 0; i < n; i++)
    search->ranks[i] = find_slot (slots, n_slots, g_array_index (search->runs, guint64, i))->value - 1;
  return n_ranks;
}

static void
sort_entries (Search *search)
{
  for (guint i = 0; i < search->entries->len; i++)
    {
      const Entry *entry = &g_array_index (search->entries, Entry, i);

      if (entry->n_runs > 0)
        qsort (search->ranks + entry->first, entry->n_runs, sizeof *search->ranks, compare_ranks);
    }
}

/* --- Search --- */

/* Two sets whose first common rank stands at @first_a and @first_b. Returns: how alike they are, or 0 as soon as it is clear
 * that they are not alike enough */
static double
compare_entries (Search      *search,
                 const Entry *a,
                 guint        first_a,
                 const Entry *b,
                 guint        first_b)
{
  const guint32 *ranks_a = search->ranks + a->first, *ranks_b = search->ranks + b->first;
  guint n_all = a->n_runs + b->n_runs;
  guint wanted = (guint) ceil (ALIKE / (1 + ALIKE) * n_all - 1e-9);
  guint n_both = 0;

  for (guint i = first_a, j = first_b; i < a->n_runs && j < b->n_runs;)
    {
      guint32 rank_a = ranks_a[i], rank_b = ranks_b[j];

      if (n_both + MIN (a->n_runs - i, b->n_runs - j) < wanted)
        return 0;
      n_both += rank_a == rank_b;
      i += rank_a <= rank_b;
      j += rank_a >= rank_b;
    }
  return (double) n_both / (n_all - n_both);
}

static GArray *
get_list (Search *search,
          guint32 rank)
{
  if (search->index[rank] == NULL)
    search->index[rank] = g_array_new (FALSE, FALSE, sizeof (Place));
  return search->index[rank];
}

/* Compares an entry with those before it, and lets those behind find it. */
static void
search_entry (Search *search,
              guint   index)
{
  const Entry *entry = &g_array_index (search->entries, Entry, index);
  guint n_prefix = entry->n_runs - (guint) ceil (ALIKE * entry->n_runs) + 1;
  const Entry *closest = NULL;
  double best = ALIKE;

  for (guint i = 0; i < MIN (n_prefix, entry->n_runs); i++)
    {
      GArray *list = get_list (search, search->ranks[entry->first + i]);

      for (guint j = 0; j < list->len; j++)
        {
          const Place *place = &g_array_index (list, Place, j);
          Entry *other = &g_array_index (search->entries, Entry, place->entry);
          double alike;

          /* Ranks are in the same order in all entries: where one is met again, what they share begins before. */
          if (other->asked_by == index + 1)
            continue;
          other->asked_by = index + 1;
          alike = compare_entries (search, entry, i, other, place->at);
          if (alike >= best)
            {
              best = alike;
              closest = other;
            }
        }
      g_array_append_val (list, ((Place) { index, i }));
    }

  if (closest != NULL)
    exam_checker_report (search->checker, EXAM_CHECK_NEAR_DUPLICATE, entry->item,
                         _("asks nearly the same as item '%s' in line %d (%.0f %% of the wording is common); rewrite or delete one"),
                         exam_item_get_id (closest->item), exam_item_get_line (closest->item), 100 * best);
}

/** Looks for items that ask nearly the same. */
void
exam_checker_check_duplicates (ExamChecker *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (guint64));
  Search search = { self, entries, runs };
  guint n_ranks;

  for (guint i = 0; i < exam_bank_get_n_items (self->bank); i++)
    add_entry (&search, exam_bank_get_item (self->bank, i));

  n_ranks = rank_runs (&search);
  sort_entries (&search);
  search.index = g_new0 (GArray *, n_ranks);
  for (guint i = 0; i < entries->len; i++)
    search_entry (&search, i);

  for (guint i = 0; i < n_ranks; i++)
    g_clear_pointer (&search.index[i], g_array_unref);
  g_free (search.index);
  g_free (search.ranks);
}
