/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_RECORD_SPLIT (exam_record_split_get_type ())
G_DECLARE_FINAL_TYPE (ExamRecordSplit, exam_record_split, EXAM, RECORD_SPLIT, GtkWidget)

G_END_DECLS
