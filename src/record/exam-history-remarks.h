/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-database.h"

G_BEGIN_DECLS

gboolean exam_history_merge_remarks (ExamDatabase *ours,
                                     ExamDatabase *theirs,
                                     GError      **error);

char *exam_history_join_remarks (const char *newer,
                                 const char *older);

G_END_DECLS
