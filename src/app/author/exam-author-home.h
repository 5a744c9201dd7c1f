/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/shared/exam-context.h"

G_BEGIN_DECLS

#define EXAM_TYPE_AUTHOR_HOME (exam_author_home_get_type ())
G_DECLARE_FINAL_TYPE (ExamAuthorHome, exam_author_home, EXAM, AUTHOR_HOME, GtkWidget)

void exam_author_home_set_context (ExamAuthorHome *self,
                                   ExamContext    *context);

G_END_DECLS
