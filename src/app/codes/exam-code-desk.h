/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codes/exam-code-checker.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_DESK (exam_code_desk_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeDesk, exam_code_desk, EXAM, CODE_DESK, GObject)

ExamCodeDesk *exam_code_desk_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

ExamCodeLookup exam_code_desk_get_lookup (ExamCodeDesk *self);
char          *exam_code_desk_dup_title (ExamCodeDesk *self,
                                         const char   *system,
                                         const char   *code);

G_END_DECLS
