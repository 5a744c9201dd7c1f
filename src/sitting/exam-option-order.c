/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-option-order.h"

/**
 * exam_option_order_draw:
 * @item: an item
 * @random: where chance comes from
 * @order: (out caller-allocates): room for %EXAM_ITEM_MAX_OPTIONS; for each place, which option stands there
 *
 * Shuffles the options of an item, except the pinned ones; where the item says that they have an order, none is moved.
 */
void
exam_option_order_draw (const ExamItem *item,
                        ExamRandom     *random,
                        guint8         *order)
{
  guint free_places[EXAM_ITEM_MAX_OPTIONS];
  gpointer options[EXAM_ITEM_MAX_OPTIONS];
  guint n_free = 0;

  g_return_if_fail (item != NULL);
  g_return_if_fail (random != NULL);

  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    {
      order[i] = (guint8) i;
      if (!exam_item_is_shuffled (item) || exam_option_is_pinned (exam_item_get_option (item, i)))
        continue;

      free_places[n_free] = i;
      options[n_free++] = GUINT_TO_POINTER (i);
    }

  exam_random_shuffle (random, options, n_free);
  for (guint i = 0; i < n_free; i++)
    order[free_places[i]] = (guint8) GPOINTER_TO_UINT (options[i]);
}
