/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sitting/exam-sitting.h"

G_BEGIN_DECLS

#define EXAM_TYPE_SITTING_HEADER (exam_sitting_header_get_type ())
G_DECLARE_FINAL_TYPE (ExamSittingHeader, exam_sitting_header, EXAM, SITTING_HEADER, GtkWidget)

void exam_sitting_header_set_sitting (ExamSittingHeader *self,
                                      ExamSitting       *sitting,
                                      const char        *candidate,
                                      GSettings         *settings);
void exam_sitting_header_update (ExamSittingHeader *self);
void exam_sitting_header_update_time (ExamSittingHeader *self);
void exam_sitting_header_alarm (ExamSittingHeader *self);

G_END_DECLS
