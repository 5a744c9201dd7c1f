/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define EXAM_TYPE_SOURCE_SEARCH (exam_source_search_get_type ())
G_DECLARE_FINAL_TYPE (ExamSourceSearch, exam_source_search, EXAM, SOURCE_SEARCH, GtkWidget)

void exam_source_search_set_view (ExamSourceSearch *self,
                                  GtkSourceView    *view);
void exam_source_search_find (ExamSourceSearch *self);
void exam_source_search_find_next (ExamSourceSearch *self);
void exam_source_search_find_previous (ExamSourceSearch *self);
void exam_source_search_go_to_line (ExamSourceSearch *self);

G_END_DECLS
