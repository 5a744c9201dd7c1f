/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/shared/exam-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_QUEUE_CARD (exam_queue_card_get_type ())
G_DECLARE_FINAL_TYPE (ExamQueueCard, exam_queue_card, EXAM, QUEUE_CARD, GtkWidget)

void exam_queue_card_set_context (ExamQueueCard *self,
                                  ExamContext   *context);
void exam_queue_card_set_records (ExamQueueCard *self,
                                  GPtrArray     *records);
void exam_queue_card_set_reviews (ExamQueueCard *self,
                                  GArray        *reviews);

G_END_DECLS
