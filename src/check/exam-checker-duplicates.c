/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "check/exam-check-runs.h"
#include "check/exam-checker-private.h"

/*
 * Items that ask nearly the same. Texts are sets of runs of words, and two are alike when their sets are: the number of runs in
 * both, divided by that of the runs in either (Broder 1997, "On the resemblance and containment of documents").
 *
 * To be fast with thousands of items, an item is compared only with those that share one of its rarest runs: two sets that are
 * alike enough must share one of the first few, in whichever order all of them are sorted (prefix filtering: Chaudhuri,
 * Ganti and Kaushik 2006). In a bank that was checked before, only what is new is compared, and with all: that a pair is alike
 * says nothing about another.
 */

#define ALIKE 0.7

/* With more new items than this it is faster to look for all pairs again. */
#define MAX_FRESH 16

/* More pairs are not kept: a bank can consist of copies of one item. */
#define MAX_PAIRS 100000

typedef struct {
  guint  first;     /* of its runs */
  guint  n_runs;
  guint  asked_by;  /* the last entry that was compared with it, plus 1 */
  guint  closest;   /* of those before it, plus 1; 0 if none is alike */
  double alike;     /* as much as that one is */
} Entry;

typedef struct {
  ExamChecker *checker;
  GArray      *entries;  /* (owned) (element-type Entry): by the items of the bank */
  GArray      *runs;     /* (owned) (element-type guint64): of one entry after the other, each of an entry once, in order */
  guint32     *ranks;    /* (owned) (nullable): what stands in place of each run, the rarest first; sorted within an entry */
  GArray     **index;    /* (owned) (nullable): by rank: (nullable) (element-type Place) entries that have it among their rarest */
} Search;

typedef struct {
  guint entry;
  guint at;     /* among its ranks */
} Place;

typedef struct {
  guint64 run;
  guint32 value;  /* in how many entries it is, then its rank plus 1; 0 where there is no run */
} Slot;

/* --- Entries --- */

static void
add_entry (Search *search,
           guint   index)
{
  const ExamItem *item = exam_bank_get_item (search->checker->bank, index);
  ExamCheckMemory *memory = search->checker->memory;
  ExamCheckNote *note = memory != NULL ? exam_check_memory_get (memory, index) : NULL;
  Entry entry = { search->runs->len };

  if (note != NULL && note->runs != NULL)
    g_array_append_vals (search->runs, note->runs->data, note->runs->len);
  else
    exam_check_add_runs (search->runs, item);
  entry.n_runs = search->runs->len - entry.first;
  g_array_append_val (search->entries, entry);

  if (note != NULL && note->runs == NULL)
    {
      note->runs = g_array_sized_new (FALSE, FALSE, sizeof (guint64), entry.n_runs);
      if (entry.n_runs > 0)
        g_array_append_vals (note->runs, &g_array_index (search->runs, guint64, entry.first), entry.n_runs);
    }
}

static Entry *
get_entry (Search *search,
           guint   index)
{
  return &g_array_index (search->entries, Entry, index);
}

/* --- What is alike --- */

/* In how many runs two sets have to agree. */
static guint
count_wanted (guint n_all)
{
  return (guint) ceil (ALIKE / (1 + ALIKE) * n_all - 1e-9);
}

/* Of items that are equally alike the one that stands closest is named. */
static void
note_alike (Search *search,
            guint   index,
            guint   other,
            double  alike)
{
  Entry *entry = get_entry (search, MAX (index, other));
  guint before = MIN (index, other) + 1;

  if (alike < entry->alike || (alike == entry->alike && before < entry->closest))
    return;
  entry->alike = alike;
  entry->closest = before;
}

static void
keep_pair (Search *search,
           guint   index,
           guint   other,
           double  alike)
{
  ExamCheckMemory *memory = search->checker->memory;

  if (memory == NULL || !memory->paired)
    return;
  if (memory->pairs->len < MAX_PAIRS)
    {
      const ExamCheckPair pair = { exam_check_memory_get (memory, index), exam_check_memory_get (memory, other), alike };

      g_array_append_val (memory->pairs, pair);
      return;
    }
  memory->paired = FALSE;
  g_array_set_size (memory->pairs, 0);
}

static void
add_pair (Search *search,
          guint   index,
          guint   other,
          double  alike)
{
  note_alike (search, index, other, alike);
  keep_pair (search, index, other, alike);
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
  guint wanted = count_wanted (n_all);
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
  const Entry *entry = get_entry (search, index);
  guint n_prefix = entry->n_runs - (guint) ceil (ALIKE * entry->n_runs - 1e-9) + 1;

  for (guint i = 0; i < MIN (n_prefix, entry->n_runs); i++)
    {
      GArray *list = get_list (search, search->ranks[entry->first + i]);

      for (guint j = 0; j < list->len; j++)
        {
          const Place place = g_array_index (list, Place, j);
          Entry *other = get_entry (search, place.entry);
          double alike;

          /* Ranks are in the same order in all entries: where one is met again, what they share begins before. */
          if (other->asked_by == index + 1)
            continue;
          other->asked_by = index + 1;
          alike = compare_entries (search, entry, i, other, place.at);
          if (alike >= ALIKE)
            add_pair (search, index, place.entry, alike);
        }
      g_array_append_val (list, ((Place) { index, i }));
    }
}

/* Looks for all pairs. */
static void
search_all (Search *search)
{
  ExamCheckMemory *memory = search->checker->memory;
  guint n_ranks = rank_runs (search);

  if (memory != NULL)
    {
      memory->paired = TRUE;
      g_array_set_size (memory->pairs, 0);
    }
  sort_entries (search);
  search->index = g_new0 (GArray *, n_ranks);
  for (guint i = 0; i < search->entries->len; i++)
    search_entry (search, i);

  for (guint i = 0; i < n_ranks; i++)
    g_clear_pointer (&search->index[i], g_array_unref);
  g_free (search->index);
  g_free (search->ranks);
}

/* --- What is new --- */

/* The same as compare_entries(), by the runs themselves. */
static double
compare_runs (Search      *search,
              const Entry *a,
              const Entry *b)
{
  const guint64 *runs_a, *runs_b;
  guint n_all = a->n_runs + b->n_runs, wanted = count_wanted (n_all), n_both = 0;

  if (MIN (a->n_runs, b->n_runs) < wanted || n_all == 0)
    return 0;
  runs_a = &g_array_index (search->runs, guint64, a->first);
  runs_b = &g_array_index (search->runs, guint64, b->first);
  for (guint i = 0, j = 0; i < a->n_runs && j < b->n_runs;)
    {
      guint64 run_a = runs_a[i], run_b = runs_b[j];

      if (n_both + MIN (a->n_runs - i, b->n_runs - j) < wanted)
        return 0;
      n_both += run_a == run_b;
      i += run_a <= run_b;
      j += run_a >= run_b;
    }
  return (double) n_both / (n_all - n_both);
}

/* Looks for the pairs that new items make; the others are known. */
static void
search_fresh (Search *search)
{
  ExamCheckMemory *memory = search->checker->memory;
  g_autofree gboolean *done = g_new0 (gboolean, search->entries->len);

  for (guint i = 0; i < memory->pairs->len; i++)
    {
      const ExamCheckPair *pair = &g_array_index (memory->pairs, ExamCheckPair, i);

      note_alike (search, pair->a->position, pair->b->position, pair->alike);
    }
  for (guint i = 0; i < memory->fresh->len; i++)
    {
      guint index = ((const ExamCheckNote *) g_ptr_array_index (memory->fresh, i))->position;

      done[index] = TRUE;
      for (guint other = 0; other < search->entries->len; other++)
        {
          double alike = done[other] ? 0 : compare_runs (search, get_entry (search, index), get_entry (search, other));

          if (alike >= ALIKE)
            add_pair (search, index, other, alike);
        }
    }
}

/* --- All --- */

static void
report_closest (Search *search,
                guint   index)
{
  ExamBank *bank = search->checker->bank;
  const Entry *entry = get_entry (search, index);
  const ExamItem *closest;

  if (entry->closest == 0)
    return;
  closest = exam_bank_get_item (bank, entry->closest - 1);
  exam_checker_report (search->checker, EXAM_CHECK_NEAR_DUPLICATE, exam_bank_get_item (bank, index),
                       _("asks nearly the same as item '%s' in line %d (%.0f %% of the wording is common); rewrite or delete one"),
                       exam_item_get_id (closest), exam_item_get_line (closest), 100 * entry->alike);
}

/** Looks for items that ask nearly the same. */
void
exam_checker_check_duplicates (ExamChecker *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (guint64));
  Search search = { self, entries, runs };

  for (guint i = 0; i < exam_bank_get_n_items (self->bank); i++)
    add_entry (&search, i);
  if (self->memory != NULL && self->memory->paired && self->memory->fresh->len <= MAX_FRESH)
    search_fresh (&search);
  else
    search_all (&search);
  for (guint i = 0; i < entries->len; i++)
    report_closest (&search, i);
}
