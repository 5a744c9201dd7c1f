/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bank/exam-pool.h"
#include "record/exam-sitting-record.h"

G_BEGIN_DECLS

#define EXAM_TYPE_FORMAT_CARD (exam_format_card_get_type ())
G_DECLARE_FINAL_TYPE (ExamFormatCard, exam_format_card, EXAM, FORMAT_CARD, GtkWidget)

GtkWidget *exam_format_card_new (ExamFormat *format);

ExamFormat *exam_format_card_get_format (ExamFormatCard *self);
void        exam_format_card_set_pool (ExamFormatCard *self,
                                       const ExamPool *pool);
void        exam_format_card_set_records (ExamFormatCard *self,
                                          const GPtrArray *records);

G_END_DECLS
