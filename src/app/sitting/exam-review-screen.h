/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sitting/exam-sitting.h"

G_BEGIN_DECLS

#define EXAM_TYPE_REVIEW_SCREEN (exam_review_screen_get_type ())
G_DECLARE_FINAL_TYPE (ExamReviewScreen, exam_review_screen, EXAM, REVIEW_SCREEN, GtkWidget)

void exam_review_screen_show (ExamReviewScreen *self,
                              ExamSitting      *sitting);

G_END_DECLS
