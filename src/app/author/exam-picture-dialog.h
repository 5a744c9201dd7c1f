/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EXAM_TYPE_PICTURE_DIALOG (exam_picture_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ExamPictureDialog, exam_picture_dialog, EXAM, PICTURE_DIALOG, AdwWindow)

GtkWidget *exam_picture_dialog_new (GtkWindow    *parent,
                                    GdkPaintable *picture);

G_END_DECLS
