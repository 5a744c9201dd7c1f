/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sitting/exam-confidence.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CONFIDENCE_BAR (exam_confidence_bar_get_type ())
G_DECLARE_FINAL_TYPE (ExamConfidenceBar, exam_confidence_bar, EXAM, CONFIDENCE_BAR, GtkWidget)

void exam_confidence_bar_set_confidence (ExamConfidenceBar *self,
                                         ExamConfidence     confidence);

G_END_DECLS
