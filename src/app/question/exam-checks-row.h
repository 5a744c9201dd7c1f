/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EXAM_TYPE_CHECKS_ROW (exam_checks_row_get_type ())
G_DECLARE_FINAL_TYPE (ExamChecksRow, exam_checks_row, EXAM, CHECKS_ROW, AdwExpanderRow)

void exam_checks_row_clear (ExamChecksRow *self);
void exam_checks_row_add (ExamChecksRow *self,
                          const char    *id,
                          const char    *name,
                          gboolean       checked);

guint  exam_checks_row_get_n_choices (ExamChecksRow *self);
char **exam_checks_row_dup_checked (ExamChecksRow *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
