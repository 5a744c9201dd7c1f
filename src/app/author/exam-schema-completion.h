/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "app/author/exam-source-mirror.h"
#include "author/exam-bank-editor.h"
#include "bank/exam-format.h"

G_BEGIN_DECLS

#define EXAM_TYPE_SCHEMA_COMPLETION (exam_schema_completion_get_type ())
G_DECLARE_FINAL_TYPE (ExamSchemaCompletion, exam_schema_completion, EXAM, SCHEMA_COMPLETION, GObject)

ExamSchemaCompletion *exam_schema_completion_new (ExamSourceMirror *mirror) G_GNUC_WARN_UNUSED_RESULT;
void                  exam_schema_completion_set_editor (ExamSchemaCompletion *self,
                                                         ExamBankEditor       *editor);
void                  exam_schema_completion_set_format (ExamSchemaCompletion *self,
                                                         ExamFormat           *format);

G_END_DECLS
