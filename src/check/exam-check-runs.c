/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "check/exam-check-runs.h"

#include <stdlib.h>

/*
 * What an item asks, as a set of runs of three words, with all numbers taken for one. A stem of few words says little without
 * its options, which then belong to the text. Runs of different cases differ: the same question may be asked of every record.
 */

#define RUN_WORDS 3
#define FEW_WORDS 12

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

/**
 * exam_check_add_runs:
 * @runs: (element-type guint64): gets hashes of the runs behind what it has, in ascending order and each once
 * @item: an item
 *
 * Adds all runs of words of @item.
 */
void
exam_check_add_runs (GArray         *runs,
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
