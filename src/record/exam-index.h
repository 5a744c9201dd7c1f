/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-item.h"
#include "record/exam-database.h"

G_BEGIN_DECLS

gboolean exam_index_add_item (ExamDatabase *database,
                              const char   *hash,
                              ExamItem     *item,
                              GError      **error);
gboolean exam_index_add_sitting (ExamDatabase *database,
                                 gint64        sitting_id,
                                 GError      **error);
gboolean exam_index_remove_deleted (ExamDatabase *database,
                                    GError      **error);
gboolean exam_index_rebuild (ExamDatabase *database,
                             GError      **error);

G_END_DECLS
