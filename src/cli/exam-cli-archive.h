/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-paths.h"
#include "record/exam-archive.h"

G_BEGIN_DECLS

ExamArchive *exam_cli_open_archive (const ExamPaths *paths,
                                    GPtrArray      **records) G_GNUC_WARN_UNUSED_RESULT;

const ExamSittingRecord *exam_cli_find_ended (const GPtrArray *records,
                                              gint64           id);
gboolean                 exam_cli_parse_id (const char *text,
                                            gint64     *id);

G_END_DECLS
