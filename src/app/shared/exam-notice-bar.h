/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_NOTICE_BAR (exam_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (ExamNoticeBar, exam_notice_bar, EXAM, NOTICE_BAR, GtkWidget)

void exam_notice_bar_show (ExamNoticeBar *self,
                           const char    *message);
void exam_notice_bar_hide (ExamNoticeBar *self);

G_END_DECLS
