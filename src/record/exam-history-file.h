/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-archive.h"

G_BEGIN_DECLS

/** Suffix of the files that histories are carried in, without the dot. */
#define EXAM_HISTORY_SUFFIX "mockingbird"

/**
 * ExamHistoryReport:
 * @n_added: sittings that were not here
 * @n_completed: sittings that were here unfinished, and went on in the file
 * @n_known: sittings that were here already; they stay as they are
 * @n_unreadable: sittings that this program cannot read; they are left out
 *
 * What an import has done.
 */
typedef struct {
  guint n_added;
  guint n_completed;
  guint n_known;
  guint n_unreadable;
} ExamHistoryReport;

gboolean exam_history_file_export (ExamArchive  *archive,
                                   const char   *path,
                                   GCancellable *cancellable,
                                   GError      **error);
gboolean exam_history_file_import (ExamArchive       *archive,
                                   const char        *path,
                                   gint64             wall_time,
                                   GCancellable      *cancellable,
                                   ExamHistoryReport *report,
                                   GError           **error);

char *exam_history_report_to_string (const ExamHistoryReport *self);

G_END_DECLS
