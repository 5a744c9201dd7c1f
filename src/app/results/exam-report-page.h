/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shared/exam-context.h"
#include "record/exam-stored-sitting.h"

G_BEGIN_DECLS

#define EXAM_TYPE_REPORT_PAGE (exam_report_page_get_type ())
G_DECLARE_FINAL_TYPE (ExamReportPage, exam_report_page, EXAM, REPORT_PAGE, GtkWidget)

void exam_report_page_set_context (ExamReportPage *self,
                                   ExamContext    *context);
void exam_report_page_take_sitting (ExamReportPage    *self,
                                    ExamStoredSitting *sitting);
void exam_report_page_open_item (ExamReportPage *self,
                                 guint           position);

G_END_DECLS
