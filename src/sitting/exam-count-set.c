/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-count-set.h"

#define WORD_BITS 64u

/** Returns: how many words a set needs for the numbers from 0 to @limit */
guint
exam_count_set_get_n_words (guint limit)
{
  return limit / WORD_BITS + 1;
}

gboolean
exam_count_set_contains (const guint64 *set,
                         guint          number)
{
  return (set[number / WORD_BITS] >> number % WORD_BITS & 1) != 0;
}

/** Adds the numbers from @first to @last. */
void
exam_count_set_add_range (guint64 *set,
                          guint    first,
                          guint    last)
{
  for (guint number = first; number <= last; number++)
    set[number / WORD_BITS] |= G_GUINT64_CONSTANT (1) << number % WORD_BITS;
}

/* The word at @index of @set, all of which is moved up by @distance. */
static guint64
get_shifted_word (const guint64 *set,
                  guint          index,
                  guint          distance)
{
  guint words = distance / WORD_BITS, bits = distance % WORD_BITS;
  guint64 word;

  if (index < words)
    return 0;

  word = set[index - words] << bits;
  if (bits > 0 && index > words)
    word |= set[index - words - 1] >> (WORD_BITS - bits);
  return word;
}

/**
 * exam_count_set_add_shifted:
 * @set: a set
 * @other: another one with the same limit, or the same one
 * @distance: what is added to each number of @other
 * @limit: the largest number of both; what would be larger is dropped
 *
 * Returns: whether @set has become larger
 */
gboolean
exam_count_set_add_shifted (guint64       *set,
                            const guint64 *other,
                            guint          distance,
                            guint          limit)
{
  guint last = limit / WORD_BITS;
  guint64 added = 0;

  /* From the top, so that a set can be added to itself: what is read lies at or below what is written. */
  for (guint i = last + 1; i-- > distance / WORD_BITS;)
    {
      guint64 word = get_shifted_word (other, i, distance);

      if (i == last)
        word &= G_MAXUINT64 >> (WORD_BITS - 1 - limit % WORD_BITS);
      added |= word & ~set[i];
      set[i] |= word;
    }

  return added != 0;
}

/** Returns: whether there is a number from @from to @to in @set; @number becomes the smallest */
gboolean
exam_count_set_find_first (const guint64 *set,
                           guint          from,
                           guint          to,
                           guint         *number)
{
  for (guint i = from / WORD_BITS; from <= to && i <= to / WORD_BITS; i++)
    {
      guint64 word = i == from / WORD_BITS ? set[i] & G_MAXUINT64 << from % WORD_BITS : set[i];

      if (word == 0)
        continue;

      *number = i * WORD_BITS + (guint) __builtin_ctzll (word);
      return *number <= to;
    }

  return FALSE;
}

/** Returns: whether there is a number from @from to @to in @set; @number becomes the largest */
gboolean
exam_count_set_find_last (const guint64 *set,
                          guint          from,
                          guint          to,
                          guint         *number)
{
  for (guint i = to / WORD_BITS + 1; from <= to && i-- > from / WORD_BITS;)
    {
      guint64 word = i == to / WORD_BITS ? set[i] & G_MAXUINT64 >> (WORD_BITS - 1 - to % WORD_BITS) : set[i];

      if (word == 0)
        continue;

      *number = i * WORD_BITS + (WORD_BITS - 1 - (guint) __builtin_clzll (word));
      return *number >= from;
    }

  return FALSE;
}

/** Returns: whether all numbers from @from to @to are in @set */
gboolean
exam_count_set_has_range (const guint64 *set,
                          guint          from,
                          guint          to)
{
  for (guint i = from / WORD_BITS; from <= to && i <= to / WORD_BITS; i++)
    {
      guint64 mask = G_MAXUINT64;

      if (i == from / WORD_BITS)
        mask &= G_MAXUINT64 << from % WORD_BITS;
      if (i == to / WORD_BITS)
        mask &= G_MAXUINT64 >> (WORD_BITS - 1 - to % WORD_BITS);
      if ((set[i] & mask) != mask)
        return FALSE;
    }

  return TRUE;
}
