/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "author/exam-entry.h"

G_BEGIN_DECLS

gboolean exam_entry_order_find_up (GListModel *entries,
                                   ExamEntry  *entry,
                                   ExamEntry **parent,
                                   ExamEntry **before);
gboolean exam_entry_order_find_down (GListModel *entries,
                                     ExamEntry  *entry,
                                     ExamEntry **parent,
                                     ExamEntry **before);
gboolean exam_entry_order_find_drop (GListModel *entries,
                                     ExamEntry  *entry,
                                     ExamEntry  *target,
                                     gboolean    below,
                                     ExamEntry **parent,
                                     ExamEntry **before);
gboolean exam_entry_order_find_after (GListModel *entries,
                                      ExamEntry  *entry,
                                      ExamEntry **parent,
                                      ExamEntry **before);
guint    exam_entry_order_find (GListModel *entries,
                                ExamEntry  *entry);

G_END_DECLS
