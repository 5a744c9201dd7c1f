/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-history-file.h"

G_BEGIN_DECLS

gboolean exam_history_merge (ExamDatabase      *ours,
                             ExamDatabase      *theirs,
                             const char        *their_file,
                             GCancellable      *cancellable,
                             ExamHistoryReport *report,
                             GError           **error);

G_END_DECLS
