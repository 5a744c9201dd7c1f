/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_HIDEABLE (exam_hideable_get_type ())
G_DECLARE_FINAL_TYPE (ExamHideable, exam_hideable, EXAM, HIDEABLE, GtkButton)

void     exam_hideable_set_text (ExamHideable *self,
                                 const char   *text);
void     exam_hideable_set_description (ExamHideable *self,
                                        const char   *description);
void     exam_hideable_set_collapsed (ExamHideable *self,
                                      gboolean      collapsed);
gboolean exam_hideable_get_collapsed (ExamHideable *self);

G_END_DECLS
