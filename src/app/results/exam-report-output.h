/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "paper/exam-report-paper.h"

G_BEGIN_DECLS

char    *exam_report_output_make_name (const ExamSittingRecord *record);
void     exam_report_output_save_async (const ExamStoredSitting *sitting,
                                        ExamReviewExtent         extent,
                                        const ExamPaper         *paper,
                                        const char              *path,
                                        GCancellable            *cancellable,
                                        GAsyncReadyCallback      callback,
                                        gpointer                 user_data);
gboolean exam_report_output_save_finish (GAsyncResult *result,
                                         GError      **error);

GtkPrintOperation *exam_report_output_new_print (const ExamStoredSitting *sitting,
                                                 ExamReviewExtent         extent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
