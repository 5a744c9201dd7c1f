/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "record/exam-code-article.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_ITEM (exam_code_item_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeItem, exam_code_item, EXAM, CODE_ITEM, GObject)

ExamCodeItem *exam_code_item_new (ExamCodeSystem       system,
                                  guint                year,
                                  const ExamCodePlace *place) G_GNUC_WARN_UNUSED_RESULT;

ExamCodeSystem exam_code_item_get_system (ExamCodeItem *self);
guint          exam_code_item_get_year (ExamCodeItem *self);
const char    *exam_code_item_get_id (ExamCodeItem *self);
const char    *exam_code_item_get_name (ExamCodeItem *self);
const char    *exam_code_item_get_title (ExamCodeItem *self);
gboolean       exam_code_item_is_heading (ExamCodeItem *self);
char          *exam_code_item_dup_accessible_name (ExamCodeItem *self) G_GNUC_WARN_UNUSED_RESULT;

const char *exam_code_kind_get_name (ExamCodeKind kind);
char       *exam_code_book_describe (ExamCodeSystem system,
                                     guint          year) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
