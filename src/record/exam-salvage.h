/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-database.h"

G_BEGIN_DECLS

char    *exam_salvage_set_aside (const char *path,
                                 gint64      wall_time,
                                 GError    **error);
gboolean exam_salvage_copy (ExamDatabase *to,
                            const char   *from_path,
                            GError      **error);
gboolean exam_salvage_clean (ExamDatabase *database,
                             gboolean      orphans,
                             GError      **error);

G_END_DECLS
