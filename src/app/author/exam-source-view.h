/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "app/author/exam-source-mirror.h"

G_BEGIN_DECLS

#define EXAM_TYPE_SOURCE_VIEW (exam_source_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamSourceView, exam_source_view, EXAM, SOURCE_VIEW, GtkSourceView)

void exam_source_view_set_mirror (ExamSourceView   *self,
                                  ExamSourceMirror *mirror);

G_END_DECLS
