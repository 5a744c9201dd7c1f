/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-random.h"

struct _ExamRandom
{
  GRand *rand;  /* (owned) */
};

/**
 * exam_random_new:
 * @seed: any number
 *
 * Stands on the Mersenne Twister of GLib, seeded by init_by_array as its authors published it. Of GRand only
 * g_rand_int() is used: how it makes ranges has changed before.
 */
ExamRandom *
exam_random_new (guint64 seed)
{
  const guint32 halves[] = { (guint32) (seed >> 32), (guint32) seed };
  ExamRandom *self = g_new (ExamRandom, 1);

  self->rand = g_rand_new_with_seed_array (halves, G_N_ELEMENTS (halves));
  return self;
}

void
exam_random_free (ExamRandom *self)
{
  g_return_if_fail (self != NULL);
  g_rand_free (self->rand);
  g_free (self);
}

/** Returns: a number from 0 to @limit - 1, each as likely as the others */
guint
exam_random_below (ExamRandom *self,
                   guint       limit)
{
  guint32 fair, number;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (limit > 0, 0);

  /* The largest multiple of limit: what lies above would favour small results. */
  fair = (guint32) (G_GUINT64_CONSTANT (0x100000000) / limit * limit - 1);
  do
    number = g_rand_int (self->rand);
  while (number > fair);

  return number % limit;
}

/** Puts @array into an order of which each is equally likely (Fisher and Yates). */
void
exam_random_shuffle (ExamRandom *self,
                     gpointer   *array,
                     guint       length)
{
  for (guint i = length; i > 1; i--)
    {
      guint j = exam_random_below (self, i);
      gpointer kept = array[i - 1];

      array[i - 1] = array[j];
      array[j] = kept;
    }
}

/** Returns: a seed that no one can foresee; at most 53 bits, so that it survives JSON and spreadsheets */
guint64
exam_random_make_seed (void)
{
  return (((guint64) g_random_int () << 32) | g_random_int ()) & G_GUINT64_CONSTANT (0x1FFFFFFFFFFFFF);
}
