/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shared/exam-context.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_SEARCH_VIEW (exam_code_search_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeSearchView, exam_code_search_view, EXAM, CODE_SEARCH_VIEW, GtkWidget)

void        exam_code_search_view_set_context (ExamCodeSearchView *self,
                                               ExamContext        *context,
                                               guint               systems);
void        exam_code_search_view_open (ExamCodeSearchView *self,
                                        ExamCodeSystem      system,
                                        guint               year,
                                        const char         *code);
void        exam_code_search_view_back (ExamCodeSearchView *self);
char       *exam_code_search_view_dup_code (ExamCodeSearchView *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
