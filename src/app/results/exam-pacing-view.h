/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "record/exam-stored-sitting.h"

G_BEGIN_DECLS

#define EXAM_TYPE_PACING_VIEW (exam_pacing_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamPacingView, exam_pacing_view, EXAM, PACING_VIEW, GtkWidget)

gboolean exam_pacing_view_show (ExamPacingView          *self,
                                const ExamStoredSitting *sitting,
                                const ExamTranscript    *transcript);
void     exam_pacing_view_focus (ExamPacingView *self,
                                 guint           position);

G_END_DECLS
