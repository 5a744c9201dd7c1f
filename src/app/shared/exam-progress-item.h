/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-response.h"

G_BEGIN_DECLS

#define EXAM_TYPE_PROGRESS_ITEM (exam_progress_item_get_type ())
G_DECLARE_FINAL_TYPE (ExamProgressItem, exam_progress_item, EXAM, PROGRESS_ITEM, GObject)

ExamProgressItem *exam_progress_item_new (guint        position,
                                          ExamProgress progress,
                                          gboolean     flagged);

guint       exam_progress_item_get_position (ExamProgressItem *self);
gboolean    exam_progress_item_is_flagged (ExamProgressItem *self);
const char *exam_progress_item_get_state_name (ExamProgressItem *self);
const char *exam_progress_item_get_css_class (ExamProgressItem *self);

G_END_DECLS
