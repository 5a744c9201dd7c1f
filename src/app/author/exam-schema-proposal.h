/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "author/exam-source-context.h"

G_BEGIN_DECLS

#define EXAM_TYPE_SCHEMA_PROPOSAL (exam_schema_proposal_get_type ())
G_DECLARE_FINAL_TYPE (ExamSchemaProposal, exam_schema_proposal, EXAM, SCHEMA_PROPOSAL, GObject)

ExamSchemaProposal   *exam_schema_proposal_new (const ExamSourceWord *word) G_GNUC_WARN_UNUSED_RESULT;
const ExamSourceWord *exam_schema_proposal_get_word (ExamSchemaProposal *self);

G_END_DECLS
