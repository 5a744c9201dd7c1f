/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-bank-statistics.h"
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

static gboolean
is_off (const ExamBankStatistics *balance,
        guint                     count,
        double                    low,
        double                    high)
{
  double even = 1.0 / balance->n_options;
  double share = (double) count / balance->n_single;
  double deviation = sqrt (even * (1 - even) / balance->n_single);

  return (share < low || share > high) && fabs (share - even) > DEVIATIONS * deviation;
}

static void
check_positions (ExamChecker              *self,
                 const ExamBankStatistics *balance)
{
  double even = 1.0 / balance->n_options;
  g_autoptr (GString) shares = g_string_new (NULL);
  gboolean off = FALSE;

  for (guint i = 0; i < balance->n_options; i++)
    {
      off |= is_off (balance, balance->keys[i], even * (1 - POSITION_TOLERANCE), even * (1 + POSITION_TOLERANCE));
      g_string_append_printf (shares, "%s%c %.0f %%", i > 0 ? ", " : "", 'A' + i,
                              100.0 * balance->keys[i] / balance->n_single);
    }

  if (off)
    exam_checker_report (self, EXAM_CHECK_KEY_POSITION, NULL,
                         /* Translators: a list such as "A 40 %, B 20 %, C 20 %, D 20 %" */
                         _("the keys stand at %s; move some, so that each letter has about %.0f %%"), shares->str, 100 * even);
}

static void
check_lengths (ExamChecker              *self,
               const ExamBankStatistics *balance)
{
  double even = 1.0 / balance->n_options;

  if (is_off (balance, balance->n_longest, 0, even * (1 + LENGTH_TOLERANCE)))
    exam_checker_report (self, EXAM_CHECK_KEY_LENGTH, NULL,
                         _("the key is the longest option in %.0f %% of the items, where chance makes %.0f %%; shorten keys or "
                           "lengthen distractors"),
                         100.0 * balance->n_longest / balance->n_single, 100 * even);
}

/** Looks whether keys can be told by their place or their length. */
void
exam_checker_check_balance (ExamChecker *self)
{
  g_autoptr (ExamBankStatistics) balance = exam_bank_statistics_new_of_keys (self->bank);

  if (balance->n_single < MIN_ITEMS)
    return;
  check_positions (self, balance);
  check_lengths (self, balance);
}
