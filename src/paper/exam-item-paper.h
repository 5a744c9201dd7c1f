/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/exam-flow.h"
#include "sitting/exam-form.h"
#include "sitting/exam-response.h"

G_BEGIN_DECLS

gboolean exam_item_paper_add_record (ExamFlow       *flow,
                                     const ExamForm *form,
                                     guint           position,
                                     ExamCase       *shown,
                                     guint           last);
void     exam_item_paper_add_stem (ExamFlow       *flow,
                                   const ExamForm *form,
                                   guint           position);
void     exam_item_paper_add_options (ExamFlow       *flow,
                                      const ExamForm *form,
                                      guint           position);
void     exam_item_paper_add_answers (ExamFlow           *flow,
                                      const ExamForm     *form,
                                      guint               position,
                                      const ExamResponse *response);
void     exam_item_paper_add_reasons (ExamFlow       *flow,
                                      const ExamForm *form,
                                      guint           position);

G_END_DECLS
