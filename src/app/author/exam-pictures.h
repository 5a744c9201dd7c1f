/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/author/exam-rich-editor.h"

G_BEGIN_DECLS

#define EXAM_TYPE_PICTURES (exam_pictures_get_type ())
G_DECLARE_FINAL_TYPE (ExamPictures, exam_pictures, EXAM, PICTURES, GObject)

ExamPictures *exam_pictures_new (void) G_GNUC_WARN_UNUSED_RESULT;

void exam_pictures_set_folder (ExamPictures *self,
                               const char   *folder);
void exam_pictures_serve (ExamPictures   *self,
                          ExamRichEditor *editor);

G_END_DECLS
