/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "check/exam-checker-private.h"

/* Habits of an author that give keys away: where they stand, and how long they are. Over a bank, because single items can
 * be anything. Only items with one key and the number of options that most items of the bank have are compared. */

/* Below this, a share says nothing. */
#define MIN_ITEMS 20

/* A letter's share may be this much off the even one, relative to it: 20 to 30 % where there are four options. */
#define POSITION_TOLERANCE 0.2

/* The key may be the longest option this much more often than by chance: 32 % where there are four options. */
#define LENGTH_TOLERANCE 0.28

/* And it must be more than chance makes it: two standard deviations of the binomial distribution. */
#define DEVIATIONS 2.0

typedef struct {
  guint n_options;
  guint n_items;
  guint keys[EXAM_ITEM_MAX_OPTIONS];
  guint n_longest;
} Balance;

static guint
find_usual_number (const ExamBank *bank)
{
  guint counts[EXAM_ITEM_MAX_OPTIONS + 1] = { 0 };
  guint usual = 0;

  for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
    {
      const ExamItem *item = exam_bank_get_item (bank, i);

      if (exam_item_get_kind (item) == EXAM_ITEM_SINGLE_CHOICE)
        counts[exam_item_get_n_options (item)]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[usual])
      usual = i;
  return usual;
}

static gsize
measure (const ExamItem *item,
         guint           option)
{
  g_autofree char *plain = exam_text_dup_plain (exam_option_get_text (exam_item_get_option (item, option)));

  return (gsize) g_utf8_strlen (plain, -1);
}

static void
count_item (Balance        *balance,
            const ExamItem *item)
{
  guint key = 0;
  gboolean longest = TRUE;

  for (guint i = 0; i < balance->n_options; i++)
    if (exam_option_is_key (exam_item_get_option (item, i)))
      key = i;
  for (guint i = 0; i < balance->n_options; i++)
    longest &= i == key || measure (item, key) > measure (item, i);

  balance->n_items++;
  balance->keys[key]++;
  balance->n_longest += longest;
}

static gboolean
is_off (const Balance *balance,
        guint          count,
        double         low,
        double         high)
{
  double even = 1.0 / balance->n_options;
  double share = (double) count / balance->n_items;
  double deviation = sqrt (even * (1 - even) / balance->n_items);

  return (share < low || share > high) && fabs (share - even) > DEVIATIONS * deviation;
}

static void
check_positions (ExamChecker   *self,
                 const Balance *balance)
{
  double even = 1.0 / balance->n_options;
  g_autoptr (GString) shares = g_string_new (NULL);
  gboolean off = FALSE;

  for (guint i = 0; i < balance->n_options; i++)
    {
      off |= is_off (balance, balance->keys[i], even * (1 - POSITION_TOLERANCE), even * (1 + POSITION_TOLERANCE));
      g_string_append_printf (shares, "%s%c %.0f %%", i > 0 ? ", " : "", 'A' + i,
                              100.0 * balance->keys[i] / balance->n_items);
    }

  if (off)
    exam_checker_report (self, EXAM_CHECK_KEY_POSITION, NULL,
                         /* Translators: a list such as "A 40 %, B 20 %, C 20 %, D 20 %" */
                         _("the keys stand at %s; move some, so that each letter has about %.0f %%"), shares->str, 100 * even);
}

static void
check_lengths (ExamChecker   *self,
               const Balance *balance)
{
  double even = 1.0 / balance->n_options;

  if (is_off (balance, balance->n_longest, 0, even * (1 + LENGTH_TOLERANCE)))
    exam_checker_report (self, EXAM_CHECK_KEY_LENGTH, NULL,
                         _("the key is the longest option in %.0f %% of the items, where chance makes %.0f %%; shorten keys or "
                           "lengthen distractors"),
                         100.0 * balance->n_longest / balance->n_items, 100 * even);
}

/** Looks whether keys can be told by their place or their length. */
void
exam_checker_check_balance (ExamChecker *self)
{
  Balance balance = { .n_options = find_usual_number (self->bank) };

  for (guint i = 0; i < exam_bank_get_n_items (self->bank); i++)
    {
      const ExamItem *item = exam_bank_get_item (self->bank, i);

      if (exam_item_get_kind (item) == EXAM_ITEM_SINGLE_CHOICE && exam_item_get_n_options (item) == balance.n_options)
        count_item (&balance, item);
    }

  if (balance.n_items < MIN_ITEMS)
    return;
  check_positions (self, &balance);
  check_lengths (self, &balance);
}
