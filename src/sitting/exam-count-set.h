/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A set of small numbers is an array of words with a bit for each number from 0 to a limit. It belongs to whoever needs
 * it, because searches keep thousands of them side by side.
 */

guint exam_count_set_get_n_words (guint limit);

void     exam_count_set_add_range (guint64 *set,
                                   guint    first,
                                   guint    last);
gboolean exam_count_set_add_shifted (guint64       *set,
                                     const guint64 *other,
                                     guint          distance,
                                     guint          limit);

gboolean exam_count_set_contains (const guint64 *set,
                                  guint          number);
gboolean exam_count_set_find_first (const guint64 *set,
                                    guint          from,
                                    guint          to,
                                    guint         *number);
gboolean exam_count_set_find_last (const guint64 *set,
                                   guint          from,
                                   guint          to,
                                   guint         *number);
gboolean exam_count_set_has_range (const guint64 *set,
                                   guint          from,
                                   guint          to);

G_END_DECLS
