/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-database.h"

G_BEGIN_DECLS

gboolean      exam_history_check_magic (const char *file,
                                        const char *name,
                                        GError    **error);
ExamDatabase *exam_history_open_checked (const char   *file,
                                         const char   *name,
                                         GCancellable *cancellable,
                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
